"""Where the name of a unit begins and ends, and how a row of names divides."""

import pytest

from giaoban.reading.tasks.units import divide_names, name_end, names_a_unit, unit_heading
from giaoban.reading.tasks.words import Wording, Words


def words_of(text: str) -> Words:
    return Wording(text).words(0, len(text))


def names(text: str) -> list[str]:
    """The units of the row of names that the text begins with."""
    words = words_of(text)
    assert names_a_unit(words, 0)
    return [text[a:b] for a, b in divide_names(words, 0, name_end(words, 0))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Văn phòng Đảng ủy chuẩn bị tài liệu", ["Văn phòng Đảng ủy"]),
        ("các chi bộ, đảng bộ bộ phận thực hiện", ["các chi bộ", "đảng bộ bộ phận"]),
        ("các sở, ban, ngành; UBND các xã, phường xây dựng", ["các sở, ban, ngành", "UBND các xã, phường"]),
        (
            "Sở Thông tin và Truyền thông và các cơ quan có liên quan hướng dẫn",
            ["Sở Thông tin và Truyền thông", "các cơ quan có liên quan"],
        ),
        ("Trạm Y tế, Trung tâm Y tế huyện, thị xã căn cứ kế hoạch", ["Trạm Y tế", "Trung tâm Y tế huyện, thị xã"]),
        ("các cơ sở Đoàn, Hội, Đội phát động phong trào", ["các cơ sở Đoàn, Hội, Đội"]),
        ("Tổ xây dựng kế hoạch có trách nhiệm báo cáo", ["Tổ xây dựng kế hoạch"]),
        ("Ban Chỉ đạo rà soát quy chế", ["Ban Chỉ đạo"]),
        ("các Tổ xây dựng báo cáo", ["các Tổ"]),
        ("Thủ trưởng các đơn vị trong ngành khẩn trương chỉ đạo", ["Thủ trưởng các đơn vị trong ngành"]),
        ("Văn phòng HĐND và UBND xã theo dõi", ["Văn phòng HĐND và UBND xã"]),
        ("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh kiểm tra", ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]),
        ("UBND xã (bộ phận một cửa) tiếp nhận", ["UBND xã"]),
        ("các các chi bộ thực hiện", ["các chi bộ"]),
        ("Công ty Cổ phần Công nghệ Minh Sơn bố trí cán bộ", ["Công ty Cổ phần Công nghệ Minh Sơn"]),
        ("100% các thôn phát động", ["100% các thôn"]),
        ("Các thôn có hộ bị thu hồi đất lập danh sách", ["Các thôn có hộ bị thu hồi đất"]),
        ("Những chi bộ có đảng viên đi làm xa báo cáo", ["Những chi bộ có đảng viên đi làm xa"]),
        ("Các đơn vị có liên quan được giao nhiệm vụ", ["Các đơn vị có liên quan"]),
        ("Các thôn có hộ nghèo phải rà soát", ["Các thôn có hộ nghèo"]),
        ("lực lượng dân quân phối hợp", ["lực lượng dân quân"]),
    ],
)
def test_row_of_names_divides_into_units(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức họp dân",
        "Hội nghị tổng kết",
        "Báo cáo kết quả",
        "các giải pháp trọng tâm",
        "Lãnh đạo phát triển đảng viên",
        "Lãnh đạo công tác dân vận",
        "lực lượng, phương tiện",
        "lực lượng",
        "",
    ],
)
def test_no_unit_begins_with(text: str) -> None:
    assert not names_a_unit(words_of(text), 0)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Các đơn vị:", ["Các đơn vị"]),
        ("Sở Kế hoạch và Đầu tư", ["Sở Kế hoạch và Đầu tư"]),
        ("Trách nhiệm của Văn phòng Đảng ủy", ["Văn phòng Đảng ủy"]),
        ("Đối với các thôn:", ["các thôn"]),
        ("Phòng Văn hóa - Xã hội; Trung tâm Văn hóa, Thông tin", ["Phòng Văn hóa - Xã hội", "Trung tâm Văn hóa, Thông tin"]),
        ("Công an xã (thường trực)", ["Công an xã"]),
        ("Các phòng ban tham gia đào tạo", ["Các phòng ban tham gia đào tạo"]),
        ("Các quy định đối với đại lý", []),
        ("Nội dung báo cáo", []),
        ("Công an xã phải chủ động tuần tra ban đêm và báo cáo.", []),
    ],
)
def test_heading_that_names_units_and_nothing_else(heading: str, expected: list[str]) -> None:
    assert [heading[a:b] for a, b in unit_heading(words_of(heading))] == expected


def test_word_without_accents_keeps_its_place() -> None:
    words = words_of("Tổ chức, thực hiện")
    assert (words.raw, words.bare) == (["tổ", "chức", "thực", "hiện"], ["to", "chuc", "thuc", "hien"])
    assert [words.text[words.start(i) : words.end(i)] for i in range(len(words))] == ["Tổ", "chức,", "thực", "hiện"]


def test_letter_that_grows_in_small_letters_moves_nothing() -> None:
    words = words_of("İ Văn phòng")
    assert [words.text[words.start(i) : words.end(i)] for i in range(len(words))] == ["İ", "Văn", "phòng"]

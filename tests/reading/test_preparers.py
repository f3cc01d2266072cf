from __future__ import annotations

import pytest

from giaoban.reading.meetings.preparers import matters_named, preparer_at_end, preparers_of_matters, split_units


def _units(text: str) -> list[str]:
    return [text[a:b] for a, b in split_units(text, 0, len(text))]


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("Văn phòng Đảng ủy", ["Văn phòng Đảng ủy"]),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
        ("do Ban Xây dựng Đảng và UBND xã", ["Ban Xây dựng Đảng", "UBND xã"]),
        ("Phòng Kinh tế, Công an xã; Văn phòng.", ["Phòng Kinh tế", "Công an xã", "Văn phòng"]),
        ("Văn phòng Đảng ủy chủ trì, phối hợp với UBND xã", ["Văn phòng Đảng ủy"]),
        ("; ;", []),
    ],
)
def test_units_of_a_row_of_names(words: str, units: list[str]) -> None:
    assert _units(words) == units


@pytest.mark.parametrize(
    ("matter", "title", "units"),
    [
        ("Báo cáo tháng (Văn phòng chuẩn bị).", "Báo cáo tháng", ["Văn phòng"]),
        ("Báo cáo tháng (giao Văn phòng trình bày)", "Báo cáo tháng", ["Văn phòng"]),
        ("Báo cáo tháng. Cơ quan chuẩn bị: Văn phòng.", "Báo cáo tháng.", ["Văn phòng"]),
        ("Kết quả giám sát - Ủy ban Kiểm tra Đảng ủy chuẩn bị.", "Kết quả giám sát", ["Ủy ban Kiểm tra Đảng ủy"]),
        ("Kế hoạch, do Phòng Kinh tế trình bày", "Kế hoạch", ["Phòng Kinh tế"]),
        ("Công tác cán bộ (Ban Xây dựng Đảng).", "Công tác cán bộ", ["Ban Xây dựng Đảng"]),
    ],
)
def test_preparer_at_the_end_of_a_matter(matter: str, title: str, units: list[str]) -> None:
    found = preparer_at_end(matter, 0, len(matter))
    assert found is not None
    assert (matter[: found[0]], [matter[a:b] for a, b in found[1]]) == (title, units)


@pytest.mark.parametrize("matter", ["Phương án chữa cháy (lần 2).", "(Văn phòng chuẩn bị)", "Công tác nhân sự (Ban hành mới)."])
def test_preparer_none_where_a_matter_names_none(matter: str) -> None:
    assert preparer_at_end(matter, 0, len(matter)) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("(Văn phòng chuẩn bị)", [([], ["Văn phòng"])]),
        ("Văn phòng Đảng ủy chuẩn bị.", [([], ["Văn phòng Đảng ủy"])]),
        ("Chuẩn bị: Văn phòng Đảng ủy", [([], ["Văn phòng Đảng ủy"])]),
        ("(Ban Xây dựng Đảng chuẩn bị nội dung 3-5).", [(["3", "4", "5"], ["Ban Xây dựng Đảng"])]),
        ("Nội dung 1, 2: Văn phòng; nội dung 3: UBND xã", [(["1", "2"], ["Văn phòng"]), (["3"], ["UBND xã"])]),
        ("Nội dung 1.1, 1.2 do Văn phòng chuẩn bị", [(["1.1", "1.2"], ["Văn phòng"])]),
    ],
)
def test_line_that_tells_who_prepares_which_matters(line: str, told: list[tuple[list[str], list[str]]]) -> None:
    found = preparers_of_matters(line, 0, len(line))
    assert [(sorted(numbers), [line[a:b] for a, b in units]) for numbers, units in found] == told


@pytest.mark.parametrize(
    "line",
    ["Văn phòng chuẩn bị tài liệu, bố trí phòng họp.", "Báo cáo kết quả tháng 11.", "Các đồng chí chuẩn bị ý kiến; đi đúng giờ.", "()"],
)
def test_line_that_tells_more_names_no_preparer(line: str) -> None:
    assert preparers_of_matters(line, 0, len(line)) == []


def test_matters_named_singly_and_by_ranges() -> None:
    assert sorted(matters_named("1, (3)-(5) và 7")) == ["1", "3", "4", "5", "7"]

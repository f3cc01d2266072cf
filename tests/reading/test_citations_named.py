"""Papers cited by name, provisions, relations, nesting, short forms, mistakes."""

from datetime import date

import pytest

from giaoban.reading.citations import citation_findings, cite_line
from giaoban.reading.model import Relation


def names(line: str) -> list[str | None]:
    return [citation.name for citation in cite_line(line)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Luật Đất đai 2013", "L"),
        ("Luật Đất đai năm 2024", "L"),
        ("Luật Giáo dục", "L"),
        ("Luật Giáo dục nghề nghiệp", "L"),
        ("Luật Thi đua, khen thưởng", "L"),
        ("Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20 tháng 11 năm 2015", "L"),
        ("Luật tổ chức HĐND và UBND ngày 26/11/2003", "L"),
        ("Luật Nếp sống Thôn xóm", "L"),
        ("Bộ luật Dân sự", "BL"),
        ("Pháp lệnh Phí và lệ phí năm 2001", "PL"),
        ("Hiến pháp năm 2013", "HP"),
        ("Hiến pháp 1992 (sửa đổi)", "HP"),
        ("Điều lệ Đảng Cộng sản Việt Nam", "ĐL"),
        ("TCVN ISO 9001: 2015", None),
        ("Nghị quyết Đại hội XXII của Đảng bộ huyện, nhiệm kỳ 2020 - 2025", "NQ"),
        ("Nghị quyết Trung ương 4 (khóa XII)", "NQ"),
        ("Đề án sắp xếp các trường học xã Minh Sơn", "ĐA"),
        ("Quy chế làm việc của Ban Chấp hành Đảng bộ xã", "QC"),
        ("Dự thảo Quy chế dân chủ của xã Minh Sơn", "QC"),
        ("Quyết định thành lập Đoàn kiểm tra", "QĐ"),
        ("Quyết định của Chủ tịch UBND tỉnh về cấp thẻ bảo hiểm", "QĐ"),
        ("Chỉ thị số     -CT/ĐU ngày   /12/2023", "CT"),
    ],
)
def test_paper_cited_by_name_is_found(words: str, kind: str | None) -> None:
    (citation,) = cite_line(f"Tổ chức thực hiện {words}; giao Văn phòng theo dõi.")
    assert (citation.name, citation.type, citation.number) == (" ".join(words.split()), kind, None)


def test_name_of_a_law_ends_before_what_it_is_about() -> None:
    assert names("theo Luật Thương mại về hoạt động mua bán và Luật Hôn nhân và gia đình và các văn bản hướng dẫn") == [
        "Luật Thương mại",
        "Luật Hôn nhân và gia đình",
    ]


def test_programme_that_carries_out_a_numbered_paper_has_both() -> None:
    programme, resolution = cite_line("thực hiện Chương trình hành động thực hiện Nghị quyết số 29-NQ/TW")
    assert (programme.name, resolution.number) == ("Chương trình hành động thực hiện Nghị quyết số 29-NQ/TW", "29-NQ/TW")


def test_law_with_number_has_no_name() -> None:
    (citation,) = cite_line("Căn cứ Luật Tiếp công dân số 42/2013/QH13 ngày 25/11/2013 của Quốc hội;")
    assert (citation.type, citation.number, citation.name) == ("L", "42/2013/QH13", None)
    assert (citation.date, citation.issuer) == (date(2013, 11, 25), "Quốc hội")


def test_law_that_amends_holds_the_law_amended() -> None:
    outer, inner = cite_line("Luật sửa đổi, bổ sung một số điều của Luật Đấu thầu năm 2025")
    assert (outer.name, inner.name, inner.relation, inner.inside) == (outer.text, "Luật Đấu thầu", "amends", 0)
    (many,) = cite_line("Luật sửa đổi, bổ sung một số điều của các luật liên quan đến xây dựng ngày 19/6/2009")
    assert many.date == date(2009, 6, 19)


def test_ordinance_known_by_what_it_is_about_is_found() -> None:
    assert names("Căn cứ Pháp lệnh về nhiệm vụ của trưởng thôn ngày 03/7/1996;") == ["Pháp lệnh về nhiệm vụ của trưởng thôn ngày 03/7/1996"]


@pytest.mark.parametrize(
    "provision",
    [
        "Điều 5",
        "khoản 2 Điều 5",
        "khoản 2, Điều 5",
        "điểm a khoản 2 Điều 5",
        "điểm a, b khoản 1 và khoản 3 Điều 12",
        "Điều 4, 5 và 7",
        "điểm đ khoản 1 Điều 24 Tiểu mục 1 Mục 1 Chương III",
        "Phụ lục II",
        "Điểm 10.3, tiết c",
    ],
)
def test_provision_is_read_before_the_paper(provision: str) -> None:
    for joint in (" ", " của ", ", "):
        line = f"{provision}{joint}Nghị quyết số 35/2023/NQ-HĐND"
        (citation,) = cite_line(line)
        assert (citation.provision, citation.text) == (provision, "Nghị quyết số 35/2023/NQ-HĐND")


def test_provision_further_away_is_not_the_paper_s() -> None:
    assert cite_line("theo khoản 2 Điều này và Nghị định số 30/2020/NĐ-CP")[0].provision is None


@pytest.mark.parametrize(
    ("before", "relation"),
    [
        ("Thực hiện", "implements"),
        ("Tiếp tục quán triệt, triển khai", "implements"),
        ("Căn cứ", "pursuant-to"),
        ("báo cáo theo", "pursuant-to"),
        ("sửa đổi, bổ sung", "amends"),
        ("thay thế", "replaces"),
        ("bãi bỏ khoản 2 Điều 5 tại", "repeals"),
        ("sơ kết 02 năm thực hiện", "reviews"),
        ("ban hành kèm theo", "attached-to"),
        ("được sửa đổi bởi", None),
        ("Thực hiện nhiệm vụ. Gửi", None),
    ],
)
def test_relation_is_what_the_words_before_say(before: str, relation: Relation | None) -> None:
    assert cite_line(f"{before} Quy định số 12-QĐ/ĐU")[0].relation == relation


def test_paper_in_a_title_is_inside() -> None:
    outer, inner, after = cite_line(
        "Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị “Về học tập”; "
        "Kế hoạch số 12-KH/ĐU"
    )
    assert (outer.inside, inner.inside, after.inside) == (None, 0, None)
    assert (inner.relation, inner.date, inner.title) == ("implements", None, "“Về học tập”")


def test_next_paper_of_a_row_is_not_inside_the_title() -> None:
    first, second = cite_line("Quyết định số 12/QĐ-UBND ngày 01/02/2023 của UBND xã về kiện toàn tổ và Kế hoạch số 13/KH-UBND về tập huấn")
    assert (first.title, second.inside) == ("về kiện toàn tổ", None)


def test_short_form_points_at_what_it_repeats() -> None:
    citations = cite_line(
        "Thực hiện Quy định số 1240-QĐ/HU ngày 13/3/2023 của Ban Thường vụ Huyện ủy; theo Quy định số 1240-QĐ/HU, "
        "Quy định 1240 và Quy định nêu trên; Chỉ thị trên đã hết hạn"
    )
    assert [(c.text, c.refers_to) for c in citations[1:]] == [("Quy định số 1240-QĐ/HU", 0), ("Quy định 1240", 0), ("Quy định nêu trên", 0)]


def test_issuer_and_symbol_of_different_levels_are_reported() -> None:
    citations = cite_line(
        "Kế hoạch số 85-KH/TU ngày 09/3/2023 của Ban Thường vụ Huyện ủy và Nghị quyết số 23-NQ/TU của Ban Chấp hành Đảng bộ tỉnh"
    )
    (finding,) = citation_findings(citations)
    assert (finding.code, finding.span) == ("issuer-and-symbol-disagree", citations[0].span)
    assert finding.message == "Ký hiệu 85-KH/TU không khớp với cơ quan ban hành Ban Thường vụ Huyện ủy (thường dùng HU): cần xác minh."


@pytest.mark.parametrize(
    "line",
    [
        "Chỉ thị số 05-CT/TW của Bộ Chính trị",
        "Quyết định số 15/QĐ-UBND của Chủ tịch UBND xã Minh Sơn",
        "Hướng dẫn số 38-HD/BTCTW của Ban Tổ chức Trung ương",
        "Nghị quyết số 12-NQ/ĐU của Đảng uỷ xã Minh Sơn",
        "Kế hoạch số 12-KH/TU",
        "Kế hoạch số 12-KH/TU của Trường Tiểu học Minh Sơn",
    ],
)
def test_issuer_and_symbol_that_agree_or_cannot_be_judged_are_not_reported(line: str) -> None:
    assert citation_findings(cite_line(line)) == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Thực hiện Đề án 06", ["Đề án 06"]),
        ("Báo cáo 10 năm thực hiện Đề án 1816, gửi UBND xã Minh Sơn", ["Đề án 1816"]),
        ("Xã Minh Sơn có 12 hộ thuộc Đề án 1816 người", []),
        (
            "Thành lập Ban quản lý Chương trình mục tiêu Y tế - Dân số giai đoạn 2016 - 2020 trên địa bàn xã Minh Sơn",
            ["Chương trình mục tiêu Y tế - Dân số giai đoạn 2016 - 2020"],
        ),
        (
            "Thực hiện Nghị quyết giao ban tháng 3/2023 ngày 19 tháng 3 năm 2023 về trụ sở xã Minh Sơn",
            ["Nghị quyết giao ban tháng 3/2023 ngày 19 tháng 3 năm 2023"],
        ),
        (
            "Quán triệt Nghị quyết Đại hội XIV của Đảng và Nghị quyết Đại hội Đảng bộ xã Minh Sơn lần thứ XXI đến cán bộ",
            ["Nghị quyết Đại hội XIV của Đảng", "Nghị quyết Đại hội Đảng bộ xã Minh Sơn lần thứ XXI"],
        ),
    ],
)
def test_papers_that_go_by_a_name_of_their_own(line: str, named: list[str]) -> None:
    assert names(line) == named


@pytest.mark.parametrize("about", ["vệ", "vẻ", "vẽ", "vê", "về"])
def test_issuer_ends_before_a_scanned_about(about: str) -> None:
    (cited,) = cite_line(f"Quyết định số 12/QĐ-SYT ngày 10/5/2023 của Chi cục Bảo vệ thực vật {about} việc phun thuốc ở xã Minh Sơn")
    assert (cited.issuer, cited.title) == ("Chi cục Bảo vệ thực vật", f"{about} việc phun thuốc ở xã Minh Sơn")


@pytest.mark.parametrize(("year", "day"), [(1900, date(1900, 5, 10)), (2100, date(2100, 5, 10)), (1899, None), (2101, None), (1017, None)])
def test_years_out_of_reach_give_no_day(year: int, day: date | None) -> None:
    (cited,) = cite_line(f"Quyết định số 12/QĐ-UBND ngày 10 tháng 5 năm {year} của UBND xã Minh Sơn")
    assert cited.date == day

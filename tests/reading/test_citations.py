"""Cited papers: numbers, kinds, dates, issuers, titles, rows."""

from datetime import date

import pytest

from giaoban.reading.citations import cite_line, find_citations
from giaoban.reading.model import Citation
from giaoban.reading.text import Flow, fold


def one(line: str) -> Citation:
    (citation,) = cite_line(line)
    return citation


def core(line: str, citation: Citation) -> str:
    return line[citation.core[0] : citation.core[1]]


def test_full_party_citation_is_read_whole() -> None:
    line = "Thực hiện Chỉ thị số 17-CT/TU ngày 27/02/2020 của Ban Thường vụ Tỉnh ủy về thu gom rác thải; các thôn báo cáo."
    citation = one(line)
    assert citation.text == "Chỉ thị số 17-CT/TU ngày 27/02/2020 của Ban Thường vụ Tỉnh ủy"
    assert core(line, citation) == "Chỉ thị số 17-CT/TU ngày 27/02/2020"
    assert (citation.type, citation.number, citation.date) == ("CT", "17-CT/TU", date(2020, 2, 27))
    assert (citation.issuer, citation.title) == ("Ban Thường vụ Tỉnh ủy", "về thu gom rác thải")
    assert (citation.relation, citation.name, citation.inside, citation.refers_to) == ("implements", None, None, None)


def test_full_state_citation_has_its_long_date() -> None:
    citation = one("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;")
    assert (citation.type, citation.number, citation.date) == ("NĐ", "30/2020/NĐ-CP", date(2020, 3, 5))
    assert (citation.issuer, citation.title, citation.relation) == ("Chính phủ", "về công tác văn thư", "pursuant-to")


@pytest.mark.parametrize(
    ("words", "number", "kind"),
    [
        ("Kế hoạch số 85-KH/ĐU", "85-KH/ĐU", "KH"),
        ("Kế hoạch số 85- KH/ĐU", "85-KH/ĐU", "KH"),
        ("Kế hoạch số 85 - KH/ĐU", "85-KH/ĐU", "KH"),
        ("Quyết định số 15/QĐ-UBND", "15/QĐ-UBND", "QĐ"),
        ("Báo cáo số 31/BC - UBND", "31/BC-UBND", "BC"),
        ("Quyết định số 15/2024/QĐ-UBND", "15/2024/QĐ-UBND", "QĐ"),
        ("Nghị quyết số 30c/NQ-CP", "30c/NQ-CP", "NQ"),
        ("Nghị quyết số 104/2025/UBTVQH15", "104/2025/UBTVQH15", "NQ"),
        ("Luật số 72/2025/QH15", "72/2025/QH15", "L"),
        ("Công văn số 05/UBND-VX", "05/UBND-VX", "CV"),
        ("Công văn số: 27 /SYT-NVY", "27/SYT-NVY", "CV"),
        ("Công văn số 184/SGD&ĐT-GDTH", "184/SGD&ĐT-GDTH", "CV"),
        ("Công văn số 7619-CV/BTCTW", "7619-CV/BTCTW", "CV"),
        ("Thông báo số 254/TB", "254/TB", "TB"),
        ("Nghị định số 41/CP", "41/CP", "NĐ"),
        ("Nghị định số 41-HĐBT", "41-HĐBT", "NĐ"),
        ("Thông tư số 43 TC/QLCS", "43TC/QLCS", "TTu"),
        ("Thông tư liên tịch số 06/2008/TTLT-BTTTT-BCA", "06/2008/TTLT-BTTTT-BCA", "TTLT"),
        ("Thông tri số 02-TT/ĐU", "02-TT/ĐU", "TT"),
        ("Quy định số 1240-QĐ/HU", "1240-QĐ/HU", "QyĐ"),
        ("Quyết định số 204-QĐ/TW", "204-QĐ/TW", "QĐ"),
        ("QĐ số:709/QĐ-UBND", "709/QĐ-UBND", "QĐ"),
        ("NĐ 30/2020/NĐ-CP", "30/2020/NĐ-CP", "NĐ"),
        ("TT 02-TT/ĐU", "02-TT/ĐU", "TT"),
        ("TT 22/2021/TT-BGDĐT", "22/2021/TT-BGDĐT", "TTu"),
        ("nghị quyết số 12-NQ/ĐU", "12-NQ/ĐU", "NQ"),
        ("Nghị quyết chuyên đề số 05-NQ/ĐU", "05-NQ/ĐU", "NQ"),
        ("Thông báo kết luận số 44-TB/ĐU", "44-TB/ĐU", "TB"),
        ("Văn bản số 12/UBND-VX", "12/UBND-VX", "CV"),
    ],
)
def test_symbol_and_kind_are_read(words: str, number: str, kind: str) -> None:
    citation = one(f"Các chi bộ thực hiện theo {words} đã gửi.")
    assert (citation.text, citation.number, citation.type) == (words, number, kind)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Côngvăn (số 18-CV/ĐU", "CV"),
        ("thực hiệnQuy định số 60-QĐ/ĐU", "QyĐ"),
        ("Quyêt định số 60/QĐ-UBND", "QĐ"),
        ("Cộng văn số 6/UBND-VX", "CV"),
    ],
)
def test_kind_is_read_from_damaged_words(words: str, kind: str) -> None:
    assert one(f"Xã Minh Sơn {words} nêu").type == kind


def test_symbol_torn_over_lines_is_one() -> None:
    source = "theo Chỉ thị số 19-\n\nCT/TU ngày 11/6/2020"
    torn = source.index("\n")
    flow = Flow(source, fold(source), [(0, torn), (torn + 2, len(source))], ["", ""])
    (citation,) = find_citations(flow)
    assert (citation.number, citation.date) == ("19-CT/TU", date(2020, 6, 11))
    assert (source[slice(*citation.span)], citation.text) == (source[5:], "Chỉ thị số 19- CT/TU ngày 11/6/2020")
    assert citation.evidence["number"] == (torn - 3, torn + 7)


@pytest.mark.parametrize(
    "when",
    [
        "ngày 08/8/2021",
        ", ngày 08/8/2021",
        "ngày 08 /8/2021",
        "ngày 8-8-2021",
        "(ngày 08/8/2021)",
        "ngày ngày 08 tháng 8 năm 2021",
        "ngày 08 tháng 8 năm.2021",
    ],
)
def test_date_is_read_after_the_number(when: str) -> None:
    assert one(f"Kết luận số 120-KL/TU {when} của Ban Thường vụ Tỉnh ủy").date == date(2021, 8, 8)


def test_date_after_the_issuer_belongs_to_the_core() -> None:
    line = "Nghị định số 77-CP của Hội đồng Chính phủ ngày 14/02/1977"
    citation = one(line)
    assert (citation.issuer, citation.date, core(line, citation)) == ("Hội đồng Chính phủ", date(1977, 2, 14), line)


def test_issuer_before_the_number_is_read() -> None:
    assert one("Căn cứ Nghị định của Chính phủ số 132/2008/NĐ-CP ngày 31/12/2008").issuer == "Chính phủ"
    assert one("Theo đề nghị của Phòng Kinh tế xã Minh Sơn tại Tờ trình số 12/TTr-KT").issuer == "Phòng Kinh tế xã Minh Sơn"


def test_date_before_the_number_is_read_where_the_sentence_begins_with_it() -> None:
    citation = one("- Ngày 31/8/2023, Ban Chấp hành Đảng bộ xã đã ban hành Thông tri số 02-TT/ĐU về triệu tập đại biểu")
    assert (citation.date, citation.issuer) == (date(2023, 8, 31), None)


def test_day_without_year_is_of_the_paper_s_year() -> None:
    line = "(Kế hoạch số 12-KH/ĐU ngày 13/4)"
    assert one(line).date is None
    (citation,) = find_citations(Flow.of_line(line), year=2023)
    assert citation.date == date(2023, 4, 13)


@pytest.mark.parametrize(
    ("tail", "issuer"),
    [
        ("của Bộ Chính trị (khóa XII) về đại hội", "Bộ Chính trị (khóa XII)"),
        ("của Ban Chấp hành Trung ương khóa XIII về tổ chức bộ máy", "Ban Chấp hành Trung ương khóa XIII"),
        (
            "của Ban Chỉ đạo Phòng, chống tội phạm và tệ nạn xã hội tỉnh về việc ra quân",
            "Ban Chỉ đạo Phòng, chống tội phạm và tệ nạn xã hội tỉnh",
        ),
        ("của Cục Quản lý khám, chữa bệnh - Bộ Y tế về báo cáo", "Cục Quản lý khám, chữa bệnh - Bộ Y tế"),
        ("của liên Bộ: Thông tin và Truyền thông - Công an về Internet", "liên Bộ: Thông tin và Truyền thông - Công an"),
        ("của Bộ trưởng Bộ Y tế Hướng dẫn thực hiện", "Bộ trưởng Bộ Y tế"),
        ("của UBND TP. Minh Hà về việc trực Tết", "UBND TP. Minh Hà"),
        ("của UBND xã Minh Sơn, các thôn nộp báo cáo", "UBND xã Minh Sơn"),
        ("của UBND xã Minh Sơn và các văn bản hướng dẫn", "UBND xã Minh Sơn"),
        ("của UBND xã Minh Sơn. Giao Văn phòng", "UBND xã Minh Sơn"),
        ("do UBND xã Minh Sơn ban hành", "UBND xã Minh Sơn"),
        ("của mình", None),
    ],
)
def test_issuer_ends_where_its_name_ends(tail: str, issuer: str | None) -> None:
    assert one(f"Thực hiện Công văn số 12/UBND-VX ngày 03/4/2023 {tail}").issuer == issuer


@pytest.mark.parametrize(
    ("tail", "title"),
    [
        ("về tuyên truyền bầu cử, đề nghị các thôn", "về tuyên truyền bầu cử"),
        ("v/v trực Tết. Các thôn", "v/v trực Tết"),
        ("“Về công tác dân vận”; giao", "“Về công tác dân vận”"),
        (
            "quy định chi tiết và hướng dẫn thi hành hương ước (sau đây gọi tắt là Quyết định 12)",
            "quy định chi tiết và hướng dẫn thi hành hương ước",
        ),
        ("về hồ sơ (mẫu A) hết hiệu lực kể từ nay", "về hồ sơ (mẫu A)"),
        ("về thu quỹ (đính kèm) gửi các thôn", "về thu quỹ"),
        ("có hiệu lực", None),
    ],
)
def test_title_ends_with_its_clause(tail: str, title: str | None) -> None:
    assert cite_line(f"Quyết định số 12/QĐ-UBND của UBND xã Minh Sơn {tail}")[0].title == title


def test_row_shares_issuer_and_keeps_own_dates() -> None:
    first, second = cite_line("theo Chỉ thị số 19-CT/TU ngày 11/6/2020 và Kết luận số 120-KL/TU ngày 08/8/2021 của Ban Thường vụ Tỉnh ủy")
    assert (first.issuer, second.issuer) == ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy")
    assert (first.date, second.date) == (date(2020, 6, 11), date(2021, 8, 8))
    assert first.text == "Chỉ thị số 19-CT/TU ngày 11/6/2020"
    assert (first.relation, second.relation) == ("pursuant-to", "pursuant-to")


def test_row_shares_date_of_papers_of_one_organ() -> None:
    first, second = cite_line("Công văn số 19/UBND-BCĐ và Kế hoạch số 20/KH-BCĐ, ngày 01/11/2023 của Ban Chỉ đạo xã")
    assert (first.date, first.issuer, second.date) == (date(2023, 11, 1), "Ban Chỉ đạo xã", date(2023, 11, 1))


def test_row_of_different_organs_shares_nothing() -> None:
    first, second = cite_line("Nghị định số 30/2020/NĐ-CP và Kế hoạch số 12/KH-UBND ngày 03/4/2023 của UBND xã Minh Sơn")
    assert (first.date, first.issuer) == (None, None)
    assert (second.date, second.issuer) == (date(2023, 4, 3), "UBND xã Minh Sơn")


def test_row_shares_kind_date_and_issuer() -> None:
    first, second = cite_line("các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương")
    assert [(c.type, c.date, c.issuer) for c in (first, second)] == [("NQ", date(2017, 10, 25), "Ban Chấp hành Trung ương")] * 2
    assert (first.text, second.text) == ("Nghị quyết số 18-NQ/TW", "19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương")


def test_list_under_one_issuer_shares_kind_and_issuer() -> None:
    citations = cite_line(
        "Thực hiện các Kế hoạch của UBND tỉnh: số 30/KH-UBND ngày 07/12/2023 về giao thông; số 32/KH-UBND ngày 10/12/2023 về đô thị."
    )
    assert [(c.type, c.number, c.issuer) for c in citations] == [("KH", "30/KH-UBND", "UBND tỉnh"), ("KH", "32/KH-UBND", "UBND tỉnh")]


@pytest.mark.parametrize(
    "line",
    [
        "giai đoạn 2021-2025, nhiệm kỳ 2020 - 2025, năm học 2022-2023",
        "(19/5/1890-19/5/2023), trực 24/7, ngày 2-9, quý II/2023, tốc độ 30 km/h",
        "Mẫu số 02/BC-VP, Biểu số 01/TH-UBND kèm theo",
        "Điều 3 Quyết định này; Kế hoạch này; theo quy định; nghị quyết đề ra",
        "1/Ban Thường vụ; 12/A; Covid-19/HN; phòng họp số 3 UBND xã",
        "Trên đây là Kế hoạch kiểm tra vệ sinh thực phẩm của xã Minh Sơn",
        "xây dựng Đề án sắp xếp trường lớp của xã Minh Sơn",
        "theo Kế hoạch của Ban Chỉ đạo xã",
        "Luật sư, Hội Luật gia, Luật này, pháp luật",
        "",
    ],
)
def test_what_is_no_citation_is_left_alone(line: str) -> None:
    assert cite_line(line) == []


def test_number_without_its_symbol_is_read() -> None:
    assert [(c.type, c.number) for c in cite_line("theo Kết luận 215, Nghị định số 59 và Nghị định 275/2025")] == [
        ("KL", "215"),
        ("NĐ", "59"),
        ("NĐ", "275/2025"),
    ]
    assert [(c.type, c.number) for c in cite_line("theo QĐ 28 của xã; lớp KL 12")] == [("QĐ", "28")]


def test_symbol_without_kind_has_no_type() -> None:
    assert [(c.type, c.number) for c in cite_line("xem 29-NQ/TW; số 12/UBND-VX")] == [(None, "29-NQ/TW"), (None, "12/UBND-VX")]


def test_small_words_before_a_bare_symbol_are_no_kind() -> None:
    assert one("làm theo quy định 30/2020/NĐ-CP").type is None


def test_range_is_kept_to() -> None:
    flow = Flow.of_line("Số 12-CV/ĐU, theo Chỉ thị số 05-CT/TW và Kết luận số 01-KL/TW")
    assert [c.number for c in find_citations(flow, 12, 40)] == ["05-CT/TW"]


def test_lines_of_a_table_cell_run_on() -> None:
    flow = Flow.of_line("theo Công\u2028văn số 12/UBND-VX ngày\u202803/4/2023 của UBND xã Minh Sơn\u2028Địa điểm: hội trường")
    (citation,) = find_citations(flow)
    assert (citation.type, citation.date, citation.issuer) == ("CV", date(2023, 4, 3), "UBND xã Minh Sơn")


def test_issuer_ends_before_where_the_sentence_goes_on() -> None:
    citation = one("Việc thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương ở một số chi bộ còn chậm.")
    assert citation.issuer == "Ban Chấp hành Trung ương"

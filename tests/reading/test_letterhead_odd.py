"""Letterheads that extraction, offices or web pages write in their own ways."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban.reading.layout import lay_out
from giaoban.reading.letterhead import read_letterhead
from giaoban.reading.model import Document
from giaoban.reading.text import clean

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "Căn cứ Luật Lâm nghiệp;\n1. Các thôn trồng cây.\n"


def read(text: str) -> Document:
    return read_letterhead(lay_out(clean(text)))


def test_letterhead_of_a_file_whose_columns_are_cells() -> None:
    left = "ĐẢNG BỘ TỈNH AN BÌNH\u2028ĐẢNG ỦY XÃ MINH SƠN\u2028*\u2028Số 187-CV/ĐU\u2028về việc báo cáo số liệu\u2028đảng viên năm 2026"
    right = "ĐẢNG CỘNG SẢN VIỆT NAM\u2028Minh Sơn, ngày 11 tháng 11 năm 2026"
    text = f"{left}\t{right}\n\nKính gửi: 28 chi bộ trực thuộc Đảng ủy xã\nThực hiện Kế hoạch số 12-KH/ĐU, đề nghị các chi bộ báo cáo.\n"
    document = read(text)
    assert (document.parent_body, document.issuing_body, document.number, document.place, document.date, document.subject) == (
        "ĐẢNG BỘ TỈNH AN BÌNH",
        "ĐẢNG ỦY XÃ MINH SƠN",
        "187-CV/ĐU",
        "Minh Sơn",
        date(2026, 11, 11),
        "về việc báo cáo số liệu đảng viên năm 2026",
    )
    evidence = {name: text[slice(*document.evidence[name])] for name in ("issuing_body", "regime", "date")}
    assert evidence == {
        "issuing_body": "ĐẢNG ỦY XÃ MINH SƠN",
        "regime": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "date": "ngày 11 tháng 11 năm 2026",
    }


def test_subject_goes_on_below_the_date_beside_it() -> None:
    head = "UBND XÃ MINH SƠN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVĂN PHÒNG          Độc lập - Tự do - Hạnh phúc\nSố: 12/VP\n"
    about = "V/v đăng ký lịch          Minh Sơn, ngày 05 tháng 11 năm 2026\ntiếp công dân\nquý I năm 2027\n"
    document = read(head + about + "Kính gửi: Các đồng chí lãnh đạo xã.\n" + BODY)
    assert (document.subject, document.date, document.issuing_body) == (
        "V/v đăng ký lịch tiếp công dân quý I năm 2027",
        date(2026, 11, 5),
        "VĂN PHÒNG",
    )


@pytest.mark.parametrize(
    ("organs", "parent", "issuer"),
    [
        ("TỔNG CÔNG TY ĐIỆN LỰC\nCÔNG TY ĐIỆN LỰC AN BÌNH\nĐIỆN LỰC MINH SƠN\n", "CÔNG TY ĐIỆN LỰC AN BÌNH", "ĐIỆN LỰC MINH SƠN"),
        ("UBND TỈNH AN BÌNH\nSỞ KHOA HỌC VÀ\nCÔNG NGHỆ\n", "UBND TỈNH AN BÌNH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        ("UBND XÃ MINH SƠN\nBAN CHỈ ĐẠO\nHỘI THAO NĂM 2026\n", "UBND XÃ MINH SƠN", "BAN CHỈ ĐẠO HỘI THAO NĂM 2026"),
        ("CÔNG TY CỔ PHẦN\nĐIỆN LỰC MINH SƠN\n", None, "CÔNG TY CỔ PHẦN ĐIỆN LỰC MINH SƠN"),
        ("HỘI ĐỒNG NHÂN DÂN\nXÃ MINH SƠN\n", None, "HỘI ĐỒNG NHÂN DÂN XÃ MINH SƠN"),
        ("ĐẢNG BỘ XÃ MINH SƠN ĐẢNG ỦY TRƯỜNG THPT MINH SƠN Số: 90/KH-TH\n", "ĐẢNG BỘ XÃ MINH SƠN", "ĐẢNG ỦY TRƯỜNG THPT MINH SƠN"),
        ("ĐẢNG BỘ XÃ MINH SƠN ĐẢNG ỦY TRƯỜNG THPT MINH SƠN\n", "ĐẢNG BỘ XÃ MINH SƠN", "ĐẢNG ỦY TRƯỜNG THPT MINH SƠN"),
    ],
)
def test_lines_of_organs_are_parted_and_joined(organs: str, parent: str | None, issuer: str) -> None:
    document = read(organs + NATION + "KẾ HOẠCH\nTrồng cây\n" + BODY)
    assert (document.parent_body, document.issuing_body) == (parent, issuer)


def test_blank_number_and_day_are_none() -> None:
    document = read("UBND XÃ MINH SƠN\nSố:     /KH-UBND\n" + NATION + "Minh Sơn, ngày     tháng 11 năm 2026\nKẾ HOẠCH\nTrồng cây\n" + BODY)
    assert (document.number, document.date, document.place, document.type, document.regime) == (None, None, "Minh Sơn", "KH", "state")


def test_number_named_in_the_subject_is_not_the_papers_own() -> None:
    text = "UBND XÃ MINH SƠN\nSố: .../UBND-VP\n" + NATION + "V/v thực hiện\nThông tư số 05/2026/TT-BNV\nKính gửi: Các thôn.\n" + BODY
    document = read(text)
    assert (document.number, document.subject, document.type) == (None, "V/v thực hiện Thông tư số 05/2026/TT-BNV", "CV")


def test_number_in_the_cell_beside_its_label() -> None:
    document = read("UBND XÃ MINH SƠN\n" + NATION + "Số:\n14/KH-UBND\nKẾ HOẠCH\nTrồng cây\n" + BODY)
    assert (document.number, document.type) == ("14/KH-UBND", "KH")


def test_number_of_a_lost_head_is_told_by_the_annex() -> None:
    body = "Các thôn báo cáo theo biểu mẫu gửi kèm.\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\nCHỦ TỊCH\nPhạm Quang Minh\n"
    text = body + "PHỤ LỤC\n(Ban hành kèm theo Công văn số 15/UBND-VP, ngày 12 tháng 11 năm 2026)\n1. Thôn 3\n"
    document = read(text)
    assert (document.number, document.date, document.type) == ("15/UBND-VP", date(2026, 11, 12), "CV")


def test_annex_that_names_no_number_tells_none() -> None:
    body = "Các thôn báo cáo.\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\nCHỦ TỊCH\nPhạm Quang Minh\n"
    assert read(body + "PHỤ LỤC\n(Kèm theo Công văn này)\n1. Thôn 3\n" + body + "DANH SÁCH\n(Kèm theo thông báo)\nMột\n").number is None


PORTAL = """Số hiệu | 15/2026/QĐ-UBND
Loại văn bản | Quyết định
Cơ quan ban hành | UBND xã Minh Sơn
Ngày ban hành | 12/11/2026
Người ký | Phạm Quang Minh
Trích yếu | Về quy chế làm việc
Điều 1. Ban hành Quy chế làm việc.
"""


def test_portals_table_states_what_the_letterhead_would() -> None:
    document = read(PORTAL)
    assert (document.type, document.number, document.date, document.issuing_body, document.signature.name, document.regime) == (
        "QĐ",
        "15/2026/QĐ-UBND",
        date(2026, 11, 12),
        "UBND xã Minh Sơn",
        "Phạm Quang Minh",
        "state",
    )


@pytest.mark.parametrize(
    ("symbol", "nation", "kind"),
    [
        ("Số 07-TT/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM\n", "TT"),
        ("Số: 07/2026/TT-BNV", NATION, "TTu"),
        ("Số 07-QĐi/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM\n", "QyĐ"),
        ("Số: 07/UBND", NATION, "CV"),
    ],
)
def test_kind_is_told_by_the_symbol_where_no_words_name_it(symbol: str, nation: str, kind: str) -> None:
    assert read(f"ĐƠN VỊ MINH SƠN\n{symbol}\n{nation}Minh Sơn, ngày 12 tháng 11 năm 2026\n" + BODY).type == kind


def test_letter_without_number_is_a_letter() -> None:
    assert read("UBND XÃ MINH SƠN\nVĂN PHÒNG\n" + NATION + "V/v trồng cây\n\nKính gửi:\n- Thôn 1;\n- Thôn 2.\n" + BODY).type == "CV"


def test_secrecy_in_a_row_of_its_own_table() -> None:
    assert read("UBND XÃ MINH SƠN\n" + NATION + "Độ mật: Tối mật\nKẾ HOẠCH\nDiễn tập\n" + BODY).secrecy == "Tối mật"


def test_scanning_noise_around_the_organ_is_left_out() -> None:
    document = read(
        "'. UBND XÃ MINH SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n: VĂN PHÒNG l Độc lập - Tự do - Hạnh phúc\nKẾ HOẠCH\nTrồng cây\n" + BODY
    )
    assert (document.parent_body, document.issuing_body) == ("UBND XÃ MINH SƠN", "VĂN PHÒNG")


def test_title_that_begins_like_an_organ_is_none() -> None:
    assert read("BẢN SAO VĂN BẢN\nKẾ HOẠCH\nTrồng cây\n" + BODY).issuing_body is None

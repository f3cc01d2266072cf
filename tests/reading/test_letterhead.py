"""What the letterhead states."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban.reading.layout import lay_out
from giaoban.reading.letterhead import document_findings, read_letterhead
from giaoban.reading.model import Document, Period
from giaoban.reading.text import clean

PARTY = """HUYỆN ỦY MINH LONG          ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ MINH SƠN
*                              Minh Sơn, ngày 04 tháng 5 năm 2023
Số 12-CTr/ĐU
"""
STATE = """ỦY BAN NHÂN DÂN
XÃ MINH SƠN
Số: 15 /KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Minh Sơn, ngày 04 tháng 5 năm 2023
"""


def read(text: str) -> Document:
    return read_letterhead(lay_out(clean(text)))


def test_party_letterhead_in_two_columns() -> None:
    document = read(PARTY + "CHƯƠNG TRÌNH\ncông tác tháng 5 năm 2023\n-----\nI- Nhiệm vụ trọng tâm\n")
    assert document == Document(
        type="CTr",
        number="12-CTr/ĐU",
        date=date(2023, 5, 4),
        place="Minh Sơn",
        parent_body="HUYỆN ỦY MINH LONG",
        issuing_body="ĐẢNG ỦY XÃ MINH SƠN",
        subject="công tác tháng 5 năm 2023",
        regime="party",
        period=Period(date(2023, 5, 1), date(2023, 5, 31)),
        evidence=document.evidence,
    )


def test_state_letterhead_joins_the_lines_of_the_organ() -> None:
    document = read(STATE + "KẾ HOẠCH\nTrồng cây đầu xuân\ntrên địa bàn xã\nCăn cứ Luật Lâm nghiệp;\n")
    found = (document.type, document.number, document.issuing_body, document.parent_body, document.subject, document.regime)
    assert found == ("KH", "15/KH-UBND", "ỦY BAN NHÂN DÂN XÃ MINH SƠN", None, "Trồng cây đầu xuân trên địa bàn xã", "state")


def test_evidence_points_at_the_words() -> None:
    text = STATE + "KẾ HOẠCH\nTrồng cây đầu xuân\nCăn cứ Luật Lâm nghiệp;\n"
    evidence = read(text).evidence
    words = {name: text[slice(*evidence[name])] for name in ("number", "date", "place", "type", "subject")}
    assert words == {
        "number": "15 /KH-UBND",
        "date": "ngày 04 tháng 5 năm 2023",
        "place": "Minh Sơn",
        "type": "KẾ HOẠCH",
        "subject": "Trồng cây đầu xuân",
    }


def test_letterhead_as_table_rows() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\u2028XÃ MINH SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\u2028Độc lập - Tự do - Hạnh phúc\n"
        "Số: 15/GM-UBND\tMinh Sơn, ngày 04 tháng 5 năm 2023\nGIẤY MỜI\nHọp giao ban tháng 5\nNgày 05/5/2023, xã tổ chức họp.\n"
    )
    document = read(text)
    found = (document.type, document.number, document.issuing_body, document.place, document.subject)
    assert found == ("GM", "15/GM-UBND", "ỦY BAN NHÂN DÂN XÃ MINH SƠN", "Minh Sơn", "Họp giao ban tháng 5")


def test_blank_number_is_none_and_the_symbol_still_tells_the_regime() -> None:
    document = read("ĐẢNG ỦY XÃ MINH SƠN\nSố:        -KH/ĐU\nMinh Sơn, ngày    tháng 5 năm 2023\nKẾ HOẠCH\nhọc tập\nCăn cứ Nghị quyết;\n")
    assert (document.number, document.date, document.place, document.regime) == (None, None, "Minh Sơn", "party")


def test_letter_takes_its_subject_from_v_v() -> None:
    text = STATE.replace("15 /KH-UBND", "15/UBND-VP") + "V/v nộp báo cáo\ntháng 5\nKính gửi: Các thôn\nThực hiện Kế hoạch của huyện.\n"
    document = read(text)
    assert (document.type, document.subject, [a.text for a in document.addressees]) == ("CV", "V/v nộp báo cáo tháng 5", ["Các thôn"])


def test_party_letter_takes_its_subject_from_under_its_number() -> None:
    text = (
        PARTY.replace("12-CTr/ĐU", "21-CV/ĐU")
        + "Hoãn hội nghị ngày 06/9/2023\nKính gửi:\n- Các chi bộ,\n- Hội Nông dân xã\n\nTrong tuần, xã bận.\n"
    )
    document = read(text)
    addressees = [a.text for a in document.addressees]
    assert (document.type, document.subject, addressees) == ("CV", "Hoãn hội nghị ngày 06/9/2023", ["Các chi bộ", "Hội Nông dân xã"])


def test_addressee_over_two_lines_is_joined() -> None:
    text = (
        STATE
        + "V/v nộp báo cáo\nKính gửi:\n- Trường Mầm non và\ntrường Tiểu học;\n- Các thôn.\n(sau đây gọi chung là đơn vị)\nĐể kịp báo cáo.\n"
    )
    assert [a.text for a in read(text).addressees] == ["Trường Mầm non và trường Tiểu học", "Các thôn"]


def test_decision_names_its_organ_again_outside_the_subject() -> None:
    text = STATE.replace("KH-", "QĐ-") + "QUYẾT ĐỊNH\nVề việc phân công\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MINH SƠN\nCăn cứ Luật;\n"
    assert (read(text).type, read(text).subject) == ("QĐ", "Về việc phân công")


def test_kind_of_a_party_regulation_comes_from_its_words() -> None:
    text = PARTY.replace("12-CTr/ĐU", "12-QĐ/ĐU") + "QUY ĐỊNH\nvề chế độ làm việc\n-----\nĐiều 1. Phạm vi\n"
    assert (read(text).type, read(text).number) == ("QyĐ", "12-QĐ/ĐU")


def test_schedule_title_is_its_subject_and_names_organ_and_period() -> None:
    text = "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO ỦY BAN NHÂN DÂN XÃ MINH SƠN\n(Từ ngày 15/5/2023 đến ngày 19/5/2023)\nTHỨ HAI (15/5/2023):\n- Họp.\n"
    document = read(text)
    assert document.subject == "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO ỦY BAN NHÂN DÂN XÃ MINH SƠN (Từ ngày 15/5/2023 đến ngày 19/5/2023)"
    assert (document.type, document.issuing_body) == ("LICH", "ỦY BAN NHÂN DÂN XÃ MINH SƠN")
    assert document.period == Period(date(2023, 5, 15), date(2023, 5, 19))


def test_youth_union_is_neither_party_nor_state() -> None:
    head = "HUYỆN ĐOÀN MINH LONG\nBCH ĐOÀN XÃ MINH SƠN\nSố: 05-KH/ĐTN\nĐOÀN TNCS HỒ CHÍ MINH\n"
    text = head + "Minh Sơn, ngày 5 tháng 1 năm 2023\nKẾ HOẠCH\nTết\nCăn cứ Kế hoạch;\n"
    assert read(text).regime == "other"


def test_kind_in_damaged_capitals_is_known() -> None:
    assert read(STATE + "- KÉ HOẠCH -\nTrồng cây\nCăn cứ Luật Lâm nghiệp;\n").type == "KH"


@pytest.mark.parametrize(("stamp", "field"), [("HỎA TỐC", "urgency"), ("TỐI MẬT", "secrecy")])
def test_stamp_on_a_line_of_its_own(stamp: str, field: str) -> None:
    assert getattr(read(STATE + f"{stamp}\nKẾ HOẠCH\nTrồng cây\nCăn cứ Luật;\n"), field) == stamp


def test_secrecy_mark_is_found_and_the_word_in_a_sentence_is_not() -> None:
    marked = lay_out(STATE + "MẬT\nKẾ HOẠCH\nTrồng cây\nCăn cứ Luật;\n")
    plain = lay_out(STATE + "KẾ HOẠCH\nBảo vệ bí mật nhà nước\nCăn cứ Luật;\nVăn bản MẬT do văn thư giữ.\n")
    assert [f.code for f in document_findings(marked, read_letterhead(marked))] == ["secrecy-mark"]
    assert document_findings(plain, read_letterhead(plain)) == []


def test_impossible_date_of_issue_is_a_finding() -> None:
    layout = lay_out(STATE.replace("04 tháng 5", "31 tháng 4") + "KẾ HOẠCH\nTrồng cây\nCăn cứ Luật;\n")
    document = read_letterhead(layout)
    assert (document.date, [f.code for f in document_findings(layout, document)]) == (None, ["date-is-impossible"])


@pytest.mark.parametrize(
    ("subject", "first", "last"),
    [
        ("công tác quý II/2023", date(2023, 4, 1), date(2023, 6, 30)),
        ("công tác tháng 5", date(2023, 5, 1), date(2023, 5, 31)),
        ("công tác 6 tháng cuối năm 2023", date(2023, 7, 1), date(2023, 12, 31)),
        ("công tác tháng 11 và tháng 12 năm 2023", date(2023, 11, 1), date(2023, 12, 31)),
        ("công tác năm 2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_period_of_a_programme(subject: str, first: date, last: date) -> None:
    assert read(PARTY + f"CHƯƠNG TRÌNH\n{subject}\n-----\nI- Nhiệm vụ\n").period == Period(first, last)


def test_paper_without_letterhead_is_told_by_its_last_words() -> None:
    text = "1. Chủ tịch Ủy ban nhân dân xã tiếp dân vào thứ Năm hằng tuần.\nUBND xã thông báo để nhân dân được biết./.\n"
    assert (read(text).type, read(text).regime, read(text).subject) == ("TB", "state", None)

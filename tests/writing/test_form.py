"""The form, measured: a Word file is opened as any other program would open it, and each value is held against the guide's own table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from giaoban.writing.paper import Annex, Heading, Item, Paper, Paragraph
from giaoban.writing.pdf import pdf
from giaoban.writing.profile import chosen, profile_called
from giaoban.writing.word import word
from tests.writing.opened import W, WordFile, pdf_line_mm
from tests.writing.papers import CALENDAR, LETTER, MINUTES, PROGRAMME

BODY = (
    Heading(1, "Chương I", "Quy định chung"),
    Heading(2, "Mục 1", "Phạm vi"),
    Heading(3, "Điều 1.", "Phạm vi điều chỉnh"),
    Item(1, "1.", "Khoản một của điều."),
    Item(2, "a)", "Điểm a của khoản."),
    Item(2, "đ)", "Điểm đ của khoản."),
    Paragraph("Lời văn thường của văn bản."),
    CALENDAR,
    Paragraph("Câu cuối cùng"),
)
FULL = replace(PROGRAMME, profile="party_hd36", body=BODY, decider="Ban Thường vụ Đảng ủy")
STATE = replace(
    FULL, profile="state_nd30", above=("Ủy ban nhân dân tỉnh An Bình",), issuer=("Ủy ban nhân dân", "xã Minh Sơn"), symbol="KH-UBND"
)
PARTY_LETTER = replace(LETTER, profile="party_hd36", symbol="CV/ĐU", addressees=("Các chi bộ",))
# What the guides prescribe, element by element: size (one of), bold, italic, underlined. HD 36, Phụ lục 3; NĐ 30, Phụ lục I, mục V.
PARTY_LOOKS = {
    "ĐẢNG CỘNG SẢN VIỆT NAM": ((15,), True, False, False),
    "ĐẢNG BỘ TỈNH AN BÌNH": ((14,), False, False, False),
    "ĐẢNG ỦY XÃ MINH SƠN": ((14,), True, False, False),
    "Số 15-CTr/ĐU": ((14,), False, False, False),
    "Minh Sơn, ngày 01 tháng 12": ((14,), False, True, False),
    "CHƯƠNG TRÌNH": ((15, 16), True, False, False),
    "công tác tháng 12": ((14, 15), True, False, False),
    "Căn cứ Quy chế": ((14, 15), False, False, False),
    "\nQUY ĐỊNH CHUNG": ((14, 15), True, False, False),
    "\nPHẠM VI": ((14, 15), True, False, False),
    "Phạm vi điều chỉnh": ((14, 15), True, False, False),
    "Khoản một": ((14, 15), False, False, False),
    "a) ": ((14, 15), False, False, False),
    "Lời văn thường": ((14, 15), False, False, False),
    "T/L BAN THƯỜNG VỤ": ((14,), True, False, False),
    "CHÁNH VĂN PHÒNG": ((14,), False, False, False),
    "Trần Thị Mai": ((14,), True, False, False),
    "Nơi nhận:": ((14,), False, False, True),
    "- Thường trực Tỉnh ủy": ((12,), False, False, False),
    "KHẨN": ((14,), True, False, False),
    "Dự thảo lần 2": ((14,), False, True, False),
}
STATE_LOOKS = {
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": ((12, 13), True, False, False),
    "Độc lập - Tự do - Hạnh phúc": ((13, 14), True, False, False),
    "ỦY BAN NHÂN DÂN TỈNH AN BÌNH": ((12, 13), False, False, False),
    "XÃ MINH SƠN": ((12, 13), True, False, False),
    "Số: 15/KH-UBND": ((13,), False, False, False),
    "Minh Sơn, ngày 01 tháng 12": ((13, 14), False, True, False),
    "CHƯƠNG TRÌNH": ((13, 14), True, False, False),
    "công tác tháng 12": ((13, 14), True, False, False),
    "Căn cứ Quy chế": ((13, 14), False, True, False),
    "\nQUY ĐỊNH CHUNG": ((13, 14), True, False, False),
    "\nPHẠM VI": ((13, 14), True, False, False),
    "Phạm vi điều chỉnh": ((13, 14), True, False, False),
    "Khoản một": ((13, 14), False, False, False),
    "a) ": ((13, 14), False, False, False),
    "Lời văn thường": ((13, 14), False, False, False),
    "T/L BAN THƯỜNG VỤ": ((13, 14), True, False, False),
    "CHÁNH VĂN PHÒNG": ((13, 14), True, False, False),
    "Trần Thị Mai": ((13, 14), True, False, False),
    "Nơi nhận:": ((12,), True, True, False),
    "- Thường trực Tỉnh ủy": ((11,), False, False, False),
    "KHẨN": ((13, 14), True, False, False),
    "Phụ lục II": ((14,), True, False, False),
}


def opened(paper: Paper) -> WordFile:
    return WordFile(word(paper))


@pytest.mark.parametrize(("paper", "looks"), [(FULL, PARTY_LOOKS), (STATE, STATE_LOOKS)], ids=["party", "state"])
def test_each_element_has_the_size_and_look_that_the_guide_prescribes(paper: Paper, looks: dict[str, tuple[Any, ...]]) -> None:
    file = opened(paper)
    found = {words: file.look(words) for words in looks}

    assert {words: (look.size in looks[words][0], look.bold, look.italic, look.underline, look.fonts) for words, look in found.items()} == {
        words: (True, *prescribed[1:], frozenset({"Times New Roman"})) for words, prescribed in looks.items()
    }


def test_new_guide_differs_from_the_old_one_where_its_sources_say_so() -> None:
    old, new = opened(FULL), opened(replace(FULL, profile="party_hd05"))
    ends = [[line for line in file.lines() if line.startswith(("- Căn cứ", "Căn cứ", "- Thường trực Tỉnh ủy"))] for file in (old, new)]

    assert ends == [
        ["Căn cứ Quy chế làm việc của Đảng ủy xã Minh Sơn;", "- Thường trực Tỉnh ủy,"],
        ["- Căn cứ Quy chế làm việc của Đảng ủy xã Minh Sơn;", "- Thường trực Tỉnh ủy;"],
    ]


@pytest.mark.parametrize("paper", [FULL, replace(FULL, profile="party_hd05"), STATE], ids=["hd36", "hd05", "nd30"])
def test_page_is_a4_with_the_margins_and_no_number_on_the_first(paper: Paper) -> None:
    file = opened(paper)
    section = file.sections[0]
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    mm = {
        name.removeprefix(W): round(int(value) * 25.4 / 1440)
        for name, value in (*size.attrib.items(), *margins.attrib.items())
        if value.isdigit()
    }
    header = next(data for name, data in file.parts.items() if name.startswith("word/header") and b"PAGE" in data)

    assert {name: mm[name] for name in ("w", "h", "top", "bottom", "left", "right", "header")} == {
        "w": 210, "h": 297, "top": 20, "bottom": 20, "left": 30, "right": 15, "header": 10,
    }  # fmt: skip
    assert (section.find(f"{W}titlePg") is not None, b'w:val="PageNumber"' in header) == (True, True)
    assert int(file.styles["PageNumber"].find(f"{W}rPr/{W}sz").get(f"{W}val")) / 2 in ((13, 14) if paper is STATE else (14,))
    assert file.styles["PageNumber"].find(f"{W}pPr/{W}jc").get(f"{W}val") == "center"


@pytest.mark.parametrize("paper", [FULL, STATE], ids=["party", "state"])
@pytest.mark.parametrize("begins", ["Lời văn thường", "Khoản một", "Phạm vi điều chỉnh", "Căn cứ Quy chế"])
def test_lines_of_the_body_are_set_as_prescribed(paper: Paper, begins: str) -> None:
    look = opened(paper).look(begins)

    assert (look.align, look.first_line, look.rule, look.line >= 18, look.before + look.after >= 6) == ("both", 10.0, "exact", True, True)


def test_line_height_is_what_the_office_chose() -> None:
    profile = chosen(profile_called("party_hd05"), {"line": 20, "words.body": 15})
    look = WordFile(word(FULL, profile)).look("Lời văn thường")

    assert (look.line, look.size) == (20, 15)


@pytest.mark.parametrize(
    ("paper", "title", "issuer", "parts"),
    [
        (FULL, "ĐẢNG CỘNG SẢN VIỆT NAM", "", {}),
        (STATE, "Độc lập - Tự do - Hạnh phúc", "XÃ MINH SƠN", {"issuer": (1 / 3, 1 / 2)}),
    ],
    ids=["party", "state"],
)
def test_rules_are_as_long_as_prescribed(paper: Paper, title: str, issuer: str, parts: dict[str, tuple[float, float]]) -> None:
    file, page = opened(paper), pdf(paper)
    wide = {"ĐẢNG CỘNG SẢN VIỆT NAM": 88, "Độc lập - Tự do - Hạnh phúc": 94, "XÃ MINH SƠN": 71}

    assert _rule_below(file, title, wide[title]) == pytest.approx(pdf_line_mm(page, title), abs=0.8)
    for low, high in parts.values():
        assert low <= _rule_below(file, issuer, wide[issuer]) / pdf_line_mm(page, issuer) <= high


def _rule_below(file: WordFile, words: str, room: float) -> float:
    """How long the rule below a line of the head is: what its indents leave of the cell."""
    below = file.paragraph(words).getnext()
    border, indent = below.find(f"{W}pPr/{W}pBdr/{W}top"), below.find(f"{W}pPr/{W}ind")
    assert border.get(f"{W}val") == "single"
    return room - sum(int(indent.get(f"{W}{side}")) for side in ("left", "right")) * 25.4 / 1440


def test_markers_are_counted_by_word_and_letters_are_written_out() -> None:
    file = opened(PROGRAMME)

    counted = ("NHIỆM VỤ", "CÁC HỘI NGHỊ", "Lãnh đạo hoàn thành", "Báo cáo kết quả", "Lê Văn Hòa: phụ trách")
    assert [file.counted(words) for words in counted] == [
        ("upperRoman", "%1-"),
        ("upperRoman", "%1-"),
        ("decimal", "%1."),
        ("decimal", "(%1)."),
        ("bullet", "-"),
    ]
    assert [file.counted(words) for words in ("a) Giao", "b) Giao")] == [None, None]
    assert opened(FULL).counted("Phạm vi điều chỉnh") == ("decimal", "Điều %1.")


def test_lists_begin_anew_and_go_on_as_written() -> None:
    body = (
        Heading(1, "Chương I", "Một"),
        Heading(2, "Điều 1.", "Tên"),
        Item(1, "1.", "mốt"),
        Item(2, "(1)", "con"),
        Item(2, "(2)", "con"),
        Item(1, "2.", "hai"),
        Heading(1, "Chương II", "Hai"),
        Heading(2, "Điều 2.", "Tên"),
        Item(1, "1.", "mốt"),
        Item(1, "4.", "bốn"),
        Item(1, "5.", "năm"),
    )
    annex = Annex("Phụ", body=(Heading(2, "Điều 1.", "Tên"), Item(1, "1.", "mốt")))
    file = opened(Paper("state_nd30", kind="Quy chế", body=body, annexes=(annex,)))

    shown = [line.replace("\n", " ") for line in file.lines()]
    assert [line for line in shown if line.split(" ")[-1] in {"mốt", "con", "hai", "bốn", "năm./.", "Tên", "MỘT", "HAI"}] == [
        "Chương I  MỘT", "Điều 1. Tên", "1. mốt", "(1) con", "(2) con", "2. hai", "Chương II  HAI", "Điều 2. Tên", "1. mốt", "4. bốn",
        "5. năm./.", "Điều 1. Tên", "1. mốt",
    ]  # fmt: skip


def test_headings_are_headings_for_word() -> None:
    file = opened(FULL)
    levels = {
        style: file.styles[style].find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") for style in ("Heading1", "Heading4", "Part1", "Article")
    }

    assert levels == {"Heading1": "0", "Heading4": "3", "Part1": "0", "Article": "3"}


def test_table_repeats_its_head_and_tears_no_row() -> None:
    table = next(each for each in opened(FULL).body.iter(f"{W}tbl") if each.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None)
    rows = [(row.find(f"{W}trPr/{W}tblHeader") is not None, row.find(f"{W}trPr/{W}cantSplit") is not None) for row in table.iter(f"{W}tr")]

    assert rows == [(True, True), (False, True), (False, True)]


def test_signature_block_stays_together() -> None:
    file = opened(FULL)
    closing = file.paragraph("Nơi nhận:")
    while closing.tag != f"{W}tbl":
        closing = closing.getparent()

    assert [each.find(f"{W}pPr/{W}keepNext") is not None for each in closing.iter(f"{W}p")] == [True] * 7
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in closing.iter(f"{W}tr")] == [True]


@pytest.mark.parametrize(
    ("paper", "called", "restarts"),
    [(FULL, ["Phụ lục 1", "Phụ lục 2"], [None, None, None]), (STATE, ["Phụ lục I", "Phụ lục II"], [None, "1", "1"])],
    ids=["party", "state"],
)
def test_annexes_stand_on_sheets_of_their_own_with_their_numbers(paper: Paper, called: list[str], restarts: list[str | None]) -> None:
    file = opened(paper)
    starts = [section.find(f"{W}pgNumType") for section in file.sections]

    assert [line for line in file.lines() if line.startswith("Phụ lục")] == called
    assert [None if start is None else start.get(f"{W}start") for start in starts] == restarts
    assert [section.find(f"{W}titlePg") is not None for section in file.sections] == [True, bool(restarts[1]), bool(restarts[2])]


def test_single_annex_has_no_number_and_what_a_decision_brings_along_is_none() -> None:
    one = replace(FULL, annexes=(Annex("Danh mục"), Annex("Quy chế", "(Kèm theo Quyết định)", called="")))

    assert list(opened(one).lines())[-5:-1] == ["Phụ lục", "DANH MỤC", "", "QUY CHẾ"]


def test_urgency_is_red_and_framed_where_the_form_frames_it() -> None:
    party, state = opened(FULL), opened(STATE)
    frame = state.paragraph("KHẨN").find(f"{W}pPr")
    indent = sum(int(frame.find(f"{W}ind").get(f"{W}{side}")) for side in ("left", "right")) * 25.4 / 1440

    assert (party.look("KHẨN").colour, state.look("KHẨN").colour, party.paragraph("KHẨN").find(f"{W}pPr/{W}pBdr")) == (
        "FF0000",
        "FF0000",
        None,
    )
    assert (round(71 - indent), round(state.look("KHẨN").line * 25.4 / 72)) == (20, 8)


def test_letter_bears_its_subject_under_the_number() -> None:
    lines = {
        name: [line for line in opened(replace(LETTER, profile=name)).lines() if line]
        for name in ("party_hd36", "party_hd05", "state_nd30")
    }

    assert {name: said[said.index(next(line for line in said if line.startswith("Số"))) + 1] for name, said in lines.items()} == {
        "party_hd36": "báo cáo số liệu năm 2025",
        "party_hd05": "về việc báo cáo số liệu năm 2025",
        "state_nd30": "V/v báo cáo số liệu năm 2025",
    }
    look = opened(PARTY_LETTER).look("báo cáo số liệu")
    assert (look.size, look.italic) == (12, True)
    look = opened(LETTER).look("V/v")
    assert (look.size in (12, 13), look.italic, look.before) == (True, False, 6)


def test_addressees_stand_as_each_side_writes_them() -> None:
    def said(name: str, *addressees: str) -> list[str]:
        lines = opened(replace(LETTER, profile=name, addressees=addressees)).lines()
        return [line for line in lines if line.startswith(("Kính", "- Phòng", "- Công"))]

    several = ("Phòng Kinh tế", "Công an xã")
    assert said("party_hd36", *several) == ["Kính gửi: - Phòng Kinh tế,", "- Công an xã."]
    assert said("state_nd30", *several) == ["Kính gửi:", "- Phòng Kinh tế;", "- Công an xã."]
    assert [said(name, "Phòng Kinh tế") for name in ("party_hd36", "state_nd30")] == [["Kính gửi: Phòng Kinh tế"]] * 2
    look = opened(PARTY_LETTER).look("Kính gửi")
    assert (look.size, look.italic, opened(PARTY_LETTER).look("Kính gửi", run=1).italic) == (14, True, False)


def test_submission_of_the_new_guide_is_addressed_otherwise() -> None:
    submission = replace(FULL, kind="Tờ trình", addressees=("Ban Thường vụ Tỉnh ủy",), profile="party_hd05")

    assert [line for line in opened(submission).lines() if line.startswith("Kính")] == ["Kính trình: Ban Thường vụ Tỉnh ủy"]


@pytest.mark.parametrize(
    ("number", "party", "state"),
    [("5", "Số 05-", "Số: 05/"), ("127", "Số 127-", "Số: 127/"), ("12a", "Số 12a-", "Số: 12a/"), ("", "Số\u00a0", "Số:\u00a0")],
)
def test_number_is_padded_and_one_still_to_be_given_has_its_room(number: str, party: str, state: str) -> None:
    said = [next(line for line in opened(replace(paper, number=number)).lines() if line.startswith("Số")) for paper in (FULL, STATE)]

    assert (said[0].startswith(party), said[0][-6:], said[1].startswith(state), said[1][-7:]) == (True, "CTr/ĐU", True, "KH-UBND")


@pytest.mark.parametrize("profile", ["party_hd36", "state_nd30"])
def test_day_and_month_are_padded(profile: str) -> None:
    assert "Minh Sơn, ngày 09 tháng 02 năm 2026" in opened(replace(LETTER, profile=profile)).lines()


def test_day_still_to_be_given_has_its_room() -> None:
    assert "Minh Sơn, ngày\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0tháng" in "\n".join(opened(replace(LETTER, day=None)).lines())


@pytest.mark.parametrize(
    ("last", "party", "state"),
    [
        ("Tổ chức thực hiện", "Tổ chức thực hiện.", "Tổ chức thực hiện./."),
        ("Tổ chức thực hiện./.", "Tổ chức thực hiện.", "Tổ chức thực hiện./."),
        ("Tổ chức thực hiện;", "Tổ chức thực hiện.", "Tổ chức thực hiện./."),
        ("Vì sao?", "Vì sao?", "Vì sao?"),
    ],
)
def test_content_ends_with_the_mark_of_its_side(last: str, party: str, state: str) -> None:
    said = [list(opened(replace(paper, body=(Paragraph(last),))).lines()) for paper in (FULL, STATE)]

    assert [party in said[0], state in said[1]] == [True, True]


def test_bases_end_as_each_side_ends_them_and_a_sentence_may_go_on() -> None:
    def said(name: str, last: str) -> list[str]:
        lines = opened(replace(FULL, profile=name, bases=("Căn cứ Luật A;", "- Căn cứ Luật B.", last))).lines()
        return [line for line in lines if "Luật" in line or "Xét" in line]

    assert said("party_hd36", "Xét đề nghị") == ["Căn cứ Luật A;", "Căn cứ Luật B;", "Xét đề nghị,"]
    assert said("state_nd30", "Xét đề nghị") == ["Căn cứ Luật A;", "Căn cứ Luật B;", "Xét đề nghị."]
    assert said("state_nd30", "Xét đề nghị,")[-1] == "Xét đề nghị,"


def test_minutes_are_signed_by_two_side_by_side() -> None:
    said = [line for line in opened(MINUTES).lines() if line]

    assert said[-4:] == ["NGƯỜI GHI BIÊN BẢN", "Nguyễn Thị Lan", "CHỦ TRÌ HỘI NGHỊ", "Lê Văn Hòa"]
    assert [line for line in said if line.startswith(("Minh Sơn", "Số"))] == []


def test_office_held_besides_stays_in_small_letters() -> None:
    held = replace(FULL.signature, authority=(), office_title="Ủy viên Ban Thường vụ\nkiêm\nPhó trưởng tiểu ban")

    said = list(opened(replace(FULL, signature=held)).lines())
    assert [line for line in said if line in {"ỦY VIÊN BAN THƯỜNG VỤ", "kiêm", "PHÓ TRƯỞNG TIỂU BAN"}] == [
        "ỦY VIÊN BAN THƯỜNG VỤ",
        "kiêm",
        "PHÓ TRƯỞNG TIỂU BAN",
    ]


def test_empty_paper_is_still_a_paper() -> None:
    assert [line for line in opened(Paper("party_hd36")).lines() if line] == ["*", "ĐẢNG CỘNG SẢN VIỆT NAM"]


def test_word_opens_it_as_a_file_of_its_own_time() -> None:
    file = opened(FULL)
    names = [style.find(f"{W}name").get(f"{W}val") for style in file.styles.values()]
    settings = file.parts["word/settings.xml"]

    assert [name for name in names if "," in name or ";" in name] == []  # a comma would begin another name
    assert b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    assert [name for name in file.parts if "thumbnail" in name or "customXml" in name or "Effects" in name] == []

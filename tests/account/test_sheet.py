"""The paper as a sheet: what stands where, and that no word is lost or changed."""

from hypothesis import given
from hypothesis import strategies as st

from giaoban.account.sheet import Paragraph, Place, Section, typeset
from giaoban.reading.read import read_text
from giaoban.samples import sample_papers

TEXTS = {path.name: path.read_text("utf-8") for path in sample_papers() if path.suffix == ".txt"}
PROGRAMME = TEXTS["chuong-trinh-cong-tac.txt"]
LETTER = TEXTS["cong-van.txt"]


def _words(paragraphs: list[Paragraph]) -> list[str]:
    return ["".join(run.text for run in p.runs) for p in paragraphs]


def _all(sections: list[Section]) -> list[Paragraph]:
    return [p for s in sections for p in (*s.left, *s.right, *s.middle)]


def test_programme_has_head_body_and_closing() -> None:
    assert [section.kind for section in typeset(PROGRAMME)] == ["head", "body", "closing"]


def test_letterhead_stands_in_two_columns_over_the_title() -> None:
    head = typeset(PROGRAMME)[0]

    assert _words(head.left) == ["ĐẢNG BỘ TỈNH AN BÌNH", "ĐẢNG ỦY XÃ MINH SƠN", "*", "Số 14-CTr/ĐU"]
    assert _words(head.right) == ["ĐẢNG CỘNG SẢN VIỆT NAM", "Minh Sơn, ngày 02 tháng 11 năm 2026"]
    assert _words(head.middle) == ["CHƯƠNG TRÌNH", "công tác tháng 11 năm 2026", "-----"]


def test_signature_stands_right_of_the_recipients() -> None:
    closing = typeset(PROGRAMME)[2]

    assert _words(closing.left)[0] == "Nơi nhận:"
    assert _words(closing.right) == ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Trần Thị Mai"]


def test_head_of_an_annex_stands_in_the_middle() -> None:
    annex = typeset(LETTER)[3]

    assert (annex.kind, annex.left, annex.right, _words(annex.middle)[0]) == ("head", [], [], "BIỂU SỐ 01")


def test_rows_of_a_table_have_their_cells() -> None:
    rows = [p for p in _all(typeset(LETTER)) if p.kind == "row"]

    assert ["".join(run.text for run in cell) for cell in rows[0].cells] == ["STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú"]


def test_every_mark_begins_once_in_order() -> None:
    tasks = read_text(PROGRAMME).tasks
    places = [Place(n, task.span) for n, task in enumerate(tasks, 1)]

    assert [n for p in _all(typeset(PROGRAMME, places)) for n in p.numbers] == list(range(1, len(tasks) + 1))


def test_inner_mark_is_shown_inside_the_outer_one() -> None:
    runs = typeset("Giao Văn phòng chuẩn bị báo cáo.", [Place(1, (0, 32)), Place(2, (5, 14))])[0].middle[0].runs

    assert [(run.text, run.number, run.begins) for run in runs] == [
        ("Giao ", 1, True), ("Văn phòng", 2, True), (" chuẩn bị báo cáo.", 1, False),
    ]  # fmt: skip


def test_no_word_of_the_samples_is_lost_or_changed() -> None:
    def bare(text: str) -> str:
        return "".join(sorted("".join(text.split())))

    lost = [name for name, text in TEXTS.items() if bare("".join(_words(_all(typeset(text))))) != bare(text)]

    assert lost in ([], ["chuong-trinh-cong-tac.tach-tu-pdf.txt"])  # page numbers are set aside


@given(st.text(max_size=400), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=6))
def test_any_text_with_any_marks_is_set(text: str, spans: list[tuple[int, int]]) -> None:
    typeset(text, [Place(n, (min(s), max(s))) for n, s in enumerate(spans)])

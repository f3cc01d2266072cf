from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.account.marks import Mark, Token, mark_up
from giaoban.account.words import visible

TEXT = "một hai\n\nba bốn"


def drawn(text: str, *marks: Mark) -> str:
    signs = {"open": lambda t: f"<{t.mark.anchor}{'' if t.mark.begins else '…'}>", "close": lambda t: f"</{t.mark.anchor}>"}
    return "".join(signs[t.kind](t) if t.mark else t.text for t in mark_up(text, marks))


def test_text_without_marks_comes_out_line_by_line() -> None:
    tokens = list(mark_up(TEXT, []))

    assert tokens == [Token("words", "một hai\n", 1), Token("gap", "\n"), Token("words", "ba bốn", 3)]


def test_number_of_a_line_stands_at_its_first_words_only() -> None:
    tokens = [t for t in mark_up(TEXT, [Mark((4, 7), "a", "strong")]) if t.kind == "words"]

    assert [(t.text, t.line) for t in tokens] == [("một ", 1), ("hai", 0), ("ba bốn", 3)]


def test_mark_inside_another_is_nested() -> None:
    assert drawn(TEXT, Mark((4, 7), "b", "quiet"), Mark((0, 7), "a", "strong")) == "<a>một <b>hai</b></a>\n\nba bốn"


def test_marks_that_cross_are_continued() -> None:
    marks = Mark((0, 7), "a", "strong"), Mark((4, 11), "b", "strong")

    assert drawn(TEXT, *marks) == "<a>một <b>hai</b></a><b…>\n\nba</b> bốn"


def test_task_stands_outside_what_has_the_same_place() -> None:
    marks = Mark((0, 3), "field", "field"), Mark((0, 3), "task", "strong"), Mark((0, 3), "heading", "head")

    assert drawn("một", *marks) == "<heading><task><field>một</field></task></heading>"


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (20, 30)])
def test_mark_of_nothing_is_left_out(span: tuple[int, int]) -> None:
    assert drawn("một", Mark(span, "a", "strong")) == "một"


def test_mark_past_the_end_ends_with_the_text() -> None:
    assert drawn("một", Mark((1, 30), "a", "strong")) == "m<a>ột</a>"


def test_next_line_of_a_cell_begins_a_line() -> None:
    assert drawn("ĐẢNG ỦY\u2028XÃ MINH SƠN") == "ĐẢNG ỦY\nXÃ MINH SƠN"


@pytest.mark.fuzz
@given(st.text("ab \n\t\x00", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8))
def test_every_mark_covers_its_place_and_nothing_is_lost(text: str, spans: list[tuple[int, int]]) -> None:
    covered: defaultdict[str, str] = defaultdict(str)
    stack: list[str] = []
    whole = ""
    for token in mark_up(text, [Mark(span, str(i), "strong") for i, span in enumerate(spans)]):
        if token.kind == "open" and token.mark:
            stack.append(token.mark.anchor)
        elif token.kind == "close" and token.mark:
            assert stack.pop() == token.mark.anchor
        whole += token.text
        for anchor in stack:
            covered[anchor] += token.text

    assert (whole, stack) == (visible(text), [])
    assert {i: covered[i] for i in covered if covered[i]} == {str(i): visible(text)[a:b] for i, (a, b) in enumerate(spans) if text[a:b]}

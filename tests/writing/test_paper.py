"""A paper goes to JSON and back as the same paper; what is no paper is told so."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.writing.paper import (
    SCHEMA,
    Annex,
    Block,
    Column,
    Heading,
    Item,
    NotAPaper,
    Paper,
    Paragraph,
    Signature,
    Table,
    from_json,
    plain,
    to_json,
)
from tests.writing.papers import LETTER, MINUTES, PROGRAMME


@pytest.mark.parametrize("paper", [PROGRAMME, LETTER, MINUTES, Paper("party_hd36")], ids=["programme", "letter", "minutes", "empty"])
def test_paper_goes_to_json_and_back_as_the_same_paper(paper: Paper) -> None:
    assert from_json(json.loads(json.dumps(to_json(paper), ensure_ascii=False))) == paper


_words = st.text(max_size=12)
_tables = st.builds(
    Table, st.tuples(st.builds(Column, _words, st.integers(1, 9), st.booleans())), st.tuples(st.tuples(_words)), _words, _words
)
_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(0, 4), _words, _words, _words),
    st.builds(Item, st.integers(1, 4), _words, _words, _words),
    st.builds(Paragraph, _words, _words),
    _tables,
)
_bodies = st.lists(_blocks, max_size=4).map(tuple)
_lines = st.lists(_words, max_size=3).map(tuple)
_papers = st.builds(
    Paper, profile=_words, kind=_words, above=_lines, issuer=_lines, number=_words, symbol=_words, place=_words,
    day=st.none() | st.dates(), subject=_words, urgency=_words, draft_mark=_words, addressees=_lines, bases=_lines, body=_bodies,
    recipients=_lines, signature=st.builds(Signature, _lines, _words, _words),
    annexes=st.lists(st.builds(Annex, _words, _words, _bodies, _words), max_size=2).map(tuple),
    left_signature=st.none() | st.builds(Signature, _lines, _words, _words), decider=_words,
)  # fmt: skip


@pytest.mark.fuzz
@given(_papers)
def test_any_paper_comes_back_the_same(paper: Paper) -> None:
    assert from_json(json.loads(json.dumps(to_json(paper)))) == paper


def test_json_is_what_other_programs_can_read() -> None:
    said = to_json(MINUTES)

    assert (said["schema"], said["body"], said["left_signature"]) == (
        SCHEMA,
        [{"block": "paragraph", "text": "Hội nghị bắt đầu lúc 14 giờ.", "key": ""}],
        {"authority": [], "office_title": "NGƯỜI GHI BIÊN BẢN", "name": "Nguyễn Thị Lan"},
    )
    assert to_json(PROGRAMME)["day"] == "2026-12-01"


def test_fields_left_out_have_their_usual_value_and_unknown_ones_are_passed_over() -> None:
    assert from_json({"schema": SCHEMA, "profile": "state_nd30", "colour": "red"}) == Paper("state_nd30")


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"schema": "giaoban.paper/9", "profile": "state_nd30"},
        {"schema": SCHEMA},
        {"schema": SCHEMA, "profile": 30},
        {"schema": SCHEMA, "profile": "p", "day": "hôm nay"},
        {"schema": SCHEMA, "profile": "p", "issuer": "Đảng ủy"},
        {"schema": SCHEMA, "profile": "p", "body": [{"text": "không rõ loại"}]},
        {"schema": SCHEMA, "profile": "p", "body": [{"block": "image", "text": ""}]},
        {"schema": SCHEMA, "profile": "p", "body": [{"block": "heading", "level": True, "marker": "", "text": ""}]},
        {"schema": SCHEMA, "profile": "p", "annexes": [["Phụ lục"]]},
    ],
)
def test_what_is_no_paper_is_told_so(value: dict[str, Any]) -> None:
    with pytest.raises(NotAPaper, match=SCHEMA):
        from_json(value)


def test_letter_bears_no_kind() -> None:
    assert [paper.is_letter for paper in (LETTER, Paper("p", kind="Công văn"), PROGRAMME)] == [True, True, False]


def test_day_is_a_date() -> None:
    assert from_json(to_json(PROGRAMME)).day == dt.date(2026, 12, 1)


def test_line_is_plain() -> None:
    assert plain("Tha\u0300nh\u00a0 \nphô\u0301\u202e") == "Thành phố"

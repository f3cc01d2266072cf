"""A paper of a few lines is read the same from Word, from PDF, and from text broken at any width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.intake import DEFAULT
from giaoban.intake.workers import Workers
from giaoban.reading.read import read_text
from giaoban.writing.paper import Paper
from tests.writing.made_up_short import short_papers
from tests.writing.test_round_trip import again, facts


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Readers that stay at work from paper to paper."""
    with Workers(DEFAULT) as at_work:
        yield at_work


@pytest.mark.fuzz
@given(paper=short_papers, width=st.integers(40, 110))
def test_any_short_paper_is_read_the_same_however_its_lines_are_broken(paper: Paper, width: int, workers: Workers) -> None:
    in_word = again(paper, "docx", workers)

    assert facts(again(paper, "pdf", workers)) == facts(in_word)
    assert facts(read_text(broken(in_word.text, width))) == facts(in_word)


def broken(text: str, width: int) -> str:
    """The text with its lines broken at the width; rows of a table stay whole."""
    lines = text.split("\n")
    return "\n".join("\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) if "\t" not in line else line for line in lines)

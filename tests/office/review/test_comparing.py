"""Two readings of one paper held against each other."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.evidence.models import FactKind
from giaoban.office.review.drafts import Draft
from giaoban.office.review.rereading import Outcome, compare

_QUOTES = ("rà soát dự án", "báo cáo tiến độ tuần", "lập danh sách", "họp giao ban", "rà soát lại dự án")


@given(
    st.lists(st.tuples(st.sampled_from(list(FactKind)), st.sampled_from(_QUOTES), st.integers(0, 50), st.sampled_from("abc"))),
    st.lists(st.tuples(st.sampled_from(list(FactKind)), st.sampled_from(_QUOTES), st.integers(0, 50), st.sampled_from("abc"))),
    st.booleans(),
)
def test_comparing_pairs_everything_exactly_once(old: list[Any], new: list[Any], same_text: bool) -> None:
    def drafts(rows: list[Any]) -> list[Draft]:
        return [
            Draft(kind, [[at, at + len(quote)]], quote, {}, {"field": quote}, f"{kind}{quote}{digest}") for kind, quote, at, digest in rows
        ]

    pairs = compare(drafts(old), drafts(new), same_text=same_text)

    assert sorted(pair.old for pair in pairs if pair.old is not None) == list(range(len(old)))
    assert [pair.new for pair in pairs if pair.new is not None] == list(range(len(new)))
    for pair in pairs:
        assert (pair.old is None) == (pair.outcome == Outcome.NEW)
        assert (pair.new is None) == (pair.outcome == Outcome.GONE)

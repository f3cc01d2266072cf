"""Two versions side by side: what is kept and what went out make the earlier, what is kept and what went in the later one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.issuing.comparing import Pair, Piece, compare

WORDS = st.sampled_from(("giao", "Phòng", "Kinh", "tế", "rà", "soát", "trước", "ngày", "25/11"))
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), max_size=9)


def put_together(pairs: list[Pair], kind: str) -> list[str]:
    """The paragraphs that the kept words and those of a kind make."""
    texts = (" ".join(piece.text for piece in pair.pieces if piece.kind in ("kept", kind)) for pair in pairs)
    return [text for text in texts if text]


def test_changed_word_is_seen_within_its_paragraph() -> None:
    pairs = compare(["Mở đầu.", "Đã rà soát 5 dự án chậm."], ["Mở đầu.", "Đã rà soát 6 dự án chậm.", "Kết thúc."])

    assert [pair.pieces for pair in pairs] == [
        (Piece("kept", "Mở đầu."),),
        (Piece("kept", "Đã rà soát"), Piece("out", "5"), Piece("in", "6"), Piece("kept", "dự án chậm.")),
        (Piece("in", "Kết thúc."),),
    ]
    assert [pair.is_kept for pair in pairs] == [True, False, False]


def test_paragraph_put_before_a_rewritten_one_is_new_and_the_other_rewritten() -> None:
    pairs = compare(["giao Phòng Kinh tế rà soát"], ["một ý mới hẳn", "giao Phòng Kinh tế rà soát ngay"])

    assert [(pair.before, pair.after) for pair in pairs] == [
        (None, "một ý mới hẳn"),
        ("giao Phòng Kinh tế rà soát", "giao Phòng Kinh tế rà soát ngay"),
    ]


def test_paragraphs_without_words_in_common_are_gone_and_new() -> None:
    pairs = compare(["một hai"], ["ba bốn"])

    assert [(pair.before, pair.after) for pair in pairs] == [("một hai", None), (None, "ba bốn")]


def test_many_rewritten_paragraphs_are_paired_by_their_place() -> None:
    before, after = [f"câu {n}" for n in range(70)], [f"ý {n}" for n in range(71)]

    pairs = compare(before, after)

    assert [(pair.before, pair.after) for pair in pairs[:2]] == [("câu 0", "ý 0"), ("câu 1", "ý 1")]
    assert (len(pairs), pairs[-1].before) == (71, None)


def test_words_that_repeat_themselves_without_end_went_out_and_in_as_a_whole() -> None:
    before, after = " ".join(["a", "b"] * 200), " ".join(["b", "a"] * 200)

    (pair,) = compare([before], [after])

    assert pair.pieces == (Piece("out", before), Piece("in", after))


def test_paragraphs_that_repeat_themselves_without_end_are_paired_by_their_place() -> None:
    pairs = compare(["một"] * 201, ["hai", *["một"] * 200])

    assert [pair.is_kept for pair in pairs] == [False, *[True] * 200]
    assert [pair.is_kept for pair in compare(["một"] * 201, ["một"] * 201)] == [True] * 201


@pytest.mark.fuzz
@given(PARAGRAPHS, PARAGRAPHS)
def test_both_versions_stand_in_what_is_shown(before: list[str], after: list[str]) -> None:
    pairs = compare(before, after)

    assert put_together(pairs, "out") == before
    assert put_together(pairs, "in") == after

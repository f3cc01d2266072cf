"""Two texts of one note put together: nothing of what either wrote is lost, and what contradicts itself is not decided by a program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.meetings.merging import clean, merge

BASE = "Đồng chí Chủ tịch báo cáo.\nThảo luận.\nKết thúc."


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        (BASE, BASE.replace("Thảo luận", "Có ba ý kiến"), BASE.replace("Kết thúc", "Kết thúc lúc 10 giờ"),
         "Đồng chí Chủ tịch báo cáo.\nCó ba ý kiến.\nKết thúc lúc 10 giờ."),
        (BASE, BASE + "\nMột.", BASE + "\nHai.", BASE + "\nHai.\nMột."),
        ("", "Một.", "Hai.", "Hai.\nMột."),
        ("", "Đồng chí Bí thư kết", "Đồng chí Bí thư kết luận.", "Đồng chí Bí thư kết luận."),
        ("A", "A b", "A b c", "A b c"),
        ("A", "A\r\nB  \n", "A", "A\nB"),
        ("A\nB\nC", "A\nC", "A\nB\nC\nD", "A\nC\nD"),
        ("A\nB", "A\nB", "", ""),
        ("A\nB", "A\nX\nB", "A\nB2", "A\nX\nB2"),
        ("A\nB\nC", "A\nX\nB\nC", "Y\nB\nC", "Y\nX\nB\nC"),
    ],
)  # fmt: skip
def test_changes_of_different_paragraphs_stand_together(base: str, mine: str, theirs: str, merged: str) -> None:
    assert merge(base, mine, theirs) == merged


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        (BASE, BASE.replace("Thảo luận", "Có ba ý kiến"), BASE.replace("Thảo luận", "Có bốn ý kiến")),
        ("A\nB", "", "A\nB2"),
        ("A\nB\nC", "X\nY\nC", "A\nZ\nW"),
        ("A\nB\nC", "A\nC", "A\nB1\nB2\nC"),
        ("A\nB", "X", "A\nY\nB"),
        ("A\nB", "X", "A1\nB"),
        ("A\nB\nC", "A\nX", "A1\nB1\nC1"),
        ("A\nB", "B", "\nB"),
    ],
)
def test_same_paragraph_changed_by_both_is_for_a_person_to_decide(base: str, mine: str, theirs: str) -> None:
    assert merge(base, mine, theirs) is None
    assert merge(base, theirs, mine) is None


def test_text_is_kept_in_one_form() -> None:
    assert clean("Hòa\r\nB\rC  \n\n") == "Hòa\nB\nC"


_OWNERS = st.lists(st.sampled_from(["mine", "theirs", "nobody"]), max_size=8)


@pytest.mark.fuzz
@given(_OWNERS, st.data())
def test_merge_of_edits_that_do_not_overlap_loses_nothing(owners: list[str], data: st.DataObject) -> None:
    base = [f"đoạn {n}" for n in range(len(owners))]
    texts = {"mine": list[str](), "theirs": list[str]()}
    expected: list[str] = []
    for line, owner in zip(base, owners, strict=True):
        act = data.draw(st.sampled_from(["keep", "change", "drop", "add"]))
        made = {"keep": [line], "change": [f"{line}, sửa"], "drop": [], "add": [line, f"thêm sau {line}"]}[act]
        for who in texts:
            texts[who] += made if who == owner else [line]
        expected += [line] if owner == "nobody" else made

    assert merge("\n".join(base), "\n".join(texts["mine"]), "\n".join(texts["theirs"])) == "\n".join(expected)


_TEXT = st.lists(st.sampled_from(["a", "b", "c", "a b", ""]), max_size=6).map("\n".join)


@pytest.mark.fuzz
@given(_TEXT, _TEXT, _TEXT)
def test_merge_is_decided_or_holds_all_that_was_added(base: str, mine: str, theirs: str) -> None:
    assert merge(base, mine, base) == clean(mine)
    assert merge(base, base, theirs) == clean(theirs)
    merged, other_way = merge(base, mine, theirs), merge(base, theirs, mine)
    assert (merged is None) == (other_way is None)
    if merged is not None and other_way is not None:
        assert sorted(merged.split("\n")) == sorted(other_way.split("\n"))
        added = {line for text in (mine, theirs) for line in clean(text).split("\n")} - set(base.split("\n"))
        assert all(any(kept.startswith(line) for kept in merged.split("\n")) for line in added)

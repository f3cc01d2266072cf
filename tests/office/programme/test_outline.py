"""The outline of a draft, and the places that its lines name: numbers follow from the order, whatever is moved."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.programme.models import Line, LineKind
from giaoban.office.programme.outline import Number, numbers, outline
from giaoban.office.programme.references import astray, meant, places_named, settled


def line(key: int, kind: str = "task", group: str = "", under: int | None = None) -> Line:
    return Line(pk=key, kind=kind, group=group, under_id=under, text=f"Việc {key}.")


def drawn(lines: list[Line]) -> list[str]:
    """The outline as it reads: number and words."""
    return [f"{one.number.path} {one.title or one.line.pk}" for one in outline(lines)]  # type: ignore[union-attr]


def test_parts_groups_and_matters_are_numbered_where_they_stand() -> None:
    lines = [
        line(1), line(2, "meeting"), line(3, group="Kinh tế"), line(4, "direction"), line(5, group="Kinh tế"), line(6, "item", under=2),
        line(7, "recurring"), line(8, "item", under=2),
    ]  # fmt: skip

    assert drawn(lines) == [
        "I Lãnh đạo, chỉ đạo một số nhiệm vụ trọng tâm", "I.1 1", "I.2 Kinh tế", "I.2.1 3", "I.2.2 5", "I.3 4",
        "II Các hội nghị chính, việc định kỳ", "II.1 2", "II.1.1 6", "II.1.2 8", "II.2 7",
    ]  # fmt: skip


def test_programme_of_meetings_alone_begins_with_part_one() -> None:
    assert drawn([line(1, "meeting")]) == ["I Các hội nghị chính, việc định kỳ", "I.1 1"]
    assert drawn([]) == []


def test_matter_whose_meeting_is_gone_stands_by_itself() -> None:
    assert drawn([line(1, "item", under=9)])[1:] == ["I.1 1"]


@pytest.mark.parametrize(
    ("number", "marker", "words"),
    [(Number(1), "I-", "phần I"), (Number(2, 3), "3.", "mục 3 phần II"), (Number(2, 3, 1), "(1).", "điểm (1) mục 3 phần II")],
)
def test_place_has_its_marker_and_its_words(number: Number, marker: str, words: str) -> None:
    assert (number.marker, number.words) == (marker, words)


def test_place_named_follows_the_line_it_means() -> None:
    lines = [line(1), line(2), line(3, "meeting"), line(4, "item", under=3)]
    text = "Chuẩn bị theo mục 2 phần I; trình tại điểm (1) mục 1 phần II. Mục 1 phần I giữ nguyên."
    targets = meant(text, numbers(lines))

    assert targets == [2, 4, 1]
    moved = [lines[1], lines[0], line(5, "meeting"), *lines[2:]]
    assert settled(text, targets, numbers(moved)) == (
        "Chuẩn bị theo mục 1 phần I; trình tại điểm (1) mục 2 phần II. Mục 2 phần I giữ nguyên."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện mục 2 phần I Kế hoạch số 85-KH/TU.", "Theo mục 2 phần I của Nghị quyết số 12-NQ/TU.", "Theo mục 2 phần I kế hoạch năm.",
        "Theo mục 2 phần VI.", "Theo phần I.", "mục 2.",
    ],
)  # fmt: skip
def test_place_of_another_document_is_not_ours(text: str) -> None:
    assert places_named(text) == []


@pytest.mark.parametrize(
    "text", ["(mục 2 phần I)", "mục 2 phần I Chương trình này", "mục 2 phần I của Chương trình này", "mục 2 phần I và"]
)
def test_place_of_this_programme_is_ours(text: str) -> None:
    assert [named.number for named in places_named(text)] == [Number(1, 2)]


def test_place_where_nothing_stands_stays_and_is_told() -> None:
    places = numbers([line(1)])
    text = "Theo mục 9 phần I và mục 1 phần I."

    assert meant(text, places) == [None, 1]
    assert settled(text, [None, 1], places) == text
    assert astray(text, [None, 1], places) == ["mục 9 phần I"]
    assert astray(text, [None, 7], places) == ["mục 9 phần I", "mục 1 phần I"]


KINDS = st.sampled_from([kind.value for kind in LineKind])
LINES = st.lists(st.tuples(KINDS, st.sampled_from(["", "Kinh tế", "Xây dựng Đảng"]), st.integers(0, 12)), max_size=12).map(
    lambda rows: [line(n, kind, group, under if under < n else None) for n, (kind, group, under) in enumerate(rows, start=1)]
)


@pytest.mark.fuzz
@given(LINES)
def test_every_line_stands_once_and_numbers_count_on(lines: list[Line]) -> None:
    entries = outline(lines)

    assert sorted(one.line.pk for one in entries if one.line is not None) == [one.pk for one in lines]
    places = [one.number for one in entries]
    assert len(set(places)) == len(places)
    for before, after in pairwise(places):
        goes_on = {
            Number(before.part, before.item, before.sub + 1) if before.item else None,
            Number(before.part, before.item + 1), Number(before.part + 1),
        }  # fmt: skip
        assert after in goes_on


@pytest.mark.fuzz
@given(LINES, st.randoms(use_true_random=False), st.data())
def test_places_named_mean_the_same_lines_after_any_reordering(lines: list[Line], chance: object, data: st.DataObject) -> None:
    before = numbers(lines)
    named = data.draw(st.lists(st.sampled_from(sorted(before)), max_size=4)) if before else []
    text = "".join(f"Theo {before[key].words}, " for key in named)
    targets = meant(text, before)
    assert targets == named
    moved = list(lines)
    chance.shuffle(moved)  # type: ignore[attr-defined]
    after = numbers(moved)

    said = settled(text, targets, after)

    assert meant(said, after) == named
    assert settled(said, targets, before) == text

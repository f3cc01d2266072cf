"""Programmes drawn up, corrected, issued and closed; their periods, and what lies around them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.programme import actions, queries
from giaoban.office.programme.periods import days_of, following, kind_of, period_words
from giaoban.office.programme.when import change_words, last_day, lies_within, when_called, words_of
from tests.office.programme.rows import DECEMBER, NOVEMBER, make_line, make_programme
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "first", "last", "words"),
    [
        ("year", "2026-01-01", "2026-12-31", "năm 2026"),
        ("quarter", "2026-10-01", "2026-12-31", "quý IV/2026"),
        ("month", "2026-11-01", "2026-11-30", "tháng 11/2026"),
        ("week", "2026-11-02", "2026-11-08", "tuần từ 02/11 đến 08/11/2026"),
    ],
)
def test_period_is_that_in_which_a_day_lies(kind: str, first: str, last: str, words: str) -> None:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)

    assert days_of(kind, dt.date(2026, 11, 4)) == days
    assert (kind_of(*days), period_words(kind, *days)) == (kind, words)
    assert following(kind, days[1], 2)[0][0] == days[1] + dt.timedelta(1)


def test_days_that_are_no_period_are_none() -> None:
    assert kind_of(dt.date(2026, 11, 2), dt.date(2026, 11, 30)) is None
    assert following("term", dt.date(2030, 1, 1), 3) == []


@pytest.mark.parametrize(
    ("key", "words", "last"),
    [("2026-11-25", "25/11/2026", "2026-11-25"), ("2026-11", "tháng 11/2026", "2026-11-30"), ("2026-Q2", "quý II/2026", "2026-06-30")],
)
def test_time_is_no_more_exact_than_it_was_said(key: str, words: str, last: str) -> None:
    assert (words_of(key), last_day(key)) == (words, dt.date.fromisoformat(last))


def test_what_is_not_settled_says_so_and_lies_anywhere() -> None:
    assert (words_of(""), last_day(""), lies_within("", NOVEMBER, NOVEMBER)) == ("chưa ấn định", None, True)


@pytest.mark.parametrize("key", ["2026", "2026-13", "2026-Q5", "2026-11-31", "25/11/2026", "2026-11-1", "hôm nay"])
def test_what_is_no_time_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=r"^(Invalid|day|month|\d|hôm)|day is out"):
        when_called(key)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2026-11-25", "2026-11-28", "Lùi thời gian"),
        ("2026-11-25", "2026-11-20", "Làm sớm hơn"),
        ("", "2026-11-20", "Ấn định thời gian"),
        ("2026-11-20", "", "Chưa ấn định lại thời gian"),
        ("2026-11-30", "2026-11", "Đổi thời gian"),
    ],
)
def test_change_of_time_is_called_what_it_is(before: str, after: str, words: str) -> None:
    assert change_words(before, after) == words


def test_body_has_one_programme_of_a_kind_for_a_period(people: People, organs: Organs) -> None:
    made = actions.draw_up(people.mai, "month", dt.date(2026, 11, 17), organ_id=organs.committee.pk)

    assert (made.first, made.last, made.title, made.state) == (
        NOVEMBER,
        dt.date(2026, 11, 30),
        "Chương trình công tác tháng 11/2026",
        "draft",
    )
    with pytest.raises(ValidationError, match="đã có chương trình"):
        actions.draw_up(people.mai, "month", NOVEMBER, organ_id=organs.committee.pk)
    actions.draw_up(people.mai, "month", NOVEMBER, organ_id=organs.peoples_committee.pk)
    actions.draw_up(people.mai, "week", NOVEMBER, organ_id=organs.committee.pk)


def test_term_needs_its_last_day(people: People, organs: Organs) -> None:
    for last, said in ((None, "ngày cuối"), (dt.date(2025, 1, 1), "trước ngày bắt đầu")):
        with pytest.raises(ValidationError, match=said):
            actions.draw_up(people.mai, "term", dt.date(2025, 8, 15), last, organ_id=organs.committee.pk)


def test_programme_goes_from_draft_to_its_end_and_may_be_reopened(people: People, organs: Organs) -> None:
    made = actions.draw_up(people.mai, "month", NOVEMBER, organ_id=organs.committee.pk)
    with pytest.raises(ValidationError, match="Chỉ kết thúc"):
        actions.close_programme(people.mai, made.pk, 1)
    with pytest.raises(ValidationError, match="chưa kết thúc"):
        actions.reopen_programme(people.mai, made.pk, 1)
    states = [verb(people.mai, made.pk, n).state for n, verb in enumerate(
        (actions.issue_programme, actions.close_programme, actions.reopen_programme), start=1
    )]  # fmt: skip

    assert states == ["underway", "closed", "underway"]
    with pytest.raises(ValidationError, match="đã được đưa vào"):
        actions.issue_programme(people.mai, made.pk, 4)
    with pytest.raises(Conflict):
        actions.close_programme(people.mai, made.pk, 3)


def test_programme_names_the_paper_it_was_issued_as(people: People, organs: Organs) -> None:
    paper, other = make_paper(), make_paper()
    made = actions.draw_up(people.mai, "month", NOVEMBER, organ_id=organs.committee.pk, title="Chương  trình", paper_id=paper.pk)
    with pytest.raises(ValidationError, match="của một chương trình khác"):
        actions.draw_up(people.mai, "month", DECEMBER, organ_id=organs.committee.pk, paper_id=paper.pk)

    kept = actions.change_programme(people.mai, made.pk, 1, title="Tháng 11", organ_id=organs.committee.pk, paper_id=paper.pk)
    changed = actions.change_programme(people.mai, made.pk, 2, title="Tháng 11", organ_id=organs.peoples_committee.pk, paper_id=other.pk)
    bare = actions.change_programme(people.mai, made.pk, 3, title="Tháng 11", organ_id=organs.peoples_committee.pk)

    assert (kept.paper, changed.paper, changed.organ, bare.paper) == (paper, other, organs.peoples_committee, None)
    assert made.title == "Chương trình"


def test_paper_whose_sentences_stand_there_is_not_taken_off(people: People, organs: Organs) -> None:
    from tests.office.work.story import fact

    paper = make_paper()
    made = make_programme(organs.committee, paper=paper)
    make_line(made, paper=paper, fact=fact(paper, people))

    with pytest.raises(ValidationError, match="lập từ văn bản"):
        actions.change_programme(people.mai, made.pk, 1, title="x", organ_id=organs.committee.pk)


def test_unit_draws_up_nothing(people: People, organs: Organs) -> None:
    with pytest.raises(PermissionDenied):
        actions.draw_up(people.binh, "month", NOVEMBER, organ_id=organs.committee.pk)
    made = make_programme(organs.committee)
    make_line(made, organ=organs.economy)
    for verb in (actions.close_programme, actions.reopen_programme):
        with pytest.raises(PermissionDenied):
            verb(people.binh, made.pk, 1)


def test_quarter_stands_in_its_year_and_has_its_months_below(people: People, organs: Organs) -> None:
    year, month = make_programme(organs.committee, kind="year"), make_programme(organs.committee)
    quarter = make_programme(organs.committee, kind="quarter")
    make_programme(organs.committee, dt.date(2026, 9, 1))
    make_programme(organs.peoples_committee, kind="year")

    found = queries.around(people.mai, quarter)

    assert (found.above, found.below) == ([year], [month])
    assert queries.around(people.mai, month).above == [year, quarter]


def test_list_counts_what_stands_and_what_went(people: People, organs: Organs) -> None:
    november = make_programme(organs.committee)
    for fields in ({}, {"state": "withdrawn"}, {"state": "carried"}, {"organ": organs.economy}):
        make_line(november, **fields)
    later = make_programme(organs.committee, dt.date(2027, 1, 1))

    (row,) = queries.listed(people.mai, "month", 2026)
    (of_unit,) = queries.listed(people.binh)

    assert (row.many, row.standing, row.withdrawn, row.carried) == (4, 2, 1, 1)  # type: ignore[attr-defined]
    assert of_unit.many == 1  # type: ignore[attr-defined]
    assert list(queries.listed(people.mai)) == [later, november]

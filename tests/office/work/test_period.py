"""The figures of a period: each is recounted row by row, each list holds what its figure counts, and mergers leave them comparable."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from django.utils import timezone

from giaoban.office.directory.models import Organ, Succession
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.work import actions
from giaoban.office.work.models import CLOSED, FINISHED, Assignment, Side, Task, Workflow
from giaoban.office.work.period.figures import BY_KEY, FIGURES, Key, name_in_full
from giaoban.office.work.period.lineage import lineage_on
from giaoban.office.work.period.spans import Span, span_asked, span_called, span_of
from giaoban.office.work.period.tallies import Sight, Sought, rows_behind, tally_shares, tally_tasks
from tests.office.work.handed import hand_out
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
NOVEMBER = Span(dt.date(2026, 11, 1), dt.date(2026, 11, 30), "month", 2026, 11)
AFTER = dt.date(2026, 12, 5)


def on(day: int, month: int = 11) -> dt.date:
    return dt.date(2026, month, day)


def made(organs: Organs, given: dt.date, deadline: dt.date | None, done: dt.date | None = None, **more: Any) -> Task:
    """A task with one leading share, as rows, as it stands after the month."""
    lead: Organ = more.pop("lead", organs.economy)
    workflow = more.pop("workflow", Workflow.DONE if done else Workflow.IN_PROGRESS)
    first = more.pop("first", deadline)
    of_both = {"workflow": workflow, "closed": workflow in CLOSED, "deadline": deadline, "first_deadline": first, "done_on": done}
    at = timezone.make_aware(dt.datetime.combine(given, dt.time(23, 30)))
    task = Task.objects.create(title="Việc", origin=more.pop("origin", "paper"), given_at=at, enterer=None, **of_both, **more)
    Assignment.objects.create(task=task, organ=lead, side=Side.LEAD, assigned_at=at, **of_both)
    return task


def counts(people: People, span: Span = NOVEMBER, today: dt.date = AFTER) -> dict[str, int]:
    (tally,) = tally_tasks(Sight.of(people.mai), [span], today)
    return {key.value: many for key in Key if (many := tally.count(key))}


def test_month_adds_up_what_was_carried_in_and_given_is_what_was_done_and_is_open(people: People, organs: Organs) -> None:
    made(organs, on(20, 10), on(5), on(5))  # carried in, done on the day of its deadline
    made(organs, on(20, 10), on(5), on(6))  # carried in, done late
    made(organs, on(2), None, on(9))  # given in the month, done without a deadline
    made(organs, on(2), on(25))  # given, overdue at the end of the month
    made(organs, on(2), on(30))  # due on the last day: still in time then
    made(organs, on(2), on(25), on(2, 12))  # done only in December: open and overdue as of the end
    made(organs, on(20, 10), on(1), on(30, 10))  # over before the month
    made(organs, on(1, 12), on(30, 12))  # given after it

    assert counts(people) == {
        "all": 6, "carried": 2, "given": 4, "done": 3, "on-time": 1, "late": 1, "done-undated": 1, "open": 3, "running": 1, "overdue": 2,
    }  # fmt: skip


def test_lateness_is_told_by_the_deadline_in_force_and_extended_tasks_beside(people: People, organs: Organs) -> None:
    made(organs, on(2), on(20), on(18), first=on(10))  # in time, thanks to more time
    made(organs, on(2), on(20), on(22), first=on(10))  # late by both
    made(organs, on(2), on(15), on(18), first=on(20))  # its deadline was moved forward: late

    found = counts(people)

    assert {key: found.get(key, 0) for key in ("on-time", "late", "extended", "kept-by-extension")} == {
        "on-time": 1, "late": 2, "extended": 2, "kept-by-extension": 1,
    }  # fmt: skip


def test_month_that_runs_is_counted_as_of_today(people: People, organs: Organs) -> None:
    made(organs, on(2), on(20))
    made(organs, on(2), on(27))

    assert counts(people, today=on(24))["overdue"] == 1
    assert counts(people, today=on(20)).get("overdue") is None


def test_what_is_paused_is_open_and_not_overdue_what_waits_for_a_word_is_done(people: People, organs: Organs) -> None:
    made(organs, on(2), on(10), workflow=Workflow.PAUSED)
    made(organs, on(2), on(10), on(9), workflow=Workflow.REPORTED)
    made(organs, on(2), on(10), workflow=Workflow.RETURNED)
    for state in (Workflow.DRAFT, Workflow.DROPPED, Workflow.HANDED_OVER):
        made(organs, on(2), on(10), workflow=state)

    assert counts(people) == {"all": 3, "given": 3, "done": 1, "on-time": 1, "open": 2, "running": 1, "overdue": 1}


def test_day_of_giving_is_the_local_one(people: People, organs: Organs) -> None:
    made(organs, on(31, 10), on(10))  # half past eleven at night: still October here, and in UTC
    early = made(organs, on(1), on(10))
    Task.objects.filter(pk=early.pk).update(given_at=dt.datetime(2026, 10, 31, 17, 0, tzinfo=dt.UTC))  # midnight here

    assert {key: many for key, many in counts(people).items() if key in {"carried", "given"}} == {"carried": 1, "given": 1}


def test_what_was_done_before_the_day_it_was_noted_is_counted_once(people: People, organs: Organs) -> None:
    """Reported for a day of October, given in November: October's work, and in no other month."""
    made(organs, on(3), on(10), on(30, 10))

    assert counts(people) == {}
    assert counts(people, NOVEMBER.before) == {"all": 1, "given": 1, "done": 1, "on-time": 1}


def belongs(row: Task | Assignment, key: Key, first: dt.date, until: dt.date) -> bool:  # noqa: PLR0911 - a line a figure
    """The figures said once more, row by row, in other words."""
    given = timezone.localtime((row.task if isinstance(row, Assignment) else row).given_at).date()
    if row.workflow in (Workflow.DRAFT, Workflow.DROPPED, Workflow.HANDED_OVER):
        return False
    is_done = row.done_on is not None and row.done_on <= until
    if (row.done_on and row.done_on < first) or (not is_done and given > until):
        return False
    moved = bool(row.deadline and row.first_deadline and row.deadline > row.first_deadline)
    match key:
        case Key.ALL:
            return True
        case Key.CARRIED:
            return given < first
        case Key.GIVEN:
            return given >= first
        case Key.DONE:
            return is_done
        case Key.DONE_UNDATED:
            return is_done and row.deadline is None
        case Key.ON_TIME | Key.LATE:
            return is_done and row.deadline is not None and (row.done_on > row.deadline) == (key == Key.LATE)  # type: ignore[operator]
        case Key.OPEN:
            return not is_done
        case Key.OVERDUE | Key.RUNNING:
            over = row.deadline is not None and row.deadline < until and row.workflow != Workflow.PAUSED
            return not is_done and over == (key == Key.OVERDUE)
        case Key.EXTENDED:
            return moved
        case _:
            in_time = bool(is_done and row.done_on and row.deadline and row.done_on <= row.deadline)
            return in_time and bool(row.first_deadline and row.done_on and row.done_on > row.first_deadline)


def many_rows(organs: Organs, many: int, seed: int) -> None:
    chance = random.Random(seed)
    fields, leads = ("Kinh tế", "Nội chính", ""), (organs.economy, organs.police, organs.front)

    def day(low: int, high: int) -> dt.date:
        return on(1) + dt.timedelta(chance.randint(low, high))

    for _ in range(many):
        workflow = chance.choice([*Workflow, Workflow.DONE, Workflow.DONE])
        deadline = day(-20, 45) if chance.random() < 0.85 else None
        first = deadline - dt.timedelta(chance.choice((0, 0, 8, -5))) if deadline else None
        done = day(-30, 34) if workflow in FINISHED else None
        made(
            organs, day(-40, 33), deadline, done, first=first, workflow=workflow, field=chance.choice(fields), lead=chance.choice(leads),
            origin=chance.choice(("paper", "telephone")), confidentiality=chance.choice((0, 0, 0, 1)),
        )  # fmt: skip


@pytest.mark.parametrize("name", ["mai", "ha", "binh", "kien"])
@pytest.mark.parametrize(("span", "today"), [(NOVEMBER, AFTER), (NOVEMBER, on(17)), (NOVEMBER.before, AFTER)])
def test_every_figure_is_recounted_and_its_list_holds_exactly_its_rows(
    name: str, span: Span, today: dt.date, people: People, organs: Organs
) -> None:
    many_rows(organs, 160, 7)
    account = getattr(people, name)
    sight, until = Sight.of(account), span.until(today)
    (tasks,), (shares,) = tally_tasks(sight, [span], today), tally_shares(sight, [span], today)
    seen = {"mai": 160, "ha": Task.objects.filter(confidentiality=0).count(), "binh": 0, "kien": 0}[name]
    all_tasks = list(Task.objects.filter(confidentiality__lte=1 if name == "mai" else 0)) if sight.whole else []
    assert len(all_tasks) == seen
    wrong: list[Any] = []
    for key in Key:
        expected = {task.pk for task in all_tasks if belongs(task, key, span.first, until)}
        for field in (None, *tasks.values("field")):
            among = {pk for pk in expected if field is None or Task.objects.get(pk=pk).field == field}
            behind = rows_behind(sight, span, Sought(key, field=field), today)
            found, keys = behind.listed, [pk for _, pk in behind.keys]
            count = tasks.count(key) if field is None else tasks.count(key, field=field)
            wrong += [(key, field)] if sight.whole and not (set(keys) == among and len(keys) == len(among) == count) else []
            wrong += [key] if found.of_shares == sight.whole else []
        own = list(sight.shares().select_related("task"))
        for organ in {share.organ_id for share in own}:
            rows = {one.pk for one in own if one.organ_id == organ and belongs(one, key, span.first, until)}
            keys = [pk for _, pk in rows_behind(sight, span, Sought(key, organ=organ), today).keys]
            count = shares.count(key, organ=organ) if sight.whole else shares.count(key)
            wrong += [] if set(keys) == rows and count == len(rows) else [(key, organ, count, len(rows))]
    assert wrong == []
    if sight.whole:
        assert tasks.count(Key.ALL) == tasks.count(Key.DONE) + tasks.count(Key.OPEN) == tasks.count(Key.CARRIED) + tasks.count(Key.GIVEN)
        assert tasks.count(Key.DONE) == sum(tasks.count(key) for key in (Key.ON_TIME, Key.LATE, Key.DONE_UNDATED)) > 0
        assert tasks.count(Key.OPEN) == tasks.count(Key.RUNNING) + tasks.count(Key.OVERDUE)


def test_rows_behind_a_figure_are_read_page_by_page(people: People, organs: Organs) -> None:
    tasks = [made(organs, on(2), day) for day in (on(20), None, on(10), on(20), None)]
    behind = rows_behind(Sight.of(people.mai), NOVEMBER, Sought(), AFTER)
    in_order = [tasks[place].pk for place in (2, 0, 3, 1, 4)]

    def page(after: str) -> tuple[list[int], str | None, str | None]:
        rows, before, following = behind.page(after, 2)
        return [row.pk for row in rows], before, following

    first, _, second = page("")
    assert (first, page("")[1]) == (in_order[:2], None)
    middle, back, third = page(second or "")
    assert (middle, back) == (in_order[2:4], "")
    last, back, end = page(third or "")
    assert (last, page(back or "")[0], end) == (in_order[4:], middle, None)
    assert page("hôm qua")[0] == first


def test_periods_counted_together_are_those_counted_one_by_one(people: People, organs: Organs) -> None:
    many_rows(organs, 120, 3)
    spans = [NOVEMBER, NOVEMBER.before, NOVEMBER.after]
    for count in (tally_tasks, tally_shares):
        together = count(Sight.of(people.mai), spans, AFTER)
        assert together == [count(Sight.of(people.mai), [span], AFTER)[0] for span in spans]
        assert [tally.count(Key.ALL) > 20 for tally in together] == [True, True, True]


def test_unit_counts_its_own_shares_on_both_sides_and_nothing_of_others(people: People, organs: Organs) -> None:
    hand_out(people.mai, "Chủ trì", organs.economy)
    hand_out(people.mai, "Phối hợp", organs.police, support=(organs.economy,))
    hand_out(people.mai, "Việc của công an", organs.police)
    hand_out(people.mai, "Việc kín", organs.economy, more={"confidentiality": int(Confidentiality.RESTRICTED)})
    today = timezone.localdate()
    span = span_of("month", today)
    sight = Sight.of(people.binh)

    (shares,) = tally_shares(sight, [span], today)

    assert (shares.count(Key.ALL, side="lead"), shares.count(Key.ALL, side="support")) == (1, 1)
    assert rows_behind(sight, span, Sought(organ=organs.police.pk), today).keys == []
    assert tally_tasks(sight, [span], today)[0].many == {}


def test_person_counts_what_is_his_own(people: People, organs: Organs) -> None:
    mine = actions.Ordered("Việc riêng", "telephone", (actions.Share(person=person_of(people.sen)),), told="x")  # type: ignore[arg-type]
    actions.order(people.mai, mine)
    hand_out(people.mai, "Việc khác", organs.economy)
    today = timezone.localdate()

    assert tally_shares(Sight.of(people.sen), [span_of("month", today)], today)[0].count(Key.ALL) == 1


def ended(organ: Organ, last: dt.date, *heirs: Organ, kind: str = "merge") -> None:
    Organ.objects.filter(pk=organ.pk).update(valid_to=last)
    for heir in heirs or (None,):
        Succession.objects.create(
            from_organ=organ, to_organ=heir, kind=kind, effective=last + dt.timedelta(1), legal_basis="Nghị quyết 05-NQ/ĐU"
        )


def test_figures_of_a_merged_organ_are_counted_with_its_successor_through_every_step(people: People, organs: Organs) -> None:
    made(organs, on(2, 10), on(20), on(12), lead=organs.school)
    made(organs, on(2, 10), on(20), on(12), lead=organs.front)
    made(organs, on(2, 10), on(20), on(12), lead=organs.economy)
    ended(organs.school, on(9), organs.front)
    ended(organs.front, on(19), organs.economy)
    lineage = lineage_on(on(30))
    (shares,) = tally_shares(Sight.of(people.mai), [NOVEMBER], AFTER)

    assert lineage.members(organs.economy.pk) == [organs.economy.pk, *sorted((organs.school.pk, organs.front.pk))]
    assert shares.count(Key.DONE, organ=lineage.members(organs.economy.pk)) == 3
    assert len(rows_behind(Sight.of(people.mai), NOVEMBER, Sought(Key.DONE, organ=organs.economy.pk), AFTER).keys) == 3
    names = {organs.front.pk: "MTTQ xã", organs.school.pk: "Trường Tiểu học"}
    assert lineage.words(organs.economy.pk, shares.values("organ"), names) == (
        "Gồm số liệu của MTTQ xã (sáp nhập ngày 20/11/2026) và Trường Tiểu học (sáp nhập ngày 10/11/2026)"
    )
    assert lineage.words(organs.police.pk, shares.values("organ"), names) == ""


def test_merger_is_seen_from_its_day_on(organs: Organs) -> None:
    ended(organs.school, on(9), organs.economy)

    assert lineage_on(on(9)).head(organs.school.pk) == organs.school.pk
    assert lineage_on(on(10)).head(organs.school.pk) == organs.economy.pk


def test_divided_and_abolished_organs_keep_their_figures_to_themselves(organs: Organs) -> None:
    ended(organs.school, on(9), organs.economy, organs.front, kind="split")
    ended(organs.police, on(9), kind="abolish")
    lineage = lineage_on(on(30))

    assert [lineage.head(organ.pk) for organ in (organs.school, organs.police)] == [organs.school.pk, organs.police.pk]
    assert lineage.words(organs.school.pk, [], {}) == "Đã chia, tách ngày 10/11/2026, số liệu để riêng"
    assert lineage.words(organs.police.pk, [], {}) == "Đã giải thể ngày 10/11/2026"


def test_succession_that_runs_in_a_circle_ends(organs: Organs) -> None:
    ended(organs.school, on(9), organs.front)
    ended(organs.front, on(9), organs.school)

    assert lineage_on(on(30)).head(organs.school.pk) == organs.front.pk


@pytest.mark.parametrize(
    ("query", "first", "last", "name"),
    [
        ({}, "2026-11-01", "2026-11-30", "tháng 11/2026"),
        ({"period": "quarter", "year": "2026", "number": "3"}, "2026-07-01", "2026-09-30", "quý III/2026"),
        ({"period": "half-year", "year": "2026", "number": "2"}, "2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
        ({"period": "year"}, "2026-01-01", "2026-12-31", "năm 2026"),
        ({"period": "month", "year": "2026", "number": "11", "by": "state"}, "2026-10-15", "2026-11-14", "tháng 11/2026"),
        ({"from": "2026-11-02", "to": "2026-11-15"}, "2026-11-02", "2026-11-15", "từ 02/11/2026 đến 15/11/2026"),
        ({"from": "2026-11-15", "to": "2026-11-02"}, "2026-11-01", "2026-11-30", "tháng 11/2026"),
        ({"from": "0001-01-01", "to": "2026-11-02"}, "2026-11-01", "2026-11-30", "tháng 11/2026"),
        ({"period": "month", "year": "2026", "number": "13"}, "2026-11-01", "2026-11-30", "tháng 11/2026"),
        ({"period": "month", "year": "99999", "number": "²"}, "2026-11-01", "2026-11-30", "tháng 11/2026"),
        ({"period": "tuần", "by": "x", "from": "hôm qua"}, "2026-11-01", "2026-11-30", "tháng 11/2026"),
    ],
)
def test_period_is_the_one_an_address_asks_for(query: dict[str, str], first: str, last: str, name: str) -> None:
    span = span_asked(query, on(12))

    assert (span.first.isoformat(), span.last.isoformat(), span.name) == (first, last, name)


def test_period_before_and_after_and_back_again() -> None:
    asked = [
        span_of("month", on(12)),
        span_of("quarter", on(12), "state"),
        span_of("half-year", on(12)),
        span_of("year", on(12), "state"),
    ]
    for span in (*asked, Span(on(2), on(15))):
        assert (span.after.before, span.before.after, span.before.last) == (span, span, span.first - dt.timedelta(1))
        assert span_asked(dict(pair.split("=") for pair in span.query().split("&")), on(12)) == span
    assert asked[1].words == "quý IV/2026 (từ 15/9/2026 đến 14/12/2026)"
    assert span_called("week", 2026, 1) is None


def test_every_figure_says_what_it_counts_and_why() -> None:
    assert [figure.key for figure in FIGURES if not (figure.name and figure.counts and figure.source)] == []
    assert set(BY_KEY) == set(Key)
    assert [name_in_full(key) for key in (Key.ALL, Key.LATE, Key.OVERDUE, Key.EXTENDED)] == [
        "Phải thực hiện", "Đã hoàn thành quá hạn", "Đang thực hiện quá hạn", "Được lùi hạn",
    ]  # fmt: skip

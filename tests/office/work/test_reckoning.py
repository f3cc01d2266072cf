"""Deadlines reckoned from a paper's words: proposed with their reasons, taken by a person, moved by nobody else."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.days import actions as days
from giaoban.office.days import queries
from giaoban.office.days.models import OwnDay
from giaoban.office.days.moves import moves
from giaoban.office.evidence.models import Fact
from giaoban.office.registry.models import Paper
from giaoban.office.work import actions
from giaoban.office.work.actions import NotNow
from giaoban.office.work.models import Reckoning, Task
from giaoban.office.work.reckoning import proposal
from giaoban.timing.rules import Computed
from giaoban.timing.workdays import calendar
from tests.office.work.story import fact, fresh
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2099, 3, 2)  # a day to come, whenever this runs
WITHIN = "trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản"


def ordered(people: People, organs: Organs, words: str = WITHIN, paper: Paper | None = None, **due: Any) -> Task:
    """A draft of an order whose deadline the paper says in these words."""
    paper = paper or make_paper(date=MONDAY, received_on=MONDAY + dt.timedelta(2))
    deadline = {"kind": "RELATIVE", "date": None, "bound": "within", "words": words} | due
    said: Fact = fact(paper, people, lead=organs.economy, deadline=deadline)
    said.said = {"deadline": [{"quote": words, "spans": [[0, len(words)]]}]}
    said.save()
    return actions.open_from_facts(people.lan, [said])[0]


def proposed(task: Task) -> Computed | None:
    return proposal(Task.objects.select_related("fact", "paper").get(pk=task.pk), queries.calendar(), queries.settings().reading)


def test_relative_deadline_is_proposed_with_its_trace_and_not_set(people: People, organs: Organs) -> None:
    task = ordered(people, organs)
    found = proposed(task)

    assert found is not None
    assert (task.deadline, found.result, found.sure) == (None, dt.date(2099, 3, 11), True)
    assert found.trace[1] == "Tính từ ngày văn bản đến, thứ Tư 04/3/2099"


def test_deadline_without_its_start_is_proposed_as_unsure(people: People, organs: Organs) -> None:
    found = proposed(ordered(people, organs, "trong thời hạn 05 ngày"))

    assert found is not None
    assert (found.result, found.sure) == (MONDAY + dt.timedelta(7), False)


def test_deadline_after_an_event_says_what_must_be_known(people: People, organs: Organs) -> None:
    found = proposed(ordered(people, organs, "trong 05 ngày kể từ khi kết thúc hội nghị"))

    assert found is not None
    assert (found.result, found.trace[-1]) == (None, "Tính từ “kết thúc hội nghị”: cần biết đó là ngày nào")


def test_before_a_day_proposes_the_day_before(people: People, organs: Organs) -> None:
    task = ordered(people, organs, "trước ngày 20/3/2099", kind="DATE", date="2099-03-20", bound="before")
    found = proposed(task)

    assert found is not None
    assert (task.deadline, found.result) == (dt.date(2099, 3, 20), dt.date(2099, 3, 19))


def test_office_that_reads_before_as_by_is_proposed_nothing(people: People, organs: Organs) -> None:
    days.change_settings(people.mai, 0, before="inclusive")

    assert proposed(ordered(people, organs, "trước ngày 20/3/2099", kind="DATE", date="2099-03-20", bound="before")) is None


@pytest.mark.parametrize("kind", ["CONTINUOUS", "TBD"])
def test_nothing_is_proposed_where_no_day_is_wanted(kind: str, people: People, organs: Organs) -> None:
    assert proposed(ordered(people, organs, "thường xuyên", kind=kind, bound=None)) is None


def test_nothing_is_proposed_against_what_was_set_by_hand(people: People, organs: Organs) -> None:
    task = ordered(people, organs)
    actions.change_task(people.ha, task.pk, task.revision, deadline=MONDAY)

    assert proposed(task) is None


def test_nothing_is_proposed_for_what_has_no_paper_or_is_handed_out(people: People, organs: Organs) -> None:
    task = ordered(people, organs)
    actions.hand_out(people.ha, task.pk, task.revision)
    told = actions.enter_task(people.ha, actions.Ordered("Chuẩn bị hội nghị", "telephone"))  # type: ignore[arg-type]  # its value

    assert (proposed(task), proposed(told)) == (None, None)


def test_day_that_was_shown_is_taken_and_explains_itself(people: People, organs: Organs) -> None:
    task = ordered(people, organs)

    actions.take_reckoned(people.ha, task.pk, task.revision, dt.date(2099, 3, 11))

    kept = Reckoning.objects.get()
    assert (fresh(task).deadline, kept.day, kept.calendar, kept.phrase["text"]) == (
        dt.date(2099, 3, 11),
        dt.date(2099, 3, 11),
        queries.calendar().version,
        WITHIN,
    )
    assert Entry.objects.get(verb="work.take-reckoned").changes["reckoned"]["result"] == "2099-03-11"
    assert str(kept) == f"{task.pk}: 11/03/2099"
    assert proposed(task) is None


def test_day_that_would_be_another_by_now_is_not_taken(people: People, organs: Organs) -> None:
    task = ordered(people, organs)
    days.enter_day(people.mai, day=dt.date(2099, 3, 6), kind="closed", reason="Nghỉ riêng", source="Thông báo 3-TB/VP")

    with pytest.raises(ValidationError, match="đã khác ngày vừa xem"):
        actions.take_reckoned(people.ha, task.pk, task.revision, dt.date(2099, 3, 11))
    assert (fresh(task).deadline, Reckoning.objects.count()) == (None, 0)


def test_what_cannot_be_reckoned_is_not_taken(people: People, organs: Organs) -> None:
    task = ordered(people, organs, "thường xuyên", kind="CONTINUOUS")

    with pytest.raises(ValidationError):
        actions.take_reckoned(people.ha, task.pk, task.revision, MONDAY)


def test_stale_page_and_others_take_nothing(people: People, organs: Organs) -> None:
    task, day = ordered(people, organs), dt.date(2099, 3, 11)

    with pytest.raises(Conflict):
        actions.take_reckoned(people.ha, task.pk, task.revision + 1, day)
    with pytest.raises((PermissionDenied, Task.DoesNotExist)):
        actions.take_reckoned(people.binh, task.pk, task.revision, day)
    actions.hand_out(people.ha, task.pk, task.revision)
    with pytest.raises(NotNow):
        actions.take_reckoned(people.ha, task.pk, fresh(task).revision, day)


def test_new_day_off_shows_which_deadline_it_would_move_and_moves_none(people: People, organs: Organs) -> None:
    task = ordered(people, organs)
    actions.take_reckoned(people.ha, task.pk, task.revision, dt.date(2099, 3, 11))
    new: dict[str, Any] = {"day": dt.date(2099, 3, 6), "kind": "closed", "reason": "Nghỉ riêng", "source": "Thông báo 3-TB/VP"}

    found = days.preview_day(people.mai, None, **new)
    assert [(one.what, one.kind, one.key, one.before, one.after) for one in found] == [
        (task.title, "work.task", task.pk, dt.date(2099, 3, 11), dt.date(2099, 3, 12))
    ]
    days.enter_day(people.mai, **new)
    assert fresh(task).deadline == dt.date(2099, 3, 11)
    assert [one.after for one in moves(people.mai, queries.calendar(), queries.calendar())] == [dt.date(2099, 3, 12)]


def test_day_off_elsewhere_moves_nothing(people: People, organs: Organs) -> None:
    task = ordered(people, organs)
    actions.take_reckoned(people.ha, task.pk, task.revision, dt.date(2099, 3, 11))

    assert days.preview_day(people.mai, None, day=dt.date(2099, 4, 7), kind="closed", reason="Nghỉ", source="Thông báo") == []
    assert moves(people.mai, queries.calendar(), queries.calendar()) == []


def test_what_is_past_moved_by_hand_closed_or_not_ones_own_to_see_is_not_named(people: People, organs: Organs) -> None:
    past = timezone.localdate() - dt.timedelta(60)
    inside = make_paper(date=MONDAY, received_on=MONDAY, confidentiality=1)
    paper_past = make_paper(date=past, received_on=past)
    tasks = [
        ordered(people, organs),
        ordered(people, organs),
        ordered(people, organs, paper=paper_past),
        ordered(people, organs, paper=inside),
    ]
    for task in tasks:
        found = proposed(task)
        assert found is not None
        assert found.result is not None
        actions.take_reckoned(people.lan, task.pk, task.revision, found.result)
    actions.change_task(people.ha, tasks[1].pk, fresh(tasks[1]).revision, deadline=dt.date(2099, 3, 30))
    closed = [OwnDay(day=day, kind="closed", reason="Nghỉ", source="TB") for day in (dt.date(2099, 3, 6), past + dt.timedelta(3))]

    named = {
        account.username: {one.key for one in moves(account, calendar(), queries.with_own(closed, 1))}
        for account in (people.mai, people.ha)
    }
    assert named == {"mai": {tasks[0].pk, tasks[3].pk}, "ha": {tasks[0].pk}}


def test_secret_paper_takes_its_reckonings_with_it(people: People, organs: Organs) -> None:
    task = ordered(people, organs)
    actions.take_reckoned(people.ha, task.pk, task.revision, dt.date(2099, 3, 11))
    assert task.paper is not None
    actions.leave_with_paper(task.paper)

    assert (Task.objects.count(), Reckoning.objects.count()) == (0, 0)

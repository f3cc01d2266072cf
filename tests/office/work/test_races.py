"""Two people at the same task at once, on a database that is a file, as an office has it: one is first, the other is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Account, Organ, OrganName
from giaoban.office.work import actions
from giaoban.office.work.actions import NotNow, Ordered, Share
from giaoban.office.work.jobs import open_what_was_left
from giaoban.office.work.models import Answer, Assignment, Extension, Origin, Progress, Side, Task, Workflow
from tests.at_once import at_once
from tests.office.work.story import day, fact
from tests.papers import make_paper
from tests.people import FOUNDED, People

pytestmark = pytest.mark.django_db(transaction=True)
Deed = Callable[[], object]


def _organ(name: str) -> Organ:
    organ = Organ.objects.create(kind="division", side="state", level="commune", ours=True, valid_from=FOUNDED)
    OrganName.objects.create(organ=organ, text=name, valid_from=FOUNDED)
    return organ


@pytest.fixture
def task(mai: Account) -> Task:
    """Handed out to a division, with nobody who supports it."""
    order = Ordered("Rà soát", Origin.BRIEFING, (Share(organ=_organ("Phòng Kinh tế")),), None, day(10))
    return actions.order(mai, order)


def _told(wrong: list[BaseException], many: int) -> bool:
    """Were so many told that somebody was quicker, and nothing else?"""
    return len(wrong) == many and all(isinstance(error, Conflict | NotNow) for error in wrong)


def _reported(mai: Account, task: Task) -> Task:
    share = task.assignments.get()
    actions.report_done(mai, share.pk, share.revision, "xong")
    return Task.objects.get()


def test_one_of_many_who_confirm_is_first(mai: Account, task: Task) -> None:
    task = _reported(mai, task)

    assert _told(at_once([lambda: actions.confirm(mai, task.pk, task.revision)] * 3), 2)

    assert Task.objects.get().workflow == Workflow.DONE
    assert Entry.objects.filter(verb="work.confirm").count() == 1


def test_task_is_confirmed_or_returned_and_not_both(mai: Account, task: Task) -> None:
    task = _reported(mai, task)

    deeds: list[Deed] = [
        lambda: actions.confirm(mai, task.pk, task.revision),
        lambda: actions.return_task(mai, task.pk, task.revision, "thiếu"),
    ]
    assert _told(at_once(deeds), 1)

    states = (Task.objects.get().workflow, Assignment.objects.get().workflow)
    assert states in {("done", "done"), ("returned", "returned")}
    assert Entry.objects.filter(verb__in=["work.confirm", "work.return-task"]).count() == 1


def test_extension_is_answered_once(mai: Account, task: Task) -> None:
    asked = actions.ask_extension(mai, task.assignments.get().pk, day(20), "bận")

    days = [day(15), day(18)]
    wrong = at_once([lambda on=on: actions.answer_extension(mai, asked.pk, Answer.GRANTED, granted=on) for on in days])  # type: ignore[misc]

    assert _told(wrong, 1)
    granted = Extension.objects.get().granted
    assert (Assignment.objects.get().deadline, Task.objects.get().deadline) == (granted, granted)


def test_one_extension_waits_however_many_ask(mai: Account, task: Task) -> None:
    share = task.assignments.get()

    assert _told(at_once([lambda: actions.ask_extension(mai, share.pk, day(20), "bận")] * 3), 2)

    assert Extension.objects.count() == 1


def test_share_is_reported_or_moved_and_not_both(mai: Account, task: Task) -> None:
    share, police = task.assignments.get(), _organ("Công an xã")

    deeds: list[Deed] = [
        lambda: actions.report_done(mai, share.pk, share.revision, "xong"),
        lambda: actions.transfer(mai, share.pk, share.revision, police, "đúng chức năng"),
    ]
    assert _told(at_once(deeds), 1)

    done = {"reported": 1, "assigned": 0}
    state = Task.objects.get().workflow
    assert (Progress.objects.count(), Assignment.objects.count()) == (done[state], 2 - done[state])


def test_draft_is_handed_out_once(mai: Account, task: Task) -> None:
    order = Ordered("Lập danh sách", Origin.BRIEFING, (Share(organ=_organ("Công an xã")),))
    draft = actions.enter_task(mai, order)

    assert _told(at_once([lambda: actions.hand_out(mai, draft.pk, 1)] * 3), 2)

    assert draft.assignments.get().revision == 2


def test_last_two_leads_are_not_both_taken_back(mai: Account, task: Task) -> None:
    actions.add_share(mai, task.pk, task.revision, Share(organ=_organ("Công an xã")))
    shares = list(task.assignments.all())

    wrong = at_once([lambda one=one: actions.release(mai, one.pk, one.revision, "thôi") for one in shares])  # type: ignore[misc]

    assert len(wrong) == 1
    assert task.assignments.filter(closed=False, side=Side.LEAD).count() == 1


def test_two_do_not_join_a_draft_into_two_tasks(mai: Account, task: Task) -> None:
    other = actions.order(mai, Ordered("Việc khác", Origin.BRIEFING, (Share(organ=_organ("Công an xã")),)))
    draft = actions.enter_task(mai, Ordered("Rà soát", Origin.PAPER))

    kept = [task, other]
    wrong = at_once([lambda one=one: actions.join_tasks(mai, one.pk, one.revision, draft.pk, 1) for one in kept])  # type: ignore[misc]

    assert _told(wrong, 1)
    assert Task.objects.get(pk=draft.pk).merged_into in kept


def test_workers_open_what_was_left_once(mai: Account) -> None:
    who = People(*[mai] * 12)
    facts = [fact(make_paper(), who, kind=kind) for kind in ("task", "orientation") * 3]

    assert at_once([open_what_was_left] * 3) == []

    assert Task.objects.count() == len(facts) / 2

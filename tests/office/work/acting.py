"""What anybody may try with work, one word for each: the deeds of the machine in `test_machine.py`.

A deed picks what it is about by numbers, so that any numbers make a deed; where there is nothing to pick, there is nothing to do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from giaoban.office.directory.models import Account, Organ
from giaoban.office.evidence.models import Fact
from giaoban.office.registry.models import Paper
from giaoban.office.work import actions
from giaoban.office.work.actions import Ordered, Share
from giaoban.office.work.models import UNDERWAY, Answer, Assignment, Extension, Objection, Origin, Side, Task, Workflow
from tests.office.work.story import day, fact, unit
from tests.people import Organs, People, person_of

_ANSWERS = (Answer.GRANTED, Answer.GRANTED, Answer.REFUSED, Answer.GRANTED, Answer.LAPSED)


class NothingToDo(Exception):  # noqa: N818 - what is said
    """There is nothing yet that the deed could be about."""


@dataclass(frozen=True)
class Deed:
    """One try: who, and the numbers that say about what."""

    people: People
    organs: Organs
    paper: Paper
    who: Account
    a: int
    b: int
    n: int

    def pick(self, rows: QuerySet[Any], number: int) -> Any:
        """One of the rows."""
        found = list(rows.order_by("pk"))
        if not found:
            raise NothingToDo
        return found[number % len(found)]

    def task(self, number: int | None = None, **by: Any) -> Task:
        """One of the tasks."""
        found: Task = self.pick(Task.objects.filter(**by), self.a if number is None else number)
        return found

    def share(self, **by: Any) -> Assignment:
        """One of the shares."""
        found: Assignment = self.pick(Assignment.objects.filter(**by), self.a)
        return found

    @property
    def organ(self) -> Organ:
        """One of four organs: few, so that they meet."""
        o = self.organs
        return (o.economy, o.police, o.school, o.front)[self.b % 4]

    @property
    def why(self) -> str:
        """A reason, mostly."""
        return "" if self.n == 7 else "vì việc chung"

    def shown(self, thing: Model) -> int:
        """The revision that was shown; now and then it is an old one."""
        revision: int = thing.revision  # type: ignore[attr-defined]
        return revision - 1 if self.n == 13 else revision

    def shares(self) -> tuple[Share, ...]:
        """Some shares: an organ leads, perhaps another or a person supports, each with a day of its own or without."""
        lead = Share(organ=self.organ, deadline=day(self.n) if self.n % 2 else None)
        other = Share(organ=self.organs.police, side=Side.SUPPORT) if self.a % 2 else Share(person=person_of(self.people.sen))
        return () if self.n == 11 else (lead,) if self.n % 3 else (lead, other)


def _enter(d: Deed) -> Any:
    parent = d.task().pk if Task.objects.exists() and d.n % 4 == 0 else None
    giver = person_of(d.people.nam) if d.a % 2 else None
    due = None if d.n % 5 == 0 else day(d.n)
    more = {"flagged": d.n == 9, "confidentiality": int(d.n == 8)}
    return actions.enter_task(d.who, Ordered("Việc", Origin.TELEPHONE, d.shares(), giver, due, parent_id=parent, more=more))


def _order(d: Deed) -> Any:
    return actions.order(d.who, Ordered("Việc", Origin.BRIEFING, d.shares(), None, day(d.n) if d.n % 5 else None, paper=d.paper))


def _change(d: Deed) -> Any:
    task = d.task()
    values = ({"title": "Việc khác"}, {"deadline": day(d.n)}, {"parent": d.task(d.b)}, {"flagged": d.b % 2 == 0}, {"parent": None})[d.n % 5]
    return actions.change_task(d.who, task.pk, d.shown(task), **values)


def _assign(d: Deed) -> Any:
    task = d.task(workflow=Workflow.DRAFT)
    return actions.assign(d.who, task.pk, d.shown(task), d.shares())


def _add_share(d: Deed) -> Any:
    task = d.task()
    return actions.add_share(d.who, task.pk, d.shown(task), (*d.shares(), Share(organ=d.organ))[-1])


def _confirm_fact(d: Deed) -> Any:
    if Fact.objects.count() > 2:
        raise NothingToDo
    return actions.open_from_facts(d.who, [fact(d.paper, d.people, lead=d.organ, title=f"Câu {d.a}")])


def _correct_fact(d: Deed) -> None:
    said = d.pick(Fact.objects.filter(withdrawn_at=None), d.a)
    before, said.ours = said.understood, d.n % 3 != 0
    said.kind = "orientation" if d.n % 4 == 0 else "task"
    said.understood = before | {"title": f"Việc {d.b}", "lead": [unit(d.organ)]}
    said.save()
    actions.follow_fact(d.who, said, before)


def _withdraw_fact(d: Deed) -> None:
    said = d.pick(Fact.objects.filter(withdrawn_at=None), d.a)
    actions.let_go_of(d.who, [said])
    Fact.objects.filter(pk=said.pk).update(withdrawn_at=said.confirmed_at)


def _put_back_fact(d: Deed) -> None:
    said = d.pick(Fact.objects.exclude(withdrawn_at=None), d.a)
    Fact.objects.filter(pk=said.pk).update(withdrawn_at=None)
    actions.take_up_again(d.who, Fact.objects.get(pk=said.pk))


def _hand_over(d: Deed) -> Any:
    shown = {share.pk: d.shown(share) for share in Assignment.objects.filter(organ=d.organs.economy, closed=False)}
    if not shown:
        raise NothingToDo
    return actions.hand_over(d.who, d.organs.economy, d.organ, shown)


def _hand_over_of_person(d: Deed) -> Any:
    leaves = person_of(d.people.sen)
    shown = {share.pk: d.shown(share) for share in Assignment.objects.filter(person=leaves, closed=False)}
    if not shown:
        raise NothingToDo
    return actions.hand_over(d.who, leaves, person_of(d.people.thanh) if d.n % 2 else d.organ, shown)


def _join(d: Deed) -> Any:
    kept, joined = d.task(), d.task(d.b, workflow=Workflow.DRAFT)
    return actions.join_tasks(d.who, kept.pk, d.shown(kept), joined.pk, joined.revision)


def _of_task(verb: Callable[..., Any], *states: Workflow, reason: bool = True) -> Callable[[Deed], Any]:
    """A deed about one task; mostly one that is in a state for it."""

    def do(d: Deed) -> Any:
        by: dict[str, Any] = {"workflow__in": states} if states and d.b % 5 else {}
        task = d.task(**by)
        return verb(d.who, task.pk, d.shown(task), *([d.why] if reason else []))

    return do


def _of_share(verb: Callable[[Deed, Assignment], Any]) -> Callable[[Deed], Any]:
    """A deed about one share; mostly one about which there is something to do."""

    def do(d: Deed) -> Any:
        by: dict[str, Any] = {"workflow__in": UNDERWAY} if d.b % 5 else {}
        return verb(d, d.share(**by))

    return do


def _extension(d: Deed) -> Any:
    asked = d.pick(Extension.objects.filter(**({"answer": ""} if d.b % 5 else {})), d.a)
    return actions.answer_extension(d.who, asked.pk, _ANSWERS[d.b % 5], granted=day(d.n + 9) if d.n % 2 else None)


def _objection(d: Deed) -> Any:
    said = d.pick(Objection.objects.filter(**({"answer": ""} if d.b % 5 else {})), d.a)
    return actions.answer_objection(d.who, said.pk, _ANSWERS[d.b % 5], to=d.organ if d.n % 2 else None)


def _object(d: Deed, share: Assignment) -> Any:
    return actions.object_to(d.who, share.pk, list(Objection.Kind)[d.n % 2], d.why, organ=d.organ if d.b % 2 else None)


DEEDS: dict[str, Callable[[Deed], Any]] = {
    "enter": _enter,
    "order": _order,
    "change": _change,
    "assign": _assign,
    "hand out": _of_task(actions.hand_out, Workflow.DRAFT, reason=False),
    "hand out all": lambda d: actions.hand_out_many(d.who, dict(Task.objects.filter(workflow="draft").values_list("pk", "revision"))),
    "add share": _add_share,
    "release": _of_share(lambda d, share: actions.release(d.who, share.pk, d.shown(share), d.why)),
    "note": _of_share(lambda d, share: actions.note_progress(d.who, share.pk, d.why)),
    "report": _of_share(lambda d, share: actions.report_done(d.who, share.pk, d.shown(share), d.why, on=day(-(abs(d.n) % 4)))),
    "ask": _of_share(lambda d, share: actions.ask_extension(d.who, share.pk, day(d.n + 9), d.why)),
    "answer": _extension,
    "move": _of_share(lambda d, share: actions.move_deadline(d.who, share.pk, d.shown(share), day(d.n), d.why)),
    "object": _of_share(_object),
    "answer objection": _objection,
    "transfer": _of_share(lambda d, share: actions.transfer(d.who, share.pk, d.shown(share), d.organ, d.why)),
    "hand over": _hand_over,
    "hand over of person": _hand_over_of_person,
    "pause": _of_task(actions.pause, Workflow.ASSIGNED, Workflow.IN_PROGRESS),
    "resume": _of_task(actions.resume, Workflow.PAUSED, reason=False),
    "confirm": _of_task(actions.confirm, Workflow.REPORTED, reason=False),
    "finish": _of_task(actions.finish, Workflow.ASSIGNED, Workflow.IN_PROGRESS, Workflow.RETURNED),
    "return": _of_task(actions.return_task, Workflow.REPORTED, Workflow.DONE),
    "unconfirm": _of_task(actions.unconfirm, Workflow.DONE),
    "stop": _of_task(actions.stop_following),
    "join": _join,
    "confirm fact": _confirm_fact,
    "correct fact": _correct_fact,
    "withdraw fact": _withdraw_fact,
    "put back fact": _put_back_fact,
}
# What a task is handed out, carried out and confirmed by is tried more often, else few would ever be done.
OFTEN = (
    "order",
    "order",
    "hand out",
    "note",
    "report",
    "report",
    "report",
    "finish",
    "confirm",
    "confirm",
    "return",
    "ask",
    "answer",
    "object",
)
TRIED = (*sorted(DEEDS), *OFTEN, "answer objection", "move", "transfer")

"""Facts are corrected, withdrawn and put back after work was opened from them: what is still a draft keeps up with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from giaoban.office.audit.acts import Conflict, Line, act, revise, revise_all
from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.evidence.shapes import Understood
from giaoban.office.work.actions.entering import clear_shares
from giaoban.office.work.actions.opening import lead_of, meant, open_from_facts, shares_of
from giaoban.office.work.models import Assignment, Orientation, Task, Workflow
from giaoban.office.work.telling import ask_for_lines

_WITHDRAWN = "Câu nguồn đã rút khỏi văn bản."
_KINDS = (FactKind.TASK, FactKind.ORIENTATION)
_GONE = {"workflow": Workflow.DROPPED, "closed": True, "reason": _WITHDRAWN}
_BACK = {"workflow": Workflow.DRAFT, "closed": False, "reason": ""}


def follow_fact(actor: Account | None, fact: Fact, before: Understood) -> None:
    """A fact was corrected, `before` is what it meant: a draft of it, or an orientation, takes over what differs, and what was set by hand
    of the rest stays. What is no order of ours any more is dropped, what becomes one is opened. What was handed out stays as it was
    ordered.
    """
    if fact.kind not in _KINDS:
        return
    with act(actor, "work.follow-fact") as line:
        line.about(fact)
        tasks = [task for task in _tasks_of([fact]) if not _has_gone_on(task)]
        directions = list(Orientation.objects.select_for_update().filter(fact=fact, dropped=False))
        if _is_order(fact):
            _drop_orientations(line, directions)
            for task in tasks or _revived_tasks(line, fact):
                _follow_in_task(line, task, before if task in tasks else None, fact.understood)
        else:
            _drop_tasks(line, tasks)
        if fact.kind == FactKind.ORIENTATION:
            for one in directions or _revived_orientations(line, fact):
                whose = one.organ_id if one in directions else None
                _follow_in_orientation(line, one, before if one in directions else None, fact.understood)
                ask_for_lines(actor, [one] if one.organ_id != whose else [])
        open_from_facts(actor, [fact])


def _is_order(fact: Fact) -> bool:
    return fact.kind == FactKind.TASK and fact.ours


def _follow_in_task(line: Line, task: Task, before: Understood | None, now: Understood) -> None:
    revise(line, task, task.revision, **_differing(meant(before) if before else {}, meant(now)))
    if before is None or _who(before) != _who(now):
        clear_shares(task)
        Assignment.objects.bulk_create(shares_of(task, now))


def _follow_in_orientation(line: Line, one: Orientation, before: Understood | None, now: Understood) -> None:
    revise(line, one, one.revision, **_differing(_directed(before) if before else {}, _directed(now)))


def _directed(understood: Understood) -> dict[str, Any]:
    return {"title": understood["title"], "organ_id": lead_of(understood)}


def _differing(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in now.items() if name not in before or value != before[name]}


def _who(understood: Understood) -> list[tuple[int | None, str]]:
    return [(share.organ_id, share.side) for share in shares_of(Task(), understood)]


def let_go_of(actor: Account | None, facts: Sequence[Fact]) -> None:
    """Facts were withdrawn: drafts of them are closed, orientations followed no more.

    Raises Conflict with the task where somebody has gone on: handed it out, joined it with another, made an orientation concrete.
    """
    facts = [fact for fact in facts if fact.kind in _KINDS]
    if not facts:
        return
    with act(actor, "work.let-go") as line:
        tasks = _tasks_of(facts)
        directions = list(Orientation.objects.select_for_update().filter(fact__in=facts, dropped=False))
        concrete = Task.objects.filter(orientation__in=directions, closed=False)
        begun = next((task for task in tasks if _has_gone_on(task)), None) or concrete.first()
        if begun is not None:
            raise Conflict(begun)
        line.about(facts[0])
        _drop_tasks(line, tasks)
        _drop_orientations(line, directions)


def _tasks_of(facts: Sequence[Fact]) -> list[Task]:
    """The tasks opened from facts, held; not those that were closed without having been done."""
    rows = Task.objects.select_for_update().filter(fact__in=facts).exclude(workflow=Workflow.DROPPED)
    return list(rows.prefetch_related("merged"))


def _has_gone_on(task: Task) -> bool:
    return task.workflow != Workflow.DRAFT or bool(task.merged.all())


def _drop_tasks(line: Line, tasks: Sequence[Task]) -> None:
    shares = Assignment.objects.filter(task__in=tasks, closed=False)
    revise_all(line, [(share, _GONE) for share in shares])
    revise_all(line, [(task, _GONE) for task in tasks])


def _drop_orientations(line: Line, directions: Sequence[Orientation]) -> None:
    revise_all(line, [(one, {"dropped": True}) for one in directions])


def take_up_again(actor: Account | None, fact: Fact) -> None:
    """A withdrawn fact holds again: so do the draft with its shares, and the orientation, that went with it."""
    with act(actor, "work.take-up-again") as line:
        line.about(fact)
        if _is_order(fact):
            _revived_tasks(line, fact)
        if fact.kind == FactKind.ORIENTATION:
            _revived_orientations(line, fact)
        open_from_facts(actor, [fact])


def _revived_tasks(line: Line, fact: Fact) -> list[Task]:
    tasks = list(Task.objects.select_for_update().filter(fact=fact, workflow=Workflow.DROPPED, reason=_WITHDRAWN))
    shares = Assignment.objects.filter(task__in=tasks, workflow=Workflow.DROPPED, reason=_WITHDRAWN)
    revise_all(line, [(share, _BACK) for share in shares])
    revise_all(line, [(task, _BACK) for task in tasks])
    return tasks


def _revived_orientations(line: Line, fact: Fact) -> list[Orientation]:
    directions = list(Orientation.objects.select_for_update().filter(fact=fact, dropped=True))
    revise_all(line, [(one, {"dropped": False}) for one in directions])
    return directions

"""Orders become tasks: entered by hand, noted in one line, taken from a template, parted into smaller ones; and drafts corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, forget_states, require, revise
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Paper
from giaoban.office.work import rules
from giaoban.office.work.actions.following import locked, must_be, must_stand
from giaoban.office.work.models import OPEN, Assignment, Origin, Side, Task, TaskTemplate, TemplateUnit, Workflow


@dataclass(frozen=True, slots=True)
class Share:
    """Who is to do what of a task: an organ or a person, leading or supporting, by a day of its own where it has one."""

    organ: Organ | None = None
    person: Person | None = None
    side: Side = Side.LEAD
    deadline: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Ordered:
    """An order: its words, whose it is, what it comes from, who does it by when. `given_at` (UTC) is now unless it was given before."""

    title: str
    origin: Origin
    shares: tuple[Share, ...] = ()
    giver: Person | None = None
    deadline: dt.date | None = None
    told: str = ""
    paper: Paper | None = None
    parent_id: int | None = None
    template: TaskTemplate | None = None
    given_at: dt.datetime | None = None
    more: dict[str, Any] = field(default_factory=dict)  # of _MORE


MAY_CHANGE = frozenset(
    {"title", "giver", "told", "field", "product", "authority", "leader", "flagged", "confidentiality", "origin", "parent"}
)
_MORE = frozenset({"field", "product", "authority", "leader", "flagged", "confidentiality"})


def enter_task(actor: Account, ordered: Ordered) -> Task:
    """A task as a draft, with whoever is to do it. Raises ValidationError without words, or with two shares of one unit."""
    with act(actor, "work.enter-task") as line:
        require(rules.may_enter(actor))
        if ordered.paper is not None:
            registry.visible_to(actor).get(pk=ordered.paper.pk)
        parent = _open_parent(actor, ordered.parent_id)
        task = Task.objects.create(enterer=actor, **_written(ordered, parent))
        _set_shares(task, ordered.shares)
        line.about(task, deadline=[None, task.deadline])
    return task


def _open_parent(actor: Account, task_id: int | None) -> Task | None:
    if task_id is None:
        return None
    parent = locked(actor, task_id)
    must_be(parent, *OPEN)
    return parent


def _written(ordered: Ordered, parent: Task | None) -> dict[str, Any]:
    """The fields of a new task. It is at least as far inside as the paper it comes from, and as the task of which it is a part."""
    title = _titled(ordered.title)
    if unknown := ordered.more.keys() - _MORE:
        raise TypeError(f"not said of a task: {sorted(unknown)}")
    inherited = max((above.confidentiality for above in (ordered.paper, parent) if above is not None), default=0)
    values = {"confidentiality": inherited} | ordered.more
    values["confidentiality"] = max(values["confidentiality"], inherited)
    return values | {
        "title": title,
        "origin": ordered.origin,
        "giver": ordered.giver,
        "deadline": ordered.deadline,
        "told": ordered.told,
        "paper": ordered.paper,
        "parent": parent,
        "template": ordered.template,
        "given_at": ordered.given_at or timezone.now(),
    }


def change_task(actor: Account, task_id: int, shown: int, **values: Any) -> Task:
    """Correct what a task says. The deadline of a draft is among it; of what is handed out it moves by `move_deadline` alone."""
    with act(actor, "work.change-task") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_arrange(actor, task))
        allowed = MAY_CHANGE | ({"deadline"} if task.workflow == Workflow.DRAFT else set())
        if values.keys() - allowed:
            raise ValidationError("Việc đã giao thì đổi hạn bằng cách gia hạn, có lý do.")
        if "title" in values:
            values["title"] = _titled(values["title"])
        if values.get("parent", task.parent) != task.parent:
            _may_be_part_of(actor, task, values["parent"])
        if task.flagged and not values.get("flagged", True) and task.workflow != Workflow.DRAFT:
            require(rules.may_unflag(actor), "Việc đã giao: chỉ lãnh đạo bỏ được dấu “chỉ lãnh đạo xác nhận”.")
        if task.paper is not None and "confidentiality" in values:
            values["confidentiality"] = max(values["confidentiality"], task.paper.confidentiality)
        revise(line, task, shown, **values)
    return task


def _titled(title: str) -> str:
    if not title.strip():
        raise ValidationError({"title": "Ghi nội dung việc cần làm."})
    return title.strip()


def _may_be_part_of(actor: Account, task: Task, parent: Task | None) -> None:
    """Raises ValidationError where a task would become a part of itself."""
    above = _open_parent(actor, parent.pk if parent is not None else None)
    while above is not None:
        if above.pk == task.pk:
            raise ValidationError({"parent": "Một việc không thể là phần của chính nó."})
        above = above.parent


def assign(actor: Account, task_id: int, shown: int, shares: Sequence[Share]) -> Task:
    """Say who does a draft: these shares in place of those that stood there."""
    with act(actor, "work.assign") as line:
        task = locked(actor, task_id, shown)
        require(rules.may_arrange(actor, task))
        must_be(task, Workflow.DRAFT)
        before = _named(task)
        revise(line, task, shown)
        clear_shares(task)
        _set_shares(task, shares)
        _next(task, shown)
        line.about(task, shares=[before, _named(task)])
    return task


def _next(thing: Task | TaskTemplate, shown: int) -> None:
    """What hangs on the thing was changed with it: it is not any more as it was shown."""
    thing.revision = shown + 1
    thing.save(update_fields=["revision"])


def clear_shares(task: Task) -> None:
    """Take the shares of a draft away, and what was kept of them: nobody was ever told."""
    drafted = task.assignments.filter(workflow=Workflow.DRAFT)
    forget_states("work.assignment", drafted.values_list("pk", flat=True))
    drafted.delete()


def correct_draft(actor: Account, task_id: int, shown: int, shares: Sequence[Share], **values: Any) -> Task:
    """A draft before it is handed out: what it says and who does it, in one act."""
    with act(actor, "work.correct-draft") as line:
        must_be(locked(actor, task_id, shown), Workflow.DRAFT)
        task = change_task(actor, task_id, shown, **values)
        task = assign(actor, task_id, task.revision, shares)
        line.about(task)
    return task


def _set_shares(task: Task, shares: Sequence[Share]) -> None:
    for share in shares:
        must_stand(share.organ, share.person)
    who = [(share.organ.pk if share.organ else None, share.person.pk if share.person else None) for share in shares]
    if len(set(who)) != len(who):
        raise ValidationError({"shares": "Mỗi đơn vị, mỗi người chỉ nhận một phần của nhiệm vụ: chủ trì hoặc phối hợp."})
    Assignment.objects.bulk_create(
        Assignment(task=task, organ=share.organ, person=share.person, side=share.side, deadline=share.deadline) for share in shares
    )


def _named(task: Task) -> list[str]:
    rows = task.assignments.values_list("side", "organ_id", "person_id", "deadline")
    return [f"{side}:{organ or ''}/{person or ''}/{day or ''}" for side, organ, person, day in rows]


def enter_from_template(actor: Account, template_id: int, *, giver: Person | None = None, begins: dt.date) -> Task:
    """A draft by a template; its deadline counts from the local day on which the work begins."""
    template = TaskTemplate.objects.prefetch_related("units__organ").get(pk=template_id, retired=False)
    shares = tuple(Share(organ=unit.organ, side=Side(unit.side)) for unit in template.units.all())
    deadline = begins + dt.timedelta(template.days) if template.days is not None else None
    more = {"field": template.field, "product": template.product}
    return enter_task(actor, Ordered(template.title, Origin.BRIEFING, shares, giver, deadline, template=template, more=more))


def keep_template(actor: Account, template_id: int | None, shown: int | None, shares: Sequence[Share], **values: Any) -> TaskTemplate:
    """Write a template, or change the one that was shown; `values` are its fields. Units alone do it, each once."""
    with act(actor, "work.keep-template") as line:
        require(rules.may_enter(actor))
        if "title" in values or template_id is None:
            values["title"] = _titled(values.get("title", ""))
        organs = [share.organ.pk for share in shares if share.organ is not None]
        if len(set(organs)) != len(shares):
            raise ValidationError({"shares": "Mỗi đơn vị chỉ đứng một lần trong mẫu: chủ trì hoặc phối hợp."})
        if template_id is None:
            template = TaskTemplate.objects.create(**values)
        else:
            template = TaskTemplate.objects.select_for_update().get(pk=template_id)
            before = template.revision
            revise(line, template, shown or 0, **values)
            _next(template, before)
        template.units.all().delete()
        TemplateUnit.objects.bulk_create(
            TemplateUnit(template=template, organ_id=organ, side=share.side) for organ, share in zip(organs, shares, strict=True)
        )
        line.about(template, units=organs)
    return template

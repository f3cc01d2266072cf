"""Projects entered and changed, their milestones and money."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.actions.checks import said
from giaoban.office.directory.models import Account
from giaoban.office.targets import queries, rules
from giaoban.office.targets.actions.checks import (
    kept_paper,
    known_organ,
    known_person,
    money_in_bounds,
    not_to_come,
    not_withdrawn,
    noted,
    withdraw,
)
from giaoban.office.targets.models import Milestone, Project, Spending

_KEPT = ("name", "organ_id", "leader_id", "paper_id", "source_words", "start", "end", "planned", "done_on")


def add_project(actor: Account, **values: Any) -> Project:
    """A project: name, organ_id (its owner), leader_id, paper_id, source_words, start, end, planned (đồng), done_on."""
    with act(actor, "targets.add-project") as line:
        require(rules.may_keep_targets(actor))
        facts = _project(actor, values, None)
        project = Project.objects.create(**facts)
        line.about(project, **noted(facts))
    return project


def change_project(actor: Account, project_id: int, shown: int, **values: Any) -> Project:
    """Correct a project, or note the day on which it was finished."""
    with act(actor, "targets.change-project") as line:
        project = queries.projects_visible_to(actor).select_for_update(of=("self",)).get(pk=project_id)
        require(rules.may_keep_targets(actor))
        kept = {name: getattr(project, name) for name in _KEPT}
        revise(line, project, shown, **_project(actor, kept | values, project))
    return project


def add_milestone(actor: Account, project_id: int, **values: Any) -> Milestone:
    """A step of a project: name, planned, done_on, note."""
    with act(actor, "targets.add-milestone") as line:
        project = queries.projects_visible_to(actor).get(pk=project_id)
        require(rules.may_record_on(actor, project))
        facts = _milestone(values)
        made = Milestone.objects.create(project=project, **facts)
        line.about(made, **noted(facts))
    return made


def change_milestone(actor: Account, milestone_id: int, shown: int, **values: Any) -> Milestone:
    """Correct a step, or note the day on which it was done."""
    with act(actor, "targets.change-milestone") as line:
        step = queries.milestones_visible_to(actor).select_for_update(of=("self",)).get(pk=milestone_id)
        require(rules.may_record_on(actor, step.project))
        not_withdrawn(step)
        kept = {name: getattr(step, name) for name in ("name", "planned", "done_on", "note")}
        revise(line, step, shown, **_milestone(kept | values))
    return step


def withdraw_milestone(actor: Account, milestone_id: int, shown: int, reason: str) -> Milestone:
    """A step that was entered wrongly, or is no longer planned."""
    with act(actor, "targets.withdraw-milestone") as line:
        step = queries.milestones_visible_to(actor).select_for_update(of=("self",)).get(pk=milestone_id)
        require(rules.may_record_on(actor, step.project))
        withdraw(line, step, shown, reason)
    return step


def record_spending(actor: Account, project_id: int, kind: str, on: dt.date, amount: int, *, source: str = "") -> Spending:
    """Money of a project, in đồng: planned for it from a day on, or spent on it on a day."""
    with act(actor, "targets.record-spending") as line:
        project = queries.projects_visible_to(actor).get(pk=project_id)
        require(rules.may_record_on(actor, project))
        facts = _spending(kind, on, amount, source)
        made = Spending.objects.create(project=project, entered_by=actor, **facts)
        line.about(made, **noted(facts))
    return made


def correct_spending(
    actor: Account, spending_id: int, shown: int, *, kind: str, on: dt.date, amount: int, source: str = ""
) -> Spending:  # fmt: skip
    """Correct an amount, its day, what it counts as, or its source; what stood there before is kept."""
    with act(actor, "targets.correct-spending") as line:
        made = queries.spending_visible_to(actor).select_for_update(of=("self",)).get(pk=spending_id)
        require(rules.may_record_on(actor, made.project))
        not_withdrawn(made)
        revise(line, made, shown, **_spending(kind, on, amount, source))
    return made


def withdraw_spending(actor: Account, spending_id: int, shown: int, reason: str) -> Spending:
    """An amount that was entered wrongly counts for nothing any more."""
    with act(actor, "targets.withdraw-spending") as line:
        made = queries.spending_visible_to(actor).select_for_update(of=("self",)).get(pk=spending_id)
        require(rules.may_record_on(actor, made.project))
        withdraw(line, made, shown, reason)
    return made


def _project(actor: Account, values: dict[str, Any], kept: Project | None) -> dict[str, Any]:
    start, end, done_on = values.get("start"), values.get("end"), values.get("done_on")
    if start is None or end is None:
        raise ValidationError({"start" if start is None else "end": "Ghi ngày."})
    if end < start:
        raise ValidationError({"end": "Ngày hoàn thành trước ngày khởi công."})
    organ = known_organ(actor, values.get("organ_id"))
    if organ is None:
        raise ValidationError({"organ": "Chọn chủ đầu tư."})
    return {
        "name": said(str(values.get("name") or ""), "name", "Ghi tên dự án."),
        "organ": organ,
        "leader": known_person(actor, values.get("leader_id")),
        "paper": kept_paper(actor, kept.paper if kept else None, values.get("paper_id")),
        "source_words": str(values.get("source_words") or "").strip(),
        "start": start,
        "end": end,
        "planned": money_in_bounds(int(values.get("planned") or 0), "planned"),
        "done_on": not_to_come(done_on, "done_on") if done_on else None,
    }


def _milestone(values: dict[str, Any]) -> dict[str, Any]:
    planned, done_on = values.get("planned"), values.get("done_on")
    if planned is None:
        raise ValidationError({"planned": "Ghi ngày theo kế hoạch."})
    return {
        "name": said(str(values.get("name") or ""), "name", "Ghi tên mốc."),
        "planned": planned,
        "done_on": not_to_come(done_on, "done_on") if done_on else None,
        "note": " ".join(str(values.get("note") or "").split()),
    }


def _spending(kind: str, on: dt.date, amount: int, source: str) -> dict[str, Any]:
    counted = Spending.Kind(kind)
    return {
        "kind": counted,
        "on": not_to_come(on) if counted == Spending.Kind.SPENT else on,  # money may be put at disposal from a day to come
        "amount": money_in_bounds(amount, "amount", least=1),
        "source": " ".join(source.split()),
    }

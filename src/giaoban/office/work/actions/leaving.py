"""A paper becomes as far inside as it was said to be, or has to go as secret: what was made of it goes the same way."""

from __future__ import annotations

import json
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from giaoban.office.audit.acts import Line, act, forget_states, revise, revise_all
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.notices import actions as notices
from giaoban.office.registry.actions.arrivals import remove_unused
from giaoban.office.registry.models import Paper
from giaoban.office.work.models import (
    Assignment,
    Briefing,
    BriefingItem,
    Collection,
    Extension,
    Objection,
    Orientation,
    OrientationLine,
    Progress,
    Reminder,
    Reply,
    Task,
    Urging,
    UrgingLine,
)
from giaoban.office.work.models.briefing import sum_of
from giaoban.office.work.urging.files import forget_files

_WENT = "Nội dung đã gỡ theo quy định về bảo vệ bí mật nhà nước."
_BY_HAND = ("work.change-task", "work.join-tasks")


def carry_confidentiality(paper: Paper) -> None:
    """The tasks of a paper become as far inside as it is, and so do their smaller parts.

    When it comes further out, so do those that were opened from it; what somebody put further inside himself stays there.
    """
    with act(None, "work.follow-paper") as line:
        line.about(paper)
        most = paper.confidentiality
        within = Task.objects.select_for_update().filter(pk__in=tasks_of(paper))
        further_out = within.filter(
            Q(fact__isnull=False) | Q(annotation__isnull=False) | Q(handling__isnull=False), confidentiality__gt=most
        )
        changed = [*within.filter(confidentiality__lt=most), *further_out.exclude(pk__in=_put_inside_by_hand(further_out))]
        revise_all(line, [(task, {"confidentiality": most}) for task in changed])


def _put_inside_by_hand(tasks: QuerySet[Task]) -> list[int]:
    said = Entry.objects.filter(verb__in=_BY_HAND, subject_kind="work.task", changes__has_key="confidentiality")
    known = set(said.filter(subject_id__in=[task.pk for task in tasks]).values_list("subject_id", flat=True))
    return [task.pk for task in tasks if task.pk in known]


def leave_with_paper(paper: Paper) -> None:
    """Take away whatever was made of a paper that must not be here, and every earlier state of it: its words are the paper's."""
    with act(None, "work.leave-with-paper") as line:
        _forget_answer(paper)
        gone = tasks_of(paper)
        tasks, shares = Task.objects.filter(pk__in=gone), Assignment.objects.filter(task__in=gone)
        _forget_minutes(line, gone)
        _forget_urged(shares)
        _forget_replies(Collection.objects.filter(task__in=gone))
        for model in (Progress, Extension, Objection, Reminder):
            model._default_manager.filter(assignment__in=shares).delete()
        shares.update(successor=None)
        _forget(shares)
        tasks.update(parent=None, merged_into=None)
        _forget(tasks)
        directions = Orientation.objects.filter(paper=paper)
        _forget(OrientationLine.objects.filter(orientation__in=directions))
        _forget(directions)
        notices.forget("registry.paper", [paper.pk])


def _forget(rows: QuerySet[Any]) -> None:
    """Rows go, with what they were before and what people were told of them."""
    kind, keys = rows.model._meta.label_lower, list(rows.values_list("pk", flat=True))
    forget_states(kind, keys)
    notices.forget(kind, keys)
    rows.model._default_manager.filter(pk__in=keys).delete()


def _forget_replies(forms: QuerySet[Collection]) -> None:
    replies = Reply.objects.filter(collection__in=forms)
    files = [reply.file for reply in replies.select_related("file") if reply.file is not None]
    _forget(replies)
    _forget(forms)
    for file in files:
        remove_unused(file)


def _forget_urged(shares: QuerySet[Assignment]) -> None:
    """Of letters that named the work, the row says only that it went, and what was written besides goes; so do the files made of them."""
    rows = UrgingLine.objects.filter(assignment__in=shares)
    urgings = list(Urging.objects.filter(letters__lines__in=rows).distinct().values_list("pk", flat=True))
    notices.forget("work.urgingletter", list(rows.values_list("letter_id", flat=True)))
    rows.update(assignment=None, title=_WENT, source="", deadline=None, days_late=None)
    Urging.objects.filter(pk__in=urgings).update(words="")
    transaction.on_commit(lambda: forget_files(urgings))


def _forget_minutes(line: Line, gone: set[int]) -> None:
    """What was said of the work at briefings goes; of minutes that were frozen with it, its line says only that it went."""
    items = BriefingItem.objects.filter(Q(task__in=gone) | Q(assignment__task__in=gone))
    for briefing in Briefing.objects.select_for_update().filter(pk__in=items.values("briefing")).exclude(minutes=""):
        head, *said = briefing.lines
        kept = [one | {"text": _WENT, "words": ""} if one["task"] in gone else one for one in said]
        minutes = "\n".join(json.dumps(one, ensure_ascii=False, sort_keys=True) for one in (head, *kept))
        revise(line, briefing, briefing.revision, minutes_sha256=sum_of(minutes))
        Briefing.objects.filter(pk=briefing.pk).update(minutes=minutes)
    items.delete()


def tasks_of(paper: Paper) -> set[int]:
    """The tasks that come from a paper, with their smaller parts, what was joined with them and what was collected for them."""
    sources = Q(paper=paper) | Q(fact__paper=paper) | Q(annotation__paper=paper) | Q(handling__paper=paper) | Q(orientation__paper=paper)
    found = set(Task.objects.filter(sources).values_list("pk", flat=True))
    new = found
    while new:
        hanging = Q(parent__in=new) | Q(merged_into__in=new) | Q(collection__for_task__in=new)
        new = set(Task.objects.filter(hanging).values_list("pk", flat=True)) - found
        found |= new
    return found


def _forget_answer(paper: Paper) -> None:
    """It answered an order: that the order is done stays, not by which paper."""
    Task.objects.filter(answer=paper).update(answer=None, answer_number="")
    for state in EarlierState.objects.filter(subject_kind="work.task", state__answer=paper.pk):
        state.state |= {"answer": None, "answer_number": ""}
        state.save(update_fields=["state"])

"""A paper becomes as far inside as it was said to be, or has to go as secret: what was made of it goes the same way."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from giaoban.office.audit.acts import act, forget_states, revise, revise_all
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.registry.models import Paper
from giaoban.office.work.actions.briefing import minutes_of
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
)
from giaoban.office.work.models.briefing import sum_of

_BY_HAND = ("work.change-task", "work.join-tasks")


def carry_confidentiality(paper: Paper) -> None:
    """The tasks of a paper become as far inside as it is, and so do their smaller parts.

    When it comes further out, so do those that were opened from it; what somebody put further inside himself stays there.
    """
    with act(None, "work.follow-paper") as line:
        line.about(paper)
        most = paper.confidentiality
        within = Task.objects.select_for_update().filter(pk__in=_of_paper(paper))
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
    with act(None, "work.leave-with-paper"):
        _forget_answer(paper)
        tasks = Task.objects.filter(pk__in=_of_paper(paper))
        shares = Assignment.objects.filter(task__in=tasks)
        directions = Orientation.objects.filter(paper=paper)
        lines = OrientationLine.objects.filter(orientation__in=directions)
        forms = Collection.objects.filter(task__in=tasks)
        replies = Reply.objects.filter(collection__in=forms)
        for rows in (tasks, shares, directions, lines, forms, replies):
            forget_states(rows.model._meta.label_lower, rows.values_list("pk", flat=True))
        for model in (Progress, Extension, Objection, Reminder):
            model._default_manager.filter(assignment__in=shares).delete()
        _leave_the_minutes(BriefingItem.objects.filter(Q(task__in=tasks) | Q(assignment__in=shares)))
        replies.delete()
        forms.delete()
        Collection.objects.filter(for_task__in=tasks).update(for_task=None)
        gone = list(tasks.values_list("pk", flat=True))
        shares.update(successor=None)
        shares.delete()
        Task.objects.filter(pk__in=gone).update(parent=None, merged_into=None)
        Task.objects.filter(pk__in=gone).delete()
        lines.delete()
        directions.delete()


def _leave_the_minutes(items: QuerySet[BriefingItem]) -> None:
    """What was said of it at briefings goes, out of minutes that are frozen too: they are frozen anew without it."""
    closed = list(Briefing.objects.filter(items__in=items, closed_at__isnull=False).distinct())
    items.delete()
    for briefing in closed:
        minutes = minutes_of(briefing, briefing.closed_at or briefing.opened_at)
        with act(None, "work.freeze-anew") as line:
            revise(line, briefing, briefing.revision, minutes_sha256=sum_of(minutes))
            Briefing.objects.filter(pk=briefing.pk).update(minutes=minutes)


def _of_paper(paper: Paper) -> set[int]:
    """The tasks that come from a paper, with their smaller parts and what was joined with them."""
    sources = Q(paper=paper) | Q(fact__paper=paper) | Q(annotation__paper=paper) | Q(handling__paper=paper) | Q(orientation__paper=paper)
    found = set(Task.objects.filter(sources).values_list("pk", flat=True))
    new = found
    while new:
        new = set(Task.objects.filter(Q(parent__in=new) | Q(merged_into__in=new)).values_list("pk", flat=True)) - found
        found |= new
    return found


def _forget_answer(paper: Paper) -> None:
    """It answered an order: that the order is done stays, not by which paper."""
    Task.objects.filter(answer=paper).update(answer=None, answer_number="")
    for state in EarlierState.objects.filter(subject_kind="work.task", state__answer=paper.pk):
        state.state |= {"answer": None, "answer_number": ""}
        state.save(update_fields=["state"])

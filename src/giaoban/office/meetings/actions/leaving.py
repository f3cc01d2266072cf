"""A paper has to go as secret: meetings and series that came of it go too. One that becomes restricted takes its meetings along."""

from __future__ import annotations

from django.db.models import Q

from giaoban.office.audit.acts import act, forget_states, revise_all
from giaoban.office.audit.models import Revised
from giaoban.office.meetings.actions.checks import touched
from giaoban.office.meetings.models import (
    Addition,
    Attendee,
    Conclusion,
    ConclusionTask,
    Feed,
    Item,
    ItemNote,
    Meeting,
    MeetingChange,
    Minutes,
    Need,
    PackFile,
    ReadingNote,
    Registration,
    Series,
    WeekIssue,
)
from giaoban.office.notices import actions as notices
from giaoban.office.registry.actions.arrivals import remove_unused
from giaoban.office.registry.models import File, Paper

# What hangs on a meeting and has earlier states of its own, and by which way it hangs on it.
_HANG_ON: tuple[tuple[type[Revised], str], ...] = (
    (Item, "meeting"),
    (Attendee, "meeting"),
    (Conclusion, "meeting"),
    (Minutes, "meeting"),
    (ItemNote, "minutes__meeting"),
    (Need, "item__meeting"),
    (ReadingNote, "file__need__item__meeting"),
)


def meetings_leave_with_paper(paper: Paper) -> None:
    """Take away whatever was made of the paper, every earlier state of it, and the files that stand nowhere else."""
    with act(None, "meetings.leave-with-paper"):
        series = list(Series.objects.filter(paper=paper).values_list("pk", flat=True))
        meetings = meetings_of(paper)
        files = _files_of(meetings)
        for model, way in _HANG_ON:
            keys = model._default_manager.filter(**{f"{way}__in": meetings}).values_list("pk", flat=True)
            forget_states(model._meta.label_lower, list(keys))
        Registration.objects.filter(item__meeting__in=meetings).update(item=None)
        ConclusionTask.objects.filter(conclusion__meeting__in=meetings).delete()
        ItemNote.objects.filter(minutes__meeting__in=meetings).delete()
        Addition.objects.filter(minutes__meeting__in=meetings).delete()
        Conclusion.objects.filter(meeting__in=meetings).delete()
        MeetingChange.objects.filter(meeting__in=meetings).delete()
        for kind, gone in (("meetings.meeting", meetings), ("meetings.series", series)):
            forget_states(kind, gone)
            notices.forget(kind, gone)
        _leave_calendars(meetings)
        Meeting.objects.filter(pk__in=meetings).delete()
        Series.objects.filter(pk__in=series).delete()
        for file in files:
            remove_unused(file)


def meetings_of(paper: Paper) -> list[int]:
    """The meetings that came of a paper, or of a sentence in it."""
    return list(Meeting.objects.filter(Q(paper=paper) | Q(fact__paper=paper)).values_list("pk", flat=True))


def _files_of(meetings: list[int]) -> list[File]:
    """What was handed in for their matters, and what was made of it to be read."""
    handed_in = PackFile.objects.filter(need__item__meeting__in=meetings)
    return list(File.objects.filter(Q(pk__in=handed_in.values("file")) | Q(pk__in=handed_in.values("pdf"))))


def _leave_calendars(meetings: list[int]) -> None:
    """Neither weeks that were published nor bytes of feeds that were kept hold a word of them."""
    if not meetings:
        return
    gone = set(meetings)
    for issue in WeekIssue.objects.select_for_update():
        entries = [kept for kept in issue.entries if kept["meeting"] not in gone]
        changed = [kept for kept in issue.changed if kept["meeting"] not in gone]
        if len(entries) + len(changed) < len(issue.entries) + len(issue.changed):
            WeekIssue.objects.filter(pk=issue.pk).update(entries=entries, changed=changed)
    Feed.objects.update(body=b"", etag="", stamp="")
    touched()


def carry_confidentiality(paper: Paper) -> None:
    """Meetings and series that come from a paper become as far inside as it is; what was put further inside by hand stays there."""
    with act(None, "meetings.follow-paper") as line:
        line.about(paper)
        inside = {"confidentiality": paper.confidentiality}
        for model in (Meeting, Series):
            rows = model._default_manager.select_for_update(of=("self",)).filter(paper=paper, confidentiality__lt=paper.confidentiality)
            revise_all(line, [(one, inside) for one in rows])
        touched()

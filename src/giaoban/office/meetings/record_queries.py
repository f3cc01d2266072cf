"""What others may ask of what was recorded: minutes, notes, conclusions with their tasks. Everything starts from a `…visible_to`."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from giaoban.office.audit.models import EarlierState
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Kind, Relation, one_of, reach
from giaoban.office.meetings.models import (
    Addition,
    Attendee,
    Conclusion,
    ConclusionTask,
    ItemNote,
    Meeting,
    MeetingState,
    Minutes,
    NoteAside,
    NoticeQuote,
    Part,
)
from giaoban.office.meetings.queries import conclusions_visible_to, open_items_visible_to, visible_to
from giaoban.office.meetings.record_rules import READERS
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Direction, Paper
from giaoban.office.work import queries as work
from giaoban.office.work.models import Task, Workflow

_MOST_EARLIER = 200
_CONCLUDED = Conclusion.objects.filter(taken_back_at=None).values("meeting")  # few, beside all that was ever held
WAITS_FOR_NOTICE = Q(pk__in=_CONCLUDED, state=MeetingState.HELD, notice=None, day__isnull=False)
# A task of a conclusion that was not dropped since.
GIVEN = ConclusionTask.objects.filter(conclusion=OuterRef("pk")).exclude(task__workflow=Workflow.DROPPED)


def written_by(account: Account) -> QuerySet[Meeting]:
    """The meetings at which a person may write."""
    seen = visible_to(account)
    if account.roles & OFFICE_ROLES:
        return seen
    called = Attendee.objects.filter(meeting=OuterRef("pk"), person=account.person_id or 0, part=Part.SECRETARY)
    return seen.filter(Exists(called))


def read_by(account: Account) -> QuerySet[Meeting]:
    """The meetings of which a person may read what was noted."""
    seen = visible_to(account)
    if account.roles & OFFICE_ROLES:
        return seen
    most = reach(account, Kind.MEETING).get(Relation.ANY)
    whole = Q(confidentiality__lte=most) if most is not None else Q(pk__in=[])
    mine = account.person_id
    if mine is None:
        return seen.filter(whole)
    called = Attendee.objects.filter(Q(person=mine) | Q(delegate=mine), meeting=OuterRef("pk"), part__in=READERS)
    return seen.filter(whole | Q(chair=mine) | Q(office_lead=mine) | Q(Exists(called)))


def minutes_visible_to(account: Account) -> QuerySet[Minutes]:
    """The minutes a person may read in."""
    return Minutes.objects.filter(one_of(read_by(account), "meeting")).select_related("meeting", "chair", "secretary")


def notes_visible_to(account: Account) -> QuerySet[ItemNote]:
    """What was noted, as far as a person may read it."""
    return ItemNote.objects.filter(one_of(read_by(account), "minutes__meeting"), _inside(account, "item"))


def earlier_texts(note: ItemNote) -> list[EarlierState]:
    """What a note said before, the latest first: each until when, and who wrote on. Of which note is asked before."""
    kept = EarlierState.objects.filter(subject_kind="meetings.itemnote", subject_id=note.pk)
    return list(kept.order_by("-revision")[:_MOST_EARLIER])


def additions_visible_to(account: Account) -> QuerySet[Addition]:
    """What was added to signed minutes, as far as a person may read it."""
    return Addition.objects.filter(one_of(read_by(account), "minutes__meeting"), _inside(account, "item")).select_related("by__person")


def asides_visible_to(account: Account) -> QuerySet[NoteAside]:
    """What was written beside notes, of those a person may write on."""
    rows = NoteAside.objects.filter(one_of(written_by(account), "note__minutes__meeting"), _inside(account, "note__item"))
    return rows.select_related("note", "by__person")


def _inside(account: Account, item: str) -> Q:
    return Q(**{item: None}) | Q(Exists(open_items_visible_to(account).filter(pk=OuterRef(item))))


def standing_conclusions(account: Account, meeting: Meeting) -> QuerySet[Conclusion]:
    """The conclusions of a meeting that hold, with the tasks that came of them as far as the person sees these (`links`)."""
    seen = ConclusionTask.objects.filter(one_of(work.visible_to(account), "task")).select_related("task")
    rows = conclusions_visible_to(account).filter(meeting=meeting, taken_back_at=None)
    return rows.select_related("item").prefetch_related(Prefetch("links", seen, to_attr="seen_links"))


def unanswered(meeting: Meeting) -> QuerySet[Conclusion]:
    """The conclusions of a meeting that have neither a task nor the mark that none comes of them, whoever asks: for actions."""
    return Conclusion.objects.filter(~Q(Exists(GIVEN)), meeting=meeting, taken_back_at=None, no_task=False)


def meeting_before(account: Account, meeting: Meeting) -> Meeting | None:
    """The last meeting of the same series (without one: of the same body) held before this one that came to conclusions the person sees."""
    if meeting.day is None or (meeting.series_id is None and not meeting.body):
        return None
    same = Q(series=meeting.series_id) if meeting.series_id is not None else Q(body=meeting.body, series=None)
    concluded = conclusions_visible_to(account).filter(meeting=OuterRef("pk"), taken_back_at=None)
    rows = visible_to(account).filter(same, Exists(concluded), day__lt=meeting.day).exclude(state=MeetingState.CANCELLED)
    return rows.order_by("-day", "-time", "-pk").first()


def concluded_in(account: Account, task: Task) -> ConclusionTask | None:
    """What a task came of, for who follows it: the sentence; the meeting itself he may see or not."""
    rows = ConclusionTask.objects.filter(one_of(work.visible_to(account), "task"), task=task)
    return rows.select_related("conclusion__meeting", "conclusion__item__meeting", "by__person").first()


def notice_quotes(account: Account, one: Conclusion) -> list[tuple[Paper, NoticeQuote]]:
    """The sentences of a conclusion in its notice, the last version last, with the paper: for who sees that paper."""
    if one.meeting.notice_id is None:
        return []
    paper = registry.visible_to(account).filter(pk=one.meeting.notice_id).first()
    return [(paper, quote) for quote in one.noticed_as.order_by("pk")] if paper is not None else []


def without_notice(account: Account) -> QuerySet[Meeting]:
    """Meetings that came to conclusions and have no notice yet, of those a person may see: the earliest first."""
    return visible_to(account).filter(WAITS_FOR_NOTICE).order_by("day", "time", "pk")


def notices_waited_for() -> QuerySet[Meeting]:
    """The same, whoever asks: for telling people."""
    return Meeting.objects.filter(WAITS_FOR_NOTICE).order_by("day", "time", "pk")


def papers_for_notice(account: Account, meeting: Meeting) -> QuerySet[Paper]:
    """Papers that may be the notice of a meeting: those that went out since its day, the newest first."""
    rows = registry.visible_to(account).filter(direction=Direction.OUT)
    if meeting.day is not None:
        rows = rows.filter(Q(date=None) | Q(date__gte=meeting.day))
    return rows.order_by("-date", "-pk")

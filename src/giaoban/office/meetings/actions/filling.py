"""The meetings of a series made ahead, two years of them; a slot on a day off asks what becomes of it. Done twice it is done once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.utils import timezone

from giaoban.office.audit.acts import Line, act, revise
from giaoban.office.directory.models import Account
from giaoban.office.meetings.actions.checks import touched
from giaoban.office.meetings.calendars import office_calendar, question_of
from giaoban.office.meetings.kinds import Certainty, MeetingState
from giaoban.office.meetings.models import Attendee, Meeting, Series
from giaoban.timing.recurrence import BadRuleError, occurrences
from giaoban.timing.workdays import Calendar

AHEAD = dt.timedelta(days=731)
# What every meeting of a series takes over from it.
CARRIED = (
    "kind", "body", "title", "half", "time", "end_time", "place", "room_id", "chair_id", "host_id", "prepared_by_id", "office_lead_id",
    "participants", "confidentiality", "private",
)  # fmt: skip


def slots_of(series: Series, since: dt.date, today: dt.date) -> list[dt.date]:
    """The days that the rule gives from a day on, as far ahead as meetings are made; none while the days are still to be chosen."""
    if series.asks or series.ended:
        return []
    until = min(series.until or dt.date.max, today + AHEAD)
    return occurrences(series.rule, series.first, max(series.first, since), until)


def missing_slots(series: Series, since: dt.date, today: dt.date) -> list[dt.date]:
    """The slots that have no meeting yet."""
    there = set(series.meetings.filter(slot__gte=since).values_list("slot", flat=True))
    return [slot for slot in slots_of(series, since, today) if slot not in there]


def fill_series(actor: Account | None, series: Series, since: dt.date | None = None) -> int:
    """Make the meetings that are missing from a day on (from the series' first day, where none is said). Returns how many were made."""
    today = timezone.localdate()
    slots = missing_slots(series, since or series.first, today)
    if not slots:
        return 0
    with act(actor, "meetings.fill-series") as line:
        Series.objects.select_for_update().get(pk=series.pk)
        calendar = office_calendar()
        Meeting.objects.bulk_create([_made(series, slot, calendar, actor) for slot in slots], ignore_conflicts=True)
        _seat_people(series, slots)
        line.about(series, meetings=len(slots))
        touched()
    return len(slots)


def _made(series: Series, slot: dt.date, calendar: Calendar, actor: Account | None) -> Meeting:
    asks = question_of(series, calendar.is_off(slot))
    return Meeting(
        series=series, slot=slot, day=slot, certainty=Certainty.TENTATIVE if asks else Certainty.FIXED,
        asks=Meeting.Asks.DAY_OFF if asks else Meeting.Asks.NOTHING, paper=series.paper, enterer=actor,
        **{name: getattr(series, name) for name in CARRIED},
    )  # fmt: skip


def _seat_people(series: Series, slots: Collection[dt.date]) -> None:
    """Whose duty it is, and who has not left, stands among those who attend: there it is written down who was there."""
    people = list(series.people.filter(active=True))
    if not people:
        return
    keys = Meeting.objects.filter(series=series, slot__in=slots).order_by().values_list("pk", flat=True)
    Attendee.objects.bulk_create([Attendee(meeting_id=key, person=one) for key in keys for one in people], ignore_conflicts=True)


def fill_all(today: dt.date | None = None) -> int:
    """Every series as far ahead as it should be; a rule that cannot be followed hinders no other."""
    today = today or timezone.localdate()
    made = 0
    for series in Series.objects.filter(ended=False, asks=Series.Asks.NOTHING):
        try:
            made += fill_series(None, series, since=today)
        except BadRuleError:
            continue
    return made


def ask_of_days_off(today: dt.date | None = None) -> int:
    """A day off was entered after the meetings were made: those that fall on it now ask. What was decided once is not asked again."""
    today = today or timezone.localdate()
    calendar = office_calendar()
    planned = Meeting.objects.filter(state=MeetingState.PLANNED, asks=Meeting.Asks.NOTHING, day__gte=today, series__isnull=False)
    rows = planned.exclude(changes__before__asks=Meeting.Asks.DAY_OFF).select_related("series")
    found = [one.pk for one in rows if one.series and one.day and question_of(one.series, calendar.is_off(one.day))]
    return _ask(found) if found else 0


def ask_no_more_of_working_days(today: dt.date | None = None) -> int:
    """What asked of a day off that is none any more, or was moved off it, stands as it did before it asked."""
    today = today or timezone.localdate()
    calendar = office_calendar()
    with act(None, "meetings.ask-no-more") as line:
        asking = Meeting.objects.filter(state=MeetingState.PLANNED, asks=Meeting.Asks.DAY_OFF, day__gte=today)
        rows = asking.select_for_update(of=("self",)).select_related("series")
        over = [one for one in rows if one.series and one.day and not question_of(one.series, calendar.is_off(one.day))]
        for meeting in over:
            is_tentative = meeting.changes.filter(after__certainty=Certainty.TENTATIVE).exists()  # as somebody said
            certainty = Certainty.TENTATIVE if is_tentative else Certainty.FIXED
            revise(line, meeting, meeting.revision, asks=Meeting.Asks.NOTHING, certainty=certainty)
        if over:
            line.about(over[-1], meetings=[one.pk for one in over])
            touched()
    return len(over)


def _ask(keys: Iterable[int]) -> int:
    with act(None, "meetings.ask-of-day-off") as line:
        rows = Meeting.objects.select_for_update().filter(pk__in=keys, asks=Meeting.Asks.NOTHING, state=MeetingState.PLANNED)
        asked = [_asked(line, one) for one in rows]
        if asked:
            line.about(asked[-1], meetings=[one.pk for one in asked])
            touched()
    return len(asked)


def _asked(line: Line, meeting: Meeting) -> Meeting:
    revise(line, meeting, meeting.revision, asks=Meeting.Asks.DAY_OFF, certainty=Certainty.TENTATIVE)
    return meeting

"""The meetings of a series made ahead, two years of them; a slot on a day off asks what becomes of it. Done twice it is done once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable

from django.db.models import prefetch_related_objects
from django.utils import timezone

from giaoban.office.audit.acts import act, as_json, revise
from giaoban.office.directory.models import Account
from giaoban.office.meetings.actions.checks import touched
from giaoban.office.meetings.calendars import is_asked_of, office_calendar, question_of
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


def ask_anew() -> None:
    """The calendar may be another than it was: what stands on a working day asks no more, what stands on a day off does."""
    ask_no_more_of_working_days()
    ask_of_days_off()


def ask_of_days_off(today: dt.date | None = None) -> int:
    """A day off was entered after the meetings were made: those that fall on it now ask. What was decided of a day is not asked again."""
    today = today or timezone.localdate()
    calendar = office_calendar()
    planned = Meeting.objects.filter(state=MeetingState.PLANNED, asks=Meeting.Asks.NOTHING, day__gte=today, series__isnull=False)
    found = [one for one in planned.select_related("series") if is_asked_of(one.series, one.day, calendar)]
    prefetch_related_objects(found, "changes")
    keys = [one.pk for one in found if not _is_decided(one)]
    return _ask(keys) if keys else 0


def ask_no_more_of_working_days(today: dt.date | None = None) -> int:
    """What asked of a day off that is none any more, or was moved off it, stands as it did before it asked."""
    today = today or timezone.localdate()
    calendar = office_calendar()
    asking = Meeting.objects.filter(state=MeetingState.PLANNED, asks=Meeting.Asks.DAY_OFF, day__gte=today)
    keys = [one.pk for one in asking.select_related("series") if not is_asked_of(one.series, one.day, calendar)]
    return _ask_no_more(keys) if keys else 0


def _is_decided(meeting: Meeting) -> bool:
    """Was it decided before that it stays on the day on which it stands? Where it was moved instead, nothing was said of the new day."""
    stands_on = day = as_json(meeting, "day")
    for change in reversed(meeting.changes.all()):
        if change.before.get("asks") == Meeting.Asks.DAY_OFF and "day" not in change.after and day == stands_on:
            return True
        day = change.before.get("day", day)
    return False


def _ask(keys: Iterable[int]) -> int:
    return _turn("meetings.ask-of-day-off", keys, Meeting.Asks.NOTHING, Meeting.Asks.DAY_OFF, lambda _: Certainty.TENTATIVE)


def _ask_no_more(keys: Iterable[int]) -> int:
    return _turn("meetings.ask-no-more", keys, Meeting.Asks.DAY_OFF, Meeting.Asks.NOTHING, _certainty_said)


def _certainty_said(meeting: Meeting) -> Certainty:
    """How sure it is, as somebody said last."""
    said = meeting.changes.filter(after__has_key="certainty").last()
    return Certainty.TENTATIVE if said is not None and said.after["certainty"] == Certainty.TENTATIVE else Certainty.FIXED


def _turn(verb: str, keys: Iterable[int], before: Meeting.Asks, after: Meeting.Asks, certainty: Callable[[Meeting], Certainty]) -> int:
    """Have planned meetings ask, or ask no more; each as sure as that makes it. Returns how many were turned."""
    with act(None, verb) as line:
        rows = list(Meeting.objects.select_for_update().filter(pk__in=keys, asks=before, state=MeetingState.PLANNED))
        for meeting in rows:
            revise(line, meeting, meeting.revision, asks=after, certainty=certainty(meeting))
        if rows:
            line.about(rows[-1], meetings=[one.pk for one in rows])
            touched()
    return len(rows)

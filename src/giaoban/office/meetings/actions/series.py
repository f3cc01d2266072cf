"""Series entered, changed, ended. What stands in a series holds for its meetings to come, but for what was changed of one by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, Line, act, forget_states, require, revise, revise_all
from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Person
from giaoban.office.meetings import queries, rules
from giaoban.office.meetings.actions.changing import note_change
from giaoban.office.meetings.actions.checks import monday_of, reasoned, said, touched
from giaoban.office.meetings.actions.filling import CARRIED, fill_series, slots_of
from giaoban.office.meetings.kinds import MeetingState
from giaoban.office.meetings.models import AgendaIssue, Attendee, Item, Meeting, MeetingChange, Minutes, Series, WeekIssue
from giaoban.office.notices import actions as notices
from giaoban.timing.recurrence import BadRuleError, checked

_CHANGED = "Lịch định kỳ đã đổi."


def enter_series(actor: Account, *, people: Iterable[Person] = (), **values: Any) -> Series:
    """A series with fields of `Series` as they were typed; its meetings are made at once, two years of them."""
    with act(actor, "meetings.enter-series") as line:
        require(rules.may_arrange(actor))
        series = Series(enterer=actor, **_stands(values))
        series.save()
        series.people.set(people)
        require(rules.may_see_series(actor, series), "Đồng chí không được nhập nội dung ở mức phổ biến này.")
        line.about(series, rule=[None, series.rule], first=[None, series.first])
        fill_series(actor, series)
    return series


def change_series(
    actor: Account, series_id: int, shown: int, *, people: Sequence[Person] | None = None, reason: str = "", **values: Any
) -> Series:
    """Change a series and its meetings to come: each field that still is as the series had it. Those held stay as they were."""
    with act(actor, "meetings.change-series") as line:
        series = held_series(actor, series_id, shown)
        if series.ended:
            raise ValidationError("Lịch định kỳ này đã thôi.")
        kept = {name: getattr(series, name) for name in ("title", "rule", "first", "until", "time", "end_time")}
        values = {name: value for name, value in _stands(kept | values).items() if name in values}
        before = {name: getattr(series, name) for name in CARRIED}
        if any(getattr(series, name) != value for name, value in values.items()):
            values["sequence"] = series.sequence + 1
        revise(line, series, shown, **values)
        change_people(actor, line, series, people)
        follow_series(actor, line, series, before, reason)
    return series


def end_series(actor: Account, series_id: int, shown: int, *, last: dt.date, reason: str) -> Series:
    """Nothing is held of it after a day: what was to come and somebody may know of is called off, the rest goes."""
    with act(actor, "meetings.end-series") as line:
        series = held_series(actor, series_id, shown)
        why = reasoned(reason)
        if last < series.first:
            raise ValidationError({"last": "Ngày cuối trước ngày bắt đầu của lịch này."})
        revise(line, series, shown, until=last, ended=last <= timezone.localdate(), sequence=series.sequence + 1)
        let_go(line, actor, list(_to_come(series).filter(slot__gt=last)), why)
        touched()
    return series


def choose_days(actor: Account, series_id: int, shown: int, *, rule: str, reason: str = "") -> Series:
    """On which days what is held of which only the number was known: from its first day on its meetings are made."""
    with act(actor, "meetings.choose-days"):
        series = change_series(actor, series_id, shown, rule=rule, asks=Series.Asks.NOTHING, reason=reason)
        fill_series(actor, series)
    return series


def held_series(actor: Account, series_id: int, shown: int) -> Series:
    """A series that the actor may change, under a lock, as it was shown."""
    series = queries.series_visible_to(actor).select_for_update(of=("self",)).get(pk=series_id)
    require(rules.may_arrange(actor) and rules.may_see_series(actor, series))
    if series.revision != shown:
        raise Conflict(series)
    return series


def change_people(actor: Account | None, line: Line, series: Series, people: Sequence[Person] | None) -> None:
    """Whose duty it is: they are seated at what is to come; who no longer has it leaves the seats that he did not answer for."""
    if people is None:
        return
    old, new = set(series.people.values_list("pk", flat=True)), {one.pk for one in people}
    if old == new:
        return
    series.people.set(people)
    line.changes["people"] = [sorted(old), sorted(new)]
    to_come = list(_to_come(series).values_list("pk", flat=True))
    Attendee.objects.filter(meeting__in=to_come, person__in=old - new, answer="", attendance="").delete()
    Attendee.objects.bulk_create(
        [Attendee(meeting_id=key, person_id=one) for key in to_come for one in sorted(new - old)], ignore_conflicts=True
    )


def follow_series(actor: Account | None, line: Line, series: Series, before: dict[str, Any], reason: str) -> None:
    """Bring what is to come into line with a series that was `before`: with a change of its own for what somebody may know of."""
    today = timezone.localdate()
    slots = set(slots_of(series, today, today))
    changed = {name: getattr(series, name) for name in CARRIED if getattr(series, name) != before[name]}
    meetings = list(_to_come(series))
    left = [one for one in meetings if one.slot not in slots and one.day == one.slot]
    let_go(line, actor, left, reason or _CHANGED)
    known, quiet = known_among(meetings), list[tuple[Revised, dict[str, Any]]]()
    for meeting in meetings:
        values = {name: value for name, value in changed.items() if getattr(meeting, name) == before[name]}
        if meeting in left or not values:
            continue
        if meeting.pk in known:
            note_change(line, actor, meeting, reason or _CHANGED, **values)
        else:
            quiet.append((meeting, values | {"sequence": meeting.sequence + 1}))
    revise_all(line, quiet)
    line.about(series)
    fill_series(actor, series, since=today)
    touched()


def let_go(line: Line, actor: Account | None, meetings: Sequence[Meeting], reason: str) -> None:
    """Meetings that their series has no more: called off where somebody may know of them, else they go."""
    known = known_among(meetings)
    gone = [one for one in meetings if one.pk not in known]
    for meeting in meetings:
        if meeting.pk in known:
            note_change(line, actor, meeting, reason, state=MeetingState.CANCELLED, cancelled_why=reason, asks="")
    if gone:
        line.changes["gone"] = [str(one.slot) for one in gone]
        forget_meetings(gone)


def known_among(meetings: Sequence[Meeting]) -> set[int]:
    """Of planned meetings of a series those that somebody may know of, or has gone on with: published, changed by themselves, with matters
    on the agenda, with others called than whose duty it is, with answers. A fixed number of questions."""
    keys = [one.pk for one in meetings]
    duty = Series.people.through.objects.filter(series=OuterRef("meeting__series"), person=OuterRef("person"))
    called = Attendee.objects.filter(meeting__in=keys).exclude(Exists(duty), answer="", attendance="")
    found = set(called.order_by().values_list("meeting_id", flat=True))
    for model in (MeetingChange, Item, AgendaIssue, Minutes):
        found |= set(model._default_manager.filter(meeting__in=keys).order_by().values_list("meeting_id", flat=True))
    mondays = {monday_of(one.day) for one in meetings if one.day is not None}
    published = set(WeekIssue.objects.filter(monday__in=mondays).order_by().values_list("monday", flat=True))
    return found | {one.pk for one in meetings if one.day is not None and monday_of(one.day) in published}


def forget_meetings(meetings: Sequence[Meeting]) -> None:
    """Meetings that nobody has gone on with are taken out, with what people were told of them."""
    keys = [one.pk for one in meetings]
    forget_states("meetings.meeting", keys)
    notices.forget("meetings.meeting", keys)
    Meeting.objects.filter(pk__in=keys).delete()


def _to_come(series: Series) -> Any:
    today = timezone.localdate()
    rows = Meeting.objects.select_for_update().filter(series=series, state=MeetingState.PLANNED, slot__gte=today)
    return rows.order_by("slot")


def _stands(values: dict[str, Any]) -> dict[str, Any]:
    """A title, a rule that comes to days, an end behind the beginning."""
    values = values | {"title": said(str(values.get("title", "")), 500)}
    if not values["title"]:
        raise ValidationError({"title": "Ghi nội dung."})
    try:
        checked(str(values.get("rule", "")))
    except BadRuleError as wrong:
        raise ValidationError({"rule": str(wrong)}) from wrong
    first, until = values.get("first"), values.get("until")
    if first is None:
        raise ValidationError({"first": "Ghi ngày bắt đầu."})
    if until is not None and until < first:
        raise ValidationError({"until": "Ngày kết thúc trước ngày bắt đầu."})
    if values.get("end_time") and (not values.get("time") or values["end_time"] <= values["time"]):
        raise ValidationError({"end_time": "Giờ kết thúc phải sau giờ bắt đầu."})
    return values

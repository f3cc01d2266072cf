"""Briefings, receptions and other duties that recur, with their days in the period as they were settled; days off are said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Prefetch, Q

from giaoban.office.compiling.period import Period
from giaoban.office.compiling.proposals import Found, Proposal, Source, Target
from giaoban.office.compiling.sources.rows import AS_ITS_PAPER, found, whole
from giaoban.office.directory.models import Account
from giaoban.office.meetings.calendars import office_calendar
from giaoban.office.meetings.kinds import MeetingState
from giaoban.office.meetings.models import Meeting, Series
from giaoban.office.meetings.queries import series_visible_to, visible_to
from giaoban.office.programme.models import LineKind
from giaoban.timing.workdays import Calendar


def recurring(actor: Account, period: Period, only: str = "") -> Found:
    """The series that go on in the period, those of leaders alone left out."""
    key = whole(only, "series")
    if key == 0:
        return Found([])
    held = (
        visible_to(actor)
        .filter(Q(slot__range=(period.first, period.last)) | Q(day__range=(period.first, period.last)))
        .order_by("day", "pk")
    )
    rows = series_visible_to(actor).filter(AS_ITS_PAPER, ended=False, private=False, first__lte=period.last)
    rows = rows.filter(Q(until=None) | Q(until__gte=period.first))
    rows = rows.select_related("fact").prefetch_related(Prefetch("meetings", held, to_attr="held"))
    calendar = office_calendar()
    return found(rows, key, period.room(Source.RECURRING), lambda series: _proposal(period, series, calendar))


def _proposal(period: Period, series: Series, calendar: Calendar) -> Proposal | None:
    held: list[Meeting] = series.held  # type: ignore[attr-defined]
    days = [one.day for one in held if one.state != MeetingState.CANCELLED and not one.asks and one.day is not None]
    days = [day for day in days if period.first <= day <= period.last]
    open_ones = [one.day for one in held if one.asks and one.state == MeetingState.PLANNED and one.day is not None]
    if not days and not open_ones and not series.asks:
        return None
    lacking = [_asks(day, calendar) for day in open_ones]
    lacking += ["chưa chọn ngày nào"] if series.asks else []
    return Proposal(
        Source.RECURRING, f"series-{series.pk}", _words(series, days), _reason(series), LineKind.RECURRING, Target("series", series.pk),
        series.revision, organ_id=series.prepared_by_id, leader_id=series.chair_id, paper_id=series.paper_id, fact_id=series.fact_id,
        lacking=tuple(lacking),
    )  # fmt: skip


def _asks(day: dt.date, calendar: Calendar) -> str:
    off = calendar.is_off(day)
    return f"{day:%d/%m} rơi vào ngày nghỉ ({off.name}): giữ, dời hay bỏ" if off else f"{day:%d/%m}: giữ, dời hay bỏ"


def _words(series: Series, days: Sequence[dt.date]) -> str:
    """`Giao ban Thường trực Đảng ủy (các ngày 07, 14, 21, 28/12)`; of a series whose days are not chosen yet its words alone."""
    title = series.title.rstrip(". ")
    if not days or series.asks:
        return f"{title}."
    return f"{title} ({'các ngày' if len(days) > 1 else 'ngày'} {days_words(days)})."


def days_words(days: Sequence[dt.date]) -> str:
    """`07, 14, 21/12`; a month is said with its last day."""
    parts = []
    for at, day in enumerate(days):
        ends = at + 1 == len(days) or days[at + 1].month != day.month
        parts.append(f"{day:%d/%m}" if ends else f"{day:%d}")
    return ", ".join(parts)


def _reason(series: Series) -> str:
    basis = series.basis.rstrip(". ")
    return f"Việc định kỳ: {basis}." if basis else "Việc định kỳ trong mục Hội nghị."

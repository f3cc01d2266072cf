"""The notice's clock in words: a sign, how long there is, the latest day with the reason."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from giaoban.office.meetings.clock import Clock, clock_of
from giaoban.office.meetings.models import Meeting
from giaoban.web.templatetags.office import day, week_day


def shown_clock(meeting: Meeting) -> dict[str, Any] | None:
    """The clock of a meeting as its pages show it; None where there is none, or the meeting is not held."""
    clock = clock_of(meeting, timezone.localdate())
    if clock is None or meeting.is_cancelled:
        return None
    return state_of(clock) | {
        "day": week_day(clock.day),
        "short": f"hạn {day(clock.day)}",
        "trace": clock.due.trace,
        "source": clock.due.source,
    }


def state_of(clock: Clock) -> dict[str, Any]:
    """Sign, word and tone."""
    if clock.sent is not None:
        late = f", chậm {(clock.sent - clock.day).days} ngày" if clock.is_over else ", đúng hạn"
        return {"sign": "xong", "word": f"Đã ra thông báo {day(clock.sent)}{late}", "tone": "", "over": False}
    if clock.is_over:
        return {"sign": "qua-han", "word": f"Thông báo quá hạn {-clock.left} ngày", "tone": "over", "over": True}
    left = f"còn {clock.left} ngày" if clock.left else "hôm nay là ngày cuối"
    return {"sign": "con-han", "word": f"Chờ thông báo, {left}", "tone": "soon" if clock.is_near else "", "over": False}


def left_words(clock: Clock) -> dict[str, Any]:
    """How long there is, as a row of the desk says it."""
    if clock.is_over:
        return {"sign": "qua-han", "tone": "over", "when": f"Quá {-clock.left} ngày", "over": True}
    return {
        "sign": "con-han",
        "tone": "soon" if clock.is_near else "",
        "when": f"Còn {clock.left} ngày" if clock.left else "Hôm nay",
        "over": False,
    }

"""How far the papers of a meeting are, at a glance: each matter's standing, how many are complete, until when the rest is due and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from giaoban.office.days.gatherings import MeetingDays
from giaoban.office.meetings.models import Item, Meeting, Need
from giaoban.timing.rules import Computed

_STATE = Need.State


class Standing(StrEnum):
    """How far a matter's papers are."""

    COMPLETE = "complete"
    HEADING = "heading"  # confidential: a heading, and papers given out at the meeting
    TO_CHECK = "to-check"
    RETURNED = "returned"
    MISSING = "missing"
    UNSAID = "unsaid"  # nobody has said which papers are needed


WORDS = {
    Standing.COMPLETE: "Đủ hồ sơ",
    Standing.HEADING: "Chỉ có tiêu đề; tài liệu phát tại hội nghị, thu hồi",
    Standing.TO_CHECK: "Chờ kiểm tra",
    Standing.RETURNED: "Trả lại",
    Standing.MISSING: "Còn thiếu",
    Standing.UNSAID: "Chưa nêu tài liệu cần có",
}


def standing_of(item: Item, needs: Iterable[Need]) -> Standing:
    """How far a matter is, by all of its papers."""
    if item.confidential:
        return Standing.HEADING
    states = [need.state for need in needs]
    wanted = [state for state in states if state != _STATE.WAIVED]
    if not states:
        return Standing.UNSAID
    if _STATE.RETURNED in wanted:
        return Standing.RETURNED
    if _STATE.MISSING in wanted:
        return Standing.MISSING
    return Standing.TO_CHECK if _STATE.HANDED_IN in wanted else Standing.COMPLETE


def words_of(standing: Standing, needs: Sequence[Need]) -> str:
    """The standing in words, with which papers it is about."""
    asked = {Standing.TO_CHECK: _STATE.HANDED_IN, Standing.RETURNED: _STATE.RETURNED, Standing.MISSING: _STATE.MISSING}
    if standing not in asked:
        return WORDS[standing]
    named = ", ".join(str(need).lower() if not need.title else need.title for need in needs if need.state == asked[standing])
    return f"{WORDS[standing]}: {named}"


@dataclass(frozen=True, slots=True)
class Readiness:
    """The matters of a meeting counted by their standing."""

    standings: tuple[Standing, ...]

    @property
    def total(self) -> int:
        """How many matters there are."""
        return len(self.standings)

    @property
    def complete(self) -> int:
        """How many have their papers."""
        return self.standings.count(Standing.COMPLETE)

    @property
    def headings(self) -> int:
        """How many are confidential."""
        return self.standings.count(Standing.HEADING)

    @property
    def is_ready(self) -> bool:
        """Is nothing waited for?"""
        return self.complete + self.headings == self.total

    @property
    def words(self) -> str:
        """`4 trong 5 nội dung đủ hồ sơ; 1 nội dung kín chỉ có tiêu đề`."""
        if not self.total:
            return "Chưa có nội dung nào trong chương trình"
        said = f"{self.complete} trong {self.total} nội dung đủ hồ sơ"
        return f"{said}; {self.headings} nội dung kín chỉ có tiêu đề" if self.headings else said


def due_of(meeting: Meeting, days: MeetingDays) -> Computed | None:
    """Until when the papers of a meeting are due, with the reasons; None while it has no day."""
    return days.papers_due(meeting.day) if meeting.day is not None else None


def days_left(due: dt.date, today: dt.date) -> str:
    """`Còn 3 ngày`, `Hôm nay đến hạn`, `Quá hạn 2 ngày`."""
    left = (due - today).days
    if not left:
        return "Hôm nay đến hạn"
    return f"Còn {left} ngày" if left > 0 else f"Quá hạn {-left} ngày"

"""The figures of a period, each defined once: what it is called, what it counts, why so. Counts, lists and frozen reports all ask this.

A row (a task, or one unit's share of it) belongs to a period when it was handed out and not yet done when the period began, or was given
in it. It is given on the local day on which the order was given, done on the day for which it was reported, whoever confirms it later.
So what was carried in and what was given is, row for row, what was done and what is open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Case, F, IntegerField, Q, Value, When
from django.utils import timezone

from giaoban.office.work.models import IS_CLOSED, IS_OPEN, UNDERWAY, Workflow
from giaoban.office.work.period.spans import Span

_FOLLOWED = (*UNDERWAY, Workflow.REPORTED, Workflow.PAUSED)  # open, and handed out


class Key(StrEnum):
    """What a figure is called in an address and in a frozen report."""

    ALL = "all"
    CARRIED = "carried"
    GIVEN = "given"
    DONE = "done"
    ON_TIME = "on-time"
    LATE = "late"
    DONE_UNDATED = "done-undated"
    OPEN = "open"
    RUNNING = "running"
    OVERDUE = "overdue"
    EXTENDED = "extended"
    KEPT_BY_EXTENSION = "kept-by-extension"


@dataclass(frozen=True, slots=True)
class Frame:
    """The days of a count: the first of the period and the one as of which is counted. `to_task` leads from a row to its task."""

    first: dt.date
    until: dt.date
    to_task: str = ""

    @classmethod
    def of(cls, span: Span, today: dt.date, *, of_shares: bool) -> Frame:
        """The days of a period, looked at on a local day."""
        return cls(span.first, span.until(today), "task__" if of_shares else "")

    @property
    def given_before(self) -> Q:
        """Of rows: given before the period began."""
        return Q(**{f"{self.to_task}given_at__lt": _midnight(self.first)})

    @property
    def given_in(self) -> Q:
        """Of rows of the period: given in it."""
        return Q(**{f"{self.to_task}given_at__gte": _midnight(self.first)})

    @property
    def given_by_its_end(self) -> Q:
        """Of rows: given by the day as of which is counted."""
        return Q(**{f"{self.to_task}given_at__lt": _midnight(self.until + dt.timedelta(1))})

    @property
    def done(self) -> Q:
        """Of rows of the period: done in it."""
        return Q(done_on__lte=self.until)

    @property
    def still_open(self) -> Q:
        """Of rows of the period: not done by its end."""
        return Q(done_on=None) | Q(done_on__gt=self.until)

    @property
    def rows(self) -> tuple[Q, Q]:
        """The rows of the period in two parts, each found by an index of its own: what is open now, what has ended since."""
        opened = IS_OPEN & Q(workflow__in=_FOLLOWED) & (Q(done_on__gte=self.first, done_on__lte=self.until) | self._left)
        ended = IS_CLOSED & Q(workflow=Workflow.DONE, done_on__gte=self.first) & (Q(done_on__lte=self.until) | self.given_by_its_end)
        return opened, ended

    @property
    def _left(self) -> Q:
        return self.still_open & self.given_by_its_end


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


_OURS = "Cách tính của chương trình"
_DEADLINE = f"{_OURS}: hạn đang có hiệu lực; làm xong trong ngày hết hạn là đúng hạn"
_DAYS = f"{_OURS}: ngày giao là ngày người giao ra việc, ngày xong là ngày đơn vị báo cáo hoàn thành (giờ Việt Nam)"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `counts` says in words what is counted, `source` where that comes from, `part_of` of which figure it is a part."""

    key: Key
    name: str
    counts: str
    source: str
    part_of: Key | None
    where: Callable[[Frame], Q]
    beside: bool = False  # told beside the others, it adds up with none


_WAITED = Q(workflow__in=(*UNDERWAY, Workflow.REPORTED, Workflow.DONE))
FIGURES: tuple[Figure, ...] = (
    Figure(
        Key.ALL, "Phải thực hiện", "Việc kỳ trước chuyển sang cộng việc giao trong kỳ; không tính việc chưa giao, thôi theo dõi, đã chuyển",
        _OURS, None, lambda _: Q(),
    ),
    Figure(
        Key.CARRIED, "Kỳ trước chuyển sang", "Việc giao trước ngày đầu kỳ, đến ngày đầu kỳ chưa xong", _DAYS, Key.ALL,
        lambda frame: frame.given_before,
    ),
    Figure(Key.GIVEN, "Giao trong kỳ", "Việc giao từ ngày đầu kỳ đến ngày tính", _DAYS, Key.ALL, lambda frame: frame.given_in),
    Figure(
        Key.DONE, "Đã hoàn thành", "Việc báo cáo xong trong kỳ, kể cả đang chờ xác nhận; việc bị trả lại thì không", _DAYS, Key.ALL,
        lambda frame: frame.done,
    ),
    Figure(
        Key.ON_TIME, "Đúng hạn", "Đã hoàn thành vào hoặc trước hạn", _DEADLINE, Key.DONE,
        lambda frame: frame.done & Q(done_on__lte=F("deadline")),
    ),
    Figure(
        Key.LATE, "Quá hạn", "Đã hoàn thành sau hạn", _DEADLINE, Key.DONE, lambda frame: frame.done & Q(done_on__gt=F("deadline")),
    ),
    Figure(
        Key.DONE_UNDATED, "Không có hạn", "Đã hoàn thành việc không có hạn", _DEADLINE, Key.DONE,
        lambda frame: frame.done & Q(deadline=None),
    ),
    Figure(
        Key.OPEN, "Đang thực hiện", "Đến ngày tính chưa báo cáo xong, kể cả việc tạm dừng", _DAYS, Key.ALL, lambda frame: frame.still_open
    ),
    Figure(
        Key.RUNNING, "Trong hạn", "Chưa xong và chưa qua hạn, không có hạn hoặc tạm dừng", _DEADLINE, Key.OPEN,
        lambda frame: frame.still_open & (Q(deadline=None) | Q(deadline__gte=frame.until) | Q(workflow=Workflow.PAUSED)),
    ),
    Figure(
        Key.OVERDUE, "Quá hạn", "Chưa xong, hạn trước ngày tính; việc tạm dừng thì không", _DEADLINE, Key.OPEN,
        lambda frame: frame.still_open & _WAITED & Q(deadline__lt=frame.until),
    ),
    Figure(
        Key.EXTENDED, "Được lùi hạn", "Việc của kỳ có hạn đang có hiệu lực sau hạn ban đầu", f"{_OURS}: hạn ban đầu giữ nguyên để so sánh",
        Key.ALL, lambda _: Q(deadline__gt=F("first_deadline")), beside=True,
    ),
    Figure(
        Key.KEPT_BY_EXTENSION, "Đúng hạn nhờ lùi hạn", "Hoàn thành đúng hạn đang có hiệu lực nhưng sau hạn ban đầu",
        f"{_OURS}: hạn ban đầu giữ nguyên để so sánh", Key.ON_TIME,
        lambda frame: frame.done & Q(done_on__lte=F("deadline"), done_on__gt=F("first_deadline")), beside=True,
    ),
)  # fmt: skip
BY_KEY: dict[Key, Figure] = {figure.key: figure for figure in FIGURES}
BIT: dict[Key, int] = {figure.key: 1 << place for place, figure in enumerate(FIGURES)}


def name_in_full(key: Key) -> str:
    """A figure by its name alone: `Đã hoàn thành quá hạn`."""
    figure = BY_KEY[key]
    if figure.beside or figure.part_of in (None, Key.ALL):
        return figure.name
    return f"{BY_KEY[figure.part_of].name} {figure.name[:1].lower()}{figure.name[1:]}"


def mask(frame: Frame, part: Q) -> Any:
    """Of a row: the figures of a period in which it counts, a bit each; none where it is not of the part. All in one look at the row."""
    found: Any = Value(BIT[Key.ALL])
    for figure in FIGURES:
        if figure.key != Key.ALL:
            found = found + Case(When(figure.where(frame), then=Value(BIT[figure.key])), default=Value(0))
    return Case(When(part, then=found), default=Value(0), output_field=IntegerField())

"""Counting: of each group of rows how many stand in which figures, in few set-based queries; and exactly the rows behind a figure.

The office counts tasks, and by organ the shares of those who lead. Who sees only what he has to do with counts his own shares.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.work import rules
from giaoban.office.work.chosen import Chosen
from giaoban.office.work.listing import Key as Place
from giaoban.office.work.listing import Listed, Row, listed
from giaoban.office.work.models import Assignment, Origin, Side, Task
from giaoban.office.work.period.figures import BIT, BY_KEY, Frame, Key, mask
from giaoban.office.work.period.lineage import lineage_on
from giaoban.office.work.period.spans import Span


class Group(NamedTuple):
    """What rows are counted apart by: of tasks field and origin; of shares the organ that leads, or the side of one's own besides."""

    field: str = ""
    origin: str = ""
    side: str = ""
    organ: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of each group stand in which figures, a bit each."""

    many: dict[tuple[Group, int], int]

    def count(self, key: Key, **of: Any) -> int:
        """One figure: of all, or of the groups with these values (`organ` may be several)."""
        bit = BIT[key]
        return sum(many for (group, bits), many in self.many.items() if bits & bit and _is_of(group, of))

    def values(self, name: str) -> list[Any]:
        """By which values of `field`, `origin`, `side`, `organ` anything is counted."""
        return sorted({getattr(group, name) for group, _ in self.many})

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        keys = {*self.many, *other.many}
        return Tally({key: self.many.get(key, 0) + other.many.get(key, 0) for key in keys})

    def along(self, name: str, key: Any, also: Iterable[Any] = ()) -> Tally:
        """The part of it with one of these values."""
        wanted = {key, *also}
        return Tally({(group, bits): many for (group, bits), many in self.many.items() if getattr(group, name) in wanted})


def _is_of(group: Group, of: dict[str, Any]) -> bool:
    for name, wanted in of.items():
        value = getattr(group, name)
        if value not in wanted if isinstance(wanted, list | tuple | set | frozenset) else value != wanted:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Sought:
    """The rows behind one figure. With an `organ` they are the shares that it leads, its predecessors' too; `field` "" is: none written."""

    key: Key = Key.ALL
    organ: int | None = None
    field: str | None = None
    origin: Origin | None = None
    side: Side | None = None

    def of(self, **values: Any) -> Sought:
        """The same, but for these."""
        return replace(self, **values)


@dataclass(frozen=True)
class Sight:
    """Whose figures: of all tasks up to a confidentiality (`most`), or of one's own shares (None)."""

    account: Account
    most: Confidentiality | None

    @classmethod
    def of(cls, account: Account) -> Sight:
        """All that a person may count."""
        return cls(account, rules.sees_all_of(account))

    @property
    def whole(self) -> bool:
        """Does it go over the office's tasks?"""
        return self.most is not None

    def tasks(self) -> QuerySet[Task]:
        """The office's tasks."""
        if self.most is None:
            return Task.objects.none()
        return Task.objects.all() if self.most == max(Confidentiality) else Task.objects.filter(confidentiality__lte=self.most)

    def shares(self) -> QuerySet[Assignment]:
        """The shares of those who lead the office's tasks; of who sees only his own, these, whichever side they are."""
        if self.most is None:
            own: QuerySet[Assignment] = listed(self.account, Chosen(mine=True)).rows
            return own
        rows = Assignment.objects.filter(side=Side.LEAD, organ__isnull=False)
        return rows if self.most == max(Confidentiality) else rows.filter(task__confidentiality__lte=self.most)


def tally_tasks(sight: Sight, spans: Sequence[Span], today: dt.date) -> list[Tally]:
    """The tasks of each of some periods by field and origin. Two queries: of what is open, of what has ended."""
    return _tallied(sight.tasks(), [Frame.of(span, today, of_shares=False) for span in spans], {"field": "field", "origin": "origin"})


def tally_shares(sight: Sight, spans: Sequence[Span], today: dt.date) -> list[Tally]:
    """The office's shares of each period by the organ that leads; one's own by side, field and origin. Two queries."""
    own = {"side": "side", "field": "task__field", "origin": "task__origin"}
    frames = [Frame.of(span, today, of_shares=True) for span in spans]
    return _tallied(sight.shares(), frames, {"organ": "organ_id"} if sight.whole else own)


def _tallied(rows: QuerySet[Any], frames: Sequence[Frame], names: dict[str, str]) -> list[Tally]:
    """All periods in one walk over the rows: what is open now is looked at once, whichever of them it belongs to."""
    found: list[dict[tuple[Group, int], int]] = [{} for _ in frames]
    for parts in zip(*(frame.rows for frame in frames), strict=True):
        some = reduce(or_, parts)
        masks = {f"bits{place}": mask(frame, part) for place, (frame, part) in enumerate(zip(frames, parts, strict=True))}
        counted = rows.filter(some).order_by().annotate(**masks).values_list(*names.values(), *masks).annotate(many=Count("pk"))
        for values in counted:
            group = Group(**dict(zip(names, values, strict=False)))
            for told, bits in zip(found, values[len(names) : -1], strict=True):
                if bits:
                    told[group, bits] = told.get((group, bits), 0) + values[-1]
    return [Tally(told) for told in found]


@dataclass(frozen=True)
class Behind:
    """Exactly the rows that a figure counts, in the order of a list: by their deadline, what has none last."""

    listed: Listed
    keys: list[tuple[dt.date | None, int]]

    def page(self, after: str, size: int) -> tuple[list[Row], str | None, str | None]:
        """Some rows from a key on, with the keys after which this page and the next one begin; None where there is none."""
        key = Place.read(after)
        start = bisect_right(self.keys, _place((key.day, key.pk)), key=_place) if key else 0
        some = self.keys[start : start + size]
        found = {row.pk: row for row in self.listed.read(self.listed.rows.filter(pk__in=[pk for _, pk in some]))}
        before = "" if start <= size else str(Place(*self.keys[start - size - 1]))
        following = str(Place(*some[-1])) if start + size < len(self.keys) else None
        return [found[pk] for _, pk in some if pk in found], before if start else None, following


def _place(row: tuple[dt.date | None, int]) -> tuple[bool, dt.date, int]:
    return row[0] is None, row[0] or dt.date.min, row[1]


def rows_behind(sight: Sight, span: Span, sought: Sought, today: dt.date) -> Behind:
    """Exactly the rows that a figure counts. Of an organ, those of its predecessors too."""
    of_shares = not sight.whole or sought.organ is not None
    frame = Frame.of(span, today, of_shares=of_shares)
    rows: QuerySet[Any] = sight.shares() if of_shares else sight.tasks()
    rows = rows.filter(BY_KEY[sought.key].where(frame), *_narrowed(sought, frame, of_shares))
    if sought.organ is not None:
        rows = rows.filter(organ_id__in=lineage_on(span.until(today)).members(sought.organ))
    keys = [pair for part in frame.rows for pair in rows.filter(part).order_by().values_list("deadline", "pk")]
    return behind_keys(keys, of_shares=of_shares, whole=sight.whole)


def behind_keys(keys: Iterable[tuple[dt.date | None, int]], *, of_shares: bool, whole: bool = True) -> Behind:
    """Rows whose deadlines and keys were found, in the order of a list."""
    every: QuerySet[Any] = Assignment.objects.all() if of_shares else Task.objects.all()
    return Behind(Listed(every, of_shares, whole), sorted(keys, key=_place))


def _narrowed(sought: Sought, frame: Frame, of_shares: bool) -> list[Q]:
    asked = {f"{frame.to_task}field": sought.field, f"{frame.to_task}origin": sought.origin, "side": sought.side if of_shares else None}
    return [Q(**{name: value}) for name, value in asked.items() if value is not None]

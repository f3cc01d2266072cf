"""The figures of a period as they are told: in all, by organ, field and source, each beside the period before; as of one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from giaoban.office.work.listing import organ_names
from giaoban.office.work.models import Origin, Side
from giaoban.office.work.period.figures import Key
from giaoban.office.work.period.lineage import Lineage, lineage_on
from giaoban.office.work.period.spans import Span
from giaoban.office.work.period.tallies import Sight, Sought, Tally, tally_shares, tally_tasks

COLUMNS = (
    Key.ALL, Key.CARRIED, Key.GIVEN, Key.ON_TIME, Key.LATE, Key.DONE_UNDATED, Key.RUNNING, Key.OVERDUE, Key.EXTENDED,
)  # fmt: skip
NO_FIELD = "Chưa ghi lĩnh vực"
_NOTHING = Tally({})


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a table: what it is called, what is said below, which rows, how they are counted now and in the period before."""

    name: str
    sought: Sought
    tally: Tally
    before: Tally
    note: str = ""

    def count(self, key: Key) -> int:
        """One figure of this line."""
        return self.tally.count(key)


def punctual(tally: Tally) -> int | None:
    """Of a hundred that had a deadline and were done, how many were done in time, rounded; None where none was done."""
    on_time, late = tally.count(Key.ON_TIME), tally.count(Key.LATE)
    return (200 * on_time + on_time + late) // (2 * (on_time + late)) if on_time + late else None


@dataclass(frozen=True)
class Summary:
    """The figures of a period. `whole`: of the office's tasks; else of one's own shares, which `shares` holds by side, field and origin."""

    span: Span
    until: dt.date
    whole: bool
    tasks: Tally
    shares: Tally
    tasks_before: Tally
    shares_before: Tally
    lineage: Lineage
    names: Mapping[int, str]

    @property
    def all(self) -> Part:
        """All of it."""
        return Part("Tổng số", Sought(), *self._counted)

    @property
    def _counted(self) -> tuple[Tally, Tally]:
        return (self.tasks, self.tasks_before) if self.whole else (self.shares, self.shares_before)

    @property
    def organs(self) -> list[Part]:
        """By the organ that leads, in the order of the office; those that ended with whoever carries them on."""
        if not self.whole:
            return []
        counted = {*self.shares.values("organ"), *self.shares_before.values("organ")}
        heads = {self.lineage.head(organ) for organ in counted}
        return [self._organ(organ, counted) for organ in self.names if organ in heads]

    def _organ(self, organ: int, counted: set[int]) -> Part:
        members = self.lineage.members(organ)
        now, before = (tally.along("organ", organ, members) for tally in (self.shares, self.shares_before))
        return Part(self.names[organ], Sought(organ=organ), now, before, self.lineage.words(organ, counted, self.names))

    @property
    def fields(self) -> list[Part]:
        """By field, in their order; what has none last."""
        return self._along("field", lambda field: field or NO_FIELD, lambda field: Sought(field=field))

    @property
    def origins(self) -> list[Part]:
        """By what the orders came from."""
        return self._along("origin", lambda key: str(Origin(key).label), lambda key: Sought(origin=Origin(key)))

    @property
    def sides(self) -> list[Part]:
        """Of one's own shares: what one leads and what one supports."""
        if self.whole:
            return []
        return self._along("side", lambda key: str(Side(key).label), lambda key: Sought(side=Side(key)))

    def _along(self, name: str, called: Callable[[str], str], sought: Callable[[str], Sought]) -> list[Part]:
        now, before = self._counted
        values = sorted({*now.values(name), *before.values(name)}, key=lambda value: (value == "", value))
        return [Part(called(value), sought(value), now.along(name, value), before.along(name, value)) for value in values]


def summary_of(sight: Sight, span: Span, today: dt.date) -> Summary:
    """The figures of a period and of the one before, as far as a person counts them. A fixed number of queries."""
    both = (span, span.before)
    tasks, tasks_before = tally_tasks(sight, both, today) if sight.whole else (_NOTHING, _NOTHING)
    shares, shares_before = tally_shares(sight, both, today)
    until = span.until(today)
    return Summary(span, until, sight.whole, tasks, shares, tasks_before, shares_before, lineage_on(until), organ_names())


@dataclass(frozen=True, slots=True)
class Course:
    """How a figure went over some periods, the last one last."""

    spans: tuple[Span, ...]
    tallies: tuple[Tally, ...]


def course_of(sight: Sight, summary: Summary, today: dt.date, many: int) -> Course:
    """So many periods up to the summary's own; two of them are counted already."""
    spans = [summary.span, summary.span.before]
    while len(spans) < many:
        spans.append(spans[-1].before)
    count = tally_tasks if sight.whole else tally_shares
    tallies = [summary.all.tally, summary.all.before, *count(sight, spans[2:], today)]
    return Course(tuple(reversed(spans)), tuple(reversed(tallies)))

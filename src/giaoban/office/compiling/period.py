"""For which programme proposals are gathered: its days, the one before it, those whose period holds its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from giaoban.office.directory.models import Account
from giaoban.office.programme import queries
from giaoban.office.programme.models import Programme
from giaoban.office.programme.when import when_called

SHOWN = 60  # of a source: nobody looks through more for one programme


@dataclass(frozen=True, slots=True)
class Period:
    """The programme to be compiled, and what lies around it as far as the compiler sees it. `today` is a local day."""

    programme: Programme
    today: dt.date
    before: Programme | None
    above: tuple[Programme, ...]
    ended: tuple[Programme, ...] = ()  # the year's and the quarter's that ended on the day before it begins
    decided: Mapping[str, int] = field(default_factory=dict)  # how many of each source were decided: they take no room from the others

    def room(self, source: str) -> int:
        """How many rows of a source are looked at."""
        return SHOWN + self.decided.get(source, 0)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return self.programme.first

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.programme.last

    def touches(self, due: str) -> bool:
        """May something be done in the period by its time (a key of `programme.when`)? What has no time, may not be said to."""
        found = when_called(due)
        return found is not None and found.first <= self.last and self.first <= found.last

    def is_over(self, due: str) -> bool:
        """Should it have been done before the period?"""
        found = when_called(due)
        return found is not None and found.last < self.first

    def within(self, due: str) -> str:
        """The time as a line of this programme can have it: one that reaches beyond the period is not settled yet."""
        found = when_called(due)
        return due if found is not None and self.first <= found.first and found.last <= self.last else ""


def period_of(actor: Account, programme: Programme, today: dt.date, decided: Mapping[str, int] | None = None) -> Period:
    """The period of a programme that the actor sees; `decided`: how many proposals of each source were decided."""
    same = queries.visible_to(actor).filter(organ=programme.organ_id, kind=programme.kind, first__lt=programme.first)
    before = same.order_by("-first").first()
    above, ended = queries.around(actor, programme).above, queries.longer_ended_before(actor, programme)
    return Period(programme, today, before, tuple(above), tuple(ended), decided or {})

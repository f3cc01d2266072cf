"""What is known when a line is read, and what is understood of it: each part as written and as understood, with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from giaoban.office.directory.matching import Matcher
from giaoban.office.work.models import Origin
from giaoban.timing.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the office: name, titles as they are held, whether the person is one of the permanent leaders."""

    pk: int
    name: str
    titles: tuple[str, ...] = ()
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """All that a line is read with: `now` is local, `writer` the person who notes it down, `organs` the names by which organs go.

    Those that have ended and who carries on their work are the `heirs`. By the `calendar` of the office its working days are counted.
    """

    matcher: Matcher
    people: tuple[Someone, ...]
    organs: tuple[tuple[str, int], ...]
    now: dt.datetime
    writer: int | None = None
    calendar: Calendar | None = None
    heirs: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def is_here(self, person: int) -> bool:
        """Is this one of the people of the office, who has not left?"""
        return any(one.pk == person for one in self.people)


@dataclass(frozen=True, slots=True)
class Who:
    """Who is meant by some words: one or more organs, or one person. Not sure: one of the choices, or nobody that is known."""

    written: str
    organs: tuple[int, ...] = ()
    person: int | None = None
    why: str = ""
    organ_choices: tuple[int, ...] = ()
    person_choices: tuple[int, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Can it be taken without asking?"""
        return bool(self.organs) or self.person is not None


@dataclass(frozen=True, slots=True)
class When:
    """By when: the words, a local day and hour, how they were reckoned. `choices`: the days of which one must be asked for."""

    written: str
    day: dt.date | None
    hour: dt.time | None = None
    trace: str = ""
    choices: tuple[dt.date, ...] = ()
    stays: bool = False  # the words belong to the work: they stay in its title
    start: int = 0
    end: int = 0

    @property
    def is_sure(self) -> bool:
        """Is there one day that can be taken without asking?"""
        return self.day is not None


@dataclass(frozen=True, slots=True)
class Understood:
    """One line as it was understood. `what` is the work in the words of the line, without who and when."""

    line: str
    what: str = ""
    giver: Who | None = None
    origin: Origin | None = None
    origin_written: str = ""
    leads: tuple[Who, ...] = ()
    supports: tuple[Who, ...] = ()
    deadline: When | None = None
    unsure: tuple[str, ...] = field(default=())  # of "giver", "lead", "support", "deadline", "what"

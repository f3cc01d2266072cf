"""The days off of Viet Nam year by year, as the package `holidays` knows them, each with the law it stands in."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from giaoban.timing.knowledge import data, day, in_force
from giaoban.timing.saying import said

_SWAPPED = re.compile(r"thay cho ngày (\d{2}/\d{2}/\d{4})")
Kind = Literal["weekend", "holiday", "off", "closed"]


@dataclass(frozen=True, slots=True)
class OffDay:
    """A day on which the office does not work, with its name and where that comes from. `closed` is the office's own closure."""

    day: dt.date
    name: str
    source: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class MakeUpDay:
    """A Saturday or Sunday on which the office works, in exchange for a day off."""

    day: dt.date
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Year:
    """The days off of a year but Saturdays and Sundays as such, and its make-up days."""

    off: dict[dt.date, OffDay]
    work: dict[dt.date, MakeUpDay]


@dataclass(frozen=True, slots=True)
class _Law:
    name: str | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str


def version() -> str:
    """Which seed: the package's version and that of the days shipped beside it."""
    from holidays.version import __version__

    return f"{__version__}/{data('days')['version']}"


@cache
def year(number: int) -> Year:
    """What the package says of a year. It knows 1901 to 2100; of other years, nothing but their weeks."""
    import holidays

    # Of a day off swapped with a day of another year, either side stands in the list of the year it was entered under.
    around = holidays.country_holidays("VN", years=(number - 1, number, number + 1), language="vi")
    swapped = {at: dt.datetime.strptime(m[1], "%d/%m/%Y").date() for at, name in around.items() if (m := _SWAPPED.search(name))}  # noqa: DTZ007  days alone
    worked = {work: off for off, work in swapped.items()}
    off = {at: _off(at, name, swapped.get(at)) for at, name in around.items() if at.year == number}
    work = {at: MakeUpDay(at, f"Làm bù cho ngày nghỉ {said(worked[at])}", _package()) for at in sorted(worked) if at.year == number}
    return Year(dict(sorted(off.items())), dict(sorted(work.items())))


@cache
def _laws() -> tuple[_Law, ...]:
    return tuple(_Law(row["name"], day(row["valid_from"]), day(row["valid_to"]), row["source"]) for row in data("days")["laws"])


def _off(at: dt.date, name: str, worked: dt.date | None) -> OffDay:
    """A day off of the law, or one of the swaps of which the package keeps a list of its own."""
    if worked is not None:
        return OffDay(at, f"Nghỉ hoán đổi với ngày làm việc {said(worked)}", _package(), "off")
    return OffDay(at, name, _source(name, at), "holiday")


def _source(name: str, at: dt.date) -> str:
    """The law a day off stands in."""
    law = in_force([law for law in _laws() if law.name is None or name.startswith(law.name)], at)
    return law.source if law else _package()


def _package() -> str:
    from holidays.version import __version__

    return f"Danh mục ngày nghỉ đi kèm (holidays {__version__})"

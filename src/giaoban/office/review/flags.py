"""Which flags a correction answers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from giaoban.office.evidence.shapes import Understood

NOT_RECOGNISED = "unit-not-recognised"
UNITS = frozenset({NOT_RECOGNISED, "unit-doubtful"})
_ANNOUNCED = "meeting-date-to-be-announced"
_NOBODY_PREPARES = "preparer-missing"


def still_open(flags: Iterable[dict[str, Any]], understood: Understood) -> list[dict[str, Any]]:
    """The flags that what is understood now does not answer."""
    answered = set[str]()
    if all(unit["sure"] for unit in units_in(understood)):
        answered |= UNITS
    deadline = understood.get("deadline")
    if deadline is None or deadline["date"]:
        answered.add("deadline-unclear")
    if understood.get("date") and understood.get("certainty") != "to-be-announced":
        answered.add(_ANNOUNCED)
    if all(item["prepared_by"] for item in understood.get("agenda", ())):
        answered.add(_NOBODY_PREPARES)
    return [flag for flag in flags if flag["code"] not in answered]


def units_in(understood: Understood) -> Iterator[dict[str, Any]]:
    """Every unit that is named in it."""
    for name in ("lead", "support", "reporters", "prepared_by"):
        yield from understood.get(name, ())
    for item in understood.get("agenda", ()):
        yield from item["prepared_by"]

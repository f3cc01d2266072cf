"""The lines of a draft get their numbers when it is issued; until then numbers follow from their order alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from giaoban.office.audit.acts import Line as Entry
from giaoban.office.audit.acts import revise_all
from giaoban.office.programme.models import Line, LineState, Programme
from giaoban.office.programme.outline import Number, numbers
from giaoban.office.programme.queries import lines_told, references_of
from giaoban.office.programme.references import settled


def number_lines(entry: Entry, programme: Programme) -> None:
    """The draft is issued: what its paper tells gets its number and stands in the order of the paper, and the places that lines name are
    called as they are now.

    Only where lines were planned or carried over: where everything was typed, as from a paper, so were the numbers, and they stay.
    """
    rows = list(programme.lines.select_for_update().filter(state=LineState.STANDS).order_by("place", "pk"))
    if any(row.number for row in rows) or not any(row.because for row in rows):
        return
    places = numbers(list(lines_told(programme)))
    named = references_of(rows)
    order = {key: place for place, key in enumerate(places)}  # of the paper: its parts apart
    in_order = sorted(rows, key=lambda row: order.get(row.pk, len(order)))
    revise_all(entry, [(row, _as_issued(row, place, places, named.get(row.pk, ()))) for place, row in enumerate(in_order, 1)])


def _as_issued(row: Line, place: int, places: Mapping[int, Number], named: Sequence[int | None]) -> dict[str, Any]:
    return {"number": places[row.pk].path if row.pk in places else "", "text": settled(row.text, named, places), "place": place}

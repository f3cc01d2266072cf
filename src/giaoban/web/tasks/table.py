"""Rows of lists as tables and cards: made ready here, drawn by one Jinja template, for there are hundreds of cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from giaoban.office.directory.models import Account
from giaoban.office.registry.columns import as_text
from giaoban.office.work.columns import paper_words
from giaoban.office.work.listing import Part, Row, taking_part
from giaoban.office.work.models import Origin, Side
from giaoban.web.drawing import address
from giaoban.web.tasks.words import state_of
from giaoban.web.templatetags.office import sign
from giaoban.web.work.one import named

_SUPPORTS = "phối hợp"


class Line(NamedTuple):
    """A row as it is shown. `ticket` is what a form sends of it: the task and the shares that stand here, each with its revision."""

    ticket: str
    state: str
    title: str
    url: str | None
    second: str
    leads: str
    deadline: str
    moved: str
    origin: str
    paper: str


def lines_of(account: Account, rows: Sequence[Row], today: dt.date, leads: Mapping[int, list[Part]] | None = None) -> list[Line]:
    """The rows with who leads, if that is not known yet, and where they come from, in three queries."""
    papers = paper_words(account, (row.paper_id for row in rows))
    if leads is None:
        leads = taking_part({row.task_id for row in rows})
    return [_line(row, leads.get(row.task_id, []), papers, today) for row in rows]


def _line(row: Row, leads: list[Part], papers: dict[int, str], today: dt.date) -> Line:
    state = state_of(row, today)
    moved = row.deadline is not None and row.first_deadline is not None and row.deadline != row.first_deadline
    notes = (_SUPPORTS if row.side == Side.SUPPORT else "", f"{row.giver} giao" if row.giver else "", row.field)
    return Line(
        ticket_of(row, leads),
        sign(state.sign, word=state.word, tone=state.tone),
        row.title,
        address("task", row.task_id),
        " · ".join(note for note in notes if note),
        named(part.name for part in leads),
        as_text(row.deadline),
        f"hạn đầu {as_text(row.first_deadline)}" if moved else "",
        str(Origin(row.origin).label),
        papers.get(row.paper_id or 0, ""),
    )


def ticket_of(row: Row, leads: Sequence[Part]) -> str:
    """`12.3-45.1`: task 12 at revision 3 with share 45 at revision 1; in a list of shares the one share, else those of the leads."""
    shares = [(row.pk, row.revision)] if row.side else [(part.share_id, part.revision) for part in leads]
    return "-".join(f"{pk}.{revision}" for pk, revision in [(row.task_id, row.task_revision), *shares])

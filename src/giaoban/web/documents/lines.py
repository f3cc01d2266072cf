"""What became of a paper's sentences as lines of its programme: put off, carried over, withdrawn, and what was added beside the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.programme.models import Change, Line, LineState
from giaoban.office.programme.periods import with_capital
from giaoban.office.programme.queries import added_beside_paper, lines_of_paper
from giaoban.office.registry.models import Paper
from giaoban.web.documents.states import Note
from giaoban.web.programme.states import Changed, came_words, carried_words, changes_of, earlier_times, time_of

_TOLD = (Change.Kind.MOVED, Change.Kind.CARRIED, Change.Kind.WITHDRAWN, Change.Kind.RESTORED)


@dataclass(frozen=True, slots=True)
class LineChange:
    """A change of a line of the sentence; `whose` names the programme where it was carried on, and the matter of the agenda."""

    whose: str
    url: str
    changed: Changed


def lines_by_fact(account: Account, paper: Paper) -> dict[int, list[Line]]:
    """Of each fact of the paper the lines it has become, in the order of their programmes: the first is the paper's own."""
    found: dict[int, list[Line]] = {}
    for line in lines_of_paper(account, paper):
        if line.fact_id is not None:
            found.setdefault(line.fact_id, []).append(line)
    return found


def with_line(note: Note, lines: Sequence[Line]) -> Note:
    """A note that says what became of the sentence in its programme: what was withdrawn or carried over says so first."""
    whole = [line for line in lines if not line.item]
    if not whole:
        return note
    line, told = whole[0], _told(lines)
    if line.state == LineState.WITHDRAWN:
        state = "Rút khỏi chương trình"
        return Note("withdrawn", "huy", state, note.detail, "", "withdrawn", _said(told, state))
    if line.state == LineState.CARRIED:
        last, state = whole[-1], carried_words(line)
        now = f"nay {time_of(last)}" if last.stands and last is not line else ""
        return Note("carried", "chuyen-giao", state, " · ".join(p for p in (note.detail, now) if p), "", "carried", _said(told, state))
    change = _said(told)
    moved = "moved" if any(one.changed.kind == Change.Kind.MOVED for one in told) else ""
    came = came_words(line)
    words = " · ".join(part for part in (came, change) if part)
    return replace(note, changed=moved or ("carried" if came else ""), change=words)


def _said(told: Sequence[LineChange], state: str = "") -> str:
    """The changes one after the other; what the note is headed by already is not said once more."""
    parts = (one.changed.tail if one.changed.head == state and not one.whose else one.changed.sentence for one in told)
    return " · ".join(f"{one.whose}: {part}" if one.whose else part for one, part in zip(told, parts, strict=True))


def _told(lines: Sequence[Line]) -> list[LineChange]:
    return [one for one in changes_on(lines) if one.changed.kind in _TOLD]


def changes_on(lines: Sequence[Line]) -> list[LineChange]:
    """Every change of the lines of a sentence, the oldest first."""
    first = lines[0].programme_id if lines else None
    rows = [
        (one.pk, LineChange(_whose(line, line.programme_id == first), reverse("programme-line", args=[line.pk]), changed))
        for line in lines for one, changed in zip(line.changes.all(), changes_of(line), strict=True)
    ]  # fmt: skip
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _whose(line: Line, is_first: bool) -> str:
    parts = ("" if is_first else with_capital(line.programme.period), f"Nội dung {visible(line.number)}" if line.item else "")
    return ", ".join(part for part in parts if part)


def beside_paper(account: Account, paper: Paper) -> list[dict[str, Any]]:
    """What stands in the paper's programme and in no sentence of the paper: added since it was issued, or carried into it."""
    return [
        {
            "url": reverse("programme-line", args=[line.pk]),
            "text": visible(line.text),
            "organ": str(line.organ or ""),
            "earlier": earlier_times(line),
            "time": time_of(line),
            "came": came_words(line),
            "state": line.get_state_display() if not line.stands else "",
            "changes": changes_of(line),
        }
        for line in added_beside_paper(account, paper)
    ]

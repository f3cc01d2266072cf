"""A paper as a PDF (PDF/A-2u) in the form of its profile, by Typst: the same lines as in Word, given as data, never as markup."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from giaoban.writing.body import Grid, Line, Rule
from giaoban.writing.faces import face, missing
from giaoban.writing.paper import Paper, plain, to_json
from giaoban.writing.profile import Profile, profile_called
from giaoban.writing.setting import Columns, Framed, Part, Piece, Setting, set_paper
from giaoban.writing.styles import LAST_GAP
from giaoban.writing.typesetting import typeset
from giaoban.writing.word import RULE_BEFORE, RULE_LINE

_TEMPLATE = Path(__file__).parent / "paper.typ"
_STANDARD = "a-2u"  # PDF/A-2, every sign readable as Unicode
_NO_DAY = dt.date(2000, 1, 1)
_LONGEST_WORD = 40  # signs; a longer one may be broken anywhere, for else it would run off the page
# What stays on one line, so that no line begins with a dash or a bracket as an item does: `Cao - Khe`, `xã (Văn phòng`, `27-KH/TU`.
# And words without a blank that are long.
_HELD = re.compile(r"\d{1,40} - \d{1,40}|\S{1,40} -(?= )|\S{1,40} \(\S{1,40}|\S{1,40}[-/]\S{1,40}|\S{41,}")
_PAGE = (
    "page_width", "page_height", "margin_top", "margin_bottom", "margin_left", "margin_right", "page_number_from_top", "gap",
    "circulation_from_top",
)  # fmt: skip


def pdf(paper: Paper, profile: Profile | None = None, copy: Paper | None = None) -> bytes:
    """The paper's bytes, the same every time. `profile`: another than the one it names; `copy`: what makes it a copy. Raises NoProfile.

    A sign that the face does not have (see `unset_signs`) is set in another face that the maker carries, or is an empty box: such a file
    cannot be PDF/A.
    """
    return drawn(set_paper(paper, profile or profile_called(paper.profile), copy), paper.day)


def drawn(setting: Setting, day: dt.date | None) -> bytes:
    """What was set, as a PDF made on that day."""
    data = json.dumps(_data(setting), ensure_ascii=False)
    standards = [] if missing(data) else [_STANDARD]
    return typeset(_TEMPLATE, {"paper": data}, moment=_moment(day), standards=standards)


def unset_signs(paper: Paper) -> frozenset[str]:
    """The signs of a paper that the face of its PDF does not have: to be told before it goes out."""
    return missing(plain(json.dumps(to_json(paper), ensure_ascii=False)))


def _moment(day: dt.date | None) -> int:
    """The moment that the file names as its making: the paper's day, so that the same paper makes the same file."""
    return int(dt.datetime.combine(day or _NO_DAY, dt.time(), dt.UTC).timestamp())


def _data(setting: Setting) -> dict[str, Any]:
    """What the template is given: every line with its words and the name of its style, the styles, the page."""
    page = {name: setting.profile.mm(name) for name in _PAGE}
    measures = {"last_gap": LAST_GAP, "rule_before": RULE_BEFORE, "rule_line": RULE_LINE, "two_sided": setting.profile.says("two_sided")}
    return {
        "title": setting.title,
        "author": setting.author,
        "face": face().family,
        "first": setting.first,
        "page": page | measures,
        "styles": {name: asdict(style) for name, style in setting.styles.items()},
        "pieces": [_piece(piece) for piece in setting.pieces],
        "top": [_piece(setting.top)] if setting.top else [],
        "foot": [_part(part) for part in setting.foot],
    }


def _piece(piece: Piece) -> Mapping[str, Any]:
    if isinstance(piece, (Line, Rule)):
        return _part(piece)
    if isinstance(piece, Columns):
        cells = [[_part(part) for part in cell] for row in piece.rows for cell in row]
        return {"columns": piece.widths, "cells": cells, "before": piece.before, "after": piece.after}
    if isinstance(piece, Grid):
        head = [[_line(line)] for line in piece.head]
        return {"grid": piece.widths, "head": head, "cells": [[_line(line) for line in cell] for row in piece.rows for cell in row]}
    return {"sheet": True, "restarts": piece.restarts}


def _part(part: Part) -> Mapping[str, Any]:
    if isinstance(part, Line):
        return _line(part)
    if isinstance(part, Framed):
        return {"framed": _line(part.line), "width": part.width, "height": part.height}
    return {"rule": part.length, "after": part.after, "before": part.before}


def _line(line: Line) -> Mapping[str, Any]:
    runs: list[Mapping[str, Any]] = []
    if line.mark:
        blank = "" if line.runs and line.runs[0].breaks else " "
        runs.append({"text": line.mark.text + blank, **_looks(line.mark.bold, None)})
    for run in line.runs:
        runs += _run(run.text, _looks(run.bold, run.italic, run.size), breaks=run.breaks)
    return {"style": line.style, "runs": runs, "close": line.is_close, "last": line.is_last, "stays": line.stays}


def _looks(bold: bool | None, italic: bool | None, size: float | None = None) -> Mapping[str, float]:
    """What is said of a run besides its style."""
    return {name: value for name, value in (("bold", bold), ("italic", italic), ("size", size)) if value is not None}


def _run(text: str, looks: Mapping[str, Any], *, breaks: bool = False) -> Iterator[Mapping[str, Any]]:
    """A run in pieces: those that no line may end in, those too long for any line, and what stands between them."""
    if breaks:
        yield {"text": "", "breaks": True}
    at = 0
    for found in _HELD.finditer(text):
        held = found[0]
        way = "long" if len(held) > _LONGEST_WORD and " " not in held else "held" if len(held) <= _LONGEST_WORD else ""
        if way:
            if found.start() > at:
                yield {"text": text[at : found.start()], **looks}
            yield {"text": held, way: True, **looks}
            at = found.end()
    yield {"text": text[at:], **looks}

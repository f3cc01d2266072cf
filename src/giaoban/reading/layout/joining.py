"""The words of a line as they stand in the flow: runs of blanks as one, torn symbols mended, cells kept apart."""

from __future__ import annotations

import re

from giaoban.reading.layout.lines import Line
from giaoban.reading.model import Span

_TORN_BEFORE = re.compile(r"[^\W_][-/]$")
_TORN_AFTER = re.compile(r"/[\w]|-[A-ZĐ][A-Za-zĐđ]{0,5}/")
# A blank that extraction put into a number-and-symbol or a date: `17- CT/TU`, `05 /SYT-NVY`.
_STRAY = re.compile(
    r"[\dA-ZĐ](?:(?<=\d)( {0,3})-( {0,3})(?=[A-ZĐ][A-Za-zĐđ]{0,5} ?/)"
    r"|(?<=\d)( +)/(?=[A-ZĐ]{2})"
    r"|/( +)(?=[A-ZĐ]{2,}[\s,;.-]))"
)
_RUN = re.compile(r"\s(?:\s+|(?<! ))")


def joint(before: str, after: str) -> str:
    """What joins two lines of a paragraph: nothing where a symbol, a date or a word was torn, else a blank."""
    if before[-1] in "-/" and _TORN_BEFORE.search(before[-2:]) and (after[0].isupper() or after[0].isdigit()):
        return ""
    return "" if before[-1].isdigit() and _TORN_AFTER.match(after) else " "


def add_line(line: Line, joint: str, is_row: bool, pieces: list[Span], glue: list[str]) -> int:
    """Add the pieces of one line; return how long they are in the flow."""
    at, length = 0, 0
    for a, b, inner in _seams(line.text, is_row):
        pieces.append((line.start + at, line.start + a))
        glue.append(inner)
        length += a - at + len(inner)
        at = b
    pieces.append((line.start + at, line.end))
    glue.append(joint)
    return length + len(line.text) - at + len(joint)


def _seams(text: str, is_row: bool) -> list[tuple[int, int, str]]:
    """The ranges of blanks in a line that stand otherwise in the flow, and what stands there: nothing, a blank, the mark of a cell."""
    runs: list[tuple[int, int, str]] = []
    if "  " in text or not text.isprintable():
        runs = [(m.start(), m.end(), _mark_of(m[0], is_row)) for m in _RUN.finditer(text)]
    if "/" in text and (" /" in text or "- " in text or " -" in text or "/ " in text):
        stray = {(*m.span(g), "") for m in _STRAY.finditer(text) for g in range(1, 5) if m.end(g) > m.start(g)}
        taken = {a for a, _, _ in stray}
        runs = sorted(stray | {run for run in runs if run[0] not in taken})
    return runs


def _mark_of(run: str, is_row: bool) -> str:
    """Cells stay apart in a row; elsewhere a tab is but a blank."""
    if is_row and "\t" in run:
        return "\t" * run.count("\t")
    return "\u2028" if is_row and "\u2028" in run else " "


def length_in_flow(text: str, end: int, is_row: bool) -> int:
    """How long the first `end` letters of a line are in the flow."""
    seams = _seams(text, is_row)
    return end - sum(b - a - len(inner) for a, b, inner in seams if b <= end) if seams else end

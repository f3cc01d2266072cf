"""A letter (công văn) with one table as a page shows it: the words that stand in its files, in the same form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from giaoban.writing.body import Grid, Line
from giaoban.writing.paper import Paper
from giaoban.writing.profile import profile_called
from giaoban.writing.setting import Columns, Setting, set_paper


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a letter, each as it will be printed. `party`: whose form it has; each of `rows` has a cell a column."""

    party: bool
    above: str
    issuer: str
    number: str
    subject: str
    place_day: str
    addressee: str
    before: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    after: tuple[str, ...]
    recipients: tuple[str, ...]
    authority: str
    office_title: str
    signer: str


def letter_of(paper: Paper) -> Letter:
    """The letter as its files will have it: numbers, marks at the ends, `về việc` put to it by the form. Raises NoProfile."""
    setting = set_paper(paper, profile_called(paper.profile))
    grid = next((piece for piece in setting.pieces if isinstance(piece, Grid)), Grid((), (), ()))
    said = [(line.style, _words(line)) for line in _lines(setting)]
    at = setting.pieces.index(grid) if grid in setting.pieces else len(setting.pieces)
    before, after = (
        tuple(_words(piece) for piece in pieces if isinstance(piece, Line) and piece.style == "Body")
        for pieces in (setting.pieces[:at], setting.pieces[at:])
    )

    def of(style: str) -> str:
        return "\n".join(words for name, words in said if name == style)

    return Letter(
        party=setting.profile.side == "party",
        above=of("Superior"),
        issuer=of("Issuer"),
        number=of("Number"),
        subject=of("LetterSubject"),
        place_day=of("PlaceDay"),
        addressee=of("Addressed").removeprefix(setting.profile.sign("addressed")).strip(),
        before=before,
        columns=tuple(map(_words, grid.head)),
        rows=tuple(tuple("\n".join(map(_words, cell)) for cell in row) for row in grid.rows),
        after=after,
        recipients=tuple(words for name, words in said if name == "Recipient"),
        authority=of("Authority"),
        office_title=of("OfficeTitle"),
        signer=of("SignerName"),
    )


def _lines(setting: Setting) -> Iterator[Line]:
    """The lines of the letter outside its table."""
    for piece in setting.pieces:
        if isinstance(piece, Columns):
            yield from (part for row in piece.rows for cell in row for part in cell if isinstance(part, Line))
        elif isinstance(piece, Line):
            yield piece


def _words(line: Line) -> str:
    return "".join(run.text for run in line.runs)

"""Numbers and symbols of papers: `85-KH/TU`, `15/QĐ-UBND`, `30/2020/NĐ-CP`, `43/2013/QH13`, `12/UBND-VX`, `254/TB`, `41/CP`.

The grammar of Hướng dẫn 36-HD/VPTW (Party), Nghị định 30/2020/NĐ-CP (State), and what was in use before both. The pattern takes
in what may be a symbol; `read_symbol` then says whether it is one, and where it ends.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from giaoban.reading.lexicon.kinds import SYMBOL_TYPES
from giaoban.reading.rare import Rare

_PART = r"[A-ZĐƯ][\w&]{0,24}"
# What follows the first digit of a number: figures, perhaps a letter, perhaps the year, then letters in parts.
AFTER_FIRST_DIGIT = (
    r"\d{0,4}+(?:[ .]?[a-zA-ZđĐ])??(?:"
    rf" ?[-/] ?(?:\d{{2,4}} ?[-/] ?)?{_PART}(?:(?:\.| ?[-/] ?){_PART}){{0,8}}(?:(?<=QH) \d\d?)?"
    rf"| ?[A-ZĐ]{{2,5}}/{_PART}(?:[-/]{_PART}){{0,8}}"
    r"|,? (?:CP|TTg|HĐBT)"
    r")(?!\w)"
)
# A symbol whose number was left to be filled in: `số     -CT/ĐU`, `số: /QĐ-UBND`, `số .../2023/QĐ-UBND`.
UNNUMBERED = Rare(rf" [Ss]ố\W{{0,14}}?[-/](?:(?:19|20)\d\d/)? ?{_PART}[-/]{_PART}(?:[-/]{_PART}){{0,8}}")
_TORN = Rare(r"( ?[-/.] ?)([^\W\d_][\w&]*)")
_PARTS = re.compile(r"[-/.]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TERM = re.compile(r"K?\d+$")


class Symbol(NamedTuple):
    """A number-and-symbol without blanks, and how many characters of the text it takes.

    `certain` when the symbol alone shows a paper: it names a kind or carries a year. `254/TB`, `41/CP` need a word before them.
    """

    number: str
    length: int
    certain: bool


def read_symbol(written: str) -> Symbol | None:
    """The symbol that `written` begins with, or None: `1/Ban Thường vụ`, `12-A` are none."""
    if " " in written:
        written = _without_next_words(written)
    if "ngày" in written:
        written = written[: written.index("ngày")].rstrip(" -/")
    number = written.replace(" ", "")
    parts = _PARTS.split(number)
    at = 2 if len(parts) > 2 and parts[1].isdecimal() else 1
    if len(parts) <= at:
        return Symbol(number, len(written), False) if number.endswith(("CP", "TTg", "HĐBT")) and number[0].isdigit() else None
    if not _is_abbreviation(parts[at]) and not (len(parts) > at + 1 and number[len(parts[0])] == "-" and parts[at] in SYMBOL_TYPES):
        return None
    return Symbol(number, len(written), _YEAR.fullmatch(parts[1]) is not None or (len(parts) > 2 and parts[1] in SYMBOL_TYPES))


def _is_abbreviation(part: str) -> bool:
    """Two capitals among the first three letters: `UBND`, `TTg`, `QyĐ`, `CTr`; not `Ban`."""
    return len(part) > 1 and part[0].isupper() and (part[1].isupper() or part[1] == "&" or part[2:3].isupper())


def _without_next_words(written: str) -> str:
    """Cut where a dash between blanks leads on to an ordinary word: `15/QĐ-UBND - Huyện`, but not `310/BC - UBND`."""
    for torn in _TORN.pattern.finditer(written):
        if " " in torn[1] and not torn[2].isupper() and torn[2] not in SYMBOL_TYPES and not torn[2].startswith(("QH", "TTg")):
            return written[: torn.start()].rstrip()
    return written


def is_letter(number: str) -> bool:
    """Whether the symbol is that of a State letter, which names no kind: `05/SYT-NVY`."""
    return not SYMBOL_TYPES.intersection(_PARTS.split(number)[1:])


def is_of_the_party(number: str) -> bool:
    """Whether number and kind are joined by a dash, as the Party does: `02-TT/ĐU`."""
    return re.match(r"\d+[a-z]?-", number) is not None


def organ_code(number: str) -> str:
    """The organ at the end of a symbol, without a term of office: `TU` of `85-KH/TU`, `BCĐ` of `193/UBND-BCĐ`, `QH` of `43/2013/QH13`."""
    parts = _PARTS.split(number)
    return _TERM.sub("", parts[-1]) if len(parts) > 1 else ""

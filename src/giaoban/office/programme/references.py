"""Places that a line names in its words (`mục 2 phần I`): found, and put right when lines have moved. Pure.

A place of another document (`mục 2 phần I Kế hoạch số 85-KH/TU`) is that document's and stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from giaoban.office.programme.outline import Number

_PLACE = re.compile(r"(?:(?P<sub>[Đđ]iểm) \((?P<s>\d{1,3})\) )?(?P<item>[Mm]ục) (?P<i>\d{1,3}) phần (?P<part>IV|V|I{1,3})(?!\w)")
# What follows a place of this programme: the end of a clause, a verb; anything that begins with a name is another document.
_ELSEWHERE = re.compile(
    r"(?: của)?(?: (?:các|bản))? ?(?!Chương trình này)"
    r"(?:[A-ZĐÂÊÔƠƯÁÀẢÃẠÍÌÓÒÚÙÝ]|kế hoạch|nghị quyết|chỉ thị|quy định|kết luận|báo cáo|hướng dẫn)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place that words name: where in them, and which."""

    start: int
    end: int
    number: Number
    words: str


_PARTS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}


def places_named(text: str) -> list[Named]:
    """The places of this programme that a text names, in its order."""
    return list(_named(text))


def _named(text: str) -> Iterator[Named]:
    for found in _PLACE.finditer(text):
        after = text[found.end() : found.end() + 40]
        if after.startswith(" ") and _ELSEWHERE.match(after):
            continue
        yield Named(*found.span(), Number(_PARTS[found["part"]], int(found["i"]), int(found["s"] or 0)), found[0])


def meant(text: str, numbers: Mapping[int, Number]) -> list[int | None]:
    """Of each place that a text names the line that stands there; None where none does."""
    lines = {number: key for key, number in numbers.items()}
    return [lines.get(named.number) for named in _named(text)]


def settled(text: str, targets: Sequence[int | None], numbers: Mapping[int, Number]) -> str:
    """The text with every place as it is called now. What names no line, or one that stands no more, stays as it was written."""
    parts, at = list[str](), 0
    for named, target in zip(places_named(text), targets, strict=False):
        number = numbers.get(target) if target is not None else None
        if number is None:
            continue
        words = number.words
        parts += [text[at : named.start], words[:1].upper() + words[1:] if named.words[0].isupper() else words]
        at = named.end
    return "".join([*parts, text[at:]])


def astray(text: str, targets: Sequence[int | None], numbers: Mapping[int, Number]) -> list[str]:
    """The places that a text names where nothing stands: as they are written."""
    known = [*targets, *[None] * 20]
    return [named.words for named, target in zip(places_named(text), known, strict=False) if target is None or target not in numbers]

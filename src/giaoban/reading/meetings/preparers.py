"""Who prepares what: in brackets after a matter, after a label, on a line of its own for one matter, several or a range.

`(Văn phòng chuẩn bị)`, `Cơ quan chuẩn bị: Văn phòng`, `(Ban Tổ chức chuẩn bị nội dung 3-5)`,
`Nội dung 1, 2: Văn phòng; nội dung 3: UBND xã`.
"""

from __future__ import annotations

import re

from giaoban.reading.lexicon.meetings import PREPARERS

Range = tuple[int, int]

_HEAD = "(?:" + "|".join(sorted(PREPARERS, key=len, reverse=True)) + r")(?!\w)(?! (?:hành|nghị|trường|thảo|chức|hợp|luật|nội dung)(?!\w))"
_PREPARES = "(?:chuẩn bị|báo cáo|trình bày|trình)"
_FIGURE = r"\(?\d{1,2}(?:\.\d{1,2})?\)?"
_RANGE = rf"{_FIGURE}(?:(?: ?, ?(?:và )?| ?- ?| và | đến ){_FIGURE}){{0,12}}"
_MATTERS = rf"(?:(?:[Cc]ác )?(?:[Nn]ội dung|[Mm]ục|[Pp]hần|[Đđ]iểm|[Vv]ấn đề)(?: số| thứ)? (?P<range>{_RANGE}))"
_LABEL = r"(?:(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận|[Nn]gười) )?(?:[Cc]huẩn bị|CHUẨN BỊ)(?: nội dung| báo cáo| tài liệu)? ?: ?"
# The clauses of a line that tells who prepares: the matters before the unit, after it, or not at all.
_MATTERS_FIRST = re.compile(rf"{_MATTERS}(?: ?[:,-]| do| giao)? ?(?P<who>[^()\n;:]{{2,160}}?)(?P<verb> {_PREPARES}[^()\n;]{{0,60}})?$")
_UNIT_FIRST = re.compile(rf"(?P<who>[^()\n;:]{{2,160}}?) (?P<verb>{_PREPARES})(?: {_MATTERS}|[^()\n;]{{0,60}})$")
_LABELLED = re.compile(rf"{_LABEL}(?P<who>[^()\n]{{2,160}})$")
# How a matter ends that names its own preparer.
_AT_THE_END = (
    re.compile(rf" ?\((?P<who>[^()\n:]{{2,120}}?) {_PREPARES}[^()\n]{{0,80}}\)[.;,]?$"),
    re.compile(rf"(?:^| )\(?{_LABEL}(?P<who>[^()\n:]{{2,120}}?)\)?[.;]?$"),
    re.compile(rf"(?:,? (?:do|giao) | - |[.;] )(?P<who>{_HEAD}[^()\n.;:]{{0,90}}?) (?:chuẩn bị|trình bày)[^()\n.;]{{0,30}}[.;]?$"),
    re.compile(rf" ?\((?P<who>{_HEAD} [^()\n\d:]{{2,80}})\)[.;]?$"),
)
_BARE = re.compile(rf"(?:Do )?{_HEAD}[^()\n;:]{{2,160}}? (?:chuẩn bị|trình bày|báo cáo|trình)(?: (?:các )?(?:nội dung|báo cáo))?")
_REACH = 240
_LEADS = re.compile(r",? (?:chủ trì|phối hợp|cùng|chịu trách nhiệm)(?!\w)")
_OPENS = re.compile(r"(?:(?:do|[Gg]iao(?: cho)?|[Đđ]ề nghị|[Pp]hân công) )+")
_AND = re.compile(rf" ?[;\u2028\n\t] ?|(?<!HĐND)(?<!nhân dân)(?:,| và|, và|/) ?(?={_HEAD})")
_FIGURES = re.compile(r"\d{1,2}(?: ?\)? ?(?:-|đến) ?\(? ?\d{1,2})?")
_MANY = re.compile(r"\d{1,2}(?:\.\d{1,2})")


def split_units(text: str, start: int, end: int) -> list[Range]:
    """The units of a row of names that prepare something, without `do`, `giao` before them and `phối hợp với` others after them."""
    units: list[Range] = []
    at = start
    for m in [*_AND.finditer(text, start, end), None]:
        stop = m.start() if m else end
        one = _unit(text, at, stop)
        if one[0] < one[1]:
            units.append(one)
        at = m.end() if m else end
    return units


def _unit(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in " \t-+:,.(":
        start += 1
    if m := _OPENS.match(text, start, end):
        start = m.end()
    if m := _LEADS.search(text, start, end):
        end = m.start()
    while end > start and text[end - 1] in " \t.;:,/":
        end -= 1
    return start, end


def preparer_at_end(text: str, start: int, end: int) -> tuple[int, list[Range]] | None:
    """Where a matter ends that names at its end who prepares it, and the units named."""
    floor = max(start, end - _REACH)
    for pattern in _AT_THE_END:
        m = pattern.search(text, floor, end)
        if m and m.start() > start and (units := split_units(text, *m.span("who"))):
            return m.start(), units
    return None


def preparers_of_matters(text: str, start: int, end: int) -> list[tuple[frozenset[str], list[Range]]]:
    """Which matters (none named: the one above) which units prepare, as a line tells that tells nothing else; else empty."""
    bracketed = text[start] == "("
    a, b = start + bracketed, end
    while b > a and text[b - 1] in ".;,) ":
        b -= 1
    if labelled := _LABELLED.match(text, a, b):
        return [(frozenset(), split_units(text, *labelled.span("who")))]
    found: list[tuple[frozenset[str], list[Range]]] = []
    at = a
    while at < b:
        cut = text.find(";", at, b)
        stop = b if cut < 0 else cut
        m = _MATTERS_FIRST.match(text, at, stop) or _UNIT_FIRST.match(text, at, stop)
        units = split_units(text, *m.span("who")) if m else []
        if m is None or not units or not (bracketed or m["range"] or _BARE.fullmatch(text, at, stop)):
            return []
        found.append((matters_named(m["range"] or ""), units))
        at = stop + 1
        while at < b and text[at] == " ":
            at += 1
    return found


def matters_named(text: str) -> frozenset[str]:
    """The numbers of a list with ranges: `1, 3-5` is 1, 3, 4, 5."""
    numbers = set(_MANY.findall(text))
    for m in () if numbers else _FIGURES.finditer(text):
        ends = [int(n) for n in re.findall(r"\d+", m[0])]
        numbers.update(str(n) for n in range(ends[0], ends[-1] + 1))
    return frozenset(numbers)

"""The letterhead: organs, number and symbol, place and date, kind, stamps. Subject and addressees stand in their own modules."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from giaoban.reading.dates import day_of
from giaoban.reading.layout import Layout
from giaoban.reading.layout.signs import (
    MOTTO,
    NATION,
    ORGAN_INSIDE,
    PARTY,
    STAMP,
    bare,
    begins_an_organ,
    is_rule,
    kind_code,
    kind_of,
    sign_of,
)
from giaoban.reading.letterhead.addressees import read_addressees
from giaoban.reading.letterhead.period import read_period
from giaoban.reading.letterhead.regime import tell_regime
from giaoban.reading.letterhead.segments import Segment, quote, segments_of, zone_ranges
from giaoban.reading.letterhead.subject import Title, find_title, organ_in_title, read_news_lead, read_subject
from giaoban.reading.letterhead.untitled import tell_kind
from giaoban.reading.letters import LOWER, UPPER
from giaoban.reading.lexicon.letterheads import OPEN_ORGANS, PLACES, SECRECY, SYMBOL_KINDS, UNFINISHED_ORGANS
from giaoban.reading.model import Document, Evidence, Finding, Quoted, Signature, Span, is_span
from giaoban.reading.text import fold

_NUMBER = re.compile(
    r"(?:^|[\s\W_])[Ss][^\W\d_]?\s{0,3}[:.;]?\s{0,8}(\d{1,5}(?:\.\d{1,3})?[a-zđ]?)\s?"
    r"([/-]\s?(?:\d{4}\s?/\s?)?[A-ZĐ][\w&.]*(?:\s?[-/]\s?[A-ZĐ0-9][\w&.]*){0,4})"
)
_SYMBOL_ALONE = re.compile(r"[/-]\s?(?:\d{4}\s?/\s?)?([A-ZĐ][\w&]*(?:\s?[-/]\s?[A-ZĐ0-9][\w&.]*){0,4})")
_LOOSE_NUMBER = re.compile(r"(\d{1,5}[a-zđ]?)\s?([/-]\s?(?:\d{4}\s?/\s?)?[A-ZĐ][\w&.]*(?:\s?[-/]\s?[A-ZĐ0-9][\w&.]*){1,4})")
_PLACE = re.compile(
    rf"(?<!\w)(?!S[ốóô])((?:(?:TP|Tp|T\.P)\.? ?(?:HCM)?|[Tt]hành phố )?(?:[{UPPER}][{LOWER}]+(?:[ -]{{1,3}}[{UPPER}][{LOWER}]+){{0,4}})?)"
    r"\s?[,.]?\s?[Nn]g[àáaạảãấ]\W?y"
)
_DATE = re.compile(
    r"[Nn]g[àáaạảãấ]\W?y\s*(\d{1,2})\s*(?:th[^\W\d_]{1,3}ng\s*(\d{1,2})\s*,?\s*n[ăàâaă]m\s*(\d{4})|[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}))(?!\d)"
)
_PORTAL_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ANNEXED = re.compile(r"[Kk]èm theo [^\d()]{2,40}số:?\s*(\d{1,5}[a-zđ]?[/-][\w/.&-]+),?\s*(ngày\s[\d/ thángnăm.-]{6,30})?")
_OPEN = frozenset(map(bare, OPEN_ORGANS))
_UNFINISHED = frozenset(map(bare, UNFINISHED_ORGANS))
_PLACES = tuple(map(bare, PLACES))
_INNER_PARTY = re.compile(r"(?<=\w) (?=ĐẢNG ỦY )")
# `Thông tư số 05/2026/TT-BNV` at a line's beginning inside a subject; a paper's own number has no name of a kind before it.
_NAMED_NUMBER = re.compile(r"\W{0,3}[^\W\d_]+ (?:[^\W\d_]+ )?số\b")
_AFTER_NUMBER = re.compile(r"(?:^|\s)S[ốóô]\s?[:.]?\s?\d")
_PORTAL_ROW = re.compile(r"\|?\s*([^|\t]+?)\s*[|\t]\s*([^|\t]+?)\s*\|?\s*$")
_SECRECY_ROW = re.compile(r"[Đđ]ộ mật\s*:?\s*(" + "|".join(SECRECY) + r"|Tuyệt mật|Tối mật|Mật)\b")


class Letterhead:
    """What one letterhead shows, gathered line by line."""

    def __init__(self, layout: Layout, first: int, last: int) -> None:
        self.layout = layout
        self.first, self.last = first, last
        self.signs = [sign_of(layout.lines[i].text) for i in range(first, last)]
        self.values: dict[str, str | None] = {}
        self.evidence: Evidence = {}
        self.day: date | None = None
        self.impossible: Span | None = None
        self.symbol: str | None = None
        self.portal = self._portal_rows()

    def keep(self, name: str, quotation: Quoted | None, value: str | None = None) -> None:
        """Keep a field with the place it was read from, unless it is known already."""
        if quotation is None or name in self.values:
            return
        self.values[name] = value or quotation.text
        self.evidence[name] = quotation.span

    def rows(self, *signs: str) -> list[int]:
        """The lines that show one of the signs."""
        return [self.first + i for i, s in enumerate(self.signs) if s in signs]

    def _portal_rows(self) -> dict[str, Segment]:
        """Label and value of the rows of a portal's table."""
        found: dict[str, Segment] = {}
        for i in self.rows("portal"):
            line = self.layout.lines[i]
            if m := _PORTAL_ROW.match(line.text):
                found.setdefault(m[1], Segment(line.start, line.end, line.text, i).cut(m.start(2), m.end(2)))
        return found


def read_letterhead(layout: Layout) -> Document:
    """The paper's own particulars, as far as its first letterhead states them."""
    ranges = zone_ranges(layout, "head")
    first, last = ranges[0] if ranges and ranges[0][0] == 0 else (0, 0)
    head = Letterhead(layout, first, last)
    _read_number(head)
    _read_place_and_date(head)
    title = find_title(layout, first, last, head.signs)
    _read_organs(head, title.row if title else last)
    _read_stamps(head)
    _read_portal(head)
    if title and title.kind == "LICH":
        head.keep("issuing_body", organ_in_title(layout, title))
    subject = read_subject(layout, title, head.values.get("issuing_body")) or read_news_lead(layout, first, last, head.keep)
    head.keep("subject", subject)
    _read_annexed_number(head, ranges)
    _read_kind(head, title)
    return _document(head, title)


def _document(head: Letterhead, title: Title | None) -> Document:
    values = head.values
    evidence = dict(head.evidence)
    issuer = evidence.get("issuing_body")
    regime, where = tell_regime(
        head.layout,
        head.symbol or values.get("number"),
        values.get("issuing_body"),
        issuer if issuer and is_span(issuer) else None,
        head.signs,
    )
    if where:
        evidence["regime"] = where
    document = Document(
        type=_state_or_party_kind(values.get("type"), regime),
        number=values.get("number"),
        date=head.day,
        place=values.get("place"),
        parent_body=values.get("parent_body"),
        issuing_body=values.get("issuing_body"),
        subject=values.get("subject"),
        regime=regime,
        addressees=tuple(read_addressees(head.layout, head.first, head.last)),
        secrecy=values.get("secrecy"),
        urgency=values.get("urgency"),
        signature=Signature(name=values.get("signature.name")),
        evidence=evidence,
    )
    return replace(document, period=read_period(document)) if title else document


def _state_or_party_kind(kind: str | None, regime: str | None) -> str | None:
    """`TT` in a symbol is the Party's thông tri or the State's thông tư; the words, where they stand, have decided before."""
    return "TTu" if kind == "TT?" and regime != "party" else "TT" if kind == "TT?" else kind


# -- number, place, date ----------------------------------------------------------------------------------------------


def _read_number(head: Letterhead) -> None:
    glued = [i for i in range(head.first, min(head.last, head.first + 6)) if _AFTER_NUMBER.search(head.layout.lines[i].text)]
    numbered = head.rows("number")
    own = [i for i in numbered if not _NAMED_NUMBER.match(head.layout.lines[i].text)]
    for i in own or numbered or glued:
        line = head.layout.lines[i]
        if m := _NUMBER.search(line.text):
            end = m.end() - (1 if m[0].endswith(".") else 0)
            span = (line.start + m.start(1), line.start + end)
            head.keep("number", quote(head.layout, [span]), _normal(line.text[m.start(1) : end]))
            head.symbol = head.symbol or head.values["number"]
        elif m := _SYMBOL_ALONE.search(line.text):
            head.symbol = head.symbol or _normal(m[0])
    if "number" not in head.values:
        _join_torn_number(head)


def _join_torn_number(head: Letterhead) -> None:
    """`Số:` in one cell or line, the number itself in the next."""
    for i in head.rows("number"):
        segments = segments_of(head.layout, i, min(head.last, i + 2))
        for before, after in pairwise(segments):
            m = _LOOSE_NUMBER.match(after.text)
            if m and re.fullmatch(r"S[ốóô]\s?:?", before.text):
                head.keep("number", quote(head.layout, [after.cut(0, m.end())]), _normal(m[0]))
                head.symbol = head.values["number"]
                return


def _normal(number: str) -> str:
    """Number and symbol without blanks, as they are cited."""
    return "".join(number.split()).rstrip(".")


def _read_place_and_date(head: Letterhead) -> None:
    for i in head.rows("date", "number"):
        line = head.layout.lines[i]
        if (m := _PLACE.search(line.text)) and m[1].strip():
            a, b = m.span(1)
            head.keep("place", quote(head.layout, [Segment(line.start, line.end, line.text, i).cut(a, b)]))
        if m := _DATE.search(line.text):
            span = (line.start + m.start(), line.start + m.end())
            _set_day(head, span, int(m[1]), int(m[2] or m[4]), int(m[3] or m[5]))


def _set_day(head: Letterhead, span: Span, day: int, month: int, year: int) -> None:
    if head.day is not None:
        return
    head.day = day_of(day, month, year)
    if head.day is None:
        head.impossible = head.impossible or span
    else:
        head.evidence["date"] = span


def _read_annexed_number(head: Letterhead, ranges: list[tuple[int, int]]) -> None:
    """A letter whose own head is lost is still named by its annex: `(Ban hành kèm theo Công văn số ..., ngày ...)`."""
    if "number" in head.values or head.symbol:
        return
    for first, last in ranges:
        if first == head.first:
            continue
        start, end = head.layout.lines[first].start, head.layout.lines[last - 1].end
        words = fold(head.layout.flow.source[start:end])
        if m := _ANNEXED.search(words):
            number = m[1].rstrip(".,")
            head.keep("number", quote(head.layout, [(start + m.start(1), start + m.start(1) + len(number))]), _normal(number))
            head.symbol = head.values["number"]
            if m[2] and (d := _DATE.search(m[2])):
                at = start + m.start(2)
                _set_day(head, (at + d.start(), at + d.end()), int(d[1]), int(d[2] or d[4]), int(d[3] or d[5]))
            return


# -- organs -----------------------------------------------------------------------------------------------------------


def _read_organs(head: Letterhead, stop: int) -> None:
    names: list[list[Segment]] = []
    for segment in _organ_segments(head, stop):
        if names and not _begins_an_organ(" ".join(s.text for s in names[-1]), segment.text):
            names[-1].append(segment)
        else:
            names.append([segment])
    if names:
        head.keep("issuing_body", quote(head.layout, names[-1]))
    if len(names) > 1:
        head.keep("parent_body", quote(head.layout, names[-2]))


def _organ_segments(head: Letterhead, stop: int) -> list[Segment]:
    """The capital lines of the left column."""
    found: list[Segment] = []
    numbered = False
    for segment in segments_of(head.layout, head.first, min(head.last, stop)):
        sign = head.signs[segment.row - head.first]
        if sign in ("about", "addressed", "portal", "annexed"):
            continue
        part = _left_of_nation(segment)
        if (m := _AFTER_NUMBER.search(part.text)) and m.start() > 6 and not numbered:
            found += [p for p in _apart(part.cut(0, m.start())) if _is_capital_name(p.text)]
            numbered = True
            continue
        if sign == "number":
            numbered = bool(found)
            continue
        if numbered or sign in ("date", "kind", "stamp") or is_rule(part.text) or not _is_capital_name(part.text):
            continue
        for piece in _apart(part):
            if found or begins_an_organ(piece.text):
                found.append(piece)
    return found


def _left_of_nation(segment: Segment) -> Segment:
    """The part of a line before the State's or the Party's name, scanning noise before the organ's name left out."""
    plain = bare(segment.text)
    start, end = 0, len(plain)
    for pattern in (NATION, PARTY, MOTTO):
        if m := pattern.search(plain):
            end = min(end, m.start())
    organs = (m for m in ORGAN_INSIDE.finditer(plain, 0, end) if segment.text[m.start() : m.end()].isupper())
    if (first := next(organs, None)) and first.start() <= 5:
        start = first.start()
    elif m := re.search(r"[^\W_]", plain[:end]):
        start = m.start()
    trimmed = segment.text[start:end].rstrip(" _.:|-'`\"")
    while trimmed and re.search(r"\s[a-z\W]$", trimmed):
        trimmed = trimmed[:-2].rstrip(" _.:|-")
    return segment.cut(start, start + len(trimmed))


def _is_capital_name(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 2 and sum(map(str.islower, letters)) * 6 <= len(letters)


def _apart(segment: Segment) -> list[Segment]:
    """A Party committee's line that ran together with that of the committee above it."""
    if segment.text.startswith("ĐẢNG BỘ") and (m := _INNER_PARTY.search(segment.text)):
        return [segment.cut(0, m.start()), segment.cut(m.end(), len(segment.text))]
    return [segment]


def _begins_an_organ(before: str, text: str) -> bool:
    """Does the line begin another organ's name, or go on with the one before?"""
    if not begins_an_organ(text):
        return False
    name = bare(before)
    if name in _OPEN or name.endswith((" VA", ",", "-")):
        return False
    return not (name in _UNFINISHED and bare(text).startswith(_PLACES))


# -- kind, stamps, portal ---------------------------------------------------------------------------------------------


def _read_kind(head: Letterhead, title: Title | None) -> None:
    if title and title.kind:
        head.keep("type", quote(head.layout, [title.word]), title.kind)
        return
    if (cell := head.portal.get("Loại văn bản")) and (m := kind_of(cell.text.upper())):
        head.keep("type", quote(head.layout, [cell]), kind_code(m))
    if "type" in head.values:
        return
    if code := _kind_in(head.symbol):
        head.values["type"] = code
        if where := head.evidence.get("number"):
            head.evidence["type"] = where
    elif head.last <= head.first + 6 and (last_words := tell_kind(head.layout)):
        head.keep("type", last_words[1], last_words[0])
    elif "addressed" in head.signs and {"nation", "motto", "party"} & set(head.signs):
        head.values["type"] = "CV"


def _kind_in(symbol: str | None) -> str | None:
    """The kind that a symbol names; a symbol that names none is a letter's."""
    if not symbol:
        return None
    parts = [p for p in re.split(r"[-/]", symbol) if p and not p.isdigit() and not re.fullmatch(r"\d+\.?\d*[a-zđ]?", p)]
    code = next((p for p in parts[:1] if p in SYMBOL_KINDS), None)
    return {"QĐi": "QyĐ", "TT": "TT?"}.get(code, code) if code else "CV"


def _read_stamps(head: Letterhead) -> None:
    for segment in segments_of(head.layout, head.first, head.last):
        m = STAMP.fullmatch(bare(segment.text))
        if m and segment.text[m.start("stamp") : m.end("stamp")].isupper():
            name = "secrecy" if m["stamp"].endswith("MAT") else "urgency"
            head.keep(name, quote(head.layout, [segment.cut(*m.span("stamp"))]))
        elif "mật" in segment.text and (m := _SECRECY_ROW.search(segment.text)):
            head.keep("secrecy", quote(head.layout, [segment.cut(*m.span(1))]))


def _read_portal(head: Letterhead) -> None:
    """What only the portal's table states."""
    if cell := head.portal.get("Số hiệu") or head.portal.get("Số ký hiệu") or head.portal.get("Số/Ký hiệu"):
        head.keep("number", quote(head.layout, [cell]), _normal(cell.text))
        head.symbol = head.symbol or head.values["number"]
    if (cell := head.portal.get("Ngày ban hành")) and (m := _PORTAL_DATE.fullmatch(cell.text)):
        _set_day(head, (cell.start, cell.end), int(m[1]), int(m[2]), int(m[3]))
    if cell := head.portal.get("Cơ quan ban hành") or head.portal.get("Nơi ban hành"):
        head.keep("issuing_body", quote(head.layout, [cell]))
    if cell := head.portal.get("Người ký"):
        head.keep("signature.name", quote(head.layout, [cell]))


def document_findings(layout: Layout, document: Document) -> list[Finding]:
    """What looks wrong in the letterhead: an impossible date of issue; and a secrecy mark, which this program must not hold."""
    found: list[Finding] = []
    for name in ("secrecy",):
        span = document.evidence.get(name)
        if document.secrecy and span and isinstance(span[0], int):
            message = f"Văn bản có dấu chỉ độ mật “{document.secrecy}”: không xử lý trên phần mềm này, chuyển văn thư bảo mật."
            found.append(Finding("secrecy-mark", (span[0], int(span[1])), message))
    ranges = zone_ranges(layout, "head")
    if document.date is None and ranges and ranges[0][0] == 0:
        head = Letterhead(layout, *ranges[0])
        _read_place_and_date(head)
        if head.impossible:
            words = quote(layout, [head.impossible]).text
            found.append(Finding("date-is-impossible", head.impossible, f"Ngày ban hành “{words}” không có trong lịch."))
    return found

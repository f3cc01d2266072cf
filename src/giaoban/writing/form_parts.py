"""Which paragraph of a Word file is which part of a paper: the title, the number, the subject, the body, who signs, who receives it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from giaoban.reading.layout.signs import MOTTO, NATION, PARTY, bare, kind_of
from giaoban.writing.side_notes import MOST_LINES, is_circulation, is_contact
from giaoban.writing.word_looks import Spot

Parts = dict[str, list[Spot]]

_NUMBER = re.compile(r"Số\s*:?[\s\d]*[a-zđ]?\s*[-/]\s*[\wĐđ]", re.IGNORECASE)
_DAY = re.compile(r"[^,\n]{0,60},?\s*ngày.{0,12}tháng.{0,12}năm.{0,8}$", re.IGNORECASE)
_ADDRESSED = re.compile(r"Kính (?:gửi|trình)\s*:?", re.IGNORECASE)
_RECIPIENTS = re.compile(r"Nơi nhận\s*:?$", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:T/M|K/T|T/L|T/UQ|TM|KT|TL|TUQ)\b[. ]", re.IGNORECASE)
_BASIS = re.compile(r"(?:- ?)?(?:Căn cứ|Xét đề nghị|Theo đề nghị)\b")
_ABOUT = re.compile(r"\(?(?:V/v|Về việc)\b", re.IGNORECASE)
_URGENCY = frozenset({"KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HOẢ TỐC"})
_DASHES = re.compile(r"[-–—_]{3,}$")
_ANNEX = re.compile(r"(?:Phụ lục|PHỤ LỤC)(?: (?:\d{1,2}|[IVX]{1,5}))?$")


def parts_of(spots: Sequence[Spot]) -> Parts:
    """The parts by the names that profiles give them, besides `star`, `dashes`, `decider` and `annex`; what cannot be told is left out."""
    parts: Parts = {}
    if notes := [spot for spot in spots if is_circulation(spot.text)]:
        parts["circulation"] = notes
        spots = [spot for spot in spots if not is_circulation(spot.text)]
    end = next((at for at, spot in enumerate(spots) if _RECIPIENTS.match(spot.text)), len(spots))
    head = _head(spots[:end], parts)
    _closing(spots, end, parts)
    _minutes_signed(spots[head:end], parts)
    closing = {
        id(spot.element) for name in ("authority", "office_title", "name", "recipients_label", "recipient") for spot in parts.get(name, ())
    }
    after = max((at for at, spot in enumerate(spots) if id(spot.element) in closing), default=len(spots))
    for at in range(head, len(spots)):
        spot = spots[at]
        if id(spot.element) in closing or (spot.cell is not None and at < after):
            continue
        if at > after:
            if at - after <= MOST_LINES and is_contact(spot.text) and not parts.get("annex"):
                parts.setdefault("contact", []).append(spot)
            elif _ANNEX.match(spot.text):
                parts.setdefault("annex", []).append(spot)
        elif spot.cell is None:
            _place(spot, parts)
    return parts


def _head(spots: Sequence[Spot], parts: Parts) -> int:
    """The letterhead and what names the paper; where the rest begins."""
    last = -1
    for at, spot in enumerate(spots[:40]):
        text = spot.text
        if spot.cell is None and (parts.get("kind") or kind_of(text) is None or not text.isupper()):
            continue
        plain = bare(text)
        name = (
            "title" if PARTY.fullmatch(plain) or NATION.match(plain)
            else "motto" if MOTTO.match(plain)
            else "number" if _NUMBER.match(text)
            else "day" if _DAY.match(text) and spot.cell is not None
            else "urgency" if text.upper() in _URGENCY
            else "draft" if text.casefold().startswith("dự thảo")
            else "kind" if spot.cell is None
            else ""
        )  # fmt: skip
        if name:
            parts.setdefault(name, []).append(spot)
            last = at
    return _named(spots, _beside_the_number(spots, parts, last), parts)


def _beside_the_number(spots: Sequence[Spot], parts: Parts, last: int) -> int:
    """The organs in the cell of the letterhead that is not the title's, and a letter's subject below the number."""
    title = parts.get("title", [])
    table = title[0].table if title else None
    known = {id(spot.element) for found in parts.values() for spot in found}
    number = parts.get("number", [])
    below = next((at for at, spot in enumerate(spots) if number and spot.element is number[0].element), len(spots))
    for at, spot in enumerate(spots[:40]):
        if table is None or spot.table is not table:
            continue
        last = max(last, at)
        if id(spot.element) in known:
            continue
        if spot.text == "*":
            parts.setdefault("star", []).append(spot)
        elif at > below or _ABOUT.match(spot.text):
            if number and spot.cell is number[0].cell and not parts.get("kind"):
                parts.setdefault("letter_subject", []).append(spot)
        elif spot.cell is not title[0].cell and any(map(str.isalpha, spot.text)) and not _DASHES.match(spot.text):
            parts.setdefault("organ", []).append(spot)
    organs = parts.pop("organ", [])
    for spot in organs:
        parts.setdefault("issuer" if spot is organs[-1] else "superior", []).append(spot)
    return last


def _named(spots: Sequence[Spot], last: int, parts: Parts) -> int:
    """The subject below the kind, up to the dashes, the bases, the addressees or a paragraph that ends as a sentence ends."""
    kind = parts.get("kind", [])
    if not kind:
        return last + 1
    at = next(i for i, spot in enumerate(spots) if spot.element is kind[0].element) + 1
    while at < len(spots) and spots[at].cell is None and len(parts.get("subject", [])) < 4:
        text = spots[at].text
        if _DASHES.match(text):
            parts["dashes"] = [spots[at]]
            return at + 1
        if (
            _BASIS.match(text)
            or _ADDRESSED.match(text)
            or text[-1] in ".:;"
            or (parts.get("subject") and (text.isupper() or spots[at].apart))
        ):
            break
        parts.setdefault("subject", []).append(spots[at])
        at += 1
    return max(at, last + 1)


def _place(spot: Spot, parts: Parts) -> None:
    """A paragraph between the head and the closing."""
    text = spot.text
    if _ADDRESSED.match(text) and not parts.get("body"):
        parts.setdefault("addressed", []).append(spot)
    elif text.startswith("- ") and parts.get("addressed") and not parts.get("body") and not parts.get("bases"):
        parts.setdefault("addressee", []).append(spot)
    elif text.isupper() and not parts.get("body") and not parts.get("bases"):
        parts.setdefault("decider", []).append(spot)
    elif not parts.get("body") and _is_basis(text, follows=bool(parts.get("bases"))):
        parts.setdefault("bases", []).append(spot)
    else:
        parts.setdefault("body", []).append(spot)


def _is_basis(text: str, *, follows: bool) -> bool:
    """Is it a basis? The first begins as bases do and ends as no sentence does; what follows one may begin otherwise, or end the row."""
    if _BASIS.match(text):
        return text[-1] in ";," or (follows and text[-1] == ".")
    return follows and text[-1] in ";,"


def _closing(spots: Sequence[Spot], end: int, parts: Parts) -> None:
    """The recipients below their label; in the other cell of their table who signs."""
    if end >= len(spots):
        return
    label = spots[end]
    parts["recipients_label"] = [label]
    table = [spot for spot in spots[end + 1 :] if label.table is not None and spot.table is label.table]
    parts["recipient"] = [spot for spot in table if spot.cell is label.cell]
    signed = [spot for spot in table if spot.cell is not label.cell]
    for spot in signed:
        name = "authority" if _AUTHORITY.match(spot.text) else "name" if spot is signed[-1] and not spot.text.isupper() else "office_title"
        parts.setdefault(name, []).append(spot)


def _minutes_signed(spots: Sequence[Spot], parts: Parts) -> None:
    """Who signed minutes: the recorder and the chair side by side in the last table, each an office above a name, above any recipients."""
    if not any(spot.text.startswith("BIÊN BẢN") for spot in parts.get("kind", ())):
        return
    table = next((spot.table for spot in reversed(spots) if spot.table is not None), None)
    cells: dict[int, list[Spot]] = {}
    for spot in spots:
        if table is not None and spot.table is table:
            cells.setdefault(id(spot.cell), []).append(spot)
    signed = [each for each in cells.values() if each[0].text.isupper()]
    if len(signed) != len(cells) or len(signed) != 2:
        return
    for title, *others in signed:
        parts.setdefault("office_title", []).append(title)
        if others and not others[-1].text.isupper():
            parts.setdefault("name", []).append(others[-1])

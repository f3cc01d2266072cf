"""The closing: recipients, archive line; the signature stands in its own module. Two columns run together are told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from giaoban.reading.closing.signature import read_signatures, signature_findings
from giaoban.reading.layout import Layout
from giaoban.reading.layout.signs import (
    RECIPIENTS,
    bare,
    count_words,
    find_position,
    is_name_line,
    is_rule,
    is_signing_line,
    is_small_post,
    is_whole_signature,
)
from giaoban.reading.letterhead.segments import Segment, quote, segments_of, without_loose_end, zone_ranges
from giaoban.reading.model import Document, Finding, Quoted

_BULLET = re.compile(r"[\W_]{0,6}(?:l\W{1,3})?[-~–•*+«][\W_]{0,6}(?=[^\W_])|_ (?=[^\W_])|[\"'](?=[A-ZĐ]{2}|[bBLl]u)")
_ARCHIVE = re.compile(r"(?:LU+|BU+|LUM|BUM|LM|LAM|L)\s?(?:[:;.,]|(?=VT))\s*|LUU\b[:.]?\s*")
_INNER = re.compile(r"(?<=[;,.]) ?[-+] ?(?=[^\W_])")
_WEIRD = re.compile(r"[⁄\\}{<>=°*~^|_#$%@«»¬`©®†‡‹›Œ—;:]")
_WEIRD_TOKEN = re.compile(r"(?:^|\s)\S*[⁄\\}{<>=°*~^|_#$%@«»¬`©®†‡‹›Œ].*$")
# `Website SYT/ nà th`: a stroke and what a scan made of specks, syllables and what are none; `huyện/ xã` are words.
_SPECKS = re.compile(r"/ (?:[^\W\d_A-Z]{1,2}[ .;,]{0,2})+$")
_LONG = 400
_BEFORE_POST = re.compile(r"(?:^|(?<=[\s;,.]))[^\s;]{0,4}\s?$")


@dataclass(slots=True)
class Columns:
    """The left and the right column of a closing, each in the order of the text."""

    left: list[Segment] = field(default_factory=list)
    right: list[Segment] = field(default_factory=list)


@dataclass(slots=True)
class _Recipients:
    items: list[list[Segment]] = field(default_factory=list)
    archive: Segment | None = None
    archived: bool = False
    bulleted: bool = False
    goes_on: bool = False
    after_comma: bool = False
    stop: str = ""


def read_closing(layout: Layout, document: Document) -> tuple[Document, list[Finding]]:
    """The document with what its closing states (recipients, archive line, signatures), and what of it was damaged."""
    ranges = zone_ranges(layout, "closing")
    if not ranges:
        return document, []
    columns = _columns(segments_of(layout, *_own_closing(layout, ranges)))
    recipients = _read_recipients(columns.left)
    signings = read_signatures(layout, _side_by_side(columns.right))
    evidence = dict(document.evidence)
    archive = quote(layout, [recipients.archive]) if recipients.archive else None
    if archive:
        evidence["archive"] = archive.span
    signatures = [s.signature for s in signings]
    if signings:
        evidence |= {f"signature.{k}": v for k, v in signings[0].evidence.items()}
    first = signatures[0] if signatures else document.signature
    if first.name is None and document.signature.name:
        first = replace(first, name=document.signature.name)
    closed = replace(
        document,
        recipients=tuple(_quotations(layout, recipients)),
        archive=archive.text if archive else None,
        signature=first,
        signatures=tuple(signatures[1:]),
        evidence=evidence,
    )
    return closed, signature_findings(signings)


def _own_closing(layout: Layout, ranges: list[tuple[int, int]]) -> tuple[int, int]:
    """The paper's own closing: the first that follows an end mark or names recipients; a signature shown as an example does neither."""
    for first, last in ranges:
        ends = first == 0 or re.search(r"/\s?\.|\.\W{0,3}$", layout.lines[first - 1].text)
        if ends or any(RECIPIENTS.match(layout.lines[i].text) for i in range(first, last)):
            return first, last
    return ranges[0]


# -- columns ----------------------------------------------------------------------------------------------------------


def _columns(segments: list[Segment]) -> Columns:
    columns = Columns()
    for segment in segments:
        rest = segment
        if m := RECIPIENTS.match(segment.text):
            columns.left.append(segment.cut(0, m.end()))
            rest = segment.cut(m.end(), len(segment.text))
            if not rest.text:
                continue
        _place(columns, rest, labelled=rest is not segment)
    return columns


def _side_by_side(right: list[Segment]) -> list[Segment]:
    """Two signatures in two columns, line by line: all of the first before all of the second."""
    second = [after for before, after in pairwise(right) if before.row == after.row]
    if len(second) < 2:
        return right
    bottom = second[-1].row
    starts = {s.start for s in second}
    first = [s for s in right if s.start not in starts]
    return [*(s for s in first if s.row <= bottom), *second, *(s for s in first if s.row > bottom)]


def _place(columns: Columns, segment: Segment, labelled: bool) -> None:
    """Put a line into its column, or its halves into both."""
    text = segment.text
    if is_signing_line(text) or is_name_line(text) or is_small_post(text) or is_whole_signature(text):
        columns.right.append(segment)
        return
    found = find_position(text)
    bullet = _BULLET.match(text)
    if found and found[0] > 0 and (bullet or count_words(text[: found[0]]) > 0 or labelled):
        before = _BEFORE_POST.search(text[: found[0]])
        at = before.start() if before and not (bullet and before.start() < bullet.end()) else found[0]
        if at:
            columns.left.append(segment.cut(0, at))
        columns.right.append(segment.cut(at, len(text)))
        return
    if bullet or count_words(text):
        columns.left.append(segment)
    elif text.isupper() and not is_rule(text):
        columns.right.append(segment)


# -- recipients -------------------------------------------------------------------------------------------------------


def _read_recipients(left: list[Segment]) -> _Recipients:
    found = _Recipients()
    labelled = False
    label = -1
    for segment in left:
        if RECIPIENTS.match(segment.text):
            labelled = True
            label = segment.row
            continue
        bullet = _BULLET.match(segment.text)
        if not labelled and not (bullet and bare(segment.text[bullet.end() :]).startswith("NHU ")) and not found.items:
            continue
        if bullet is None and segment.row == label and (parts := _run_on(segment)):
            for part in parts:
                _add(found, part, bulleted=True)
            continue
        core = segment.cut(bullet.end(), len(segment.text)) if bullet else segment
        for i, part in enumerate(_apart(core)):
            if i and not (count_words(part.text) > 1 or any(map(str.isupper, part.text))):
                continue
            _add(found, part, bulleted=bullet is not None or i > 0)
    return found


def _run_on(segment: Segment) -> list[Segment]:
    """`Các thôn; Công an xã; Lưu: VT.` after the label: the recipients and the archive line in one; none where it is no such list."""
    parts, at = [], 0
    for m in re.finditer(r";\s*|$", segment.text):
        parts.append(segment.cut(at, m.start()))
        at = m.end()
    return parts if len(parts) > 1 and all(_has_words(p.text) and not _WEIRD_TOKEN.search(p.text) for p in parts) else []


def _apart(core: Segment) -> list[Segment]:
    """`- A, - B, - C` on one line."""
    parts, at = [], 0
    for m in _INNER.finditer(core.text):
        parts.append(core.cut(at, m.start()))
        at = m.end()
    return [*parts, core.cut(at, len(core.text))] if parts else [core]


def _add(found: _Recipients, part: Segment, bulleted: bool) -> None:
    text = part.text
    if m := _ARCHIVE.match(bare(text)):
        found.archived = True
        found.goes_on = False
        found.archive = found.archive or _archive(part.cut(m.end(), len(text)))
        return
    found.bulleted = found.bulleted or bulleted
    if not bulleted and found.bulleted and not (found.goes_on or (found.after_comma and text[0].islower())):
        return
    if (found.archived and (not bulleted or text[-1] not in ";.," or _WEIRD_TOKEN.search(text))) or not _has_words(text):
        return
    ended = text[-1] in ";.:" or (text[-1] == "," and found.stop != ";")
    kept = _without_noise(part)
    if not kept.text:
        return
    if not found.items and text[-1] in ";,":
        found.stop = text[-1]
    if not bulleted and (found.goes_on or found.after_comma) and found.bulleted and found.items:
        found.items[-1].append(kept)
    elif not found.archived or bulleted:
        found.items.append([kept])
    found.after_comma = text[-1] == ","
    found.goes_on = not ended and len(kept.text) >= len(text) - 2


def _has_words(text: str) -> bool:
    return count_words(text) > 0 or re.search(r"[^\W\d_]{3}", text) is not None


def _without_noise(part: Segment) -> Segment:
    """The recipient without its stop and without what scanning or the other column left behind it."""
    text = part.text
    at = 0 if len(text) <= _LONG else len(text)
    while (cut := text.find(";", at)) >= 0:
        rest = text[cut + 1 :].strip()
        if rest and not _goes_on_meaning(rest, text[-1] == ";"):
            text = text[:cut]
            break
        at = cut + 1
    else:
        if (m := re.search(r"\.\s+\S", text)) and count_words(text[m.start() :]) < 2:
            text = text[: m.start()]
    if m := _WEIRD_TOKEN.search(text):
        text = text[: m.start()]
    if (m := _SPECKS.search(text)) and count_words(m[0]) < len(m[0].split()) - 1:
        text = text[: m.start()]
    return part.cut(0, len(without_loose_end(text)))


def _goes_on_meaning(rest: str, stopped: bool) -> bool:
    """Is what follows a semicolon still the recipient's words, not noise?"""
    if _WEIRD.search(rest.rstrip(";").replace("; ", " ")):
        return False
    return count_words(rest) >= 2 or (stopped and _has_words(rest))


def _archive(part: Segment) -> Segment | None:
    text = part.text
    if m := re.search(r"\.(?:\s|$)", text):
        text = text[: m.start()]
    while len(text) <= _LONG and (m := re.search(r"(?:^|,)[^,]*[⁄\\}{<>=°*~^|_#$%@¬`][^,]*$", text)):
        text = text[: m.start()]
    kept = without_loose_end(text)
    closed = text[len(kept) : len(kept) + 1] == '"' and text.count('"') % 2 == 0
    cut = part.cut(0, len(kept) + closed)
    return cut if re.search(r"\w", cut.text) else None


def _quotations(layout: Layout, recipients: _Recipients) -> list[Quoted]:
    return [quote(layout, item) for item in recipients.items]

"""A paper that was read becomes a paper to be written: the same words, each in its place, ready for the form of another day.

What the form adds (dashes, marks at the ends, `Kính gửi`, a letter's `về việc`) is taken off, as it is put on again in writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giaoban.reading.layout import Block as Read
from giaoban.reading.layout import Layout, lay_out
from giaoban.reading.letters import is_capital_line
from giaoban.reading.model import Document, Reading, is_span
from giaoban.reading.model import Signature as Signed
from giaoban.reading.outline import Outline
from giaoban.writing.markers import is_article, stands_alone
from giaoban.writing.paper import Annex, Block, Column, Heading, Item, Paper, Paragraph, Signature, Table, plain
from giaoban.writing.profile import Profile
from giaoban.writing.side_notes import MOST_LINES, Typed, contact_in, is_circulation, typed_in

_LETTER, _SCHEDULE = "CV", "LICH"
_OPENING = re.compile(r"(?:V/v|Về việc|về việc)\s+")
_NUMBER = re.compile(r"(\d{1,5}[a-zđ]?)\s?[-/]\s?(.+)")
_BASIS = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở|Sau khi) ")
_CELL_LINE = "\u2028"
_HEADED = frozenset({"part", "subpart", "chapter", "section", "subsection", "roman", "capital"})
_LONGEST_TITLE = 120
_WIDEST, _NARROWEST = 40, 5  # of a column, in letters


def paper_of(reading: Reading, profile: Profile) -> Paper:
    """The paper in the words of its reading. Nothing is made up: what was not read is empty."""
    document = reading.document
    number, symbol = _number(document)
    kind, subject = _kind(reading)
    layout = lay_out(reading.text)
    beside = _beside(layout)
    own, annexes = _parts(layout, beside.after)
    decider = _decider(layout, document)
    bases, body = _opened(_Blocks(layout, own).made())
    # Of two who sign side by side a reading names the left one first; who answers for the paper stands on the right.
    *left, signature = [_signature(each) for each in (document.signature, *document.signatures)][:2]
    return Paper(
        profile=profile.id,
        kind=kind,
        above=_lines(reading, "parent_body"),
        issuer=_lines(reading, "issuing_body"),
        number=number,
        symbol=symbol,
        place=document.place or "",
        day=document.date,
        subject=subject,
        urgency=document.urgency or "",
        addressees=tuple(each.text for each in document.addressees),
        bases=bases,
        body=body,
        recipients=_recipients(document, profile),
        signature=signature,
        annexes=tuple(_annex(layout, head, blocks) for head, blocks in annexes),
        left_signature=left[0] if left else None,
        decider=decider,
        circulation=beside.circulation,
        drafter=beside.typed.drafter if beside.typed else "",
        copies=beside.typed.copies if beside.typed else None,
        contact=beside.contact,
    )


# -- the head and the end ---------------------------------------------------------------------------------------------


def _lines(reading: Reading, name: str) -> tuple[str, ...]:
    """The lines in which the paper writes the name of an organ."""
    span = reading.document.evidence.get(name)
    value = getattr(reading.document, name) or ""
    words = reading.text[slice(*span)] if span and is_span(span) else value
    return tuple(line for each in words.split("\n") if (line := plain(each)))


def _number(document: Document) -> tuple[str, str]:
    found = _NUMBER.fullmatch(document.number or "")
    return (found[1], found[2]) if found else ("", document.number or "")


def _kind(reading: Reading) -> tuple[str, str]:
    """The name of the kind as the paper writes it, and the subject without it; a schedule's subject keeps its lines."""
    document = reading.document
    subject = plain(document.subject or "")
    span = document.evidence.get("type")
    if document.type in {None, _LETTER} or span is None or not is_span(span):
        return "", _OPENING.sub("", subject, count=1) if _OPENING.match(subject) else subject
    kind = plain(reading.text[slice(*span)])
    if document.type == _SCHEDULE:
        lines = _lines(reading, "subject")
        subject = "\n".join(lines[1:] if lines and lines[0] == kind else lines)
    return kind.capitalize(), subject


def _recipients(document: Document, profile: Profile) -> tuple[str, ...]:
    """The recipients with the line of the file copy: `Lưu Văn phòng Đảng ủy`, `Lưu: VT, VP`."""
    listed = [each.text for each in document.recipients]
    if document.archive:
        listed.append(f"Lưu{':' if profile.side == 'state' else ''} {document.archive}")
    return tuple(listed)


def _signature(signed: Signed) -> Signature:
    authority = [" ".join(filter(None, (signed.authority, signed.on_behalf_of)))]
    if signed.for_position:
        authority.append(f"{signed.for_position.authority} {signed.for_position.position}")
    return Signature(tuple(filter(None, authority)), signed.position or "", signed.name or "")


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the words of a paper; `after`: the place in the flow up to which it goes on behind the closing."""

    circulation: str
    typed: Typed | None
    contact: tuple[str, ...]
    after: int


def _beside(layout: Layout) -> _Beside:
    """The note of circulation above the letterhead or below who signs, the mark of who typed it, where the issuer is reached."""
    lines, zones = layout.lines, layout.zones
    notes = [plain(line.text) for line, zone in zip(lines, zones, strict=True) if zone == "head" and is_circulation(line.text)]
    typed = (typed_in(plain(line.text)) for line, zone in zip(lines, zones, strict=True) if zone == "closing")
    end = next((at for at, zone in enumerate(zones) if at and zones[at - 1] == "closing" and zone != "closing"), len(lines))
    at = end
    if at < len(lines) and is_circulation(lines[at].text):
        notes.append(plain(lines[at].text))
        at += 1
    contact = contact_in([plain(line.text) for line in lines[at : at + MOST_LINES]])
    at += len(contact)
    after = lines[at - 1].start if at > end else -1
    return _Beside(notes[0] if notes else "", next(filter(None, typed), None), contact, after)


# -- the body and the annexes -----------------------------------------------------------------------------------------


def _parts(layout: Layout, beside: int) -> tuple[list[int], list[tuple[list[int], list[int]]]]:
    """The blocks of the paper's own body, and those of each annex behind its closing: its head and its body.

    `beside`: what begins up to this place of the source behind the closing belongs to neither.
    """
    own: list[int] = []
    annexes: list[tuple[list[int], list[int]]] = []
    zones = [block.zone for block in layout.blocks]
    first = next((at for at, zone in enumerate(zones) if zone != "head"), len(zones))
    closed = False
    for at in range(first, len(zones)):
        if zones[at] == "closing":
            closed = True
        elif closed and layout.flow.span(layout.blocks[at].start, layout.blocks[at].end)[0] <= beside:
            continue
        elif not closed:
            own.append(at)
        elif zones[at] == "head" and (not annexes or annexes[-1][1]):
            annexes.append(([at], []))
        else:
            if not annexes:
                annexes.append(([], []))
            annexes[-1][0 if zones[at] == "head" else 1].append(at)
    return own, annexes


def _annex(layout: Layout, head: Sequence[int], body: Sequence[int]) -> Annex:
    """An annex keeps its own title, with the number it had: none is counted anew."""
    lines = [layout.flow.words(layout.blocks[at].start, layout.blocks[at].end) for at in head]
    titles = [line for at, line in enumerate(lines) if is_capital_line(line) and all(map(is_capital_line, lines[:at]))]
    return Annex("\n".join(titles), "\n".join(lines[len(titles) :]), _Blocks(layout, body).made(), called="")


def _decider(layout: Layout, document: Document) -> str:
    """Who decides: the line in capitals between the subject and the bases of a decision."""
    subject = document.evidence.get("subject")
    after = subject[1] if subject and is_span(subject) else 0
    first = next((block for block in layout.blocks if block.zone != "head"), None)
    if first is None or not layout.flow.text.startswith("Căn cứ", first.start):
        return ""
    bases, _ = layout.flow.span(first.start, first.end)
    above = [line.text for line, zone in zip(layout.lines, layout.zones, strict=True) if zone == "head" and after <= line.start < bases]
    return above[-1] if above and is_capital_line(above[-1]) else ""


def _opened(blocks: Sequence[Block]) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """The bases, and what is left of the body. The last basis may end with a comma, as the sentence goes on."""
    texts = [block.text if isinstance(block, Paragraph) else "" for block in blocks]
    last = 0
    while last < len(texts) and _BASIS.match(texts[last]) and texts[last].endswith(";"):
        last += 1
    if last and last < len(texts) and _BASIS.match(texts[last]) and texts[last].endswith((",", ".")):
        last += 1
    return tuple(texts[:last]), tuple(blocks[last:])


class _Blocks:
    """Blocks of a layout on their way to be blocks of a paper."""

    def __init__(self, layout: Layout, chosen: Sequence[int]) -> None:
        self._layout = layout
        self._chosen = chosen
        outline = Outline(layout)
        self._under, self._items = outline.under, outline.items

    def made(self) -> tuple[Block, ...]:
        return tuple(self._each())

    def _each(self) -> Iterator[Block]:
        blocks = self._layout.blocks
        at = 0
        while at < len(self._chosen):
            index = self._chosen[at]
            block = blocks[index]
            if block.kind == "row":
                rows = at
                while at < len(self._chosen) and blocks[self._chosen[at]].kind == "row":
                    at += 1
                yield self._table([blocks[i] for i in self._chosen[rows:at]])
                continue
            following = blocks[self._chosen[at + 1]] if at + 1 < len(self._chosen) else None
            if block.body >= block.end and following and stands_alone(self._marker(block)) and following.kind == "paragraph":
                yield Heading(self._depth(index), self._marker(block), self._words(following.start, following.end))
                at += 2
                continue
            yield from self._block(index, block)
            at += 1

    def _block(self, index: int, block: Read) -> Iterator[Block]:
        words = self._words(block.body, block.end)
        marker = self._marker(block)
        if marker:
            yield self._marked(index, block, marker, words)
        elif is_capital_line(words) and words.endswith(":"):
            yield Heading(0, "", words)
        else:
            yield from map(Paragraph, self._after_a_basis(block) or [words])

    def _after_a_basis(self, block: Read) -> list[str]:
        """A last basis that ends with a comma at a line's end, and the sentence that goes on below it (`Ủy ban nhân dân … như sau:`)."""
        lines = self._layout.flow.source[slice(*self._layout.flow.span(block.start, block.end))].split("\n")
        ends = [at for at, line in enumerate(lines[:-1], 1) if line.rstrip().endswith(",") and lines[at].lstrip()[:1].isupper()]
        if not ends or not _BASIS.match(lines[0]) or not lines[-1].rstrip().endswith(":"):
            return []
        return [plain(" ".join(lines[: ends[-1]])), plain(" ".join(lines[ends[-1] :]))]

    def _marked(self, index: int, block: Read, marker: str, words: str) -> Block:
        depth = self._depth(index) + (block.kind == "bullet")
        assert block.marker is not None
        titled = len(words) <= _LONGEST_TITLE and words[-1:] not in {".", ";", ":", ","}
        if block.marker.kind in _HEADED or (is_article(marker) and titled):
            return Heading(depth, marker, words)
        return Item(depth, marker, words)

    def _marker(self, block: Read) -> str:
        return self._words(block.start, block.body) if block.marker and block.body > block.start else ""

    def _depth(self, index: int) -> int:
        """How deep in the outline a block stands: 1 for what stands under nothing."""
        depth, at = 0, self._under.get(index)
        while at is not None:
            depth, at = depth + 1, self._items[at].parent
        return max(depth, 1)

    def _words(self, start: int, end: int) -> str:
        start, end = self._layout.flow.trimmed(start, end)
        return plain(self._layout.flow.words(start, end)) if start < end else ""

    def _table(self, rows: Sequence[Read]) -> Table:
        """Rows that stand one after the other; the first is the head where it says something in each cell and counts nothing."""
        cells = [[""] * self._left_empty(row) + [self._cell(*range_) for range_ in self._layout.cells(row)] for row in rows]
        many = max(map(len, cells))
        cells = [row + [""] * (many - len(row)) for row in cells]
        headed = all(cells[0]) and not any(cell[0].isdigit() for cell in cells[0])
        widths = [min(max(max(map(len, row[at].split("\n"))) for row in cells), _WIDEST) for at in range(many)]
        heads = cells[0] if headed else [""] * many
        columns = [Column(head, max(width, _NARROWEST)) for head, width in zip(heads, widths, strict=True)]
        return Table(tuple(columns), tuple(map(tuple, cells[1:] if headed else cells)))

    def _left_empty(self, row: Read) -> int:
        """How many cells are empty before the first that says something (a day that stands once for several rows)."""
        source = self._layout.flow.source
        start, _ = self._layout.flow.span(row.start, row.end)
        before = source[source.rfind("\n", 0, start) + 1 : start]
        return before.count("\t") if not before.strip() else 0

    def _cell(self, start: int, end: int) -> str:
        text = self._layout.flow.text
        lines, at = [], start
        while (cut := text.find(_CELL_LINE, at, end)) >= 0:
            lines.append(self._words(at, cut))
            at = cut + 1
        return "\n".join(filter(None, (*lines, self._words(at, end))))

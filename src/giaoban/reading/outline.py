"""The tree of headings and items: Party (`I-`, `1.`, `(1).`, `a)`) and State (Phần, Chương, Mục, Điều, khoản, điểm) forms."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.reading.layout import Block, Layout
from giaoban.reading.layout.markers import Marker, ordinal
from giaoban.reading.letters import ALPHABET
from giaoban.reading.model import Finding, OutlineItem, is_span

# From the widest to the narrowest; an item of a kind that is not open stands under the nearest wider one.
_RANK = {
    "part": 0, "chapter": 1, "section": 2, "subsection": 3, "article": 4, "capital": 5, "subpart": 5,
    "roman": 6, "number": 7, "multi": 8, "paren": 9, "letter": 10, "group": 11, "row": 12,
}  # fmt: skip
# What a first item may open under although it is not narrower: `Phần A` under `II`, `(1)` under `a)`.
_OPENS_UNDER = {
    "subpart": {"roman", "number"},
    "capital": {"roman"},
    "number": {"letter", "paren"},
    "paren": {"letter"},
}
_LOOK_AHEAD = 60


@dataclass(slots=True)
class _Open:
    kind: str
    label: str
    number: int | None
    index: int
    path: str
    block: int


class Outline:
    """The items in the order of the text, the item that each block stands under, and the gaps in their numbering."""

    def __init__(self, layout: Layout) -> None:
        self.items: list[OutlineItem] = []
        self.under: dict[int, int] = {}
        self.findings: list[Finding] = []
        self._layout = layout
        self._last_article = 0
        self._stack: list[_Open] = []
        marked = [i for i, b in enumerate(layout.blocks) if b.zone == "body" and b.kind in ("item", "row") and b.marker]
        settled = _settle([_marker(layout.blocks[i]) for i in marked])
        markers = dict(zip(marked, settled, strict=True))
        for index, block in enumerate(layout.blocks):
            if block.zone == "closing" or (block.kind == "paragraph" and layout.flow.text.startswith(("PHỤ LỤC", "Phụ lục "), block.start)):
                self._stack.clear()
            elif index in markers:
                self._place(index, block, markers[index])
            if self._stack and block.zone == "body":
                self.under[index] = self._stack[-1].index

    def _place(self, index: int, block: Block, marker: Marker) -> None:
        number = ordinal(marker.kind, marker.label)
        elder = self._close_what_ends(index, marker, number)
        if marker.kind == "article" and number:
            elder, self._last_article = self._last_article, number
        item = self._item(index, block, marker)
        if number and (number != elder + 1) and (elder or number > 1) and number != 1:
            self.findings.append(_gap(item, marker, elder, number))
        self._stack.append(_Open(marker.kind, marker.label, number, len(self.items), item.path, index))
        self.items.append(item)

    def _close_what_ends(self, index: int, marker: Marker, number: int | None) -> int:
        """Close everything narrower than the new item and its elder sibling; return the sibling's number, or 0."""
        stack = self._stack
        for depth in range(len(stack) - 1, -1, -1):
            held = stack[depth]
            if held.kind != marker.kind or (held.kind == "multi" and _stem(held.label) != _stem(marker.label)):
                continue
            grows = number is None or held.number is None or number > held.number
            if not grows and number == 1 and self._opens_below(depth, index, marker):
                return 0
            del stack[depth:]
            return held.number or 0 if grows else 0
        while stack and not _holds(stack[-1], marker, number):
            stack.pop()
        return 0

    def _opens_below(self, depth: int, index: int, marker: Marker) -> bool:
        """Does a numbering that begins again open a list under the item that is open, rather than follow it?"""
        top = self._stack[-1]
        if depth < len(self._stack) - 1:
            return marker.kind in ("number", "paren") and top.kind in ("letter", "paren", "multi")
        below_itself = sum(held.kind == "number" for held in self._stack) > 1
        if marker.kind != "number" or index != top.block + 1 or below_itself:
            return False
        block = self._layout.blocks[top.block]
        return block.kind == "item" and self._layout.flow.text[block.end - 1] in ".:" and block.end - block.start < 80

    def _item(self, index: int, block: Block, marker: Marker) -> OutlineItem:
        flow = self._layout.flow
        title = flow.quote(*self._title(index, block))
        parent = self._stack[-1] if self._stack else None
        mark = flow.quote(*flow.trimmed(block.start, block.body))
        return OutlineItem(
            _path(marker, self._stack),
            mark.text,
            title.text,
            title.span,
            parent.index if parent else None,
            {"marker": mark.span},
            title.without,
        )

    def _title(self, index: int, block: Block) -> tuple[int, int]:
        """The heading, or the first sentence of an item; of a table row its first cell after the number.

        The heading of a chapter stands on the next line, centred under its number.
        """
        text = self._layout.flow.text
        if block.body >= block.end:
            below = self._layout.blocks[index + 1] if index + 1 < len(self._layout.blocks) else block
            centred = below.kind == "paragraph" and below.zone == "body"
            return (below.start, below.end) if centred else (block.start, block.end)
        if block.kind == "row":
            ends = [at for mark in "\t|" if (at := text.find(mark, block.body + 1, block.end)) > 0]
            start, end = self._layout.flow.trimmed(block.body, min(ends, default=block.end))
            return (start, end) if start < end else (block.body, block.end)
        return self._layout.sentences(block)[0]


def _marker(block: Block) -> Marker:
    assert block.marker
    return block.marker


def _settle(markers: list[Marker]) -> list[Marker]:
    """Markers with what scanners confuse told apart by the row they stand in: `1`/`I`, and a stroke lost from `III`."""
    settled = list(markers)
    roman = 0
    for i, marker in enumerate(markers):
        kind, label = marker.kind, marker.label
        if kind == "number" and label == "1" and not roman and _next_second(markers, i) == "roman":
            settled[i] = marker._replace(kind="roman", label="I")
        elif kind == "roman" and label == "I" and roman and _next_second(markers, i) == "number":
            settled[i] = marker._replace(kind="number", label="1")
        elif kind == "roman" and roman and ordinal(kind, label) == roman and _next_roman(markers, i) == roman + 2:
            settled[i] = marker._replace(label=_with_lost_stroke(label))
        if settled[i].kind == "roman":
            roman = ordinal("roman", settled[i].label) or roman
    return settled


def _with_lost_stroke(label: str) -> str:
    """The next Roman number, where it is this one and a stroke: a scanner's `II` after `II` was `III`."""
    longer = label + "I"
    n = ordinal("roman", label)
    return longer if n and ordinal("roman", longer) == n + 1 else label


def _next_second(markers: list[Marker], i: int) -> str | None:
    """The kind of the next item that counts two, among numbers and Roman numbers."""
    for marker in markers[i + 1 : i + _LOOK_AHEAD]:
        if marker.kind in ("number", "roman") and marker.label in ("2", "II"):
            return marker.kind
        if marker.kind == "article":
            return None
    return None


def _next_roman(markers: list[Marker], i: int) -> int | None:
    for marker in markers[i + 1 : i + _LOOK_AHEAD]:
        if marker.kind == "roman":
            n = ordinal("roman", marker.label)
            if n != 1:
                return n
    return None


def _stem(label: str) -> str:
    return label.rpartition(".")[0]


def _holds(held: _Open, marker: Marker, number: int | None) -> bool:
    """May an item of this kind stand under the one that is open?"""
    if marker.kind == "multi":
        return marker.label.startswith(held.label + ".") or _RANK[held.kind] < _RANK["number"]
    if _RANK[held.kind] < _RANK[marker.kind]:
        return True
    return number in (1, None) and held.kind in _OPENS_UNDER.get(marker.kind, ())


def _path(marker: Marker, stack: list[_Open]) -> str:
    """Articles are numbered through the paper, whatever their chapter; other paths join the markers."""
    if marker.kind == "article":
        return marker.label
    if marker.kind == "multi":
        for held in reversed(stack):
            if marker.label.startswith(held.label + "."):
                return held.path + marker.label[len(held.label) :]
    return f"{stack[-1].path}.{marker.label}" if stack else marker.label


def _gap(item: OutlineItem, marker: Marker, elder: int, number: int) -> Finding:
    """A number left out, or a list that does not begin with its first number."""
    missing = ALPHABET[elder] + ")" if marker.kind == "letter" else str(elder + 1)
    place = f"sau mục {elder}" if elder and marker.kind != "letter" else "trước mục này"
    span = item.evidence["marker"]
    assert is_span(span)
    return Finding(
        "number-gap-in-outline",
        span,
        f"Đánh số không liền: “{item.marker}” đứng đây nhưng thiếu mục {missing} {place}. Đề nghị đối chiếu bản gốc.",
    )

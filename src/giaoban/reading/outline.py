"""The tree of headings and items: Party (`I-`, `1.`, `(1).`, `a)`) and State (Phần, Chương, Mục, Điều, khoản, điểm) forms."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.reading.layout import Block, Layout
from giaoban.reading.markers import ordinal
from giaoban.reading.model import OutlineItem
from giaoban.reading.sentences import split_sentences

# From the widest to the narrowest; items of one kind stand on one level wherever they open.
_RANK = {"part": 0, "chapter": 1, "section": 2, "subsection": 3, "article": 4, "capital": 5, "roman": 6, "number": 7, "multi": 8, "paren": 9, "letter": 10}


@dataclass(slots=True)
class _Open:
    kind: str
    label: str
    index: int
    path: str
    number: int | None


def read_outline(layout: Layout) -> tuple[list[OutlineItem], dict[int, int]]:
    """The outline items in the order of the text, and for each block (by its index) the item it stands under."""
    items: list[OutlineItem] = []
    under: dict[int, int] = {}
    stack: list[_Open] = []
    for index, block in enumerate(layout.blocks):
        if block.zone != "body":
            if block.zone == "closing":
                stack.clear()
            continue
        if block.kind == "item" and block.marker:
            _place(block, stack)
            items.append(_item(layout, block, stack, len(items)))
        if stack:
            under[index] = stack[-1].index
    return items, under


def _place(block: Block, stack: list[_Open]) -> None:
    """Close what the new item ends: everything narrower, and its own elder sibling."""
    assert block.marker
    kind, label = block.marker.kind, block.marker.label
    for depth in range(len(stack) - 1, -1, -1):
        held = stack[depth]
        if held.kind == kind and _follows(held, kind, label):
            del stack[depth:]
            return
    number = ordinal(kind, label)
    while stack and not _holds(stack[-1], kind, label, number):
        stack.pop()


def _follows(held: _Open, kind: str, label: str) -> bool:
    if kind == "multi":
        return held.label.rpartition(".")[0] == label.rpartition(".")[0]
    number = ordinal(kind, label)
    if number is None or held.number is None:
        return True
    return number > held.number or number == 1 and kind not in ("number",)


def _holds(held: _Open, kind: str, label: str, number: int | None) -> bool:
    """May an item of this kind stand under the one that is open?"""
    if kind == "multi":
        return label.startswith(held.label + ".") or _RANK[held.kind] < _RANK["number"]
    if held.kind == kind:
        return kind == "number" and number == 1 and held.number != 1
    return _RANK[held.kind] < _RANK[kind] or (kind == "number" and number == 1 and held.kind in ("letter", "paren"))


def _item(layout: Layout, block: Block, stack: list[_Open], index: int) -> OutlineItem:
    assert block.marker
    flow = layout.flow
    kind, label = block.marker.kind, block.marker.label
    parent = stack[-1] if stack else None
    path = _path(kind, label, stack)
    start, end = split_sentences(flow.text, block.body, block.end)[0] if block.body < block.end else (block.start, block.body)
    title = flow.quote(start, end)
    stack.append(_Open(kind, label, index, path, ordinal(kind, label)))
    marker = flow.trimmed(block.start, block.body)
    return OutlineItem(
        path,
        flow.words(*marker),
        title.text,
        title.span,
        parent.index if parent else None,
        {"marker": flow.span(*marker)},
        title.without,
    )


def _path(kind: str, label: str, stack: list[_Open]) -> str:
    if kind == "article":
        return label
    parent = stack[-1].path if stack else ""
    if kind == "multi":
        for held in reversed(stack):
            if label.startswith(held.label + "."):
                return held.path + label[len(held.label) :]
    return f"{parent}.{label}" if parent else label

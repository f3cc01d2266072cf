"""What the readers of one kind of fact need of the others: the laid-out paper, its outline, what is known so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from giaoban.reading.layout import Block, Layout
from giaoban.reading.model import Citation, Document, Duty, Meeting, OutlineItem
from giaoban.reading.text import Flow


@dataclass(slots=True)
class Paper:
    """One paper while it is being read. `under[i]` is the index of the outline item that block i stands under.

    `meeting_blocks` and `duty_blocks` are the indexes of blocks that a meeting or a duty was read from: they order nothing.
    """

    layout: Layout
    outline: list[OutlineItem]
    under: dict[int, int]
    document: Document = field(default_factory=Document)
    citations: list[Citation] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    meeting_blocks: set[int] = field(default_factory=set)
    duty_blocks: set[int] = field(default_factory=set)
    flow: Flow = field(init=False)
    blocks: list[Block] = field(init=False)

    def __post_init__(self) -> None:
        self.flow, self.blocks = self.layout.flow, self.layout.blocks

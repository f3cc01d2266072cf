"""The kind of a paper that came without its letterhead, as its last words or its lines of hours tell."""

from __future__ import annotations

import re

from giaoban.reading.layout import Block, Layout
from giaoban.reading.lexicon.letterheads import KINDS
from giaoban.reading.model import Quoted

_HERE_IS = re.compile(
    r"Trên đây là (?:toàn bộ |nội dung |dự thảo )?(" + "|".join(k.lower() for k in sorted(KINDS, key=len, reverse=True)) + r")\b"
)
_ANNOUNCED = re.compile(r"(?:^|\s)([Tt]hông báo)(?= (?:để|đến|tới|cho|công khai)\b|\s*$)")
_HOURS = re.compile(r"[-*+•]?\s?(?:[^:]{0,40}: ?)?(?:\d{1,2} ?(?:giờ|h|g)\s?\d{0,2}|\d{1,2}:\d{2}|[Ss]áng|[Cc]hiều)\b")
_LAST = 3


def tell_kind(layout: Layout) -> tuple[str, Quoted] | None:
    """The code of the kind and the words that tell it, or None."""
    body = [b for b in layout.blocks if b.zone == "body"]
    for block in reversed(body[-_LAST:]):
        text = layout.flow.text[block.start : block.end]
        if m := _HERE_IS.search(text):
            return KINDS[m[1].upper()], layout.flow.quote(block.start + m.start(1), block.start + m.end(1))
        if len(text) < 300 and (m := _ANNOUNCED.search(text)):
            return "TB", layout.flow.quote(block.start + m.start(1), block.start + m.end(1))
    return _schedule(layout, body)


def _schedule(layout: Layout, body: list[Block]) -> tuple[str, Quoted] | None:
    """A page of nothing but hours and what is held at them is a schedule."""
    if not body or len(body) > 60:
        return None
    text = layout.flow.text
    timed = [b for b in body if _HOURS.match(text, b.start, b.end)]
    if len(timed) >= 2 and len(timed) * 3 >= len(body):
        return "LICH", layout.flow.quote(timed[0].start, timed[0].end)
    return None

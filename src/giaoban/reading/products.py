"""What an order asks to be handed in: a report, a plan, a list."""

from __future__ import annotations

import re

from giaoban.reading.lexicon.products import HANDING_IN, PRODUCTS
from giaoban.reading.units import Range

_MADE_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(HANDING_IN)}) (?:và \w+ (?:\w+ )?)?\Z", re.IGNORECASE)
_REPORTS = re.compile(r"[Bb]áo cáo (?:kết quả|bằng văn bản|tình hình|tiến độ|về|định kỳ|sơ kết|tổng kết)")
_REACH = 30


def find_product(text: str, start: int, end: int) -> Range | None:
    """The first thing that `text[start:end]` asks to be handed in."""
    passage = text[start:end]
    first: Range | None = None
    for product in PRODUCTS:
        at = passage.find(product)
        while at >= 0 and (first is None or start + at < first[0]):
            if _MADE_BEFORE.search(text, max(start, start + at - _REACH), start + at):
                first = (start + at, start + at + len(product))
                break
            at = passage.find(product, at + 1)
    if "áo cáo " in passage and (report := _REPORTS.search(passage)) and (first is None or start + report.start() < first[0]):
        return start + report.start(), start + report.start() + len("báo cáo")
    return first

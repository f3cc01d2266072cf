"""What an order asks to be handed in: a report, a plan, a list."""

from __future__ import annotations

import re

from giaoban.reading.lexicon.products import HANDING_IN, PRODUCTS
from giaoban.reading.units import Range

_VERBS = "|".join((*HANDING_IN, *(verb.capitalize() for verb in HANDING_IN)))
_MADE = re.compile(
    rf"(?<!\w)(?:(?:{_VERBS}) (?:và \w+ (?:\w+ )?)?(?=(?:{'|'.join(PRODUCTS)})(?!\w))"
    r"|(?=[Bb]áo cáo (?:kết quả|bằng văn bản|tình hình|tiến độ|về|định kỳ|sơ kết|tổng kết)))"
)
_PRODUCT = re.compile("|".join(PRODUCTS), re.IGNORECASE)


def find_product(text: str, start: int, end: int) -> Range | None:
    """The first thing that `text[start:end]` asks to be handed in."""
    made = _MADE.search(text, start, end)
    product = _PRODUCT.match(text, made.end(), end) if made else None
    return product.span() if product else None

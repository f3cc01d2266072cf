"""Money in words and figures, as offices write it: đồng, triệu đồng, tỷ đồng."""

from __future__ import annotations

from decimal import Decimal

from giaoban.office.targets.figures import written

_LARGE = ((10**9, "tỷ đồng"), (10**6, "triệu đồng"))


def in_words(amount: int) -> str:
    """`12,5 tỷ đồng`; to the đồng where it is not a round sum of thousands of its unit."""
    for unit, word in _LARGE:
        if amount >= unit and amount % (unit // 1000) == 0:
            return f"{written(Decimal(amount) / unit)} {word}"
    return f"{written(Decimal(amount))} đồng"


def in_figures(amount: int) -> str:
    """`12.500.000.000`."""
    return written(Decimal(amount))


def share(part: int, whole: int) -> int | None:
    """So many percent of the whole, rounded down; None of nothing."""
    return part * 100 // whole if whole else None

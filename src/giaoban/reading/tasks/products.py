"""What an order asks to be handed in: a report, a plan, a list."""

from __future__ import annotations

from giaoban.reading.lexicon.products import HANDING_IN, PRODUCTS, REPORTS_ON
from giaoban.reading.tasks.units import Range
from giaoban.reading.tasks.words import Words

_FIRST = frozenset(product.split(" ")[0] for product in PRODUCTS)


def find_product(words: Words) -> Range | None:
    """The first thing that the words ask to be handed in."""
    raw = words.raw
    for k in range(words.count - 1):
        if raw[k] in _FIRST and (length := _length(words, k)) and (_is_handed_in(words, k) or _is_a_report(words, k)):
            last = k + length - 1
            return words.start(k), words.start(last) + len(words.full[last].rstrip(".,;:)/"))
    return None


def _length(words: Words, k: int) -> int:
    """How many words the product that begins at word `k` has."""
    raw = words.raw
    if f"{raw[k]} {raw[k + 1]}" in PRODUCTS:
        return 2 if words.full[k].isalpha() else 0
    return 3 if " ".join(raw[k : k + 3]) in PRODUCTS else 0


def _is_handed_in(words: Words, k: int) -> bool:
    """Does a verb that hands in stand before word `k`: `lập`, `gửi`, `lập và gửi`, `xây dựng và ban hành`?"""
    if not k or not words.is_lower(k) or not words.full[k - 1].isalpha():
        return False
    raw = words.raw
    if raw[k - 1] in HANDING_IN or " ".join(raw[max(0, k - 2) : k]) in HANDING_IN:
        return True
    and_at = next((j for j in (k - 2, k - 3) if j > 0 and raw[j] == "và"), 0)
    return and_at > 0 and (raw[and_at - 1] in HANDING_IN or " ".join(raw[max(0, and_at - 2) : and_at]) in HANDING_IN)


def _is_a_report(words: Words, k: int) -> bool:
    """`báo cáo kết quả`, `báo cáo bằng văn bản`: the verb names what is handed in."""
    if words.raw[k] != "báo" or words.raw[k + 1] != "cáo" or k + 2 >= words.count or not words.full[k + 1].isalpha():
        return False
    return words.raw[k + 2] == "về" or " ".join(words.raw[k + 2 : k + 4]) in REPORTS_ON

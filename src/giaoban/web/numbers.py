"""Numbers as addresses and forms bring them: anybody can write anything there."""

from __future__ import annotations

_LONGEST = 18  # figures; what is longer fits no key of the database


def whole(text: str | None) -> int | None:
    """The whole number that was written, from nought; None for what is none, or longer than any we give."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= _LONGEST else None

"""Codes of rows in Excel files: which indicator of which unit a row is about, with a letter that tells a damaged code from a whole one."""

from __future__ import annotations

import re

_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"  # 23, a prime: one wrong figure, or two that changed places, give another letter
_CODE = re.compile(r"CT(\d{1,9})\.(\d{1,9})-([A-Z])", re.ASCII)


def code_of(indicator_id: int, organ_id: int) -> str:
    """`CT12.7-K`."""
    return f"CT{indicator_id}.{organ_id}-{_letter(indicator_id, organ_id)}"


def read_code(text: str) -> tuple[int, int] | None:
    """Indicator and organ of a code; None for what is none, or is damaged."""
    found = _CODE.fullmatch(text.strip().upper())
    if found is None:
        return None
    indicator_id, organ_id = int(found[1]), int(found[2])
    return (indicator_id, organ_id) if found[3] == _letter(indicator_id, organ_id) else None


def _letter(indicator_id: int, organ_id: int) -> str:
    return _LETTERS[int(f"{indicator_id}{organ_id:09d}") % len(_LETTERS)]

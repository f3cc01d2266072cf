"""What every Excel file of the office has in common: nobody's words become a formula, a link or a number in it."""

from __future__ import annotations

AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONG = AS_TEXT | {"constant_memory": True, "nan_inf_to_errors": False}  # of thousands of rows, written one after the other
_LONGEST = 32_767  # signs in a cell


def cell_text(text: str) -> str:
    """What a cell can hold of a text: not too long, and no half of a pair of signs."""
    return text.encode("utf-8", "replace").decode("utf-8")[:_LONGEST]

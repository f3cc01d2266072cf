"""Markers of headings and items as Word counts them: `I-`, `1.`, `(1).`, `Điều 1.`, `Chương II`, `2.1.`, `-`; the rest stays as written.

Vietnamese lettering (a, b, c, d, đ, e, g …) is none that Word can count: its letters run a, b, c, d, e, f. So `a)` is written out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["decimal", "upperRoman", "bullet"]

_WITH_A_WORD = re.compile(r"(?P<before>(?:Điều|Chương|Phần|Mục|Tiểu mục) )(?P<number>\d{1,3}|[IVXLC]{1,7})(?P<after>[.:]?)")
_NUMBER = re.compile(r"(?P<before>\(?|(?:\d{1,3}\.){1,3})(?P<number>\d{1,3})(?P<after>\)?\.?|[-/])")
_ROMAN = re.compile(r"(?P<before>\(?)(?P<number>[IVXLC]{1,7})(?P<after>\)?[-./]?)")
_BULLETS = frozenset("-+*•–")
_WORTH = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
_OWN_LINE = re.compile(r"(?:Chương|Phần|Mục|Tiểu mục) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counting:
    """How Word counts a marker: its form, its text with `%1` for the number, the number itself."""

    form: Form
    pattern: str
    number: int


def counting(marker: str) -> Counting | None:
    """How Word would count the marker, so that it comes out as written; None where it cannot."""
    if marker in _BULLETS:
        return Counting("bullet", marker, 1)
    for shape in (_WITH_A_WORD, _NUMBER, _ROMAN):
        if found := shape.fullmatch(marker):
            number = found["number"]
            form: Form = "decimal" if number.isdecimal() else "upperRoman"
            value = int(number) if form == "decimal" else _value(number)
            if number == (str(value) if form == "decimal" else roman(value)):
                return Counting(form, f"{found['before']}%1{found['after']}", value)
    return None


def stands_alone(marker: str) -> bool:
    """Does the marker stand on a line of its own, in the middle, above its title (`Chương I`, `Mục 2`)?"""
    return _OWN_LINE.match(marker) is not None


def is_article(marker: str) -> bool:
    """Is it the marker of an article (`Điều 1.`)? Articles count on through chapters."""
    return marker.casefold().startswith("điều ")


def roman(value: int) -> str:
    """4 → IV."""
    said = ""
    for sign, worth in _WORTH:
        said += sign * (value // worth)
        value %= worth
    return said


def _value(number: str) -> int:
    worth = dict(_WORTH)
    total, at = 0, 0
    while at < len(number):
        step = 2 if number[at : at + 2] in worth else 1
        total += worth[number[at : at + step]]
        at += step
    return total

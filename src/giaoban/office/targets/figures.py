"""Figures and days as people type them and as Excel hands them over. What could be two things is said to be, not guessed."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from giaoban.intake.sheets import day_found

_POINTED = re.compile(r"-?(?:0|[1-9]\d*)\.\d+", re.ASCII)
_WHOLE = re.compile(r"-?\d+", re.ASCII)
_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_EXPONENT = re.compile(r"-?\d(?:\.\d+)?[eE][+-]?\d{1,2}", re.ASCII)
_TWO_WAYS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}", re.ASCII)
_BLANKS = re.compile(r"[\s\u00a0\u202f]")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00:00)?", re.ASCII)
_SERIAL = re.compile(r"\d{5}", re.ASCII)
_FIRST_DAY, _LAST_DAY = dt.date(2000, 1, 1), dt.date(2100, 12, 31)
_EXCELS_DAY_NOUGHT = dt.date(1899, 12, 30)
LONGEST = 40
PLACES, DIGITS = 4, 20  # of figures as they are kept: sixteen before the comma, four after it
TOO_LARGE = Decimal(10) ** (DIGITS - PLACES)


class Unclear(ValueError):  # noqa: N818 - what it is
    """It is no figure or day, or could be two. The message is Vietnamese and says how to write it."""


def figure(text: str) -> Decimal:
    """The figure that was written: 1234,5 · 1.234,5 · 1234.5. Raises Unclear, also for 1.234, which may be two figures."""
    written = _BLANKS.sub("", text)
    if len(written) > LONGEST:
        raise Unclear("Số này dài quá.")
    if _TWO_WAYS.fullmatch(written):
        whole, rest = written.split(".")
        raise Unclear(f"“{written}” có thể là {whole}{rest} hoặc {whole},{rest}. Hãy ghi rõ một trong hai cách ấy.")
    if _GROUPED.fullmatch(written):
        written = written.replace(".", "").replace(",", ".")
    elif _COMMA.fullmatch(written):
        written = written.replace(",", ".")
    elif not any(form.fullmatch(written) for form in (_WHOLE, _POINTED, _EXPONENT)):
        raise Unclear(f"“{text[:LONGEST]}” không phải là số. Chỉ ghi số, như 1234 hoặc 62,5.")
    return Decimal(written)


def bounded(value: Decimal) -> Decimal:
    """A figure that fits where figures are kept. Raises Unclear for one that is too large."""
    if abs(value) >= TOO_LARGE:
        raise Unclear("Số này lớn quá, không ghi được.")
    return value


def day(text: str) -> dt.date:
    """The day that was written: 05/11/2026, 2026-11-05, or the number by which Excel counts days. Raises Unclear."""
    written = text.strip()
    if _SERIAL.fullmatch(written):
        return _in_our_time(_EXCELS_DAY_NOUGHT + dt.timedelta(days=int(written)), text)
    found = _DAY.fullmatch(written)
    known = day_found(found) if found else None
    if known is None:
        raise _no_day(text)
    return _in_our_time(known, text)


def _in_our_time(found: dt.date, text: str) -> dt.date:
    if not _FIRST_DAY <= found <= _LAST_DAY:
        raise _no_day(text)
    return found


def _no_day(text: str) -> Unclear:
    return Unclear(f"“{text[:LONGEST]}” không phải là ngày. Ghi như 05/11/2026.")


def written(value: Decimal) -> str:
    """A figure as offices write it: 1.234,5."""
    text = f"{value.normalize() + 0:,f}"
    return text.translate(str.maketrans(",.", ".,"))

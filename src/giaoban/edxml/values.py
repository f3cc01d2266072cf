"""Days, moments, numbers and words as edXML writes them, and as others do."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from zoneinfo import ZoneInfo

from giaoban.edxml.shapes import Kind

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_YEAR_FIRST = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?")
_NUMBER = re.compile(r"[0-9]{1,9}")
# What XML 1.0 cannot hold (2.2): controls, halves of characters, two that are none.
_NOT_WRITTEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Unclear(ValueError):  # noqa: N818 - the name is what it is
    """Words that are no value of that kind."""


def words(text: str) -> str:
    """The text as a message can hold it: NFC, lines ended by a line feed, nothing XML has no room for, no blanks around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _NOT_WRITTEN.sub("", lines)).strip()


def written(value: object, kind: Kind) -> str:
    """A value in words; empty for none."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return f"{value.astimezone(_VIETNAM):%Y/%m/%d %H:%M:%S}"
    if isinstance(value, dt.date):
        return f"{value:%Y/%m/%d}"
    return f"{value:02}" if kind is Kind.CODE else words(str(value))


def read(text: str, kind: Kind) -> object:
    """The value of words that are not empty. Raises Unclear."""
    if kind is Kind.TEXT:
        return text
    if kind is Kind.DAY:
        return _day(text)
    if kind is Kind.MOMENT:
        return _moment(text)
    if not _NUMBER.fullmatch(text):
        raise Unclear(text)
    return int(text)


def _day(text: str) -> dt.date:
    """A day; what stands behind it (an hour) is let go."""
    found = _YEAR_FIRST.match(text)
    parts = found.groups() if found else tuple(reversed(found.groups())) if (found := _DAY_FIRST.match(text)) else ()
    try:
        return dt.date(*(int(part) for part in parts))
    except (TypeError, ValueError) as error:
        raise Unclear(text) from error


def _moment(text: str) -> dt.datetime:
    """A moment in UTC; without a zone it is the time of Viet Nam, without an hour the day's beginning."""
    day, clock = _day(text), _CLOCK.search(text)
    hour, minute, second = (int(part or 0) for part in clock.groups()[:3]) if clock else (0, 0, 0)
    try:
        local = dt.datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(clock[4] if clock else None))
        return local.astimezone(dt.UTC)
    except (ValueError, OverflowError) as error:
        raise Unclear(text) from error


def _zone(said: str | None) -> dt.tzinfo:
    if said is None:
        return _VIETNAM
    if said == "Z":
        return dt.UTC
    away = dt.timedelta(hours=int(said[1:3]), minutes=int(said[-2:]))
    return dt.timezone(-away if said[0] == "-" else away)

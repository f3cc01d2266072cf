"""iCalendar (RFC 5545) read: files that people and other programs hand over, which may hold anything.

Only events are taken, in the office's own time; what recurs is laid out within the days that are asked for. What other zones' rules a file
brings along is not followed: a zone is known by its name, else taken for the office's. Size, number and recurrences have limits, and what
is past them is refused with a sentence that says so.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from giaoban.timing.ical import ZONE
from giaoban.timing.recurrence import BadRuleError, occurrences

MOST_BYTES, MOST_EVENTS, MOST_RULES, MOST_OCCURRENCES = 2 * 1024 * 1024, 2000, 100, 500
_LONGEST_LINE = 20_000
_OURS = ZoneInfo(ZONE)
_DAY = dt.timedelta(days=1)
_WIDEST, _OLDEST = dt.timedelta(days=366), dt.timedelta(days=20 * 366)
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
_DURATION = re.compile(r"\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?")
_LINE = re.compile(r'([A-Za-z0-9-]{1,40})((?:;[A-Za-z0-9-]{1,40}=(?:"[^"]*"|[^";:]*))*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)')
_FOLD, _BREAK = re.compile(r"\r?\n[ \t]"), re.compile(r"\r?\n")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TAKEN = frozenset(
    (
        "UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "CLASS", "SEQUENCE", "RRULE",
        "RECURRENCE-ID",
    )
)  # fmt: skip


class UnreadableCalendarError(ValueError):
    """A file that is no calendar, or one that is too much. The message is Vietnamese: what happened, and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """One occurrence of an event. `key` tells it from every other, of all files; `inside`: the file calls it confidential."""

    key: str
    title: str
    day: dt.date
    end_day: dt.date | None
    time: dt.time | None
    end_time: dt.time | None
    place: str = ""
    words: str = ""
    cancelled: bool = False
    tentative: bool = False
    private: bool = False
    inside: bool = False


Parameters = dict[str, str]


@dataclass(slots=True)
class _Raw:
    """The properties of an event that are taken, and the days that are left out."""

    values: dict[str, tuple[Parameters, str]] = field(default_factory=dict)
    left_out: list[tuple[Parameters, str]] = field(default_factory=list)

    def text(self, name: str) -> str:
        return _words(self.values[name][1]) if name in self.values else ""


def read_calendar(data: bytes, first: dt.date, last: dt.date) -> list[Found]:
    """The events of a file on the days from `first` to `last`, by day. Raises UnreadableCalendarError."""
    raws = list(_events(_text(data)))
    latest: dict[tuple[str, str], _Raw] = {}
    for number, raw in enumerate(raws):
        key = raw.text("UID") or f"{number}", raw.text("RECURRENCE-ID")
        if key not in latest or _whole(raw.text("SEQUENCE")) >= _whole(latest[key].text("SEQUENCE")):
            latest[key] = raw
    if sum("RRULE" in raw.values for raw in latest.values()) > MOST_RULES:
        raise UnreadableCalendarError(f"Tệp có trên {MOST_RULES} lịch lặp. Hãy xuất ít hơn rồi đưa vào lại.")
    apart: dict[str, set[dt.date]] = {}
    for (uid, moment), raw in latest.items():
        if moment:
            apart.setdefault(uid, set()).add(_local(*raw.values["RECURRENCE-ID"])[0])
    found: dict[str, Found] = {}
    for (uid, moment), raw in latest.items():
        for one in _laid_out(uid, moment, raw, apart.get(uid, set()), first, last):
            found[one.key] = one
            if len(found) > MOST_OCCURRENCES:
                raise UnreadableCalendarError(f"Tệp có trên {MOST_OCCURRENCES} việc trong thời gian này. Hãy xuất ít hơn rồi đưa vào lại.")
    return sorted(found.values(), key=lambda one: (one.day, one.time or dt.time.min, one.key))


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise UnreadableCalendarError(f"Tệp lịch lớn hơn {MOST_BYTES // 1024 // 1024} MB. Hãy xuất ít hơn rồi đưa vào lại.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableCalendarError("Tệp không phải văn bản UTF-8 nên không đọc được. Hãy xuất lại tệp .ics.") from None
    if not text.lstrip().upper().startswith("BEGIN:VCALENDAR") or "\x00" in text:
        raise UnreadableCalendarError("Đây không phải tệp lịch (.ics). Hãy chọn lại tệp.")
    return text


def _events(text: str) -> Iterator[_Raw]:
    """The events of a file; what stands inside them (alarms) and beside them (zones, tasks) is passed over."""
    raw, depth, many = None, 0, 0
    for line in _lines(text):
        mark = line.strip().upper()
        if mark.startswith("BEGIN:"):
            depth += 1
            if mark == "BEGIN:VEVENT" and raw is None:
                raw, depth, many = _Raw(), 0, many + 1
                if many > MOST_EVENTS:
                    raise UnreadableCalendarError(f"Tệp có trên {MOST_EVENTS} việc. Hãy xuất ít hơn rồi đưa vào lại.")
        elif mark.startswith("END:"):
            if raw is not None and depth == 0:
                yield raw
                raw = None
            depth = max(0, depth - 1)
        elif raw is not None and depth == 0:
            _note(raw, line)


def _lines(text: str) -> Iterator[str]:
    for line in _BREAK.split(_FOLD.sub("", text)):
        if len(line) > _LONGEST_LINE:
            raise UnreadableCalendarError("Tệp có dòng dài quá mức của một tệp lịch nên không đọc. Hãy xuất lại tệp .ics.")
        yield line


def _note(raw: _Raw, line: str) -> None:
    matched = _LINE.fullmatch(line)
    if matched is None:
        return  # a line that is none: as if it were not there
    name, value = matched[1].upper(), matched[3]
    given = {key.upper(): words.strip('"') for key, words in _PARAMETER.findall(matched[2])}
    if name == "EXDATE":
        raw.left_out.append((given, value))
    elif name in _TAKEN:
        raw.values.setdefault(name, (given, value))


def _laid_out(uid: str, moment: str, raw: _Raw, apart: set[dt.date], first: dt.date, last: dt.date) -> Iterator[Found]:
    """The occurrences of an event on the days that are asked for."""
    one = _one(uid, moment, raw)
    if one is None:
        return
    if "RRULE" not in raw.values or moment:
        if one.day <= last and (one.end_day or one.day) >= first:
            yield one
        return
    if one.day < first - _OLDEST:
        raise UnreadableCalendarError(f"Lịch lặp của “{one.title[:60]}” bắt đầu từ quá lâu. Hãy xuất lại từ năm nay.")
    try:
        days = occurrences(raw.values["RRULE"][1], one.day, max(first, one.day), last)
    except (BadRuleError, ValueError) as error:
        raise UnreadableCalendarError(f"Không đọc được lịch lặp của “{one.title[:60]}”. {error}") from error
    gone = apart | {_local(parameters, value)[0] for parameters, values in raw.left_out for value in values.split(",")[:MOST_EVENTS]}
    length = (one.end_day or one.day) - one.day
    for day in days:
        if day not in gone:
            yield replace(one, key=f"{uid}\n{day.isoformat()}", day=day, end_day=day + length if one.end_day else None)


def _one(uid: str, moment: str, raw: _Raw) -> Found | None:
    """The event itself; None for what does not say when it is."""
    if "DTSTART" not in raw.values:
        return None
    day, time = _local(*raw.values["DTSTART"])
    end_day, end_time = _end(raw, day, time)
    key = f"{uid}\n{_local(*raw.values['RECURRENCE-ID'])[0].isoformat()}" if moment else uid
    return Found(
        key=key, title=" ".join(raw.text("SUMMARY").split())[:500] or "(không có tên)", day=day, end_day=end_day if end_day > day else None,
        time=time, end_time=end_time if end_day > day or (time and end_time and end_time > time) else None,
        place=" ".join(raw.text("LOCATION").split())[:200], words=_long_words(raw),
        cancelled=raw.text("STATUS").upper() == "CANCELLED", tentative=raw.text("STATUS").upper() == "TENTATIVE",
        private=raw.text("CLASS").upper() == "PRIVATE", inside=raw.text("CLASS").upper() == "CONFIDENTIAL",
    )  # fmt: skip


def _long_words(raw: _Raw) -> str:
    """The description; before it the summary, where that has several lines."""
    summary = raw.text("SUMMARY")
    return "\n".join(words for words in (summary if "\n" in summary else "", raw.text("DESCRIPTION")) if words)[:4000]


def _end(raw: _Raw, day: dt.date, time: dt.time | None) -> tuple[dt.date, dt.time | None]:
    """The last day, and until when; an end before the beginning, or years after it, is none."""
    if "DTEND" in raw.values:
        end_day, end_time = _local(*raw.values["DTEND"])
        if end_time is None:
            end_day -= _DAY
    elif "DURATION" in raw.values and (lasts := _duration(raw.values["DURATION"][1])) is not None:
        over = dt.datetime.combine(day, time or dt.time.min) + lasts
        end_day, end_time = (over.date(), over.time()) if time else ((over - _DAY).date(), None)
    else:
        return day, None
    if end_time == dt.time.min and end_day > day:  # until midnight is until the end of the day before
        end_day, end_time = end_day - _DAY, dt.time(23, 59)
    return (end_day, end_time) if day <= end_day <= day + _WIDEST else (day, None)


def _duration(text: str) -> dt.timedelta | None:
    matched = _DURATION.fullmatch(text.strip())
    if matched is None:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in matched.groups())
    return dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def _local(parameters: Parameters, value: str) -> tuple[dt.date, dt.time | None]:
    """A moment of a file in the office's time: its day and hour; a day alone has none. Raises UnreadableCalendarError."""
    matched = _MOMENT.fullmatch(value.strip())
    figures = [int(figure) if figure else None for figure in matched.groups()[:6]] if matched else []
    try:
        date = dt.date(*figures[:3])  # type: ignore[arg-type]  # three figures; without them, TypeError
        if figures[3] is None:
            return date, None
        zone = dt.UTC if matched and matched[7] else _zone(parameters.get("TZID", ""))
        moment = dt.datetime.combine(date, dt.time(figures[3], figures[4] or 0), zone).astimezone(_OURS)
    except (TypeError, ValueError, OverflowError):
        raise UnreadableCalendarError(f"Tệp có ngày giờ không đọc được: “{value[:40]}”. Hãy xuất lại tệp .ics.") from None
    return moment.date(), moment.time()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(WINDOWS_TO_OLSON.get(name, name)) if name else _OURS
    except (KeyError, ValueError, OSError):
        return _OURS


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _words(value: str) -> str:
    """A value as words: what was escaped is what it was, what no text holds is left out."""
    plain = _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return unicodedata.normalize("NFC", "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))).strip()

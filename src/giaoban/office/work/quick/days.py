"""Days as one says them: `ngày mai`, `thứ Sáu tuần sau`, `cuối tháng`, `3 ngày nữa`, reckoned from a local day with a trace in words.

What the beginning, the middle and the end of a month or a year mean is said by Bộ luật Dân sự 2015, Điều 146; that the day on which one
counts is not counted itself, by Điều 147. Where two days could be meant, both are given and none is taken.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from typing import NamedTuple

from giaoban.timing.rules import passed_words
from giaoban.timing.workdays import Calendar

NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "tu": 2, "năm": 3, "nam": 3, "sáu": 4, "sau": 4, "bảy": 5, "bay": 5} | {
    str(n): n - 2 for n in range(2, 8)
}
_NUMBERS = dict(zip(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), range(1, 11), strict=True)) | dict(
    zip(("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"), range(1, 11), strict=True)
)
_DAY = dt.timedelta(1)
_MOST_DAYS = 400
_FRIDAY = 4


class Day(NamedTuple):
    """A day, why it is that one, and the days among which must be asked."""

    day: dt.date | None
    why: str
    choices: tuple[dt.date, ...] = ()
    stays: bool = False  # the words may belong to the work itself


def said(day: dt.date) -> str:
    """thứ Sáu 06/11/2026."""
    return f"{NAMES[day.weekday()]} {day:%d/%m/%Y}"


def today(_: re.Match[str], now: dt.datetime) -> Day:
    """`hôm nay`, `trong ngày`, `chiều nay`."""
    return Day(now.date(), f"hôm nay là {said(now.date())}")


def tomorrow(_: re.Match[str], now: dt.datetime) -> Day:
    """`ngày mai`, `sáng mai`."""
    day = now.date() + _DAY
    return Day(day, f"hôm nay là {said(now.date())}, ngày mai là {said(day)}")


def after_tomorrow(_: re.Match[str], now: dt.datetime) -> Day:
    """`ngày kia`, `ngày mốt`."""
    day = now.date() + 2 * _DAY
    return Day(day, f"hôm nay là {said(now.date())}, ngày kia là {said(day)}")


def weekday(m: re.Match[str], now: dt.datetime) -> Day:
    """`thứ Sáu`, `thứ Hai tuần sau`. Said on the same weekday without a week, today and a week later are both possible."""
    name = (m["weekday"] or "").lower()
    wanted = 6 if m["sunday"] else _WEEKDAYS[name]
    monday = now.date() - now.weekday() * _DAY
    which = (m["which"] or "").lower()
    if which.startswith(("tuần", "tuan")):
        weeks = 0 if which.endswith(("này", "nay")) else 1
        return _not_past(monday + (wanted + 7 * weeks) * _DAY, now, "tuần này" if not weeks else "tuần sau")
    ahead = (wanted - now.weekday()) % 7
    if ahead == 0:
        return Day(None, f"hôm nay đã là {NAMES[wanted]}", (now.date(), now.date() + 7 * _DAY))
    day = now.date() + ahead * _DAY
    return Day(day, f"{NAMES[wanted]} gần nhất sau hôm nay ({said(now.date())}) là {day:%d/%m/%Y}")


def _not_past(day: dt.date, now: dt.datetime, which: str) -> Day:
    if day < now.date():
        return Day(None, f"{said(day)} ({which}) đã qua", (now.date(), day + 7 * _DAY))
    return Day(day, f"{which}: {said(day)}")


def week(m: re.Match[str], now: dt.datetime) -> Day:
    """`trong tuần này`, `cuối tuần`, `đầu tuần sau`. The office's week ends on Friday; what `cuối tuần` means must be asked."""
    weeks = 1 if (m["next"] or "").lower() in ("sau", "tới", "toi") else 0
    monday = now.date() + (7 * weeks - now.weekday()) * _DAY
    name = "tuần sau" if weeks else "tuần này"
    edge = (m["edge"] or "").lower()
    if edge in ("đầu", "dau"):
        return _not_past(monday, now, f"đầu {name}")
    if edge in ("giữa", "giua"):
        return _not_past(monday + 2 * _DAY, now, f"giữa {name}")
    friday, sunday = monday + _FRIDAY * _DAY, monday + 6 * _DAY
    if edge in ("cuối", "cuoi") or friday < now.date():
        days = tuple(day for day in (friday, sunday) if day >= now.date())
        return Day(days[0], f"cuối {name}: {said(days[0])}") if len(days) == 1 else Day(None, f"cuối {name}: thứ Sáu hay Chủ nhật", days)
    if weeks and not edge and not m["cue"]:
        return Day(None, f"{name}: chưa rõ là thời hạn hay nội dung việc", (friday,), stays=True)
    return Day(friday, f"{name} làm việc đến hết {said(friday)}")


def month(m: re.Match[str], now: dt.datetime) -> Day:
    """`cuối tháng`, `trong tháng này`, `giữa tháng sau`."""
    first = now.date().replace(day=1)
    if (m["next"] or "").lower() in ("sau", "tới", "toi"):
        first = (first + 31 * _DAY).replace(day=1)
    edge = (m["edge"] or "").lower()
    last = monthrange(first.year, first.month)[1]
    number = 1 if edge in ("đầu", "dau") else 15 if edge in ("giữa", "giua") else last
    day = first.replace(day=number)
    if m["next"] and not edge and not m["cue"]:
        return Day(None, f"tháng {day:%m/%Y}: chưa rõ là thời hạn hay nội dung việc", (day,), stays=True)
    place = {1: "ngày đầu tiên", 15: "ngày 15"}.get(number, "ngày cuối cùng")
    return _or_past(day, now, f"{place} của tháng {day:%m/%Y} (Bộ luật Dân sự 2015, Điều 146)")


def quarter(m: re.Match[str], now: dt.datetime) -> Day:
    """`hết quý`, `trong quý này`, `cuối quý sau`."""
    last = (now.month + 2) // 3 * 3 + (3 if (m["next"] or "").lower() in ("sau", "tới", "toi") else 0)
    year, last = (now.year, last) if last <= 12 else (now.year + 1, last - 12)
    day = dt.date(year, last, monthrange(year, last)[1])
    return Day(day, f"ngày cuối cùng của quý {last // 3}/{year}: {said(day)}")


def year(_: re.Match[str], now: dt.datetime) -> Day:
    """`hết năm`, `trong năm nay`."""
    day = dt.date(now.year, 12, 31)
    return Day(day, f"ngày cuối cùng của năm {now.year} (Bộ luật Dân sự 2015, Điều 146)")


def day_of_month(m: re.Match[str], now: dt.datetime) -> Day:
    """`ngày 15`: the next 15th, today included; of this month or the next where that is said."""
    number, which = int(m["number"]), (m["next"] or "").lower()
    first = now.date().replace(day=1)
    if which in ("sau", "tới", "toi") or (not which and number < now.day):
        first = (first + 31 * _DAY).replace(day=1)
    if not 1 <= number <= monthrange(first.year, first.month)[1]:
        return Day(None, f"tháng {first:%m/%Y} không có ngày {number}")
    day = first.replace(day=number)
    return _or_past(day, now, f"ngày {number} sắp tới là {said(day)}")


def span(m: re.Match[str], now: dt.datetime, calendar: Calendar | None = None) -> Day:
    """`trong 3 ngày`, `2 tuần nữa`, `05 ngày làm việc`, `trong 24 giờ`. Working days are those of the office's calendar."""
    count = _NUMBERS.get(m["count"].lower()) or int(m["count"])
    unit = m["unit"].lower()
    if "làm" in unit or "lam" in unit:
        return _working(count, now, calendar)
    if unit in ("giờ", "gio", "tiếng", "tieng", "h"):
        day = (now + dt.timedelta(hours=min(count, 24 * _MOST_DAYS))).date()
        return Day(day, f"{count} giờ kể từ {now:%H:%M %d/%m} đến {said(day)}")
    days = count * {"tuần": 7, "tuan": 7}.get(unit, 1)
    if unit in ("tháng", "thang"):
        return _months(count, now)
    if days > _MOST_DAYS:
        return Day(None, "thời hạn dài quá một năm, hãy chọn ngày")
    day = now.date() + days * _DAY
    return Day(day, f"{days} ngày kể từ hôm nay, không tính hôm nay (Bộ luật Dân sự 2015, Điều 147), đến hết {said(day)}")


def _working(count: int, now: dt.datetime, calendar: Calendar | None) -> Day:
    day, left = now.date(), min(count, _MOST_DAYS)
    if calendar is not None:
        day = calendar.add_working_days(now.date(), left)
        passed = passed_words(now.date(), day, calendar)
        why = f"{count} ngày làm việc kể từ hôm nay, không tính hôm nay, đến hết {said(day)}"
        return Day(day, "; ".join([why, *(words[:1].lower() + words[1:] for words in passed)]))
    while left:
        day += _DAY
        left -= day.weekday() <= _FRIDAY
    return Day(None, f"{count} ngày làm việc là {said(day)} nếu không có ngày nghỉ lễ nào ở giữa", (day,))


def _months(count: int, now: dt.datetime) -> Day:
    at = now.year * 12 + now.month - 1 + min(count, 24)
    year_, month_ = divmod(at, 12)
    day = dt.date(year_, month_ + 1, min(now.day, monthrange(year_, month_ + 1)[1]))
    return Day(day, f"{count} tháng kể từ hôm nay đến hết {said(day)}")


def _or_past(day: dt.date, now: dt.datetime, why: str) -> Day:
    return Day(None, f"{said(day)} đã qua", (now.date(),)) if day < now.date() else Day(day, why)


def hour_alone(_: re.Match[str], now: dt.datetime) -> Day:
    """`trước 17h`: of today."""
    return Day(now.date(), f"không ghi ngày: hôm nay, {said(now.date())}")


def _behind(word: str, words: tuple[str, ...]) -> str:
    """A pattern for a word in small letters that stands behind one of these; `Mai` is a name."""
    return "|".join(rf"(?<={before} )(?-i:{word})(?!\w)" for before in words)


Reckoned = Callable[[re.Match[str], dt.datetime], Day]
_COUNT = r"(?P<count>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_PARTS = ("sáng", "trưa", "chiều", "tối", "đêm")
_NEXT = r"(?: (?P<next>này|nay|sau|tới))"
_WEEKDAY = (
    r"(?:(?:ngày )?thứ (?P<weekday>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật))"
    r"(?:,? (?P<which>này|tới|tuần này|tuần sau|tuần tới))?(?!\w)"
)
_FROM_NOW = (
    rf"(?:(?:trong(?: vòng| thời hạn)?|sau) )?{_COUNT} (?P<unit>ngày làm việc|ngày|tuần|tháng|giờ|tiếng)"
    r"(?: (?:nữa|tới|kể từ (?:hôm |bây giờ)?(?:nay)?))"
)
# What is said -> how it is reckoned; the first that fits counts.
PATTERNS: tuple[tuple[str, Reckoned], ...] = (
    (_WEEKDAY, weekday),
    (rf"(?:ngày|mùng) (?P<number>\d{{1,2}})(?! ?[/.-] ?\d)(?! tháng \d)(?!\d)(?: tháng{_NEXT})?", day_of_month),
    (_FROM_NOW, span),
    (rf"(?:trong(?: vòng| thời hạn)?|sau) {_COUNT} ?(?P<unit>ngày làm việc|ngày|tuần|tháng|giờ|tiếng|h)(?!\w)", span),
    (rf"{_COUNT} (?P<unit>ngày làm việc)(?!\w)", span),
    (rf"(?:ngày )?hôm nay|(?:trong|cuối|hết) ngày(?: nay)?(?! ?\d)|{_behind('nay', _PARTS)}", today),
    (rf"ngày (?-i:mai)|{_behind('mai', (*_PARTS, 'trước', 'nhất', 'đến', 'hạn', '[hg0-9]'))}", tomorrow),
    (r"ngày kia|ngày mốt", after_tomorrow),
    (rf"(?:(?P<edge>đầu|giữa|cuối|hết|trong) )?tuần{_NEXT}(?!\w)", week),
    (r"(?P<edge>giữa|cuối|hết|trong) (?P<next>)tuần(?! ?\d)(?!\w)", week),
    (rf"(?:(?P<edge>đầu|giữa|cuối|hết|trong) )?tháng{_NEXT}(?!\w)", month),
    (r"(?P<edge>giữa|cuối|hết|trong) (?P<next>)tháng(?! ?\d)(?!\w)", month),
    (rf"(?:(?:cuối|hết|trong) )?quý{_NEXT}(?!\w)", quarter),
    (r"(?:cuối|hết|trong) (?P<next>)quý(?! ?[\dIV])(?!\w)", quarter),
    (r"(?:(?:cuối|hết|trong) )năm(?: nay| này)?(?! ?\d)(?!\w)|năm nay", year),
)

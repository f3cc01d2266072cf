"""Rules of what returns: `chiều thứ Hai hàng tuần`, `trước ngày 20 hằng tháng`, `các ngày làm việc trong tuần` as RFC 5545 RRULEs."""

from __future__ import annotations

import re
from collections.abc import Callable

from giaoban.reading.lexicon.meetings import RRULE_DAYS
from giaoban.reading.occasions import WEEKDAY, weekday_of

Rule = tuple[str | None, tuple[int, int]]

_EACH = r"(?:[Hh][àằ]ng|[Mm]ỗi)"
_NUMBER = r"(?:0?\d{1,2}|một|hai|ba|bốn|năm|sáu)"
_SEVERAL = r"(?:0?[2-9]|1\d|hai|ba|bốn)"
_RULE = re.compile(
    rf"(?P<every>(?P<n>{_NUMBER}) (?P<nunit>ngày|tuần|tháng|năm)(?:/| một| 0?1| mỗi)? ?lần(?!\w)"
    rf"|(?:một|0?1) lần ?(?:/|trong|mỗi) ?(?P<k>{_SEVERAL}) (?P<kunit>tuần|tháng|năm)(?!\w)"
    r"|[Đđ]ịnh kỳ (?P<j>0?[2-5]|0?[7-9]|hai|ba) (?P<junit>tuần|tháng|năm)(?!\w))"
    rf"|(?P<often>{_SEVERAL} (?:lần|kỳ) ?(?:/|trong|mỗi|một) ?(?:0?1 |một |mỗi )?(?P<often_unit>tuần|tháng|quý|năm)(?!\w)(?! \d))"
    r"|(?P<nth>tuần (?:lễ )?(?:thứ )?(?:đầu tiên|đầu|cuối cùng|cuối|nhất|hai|ba|tư|[1-4])"
    r"(?: và (?:tuần )?(?:thứ )?(?:hai|ba|tư|cuối|[1-4]))? (?:(?:của|trong) )?(?:mỗi )?tháng(?! \d| này| tới))"
    r"|(?P<last>ngày cuối (?:cùng )?(?:(?:của|trong) )?(?:mỗi )?tháng(?! \d))"
    rf"|(?P<some>{_NUMBER} (?:ngày|buổi) ?(?:/|trong|mỗi) ?(?:0?1 |một |mỗi )?(?P<some_unit>tuần|tháng)(?! \d)(?!\w))"
    r"|(?P<report>[Bb]áo cáo (?:(?:công tác|kết quả|định kỳ|tình hình) )?(?P<span>tuần|tháng|quý)"
    r"(?! ?\d| [IVX]| này| tới| trước(?! (?:ngày|\d)))(?!\w))"
    rf"|{_EACH} (?P<each>tuần|tháng|quý|năm)(?!\w)"
    rf"|(?P<edge>ngày làm việc (?P<which>cuối cùng|đầu tiên) (?:(?:của|trong) )?(?:{_EACH} )?tháng)(?! \d)"
    r"|(?P<work>(?:các )?ngày làm việc (?:trong|của|hàng|hằng) (?:tuần|tháng|năm)|giờ hành chính (?:các|tất cả))"
    r"|(?P<half>0?6 tháng ?(?:/ ?|(?=một|0?1 lần))(?:(?:0?1|một) lần)?|(?:0?1|một) lần ?/ ?0?6 tháng|[Đđ]ịnh kỳ 0?6 tháng)"
    r"|(?P<times>(?:0?1|một|[Mm]ỗi) (?:lần ?(?:/|trong|mỗi) ?)?(?:0?1 |một )?(?P<unit>tuần|tháng|quý|năm)(?: (?:0?1|một) lần)?(?!\w))",
)
# The words with which rules begin: the engine looks for these literals alone, and for a rule only where one stands.
_BEGINS = re.compile(r"0|1|2|3|4|5|6|7|8|9|một|hai|ba|bốn|năm|sáu|tuần|ngày|báo|Báo|hàng|hằng|Hàng|Hằng|mỗi|Mỗi|các|giờ|định|Định")
_OFTEN = re.compile(r"(0?[2-9]|hai|ba|bốn) (?:lần|kỳ)(?!\w)")
_LAST_BEFORE = 60
_AFTER = 40
_MONTH_DAYS = re.compile(r"(?:[Nn]gày|mùng|mồng) (?P<days>\d{1,2}(?:(?: ?, ?| và | ?; ?)(?:ngày )?\d{1,2}){0,5})(?! ?[/.]\d)(?= |$|,|\))")
_OF_NEXT_MONTH = re.compile(r"ngày (\d{1,2}) (?:của )?tháng (?:kế tiếp|sau|đầu quý(?: sau)?|liền kề)")
_OF_LAST_MONTH = re.compile(r"ngày (\d{1,2}) (?:của )?tháng cuối (?:của )?(?:mỗi )?quý")
_OF_YEAR = re.compile(r"ngày (\d{1,2})(?:/| tháng )(\d{1,2}) (?:của )?(?:[Hh][àằ]ng|mỗi) năm")
_IN_MONTH = re.compile(r"(?:vào|trong) tháng (\d{1,2}) $")
_NTH_WEEK = re.compile(
    r"tuần (?:lễ )?(?:thứ )?(đầu tiên|đầu|cuối cùng|cuối|nhất|hai|ba|tư|[1-4])(?: (?:của|trong))?(?: tháng| hàng tháng"
    r"| hằng tháng)?"
)
_NTH = {
    "đầu": "1",
    "đầu tiên": "1",
    "nhất": "1",
    "1": "1",
    "hai": "2",
    "2": "2",
    "ba": "3",
    "3": "3",
    "tư": "4",
    "4": "4",
    "cuối": "-1",
    "cuối cùng": "-1",
}
_MONTH_END = re.compile(r"(?:ngày )?cuối (?:cùng )?(?:của )?(?:mỗi )?tháng")
_SPAN_OF_DAYS = re.compile(r" ?(?:-|đến|tới) ?(?:hết )?(?:ngày )?")
WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"


def find_rule(text: str, start: int, end: int) -> Rule | None:
    """The RRULE that `text[start:end]` states and where its words stand; None where nothing recurs there."""
    at = start
    for begin in _BEGINS.finditer(text, start, end):
        m = _RULE.match(text, begin.start(), end) if begin.start() >= at else None
        if m is None:
            continue
        if m.lastgroup and (rule := _READERS[m.lastgroup](text, start, end, m)):
            return rule
        at = m.end()
    return None


def _on_an_edge(text: str, start: int, end: int, m: re.Match[str]) -> Rule:
    """`ngày làm việc cuối cùng của tháng`."""
    return f"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={-1 if m['which'] == 'cuối cùng' else 1}", m.span()


def _on_workdays(text: str, start: int, end: int, m: re.Match[str]) -> Rule:
    return WORKDAYS, m.span()


def _half_yearly(text: str, start: int, end: int, m: re.Match[str]) -> Rule:
    return "FREQ=MONTHLY;INTERVAL=6", m.span()


def _each(text: str, start: int, end: int, m: re.Match[str]) -> Rule | None:
    """`hằng tháng`, `mỗi tuần 01 lần`, with the days named shortly before or after."""
    unit = m["each"] or m["unit"]
    if m["times"] and "lần" not in m["times"]:
        return None
    if often := _OFTEN.search(text, max(start, m.start() - 16), min(end, m.end() + _AFTER)):
        return ("FREQ=MONTHLY;INTERVAL=6" if unit == "năm" and often[1] in ("02", "2", "hai") else None), m.span()
    rule, first = _of_unit(text, max(start, m.start() - _LAST_BEFORE), m, end, unit)
    return rule, (min(first, m.start()), m.end())


def _often(text: str, start: int, end: int, m: re.Match[str]) -> Rule:
    """`2 lần/tuần` names no day; twice a year is every six months."""
    twice = m["often"].startswith(("2 ", "02 ", "hai ")) and m["often_unit"] == "năm"
    return ("FREQ=MONTHLY;INTERVAL=6" if twice else None), m.span()


_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_UNITS = {"ngày": ("DAILY", 1), "tuần": ("WEEKLY", 1), "tháng": ("MONTHLY", 1), "quý": ("MONTHLY", 3), "năm": ("YEARLY", 1)}


def _every(text: str, start: int, end: int, m: re.Match[str]) -> Rule:
    """`03 tháng một lần`, `một lần/02 tuần`."""
    number, unit = m["n"] or m["k"] or m["j"], m["nunit"] or m["kunit"] or m["junit"]
    frequency, times = _UNITS[unit]
    interval = times * (_WORDS.get(number) or int(number))
    return f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval > 1 else ""), m.span()


def _nth_weekday(text: str, start: int, end: int, m: re.Match[str]) -> Rule:
    """`thứ Năm tuần thứ hai của tháng`: without its weekday no rule can be told."""
    weekday = next(reversed(list(WEEKDAY.finditer(text, max(start, m.start() - _LAST_BEFORE), m.start()))), None)
    if weekday is None:
        return None, m.span()
    weeks = _NTH_WEEK.finditer(text, m.start(), m.end())
    numbers = [_NTH[week[1]] for week in weeks] + [_NTH[a] for a in _AND_NTH.findall(m[0])]
    return "FREQ=MONTHLY;BYDAY=" + ",".join(n + RRULE_DAYS[weekday_of(weekday)] for n in numbers), (weekday.start(), m.end())


def _days_and_last(text: str, start: int, end: int, m: re.Match[str]) -> Rule:
    """`ngày 15 và ngày cuối tháng`."""
    day = _last(_DAYS_BEFORE, text, max(start, m.start() - _LAST_BEFORE), m.start())
    days = [str(int(day[1])), "-1"] if day else ["-1"]
    return "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(days), (day.start() if day else m.start(), m.end())


def _some_days(text: str, start: int, end: int, m: re.Match[str]) -> Rule:
    """`01 ngày trong tuần` tells no day, unless a weekday follows in brackets."""
    days = list(WEEKDAY.finditer(text, m.end(), min(end, m.end() + 30)))
    if not days or m["some_unit"] != "tuần" or not _OPENS_BRACKET.fullmatch(text, m.end(), days[0].start()):
        return None, m.span()
    return "FREQ=WEEKLY;BYDAY=" + ",".join(RRULE_DAYS[n] for n in sorted({weekday_of(d) for d in days})), (m.start(), days[-1].end())


def _report(text: str, start: int, end: int, m: re.Match[str]) -> Rule | None:
    """`báo cáo tuần trước 10 giờ thứ Sáu`, `báo cáo tháng (trước ngày 20)`: a rule where a day of the week or month follows."""
    stop = min(end, m.end() + _LAST_BEFORE)
    if m["span"] == "tuần":
        day = WEEKDAY.search(text, m.end(), stop)
        return (f"FREQ=WEEKLY;BYDAY={RRULE_DAYS[weekday_of(day)]}", (m.start(), day.end())) if day else None
    if m["span"] == "quý":
        rule, _ = _quarterly(text, m.end(), m, stop)
        return (rule, m.span()) if rule and "BYMONTHDAY" in rule else None
    month_day = _BY_DAY.search(text, m.end(), stop)
    return (f"FREQ=MONTHLY;BYMONTHDAY={int(month_day[1])}", (m.start(), month_day.end())) if month_day else None


_AND_NTH = re.compile(r" và (?:thứ )?(hai|ba|tư|cuối|[1-4])(?= )")
_DAYS_BEFORE = re.compile(r"ngày (\d{1,2})(?! ?[/.]\d)(?=,? và|,)")
_OPENS_BRACKET = re.compile(r"[ ,:(-]{1,4}(?:vào |là |sáng |chiều |các )*(?:ngày )?")
_BY_DAY = re.compile(r"(?:trước|vào|chậm nhất|đến)(?: là)? ngày (\d{1,2})(?! ?[/.-] ?\d)(?! tháng)(?!\d)")


def _of_unit(text: str, floor: int, m: re.Match[str], end: int, unit: str) -> tuple[str | None, int]:
    stop = min(end, m.end() + _LAST_BEFORE)
    if unit == "tuần":
        return _weekly(text, floor, m, stop)
    if unit == "tháng":
        return _monthly(text, floor, m, stop)
    if unit == "quý":
        return _quarterly(text, floor, m, stop)
    if rule := _yearly(text, floor, m.end()):
        return rule
    if month := _IN_MONTH.search(text, floor, m.start()):
        return f"FREQ=YEARLY;BYMONTH={int(month[1])}", month.start()
    return "FREQ=YEARLY", m.start()


def _yearly(text: str, floor: int, end: int) -> tuple[str | None, int] | None:
    """`ngày 05/6 và ngày 05/12 hằng năm`; days that differ from month to month make no one rule."""
    own = _OF_YEAR.search(text, floor, end)
    if own is None:
        return None
    quarter = _OF_LAST_MONTH.search(text, floor, own.start())
    days = [(int(d[1]), int(d[2])) for d in _DAY_AND_MONTH.finditer(text, floor, own.start())] + [(int(own[1]), int(own[2]))]
    if quarter and int(quarter[1]) == int(own[1]):
        return f"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={int(own[1])}", quarter.start()
    if len({day for day, _ in days}) > 1:
        return None, own.start()
    return f"FREQ=YEARLY;BYMONTH={','.join(str(month) for _, month in sorted(days))};BYMONTHDAY={days[0][0]}", own.start()


_DAY_AND_MONTH = re.compile(r"(?<![\d/])(\d{1,2})(?:/| tháng )(\d{1,2})(?![\d/])")


def _weekly(text: str, floor: int, m: re.Match[str], stop: int) -> tuple[str | None, int]:
    days = list(WEEKDAY.finditer(text, floor, m.start())) or list(WEEKDAY.finditer(text, m.end(), stop))
    if not days:
        return "FREQ=WEEKLY", m.start()
    numbers = [weekday_of(d) for d in days]
    if len(days) == 2 and _SPAN_OF_DAYS.fullmatch(text[days[0].end() : days[1].start()]):
        numbers = list(range(numbers[0], numbers[1] + 1))
    return "FREQ=WEEKLY;BYDAY=" + ",".join(RRULE_DAYS[n] for n in sorted(set(numbers))), days[0].start()


def _monthly(text: str, floor: int, m: re.Match[str], stop: int) -> tuple[str | None, int]:
    for a, b in ((floor, m.start()), (m.end(), stop)):
        weekday = WEEKDAY.search(text, a, b)
        weeks = list(_NTH_WEEK.finditer(text, weekday.end(), min(m.end(), b + 8))) if weekday else []
        if weekday and weeks:
            days = ",".join(_NTH[week[1]] + RRULE_DAYS[weekday_of(weekday)] for week in weeks)
            return f"FREQ=MONTHLY;BYDAY={days}", weekday.start()
        if day := _last(_MONTH_DAYS, text, a, b):
            numbers = sorted({int(d) for d in re.findall(r"\d{1,2}", day["days"]) if 1 <= int(d) <= 31})
            if numbers:
                return "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(map(str, numbers)), day.start()
        if edge := _MONTH_END.search(text, a, b):
            return "FREQ=MONTHLY;BYMONTHDAY=-1", edge.start()
    return "FREQ=MONTHLY", m.start()


def _quarterly(text: str, floor: int, m: re.Match[str], stop: int) -> tuple[str | None, int]:
    if day := _OF_NEXT_MONTH.search(text, floor, stop):
        return f"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY={int(day[1])}", m.start()
    if day := _OF_LAST_MONTH.search(text, floor, stop):
        return f"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={int(day[1])}", m.start()
    return "FREQ=MONTHLY;INTERVAL=3", m.start()


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text, start, end))), None)


_READERS: dict[str, Callable[[str, int, int, re.Match[str]], Rule | None]] = {
    "every": _every,
    "often": _often,
    "nth": _nth_weekday,
    "last": _days_and_last,
    "some": _some_days,
    "report": _report,
    "each": _each,
    "times": _each,
    "edge": _on_an_edge,
    "work": _on_workdays,
    "half": _half_yearly,
}

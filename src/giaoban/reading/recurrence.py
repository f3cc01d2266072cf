"""Rules of what returns: `chiều thứ Hai hàng tuần`, `trước ngày 20 hằng tháng`, `các ngày làm việc trong tuần` as RFC 5545 RRULEs."""

from __future__ import annotations

import re

from giaoban.reading.lexicon.meetings import RRULE_DAYS
from giaoban.reading.occasions import WEEKDAY, weekday_of

_EACH = r"(?:[Hh][àằ]ng|[Mm]ỗi)"
_RULE = re.compile(
    rf"{_EACH} (?P<each>tuần|tháng|quý|năm)(?!\w)"
    rf"|(?P<edge>ngày làm việc (?P<which>cuối cùng|đầu tiên) (?:(?:của|trong) )?(?:{_EACH} )?tháng)(?! \d)"
    r"|(?P<work>(?:các )?ngày làm việc (?:trong|của|hàng|hằng) (?:tuần|tháng|năm)|giờ hành chính (?:các|tất cả))"
    r"|(?P<half>0?6 tháng ?(?:/ ?|(?=một|0?1 lần))(?:(?:0?1|một) lần)?|(?:0?1|một) lần ?/ ?0?6 tháng|[Đđ]ịnh kỳ 0?6 tháng)"
    r"|(?P<times>(?:0?1|một|[Mm]ỗi) (?:lần ?(?:/|trong|mỗi) ?)?(?:0?1 |một )?(?P<unit>tuần|tháng|quý|năm)(?: (?:0?1|một) lần)?(?!\w))",
)
_OFTEN = re.compile(r"(0?[2-9]|hai|ba|bốn) (?:lần|kỳ)(?!\w)")
_LAST_BEFORE = 60
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


def find_rule(text: str, start: int, end: int) -> tuple[str | None, tuple[int, int]] | None:
    """The RRULE that `text[start:end]` states and where its words stand; None where nothing recurs there."""
    m = _RULE.search(text, start, end)
    if m is None:
        return None
    if m["edge"]:
        return f"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={-1 if m['which'] == 'cuối cùng' else 1}", m.span()
    if m["work"]:
        return WORKDAYS, m.span()
    if m["half"]:
        return "FREQ=MONTHLY;INTERVAL=6", m.span()
    unit = m["each"] or m["unit"]
    if m["times"] and "lần" not in m["times"]:
        return None
    if often := _OFTEN.search(text, max(start, m.start() - 16), min(end, m.end() + 24)):
        return ("FREQ=MONTHLY;INTERVAL=6" if unit == "năm" and often[1] in ("02", "2", "hai") else None), m.span()
    rule, first = _of_unit(text, max(start, m.start() - _LAST_BEFORE), m, end, unit)
    return rule, (min(first, m.start()), m.end())


def _of_unit(text: str, floor: int, m: re.Match[str], end: int, unit: str) -> tuple[str | None, int]:
    stop = min(end, m.end() + _LAST_BEFORE)
    if unit == "tuần":
        return _weekly(text, floor, m, stop)
    if unit == "tháng":
        return _monthly(text, floor, m, stop)
    if unit == "quý":
        return _quarterly(text, floor, m, stop)
    if day := _OF_YEAR.search(text, floor, m.end()):
        return f"FREQ=YEARLY;BYMONTH={int(day[2])};BYMONTHDAY={int(day[1])}", day.start()
    if month := _IN_MONTH.search(text, floor, m.start()):
        return f"FREQ=YEARLY;BYMONTH={int(month[1])}", month.start()
    return "FREQ=YEARLY", m.start()


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

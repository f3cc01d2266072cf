"""One entry of a schedule: what is held, where, who presides, is invited, prepares; told in a run or under labels."""

from __future__ import annotations

import re

from giaoban.reading.clock import find_halves
from giaoban.reading.letters import LOWER
from giaoban.reading.lexicon.meetings import POSTS
from giaoban.reading.meetings.asides import before_aside, find_orders, read_preparers
from giaoban.reading.meetings.convening import Convening, Range, split_list, without_stops
from giaoban.reading.meetings.preparers import split_units
from giaoban.reading.meetings.spans import read_title
from giaoban.reading.occasions import Years, read_occasion
from giaoban.reading.places import find_place, inner_labels, label_at, leading_place, place_value

_TITLE_ENDS = re.compile(
    r",? (?:kính )?mời (?=[^.;\n]{0,300}(?:cùng|dự|đi|;|\.|$))|(?:[,;)] ?|(?<=\)) )(?:địa )?điểm (?:tập trung |tại |(?=[A-ZĐ]))"
    r"|;? ?\((?:LĐVP|(?:kính )?mời |[Đđ]/c |[Đđ]ồng chí |do |PH |[Pp]hòng họp|[Hh]ội trường|Giấy mời|Giao |[Cc]ả ngày"
    r"|có giấy mời|theo giấy mời|[^()\n]{2,110} chuẩn)"
    r"|[.;](?= |$|\u2028)|\u2028|\t|(?<=\w), do (?:đ/c|đồng chí|ông|bà) "
)
_CONTENT = re.compile(r"(?:[Nn]ội dung|NỘI DUNG) ?: ?")
_PRESIDES = re.compile(r"(?:,|\(|do) ?(?P<who>(?:đ/c|Đ/c|đồng chí|Đồng chí|ông|bà) [^,.;()\n\u2028]{3,60}) chủ trì")
_RECEIVES = re.compile(
    rf"(?P<who>(?:Đồng chí |Đ/c )?(?:{'|'.join(POSTS)})(?: [^,.;:\n\u2028]{{2,50}}?)?)"
    r" (?:(?:trực tiếp |chủ trì )?tiếp (?:công )?dân|chủ trì )"
)
_WHO_FIRST = re.compile(
    rf"(?P<who>(?:Đ/c|Đồng chí|Ông|Bà) [^:.;\n\u2028]{{2,40}}? ?[-,(] ?(?:{'|'.join(POSTS)})(?!\w)[^:.;\n\u2028]{{0,60}}): "
)
_INVITED = re.compile(
    r"(?:, |; |\(|\. )(?:kính |Kính )?[Mm]ời:? (?P<who>[^.;()\u2028]{4,400}?)(?= cùng (?:dự|đi|tham dự)| tham dự| dự họp"
    r"|[.;(\u2028]|,? điểm |$)"
)
_ALL_DAY = re.compile(r"\((?:[Cc]ả ngày)\)|[,;] cả ngày")
_ONE_ENDS = re.compile(rf"[;\u2028\t]|(?<=[{LOWER}][{LOWER}])\.(?= |$)|(?<=\))\.| ?\((?:LĐVP|[Cc]ả ngày)")


def begin_words(text: str, start: int, end: int, draft: Convening) -> None:
    """The first words of an entry whose hour is known: an aside such as `(Cả ngày)`, or what it is about."""
    halves = find_halves(text, start, end)
    if text[start] == "(" and halves and end - start < 20:
        draft.part, draft.at["part_of_day"] = halves[0].part, (halves[0].start, halves[0].end)
        return
    fill_entry(text, start, end, draft)


def more_words(text: str, start: int, end: int, draft: Convening) -> None:
    """Take up preparers and place from a further line of the entry."""
    read_preparers(draft, text, start, end)
    if draft.place is None and text[start] != "(":
        draft.place = find_place(text, start, end)


def fill_entry(text: str, start: int, end: int, draft: Convening) -> None:
    """What an entry tells in one run: place, what is held, who is invited, who prepares."""
    if m := _CONTENT.match(text, start, end):
        start = m.end()
    if who := _WHO_FIRST.match(text, start, end):
        draft.chair, start = without_stops(text, *who.span("who")), who.end()
    if leading := leading_place(text, start, end):
        draft.place, start = leading
    labels = inner_labels(text, start, end)
    stop = labels[0].start() if labels else end
    start, told = read_title(text, start, stop, draft)
    draft.title = title_of(text, start, told)
    _read_invited(text, start, stop, draft)
    for tells, a, b in _labelled(text, labels, end):
        _fill_part(text, tells, a, b, draft)
    draft.place = draft.place or find_place(text, start, stop)


def title_of(text: str, start: int, end: int) -> Range:
    """What is held, without what follows it: who is invited, where, notes in brackets."""
    m = _TITLE_ENDS.search(text, min(start + 3, end), end)
    return without_stops(text, start, m.start() if m else end)


def _read_invited(text: str, start: int, end: int, draft: Convening) -> None:
    for m in _INVITED.finditer(text, start, end):
        if not m["who"].startswith("riêng"):
            draft.attendees.append(without_stops(text, *m.span("who")))
    presides = _PRESIDES.search(text, start, end) or (None if draft.chair else _RECEIVES.match(text, start, end))
    if presides:
        draft.chair = presides.span("who")
    if draft.part is None and (whole := _ALL_DAY.search(text, start, end)):
        draft.part, draft.at["part_of_day"] = "all-day", whole.span()
    read_preparers(draft, text, start, end)


def fill_labelled(text: str, tells: str, start: int, end: int, draft: Convening, years: Years) -> None:
    """Take up what stands under a label of the entry, and under the labels that follow in the same run."""
    labels = inner_labels(text, start, end)
    _fill_part(text, tells, start, labels[0].start() if labels else end, draft, years)
    for what, a, b in _labelled(text, labels, end):
        _fill_part(text, what, a, b, draft, years)


def _labelled(text: str, labels: list[re.Match[str]], end: int) -> list[tuple[str, int, int]]:
    """What each label tells, and the range of its value: up to the next label."""
    stops = [m.start() for m in labels[1:]] + [end]
    found = [(label_at(text, m.start(), end), stop) for m, stop in zip(labels, stops, strict=bool(labels))]
    return [(label[0], label[1], stop) for label, stop in found if label]


def _fill_part(text: str, tells: str, start: int, end: int, draft: Convening, years: Years | None = None) -> None:
    if tells == "time":
        occasion = read_occasion(text, start, end, years or Years())
        draft.take(occasion)
        draft.place = draft.place or find_place(text, start, end)
    elif tells == "place":
        draft.place = place_value(text, start, end) or draft.place
    elif tells == "chair":
        draft.chair = _one_value(text, start, end) or draft.chair
    elif tells == "attendees":
        draft.attendees += split_list(text, start, before_aside(text, start, end))
        read_preparers(draft, text, start, end)
    elif tells == "prepared_by":
        draft.prepared_by += split_units(text, start, before_aside(text, start, end))
        draft.orders += [(order, who) for order, who, _ in find_orders(text, start, end)]
    elif draft.title is None:
        fill_entry(text, start, end, draft)


def _one_value(text: str, start: int, end: int) -> Range | None:
    stop = next((m.start() for m in _ONE_ENDS.finditer(text, start, end)), end)
    one = without_stops(text, start, stop)
    return one if one[0] < one[1] else None

"""One meeting while its lines are read: ranges of the flow become the words of the source and their evidence at the end."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, time

from giaoban.reading.layout import Block
from giaoban.reading.model import AgendaItem, Certainty, Evidence, Meeting, OrderInPassing, PartOfDay
from giaoban.reading.occasions import Occasion
from giaoban.reading.text import Flow

Range = tuple[int, int]

_SEPARATOR = re.compile(r" ?[;\n\u2028\t] ?")
_HONORIFIC = re.compile(r"(?:(?:do|[ÔôOo]ng|[Bb]à|[Đđ][ồô]ng chí|[Đđ]/[cC]) )+")

ANNOUNCED_LATER = re.compile(
    r"(?:lịch|thời gian|thời điểm|địa điểm)[^().;\n]{0,60}?(?:sẽ |được |có )*(?:thông báo|báo)(?: cụ thể| riêng| đến)? ?(?:sau|riêng)"
    r"|(?:sẽ )?(?:có )?thông báo(?: cụ thể)? (?:sau|riêng)|chưa (?:ấn định|xác định|rõ)[^().;\n]{0,30}(?:thời gian|ngày)?"
    r"|theo lịch (?:công tác|riêng)",
    re.IGNORECASE,
)
TENTATIVE = re.compile(r"(?<!\w)dự kiến(?!\w)", re.IGNORECASE)


@dataclass(slots=True)
class Convening:
    """What is known so far of one meeting. Every place is a range of the flow."""

    title: Range | None = None
    day: date | None = None
    last: date | None = None
    time: time | None = None
    part: PartOfDay | None = None
    certainty: Certainty = "fixed"
    place: Range | None = None
    chair: Range | None = None
    attendees: list[Range] = field(default_factory=list)
    prepared_by: list[Range] = field(default_factory=list)
    agenda: list[AgendaItem] = field(default_factory=list)
    orders: list[tuple[Range, Range]] = field(default_factory=list)
    at: dict[str, Range] = field(default_factory=dict)

    def take(self, occasion: Occasion) -> None:
        """Fill what is still open of day, hour and half of the day."""
        if self.day is None and "date" not in self.at and "date" in occasion.at:
            self.day, self.last = occasion.day, occasion.last
            self._note("date", occasion)
            self._note("end_date", occasion)
        if self.time is None and occasion.time is not None:
            self.time = occasion.time
            self._note("time", occasion)
        if self.part is None and occasion.part is not None:
            self.part = occasion.part
            self._note("part_of_day", occasion)

    def _note(self, name: str, occasion: Occasion) -> None:
        if name in occasion.at:
            self.at[name] = occasion.at[name]

    def finish(self, flow: Flow) -> Meeting | None:
        """The meeting with the words of the source, or None where nothing names it."""
        title = flow.trimmed(*self.title) if self.title else None
        if title is None or title[0] >= title[1]:
            return None
        quote = flow.quote(*title)
        return Meeting(
            title=quote.text,
            span=quote.span,
            date=self.day,
            end_date=self.last,
            time=self.time,
            part_of_day=self.part,
            certainty=self.certainty,
            place=flow.words(*self.place) if self.place else None,
            chair=flow.words(*self.chair) if self.chair else None,
            attendees=tuple(flow.words(*a) for a in self.attendees),
            prepared_by=tuple(flow.words(*p) for p in self.prepared_by),
            agenda=tuple(self.agenda),
            orders=tuple(_order(flow, order, who) for order, who in self.orders),
            evidence=self._evidence(flow),
            without=quote.without,
        )

    def _evidence(self, flow: Flow) -> Evidence:
        evidence: Evidence = {name: flow.span(*at) for name, at in self.at.items()}
        for name, one in (("place", self.place), ("chair", self.chair)):
            if one:
                evidence[name] = flow.span(*one)
        for name, many in (("attendees", self.attendees), ("prepared_by", self.prepared_by)):
            if many:
                evidence[name] = tuple(flow.span(*r) for r in many)
        return evidence


def _order(flow: Flow, order: Range, who: Range) -> OrderInPassing:
    quote = flow.quote(*order)
    return OrderInPassing(quote.text, quote.span, (flow.words(*who),), quote.without)


def split_list(text: str, start: int, end: int) -> list[Range]:
    """The parts of a list that semicolons or lines part, without closing stops."""
    parts: list[Range] = []
    at = start
    for m in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = m.start() if m else end
        one = without_stops(text, at, stop)
        if one[0] < one[1]:
            parts.append(one)
        at = m.end() if m else end
    return parts


def without_stops(text: str, start: int, end: int) -> Range:
    """The range without blanks, bullets before it and stops after it."""
    while start < end and text[start] in " \t\u2028-+*:;,.•":
        start += 1
    while end > start and text[end - 1] in " \t\u2028.;:,/":
        end -= 1
    return start, end


def without_honorific(text: str, start: int, end: int) -> Range:
    """The name or post without `đồng chí`, `ông` before it."""
    m = _HONORIFIC.match(text, start, end)
    return without_stops(text, m.end() if m else start, end)


def block_at(blocks: list[Block], offset: int) -> int:
    """The index of the block that holds the character at `offset` of the flow."""
    return max(0, bisect_right(blocks, offset, key=lambda b: b.start) - 1)

"""What an entry of a schedule or an invitation tells by the way: who prepares it, and what someone is told to do for it."""

from __future__ import annotations

import re

from giaoban.reading.letters import LOWER, UPPER
from giaoban.reading.lexicon.meetings import PREPARERS, SERVES, TOLD_TO
from giaoban.reading.meetings.convening import Convening, Range, without_stops
from giaoban.reading.meetings.preparers import split_units

_PREPARES = re.compile(r"\((?P<who>[^()\n]{2,120}?) (?:chuẩn bị|chuẩn)(?P<what>[^()\n]{0,80})\)")
_BEGINS = r"(?:(?<=[.;,(+*-] )|(?<=[(\n\u2028])|(?<!.))"
_REST = r"(?:[^.;()\n\u2028]|\.(?=\d)){0,300}"
_ORDER = re.compile(
    rf"{_BEGINS}(?P<order>(?:[Gg]iao (?!ban |lưu |thông |nhận |dịch |khoán )(?:cho )?|(?:Đề nghị|Yêu cầu|Phân công) (?=[A-ZĐỦ]))"
    rf"(?P<who>[^\W\d_][^.;()\n\u2028]{{1,90}}?)(?<!Ban)(?<!ủy ban)(?<!Ủy ban) (?P<verb>{'|'.join(TOLD_TO)})(?!\w){_REST})"
)
_ORDERS = ("iao ", "Đề nghị", "Yêu cầu", "Phân công")
_ASIDE_FOLLOWS = re.compile(rf" ?\([^()\n]{{2,110}} chuẩn bị|[.;,] ?[Gg]iao (?!ban )|(?<=[{LOWER}])\. (?=[{UPPER}])")
_REQUEST = re.compile(r"\. (?=(?:Đề nghị|Yêu cầu|Giao|Kính đề nghị|Rất|Trân trọng|Sự hiện diện|Lưu ý|Phân công)(?!\w))")
_UNITS = "|".join(sorted(PREPARERS, key=len, reverse=True))
_SERVED_BY = re.compile(
    rf"(?:(?<=[.;+*-] )|(?<=\n)|(?<!.))(?P<order>(?P<who>(?:{_UNITS})(?!\w)[^.;()\n\u2028]{{0,80}}?)"
    rf" (?P<verb>{'|'.join(SERVES)})(?!\w){_REST})"
)


def read_preparers(draft: Convening, text: str, start: int, end: int) -> None:
    """Take up `(Phòng Kinh tế chuẩn bị báo cáo)` and `(Giao Văn phòng chuẩn bị ...)` of an entry."""
    for m in _PREPARES.finditer(text, start, end):
        if not m["who"].startswith("Giao "):
            draft.prepared_by += split_units(text, *m.span("who"))
    for order, who, prepares in find_orders(text, start, end):
        draft.orders.append((order, who))
        if prepares and not draft.prepared_by:
            draft.prepared_by.append(who)


def find_orders(text: str, start: int, end: int) -> list[tuple[Range, Range, bool]]:
    """What someone is told to do by the way (`Giao Văn phòng chuẩn bị tài liệu`), who it is, and whether it is to prepare something."""
    if not any(text.find(word, start, end) >= 0 for word in _ORDERS):
        return []
    found = _ORDER.finditer(text, start, end)
    return [(without_stops(text, *m.span("order")), m.span("who"), m["verb"] == "chuẩn bị") for m in found]


def find_services(text: str, start: int, end: int) -> list[tuple[Range, Range]]:
    """What an invitation has done for it without a word of command: `Văn phòng bố trí hội trường`, after an order `; Công an xã ...`."""
    found = _SERVED_BY.finditer(text, start, end)
    return [(without_stops(text, *m.span("order")), m.span("who")) for m in found]


def before_aside(text: str, start: int, end: int) -> int:
    """Where a list ends before a sentence or brackets that tell who prepares or is ordered something."""
    m = _ASIDE_FOLLOWS.search(text, start, end)
    return m.start() if m else end


def before_request(text: str, start: int, end: int) -> int:
    """Where the value of a label ends before a sentence that asks something of those invited."""
    m = _REQUEST.search(text, start, end)
    return m.start() if m else end

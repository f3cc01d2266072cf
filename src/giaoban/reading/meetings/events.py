"""What is held, after the verb that calls people to it: `tổ chức Hội nghị ...`, `kính mời các đại biểu về dự buổi làm việc ...`."""

from __future__ import annotations

import re

from giaoban.reading.lexicon.meetings import EVENTS, HOLDS
from giaoban.reading.meetings.convening import Range, without_stops

EVENT = "|".join(sorted(set(EVENTS), key=len, reverse=True)).replace("ổ", "[ổôồ]").replace("buổi", "bu[ổôồ]i")
# `Sở tổ chức Hội nghị ...`, `kính mời các đại biểu về dự buổi làm việc ...`: the verb, and what is held after it.
HELD = re.compile(rf"(?<!\w)(?:{'|'.join(HOLDS)})(?: dự)?:? (?P<event>(?:các |[\"']? ?)?(?:{EVENT})(?!\w))", re.IGNORECASE)
_EVENT_ENDS = re.compile(
    r",? (?:với|theo)(?: các| những)? (?:nội dung|thời gian|chương trình|thành phần|lịch)|,? (?:cụ thể"
    r"|chi tiết)(?: như sau)?|,? như sau|,? do (?:ông|bà|đ[ồô]ng chí|đ/c|Đ/c) "
    r"|:|[.;](?= |$)|,? (?:trân trọng )?kính mời|,? vào (?:lúc|hồi|ngày|sáng|chiều|tối|thứ|\d)"
    r"|,? (?:lúc|hồi) \d|,? thời gian|,? (?:sáng|chiều) (?:ngày|thứ)"
    r"|, tại |, địa điểm|,? ngày \d{1,2}/|, (?:Sở|Ủy ban"
    r"|UBND|Ban|Văn phòng) [^,.]{2,60} (?:trân trọng|kính mời)|,$"
)
_LONGEST = 600


def event_title(text: str, held: re.Match[str], end: int) -> Range:
    """The name of what `HELD` found: up to where its time, its place or who is invited is told."""
    start = held.start("event")
    end = min(end, held.end("event") + _LONGEST)
    m = _EVENT_ENDS.search(text, held.end("event"), end)
    return without_stops(text, start, m.start() if m else end)

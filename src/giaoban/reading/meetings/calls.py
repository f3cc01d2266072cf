"""By which signs a paper calls people together: an invitation, a summons, a schedule."""

from __future__ import annotations

import re

from giaoban.reading.context import Paper

TITLED = re.compile(r"\W{0,4}GI[ẤÁẦÂA]Y M[ỜƠÔỚỞ]I\W{0,4}$")
_SUMMONS = re.compile(
    r"\W{0,4}(?:(?:V/v|Về việc|về việc|Về) )?(?:mời (?:[^\n]{0,40}?)?(?:dự|họp|tham gia)|triệu tập)(?!\w)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:^|[\n\t\u2028])[-+*•| ]{0,4}(?:(?:\(?\d{1,2}[.)] ?)?(?:[Tt]hứ|THỨ) ?(?:[Hh]ai|HAI|[Bb]a|BA|[Tt]ư|TƯ|[Nn]ăm|NĂM"
    r"|[Ss]áu|SÁU|[Bb]ảy|BẢY|[2-7])(?!\w)|Chủ [Nn]hật|CHỦ NHẬT|Hôm nay|T[2-7][\n\t\u2028 ,(]|CN[\n\t\u2028 ,(])"
)
_HALF_LINE = re.compile(r"[\n\t][-+*• ]{0,4}(?:[a-d1-9][.)] )?(?:Buổi )?(?:[Ss]áng|SÁNG|[Cc]hiều|CHIỀU)(?: ngày [\d/]+)? ?[:\n\t]")
_HOUR_LINE = re.compile(r"[\n\t\u2028][-+*• ]{0,4}(?:[01]?\d|2[0-3]) ?(?:giờ|h|g|H)(?: ?[0-5]\d)?")


def invites(paper: Paper) -> bool:
    """Does the paper invite or summon people to one meeting?"""
    kind, subject = paper.document.type, paper.document.subject or ""
    if kind == "GM" or (kind in ("TT", "CV", "TB") and _SUMMONS.match(subject)):
        return True
    return kind is None and any(TITLED.match(paper.flow.text, b.start, b.end) for b in paper.blocks[:25])


def looks_like_schedule(paper: Paper) -> bool:
    """Is the paper a schedule by its kind, or a page of entries under days and hours?"""
    if paper.document.type not in ("LICH", None, "TB"):
        return False
    text = paper.flow.text
    by_hours = _HOUR_LINE.search(text) is not None
    if paper.document.type == "LICH":
        return by_hours or _HALF_LINE.search(text) is not None or _OPENS.search(text) is not None
    return by_hours and _OPENS.search(text) is not None

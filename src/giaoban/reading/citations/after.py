"""What stands after a number or a name: the date, the year, the issuer, the title."""

from __future__ import annotations

import re

from giaoban.reading.citations.endings import Stops, crosses_comma, name_end
from giaoban.reading.dates import DateMention, date_at, day_of
from giaoban.reading.lexicon.bodies import AFTER_AND, AFTER_BODY, LOWER_BODIES
from giaoban.reading.model import Span
from giaoban.reading.rare import Rare

ISSUER_REACH = 170
TITLE_REACH = 700
# `(A11)`: the department within a ministry.
_TO_DATE = re.compile(r"(?: ?\( ?[A-Z]\d{1,2} ?\))?(?: ?[,(])? ?(?:(?:ký|ban hành|ra|công bố) )?(?:[Nn]gày ?){0,2}(?=\d)")
# Scanned or mistyped: O for 0, l for 1, a stray point, `thảng` or `ngày` for `tháng`.
_SCANNED = Rare(r"([\dOol]{1,2})\.? ?(?:th\wng|ngày|năm) ?([\dOol]{1,2})\.? ?năm\.? ?((?:19|20)\d\d)(?!\d)")
_SCANNED_FIGURES = str.maketrans("Ool", "001")
_BLANK_DATE = Rare(r",? ngày(?:\W{1,14}\d{0,2}/\d{4}| \d{1,2}/\d{4}(?![\d/])|\W{1,14}tháng[\W\d]{1,14}năm \d{4}|//\d{4})")
_YEAR = re.compile(r",? (năm )?(?:19|20)\d\d(?!\w|[/.-]\w)")


def date_after(text: str, at: int, limit: int) -> DateMention | None:
    """The date right after a number: `, ngày 18/5/2021`, `(ngày 18/5)`."""
    lead = _TO_DATE.match(text, at, limit)
    if not lead:
        return None
    mention = date_at(text, lead.end(), limit)
    if mention is None or not mention.has_year:
        mention = _scanned_date(text, lead.end(), limit) or mention
    if mention is None or not (mention.said or mention.has_year):
        return None
    return mention


def _scanned_date(text: str, at: int, limit: int) -> DateMention | None:
    figures = _SCANNED.pattern.match(text, at, limit)
    if not figures:
        return None
    day, month, year = (int(part.translate(_SCANNED_FIGURES)) for part in figures.groups())
    return DateMention(at, figures.end(), at, day, month, year, day_of(day, month, year), True)


def year_after(text: str, at: int, limit: int, *, said: bool) -> int | None:
    """Where the year after a name ends: ` năm 2013`, or ` 2013` unless it must be `said`."""
    found = _YEAR.match(text, at, limit)
    return found.end() if found and (found[1] or not said) else None


def blank_date_after(text: str, at: int, limit: int) -> int | None:
    """Where a date with its day left to be filled in ends: `ngày /12/2025`."""
    found = _BLANK_DATE.pattern.match(text, at, limit)
    return found.end() if found else None


_OF = re.compile(r" ?,? (?:[Cc]ủa|do)(?: (?:các|chính))? (?=\w)")
_STOPS = Stops(AFTER_BODY, AFTER_AND)
_TERM_IN_BRACKETS = re.compile(r" ?\( ?[Kk]h[óo]a ?[IVXLC\d]+\)| [Kk]hóa [IVXLC]+(?!\w)")
_ABBREVIATED = re.compile(r"(?:TP|Tp|tp|Tx|TX|[A-Z])\Z")


def issuer_after(text: str, at: int, limit: int) -> Span | None:
    """Who issued it, after `của` or `do`: the name runs to the words of a title or of the sentence going on."""
    of = _OF.match(text, at, limit)
    if not of:
        return None
    start = of.end()
    if not (text[start].isupper() or text.startswith(LOWER_BODIES, start)):
        return None
    end = body_end(text, start, min(limit, start + ISSUER_REACH))
    if of[0].endswith("do ") and not text.startswith("ban hành", end + 1):
        return None
    return (start, end) if end > start else None


def body_end(text: str, start: int, limit: int) -> int:
    """Where the name of a body that begins at `start` ends."""
    return with_term(text, name_end(text, start, limit, _STOPS, _goes_on), limit)


def with_term(text: str, end: int, limit: int) -> int:
    """Where a name ends when its term of office is taken in: `Bộ Chính trị (khóa XII)`."""
    term = _TERM_IN_BRACKETS.match(text, end, limit)
    return term.end() if term else end


def _goes_on(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    """Whether the name goes on after a comma, point or colon."""
    sign = stop[0]
    if sign == ",":
        return crosses_comma(text, start, stop, limit)
    before = text[max(start, stop.start() - 8) : stop.start()]
    if sign == ".":
        return _ABBREVIATED.search(before) is not None and text[stop.end() : stop.end() + 1] not in {"", "\n"}
    return sign == ":" and before.lower().endswith(("liên bộ", "các sở", "các bộ", "liên sở"))


_TITLE_BEGINS = re.compile(
    r" ?,? ?(?=\"|(?:[Vv][ềêệẻẽ]|VỀ|[vV]/[vV]|[Qq]u[yi] định|[Hh]ướng dẫn|[Bb]an hành|[Ss]ửa đổi|[Pp]hê duyệt"
    r"|thực hiện|triển khai|thành lập|tăng cường|đẩy mạnh|nâng cao|tiếp tục)(?! (?:này|số|\d))(?!\w))"
)
_TITLE_STOP = re.compile(
    "[;:\n\t\u2028]|"
    r"\.(?=[\s/]|\Z)| \((?=(?:(?:đã )?được|sửa đổi|sau đây|gọi|đính|kèm|gửi|[Dd]anh sách|có ))|[()\"]"
    r"|,? (?=(?:sau đây|gọi tắt|gọi chung|(?:đã )?hết hiệu lực|như sau|bị bãi bỏ|và các văn bản|được sửa đổi|đã được"
    r"|và (?:hướng dẫn|quy định) (?:của|tại)) )"
)
_NEW_CLAUSE = re.compile(
    r", (?=(?:tuy nhiên|nhưng|nên|do|vì|song|mà|đến nay|đề nghị|yêu cầu|giao|được|đồng thời|theo đó|trong đó|cụ thể|như sau|bao gồm|gồm"
    r"|căn cứ|nay|nhằm|để|Ban Thường vụ|Thường trực|UBND|Ủy ban|Sở|Đảng ủy|Huyện ủy|Tỉnh ủy|Thành ủy|Văn phòng|Ban|Hội đồng|Chi bộ"
    r"|Đảng bộ|Bộ|Phòng|Giám đốc|Chủ tịch) )"
)


def title_after(text: str, at: int, limit: int) -> Span | None:
    """The title after the issuer: `về ...`, `quy định ...`, or in quotation marks; to the end of its clause."""
    begins = _TITLE_BEGINS.match(text, at, limit)
    if not begins:
        return None
    start = begins.end()
    limit = min(limit, start + TITLE_REACH)
    end = _title_end(text, start, limit)
    clause = None if text[start] == '"' else _NEW_CLAUSE.search(text, start, end)
    if clause and '"' not in text[start : clause.start()]:
        end = clause.start()
    while end > start and text[end - 1] in " ,":
        end -= 1
    return (start, end) if end - start > 3 else None


def _title_end(text: str, start: int, limit: int) -> int:
    open_brackets, at = 0, start
    while stop := _TITLE_STOP.search(text, at, limit):
        sign = stop[0]
        if sign == "(":
            open_brackets += 1
        elif sign == ")":
            if not open_brackets:
                return stop.start()
            open_brackets -= 1
        elif sign == '"':
            closing = text.find('"', stop.end(), limit)
            return stop.start() if closing < 0 else closing + 1
        else:
            return stop.start()
        at = stop.end()
    return limit

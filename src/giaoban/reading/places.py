"""Where something is held, and the labels (`Địa điểm:`, `Chủ trì:`) before the parts of an invitation or a schedule's entry."""

from __future__ import annotations

import re

from giaoban.reading.lexicon.meetings import LABELS, LABELS_ALONE, VENUES

Range = tuple[int, int]

# Scans leave strokes and bits of stamps before a label.
_JUNK = r"(?:[^\w\n(]|_){0,8}(?:[Il|¡] ?['`]? ?\d?[-.)/] ?)?"
_NAMES = "|".join(sorted(set(LABELS) - LABELS_ALONE, key=len, reverse=True))
_ALONE = "|".join(sorted(LABELS_ALONE))
LABEL = re.compile(
    rf"{_JUNK}(?P<name>(?:{_NAMES})(?=(?:(?! như| theo| sau| cụ thể) [^\W\d_]{{1,9}}){{0,4}} ?[:;])"
    rf"|(?:{_ALONE})(?= ?:))[^:;\n]{{0,48}}[:;](?!\d)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"{_JUNK}(?:(?P<content>(?:Nội dung|Chương trình)(?:(?:,| và|/| -) ?(?:chương trình|nội dung))?)"
    rf"(?: (?:[Đđ]ại hội|[Hh]ội nghị|(?:cuộc |buổi )?(?:họp|làm việc)))? ?$"
    rf"|(?P<name>Thời gian|Địa điểm|Thành phần)(?: (?:tham dự|mời|tổ chức|mời dự))?(?= ?$| ?\n| (?:[A-ZĐ\d]|ngày|buổi|từ|lúc"
    rf"|vào|hội trường|phòng|tại)))"
)
_INNER_LABEL = re.compile(
    rf"(?:(?<=[.;,)!?\u2028\n] )|(?<=[\u2028\n\t]))(?:[-+] ?)?(?P<name>{_NAMES}|{_ALONE})(?: tham dự| mời| dự)? ?:",
    re.IGNORECASE,
)

_GATHER = re.compile(
    r"(?:(?<=[,;)] )|(?<=^))(?:điểm tập trung(?: tại)?|điểm tại|điểm(?= [A-ZĐ])|[Đđ]ịa điểm(?: tại)?:?|tập trung tại"
    r"|điểm cầu) "
)
_IN = re.compile(r"(?<!\w)[Tt]ại (?P<venue>" + "|".join(VENUES) + r")(?!\w)", re.IGNORECASE)
_AT = re.compile(r"(?:Điểm cầu [^:\n]{0,40}: ?)?(?:(?:[Tt]ại|TẠI|[Đđ]iểm tại|ở):? )?")
_LEADING_AT = re.compile(r"(?:(?:[Tt]ập trung )?[Tt]ại|TẠI|[Đđ]iểm tại|ở):? ")
_ASIDE = re.compile(
    r" ?\((?=LĐVP|[Cc]ả ngày|[Gg]iấy mời|[Gg]iao|[Đđ]/c|[Đđ]ồng chí|do |theo |có |[Ss]áng|[Cc]hiều|[Tt]hành phần|LĐ |[Nn]ếu "
    r"|[Tt]rường hợp |[Tt]rừ |[Kk]hi |[Cc]huẩn bị|[^()\n]{0,60}chuẩn bị|[Kk]hông )"
)
_STOP = re.compile(
    r";(?! số )|\n(?!\()|[\t\u2028]|\.(?= |$)|,? (?:mời|kính mời|cùng dự|do (?:đ/c|đồng chí|ông|bà)|để|vào (?:lúc|ngày|hồi))(?= )"
    r"|(?:(?<=.) -{1,2} |, )(?=Chủ trì|Thành phần|Thời gian)"
)
_ABBREVIATED = re.compile(r"(?:^|[\s(/,.-])(?:TP|Tp|tp|TX|TT|Q|P|H|X|Đ|đ/c|Đ/c|St|Th\.?S|Ts|TS|BS|PGS|GS|số|Tr)$")

_LONGEST = 300
_LONGEST_LABEL = 100


def label_at(text: str, start: int, end: int) -> tuple[str, int] | None:
    """What the label that stands at `start` tells, and where its value begins."""
    signed = any(text.find(sign, start, min(end, start + _LONGEST_LABEL)) >= 0 for sign in ":;")
    m = (LABEL.match(text, start, end) if signed else None) or _BARE.match(text, start, end)
    if m is None:
        return None
    at = m.end()
    while at < end and text[at] in " \t\u2028-":
        at += 1
    return LABELS[(m["name"] or "nội dung").lower()], at


def inner_labels(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The labels that stand inside a run of text; most runs have no colon and so no label."""
    return list(_INNER_LABEL.finditer(text, start, end)) if text.find(":", start, end) >= 0 else []


def place_value(text: str, start: int, end: int) -> Range | None:
    """The place that a label's value names: up to the end of its sentence, without `tại` before it."""
    if m := _AT.match(text, start, end):
        start = m.end()
    return _trimmed(text, start, _place_end(text, start, end))


def find_place(text: str, start: int, end: int) -> Range | None:
    """The place an entry names in passing: `điểm tại X`, else the last `tại X` that ends a clause."""
    if m := _GATHER.search(text, start, end):
        return place_value(text, m.end(), end)
    found = None
    for m in _IN.finditer(text, start, end):
        stop = _place_end(text, m.start("venue"), end)
        if stop - m.start("venue") < _LONGEST:
            found = _trimmed(text, m.start("venue"), stop)
    return found


def leading_place(text: str, start: int, end: int) -> tuple[Range, int] | None:
    """`Tại phòng họp số 1: Khai giảng ...`: the place, and where the entry itself begins."""
    m = _LEADING_AT.match(text, start, min(end, start + 4))
    if m is None:
        return None
    colon = text.find(":", m.end(), min(end, m.end() + 120))
    if colon < 0 or "\u2028" in text[m.end() : colon]:
        return None
    at = colon + 1
    while at < end and text[at] == " ":
        at += 1
    return (m.end(), colon), at


def _place_end(text: str, start: int, end: int) -> int:
    """Where the name of the place ends: at a stop outside brackets, at an aside in brackets."""
    end = min(end, start + _LONGEST)
    aside = _ASIDE.search(text, start, end)
    limit = aside.start() if aside else end
    for m in _STOP.finditer(text, start, limit):
        inside = text.count("(", start, m.start()) > text.count(")", start, m.start())
        if inside and text[m.start()] not in "\n\t\u2028":
            continue
        if text[m.start()] == "." and _ABBREVIATED.search(text[max(start, m.start() - 6) : m.start()]):
            continue
        return m.start()
    return limit


def _trimmed(text: str, start: int, end: int) -> Range | None:
    while start < end and text[start] in " :,-_.":
        start += 1
    while end > start and text[end - 1] in " .,;:-_/":
        end -= 1
    return (start, end) if end > start else None

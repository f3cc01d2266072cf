"""Which lines are the letterhead with subject and addressees, which the body, which the closing. An annex is body again.

A paper may hold others: after a closing an attached paper brings its own letterhead, or an annex its own title; both are
head again, so that the paper's own name and number are never taken for a citation.
"""

from __future__ import annotations

import re
from typing import Literal

from giaoban.reading.layout.endings import begins_a_closing, closing_end
from giaoban.reading.layout.lines import ENDS_A_SENTENCE, Line
from giaoban.reading.layout.markers import read_marker
from giaoban.reading.layout.signs import (
    ANNEXED,
    LONG,
    RECIPIENTS,
    SCHEDULE,
    bare,
    begins_an_organ,
    count_words,
    is_organ,
    is_rule,
    may_open_a_body,
    names_the_state,
    opens_a_body,
    sign_of,
)
from giaoban.reading.layout.wrapping import BEGINS_A_SENTENCE
from giaoban.reading.letters import is_capital_line

Zone = Literal["head", "body", "closing", "note"]

_WINDOW = 48
_QUIET = 14
# No page is narrower than this many letters; a short paper's few lines do not show how wide it is.
_NARROWEST = 60
_ENOUGH = frozenset({"nation", "motto", "party", "addressed", "about", "date", "number", "portal"})
_STOPPED = re.compile(r"[^;\s.][\s]*\.$")
# A first sentence may begin with `Đồng chí …`; in a list of addressees, behind a dash, it is one of them.
_COMRADES = re.compile(r"[-–+•*]\s?(?:Các đ|Đ)ồng chí ")
_CALLED = re.compile(r"[\W\w]{0,3}\(?\s?(?:[Ss]au đây|&au đây|gọi)")
# The labelled parts of an invitation, or of minutes.
_LABELLED = re.compile(r"(?:Thời gian|Địa điểm|Thành phần|Chủ trì|Chủ tọa|Thư ký)(?: [^:\t]{1,30})? ?: ?\S")
# What begins a first sentence that orders; no second line of a subject begins so.
_ORDERS = re.compile(r"(?:Giao|Đề nghị|Yêu cầu) ")
_STRUCTURE = frozenset({"part", "chapter", "section", "article", "roman", "number"})
_NEWS = re.compile(r"(?:Nội dung|Toàn văn)\b[^.]{0,60}(?:như sau|:)")
_SPAN_OF_DAYS = re.compile(r"\W{0,3}(?:\(|T[uừ]ừ? |TỪ |TUẦN|Tuần|Tháng|THÁNG|Năm|NĂM|Quý|QUÝ|[Cc]ủa |CỦA )")
_BULLET = re.compile(r"(?:\w\W)?[\W_]{0,6}[-~–•*«][\W_]{0,6}(?=[^\W\d_])")


def find_zones(rows: list[Line]) -> list[Zone]:
    """The zone of every line."""
    zones: list[Zone] = ["body"] * len(rows)
    width = _width(rows)
    i = _head_end(rows, 0, width)
    zones[:i] = ["head"] * i
    while i < len(rows):
        if begins_a_closing(rows, i):
            end = closing_end(rows, i)
            zones[i:end] = ["closing"] * (end - i)
            i = _annex_head_end(rows, end, width)
            zones[end:i] = ["head"] * (i - end)
        elif _is_annex_note(rows, i):
            zones[i] = "head"
            i += 1
        else:
            i += 1
    return zones


def _width(rows: list[Line]) -> float:
    """About how long a full line of this paper is."""
    lengths = sorted(len(r.text) for r in rows[:600] if len(r.text) > 30)
    return float(max(_NARROWEST, lengths[len(lengths) * 9 // 10])) if lengths else 80.0


# -- the head ---------------------------------------------------------------------------------------------------------


def _head_end(rows: list[Line], start: int, width: float) -> int:
    """Where the head that begins at `start` ends; `start` itself where there is none."""
    signs: set[str] = set()
    last, first_title = start - 1, -1
    stop = min(len(rows), start + _WINDOW)
    for i in range(start, stop):
        text = rows[i].text
        if first_title >= 0 and begins_a_closing(rows, i):
            stop = _body_above(rows, first_title, i)
            break
        sign = sign_of(text) or ("kind" if _is_title(rows, i, start) else None)
        if sign == "date" and first_title >= 0 and "date" in signs:
            sign = None
        if sign == "addressed" or _is_torn_address(rows, i):
            return _addressees_end(rows, i)
        if sign == "annexed" and (signs or not any(r.text[-1] in ENDS_A_SENTENCE for r in rows[start:i])):
            return _bracket_end(rows, i)
        if sign and not (sign == "number" and signs >= {"kind", "date"}):
            signs.add(sign)
            last = i
            first_title = i if sign in ("kind", "about") and first_title < 0 else first_title
            continue
        if _is_followed_by_a_letterhead(rows, i, start, signs) or (signs and _is_followed_by_addressees(rows, i)):
            continue
        if _body_begins(rows, i, first_title, last, width):
            stop = _sentence_above(rows, first_title, i) if first_title >= 0 else i
            break
        if i - last > _QUIET:
            above = _sentence_above(rows, first_title, i) if first_title >= 0 else i
            stop = above if above < i else last + 1
            break
    if not signs & _ENOUGH and not _title_alone(rows, start, first_title):
        return _news_lead_end(rows, start)
    return _without_loose_end(rows, first_title, last, stop)


def _sentence_above(rows: list[Line], title: int, found: int) -> int:
    """Where the body begins that was known at `found`, perhaps only by its second sentence or a later line of its first."""
    for i in range(title + 2, found):
        if _ORDERS.match(rows[i].text):
            return i
    # A title ends without a stop.
    return _body_above(rows, title, found) if any(rows[i].text[-1] == "." for i in range(title + 2, found)) else found


def _body_above(rows: list[Line], title: int, end: int) -> int:
    """Where the body begins between a title and `end`, when no line of it looks like one: it is short, or its lines are."""
    below = [i for i in range(title + 2, end) if rows[i].text[0].isupper() and not is_capital_line(rows[i].text)]
    opening = [i for i in below if BEGINS_A_SENTENCE.match(rows[i].text) or may_open_a_body(rows[i].text) or begins_an_organ(rows[i].text)]
    room = max(len(rows[i].text) for i in range(title, end))
    short = [i for i in below if rows[i].gap or len(rows[i - 1].text) + len(rows[i].text.partition(" ")[0]) < room]
    left = [i for i in opening if i in short] or opening or short
    return left[0] if left else end


def _is_torn_address(rows: list[Line], i: int) -> bool:
    """`Kính` at a line's end, `gửi:` on the next."""
    return rows[i].text == "Kính" and i + 1 < len(rows) and rows[i + 1].text.startswith("gửi")


def _is_title(rows: list[Line], i: int, start: int) -> bool:
    """Is the line the title of a schedule that names its kind in small letters, at the very beginning?"""
    text = rows[i].text
    if i - start > 3 or len(text) > 160 or text[-1] in ".;":
        return False
    return SCHEDULE.match(bare(text)) is not None and read_marker(text) is None


def _title_alone(rows: list[Line], start: int, title: int) -> bool:
    """A title without a letterhead counts at the very beginning, or under an organ's name."""
    if title < 0:
        return False
    return title - start <= 4 or is_organ(rows[title - 1].text)


def _is_followed_by_a_letterhead(rows: list[Line], i: int, start: int, signs: set[str]) -> bool:
    """A web page puts its own heading before the letterhead."""
    if signs - {"kind", "portal"} or i - start > 6:
        return False
    for row in rows[i : i + 10]:
        marker = read_marker(row.text)
        if (marker and marker.kind in _STRUCTURE and count_words(row.text) > 1) or RECIPIENTS.match(row.text):
            return False
        if row is not rows[i] and names_the_state(row.text):
            return True
    return False


def _is_followed_by_addressees(rows: list[Line], i: int) -> bool:
    """Whatever stands between a letterhead and `Kính gửi` is head, a damaged subject too."""
    return any(len(r.text) < 90 and sign_of(r.text) == "addressed" for r in rows[i + 1 : i + 6]) and len(rows[i].text) <= LONG


def _body_begins(rows: list[Line], i: int, title: int, last: int, width: float) -> bool:
    """Does the body begin with this line, which shows no part of a letterhead?"""
    line = rows[i]
    text = line.text
    if opens_a_body(text) or (len(text) > LONG and not text.isupper()) or (title >= 0 and _LABELLED.match(text)):
        return True
    marker = read_marker(text)
    if marker and not _goes_on_counting(rows, i, marker.label):
        begins_small = title >= 0 and rows[i - 1].text[-1] not in ENDS_A_SENTENCE and text[marker.end : marker.end + 1].islower()
        return marker.kind != "bullet" or (count_words(text) >= 3 and not begins_small)
    if may_open_a_body(text) and (i != last + 1 or _is_a_sentence(rows, i)):
        return True
    if title < 0 or i == title + 1 or is_rule(text) or is_capital_line(text):
        return False
    return _looks_like_a_paragraph(rows, i, width)


def _goes_on_counting(rows: list[Line], i: int, label: str) -> bool:
    """`(2) ...` at a line's beginning inside a title that counts `(1) ... (2) ...`."""
    return label.isdigit() and label != "1" and any(f"({int(label) - 1})" in r.text for r in rows[max(0, i - 3) : i])


def _is_a_sentence(rows: list[Line], i: int) -> bool:
    """Do the lines from here make a first sentence rather than a title: do they end as one ends?"""
    length = 0
    for j in range(i, min(len(rows), i + 8)):
        text = rows[j].text
        if j > i and (opens_a_body(text) or may_open_a_body(text) or is_rule(text) or read_marker(text)):
            break
        length += len(text)
        if text[-1] in ":;" or "như sau" in text or length > 420:
            return True
        if text[-1] == "." and j > i:
            return length > 160
    return False


def _looks_like_a_paragraph(rows: list[Line], i: int, width: float) -> bool:
    """A full line with a capital after a line that was left short: centred titles do not look so."""
    before, line = rows[i - 1], rows[i]
    text = line.text
    if not text[0].isupper() or count_words(text) < 5:
        return False
    if is_rule(before.text):
        return True
    word = text.find(" ")
    left_short = len(before.text) + 1 + word < width * 0.88
    return left_short and (len(text) >= width * 0.8 or text[-1] in ".:;")


def _without_loose_end(rows: list[Line], title: int, last: int, stop: int) -> int:
    """The end of the head; under a schedule's title only what names its days belongs to it."""
    if title < 0 or not SCHEDULE.search(bare(rows[title].text)):
        return stop
    end = max(last, title) + 1
    while end < stop and (
        is_rule(rows[end].text) or _SPAN_OF_DAYS.match(rows[end].text) or len(rows[end].text) < 8 or _is_notice(rows[end].text)
    ):
        end += 1
    return end


def _is_notice(text: str) -> bool:
    return is_capital_line(text) and len(text) < 60 and read_marker(text) is None and not text.startswith("THỨ ")


def _news_lead_end(rows: list[Line], start: int) -> int:
    """A news page: `... đã ban hành Chỉ thị ... về việc ...`, then `Nội dung Chỉ thị như sau:`."""
    for i in range(start + 1, min(len(rows), start + 4)):
        if _NEWS.match(rows[i].text) and "ban hành" in rows[i - 1].text:
            return i + 1
    return start


def _addressees_end(rows: list[Line], start: int) -> int:
    """The line after the last addressee of the list that begins at `start`."""
    i, items, noise = start + 1, 0, 0
    open_ended = _is_open(rows[start].text)
    while i < len(rows):
        text = rows[i].text
        if sign_of(text) == "addressed" or _CALLED.match(text) or (text.startswith("gửi") and i == start + 1):
            open_ended = _is_open(text)
            i += 1
            continue
        if _stands_behind_addressees(text):
            break
        if _BULLET.match(text):
            if (_STOPPED.search(rows[i - 1].text) and items) or (text[-1] == ":" and items > 1 and count_words(text) > 6):
                break
            items += 1
        elif count_words(text) < 2:
            noise += 1
            if noise > 3:
                break
        elif not open_ended or may_open_a_body(text) or not _goes_on_addressing(rows, i, items):
            break
        open_ended = _is_open(text)
        i += 1
    return i


def _stands_behind_addressees(text: str) -> bool:
    """Does the line begin the body?"""
    marker = read_marker(text)
    numbered = marker is not None and marker.kind not in ("bullet", "letter", "capital")
    return numbered or len(text) > LONG or (opens_a_body(text) and not _COMRADES.match(text))


def _goes_on_addressing(rows: list[Line], i: int, items: int) -> bool:
    """Does a line without a dash go on with the addressee before it, or name the first under a label alone on its line?"""
    text, before = rows[i].text, rows[i - 1].text
    if text[0].islower() or text[0] == "(" or before[-1] in ":," or (items == 0 and count_words(before) <= 2):
        return True
    return rows[i].gap == 0 and len(before) > 45 and text[-1] != ":" and (items > 0 or count_words(text) < 10)


def _is_open(text: str) -> bool:
    """Is the line without an end, so that the next may go on with it?"""
    return text[-1] not in ".;" and not text.endswith("./.")


# -- annexes ----------------------------------------------------------------------------------------------------------


def _annex_head_end(rows: list[Line], start: int, width: float) -> int:
    """Where the letterhead or the title of what follows a closing ends; `start` where it has none."""
    if start >= len(rows):
        return start
    if any(names_the_state(r.text) for r in rows[start : start + 9]):
        return _head_end(rows, start, width)
    for i in range(start, min(len(rows), start + 9)):
        text = rows[i].text
        if ANNEXED.match(bare(text[:40])):
            return _bracket_end(rows, i)
        if i > start and (opens_a_body(text) or len(text) > LONG or "|" in text):
            break
    return start


def _bracket_end(rows: list[Line], i: int) -> int:
    """The line after the one that closes the bracket opened at `i`."""
    for j in range(i, min(len(rows), i + 5)):
        if ")" in rows[j].text[-4:]:
            return j + 1
    return i + 2 if i + 1 < len(rows) and rows[i + 1].text[0].islower() else i + 1


def _is_annex_note(rows: list[Line], i: int) -> bool:
    """`(Ban hành kèm theo ...)` on a line of its own under a title."""
    text = rows[i].text
    return (
        text[0] == "(" and text[-1] == ")" and ANNEXED.match(bare(text[:40])) is not None and (i == 0 or rows[i - 1].text[-1] not in ",;")
    )

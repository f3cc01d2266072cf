"""Where a closing begins and where it ends: `Nơi nhận`, a signature, or both, in whatever order extraction gave their lines."""

from __future__ import annotations

import re

from giaoban.reading.layout.lines import ENDS_A_SENTENCE, Line
from giaoban.reading.layout.markers import read_marker
from giaoban.reading.layout.signs import (
    LONG,
    RECIPIENTS,
    authority_of,
    cells_of,
    count_words,
    is_name_line,
    is_organ,
    is_rule,
    is_signing_line,
    is_small_post,
    is_whole_signature,
    kind_of,
    names_the_state,
    opens_a_body,
)
from giaoban.reading.letters import UPPER, is_capital_line
from giaoban.reading.lexicon.positions import ANNEXES

# How many lines at the end of a paper may be a signature that begins with a post in small letters.
_LAST_WORDS = 8
_LONGEST_POST = 70
_ALIKE = re.compile(r"[-–•*~_.\s\"'`:]{0,6}Như (?:trên|[Đđ]iều \d|TP |thành p|[Kk]ính g|mục)\b.{0,24}$")
_BULLET = re.compile(r"(?:\w\W)?[\W_]{0,6}[-~–•*«][\W_]{0,6}(?=[^\W\d_])")
_ANNEX = re.compile(r"\W{0,3}(?:" + "|".join(sorted(ANNEXES, key=len, reverse=True)) + r"|Phụ lục|Mẫu|Biểu)\b")
_CAPITAL_WORD = re.compile(rf"(?<!\w)[{UPPER}]{{2,}}(?!\w)")
_SIGNED = re.compile(r"\W{0,3}(?:đã )?ký\b|\W{0,3}(?:người|ngày|thời gian) ký\b|\W{0,3}chứng thư\b", re.IGNORECASE)
_ARCHIVED = re.compile(r"(?:^|[-~–«.]) ?(?:[LlbB][uư]?[uưm]\b|Lưu)")
_CLOSING_FIRST = re.compile(
    r"[\W_lI]{0,8}(?:[NMVH][ơớờởoôưuƠ]|Như|T ?[/.]|K ?[/.]|Q\.|[^\W\d_a-z]{2}|[^\W\d_a-z][^\W\d_]+ (?:[^\W\d_]+ )?[^\W\d_]+$)"
)
# What neither a name, a post nor `Nơi nhận` begins with, however it was scanned.
_OPENS_NO_CLOSING = frozenset("abcdefghijkmnopqrstuvwxyz0123456789")


def begins_a_closing(rows: list[Line], i: int) -> bool:
    """Does a closing begin with this line of the body?"""
    text = rows[i].text
    if text[0] in _OPENS_NO_CLOSING or _is_running_text(text) or not _CLOSING_FIRST.match(text):
        return False
    if RECIPIENTS.match(text):
        return len(text) < 60 or text[-1] in ".;," or " - " in text or "- " in text[:20] or "\t" in text or "   " in text
    if _ALIKE.match(text) and i and rows[i - 1].text[-1] not in ":,":
        return len(text) < 70
    if all(is_small_post(cell, marked=len(rows) - i > _LAST_WORDS) for cell in cells_of(text)):
        return any(is_name_line(r.text) for r in rows[i + 1 : i + 4])
    if text[-1] == ":" or (read_marker(text) and authority_of(text) is None):
        return False
    return is_whole_signature(text) or (is_signing_line(text) and _a_signature_follows(rows, i))


def _is_running_text(text: str) -> bool:
    """Is it plain at first sight: a line too long for a post, which begins with a word and not with `Nơi nhận` or what scans make of it?"""
    return len(text) > _LONGEST_POST and text[1:8].islower() and text[0] not in "NMVHIl"


def _a_signature_follows(rows: list[Line], i: int) -> bool:
    """Does a name, a signing remark, `Nơi nhận` or the end of the paper come before any sentence?"""
    for j in range(i + 1, min(len(rows), i + 16)):
        text = rows[j].text
        if RECIPIENTS.match(text) or _SIGNED.match(text):
            return True
        if is_name_line(text):
            return True
        if opens_a_body(text) or count_words(text) > 5 or kind_of(text):
            return False
    return len(rows) - i <= 16


def closing_end(rows: list[Line], start: int) -> int:
    """The line after the closing: where an annex, another letterhead or running text begins."""
    named = archived = False
    listed = RECIPIENTS.match(rows[start].text) is not None or _ALIKE.match(rows[start].text) is not None
    for i in range(start, len(rows)):
        line = rows[i]
        text = line.text
        if i > start and _another_paper_begins(rows, i, archived or named):
            return _before_its_organs(rows, i, start, named)
        if RECIPIENTS.match(text):
            if i > start and listed and archived:
                return _before_its_organs(rows, i, start, named)
            listed = True
        elif i > start and not _belongs_to_closing(rows, i, named, archived, listed):
            return i
        named = named or is_name_line(text)
        archived = archived or _ARCHIVED.search(text) is not None
    return len(rows)


def _another_paper_begins(rows: list[Line], i: int, complete: bool) -> bool:
    text = rows[i].text
    if names_the_state(text):
        return True
    return bool(complete and (_ANNEX.match(text) or kind_of(text)) and (text.isupper() or text.startswith(("Phụ lục", "Mẫu", "Biểu"))))


def _before_its_organs(rows: list[Line], i: int, start: int, named: bool) -> int:
    """Back over the organs' lines that stand before the State's or the Party's name."""
    while i > start + 1 and (
        is_organ(rows[i - 1].text) or (is_capital_line(rows[i - 1].text) and is_organ(rows[i - 2].text)) or rows[i - 1].text[0] in "_*"
    ):
        if not named and (is_signing_line(rows[i - 1].text) or is_signing_line(rows[i - 2].text)):
            break
        i -= 1
    return i


def _belongs_to_closing(rows: list[Line], i: int, named: bool, archived: bool, listed: bool) -> bool:
    line = rows[i]
    text = line.text
    if is_signing_line(text) or is_name_line(text) or _SIGNED.match(text) or is_rule(text) or is_small_post(text):
        return True
    marker = read_marker(text)
    words = count_words(text)
    complete = archived and named
    if _BULLET.match(text) or (marker and marker.kind == "bullet"):
        return not complete and len(text) <= LONG and (not archived or words <= 8) and (listed or not named)
    if (marker and words >= 2) or (words > 3 and opens_a_body(text)):
        return False
    if words == 0 and len(_CAPITAL_WORD.findall(text)) >= 3:
        return not complete and (not archived or is_capital_line(rows[i - 1].text)) and len(text) < 60
    if archived:
        return words < (3 if named else 4)
    if listed:
        return len(text) <= 120 and (words < 12 or rows[i - 1].text[-1] not in ENDS_A_SENTENCE)
    return words < 5

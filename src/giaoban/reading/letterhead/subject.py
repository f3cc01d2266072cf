"""The subject of a paper (trích yếu): under the kind, after `V/v`, under the number of a Party letter, the title of a schedule."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from giaoban.reading.layout import Layout
from giaoban.reading.layout.signs import POSITION, SCHEDULE, bare, is_organ, is_rule, kind_code, kind_of
from giaoban.reading.letterhead.segments import Segment, quote, segments_of, without_loose_end
from giaoban.reading.letters import is_capital_line
from giaoban.reading.lexicon.letterheads import KINDS
from giaoban.reading.model import Quoted

_LEADING_NOISE = re.compile(r"[^\w(\[\"'«]+|['\"](?=\w[^'\"]*$)")
_TRAILING_NOISE = " \t\u00a0\u2028;.:_|`~^\\-—–=*<>"
_OF_DAYS = re.compile(r"\W?(?:\(|[Tt]ừ |TỪ |[Tt]uần|TUẦN|[Tt]háng|THÁNG|[Qq]uý|QUÝ|[Nn]ăm|NĂM|[Cc]ủa |CỦA )")
_PAREN_NOTE = re.compile(r"\W*\((?:DU THAO|LUU HANH|BAN HANH|KEM THEO)|\W*DU THAO\b")
_ENDING = frozenset({"addressed", "annexed", "portal", "nation", "party", "motto"})
_LEADERS = re.compile(r"(?:CUA )?(?:TAP THE )?LANH DAO ")


@dataclass(frozen=True, slots=True)
class Title:
    """Where the title begins: the line, the kind it names, the word of the kind, and the lines the subject is read from."""

    row: int
    kind: str | None
    word: Segment
    rest: Segment | None
    last: int
    signs: tuple[str | None, ...]


def find_title(layout: Layout, first: int, last: int, signs: Sequence[str | None]) -> Title | None:
    """The line of the kind; of a letter the line of `V/v`, or the first line under its number."""
    after = max((first + i for i, s in enumerate(signs) if s in ("nation", "motto", "party")), default=first - 1)
    kinds = [first + i for i, s in enumerate(signs) if s == "kind"]
    schedule = next((i for i in range(first, min(last, first + 16)) if _is_schedule(layout.lines[i].text)), None)
    tail = tuple(signs)
    if schedule is not None and all(_is_of_schedules(layout.lines[k].text) for k in kinds):
        line = layout.lines[schedule]
        whole = Segment(line.start, line.end, line.text, schedule)
        return Title(schedule, "LICH", whole, whole, last, tail)
    if kinds:
        row = next((k for k in kinds if k > after), kinds[0])
        return _kind_title(layout, row, last, tail)
    for i in (first + i for i, s in enumerate(signs) if s == "about"):
        segment = segments_of(layout, i, i + 1)[0]
        start = _ABOUT_WORD.search(bare(segment.text))
        if start:
            return Title(i, None, segment, segment.cut(start.start(), len(segment.text)), last, tail)
    return _under_the_number(layout, first, last, signs)


def _is_schedule(text: str) -> bool:
    plain = bare(text)
    return SCHEDULE.match(plain) is not None and len(text) < 160 and (text.isupper() or text[-1] not in ".;:")


def _is_of_schedules(text: str) -> bool:
    m = kind_of(text)
    return m is not None and kind_code(m) == "LICH"


def _kind_title(layout: Layout, row: int, last: int, signs: tuple[str | None, ...]) -> Title:
    line = layout.lines[row]
    m = kind_of(line.text)
    assert m is not None, "the line was known by the kind it names"
    whole = Segment(line.start, line.end, line.text, row)
    rest = whole.cut(m.start("rest"), m.end("rest"))
    has_words = sum(map(str.isalpha, rest.text)) > 3
    return Title(row, kind_code(m), whole.cut(*m.span("kind")), rest if has_words else None, last, signs)


def _under_the_number(layout: Layout, first: int, last: int, signs: Sequence[str | None]) -> Title | None:
    """A Party letter writes its subject in italics under its number, without `V/v`."""
    numbers = [i for i, s in enumerate(signs) if s == "number"]
    if not numbers or "addressed" not in signs[numbers[-1] :]:
        return None
    for i in range(numbers[-1] + 1, len(signs)):
        text = layout.lines[first + i].text
        if signs[i] == "addressed":
            return None
        if signs[i] is None and not is_rule(text) and not is_organ(text):
            line = layout.lines[first + i]
            whole = Segment(line.start, line.end, text, first + i)
            about = _ABOUT_WORD.search(bare(text), 0, 12)
            return Title(first + i, None, whole, whole.cut(about.start(), len(text)) if about else whole, last, tuple(signs))
    return None


def read_subject(layout: Layout, title: Title | None, issuer: str | None) -> Quoted | None:
    """The subject as written, over all its lines."""
    if title is None:
        return None
    pieces = [title.rest] if title.rest else []
    base = title.last - len(title.signs)
    numbered = "number" in title.signs[: title.row - base]
    for segment in segments_of(layout, title.row + 1, title.last):
        sign = title.signs[segment.row - base]
        if sign in _ENDING or (title.kind is None and sign not in (None, "number", "date", "stamp")):
            break
        if (
            sign in ("date", "stamp")
            or (sign == "number" and not numbered)
            or is_rule(segment.text)
            or _PAREN_NOTE.match(bare(segment.text))
        ):
            continue
        if title.kind == "LICH" and not _OF_DAYS.match(segment.text):
            break
        pieces.append(segment)
    pieces = _without_organ(pieces, issuer)
    trimmed = [s for p in pieces if (s := _without_noise(p)).text]
    return quote(layout, trimmed) if trimmed else None


def _without_noise(segment: Segment) -> Segment:
    """The segment without scanning noise and stops at its ends."""
    start = 0
    if m := _LEADING_NOISE.match(segment.text):
        start = m.end()
    return segment.cut(start, max(start, len(without_loose_end(segment.text, _TRAILING_NOISE))))


def _without_organ(pieces: list[Segment], issuer: str | None) -> list[Segment]:
    """The pieces without the organ or post that a decision names once more before its legal bases."""
    kept = list(pieces)
    in_small_letters = any(not is_capital_line(p.text) for p in pieces)
    for count in (1, 2, 3):
        if len(kept) <= count:
            break
        tail = kept[-count:]
        words = " ".join(p.text for p in tail)
        if not all(is_capital_line(p.text) for p in tail):
            break
        named = issuer is not None and _spelt(issuer) in _spelt(words)
        post = POSITION.match(bare(words)) is not None
        organ = is_organ(words)
        if (named and (post or organ)) or (in_small_letters and post):
            return kept[:-count]
        if is_capital_line(kept[-count - 1].text) and (post or (in_small_letters and organ)):
            return kept[:-count]
    return kept


def _spelt(organ: str) -> str:
    """An organ's name as it is compared: in full, without accents and blanks."""
    name = bare(organ)
    for short, full in _SHORT_NAMES:
        name = name.replace(short, full)
    return name.replace(" ", "")


def organ_in_title(layout: Layout, title: Title) -> Quoted | None:
    """The organ that a schedule's title names as the one whose leaders' schedule it is."""
    line = layout.lines[title.row]
    plain = bare(line.text)
    m = _LEADERS.search(plain)
    if m is None or not is_organ(line.text[m.end() :]):
        return None
    return quote(layout, [Segment(line.start, line.end, line.text, title.row).cut(m.end(), len(line.text))])


@cache
def _news() -> re.Pattern[str]:
    """Made when first asked for: few papers are news pages."""
    return re.compile(
        r"(?:^|[-–,.:] ?)(?P<issuer>[^\W\d_][^,.;:]{4,90}?) (?:đã |vừa |mới )?(?:ký )?ban hành (?P<kind>"
        + "|".join(k.capitalize() for k in KINDS if len(k) > 5)
        + r")(?: số \S+)?(?:,? ngày [\d/]+)?,? (?:(?:v/v|về việc|về) )(?P<subject>[^.]{10,600})",
    )


_SHORT_NAMES = (("UBND", "UY BAN NHAN DAN"), ("HDND", "HOI DONG NHAN DAN"))
_ABOUT_WORD = re.compile(r"V ?[/1] ?[VWUY]|W ?/|VE ?VIEC")


def read_news_lead(layout: Layout, first: int, last: int, keep: Callable[[str, Quoted | None, str | None], None]) -> Quoted | None:
    """The subject of a directive that a news page reproduces; its kind and issuer are handed to `keep`."""
    for i in range(first, min(last, first + 3)):
        line = layout.lines[i]
        if "ban hành" not in line.text or (m := _news().search(line.text, 0, 2000)) is None:
            continue
        whole = Segment(line.start, line.end, line.text, i)
        keep("type", quote(layout, [whole.cut(*m.span("kind"))]), KINDS[m["kind"].upper()])
        keep("issuing_body", quote(layout, [whole.cut(*m.span("issuer"))]), None)
        return quote(layout, [whole.cut(*m.span("subject"))])
    return None

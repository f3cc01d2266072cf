"""How a line of a letterhead or a closing is known, scanned and damaged lines included.

Recognition runs on a bare form of the line (no diacritics, capitals) in which every character keeps its place, so `KÉ HOẠCH`
is known as `KẾ HOẠCH`. Nothing is repaired: what a reading quotes is always the source.
"""

from __future__ import annotations

import re
from functools import lru_cache

from giaoban.reading.letters import LOWER, UPPER, WITHOUT_MARKS
from giaoban.reading.lexicon.letterheads import (
    BARE_OPENERS,
    BODY_OPENERS,
    DOUBTFUL_OPENERS,
    KINDS,
    NO_ORGANS,
    ORGANS,
    PORTAL_ROWS,
    SCHEDULES,
    SECRECY,
    URGENCY,
)
from giaoban.reading.lexicon.positions import DEPUTIES, FAMILY_NAMES, MINUTES, OF_WHAT, POSITIONS
from giaoban.reading.text import fold

# A line longer than this is running text.
LONG = 165
# A line is asked the same things many times while its place is made out; a paper's head and closing hold no more lines than this.
_remembered = lru_cache(maxsize=512)
_BARE = {letter: base.upper() for letter, base in WITHOUT_MARKS.items()}
_BARE |= dict.fromkeys(map(ord, "đĐÐ"), "D") | {ord(c): c.upper() for c in "abcdefghijklmnopqrstuvwxyz"}
_BARE |= {ord(c): "U" for c in "ƣƢ"}


@_remembered
def bare(text: str) -> str:
    """The text without diacritics, in capitals, every character at its place."""
    return text.translate(_BARE)


def _any(words: tuple[str, ...] | list[str]) -> str:
    """Alternatives of bare words, longest first."""
    return "|".join(re.escape(bare(w)).replace(r"\ ", " ?") for w in sorted(set(words), key=len, reverse=True))


_KIND_BY_BARE = {bare(k).replace(" ", ""): code for k, code in KINDS.items()}
_CAPITALS = r"(?P<rest>$|[^\w].*)"
NATION = re.compile(r"C[OU]NG H[OU]A\W{0,2}XA H[OU]I|CHU NGHIA \w{2,5} NAM")
MOTTO = re.compile(r"D[OA]C LAP\W{1,7}T[UO] D[OA]|TU D[OA]\W{1,7}\w?\W?ANH PHU?\w{0,2}")
PARTY = re.compile(r"DANG CONG SAN VIET NAM|CONG SAN VIET NAM|DOAN (?:TNCS|THANH NIEN CONG SAN) HO CHI MINH")
PLACE_AND_DATE = re.compile(
    r"[,.] ?NGA\W?Y ?[^A-Z\n]{0,3}.{0,14}?TH[A-Z]{1,3}G.{0,14}\d{3,5}\W{0,9}\w?\W*$|, ?NGAY \d{1,2}[/.-]\d{1,2}[/.-]\d{4}\W*$"
)
TORN_DATE = re.compile(r"[A-Z][\w .-]{2,40}, ?NGAY[\W\d]*$|TH\w{1,3}NG \d{1,2} ?,? ?NAM \d{4}\W*$")
NUMBER = re.compile(
    r"\W{0,8}(?:[A-Z]{1,2} (?=\W*S))?\W{0,3}(?:(?:\w+ ){1,2}SO\W|S[OA]\w?)\W{0,4}(?:[^\n]{0,16}?)[/-] ?[A-Z]{2,}"
    r"|\W{0,8}SO\W{0,4}$|\W{0,3}[/-] ?[A-Z]{1,7} ?[-/] ?[A-Z]|\d{1,5} ?[/-] ?[A-Z]{1,7} ?[-/] ?[A-Z]+$"
)
ABOUT = re.compile(r"\W{0,6}(?:[A-Z] )?\W{0,8}(?:V ?[/1] ?[VWUY]|W ?/ ?V?|VE ?VIEC)\b\W{0,2} ?")
ADDRESSED = re.compile(r"K[IL]N?H\s?G[UIO]\w{1,2}\b(?:\s*[:;.])?")
# A telegram (công điện) names its addressees so: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:`.
_WIRED = re.compile(r"([^\W\d_a-z][^\d_a-z:]{5,120}) (?:điện|ĐIỆN)\s?:")
PORTAL = re.compile(r"\|?\s*(?:" + _any(list(PORTAL_ROWS)) + r")\s*[|:\t]")
STAMP = re.compile(r"\W*(?:\w\W+)?(?P<stamp>" + _any(list(URGENCY + SECRECY)) + r")\W*")
KIND = re.compile(
    r"(?:[\W_ˆ]|\b\w{1,2}\b(?!\.)){0,6}?(?:\[.{2,12}[\]|]\W*)?(?P<kind>"
    + "|".join(r"\W?".join(bare(k).split()) for k in sorted(KINDS, key=len, reverse=True))
    + ")"
    + _CAPITALS
)
SCHEDULE = re.compile(r"LICH (?:" + _any(list(SCHEDULES)) + r")\b")
ORGAN_INSIDE = re.compile(r"(?<!\w)(?:" + _any(list(ORGANS)) + r")(?!\w)")
_NOISE = re.compile(r"(?:[^\w(]|_){0,6}")
_OPENERS = tuple(map(fold, BODY_OPENERS))
_SMALL_OPENERS = tuple(w for w in DOUBTFUL_OPENERS if " " not in w)
_OPENS_WITH_DAY = re.compile(r"Ngày \d")
_OPENS_WITH_DE = re.compile(r"(?:\W|_|\b\w )?[^\w(]{0,6}Đề (?!án|tài|cương|xuất|nghị|thi\b)[" + LOWER + r"]")
_OPENS_BARE = re.compile(r"[^\w(]{0,3}_{0,4}[^\w(]{0,3}(?:" + _any(list(BARE_OPENERS)) + r")(?!\w)")
_MAY_OPEN = re.compile(r"(?:[^\w(]|_){0,6}(?:" + _any([w for w in DOUBTFUL_OPENERS if " " in w]) + r")(?!\w)")
ANNEXED = re.compile(r"\W{0,4}\(\W?(?:DUOC )?(?:BAN HANH )?KEM THEO|\W{0,4}\(BAN HANH")

RECIPIENTS = re.compile(
    r"[\W_l|Iị]{0,8}(?:[NMVH][ơớờởoôưu]{1,2}[iíìỉl1]|NƠI) ?(?:[nN]h[aâăậầấẫẩặạàảãêệ][nm]|NHẬN|[gG]ửi|GỬI)\s*(?:[:;.]|$)"
)
_OF_MINUTES = rf"(?<!VI )(?<!QUAN )(?:{_any(MINUTES)})(?: ?(?:{_any(OF_WHAT)}))?"
_POSITION = r"(?:" + _OF_MINUTES + r"|(?:(?:" + "|".join(bare(d) for d in DEPUTIES) + r")\W{0,2})?(?:" + _any(list(POSITIONS)) + r"))(?!\w)"
POSITION = re.compile(_POSITION)
# A damaged `GIÁM ĐỐC`: the commonest post of scanned papers.
DIRECTOR = re.compile(r"(?P<deputy>\bP ?H?[OC0]\W{0,2} ?|\bH[OC] ?)?\bG ?[IL][AL]?A?M ?\)?D ?[OC0]{0,2}[C6G]{0,2}\b")
AUTHORITY = re.compile(
    r"\W{0,4}(?P<mark>T ?[/.] ?M|K ?[/.] ?T|T ?[/.] ?L|T ?[/.] ?UQ|TM|KT|TL|TUQ|Q(?=\.))(?P<stop>[./]|\s|$)\s?(?=[A-Z]{2}|$)"
)
_NAME = re.compile(rf"(?<![\w.])[{UPPER}][{LOWER}]{{1,7}}(?: ?[{UPPER}][{LOWER}]{{1,6}}| [AYÝ](?!\w)){{1,4}}(?![\w])")
_SMALL_MARK = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)(?:[./] ?| )")
_NAME_IN_CAPITALS = re.compile(rf"([{UPPER}]+)(?: [{UPPER}]+){{2,4}}")
_COLUMN_BREAK = re.compile(r"\s*\t\s*|\s{3,}")
_SIGNED_AFTER = re.compile(r"\s*\W(?:đã )?ký\W\s*$", re.IGNORECASE)
_SIGNED_BEFORE = re.compile(r"\W{0,3}(?:đã |người )?ký\b\W{0,3}", re.IGNORECASE)
_WORD = re.compile(rf"(?<![\w.])[{UPPER}]?[{LOWER}]{{2,7}}(?!\w)")
_SYLLABLE = re.compile(r"(?:NGH?|GH|GI|KH|NH|PH|QU|TH|TR|CH|[BCDGHKLMNPRSTVX])?[AEIOUY]{1,3}(?:NG|NH|CH|[CMNPT])?")
FAMILY = frozenset(fold(n) for n in FAMILY_NAMES)


@_remembered
def count_words(text: str) -> int:
    """How many Vietnamese words in small letters the line holds: scanning noise holds none or one."""
    return sum(1 for w in _WORD.findall(text) if _SYLLABLE.fullmatch(bare(w)))


def is_rule(text: str) -> bool:
    """Is the line a drawn rule, a star, or noise of a few characters?"""
    return sum(map(str.isalnum, text)) <= 2 and len(text) <= 120


@_remembered
def kind_of(text: str) -> re.Match[str] | None:
    """The kind of paper that a capital line names (`KẾ HOẠCH`), if it does; group `rest` is what follows on the line."""
    m = KIND.match(bare(text))
    if m is None:
        return None
    word = text[m.start("kind") : m.end("kind")]
    if sum(map(str.isupper, word)) < sum(map(str.isalpha, word)) - 1:
        return None
    rest = text[m.start("rest") : m.end("rest")]
    letters = [c for c in rest if c.isalpha()]
    return m if sum(map(str.isupper, letters)) >= len(letters) * 0.8 or len(letters) <= 2 else None


def kind_code(match: re.Match[str]) -> str:
    """The code of the kind that `kind_of` found."""
    return _KIND_BY_BARE[re.sub(r"\W", "", match["kind"])]


@_remembered
def sign_of(text: str) -> str | None:
    """Which part of a letterhead the line shows, or None."""
    if len(text) > 260:
        return None
    plain = bare(text)
    if sign := _sign_of_the_state(text, plain):
        return sign
    if address_label(text, plain) is not None:
        return "addressed"
    if ABOUT.match(plain):
        return "about"
    if PORTAL.match(plain):
        return "portal"
    return None if opens_a_body(text) else _sign_of_the_paper(text, plain)


def address_label(text: str, plain: str) -> int | None:
    """Where the label of the addressees ends that the line begins with: `Kính gửi:`, in a telegram `... điện:`."""
    if "NH" in plain and (m := ADDRESSED.search(plain, 0, 40)) and m.start() < 14:
        return m.end()
    return m.end() if "DIEN" in plain and (m := _WIRED.match(text)) and m[1].isupper() else None


def names_the_state(text: str) -> bool:
    """Does the line show the State's or the Party's name, or the motto?"""
    if len(text) > 160:
        return False
    plain = bare(text)
    m = NATION.search(plain) or PARTY.search(plain)
    return (m is not None and text[m.start() : m.end()].isupper()) or MOTTO.search(plain) is not None


def _sign_of_the_state(text: str, plain: str) -> str | None:
    """The State's name and motto, the Party's name."""
    if (m := NATION.search(plain)) and text[m.start() : m.end()].isupper():
        return "nation"
    if MOTTO.search(plain):
        return "motto"
    return "party" if (m := PARTY.search(plain)) and text[m.start() : m.end()].isupper() else None


def _sign_of_the_paper(text: str, plain: str) -> str | None:
    """Number, place and date, kind, the note of an annex, a stamp."""
    if len(text) < 120 and (m := NUMBER.match(plain)) and not _runs_on(text, m.end()):
        return "number"
    if len(text) < 100 and not plain.startswith(("THU ", "CHU NHAT", "(")) and (PLACE_AND_DATE.search(plain) or TORN_DATE.match(plain)):
        return "date"
    if kind_of(text):
        return "kind"
    if ANNEXED.match(plain):
        return "annexed"
    return "stamp" if STAMP.fullmatch(plain) and text.isupper() else None


def _runs_on(text: str, end: int) -> bool:
    """Is a number at a line's beginning a mention inside a sentence: `Kế hoạch số 17-KH/ĐU của Đảng ủy xã về ...`?"""
    at = text.lower().find("số")
    return at > 0 and text[at] == "s" and count_words(text[:at]) > 0 and count_words(text[end:]) > 3 and text.find(", ngày", end) < 0


@_remembered
def opens_a_body(text: str) -> bool:
    """Does the line begin with words that only a first sentence begins with?"""
    at = _NOISE.match(text).end()  # type: ignore[union-attr]
    if _stands_at(text, at, _OPENERS) or _OPENS_WITH_DAY.match(text, at) or ("Đề " in text and _OPENS_WITH_DE.match(text)):
        return True
    m = _OPENS_BARE.match(bare(text[:40]))
    if m is None:
        return False
    words = [c for c in text[m.start() : m.end()] if c.isalpha()]
    return words[0].isupper() and words[1].islower()


def may_open_a_body(text: str) -> bool:
    """Does the line begin with words that a title or a first sentence may begin with?"""
    # Without its accents a single syllable may be another word: `Trồng cây` does not begin with `Trong`.
    if _stands_at(text, _NOISE.match(text).end(), _SMALL_OPENERS):  # type: ignore[union-attr]
        return True
    m = _MAY_OPEN.match(bare(text[:24]))
    if m is None:
        return False
    words = [c for c in text[m.start() : m.end()] if c.isalpha()]
    return words[0].isupper() and words[1].islower()


def _stands_at(text: str, at: int, words: tuple[str, ...]) -> bool:
    """Does one of the words stand whole at that place?"""
    if not text.startswith(words, at):
        return False
    return any(text.startswith(w, at) and not text[at + len(w) : at + len(w) + 1].isalnum() for w in words)


def is_organ(text: str) -> bool:
    """Is the line in capitals and begins with what organs' names begin with?"""
    return text.isupper() and begins_an_organ(text)


def begins_an_organ(text: str) -> bool:
    """Does the line begin with what organs' names begin with, damaged or not?"""
    at = 0
    while at < 4 and text[at : at + 1] and not text[at].isalnum():
        at += 1
    return ORGAN_INSIDE.match(bare(text), at) is not None and not _stands_at(text, at, NO_ORGANS)


@_remembered
def find_position(text: str) -> tuple[int, int] | None:
    """Where a post in capitals stands in the line (`PHÓ GIÁM ĐỐC`), damaged ones included."""
    if not any(map(str.isupper, text)):
        return None
    plain = bare(text)
    for pattern in (POSITION, DIRECTOR):
        for m in pattern.finditer(plain):
            if text[m.start() : m.end()].isupper() and len(m[0]) > 4:
                return m.span()
    return None


def authority_of(text: str) -> re.Match[str] | None:
    """The authority mark that a signing line begins with: `TM.`, `K/T`."""
    m = AUTHORITY.match(bare(text))
    return m if m and text[m.start("mark") : m.end("mark")].isupper() else None


@_remembered
def is_signing_line(text: str) -> bool:
    """Is the line one of a signature's capital lines: an authority mark with an organ or a post, or a post alone?"""
    if len(text) > 90 or sum(map(str.islower, text)) > 3:
        return False
    if authority_of(text):
        return True
    found = find_position(text)
    return found is not None and count_words(text[: found[0]]) == 0 and sum(map(str.isalpha, text[: found[0]])) <= 6


def is_small_post(text: str, marked: bool = False) -> bool:
    """Is the line nothing but a post in small letters, as pages of schools write it: `TL. Hiệu trưởng`? `marked`: only with a mark."""
    if len(text) >= 50 or not text[:1].isupper() or text.isupper():
        return False
    plain = bare(text)
    mark = _SMALL_MARK.match(plain)
    return POSITION.fullmatch(plain, mark.end() if mark else 0) is not None and (mark is not None or not marked)


def cells_of(text: str) -> list[str]:
    """The columns of a line, apart by tabs or wide blanks."""
    return _COLUMN_BREAK.split(text) if "\t" in text or "   " in text else [text]


def is_whole_signature(text: str) -> bool:
    """Does the line hold a signature from its authority or post to its name?"""
    found = find_name(text) if len(text) < 160 else None
    if found is None or len(text) - found[1] > 3:
        return False
    return found[0] > 4 and is_signing_line(_SIGNED_AFTER.sub("", text[: found[0]]))


def is_name_in_capitals(text: str) -> bool:
    """Is the line a name in capitals, as it may stand under a post?"""
    m = _NAME_IN_CAPITALS.fullmatch(text)
    if m is None or m[1] == "PHÓ" or m[1].capitalize() not in FAMILY:
        return False
    plain = bare(text)
    return POSITION.search(plain) is None and DIRECTOR.search(plain) is None and not begins_an_organ(text)


@_remembered
def find_name(text: str) -> tuple[int, int] | None:
    """Where a person's name stands in the line: a family name and one to four more syllables, each with a capital."""
    for m in _NAME.finditer(text):
        a, b = m.span()
        first = re.match(rf"[{UPPER}][{LOWER}]*", text[a:b])
        if first and first[0] in FAMILY and POSITION.search(bare(text[a:b])) is None:
            return a, b
    return None


@_remembered
def is_name_line(text: str) -> bool:
    """Is the line a person's name, with titles or `(đã ký)` before it or scanning noise around it?"""
    found = find_name(text)
    if found is None or text[0] in "-~•" or ";" in text:
        return False
    if "   " in text or "\t" in text:
        return all(is_name_line(part) for part in _COLUMN_BREAK.split(text))
    if len(text) > 60:
        return False
    signed = _SIGNED_BEFORE.match(text)
    before = text[signed.end() if signed else 0 : found[0]]
    return count_words(before) + count_words(text[found[1] :]) <= 1 and text[found[0] : found[1]].count(" ") <= 4

"""Laws by name, number and year; constitutions, charters and standards, which go by name as well."""

from __future__ import annotations

import re

from giaoban.reading.citations.after import body_end, date_after, year_after
from giaoban.reading.citations.anchors import ANCHOR
from giaoban.reading.citations.before import provision_before
from giaoban.reading.citations.draft import Draft
from giaoban.reading.citations.endings import Stops, crosses_comma, name_end
from giaoban.reading.citations.symbols import read_symbol
from giaoban.reading.lexicon.bodies import AFTER_AND, AFTER_BODY
from giaoban.reading.lexicon.kinds import KINDS
from giaoban.reading.lexicon.laws import CODES, LAWS, NOT_LAWS, ORDINANCES, SHORTENED
from giaoban.reading.rare import Rare

NAME_REACH = 220
_NAMES = {"L": LAWS, "BL": CODES, "PL": ORDINANCES}
_RUN = re.compile(r"(?:(?: ?, ?| ?- ?| )[^\W_][\w&/]*){1,24}")
_WORD = re.compile(r"( ?, ?| ?- ?| )([^\W_][\w&/]*)")
_LAW_STOPS = Stops((*AFTER_BODY, "của", "năm", "hiện hành"), AFTER_AND)
_REVISED = re.compile(r" ?\( ?sửa đổi[^)\n]{0,30}\)| sửa đổi(?= (?:năm|số|ngày))")
_AMENDING = Rare(r" [Ss]ửa đổi ?,? bổ sung (?:một số )?(?:điều|nội dung)? ?của (?:các )?(?P<law>(?:Bộ )?[Ll]uật|[Pp]háp lệnh)(?= )")
_TO_NUMBER = re.compile(r"(?: ?[,(])? (?:[Ss]ố ?:? ?)?(?=\d)")
_DESCRIBED_LAW = Rare(r" (?:về|quy định|thể lệ)(?! này) [^.;:\n]{3,120}?(?= (?:ngày|số) \d| năm \d{4})")
_MANY_LAWS = Rare(r" [^.;:\n]{3,120}?(?=,? (?:ngày|số) \d| năm \d{4}|[.;:\n]|\Z)")
_BARE_LAW = Rare(r" (?:ngày|năm) (?=\d)")


def law_name_end(text: str, at: int, kind: str, limit: int) -> int | None:
    """Where the name after the word `Luật` ends: the longest name known, else as far as a name can go; None if none begins."""
    run = _RUN.match(text, at, min(limit, at + NAME_REACH))
    if not run:
        return None
    longest = _longest_known(run[0], _NAMES.get(kind, LAWS))
    if longest:
        return at + longest
    first = _WORD.match(run[0])
    if first is None or first[2].lower() in NOT_LAWS or first[2] == "số":
        return None
    if not first[2][0].isupper():
        described = _DESCRIBED_LAW.pattern.match(text, at, limit)
        return described.end() if described else None
    return _unknown_name_end(text, at, limit)


def _longest_known(run: str, names: frozenset[str]) -> int:
    name, longest = "", 0
    for word in _WORD.finditer(run):
        joint, own = word[1], word[2]
        if not name and own == "về":
            continue
        glue = "" if not name else ", " if "," in joint else " - " if "-" in joint else " "
        name += glue + SHORTENED.get(own, own.lower())
        if name in names:
            longest = word.end()
    return longest


def _unknown_name_end(text: str, at: int, limit: int) -> int:
    return name_end(text, at + 1, min(limit, at + NAME_REACH), _LAW_STOPS, _crosses)


def _crosses(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    return stop[0] == "," and crosses_comma(text, start, stop, limit)


def read_law(text: str, match: re.Match[str], floor: int, limit: int) -> list[Draft]:
    """The law named at a match of the word for law; two when a law that amends another names it."""
    start, at = match.start(), match.end()
    kind = KINDS[text[start:at].lower()]
    if kind == "HP":
        return _constitution(text, start, at, limit)
    amending = _AMENDING.pattern.match(text, at, limit)
    if amending:
        return _amending_law(text, start, amending, kind, floor, limit)
    name_end = law_name_end(text, at, kind, limit)
    if name_end is None:
        if not _BARE_LAW.pattern.match(text, at, limit):
            return []
        name_end = at
    draft = Draft(start, name_end, kind, kind_at=(start, at), name_at=(start, name_end))
    draft.provision_at = provision_before(text, floor, start)
    _add_tail(text, draft, limit)
    return [draft] if draft.core_end > at else []


def _amending_law(text: str, start: int, amending: re.Match[str], kind: str, floor: int, limit: int) -> list[Draft]:
    inner_start, inner_at = amending.start("law"), amending.end("law")
    inner_kind = KINDS[amending["law"].lower()]
    name_end = law_name_end(text, inner_at, inner_kind, limit)
    if name_end is None:
        described = _MANY_LAWS.pattern.match(text, inner_at, limit)
        name_end = described.end() if described else _unknown_name_end(text, inner_at, limit)
        inner_kind = ""
    outer = Draft(start, name_end, kind, kind_at=(start, start + 4), name_at=(start, name_end))
    outer.provision_at = provision_before(text, floor, start)
    _add_tail(text, outer, limit)
    if not inner_kind:
        return [outer]
    inner = Draft(inner_start, name_end, inner_kind, kind_at=(inner_start, inner_at), name_at=(inner_start, name_end), relation="amends")
    inner.inside = outer
    inner.relation_at = (amending.start() + 1, amending.start() + 8)
    return [outer, inner]


_OF_THE_REPUBLIC = Rare(r"(?: nước Cộng hòa [Xx]ã hội chủ nghĩa Việt Nam| Việt Nam)?")


def _constitution(text: str, start: int, at: int, limit: int) -> list[Draft]:
    name = _OF_THE_REPUBLIC.pattern.match(text, at, limit)
    name_end = name.end() if name else at
    year_end = year_after(text, name_end, limit, said=False)
    if year_end is None and name_end == at:
        return []
    draft = Draft(start, year_end or name_end, "HP", kind_at=(start, at), name_at=(start, year_end or name_end))
    revised = _REVISED.match(text, draft.core_end, limit)
    if revised:
        draft.name_at = (start, revised.end())
    return [draft]


def _add_tail(text: str, draft: Draft, limit: int) -> None:
    """The number, date or year that stands after a law's name, and what marks it as revised."""
    at = draft.core_end
    if _add_number(text, draft, at, limit):
        return
    revised = _REVISED.match(text, at, limit)
    name_end = at = revised.end() if revised else at
    year_end = year_after(text, at, limit, said=False)
    if year_end:
        draft.core_end = name_end = year_end
    elif mention := date_after(text, at, limit):
        draft.mention = mention
        draft.core_end = name_end = mention.end
        if text[mention.end : mention.end + 1] == ")" and text.find("(", at, mention.start) >= 0:
            name_end += 1
    draft.name_at = (draft.start, name_end)


def _add_number(text: str, draft: Draft, at: int, limit: int) -> bool:
    lead = _TO_NUMBER.match(text, at, limit)
    match = ANCHOR.match(text, lead.end(), limit) if lead else None
    symbol = read_symbol(match[0]) if match and match.lastgroup == "symbol" else None
    if match is None or lead is None or symbol is None or not (symbol.certain or "ố" in lead[0]):
        return False
    end = match.start() + symbol.length
    draft.number, draft.number_at, draft.name_at = symbol.number, (match.start(), end), None
    draft.core_end = end
    if mention := date_after(text, end, limit):
        draft.mention, draft.core_end = mention, mention.end
    return True


_STANDARD = Rare(r" (?:(?:ISO|IEC|OHSAS|ISO/IEC)(?:/IEC)? )?\d[\d-]{0,9}(?: ?: ?(?:19|20)\d\d)?(?:/[A-ZĐ]+)?(?!\w)")


def read_standard(text: str, match: re.Match[str], limit: int) -> list[Draft]:
    """`TCVN ISO 9001:2015`, `QCVN 01:2009/BYT`."""
    code = _STANDARD.pattern.match(text, match.end(), limit)
    start = match.start()
    return [Draft(start, code.end(), None, kind_at=(start, match.end()), name_at=(start, code.end()))] if code else []


_CHARTER = Rare(r" Đảng(?: [Cc]ộng sản Việt Nam)?| (?:Công đoàn|Đoàn|Hội|Mặt trận)[^.,;:()\"\n]{3,60}")


def read_charter(text: str, match: re.Match[str], floor: int, limit: int) -> list[Draft]:
    """`Điều lệ Đảng`, the charter of a front or a union."""
    name = _CHARTER.pattern.match(text, match.end() - 1, limit)
    if not name:
        return []
    end = body_end(text, match.end(), name.end())
    draft = Draft(match.start(), end, "ĐL", kind_at=(match.start(), match.end() - 1), name_at=(match.start(), end))
    draft.provision_at = provision_before(text, floor, match.start())
    return [draft]

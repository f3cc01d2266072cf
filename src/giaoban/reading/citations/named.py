"""Documents cited by name: laws by name and year, congress resolutions, programmes, schemes, standards, papers yet to be numbered."""

from __future__ import annotations

import re

from giaoban.reading.citations.after import blank_date_after, body_end, date_after, issuer_after, title_after, year_after
from giaoban.reading.citations.anchors import ANCHOR
from giaoban.reading.citations.before import provision_before
from giaoban.reading.citations.draft import Draft
from giaoban.reading.citations.endings import Stops, crosses_comma, name_end
from giaoban.reading.citations.symbols import UNNUMBERED, read_symbol
from giaoban.reading.lexicon.bodies import AFTER_AND, AFTER_BODY
from giaoban.reading.lexicon.kinds import KINDS, SHORT_KINDS
from giaoban.reading.lexicon.laws import CODES, LAWS, NOT_LAWS, ORDINANCES, SHORTENED

NAME_REACH = 220
_NAMES = {"L": LAWS, "BL": CODES, "PL": ORDINANCES}
_RUN = re.compile(r"(?:(?: ?, ?| ?- ?| )[^\W_][\w&/]*){1,24}")
_WORD = re.compile(r"( ?, ?| ?- ?| )([^\W_][\w&/]*)")
_LAW_STOPS = Stops((*AFTER_BODY, "của", "năm", "hiện hành"), AFTER_AND)
_REVISED = re.compile(r" ?\( ?sửa đổi[^)\n]{0,30}\)| sửa đổi(?= (?:năm|số|ngày))")
_AMENDING = re.compile(r" [Ss]ửa đổi ?,? bổ sung (?:một số )?(?:điều|nội dung)? ?của (?:các )?(?P<law>(?:Bộ )?[Ll]uật|[Pp]háp lệnh)(?= )")
_TO_NUMBER = re.compile(r"(?: ?[,(])? (?:[Ss]ố ?:? ?)?(?=\d)")
_DESCRIBED_LAW = re.compile(r" (?:về|quy định|thể lệ)(?! này) [^.;:\n]{3,120}?(?= (?:ngày|số) \d| năm \d{4})")
_MANY_LAWS = re.compile(r" [^.;:\n]{3,120}?(?=,? (?:ngày|số) \d| năm \d{4}|[.;:\n]|\Z)")
_BARE_LAW = re.compile(r" (?:ngày|năm) (?=\d)")


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
        described = _DESCRIBED_LAW.match(text, at, limit)
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
    amending = _AMENDING.match(text, at, limit)
    if amending:
        return _amending_law(text, start, amending, kind, floor, limit)
    name_end = law_name_end(text, at, kind, limit)
    if name_end is None:
        if not _BARE_LAW.match(text, at, limit):
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
        described = _MANY_LAWS.match(text, inner_at, limit)
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


_OF_THE_REPUBLIC = re.compile(r"(?: nước Cộng hòa [Xx]ã hội chủ nghĩa Việt Nam| Việt Nam)?")


def _constitution(text: str, start: int, at: int, limit: int) -> list[Draft]:
    name = _OF_THE_REPUBLIC.match(text, at, limit)
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
    draft.name_at = (draft.start, name_end)


def _add_number(text: str, draft: Draft, at: int, limit: int) -> bool:
    lead = _TO_NUMBER.match(text, at, limit)
    match = ANCHOR.match(text, lead.end(), limit) if lead else None
    symbol = read_symbol(match[0]) if match and match.lastgroup == "symbol" else None
    if match is None or symbol is None or not symbol.certain:
        return False
    end = match.start() + symbol.length
    draft.number, draft.number_at, draft.name_at = symbol.number, (match.start(), end), None
    draft.core_end = end
    if mention := date_after(text, end, limit):
        draft.mention, draft.core_end = mention, mention.end
    return True


_STANDARD = re.compile(r" (?:(?:ISO|IEC|OHSAS|ISO/IEC)(?:/IEC)? )?\d[\d-]{0,9}(?: ?: ?(?:19|20)\d\d)?(?:/[A-ZĐ]+)?(?!\w)")


def read_standard(text: str, match: re.Match[str], limit: int) -> list[Draft]:
    """`TCVN ISO 9001:2015`, `QCVN 01:2009/BYT`."""
    code = _STANDARD.match(text, match.end(), limit)
    start = match.start()
    return [Draft(start, code.end(), None, kind_at=(start, match.end()), name_at=(start, code.end()))] if code else []


_CHARTER = re.compile(r" Đảng(?: [Cc]ộng sản Việt Nam)?| (?:Công đoàn|Đoàn|Hội|Mặt trận)[^.,;:()\"\n]{3,60}")


def read_charter(text: str, match: re.Match[str], floor: int, limit: int) -> list[Draft]:
    """`Điều lệ Đảng`, the charter of a front or a union."""
    name = _CHARTER.match(text, match.end() - 1, limit)
    if not name:
        return []
    end = body_end(text, match.end(), name.end())
    draft = Draft(match.start(), end, "ĐL", kind_at=(match.start(), match.end() - 1), name_at=(match.start(), end))
    draft.provision_at = provision_before(text, floor, match.start())
    return [draft]


_NUMBER_ONLY = re.compile(r" (\d{1,4})(?![\w/-]|[.,:]\d| (?:năm|tháng|ngày|nhiệm|khóa|nội|người|lần|điểm|mục|bước|nhóm|%)|%)")
_FIGURES = re.compile(r" ?(\d{1,4})")
_BACK = re.compile(r" (?:số )?(?:nêu trên|nói trên|kể trên|trên|đã nêu|dẫn trên)(?= ?[.,;:)\n]| (?:của|và|được|là|về|để|theo|tại|cho|thì|do|gồm|vào|đã|có)|\Z)")
_CONGRESS = re.compile(
    r" (?:của )?(?:Đại hội(?! đồng)|Hội nghị (?:lần thứ|Trung ương|Ban Chấp hành|BCH|TW)|Hội nghị [^.,;\n]{1,20}Trung ương|Trung ương \d|TW \d|Trung ương lần)"
)
_OF_BODY = re.compile(r" (?:của|do) ")
_SELF = re.compile(r" (?:này|đó|kia|mới|sau|nào|ấy|như|trước|đã|được|cho|là|có|cụ thể|chi tiết|riêng|chung|chưa|không|đối với|với|và|hoặc|để|theo|tại|trong|từ|về việc này|năm nay|nêu|nói|số|kèm|khác|hành chính|kỷ luật|giao|trên)(?!\w)")
_ABOUT = re.compile(r" (?:về|quy định|hướng dẫn|v/v|V/v|ban hành|phê duyệt|thành lập)(?!\w)")
_DECIDES = re.compile(r" (?:thành lập|kiện toàn|phê duyệt|công nhận|chuẩn y|bổ nhiệm|giao|chủ trương|phân công|[A-ZĐ])")
_GOES_BY_NAME = frozenset({"chương trình", "kế hoạch", "đề án", "quy chế", "quyết định", "nghị quyết", "chiến lược"})
_BY_NUMBER = frozenset({"nghị quyết", "nghị định", "quyết định", "thông tư", "thông tri", "chỉ thị", "kết luận", "quy định"})
_BEFORE_NAME = re.compile(
    r"(?:[Tt]hực hiện|[Tt]heo|[Cc]ăn cứ|[Tt]riển khai|[Kk]ết quả|[Tt]ại|[Tt]rong|[Vv]ào|[Bb]ảo đảm|[Đđ]ảm bảo|[Tt]hông qua|[Bb]áo cáo|[Gg]óp ý|[Đđ]ính kèm|[Tt]hông báo"
    r"|[Tt]ổng kết|[Ss]ơ kết|[Qq]uán triệt|[Ss]ửa đổi|[Bb]ổ sung|[Tt]hay thế|[Bb]ãi bỏ|[Cc]hấp hành|[Tt]uân thủ|[Tt]inh thần|[Đđ]ánh giá|[Xx]em xét|[Tt]hẩm định"
    r"|[Cc]ho ý kiến|[Tt]iếp thu|[Hh]oàn thiện|[Hh]oàn chỉnh|[Pp]hổ biến|[Tt]hi hành|[Ll]ấy ý kiến|[Tt]hảo luận|[Tt]hống nhất|[Nn]ghe|[Tt]rình|[Vv]ới|[Kk]èm theo)"
    r"(?: (?:các|những|nội dung|việc|toàn văn|tốt|nghiêm|có hiệu quả|hiệu quả|thắng lợi|tinh thần|nghiêm túc|vào|về|cả)){0,3} \Z"
)
_DRAFT_PAPER = re.compile(r"[Dd]ự thảo \Z")
_NAME_STOPS = Stops(
    (
        "để", "nhằm", "theo", "tại", "được", "đã", "là", "thì", "do", "trong", "vào", "gửi", "cho", "mời", "trình", "đúng", "trước", "ngày",
        "có", "gắn với", "sẽ", "đảm bảo", "bảo đảm",
    ),
    ("các", "những", "phương", "báo", "đề nghị"),
)  # fmt: skip
_NAME_GOES_ON = re.compile(r" (?:năm|khóa|lớp|nhiệm kỳ|giai đoạn|đợt|kỳ|chống|đánh|bổ sung|giám|cá nhân|xử)(?!\w)")


def _name_goes_on(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    return stop[0] == "," and (_NAME_GOES_ON.match(text, stop.end(), limit) is not None or crosses_comma(text, start, stop, limit))


def read_paper(text: str, match: re.Match[str], floor: int, limit: int, *, after_other: bool) -> list[Draft]:
    """What stands at a kind's name with a capital and without a number-and-symbol: a short number, a name, or a way to say `the above`."""
    start, at = match.start(), match.end()
    word = text[start:at].lower()
    blank = UNNUMBERED.match(text, at, limit)
    if blank:
        return [_unnumbered(text, start, blank, word, limit)]
    number = _NUMBER_ONLY.match(text, at, limit) if word in _BY_NUMBER else None
    if number:
        return [_short_number(text, start, at, number.span(1), KINDS[word], floor, limit)]
    back = _BACK.match(text, at, limit)
    if back:
        return [Draft(start, back.end(), KINDS.get(word), kind_at=(start, at), name_at=(start, back.end()), short_form=True)]
    if _SELF.match(text, at, limit):
        return []
    return _by_name(text, match, word, floor, limit, after_other=after_other)


def read_short(text: str, match: re.Match[str], floor: int, limit: int) -> list[Draft]:
    """`QĐ 28`, `NQ18`, where a word of relation or a provision shows that a paper is meant."""
    start, at = match.start(), match.end()
    figures = _FIGURES.match(text, at, limit)
    if figures is None or not (_BEFORE_NAME.search(text, max(floor, start - 40), start) or provision_before(text, floor, start)):
        return []
    return [_short_number(text, start, at, figures.span(1), SHORT_KINDS[text[start:at]], floor, limit)]


def _short_number(text: str, start: int, at: int, number: tuple[int, int], kind: str, floor: int, limit: int) -> Draft:
    draft = Draft(start, number[1], kind, number=text[number[0] : number[1]], number_at=number, kind_at=(start, at))
    draft.provision_at = provision_before(text, floor, start)
    mention = date_after(text, number[1], limit)
    if mention:
        draft.mention, draft.core_end = mention, mention.end
    elif year_end := year_after(text, number[1], limit, said=True):
        draft.core_end = year_end
    return draft


def _unnumbered(text: str, start: int, blank: re.Match[str], word: str, limit: int) -> Draft:
    end = blank.end()
    draft = Draft(start, end, KINDS.get(word), kind_at=(start, start + len(word)))
    if blank_end := blank_date_after(text, end, limit):
        draft.core_end = blank_end
    elif mention := date_after(text, end, limit):
        draft.mention, draft.core_end = mention, mention.end
    draft.name_at = (start, draft.core_end)
    return draft


def _by_name(text: str, match: re.Match[str], word: str, floor: int, limit: int, *, after_other: bool) -> list[Draft]:
    start, at = match.start(), match.end()
    is_draft = _DRAFT_PAPER.search(text, max(floor, start - 9), start)
    begin = is_draft.start() if is_draft else start
    kind = KINDS.get(word)
    if word == "nghị quyết" and _CONGRESS.match(text, at, limit):
        end = _name_end(text, at, limit)
        return [Draft(begin, end, kind, kind_at=(start, at), name_at=(begin, end))]
    provision = provision_before(text, floor, start)
    if _OF_BODY.match(text, at, limit):
        return _by_issuer(text, begin, (start, at), kind, limit)
    known = bool(provision) or after_other or _BEFORE_NAME.search(text, max(floor, begin - 60), begin) is not None
    if not known:
        return []
    if word == "quyết định" and not _DECIDES.match(text, at, limit):
        return []
    if word not in _GOES_BY_NAME or not _says_enough(text, at, word, limit):
        return []
    end = _name_end(text, at, limit)
    return [Draft(begin, end, kind, kind_at=(start, at), name_at=(begin, end), provision_at=provision)]


def _by_issuer(text: str, begin: int, kind_at: tuple[int, int], kind: str | None, limit: int) -> list[Draft]:
    """`Quyết định của Thủ tướng Chính phủ về ...`; without a title it could be any."""
    issuer = issuer_after(text, kind_at[1], limit)
    if not issuer:
        return []
    title = title_after(text, issuer[1], limit)
    if not title or not _ABOUT.match(text, issuer[1], limit):
        return []
    return [Draft(begin, title[1], kind, kind_at=kind_at, name_at=(begin, title[1]), issuer_at=issuer, title_at=title)]


def _says_enough(text: str, at: int, word: str, limit: int) -> bool:
    """Whether words that set this paper apart follow: three at least before `của`, or any for a statute."""
    words = text[at : min(limit, at + 60)].split("\n")[0].split()
    if not words or not words[0][0].isalpha():
        return False
    head = words[: words.index("của")] if "của" in words[:3] else words[:3]
    return len(head) >= 3 or (word in {"quy chế", "đề án"} and len(head) >= 2)


def _name_end(text: str, at: int, limit: int) -> int:
    return name_end(text, at + 1, min(limit, at + NAME_REACH), _NAME_STOPS, _name_goes_on)

"""Papers cited by name or by a bare number: congress resolutions, programmes, schemes, `Nghị định 59`, papers yet to be numbered."""

from __future__ import annotations

import re
from collections.abc import Callable

from giaoban.reading.citations.after import blank_date_after, date_after, issuer_after, title_after, with_term, year_after
from giaoban.reading.citations.before import kind_before, provision_before
from giaoban.reading.citations.draft import Draft
from giaoban.reading.citations.endings import Stops, crosses_comma, name_end
from giaoban.reading.citations.symbols import UNNUMBERED
from giaoban.reading.lexicon.citing import AFTER_NAME, AFTER_NAME_AND, FILLERS, NO_NAME, SPEAKS_OF
from giaoban.reading.lexicon.kinds import KINDS, SHORT_KINDS
from giaoban.reading.rare import Rare

NAME_REACH = 220
_NUMBER_ONLY = re.compile(
    r" (\d{1,4}(?:/(?:19|20)\d\d)?)(?![\w/-]|[.,:]\d| ?%| (?:năm(?! (?:19|20)\d\d)|tháng|ngày(?! \d)|nhiệm|khóa"
    r"|nội|người|lần|điểm|mục|bước|nhóm)"
    r"| (?:CP|TTg|HĐBT)(?!\w)| ?[A-ZĐ]{2,5}/)"
)
_NUMBER_WORDS = frozenset({"số", "Số", "sô", "sẽ", "só", "sồ", "sổ"})
_BACK_WORDS = frozenset({"nêu", "nói", "kể", "trên", "đã", "dẫn"})
_FIGURES = Rare(r" ?(\d{1,4})")
_BACK = Rare(
    r" (?:số )?(?:nêu trên|nói trên|kể trên|trên|đã nêu|dẫn trên)"
    r"(?= ?[.,;:)\n]| (?:của|và|được|là|về|để|theo|tại|cho|thì|do|gồm|vào|đã|có)|\Z)"
)
_CONGRESS = Rare(
    r" (?:của )?(?:Đại hội(?! đồng)|Hội nghị (?:lần thứ|Trung ương|Ban Chấp hành|BCH|TW)|Hội nghị [^.,;\n]{1,20}Trung ương"
    r"|(?:Trung ương|TW) (?:\d|lần))"
)
_NUMBER_REACH = 64
_NUMBER_FOLLOWS = re.compile(r"[^.,;:\n]{1,60}? [Ss]ố ?:? ?(?=\d{1,5}\w? ?[-/] ?[\dA-ZĐ])")
_OF_BODY = re.compile(r" (?:của|do) ")
_NO_NAME = Stops(NO_NAME)
_NEXT_WORD = re.compile(r" \(?(\w{1,20})")
_ABOUT = re.compile(r" (?:về|quy định|hướng dẫn|v/v|V/v|phê duyệt|thành lập)(?!\w)")
_DECIDES = Rare(r" (?:thành lập|kiện toàn|phê duyệt|công nhận|chuẩn y|bổ nhiệm|giao|chủ trương|phân công|[A-ZĐ])")
_GOES_BY_NAME = frozenset({"chương trình", "kế hoạch", "đề án", "quy chế", "quyết định", "nghị quyết", "chiến lược"})
_CALLED_BY_NUMBER = frozenset({"đề án", "chương trình"})
_SCHEME_NUMBER = re.compile(r" \d{2,4}(?= ?[,.;:)\n]| (?:của|và|trên|tại|theo|năm (?:19|20)\d\d)\b|\Z)(?![.,]\d)")
_OF_BRIEFING = re.compile(r" giao ban (?:tháng|quý|tuần)")
_TARGETED = re.compile(r" mục tiêu [^.,;:\n]{3,100}? giai đoạn (?:19|20)\d\d ?- ?(?:19|20)\d\d")
_BY_NUMBER = frozenset({"nghị quyết", "nghị định", "quyết định", "thông tư", "thông tri", "chỉ thị", "kết luận", "quy định"})


def _is_spoken_of(text: str, floor: int, at: int) -> bool:
    """Whether the words before say that a paper is meant, not written: `thực hiện Đề án`, `góp ý vào Quy chế`, but not `xây dựng Đề án`."""
    before = text[max(floor, at - 60) : at].lower().rstrip()
    while not before.endswith(SPEAKS_OF):
        if not before.endswith(FILLERS):
            return False
        filler = next(words for words in FILLERS if before.endswith(words))
        before = before[: -len(filler)].rstrip(" ,")
    return True


_DRAFT_PAPER = ("dự thảo ", "Dự thảo ")
_DRAFT_LENGTH = len(_DRAFT_PAPER[0])
_NAME_STOPS = Stops(AFTER_NAME, AFTER_NAME_AND)
_NAME_GOES_ON = Rare(r" (?:năm|khóa|lớp|nhiệm kỳ|giai đoạn|đợt|kỳ|chống|đánh|bổ sung|giám|cá nhân|xử)(?!\w)")


def _name_goes_on(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    return stop[0] == "," and (_NAME_GOES_ON.pattern.match(text, stop.end(), limit) is not None or crosses_comma(text, start, stop, limit))


def read_paper(text: str, match: re.Match[str], floor: int, limit: int, follows: Callable[[int], bool]) -> list[Draft]:
    """What stands at a kind's name with a capital and without a number-and-symbol: a short number, a name, or a way to say `the above`.

    `follows(at)` tells whether the word at `at` is the next in a row of cited papers.
    """
    start, at = match.start(), match.end()
    word = text[start:at].lower()
    following = _NEXT_WORD.match(text, at, limit)
    first = following[1] if following else ""
    if first[:1].isdigit():
        number = _NUMBER_ONLY.match(text, at, limit) if word in _BY_NUMBER else None
        if number:
            return [_short_number(text, start, at, number.span(1), KINDS[word], floor, limit)]
        return _called_by_number(text, start, at, word, floor, limit)
    if first in _NUMBER_WORDS:
        blank = UNNUMBERED.pattern.match(text, at, limit)
        return [_unnumbered(text, start, blank, word, limit)] if blank else []
    if first in _BACK_WORDS and (back := _BACK.pattern.match(text, at, limit)):
        return [Draft(start, back.end(), KINDS.get(word), kind_at=(start, at), name_at=(start, back.end()), short_form=True)]
    if following is None or (_NO_NAME.stop(first, text, following.end()) and not _OF_BRIEFING.match(text, at, limit)):
        return []
    return _by_name(text, match, word, floor, limit, follows)


def read_short(text: str, match: re.Match[str], floor: int, limit: int) -> list[Draft]:
    """`QĐ 28`, `NQ18`, where a word of relation or a provision shows that a paper is meant."""
    start, at = match.start(), match.end()
    figures = _FIGURES.pattern.match(text, at, limit)
    if figures is None or not (_is_spoken_of(text, floor, start) or provision_before(text, floor, start)):
        return []
    return [_short_number(text, start, at, figures.span(1), SHORT_KINDS[text[start:at]], floor, limit)]


def _called_by_number(text: str, start: int, at: int, word: str, floor: int, limit: int) -> list[Draft]:
    """`thực hiện Đề án 1816`, `Chương trình 135`: the number is what the scheme is called, not that of its paper."""
    number = _SCHEME_NUMBER.match(text, at, limit) if word in _CALLED_BY_NUMBER else None
    if number is None or not _is_spoken_of(text, floor, start):
        return []
    return [Draft(start, number.end(), KINDS[word], kind_at=(start, at), name_at=(start, number.end()))]


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


def _by_name(text: str, match: re.Match[str], word: str, floor: int, limit: int, follows: Callable[[int], bool]) -> list[Draft]:
    start, at = match.start(), match.end()
    begin = start - _DRAFT_LENGTH if text.endswith(_DRAFT_PAPER, floor, start) else start
    kind = KINDS.get(word)
    if word == "nghị quyết" and _CONGRESS.pattern.match(text, at, limit):
        end = _name_end(text, at, limit)
        return [Draft(begin, end, kind, kind_at=(start, at), name_at=(begin, end))]
    number = _NUMBER_FOLLOWS.match(text, at, limit) if text.find("ố", at, at + _NUMBER_REACH) >= 0 else None
    if number and kind_before(text, at, number.end()) is None:
        return []  # `Nghị quyết chuyên đề số 05-NQ/ĐU` is found at its number
    if word == "chương trình" and (targeted := _TARGETED.match(text, at, limit)):
        return [Draft(begin, targeted.end(), kind, kind_at=(start, at), name_at=(begin, targeted.end()))]
    if _OF_BODY.match(text, at, limit):
        return _by_issuer(text, begin, (start, at), kind, limit)
    if (
        word not in _GOES_BY_NAME
        or (word == "quyết định" and not _DECIDES.pattern.match(text, at, limit))
        or not _says_enough(text, at, word, limit)
    ):
        return []
    if not (follows(begin) or _is_spoken_of(text, floor, begin) or provision_before(text, floor, start)):
        return []
    end = _name_end(text, at, limit)
    mention = date_after(text, end, limit) if _OF_BRIEFING.match(text, at, limit) else None
    end = mention.end if mention else end
    return [
        Draft(
            begin, end, kind, mention=mention, kind_at=(start, at), name_at=(begin, end), provision_at=provision_before(text, floor, start)
        )
    ]


def _by_issuer(text: str, begin: int, kind_at: tuple[int, int], kind: str | None, limit: int) -> list[Draft]:
    """`Quyết định của Thủ tướng Chính phủ về ...`; without a title it could be any."""
    issuer = issuer_after(text, kind_at[1], limit)
    if not issuer:
        return []
    title = title_after(text, issuer[1], limit)
    if not title or not _ABOUT.match(text, issuer[1], limit) or text.endswith(" này", title[0], title[1]):
        return []
    return [Draft(begin, title[1], kind, kind_at=kind_at, name_at=(begin, title[1]), issuer_at=issuer, title_at=title)]


def _says_enough(text: str, at: int, word: str, limit: int) -> bool:
    """Whether words that set this paper apart follow: three at least before `của`, or any for a statute."""
    words = text[at : min(limit, at + 60)].partition("\n")[0].split()
    if not words or not words[0][0].isalpha():
        return False
    head = words[: words.index("của")] if "của" in words[:3] else words[:3]
    return len(head) >= 3 or (word in {"quy chế", "đề án"} and len(head) >= 2)


def _name_end(text: str, at: int, limit: int) -> int:
    return with_term(text, name_end(text, at + 1, min(limit, at + NAME_REACH), _NAME_STOPS, _name_goes_on), limit)

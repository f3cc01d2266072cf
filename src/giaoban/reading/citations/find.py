"""From a text to its citations."""

from __future__ import annotations

import re
from datetime import date

from giaoban.reading.citations.after import date_after, year_after
from giaoban.reading.citations.anchors import ANCHOR
from giaoban.reading.citations.before import Kind, kind_before, names_something_else, provision_before
from giaoban.reading.citations.draft import Draft
from giaoban.reading.citations.laws import read_charter, read_law, read_standard
from giaoban.reading.citations.links import add_tails, point_back, relate, share
from giaoban.reading.citations.named import read_paper, read_short
from giaoban.reading.citations.symbols import is_letter, is_of_the_party, read_symbol
from giaoban.reading.dates import DateMention, day_of
from giaoban.reading.model import Citation, Evidence, Span
from giaoban.reading.rare import Rare
from giaoban.reading.text import Flow

_GAP_REACH = 160
_BACK_REACH = 400
_SO = re.compile(r"[Ss]ố ?:? ?\Z")
_ROW = re.compile(r"(?:,|;|và|hoặc|&)\s*(?:các )?(?:[Ss]ố:? ?)?\Z")
_LIST_REACH = 450
_LIST = re.compile(r"[;,] ?(?:và )?[Ss]ố:? ?\Z")
_SENTENCE_END = re.compile(r"\. (?=[A-ZĐ])|\n")
_ISSUED_ON = re.compile(r"(?:ban hành|ra|ký|đã có) (?:các )?\Z")
_CELL_GOES_ON = re.compile("\u2028(?=[^\\W_])(?![A-ZĐ])")
# A year outside these is a slip of the pen or of a scan.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LAW_TYPES = frozenset({"L", "BL", "PL", "HP"})


def find_citations(flow: Flow, start: int = 0, end: int | None = None, year: int | None = None) -> list[Citation]:
    """Every mention of another document in `flow.text[start:end]`, in the order of the text.

    The caller leaves out the paper's own head, whose number and title are no citations. `year` is the paper's own year: with it
    a day without a year after a number (`Kế hoạch số 12-KH/ĐU ngày 13/4`) is of that year; without it, the date stays unknown.
    """
    text = _joined_cells(flow.text)
    limit = len(text) if end is None else end
    drafts = _read_anchors(text, start, limit)
    if not drafts:
        return []
    add_tails(text, drafts, start, limit)
    share(text, drafts)
    relate(text, drafts, start)
    drafts = point_back(drafts)
    places = {id(draft): i for i, draft in enumerate(drafts)}
    return [_citation(flow, draft, places, year) for draft in drafts]


def _joined_cells(text: str) -> str:
    """The text with lines of a table cell run together where the next goes on with a small letter or a figure."""
    return _CELL_GOES_ON.sub(" ", text) if "\u2028" in text else text


def cite_line(line: str) -> list[Citation]:
    """The citations of one line taken as a passage of its own; spans count within the line."""
    return find_citations(Flow.of_line(line))


def _read_anchors(text: str, start: int, limit: int) -> list[Draft]:
    drafts: list[Draft] = []
    floor = start
    for match in ANCHOR.finditer(text, start, limit):
        at = match.start()
        if at < floor:
            continue
        nearest = max(floor, at - _BACK_REACH)
        line = text.rfind("\n", nearest, at) + 1 or nearest
        found = _read_anchor(text, match, line, limit, drafts)
        if found:
            drafts += found
            floor = found[0].core_end if found[0].number or found[0].name_at is None else _named_floor(found[0])
    return drafts


def _named_floor(draft: Draft) -> int:
    """Other papers may be named within a programme's name, not within a law's."""
    if draft.type in _LAW_TYPES or draft.type is None or draft.kind_at is None:
        return draft.core_end
    return draft.kind_at[1]


def _read_anchor(text: str, match: re.Match[str], floor: int, limit: int, drafts: list[Draft]) -> list[Draft]:
    group = match.lastgroup
    if group == "symbol":
        return _numbered(text, match, floor, limit, drafts)
    if group == "law":
        return read_law(text, match, floor, limit)
    if group == "paper":
        return read_paper(text, match, floor, limit, lambda at: _follows(text, drafts, at))
    if group == "bare":
        return _bare_number(text, match, floor, limit)
    if group == "short":
        return read_short(text, match, floor, limit)
    if group == "charter":
        return read_charter(text, match, floor, limit)
    return read_standard(text, match, limit)


def _follows(text: str, drafts: list[Draft], at: int) -> bool:
    """Whether the word at `at` is the next in a row after a cited paper: `Quy định số ... và Quy chế ...`."""
    if not drafts or at - drafts[-1].core_end > _GAP_REACH:
        return False
    gap = text[drafts[-1].core_end : at]
    return _ROW.search(gap) is not None and not _SENTENCE_END.search(gap)


def _numbered(text: str, match: re.Match[str], floor: int, limit: int, drafts: list[Draft]) -> list[Draft]:
    at = match.start()
    symbol = read_symbol(match[0])
    if symbol is None:
        return []
    number, end = symbol.number, at + symbol.length
    kind = kind_before(text, floor, at)
    previous = drafts[-1] if drafts and drafts[-1].number and not drafts[-1].number.isdigit() else None
    elliptic = kind is None and previous is not None and _in_one_row(text, previous, at)
    if kind is None and not elliptic and not symbol.certain and not _said_so(text, at):
        return []
    if kind is None and names_something_else(text, floor, at):
        return []
    start = kind.start if kind else at
    draft = Draft(start, end, number=number, number_at=(at, end), kind_at=(kind.start, kind.end) if kind else None, elliptic=elliptic)
    draft.type = _type_of(text, kind, number) if kind else (previous.type if elliptic and previous else None)
    if kind is None and (so := _SO.search(text, max(floor, at - 5), at)):
        draft.start = so.start()
    _add_date(text, draft, floor, limit)
    draft.provision_at = provision_before(text, floor, draft.start)
    if elliptic and previous and previous.number_at and previous.issuer_at and previous.issuer_at[1] <= previous.number_at[0]:
        draft.issuer_at, draft.shared = previous.issuer_at, True
    if kind and (issuer := _issuer_between(text, floor, kind, draft)):
        draft.issuer_at = issuer
    return [draft]


def _bare_number(text: str, match: re.Match[str], floor: int, limit: int) -> list[Draft]:
    """`Nghị định số 59`: a number without its symbol, after a kind and `số`."""
    at, end = match.span()
    kind = kind_before(text, floor, at, near=True)
    if kind is None or not kind.numbered:
        return []
    draft = Draft(kind.start, end, kind.code, number=match[0], number_at=(at, end), kind_at=(kind.start, kind.end))
    _add_date(text, draft, floor, limit)
    draft.provision_at = provision_before(text, floor, draft.start)
    return [draft]


def _said_so(text: str, at: int) -> bool:
    return text[max(0, at - 4) : at].lower().replace(":", "").strip() in {"số", "o số"}


def _type_of(text: str, kind: Kind, number: str) -> str | None:
    if text[kind.start : kind.end] == "TT" and is_of_the_party(number):
        return "TT"
    if text[kind.start : kind.end].lower() == "văn bản":
        return "CV" if is_letter(number) else None
    return kind.code


def _in_one_row(text: str, previous: Draft, at: int) -> bool:
    if at - previous.core_end > _LIST_REACH:
        return False
    gap = text[previous.core_end : at]
    if len(gap) <= _GAP_REACH:
        return _ROW.search(gap) is not None and not _SENTENCE_END.search(gap)
    return _LIST.search(gap) is not None and not _SENTENCE_END.search(gap)


def _add_date(text: str, draft: Draft, floor: int, limit: int) -> None:
    mention = date_after(text, draft.core_end, limit)
    if mention:
        draft.mention = mention
        draft.core_end = mention.end
    elif year_end := year_after(text, draft.core_end, limit, said=True):
        draft.core_end = year_end
    else:
        draft.mention = _issued_on(text, floor, draft.start)


_DAY_FIRST = Rare(r"(?:\A[-+*•]? ?|[.;:(] ?)(?:Vào )?[Nn]gày (?=\d)")
_SENTENCE_REACH = 200


def _issued_on(text: str, floor: int, at: int) -> DateMention | None:
    """The day named at the head of the sentence: `Ngày 31/8/2020, Ban Chấp hành đã ban hành Thông tri số ...`."""
    if not _ISSUED_ON.search(text, max(floor, at - 16), at):
        return None
    begin = max(floor, at - _SENTENCE_REACH)
    sentence = text[begin:at].rpartition(". ")[2]
    lead = _DAY_FIRST.pattern.search(sentence)
    return date_after(text, at - len(sentence) + lead.end(), at) if lead else None


_OF_BETWEEN = re.compile(r" của (.{3,70}?)[,:]? (?:[Ss]ố)? ?:? ?\Z")
_ASKED = Rare(r"(?:đề nghị|ý kiến|yêu cầu|chỉ đạo|báo cáo|văn bản|đề xuất) của ([^.;\n]{3,110}?) tại \Z")


def _issuer_between(text: str, floor: int, kind: Kind, draft: Draft) -> Span | None:
    """`Nghị định của Chính phủ số ...`, or `theo đề nghị của Sở Tài chính tại Tờ trình số ...`."""
    if draft.number_at is None:
        return None
    between = text.find(" của ", kind.start, draft.number_at[0])
    inner = _OF_BETWEEN.search(text, between, draft.number_at[0]) if between >= 0 else None
    if inner:
        return inner.span(1)
    if not text.startswith(" tại ", kind.start - 5):
        return None
    asked = _ASKED.pattern.search(text, max(floor, kind.start - 160), kind.start)
    return asked.span(1) if asked else None


def _citation(flow: Flow, draft: Draft, places: dict[int, int], year: int | None) -> Citation:
    quote = flow.quote(draft.start, draft.end)
    evidence: Evidence = {field: flow.span(*at) for field, at in draft.fields() if at is not None}
    return Citation(
        text=quote.text,
        span=quote.span,
        core=flow.span(draft.start, draft.core_end),
        type=draft.type,
        number=draft.number,
        date=_day(draft.mention, year) if draft.mention else None,
        issuer=flow.words(*draft.issuer_at) if draft.issuer_at else None,
        title=flow.words(*draft.title_at) if draft.title_at else None,
        provision=flow.words(*draft.provision_at) if draft.provision_at else None,
        name=flow.words(*draft.name_at) if draft.name_at and draft.number is None else None,
        relation=draft.relation,
        inside=places.get(id(draft.inside)) if draft.inside else None,
        refers_to=places.get(id(draft.refers_to)) if draft.refers_to else None,
        evidence=evidence,
        without=quote.without,
    )


def _day(mention: DateMention, year: int | None) -> date | None:
    """The day named, one without a year being of the paper's own."""
    day = mention.day or (day_of(mention.d, mention.m, year) if year and not mention.has_year else None)
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None

"""A task while its sentence, its lines of fields and its paper's other findings are put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from giaoban.reading.context import Paper
from giaoban.reading.lexicon import verbs
from giaoban.reading.model import Deadline, Evidence, Nature, Quoted, Span, Task
from giaoban.reading.tasks.deadlines import FoundDeadline, Years, find_deadline, read_when
from giaoban.reading.tasks.products import find_product
from giaoban.reading.tasks.units import Range, divide_names
from giaoban.reading.tasks.words import Wording, Words, all_unaccented
from giaoban.reading.text import quoted

_ORIENTATIONS = all_unaccented(verbs.ORIENTATIONS)
_LONGEST_LABEL = 60
_SENDS = re.compile(r"báo cáo|Báo cáo|gửi|Gửi|nộp|Nộp")
_MANY = re.compile(r"(?:[Cc]ác|[Tt]ừng|[Mm]ỗi|[Nn]hững|[Tt]oàn thể) ")
_LABEL = re.compile(
    r"(?:\* ?)?(?:"
    r"(?P<lead>(?:(?:[Đđ]ơn vị|[Cc]ơ quan|[Bb]ộ phận|[Nn]gười)(?:, ?(?:đơn vị|cơ quan))? )?"
    r"(?:[Cc]hủ trì(?: thực hiện| tham mưu)?|[Tt]hực hiện|[Pp]hụ trách|chịu trách nhiệm)|Phân công(?: thực hiện)?)"
    r"|(?P<support>(?:(?:[Đđ]ơn vị|[Cc]ơ quan) )?[Pp]hối hợp(?: thực hiện)?)"
    r"|(?P<when>(?:[Tt]hời (?:gian|hạn|điểm)|Tiến độ|Hạn)(?: thực hiện| hoàn thành| triển khai| báo cáo| gửi)?)"
    r"|(?P<product>[Ss]ản phẩm(?: dự kiến| đầu ra)?|Kết quả(?: đầu ra)?)"
    r") ?: ?"
)


_FIELDS = ("Đơn vị ", "Cơ quan ", "Bộ phận ", "Người ", "Chủ trì", "Phối hợp:", "Thời ", "Tiến độ", "Hạn ", "Sản phẩm")
_FIELDS_BEGIN = re.compile(r"(?:[.;] ?| ?\()(?=[ĐđCcBbNnTtPpHhSsK])")


@dataclass(slots=True)
class TaskDraft:
    """Ranges of the flow; `lead` may come from the heading or lead-in above."""

    start: int
    end: int
    node: int | None
    lead: list[Range]
    support: list[Range]
    when: FoundDeadline | None = None
    product: Range | None = None
    skips: tuple[Range, ...] = ()
    asked: Range | None = None
    is_standing: bool | None = None


def look_at(draft: TaskDraft, words: Words) -> None:
    """What the words of the order say of it: what is to be handed in, and whether it begins as standing directions do."""
    draft.asked, draft.is_standing = find_product(words), words.pair(0) in _ORIENTATIONS


def read_label(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The fields of a line such as `Đơn vị chủ trì: A; thời gian: B`: which, and the range of the value. Empty where it opens otherwise."""
    if text.find(":", start, min(end, start + _LONGEST_LABEL)) < 0 or (m := _LABEL.match(text, start, end)) is None:
        return []
    fields = []
    while m is not None:
        after = _LABEL.search(text, m.end(), end)
        stop = after.start() if after else end
        value_end = stop
        while value_end > m.end() and text[value_end - 1] in " ;.,-/)(":
            value_end -= 1
        if value_end > m.end():
            assert m.lastgroup
            fields.append((m.lastgroup, m.end(), value_end))
        m = after
    return fields


def names_the_field(text: str, start: int) -> bool:
    """`Đơn vị chủ trì: ...`, `Thời gian: ...`: nothing but a field, even where no order stands before it."""
    return text.startswith(_FIELDS, start)


def fields_inside(text: str, start: int, end: int) -> tuple[int, list[tuple[str, int, int]]]:
    """Where the order itself ends, and the fields behind it: `Lập danh sách. Thời hạn: 15/6.`, `... (Chủ trì: Văn phòng)`."""
    if text.find(": ", start, end) < 0:
        return end, []
    for m in _FIELDS_BEGIN.finditer(text, start, end):
        fields = read_label(text, m.end(), end)
        if fields:
            return m.start() + (text[m.start()] == "."), fields
    return end, []


def take_fields(wording: Wording, fields: list[tuple[str, int, int]], drafts: list[TaskDraft], years: Years) -> None:
    """Give the drafts what the line states and they do not yet have."""
    text = wording.text
    for name, start, end in fields:
        if name == "when":
            found = read_when(text, start, end, years)
            for d in drafts:
                d.when = d.when or found
        elif name == "product":
            for d in drafts:
                d.product = d.product or (start, end)
        else:
            words = wording.words(start, end)
            units = divide_names(words, 0, words.count)
            for d in drafts:
                if name == "lead":
                    d.lead = d.lead or units
                else:
                    d.support = d.support or units


def finish(paper: Paper, wording: Wording, drafts: list[TaskDraft]) -> list[Task]:
    """The drafts as tasks, with deadlines, citations and the words of the source."""
    years = Years(paper.document)
    starts = [c.span[0] for c in paper.citations]
    reporting = {d.lead[0] for d in drafts if d.lead and _hands_in(wording.text, d)}
    return [_task(paper, wording, d, years, starts, reporting) for d in drafts]


def _task(paper: Paper, wording: Wording, draft: TaskDraft, years: Years, cited_from: list[int], reporting: set[Range]) -> Task:
    flow = paper.flow
    start, end = flow.trimmed(draft.start, _order_end(flow.text, draft.start, draft.end))
    quote = _without(paper, flow.quote(start, end), draft.skips)
    first = bisect_left(cited_from, quote.span[0])
    inside = [i for i in range(first, bisect_left(cited_from, quote.span[1])) if paper.citations[i].span[1] <= quote.span[1]]
    evidence: Evidence = {}
    when = draft.when or _deadline_in(paper, start, end, years, [paper.citations[i].span for i in inside])
    lead = _named(paper, "lead", draft.lead, evidence)
    support = _named(paper, "support", draft.support, evidence)
    deadline = _deadline(paper, when, evidence)
    many = [r for r in draft.lead if _are_many(flow.text, r)] if draft.lead and draft.lead[0] in reporting else []
    reporters = _named(paper, "reporters", many, evidence)
    if draft.is_standing is None:
        look_at(draft, wording.words(start, end))
    asked = draft.product or draft.asked
    product = None
    if asked:
        handed_in = flow.quote(*asked)
        product, evidence["product"] = handed_in.text, handed_in.span
    return Task(
        text=quote.text,
        span=quote.span,
        section=paper.outline[draft.node].path if draft.node is not None else None,
        node=draft.node,
        nature=_nature(draft, deadline, product),
        lead=lead,
        support=support,
        reporters=reporters,
        deadline=deadline,
        product=product,
        citations=tuple(inside),
        evidence=evidence,
        without=quote.without,
    )


def _without(paper: Paper, quote: Quoted, skips: tuple[Range, ...]) -> Quoted:
    """The quote with what stands between the lines of its cell left out."""
    if not skips:
        return quote
    without = tuple(sorted((*quote.without, *(paper.flow.span(a, b) for a, b in skips))))
    return Quoted(quoted(paper.flow.source, quote.span, without), quote.span, without)


def _order_end(text: str, start: int, end: int) -> int:
    """Where the order ends: at the mark `./.` that closes a paper, whatever a scan has put after it."""
    closing = text.find("./", start, end)
    if closing < 0 or text[closing + 2 : closing + 3] not in (".", "", " "):
        return end
    return min(end, closing + (3 if text[closing + 2 : closing + 3] == "." else 2))


def _deadline_in(paper: Paper, start: int, end: int, years: Years, cited: list[Span]) -> FoundDeadline | None:
    """The deadline of the task's own words; the date of a paper that it cites is none."""
    flow = paper.flow
    if not cited:
        return find_deadline(flow.text, start, end, years)

    def is_cited(place: int) -> bool:
        at = flow.source_offset(place)
        return any(a <= at < b for a, b in cited)

    return find_deadline(flow.text, start, end, years, is_cited)


def _named(paper: Paper, name: str, ranges: list[Range], evidence: Evidence) -> tuple[str, ...]:
    if not ranges:
        return ()
    quotes = [paper.flow.quote(a, b) for a, b in ranges]
    evidence[name] = tuple(quote.span for quote in quotes)
    return tuple(quote.text for quote in quotes)


def _hands_in(text: str, draft: TaskDraft) -> bool:
    """Is a paper to be sent? Then those who lead, if they are many, each answer, here and in the other orders of the same list."""
    return _SENDS.search(text, draft.start, draft.end) is not None


def _are_many(text: str, name: Range) -> bool:
    """`các chi bộ trực thuộc`, `Ủy ban nhân dân các xã`: one name for many, each of whom answers for itself."""
    return _MANY.search(text, *name) is not None


def _deadline(paper: Paper, when: FoundDeadline | None, evidence: Evidence) -> Deadline | None:
    if when is None:
        return None
    quote = paper.flow.quote(when.start, when.end)
    evidence["deadline"] = quote.span
    return Deadline(quote.text, quote.span, when.kind, when.date, when.bound, quote.without)


def _nature(draft: TaskDraft, deadline: Deadline | None, product: str | None) -> Nature:
    """A standing direction names no unit, no day and no product, and begins as such directions do."""
    if draft.lead or product or (deadline and deadline.kind in ("DATE", "PERIOD", "RELATIVE")):
        return "order"
    return "orientation" if draft.is_standing else "order"

"""Which sentences of a paper set a duty, and from where to where its title runs."""

from __future__ import annotations

import re

from giaoban.reading.clock import find_halves
from giaoban.reading.context import Paper
from giaoban.reading.layout import Block
from giaoban.reading.model import Duty, Evidence, PartOfDay
from giaoban.reading.places import LABEL
from giaoban.reading.recurrence import find_rule

# The first letter first: the engine skips to it.
_DOES = re.compile(
    r"[bcdđghklprstxBCDĐGHKLPRSTX](?<!\w.)(?i:(?<=b)(?:áo cáo|ố trí)|(?<=c)(?:hào cờ|ập nhật|ông khai|ông bố)|(?<=d)uyệt"
    r"|(?<=đ)(?:ánh giá|ối thoại|ối chiếu)|(?<=g)(?:iao ban|iám sát|ửi)|(?<=h)ọp|(?<=k)iểm (?:tra|kê)|(?<=l)(?:àm việc|ập)|(?<=p)hân công"
    r"|(?<=r)à soát|(?<=s)(?:inh hoạt|ơ kết)|(?<=t)(?:iếp (?:công )?dân|hanh tra|ổng hợp|ổng kết|hống kê|ổ chức|hực hiện|ham mưu)"
    r"|(?<=x)(?:em xét|ét|ây dựng))(?!\w)"
)
_RECEPTION = re.compile(
    r"(?<!\w)tiếp (?:công )?dân (?:\w+ ){0,3}?(?:định kỳ|thường xuyên)(?! và)|(?<!\w)tiếp (?:công )?dân (?:thường xuyên"
    r"|định kỳ) và đột xuất",
    re.IGNORECASE,
)
_WHEN_CALLED = re.compile(r"(?<!\w)tiếp (?:công )?dân (?P<when>đột xuất)(?= (?:khi|theo|trong|nếu|đối với|tại)|[.;]|$)", re.IGNORECASE)
_ANNOUNCED = re.compile(r"thông báo (?P<what>lịch [^:;.\n]{4,120}?)(?: như sau| cụ thể|:|$)")
_IN_CASE = re.compile(r"(?:Nếu|Trường hợp|Khi|Trong trường hợp)(?!\w)")
_WHEN_NEEDED = re.compile(r"(?:kiểm tra|báo cáo|giám sát|thanh tra|rà soát|đánh giá) định kỳ (?:và|hoặc) đột xuất", re.IGNORECASE)
_ORGAN_OR_POST = re.compile(
    r"(?:[Cc]hủ tịch|CHỦ TỊCH|[Bb]í thư|UBND|[Ủủ]y ban|[Tt]hường trực|[Đđ]ồng chí|[Cc]hánh|[Tt]rưởng|[Gg]iám đốc|[Cc]án bộ"
    r"|[Cc]huyên viên|HĐND|[Ll]ãnh đạo)"
)
_RETURNS = re.compile(
    r"(?:(?:Hội nghị )?[Gg]iao ban|[Tt]iếp (?:công )?dân|Báo cáo|Họp|Sinh hoạt|Chào cờ|Đối thoại|Kiểm tra|Giám sát)(?!\w)"
)
_LONGEST_CELL = 80
_INTRODUCTION = re.compile(r"(?:Ngoài|Bên cạnh|Cùng với)[^,;.]{0,120}, ?")
# What a paper tells of the past sets nothing.
_TOLD = re.compile(
    r"[đNnTtQq](?<!\w.)(?:(?<=đ)ã (?:duy trì|tiếp|tổ chức|thực hiện|ban hành|họp|giao ban|báo cáo|kiểm tra|phối hợp|chỉ đạo|xây dựng"
    r"|giám sát|đối thoại|tham mưu|làm tốt|chủ động|bố trí)"
    r"|(?:(?<=[Nn])ăm|(?<=[Tt])háng|(?<=[Qq])uý|(?<=[Tt])hời gian) (?:vừa )?qua)(?!\w)"
)
_NOT_A_DUTY = re.compile(
    r"[Nnphk](?:(?<=[Nn])ghỉ (?:hàng|hằng)|(?<=p)hép (?:hàng|hằng)|(?<=h)(?:àng|ằng) năm (?:\d{4}|trước)"
    r"|(?<=k)ế hoạch (?:hàng|hằng) năm)"
)
_GROUND = re.compile(r"\W*Căn cứ")


# One of these letters stands in every sentence that sets a duty: looked for first, since most sentences set none.
_CUES = (
    "ằng ", "àng ", "ỗi ", "lần", "kỳ", "uần", "ngày cuối", "áo cáo tháng", "áo cáo quý", "áo cáo công tác", "áo cáo kết quả",
    "áo cáo tình hình", "làm việc", "hành chính", "6 tháng", "/tháng", "/ tháng", "ngày trong", "buổi trong", "hường xuyên", "ột xuất",
    "ỊNH KỲ", "HƯỜNG XUYÊN", "ỘT XUẤT",
)  # fmt: skip


def read_block(paper: Paper, index: int) -> list[Duty]:
    """The duties that one block of the body sets."""
    block = paper.blocks[index]
    if block.zone != "body":
        return []
    if block.kind == "row":
        return _of_row(paper, block)
    text = paper.flow.text
    label = LABEL.match(text, block.body, block.end)
    if label:
        return _of_label(paper, index, block)
    return [d for a, b in paper.layout.sentences(block) if (d := _read_sentence(paper, block, a, b))]


def _read_sentence(paper: Paper, block: Block, start: int, end: int) -> Duty | None:
    text = paper.flow.text
    sentence = text[start:end]
    if not any(cue in sentence for cue in _CUES):
        return None
    if _GROUND.match(sentence) or _NOT_A_DUTY.search(sentence) or _TOLD.search(text, start, end) or not _DOES.search(text, start, end):
        return None
    if m := _INTRODUCTION.match(text, start, end):
        start = m.end()
    found = find_rule(text, start, end)
    if found is None:
        found = _without_rule(text, start, end)
    if found is None:
        return None
    rule, at = found
    if rule in _BARE_RULES and not _ONCE.search(text, *at) and not _is_set(text, start, end, at[0]):
        return None
    if paper.document.type == "LICH" and rule is None:
        return None
    return _duty(paper, (start, end), rule, at)


_ONCE = re.compile(r"lần(?!\w)")
_BARE_RULES = frozenset(("FREQ=YEARLY", "FREQ=MONTHLY", "FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=3"))
_SETS = re.compile(
    r"(?:[Đđ]ịnh kỳ|(?<!cuộc )(?:họp|giao ban|sinh hoạt|báo cáo|tiếp (?:công )?dân|ít nhất"
    r"|tối thiểu)(?: [^\W\d_]+){0,2}) ?(?:0?1 )?$",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(rf"[^,;.]{{0,20}},? {_DOES.pattern}", re.IGNORECASE)
_NEAR = 12


def _is_set(text: str, start: int, end: int, at: int) -> bool:
    """Do words such as `hằng năm` set when it is done, rather than tell what kind of plan or cost is meant?"""
    if at - start <= _NEAR or _SETS.search(text[max(start, at - 60) : at]):
        return True
    return text[at - 2 : at] == ", " and _AFTERWARDS.match(text, at, end) is not None


def _without_rule(text: str, start: int, end: int) -> tuple[None, tuple[int, int]] | None:
    """A duty whose rule stands in a regulation or hangs on an event; a mere heading (`Tiếp công dân định kỳ`) is none."""
    said = text[start:end].lower()
    m = _RECEPTION.search(text, start, end) if "dân " in said else None
    if m and m.start() > start and _ORGAN_OR_POST.search(text, start, m.start()) and text[end - 1] in ".;":
        return None, m.span()
    if "đột xuất" not in said:
        return None
    m = _WHEN_CALLED.search(text, start, end)
    if m and not _IN_CASE.match(text, start, end) and _ORGAN_OR_POST.search(text, start, m.start()):
        return None, m.span("when")
    m = _WHEN_NEEDED.search(text, start, end)
    return (None, m.span()) if m and m.start() > start else None


def _of_label(paper: Paper, index: int, block: Block) -> list[Duty]:
    """`Thời gian: ... tất cả các ngày làm việc trong tuần`: the duty is the entry above the label."""
    found = find_rule(paper.flow.text, block.body, block.end)
    above = next((b for b in reversed(paper.blocks[max(0, index - 6) : index]) if not LABEL.match(paper.flow.text, b.body, b.end)), None)
    if found is None or above is None or find_rule(paper.flow.text, above.body, above.end):
        return []
    from giaoban.reading.meetings.schedules import entry_title

    title = entry_title(paper.flow.text, above.body, above.end)
    if named := _ANNOUNCED.search(paper.flow.text, *title):
        title = named.span("what")
    half = _half(paper, above) or _half(paper, block)
    return [_duty(paper, title, found[0], found[1], half)]


def _of_row(paper: Paper, block: Block) -> list[Duty]:
    """A row that tells when something returns: the cell that says what it is, in a calendar of receptions the whole row."""
    text, cells = paper.flow.text, paper.layout.cells(block)
    told = next(((a, b) for a, b in cells if a < b and b - a < _LONGEST_CELL and find_rule(text, a, b)), None)
    if told is None or (found := find_rule(text, *told)) is None or found[0] is None:
        return []
    title = next(((a, b) for a, b in cells if _RETURNS.match(text, a, b)), None)
    if title is None and "iếp công dân" in (paper.document.subject or ""):
        first = next((a for a, b in cells if text[a:b].strip(" .").isalpha() or " " in text[a:b]), block.start)
        title = (first, block.end)
    return [_duty(paper, paper.flow.trimmed(*title), found[0], found[1], _half(paper, block))] if title else []


def _half(paper: Paper, block: Block) -> PartOfDay | None:
    halves = find_halves(paper.flow.text, block.start, block.end)
    return halves[0].part if len({h.part for h in halves}) == 1 else None


def _duty(paper: Paper, title: tuple[int, int], rule: str | None, at: tuple[int, int], part: PartOfDay | None = None) -> Duty:
    flow = paper.flow
    quote = flow.quote(*title)
    evidence: Evidence = {"recurrence": flow.span(*at)}
    halves = find_halves(flow.text, *title)
    if part is None and len({h.part for h in halves}) == 1:
        part = halves[0].part
        evidence["part_of_day"] = flow.span(halves[0].start, halves[0].end)
    return Duty(quote.text, quote.span, rule, part, evidence, quote.without)

"""Physical lines become blocks: a paragraph, a heading or item with its marker, a bullet, a table row, a line of the letterhead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from giaoban.reading.columns import part_columns
from giaoban.reading.footnotes import find_footnotes
from giaoban.reading.letters import UPPER, is_capital_line
from giaoban.reading.lines import ENDS_A_SENTENCE, Line, split_lines
from giaoban.reading.markers import Marker, ordinal, read_marker
from giaoban.reading.model import Span
from giaoban.reading.text import Flow, fold
from giaoban.reading.zones import Zone, find_zones

BlockKind = Literal["paragraph", "item", "bullet", "row", "line"]

_LABELS = re.compile(
    r"(?:Nơi nhận|Kính gửi|Thời gian|Địa điểm|Thành phần|Nội dung|Chủ trì|Kính mời|Ghi chú|Lưu ý"
    r"|Đối tượng|Kinh phí|Hình thức|Trang phục|Phương tiện|Liên hệ"
    r"|Đơn vị (?:chủ trì|phối hợp|thực hiện)|Cơ quan (?:chủ trì|phối hợp))\b[^:.]{0,40}:"
)
_TABLE_HEAD = re.compile(r"\W{0,3}(?:STT|TT|Stt|S[ốỐ] ?(?:TT|tt))\b(?! [a-zà-ỹ])")
_ROW = re.compile(r"\|?\s*(\d{1,3}|[IVX]{1,5})[.)]?\s*[\t|]\s*(?=[^\s|])")
_BARE_ROW = re.compile(rf"\W{{0,3}}(\d{{1,3}})(?:[.)]|\s|\s?[|_])[\s|_]*(?=[{UPPER}])")
_SCANNED_ROMAN = re.compile(rf"(?:(H|HI|IH)\.|([IVX]{{1,6}}))\s(?=[{UPPER}])")
_RUN_TOGETHER = {"H": "II", "HI": "III", "IH": "III"}
# A line up to this long may be a heading or a line of a letterhead: it tells nothing of the width.
_SHORT = 30
# No official page holds more letters in a line: A4, 14 pt, official margins.
_WIDEST_PRINT = 110
# How many numbers in a row of a table's numbering a scanner may lose before it is no longer the same table.
_LOST_ROWS = 9
# Words that begin the last paragraph of a paper, or a basis, whatever the width of the line before.
_OPENS_A_PARAGRAPH = re.compile(r"(?:Trên đây|Nhận được|Căn cứ|Kết thúc|Lưu ý)\b")
# Words that have a capital only where a sentence begins: a heading without a full stop stands before them.
_BEGINS_A_SENTENCE = re.compile(
    r"(?:Đẩy mạnh|Tăng cường|Tiếp tục|Rà soát|Chỉ đạo|Tập trung|Giao|Đề nghị|Yêu cầu|Triển khai|Phối hợp|Chủ trì|Tham mưu|Quan tâm"
    r"|Chú trọng|Phát huy|Nâng cao|Khẩn trương|Theo dõi|Lãnh đạo tốt|Thực hiện tốt|Thực hiện nghiêm|Trong|Khi|Nếu|Trên cơ sở)\b"
)
_PREPARER_ALONE = re.compile(r"\([^()]{3,80}\bchuẩn bị\b[^()]{0,60}\)[.;,]?$")
# Words that no heading and no sentence ends with.
_LEADS_ON = re.compile(
    r" (?:và|của|với|cho|các|những|từ|đến|tại|về|hoặc|là|theo|ở|trong|do|bằng|số|ngày|tháng|năm"
    r"|Bộ|Sở|Cục|Ban|Phòng|Nghị|Quyết|Thông)$"
)
_TORN_BEFORE = re.compile(r"[^\W_][-/]$")
_TORN_AFTER = re.compile(r"/[\w]|-[A-ZĐ][A-Za-zĐđ]{0,5}/")
# A blank that extraction put into a number-and-symbol or a date: `17- CT/TU`, `05 /SYT-NVY`.
_STRAY = re.compile(
    r"(?<=\d)( {0,3})-( {0,3})(?=[A-ZĐ][A-Za-zĐđ]{0,5} ?/)"
    r"|(?<=\d)( +)/(?=[A-ZĐ]{2})"
    r"|(?<=[\dA-ZĐ])/( +)(?=[A-ZĐ]{2,}[\s,;.-])"
)
_RUN = re.compile(r"\s{2,}|[^\S ]")


@dataclass(slots=True)
class Block:
    """One block of the paper. `start`, `body` (after the marker) and `end` count in `Layout.flow.text`."""

    kind: BlockKind
    zone: Zone
    start: int
    body: int
    end: int
    marker: Marker | None
    gap: int

    @property
    def label(self) -> str:
        """The marker without punctuation, or nothing."""
        return self.marker.label if self.marker else ""


@dataclass(slots=True)
class Layout:
    """The paper laid out: its lines with their zones, its blocks, and the flow that all matching runs on."""

    flow: Flow
    lines: list[Line]
    zones: list[Zone]
    blocks: list[Block]

    def in_zone(self, zone: Zone) -> list[Block]:
        """The blocks of one zone, in the order of the text."""
        return [b for b in self.blocks if b.zone == zone]

    def cells(self, block: Block) -> list[tuple[int, int]]:
        """The cells of a table row as ranges of the flow; empty cells are empty ranges."""
        text = self.flow.text
        mark = "\t" if "\t" in text[block.start : block.end] else "|"
        cells, at = [], block.start
        while (cut := text.find(mark, at, block.end)) >= 0:
            cells.append(self.flow.trimmed(at, cut))
            at = cut + 1
        cells.append(self.flow.trimmed(at, block.end))
        return cells


def lay_out(source: str) -> Layout:
    """Lay out the cleaned text of a paper (see `text.clean`). Linear in its length; never raises."""
    folded = fold(source)
    lines = split_lines(source, folded)
    notes = find_footnotes(lines.rows)
    rows = part_columns([r for i, r in enumerate(lines.rows) if i not in notes] if notes else lines.rows)
    feet = [lines.rows[i] for i in sorted(notes)]
    zones = find_zones(rows)
    drafts = _Gathering(rows, zones).drafts + _gather_notes(feet, len(rows))
    cuts = tuple(sorted((line.start, line.end) for line in (*lines.page_numbers, *feet)))
    return _build(source, folded, rows + feet, zones + ["note"] * len(feet), drafts, cuts)


@dataclass(slots=True)
class _Draft:
    kind: BlockKind
    zone: Zone
    marker: Marker | None
    first: int
    last: int


class _Wrap:
    """How wide the lines of this paper are, and whether blank lines part its paragraphs."""

    def __init__(self, rows: list[Line]) -> None:
        # A line that breaks off, and the next goes on in small letters: these were surely broken at the width.
        torn = [(a, b) for a, b in pairwise(rows) if len(a.text) > _SHORT and a.text[-1] not in ENDS_A_SENTENCE and b.text[0].islower()]
        lengths = sorted(len(a.text) for a, _ in torn)
        usual = lengths[len(lengths) // 2] * 1.25 if lengths else 0
        lengths = [n for n in lengths if n <= usual]
        self.width = float(lengths[len(lengths) * 9 // 10]) if lengths else _width_of_whole_lines(rows)
        longest = lengths[-1] if lengths else 0
        counted = sum(len(a.text) + 1 + _first_word(b) > longest for a, b in torn)
        # Text broken by counting letters fills its lines to the last word; in print a line may hold fewer wide letters.
        self.counted = len(torn) > 2 and counted * 20 >= len(torn) * 19
        self.fill = longest + 1.0 if self.counted else self.width * 0.88
        gaps = [(a, b) for a, b in pairwise(rows) if b.gap and not b.new_page]
        across = sum(1 for a, b in gaps if a.text[-1] not in ENDS_A_SENTENCE and b.text[0].islower())
        self.blanks_part = not (len(gaps) > len(rows) // 2 and across * 5 > len(gaps))

    def is_full(self, line: Line, after: Line) -> bool:
        """Would the next word not have fitted on this line? A line far wider than the others was never broken."""
        length = len(line.text)
        return length + 1 + _first_word(after) >= self.fill and length < self.fill * 1.4


def _width_of_whole_lines(rows: list[Line]) -> float:
    """Without a line surely broken: the longest line, if it may be a printed line; paragraphs on a line each have no width."""
    longest = max((len(r.text) for r in rows), default=0)
    return float(longest) if 2 * _SHORT <= longest <= _WIDEST_PRINT else float("inf")


def _first_word(line: Line) -> int:
    end = line.text.find(" ")
    return end if end > 0 else len(line.text)


class _Gathering:
    """The lines of the paper gathered into drafts of blocks, front to back."""

    def __init__(self, rows: list[Line], zones: list[Zone]) -> None:
        self.wrap = _Wrap(rows)
        self.drafts: list[_Draft] = []
        self.expected: dict[str, int] = {}
        self.row_number: int | None = None  # the last numbered row of the table we are in
        before: Line | None = None
        for i, (line, zone) in enumerate(zip(rows, zones, strict=True)):
            if zone == "body":
                self._take(i, line, before)
                before = line
            else:
                self.drafts.append(_Draft("line", zone, None, i, i))
                before, self.row_number = None, None

    def _take(self, i: int, line: Line, before: Line | None) -> None:
        text = line.text
        marker = self._scanned_roman(text) or read_marker(text)
        if marker and not _opens(marker, line, before, self.wrap, self.expected):
            marker = None
        # A tab that someone typed behind `1.` parts no cells.
        typed = marker.end if marker and marker.kind != "bullet" else 0
        if text.find("\t", typed + 1) >= 0 or text.count("|") >= 2:
            self._take_row(i, text)
        elif self.row_number is not None and self._goes_on_in_table(i, text, marker):
            return
        elif marker:
            self.row_number = None
            self.drafts.append(_Draft("bullet" if marker.kind == "bullet" else "item", "body", marker, i, i))
            if n := ordinal(marker.kind, marker.label):
                self.expected[marker.kind] = n + 1
        elif before and self._may_grow() and _continues(before, line, self.wrap, self.drafts[-1].last > self.drafts[-1].first):
            self.drafts[-1].last = i
        else:
            self.drafts.append(_Draft("paragraph", "body", None, i, i))
            if _TABLE_HEAD.match(text):
                self.row_number = 0

    def _scanned_roman(self, text: str) -> Marker | None:
        """The next Roman number of the row, its full stop lost or its strokes run together: `H.` for `II.`."""
        m = _SCANNED_ROMAN.match(text)
        if m is None:
            return None
        label = _RUN_TOGETHER.get(m[1]) or m[2]
        return Marker("roman", label, m.end()) if ordinal("roman", label) == self.expected.get("roman") else None

    def _may_grow(self) -> bool:
        return bool(self.drafts) and self.drafts[-1].kind != "row"

    def _take_row(self, i: int, text: str) -> None:
        marker = _row_marker(text)
        n = ordinal(marker.kind, marker.label) if marker else None
        if _TABLE_HEAD.match(text):
            self.row_number = 0
        elif marker and n and (n == 1 or (self.row_number is not None and self.row_number < n <= self.row_number + _LOST_ROWS)):
            self.row_number = n
            self.drafts.append(_Draft("row", "body", marker, i, i))
            return
        self.drafts.append(_Draft("row", "body", None, i, i))

    def _goes_on_in_table(self, i: int, text: str, marker: Marker | None) -> bool:
        """A line under a `STT` head without cells of its own: the next numbered row, or more words of the row before."""
        assert self.row_number is not None
        row = _BARE_ROW.match(text)
        if row and self.row_number < int(row[1]) <= self.row_number + _LOST_ROWS:
            self.row_number = int(row[1])
            self.drafts.append(_Draft("row", "body", Marker("row", row[1], row.end()), i, i))
            return True
        if "|" not in text and (marker or len(text) > self.wrap.width * 0.95):
            return False
        self.drafts[-1].last = i
        return True


def _row_marker(text: str) -> Marker | None:
    m = _ROW.match(text)
    return Marker("row" if m[1].isdigit() else "group", m[1], m.end()) if m else None


def _gather_notes(feet: list[Line], first: int) -> list[_Draft]:
    """Footnotes as blocks of their own, behind the body; a line that begins with a note's number begins the block."""
    drafts: list[_Draft] = []
    for i, line in enumerate(feet, first):
        if drafts and not line.text[0].isdigit() and line.text[0] != "[":
            drafts[-1].last = i
        else:
            drafts.append(_Draft("line", "note", None, i, i))
    return drafts


def _opens(marker: Marker, line: Line, before: Line | None, wrap: _Wrap, expected: dict[str, int]) -> bool:
    """Does the marker open a block here, or is it a figure or a dash that wrapping put at a line's beginning?"""
    if before is None:
        return marker.kind != "capital" or marker.label == "A"
    after_a_stop = before.text[-1] in ENDS_A_SENTENCE or (line.gap > 0 and wrap.blanks_part)
    if marker.kind == "bullet":
        rest = line.text[marker.end : marker.end + 1]
        return after_a_stop or before.text[-1] == "," or not (rest.islower() or rest.isdigit())
    number = ordinal(marker.kind, marker.label)
    if marker.kind == "capital":
        return number == 1 or number == expected.get("capital")
    if after_a_stop or not wrap.is_full(before, line):
        return True
    return number is None or number == 1 or number == expected.get(marker.kind)


def _continues(before: Line, line: Line, wrap: _Wrap, inside: bool) -> bool:
    """Does the line go on with the paragraph of the line before it? `inside`: that paragraph has had a line before."""
    last, first = before.text[-1], line.text[0]
    ended = last in ENDS_A_SENTENCE
    if ended and _OPENS_A_PARAGRAPH.match(line.text):
        return False
    if line.gap and not line.new_page and wrap.blanks_part and (ended or not first.islower() or line.gap > 1):
        return not ended and first.islower() and line.gap <= 3
    if _PREPARER_ALONE.match(line.text) or (_LABELS.match(line.text) and not wrap.is_full(before, line)):
        return False
    if not ended and _BEGINS_A_SENTENCE.match(line.text):
        return False
    if not ended and (first.islower() or first.isdigit() or first == "-" or last in ",(" or _LEADS_ON.search(before.text[-8:])):
        return True
    if is_capital_line(before.text) != is_capital_line(line.text):
        return not ended and wrap.is_full(before, line)
    if wrap.is_full(before, line):
        return True
    # A first line is indented: as printed it is as long as the others, and yet holds fewer letters.
    inside = inside or before.text[0].islower()
    return not ended and wrap.width * (0.6 if inside else 0.76) < len(before.text) < wrap.width * 1.4 and not wrap.counted


def _build(source: str, folded: str, rows: list[Line], zones: list[Zone], drafts: list[_Draft], cuts: tuple[Span, ...]) -> Layout:
    pieces: list[Span] = []
    glue: list[str] = []
    blocks: list[Block] = []
    at = 0
    for d in drafts:
        start = at
        for i in range(d.first, d.last + 1):
            line = rows[i]
            last = i == d.last
            joint = "\n" if last else _joint(line.text, rows[i + 1].text)
            at += _add_line(line, joint, d.kind == "row", pieces, glue)
        body = start + _length_in_flow(rows[d.first].text, d.marker.end, d.kind == "row") if d.marker else start
        blocks.append(Block(d.kind, d.zone, start, body, at - 1, d.marker, rows[d.first].gap))
    flow = Flow(source, folded, pieces, glue, cuts)
    for b in blocks:
        b.body = _after_blanks(flow.text, b)
    return Layout(flow, rows, zones, blocks)


def _after_blanks(text: str, block: Block) -> int:
    at = min(block.body, block.end)
    while at < block.end and text[at] in " \t":
        at += 1
    return at


def _joint(before: str, after: str) -> str:
    """What joins two lines of a paragraph: nothing where a symbol, a date or a word was torn, else a blank."""
    if _TORN_BEFORE.search(before[-2:]) and (after[0].isupper() or after[0].isdigit()):
        return ""
    return "" if before[-1].isdigit() and _TORN_AFTER.match(after) else " "


def _add_line(line: Line, joint: str, is_row: bool, pieces: list[Span], glue: list[str]) -> int:
    """Add the pieces of one line; return how long they are in the flow."""
    at, length = 0, 0
    for a, b, inner in _seams(line.text, is_row):
        pieces.append((line.start + at, line.start + a))
        glue.append(inner)
        length += a - at + len(inner)
        at = b
    pieces.append((line.start + at, line.end))
    glue.append(joint)
    return length + len(line.text) - at + len(joint)


def _seams(text: str, is_row: bool) -> list[tuple[int, int, str]]:
    """The ranges of blanks in a line that stand otherwise in the flow, and what stands there: nothing, a blank, the mark of a cell."""
    runs = [(m.start(), m.end(), _mark_of(m[0], is_row)) for m in _RUN.finditer(text)]
    if " /" in text or "- " in text or " -" in text or "/ " in text:
        stray = {(*m.span(g), "") for m in _STRAY.finditer(text) for g in range(1, 5) if m.end(g) > m.start(g)}
        taken = {a for a, _, _ in stray}
        runs = sorted(stray | {run for run in runs if run[0] not in taken})
    return runs


def _mark_of(run: str, is_row: bool) -> str:
    """Cells stay apart in a row; elsewhere a tab is but a blank."""
    if is_row and "\t" in run:
        return "\t" * run.count("\t")
    return "\u2028" if is_row and "\u2028" in run else " "


def _length_in_flow(text: str, end: int, is_row: bool) -> int:
    """How long the first `end` letters of a line are in the flow."""
    return end - sum(b - a - len(inner) for a, b, inner in _seams(text, is_row) if b <= end)

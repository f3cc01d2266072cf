"""Which line goes on with the one before it, and which begins something of its own."""

from __future__ import annotations

import re
from itertools import pairwise

from giaoban.reading.layout.lines import ENDS_A_SENTENCE, Line
from giaoban.reading.layout.markers import Marker, ordinal
from giaoban.reading.layout.scant import ScantWrap, Torn
from giaoban.reading.letters import is_capital_line
from giaoban.reading.sentences import ends_with_an_abbreviation

_LABELS = re.compile(
    r"(?:Nơi nhận|Kính gửi|Thời gian|Địa điểm|Thành phần|Nội dung|Chủ trì|Kính mời|Ghi chú|Lưu ý"
    r"|Đối tượng|Kinh phí|Hình thức|Trang phục|Phương tiện|Liên hệ"
    r"|Đơn vị (?:chủ trì|phối hợp|thực hiện)|Cơ quan (?:chủ trì|phối hợp))\b[^:.]{0,40}:"
)
# What begins an entry of its own in invitations and schedules, however full the line before it is.
_OPENS_AN_ENTRY = re.compile(
    r"(?:Thời gian|Địa điểm|Thành phần|Chủ trì|(?:Buổi )?(?:Sáng|Chiều|Tối|sáng|chiều)(?: cùng ngày)?) ?:"
    r"|(?:Tới dự|Đến dự|Tham dự|Nội dung|Hình thức) ?: ?[A-ZĐÀ-Ỹ\d]"
    r"|(?:Thứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy|hai|ba|tư|năm|sáu|bảy|[2-7])|THỨ (?:HAI|BA|TƯ|NĂM|SÁU|BẢY)|Chủ nhật|CHỦ NHẬT)"
    r",? ?\(?(?:[Nn]gày |NGÀY )?\d{1,2}/"
)
_HOUR = re.compile(r"(?:[01]?\d|2[0-3]) ?(?:h|g|giờ)(?![^\W\d_])")
# A line up to this long may be a heading or a line of a letterhead: it tells nothing of the width.
_SHORT = 30
# By so few lines surely broken nobody can tell whether letters were counted: chance fills as many lines to the last word.
_FEW = 10
# No official page holds more letters in a line: A4, 14 pt, official margins.
_WIDEST_PRINT = 110
# A single blank before a line is a slip.
_SET_IN = 2
# Words that begin the last paragraph of a paper, or a basis, whatever the width of the line before.
_OPENS_A_PARAGRAPH = re.compile(
    r"(?:Trên đây|Nhận được|Căn cứ|Kết thúc|Lưu ý)\b"
    r"|(?:Ủy ban|UBND|Văn phòng|Đảng ủy|Thường trực|Ban Thường vụ) [^.;]{0,40}\bthông báo (?:để|đến|tới)\b"
)
# What leads in a list: a paragraph, or a list, begins behind it, however full the line.
_LEADS_IN = ("như sau:", "sau đây:", "dung sau:", "vụ sau:")
# What ends an invitation, below its labelled parts.
_ENDS_AN_INVITATION = re.compile(r"(?:Đề nghị|Trân trọng|Kính mong|Rất mong|Kính đề nghị)\b")
# Words that have a capital only where a sentence begins: a heading without a full stop stands before them.
BEGINS_A_SENTENCE = re.compile(
    r"(?:Đẩy mạnh|Tăng cường|Tiếp tục|Rà soát|Chỉ đạo|Tập trung|Giao|Đề nghị|Yêu cầu|Triển khai|Phối hợp|Chủ trì|Tham mưu|Quan tâm"
    r"|Chú trọng|Phát huy|Nâng cao|Khẩn trương|Theo dõi|Lãnh đạo tốt|Thực hiện tốt|Thực hiện nghiêm|Trong|Khi|Nếu|Trên cơ sở)\b"
)
_PREPARER_ALONE = re.compile(r"\([^()]{3,80}\bchuẩn bị\b[^()]{0,60}\)[.;,]?$")
_TORN_SYMBOL = re.compile(r"\d ?-$")
# Words that no heading and no sentence ends with.
_LEADS_ON = re.compile(
    r" (?:và|của|với|cho|các|những|từ|đến|tại|về|hoặc|là|theo|ở|trong|do|bằng|số|ngày|tháng|năm"
    r"|Bộ|Sở|Cục|Ban|Phòng|Nghị|Quyết|Thông|[ỦU][yỷ] ban|Hội đồng)$"
)


class Wrap:
    """How wide the lines of this paper are, and whether blank lines part its paragraphs."""

    def __init__(self, rows: list[Line]) -> None:
        # A line that breaks off, and the next goes on in small letters: these were surely broken at the width.
        torn = [
            Torn.of(a, b, rows[i - 1] if i else None)
            for i, (a, b) in enumerate(pairwise(rows))
            if len(a.text) > _SHORT and a.text[-1] not in ENDS_A_SENTENCE and _surely_goes_on(a, b)
        ]
        lengths = sorted(len(t.line.text) for t in torn)
        usual = lengths[len(lengths) // 2] * 1.25 if lengths else 0
        lengths = [n for n in lengths if n <= usual]
        self.width = float(lengths[len(lengths) * 9 // 10]) if lengths else _width_of_whole_lines(rows)
        longest = lengths[-1] if lengths else 0
        counted = sum(len(t.line.text) + 1 + _first_word(t.after) > longest for t in torn)
        # Text broken by counting letters fills its lines to the last word; in print a line may hold fewer wide letters.
        self.counted = len(torn) >= _FEW and counted * 20 >= len(torn) * 19
        self.fill = longest + 1.0 if self.counted else self.width * 0.88
        self.scant = ScantWrap([t for t in torn if len(t.line.text) <= usual]) if 0 < len(torn) < _FEW else None
        self.shows_a_width = bool(torn)
        # Where lines that go on begin at the margin, blanks before a line set it in.
        self.flush = bool(torn) and not any(t.after.indent for t in torn)
        gaps = [(a, b) for a, b in pairwise(rows) if b.gap and not b.new_page]
        across = sum(1 for a, b in gaps if a.text[-1] not in ENDS_A_SENTENCE and b.text[0].islower())
        # Where a blank line stands behind every line, one broken sentence shows that they part nothing.
        everywhere = len(gaps) * 10 >= len(rows) * 8 and any(t.after.gap for t in torn)
        self.blanks_part = not everywhere and not (len(gaps) > len(rows) // 2 and across * 5 > len(gaps))

    def is_full(self, line: Line, after: Line, begins: bool = False) -> bool:
        """Would the next word not have fitted on this line? A line far wider than the others was never broken. `begins`: a paragraph."""
        length = len(line.text)
        if self.scant:
            return length < self.width * 1.4 and self.scant.is_full(line, after, begins)
        return length + 1 + _first_word(after) >= self.fill and length < self.fill * 1.4

    def is_indented(self, before: Line, line: Line, after: Line | None) -> bool:
        """Is the line, behind one that ends with a stop, set in as the first of a paragraph is?"""
        if before.text[-1] not in ENDS_A_SENTENCE or not line.text[0].isupper() or ends_with_an_abbreviation(before.text):
            return False
        if self.flush and line.indent >= _SET_IN:
            return True
        return self.scant is not None and self.scant.is_indented(line, after)

    def may_have_broken(self, line: Line, after: Line) -> bool:
        """May the width have broken this line, which ends without a stop?"""
        if self.scant:
            return len(line.text) < self.width * 1.4 and self.scant.may_be_broken(line, after)
        return self.is_full(line, after)

    def breaks_at(self, line: Line, after: Line) -> bool:
        """Is it known how wide the lines are, and has this one no room even for the dash that `after` begins with?"""
        return (self.counted or self.scant is not None) and self.is_full(line, after)


def _surely_goes_on(before: Line, line: Line) -> bool:
    """Does the line go on in small letters, or with the figure or symbol that a day or a number breaks off before?"""
    return (
        line.text[0].islower()
        or bool(_TORN_SYMBOL.search(before.text[-3:]))
        or (line.text[0].isdigit() and _LEADS_ON.search(before.text[-9:]) is not None)
    )


def _width_of_whole_lines(rows: list[Line]) -> float:
    """Without a line surely broken: the longest line, if it may be a printed line; paragraphs on a line each have no width."""
    longest = max((len(r.text) for r in rows), default=0)
    return float(longest) if 2 * _SHORT <= longest <= _WIDEST_PRINT else float("inf")


def _first_word(line: Line) -> int:
    end = line.text.find(" ")
    return end if end > 0 else len(line.text)


def opens_a_block(marker: Marker, line: Line, before: Line | None, wrap: Wrap, expected: dict[str, int]) -> bool:
    """Does the marker open a block here, or is it a figure or a dash that wrapping put at a line's beginning?"""
    if before is None:
        return marker.kind != "capital" or marker.label == "A"
    after_a_stop = before.text[-1] in ENDS_A_SENTENCE or (line.gap > 0 and wrap.blanks_part)
    if marker.kind == "bullet":
        rest = line.text[marker.end : marker.end + 1]
        if not after_a_stop and marker.label == "-" and wrap.breaks_at(before, line):
            return bool(BEGINS_A_SENTENCE.match(line.text, marker.end))
        return after_a_stop or before.text[-1] == "," or not (rest.islower() or rest.isdigit()) or bool(_HOUR.match(line.text, marker.end))
    number = ordinal(marker.kind, marker.label)
    if marker.kind == "capital":
        return number == 1 or number == expected.get("capital")
    if after_a_stop or not wrap.may_have_broken(before, line):
        return True
    return number is None or number == 1 or number == expected.get(marker.kind)


def goes_on(before: Line, line: Line, wrap: Wrap, inside: bool) -> bool:
    """Does the line go on with the paragraph of the line before it? `inside`: that paragraph has had a line before."""
    ended = before.text[-1] in ENDS_A_SENTENCE
    first = line.text[0]
    if _opens_below(before, line, inside):
        return False
    may_open = first in "sc" or not first.islower()  # `sáng:`, `chiều:` may open an entry in small letters too
    if may_open and ((ended and _OPENS_A_PARAGRAPH.match(line.text)) or _OPENS_AN_ENTRY.match(line.text)):
        return False
    if line.gap and not line.new_page and wrap.blanks_part and (ended or not first.islower() or line.gap > 1):
        return not ended and first.islower() and line.gap <= 3
    if first == "(" and _PREPARER_ALONE.match(line.text):
        return False
    if may_open and ":" in line.text and _LABELS.match(line.text) and not wrap.is_full(before, line):
        return False
    if ended:
        return _goes_on_behind_a_stop(before, line, wrap, inside, may_open)
    return _goes_on_unended(before, line, wrap, inside)


def _opens_below(before: Line, line: Line, inside: bool) -> bool:
    """Does the line open a paragraph for what the one before it is: a lead-in, a labelled part of an invitation?"""
    if line.text[0].isupper() and before.text.endswith(_LEADS_IN):
        return True
    return not inside and _ENDS_AN_INVITATION.match(line.text) is not None and _OPENS_AN_ENTRY.match(before.text) is not None


def _goes_on_behind_a_stop(before: Line, line: Line, wrap: Wrap, inside: bool, may_open: bool) -> bool:
    """Where no line is surely broken, each is a paragraph."""
    if not wrap.shows_a_width:
        return before.text[-1] == ";" and not may_open
    return wrap.is_full(before, line, begins=not inside)


def _goes_on_unended(before: Line, line: Line, wrap: Wrap, inside: bool) -> bool:
    """The line before ends without a stop: a broken sentence, or a heading."""
    first = line.text[0]
    if first.islower():
        return True
    if BEGINS_A_SENTENCE.match(line.text):
        return False
    if first.isdigit() or first == "-" or before.text[-1] in ",(-/" or _LEADS_ON.search(before.text[-9:]):
        return True
    if wrap.is_full(before, line):
        return True
    if wrap.scant and is_capital_line(before.text) == is_capital_line(line.text):
        return wrap.may_have_broken(before, line)
    if wrap.counted or is_capital_line(before.text) != is_capital_line(line.text):
        return False
    # A first line is indented: as printed it is as long as the others, and yet holds fewer letters.
    share = 0.6 if inside or before.text[0].islower() else 0.76
    return wrap.width * share < len(before.text) < wrap.width * 1.4

"""What of minutes orders: the conclusion of who presides. What others say at the meeting asks, reports and wishes, and orders nothing."""

from __future__ import annotations

import re

from giaoban.reading.context import Paper
from giaoban.reading.layout import Block

# Who presides concludes, and what follows the colon is given as told.
_CONCLUDES = re.compile(
    r"(?:(?:Sau khi|Trên cơ sở|Kết thúc) [^.;:\n]{1,120}?, )?"
    r"(?:[Cc]hủ trì|[Cc]hủ t[ọo][aạ]|[Đđ]ồng chí|Đ/c|Ông|Bà|[Nn]gười chủ trì|(?:Phó )?Chủ tịch|(?:Phó )?Bí thư)"
    r"(?: (?!(?:thực hiện|báo cáo|theo|trình bày|đề nghị|nhất trí|nghe|nhắc|đồng ý|quán triệt|nêu|hỏi|về|công bố|thông qua|có) )"
    r"[^\s.;:]+){0,24}?"
    r" kết luận(?: (?:cuộc họp|phiên họp|hội nghị|buổi họp|nội dung(?: này)?|(?:và )?chỉ đạo|(?:và )?giao nhiệm vụ|các nội dung(?: sau)?"
    r"|như sau|sau đây))*(?:: ?|(?<=như sau) ?)"
)
_TITLE = re.compile(r"(?:Ý kiến )?(?:[Kk]ết luận|KẾT LUẬN)(?! (?:số|thanh tra|kiểm tra|điều tra))")
_LONGEST_TITLE = 160
# Another takes the floor, or the meeting ends.
_OVER = re.compile(
    r"(?:Đồng chí|Đ/c|Ông|Bà|Đại diện|Ý kiến) [^.;:\n]{1,140}?"
    r" (?:phát biểu|báo cáo|đề nghị|có ý kiến|trình bày|cho biết|nêu|hỏi|thống nhất)(?!\w)"
    r"|(?:Cuộc họp|Hội nghị|Buổi họp|Phiên họp|Biên bản) [^.;:\n]{0,80}?"
    r"(?:kết thúc|bế mạc|thông qua|được lập|lập thành|thảo luận|biểu quyết)"
    r"|(?:Kết thúc|Thảo luận|Các ý kiến) "
)
# Markers and paragraphs from the widest to the narrowest.
_WIDTHS = {"part": 0, "chapter": 1, "section": 2, "roman": 2, "capital": 3, "number": 4, "paren": 4, "letter": 8, "bullet": 10}
_MULTI, _PARAGRAPH, _LISTS = 4, 9, 3


def concluded(paper: Paper) -> dict[int, int]:
    """The blocks of minutes that hold a conclusion, each with where in the flow its words begin."""
    found: dict[int, int] = {}
    text = paper.flow.text
    reach: int | None = None
    counted = False
    for i, block in enumerate(paper.blocks):
        if block.zone != "body" or block.kind in ("row", "line"):
            reach = None
        elif (begins := _begins(text, block)) is not None:
            # What a paragraph concludes reaches over the list below it, which counts from one.
            reach, counted = (_width(block) if block.marker else _LISTS), block.marker is not None
            if begins < block.end:
                found[i] = begins
        elif reach is not None and _reaches(text, block, reach, counted):
            found[i] = block.body
            counted = counted or _width(block) == _MULTI
        else:
            reach = None
    return found


def _begins(text: str, block: Block) -> int | None:
    """Where the conclusion begins that the block opens, if it opens one."""
    m = _CONCLUDES.match(text, block.body, block.end)
    if m is not None:
        return m.end()
    is_title = block.kind == "item" and block.end - block.body < _LONGEST_TITLE and text[block.end - 1] != "."
    return block.end if is_title and _TITLE.match(text, block.body, block.end) else None


def _reaches(text: str, block: Block, reach: int, counted: bool) -> bool:
    """Is the block still part of the conclusion? `counted`: its list has begun, or it has a number itself."""
    width = _width(block)
    goes_on_elsewhere = not counted and width == _MULTI and block.label != "1"
    return width > reach and not goes_on_elsewhere and _OVER.match(text, block.body, block.end) is None


def _width(block: Block) -> int:
    if block.marker is None:
        return _PARAGRAPH
    return _WIDTHS.get(block.marker.kind, _MULTI) + block.label.count(".") + (block.label == "+")

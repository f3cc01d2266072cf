"""Which lines are the letterhead with subject and addressees, which the body, which the closing. An annex is body again."""

from __future__ import annotations

import re
from typing import Literal

from giaoban.reading.letters import UPPER, is_capital_line
from giaoban.reading.lines import Line
from giaoban.reading.markers import read_marker

Zone = Literal["head", "body", "closing", "note"]

_HEAD_SIGN = re.compile(r"CỘNG H[ÒO]A|ĐẢNG CỘNG SẢN|Độc lập|S[ốóô] ?[:.]|Kính gửi|V/v|(?:ỦY|UỶ) BAN|HUYỆN ỦY|ĐẢNG (?:BỘ|ỦY)|ngày .{1,6} tháng")
_BODY_OPENS = re.compile(r"(?:Căn cứ|Thực hiện|Trong|Để|Nhằm|Ngày|Theo|Xét|Tiếp|Triển khai|Qua|Vừa qua|Hiện nay|Nhận được|Sau khi|Với|Phúc đáp|Được sự)\b")
_RECIPIENTS = re.compile(r"\W{0,4}N[ơo]i [nN]h[ậâa]n\b", re.IGNORECASE)
_SIGNING = re.compile(rf"\W{{0,3}}(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?|T/UQ|Q\.) ?[{UPPER}]{{2}}")
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|LỊCH|DANH SÁCH|ĐỀ CƯƠNG|BIỂU|Biểu mẫu|Mẫu|MẪU|QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|KẾ HOẠCH|CHƯƠNG TRÌNH|BẢNG|NỘI DUNG)\b")


def find_zones(rows: list[Line]) -> list[Zone]:
    """The zone of every line."""
    zones: list[Zone] = ["body"] * len(rows)
    for i in range(_head_end(rows)):
        zones[i] = "head"
    i = 0
    while i < len(rows):
        if zones[i] == "body" and (_RECIPIENTS.match(rows[i].text) or (_SIGNING.match(rows[i].text) and is_capital_line(rows[i].text))):
            end = _closing_end(rows, i)
            zones[i:end] = ["closing"] * (end - i)
            i = end
        else:
            i += 1
    return zones


def _head_end(rows: list[Line]) -> int:
    signs = [i for i, r in enumerate(rows[:30]) if _HEAD_SIGN.search(r.text)]
    if not signs:
        return 0
    end = signs[-1] + 1 if len(signs) > 1 else 0
    for i in range(end, min(len(rows), end + 12)):
        line = rows[i]
        marker = read_marker(line.text)
        if _BODY_OPENS.match(line.text) or (marker and marker.kind != "bullet") or len(line.text) > 160:
            return i
    return end


def _closing_end(rows: list[Line], start: int) -> int:
    for i in range(start + 1, len(rows)):
        line = rows[i]
        if i - start > 3 and (_ANNEX.match(line.text) or line.new_page):
            return i
    return len(rows)

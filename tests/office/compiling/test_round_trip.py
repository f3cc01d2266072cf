"""Made-up programmes written out and read again: the same outline, every line at its number, whatever the order and the groups."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.compiling.paper import Worded, blocks_of
from giaoban.office.programme.models import Line, LineKind
from giaoban.office.programme.outline import outline
from giaoban.reading.read import read_text
from giaoban.writing.paper import Heading, Item, Paragraph

WORDS = {
    LineKind.TASK: ("Rà soát hộ nghèo, hộ cận nghèo năm 2026.", "Phòng Kinh tế tổng hợp số liệu trước ngày 15/12/2026."),
    LineKind.DIRECTION: ("Tăng cường nắm tình hình tư tưởng trong đảng viên.", "Đẩy mạnh cải cách hành chính."),
    LineKind.MEETING: ("Hội nghị Ban Thường vụ Đảng ủy: dự kiến ngày 24/12/2026.", "Hội nghị chuyên đề: lịch cụ thể sẽ thông báo sau."),
    LineKind.ITEM: ("Dự thảo Báo cáo kết quả năm 2026", "Phương án phòng cháy, chữa cháy rừng"),
    LineKind.RECURRING: ("Thường trực Đảng ủy giao ban vào chiều thứ Hai hằng tuần.",),
}
GROUPS = ("", "Kinh tế - xã hội", "Xây dựng Đảng")
LINES = st.lists(
    st.tuples(st.sampled_from(list(LineKind)), st.integers(0, 1), st.sampled_from(GROUPS), st.integers(0, 8)),
    min_size=1, max_size=10,
)  # fmt: skip


def made(rows: list[tuple[LineKind, int, str, int]]) -> list[Line]:
    """Lines of a draft; a matter stands below a meeting before it, if that is one."""
    lines: list[Line] = []
    for n, (kind, which, group, under) in enumerate(rows, start=1):
        meeting = next((one.pk for one in lines if one.pk == under and one.kind == LineKind.MEETING), None)
        text = WORDS[kind][which % len(WORDS[kind])]
        below = meeting if kind == LineKind.ITEM else None
        lines.append(Line(pk=n, kind=kind, text=text, group="" if below else group, under_id=below))
    return lines


@pytest.mark.fuzz
@given(LINES.map(made))
def test_outline_that_is_written_is_the_outline_that_is_read(lines: list[Line]) -> None:
    entries = outline(lines)
    rows = [Worded(one, one.line.text if one.line is not None else one.title) for one in entries]
    body = [one for one in blocks_of(rows) if isinstance(one, Heading | Item | Paragraph)]

    read = read_text(
        "\n".join(["CHƯƠNG TRÌNH", "công tác tháng 12 năm 2026", "", *(f"{getattr(one, 'marker', '')} {one.text}" for one in body)])
    )

    assert [item.path for item in read.outline] == [one.number.path for one in entries]
    assert [one.key for one in body if one.key.startswith("line:")] == [f"line:{one.line.pk}" for one in entries if one.line is not None]

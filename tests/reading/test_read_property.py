"""What holds for every text, made up, damaged or wrapped otherwise."""

from __future__ import annotations

import os
import textwrap
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.reading.encode import plain
from giaoban.reading.layout import lay_out
from giaoban.reading.layout.markers import read_marker
from giaoban.reading.model import Reading
from giaoban.reading.read import read_text
from giaoban.reading.text import clean
from tests.reading.evidence import wrong_quotes

SAMPLES = sorted((p for p in (files("giaoban") / "samples").iterdir() if p.name.endswith(".txt")), key=lambda p: p.name)
PAPERS = {p.name: clean(p.read_text("utf-8")) for p in SAMPLES}

# Pieces that official papers are made of, to be put together wrongly.
PIECES = [
    "I- ",
    "1. ",
    "(1). ",
    "a) ",
    "- ",
    "+ ",
    "Điều 3. ",
    "Chương II\n",
    "Số 85-KH/TU",
    "số 19-\n\nCT/TU",
    " ngày 11/6/2026",
    " của ",
    "Ban Thường vụ Đảng ủy",
    "UBND xã Minh Sơn",
    "Văn phòng Đảng ủy",
    "Giao ",
    "Đề nghị ",
    "trước ngày 31/11/2026",
    "trong tháng 12",
    "chiều thứ Hai hàng tuần",
    "dự kiến ",
    "Hội nghị ",
    "(Văn phòng chuẩn bị nội dung 3-5)",
    "Nơi nhận:\n",
    "T/L BAN THƯỜNG VỤ\n",
    "KT. CHỦ TỊCH",
    "Kính gửi: ",
    "\n",
    "\n\n",
    "\f",
    "\t",
    "; ",
    ": ",
    ". ",
    "/./",
    "Luật Đất đai năm 2024",
    "khoản 2 Điều 5 ",
    "“",
    "”",
    "(",
    ")",
    "08 giờ 00",
    "Sáng: ",
    "THỨ HAI, NGÀY 2/11:\n",
    "STT\tNội dung\tChủ trì\n",
    "1\tBáo cáo\tVăn phòng\n",
    "\u2028",
    "\u00a0",
    "uỷ",
    "2026",
    "7",
]
made_up = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map("".join)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A sample paper with letters lost, doubled or changed, and lines torn."""
    text = draw(st.sampled_from(sorted(PAPERS.values())))
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(text) - 1))
        text = (
            text[:at]
            + draw(st.sampled_from(["", "\n", " ", "\n\n2\n\n", "\x00", "(", "1", "Đ", "\f"]))
            + text[at + draw(st.integers(0, 30)) :]
        )
    return text


@pytest.mark.fuzz
@given(st.one_of(st.text(max_size=400), made_up, damaged()))
def test_reading_never_raises_and_quotes_to_the_letter(text: str) -> None:
    reading = read_text(text)
    assert wrong_quotes(reading) == []
    assert read_text(text) == reading


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_sample_is_quoted_to_the_letter(name: str) -> None:
    assert wrong_quotes(read_text(PAPERS[name])) == []


def found(reading: Reading) -> dict[str, Any]:
    """What was found, without its places."""
    parts = ("document", "outline", "citations", "tasks", "meetings", "duties")
    return {part: _without_places(plain(getattr(reading, part))) for part in parts} | {
        "findings": [(f.code, f.message) for f in reading.findings],
    }


def _without_places(node: Any) -> Any:
    if isinstance(node, dict):
        return {k: _without_places(v) for k, v in node.items() if k not in ("span", "core", "evidence", "without")}
    if isinstance(node, list):
        return [_without_places(v) for v in node]
    return node


def wrapped_otherwise(text: str, width: int) -> str | None:
    """The paper with the lines of its paragraphs broken at another width.

    A paragraph stays whole where a line would begin with a marker, or where its last line would look like a broken one:
    nobody could tell where it ends. None where such a last line is the whole paragraph.
    """
    layout = lay_out(text)
    blocks = layout.blocks
    lines: list[str] = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if block.kind in ("line", "row"):
            a, b = layout.flow.span(block.start, block.end)
            lines.append(text[a:b])
            continue
        words = layout.flow.words(block.start, block.end)
        broken = textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)
        next_word = layout.flow.text[after.start : after.end].split(" ")[0] if after and after.kind == "paragraph" else ""
        ends_clearly = not next_word or len(broken[-1]) + 1 + len(next_word) <= width - 6
        if ends_clearly and not any(read_marker(line) for line in broken[1:]):
            lines += broken
        elif len(words) <= width * 1.5:
            return None
        else:
            lines.append(words)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("width", [60, 72, 88, 104])
@pytest.mark.parametrize("name", sorted(PAPERS))
def test_wrapping_changes_nothing_found(name: str, width: int) -> None:
    others = (wrapped_otherwise(PAPERS[name], width - narrower) for narrower in range(12))
    other = next((o for o in others if o is not None), None)
    if other is not None:
        assert found(read_text(other)) == found(read_text(PAPERS[name]))


def test_wrapping_is_tried_on_most_papers() -> None:
    tried = sum(any(wrapped_otherwise(p, w - n) for n in range(12)) for p in PAPERS.values() for w in (60, 72, 88, 104))
    assert tried >= 2 * len(PAPERS)


HOSTILE = {
    "digits": "1" * 200_000,
    "digits and strokes": "1/" * 100_000,
    "symbols without end": "số 1-NQ/" * 25_000,
    "open brackets": "(" * 200_000,
    "nested brackets": "(" * 50_000 + "a" + ")" * 50_000,
    "quotes": "“" * 100_000,
    "one endless line": "Giao Văn phòng Đảng ủy phối hợp với các chi bộ, " * 5_000,
    "commas": "các chi bộ, " * 20_000,
    "articles": "Điều " + ", ".join(map(str, range(1, 30_000))),
    "provisions": "khoản 1 Điều 2 " * 15_000,
    "dates": "ngày 11/6/2026 và " * 15_000,
    "blank lines": "\n" * 200_000 + "a",
    "markers": "1. \n" * 40_000,
    "romans": "I- A\nII- B\n" * 15_000,
    "tabs": "a\t" * 100_000,
    "bars": "| " * 100_000,
    "page numbers": "".join(f"lời\n\n{n}\n\n" for n in range(1, 5_000)),
    "của": "Quyết định của " * 15_000,
    "hours": "08 giờ 30 " * 20_000,
    "capitals": "BAN THƯỜNG VỤ\n" * 15_000,
    "recipients": "Nơi nhận:\n- A,\n" * 10_000,
}


@pytest.mark.parametrize("what", sorted(HOSTILE))
def test_hostile_text_is_read_to_its_end(what: str) -> None:
    """Where work grew faster than the text, these would not end within the patience of the run."""
    reading = read_text(HOSTILE[what] * (8 if os.environ.get("GIAOBAN_EXAMPLES") == "many" else 1))
    assert wrong_quotes(reading) == []

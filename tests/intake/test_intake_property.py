"""No bytes bring the door down: a text comes out, or one clear line."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.intake import UnreadableSource, read_source
from giaoban.intake.workers import Workers
from giaoban.reading.model import Source
from tests.intake.pages import SCAN, at, document, grid, lines
from tests.intake.word import cell, item, level, lists, package, paragraph, row, run, table

WORD = package(
    item("a")
    + table(row(cell("b", "c"), "d"))
    + paragraph("đ", f"<w:ins>{run('e')}</w:ins>", '<w:r><w:footnoteReference w:id="1"/></w:r>'),
    numbering=lists(level(0, "%1.")),
    footnotes=f'<w:footnote w:id="1">{paragraph("ghi chú")}</w:footnote>',
)
TABLE = grid([70, 150, 300], [720, 695, 665]) + at(75, 705, "Thu Hai") + at(155, 705, "Hop")
PDF = document(lines("Trang mot", "dong hai"), SCAN, TABLE, over=at(70, 500, "06"))
TEXT = "Giao Văn phòng chủ trì tham mưu, báo cáo Ban Thường vụ trước ngày 15/5.\n".encode() * 3


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers() as one_for_all:
        yield one_for_all


def read_or_refused(data: bytes, workers: Workers) -> None:
    try:
        source = read_source(data, workers=workers)
    except UnreadableSource as refusal:
        lines_said = str(refusal).splitlines()
    else:
        lines_said = ["read"]
        check(source)
    assert len(lines_said) == 1


def check(source: Source) -> None:
    assert source.text.strip()
    assert all(0 <= f.span[0] < f.span[1] <= len(source.text) for f in source.findings)
    source.text.encode()


@pytest.mark.fuzz
@given(st.binary(max_size=400))
def test_any_bytes(workers: Workers, data: bytes) -> None:
    read_or_refused(data, workers)


@pytest.mark.fuzz
@given(st.sampled_from([WORD, PDF, TEXT]), st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(min_size=1, max_size=8)), max_size=12))
def test_damaged_papers(workers: Workers, paper: bytes, damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(paper)
    for place, bytes_there in damage:
        at = place % len(data)
        data[at : at + len(bytes_there)] = bytes_there
    read_or_refused(bytes(data), workers)


@pytest.mark.fuzz
@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1258", "latin-1"]))
def test_any_text_in_any_encoding(workers: Workers, text: str, encoding: str) -> None:
    read_or_refused(text.encode(encoding, "replace"), workers)

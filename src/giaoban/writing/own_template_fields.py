"""The words of a paper by the names that an office writes into its own template: `{{trích yếu}}`, `{{nội dung}}`, `{{nơi nhận}}`."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from giaoban.writing.days import long_day
from giaoban.writing.paper import Block, Paper, Paragraph, Signature, Table

STT, MARKER = "stt", "mục"  # beside a list's field: which of the list it is, and its mark


@dataclass(frozen=True, slots=True)
class Entry:
    """One of a list. `table`: a table of the body, whose rows stand where the entry's paragraph would."""

    text: str
    marker: str = ""
    table: Table | None = None


def name_of(typed: str) -> str:
    """The name of a field however it was typed: capitals, blanks and the way letters carry their marks do not matter."""
    return " ".join(unicodedata.normalize("NFC", typed).casefold().split())


def _part_of_day(paper: Paper, at: int) -> str:
    return long_day(paper.day).split()[at] if paper.day else ""


def _left(paper: Paper) -> Signature:
    return paper.left_signature or Signature()


SINGLE: Mapping[str, Callable[[Paper], str]] = {
    "cơ quan cấp trên": lambda paper: "\n".join(paper.above),
    "cơ quan ban hành": lambda paper: "\n".join(paper.issuer),
    "số": lambda paper: paper.number,
    "ký hiệu": lambda paper: paper.symbol,
    "địa danh": lambda paper: paper.place,
    "ngày": lambda paper: _part_of_day(paper, 0),
    "tháng": lambda paper: _part_of_day(paper, 2),
    "năm": lambda paper: _part_of_day(paper, 4),
    "tên loại": lambda paper: paper.kind,
    "trích yếu": lambda paper: paper.subject,
    "độ khẩn": lambda paper: paper.urgency,
    "chỉ dẫn dự thảo": lambda paper: paper.draft_mark,
    "phạm vi lưu hành": lambda paper: paper.circulation,
    "ký hiệu người soạn thảo": lambda paper: paper.drafter,
    "số lượng bản": lambda paper: "" if paper.copies is None else str(paper.copies),
    "thẩm quyền ban hành": lambda paper: paper.decider,
    "quyền hạn ký": lambda paper: "\n".join(paper.signature.authority),
    "chức vụ người ký": lambda paper: paper.signature.office_title,
    "người ký": lambda paper: paper.signature.name,
    "quyền hạn ký bên trái": lambda paper: "\n".join(_left(paper).authority),
    "chức vụ người ký bên trái": lambda paper: _left(paper).office_title,
    "người ký bên trái": lambda paper: _left(paper).name,
}
LISTS: Mapping[str, Callable[[Paper], tuple[Entry, ...]]] = {
    "kính gửi": lambda paper: tuple(Entry(each) for each in paper.addressees),
    "căn cứ": lambda paper: tuple(Entry(each) for each in paper.bases),
    "nội dung": lambda paper: tuple(_entry(block) for block in paper.body),
    "nơi nhận": lambda paper: tuple(Entry(each) for each in paper.recipients),
    "thông tin liên hệ": lambda paper: tuple(Entry(each) for each in paper.contact),
    "phụ lục": lambda paper: tuple(
        entry
        for annex in paper.annexes
        for entry in (Entry(annex.title), *((Entry(annex.subject),) if annex.subject else ()), *(_entry(block) for block in annex.body))
    ),
}
# What a template has in print need not stand in a field; these words are of one paper alone.
_OF_ONE_PAPER = (
    "trích yếu", "độ khẩn", "chỉ dẫn dự thảo", "phạm vi lưu hành", "ký hiệu người soạn thảo", "số lượng bản", "người ký",
    "người ký bên trái", *LISTS,
)  # fmt: skip


def left_out(paper: Paper, fields: frozenset[str]) -> tuple[str, ...]:
    """What the paper says and a template with these fields has no place for, by the names of the fields."""
    says = {name: bool(SINGLE[name](paper) if name in SINGLE else LISTS[name](paper)) for name in _OF_ONE_PAPER}
    return tuple(name for name in _OF_ONE_PAPER if says[name] and name not in fields)


def _entry(block: Block) -> Entry:
    if isinstance(block, Table):
        return Entry(block.caption, table=block)
    return Entry(block.text) if isinstance(block, Paragraph) else Entry(block.text, block.marker)

"""A filled sheet read back: what each row reports, and what is wrong in which cell. Nothing is written here.

A row is known by its code alone: the file may be sorted anew, lines and columns taken out or added. Whatever is wrong is named by the
address of its cell, and then nothing of the file can be taken.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from giaoban.intake.guard import MB, Limits, UnreadableSource
from giaoban.intake.sheets import CellError, Sheet, column_name, day_found, read_sheets
from giaoban.intake.tables import WordTable, read_tables
from giaoban.office.directory.models import Account, Organ
from giaoban.office.work import rules
from giaoban.office.work.actions.following import waited_for
from giaoban.office.work.models import UNDERWAY, Assignment, Side
from giaoban.office.work.unit_sheets.codes import assignment_of
from giaoban.office.work.unit_sheets.rows import shares_of

LIMITS = Limits(file_size=5 * MB, unpacked_size=50 * MB, seconds=30)
LONGEST = 2000
_RESULT, _DONE, _CODE = "kết quả thực hiện", "ngày hoàn thành", "mã dòng"
_DAY = re.compile(r"(?:ngày\s+)?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})|(\d{4})-(\d{2})-(\d{2})")
_HEADS_WITHIN = 15
UNCOUNTED = "Ô là công thức chưa tính. Mở tệp bằng Excel, lưu lại rồi gửi, hoặc ghi thẳng giá trị."


@dataclass(frozen=True, slots=True)
class Reported:
    """What a row reports of a share, at the revision it has now: a line of progress, or done as of a day."""

    assignment_id: int
    shown: int
    title: str
    text: str
    done_on: dt.date | None
    cell: str


@dataclass(slots=True)
class Filled:
    """What a filled sheet would enter. It can be taken when nothing is wrong and something is new."""

    rows: list[Reported] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    unchanged: int = 0

    @property
    def can_be_taken(self) -> bool:
        """Is nothing wrong, and is there something to enter?"""
        return not self.errors and bool(self.rows)

    def wrong(self, cell: str, words: str) -> None:
        """Note what is wrong in a cell."""
        self.errors.append(CellError(cell, words))


def read_filled(account: Account, organ: Organ, data: bytes) -> Filled:
    """What the file of a unit, Excel or Word, would enter. Raises UnreadableSource for what is neither."""
    filled = Filled()
    _read(filled, account, organ, tables_of(data))
    return filled


def tables_of(data: bytes) -> Sequence[Sheet]:
    """The tables of an Excel or a Word file. Raises UnreadableSource for what is neither."""
    try:
        return read_sheets(data, limits=LIMITS)
    except UnreadableSource as no_workbook:
        try:
            return read_tables(data, limits=LIMITS)
        except UnreadableSource:
            raise no_workbook from None


def _read(filled: Filled, account: Account, organ: Organ, tables: Iterable[Sheet]) -> None:
    shares = {share.pk: share for share in shares_of(account, organ)}
    met: dict[int, str] = {}
    found = False
    for table in tables:
        heads = _heads(table)
        if heads is None:
            continue
        found = True
        line, columns = heads
        for at in range(line + 1, len(table.rows)):
            _read_row(filled, account, _Row(table, at, columns), shares, met)
    if not found:
        filled.wrong("", "Không thấy bảng có cột “Mã dòng” và “Kết quả thực hiện”. Hãy dùng tệp văn phòng đã gửi.")


def _heads(table: Sheet) -> tuple[int, dict[str, int]] | None:
    for line, row in enumerate(table.rows[:_HEADS_WITHIN]):
        columns = {" ".join(cell.split()).casefold(): at for at, cell in reversed(list(enumerate(row)))}
        if _CODE in columns and _RESULT in columns:
            return line, columns
    return None


@dataclass(frozen=True, slots=True)
class _Row:
    table: Sheet
    line: int
    columns: dict[str, int]

    def text(self, column: str) -> str:
        at = self.columns.get(column, -1)
        row = self.table.rows[self.line]
        return row[at].strip() if 0 <= at < len(row) else ""

    def cell(self, column: str) -> str:
        at = self.columns.get(column, 0)
        if isinstance(self.table, WordTable):
            return self.table.where(self.line, at)
        return f"{self.table.name}!{column_name(at)}{self.line + 1}"


def _read_row(filled: Filled, account: Account, row: _Row, shares: dict[int, Assignment], met: dict[int, str]) -> None:
    code, text, done = row.text(_CODE), row.text(_RESULT), row.text(_DONE)
    for column in (_RESULT, _DONE):
        if (row.line, row.columns.get(column, -1)) in row.table.uncounted:
            filled.wrong(row.cell(column), UNCOUNTED)
    if not code:
        if (text or done) and any(cell.strip() for cell in row.table.rows[row.line]):
            filled.wrong(row.cell(_CODE), "Dòng có kết quả nhưng mất mã dòng. Chép lại mã dòng từ tệp văn phòng đã gửi.")
        return
    number = assignment_of(code)
    share = shares.get(number) if number is not None else None
    if number is None:
        filled.wrong(row.cell(_CODE), f"“{code}” không phải mã dòng. Chép lại mã dòng từ tệp văn phòng đã gửi.")
    elif number in met:
        filled.wrong(row.cell(_CODE), f"Mã dòng này đã có ở ô {met[number]}.")
    elif share is None:
        met[number] = row.cell(_CODE)
        if text or done:
            filled.wrong(row.cell(_CODE), "Việc của dòng này không ở đơn vị, hoặc đã xong, đã chuyển giao.")
    else:
        met[number] = row.cell(_CODE)
        _take_row(filled, account, row, share, text, done)


def _take_row(filled: Filled, account: Account, row: _Row, share: Assignment, text: str, done: str) -> None:
    said = str(getattr(share, "said", None) or "")
    day = day_of(done)
    if done and day is None:
        filled.wrong(row.cell(_DONE), f"“{done}” không phải là ngày. Ghi như 25/11/2026.")
    elif day is not None and day > timezone.localdate():
        filled.wrong(row.cell(_DONE), "Ngày hoàn thành không thể sau hôm nay.")
    elif len(text) > LONGEST:
        filled.wrong(row.cell(_RESULT), f"Kết quả dài quá {LONGEST} chữ cái.")
    elif day == share.done_on and _same(text, said):
        filled.unchanged += 1
    elif share.workflow not in UNDERWAY:
        filled.wrong(row.cell(_RESULT), f"Việc đang ở tình trạng “{share.get_workflow_display()}”, không ghi thêm được.")
    elif not rules.may_report(account, share):
        filled.wrong(row.cell(_CODE), "Đồng chí không báo cáo thay cho phần việc này được.")
    elif day is not None and not text:
        filled.wrong(row.cell(_RESULT), "Có ngày hoàn thành nhưng chưa ghi kết quả.")
    elif day is None and not text:
        filled.wrong(row.cell(_RESULT), "Kết quả đã báo cáo trước đây bị xóa trắng; để nguyên nếu không có gì mới.")
    elif day is not None and share.side == Side.LEAD and (waiting := waited_for(account, share.task, share)):
        filled.wrong(row.cell(_DONE), f"Chưa báo cáo hoàn thành được: còn chờ {', '.join(waiting)}.")
    else:
        filled.rows.append(Reported(share.pk, share.revision, share.task.title, text, day, row.cell(_RESULT)))


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def day_of(text: str) -> dt.date | None:
    """The day a cell says, 25/11/2026 or 2026-11-25; None for what is no day."""
    found = _DAY.fullmatch(text.strip().casefold())
    return day_found(found) if found else None

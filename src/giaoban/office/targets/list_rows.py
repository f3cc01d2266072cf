"""A line of a sheet while it is read: cells by the heading of their column, what is wrong by the address of the cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from giaoban.intake.sheets import Sheet
from giaoban.office.directory.matching import key_of
from giaoban.office.targets import figures

MOST_ROWS = 2000


class ListRow:
    """A line below the headings. `columns` says where each heading stands; `report` is told of every cell that is wrong."""

    def __init__(self, sheet: Sheet, line: int, columns: Mapping[str, int], report: Callable[[str, str], None]) -> None:
        self.sheet, self.line, self.columns, self._report = sheet, line, columns, report
        self.is_right = True

    def address(self, column: str) -> str:
        """The cell's address with its sheet."""
        return f"{self.sheet.name}!{Sheet.address(self.line, self.columns.get(column, 0))}"

    def wrong(self, column: str, words: str) -> None:
        """Something is wrong in a cell of the line."""
        self._report(Sheet.address(self.line, self.columns.get(column, 0)), words)
        self.is_right = False

    def is_blank(self, columns: Iterable[str]) -> bool:
        """Did nobody fill in any of these cells? One that is merged away, or whose formula came to nothing, was not left empty."""
        return not any(self._text(column) or self._is_hidden(column) for column in columns)

    def cell(self, column: str, *, needed: bool = False, longest: int = 200) -> str:
        """The words of a cell, without blanks at the ends."""
        text = self._text(column)
        if not text and self._is_hidden(column):
            self.wrong(column, self._why_hidden(column))
        elif needed and not text:
            self.wrong(column, f"Chưa ghi “{column}”.")
        if len(text) > longest:
            self.wrong(column, f"“{column}” dài quá {longest} chữ cái.")
        return text

    def day(self, column: str, *, needed: bool = False) -> dt.date | None:
        """The day in a cell; None for none."""
        text = self.cell(column, needed=needed)
        try:
            return figures.day(text) if text else None
        except figures.Unclear as unclear:
            self.wrong(column, str(unclear))
            return None

    def figure(self, column: str, *, needed: bool = False) -> Decimal | None:
        """The figure in a cell; None for none."""
        text = self.cell(column, needed=needed)
        try:
            return figures.bounded(figures.figure(text)) if text else None
        except figures.Unclear as unclear:
            self.wrong(column, str(unclear))
            return None

    def choice(self, column: str, words: Iterable[tuple[str, str]], *, needed: bool = False) -> str:
        """The code of the word that was chosen; empty for none."""
        text = self.cell(column, needed=needed)
        offered = dict(words)
        codes = {key_of(word): code for code, word in offered.items()}
        if text and key_of(text) not in codes:
            self.wrong(column, f"“{text}” không có trong danh sách: {', '.join(offered.values())}.")
        return codes.get(key_of(text), "") if text else ""

    def one_of(self, column: str, names: Mapping[str, frozenset[int]], *, needed: bool = False) -> int | None:
        """The one thing of the directory that a name means; None for none."""
        text = self.cell(column, needed=needed)
        if not text:
            return None
        found = names.get(key_of(text), frozenset())
        if len(found) != 1:
            self.wrong(column, f"Có nhiều mục tên “{text}” trong danh bạ." if found else f"Không thấy “{text}” trong danh bạ.")
            return None
        return next(iter(found))

    def _text(self, column: str) -> str:
        at = self.columns.get(column)
        row = self.sheet.rows[self.line]
        return " ".join(row[at].split()) if at is not None and at < len(row) else ""

    def _is_hidden(self, column: str) -> bool:
        place = (self.line, self.columns.get(column, -1))
        return place in self.sheet.merged or place in self.sheet.uncounted

    def _why_hidden(self, column: str) -> str:
        if (self.line, self.columns.get(column, -1)) in self.sheet.merged:
            return "Ô này bị gộp với ô khác. Hãy bỏ gộp và ghi vào từng dòng."
        return "Công thức ở ô này báo lỗi hoặc chưa được tính. Hãy ghi thẳng giá trị."

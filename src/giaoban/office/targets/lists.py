"""Results and new indicators from an Excel workbook: what would be entered, and what is wrong in which cell. Nothing is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from giaoban.intake.sheets import CellError, Sheet
from giaoban.office.directory.matching import key_of
from giaoban.office.targets.codes import read_code
from giaoban.office.targets.figures import written
from giaoban.office.targets.list_rows import MOST_ROWS, ListRow
from giaoban.office.targets.models import Direction
from giaoban.office.targets.periods import TargetPeriod, target_days

RESULTS, NEW = "Kết quả", "Chỉ tiêu mới"
CODE, NAME, ORGAN, ON, VALUE, SOURCE = "Mã dòng", "Chỉ tiêu", "Đơn vị", "Ngày đo", "Kết quả", "Nguồn số liệu"
UNIT, LAST_VALUE, LAST_ON = "Đơn vị tính", "Kết quả gần nhất", "Ngày gần nhất"
WAY, FIELD, RESPONSIBLE, LEADER = "Hướng", "Lĩnh vực", "Đơn vị chịu trách nhiệm", "Lãnh đạo phụ trách"
PERIOD, FIRST, LAST, TARGET, BASE, WORDS = "Kỳ", "Từ ngày", "Đến ngày", "Mức giao", "Giá trị đầu kỳ", "Nguyên văn trong văn bản giao"
RESULT_COLUMNS = (CODE, NAME, UNIT, ORGAN, LAST_VALUE, LAST_ON, ON, VALUE, SOURCE)
NEW_COLUMNS = (NAME, UNIT, WAY, FIELD, RESPONSIBLE, LEADER, PERIOD, FIRST, LAST, TARGET, BASE, WORDS)
_NEEDED = {RESULTS: (CODE, NAME, ON, VALUE), NEW: (NAME, UNIT, RESPONSIBLE)}
_PLACES = Decimal("0.0001")
_OTHERS = "Mã dòng này không thuộc chỉ tiêu mà đồng chí được ghi kết quả."


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A result to be entered; `what` says in words of which indicator and unit."""

    indicator_id: int
    organ_id: int
    on: str
    value: str
    source: str
    what: str

    @property
    def day(self) -> dt.date:
        """The day."""
        return dt.date.fromisoformat(self.on)

    @property
    def written(self) -> str:
        """The value as offices write it."""
        return written(Decimal(self.value))


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator to be entered, with a target where the row sets one."""

    name: str
    unit: str
    direction: str
    field: str
    organ_id: int
    leader_id: int | None
    source_words: str
    period: str = ""
    first: str = ""
    last: str = ""
    value: str = ""
    base: str = ""

    @property
    def written(self) -> str:
        """The target as offices write it; empty without one."""
        return written(Decimal(self.value)) if self.value else ""


@dataclass(slots=True)
class Preview:
    """What a workbook would enter. It can be confirmed when nothing is wrong and something is new. `doubts` are for a second look."""

    results: list[ResultRow] = field(default_factory=list)
    indicators: list[IndicatorRow] = field(default_factory=list)
    known: int = 0
    blank: int = 0
    doubts: list[CellError] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)

    @property
    def can_be_confirmed(self) -> bool:
        """Is nothing wrong, and is there something to enter?"""
        return not self.errors and bool(self.results or self.indicators)


@dataclass(frozen=True, slots=True)
class Measured:
    """A row that may be filled in: an indicator as a unit measures it, and the values that are there already."""

    name: str
    unit: str
    organ: str
    values: Mapping[dt.date, Decimal]


@dataclass(frozen=True, slots=True)
class Existing:
    """What is there already, as far as the person may enter anything: rows by indicator and organ; names by their keys."""

    rows: Mapping[tuple[int, int], Measured]
    may_add: bool
    indicators: frozenset[str]
    organs: Mapping[str, frozenset[int]]
    people: Mapping[str, frozenset[int]]


def preview_of(sheets: Iterable[Sheet], existing: Existing, today: dt.date) -> Preview:
    """What a workbook would enter beside `existing`."""
    preview = Preview()
    by_name = {key_of(sheet.name): sheet for sheet in sheets}
    results, new = by_name.get(key_of(RESULTS)), by_name.get(key_of(NEW))
    if results is None and new is None:
        preview.errors.append(CellError("", f"Tệp không có trang tính “{RESULTS}” hoặc “{NEW}”. Hãy dùng tệp xuất từ trang Chỉ tiêu."))
    if results is not None:
        _read_results(preview, results, existing, today)
    if new is not None:
        _read_new(preview, new, existing)
    return preview


def _rows_of(preview: Preview, sheet: Sheet, called: str, columns: tuple[str, ...]) -> Iterator[ListRow]:
    """The lines below the headings that hold something, in any order of lines and columns; none where the headings are others."""

    def wrong(cell: str, words: str) -> None:
        preview.errors.append(CellError(f"{sheet.name}!{cell}", words))

    asked = {key_of(column): column for column in columns}
    for line, row in enumerate(sheet.rows[:10]):
        heads = [(asked[key_of(cell)], at) for at, cell in enumerate(row) if key_of(cell) in asked]
        found = dict(heads)
        if columns[0] not in found:
            continue
        missing = [column for column in _NEEDED[called] if column not in found]
        if missing:
            return wrong(Sheet.address(line, 0), f"Thiếu cột: {', '.join(missing)}.")
        if len(found) < len(heads):
            return wrong(Sheet.address(line, 0), "Có hai cột cùng tên.")
        lines = [n for n in range(line + 1, len(sheet.rows)) if any(cell.strip() for cell in sheet.rows[n]) or _stands_in(sheet, n)]
        if len(lines) > MOST_ROWS:
            return wrong(Sheet.address(lines[MOST_ROWS], 0), f"Nhiều nhất {MOST_ROWS} dòng một lần.")
        yield from (ListRow(sheet, n, found, wrong) for n in lines)
        return None
    return wrong("A1", f"Không thấy dòng tiêu đề có cột “{columns[0]}”. Hãy dùng tệp xuất từ trang Chỉ tiêu.")


def _stands_in(sheet: Sheet, line: int) -> bool:
    """Does a formula that came to nothing stand in a line that is empty otherwise?"""
    return any(at == line for at, _ in sheet.uncounted)


def _read_results(preview: Preview, sheet: Sheet, existing: Existing, today: dt.date) -> None:
    met: dict[tuple[int, int, dt.date], int] = {}
    for row in _rows_of(preview, sheet, RESULTS, RESULT_COLUMNS):
        if row.is_blank((ON, VALUE, SOURCE)):
            preview.blank += 1
            continue
        called = row.cell(CODE, needed=True)
        code, name = read_code(called), row.cell(NAME, longest=300)
        on, value, source = row.day(ON, needed=True), row.figure(VALUE, needed=True), row.cell(SOURCE, longest=300)
        measured = existing.rows.get(code) if code else None
        if measured is None and called:
            row.wrong(CODE, _OTHERS if code else "Mã dòng bị sửa hoặc thiếu chữ. Hãy chép lại mã từ tệp xuất.")
        if measured is not None and key_of(name) != key_of(measured.name):
            row.wrong(NAME, f"Tên chỉ tiêu không khớp mã dòng: mã này là “{measured.name}”.")
        if on is not None and on > today:
            row.wrong(ON, f"Ngày {on:%d/%m/%Y} chưa đến.")
        if code is None or measured is None or on is None or value is None or not row.is_right:
            continue
        _take_result(preview, row, met, _Result(code, measured, on, value.quantize(_PLACES, ROUND_HALF_UP), source))


@dataclass(frozen=True, slots=True)
class _Result:
    code: tuple[int, int]
    measured: Measured
    on: dt.date
    value: Decimal
    source: str


def _take_result(preview: Preview, row: ListRow, met: dict[tuple[int, int, dt.date], int], one: _Result) -> None:
    place = (*one.code, one.on)
    there = one.measured.values.get(one.on)
    if place in met:
        row.wrong(CODE, f"Trùng chỉ tiêu, đơn vị và ngày với dòng {met[place] + 1}.")
    elif there is not None and there != one.value:
        row.wrong(VALUE, f"Ngày {one.on:%d/%m/%Y} đã ghi {written(there)}. Muốn sửa thì sửa trên trang của chỉ tiêu.")
    elif there is not None:
        preview.known += 1
    else:
        what = f"{one.measured.name} ({one.measured.organ})"
        preview.results.append(ResultRow(*one.code, one.on.isoformat(), str(one.value), one.source, what))
        if one.measured.unit.strip() == "%" and 0 < one.value < 1:
            words = f"{written(one.value)} % là chưa đến một phần trăm. Nếu là {written(one.value * 100)}% thì ghi lại."
            preview.doubts.append(CellError(row.address(VALUE), words))
    met[place] = row.line


def _read_new(preview: Preview, sheet: Sheet, existing: Existing) -> None:
    met: dict[str, int] = {}
    for row in _rows_of(preview, sheet, NEW, NEW_COLUMNS):
        if not existing.may_add:
            row.wrong(NAME, "Chỉ văn phòng thêm chỉ tiêu mới.")
            return
        name = row.cell(NAME, needed=True, longest=300)
        organ, leader = row.one_of(RESPONSIBLE, existing.organs, needed=True), row.one_of(LEADER, existing.people)
        way = row.choice(WAY, Direction.choices) or Direction.HIGHER
        target = _target(row)
        made = IndicatorRow(
            name, row.cell(UNIT, needed=True, longest=60), way, row.cell(FIELD), organ or 0, leader, row.cell(WORDS, longest=2000), *target
        )
        key = key_of(name)
        if key in met:
            row.wrong(NAME, f"Trùng tên với dòng {met[key] + 1}.")
        elif key in existing.indicators:
            preview.known += 1
        elif row.is_right:
            preview.indicators.append(made)
        met[key] = row.line


def _target(row: ListRow) -> tuple[str, str, str, str, str]:
    """Period, first and last day, value and base of the target that a row sets; all empty where it sets none."""
    if row.is_blank((PERIOD, FIRST, LAST, TARGET, BASE)):
        return "", "", "", "", ""
    period = row.choice(PERIOD, TargetPeriod.choices, needed=True)
    value, base = row.figure(TARGET, needed=True), row.figure(BASE)
    first, last = row.day(FIRST, needed=True), row.day(LAST, needed=period == TargetPeriod.TERM)
    if first is None or value is None or not period or not row.is_right:
        return "", "", "", "", ""
    if period != TargetPeriod.TERM:
        first, last = target_days(period, first)
    elif last is not None and last < first:
        row.wrong(LAST, "Ngày kết thúc trước ngày bắt đầu.")
    figures = (str(one.quantize(_PLACES, ROUND_HALF_UP)) if one is not None else "" for one in (value, base))
    return (period, first.isoformat(), last.isoformat() if last else "", *figures)  # type: ignore[return-value]

"""Organs and people from an Excel workbook: what would be entered, and what is wrong in which cell. Nothing is written here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from giaoban.intake.sheets import CellError, Sheet, day_found
from giaoban.office.directory.kinds import KIND_WORDS
from giaoban.office.directory.matching import key_of
from giaoban.office.directory.models import Level, Side

ORGANS, PEOPLE = "Cơ quan", "Nhân sự"
ORGAN_COLUMNS = ("Tên", "Tên viết tắt", "Ký hiệu", "Loại", "Hệ thống", "Cấp", "Trực thuộc", "Thuộc phạm vi của ta", "Từ ngày")
PEOPLE_COLUMNS = ("Họ và tên", "Chức vụ", "Cơ quan", "Từ ngày")
MOST_ROWS = 2000
_YES = ("x", "có", "1", "true")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_LONGEST = {"Tên": 200, "Tên viết tắt": 80, "Ký hiệu": 30, "Họ và tên": 120, "Chức vụ": 120}


@dataclass(frozen=True, slots=True)
class OrganRow:
    """An organ to be entered."""

    name: str
    short: str
    symbol: str
    kind: str
    side: str
    level: str
    parent: str
    ours: bool
    valid_from: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person to be entered, with a position."""

    full_name: str
    title: str
    organ: str
    valid_from: str


@dataclass(slots=True)
class Preview:
    """What a workbook would enter. It can be confirmed when nothing is wrong and something is new."""

    organs: list[OrganRow] = field(default_factory=list)
    people: list[PersonRow] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)

    @property
    def can_be_confirmed(self) -> bool:
        """Is nothing wrong, and is there something to enter?"""
        return not self.errors and bool(self.organs or self.people)


@dataclass(frozen=True, slots=True)
class Existing:
    """What the directory holds already: the names of organs, those that several bear, the people with their organs, by their keys."""

    organs: frozenset[str]
    several: frozenset[str]
    people: frozenset[tuple[str, str]]


class _Row:
    """A line of a sheet while it is read: cells by the heading of their column, errors by the address of the cell."""

    def __init__(self, preview: Preview, sheet: Sheet, line: int, columns: dict[str, int]) -> None:
        self.preview, self.sheet, self.line, self.columns = preview, sheet, line, columns
        self.is_right = True

    def wrong(self, column: str, words: str) -> None:
        address = Sheet.address(self.line, self.columns.get(column, 0))
        self.preview.errors.append(CellError(f"{self.sheet.name}!{address}", words))
        self.is_right = False

    def cell(self, column: str, *, needed: bool = False) -> str:
        at = self.columns.get(column)
        row = self.sheet.rows[self.line]
        text = " ".join(row[at].split()) if at is not None and at < len(row) else ""
        if needed and not text:
            self.wrong(column, f"Chưa ghi “{column}”.")
        if len(text) > _LONGEST.get(column, 200):
            self.wrong(column, f"“{column}” dài quá {_LONGEST.get(column, 200)} chữ cái.")
        return text

    def choice(self, column: str, words: Iterable[tuple[str, str]]) -> str:
        """The code for what the cell says in words."""
        text = self.cell(column, needed=True)
        offered = dict(words)
        codes = {key_of(word): code for code, word in offered.items()}
        if text and key_of(text) not in codes:
            self.wrong(column, f"“{text}” không có trong danh sách: {', '.join(offered.values())}.")
        return codes.get(key_of(text), "")

    def day(self, column: str) -> str:
        """The day in ISO form; empty for none."""
        text = self.cell(column)
        day = _day_of(text) if text else None
        if text and day is None:
            self.wrong(column, f"“{text}” không phải là ngày. Ghi như 01/07/2025.")
        return day.isoformat() if day else ""

    def names_one(self, column: str, text: str, names: Collection[str], existing: Existing) -> None:
        """An organ named in a cell stands in the directory or in the workbook, exactly one."""
        if text and key_of(text) not in names:
            self.wrong(column, f"Không thấy cơ quan “{text}” trong danh bạ hay trong tệp.")
        elif text and key_of(text) in existing.several:
            self.wrong(column, f"Có nhiều cơ quan tên “{text}” trong danh bạ.")


def _day_of(text: str) -> dt.date | None:
    found = _DAY.fullmatch(text)
    return day_found(found) if found else None


def preview_of(sheets: Iterable[Sheet], existing: Existing) -> Preview:
    """What a workbook would enter into a directory that holds `existing`."""
    preview = Preview()
    by_name = {key_of(sheet.name): sheet for sheet in sheets}
    organs, people = by_name.get(key_of(ORGANS)), by_name.get(key_of(PEOPLE))
    if organs is None and people is None:
        preview.errors.append(CellError("", f"Tệp không có trang tính “{ORGANS}” hoặc “{PEOPLE}”. Hãy dùng tệp mẫu."))
    names = set(existing.organs)
    if organs is not None:
        names |= _read_organs(preview, organs, existing)
    if people is not None:
        _read_people(preview, people, existing, names)
    return preview


def _rows_of(preview: Preview, sheet: Sheet, columns: tuple[str, ...]) -> list[_Row]:
    """The lines below the headings that hold something; none where the headings are others."""
    asked = {key_of(column): column for column in columns}
    for line, row in enumerate(sheet.rows[:10]):
        found = {asked[key_of(cell)]: at for at, cell in enumerate(row) if key_of(cell) in asked}
        if columns[0] in found:
            missing = [column for column in columns if column not in found]
            if missing:
                preview.errors.append(CellError(f"{sheet.name}!{Sheet.address(line, 0)}", f"Thiếu cột: {', '.join(missing)}."))
                return []
            lines = [n for n in range(line + 1, len(sheet.rows)) if any(cell.strip() for cell in sheet.rows[n])]
            if len(lines) > MOST_ROWS:
                preview.errors.append(
                    CellError(f"{sheet.name}!{Sheet.address(lines[MOST_ROWS], 0)}", f"Nhiều nhất {MOST_ROWS} dòng một lần.")
                )
                return []
            return [_Row(preview, sheet, n, found) for n in lines]
    preview.errors.append(CellError(f"{sheet.name}!A1", f"Không thấy dòng tiêu đề có cột “{columns[0]}”. Hãy dùng tệp mẫu."))
    return []


def _read_organs(preview: Preview, sheet: Sheet, existing: Existing) -> set[str]:
    """The organs of the sheet that are new; the keys of all it names."""
    rows = _rows_of(preview, sheet, ORGAN_COLUMNS)
    names: dict[str, int] = {}
    above: dict[str, str] = {}
    read: list[tuple[_Row, OrganRow]] = []
    for row in rows:
        organ = OrganRow(
            row.cell("Tên", needed=True),
            row.cell("Tên viết tắt"),
            row.cell("Ký hiệu"),
            row.choice("Loại", KIND_WORDS.items()),
            row.choice("Hệ thống", Side.choices),
            row.choice("Cấp", Level.choices),
            row.cell("Trực thuộc"),
            row.cell("Thuộc phạm vi của ta").lower() in _YES,
            row.day("Từ ngày"),
        )
        name = key_of(organ.name)
        if name in names:
            row.wrong("Tên", f"Trùng tên với dòng {names[name] + 1}.")
        elif name:
            names[name] = row.line
        above[name] = key_of(organ.parent)
        read.append((row, organ))
        if name in existing.organs:
            preview.known.append(organ.name)
        elif row.is_right:
            preview.organs.append(organ)
    for row, organ in read:
        row.names_one("Trực thuộc", organ.parent, names.keys() | existing.organs, existing)
        if _is_below_itself(key_of(organ.name), above, existing):
            row.wrong("Trực thuộc", "Cơ quan cấp trên không thể là chính nó hoặc đơn vị trực thuộc của nó.")
    return set(names)


def _is_below_itself(name: str, above: dict[str, str], existing: Existing) -> bool:
    met: set[str] = set()
    at = name
    while at and at not in met and at not in existing.organs:
        met.add(at)
        at = above.get(at, "")
    return bool(at) and at in met


def _read_people(preview: Preview, sheet: Sheet, existing: Existing, organs: set[str]) -> None:
    met: set[tuple[str, str]] = set()
    for row in _rows_of(preview, sheet, PEOPLE_COLUMNS):
        person = PersonRow(
            row.cell("Họ và tên", needed=True), row.cell("Chức vụ", needed=True), row.cell("Cơ quan", needed=True), row.day("Từ ngày")
        )
        row.names_one("Cơ quan", person.organ, organs, existing)
        same = (key_of(person.full_name), key_of(person.organ))
        if same in existing.people or same in met:
            preview.known.append(person.full_name)
        elif row.is_right:
            met.add(same)
            preview.people.append(person)

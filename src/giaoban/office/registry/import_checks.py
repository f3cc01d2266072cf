"""What is wrong with the rows of an import, and what they look like, before anything is entered. Nothing is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from giaoban.office.registry import duplicates, lists
from giaoban.office.registry.models import Direction, File, Import, ImportFile, ImportRow, Paper, RegisterEntry
from giaoban.office.registry.series import series_on
from giaoban.office.registry.spelling import folded, number_key

_LONGEST = 300
Taken = dict[tuple[int, str], str]  # number and suffix -> what has it


def check_rows(job: Import, rows: list[ImportRow], mapping: Mapping[str, str]) -> None:
    """Say of each row what is wrong with it and where, or what it looks like. The rows are changed, not saved."""
    told = {row.row: lists.read_row(row.row, row.cells, mapping) for row in rows}
    numbers = _Numbers(mapping["number"])
    likes = _Likenesses(job)
    for row in rows:
        values, problems = told[row.row].values, list(told[row.row].problems)
        problems += numbers.conflict(row.row, values) if not problems else []
        row.state = ImportRow.State.WRONG if problems else ImportRow.State.WAITING
        row.likeness, row.duplicate_of, row.twin = likes.of(row, values) if not problems else ("", None, None)
        missing = [name for name in told[row.row].files if not likes.has(name)]
        if missing and not problems:
            problems = [f"{mapping['files']}{row.row}: không có tệp “{missing[0][:80]}” trong tệp nén"]
        row.problem = "; ".join(problems)[:_LONGEST]


class _Numbers:
    """Which numbers are taken, in the registers and by earlier rows of the list."""

    def __init__(self, column: str) -> None:
        self._column = column
        self._books: dict[int, Taken] = {}

    def conflict(self, row: int, values: Mapping[str, Any]) -> list[str]:
        """What has the row's number already; the row takes it if nothing has."""
        day, number = values["on"], values["number"]
        if day.year not in self._books:
            self._books[day.year] = _taken(day)
        taken = self._books[day.year]
        if there := taken.get(number):
            return [f"{self._column}{row}: số đến {number[0]}{number[1]} {there}"]
        taken[number] = f"đã có ở dòng {row}"
        return []


def _taken(day: dt.date) -> Taken:
    """The numbers of the register that a day belongs to, each with what has it."""
    series = series_on(Direction.IN, "", day)
    if series is None:
        return {}
    rows = RegisterEntry.objects.filter(series=series).values_list("number", "suffix", "paper__number", "cancelled_at")
    return {
        (number, suffix): "đã bỏ, không cấp lại" if cancelled else f"đã cấp cho văn bản {symbol or 'khác'}"
        for number, suffix, symbol, cancelled in rows
    }


class _Likenesses:
    """Which papers, or which earlier rows, a row looks like: by number, issuer and day, or by the content of its file."""

    def __init__(self, job: Import) -> None:
        self._files: dict[str, ImportFile] = {}
        for one in job.files.select_related("file"):
            self._files.setdefault(lists.stem(one.key), one)
        self._files |= {one.key: one for one in job.files.select_related("file")}
        self._rows: dict[tuple[Any, ...], int] = {}

    def has(self, name: str) -> bool:
        """Is there a file of this name?"""
        return lists.file_key(name) in self._files

    def of(self, row: ImportRow, values: Mapping[str, Any]) -> tuple[str, Paper | None, int | None]:
        """By what the row looks like something, like which paper, or like which row."""
        key, day, author = number_key(values["symbol"]), values["date"], values["author"]
        main = next((self._files[k] for k in map(lists.file_key, values["files"]) if k in self._files), None)
        content = ("file", main.file_id) if main else None
        number = ("number", key, day, folded(author)) if key and day else None
        content_twin, number_twin = self._earlier(content, row.row), self._earlier(number, row.row)
        if main and (paper := self._with_file(main.file)):
            return ImportRow.Likeness.CONTENT, paper, None
        if content_twin:
            return ImportRow.Likeness.CONTENT, None, content_twin
        if number and (paper := next(iter(duplicates.like(Paper(number_key=key, date=day, issuer_text=author))), None)):
            return ImportRow.Likeness.NUMBER, paper, None
        return (ImportRow.Likeness.NUMBER, None, number_twin) if number_twin else ("", None, None)

    @staticmethod
    def _with_file(file: File) -> Paper | None:
        return duplicates.with_file(file).first()

    def _earlier(self, key: tuple[Any, ...] | None, row: int) -> int | None:
        """The row that said the same first; this one, if none has."""
        if key is None:
            return None
        first = self._rows.setdefault(key, row)
        return first if first != row else None

"""An Excel list as rows of words: read in a process of its own that has limits, like every other format.

A list that says it reaches to the last cell of a sheet would take all memory; there it only ends the process.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import giaoban
from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource, within_size

ROWS, COLUMNS, LONGEST = 5000, 60, 2000
_DAMAGED = "Tệp Excel bị hỏng, đặt mật khẩu hoặc không phải bảng tính nên không mở được. Hãy lưu lại bằng Excel thành tệp .xlsx."
_TOO_LONG = f"Danh sách dài hơn {ROWS} dòng. Hãy tách thành nhiều tệp."


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of the first sheet that holds something, from its first row on; every cell as people read it."""

    rows: tuple[tuple[str, ...], ...]


def column_name(place: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def read_sheet(data: bytes, limits: Limits = DEFAULT) -> Sheet:
    """The rows of an Excel file. Raises UnreadableSource for whatever cannot be read."""
    within_size(data, limits)
    if data.startswith(b"PK"):
        _look_into(data, limits)
    home = str(Path(giaoban.__file__).resolve().parents[1])
    paths = os.pathsep.join([home, *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, this program
            [sys.executable, "-P", "-m", "giaoban.intake.sheets", json.dumps(asdict(limits))],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            check=True,
            env={**os.environ, "PYTHONPATH": paths},
        )
        rows = json.loads(done.stdout)["rows"]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
        raise UnreadableSource(_DAMAGED) from error
    if len(rows) > ROWS:
        raise UnreadableSource(_TOO_LONG)
    return Sheet(tuple(tuple(str(cell) for cell in row) for row in rows))


def _look_into(data: bytes, limits: Limits) -> None:
    """What the package promises, before anything unpacks it; in words about a list and not about a paper."""
    from giaoban.intake.archive import open_archive

    try:
        open_archive(data, limits).close()
    except UnreadableSource as error:
        raise UnreadableSource(_DAMAGED) from error


def words(cell: Any) -> str:
    """A cell as people read it: a day as 02/11/2026, a whole number without a point."""
    if isinstance(cell, dt.datetime):
        return f"{cell:%d/%m/%Y}" if cell.time() == dt.time() else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()[:LONGEST]


def main() -> None:
    """Take limits, bind oneself to them, read a file from standard input and answer with its rows."""
    from giaoban.intake.worker import limit_resources, limit_time

    limits = Limits(**json.loads(sys.argv[1]))
    limit_resources(limits)
    limit_time(limits)
    rows = _rows(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps({"rows": rows}, ensure_ascii=True).encode("ascii"))


def _rows(data: bytes) -> list[list[str]]:
    from io import BytesIO

    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(data))
    for name in book.sheet_names:
        # Empty rows and columns at the beginning stay: an address in a message must be that of the list.
        kept = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=ROWS + 1)
        rows = [[words(cell) for cell in row[:COLUMNS]] for row in kept]
        if any(any(row) for row in rows):
            return rows
    return []


if __name__ == "__main__":
    main()

"""A letter as a PDF, by Typst. The letter goes in as data, never as markup; the fonts are our own, so that it looks alike everywhere."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from giaoban.writing.letter import RECIPIENTS, TABLE_SIZE, TO, Letter, plain

_HERE = Path(__file__).parent
_TEMPLATE, _FONTS = _HERE / "letter.typ", _HERE / "fonts"


def pdf(letter: Letter) -> bytes:
    """The paper's bytes, the same every time."""
    words = {"letter": json.dumps(_data(letter), ensure_ascii=False)}
    made = _compiler().compile(format="pdf", sys_inputs=words, timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError("one letter makes one PDF")
    return made


@cache
def _compiler() -> Any:
    """Typst with the template and the fonts read once: they take longer than a letter."""
    import typst

    return typst.Compiler(_TEMPLATE, font_paths=[_FONTS], ignore_system_fonts=True)


def _data(letter: Letter) -> dict[str, Any]:
    """What the template is given: the letter's words, each one line, and how they are set."""
    said = {name: plain(value) for name, value in asdict(letter).items() if isinstance(value, str) and name != "number"}
    lists: dict[str, Any] = {name: [plain(text) for text in getattr(letter, name)] for name in ("before", "after", "recipients")}
    columns = [asdict(replace(column, head=plain(column.head))) for column in letter.columns]
    rows = [[plain(text) for text in row] for row in letter.rows]
    labels = {"to": TO, "recipients_label": RECIPIENTS, "table_size": TABLE_SIZE, "number": letter.number}
    return said | lists | labels | {"columns": columns, "rows": rows, "sizes": asdict(letter.sizes)}

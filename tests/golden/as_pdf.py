"""A sample paper as a PDF with text. Making it needs Liberation Serif (Debian: fonts-liberation2), the file then holds its letters."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import typst

from tests.golden.paper import Paper, runs

_TEMPLATE = Path(__file__).with_name("as_pdf.typ")


def make_pdf(paper: Paper) -> bytes:
    """The file's bytes, the same every time with the same Typst and font. The paper goes in as data, never as markup."""
    parts = asdict(paper)
    for part in ("body", "annex"):
        parts[part] = [
            {"kind": kind, "rows": [line.split("\t") for line in lines] if kind == "row" else lines} for kind, lines in runs(parts[part])
        ]
    made = typst.compile(_TEMPLATE, format="pdf", sys_inputs={"paper": json.dumps(parts, ensure_ascii=False)})
    if not isinstance(made, bytes):
        raise TypeError("one paper makes one PDF")
    return made

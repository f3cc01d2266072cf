"""A paper's text as extraction from a PDF tears it: wrapped, an empty line after each line, page breaks and page numbers."""

from __future__ import annotations

import re

_WIDTH = 86
_LINES_A_PAGE = 31
_AFTER_HYPHEN = re.compile(r"(?<=\d-)(?=[A-ZĐ])")


def tear(text: str) -> str:
    """The torn text. A symbol may break after its number (`19-`, `CT/TU`), a page end and its number stand inside a sentence."""
    printed: list[str] = []
    for number, line in enumerate(_wrapped(text)):
        if number and number % _LINES_A_PAGE == 0:
            printed += ["", "", "", f"{number // _LINES_A_PAGE + 1} ", "", ""]
        printed += [f"{line} ", ""]
    return "\n".join(printed) + "\n"


def _wrapped(text: str) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if not paragraph.strip():
            continue
        line = " " if paragraph.startswith(" ") else ""
        for word in paragraph.split():
            for place, part in enumerate(_AFTER_HYPHEN.split(word)):
                blank = " " if place == 0 and line.strip() else ""
                if len(line) + len(blank) + len(part) > _WIDTH:
                    lines.append(line)
                    line = part
                else:
                    line += blank + part
        lines.append(line)
    return lines

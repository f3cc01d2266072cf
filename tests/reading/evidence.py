"""Does every quoted text of a reading equal the words at its place?"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from giaoban.reading.model import Reading
from giaoban.reading.text import quoted


def wrong_quotes(reading: Reading) -> list[str]:
    """What is quoted otherwise than its span says, or lies outside the text; empty when all is right."""
    wrong: list[str] = []
    for part in ("document", "outline", "citations", "tasks", "meetings", "duties", "findings"):
        _visit(getattr(reading, part), part, reading.text, wrong)
    return wrong


def _visit(node: Any, path: str, text: str, wrong: list[str]) -> None:
    if isinstance(node, tuple):
        for i, one in enumerate(node):
            _visit(one, f"{path}[{i}]", text, wrong)
    if not is_dataclass(node) or isinstance(node, type):
        return
    for name, span in _spans(node):
        if not (0 <= span[0] < span[1] <= len(text)):
            wrong.append(f"{path}.{name}: {span}")
            return
    place: tuple[int, int] | None = getattr(node, "span", None)
    titled = path.startswith(("outline", "meetings", "duties")) and hasattr(node, "title")
    words = getattr(node, "title" if titled else "text", None)
    if place and isinstance(words, str) and quoted(text, place, getattr(node, "without", ())) != words:
        wrong.append(f"{path}: {words!r}")
    for f in fields(node):
        if f.name not in ("span", "core", "evidence", "without"):
            _visit(getattr(node, f.name), f"{path}.{f.name}", text, wrong)


def _spans(node: Any) -> list[tuple[str, tuple[int, int]]]:
    found = [(name, getattr(node, name)) for name in ("span", "core") if getattr(node, name, None) is not None]
    for name, value in (getattr(node, "evidence", None) or {}).items():
        found += [(name, one) for one in (value if value and isinstance(value[0], tuple) else (value,))]
    return found

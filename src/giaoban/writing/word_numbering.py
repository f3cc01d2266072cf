"""The lists of a Word file: each list of a paper is one that Word counts, and begins with the number its first line has."""

from __future__ import annotations

from typing import Any

from giaoban.writing.body import Mark
from giaoban.writing.markers import Counting
from giaoban.writing.styles import Style
from giaoban.writing.word_template import is_set, mm, put


class Numbering:
    """The lists that were used, to be written into the numbering part in the end: first what they look like, then the lists."""

    def __init__(self, part: Any) -> None:
        self._part = part
        self._lists: dict[tuple[int, str, str], tuple[int, Counting, Style, bool | None]] = {}

    def number_of(self, mark: Mark, style: Style) -> int:
        """The list of a marker that Word counts. One list is one definition: Word counts all lists of one definition together."""
        assert mark.counting is not None
        key = (0 if mark.counting.form == "bullet" else mark.series, mark.counting.pattern, style.id)
        if key not in self._lists:
            self._lists[key] = (len(self._lists) + 1, mark.counting, style, mark.bold)
        return self._lists[key][0]

    def write(self) -> None:
        """Put the lists into the part."""
        for number, how, style, bold in self._lists.values():
            self._define(number, how, style, bold=bold)
        for number, *_ in self._lists.values():
            put(put(self._part, "num", numId=str(number)), "abstractNumId", val=str(number))

    def _define(self, number: int, how: Counting, style: Style, *, bold: bool | None) -> None:
        definition = put(self._part, "abstractNum", abstractNumId=str(number))
        put(definition, "multiLevelType", val="singleLevel")
        level = put(definition, "lvl", ilvl="0")
        put(level, "start", val=str(how.number))
        put(level, "numFmt", val=how.form)
        # A blank, not a tab, as between the words; after `Chương I` the title begins a line.
        put(level, "suff", val="nothing" if how.pattern.endswith(" %1") else "space")
        put(level, "lvlText", val=how.pattern)
        put(level, "lvlJc", val="left")
        put(put(level, "pPr"), "ind", left=mm(style.left), firstLine=mm(style.first))  # a list's own indent goes before its style's
        properties = put(level, "rPr")
        put(properties, "rFonts", ascii="Times New Roman", hAnsi="Times New Roman", eastAsia="Times New Roman", cs="Times New Roman")
        is_set(properties, "b", bold)

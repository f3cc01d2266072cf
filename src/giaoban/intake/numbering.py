"""The numbers that Word writes before paragraphs: definitions from numbering.xml, counters as the paper goes along.

Levels count from 0. Counters belong to the abstract list, so two instances of one list go on counting together unless
one says where to start anew (ECMA-376 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from giaoban.intake.ooxml import attribute, child, children, integer, is_on, w
from giaoban.intake.symbols import bullet

_PLACE = re.compile(r"%([1-9])")
_ROMAN_SIGNS = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
_ROMAN_WORTH = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and shows itself. `restart` is the level whose use starts it anew, -1 for none."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    blank: str = " "
    restart: int | None = None
    is_legal: bool = False
    style: str | None = None
    font: str | None = None


@dataclass(slots=True)
class ListInstance:
    """A `w:num`: which abstract list it shows, with what changed levels and starts."""

    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """All lists of a paper and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._defining: dict[str, str] = {}
        self._instances: dict[str, ListInstance] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        for element in children(root, "abstractNum"):
            self._take_abstract(element)
        for element in children(root, "num"):
            self._take_instance(element)

    def _take_abstract(self, element: etree._Element) -> None:
        key = attribute(element, "abstractNumId") or ""
        self._abstract[key] = {integer(attribute(level, "ilvl"), 0): read_level(level) for level in children(element, "lvl")}
        if link := attribute(child(element, "numStyleLink"), "val"):
            self._linked[key] = link
        if defined := attribute(child(element, "styleLink"), "val"):
            self._defining[defined] = key

    def _take_instance(self, element: etree._Element) -> None:
        instance = ListInstance(attribute(child(element, "abstractNumId"), "val") or "")
        for override in children(element, "lvlOverride"):
            index = integer(attribute(override, "ilvl"), 0)
            if (level := child(override, "lvl")) is not None:
                instance.levels[index] = read_level(level)
            if start := attribute(child(override, "startOverride"), "val"):
                instance.starts[index] = integer(start, 1)
        self._instances[attribute(element, "numId") or ""] = instance

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level of a list that a paragraph style is tied to."""
        instance = self._instances.get(number)
        if instance is None:
            return None
        levels = self._levels(instance)
        return next((index for index, level in sorted(levels.items()) if level.style == style), None)

    def _list_of(self, instance: ListInstance) -> str:
        """The abstract list that counts: one that only links to a list style hands on to it."""
        link = self._linked.get(instance.abstract)
        return self._defining.get(link, instance.abstract) if link else instance.abstract

    def _levels(self, instance: ListInstance) -> dict[int, Level]:
        return self._abstract.get(self._list_of(instance), {}) | instance.levels

    def next_label(self, number: str, index: int) -> str:
        """Count one paragraph of list `number` at level `index`; its number as displayed, with the blank after it."""
        instance = self._instances.get(number)
        if instance is None or not 0 <= index < _LEVELS:
            return ""
        levels = self._levels(instance)
        level = levels.get(index)
        if level is None:
            return ""
        counters = self._count(number, instance, levels, index)
        if level.form == "bullet":
            shown = bullet(level.pattern, level.font)
        else:
            shown = _PLACE.sub(lambda m: self._shown(levels, counters, int(m[1]) - 1, is_legal=level.is_legal), level.pattern)
        return shown + level.blank if shown.strip() else ""

    def _count(self, number: str, instance: ListInstance, levels: dict[int, Level], index: int) -> dict[int, int]:
        counters = self._counters.setdefault(self._list_of(instance), {})
        start = levels[index].start
        is_new = (number, index) not in self._started
        self._started.add((number, index))
        if is_new and index in instance.starts:
            counters[index] = instance.starts[index]
        else:
            counters[index] = counters[index] + 1 if index in counters else instance.starts.get(index, start)
        for lower in range(index + 1, _LEVELS):
            restart = levels[lower].restart if lower in levels else None
            if restart is None or (restart >= 0 and index <= restart):
                counters.pop(lower, None)
        return counters

    @staticmethod
    def _shown(levels: dict[int, Level], counters: dict[int, int], index: int, *, is_legal: bool) -> str:
        level = levels.get(index, Level())
        return formed(counters.get(index, level.start), "decimal" if is_legal and level.form != "decimalZero" else level.form)


def read_level(element: etree._Element) -> Level:
    """A `w:lvl` element."""
    restart = attribute(child(element, "lvlRestart"), "val")
    fonts = child(child(element, "rPr"), "rFonts")
    form = child(element, "numFmt")
    if form is None:  # a newer format with a plain one to fall back on
        form = next(iter(element.iter(w("numFmt"))), None)
    return Level(
        start=integer(attribute(child(element, "start"), "val"), 0),
        form=attribute(form, "val") or "decimal",
        pattern=attribute(child(element, "lvlText"), "val") or "",
        blank="" if attribute(child(element, "suff"), "val") == "nothing" else " ",
        restart=None if restart is None else integer(restart, 0) - 1,
        is_legal=is_on(child(element, "isLgl")),
        style=attribute(child(element, "pStyle"), "val"),
        font=attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
    )


def formed(value: int, form: str) -> str:
    """A number in one of Word's forms."""
    match form:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{value:02d}"
        case "lowerLetter":
            return lettered(value)
        case "upperLetter":
            return lettered(value).upper()
        case "lowerRoman":
            return roman(value)
        case "upperRoman":
            return roman(value).upper()
        case _:
            return str(value)


def lettered(value: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa, 28 -> bb, as Word counts (and not aa, ab)."""
    if not 1 <= value <= 26 * 30:
        return str(value)
    turns, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (turns + 1)


def roman(value: int) -> str:
    """4 -> iv."""
    if not 1 <= value < 4000:
        return str(value)
    parts = []
    for worth, sign in zip(_ROMAN_WORTH, _ROMAN_SIGNS, strict=True):
        times, value = divmod(value, worth)
        parts.append(sign * times)
    return "".join(parts)

"""What a Word style means for the text: is it shown, in capitals, in which font, with which number."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from giaoban.intake.ooxml import attribute, child, children, integer, is_on, switch

_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How text is shown; None where nothing was said."""

    hidden: bool | None = None
    capitals: bool | None = None
    font: str | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, the one below elsewhere."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.capitals if self.capitals is None else self.capitals,
            self.font or below.font,
        )


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The `w:numPr` of a paragraph or style: the list and the level, each None where not said. List `0` is none."""

    number: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str | None
    look: Look
    place: ListPlace | None


def look_of(properties: etree._Element | None) -> Look:
    """The look that run properties (`w:rPr`) say."""
    if properties is None:
        return PLAIN
    fonts = child(properties, "rFonts")
    return Look(
        switch(child(properties, "vanish")), switch(child(properties, "caps")), attribute(fonts, "ascii") or attribute(fonts, "hAnsi")
    )


def list_place(properties: etree._Element | None) -> ListPlace | None:
    """The list and level that paragraph properties (`w:pPr`) say."""
    numbers = child(properties, "numPr")
    if numbers is None:
        return None
    level = attribute(child(numbers, "ilvl"), "val")
    return ListPlace(attribute(child(numbers, "numId"), "val"), None if level is None else integer(level, 0))


class Styles:
    """The styles of a paper, each with what it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._looks: dict[str, Look] = {}
        self.default: str | None = None
        for element in children(root, "style"):
            name = attribute(element, "styleId") or ""
            based_on = attribute(child(element, "basedOn"), "val")
            self._styles[name] = _Style(based_on, look_of(child(element, "rPr")), list_place(child(element, "pPr")))
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in {"1", "true", "on"}:
                self.default = name
        self._ground = look_of(child(child(child(root, "docDefaults"), "rPrDefault"), "rPr"))

    def _chain(self, name: str | None) -> list[tuple[str, _Style]]:
        """The style and those it is based on, nearest first."""
        chain: list[tuple[str, _Style]] = []
        while name is not None and name in self._styles and len(chain) < _DEEPEST:
            chain.append((name, self._styles[name]))
            name = self._styles[name].based_on
        return chain

    def look(self, name: str | None) -> Look:
        """The look of text in a style, or of text without one."""
        name = name or self.default or ""
        if name not in self._looks:
            found = PLAIN
            for _, style in self._chain(name):
                found = found.over(style.look)
            self._looks[name] = found.over(self._ground)
        return self._looks[name]

    def run_look(self, name: str | None) -> Look:
        """The look that a character style adds; nothing of the ground below it."""
        found = PLAIN
        for _, style in self._chain(name):
            found = found.over(style.look)
        return found

    def list_place(self, name: str | None) -> tuple[str, ListPlace] | None:
        """The list that a paragraph style puts its paragraphs in, and the style that says so."""
        chain = self._chain(name or self.default)
        return next(((owner, style.place) for owner, style in chain if style.place and style.place.number), None)


def is_row_deleted(row: etree._Element) -> bool:
    """Whether a tracked change takes the table row away."""
    return child(child(row, "trPr"), "del") is not None


def is_mark_deleted(paragraph_properties: etree._Element | None) -> bool:
    """Whether a tracked change takes the end of the paragraph away, joining it with the next."""
    return is_on(child(child(paragraph_properties, "rPr"), "del"))

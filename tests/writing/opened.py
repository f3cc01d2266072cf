"""What a Word file and a PDF hold, looked at with none of the program's own code."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # what PDFium makes of a hyphen at the end of a line
_OFF = {"0", "false", "none"}


@dataclass(frozen=True)
class Look:
    """How a paragraph is set: size and gaps in points, indents in millimetres."""

    size: float
    bold: bool
    italic: bool
    underline: bool
    colour: str
    align: str
    first_line: float
    line: float
    rule: str
    before: float
    after: float
    fonts: frozenset[str]


class WordFile:
    """A Word file with its parts parsed."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            self.parts = {name: opened.read(name) for name in opened.namelist()}
        self.body = self._tree("word/document.xml").find(f"{W}body")
        self.styles = {style.get(f"{W}styleId"): style for style in self._tree("word/styles.xml").iter(f"{W}style")}
        self.defaults = self._tree("word/styles.xml").find(f"{W}docDefaults")
        self.numbering = self._tree("word/numbering.xml")

    def _tree(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    @property
    def paragraphs(self) -> list[Any]:
        return list(self.body.iter(f"{W}p"))

    def text(self, paragraph: Any) -> str:
        """The words of a paragraph, its number not among them."""
        return "".join("\n" if piece.tag == f"{W}br" else piece.text or "" for piece in paragraph.iter(f"{W}t", f"{W}br"))

    def paragraph(self, begins: str) -> Any:
        """The one paragraph that begins with these words."""
        (found,) = [each for each in self.paragraphs if self.text(each).startswith(begins)]
        return found

    def look(self, begins: str, run: int = 0) -> Look:
        """How a paragraph and one of its runs are set."""
        paragraph = self.paragraph(begins)
        own = paragraph.find(f"{W}pPr")
        style = self.styles[own.find(f"{W}pStyle").get(f"{W}val")]
        runs = [each for each in paragraph.iter(f"{W}r") if each.find(f"{W}t") is not None]
        letters = [runs[run].find(f"{W}rPr"), style.find(f"{W}rPr"), self.defaults.find(f"{W}rPrDefault/{W}rPr")]
        shape = [own, style.find(f"{W}pPr"), self.defaults.find(f"{W}pPrDefault/{W}pPr")]
        numbered = own.find(f"{W}numPr/{W}numId")
        levels = [own] if numbered is None else [own, self._level(numbered.get(f"{W}val")).find(f"{W}pPr")]
        indents = [*levels, *shape[1:]]
        fonts = _first(letters, "rFonts")
        return Look(
            size=int(_value(letters, "sz", "val")) / 2,
            bold=_is_on(letters, "b"),
            italic=_is_on(letters, "i"),
            underline=_is_on(letters, "u"),
            colour=_value(letters, "color", "val"),
            align=_value(shape, "jc", "val") or "left",
            first_line=round(int(_value(indents, "ind", "firstLine") or 0) * 25.4 / 1440, 1),
            line=int(_value(shape, "spacing", "line")) / 20,
            rule=_value(shape, "spacing", "lineRule"),
            before=int(_value(shape, "spacing", "before") or 0) / 20,
            after=int(_value(shape, "spacing", "after") or 0) / 20,
            fonts=frozenset(fonts.attrib.values()) if fonts is not None else frozenset(),
        )

    def _level(self, number: str) -> Any:
        (instance,) = [each for each in self.numbering.iter(f"{W}num") if each.get(f"{W}numId") == number]
        abstract = instance.find(f"{W}abstractNumId").get(f"{W}val")
        (definition,) = [each for each in self.numbering.iter(f"{W}abstractNum") if each.get(f"{W}abstractNumId") == abstract]
        return definition.find(f"{W}lvl")

    def counted(self, begins: str) -> tuple[str, str] | None:
        """How Word counts a paragraph: form and pattern; None where it does not."""
        number = self.paragraph(begins).find(f"{W}pPr/{W}numPr/{W}numId")
        if number is None:
            return None
        level = self._level(number.get(f"{W}val"))
        return level.find(f"{W}numFmt").get(f"{W}val"), level.find(f"{W}lvlText").get(f"{W}val")

    def lines(self) -> Iterator[str]:
        """Each paragraph with the number that Word would show before it."""
        counts: dict[str, int] = {}
        for paragraph in self.paragraphs:
            number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
            label = ""
            if number is not None:
                key = number.get(f"{W}val")
                level = self._level(key)
                counts[key] = counts.get(key, int(level.find(f"{W}start").get(f"{W}val")) - 1) + 1
                form = level.find(f"{W}numFmt").get(f"{W}val")
                shown = roman(counts[key]) if form == "upperRoman" else str(counts[key])
                label = level.find(f"{W}lvlText").get(f"{W}val").replace("%1", shown) + " "
            yield label + self.text(paragraph)

    def words(self) -> list[str]:
        """Every word in the order of reading."""
        return " ".join(self.lines()).split()

    @property
    def sections(self) -> list[Any]:
        return list(self.body.iter(f"{W}sectPr"))


def _first(places: list[Any], tag: str) -> Any:
    return next((found for place in places if place is not None and (found := place.find(f"{W}{tag}")) is not None), None)


def _value(places: list[Any], tag: str, attribute: str) -> str:
    """The first that says something of it: the run or paragraph, its style, the defaults."""
    for place in places:
        found = None if place is None else place.find(f"{W}{tag}")
        if found is not None and found.get(f"{W}{attribute}") is not None:
            return str(found.get(f"{W}{attribute}"))
    return ""


def _is_on(places: list[Any], tag: str) -> bool:
    found = _first(places, tag)
    return found is not None and found.get(f"{W}val", "1") not in _OFF


def roman(value: int) -> str:
    said = ""
    for sign, worth in _ROMAN:
        said += sign * (value // worth)
        value %= worth
    return said


def pdf_words(data: bytes) -> list[str]:
    """The words of the pages in their order, the numbers of the pages left out."""
    found = []
    for number, page in enumerate(pdf_texts(data), 1):
        words = page.split()
        numbered = number > 1 and words and words[0].isdecimal() and int(words[0]) <= number
        found += words[1:] if numbered else words
    return found


def pdf_texts(data: bytes) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_range().translate(_HYPHENS) for page in pypdfium2.PdfDocument(data)]


def pdf_pages(data: bytes) -> int:
    return len(pypdfium2.PdfDocument(data))


def pdf_fonts(data: bytes) -> set[str]:
    """The families of the fonts that letters of the pages are set in."""
    found: set[str] = set()
    for page in pypdfium2.PdfDocument(data):
        for thing in page.get_objects():
            if isinstance(thing, pypdfium2.PdfTextObj):
                found.add(thing.get_font().get_base_name().split("+")[-1])
    return found


def pdf_standard(data: bytes) -> tuple[str, str]:
    """What the file's own description (XMP) says of PDF/A: the part and the conformance."""
    part, level = (re.search(rb"pdfaid:%s>(\w+)<" % name, data) for name in (b"part", b"conformance"))
    return (part[1].decode() if part else "", level[1].decode() if level else "")


def pdf_line_mm(data: bytes, words: str) -> float:
    """How wide a line of words is on the first page, in millimetres."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    at = page.get_text_range().find(words)
    boxes = [page.get_charbox(at + number) for number in range(len(words))]
    return float(round((max(box[2] for box in boxes) - min(box[0] for box in boxes)) * 25.4 / 72, 1))


def pdf_left_mm(data: bytes, page: int) -> float:
    """Where the leftmost letter of a page stands, in millimetres."""
    text = pypdfium2.PdfDocument(data)[page].get_textpage()
    return float(min(text.get_charbox(at)[0] for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()) * 25.4 / 72)

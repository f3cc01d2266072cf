"""How the paragraphs of any Word file look: what a run, its styles, its list and the file's defaults say, the nearest first."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from giaoban.writing.word_template import w

_LARGEST = 60_000_000  # bytes, unpacked
_MOST_STYLES = 20  # one based on the other
_UNREADABLE = (zipfile.BadZipFile, LookupError, ValueError, TypeError, OSError, AttributeError, NotImplementedError, RuntimeError)
_OFF = frozenset({"0", "false", "none", "off"})
_BLANKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_TWIPS_A_MM = 1440 / 25.4


class NotAWordFile(ValueError):  # noqa: N818 - the name is what it is
    """Bytes that are no Word file, or one larger than any paper."""


@dataclass(frozen=True, slots=True)
class Letters:
    """How the words of a run look."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    underline: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph is set: indents in millimetres, gaps and line height in points; `exact` is how sure the height is."""

    align: str
    first_line: float
    gap: float
    line: float
    line_rule: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of the file: its words, the cell and the table it stands in, if any. `apart`: an empty one stands before it."""

    element: Any
    text: str
    cell: Any
    table: Any
    apart: bool


class WordLooks:
    """A Word file opened to be looked at. Raises NotAWordFile."""

    def __init__(self, data: bytes) -> None:
        self.document = _opened(data)
        self.document.element.body.get_or_add_sectPr()
        self._defaults = self.document.styles.element.find(w("docDefaults"))
        styles = self.document.styles.element.iter(w("style"))
        self._styles = {style.get(w("styleId")): style for style in styles}
        self._normal = next(
            (key for key, style in self._styles.items() if style.get(w("default")) == "1" and style.get(w("type")) == "paragraph"), ""
        )

    def spots(self) -> Iterator[Spot]:
        """Every paragraph that holds words, in the order of the file."""
        for paragraph in self.document.element.body.iter(w("p")):
            text = words_of(paragraph)
            if text.strip():
                before = paragraph.getprevious()
                apart = before is not None and before.tag == w("p") and not words_of(before).strip()
                yield Spot(paragraph, text.strip(), _above(paragraph, "tc"), _above(paragraph, "tbl"), apart)

    def margins(self) -> tuple[list[Spot], list[Spot]]:
        """The paragraphs that hold words above and below the first page."""
        section = self.document.sections[0]
        places = (section.first_page_header, section.first_page_footer)
        if not section.different_first_page_header_footer:
            places = (section.header, section.footer)
        above, below = (
            [] if place.is_linked_to_previous else [each for each in place._element.iter(w("p")) if words_of(each).strip()]
            for place in places
        )
        return [self._beside(each) for each in above], [self._beside(each) for each in below]

    @staticmethod
    def _beside(paragraph: Any) -> Spot:
        return Spot(paragraph, words_of(paragraph).strip(), _above(paragraph, "tc"), _above(paragraph, "tbl"), apart=False)

    def letters(self, paragraph: Any) -> Iterator[Letters]:
        """The runs of a paragraph that hold words."""
        for run in paragraph.iter(w("r")):
            if (text := words_of(run)).strip():
                yield self._letters(run, paragraph, text)

    def _letters(self, run: Any, paragraph: Any, text: str) -> Letters:
        own = run.find(w("rPr"))
        style = own.find(w("rStyle")) if own is not None else None
        said = [own, *self._of_style(style.get(w("val")) if style is not None else None, "rPr"), *self._of_paragraph(paragraph, "rPr")]
        font = _first(said, "rFonts", "ascii") or _first(said, "rFonts", "hAnsi")
        return Letters(
            text.strip(), font, float(_first(said, "sz", "val") or 20) / 2, _is_on(said, "b"), _is_on(said, "i"),
            (_first(said, "u", "val") or "none") != "none",
        )  # fmt: skip

    def shape(self, paragraph: Any) -> Shape:
        """How a paragraph stands."""
        said = self._of_paragraph(paragraph, "pPr")
        own = paragraph.find(w("pPr"))
        indents = [own, self._list_of(own), *said[1:]]
        rule = _first(said, "spacing", "lineRule") or "auto"
        line = float(_first(said, "spacing", "line") or 240)
        size = max((letters.size for letters in self.letters(paragraph)), default=0.0)
        said_first = next((sides for place in indents if (sides := _first_line(place)) is not None), 0.0)
        gap = max(float(_first(said, "spacing", side) or 0) for side in ("before", "after")) / 20
        high = line / 240 * size * 1.15 if rule == "auto" else line / 20
        return Shape(_first(said, "jc", "val") or "left", round(said_first / _TWIPS_A_MM, 1), gap, round(high, 1), rule)

    def _of_paragraph(self, paragraph: Any, kind: str) -> list[Any]:
        """What is said of a paragraph: by itself, its style and those it is based on, the defaults of the file."""
        own = paragraph.find(w("pPr"))
        style = own.find(w("pStyle")) if own is not None else None
        chain = self._of_style(style.get(w("val")) if style is not None else self._normal, kind)
        default = None if self._defaults is None else self._defaults.find(f"{w(f'{kind}Default')}/{w(kind)}")
        return [own if kind == "pPr" else None, *chain, default]

    def _of_style(self, name: str | None, kind: str) -> list[Any]:
        found: list[Any] = []
        while name in self._styles and len(found) < _MOST_STYLES:
            style = self._styles[name]
            found.append(style.find(w(kind)))
            based = style.find(w("basedOn"))
            name = based.get(w("val")) if based is not None else None
        return found

    def _list_of(self, properties: Any) -> Any:
        """The indents of the list that a paragraph belongs to."""
        number = properties.find(f"{w('numPr')}/{w('numId')}") if properties is not None else None
        if number is None:
            return None
        level = properties.find(f"{w('numPr')}/{w('ilvl')}")
        try:
            lists = self.document.part.numbering_part.element
        except NotImplementedError:  # a list that the file does not describe
            return None
        for one in lists.iter(w("num")):
            if one.get(w("numId")) == number.get(w("val")):
                key = one.find(w("abstractNumId")).get(w("val"))
                for definition in lists.iter(w("abstractNum")):
                    if definition.get(w("abstractNumId")) == key:
                        depth = level.get(w("val")) if level is not None else "0"
                        return next((each.find(w("pPr")) for each in definition.iter(w("lvl")) if each.get(w("ilvl")) == depth), None)
        return None


def _opened(data: bytes) -> Any:
    """The file by python-docx, once it is known not to unpack into more than any paper holds."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(BytesIO(data)) as opened:
            large = sum(part.file_size for part in opened.infolist()) > _LARGEST
        if not large:
            return Document(BytesIO(data))
    except (OpcError, LxmlError, *_UNREADABLE) as error:
        raise NotAWordFile("Không mở được tệp này bằng Word. Hãy lưu lại ở dạng .docx.") from error
    raise NotAWordFile("Tệp Word này quá lớn.")


def words_of(element: Any) -> str:
    """The words of a paragraph or run, as they are shown."""
    said = []
    for piece in element.iter():
        if piece.tag == w("t"):
            said.append(piece.text or "")
        elif isinstance(piece.tag, str) and (blank := _BLANKS.get(piece.tag.rpartition("}")[2])) and piece.getparent().tag == w("r"):
            said.append(blank)
    return unicodedata.normalize("NFC", "".join(said))


def _above(element: Any, tag: str) -> Any:
    return next(element.iterancestors(w(tag)), None)


def _first_line(properties: Any) -> float | None:
    """How far the first line stands in, or, below zero, out; None where nothing is said of it."""
    indent = None if properties is None else properties.find(w("ind"))
    if indent is None:
        return None
    inward, outward = indent.get(w("firstLine")), indent.get(w("hanging"))
    return None if inward is None and outward is None else float(inward or 0) - float(outward or 0)


def _first(places: list[Any], tag: str, attribute: str) -> str:
    for place in places:
        found = None if place is None else place.find(w(tag))
        if found is not None and (value := found.get(w(attribute))) is not None:
            return str(value)
    return ""


def _is_on(places: list[Any], tag: str) -> bool:
    for place in places:
        found = None if place is None else place.find(w(tag))
        if found is not None:
            return found.get(w("val"), "1") not in _OFF
    return False

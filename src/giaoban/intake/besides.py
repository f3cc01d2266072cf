"""What stands in an Excel workbook beside its cells: names of sheets, heads and feet of printed pages, text boxes, notes, pictures."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from giaoban.intake.archive import read_part
from giaoban.intake.guard import Limits, UnreadableSource
from giaoban.intake.ooxml import parsed

_DOCTYPE = b"<!DOCTYPE"
_SHEET = re.compile(r"xl/(?:worksheets|chartsheets|dialogsheets)/[^/]+\.xml", re.IGNORECASE)
_DRAWN = re.compile(r"xl/(?:drawings|comments|threadedComments|charts|diagrams)[^/]*(?:/[^/]+)?\.xml", re.IGNORECASE)
_PICTURED = re.compile(r"xl/(?:media|embeddings)/", re.IGNORECASE)
_MARGINS = tuple(f"{{*}}{which}{part}" for which in ("odd", "even", "first") for part in ("Header", "Footer"))
_CODES = re.compile(r'&(?:"[^"]{0,80}"|K[0-9A-Fa-f]{6}|[0-9]{1,3}|[A-Za-z+-])')  # &C, &"Times,Bold", &14: where and how, no words


def words_beside(archive: zipfile.ZipFile, limits: Limits) -> Iterator[str]:
    """The words that stand beside the cells, piece by piece. Raises UnreadableSource for a workbook that is damaged."""
    book = read_part(archive, "xl/workbook.xml", limits)
    if book is not None:
        yield from (str(sheet.get("name", "")) for sheet in parsed(book, limits).iter("{*}sheet"))
    for name in archive.namelist():
        if _SHEET.fullmatch(name):
            yield from _heads_and_feet(read_part(archive, name, limits) or b"")
        elif _DRAWN.fullmatch(name):
            yield from _written(parsed(read_part(archive, name, limits) or b"", limits))


def holds_pictures(archive: zipfile.ZipFile) -> bool:
    """Does it hold pictures, or files within the file, whose words nobody can read here?"""
    return any(_PICTURED.match(name) for name in archive.namelist())


def _heads_and_feet(part: bytes) -> Iterator[str]:
    if _DOCTYPE in part:
        raise UnreadableSource("a sheet that declares a DTD")
    found = etree.iterparse(
        BytesIO(part), events=("end",), tag=_MARGINS, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )  # fmt: skip
    try:
        for _, margin in found:
            yield _CODES.sub("\n", margin.text or "")
    except etree.XMLSyntaxError as error:
        raise UnreadableSource("a sheet that is no XML") from error


def _written(root: etree._Element) -> Iterator[str]:
    """The paragraphs of what is drawn, and the texts of notes; each piece of a line is a text of its own in the file."""
    for paragraph in root.iter("{*}p", "{*}text"):
        yield "".join(str(piece.text or "") for piece in paragraph.iter("{*}t"))

"""Cells of an Excel workbook that hold nothing to go by: formulas that nobody has computed, and formulas that came out as an error.

What reads the values shows both as empty. Whoever enters a list must not take them for cells that were left empty.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath

from lxml import etree

from giaoban.intake.archive import read_part
from giaoban.intake.guard import Limits, UnreadableSource
from giaoban.intake.ooxml import parsed

_DOCTYPE = b"<!DOCTYPE"
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ID_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def empty_formulas(archive: zipfile.ZipFile, limits: Limits) -> dict[str, list[tuple[int, int]]]:
    """By the name of the sheet: line and column, from nought, of each such cell. Nothing for a workbook of another form."""
    return {name: list(_empty_formulas(part)) for name, part in _sheets(archive, limits) if part is not None}


def _sheets(archive: zipfile.ZipFile, limits: Limits) -> Iterator[tuple[str, bytes | None]]:
    book, links = (read_part(archive, name, limits) for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    if book is None or links is None:
        return
    targets = {str(link.get("Id")): str(link.get("Target")) for link in parsed(links, limits)}
    for sheet in parsed(book, limits).iter("{*}sheet"):
        target = targets.get(str(sheet.get(_ID) or sheet.get(_ID_STRICT)))
        if target is not None:
            yield str(sheet.get("name")), read_part(archive, normpath(join("xl", target)).lstrip("/"), limits)


def _empty_formulas(part: bytes) -> Iterator[tuple[int, int]]:
    if _DOCTYPE in part:
        raise UnreadableSource("a sheet that declares a DTD")
    cells = etree.iterparse(
        BytesIO(part), events=("end",), tag="{*}c", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )  # fmt: skip
    try:
        for _, cell in cells:
            found = _ADDRESS.fullmatch(str(cell.get("r")))
            if found is not None and _is_empty_formula(cell):
                yield int(found[2]) - 1, _column(found[1])
            cell.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableSource("a sheet that is no XML") from error


def _is_empty_formula(cell: etree._Element) -> bool:
    value = cell.find("{*}v")
    has_value = value is not None and bool(value.text)
    return cell.get("t") == "e" or (cell.find("{*}f") is not None and not has_value)


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1

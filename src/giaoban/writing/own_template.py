"""An office's own template filled with the words of a paper: every field becomes plain text, no code in it runs, nothing is fetched.

Fields are written into the text as `{{tên trường}}`, not as content controls: anybody can type, see, print and check them in any word
processor, on a telephone too, while content controls need a tab of Word that is hidden by default and that others lack. Word parts such
text into runs at its will; it is read here paragraph by paragraph, and the field's words look as its first brace does.
"""

from __future__ import annotations

import zipfile
from copy import deepcopy
from io import BytesIO
from typing import Any

from lxml import etree

from giaoban.writing.own_template_check import looked_over
from giaoban.writing.own_template_fields import LISTS, MARKER, SINGLE, STT, Entry, name_of
from giaoban.writing.own_template_parts import FIELD, Package, opened, pieces_of, units_of
from giaoban.writing.paper import Paper, Table, plain
from giaoban.writing.word_template import w

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNIQUE = ("paraId", "textId")  # what Word wants once in a file
_NEED_A_PARAGRAPH = frozenset(w(name) for name in ("tc", "hdr", "ftr", "txbxContent", "body", "sdtContent", "footnote", "endnote"))
_SINCE_1980 = (1980, 1, 1, 0, 0, 0)
Words = dict[str, str]


def filled(data: bytes, paper: Paper) -> bytes:
    """The template with the paper's words in its fields. Raises NotATemplate for what `looked_over` would not let in."""
    looked_over(data)  # what was let in by an earlier release is looked at again
    package = opened(data)
    words = {name: "\n".join(plain(line) for line in said(paper).split("\n")) for name, said in SINGLE.items()}
    for _, root in package.with_words():
        _fill(root, words, paper)
    return _packed(package)


def _fill(root: Any, words: Words, paper: Paper) -> None:
    """Everything is read before anything is put in: a word that looks like a field stays a word."""
    units = units_of(root)
    made = [(unit, _copies(unit, names, words, paper)) for unit, names in units]
    repeating = {unit for unit, _ in units}
    for paragraph in list(root.iter(w("p"))):
        if paragraph not in repeating and not any(above in repeating for above in paragraph.iterancestors()):
            _write(paragraph, words)
    for unit, copies in made:
        _put(unit, copies)
    for binding in list(root.iter(w("dataBinding"))):  # Word would show what it is bound to instead
        binding.getparent().remove(binding)


def _copies(unit: Any, names: list[str], words: Words, paper: Paper) -> list[Any]:
    """The row or paragraph once for each of the list."""
    name = next(each for each in names if each in LISTS)
    copies: list[Any] = []
    for number, entry in enumerate(LISTS[name](paper), 1):
        table = _table(entry.table) if entry.table is not None and unit.tag == w("p") else None
        if table is not None and not entry.text:
            copies += [_blank(unit), table] if copies and copies[-1].tag == w("tbl") else [table]  # two in a row would be one
            continue
        copy = deepcopy(unit)
        _make_unique(copy, is_first=number == 1)
        said = words | {STT: str(number), MARKER: plain(entry.marker), name: _said(entry, table is None, MARKER not in names)}
        for paragraph in list(copy.iter(w("p"))):
            _write(paragraph, said)
        copies += [copy] if table is None else [copy, table]
    return copies


def _said(entry: Entry, with_table: bool, with_marker: bool) -> str:
    """An entry as text. Where a table cannot stand, its rows do, one a line."""
    text = plain(f"{entry.marker} {entry.text}" if with_marker else entry.text)
    rows = entry.table.rows if entry.table is not None and with_table else ()
    return "\n".join(filter(None, (text, *(plain("; ".join(row)) for row in rows))))


def _write(paragraph: Any, words: Words) -> None:
    """The words in place of the fields of a paragraph, the last field first, so that none is read twice."""
    pieces = pieces_of(paragraph)
    text = "".join(piece.text or "" for piece in pieces)
    for found in reversed(list(FIELD.finditer(text))):
        at = 0
        for piece in pieces:
            here, at = at, at + len(piece.text or "")
            start, end = max(found.start() - here, 0), min(found.end() - here, len(piece.text or ""))
            if start < end:
                kept = piece.text or ""
                piece.text = kept[:start] + (_word(found[1], words) if here <= found.start() else "") + kept[end:]
    for piece in pieces:
        _break_lines(piece)


def _word(typed: str, words: Words) -> str:
    """What stands for a field; in capitals where its name is typed in capitals."""
    said = words.get(name_of(typed), "")
    return said.upper() if typed.isupper() else said


def _break_lines(piece: Any) -> None:
    """A line feed in a run's words is a break of Word's."""
    first, *rest = (piece.text or "").split("\n")
    piece.text = first
    piece.set(_SPACE, "preserve")
    last = piece
    for line in rest:
        for tag, text in (("br", None), ("t", line)):
            made = piece.makeelement(w(tag), {})
            made.text = text
            last.addnext(made)
            last = made
        last.set(_SPACE, "preserve")


def _make_unique(copy: Any, *, is_first: bool) -> None:
    for element in list(copy.iter(etree.Element)):
        for attribute in [each for each in element.attrib if etree.QName(each).localname in _UNIQUE]:
            del element.attrib[attribute]
        if not is_first and element.tag in {w("bookmarkStart"), w("bookmarkEnd")}:
            element.getparent().remove(element)


def _put(unit: Any, copies: list[Any]) -> None:
    """The copies where the unit stood. A section ends behind the last of them; a cell keeps one paragraph."""
    parent = unit.getparent()
    for copy in copies[:-1]:
        for section in list(copy.iter(w("sectPr"))):
            section.getparent().remove(section)
    ends_in_table = bool(copies) and copies[-1].tag == w("tbl") and unit.tag == w("p")
    after = unit.getnext()
    must_stay = (
        unit.find(f"{w('pPr')}/{w('sectPr')}") is not None
        or (after is not None and after.tag == w("tbl"))
        or (parent.tag in _NEED_A_PARAGRAPH and not any(each.tag == w("p") for each in parent if each is not unit))
    )
    if (not copies or ends_in_table) and unit.tag == w("p") and must_stay:
        copies = [*copies, _blank(unit)]
    for copy in copies:
        unit.addprevious(copy)
    parent.remove(unit)
    if parent.tag == w("tbl") and parent.find(w("tr")) is None:  # Word opens no table without rows
        blank = parent.makeelement(w("p"), {})
        parent.addprevious(blank)
        parent.getparent().remove(parent)


def _blank(paragraph: Any) -> Any:
    """A paragraph that is set alike and says nothing."""
    blank = deepcopy(paragraph)
    for run in [each for each in blank if each.tag != w("pPr")]:
        blank.remove(run)
    return blank


def _table(table: Table) -> Any:
    """A table of the body, ruled, as wide as the text."""
    made = etree.Element(w("tbl"))
    properties = etree.SubElement(made, w("tblPr"))
    etree.SubElement(properties, w("tblW"), {w("w"): "5000", w("type"): "pct"})
    borders = etree.SubElement(properties, w("tblBorders"))
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        etree.SubElement(borders, w(side), {w("val"): "single", w("sz"): "4", w("space"): "0", w("color"): "auto"})
    grid = etree.SubElement(made, w("tblGrid"))
    for column in table.columns:
        etree.SubElement(grid, w("gridCol"), {w("w"): str(column.width * 1000)})
    heads = tuple(column.head for column in table.columns)
    for row in (*([heads] if any(heads) else []), *table.rows):
        drawn = etree.SubElement(made, w("tr"))
        for cell in row:
            paragraph = etree.SubElement(etree.SubElement(drawn, w("tc")), w("p"))
            piece = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
            piece.text = "\n".join(plain(line) for line in cell.split("\n"))
            _break_lines(piece)
    return made


def _packed(package: Package) -> bytes:
    out = BytesIO()
    changed = dict(package.with_words())
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in package.data.items():
            root = changed.get(name)
            part = data if root is None else etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(zipfile.ZipInfo(name, _SINCE_1980), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()

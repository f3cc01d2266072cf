"""The text of a Word paper in the order a reader meets it: paragraphs, tables, text boxes, notes at the end.

A paragraph ends in a line end. Of a table, cells stand apart by a tab and rows by a line end; the paragraphs and soft
breaks *inside* a cell are joined by U+2028 LINE SEPARATOR, so that they are not taken for rows. Columns stay aligned: a
cell that spans columns is followed by as many more tabs, the continuation of a merged cell is empty. A table of one column
is a frame, not a table: its paragraphs are paragraphs. What is not shown is not read: deletions, hidden text, the
instructions of fields; the first two leave a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from giaoban.intake.draft import Draft, legacy_font
from giaoban.intake.notes import Notes
from giaoban.intake.numbering import Numbering
from giaoban.intake.ooxml import attribute, child, children, integer, w
from giaoban.intake.symbols import shown, symbol
from giaoban.intake.wordstyles import Look, Styles, is_mark_deleted, is_row_deleted, list_place, look_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATIVES, _CHOICE, _FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
_CELL_JOINT = "\u2028"
_MOST_COLUMNS = 63
_WRAPPERS = frozenset(map(w, ("sdtContent", "customXml", "smartTag", "ins", "moveTo", "sdt")))
_REMOVED = frozenset(map(w, ("del", "moveFrom")))
_ADDED = frozenset(map(w, ("ins", "moveTo")))
_NOT_TEXT = frozenset(map(w, ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "drawing", "pict", "object", "rt", "smartTagPr", "customXmlPr")))
_PARAGRAPH, _TABLE, _RUN, _BOX, _ALIEN = w("p"), w("tbl"), w("r"), w("txbxContent"), w("altChunk")
_IGNORED_BLANKS = str.maketrans("\t\n\r", "   ")

_TRACKED = "Văn bản còn sửa đổi chưa chấp nhận (Track Changes): {added} chỗ thêm đã đọc, {removed} chỗ xóa đã bỏ. Hãy kiểm tra lại."
_HIDDEN = "Văn bản có chữ ẩn (không hiện khi in); phần chữ ẩn không được đọc. Hãy kiểm tra lại bằng Word."
_EMBEDDED = "Chỗ này nhúng một tệp khác chưa đọc được. Hãy mở bằng Word rồi lưu lại."


@dataclass(slots=True)
class _Place:
    """What blocks are being written into: what joins two of them, whether one was begun, whether it is a cell."""

    joint: str
    is_cell: bool = False
    begun: bool = False


class Story:
    """Writes blocks of a paper into a draft."""

    def __init__(self, draft: Draft, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self._draft, self._styles, self._numbering, self._notes = draft, styles, numbering, notes
        self._places = [_Place("\n")]
        self._fields: list[bool] = []  # of each field begun: are we in what it shows, or still in its instruction
        self._line_begun = self._goes_on = False
        self._owed = ""  # tabs met since the last text of the line
        self._added = self._removed = 0
        self._first_change: tuple[int, int] | None = None
        self._first_hidden: int | None = None
        self._in_run: dict[str, Callable[[etree._Element, Look], None]] = {
            w("t"): self._text,
            _MATH + "t": self._text,
            w("tab"): self._tab,
            w("ptab"): self._tab,
            w("br"): self._break,
            w("cr"): self._break,
            w("noBreakHyphen"): lambda _, look: self._write("-", look),
            w("sym"): self._symbol,
            w("fldChar"): self._field_mark,
            w("footnoteReference"): self._note_reference,
            w("endnoteReference"): self._note_reference,
        }

    # Blocks

    def write_blocks(self, container: etree._Element) -> None:
        """Paragraphs and tables, through whatever wraps them."""
        for element in container:
            tag = element.tag
            if tag == _PARAGRAPH:
                self._paragraph(element)
            elif tag == _TABLE:
                self._table(element)
            elif tag in _WRAPPERS:
                self.write_blocks(element)
            elif tag == _ALTERNATIVES:
                if (chosen := _chosen(element)) is not None:
                    self.write_blocks(chosen)
            elif tag == _ALIEN:
                self._begin_block()
                self._draft.remark("unreadable-region", self._draft.here, self._draft.here + 1, _EMBEDDED)

    def write_note(self, mark: str, note: etree._Element) -> None:
        """A footnote or endnote: its mark, then its text."""
        self._begin_block()
        self._goes_on = True
        if mark:
            self._draft.write(mark + " ")
        self.write_blocks(note)
        self._goes_on = False

    def close(self) -> None:
        """Put down what has to be said of the whole: changes that nobody accepted yet, text that is not shown."""
        if self._first_change is not None:
            message = _TRACKED.format(added=self._added, removed=self._removed)
            self._draft.remark("tracked-changes", *self._first_change, message)
        if self._first_hidden is not None:
            self._draft.remark("hidden-text", self._first_hidden, self._first_hidden + 1, _HIDDEN)

    def _begin_block(self) -> None:
        if self._goes_on:
            self._goes_on = False
            return
        place = self._places[-1]
        if place.begun and not (place.is_cell and self._draft.pieces[-1] == place.joint):
            self._draft.write(place.joint)
        place.begun = not place.is_cell or place.begun
        self._line_begun, self._owed = False, ""

    def _paragraph(self, element: etree._Element) -> None:
        boxes = list(_text_boxes(element)) if next(element.iter(_BOX), None) is not None else []
        for box in boxes:
            self.write_blocks(box)
        if boxes and not _has_text_beside_boxes(element):
            return
        properties = child(element, "pPr")
        goes_on = self._goes_on
        self._begin_block()
        if not goes_on:
            self._label(_properties_after_joining(element))
        look = self._styles.look(attribute(child(properties, "pStyle"), "val"))
        self._inline(element, look)
        self._fields = [True] * len(self._fields)
        if is_mark_deleted(properties):
            self._goes_on = True
            self._note_change(removed=1)

    def _label(self, properties: etree._Element | None) -> None:
        """The number that Word writes before the paragraph, its tab or blank shown as one blank."""
        style = attribute(child(properties, "pStyle"), "val")
        own, inherited = list_place(properties), self._styles.list_place(style)
        number = own.number if own and own.number else inherited[1].number if inherited else None
        if number is None or number == "0":
            return
        level = own.level if own else None
        if level is None and inherited and (own is None or own.number is None):
            level = self._numbering.level_of_style(number, inherited[0])
            level = inherited[1].level if level is None else level
        if label := self._numbering.next_label(number, level or 0):
            self._put(label)

    def _table(self, table: etree._Element) -> None:
        rows = [(row, list(_inside(row, "tc"))) for row in _inside(table, "tr") if not is_row_deleted(row)]
        if all(len(cells) <= 1 for _, cells in rows):
            for _, cells in rows:
                for cell in cells:
                    self.write_blocks(cell)
            return
        for row, cells in rows:
            self._row(row, cells)

    def _row(self, row: etree._Element, cells: list[etree._Element]) -> None:
        self._begin_block()
        between = "\t"
        if self._places[-1].is_cell:  # a table inside a cell must not look like more cells of that row
            between = _CELL_JOINT if any(len(list(children(cell, "p"))) > 1 for cell in cells) else " "
        before = integer(attribute(child(child(row, "trPr"), "gridBefore"), "val"), 0)
        gap = between * min(max(before, 0), _MOST_COLUMNS) if between == "\t" else ""
        for cell in cells:
            self._draft.write(gap)
            properties = child(cell, "tcPr")
            self._cell(cell, properties)
            span = integer(attribute(child(properties, "gridSpan"), "val"), 1) if between == "\t" else 1
            gap = between * min(max(span, 1), _MOST_COLUMNS)
        self._places[-1].begun = True

    def _cell(self, cell: etree._Element, properties: etree._Element | None) -> None:
        merged = child(properties, "vMerge")
        if merged is not None and attribute(merged, "val") != "restart":
            return
        self._places.append(_Place(_CELL_JOINT, is_cell=True))
        self._goes_on = False
        self.write_blocks(cell)
        self._goes_on = False
        if self._draft.pieces and self._draft.pieces[-1] == _CELL_JOINT:
            self._draft.pieces.pop()
        self._places.pop()

    # Inside a paragraph

    def _inline(self, element: etree._Element, look: Look) -> None:
        for part in element:
            tag = part.tag
            if tag == _RUN:
                self._run(part, look)
            elif tag in _REMOVED:
                self._note_change(removed=1)
            elif tag in _ADDED:
                start = self._draft.here
                self._inline(part, look)
                self._note_change(added=1, start=start)
            elif tag == _ALTERNATIVES:
                if (chosen := _chosen(part)) is not None:
                    self._inline(chosen, look)
            elif tag in self._in_run:
                self._in_run[tag](part, look)
            elif tag not in _NOT_TEXT:
                self._inline(part, look)

    def _run(self, run: etree._Element, look: Look) -> None:
        properties = child(run, "rPr")
        if properties is not None:
            style = attribute(child(properties, "rStyle"), "val")
            look = look_of(properties).over(self._styles.run_look(style).over(look) if style else look)
        self._inline(run, look)

    def _put(self, text: str, font: str | None = None) -> None:
        if self._owed:
            self._draft.write(self._owed)
            self._owed = ""
        self._draft.write(text, font)
        self._line_begun = True
        for place in self._places:
            place.begun = True

    def _write(self, text: str, look: Look) -> None:
        if not text or not all(self._fields):
            return
        if look.hidden:
            if self._first_hidden is None and not text.isspace():
                self._first_hidden = self._draft.here
            return
        text = shown(text, look.font)
        font = legacy_font(look.font)
        self._put(text.upper() if look.capitals and font is None else text, font)

    def _text(self, element: etree._Element, look: Look) -> None:
        self._write((element.text or "").translate(_IGNORED_BLANKS), look)

    def _tab(self, _: etree._Element, look: Look) -> None:
        # At the beginning of a line a tab only indents, at its end it shows nothing: it is written when a text follows.
        if self._line_begun and all(self._fields) and not look.hidden:
            self._owed += " " if self._places[-1].is_cell else "\t"

    def _break(self, _: etree._Element, look: Look) -> None:
        self._owed = ""
        self._write(self._places[-1].joint, look)
        self._line_begun = False

    def _symbol(self, element: etree._Element, look: Look) -> None:
        try:
            code = int(attribute(element, "char") or "", 16)
        except ValueError:
            code = 0xFFFD
        self._write(symbol(code, attribute(element, "font")), look)

    def _field_mark(self, element: etree._Element, _: Look) -> None:
        match attribute(element, "fldCharType"):
            case "begin":
                self._fields.append(False)
            case "separate" if self._fields:
                self._fields[-1] = True
            case "end" if self._fields:
                self._fields.pop()

    def _note_reference(self, element: etree._Element, look: Look) -> None:
        self._write(self._notes.mark(element), look)

    def _note_change(self, *, added: int = 0, removed: int = 0, start: int | None = None) -> None:
        self._added += added
        self._removed += removed
        if self._first_change is None:
            here = self._draft.here
            self._first_change = (here, here + 1) if start is None or start == here else (start, here)


def _chosen(alternatives: etree._Element) -> etree._Element | None:
    """Of two ways to show the same thing, the first: reading both would read it twice."""
    choice = alternatives.find(_CHOICE)
    return choice if choice is not None else alternatives.find(_FALLBACK)


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through content controls and markup around them."""
    for part in element:
        if part.tag == w(name):
            yield part
        elif part.tag in _WRAPPERS:
            yield from _inside(part, name)


def _text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes anchored in a paragraph, each once."""
    for part in element:
        if part.tag == _ALTERNATIVES:
            if (chosen := _chosen(part)) is not None:
                yield from _text_boxes(chosen)
        elif part.tag == _BOX:
            yield part
        elif part.tag not in _REMOVED:
            yield from _text_boxes(part)


def _has_text_beside_boxes(paragraph: etree._Element) -> bool:
    return any(next(run.iterancestors(_BOX, _PARAGRAPH), paragraph) is paragraph for run in paragraph.iter(w("t"), w("sym"), w("tab")))


def _properties_after_joining(paragraph: etree._Element) -> etree._Element | None:
    """A paragraph whose end is deleted takes the properties of the one it is joined with."""
    properties = child(paragraph, "pPr")
    if not is_mark_deleted(properties):
        return properties
    for following in paragraph.itersiblings(_PARAGRAPH):
        properties = child(following, "pPr")
        if not is_mark_deleted(properties):
            break
    return properties

"""A paper as a Word file (.docx) in the form of its profile: real styles, real numbering, so that it can go on being edited in Word."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from giaoban.writing.body import Grid, Line, Rule, Run
from giaoban.writing.paper import Paper
from giaoban.writing.profile import Profile, profile_called
from giaoban.writing.setting import Columns, Framed, Part, Setting, Sheet, set_paper
from giaoban.writing.styles import LAST_GAP
from giaoban.writing.word_numbering import Numbering
from giaoban.writing.word_template import is_set, mm, points, put, template
from giaoban.writing.word_template import w as named

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ROOM = "57"  # of a table's cell, left and right, in twentieths of a point: a millimetre
RULE_BEFORE, RULE_LINE = 2.0, 4.0  # the gap above a rule; how high the paragraph is whose upper border it is
_HARDLY = 0.05  # a paragraph that Word must have after a table, as low as Word can make it: else it might begin a page of its own
_LONGEST_PROPERTY = 255  # of a Word file's title
_POINTS_A_MM = 72 / 25.4
_RED, _BLACK = "FF0000", "000000"


def word(paper: Paper, profile: Profile | None = None, copy: Paper | None = None) -> bytes:
    """The paper's bytes. `profile`: another than the one it names, or the same with what the office chose. Raises NoProfile.

    `copy`: what makes it a copy (see `copying`).
    """
    from docx import Document

    setting = set_paper(paper, profile or profile_called(paper.profile), copy)
    document = Document(BytesIO(template(setting.profile)))
    drawing = _Drawing(document, setting)
    drawing.draw()
    drawing.draw_margins(document)
    document.core_properties.title = setting.title[:_LONGEST_PROPERTY]
    document.core_properties.author = setting.author[:_LONGEST_PROPERTY]
    out = BytesIO()
    document.save(out)
    return out.getvalue()


class _Drawing:
    """A paper while its pieces are put into the body of a document, one after the other."""

    def __init__(self, document: Any, setting: Setting) -> None:
        self._body = document.element.body
        self._last = self._body.sectPr
        self._setting = setting
        self._numbering = Numbering(document.part.numbering_part.element)
        page = setting.profile
        self._width = page.mm("page_width") - page.mm("margin_left") - page.mm("margin_right")
        self._restarts = False  # does the section that is being drawn count its pages anew

    def draw(self) -> None:
        self._body.remove(self._last)
        for piece in self._setting.pieces:
            if isinstance(piece, Line):
                self._line(self._body, piece)
            elif isinstance(piece, Rule):
                self._rule(self._body, piece, self._width)
            elif isinstance(piece, Columns):
                self._columns(piece)
            elif isinstance(piece, Grid):
                self._grid(piece)
            else:
                self._sheet(piece)
        self._numbering.write()
        if self._body[-1].tag == named("tbl"):
            self._blank(_HARDLY)
        self._body.append(self._section())

    # -- paragraphs ---------------------------------------------------------------------------------------------------

    def _line(self, parent: Any, line: Line) -> Any:
        paragraph = put(parent, "p")
        properties = put(paragraph, "pPr")
        put(properties, "pStyle", val=line.style)
        if line.stays:
            put(properties, "keepNext")
        mark = line.mark
        if mark and mark.counting:
            numbered = put(properties, "numPr")
            put(numbered, "ilvl", val="0")
            put(numbered, "numId", val=str(self._numbering.number_of(mark, self._setting.styles[line.style])))
        if line.is_close:
            put(properties, "spacing", before="0")
        elif line.is_last:
            put(properties, "spacing", after=points(LAST_GAP))
        if mark and not mark.counting:
            self._run(paragraph, Run(f"{mark.text} ", mark.bold))
        for run in line.runs:
            self._run(paragraph, run)
        return paragraph

    @staticmethod
    def _run(paragraph: Any, words: Run) -> None:
        run = put(paragraph, "r")
        if words.bold is not None or words.italic is not None or words.size is not None:
            properties = put(run, "rPr")
            is_set(properties, "b", words.bold)
            is_set(properties, "i", words.italic)
            for tag in ("sz", "szCs") if words.size is not None else ():
                put(properties, tag, val=str(round((words.size or 0) * 2)))
        if words.breaks:
            put(run, "br")
        text = put(run, "t")
        text.text = words.text
        text.set(_XML_SPACE, "preserve")

    def _blank(self, height: float, *, keep_next: bool = False, parent: Any = None) -> Any:
        """An empty paragraph that is so many points high; its properties."""
        properties = put(put(self._body if parent is None else parent, "p"), "pPr")
        put(properties, "pStyle", val="Normal")
        if keep_next:
            put(properties, "keepNext")
        put(properties, "spacing", line=points(height), lineRule="exact")
        return properties

    @staticmethod
    def _rule(parent: Any, rule: Rule, room: float) -> None:
        """A rule in the middle: the upper border of a paragraph that is hardly there."""
        properties = put(put(parent, "p"), "pPr")
        put(properties, "pStyle", val="Normal")
        put(put(properties, "pBdr"), "top", val="single", sz="6", space="0", color="000000")
        gaps = {"before": points(RULE_BEFORE + rule.before), "after": points(rule.after)}
        put(properties, "spacing", **gaps, line=points(RULE_LINE), lineRule="exact")
        side = mm(max(room - rule.length, 0) / 2)
        put(properties, "ind", left=side, right=side)

    def _framed(self, parent: Any, framed: Framed, room: float) -> None:
        """A line in a box: as wide and as high as the stamp."""
        properties = self._line(parent, framed.line).find(named("pPr"))
        box = put(properties, "pBdr")
        colour = _RED if self._setting.styles[framed.line.style].red else _BLACK
        for side in ("top", "left", "bottom", "right"):
            put(box, side, val="single", sz="8", space="0", color=colour)
        put(properties, "spacing", line=mm(framed.height), lineRule="exact")
        edge = mm(max(room - framed.width, 0) / 2)
        put(properties, "ind", left=edge, right=edge)

    # -- tables -------------------------------------------------------------------------------------------------------

    def _columns(self, columns: Columns) -> None:
        """Two cells side by side; what stands in one row stays on one page, all rows together."""
        if columns.before:
            self._blank(columns.before, keep_next=True)
        elif len(self._body) and self._body[-1].tag == named("tbl"):
            self._blank(_HARDLY, keep_next=True)
        table = self._side_by_side(self._body, columns)
        paragraphs = list(table.iter(named("p")))
        for paragraph in paragraphs:
            properties = paragraph.find(named("pPr"))
            style = properties.find(named("pStyle"))
            style.addnext(style.makeelement(named("keepNext"), {}))
        if columns.after:
            self._blank(columns.after)

    def _side_by_side(self, parent: Any, columns: Columns) -> Any:
        table = self._table(parent, columns.widths, room="0")
        for cells in columns.rows:
            row = put(table, "tr")
            put(put(row, "trPr"), "cantSplit")
            for parts, width in zip(cells, columns.widths, strict=True):
                self._cell(row, parts, width)
        return table

    def _cell(self, row: Any, parts: Sequence[Part], width: float) -> None:
        cell = put(row, "tc")
        put(put(cell, "tcPr"), "tcW", w=mm(width), type="dxa")
        for part in parts:
            if isinstance(part, Line):
                self._line(cell, part)
            elif isinstance(part, Rule):
                self._rule(cell, part, width)
            else:
                self._framed(cell, part, width)
        if not parts:
            self._line(cell, Line("Normal", ()))

    def _grid(self, grid: Grid) -> None:
        """A table with lines: its head row is repeated on every page, no row is torn."""
        table = self._table(self._body, grid.widths, room=_ROOM, style="TableGrid")
        rows = [tuple((line,) for line in grid.head)] if grid.head else []
        for number, cells in enumerate((*rows, *grid.rows)):
            row = put(table, "tr")
            properties = put(row, "trPr")
            put(properties, "cantSplit")
            if grid.head and number == 0:
                put(properties, "tblHeader")
            for parts, width in zip(cells, grid.widths, strict=True):
                self._cell(row, parts, width)
        self._blank(self._setting.profile.mm("gap"))

    @staticmethod
    def _table(parent: Any, widths: Sequence[float], *, room: str, style: str = "TableNormal") -> Any:
        table = put(parent, "tbl")
        properties = put(table, "tblPr")
        put(properties, "tblStyle", val=style)
        put(properties, "tblW", w=mm(sum(widths)), type="dxa")
        put(properties, "jc", val="center")
        put(properties, "tblLayout", type="fixed")
        margins = put(properties, "tblCellMar")
        for side in ("left", "right"):
            put(margins, side, w=room, type="dxa")
        columns = put(table, "tblGrid")
        for width in widths:
            put(columns, "gridCol", w=mm(width))
        return table

    # -- sections -----------------------------------------------------------------------------------------------------

    def _sheet(self, sheet: Sheet) -> None:
        """What stands before ends its section here, in a paragraph of its own that is hardly there."""
        self._blank(_HARDLY).append(self._section())
        self._restarts = sheet.restarts

    def _section(self) -> Any:
        """The properties of the section that ends: a first page without a number where pages are counted from 1."""
        from copy import deepcopy

        section = deepcopy(self._last)
        is_first = not any(True for _ in self._body.iter(named("sectPr")))
        if not is_first and not self._restarts:
            section.remove(section.find(named("titlePg")))
        elif self._restarts:
            section.find(named("pgMar")).addnext(section.makeelement(named("pgNumType"), {named("start"): "1"}))
        return section

    def draw_margins(self, document: Any) -> None:
        """Who may have it, above the first page; where who issued it is reached, below it. No later section takes them over."""
        from docx.shared import Mm

        first, *others = document.sections
        profile, top, foot = self._setting.profile, self._setting.top, self._setting.foot
        if top:
            place = _emptied(first.first_page_header)
            lower = profile.mm("circulation_from_top") - profile.mm("page_number_from_top")  # where a header begins
            if lower > 0:
                self._blank(lower * _POINTS_A_MM, parent=place)
            self._side_by_side(place, top)
            self._blank(_HARDLY, parent=place)
        if foot:
            first.footer_distance = Mm(profile.mm("margin_bottom"))
            place = _emptied(first.first_page_footer)
            for part in foot:
                self._line(place, part) if isinstance(part, Line) else self._rule(place, part, self._width)
        for section in others:
            for taken, is_set_here in ((section.first_page_header, top), (section.first_page_footer, foot)):
                if is_set_here and section.different_first_page_header_footer:
                    taken.is_linked_to_previous = False


def _emptied(margin: Any) -> Any:
    """The element of a header or footer of its own, with nothing in it."""
    margin.is_linked_to_previous = False
    for child in list(margin._element):
        margin._element.remove(child)
    return margin._element

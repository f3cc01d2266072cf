"""A mark's drawing as pyHanko takes it: a page of a PDF in memory, laid into the signature's place as it is."""

from __future__ import annotations

from typing import Any

from pyhanko.pdf_utils.content import PdfContent, ResourceType
from pyhanko.pdf_utils.generic import IndirectObject, pdf_name
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import StaticStampStyle

from giaoban.writing.signing.marks import Mark, contents

_NAME = "/Drawing"


class _Drawing(PdfContent):
    """The first page of a mark's drawing."""

    def __init__(self, mark: Mark) -> None:
        super().__init__(box=BoxConstraints(width=mark.box.width, height=mark.box.height))
        self._mark = mark

    def render(self) -> bytes:
        """The operator that paints it; the page's resources go along."""
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(contents(self._mark)))
        self.set_resource(ResourceType.XOBJECT, pdf_name(_NAME), page)
        return f"{_NAME} Do".encode()


def drawn_into(writer: BasePdfFileWriter, mark: Mark) -> IndirectObject:
    """The mark as what is seen of a field of the file that is written."""
    drawing: Any = _Drawing(mark)
    drawing.set_writer(writer)
    return writer.add_object(drawing.as_form_xobject())


def style_of(mark: Mark) -> StaticStampStyle:
    """How pyHanko draws the mark: no border, nothing added, at its own size."""
    middle = AxisAlignment.ALIGN_MID
    layout = SimpleBoxLayoutRule(x_align=middle, y_align=middle, margins=Margins(0, 0, 0, 0))
    return StaticStampStyle(border_width=0, background=_Drawing(mark), background_layout=layout)

"""A PDF made over into one that is only to be read: its pages with what was stamped over them, and nothing that acts or hides.

Scripts, attachments, forms, links, outlines and earlier states of the file stay behind. Signatures under it hold for the original alone.
"""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium
from pypdfium2 import raw

from giaoban.intake.guard import DEFAULT, Limits
from giaoban.intake.pdf import opened


def readable_pdf(data: bytes, limits: Limits = DEFAULT) -> tuple[bytes, int]:
    """The PDF and how many pages it has. Raises UnreadableSource for one that is damaged, locked or too long."""
    with opened(data, limits) as document:
        for index in range(len(document)):
            _lay_down_all(document, index)
        made = pdfium.PdfDocument.new()
        try:
            made.import_pages(document)
            out = BytesIO()
            made.save(out)
            return out.getvalue(), len(made)
        finally:
            made.close()


def _lay_down_all(document: pdfium.PdfDocument, index: int) -> None:
    """Whatever lies over a page becomes part of it; what cannot be seen goes."""
    page = document[index]
    try:
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        for annotation in reversed(range(raw.FPDFPage_GetAnnotCount(page.raw))):
            raw.FPDFPage_RemoveAnnot(page.raw, annotation)
    finally:
        page.close()

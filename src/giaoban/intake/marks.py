"""Where a parser looks for the mark of a state secret: stamps and notes on a page, the head and foot of a Word paper, the text."""

from __future__ import annotations

import ctypes
from typing import Any

from giaoban.intake.guard import Limits, too_long
from giaoban.intake.secrecy import Sight, head_of, mark_in, mark_in_margin

_FEW_LETTERS = 40
_LONGEST_NOTE = 400  # bytes
_PAGE_UNSEEN = "Trang {page} là ảnh chụp hoặc có phông chữ không đọc được."
_BLANK = "Tệp PDF không có chữ nào."
_PICTURES = "Tệp Word hầu như chỉ có ảnh, không có chữ."
_SHEET_PICTURES = "Tệp Excel có ảnh hoặc nhúng tệp khác, chưa đọc được."
_EMBEDDED = "Tệp Word nhúng một tệp khác chưa đọc được."


def look_into(kind: str, data: bytes, limits: Limits) -> Sight:
    """What of a file tells whether it is secret; no further than to the first mark."""
    looks = {"pdf": _look_into_pdf, "docx": _look_into_docx, "sheets": _look_into_sheets}
    return looks[kind](data, limits)


def _look_into_pdf(data: bytes, limits: Limits) -> Sight:
    from giaoban.intake import legacy, pdf

    texts: list[str] = []
    size = 0
    unseen: str | None = None
    with pdf.opened(data, limits) as document:
        for index in range(len(document)):
            margin = _notes_on(document, index)
            page = pdf.read_page(document, index)
            margin += _stamps_on(document, index, page.own)
            if encoding := legacy.legacy_encoding(page.text):
                page.text, _ = pdf.text_and_map(document[index], index + 1, page.own, False, encoding)
            texts.append(page.text)
            if mark := mark_in_margin(margin) or mark_in(page.text, is_later_page=index > 0):
                return Sight(mark, "", None)
            if unseen is None and (page.is_scan or pdf.is_garbled(page.text)):
                unseen = _PAGE_UNSEEN.format(page=index + 1)
            size += len(page.text)
            if size > limits.text_size:
                raise too_long(limits)
    if not any(text.strip() for text in texts):
        unseen = unseen or _BLANK
    return Sight(None, head_of("\n\f".join(texts[:2])), unseen)


def _notes_on(document: Any, index: int) -> str:
    """What the notes over a page say, a line each."""
    from pypdfium2 import raw

    page = document[index]
    said = []
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        buffer = ctypes.create_string_buffer(_LONGEST_NOTE)
        there = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
        size = raw.FPDFAnnot_GetStringValue(note, b"Contents", there, _LONGEST_NOTE)
        raw.FPDFPage_CloseAnnot(note)
        if 2 < size <= _LONGEST_NOTE:
            said.append(buffer.raw[: size - 2].decode("utf-16-le", "replace").replace("\r", "\n"))
    page.close()
    return "\n".join([*said, ""])


def _stamps_on(document: Any, index: int, own: int) -> str:
    """The letters that were stamped over a page."""
    page = document[index]
    textpage = page.get_textpage()
    count = textpage.count_chars()
    text = str(textpage.get_text_range(own, count - own)) if own < count else ""
    textpage.close()
    page.close()
    return text.replace("\r\n", "\n")


def _look_into_docx(data: bytes, limits: Limits) -> Sight:
    from giaoban.intake import docx

    for text in docx.margins(data, limits):
        if mark := mark_in_margin(text):
            return Sight(mark, "", None)
    decoded = docx.decode(data, limits)
    unseen = next((_EMBEDDED for finding in decoded.findings if finding.code == "unreadable-region"), None)
    if sum(map(str.isalnum, decoded.text[: 4 * _FEW_LETTERS])) < _FEW_LETTERS and docx.has_pictures(data, limits):
        unseen = _PICTURES
    return Sight(mark_in(decoded.text), head_of(decoded.text), unseen)


def _look_into_sheets(data: bytes, limits: Limits) -> Sight:
    from giaoban.intake import besides, sheets
    from giaoban.intake.archive import open_archive

    with open_archive(data, limits) as archive:
        for text in besides.words_beside(archive, limits):
            if mark := mark_in_margin(text):
                return Sight(mark, "", None)
        unseen = _SHEET_PICTURES if besides.holds_pictures(archive) else None
    texts = ["\n".join("\t".join(row) for row in sheet.rows) for sheet in sheets.sheets_of(sheets.decode(data, limits))]
    return Sight(next(filter(None, map(mark_in, texts)), None), head_of("\n".join(texts[:1])), unseen)

"""A PDF paper as text, page after page, pages apart by a line end and a form feed.

PDFium gives the text in the order it was drawn, which for papers printed from Word is cell after cell. What it loses is
mended with the boxes of the letters (`giaoban.intake.columns`). A page without letters is a scan: it is reported, never
passed over.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from giaoban.intake import legacy
from giaoban.intake.columns import Box, Divider, Line, measured
from giaoban.intake.draft import Decoded, Draft, converted_message, is_font_of_capitals
from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource, too_long
from giaoban.intake.pageframe import Frame
from giaoban.intake.pagemap import PageMap, moved, way_through
from giaoban.intake.pagerules import rules_of
from giaoban.intake.placed import runs_of
from giaoban.intake.ruled import divider, grids, with_tables
from giaoban.intake.stamps import Letter, put_in, stamps_among

PAGE_BREAK = "\n\f"
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHENS = (0x02, 0xFFFE)  # what PDFium makes of a hyphen at the end of a line
_FEW_LETTERS = 40
_MANY_SHAPES = 40
_WORDS = re.compile(r"\s+|\S+")

_DAMAGED = "Tệp PDF bị hỏng hoặc bị cắt cụt nên không đọc được. Hãy lấy lại tệp gốc."
_LOCKED = "Tệp PDF được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi thử lại."
_SCANNED = "Tệp PDF chỉ có ảnh chụp, không có chữ, chưa đọc được. Hãy dùng bản có chữ (.docx hoặc .pdf xuất từ Word)."
_NO_TEXT = "Tệp PDF không có chữ nào. Hãy kiểm tra lại tệp gốc."
_PAGE_SCANNED = "Trang {page} là ảnh chụp, không đọc được chữ; hãy đối chiếu với bản gốc."
_PAGE_GARBLED = "Phông chữ ở trang {page} không cho biết chữ thật, nội dung đọc được không đáng tin; hãy đối chiếu với bản gốc."


@dataclass(slots=True)
class Page:
    """One page as it was read: its text, where that stands, how many letters it had before what was stamped over it."""

    text: str
    map: PageMap
    own: int
    is_scan: bool
    is_unseen: bool


def decode(data: bytes, limits: Limits = DEFAULT, *, with_maps: bool = False) -> Decoded:
    """The text of a PDF; raises UnreadableSource where it is damaged, locked, too long or holds no text."""
    with opened(data, limits) as document:
        pages = _read_pages(document, limits, with_maps)
        if all(page.is_scan or not page.text.strip() for page in pages):
            raise UnreadableSource(_SCANNED if any(page.is_scan for page in pages) else _NO_TEXT)
        encoding = legacy.legacy_encoding("\n".join(page.text for page in pages))
        if encoding:
            for i, page in enumerate(pages):
                page.text, page.map = text_and_map(document[i], i + 1, page.own, bool(page.map.runs), encoding)
    return _put_together(pages, encoding, with_maps)


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[Any]:
    """The document, closed in the end; UnreadableSource where it is damaged, locked or too long, or proves damaged meanwhile."""
    document = _opened(data)
    try:
        if len(document) > limits.pages:
            raise UnreadableSource(
                f"Tệp PDF có {len(document)} trang, vượt giới hạn {limits.pages} trang. Hãy tách thành nhiều tệp nhỏ hơn."
            )
        yield document
    except pdfium.PdfiumError as error:
        raise UnreadableSource(_DAMAGED) from error
    finally:
        document.close()


def _opened(data: bytes) -> Any:
    """PDFium mends what it can; a file that lost its end is refused all the same, for so it lost pages."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise UnreadableSource(_LOCKED if locked else _DAMAGED) from error
    if b"%%EOF" not in data.rstrip(b"\x00\r\n\t ")[-2048:]:
        document.close()
        raise UnreadableSource(_DAMAGED)
    return document


def _read_pages(document: Any, limits: Limits, with_maps: bool) -> list[Page]:
    pages, size, runs = [], 0, 0
    for index in range(len(document)):
        page = read_page(document, index, with_map=with_maps and runs < limits.runs)
        size, runs = size + len(page.text), runs + len(page.map.runs)
        if size > limits.text_size:
            raise too_long(limits)
        pages.append(page)
    return pages


def read_page(document: Any, index: int, *, with_map: bool = False) -> Page:
    """One page of a document, as Unicode fonts have it."""
    own = lay_stamps_down(document, index)
    page = document[index]
    try:
        text, map_ = text_and_map(page, index + 1, own, with_map)
        letters = sum(map(str.isalnum, text[: 4 * _FEW_LETTERS]))
        is_scan = letters < _FEW_LETTERS and _is_picture(page, has_text=letters > 0)
        return Page(text, map_, own, is_scan, index < 3 and _is_unseen(page))
    finally:
        page.close()


def _put_together(pages: list[Page], encoding: legacy.Encoding | None, with_maps: bool) -> Decoded:
    draft = Draft()
    maps = []
    for number, page in enumerate(pages, 1):
        start = draft.here
        if number > 1:
            draft.write(PAGE_BREAK)
        if with_maps:
            maps.append(moved(page.map, draft.size))
        draft.write(page.text)
        if page.is_scan:
            draft.remark("unreadable-region", start, draft.here, _PAGE_SCANNED.format(page=number))
        elif is_garbled(page.text):
            draft.remark("unreadable-region", start, draft.here, _PAGE_GARBLED.format(page=number))
    if encoding is not None:
        draft.remark("legacy-encoding-converted", 0, 1, converted_message(encoding))
    return draft.finished(len(pages), ocr=any(page.is_unseen for page in pages), maps=maps)


def text_and_map(page: Any, number: int, own: int, with_map: bool, encoding: legacy.Encoding | None = None) -> tuple[str, PageMap]:
    """The text of a page with its columns told apart, what was stamped into its blanks, and legacy fonts in Unicode."""
    frame = Frame(page.raw)
    textpage = page.get_textpage()
    try:
        across, down = rules_of(page.raw)
        tables = grids(across, down)
        box_of = _boxes_of(textpage.raw)
        lines = _lines(textpage.raw, textpage.count_chars(), own, encoding, divider(tables), box_of)
        placed = with_tables(lines, tables)
        runs = runs_of(placed, box_of, frame.seen) if with_map else []
    finally:
        textpage.close()
    map_ = PageMap(number, frame.width, frame.height, tuple(runs))
    if encoding != "VNI":
        return placed.text, map_
    if runs:
        map_ = moved(map_, 0, way_through(placed.text, _WORDS, lambda word: legacy.convert(word, "VNI")))
    return legacy.convert(placed.text, encoding), map_


def _boxes_of(handle: Any) -> Callable[[int], Box]:
    """The boxes of the letters of a page, by their indexes: as high as their font, as wide as they are set."""
    bounds = raw.FS_RECTF()
    bounds_there = ctypes.byref(bounds)

    def box_of(index: int) -> Box:
        raw.FPDFText_GetLooseCharBox(handle, index, bounds_there)
        return bounds.left, bounds.right, bounds.bottom, bounds.top

    return box_of


def _lines(
    handle: Any, count: int, own: int, encoding: legacy.Encoding | None, is_divided: Divider | None, box_of: Callable[[int], Box]
) -> list[Line]:
    """The lines that PDFium sees, measured. Letters from `own` on were laid over the page."""

    def is_typed(index: int) -> bool:
        return bool(raw.FPDFText_IsGenerated(handle, index) != 1)

    lines: list[list[Letter]] = [[]]
    for index in range(min(own, count)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if letter := _letter(code):
            lines[-1].append((_in_unicode(letter, handle, index, encoding), index))
        if code == 0x0A or code in _HYPHENS:
            lines.append([])
    over = [(_in_unicode(_letter(raw.FPDFText_GetUnicode(handle, i)) or " ", handle, i, encoding), i) for i in range(own, count)]
    for stamp in stamps_among(over, box_of):
        put_in(stamp, lines, box_of)
    found = (measured(line, box_of, is_typed, is_divided) for line in lines)
    return [line for line in found if line is not None]


def _in_unicode(letter: str, handle: Any, index: int, encoding: legacy.Encoding | None) -> str:
    """A letter of a TCVN3 font as what it shows; VNI takes two for one and is converted line by line."""
    if encoding != "TCVN3":
        return letter
    letter = legacy.from_tcvn3(letter)
    return letter.upper() if is_font_of_capitals(_font(handle, index)) else letter


def lay_stamps_down(document: Any, index: int) -> int:
    """Make what was stamped over a page part of it; how many letters it had before, if that can matter. Stamps come after them."""
    page = document[index]
    try:
        if not _has_stamps(page.raw):
            return sys.maxsize
        textpage = page.get_textpage()
        count = int(textpage.count_chars())
        textpage.close()
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        return count
    finally:
        page.close()


def _has_stamps(page: Any) -> bool:
    """Whether signatures, stamps or typed notes lie over a page; links and comments do not count."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP):
            return True
    return False


def _letter(code: int) -> str:
    """A character as text: ligatures as their letters, whatever is no text as a blank or nothing."""
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code in _HYPHENS:
        return "-"
    if code in (0x00, 0x0A, 0x0D):
        return ""
    if code < 0x20 or code == 0x7F:
        return " "
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def _font(handle: Any, index: int) -> str:
    """The name of the font of a letter, without the tag of an embedded part of it."""
    buffer = ctypes.create_string_buffer(128)
    size = raw.FPDFText_GetFontInfo(handle, index, buffer, 128, None)
    name = buffer.raw[: max(0, min(size, 128) - 1)].decode("utf-8", "replace")
    return name.rpartition("+")[2].split(",")[0]


def _is_picture(page: Any, *, has_text: bool) -> bool:
    """Whether what a page shows is an image, or letters drawn as mere shapes."""
    width, height = page.get_size()
    covered, shapes = 0.0, 0
    for item in page.get_objects(max_depth=3):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            covered += abs(right - left) * abs(top - bottom)
        shapes += item.type == raw.FPDF_PAGEOBJ_PATH
        if covered > 0.3 * width * height or (not has_text and shapes > _MANY_SHAPES):
            return True
    return False


def _is_unseen(page: Any) -> bool:
    """Whether the letters of a page are there but not shown, as a recogniser lays them under a scan."""
    modes = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3):
        modes.append(raw.FPDFTextObj_GetTextRenderMode(item.raw))
        if len(modes) >= 20:
            break
    return bool(modes) and all(mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE for mode in modes)


def is_garbled(text: str) -> bool:
    """Whether a font kept to itself what its letters mean: characters without a meaning, or words no one could spell."""
    visible = sum(not c.isspace() for c in text)
    lost = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in text)
    if visible >= _FEW_LETTERS and lost > 0.2 * visible:
        return True
    share, words = legacy.share_of_syllables(text)
    return words >= 30 and share < 0.3

"""The number of a paper that is signed before it is numbered: room left for it when the person signs, filled in before the organ does.

A number is given to what is signed (Nghị định 30/2020/NĐ-CP, Điều 15), and nothing that was signed may be touched. So the blank between
`Số` and the symbol is a field of the PDF when the person signs; filling a field in is what a signed PDF allows. The organ's signature
closes it (`sign.py`).
"""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from giaoban.writing.paper import plain
from giaoban.writing.signing.marks import number_mark
from giaoban.writing.signing.places import Box, NoPlace, opened

FIELD = "SoVanBan"
_BLANK = re.compile(r"Số:?(?P<blank>[\s\u00a0]{4,})[-/]\S")
_HEAD = 600  # signs of the first page among which the number stands
_BESIDE = 0.2  # of the letters' size: what stays blank behind `Số`
_READ_ONLY, _PRINTED = 1, 4  # flags of a field and of what is seen of it (ISO 32000-2, 12.7.4.1 and 12.5.3)
_NONE = "Văn bản chưa có chỗ để ghi số (“Số      -BC/ĐU” ở đầu trang): thiếu ký hiệu. Hãy ghi ký hiệu rồi ký lại."
_FILLED = "Không ghi được số vào tệp đã ký: tệp không có ô số, hoặc đã có số. Hãy bỏ ghi đã ký rồi ký lại."


@dataclass(frozen=True, slots=True)
class Room:
    """The blank for the number on the first page; `size` is that of the letters beside it, `base` the line they stand on (points)."""

    box: Box
    size: float
    base: float


def room_for_number(pdf: bytes) -> Room:
    """Where the number is to stand. Raises NoPlace where nothing was left for it."""
    from pypdfium2 import raw

    with closing(opened(pdf)) as document, closing(document[0]) as page, closing(page.get_textpage()) as text:
        many = min(text.count_chars(), _HEAD)
        words = "".join(chr(raw.FPDFText_GetUnicode(text, at)) for at in range(many))
        found = _BLANK.search(words)
        if found is None:
            raise NoPlace(_NONE)
        first, after = found.span("blank")
        left, base = _origin(text, first)
        right, _ = _origin(text, after)
        size = float(raw.FPDFText_GetFontSize(text, after))
    left += size * _BESIDE
    return Room(Box(left, base - size * 0.25, right, base + size * 0.75), size, base)


def _origin(text: Any, at: int) -> tuple[float, float]:
    """Where a sign stands: its left end on the line."""
    from ctypes import c_double

    from pypdfium2 import raw

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    return x.value, y.value


def with_room(pdf: bytes) -> bytes:
    """The file with an empty field where its number is to stand. Raises NoPlace."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    generic = _objects()
    box, name = room_for_number(pdf).box, generic.pdf_name
    writer: Any = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    page = writer.find_page_for_modification(0)[0]
    field = generic.DictionaryObject(
        {
            name("/Type"): name("/Annot"),
            name("/Subtype"): name("/Widget"),
            name("/FT"): name("/Tx"),
            name("/T"): generic.pdf_string(FIELD),
            name("/TU"): generic.pdf_string("Số văn bản"),
            name("/Ff"): generic.NumberObject(_READ_ONLY),
            name("/F"): generic.NumberObject(_PRINTED),
            name("/Rect"): _numbers(box.left, box.bottom, box.right, box.top),
            name("/P"): page,
            name("/AP"): generic.DictionaryObject({name("/N"): writer.add_object(_nothing(box))}),
        }
    )
    placed = writer.add_object(field)
    writer.register_annotation(page, placed)
    form = generic.DictionaryObject({name("/Fields"): generic.ArrayObject([placed])})
    writer.root["/AcroForm"] = writer.add_object(form)
    writer.update_root()
    return _written(writer)


def numbered(pdf: bytes, number: str) -> bytes:
    """The signed file with its number filled in: one more revision behind it. Raises NoPlace where it has no empty field for one."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError

    from giaoban.writing.signing.drawing import drawn_into

    generic, room = _objects(), room_for_number(pdf)
    writer: Any = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    try:
        fields = [one.get_object() for one in writer.root["/AcroForm"]["/Fields"]]
        field = next(one for one in fields if one.get("/T") == FIELD and "/V" not in one)
    except (StopIteration, KeyError, PdfError) as error:
        raise NoPlace(_FILLED) from error
    seen = drawn_into(writer, number_mark(room.box, number, room.size, room.base))
    field[generic.pdf_name("/V")] = generic.pdf_string(plain(number))
    field[generic.pdf_name("/AP")] = generic.DictionaryObject({generic.pdf_name("/N"): seen})
    writer.update_container(field)
    return _written(writer)


def _nothing(box: Box) -> Any:
    """What is seen of an empty field."""
    generic = _objects()
    name = generic.pdf_name
    said = {
        name("/Type"): name("/XObject"),
        name("/Subtype"): name("/Form"),
        name("/BBox"): _numbers(0, 0, box.width, box.height),
        name("/Resources"): generic.DictionaryObject(),
    }
    return generic.StreamObject(said, stream_data=b"")


def _objects() -> Any:
    """The objects of a PDF, which the library does not type."""
    from pyhanko.pdf_utils import generic

    return generic


def _numbers(*values: float) -> Any:
    generic = _objects()
    return generic.ArrayObject(generic.FloatObject(f"{value:.3f}") for value in values)


def _written(writer: Any) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()

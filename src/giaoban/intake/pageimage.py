"""One page of a PDF drawn as an image (PNG), with what was stamped over it."""

from __future__ import annotations

import struct
import zlib

import pypdfium2 as pdfium

from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource
from giaoban.intake.pdf import lay_stamps_down, opened

_NO_PAGE = "Tệp PDF không có trang {page}, chỉ có {count} trang. Hãy chọn trang khác."
_TOO_BIG = "Trang {page} quá khổ ({width} × {height} điểm ảnh) nên không vẽ được. Hãy xem bằng phần mềm đọc PDF."
_NOT_DRAWN = "Không vẽ được trang {page}, có thể tệp bị hỏng. Hãy lấy lại tệp gốc."


def page_image(data: bytes, number: int, dpi: int, limits: Limits = DEFAULT) -> bytes:
    """The page of that number, counted from 1, as PNG; raises UnreadableSource where there is none or it cannot be drawn."""
    with opened(data, limits) as document:
        if not 1 <= number <= len(document):
            raise UnreadableSource(_NO_PAGE.format(page=number, count=len(document)))
        lay_stamps_down(document, number - 1)
        page = document[number - 1]
        width, height = (max(1, round(side * dpi / 72)) for side in page.get_size())
        if width * height > limits.pixels:
            raise UnreadableSource(_TOO_BIG.format(page=number, width=width, height=height))
        try:
            bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
            return png(bitmap.width, bitmap.height, memoryview(bitmap.buffer).cast("B"), bitmap.stride)
        except (pdfium.PdfiumError, RuntimeError) as error:
            raise UnreadableSource(_NOT_DRAWN.format(page=number)) from error


def png(width: int, height: int, pixels: memoryview, stride: int) -> bytes:
    """Rows of red, green and blue, `stride` bytes from the beginning of one to that of the next, as a PNG file."""
    rows = b"".join([b"\x00" + pixels[at : at + 3 * width] for at in range(0, height * stride, stride)])
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 6)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

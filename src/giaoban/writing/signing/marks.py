"""Where on a page a signature is seen, and what is seen there: places and pictures of Nghị định 30/2020/NĐ-CP, Phụ lục I.

The person's signature stands in the middle between the office and the name, the organ's seal in its true size over a third of it on
the left, and what is signed in a file of its own (an annex, a copy) bears number and time in the upper right corner of its first page,
without a picture.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from giaoban.writing.faces import face
from giaoban.writing.paper import plain
from giaoban.writing.signing.colours import Colour, is_of
from giaoban.writing.signing.pictures import NoPicture, Picture
from giaoban.writing.signing.places import Box, Place, page_size
from giaoban.writing.typesetting import typeset

_TEMPLATE = Path(__file__).parent / "mark.typ"
_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_POINTS_A_MM = 72 / 25.4
_COVERED = 1 / 3  # how much of the signature the seal covers: Nghị định 30/2020/NĐ-CP, Điều 33.1.b and Phụ lục I
_WIDEST_MM = 60  # a signature's picture; the form states no size
_FULL = 0.9  # how much of the room between office and name it fills
_CORNER_MM = (100.0, 6.0, 10.0)  # width, down from the edge, in from the edge; the form names the corner alone
_LINE = 13.0  # points
_COLOURS = {
    Colour.BLUE: "Ảnh chữ ký không phải màu xanh như Nghị định 30/2020/NĐ-CP, Phụ lục I quy định. Nên thay ảnh khác.",
    Colour.RED: "Ảnh dấu không phải màu đỏ như Nghị định 30/2020/NĐ-CP, Phụ lục I quy định. Nên thay ảnh khác.",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What is seen of a signature: on which page (from 0), where, and a PDF of that size that draws it.

    `remark` is empty, or says in a sentence what is otherwise than the form asks for.
    """

    page: int
    box: Box
    drawing: bytes
    remark: str = ""


def personal_mark(place: Place, image: Picture) -> Mark:
    """The person's signature in the middle of the room between office and name, as large as fits."""
    room = place.box
    scale = min(_WIDEST_MM * _POINTS_A_MM / image.width, room.height * _FULL / image.height)
    box = room.centred(image.width * scale, image.height * scale)
    return _coloured(Mark(place.page, box, _drawn(box, image)), Colour.BLUE)


def seal_mark(signature: Place, image: Picture, size_mm: tuple[float, float] | None = None) -> Mark:
    """The organ's seal over the left third of the signature at that place, in its true size: `size_mm`, else what its file states.

    Raises NoPicture where neither says how large the seal is.
    """
    size = size_mm or image.size_mm
    if size is None:
        raise NoPicture("Ảnh dấu không ghi kích thước thật. Hãy cho biết đường kính của dấu (mm).")
    wide, high = (each * _POINTS_A_MM for each in size)
    right = signature.box.left + signature.box.width * _COVERED
    middle = (signature.box.bottom + signature.box.top) / 2
    box = Box(right - wide, middle - high / 2, right, middle + high / 2)
    return _coloured(Mark(signature.page, box, _drawn(box, image)), Colour.RED)


def corner_mark(pdf: bytes, lines: Sequence[str]) -> Mark:
    """Words in the upper right corner of the first page. Raises NoPlace where the file has none."""
    width, height = page_size(pdf, 0)
    wide, down, aside = (each * _POINTS_A_MM for each in _CORNER_MM)
    right, top = width - aside, height - down
    box = Box(max(0.0, right - wide), top - _LINE * len(lines), right, top)
    return Mark(0, box, _drawn(box, lines=lines))


def number_mark(room: Box, number: str, size: float, base: float) -> Mark:
    """A number on the first page, in letters of that size that stand on the line `base`, at the right; a long one is set closer."""
    return Mark(0, room, _drawn(room, number={"text": plain(number), "size": size, "up": base - room.bottom}))


def number_and_time(number: str, at: dt.datetime) -> str:
    """What an annex in a file of its own bears: `Số 15-CTr/ĐU; 2026-12-01T14:30:00+07:00` (time in the zone of Viet Nam, ISO 8601)."""
    return "; ".join(filter(None, (plain(number), at.astimezone(_VIETNAM).isoformat(timespec="seconds"))))


def remark_on(image: Picture, colour: Colour) -> str:
    """A sentence where a picture is of another colour than the form asks for; else empty."""
    box = Box(0, 0, 100, 100 * image.height / image.width)
    return _coloured(Mark(0, box, _drawn(box, image)), colour).remark


def _coloured(mark: Mark, colour: Colour) -> Mark:
    """The mark, with a remark where it is of another colour."""
    return mark if is_of(mark.drawing, colour) else replace(mark, remark=_COLOURS[colour])


def _drawn(box: Box, image: Picture | None = None, lines: Sequence[str] = (), number: Mapping[str, Any] | None = None) -> bytes:
    said = {
        "width": box.width,
        "height": box.height,
        "face": face().family,
        "picture": list(image.png) if image else [],
        "lines": [plain(line) for line in lines],
        "number": number,
    }
    return _made(json.dumps(said, ensure_ascii=False))


def _made(said: str) -> bytes:
    from typst import TypstError

    try:
        return typeset(_TEMPLATE, {"mark": said}, standards=["a-2u"])
    except TypstError as error:
        raise NoPicture("Tệp ảnh PNG bị hỏng nên không đặt lên văn bản được. Hãy lưu lại ảnh rồi chọn lại.") from error


def contents(mark: Mark) -> BytesIO:
    """The drawing as a file to read."""
    return BytesIO(mark.drawing)

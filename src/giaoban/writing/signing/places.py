"""Where on a page a signature belongs: between the office and the name of who signs. Measures in points from the lower left corner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from giaoban.writing.paper import Signature, plain

_LEAST_ROOM = 25.0  # points: nobody leaves less to sign in


class NoPlace(Exception):  # noqa: N818 - the name is what happened
    """The page has no place for a signature. The message is one line of Vietnamese: what is missing, what to do."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def centred(self, width: float, height: float) -> Box:
        """A rectangle of that size in the middle of this one."""
        x, y = (self.left + self.right) / 2, (self.bottom + self.top) / 2
        return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page, counted from 0."""

    page: int
    box: Box


def page_size(pdf: bytes, page: int) -> tuple[float, float]:
    """Width and height of a page in points. Raises NoPlace."""
    with closing(opened(pdf)) as document:
        if not 0 <= page < len(document):
            raise NoPlace("Tệp PDF không có trang này. Hãy tải lại tệp.")
        size: tuple[float, float] = document.get_page_size(page)
        return size


def place_of_signature(pdf: bytes, signature: Signature) -> Place:
    """The room between the last line of the office and the name; of several the last. Raises NoPlace where there is none."""
    name, title = plain(signature.name), "".join((*signature.authority, signature.office_title)).casefold()
    if not name:
        raise NoPlace("Văn bản chưa ghi họ tên người ký nên chưa biết đặt chữ ký ở đâu. Hãy ghi họ tên người ký.")
    found: Place | None = None
    with closing(opened(pdf)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                for box in _rooms(text, name, "".join(title.split())):
                    found = Place(number, box)
    if found is None:
        raise NoPlace(f"Không tìm thấy chỗ ký của {name} trên văn bản (khoảng trống giữa chức vụ và họ tên). Hãy kiểm tra lại khối chữ ký.")
    return found


def place_of_last_mark(pdf: bytes) -> Place:
    """Where the last signature is seen that is seen at all: the organ's seal goes over it. Raises NoPlace."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    found: Place | None = None
    try:
        for number, page in enumerate(PdfReader(BytesIO(pdf)).pages):
            for annotation in page.annotations or ():
                field = annotation.get_object()
                left, bottom, right, top = (float(side) for side in field["/Rect"])
                if field.get("/FT") == "/Sig" and "/V" in field and right > left and top > bottom:
                    found = Place(number, Box(left, bottom, right, top))
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise NoPlace("Không mở được tệp PDF để đặt chữ ký. Hãy tạo lại tệp PDF.") from error
    if found is None:
        raise NoPlace("Trên văn bản không thấy hình chữ ký của người có thẩm quyền nên chưa biết đặt dấu ở đâu. Hãy trình ký trước.")
    return found


def opened(pdf: bytes) -> Any:
    """The file, to be closed after. Raises NoPlace where it cannot be opened."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise NoPlace("Không mở được tệp PDF để đặt chữ ký. Hãy tạo lại tệp PDF.") from error


def _rooms(text: Any, name: str, title: str) -> Iterator[Box]:
    """The rooms above each place where the name stands with a line of the office over it."""
    lines = [Box(*text.get_rect(number)) for number in range(text.count_rects())]
    with closing(text.search(name, match_case=True)) as search:
        while (at := search.get_next()) is not None:
            signs = [Box(*text.get_charbox(index)) for index in range(at[0], at[0] + at[1])]
            below = Box(min(s.left for s in signs), min(s.bottom for s in signs), max(s.right for s in signs), max(s.top for s in signs))
            over = [line for line in lines if line.bottom >= below.top and line.left < below.right and line.right > below.left]
            if not over:
                continue
            nearest = min(over, key=lambda line: line.bottom)
            said = "".join(text.get_text_bounded(nearest.left, nearest.bottom, nearest.right, nearest.top).casefold().split())
            if nearest.bottom - below.top >= _LEAST_ROOM and said and said in title:
                yield Box(below.left, below.top, below.right, nearest.bottom)

"""Where a signature and a seal are seen, and what they look like there."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from giaoban.writing.paper import Paper, Signature
from giaoban.writing.pdf import pdf
from giaoban.writing.signing.marks import Mark, corner_mark, number_and_time, personal_mark, seal_mark
from giaoban.writing.signing.pictures import NoPicture, picture
from giaoban.writing.signing.places import Box, NoPlace, Place, page_size, place_of_last_mark, place_of_signature
from tests.writing.papers import LETTER, MINUTES, PROGRAMME
from tests.writing.signing.issuers import SIGNED, png
from tests.writing.signing.signed import BLUE, RED, by_both, by_the_chief, place, unsigned

MM = 72 / 25.4


def words(mark: Mark) -> str:
    """What the drawing says."""
    with closing(pypdfium2.PdfDocument(mark.drawing)) as drawing, closing(drawing[0]) as page, closing(page.get_textpage()) as text:
        return str(text.get_text_range())


def colour_at(data: bytes, page: int, x: float, y: float) -> tuple[int, ...]:
    """The colour of one point of a page, as a viewer shows it."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        document.init_forms()
        with closing(document[page]) as shown:
            bitmap = shown.render(scale=1)
            top = int(shown.get_height() - y)
            at = top * bitmap.stride + int(x) * bitmap.n_channels
            blue, green, red = bytes(bitmap.buffer)[at : at + 3]
            return red, green, blue


@pytest.mark.parametrize("paper", [PROGRAMME, LETTER, MINUTES])
def test_signature_stands_between_office_and_name(paper: Paper) -> None:
    data = pdf(paper)

    found = place_of_signature(data, paper.signature)

    with closing(pypdfium2.PdfDocument(data)) as document, closing(document[found.page]) as page, closing(page.get_textpage()) as text:
        box = found.box
        inside = text.get_text_bounded(box.left, box.bottom, box.right, box.top).strip()
        above = text.get_text_bounded(box.left - 90, box.top, box.right + 90, box.top + 16)
        below = text.get_text_bounded(box.left - 1, box.bottom - 16, box.right + 1, box.bottom)
    assert (inside, paper.signature.office_title in above, paper.signature.name in below) == ("", True, True)
    assert box.height > 40


def test_each_of_two_who_sign_has_a_place() -> None:
    assert MINUTES.left_signature
    right, left = (place_of_signature(pdf(MINUTES), who) for who in (MINUTES.signature, MINUTES.left_signature))

    assert (right.page, left.box.right < right.box.left) == (left.page, True)


@pytest.mark.parametrize(
    "signature",
    [
        Signature(("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG", ""),
        replace(PROGRAMME.signature, name="Lê Văn Hòa"),
        Signature((), "BÍ THƯ", "Trần Thị Mai"),
    ],
)
def test_paper_without_a_place_to_sign_is_told(signature: Signature) -> None:
    with pytest.raises(NoPlace):
        place_of_signature(unsigned(), signature)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 cut"])
def test_file_that_is_no_pdf_has_no_place(data: bytes) -> None:
    for asked in (lambda: place_of_signature(data, PROGRAMME.signature), lambda: place_of_last_mark(data), lambda: page_size(data, 0)):
        with pytest.raises(NoPlace):
            asked()


def test_paper_nobody_signed_has_no_mark() -> None:
    with pytest.raises(NoPlace, match=r"^Trên văn bản không thấy hình chữ ký"):
        place_of_last_mark(unsigned())


@pytest.mark.parametrize(("width", "height"), [(200, 100), (100, 200), (4000, 100)])
def test_signature_keeps_its_shape_in_the_middle(width: int, height: int) -> None:
    mark = personal_mark(place(), picture(png(width, height, BLUE)))

    room, box = place().box, mark.box
    assert box.width / box.height == pytest.approx(width / height)
    assert (box.left + box.right, box.bottom + box.top) == pytest.approx((room.left + room.right, room.bottom + room.top))
    assert (box.height <= room.height, box.width <= 60 * MM + 1e-9) == (True, True)


def test_seal_covers_a_third_of_the_signature_on_its_left_in_its_true_size() -> None:
    signature = Place(0, Box(300, 100, 390, 150))

    mark = seal_mark(signature, picture(png(100, 100, RED)), (36, 36))

    assert (mark.box.right, mark.box.width, mark.box.height) == pytest.approx((330, 36 * MM, 36 * MM))
    assert mark.box.bottom + mark.box.top == pytest.approx(250)


def test_seal_takes_its_true_size_from_its_picture_or_asks() -> None:
    signature = Place(0, Box(300, 100, 390, 150))

    stated = seal_mark(signature, picture(png(340, 340, RED, pixels_a_metre=10_000)))

    assert stated.box.width == pytest.approx(34 * MM)
    with pytest.raises(NoPicture, match=r"Hãy cho biết đường kính của dấu \(mm\)"):
        seal_mark(signature, picture(png(340, 340, RED)))


def test_signature_and_seal_are_seen_and_printed() -> None:
    data = by_both()
    fields = [annotation.get_object() for annotation in PdfReader(BytesIO(data)).pages[place().page].annotations or ()]
    signature, seal = ([float(side) for side in field["/Rect"]] for field in fields)
    middle = (signature[1] + signature[3]) / 2

    red, over, blue = (colour_at(data, place().page, x, middle) for x in (seal[0] + 20, seal[2] - 5, signature[2] - 5))

    assert [field["/F"] & 4 for field in fields] == [4, 4]
    assert (red[0] > red[2] + 80, blue[2] > blue[0] + 80, over[0] < red[0], over[2] < blue[2]) == (True, True, True, True)
    assert place_of_last_mark(by_the_chief()).box == Box(*signature)


def test_corner_bears_number_and_time_in_the_upper_right() -> None:
    moment = number_and_time("Số 15-CTr/ĐU", SIGNED)

    mark = corner_mark(unsigned(), [moment])

    width, height = page_size(unsigned(), 0)
    assert moment == "Số 15-CTr/ĐU; 2026-12-01T14:30:00+07:00"
    assert words(mark) == moment
    assert (mark.page, mark.box.right < width, mark.box.right > width - 40, mark.box.top < height, mark.box.bottom > height - 57) == (
        0,
    ) + (True,) * 4
    fonts = PdfReader(BytesIO(mark.drawing)).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    assert ["LiberationSerif" in font.get_object()["/BaseFont"] for font in fonts] == [True]


def test_words_that_look_like_markup_stay_words() -> None:
    said = "Số 1#pagebreak() *đậm* $x^2$ <b>"

    assert words(corner_mark(unsigned(), [said])) == said


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "phải là tệp PNG nền trong suốt"),
        (b"GIF89a", "phải là tệp PNG nền trong suốt"),
        (png(2, 2, BLUE, is_transparent=False), "không có nền trong suốt"),
        (png(2, 2, BLUE)[:30], "bị hỏng"),
        (png(6000, 1, BLUE), "cạnh dài hơn 5000 điểm ảnh"),
        (png(2, 2, BLUE) + b"\0" * 2_000_000, "lớn hơn 2 MB"),
    ],
)
def test_picture_that_cannot_stand_on_a_paper_is_told(data: bytes, why: str) -> None:
    with pytest.raises(NoPicture, match=why):
        picture(data)


def test_picture_damaged_within_is_told() -> None:
    data = png(20, 20, BLUE)

    with pytest.raises(NoPicture, match="bị hỏng"):
        personal_mark(place(), picture(data[:60] + b"\0\0\0\0" + data[64:]))


def test_time_is_said_in_the_zone_of_the_country() -> None:
    assert number_and_time("", dt.datetime(2026, 12, 31, 17, 0, 5, tzinfo=dt.UTC)) == "2027-01-01T00:00:05+07:00"


@pytest.mark.parametrize("colour", [(0, 0, 200), (30, 60, 180), (90, 110, 160)])
def test_blue_signature_is_without_remark_a_red_one_is_not(colour: tuple[int, int, int]) -> None:
    red, green, blue = colour
    marks = [personal_mark(place(), picture(png(40, 20, shade))) for shade in (colour, (blue, green, red), (0, 0, 0))]

    assert [mark.remark[:29] for mark in marks] == ["", "Ảnh chữ ký không phải màu xan", "Ảnh chữ ký không phải màu xan"]


def test_red_seal_is_without_remark_a_blue_or_unseen_one_is_not() -> None:
    marks = [seal_mark(place(), picture(png(40, 40, shade)), (36, 36)) for shade in (RED, BLUE, (255, 255, 255))]

    assert [mark.remark[:25] for mark in marks] == ["", "Ảnh dấu không phải màu đỏ", "Ảnh dấu không phải màu đỏ"]

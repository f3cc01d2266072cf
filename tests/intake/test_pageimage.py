"""Images of pages: right in size, whole PNG files, refused where a page cannot be drawn."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from giaoban.intake import DEFAULT, UnreadableSource, page_image, pageimage
from giaoban.intake.pageimage import png
from tests.intake.images import rows_of
from tests.intake.pages import at, document, lines
from tests.intake.word import package, paragraph

SAMPLES = Path(str(files("giaoban") / "samples"))


def test_image_of_a_page_has_its_size_and_its_ink() -> None:
    width, height, rows = rows_of(page_image(SAMPLES / "thong-bao-ket-luan.pdf", 1))
    assert (width, height, len(rows)) == (910, 1287, 1287)
    assert {row.count(0xFF) for row in rows[:20]} == {3 * 910}
    assert any(min(row) < 0x40 for row in rows)


def test_image_shows_what_was_stamped_over_the_page() -> None:
    plain, stamped = document(lines("So:")), document(lines("So:"), over=at(300, 400, "06"))
    assert rows_of(page_image(plain, 1, 36))[:2] == rows_of(page_image(stamped, 1, 36))[:2] == (298, 421)
    assert page_image(plain, 1, 36) != page_image(stamped, 1, 36)


def test_colours_stay_colours() -> None:
    _, _, rows = rows_of(page_image(document(b"1 0 0 rg 0 0 595 842 re f\n"), 1, 10))
    assert set(rows) == {b"\xff\x00\x00" * 83}


def test_second_page_is_another_and_a_third_is_not_there() -> None:
    paper = document(lines("Trang mot"), lines("Trang hai", "dong hai"))
    assert page_image(paper, 1, 36) != page_image(paper, 2, 36)
    for page in (0, 3):
        with pytest.raises(UnreadableSource, match=f"không có trang {page}, chỉ có 2 trang"):
            page_image(paper, page)


def test_page_too_large_to_draw_is_refused() -> None:
    with pytest.raises(UnreadableSource, match=r"Trang 1 quá khổ \(909 × 1286 điểm ảnh\)"):
        page_image(document(lines("a")), 1, limits=replace(DEFAULT, pixels=1_000_000))
    with pytest.raises(UnreadableSource, match="quá khổ"):
        page_image(document(lines("a"), shown="/MediaBox[0 0 14400 14400]"), 1)


def test_other_limits_hold_for_images_too() -> None:
    paper = document(*[lines("a")] * 3)
    with pytest.raises(UnreadableSource, match="vượt giới hạn 2 trang"):
        page_image(paper, 1, limits=replace(DEFAULT, pages=2))
    with pytest.raises(UnreadableSource, match="quá 0 giây"):
        page_image(paper, 1, limits=replace(DEFAULT, seconds=0))


def test_only_a_pdf_has_images() -> None:
    for paper in ("KẾ HOẠCH".encode(), package(paragraph("KẾ HOẠCH"))):
        with pytest.raises(UnreadableSource, match="Chỉ tệp PDF mới có ảnh trang"):
            page_image(paper, 1)
    with pytest.raises(UnreadableSource, match="đặt mật khẩu"):
        page_image(document(lines("a"), password=b"abc"), 1)
    with pytest.raises(UnreadableSource, match="bị hỏng"):
        page_image(document(lines("a"))[:-200], 1)


@pytest.mark.parametrize("dpi", [0, 9, 601])
def test_fineness_has_its_bounds(dpi: int) -> None:
    with pytest.raises(ValueError, match="from 10 to 600"):
        page_image(document(lines("a")), 1, dpi)


def test_rows_are_taken_at_their_stride() -> None:
    assert rows_of(png(1, 2, memoryview(b"abc.def."), 4)) == (1, 2, [b"abc", b"def"])


def test_refusals_come_from_within_the_process() -> None:
    paper = document(lines("a"))
    assert rows_of(pageimage.page_image(paper, 1, 10))[:2] == (83, 117)
    with pytest.raises(UnreadableSource, match="không có trang 2"):
        pageimage.page_image(paper, 2, 72)
    with pytest.raises(UnreadableSource, match="quá khổ"):
        pageimage.page_image(paper, 1, 72, replace(DEFAULT, pixels=1000))

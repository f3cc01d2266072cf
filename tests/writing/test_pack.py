"""The papers of a meeting as one PDF: numbers through the whole that never change, bookmarks, a front page without a number."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter

from giaoban.intake.readable import readable_pdf
from giaoban.writing.pack import Head, Matter, Sheaf, pack
from tests.intake.pages import document, lines

HEAD = Head("Hội nghị Ban Thường vụ Đảng ủy", "8:00 thứ Năm 26/11/2026", "Tập lúc 14:05 20/11/2026", "Tài liệu Hội nghị Ban Thường vụ")


def pdf(*texts: str, **kwargs: str) -> bytes:
    return readable_pdf(document(*map(lines, texts), **kwargs))[0]  # type: ignore[arg-type]


def page_of(reader: PdfReader, mark: Any) -> int | None:
    """On which page of the file a bookmark leads."""
    return reader.get_destination_page_number(mark)


def opened(*matters: Matter, vacant: tuple[tuple[int, int], ...] = ()) -> PdfReader:
    return PdfReader(BytesIO(pack(HEAD, matters, vacant)))


def test_pages_are_numbered_through_and_a_replaced_paper_leaves_its_numbers_vacant() -> None:
    first = Matter("(1) Báo cáo năm", (Sheaf("Tờ trình", 1, pdf("a1", "a2")), Sheaf("Bổ sung", 6, pdf("s6"), is_new=True)))
    second = Matter("(2) Phòng cháy rừng", (Sheaf("Dự thảo", 5, pdf("b5")),))

    found = opened(first, second, vacant=((3, 4),))

    front, *texts = (page.extract_text() for page in found.pages)
    assert found.page_labels == ["i", "1", "2", "5", "6"]
    assert [text.splitlines()[0] for text in texts] == ["a1", "a2", "b5", "s6"]
    assert [text.splitlines()[-1] for text in texts] == [f"Trang {n} · Tài liệu Hội nghị Ban Thường vụ" for n in (1, 2, 5, 6)]
    assert "Trang 1 ·" not in front
    assert [words in front for words in ("Hội nghị Ban Thường vụ Đảng ủy", "1–2", "Bổ sung (mới)", "trang 3–4")] == [True] * 4


def test_bookmarks_lead_from_matter_to_paper() -> None:
    matters = (
        Matter("(1) Báo cáo năm", (Sheaf("Tờ trình", 1, pdf("a1")), Sheaf("Bổ sung", 3, pdf("s3")))),
        Matter("(2) Phương án", (Sheaf("Dự thảo", 2, pdf("b2")),)),
        Matter("(3) Công tác cán bộ", note="Phát tại hội nghị, thu hồi"),
    )

    found = opened(*matters)

    outline: list[Any] = found.outline
    said = [[(one.title, page_of(found, one)) for one in entry] if isinstance(entry, list) else entry.title for entry in outline]
    assert said == ["(1) Báo cáo năm", [("Tờ trình", 1), ("Bổ sung", 3)], "(2) Phương án", [("Dự thảo", 2)], "(3) Công tác cán bộ"]
    assert "Phát tại hội nghị, thu hồi" in found.pages[0].extract_text()


def test_words_are_never_markup() -> None:
    found = opened(Matter("#set page(fill: red) *đậm* $x$ 1. + - …", (Sheaf('"] #panic()', 1, pdf("a")),)))

    assert "#set page(fill: red) *đậm* $x$ 1. + - …" in found.pages[0].extract_text()


def test_turned_and_cropped_pages_bear_their_number_upright_within_what_is_seen() -> None:
    found = opened(Matter("a", (Sheaf("b", 1, pdf("ngang", shown="/Rotate 90/CropBox[100 100 500 700]")),)))

    page = found.pages[1]
    assert (page.rotation, "Trang 1 ·" in page.extract_text()) == (0, True)


def test_pages_that_act_do_not_come_along() -> None:
    writer = PdfWriter(clone_from=BytesIO(document(lines("a"), note="ghi chu")))
    out = BytesIO()
    writer.write(out)

    made = pack(HEAD, (Matter("a", (Sheaf("b", 1, out.getvalue()),)),))

    assert "/Annots" not in PdfReader(BytesIO(made)).pages[1]

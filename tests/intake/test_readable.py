"""A PDF made over to be read: its pages and what was stamped over them, nothing that acts or hides."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript

from giaoban.intake.guard import Limits, UnreadableSource
from giaoban.intake.readable import readable_pdf
from giaoban.intake.workers import Workers
from tests.intake.pages import at, document, lines


def test_pages_stay_and_a_stamp_over_them_becomes_part_of_them() -> None:
    made, pages = readable_pdf(document(lines("To trinh"), lines("Trang hai"), over=at(300, 400, "Ky boi")))

    texts = [page.extract_text() for page in PdfReader(BytesIO(made)).pages]
    assert (pages, len(texts)) == (2, 2)
    assert ("Ky boi" in texts[0], "To trinh" in texts[0], "Trang hai" in texts[1]) == (True, True, True)


def test_scripts_attachments_remarks_and_outline_stay_behind() -> None:
    writer = PdfWriter(clone_from=BytesIO(document(lines("To trinh"), note="ghi chu rieng")))
    writer.add_open_action(JavaScript("app.alert('a')"))
    writer.add_attachment("kem.txt", b"bi mat")
    writer.add_outline_item(title="Muc", page_number=0)
    out = BytesIO()
    writer.write(out)

    made, _ = readable_pdf(out.getvalue())

    reader = PdfReader(BytesIO(made))
    assert (reader.outline, dict(reader.attachments), "/Annots" in reader.pages[0], "/OpenAction" in reader.root_object) == (
        [], {}, False, False,
    )  # fmt: skip
    assert [word for word in (b"app.alert", b"bi mat", b"/JavaScript", b"/Names") if word in made] == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (document(lines("a"), password=b"x"), "mật khẩu"),
        (document(lines("a"))[:-100], "bị hỏng"),
        (document(), "bị hỏng"),
        (document(lines("a"), lines("b"), lines("c")), "vượt giới hạn"),
    ],
)
def test_file_that_cannot_be_read_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableSource, match=said):
        readable_pdf(data, Limits(pages=2))


def test_it_is_made_in_a_process_of_its_own() -> None:
    with Workers() as workers:
        made, pages = workers.readable(document(lines("To trinh")))
        with pytest.raises(UnreadableSource, match="bị hỏng"):
            workers.readable(b"%PDF-1.4 rubbish")

    assert (pages, made[:5]) == (1, b"%PDF-")

import io
import zipfile

import pytest

from giaoban.office.registry.content import EXCEL, UNKNOWN, WORD, is_program, media_type_of, name_for


def package(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\xef\xbb\xbf%PDF-1.4", "application/pdf"),
        (package("[Content_Types].xml", "word/document.xml"), WORD),
        (package("[Content_Types].xml", "xl/workbook.xml"), EXCEL),
        (package("a.pdf"), "application/zip"),
        (b"PK\x05\x06" + bytes(18), "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "application/msword"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("Kính gửi".encode(), "text/plain"),
        ("Kính gửi".encode("utf-16"), "text/plain"),
        (b"<html><script>x</script>", UNKNOWN),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", UNKNOWN),
        ("<svg onload=x>".encode("utf-16"), UNKNOWN),
        (b"<?xml version='1.0'?><svg/>", UNKNOWN),
        (b"\x00\x01\x02", UNKNOWN),
        (b"MZ" + bytes(62), UNKNOWN),
    ],
)
def test_kind_of_a_file_is_what_its_bytes_say(data: bytes, media_type: str) -> None:
    assert media_type_of(data) == media_type


@pytest.mark.parametrize(
    ("data", "answer"), [(b"\x7fELF\x02", True), (b"MZ" + bytes(62), True), (b"MZ la mot tu viet tat " * 9, False), (b"%PDF-1.7", False)]
)
def test_program_is_told_from_a_paper(data: bytes, answer: bool) -> None:
    assert is_program(data) is answer


@pytest.mark.parametrize(
    ("name", "media_type", "handed_out"),
    [
        ("cong-van.pdf", "application/pdf", "cong-van.pdf"),
        ("CONG-VAN.PDF", "application/pdf", "CONG-VAN.PDF"),
        ("cong-van.doc", "application/pdf", "cong-van.doc.pdf"),
        ("trang.html", "text/plain", "trang.html.txt"),
        ("trang.html", UNKNOWN, "trang.html.bin"),
        ("anh.jpeg", "image/jpeg", "anh.jpeg"),
    ],
)
def test_file_is_handed_out_under_an_ending_that_fits(name: str, media_type: str, handed_out: str) -> None:
    assert name_for(name, media_type) == handed_out

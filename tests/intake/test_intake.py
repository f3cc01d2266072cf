"""The door as a whole: files good and bad, on disk and in memory."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from giaoban.intake import DEFAULT, UnreadableSource, read, read_source
from giaoban.intake.workers import Workers
from giaoban.reading.model import Source
from tests.intake.pages import document, lines
from tests.intake.word import package, paragraph, zipped

TEXT = "ĐẢNG ỦY XÃ MINH SƠN\nKẾ HOẠCH\n"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def refusal(data: bytes | Path, **changed: int) -> str:
    with pytest.raises(UnreadableSource) as caught:
        read_source(data, limits=replace(DEFAULT, **changed))
    message = str(caught.value)
    assert message.count("\n") == 0
    return message


def test_text_file_is_read_with_what_is_known_of_it(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_bytes(TEXT.encode())
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    assert read_source(path) == Source(TEXT, "kế hoạch.txt", "text/plain", sha256)
    assert read_source(str(path), name="12-KH.txt").name == "12-KH.txt"


def test_word_paper_is_read_in_a_process_of_its_own() -> None:
    source = read_source(package(paragraph("KẾ HOẠCH") + paragraph(f"<w:ins>{'<w:r><w:t>mới</w:t></w:r>'}</w:ins>")), name="a.docx")
    assert (source.text, source.name, source.media_type, source.pages) == ("KẾ HOẠCH\nmới", "a.docx", WORD, None)
    assert [(f.code, f.span) for f in source.findings] == [("tracked-changes", (9, 12))]


def test_pdf_paper_is_read_in_a_process_of_its_own() -> None:
    source = read_source(document(lines("Ke hoach"), lines("thang nam")))
    assert (source.text, source.name, source.media_type, source.pages) == ("Ke hoach\n\fthang nam", None, "application/pdf", 2)


def test_content_decides_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "van-ban.pdf"
    path.write_bytes(package(paragraph("KẾ HOẠCH")))
    assert read_source(path).media_type == WORD
    path.write_bytes(TEXT.encode())
    assert read_source(path).media_type == "text/plain"


def test_reading_is_made_of_the_source() -> None:
    assert read(TEXT.encode(), name="a.txt").source == read_source(TEXT.encode(), name="a.txt")


def test_one_process_serves_many_files_and_is_replaced_when_one_ends_it() -> None:
    with Workers() as workers:
        assert read_source(package(paragraph("một")), workers=workers).text == "một"
        first = workers._process
        assert read_source(document(lines("hai")), workers=workers).text == "hai"
        assert workers._process is first
        assert first is not None
        first.kill()
        first.wait()
        assert read_source(package(paragraph("ba")), workers=workers).text == "ba"
    assert workers._process is None


def test_process_that_stops_half_way_is_one_clear_line() -> None:
    with Workers() as workers:
        process = workers._running()
        process.kill()
        workers._running = lambda: process  # type: ignore[method-assign]
        with pytest.raises(UnreadableSource, match="Bộ đọc dừng đột ngột"):
            read_source(package(paragraph("một")), workers=workers)


def test_parser_that_takes_too_long_is_ended() -> None:
    assert refusal(package(paragraph("một")), seconds=0).startswith("Đọc tệp quá 0 giây chưa xong nên đã dừng.")


def test_parser_that_takes_too_much_memory_is_refused() -> None:
    heavy = package(paragraph("một") * 400_000)
    assert refusal(heavy, memory=200 << 20, ratio=1000) in (
        "Tệp quá phức tạp, vượt giới hạn bộ nhớ nên không đọc. Hãy tách thành nhiều tệp nhỏ hơn.",
        "Tệp .docx bị hỏng hoặc bị cắt cụt nên không mở được. Hãy lấy lại tệp gốc hoặc lưu lại bằng Word.",
        "Bộ đọc dừng đột ngột khi mở tệp này, có thể tệp bị hỏng. Hãy lấy lại tệp gốc hoặc lưu lại bằng Word.",
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Tệp rỗng"),
        (b"\x89PNG\r\n\x1a\n", "tệp ảnh"),
        (b"\xff\xd8\xff\xe0", "tệp ảnh"),
        (b"BM" + bytes([1, 0, 0, 0]) + bytes(4) + bytes([54, 0, 0, 0]) + bytes([0x28, 0, 0, 0]), "tệp ảnh"),
        (b"{\\rtf1 a}", "tệp RTF"),
        (b"\x1f\x8b\x08", "tệp nén"),
        (b"\x7fELF\x02", "tệp chương trình"),
        (b"MZ" + bytes(100), "tệp chương trình"),
        (b"\n<!DOCTYPE html><html>", "trang web"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "trang web"),
        (b"<?xml version='1.0'?><a/>", "tệp XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le"), "Word đời cũ"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "mã hóa bằng mật khẩu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Office đời cũ"),
        (zipped({"xl/workbook.xml": "<a/>"}), "bảng tính Excel"),
        (zipped({"ppt/presentation.xml": "<a/>"}), "PowerPoint"),
        (zipped({"mimetype": "a", "content.xml": "<a/>"}), "OpenDocument"),
        (zipped({"a.txt": "a"}), "tệp nén"),
        (zipped({"[Content_Types].xml": "<a/>"}), "tệp nén"),
        (zipped({"[Content_Types].xml": "wordprocessingml.document.main"}), "bị hỏng"),
        (zipped({"word/document.xml": "<a/>"}), "bị hỏng"),
        (zipped({"word/document.xml": "<a"}), "bị hỏng"),
        (package(""), "không có chữ nào"),
        (b"%PDF-1.7\n" + bytes(1000), "bị hỏng"),
        (b"PK\x03\x04" + bytes(100), "bị hỏng"),
    ],
)
def test_what_is_not_read_is_refused_with_advice(data: bytes, says: str) -> None:
    message = refusal(data)
    assert says in message
    assert "Hãy " in message


def test_texts_that_begin_like_programs_are_texts() -> None:
    assert read_source("BMT là viết tắt của Buôn Ma Thuột".encode()).text.startswith("BMT")
    assert read_source(b"MZ la ten mot loai may").text.startswith("MZ")
    assert read_source("Tệp PDF bắt đầu bằng %PDF-1.7".encode()).media_type == "text/plain"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated_word_paper_is_refused(share: float) -> None:
    whole = package("".join(paragraph(f"đoạn {i}") for i in range(200)))
    assert "bị hỏng hoặc bị cắt cụt" in refusal(whole[: int(len(whole) * share)])


def test_damaged_part_is_refused() -> None:
    whole = bytearray(package("".join(paragraph(f"đoạn {i} {i * i}") for i in range(2000))))
    at = whole.index(b"word/document.xml") + 200
    whole[at : at + 50] = bytes(50)
    assert "bị hỏng hoặc bị cắt cụt" in refusal(bytes(whole))


def test_archive_bomb_is_refused() -> None:
    bomb = zipped({"word/document.xml": b" " * (30 << 20)})
    assert "bung ra lớn bất thường" in refusal(bomb)


def test_archive_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(zipped({"word/document.xml": b" " * (1 << 20)}))
    true_size = (1 << 20).to_bytes(4, "little")
    while (at := bomb.find(true_size)) >= 0:
        bomb[at : at + 4] = (10).to_bytes(4, "little")
    assert "bị hỏng" in refusal(bytes(bomb))


def test_archive_of_too_many_entries_is_refused() -> None:
    assert "quá nhiều thành phần" in refusal(zipped({f"word/{i}.xml": "" for i in range(60)}), entries=50)


def test_part_larger_than_allowed_is_refused() -> None:
    assert "bung ra lớn bất thường" in refusal(package(paragraph("một")), part_size=100)


def test_entities_are_refused() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>'
    assert "khai báo DTD" in refusal(zipped({"word/document.xml": laughs}))
    assert "khai báo DTD" in refusal(zipped({"word/document.xml": b"\xff\xfe" + laughs.encode("utf-16-le")}))


@pytest.mark.parametrize("depth", [150, 240, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    body = "<w:sdt><w:sdtContent>" * (depth // 2) + paragraph("sâu") + "</w:sdtContent></w:sdt>" * (depth // 2)
    if depth == 150:
        assert read_source(package(body)).text == "sâu"
    else:
        assert refusal(package(body)) in (
            "Tệp .docx lồng quá nhiều tầng nên không mở. Hãy mở bằng Word rồi lưu lại thành tệp mới.",
            "Tệp .docx bị hỏng hoặc bị cắt cụt nên không mở được. Hãy lấy lại tệp gốc hoặc lưu lại bằng Word.",
        )


def test_one_line_of_twenty_megabytes_is_read() -> None:
    line = "Giao Văn phòng chủ trì. " * (20_000_000 // 28)
    assert read_source(line.encode()).text == line


def test_file_larger_than_allowed_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(12 << 30)
    assert refusal(path) == "Tệp lớn hơn giới hạn 50 MB. Hãy tách tệp thành nhiều phần nhỏ hơn."
    assert "giới hạn 1 MB" in refusal(b"a" * 2_000_000, file_size=1 << 20)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    pipe, link = tmp_path / "ống", tmp_path / "liên kết"
    os.mkfifo(pipe)
    link.symlink_to(tmp_path / "không có")
    assert "thư mục" in refusal(tmp_path)
    assert "không phải là một tệp thông thường" in refusal(pipe)
    assert "không phải là một tệp thông thường" in refusal(Path(os.devnull))
    assert "Không tìm thấy tệp" in refusal(link)
    assert "Không tìm thấy tệp" in refusal(tmp_path / "không có")
    assert "Không mở được tệp" in refusal(Path("a\x00b"))


def test_importing_loads_no_parser() -> None:
    code = "import sys, giaoban.intake; print(sorted({'lxml', 'pypdfium2', 'zipfile', 'subprocess'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"

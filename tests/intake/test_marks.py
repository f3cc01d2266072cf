"""Where marks of secrecy are looked for inside a file, seen from within the parsers' process."""

from dataclasses import replace

import pytest

from giaoban.intake.guard import DEFAULT, UnreadableSource
from giaoban.intake.marks import look_into
from giaoban.intake.secrecy import Sight, head_of
from tests.intake.pages import SCAN, at, document, lines
from tests.intake.word import cell, package, paragraph, row, run, table, zipped

LETTERS = "Day la trang co chu that su de doc cho du bon muoi chu cai"


def mark_of(kind: str, data: bytes) -> str | None:
    return look_into(kind, data, DEFAULT).mark


def test_mark_in_the_margin_of_a_word_paper_is_seen() -> None:
    body = paragraph("KẾ HOẠCH") + paragraph("Giao Văn phòng chủ trì.")
    drawn = '<w:r><w:pict><v:shape><v:textpath string="TUYỆT MẬT"/></v:shape></w:pict></w:r>'
    box = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{paragraph('MẬT')}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    papers = {
        "header": package(body, header=paragraph("Mật")),
        "footer": package(body, header=paragraph("Trang 1"), footer=table(row("Trang 1", "MẬT"))),
        "cover": package(body, header=paragraph("TÀI LIỆU TỐI MẬT")),
        "drawn": package(body, header=paragraph(drawn)),
        "drawn over the text": package(body + paragraph(drawn)),
        "box": package(paragraph(box) + body),
        "cell": package(table(row(cell("ĐẢNG ỦY XÃ MINH SƠN", "*", "Số 52-TB/ĐU", "MẬT"), "ĐẢNG CỘNG SẢN VIỆT NAM")) + body),
    }
    assert {where: mark_of("docx", data) for where, data in papers.items()} == {
        "header": "Mật",
        "footer": "MẬT",
        "cover": "TỐI MẬT",
        "drawn": "TUYỆT MẬT",
        "drawn over the text": "TUYỆT MẬT",
        "box": "MẬT",
        "cell": "MẬT",
    }


def test_mark_stamped_or_noted_over_a_page_is_seen() -> None:
    assert mark_of("pdf", document(lines(LETTERS), over=at(400, 600, "TỐI MẬT"))) == "TỐI MẬT"
    assert mark_of("pdf", document(lines(LETTERS), note="MẬT")) == "MẬT"
    assert mark_of("pdf", document(lines(LETTERS), over=at(400, 600, "06"), note="xem lại mục 2")) is None
    assert mark_of("pdf", document(SCAN, over=at(400, 600, "MẬT"))) == "MẬT"


def test_very_long_note_is_passed_over() -> None:
    assert mark_of("pdf", document(lines(LETTERS), note="MẬT" * 300)) is None


def test_mark_at_the_head_or_foot_of_a_later_page_is_seen() -> None:
    pages = [lines(*[LETTERS] * 30), lines("PHU LUC", "MẬT", LETTERS)]
    assert mark_of("pdf", document(*pages)) == "MẬT"
    foot = lines(*[LETTERS] * 35) + at(70, 60, "2") + at(300, 60, "MẬT")
    assert mark_of("pdf", document(lines(LETTERS), foot, lines(LETTERS))) == "MẬT"
    middle = lines(*[LETTERS] * 18) + at(70, 420, "2") + at(300, 420, "MẬT") + lines(*[LETTERS] * 18, top=400)
    assert mark_of("pdf", document(lines(*[LETTERS] * 38), middle, lines(LETTERS))) is None


def test_mark_of_a_legacy_font_is_seen() -> None:
    typed = ("céng hoµ x· héi chñ nghÜa viÖt nam", "®éc lËp tù do h¹nh phóc", "mËt", "kÕ ho¹ch c«ng t¸c th¸ng n¨m")
    assert mark_of("pdf", document(lines(*typed), font=".VnTimeH")) == "MẬT"


def test_margin_of_a_word_paper_that_speaks_of_secrecy_is_clear() -> None:
    paper = package(paragraph(LETTERS), header=paragraph("Quy chế bảo mật", run(" của Đảng ủy xã")), footer=paragraph())
    assert look_into("docx", paper, DEFAULT) == Sight(None, LETTERS, None)


def test_word_paper_of_pictures_or_of_other_files_cannot_be_seen() -> None:
    pictured = {"word/document.xml": document_of(paragraph("Kính gửi")), "word/media/image1.png": "a"}
    assert look_into("docx", zipped(pictured), DEFAULT) == Sight(None, "Kính gửi", "Tệp Word hầu như chỉ có ảnh, không có chữ.")
    assert look_into("docx", package(paragraph("Kính gửi")), DEFAULT) == Sight(None, "Kính gửi", None)
    embedding = package(paragraph("một") + '<w:altChunk r:id="r1"/>')
    assert look_into("docx", embedding, DEFAULT).unseen == "Tệp Word nhúng một tệp khác chưa đọc được."


def document_of(body: str) -> str:
    return f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'


def test_pages_without_letters_cannot_be_seen() -> None:
    scanned = look_into("pdf", document(lines(LETTERS), SCAN, SCAN), DEFAULT)
    assert scanned == Sight(None, f"{LETTERS}\n\f", "Trang 2 là ảnh chụp hoặc có phông chữ không đọc được.")
    assert look_into("pdf", document(b""), DEFAULT).unseen == "Tệp PDF không có chữ nào."


def test_paper_too_long_or_damaged_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="dài hơn giới hạn"):
        look_into("pdf", document(*[lines(LETTERS)] * 3), replace(DEFAULT, text_size=100))
    with pytest.raises(UnreadableSource, match="bị hỏng"):
        look_into("docx", zipped({"word/styles.xml": "<a/>"}), DEFAULT)


def test_head_of_a_long_text_is_its_first_lines() -> None:
    assert head_of("một\n" * 10) == "một\n" * 10
    assert head_of("một\n" * 2000) == "một\n" * 1500
    assert len(head_of("m" * 9000)) == 6000

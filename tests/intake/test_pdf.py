from dataclasses import replace

import pytest

from giaoban.intake import pdf
from giaoban.intake.guard import DEFAULT, UnreadableSource
from tests.intake.pages import RULES, SCAN, at, decoded, document, lines, text_of

LEGACY_LINES = ("céng hoµ x· héi chñ nghÜa viÖt nam", "®éc lËp tù do h¹nh phóc", "kÕ ho¹ch c«ng t¸c th¸ng n¨m")
LETTERS = "Day la trang co chu that su de doc cho du bon muoi chu cai"


def test_pages_are_apart_by_a_form_feed() -> None:
    read = decoded(lines("Trang mot", "dong hai"), lines("Trang hai"))
    assert (read.text, read.pages, read.ocr, read.findings) == ("Trang mot\ndong hai\n\fTrang hai", 2, False, ())


def test_hyphen_at_the_end_of_a_line_stays() -> None:
    assert text_of(lines("Ket luan so 19-", "KL/TW cua Ban Bi thu")) == "Ket luan so 19-\nKL/TW cua Ban Bi thu"


def test_ligatures_and_controls_are_read_as_letters_and_blanks() -> None:
    assert [pdf._letter(code) for code in (0xFB03, 0x01, 0x0D, 0xD800, 0x1EA1)] == ["ffi", " ", "", "\ufffd", "ạ"]


def test_raised_mark_does_not_break_its_line() -> None:
    assert text_of(at(70, 700, "thanh pho") + at(134, 705, "1", 8) + at(140, 700, ". Tiep theo") + at(70, 680, "Het")) == (
        "thanh pho1. Tiep theo\nHet"
    )


def test_wide_gap_is_a_column() -> None:
    assert text_of(at(70, 700, "So: 12-KH/DU") + at(300, 700, "Minh Son, ngay 5")) == "So: 12-KH/DU\tMinh Son, ngay 5"


def test_remark_in_brackets_is_no_column() -> None:
    assert text_of(at(70, 700, "- Huyen uy;") + at(300, 700, "(de b/c)")) == "- Huyen uy; (de b/c)"


def two_columns(*pairs: tuple[str, str], top: float = 780) -> bytes:
    """Drawn line by line, as some printers do."""
    drawn = b""
    for i, (left, right) in enumerate(pairs):
        drawn += (at(70, top - 20 * i, left) if left else b"") + (at(300, top - 20 * i, right) if right else b"")
    return drawn


def test_letterhead_drawn_line_by_line_is_read_by_columns() -> None:
    head = two_columns(("UBND", "CONG HOA"), ("XA", "\xd0\xd4c"), ("So: 1", "ngay 2"))
    plain = text_of(head + at(70, 600, "Noi dung van ban dai suot ca dong chu tren trang"))
    assert plain == "UBND\tCONG HOA\nXA\tÐÔc\nSo: 1\tngay 2\nNoi dung van ban dai suot ca dong chu tren trang"
    head = two_columns(("UBND", "CONG HOA XA HOI"), ("VAN PHONG", ""), ("So: 1", "ngay 2"))
    assert text_of(head + at(70, 600, "Noi dung van ban dai suot ca dong chu tren trang")) == (
        "UBND\nVAN PHONG\nSo: 1\nCONG HOA XA HOI\nngay 2\nNoi dung van ban dai suot ca dong chu tren trang"
    )


def test_closing_drawn_line_by_line_is_read_by_columns() -> None:
    closing = two_columns(("Noi nhan:", "CHU TICH"), ("- Nhu tren;", ""), ("- Luu: VT.", ""), ("", ""), ("", "Pham Quang Minh"))
    assert text_of(closing) == "Noi nhan:\n- Nhu tren;\n- Luu: VT.\nCHU TICH\nPham Quang Minh"


def test_table_of_two_columns_is_read_by_rows() -> None:
    assert text_of(two_columns(("Thu Hai", "Hop giao ban"), ("Thu Ba", "Tiep cong dan"))) == "Thu Hai\tHop giao ban\nThu Ba\tTiep cong dan"


def test_number_and_day_stamped_into_blanks_are_read_in_their_places() -> None:
    page = at(70, 700, "So:") + at(130, 700, "/GM-UBND") + at(300, 700, "Minh Son, ngay") + at(430, 700, "thang 5") + at(70, 680, "Tai")
    stamps = at(108, 700, "06") + at(408, 700, "12") + at(98, 680, "tang 2") + at(300, 400, "Ky boi: Van phong")
    assert pdf.decode(document(page, over=stamps)).text == "So: 06 /GM-UBND\tMinh Son, ngay 12 thang 5\nTai tang 2"


def test_stamps_of_a_legacy_font_are_read_once() -> None:
    text = pdf.decode(document(lines(*LEGACY_LINES) + at(70, 500, "Sè:"), font=".VnTime", over=at(95, 500, "06"))).text
    assert text.splitlines()[-1] == "Số: 06"


def test_scanned_page_among_others_is_reported() -> None:
    read = decoded(lines(LETTERS), SCAN, lines(LETTERS))
    assert read.text == f"{LETTERS}\n\f\n\f{LETTERS}"
    message = "Trang 2 là ảnh chụp, không đọc được chữ; hãy đối chiếu với bản gốc."
    assert [(f.code, f.message, read.text[slice(*f.span)]) for f in read.findings] == [("unreadable-region", message, "\n\f")]


def test_page_of_shapes_is_reported_and_a_blank_one_is_not() -> None:
    read = decoded(lines(LETTERS), RULES, b"")
    assert [f.message[:24] for f in read.findings] == ["Trang 2 là ảnh chụp, khô"]


def test_scan_alone_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="chỉ có ảnh chụp"):
        decoded(SCAN, SCAN + lines("3"))


def test_unseen_text_over_a_scan_is_read_as_recognised() -> None:
    read = decoded(SCAN + b"".join(at(70, 700 - 20 * i, LETTERS, mode=3) for i in range(2)))
    assert (read.text, read.ocr) == (f"{LETTERS}\n{LETTERS}", True)


def test_blank_paper_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="không có chữ nào"):
        decoded(b"", b"")


def test_legacy_font_is_converted_and_reported() -> None:
    read = decoded(lines(*LEGACY_LINES), font="ABCDEF+.VnTime")
    assert read.text == "cộng hoà xã hội chủ nghĩa việt nam\nđộc lập tự do hạnh phúc\nkế hoạch công tác tháng năm"
    assert [(f.code, f.span[0]) for f in read.findings] == [("legacy-encoding-converted", 0)]


def test_legacy_font_of_capitals_gives_capitals() -> None:
    assert decoded(lines(*LEGACY_LINES), font=".VnTimeH").text.splitlines()[0] == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_vni_font_is_converted() -> None:
    vni = ("coäng hoøa xaõ hoäi chuû nghóa vieät nam", "ñoäc laäp töï do haïnh phuùc")
    assert decoded(lines(*vni, *vni), font="VNI-Times").text.splitlines()[:2] == [
        "cộng hòa xã hội chủ nghĩa việt nam",
        "độc lập tự do hạnh phúc",
    ]


def test_font_without_meaning_is_reported() -> None:
    read = decoded(lines(*["\xe6\xf8\xe5 \xfe\xf0\xdf\xe7 \xf1\xe6\xfe \xf8\xf8\xe6"] * 10))
    assert [f.code for f in read.findings] == ["unreadable-region"]


def test_private_letters_are_reported() -> None:
    assert pdf.is_garbled("\ue001" * 20 + "a" * 30)


def test_locked_paper_is_refused_and_one_with_an_owner_alone_is_read() -> None:
    with pytest.raises(UnreadableSource, match="đặt mật khẩu"):
        pdf.decode(document(lines("Mat"), password=b"abc"))
    assert pdf.decode(document(lines("Khong mat"), password=b"")).text == "Khong mat"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated_paper_is_refused(share: float) -> None:
    whole = document(*(lines(LETTERS) for _ in range(5)))
    with pytest.raises(UnreadableSource, match="bị hỏng hoặc bị cắt cụt"):
        pdf.decode(whole[: int(len(whole) * share)])


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(UnreadableSource, match="có 3 trang, vượt giới hạn 2 trang"):
        pdf.decode(document(*[lines("a")] * 3), replace(DEFAULT, pages=2))


def test_too_much_text_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="dài hơn giới hạn"):
        pdf.decode(document(lines(LETTERS)), replace(DEFAULT, text_size=20))

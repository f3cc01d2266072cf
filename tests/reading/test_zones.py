"""Which lines are head, body and closing."""

from __future__ import annotations

from giaoban.reading.layout import lay_out


def zones(*lines: str) -> str:
    """One letter a line: h, b, c."""
    return "".join(z[0] for z in lay_out("\n".join(lines)).zones)


HEAD = (
    "ỦY BAN NHÂN DÂN",
    "XÃ MINH SƠN",
    "Số: 12/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Minh Sơn, ngày 04 tháng 5 năm 2023",
    "KẾ HOẠCH",
    "Trồng cây đầu xuân",
)
CLOSING = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", "Phạm Quang Minh")


def test_head_ends_before_the_legal_bases() -> None:
    assert zones(*HEAD, "Căn cứ Luật Lâm nghiệp;", "I. MỤC ĐÍCH") == "h" * 8 + "bb"


def test_head_holds_the_organ_named_again_before_the_legal_bases() -> None:
    assert zones(*HEAD, "ỦY BAN NHÂN DÂN XÃ MINH SƠN", "Căn cứ Luật Lâm nghiệp;") == "h" * 9 + "b"


def test_head_ends_at_a_first_sentence_that_begins_as_a_title_may() -> None:
    lines = ("Thực hiện Kế hoạch của huyện về trồng cây, Ủy ban nhân dân xã", "xây dựng kế hoạch như sau:", "I. MỤC ĐÍCH")
    assert zones(*HEAD, *lines) == "h" * 8 + "bbb"


def test_title_may_begin_with_thuc_hien() -> None:
    lines = ("KẾ HOẠCH", "Thực hiện Nghị quyết của Đảng ủy về trồng rừng", "Căn cứ Nghị quyết của Đảng ủy;")
    assert zones(*HEAD[:6], *lines) == "h" * 8 + "b"


def test_head_holds_the_list_of_addressees() -> None:
    lines = ("Kính gửi:", "- Các thôn;", "- Trường Tiểu học Minh Sơn.", "- Ngày 02/5/2023, huyện đã có văn bản về trồng cây xuân.")
    assert zones(*HEAD[:6], "V/v trồng cây", *lines) == "h" * 10 + "b"


def test_paper_without_letterhead_is_body_at_once() -> None:
    assert zones("I- Nhiệm vụ trọng tâm", "1. Tập trung sản xuất vụ mùa.", "2. Thu ngân sách năm 2023.") == "bbb"


def test_schedule_title_alone_is_head() -> None:
    assert zones("LỊCH LÀM VIỆC CỦA LÃNH ĐẠO XÃ", "(Từ ngày 15/5/2023 đến ngày 19/5/2023)", "THỨ HAI, NGÀY 15/5:", "- Sáng: họp.") == "hhbb"


def test_schedule_title_over_three_lines_is_head() -> None:
    lines = (
        "LỊCH CÔNG TÁC TUẦN 20",
        "của lãnh đạo xã",
        "(Từ ngày 15/5/2023 đến ngày 19/5/2023)",
        "THỨ HAI, NGÀY 15/5/2023",
        "- Sáng: họp.",
    )
    assert zones(*lines) == "hhhbb"


def test_closing_goes_from_recipients_to_the_name() -> None:
    assert zones("1. Các thôn thực hiện nghiêm./.", *CLOSING) == "b" + "c" * 5


def test_signature_before_recipients_is_closing() -> None:
    assert zones("1. Các thôn thực hiện nghiêm./.", "GIÁM ĐỐC", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "Lê Văn Hòa") == "bccccc"


def test_annex_after_the_closing_is_body_under_its_title() -> None:
    annex = ("PHỤ LỤC", "(Ban hành kèm theo Kế hoạch số 12/KH-UBND ngày 04/5/2023)", "1. Thôn Đông trồng năm trăm cây keo lai.")
    assert zones("1. Các thôn thực hiện nghiêm./.", *CLOSING, *annex) == "bccccchhb"


def test_attached_paper_brings_its_own_head() -> None:
    attached = (*HEAD[:5], "QUY ĐỊNH", "Về trồng và chăm sóc cây", "Điều 1. Phạm vi", "Quy định này quy định việc trồng cây.")
    assert zones("Điều 1. Ban hành Quy định./.", *CLOSING, *attached) == "bccccc" + "h" * 7 + "bb"


def test_post_in_a_heading_is_not_a_closing() -> None:
    assert zones("I. CHỦ TỊCH", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", "Chủ tịch xã quyết định việc phân công các thành viên trong xã.") == "bbb"


def test_place_of_receipt_in_a_sentence_is_not_a_closing() -> None:
    text = "Nơi nhận hồ sơ là bộ phận một cửa của Ủy ban nhân dân xã, các thôn thông báo cho người dân."
    assert zones("1. Giao Văn phòng.", text) == "bb"


def test_scanned_label_of_recipients_is_known() -> None:
    assert zones("1. Các đơn vị thực hiện./.", "Mới nhận: KT. GIÁM ĐÓC", "- Như trên; PHÓ GIÁM ĐÓC", "- Lưu: VT.", "Lê Văn Hòa") == "bcccc"


def test_note_of_an_annex_inside_the_body_is_head() -> None:
    lines = ("I. MỤC ĐÍCH", "BIỂU MẪU BÁO CÁO", "(Kèm theo Kế hoạch số 12/KH-UBND của UBND xã)", "1. Thôn 3")
    assert zones(*HEAD, *lines) == "h" * 8 + "bbhb"


def test_annex_on_its_own_begins_with_a_head() -> None:
    assert zones("PHỤ LỤC", "DANH SÁCH CÁC THÔN", "(Kèm theo Kế hoạch số 12/KH-UBND", "của UBND xã)", "1. Thôn 3") == "hhhhb"


def test_note_of_an_annex_left_open_ends_with_its_line() -> None:
    assert zones("PHỤ LỤC", "(Kèm theo Kế hoạch số 12/KH-UBND", "của UBND xã", "1. Thôn 3") == "hhhb"


def test_number_inside_a_sentence_makes_no_head() -> None:
    lines = ("Tăng cường kiểm tra việc thực hiện", "Kế hoạch số 17-KH/ĐU của Đảng ủy xã về chăm lo đời sống", "nhân dân xã.")
    assert zones(*lines) == "bbb"


def test_head_ends_where_the_letterhead_is_long_past() -> None:
    lines = tuple(f"ĐOÀN {i}" for i in range(20))
    assert zones("Số: 12/KH-UBND", *lines) == "h" + "b" * 20


def test_first_sentence_that_goes_on_over_lines_begins_the_body() -> None:
    long = "Thực hiện Kế hoạch của tỉnh về trồng cây đầu xuân và chăm sóc rừng phòng hộ trên địa bàn các xã"
    assert zones(*HEAD, long, "Ủy ban nhân dân xã giao các thôn rà soát, đăng ký số lượng cây giống cần dùng.") == "h" * 8 + "bb"
    assert zones(*HEAD[:7], "Thực hiện Nghị quyết của Đảng ủy", "Căn cứ Luật Lâm nghiệp;") == "h" * 8 + "b"


def test_paragraph_after_a_short_title_begins_the_body() -> None:
    lines = ("trên địa bàn xã", "Ủy ban nhân dân xã ban hành kế hoạch trồng cây với những nội dung chủ yếu dưới đây:", "I. MỤC ĐÍCH")
    assert zones(*HEAD, *lines) == "h" * 9 + "bb"


def test_rule_under_the_title_ends_it() -> None:
    assert zones(*HEAD, "_____", "Ban Chỉ đạo xã ban hành kế hoạch", "trồng cây.") == "h" * 9 + "bb"


def test_noise_between_addressees_is_head_until_it_is_too_much() -> None:
    assert zones(*HEAD[:6], "Kính gửi:", "- Các thôn;", "ị", "~", "- Công an xã.", "Căn cứ Luật;") == "h" * 11 + "b"
    assert zones(*HEAD[:6], "Kính gửi:", "- Các thôn", "ị", "~", "j", "x", "II") == "h" * 11 + "bb"


def test_list_that_follows_the_addressees_is_body() -> None:
    lines = (
        "Kính gửi:",
        "- Các thôn;",
        "- Công an xã;",
        "- Ủy ban nhân dân xã giao các thôn và Công an xã những việc sau:",
        "- Trồng cây.",
    )
    assert zones(*HEAD[:6], *lines) == "h" * 9 + "bb"


def test_body_after_a_closing_is_body() -> None:
    assert zones("1. Trồng cây./.", *CLOSING, "Thông tin thêm cho các thôn biết", "Căn cứ Luật Lâm nghiệp;") == "b" + "c" * 5 + "bb"

"""Papers of a few lines: nobody sees at once how wide they are."""

from __future__ import annotations

from giaoban.reading.layout import lay_out
from giaoban.reading.layout.measure import printed_width
from giaoban.reading.read import read_text

_NOTICE = (
    "ỦY BAN NHÂN DÂN\nXÃ MINH SƠN\nSố: 45/TB-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Minh Sơn, ngày 02 tháng 3 năm 2026\nTHÔNG BÁO\nkết luận của Chủ tịch UBND xã tại cuộc họp giao ban\n"
)
_CLOSING = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nPhạm Quang Minh\n"


def _blocks(text: str) -> list[str]:
    layout = lay_out(text)
    return [layout.flow.text[b.start : b.end] for b in layout.blocks if b.zone == "body"]


def test_body_of_a_few_short_lines_is_no_part_of_the_subject() -> None:
    body = (
        "Giao Phòng Kinh tế rà soát diện tích lúa bị ngập\ntại thôn Đồng Cao, thôn Khe Lim, báo cáo Chủ tịch\n"
        "Ủy ban nhân dân xã trước ngày 09/3/2026./.\n"
    )
    reading = read_text(_NOTICE + body + _CLOSING)

    assert reading.document.subject == "kết luận của Chủ tịch UBND xã tại cuộc họp giao ban"
    assert [task.text for task in reading.tasks] == [" ".join(body.split())]
    assert reading.document.signature.name == "Phạm Quang Minh"


def test_sentence_torn_before_a_capital_is_joined_in_a_pdf_of_few_lines() -> None:
    text = (
        "Ủy ban nhân dân xã Minh Sơn trân trọng kính mời các đồng chí dự họp về\ncông tác phòng, chống cháy rừng mùa khô năm 2026.\n"
        "Địa điểm: Phòng họp tầng 2, trụ sở Ủy ban nhân dân xã Minh Sơn, thôn Đồng\nCao.\n"
        "Chủ trì: Đồng chí Phạm Quang Minh, Chủ tịch Ủy ban nhân dân xã.\n"
        "Đề nghị Phòng Kinh tế chuẩn bị báo cáo, các đồng chí đến dự đúng giờ./.\n"
    )
    assert [block[:22] for block in _blocks(text)] == [
        "Ủy ban nhân dân xã Min",
        "Địa điểm: Phòng họp tầ",
        "Chủ trì: Đồng chí Phạm",
        "Đề nghị Phòng Kinh tế ",
    ]


def test_paragraphs_on_a_line_each_stay_apart_however_long() -> None:
    text = "Phòng Kinh tế rà soát hồ sơ đất đai của các hộ dân trước 10/3/2026.\nCông an xã tuần tra, báo cáo Chủ tịch UBND xã hằng tuần.\n"
    assert len(_blocks(text)) == 2


def test_dash_of_a_name_and_number_of_a_paper_at_a_line_beginning_open_nothing() -> None:
    text = (
        "Giao Phòng Văn hóa - Xã hội tổng hợp số liệu hộ\nnghèo, hộ cận nghèo năm 2026, báo cáo Chủ tịch Ủy ban\n"
        "nhân dân xã trước ngày 19/04/2026. Giao Phòng Văn hóa\n- Xã hội thực hiện Công văn số\n112/SNNMT-KH ngày 20/02/2026.\n"
    )
    assert len(_blocks(text)) == 1


def test_what_leads_in_ends_its_paragraph_however_full_the_line() -> None:
    text = (
        "Qua xem xét báo cáo của các đơn vị và tình hình thực\ntế, Ủy ban nhân dân xã Minh Sơn có ý kiến như sau:\n"
        "Giao Công an xã tuần tra ban đêm trong tháng 3/2026.\n"
    )
    assert [block[:4] for block in _blocks(text)] == ["Qua ", "Giao"]


def test_blank_lines_behind_every_line_part_nothing_where_a_sentence_shows_it() -> None:
    text = (
        "1. Lãnh đạo hoàn thành các chỉ tiêu phát triển kinh tế - xã hội; đẩy mạnh thu\n\nngân sách. Tổng kết Nghị quyết số 15-\n\n"
        "NQ/TU ngày 30/7/2025, báo cáo Tỉnh ủy trước ngày\n\n20/12/2026.\n\n2. Công an xã tuần tra.\n\n3. Trạm Y tế tiêm chủng.\n"
    )
    assert [block[:2] for block in _blocks(text)] == ["1.", "2.", "3."]


def test_labelled_parts_of_minutes_are_no_part_of_the_subject() -> None:
    head = _NOTICE.replace("THÔNG BÁO", "BIÊN BẢN").replace("kết luận của Chủ tịch UBND xã tại cuộc họp giao ban", "Họp giao ban tháng 5")
    body = "Thời gian bắt đầu: 08 giờ 00 phút ngày 21/5/2026\nĐịa điểm: Phòng họp số 1.\n"
    assert read_text(head + body + _CLOSING).document.subject == "Họp giao ban tháng 5"


def test_capitals_are_wider_in_print() -> None:
    assert printed_width("ỦY BAN") > printed_width("ủy ban") > printed_width("trái")


def test_full_line_with_a_stop_ends_its_paragraph_where_the_next_is_set_in_as_printed() -> None:
    text = (
        "Công an xã tuần tra ban đêm tại các điểm trường và nhà văn hóa thôn. Nhân dân\n"
        "thôn Đông kiến nghị sửa chữa đoạn đường trục chính đã xuống cấp từ năm 2024.\n"
        "Hiện nay thời tiết diễn biến phức tạp, mưa lớn kéo dài gây ngập úng cục bộ một\n"
        "số diện tích hoa màu. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động Nhân\n"
        "dân tham gia nạo vét kênh mương nội đồng.\n"
        "Văn phòng HĐND và UBND xã theo dõi, đôn đốc, tổng hợp kết quả thực hiện\nThông báo này.\n"
    )
    assert [block[:8] for block in _blocks(text)] == ["Công an ", "Hiện nay", "Văn phòn"]


def test_full_line_with_a_stop_goes_on_where_the_next_is_not_set_in() -> None:
    text = (
        "Văn phòng HĐND và UBND xã theo dõi, đôn đốc, tổng hợp kết quả thực hiện của\n"
        "các đơn vị, báo cáo Chủ tịch Ủy ban nhân dân xã tại cuộc họp giao ban hằng tuần và\n"
        "hằng tháng; những nơi chậm thực hiện phải giải trình bằng văn bản với Chủ tịch xã.\n"
        "Trạm Y tế xã lập danh sách người cao tuổi chưa khám sức khỏe định kỳ, gửi về bộ phận\n"
        "văn hóa trước ngày 12/3/2026 để tổng hợp.\n"
    )
    assert len(_blocks(text)) == 1


_WRAPPED = (
    "{0}Giao Phòng Kinh tế rà soát diện tích lúa bị ngập tại\nthôn Đồng Cao, báo cáo Chủ tịch UBND xã ngày 09/3/2026.\n"
    "{0}Công an xã tuần tra ban đêm tại các điểm trường, nhà\nvăn hóa thôn và báo cáo hằng tuần.\n"
)


def test_blanks_before_a_line_part_paragraphs_where_lines_that_go_on_have_none() -> None:
    assert [block[:4] for block in _blocks(_WRAPPED.format("    "))] == ["Giao", "Công"]
    assert [block[:4] for block in _blocks(_WRAPPED.format("\t"))] == ["Giao", "Công"]


def test_without_blanks_letters_counted_to_the_margin_part_nothing() -> None:
    assert len(_blocks(_WRAPPED.format(""))) == 1
    assert len(_blocks(_WRAPPED.format(" "))) == 1


def test_abbreviation_at_a_line_end_ends_no_paragraph() -> None:
    text = (
        "    Đoàn kiểm tra làm việc tại trụ sở Ủy ban nhân dân xã, TP.\nRạch Đông và các thôn theo lịch.\n"
        "    Văn phòng gửi báo cáo của các đơn vị về đoàn kiểm tra trước\nngày 09/3/2026.\n"
    )
    assert len(_blocks(text)) == 2

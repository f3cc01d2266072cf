from __future__ import annotations

import pytest

from giaoban.reading.model import Meeting
from giaoban.reading.read import read_text
from tests.reading.openings import CLOSING, INVITATION, LETTER, when


def _meetings(body: str, opening: str = INVITATION) -> tuple[Meeting, ...]:
    return read_text(opening + body + CLOSING).meetings


def _one(body: str, opening: str = INVITATION) -> Meeting:
    meetings = _meetings(body, opening)
    assert len(meetings) == 1
    return meetings[0]


_CALLS = "Ủy ban nhân dân xã Minh Sơn kính mời các đồng chí dự Hội nghị giao ban tháng 11.\n"


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("01 buổi, bắt đầu từ 14 giờ 00 phút, thứ Sáu, ngày 20/11/2026.", "20/11 14:00"),
        ("Vào hồi 8 giờ 00 ngày 20 tháng 11 năm 2026 (thứ Sáu).", "20/11 08:00"),
        ("02 ngày, ngày 10 và 11 tháng 12 năm 2026, khai mạc lúc 8 giờ 00 phút.", "10/12..11/12 08:00"),
        ("Buổi sáng, từ 7h30', ngày 19/11/2026; buổi chiều, từ 13h30' cùng ngày.", "19/11 07:30 morning"),
        ("1/2 ngày, sáng thứ Ba, ngày 24/11/2026 (khai mạc lúc 8h00).", "24/11 08:00 morning"),
        ("dự kiến 8 giờ 00 ngày 24/11/2026.", "24/11 08:00 tentative"),
        ("sẽ thông báo sau.", "to-be-announced"),
    ],
)
def test_time_of_an_invitation(words: str, time: str) -> None:
    assert when(_one(_CALLS + f"1. Thời gian: {words}\n2. Địa điểm: Hội trường xã.\n")) == time


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("Phòng họp số 1, Trụ sở UBND xã\n(thôn Đông, xã Minh Sơn).", "Phòng họp số 1, Trụ sở UBND xã (thôn Đông, xã Minh Sơn)"),
        ("Tập trung tại trụ sở UBND xã.", "Tập trung tại trụ sở UBND xã"),
        ("Tại Hội trường xã.", "Hội trường xã"),
        ("\n- Điểm cầu xã: Phòng họp trực tuyến UBND xã;\n- Điểm cầu thôn: Nhà văn hóa các thôn.", "Phòng họp trực tuyến UBND xã"),
        ("\nHội trường Đảng ủy xã.", "Hội trường Đảng ủy xã"),
    ],
)
def test_place_of_an_invitation(lines: str, place: str) -> None:
    assert _one(_CALLS + f"1. Thời gian: 8 giờ 00 ngày 20/11/2026.\n2. Địa điểm: {lines}\n").place == place


def test_time_and_place_under_one_label() -> None:
    meeting = _one(_CALLS + "Thời gian, địa điểm: 8 giờ 00 ngày 25/11/2026 tại Hội trường UBND xã.\n")
    assert (when(meeting), meeting.place) == ("25/11 08:00", "Hội trường UBND xã")


def test_time_and_place_in_the_sentence_that_invites() -> None:
    body = "UBND xã kính mời dự Hội nghị tổng kết công tác năm 2026, vào 14 giờ 00, thứ Tư, ngày 25/11/2026, tại Hội trường xã.\n"
    meeting = _one(body)
    assert (meeting.title, when(meeting), meeting.place) == ("Hội nghị tổng kết công tác năm 2026", "25/11 14:00", "Hội trường xã")


def test_letter_that_invites() -> None:
    body = (
        "Kính gửi: Trưởng thôn\n\nUBND xã mời các đồng chí dự cuộc họp bàn về bầu cử, thời gian 14 giờ ngày 18/11/2026, tại Hội trường.\n"
    )
    meeting = _one(body, LETTER.format(about="mời dự họp bàn về bầu cử"))
    assert (meeting.title, when(meeting), meeting.place) == ("cuộc họp bàn về bầu cử", "18/11 14:00", "Hội trường")


def test_card_whose_lines_all_are_labels() -> None:
    meeting = _one(
        "Kính mời: Ông (bà) Nguyễn Thị Lan\nĐến dự: Lễ kỷ niệm Ngày Nhà giáo Việt Nam\nVào hồi: 8 giờ 00 phút, ngày 20/11/2026\n"
        "Tại: Trường Tiểu học Minh Sơn\n"
    )
    assert (meeting.title, when(meeting)) == ("Lễ kỷ niệm Ngày Nhà giáo Việt Nam", "20/11 08:00")
    assert (meeting.place, meeting.attendees) == ("Trường Tiểu học Minh Sơn", ("Ông (bà) Nguyễn Thị Lan",))


def test_those_invited_are_listed_before_what_they_are_invited_to() -> None:
    meeting = _one(
        "Ủy ban nhân dân xã Minh Sơn trân trọng kính mời:\n- Đồng chí Lê Văn Hòa, Bí thư Đảng ủy xã;\n- Trưởng các thôn.\n"
        "Đến dự Hội nghị tổng kết công tác năm 2026.\nThời gian: 7 giờ 30 phút, ngày 28 tháng 11 năm 2026 (thứ Bảy).\n"
    )
    assert meeting.title == "Hội nghị tổng kết công tác năm 2026"
    assert meeting.attendees == ("Đồng chí Lê Văn Hòa, Bí thư Đảng ủy xã", "Trưởng các thôn")


def test_those_invited_in_groups_without_the_headings() -> None:
    meeting = _one(
        _CALLS + "1. Thành phần\n1.1. Tại điểm cầu xã:\n- Thường trực Đảng ủy;\n- Mời dự: Trưởng các ban.\n1.2. Tại điểm cầu thôn:\n"
        "- Trưởng thôn.\n2. Thời gian\n8 giờ 00 ngày 20/11/2026.\n"
    )
    assert meeting.attendees == ("Thường trực Đảng ủy", "Trưởng các ban", "Trưởng thôn")
    assert when(meeting) == "20/11 08:00"


def test_those_invited_end_before_a_request() -> None:
    meeting = _one(_CALLS + "Thời gian: 14 giờ ngày 19/11/2026.\nThành phần: Trưởng thôn Đông; Công an xã. Yêu cầu mang theo hồ sơ.\n")
    assert meeting.attendees == ("Trưởng thôn Đông", "Công an xã")


@pytest.mark.parametrize("label", ["4. Nội dung, chương trình", "4. Nội dung và chương trình:", "4. Chương trình cuộc họp", "4. Nội dung:"])
def test_matters_under_every_label(label: str) -> None:
    meeting = _one(_CALLS + f"3. Thời gian: 8 giờ ngày 20/11/2026.\n{label}\n(1) Báo cáo tháng (Văn phòng chuẩn bị).\n(2) Thảo luận.\n")
    assert [(item.number, item.title.rstrip("."), item.prepared_by) for item in meeting.agenda] == [
        ("1", "Báo cáo tháng", ("Văn phòng",)),
        ("2", "Thảo luận", ()),
    ]


def test_matters_of_one_line_are_parted_by_semicolons_and_bear_no_numbers() -> None:
    meeting = _one(_CALLS + "Thời gian: 8 giờ ngày 20/11/2026.\nNội dung: Thảo luận dự toán năm 2027; báo cáo kinh tế - xã hội.\n")
    assert [(item.number, item.title) for item in meeting.agenda] == [
        (None, "Thảo luận dự toán năm 2027"),
        (None, "báo cáo kinh tế - xã hội"),
    ]


def test_orders_with_and_without_a_word_of_command() -> None:
    meeting = _one(
        _CALLS + "Thời gian: 8 giờ ngày 20/11/2026.\nGiao Văn phòng Đảng ủy chuẩn bị tài liệu; Ban Xây dựng Đảng điểm danh.\n"
        "Phân công:\n- Văn phòng bố trí hội trường.\nĐề nghị Công an xã bảo đảm trật tự.\nĐề nghị các đồng chí dự họp đầy đủ.\n"
    )
    assert [(order.text, order.lead) for order in meeting.orders] == [
        ("Giao Văn phòng Đảng ủy chuẩn bị tài liệu", ("Văn phòng Đảng ủy",)),
        ("Ban Xây dựng Đảng điểm danh", ("Ban Xây dựng Đảng",)),
        ("Văn phòng bố trí hội trường", ("Văn phòng",)),
        ("Đề nghị Công an xã bảo đảm trật tự", ("Công an xã",)),
    ]


def test_several_sessions_of_one_invitation() -> None:
    meetings = _meetings(
        "UBND xã tổ chức đối thoại với Nhân dân các thôn, cụ thể như sau:\n1. Hội nghị đối thoại với Nhân dân thôn Đông\n"
        "- Thời gian: 8h00 ngày 18/11/2026.\n- Địa điểm: Nhà văn hóa thôn Đông.\n2. Hội nghị đối thoại với Nhân dân thôn Đoài\n"
        "- Thời gian: 14h00 ngày 18/11/2026.\n- Địa điểm: Nhà văn hóa thôn Đoài.\n"
    )
    assert [(m.title, when(m), m.place) for m in meetings] == [
        ("Hội nghị đối thoại với Nhân dân thôn Đông", "18/11 08:00", "Nhà văn hóa thôn Đông"),
        ("Hội nghị đối thoại với Nhân dân thôn Đoài", "18/11 14:00", "Nhà văn hóa thôn Đoài"),
    ]


def test_bare_word_for_a_conference_names_nothing_when_the_body_names_it() -> None:
    meeting = _one(
        "UBND xã tổ chức Hội nghị tổng kết phong trào thi đua.\n1. Kính mời các đại biểu tham dự Hội nghị:\n- Trưởng các thôn.\n"
        "2. Thời gian: 8 giờ 00 ngày 20/11/2026.\n"
    )
    assert meeting.title == "Hội nghị tổng kết phong trào thi đua"


def test_programme_with_hours_first() -> None:
    meeting = _one(
        _CALLS + "Thời gian: 14 giờ ngày 25/11/2026.\nThời gian\tNội dung\tThực hiện\n13h30-14h00\tĐón tiếp đại biểu\tVăn phòng\n"
        "14h00-14h10\tBáo cáo\tChánh Văn phòng\n"
    )
    assert [(item.number, item.title, item.prepared_by) for item in meeting.agenda] == [
        (None, "Đón tiếp đại biểu", ("Văn phòng",)),
        (None, "Báo cáo", ("Chánh Văn phòng",)),
    ]


def test_meeting_put_on_another_day() -> None:
    body = (
        "Kính gửi: Trưởng các thôn\n\nNgày 12/11/2026, UBND xã mời dự Hội nghị đối thoại vào ngày 20/11/2026. Nay UBND xã điều chỉnh "
        "thời gian tổ chức Hội nghị đối thoại sang 8 giờ 00 ngày 27/11/2026 tại Hội trường xã.\n"
    )
    meeting = _one(body, LETTER.format(about="thay đổi thời gian tổ chức Hội nghị đối thoại"))
    assert (meeting.title, when(meeting), meeting.place) == ("Hội nghị đối thoại", "27/11 08:00", "Hội trường xã")


def test_letter_that_changes_nothing_held_puts_off_nothing() -> None:
    body = "Kính gửi: Trưởng các thôn\n\nUBND xã điều chỉnh thời gian nộp báo cáo sang ngày 27/11/2026.\n"
    assert _meetings(body, LETTER.format(about="điều chỉnh thời gian nộp báo cáo")) == ()


def test_chair_in_the_sentence_that_invites_and_title_told_after_the_labels() -> None:
    opening = INVITATION.replace("Dự cuộc họp giao ban tháng 11\n", "")
    meeting = _one(
        "1. Thời gian: 8 giờ ngày 20/11/2026.\n2. Kính mời các đồng chí dự hội nghị sơ kết thi đua "
        "do đồng chí Lê Văn Hòa, Bí thư chủ trì.\n",
        opening,
    )
    assert (meeting.title, when(meeting)) == ("hội nghị sơ kết thi đua", "20/11 08:00")
    assert meeting.chair == "Lê Văn Hòa, Bí thư"


def test_invitation_without_a_name_or_a_day_calls_to_nothing() -> None:
    opening = INVITATION.replace("Dự cuộc họp giao ban tháng 11\n", "")
    assert _meetings("1. Thời gian: 8 giờ.\n2. Địa điểm: Hội trường.\n", opening) == ()


def test_day_in_a_sentence_without_a_place() -> None:
    meeting = _one("UBND xã kính mời dự Hội nghị tổng kết năm 2026 vào lúc 14 giờ ngày 25/11/2026.\n")
    assert (when(meeting), meeting.place) == ("25/11 14:00", None)

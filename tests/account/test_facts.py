from dataclasses import replace

from giaoban.account.facts import Detail, Places, give_account
from giaoban.reading.model import Deadline, Document, Reading, Signature, Source
from tests.account.papers import TEXT, at, full_reading


def test_account_opens_with_what_the_paper_is_and_holds() -> None:
    account = give_account(full_reading())

    assert (account.heading, account.summary) == (
        "Thông báo số 15-TB/ĐU ngày 02/11/2026",
        (
            "Máy đọc được: 1 việc được giao, 1 định hướng, 1 việc có thời hạn, 1 hội nghị, lịch làm việc, 1 việc định kỳ, "
            "1 lượt viện dẫn văn bản. Có 1 điểm cần lưu ý."
        ),
    )


def test_account_of_nothing_says_so() -> None:
    account = give_account(Reading(Source("")))

    assert (account.heading, account.summary, [section.facts for section in account.sections]) == (
        "Văn bản",
        "Máy đọc được: không có việc, hội nghị hay viện dẫn nào. Không có điểm cần lưu ý.",
        [()] * 8,
    )


def test_task_is_told_with_its_units_deadline_and_citations() -> None:
    task = give_account(full_reading()).section("nhiem-vu").facts[0]

    assert (task.number, task.sign, task.state, task.place) == ("1", "ring", "Giao việc", "8-9")
    assert task.details == (
        Detail("Chủ trì", "Văn phòng Đảng ủy", to="tai-nhiem-vu-1-lead"),
        Detail("Phối hợp", "Công an xã", to="tai-nhiem-vu-1-support"),
        Detail("Hạn", "trước ngày 15/11/2026", to="tai-nhiem-vu-1-deadline"),
        Detail("Sản phẩm", "báo cáo"),
        Detail("Viện dẫn", "Kết luận 9-KL/TU", to="vien-dan-1"),
    )


def test_orientation_has_a_sign_of_its_own() -> None:
    standing = give_account(full_reading()).section("nhiem-vu").facts[1]

    assert (standing.sign, standing.state) == ("dash", "Định hướng")


def test_deadline_is_explained_where_it_is_understood_in_other_words() -> None:
    reading = full_reading()
    task = replace(reading.tasks[0], deadline=Deadline("trong tuần tới", at("trước ngày 15/11/2026"), "TBD"))
    told = give_account(replace(reading, tasks=(task,))).section("nhiem-vu").facts[0]

    assert [(d.label, d.value, d.quoted) for d in told.details if d.label in ("Hạn", "Hiểu là")] == [
        ("Hạn", "trong tuần tới", True),
        ("Hiểu là", "chưa ấn định", False),
    ]


def test_proposals_are_numbered_through_the_paper() -> None:
    account = give_account(full_reading())

    assert [fact.number for name in ("nhiem-vu", "hoi-nghi", "dinh-ky") for fact in account.section(name).facts] == ["1", "2", "3", "4"]


def test_meeting_is_told_with_agenda_and_orders() -> None:
    meeting = give_account(full_reading()).section("hoi-nghi").facts[0]

    assert (meeting.state, [(d.label, d.value) for d in meeting.details]) == (
        "Dự kiến",
        [("Thời gian", "07:30 sáng thứ Sáu 20/11/2026"), ("Địa điểm", "hội trường")],
    )
    assert [(part.anchor, part.number, part.state, part.title, [d.value for d in part.details]) for part in meeting.parts] == [
        ("hoi-nghi-3-1", "1", "Nội dung", "Báo cáo tháng", ["Văn phòng"]),
        ("hoi-nghi-3-giao-1", "", "Giao việc", "Giao Văn phòng gửi giấy mời.", ["Văn phòng"]),
    ]


def test_duty_citation_and_finding_are_told() -> None:
    account = give_account(full_reading())
    told = [account.section(name).facts[0] for name in ("dinh-ky", "vien-dan", "luu-y")]

    assert [(fact.title, fact.place, [d.value for d in fact.details]) for fact in told] == [
        ("Giao ban", "13", ["chiều thứ Hai hằng tuần"]),
        ("Kết luận số 9-KL/TU của Tỉnh ủy", "8-9", ["Tỉnh ủy", "văn bản này triển khai"]),
        ("Ngày 20/11/2026 là thứ Sáu.", "11", []),
    ]


def test_letterhead_is_told_with_the_lines_it_stands_on() -> None:
    rows = give_account(full_reading()).section("the-thuc").facts

    assert [(row.state, row.title, row.place) for row in rows] == [
        ("Loại văn bản", "Thông báo", ""),
        ("Số, ký hiệu", "15-TB/ĐU", "2"),
        ("Ngày ban hành", "02/11/2026", ""),
        ("Cơ quan ban hành", "ĐẢNG ỦY XÃ MINH SƠN", ""),
        ("Hệ văn bản", "văn bản của Đảng", ""),
        ("Ký", "CHÁNH VĂN PHÒNG · Trần Thị Mai", "19"),
    ]


def test_every_signer_is_told() -> None:
    document = Document(signature=Signature(name="Lê Văn Hòa"), signatures=(Signature(name="Phạm Quang Minh"),))
    rows = give_account(Reading(Source(""), document)).section("the-thuc").facts

    assert [row.title for row in rows] == ["Lê Văn Hòa", "Phạm Quang Minh"]


def test_addressees_recipients_and_archive_are_told_in_this_order() -> None:
    rows = give_account(full_reading()).section("noi-nhan").facts

    assert [(row.state, row.title) for row in rows] == [
        ("Kính gửi", "Các chi bộ trực thuộc"),
        ("Nơi nhận", "Thường trực Tỉnh ủy"),
        ("Lưu", "Văn phòng Đảng ủy"),
    ]


def test_places_are_lines_counted_from_one() -> None:
    places = Places("a\n\nb\nc")

    assert [places.of(span) for span in ((0, 1), (3, 4), (3, 6), (0, 0))] == ["1", "3", "3-4", "1"]


def test_place_ends_with_the_line_of_the_last_letter() -> None:
    assert Places(TEXT).of((0, TEXT.index("\n") + 1)) == "1"

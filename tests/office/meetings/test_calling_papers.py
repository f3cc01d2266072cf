"""Giấy mời and giấy triệu tập: who is called by which; the agenda as it was sent; of personnel the heading alone."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.directory.heads import head_of_committee
from giaoban.office.directory.models import Account, Office
from giaoban.office.meetings.actions import send_agenda
from giaoban.office.meetings.models import Meeting, Need
from giaoban.office.meetings.papers.calling import Call, call_of, called_by, calling_paper
from giaoban.writing.paper import Paper
from tests.office.meetings.rows import BOARD_DAY, MATTERS, PERSONNEL, call, make_item, make_meeting
from tests.people import Organs, People, person_of
from tests.read_again import HOSTILE, again, departures, keys_of, met, signed, words_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 20)
SECRET = "Điều động đồng chí Phan Văn Kín"


@pytest.fixture
def board(people: People, organs: Organs) -> Meeting:
    """The Standing Board with an agenda, its members called, and guests."""
    meeting = make_meeting(chair=person_of(people.hoa), place="Phòng họp số 1", participants="Các đồng chí Ủy viên Ban Thường vụ")
    for account in (people.hoa, people.nam):
        call(meeting, account=account)
    call(meeting, organ=organs.economy, part="guest")
    call(meeting, words="Đại diện Sở Nông nghiệp", part="guest")
    make_item(meeting, prepared_by=organs.office)
    make_item(meeting, title=MATTERS[1], prepared_words="Phòng Kinh tế")
    make_item(meeting, title=PERSONNEL, confidential=True)
    return meeting


def paper_of(account: Account, meeting: Meeting, wanted: Call = Call.INVITATION) -> Paper:
    head = head_of_committee(DAY)
    return calling_paper(called_by(account, meeting, wanted, head), wanted, head)


def test_invitation_says_when_where_under_whom_and_what(people: People, board: Meeting) -> None:
    paper = paper_of(people.mai, board)

    assert words_of(paper) == [
        "Đảng ủy xã Minh Sơn trân trọng kính mời các đồng chí tới dự hội nghị Ban Thường vụ Đảng ủy, cụ thể như sau:",
        "1. Thời gian: 08 giờ 00, thứ Năm, ngày 26/11/2026.",
        "2. Địa điểm: Phòng họp số 1.",
        "3. Chủ trì: đồng chí Lê Văn Hòa.",
        "4. Thành phần: Các đồng chí Ủy viên Ban Thường vụ.",
        "5. Nội dung, chương trình",
        f"(1) {MATTERS[0]} (Văn phòng Đảng ủy chuẩn bị)",
        f"(2) {MATTERS[1]} (Phòng Kinh tế chuẩn bị)",
        f"(3) {PERSONNEL}",
        "Đề nghị các đồng chí tới dự đúng thời gian, thành phần.",
    ]
    items = [f"item:{pk}" for pk in board.items.values_list("pk", flat=True)]
    assert [key for key in keys_of(paper) if key.startswith("item:")] == items
    assert (paper.kind, paper.symbol, paper.number, paper.addressees) == (
        "Giấy mời", "GM/ĐU", "", ("Phòng Kinh tế", "Đại diện Sở Nông nghiệp"),
    )  # fmt: skip


def test_invitation_is_read_again_as_the_meeting(people: People, board: Meeting) -> None:
    reading = again(paper_of(people.mai, board))

    assert met(reading) == [("hội nghị Ban Thường vụ Đảng ủy", BOARD_DAY, dt.time(8), "Phòng họp số 1", "Lê Văn Hòa")]
    assert [(one.number, one.title, one.prepared_by) for one in reading.meetings[0].agenda] == [
        ("1", MATTERS[0], ("Văn phòng Đảng ủy",)), ("2", MATTERS[1], ("Phòng Kinh tế",)), ("3", PERSONNEL, ()),
    ]  # fmt: skip
    document = reading.document
    assert (document.type, [each.text for each in document.addressees]) == ("GM", ["Phòng Kinh tế", "Đại diện Sở Nông nghiệp"])
    assert ([each.text for each in document.recipients], document.archive) == (["Như trên"], "Văn phòng Đảng ủy")
    assert signed(reading) == ("T/L", "BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Trần Thị Mai")
    assert reading.tasks == ()


def test_summons_calls_the_members_alone(people: People, board: Meeting) -> None:
    paper = paper_of(people.mai, board, Call.SUMMONS)

    assert (paper.kind, paper.symbol, paper.addressees) == (
        "Giấy triệu tập", "GTT/ĐU", ("Đồng chí Lê Văn Hòa", "Đồng chí Vũ Đình Nam"),
    )  # fmt: skip
    assert (departures(paper), departures(paper_of(people.mai, board))) == ([], [])
    assert again(paper).document.type == "GM"
    assert met(again(paper)) == [("hội nghị Ban Thường vụ Đảng ủy", BOARD_DAY, dt.time(8), "Phòng họp số 1", "Lê Văn Hòa")]


def test_state_invites_its_members_too(people: People, organs: Organs, board: Meeting) -> None:
    Office.objects.update(organ=organs.peoples_committee)
    assert {call_of(seat, head_of_committee(DAY).side) for seat in board.attendees.all()} == {Call.INVITATION}
    assert paper_of(people.mai, board).signature.authority == ("TL. CHỦ TỊCH",)


def test_agenda_is_the_one_that_was_sent(people: People, board: Meeting) -> None:
    send_agenda(people.mai, board.pk, board.revision)
    make_item(board, title="Phát sinh sau khi gửi")
    board.items.filter(title=MATTERS[0]).update(state="withdrawn")

    titles = [line.title for line in called_by(people.mai, board, Call.INVITATION, head_of_committee(DAY)).agenda]

    assert titles == [MATTERS[0], MATTERS[1], PERSONNEL]


def test_without_one_sent_it_is_what_stands(people: People, board: Meeting) -> None:
    board.items.filter(title=MATTERS[0]).update(state="withdrawn")
    make_item(board, title="Việc nêu tại cuộc họp", at_meeting=True)

    titles = [line.title for line in called_by(people.mai, board, Call.INVITATION, head_of_committee(DAY)).agenda]

    assert titles == [MATTERS[1], PERSONNEL]


@pytest.mark.parametrize("sent", [True, False])
def test_name_in_a_personnel_matter_stands_in_neither_paper(people: People, board: Meeting, sent: bool) -> None:
    item = make_item(board, title=SECRET)
    if sent:  # when nobody had said yet that it is confidential
        send_agenda(people.mai, board.pk, board.revision)
        assert SECRET in board.agendas.get().rows[-1]["title"]
    item.confidential = True
    item.save()

    for wanted in Call:
        words = words_of(paper_of(people.mai, board, wanted))
        assert (any("Kín" in line for line in words), "(4) Công tác tổ chức, cán bộ" in words) == (False, True)


def test_papers_to_read_are_those_found_complete_and_not_of_personnel(people: People, board: Meeting) -> None:
    first, second, secret = board.items.all()
    Need.objects.create(item=first, kind="submission", state="complete")
    Need.objects.create(item=second, kind="draft", title=f"Dự thảo {MATTERS[1]}", state="complete")
    Need.objects.create(item=second, kind="other", title="Chưa nộp")
    Need.objects.create(item=secret, kind="other", title="Lý lịch Phan Văn Kín", state="complete")

    head = head_of_committee(DAY)

    assert [words for _, words in called_by(people.ha, board, Call.INVITATION, head).papers] == [
        f"Tờ trình ({MATTERS[0]})", f"Dự thảo {MATTERS[1]}",
    ]  # fmt: skip
    assert "6. Tài liệu:" in words_of(paper_of(people.ha, board))
    assert not any("Kín" in line for line in words_of(paper_of(people.mai, board)))


def test_many_who_are_asked_are_listed(people: People, board: Meeting) -> None:
    for number in range(7):
        call(board, words=f"Khách {number}", part="guest")
    board.participants, board.place = "", ""

    words = words_of(paper_of(people.mai, board))

    assert words[3:5] == ["3. Thành phần:", "- Phòng Kinh tế;"]
    assert "- Khách 6;" in words
    assert paper_of(people.mai, board).addressees == ("Các đồng chí dự họp",)


def test_day_still_to_come_and_days_that_last(people: People, board: Meeting) -> None:
    said = []
    for values in (
        {"day": None, "certainty": "to-be-announced"},
        {"day": BOARD_DAY, "certainty": "tentative", "time": None},
        {"day": BOARD_DAY, "certainty": "fixed", "end_day": BOARD_DAY + dt.timedelta(1), "half": ""},
    ):
        Meeting.objects.filter(pk=board.pk).update(**values)
        board.refresh_from_db()
        said.append(words_of(paper_of(people.mai, board))[1])

    assert said == [
        "1. Thời gian: thông báo sau.",
        "1. Thời gian: dự kiến buổi sáng, thứ Năm, ngày 26/11/2026.",
        "1. Thời gian: từ thứ Năm, ngày 26/11/2026 đến thứ Sáu, ngày 27/11/2026.",
    ]


def test_what_is_done_there_gets_a_word_for_the_meeting(people: People, board: Meeting) -> None:
    Meeting.objects.filter(pk=board.pk).update(title="Làm việc với các phòng về giải ngân")
    board.refresh_from_db()
    paper = paper_of(people.mai, board)

    assert paper.subject == "dự buổi làm việc với các phòng về giải ngân"
    assert [title for title, *_ in met(again(paper))] == ["buổi làm việc với các phòng về giải ngân"]


def test_hostile_words_come_out_as_those_words(people: People, board: Meeting) -> None:
    Meeting.objects.filter(pk=board.pk).update(title=HOSTILE, place=HOSTILE[:200])
    make_item(board, title=HOSTILE)
    board.refresh_from_db()

    assert again(paper_of(people.mai, board)).source.text.count(HOSTILE) == 4  # subject, opening, place, matter

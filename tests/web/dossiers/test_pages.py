"""Papers of meetings on screen: who sees what of them, handing in and checking, reading with private notes, the pack."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.audit.models import Entry
from giaoban.office.days.actions import change_settings, enter_day
from giaoban.office.days.gatherings import meeting_days
from giaoban.office.meetings.actions import add_matter, keep_note, return_need
from giaoban.office.meetings.models import Item, Meeting, Need, PackFile, ReadingNote
from giaoban.office.meetings.readiness import days_left, due_of
from giaoban.office.notices.models import Notice
from giaoban.office.registry.models import File, Refusal
from giaoban.web.desk.waiting import piles
from giaoban.web.dossiers.page import links
from giaoban.web.meetings.around import links_of
from tests.intake.pages import at, document
from tests.office.meetings.papers import completed, handed, make_need, pages_of
from tests.office.meetings.rows import MATTERS, PERSONNEL, call, make_item, make_meeting
from tests.people import Organs, People
from tests.web.dossiers.browsing import page, send, upload
from tests.web.dossiers.conftest import DAY

pytestmark = pytest.mark.django_db


def test_story_of_the_standing_board(client: Client, people: People, meeting: Meeting, organs: Organs) -> None:
    """STORY 22: four of five are ready; the personnel matter has a heading and no file."""
    for number in range(4):
        paper = make_need(make_item(meeting, prepared_by=organs.economy, title=MATTERS[number % 2]))
        completed(people.binh, paper, pages_of(1, f"To trinh {number}"), people.ha)
    make_item(meeting, title=PERSONNEL, confidential=True, prepared_by=organs.building)

    shown = page(client, people.mai, "meeting-dossier", meeting.pk)

    assert "4 trong 5 nội dung đủ hồ sơ; 1 nội dung kín chỉ có tiêu đề." in shown
    assert "Tài liệu phát tại hội nghị, thu hồi; không đưa vào phần mềm." in shown
    assert "4 trong 5 nội dung đủ hồ sơ; 1 nội dung kín chỉ có tiêu đề" in page(client, people.mai, "dossiers")


def test_deadline_skips_the_day_off_and_says_so() -> None:
    due = due_of(make_meeting(dt.date(2026, 11, 26)), meeting_days())

    assert due is not None
    assert due.result == dt.date(2026, 11, 20)
    assert "24/11" in due.words
    assert due_of(make_meeting(None), meeting_days()) is None
    assert [days_left(DAY, DAY - dt.timedelta(days=days)) for days in (3, 0, -2)] == ["Còn 3 ngày", "Hôm nay đến hạn", "Quá hạn 2 ngày"]


def test_deadline_is_counted_by_the_offices_own_number_of_days_and_calendar(client: Client, people: People, meeting: Meeting) -> None:
    """As the page of the meeting counts: the pages of the papers, the list and the desk by the same numbers."""
    meeting.day = dt.date(2026, 11, 26)
    before = due_of(meeting, meeting_days())
    change_settings(people.mai, 0, papers_days=5, invitation_days=None, notice_days=None)
    enter_day(people.mai, day=dt.date(2026, 11, 20), kind="closed", reason="Nghỉ riêng", source="Thông báo 3-TB/VP")
    after = due_of(meeting, meeting_days())

    assert before is not None
    assert after is not None
    assert (before.result, after.result) == (dt.date(2026, 11, 20), dt.date(2026, 11, 17))
    assert after.result == meeting_days().papers_due(meeting.day).result
    assert after.source == "Quy chế của cơ quan"


def test_office_asks_for_the_first_papers_and_a_unit_adds_its_own(client: Client, people: People, meeting: Meeting, item: Item) -> None:
    assert "Nêu hồ sơ cần có" in page(client, people.ha, "meeting-dossier", meeting.pk)
    send(client, people.ha, "meeting-ask-papers", meeting.pk)
    send(client, people.binh, "need-new", item.pk, kind="other", title="Phụ biểu")
    wrong = send(client, people.binh, "need-new", item.pk, kind="other", title="")

    assert [str(need) for need in item.needs.all()] == ["Tờ trình", "Dự thảo", "Phụ biểu"]
    assert (wrong.status_code, "Ghi tên tài liệu." in wrong.content.decode()) == (422, True)
    assert "Nêu hồ sơ cần có" not in page(client, people.ha, "meeting-dossier", meeting.pk)


def test_unit_hands_in_and_the_office_checks(client: Client, people: People, meeting: Meeting, need: Need) -> None:
    answer = send(client, people.binh, "need-hand-in", need.pk, file=upload(pages_of(2)), shown=1)
    assert answer["Location"] == f"/dossiers/{meeting.pk}/#noi-dung-{need.item_id}"
    assert "chờ kiểm tra" in page(client, people.ha, "meeting-dossier", meeting.pk)

    send(client, people.ha, "need-complete", need.pk, shown=2)

    assert "trang 1–2 của tập" in page(client, people.sen, "meeting-dossier", meeting.pk)


def test_secret_file_is_refused_in_words_and_its_name_stays_nowhere(client: Client, people: People, need: Need, files: Path) -> None:
    secret = document(at(70, 780, "MẬT") + at(70, 700, "Phuong an tac chien cua xa trong thoi gian toi va cac nam sau"))

    answer = send(client, people.binh, "need-hand-in", need.pk, file=upload(secret, "phuong-an-tac-chien.pdf"), shown=1)

    assert (answer.status_code, "dấu chỉ độ mật" in answer.content.decode()) == (422, True)
    assert (Refusal.objects.count(), File.objects.count(), PackFile.objects.count(), files.exists()) == (1, 0, 0, False)
    kept = str([*Entry.objects.values(), *Notice.objects.values()])
    assert "tac-chien" not in kept


def test_file_too_large_is_refused(client: Client, people: People, need: Need, settings: Any) -> None:
    settings.UPLOAD_MAX_BYTES = 1000

    assert send(client, people.binh, "need-hand-in", need.pk, file=upload(pages_of(9)), shown=1).status_code == 413


def test_office_that_hands_in_for_a_unit_is_told_so(client: Client, people: People, need: Need) -> None:
    assert "Nộp thay Phòng Kinh tế" in page(client, people.lan, "need-hand-in", need.pk)
    assert "Nộp thay" not in page(client, people.binh, "need-hand-in", need.pk)


def test_returned_paper_shows_its_reason_to_the_unit(client: Client, people: People, meeting: Meeting, need: Need) -> None:
    handed(people.binh, need, pages_of(1))
    blank = send(client, people.ha, "need-return", need.pk, shown=2, reason="")
    send(client, people.ha, "need-return", need.pk, shown=2, reason="Thiếu phụ biểu số liệu")

    assert blank.status_code == 422
    assert "Thiếu phụ biểu số liệu" in page(client, people.binh, "meeting-dossier", meeting.pk)


def test_press_that_comes_too_late_says_why(client: Client, people: People, meeting: Meeting, need: Need) -> None:
    client.force_login(people.ha)

    answer = client.post(reverse("need-complete", args=[need.pk]), {"shown": 1}, follow=True)

    assert "Chưa có tệp mới để kiểm tra." in answer.content.decode()


def test_name_of_a_need_is_changed(client: Client, people: People, need: Need) -> None:
    send(client, people.binh, "need-change", need.pk, kind="draft", title="Dự thảo Kế hoạch", shown=1)

    need.refresh_from_db()
    assert str(need) == "Dự thảo Kế hoạch"


def test_unit_sees_its_own_papers_and_no_other_units(
    client: Client, people: People, meeting: Meeting, item: Item, need: Need, organs: Organs
) -> None:
    call(meeting, organ=organs.police)
    other = completed(people.cuong, make_need(make_item(meeting, prepared_by=organs.police), title="Báo cáo riêng"), pages_of(1), people.ha)
    handed(people.binh, need, pages_of(2))

    shown = page(client, people.binh, "meeting-dossier", meeting.pk)

    assert ("0 trong 1 nội dung" in shown, "Báo cáo riêng" in shown) == (True, False)
    for name in ("dossier-file", "dossier-original", "dossier-pdf"):
        assert client.get(reverse(name, args=[other.pk])).status_code == 404


def test_list_shows_standing_to_who_follows_and_matters_alone_to_who_reads(
    client: Client, people: People, meeting: Meeting, need: Need, organs: Organs
) -> None:
    make_item(meeting, prepared_by=organs.police, title=MATTERS[1])
    words = ("0 trong", "Còn thiếu: dự thảo", MATTERS[0], MATTERS[1])

    shown = {who.username: [said in page(client, who, "dossiers") for said in words] for who in (people.ha, people.binh, people.sen)}

    assert shown == {"ha": [True] * 4, "binh": [True, True, True, False], "sen": [False, False, True, True]}


def test_desk_reminds_the_unit_and_the_office(people: People, organs: Organs) -> None:
    soon = make_meeting(timezone.localdate() + dt.timedelta(days=4))
    later = make_meeting(DAY)
    first = make_need(make_item(soon, prepared_by=organs.economy))
    make_need(make_item(later, prepared_by=organs.economy))
    given_back = make_need(make_item(later, prepared_by=organs.economy), kind="submission")
    handed(people.binh, given_back, pages_of(1))

    def waits(account: Any) -> dict[str, int]:
        return {pile.label: pile.many for pile in piles(account) if "họp" in pile.label}

    assert waits(people.binh) == {"Tài liệu họp phải nộp": 1}
    assert waits(people.ha) == {"Tài liệu họp chờ kiểm tra": 1, "Cuộc họp chưa đủ hồ sơ": 1}
    given_back.refresh_from_db()
    return_need(people.ha, given_back.pk, given_back.revision, reason="Thiếu chữ ký")
    pile = next(pile for pile in piles(people.binh) if pile.label == "Tài liệu họp phải nộp")
    assert [(row.button, row.reason) for row in pile.rows] == [
        ("Nộp", f"Đơn vị đồng chí chuẩn bị; {soon.title}"), ("Nộp lại", "Trả lại: Thiếu chữ ký"),
    ]  # fmt: skip
    completed(people.binh, first, pages_of(2), people.ha)
    assert waits(people.ha) == {}
    assert waits(people.cuong) == {}


def test_chief_takes_out_a_file_that_must_not_be_here(client: Client, people: People, meeting: Meeting, need: Need) -> None:
    file = completed(people.binh, need, pages_of(1), people.ha)
    keep_note(people.sen, file.pk, 1, "a", 0)
    assert "Đưa ra khỏi phần mềm" in page(client, people.mai, "meeting-dossier", meeting.pk)
    assert "Đưa ra khỏi phần mềm" not in page(client, people.ha, "meeting-dossier", meeting.pk)

    send(client, people.mai, "dossier-expel", file.pk)

    file.refresh_from_db()
    assert (file.file, ReadingNote.objects.count()) == (None, 0)


def test_matter_before_the_wrong_body_is_warned_of(client: Client, people: People, meeting: Meeting, item: Item) -> None:
    add_matter(people.mai, name="Báo cáo năm", source="Quy chế, Điều 7", words="báo cáo kết quả", bodies={"committee": "decides"})

    shown = page(client, people.ha, "meeting-dossier", meeting.pk)

    assert "Không đúng thẩm quyền: Ban Thường vụ không quyết định" in shown
    assert [(link.label, link.note) for link in links_of(people.ha, meeting) if link.label == "Bảng thẩm quyền"] == [
        ("Bảng thẩm quyền", "1 nội dung trình chưa đúng thẩm quyền")
    ]
    assert "Không đúng thẩm quyền" not in page(client, people.sen, "meeting-dossier", meeting.pk)


def test_meeting_page_leads_to_its_papers(client: Client, people: People, meeting: Meeting, item: Item) -> None:
    shown = page(client, people.ha, "meeting", meeting.pk)

    assert (reverse("meeting-dossier", args=[meeting.pk]) in shown, "0 trong 1 nội dung đủ hồ sơ" in shown) == (True, True)


@pytest.mark.parametrize("many", [1, 3])
def test_pages_ask_as_often_for_one_as_for_many(
    many: int, client: Client, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    meeting = make_meeting(DAY)
    for number in range(many):
        paper = make_need(make_item(meeting, prepared_by=organs.economy))
        completed(people.binh, paper, pages_of(1, f"So {number}"), people.ha)
        make_need(make_item(make_meeting(DAY), prepared_by=organs.police))
    client.force_login(people.mai)
    client.get(reverse("meeting-dossier", args=[meeting.pk]))
    client.get(reverse("dossiers"))

    with django_assert_num_queries(22):
        client.get(reverse("meeting-dossier", args=[meeting.pk]))
    with django_assert_num_queries(12):
        client.get(reverse("dossiers"))


@pytest.mark.parametrize("many", [1, 3])
def test_links_beside_a_meeting_ask_as_often_for_one_as_for_many(
    many: int, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    meeting = make_meeting(DAY)
    for _ in range(many):
        make_need(make_item(meeting, prepared_by=organs.economy))

    with django_assert_num_queries(7):
        links(people.mai, meeting)

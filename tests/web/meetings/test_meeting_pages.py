"""The list of meetings and the page of one: what is shown to whom, what is typed is kept, clashes are told, fixed questions."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import html

from giaoban.office.directory.models import Organ, OrganGroup, Person
from giaoban.office.meetings import actions
from giaoban.office.meetings.models import Attendee, Item, Meeting, Room
from giaoban.web.meetings import around
from tests.office.meetings.rows import MATTERS, PERSONNEL, TITLE, call, make_item, make_meeting, make_series
from tests.people import Organs, People, person_of
from tests.web.directory.pages import refused, sent, shown, signed_in

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + dt.timedelta(days=9)
QUERIES_OF_LIST, QUERIES_OF_ONE = 7, 17
FORM = {"kind": "working", "title": "Làm việc với Sở Tài chính", "certainty": "fixed"}


def words(page: str) -> str:
    """The page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def titles(page: str) -> list[str]:
    return re.findall(r'class="row-title"[^>]*>([^<]+)<', page)


def test_list_goes_day_by_day_and_within_a_day_by_the_hour(people: People) -> None:
    make_meeting(SOON, title="Buổi chiều", time=dt.time(14))
    make_meeting(SOON, title="Buổi sáng", time=dt.time(8))
    make_meeting(SOON - dt.timedelta(days=2), title="Hôm trước")
    make_meeting(None, title="Chưa có ngày")
    make_meeting(timezone.localdate() - dt.timedelta(days=2), title="Đã qua")
    make_meeting(SOON, title="Đã hoãn", state="cancelled")
    mai = signed_in(people.mai)

    assert titles(shown(mai, "meetings")) == ["Hôm trước", "Buổi sáng", "Buổi chiều"]
    assert titles(shown(mai, "meetings", show="unset")) == ["Chưa có ngày"]
    assert titles(shown(mai, "meetings", show="past")) == ["Đã qua"]
    assert titles(shown(mai, "meetings", show="cancelled")) == ["Đã hoãn"]
    assert titles(shown(mai, "meetings", show="asks")) == []


def test_list_is_filtered_by_kind_and_by_what_is_mine(people: People) -> None:
    make_meeting(SOON, title="Tiếp công dân", kind="reception", chair=person_of(people.hoa))
    make_meeting(SOON, title="Hội nghị", kind="conference")
    hoa = signed_in(people.hoa)

    assert titles(shown(hoa, "meetings", kind="reception")) == ["Tiếp công dân"]
    assert titles(shown(hoa, "meetings", show="mine")) == ["Tiếp công dân"]


def test_list_pages_by_key(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.web.meetings.listing.SHOWN", 2)
    for n in range(5):
        make_meeting(SOON + dt.timedelta(days=n // 2), title=f"Cuộc {n}", time=None)
    mai, found, query = signed_in(people.mai), list[str](), dict[str, str]()

    for _ in range(3):
        page = shown(mai, "meetings", **query)
        found += titles(page)
        following = re.search(r'rel="next" href="\?([^"]+)"', page)
        query = {"after": following[1].split("=")[1]} if following else {}

    assert found == [f"Cuộc {n}" for n in range(5)]


@pytest.mark.parametrize("after", ["x.1", "2026-13-01.1", ".9" * 30, "2026-11-26.", ".7"])
def test_list_takes_any_key_that_somebody_writes(after: str, people: People) -> None:
    make_meeting(SOON)

    shown(signed_in(people.mai), "meetings", after=after)


@pytest.mark.parametrize("many", [1, 3])
def test_list_takes_the_same_questions_for_one_and_for_three(many: int, people: People) -> None:
    for _ in range(many):
        make_meeting(SOON, chair=person_of(people.hoa))
    mai = signed_in(people.mai)
    shown(mai, "meetings")

    with CaptureQueriesContext(connection) as asked:
        shown(mai, "meetings")

    assert len(asked) == QUERIES_OF_LIST


@pytest.mark.parametrize("many", [1, 3])
def test_page_takes_the_same_questions_for_one_and_for_three(
    many: int, people: People, organs: Organs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(around, "_PROVIDERS", [])  # each of which is counted in its own room
    meeting = make_meeting(SOON, chair=person_of(people.hoa))
    every = (people.sen, people.binh, people.nam)
    for account in every[:many]:
        make_item(meeting, prepared_by=organs.economy, rapporteur=person_of(account))
        call(meeting, account=account)
        actions.change_meeting(people.ha, meeting.pk, Meeting.objects.get(pk=meeting.pk).revision, chair=person_of(account))
    mai = signed_in(people.mai)
    shown(mai, "meeting", meeting.pk)

    with CaptureQueriesContext(connection) as asked:
        shown(mai, "meeting", meeting.pk)

    assert len(asked) == QUERIES_OF_ONE


def test_meeting_is_entered_and_clashes_are_told_at_once(people: People) -> None:
    room = Room.objects.create(name="Phòng họp số 1")
    make_meeting(SOON, title="Giao ban", chair=person_of(people.hoa), room=room)
    mai = signed_in(people.mai)
    day = SOON.isoformat()

    status, url = sent(mai, "meeting-new", **FORM, day=day, time="08:30", chair=person_of(people.hoa).pk, room=room.pk)

    page = words(mai.get(url).content.decode())
    assert status == 302
    assert "Chủ trì Lê Văn Hòa trùng giờ với Giao ban" in page
    assert "Phòng họp số 1 trùng giờ với Giao ban" in page


def test_clash_with_what_one_may_not_see_tells_no_title(people: People) -> None:
    make_meeting(SOON, title="Họp về nhân sự", chair=person_of(people.hoa), confidentiality=1)
    mine = make_meeting(SOON, chair=person_of(people.hoa))

    page = words(shown(signed_in(people.ha), "meeting", mine.pk))

    assert "Chủ trì Lê Văn Hòa trùng giờ với một việc khác" in page
    assert "Họp về nhân sự" not in page


def test_what_is_refused_stays_typed(people: People) -> None:
    page = refused(signed_in(people.mai), "meeting-new", **FORM)

    assert "Ghi ngày, hoặc chọn “Chưa ấn định”." in page
    assert "Làm việc với Sở Tài chính" in page


def test_meeting_moved_shows_what_it_was_who_and_why(people: People) -> None:
    meeting = make_meeting(SOON, time=dt.time(8))
    mai = signed_in(people.mai)
    values = {**FORM, "day": SOON.isoformat(), "time": "14:00", "reason": "Bí thư dự <họp> tỉnh", "shown": 1}

    assert sent(mai, "meeting-change", meeting.pk, **values)[0] == 302

    page = shown(mai, "meeting", meeting.pk)
    assert "Giờ: 08:00 → 14:00" in page
    assert "Bí thư dự &lt;họp&gt; tỉnh" in page
    assert "<b>Trần Thị Mai</b>" in page


def test_stale_form_is_refused_and_kept(people: People) -> None:
    meeting = make_meeting(SOON)
    actions.change_meeting(people.ha, meeting.pk, 1, time=dt.time(9))

    values = {**FORM, "title": "Tên mới", "day": SOON.isoformat(), "shown": 1}
    answer = signed_in(people.mai).post(reverse("meeting-change", args=[meeting.pk]), values)

    assert (answer.status_code, "Tên mới" in answer.content.decode()) == (409, True)
    assert Meeting.objects.get(pk=meeting.pk).title == TITLE


def test_unit_sees_the_meeting_it_prepares_a_matter_of_and_may_change_nothing(people: People, organs: Organs) -> None:
    meeting = make_meeting(SOON)
    make_item(meeting, prepared_by=organs.economy)
    make_item(meeting, title=PERSONNEL, confidential=True)
    binh = signed_in(people.binh)

    page = shown(binh, "meeting", meeting.pk)

    assert "Phát tại hội nghị, thu hồi" in page
    assert ">Sửa" not in page
    assert binh.get(reverse("meeting-change", args=[meeting.pk])).status_code == 403
    assert signed_in(people.cuong).get(reverse("meeting", args=[meeting.pk])).status_code == 404


def test_agenda_is_entered_put_in_order_withdrawn_and_sent_from_the_page(people: People, organs: Organs) -> None:
    meeting, mai = make_meeting(SOON), signed_in(people.mai)
    for title in MATTERS:
        sent(mai, "meeting-item-new", meeting.pk, title=title, number="(1)", prepared_by=organs.economy.pk, minutes=15)
    first, second = Item.objects.all()
    sent(mai, "meeting-order", meeting.pk, **{f"place-{first.pk}": 2, f"place-{second.pk}": 1})
    second.refresh_from_db()
    sent(mai, "meeting-item", second.pk, title=MATTERS[1], number="(2)", shown=second.revision)
    sent(mai, "meeting-send-agenda", meeting.pk, shown=1)
    first.refresh_from_db()
    sent(mai, "meeting-item-withdraw", first.pk, shown=first.revision)

    page = words(shown(mai, "meeting", meeting.pk))

    assert [(item.number, item.state) for item in Item.objects.all()] == [("(2)", "stands"), ("(1)", "withdrawn")]
    assert "Chương trình mời, bản 1" in page
    assert page.count(MATTERS[0]) == 2  # withdrawn, and in the agenda that was sent
    assert sent(mai, "meeting-item-restore", first.pk, shown=first.revision + 1)[0] == 302
    assert "Người khác vừa sửa" in mai.post(reverse("meeting-item-withdraw", args=[first.pk]), {"shown": 1}, follow=True).content.decode()


def test_who_has_left_and_what_has_ended_stays_where_it_stands(people: People, organs: Organs) -> None:
    hoa, room = person_of(people.hoa), Room.objects.create(name="Hội trường")
    stands = {"chair": hoa, "office_lead": person_of(people.mai), "prepared_by": organs.economy, "room": room}
    meeting, series = make_meeting(SOON, **stands), make_series(first=SOON, chair=hoa)
    item = make_item(meeting, rapporteur=hoa, prepared_by=organs.economy)
    series.people.set([hoa])
    Person.objects.filter(pk=hoa.pk).update(active=False)
    Organ.objects.filter(pk=organs.economy.pk).update(valid_to=timezone.localdate() - dt.timedelta(days=1))
    Room.objects.update(active=False)
    mai = signed_in(people.mai)

    for name, key, values in (
        ("meeting-change", meeting.pk, {"place": "Phòng họp số 2"}),
        ("meeting-item", item.pk, {"minutes": "15"}),
        ("meeting-series-change", series.pk, {"place": "Phòng họp số 2"}),
    ):
        status, _ = sent(mai, name, key, **typed(shown(mai, name, key)) | values)
        assert status == 302

    meeting.refresh_from_db()
    assert {name: getattr(meeting, name) for name in stands} == stands
    assert meeting.changes.get().after == {"place": "Phòng họp số 2"}
    item.refresh_from_db()
    assert (item.minutes, item.rapporteur, item.prepared_by) == (15, hoa, organs.economy)
    series.refresh_from_db()
    assert (series.place, series.chair, list(series.people.all())) == ("Phòng họp số 2", hoa, [hoa])
    assert hoa.full_name not in longest_form(shown(mai, "meeting-new")).text_content()  # nobody chooses him anew


def longest_form(page: str) -> Any:
    whole: Any = html.document_fromstring(page)
    return max(whole.forms, key=lambda one: len(one.fields.keys()))


def typed(page: str) -> dict[str, list[str]]:
    """What a browser sends of a form in which nobody changed anything."""
    found: dict[str, list[str]] = {}
    for name, value in longest_form(page).form_values():
        found.setdefault(name, []).append(value)
    return found


def test_people_organs_and_a_group_are_called_at_once(people: People, organs: Organs) -> None:
    group = OrganGroup.objects.create(name="Các chi bộ")
    group.organs.set([organs.cell, organs.school])
    Organ.objects.filter(pk=organs.school.pk).update(valid_to=timezone.localdate() - dt.timedelta(days=1))  # it was merged
    meeting, mai = make_meeting(SOON), signed_in(people.mai)
    values = {
        "part": "member",
        "people": [person_of(people.sen).pk],
        "organs": [organs.economy.pk],
        "groups": [group.pk],
        "words": "Ông A\nBà B",
    }

    assert sent(mai, "meeting-call", meeting.pk, **values)[0] == 302

    assert [str(seat) for seat in Attendee.objects.all()] == ["Bùi Thị Sen", "Phòng Kinh tế", "Chi bộ thôn Đồng Mít", "Ông A", "Bà B"]
    assert "5 được mời: 5 chưa trả lời" in words(shown(mai, "meeting", meeting.pk))
    refused(mai, "meeting-call", meeting.pk, **values | {"words": ""})


def test_who_is_called_answers_for_himself_and_the_office_for_him(people: People) -> None:
    meeting = make_meeting(SOON)
    seat = call(meeting, account=people.sen)
    sen = signed_in(people.sen)
    assert "Vắng thì ghi lý do" in refused(sen, "meeting-answer", seat.pk, answer="away", shown=1)

    delegate = person_of(people.thanh).pk
    assert sent(sen, "meeting-answer", seat.pk, answer="delegates", delegate=delegate, shown=1)[0] == 302

    assert "Ủy quyền cho Ngô Văn Thành" in words(shown(signed_in(people.mai), "meeting", meeting.pk))
    assert sent(signed_in(people.mai), "meeting-answer", seat.pk, answer="comes", shown=2)[0] == 302
    assert signed_in(people.thanh).get(reverse("meeting-answer", args=[seat.pk])).status_code == 404  # nobody's delegate any more


def test_attendance_is_one_tap_each_and_swaps_its_row(people: People) -> None:
    meeting = make_meeting(timezone.localdate())
    seats = [call(meeting, account=account) for account in (people.sen, people.binh)]
    mai = signed_in(people.mai)

    answer = mai.post(reverse("meeting-mark", args=[seats[0].pk]), {"attendance": "absent", "shown": 1}, headers={"HX-Request": "true"})
    stale = mai.post(reverse("meeting-mark", args=[seats[0].pk]), {"attendance": "present", "shown": 1}, headers={"HX-Request": "true"})
    sent(mai, "meeting-all-present", meeting.pk)

    assert (answer.status_code, 'value="" aria-pressed="true"' in answer.content.decode()) == (200, True)
    assert (stale.status_code, "Người khác vừa sửa" in stale.content.decode()) == (409, True)
    assert [seat.attendance for seat in Attendee.objects.all()] == ["absent", "present"]


def test_attendance_without_script_leads_back_to_the_page(people: People) -> None:
    meeting = make_meeting(SOON)
    seat = call(meeting, account=people.sen)
    mai = signed_in(people.mai)

    answer = mai.post(reverse("meeting-mark", args=[seat.pk]), {"attendance": "present", "shown": 1}, follow=True)

    assert "Chưa đến ngày họp" in answer.content.decode()
    assert mai.get(reverse("meeting-mark", args=[seat.pk])).status_code == 302


def test_somebody_is_taken_off_the_list(people: People) -> None:
    seat = call(make_meeting(SOON), account=people.sen)
    mai = signed_in(people.mai)

    assert "Người khác vừa sửa" in mai.post(reverse("meeting-seat-remove", args=[seat.pk]), {"shown": 9}, follow=True).content.decode()
    sent(mai, "meeting-seat-remove", seat.pk, shown=1)

    assert Attendee.objects.count() == 0


def test_rooms_are_kept(people: People) -> None:
    mai = signed_in(people.mai)
    sent(mai, "meeting-room-new", name="Hội trường xã", seats=200)
    room = Room.objects.get()
    assert "Đã có phòng mang tên này" in refused(mai, "meeting-room-new", name="hội trường xã")

    sent(mai, "meeting-room", room.pk, name="Hội trường", seats=180, shown=1)

    room.refresh_from_db()
    assert (room.name, room.seats, room.active) == ("Hội trường", 180, False)
    assert "Không dùng nữa" in shown(mai, "meeting-rooms")


def test_other_parts_hang_their_links_on_the_page(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(around, "_PROVIDERS", [])
    around.around(lambda _, meeting: [around.Around("Tài liệu họp", f"/dossier/{meeting.pk}/", 5, "còn thiếu 1")])
    meeting = make_meeting(SOON)

    page = words(shown(signed_in(people.mai), "meeting", meeting.pk))

    assert "Tài liệu họp 5 còn thiếu 1" in page


@pytest.mark.parametrize("name", ["cancel", "restore", "hold", "attends", "send-agenda"])
def test_act_is_asked_in_a_dialog_where_a_script_runs(name: str, people: People) -> None:
    meeting: Any = make_meeting(SOON, invited=True)

    page = signed_in(people.mai).get(reverse(f"meeting-{name}", args=[meeting.pk]), headers={"HX-Request": "true"}).content.decode()

    assert page.startswith("\n<form") or 'class="dialog-head"' in page


def test_meeting_is_called_off_and_held_from_its_page(people: People) -> None:
    meeting, mai = make_meeting(timezone.localdate()), signed_in(people.mai)
    sent(mai, "meeting-cancel", meeting.pk, reason="Chưa đủ hồ sơ", shown=1)
    assert "Lý do: Chưa đủ hồ sơ" in shown(mai, "meeting", meeting.pk)
    sent(mai, "meeting-restore", meeting.pk, reason="", shown=2)
    refused(mai, "meeting-hold", meeting.pk, day=SOON.isoformat(), shown=3)

    sent(mai, "meeting-hold", meeting.pk, day=timezone.localdate().isoformat(), chair=person_of(people.nam).pk, shown=3)

    meeting.refresh_from_db()
    assert (meeting.state, meeting.chair) == ("held", person_of(people.nam))

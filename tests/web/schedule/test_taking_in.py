"""An .ics file taken in: looked at, entered once, screened like every file; what is hostile is refused in words and nothing is kept."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.meetings.actions import enter_from_calendar, make_feed
from giaoban.office.meetings.models import Meeting
from giaoban.office.registry.models import Refusal
from giaoban.timing.ical_reading import read_calendar
from tests.office.meetings.rows import make_meeting
from tests.people import People, person_of
from tests.timing.test_ical_reading import calendar
from tests.web.directory.pages import shown, signed_in

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = f"{TODAY:%Y%m%d}"
INVITATION = f"UID:moi-1@tinh\r\nDTSTART:{DAY}T080000\r\nDTEND:{DAY}T100000\r\nSUMMARY:Hội nghị của tỉnh\r\nLOCATION:Trung tâm hội nghị"


def looked(client: Client, data: bytes, **more: str) -> tuple[int, str]:
    """What comes of choosing a file."""
    answer = client.post(reverse("schedule-take-in"), {"file": SimpleUploadedFile("moi.ics", data, "text/calendar"), **more})
    return answer.status_code, answer.content.decode()


def entered(client: Client, page: str, **more: object) -> str:
    """All that is ticked on the preview, entered; where that leads."""
    sealed = re.search(r'name="sealed" value="([^"]+)"', page)
    rows = re.findall(r'name="row" value="(\d+)"', page)
    answer = client.post(reverse("schedule-take"), {"sealed": sealed[1] if sealed else "", "row": rows, **more})
    return str(answer.headers.get("Location"))


def test_file_is_looked_at_then_entered_once(people: People) -> None:
    client = signed_in(people.lan)
    assert "Nhập lịch từ tệp .ics" in shown(client, "schedule-take-in")
    status, page = looked(
        client, calendar(INVITATION, f"UID:b\r\nDTSTART;VALUE=DATE:{DAY}\r\nSUMMARY:Tập huấn\r\nSTATUS:TENTATIVE\r\nCLASS:PRIVATE")
    )
    assert (status, "Tệp có 2 việc, 2 việc mới" in page, Meeting.objects.count()) == (200, True, 0)

    assert entered(client, page) == reverse("schedule-week", args=[TODAY.isoformat()])

    whole, timed = Meeting.objects.order_by("title").reverse()
    assert (timed.title, timed.day, timed.time, timed.end_time, timed.place) == (
        "Hội nghị của tỉnh",
        TODAY,
        dt.time(8),
        dt.time(10),
        "Trung tâm hội nghị",
    )
    assert (whole.title, whole.half, whole.certainty, whole.private, whole.enterer) == (
        "Tập huấn",
        "all-day",
        "tentative",
        True,
        people.lan,
    )
    _, again = looked(client, calendar(INVITATION))
    assert "đã có trong lịch" in again
    assert "không có việc nào mới" in again
    assert entered(client, page) == reverse("schedule-take-in")  # the page sent twice
    assert Meeting.objects.count() == 2


def test_what_the_file_says_otherwise_of_a_meeting_that_is_there_is_said_and_changes_nothing(people: People) -> None:
    client = signed_in(people.ha)
    entered(client, looked(client, calendar(INVITATION))[1])
    meeting = Meeting.objects.get()
    way = f'href="{reverse("meeting", args=[meeting.pk])}"'

    same = looked(client, calendar(INVITATION))[1]
    moved = looked(client, calendar(INVITATION.replace("T080000", "T090000").replace("Trung tâm hội nghị", "Nhà văn hóa")))[1]
    off = looked(client, calendar(f"{INVITATION}\r\nSTATUS:CANCELLED"))[1]
    Meeting.objects.update(confidentiality=1)
    unseen = looked(client, calendar(f"{INVITATION}\r\nSTATUS:CANCELLED"))[1]

    assert ("đã có trong lịch<" in same, way in same) == (True, False)
    assert ("đã có trong lịch, tệp ghi giờ, địa điểm khác<" in moved, way in moved) == (True, True)
    assert ("đã có trong lịch, tệp báo không họp<" in off, way in off) == (True, True)
    assert ("đã có trong lịch<" in unseen, way in unseen) == (True, False)
    assert (Meeting.objects.get().time, Meeting.objects.get().state) == (dt.time(8), "planned")


def test_what_is_not_ticked_stays_out(people: People) -> None:
    client = signed_in(people.lan)
    _, page = looked(client, calendar(INVITATION))

    entered(client, page, row=[])

    assert Meeting.objects.count() == 0


def test_what_is_off_or_confidential_is_shown_and_not_entered(people: People) -> None:
    client = signed_in(people.lan)
    _, page = looked(
        client, calendar(INVITATION + "\r\nSTATUS:CANCELLED", f"UID:c\r\nDTSTART:{DAY}T080000\r\nSUMMARY:X\r\nCLASS:CONFIDENTIAL")
    )

    assert ("không họp" in page, "ghi là bảo mật, không nhập" in page, 'name="sealed"' in page) == (True, True, False)
    found = read_calendar(calendar(INVITATION + "\r\nSTATUS:CANCELLED"), TODAY, TODAY)
    assert enter_from_calendar(people.lan, found) == []


def test_own_feed_taken_in_again_enters_nothing(people: People) -> None:
    make_meeting(TODAY, chair=person_of(people.hoa))
    _, token = make_feed(people.hoa, "person", person_id=person_of(people.hoa).pk)
    feed = Client().get(reverse("feed", args=[token])).content

    _, page = looked(signed_in(people.lan), feed)

    assert "Tệp có 1 việc, không có việc nào mới." in page


@pytest.mark.parametrize("words", ["SUMMARY:Họp\\nMẬT\\nvề việc khác", "DESCRIPTION:Kèm danh sách\\nTUYỆT MẬT\\nhọp kín"])
def test_secret_calendar_is_refused_and_nothing_of_it_kept(words: str, people: People) -> None:
    status, page = looked(signed_in(people.lan), calendar(f"UID:a\r\nDTSTART:{DAY}T080000\r\n{words}"), assured="on")

    assert (status, "Tệp có dấu chỉ độ mật nên bị từ chối" in page) == (422, True)
    assert (Meeting.objects.count(), Refusal.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 khong phai lich", "Chưa nhận"),
        ("Giấy mời họp lúc 8 giờ".encode(), "Đây không phải tệp lịch"),
        (calendar(f"UID:a\r\nDTSTART:{DAY}T080000\r\nRRULE:FREQ=SECONDLY"), "Không đọc được lịch lặp"),
    ],
)
def test_what_is_no_calendar_is_refused_in_words(data: bytes, words: str, people: People) -> None:
    status, page = looked(signed_in(people.lan), data, assured="on")

    assert (status, words in page) == (422, True)


def test_calendar_with_nothing_in_it_says_so(people: People) -> None:
    assert "Tệp không có việc nào trong năm tới." in looked(signed_in(people.lan), calendar("UID:a\r\nDTSTART:20200101T080000"))[1]


def test_preview_of_another_enters_nothing(people: People) -> None:
    _, page = looked(signed_in(people.lan), calendar(INVITATION))

    assert entered(signed_in(people.ha), page) == reverse("schedule-take-in")
    assert Meeting.objects.count() == 0


def test_unit_takes_no_calendar_in(people: People) -> None:
    assert signed_in(people.binh).get(reverse("schedule-take-in")).status_code == 403
    with pytest.raises(PermissionDenied):
        enter_from_calendar(people.binh, read_calendar(calendar(INVITATION), TODAY, TODAY))

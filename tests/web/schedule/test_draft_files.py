"""The week that is not published yet as a file: what would be published, marked as a draft, for who arranges the week."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings.actions import change_meeting
from tests.office.meetings.rows import MONDAY, TITLE, make_meeting
from tests.office.meetings.test_weeks import WHY, publish
from tests.people import People
from tests.web.directory.pages import shown, signed_in

pytestmark = pytest.mark.django_db
WEEK = MONDAY.isoformat()


def lines(data: bytes) -> list[str]:
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def test_week_that_is_not_published_is_a_file_that_says_it_is_a_draft(people: People) -> None:
    make_meeting()
    make_meeting(title="Bàn nhân sự", confidentiality=Confidentiality.RESTRICTED)
    make_meeting(title="Đi công tác riêng", private=True)
    client = signed_in(people.mai)

    page = shown(client, "schedule-week", WEEK)
    word = client.get(reverse("schedule-draft-word", args=[WEEK]))
    pdf = client.get(reverse("schedule-draft-pdf", args=[WEEK]))

    assert (reverse("schedule-draft-word", args=[WEEK]) in page, reverse("schedule-draft-pdf", args=[WEEK]) in page) == (True, True)
    assert word.headers["Content-Disposition"] == 'attachment; filename="du-thao-lich-cong-tac-tuan-48-2026-ban-1.docx"'
    said = lines(word.content)
    assert ("Dự thảo" in said, any(TITLE in line for line in said), "Lịch này thay giấy mời." in said) == (True, True, True)
    assert [line for line in said if "nhân sự" in line or "riêng" in line] == []
    drawn = PdfReader(BytesIO(pdf.content)).pages[0]
    assert ("Dự thảo" in (drawn.extract_text() or ""), drawn.mediabox.width > drawn.mediabox.height) == (True, True)


def test_later_the_file_holds_what_has_changed_and_all_of_it_on_request(people: People) -> None:
    meeting, _ = make_meeting(), make_meeting(title="Giao ban Thường trực")
    issue = publish(people.mai)
    client = signed_in(people.ha)
    address = reverse("schedule-draft-word", args=[WEEK])
    same = client.get(address)
    before = shown(client, "schedule-week", WEEK)
    change_meeting(people.mai, meeting.pk, meeting.revision, reason=WHY, time=dt.time(10))

    changes, whole = client.get(address), client.get(f"{address}?whole=1")

    assert (same.status_code, same.headers["Location"]) == (302, reverse("schedule-issue-word", args=[issue.pk]))
    assert (address in before, address in shown(client, "schedule-week", WEEK)) == (False, True)
    assert changes.headers["Content-Disposition"] == 'attachment; filename="du-thao-lich-thay-doi-bo-sung-tuan-48-2026-ban-2.docx"'
    held = [[name for name in (TITLE, "Giao ban") if any(name in line for line in lines(answer.content))] for answer in (changes, whole)]
    assert held == [[TITLE], [TITLE, "Giao ban"]]
    assert ["Dự thảo" in lines(answer.content) for answer in (changes, whole)] == [True, True]
    assert "Dự thảo" not in lines(client.get(reverse("schedule-issue-word", args=[issue.pk])).content)


def test_draft_of_a_week_is_for_who_arranges_it(people: People) -> None:
    make_meeting()
    found = {}
    for account in people.all():
        answer = signed_in(account).get(reverse("schedule-draft-pdf", args=[WEEK]))
        found[account.username] = answer.status_code

    assert [name for name, status in found.items() if status == 200] == ["lan", "ha", "mai", "hoa", "nam", "minh"]
    assert set(found.values()) == {200, 403}
    assert reverse("schedule-draft-pdf", args=[WEEK]) not in shown(signed_in(people.binh), "schedule-week", WEEK)


def test_week_that_there_is_not_is_no_file(people: People) -> None:
    client = signed_in(people.mai)

    assert [client.get(f"/schedule/{day}/draft/pdf/").status_code for day in ("x", "2026-13-01", WEEK)] == [404, 404, 200]


def test_week_over_the_new_year_is_called_by_the_year_it_is_counted_in(people: People) -> None:
    make_meeting(dt.date(2026, 1, 2))

    file = signed_in(people.mai).get(reverse("schedule-draft-word", args=["2025-12-29"]))

    assert file.headers["Content-Disposition"] == 'attachment; filename="du-thao-lich-cong-tac-tuan-1-2026-ban-1.docx"'

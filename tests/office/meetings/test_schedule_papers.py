"""Lịch công tác tuần and thay đổi, bổ sung as papers: an entry a row, on a page that lies on its long side, read again entry by entry."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document

from giaoban.office.directory.heads import head_of_office
from giaoban.office.meetings import weeks
from giaoban.office.meetings.actions import cancel_meeting, change_meeting
from giaoban.office.meetings.entries import entry_from
from giaoban.office.meetings.models import WeekIssue
from giaoban.office.meetings.papers.schedule import changes_paper, week_paper
from giaoban.writing.paper import Paper
from giaoban.writing.pdf import pdf
from giaoban.writing.profile import Profile, landscape, profile_called
from giaoban.writing.word import word
from tests.office.meetings.rows import BOARD_DAY, MONDAY, TITLE, make_meeting
from tests.office.meetings.test_weeks import publish
from tests.people import Organs, People, person_of
from tests.read_again import HOSTILE, again, departures, met, signed, words_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 20)
HALF = dt.time(14)
OFFICE = "Văn phòng Đảng ủy | Trần Thị Mai"


def whole(issue: WeekIssue, off: dict[dt.date, str] | None = None) -> Paper:
    return week_paper(issue, [entry_from(kept) for kept in issue.entries], off or {}, head_of_office(DAY))


def changes(issue: WeekIssue) -> Paper:
    return changes_paper(issue, [weeks.difference_from(kept) for kept in issue.changed], head_of_office(DAY))


def lying(paper: Paper) -> Profile:
    return landscape(profile_called(paper.profile))


@pytest.fixture
def week(people: People, organs: Organs) -> WeekIssue:
    """A briefing, the Standing Board and a field trip of two days, published in place of invitations."""
    usual: dict[str, Any] = {"office_lead": person_of(people.mai), "prepared_by": organs.office, "place": "Phòng họp số 1"}
    make_meeting(MONDAY, title="Giao ban Thường trực", time=HALF, half="afternoon", chair=person_of(people.hoa), **usual)
    make_meeting(chair=person_of(people.hoa), participants="Ban Thường vụ", certainty="tentative", **usual)
    until = BOARD_DAY + dt.timedelta(2)
    make_meeting(BOARD_DAY + dt.timedelta(1), title="Kiểm tra rừng", time=None, half="all-day", end_day=until, chair=person_of(people.minh))
    return publish(people.mai, replaces_invitation=True)


def test_week_has_an_entry_a_row(week: WeekIssue) -> None:
    paper = whole(week, {dt.date(2026, 11, 24): "Ngày Văn hóa Việt Nam"})

    assert words_of(paper) == [
        "Lịch này thay giấy mời.",
        f"Thứ Hai 23/11/2026 | Chiều | 14 giờ 00: Giao ban Thường trực | Lê Văn Hòa |  | Phòng họp số 1 | {OFFICE}",
        f"Thứ Năm 26/11/2026 | Sáng | 08 giờ 00: {TITLE} (dự kiến) | Lê Văn Hòa | Ban Thường vụ | Phòng họp số 1 | {OFFICE}",
        "Thứ Sáu 27/11/2026 | Cả ngày | Kiểm tra rừng (từ 27/11 đến 28/11) | Phạm Quang Minh |  |  |  | ",
        "Ngày nghỉ: thứ Ba 24/11 (Ngày Văn hóa Việt Nam).",
    ]
    assert (paper.kind, paper.subject, paper.symbol) == ("Lịch công tác tuần 48", "(Từ ngày 23/11/2026 đến ngày 29/11/2026)", "")


def test_week_is_read_again_entry_by_entry(week: WeekIssue) -> None:
    paper = whole(week, {dt.date(2026, 11, 24): "Ngày Văn hóa Việt Nam"})

    reading = again(paper, lying(paper))

    assert [(title, day, time) for title, day, time, _, _ in met(reading)] == [
        ("Giao ban Thường trực", MONDAY, HALF), (TITLE, BOARD_DAY, dt.time(8)),
        ("Kiểm tra rừng", BOARD_DAY + dt.timedelta(1), None),
    ]  # fmt: skip
    assert [(one.certainty, one.end_date) for one in reading.meetings] == [
        ("fixed", None), ("tentative", None), ("fixed", dt.date(2026, 11, 28)),
    ]  # fmt: skip
    assert [(one.place, one.chair, one.prepared_by) for one in reading.meetings][:2] == [
        ("Phòng họp số 1", "Lê Văn Hòa", ("Văn phòng Đảng ủy",)),
    ] * 2  # fmt: skip
    assert (reading.document.type, signed(reading)) == ("LICH", (None, None, "CHÁNH VĂN PHÒNG", "Trần Thị Mai"))


def test_changes_hold_what_changed_and_no_more(people: People, week: WeekIssue) -> None:
    keys = {kept["title"]: kept["meeting"] for kept in week.entries}
    board, briefing = keys[TITLE], keys["Giao ban Thường trực"]
    change_meeting(people.mai, board, 1, time=dt.time(9, 30), reason="Bí thư họp tỉnh")
    cancel_meeting(people.mai, briefing, 1, reason="Trùng lịch của tỉnh")
    issue = publish(people.mai)

    paper = changes(issue)

    rows = [line.split(" | ") for line in words_of(paper)]
    assert [(row[0], row[2], row[-1]) for row in rows] == [
        ("Thứ Hai 23/11/2026", "14 giờ 00: Giao ban Thường trực\nKhông họp: Trùng lịch của tỉnh", "Không họp (Trùng lịch của tỉnh)"),
        ("Thứ Năm 26/11/2026", f"09 giờ 30: {TITLE} (dự kiến)", "Đổi giờ 08:00 → 09:30 (Bí thư họp tỉnh)"),
    ]
    assert paper.kind == "Lịch thay đổi, bổ sung tuần 48"
    assert ("Kiểm tra rừng" in again(paper, lying(paper)).source.text) is False
    assert words_of(whole(issue))[1].startswith("Thứ Năm 26/11/2026 | Sáng | 09 giờ 30")  # the whole week of that issue, on request


def test_entry_that_stands_for_its_invitation_says_so_where_the_week_does_not(people: People, organs: Organs) -> None:
    make_meeting(replaces_invitation=True)
    make_meeting(MONDAY, title="Giao ban")

    paper = whole(publish(people.mai, replaces_invitation=False))

    assert [line.split(" | ")[2] for line in words_of(paper)] == ["08 giờ 00: Giao ban", f"08 giờ 00: {TITLE}\n(Thay giấy mời)"]
    assert [title for title, *_ in met(again(paper, lying(paper)))] == ["Giao ban", TITLE]
    said = whole(publish_anew(people, replaces_invitation=True))
    assert "Thay giấy mời" not in "".join(words_of(said)[1:])


def publish_anew(people: People, **more: Any) -> WeekIssue:
    """The week once more, with a meeting more on it."""
    make_meeting(MONDAY, title="Hội ý", time=dt.time(16))
    return publish(people.mai, **more)


def test_what_was_moved_to_the_week_before_names_its_new_day(people: People, organs: Organs) -> None:
    meeting = make_meeting()
    publish(people.mai)
    change_meeting(people.mai, meeting.pk, 1, day=MONDAY - dt.timedelta(3), reason="Tỉnh họp sớm")

    [row] = [line.split(" | ") for line in words_of(changes(publish(people.mai)))]

    assert (row[0], row[-1]) == ("Thứ Sáu 20/11/2026", "Chuyển từ 08:00 thứ Năm 26/11 sang 08:00 thứ Sáu 20/11 (Tỉnh họp sớm)")


def test_page_lies_on_its_long_side(week: WeekIssue) -> None:
    paper = whole(week)
    profile = lying(paper)

    assert departures(paper, profile) == []
    section = Document(BytesIO(word(paper, profile))).sections[0]
    drawn = pypdfium2.PdfDocument(pdf(paper, profile))

    assert (round(section.page_width.mm), round(section.page_height.mm), section.orientation) == (297, 210, 1)  # type: ignore[union-attr]
    assert [round(size / 72 * 25.4) for size in drawn[0].get_size()] == [297, 210]
    drawn.close()
    upright = Document(BytesIO(word(paper))).sections[0]
    assert (round(upright.page_width.mm), upright.orientation) == (210, 0)  # type: ignore[union-attr]


def test_hostile_words_come_out_as_those_words(people: People, organs: Organs) -> None:
    make_meeting(title=HOSTILE, place=HOSTILE[:200], participants=HOSTILE)
    paper = whole(publish(people.mai))

    assert again(paper, lying(paper)).source.text.count(HOSTILE) == 3

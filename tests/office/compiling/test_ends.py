"""At the end of a year, of a quarter, of a unit: what is left over is proposed, and who goes on with it is asked."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.compiling.proposals import Source
from giaoban.office.directory.models import Organ, Person
from tests.office.compiling.rows import make_draft, waiting
from tests.office.meetings.rows import make_item, make_meeting
from tests.office.programme.rows import NOVEMBER, make_line, make_programme
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
YEAR = dt.date(2026, 1, 1)


def test_what_the_year_and_the_quarter_leave_undone_is_proposed_for_the_month_after_them(people: People, organs: Organs) -> None:
    january = make_programme(organs.committee, dt.date(2027, 1, 1), state="draft")
    year, quarter = (make_programme(organs.committee, day, kind) for day, kind in ((YEAR, "year"), (dt.date(2026, 10, 1), "quarter")))
    make_line(make_programme(organs.committee, dt.date(2026, 7, 1), "quarter"), text="Việc quý III", due="2026-Q3")
    make_line(year, text="Việc của năm", due="2026-11")
    make_line(quarter, text="Việc của quý", due="2026-Q4")
    make_line(quarter, text="Việc đã xong", due="2026-Q4", done_on=NOVEMBER)

    said = {one.words: one.reason for one in waiting(people.mai, january, Source.LONGER)}
    assert said == {
        "Việc của năm": "Chương trình năm 2026: thời gian tháng 11/2026. Thời gian ấy đã qua mà chưa xong.",
        "Việc của quý": "Chương trình quý IV/2026: thời gian quý IV/2026. Thời gian ấy đã qua mà chưa xong.",
    }
    february = make_programme(organs.committee, dt.date(2027, 2, 1), state="draft")
    assert waiting(people.mai, february, Source.LONGER) == []


def test_unit_that_has_ended_and_leader_who_has_left_are_asked_about(people: People, organs: Organs) -> None:
    draft, november = make_draft(organs), make_programme(organs.committee)
    make_line(november, organ=organs.economy, leader=person_of(people.nam))
    make_item(make_meeting(dt.date(2026, 12, 25)), title="Phương án phòng cháy", prepared_by=organs.economy)
    before = {one.source: one.lacking for one in waiting(people.mai, draft)}

    Organ.objects.filter(pk=organs.economy.pk).update(valid_to=dt.date(2026, 11, 30))
    Person.objects.filter(pk=person_of(people.nam).pk).update(active=False)

    after = {one.source: one.lacking[len(before[one.source]) :] for one in waiting(people.mai, draft)}
    ended = "Phòng Kinh tế không còn, đơn vị nào tiếp nhận"
    assert after == {
        Source.UNFINISHED: (ended, "đồng chí Vũ Đình Nam không còn công tác, ai phụ trách"),
        Source.MEETING: (ended,),
    }

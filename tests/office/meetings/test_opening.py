"""Confirmed sentences become meetings and series: the story's programme with every trap, schedules, invitations, what is left alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.meetings.actions import choose_days, open_from_facts
from giaoban.office.meetings.jobs import open_what_was_left
from giaoban.office.meetings.models import Attendee, Item, Meeting, Series
from giaoban.office.registry.models import Paper
from giaoban.office.review.actions import accept
from giaoban.office.review.models import Proposal, State
from tests.office.meetings.rows import make_series
from tests.office.review.papers import read_sample
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
NOVEMBER = dt.date(2026, 11, 1)
MEANT: dict[str, Any] = {
    "title": "Hội nghị Ban Thường vụ", "date": "2026-11-26", "end_date": None, "time": None, "part_of_day": None, "certainty": "fixed",
    "when": "", "place": None, "chair": None, "attendees": [], "prepared_by": [], "agenda": [], "orders": [],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def confirmed(paper: Paper, by: People, kind: str = "meeting", **meant: Any) -> Fact:
    """A fact as a clerk confirmed it."""
    understood = (MEANT if kind == "meeting" else {"recurrence": None, "part_of_day": None, "words": ""}) | meant
    return Fact.objects.create(paper=paper, kind=kind, understood=understood, confirmed_by=by.lan)


def accepted(people: People) -> Paper:
    """The sample programme, its meetings and duties accepted in review."""
    paper = read_sample("chuong-trinh-cong-tac.txt")
    for proposal in Proposal.objects.filter(paper=paper, kind__in=(FactKind.MEETING, FactKind.DUTY), state=State.OPEN):
        accept(people.ha, paper.pk, proposal.pk, shown=proposal.revision)
    return paper


def test_programme_accepted_in_review_yields_the_standing_board_with_preparers(people: People, organs: Organs) -> None:
    accepted(people)

    board = Meeting.objects.get(title__startswith="Hội nghị Ban Thường vụ")
    assert (board.day, board.certainty, board.kind, board.body) == (dt.date(2026, 11, 26), "tentative", "conference", "standing-board")
    rows = [(item.number, item.prepared_by, item.confidential) for item in board.items.all()]
    assert rows == [
        ("(1)", organs.office, False), ("(2)", organs.peoples_committee, False), ("(3)", organs.building, False),
        ("(4)", organs.building, False), ("(5)", organs.building, True),
    ]  # fmt: skip
    assert board.items.last().title == "Công tác tổ chức, cán bộ"  # type: ignore[union-attr]


def test_programme_accepted_in_review_keeps_the_conference_to_be_announced(people: People) -> None:
    accepted(people)

    open_ended = Meeting.objects.get(day=None)
    assert (open_ended.certainty, open_ended.title[:26]) == ("to-be-announced", "Hội nghị kiểm điểm tiến độ")


def test_programme_accepted_in_review_yields_the_weekly_briefing_on_mondays(people: People) -> None:
    accepted(people)

    series = Series.objects.get(kind="briefing")
    november = series.meetings.filter(day__range=(NOVEMBER, NOVEMBER.replace(day=30)))
    assert (series.rule, series.half, series.asks) == ("FREQ=WEEKLY;BYDAY=MO", "afternoon", "")
    assert [one.day.day for one in november if one.day] == [2, 9, 16, 23, 30]
    assert series.basis.startswith("Theo văn bản: ")


def test_duty_without_a_rule_takes_the_regime_of_the_level_says_so_and_asks_for_the_days(people: People) -> None:
    accepted(people)

    series = Series.objects.get(kind="reception")
    assert (series.chair, list(series.people.all())) == (person_of(people.hoa), [person_of(people.hoa)])
    assert series.basis == "Bí thư cấp ủy cấp xã: ít nhất 02 ngày trong một tháng (Kết luận 215-KL/TW ngày 23/11/2025)"
    assert (series.regime, series.asks, series.rule) == ("reception:commune:secretary", "days", "FREQ=MONTHLY;BYMONTHDAY=10,20")
    assert series.meetings.count() == 0  # no day is made up


def test_days_chosen_for_the_reception_ask_about_the_holiday_of_the_24th(people: People) -> None:
    accepted(people)
    series = Series.objects.get(kind="reception")

    choose_days(people.mai, series.pk, series.revision, rule="FREQ=MONTHLY;BYMONTHDAY=10,24")

    november = series.meetings.filter(day__range=(NOVEMBER, NOVEMBER.replace(day=30)))
    assert [(one.day.day, one.asks, one.certainty) for one in november if one.day] == [(10, "", "fixed"), (24, "day-off", "tentative")]


def test_what_recurs_already_is_not_opened_again_by_the_next_programme(people: People) -> None:
    held = make_series(kind="reception", chair=person_of(people.hoa), rule="FREQ=MONTHLY;BYMONTHDAY=10,24")
    accepted(people)
    briefings = list(Series.objects.filter(kind="briefing"))
    again = confirmed(make_paper(), people, "duty", title=briefings[0].title, recurrence=briefings[0].rule)

    open_from_facts(people.ha, [again])

    assert (list(Series.objects.filter(kind="reception")), list(Series.objects.filter(kind="briefing"))) == ([held], briefings)


def test_what_another_body_does_again_and_again_is_not_our_schedule(people: People, organs: Organs) -> None:
    theirs, ours = make_paper(issuer=organs.province_committee), make_paper(issuer=organs.committee)
    words = {"title": "Thường trực giao ban sáng thứ Sáu hằng tuần", "recurrence": "FREQ=WEEKLY;BYDAY=FR"}

    open_from_facts(people.ha, [confirmed(theirs, people, "duty", **words)])
    assert Series.objects.count() == 0

    open_from_facts(people.ha, [confirmed(ours, people, "duty", **words)])
    assert Series.objects.get().paper == ours


def test_what_was_confirmed_long_ago_fills_no_calendar(people: People) -> None:
    paper = make_paper()
    old = confirmed(paper, people)
    Fact.objects.filter(pk=old.pk).update(confirmed_at=old.confirmed_at - dt.timedelta(days=63))
    late = confirmed(paper, people)

    open_what_was_left()

    assert [meeting.fact for meeting in Meeting.objects.all()] == [late]


def test_facts_open_once_however_often_they_are_asked(people: People) -> None:
    paper = accepted(people)
    counts = Meeting.objects.count(), Item.objects.count(), Series.objects.count()

    open_from_facts(people.ha, paper.facts.all())
    open_what_was_left()

    assert (Meeting.objects.count(), Item.objects.count(), Series.objects.count()) == counts


def test_what_was_left_is_opened_by_the_beat(people: People) -> None:
    paper = make_paper()
    confirmed(paper, people)
    confirmed(paper, people, "duty", title="Giao ban", recurrence="FREQ=WEEKLY;BYDAY=MO")
    confirmed(paper, people, "duty", title="Báo cáo Thường trực trước ngày 20 hằng tháng", recurrence="FREQ=MONTHLY;BYMONTHDAY=20")

    open_what_was_left()

    assert (Meeting.objects.filter(series=None).count(), Series.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("Báo cáo kết quả giao ban trước ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("Chủ tịch UBND xã tiếp công dân đột xuất khi có vụ việc đông người", None),
        ("Văn phòng phân công công chức tiếp công dân từ thứ Hai đến thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("Trực lãnh đạo hằng ngày, giao ban đầu giờ", "FREQ=DAILY"),
        ("Kiểm tra công tác vệ sinh hằng tuần", "FREQ=WEEKLY;BYDAY=FR"),
        ("Tuần tra bảo vệ rừng", "FREQ=WEEKLY;BYDAY=SA"),
    ],
)
def test_duty_that_is_no_meeting_stays_with_its_own(title: str, rule: str | None, people: People) -> None:
    confirmed(make_paper(), people, "duty", title=title, recurrence=rule)

    open_from_facts(people.ha, Fact.objects.all())

    assert Series.objects.count() == 0


def test_duty_of_a_person_seats_him_at_every_meeting(people: People) -> None:
    duty = "Đồng chí Phó Bí thư Thường trực Đảng ủy dự sinh hoạt chi bộ thôn Đồng Mít vào ngày 05 hằng tháng"
    confirmed(make_paper(), people, "duty", title=duty, recurrence="FREQ=MONTHLY;BYMONTHDAY=5")

    open_from_facts(people.ha, Fact.objects.all())

    series = Series.objects.get()
    first = series.meetings.order_by("slot").first()
    assert (series.kind, series.chair) == ("cell-meeting", person_of(people.nam))
    assert first is not None
    assert [seat.person for seat in first.attendees.all()] == [person_of(people.nam)]


@pytest.mark.parametrize(
    ("title", "chair", "position"),
    [
        ("Chủ tịch Ủy ban nhân dân xã tiếp công dân định kỳ theo quy định", "minh", "chairman"),
        ("Người đứng đầu cơ quan tiếp công dân theo quy định", None, "head"),
        ("Ban Tiếp công dân tiếp công dân theo quy định", None, ""),
    ],
)
def test_regime_goes_by_who_receives(title: str, chair: str | None, position: str, people: People) -> None:
    confirmed(make_paper(), people, "duty", title=title)

    open_from_facts(people.ha, Fact.objects.all())

    series = Series.objects.get()
    assert series.chair == (person_of(getattr(people, chair)) if chair else None)
    assert series.regime == (f"reception:commune:{position}" if position else "")
    assert series.asks == "days"
    assert ("cần xác minh" in series.basis) is (position == "chairman")


def test_invitation_of_another_organ_asks_who_attends(people: People, organs: Organs) -> None:
    paper = make_paper(type="GM", issuer=organs.province_committee)
    confirmed(paper, people, title="Hội nghị trực tuyến toàn tỉnh", chair="Đồng chí Bí thư Tỉnh ủy", time="08:00")

    (meeting,) = open_from_facts(people.ha, Fact.objects.all())

    assert (meeting.invited, meeting.host, meeting.chair, meeting.chair_words) == (
        True, organs.province_committee, None, "Đồng chí Bí thư Tỉnh ủy",
    )  # fmt: skip
    assert [(seat.organ, seat.answer) for seat in Attendee.objects.all()] == [(organs.committee, "")]


def test_invitation_that_names_somebody_asks_him(people: People, organs: Organs) -> None:
    paper = make_paper(type="GM", issuer=organs.province_committee)
    confirmed(paper, people, attendees=["Đồng chí Bí thư Đảng ủy xã", "Đồng chí Chủ tịch UBND xã", "Lãnh đạo các sở"])

    open_from_facts(people.ha, Fact.objects.all())

    assert [seat.person for seat in Attendee.objects.all()] == [person_of(people.hoa), person_of(people.minh)]


def addressed(paper: Paper, by: People, *texts: str) -> Fact:
    """The addressees of a paper as a clerk confirmed them."""
    to = [{"text": text, "organs": [], "names": [], "sure": False, "reason": ""} for text in texts]
    meant = {"field": "addressees", "value": to, "words": "; ".join(texts), "organ": None}
    return Fact.objects.create(paper=paper, kind=FactKind.LETTERHEAD, understood=meant, confirmed_by=by.lan)


@pytest.mark.parametrize("letterhead_first", [True, False])
def test_invitation_that_names_nobody_asks_whom_it_goes_to(letterhead_first: bool, people: People, organs: Organs) -> None:
    paper = make_paper(type="GM", issuer=organs.province_committee)
    confirmed(paper, people)
    if letterhead_first:
        addressed(paper, people, "Đồng chí Bí thư Đảng ủy xã", "Các sở")
    open_from_facts(people.ha, Fact.objects.all())
    if not letterhead_first:
        open_from_facts(people.ha, [addressed(paper, people, "Đồng chí Bí thư Đảng ủy xã", "Các sở")])

    assert [seat.person for seat in Attendee.objects.all()] == [person_of(people.hoa)]


def test_letterhead_asks_nobody_anew_once_somebody_has_answered(people: People, organs: Organs) -> None:
    paper = make_paper(type="GM", issuer=organs.province_committee)
    confirmed(paper, people)
    open_from_facts(people.ha, Fact.objects.all())
    Attendee.objects.update(answer="away")

    open_from_facts(people.ha, [addressed(paper, people, "Đồng chí Bí thư Đảng ủy xã")])

    assert [(seat.person, seat.answer) for seat in Attendee.objects.all()] == [(None, "away")]


def test_own_schedule_says_more_of_the_briefing_that_a_series_has(people: People, organs: Organs) -> None:
    accepted(people)
    paper = make_paper(type="LICH", issuer=organs.office)
    entry = {"date": "2026-11-09", "time": "14:00", "part_of_day": "afternoon", "place": "Phòng họp số 1"}
    confirmed(paper, people, title="Giao ban Thường trực Đảng ủy", chair="Bí thư Đảng ủy Lê Văn Hòa", **entry)
    before = Meeting.objects.count()

    open_from_facts(people.ha, paper.facts.all())

    meeting = Meeting.objects.get(day=dt.date(2026, 11, 9))
    assert Meeting.objects.count() == before
    assert (meeting.time, meeting.place, meeting.chair) == (dt.time(14), "Phòng họp số 1", person_of(people.hoa))


def test_personnel_matter_keeps_its_heading_alone(people: People) -> None:
    agenda = [{"number": "1", "title": "Công tác cán bộ: bổ nhiệm đồng chí Nguyễn Văn A", "prepared_by": []}]
    confirmed(make_paper(), people, agenda=agenda)

    open_from_facts(people.ha, Fact.objects.all())

    item = Item.objects.get()
    assert (item.title, item.confidential) == ("Công tác cán bộ", True)


@pytest.mark.parametrize(
    ("meant", "expected"),
    [
        ({"certainty": "fixed", "date": None}, (None, "to-be-announced", None)),
        ({"certainty": "to-be-announced", "date": "2026-11-26"}, (dt.date(2026, 11, 26), "tentative", None)),
        ({"end_date": "2026-11-27"}, (dt.date(2026, 11, 26), "fixed", dt.date(2026, 11, 27))),
        ({"end_date": "2026-11-20"}, (dt.date(2026, 11, 26), "fixed", None)),
    ],
)
def test_day_and_how_sure_it_is_agree(meant: dict[str, Any], expected: tuple[Any, ...], people: People) -> None:
    confirmed(make_paper(), people, **meant)

    (meeting,) = open_from_facts(people.ha, Fact.objects.all())

    assert (meeting.day, meeting.certainty, meeting.end_day) == expected


def test_withdrawn_and_other_facts_open_nothing(people: People) -> None:
    withdrawn = confirmed(make_paper(), people)
    Fact.objects.update(withdrawn_at="2026-11-02T00:00:00Z")
    withdrawn.refresh_from_db()

    assert open_from_facts(people.ha, [withdrawn]) == []
    assert open_from_facts(people.ha, [Fact(paper=make_paper(), kind="task", understood={})]) == []


def test_meeting_is_as_far_inside_as_its_paper(people: People) -> None:
    confirmed(make_paper(confidentiality=1), people)

    (meeting,) = open_from_facts(people.mai, Fact.objects.all())

    assert meeting.confidentiality == 1

"""Series on screen, the question of days off, the desk, the statistics of who was there."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.models import Organ, Person
from giaoban.office.evidence.models import Fact
from giaoban.office.meetings import actions
from giaoban.office.meetings.models import Attendee, Meeting, Series
from giaoban.office.meetings.waiting import attendance
from giaoban.office.work.models import Board, BoardViewer, Briefing
from giaoban.timing.workdays import calendar
from giaoban.web.meetings.recurring import rule_words, taken_apart
from giaoban.web.meetings.series_forms import RuleFields
from tests.office.meetings.rows import call, make_meeting, make_series
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.web.directory.pages import refused, sent, shown, signed_in

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SOON = TODAY + dt.timedelta(days=9)


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def asking(people: People, day: dt.date = SOON) -> Meeting:
    """A briefing that falls on a day off, before long."""
    series = make_series(first=TODAY, chair=person_of(people.hoa))
    return make_meeting(day, title="Giao ban", series=series, slot=day, asks="day-off", certainty="tentative", chair=person_of(people.hoa))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY;BYDAY=MO", "hằng tuần, thứ Hai"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2 tuần một lần, thứ Hai và thứ Năm"),
        ("FREQ=MONTHLY;BYMONTHDAY=10,24", "hằng tháng, ngày 10 và 24"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5", "hằng quý, ngày 5"),
        ("FREQ=YEARLY", "hằng năm"),
        ("FREQ=MONTHLY;BYDAY=1MO", "theo quy tắc FREQ=MONTHLY;BYDAY=1MO"),
    ],
)
def test_rule_is_said_in_words_and_comes_back_from_its_fields(rule: str, said: str) -> None:
    form = RuleFields(rule=rule)
    data = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    again = RuleFields({name: value for name, value in data.items() if value is not None}, rule=rule)

    assert rule_words(rule) == said
    assert again.is_valid(), again.errors
    assert again.rule == rule
    assert taken_apart("FREQ=HOURLY") is None


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"every": "WEEKLY;1"}, "weekdays"),
        ({"every": "MONTHLY;1"}, "monthdays"),
        ({"every": "MONTHLY;1", "monthdays": "10, 32"}, "monthdays"),
        ({"every": "MONTHLY;1", "monthdays": "đầu tháng"}, "monthdays"),
    ],
)
def test_rule_without_its_days_is_refused(data: dict[str, str], field: str) -> None:
    assert list(RuleFields(data).errors) == [field]


def test_series_is_entered_changed_and_ended_from_its_pages(people: People) -> None:
    mai = signed_in(people.mai)
    values = {"kind": "briefing", "title": "Giao ban tuần", "every": "WEEKLY;1", "weekdays": ["MO"], "time": "14:00"}

    status, url = sent(mai, "meeting-series-new", **values, first=TODAY.isoformat(), basis="Quy chế làm việc")
    series = Series.objects.get()
    assert (status, url) == (302, reverse("meeting-series", args=[series.pk]))
    assert "hằng tuần, thứ Hai, 14:00" in words(shown(mai, "meeting-series", series.pk))
    assert "Quy chế làm việc" in shown(mai, "meeting-series", series.pk)

    sent(mai, "meeting-series-change", series.pk, **values | {"time": "15:00"}, shown=1)
    last = series.meetings.order_by("-slot")[0]
    assert last.time == dt.time(15)
    assert "Người khác vừa sửa" in mai.post(reverse("meeting-series-change", args=[series.pk]), values | {"shown": 1}).content.decode()

    sent(mai, "meeting-series-end", series.pk, last=TODAY.isoformat(), reason="Đổi quy chế", shown=2)
    assert "Đã thôi" in shown(mai, "meeting-series-list")
    assert series.meetings.filter(slot__gt=TODAY).count() == 0


def test_desk_asks_who_goes_on_where_somebody_has_left_or_a_unit_has_ended(people: People, organs: Organs) -> None:
    hoa, sen = person_of(people.hoa), person_of(people.sen)
    make_meeting(TODAY + dt.timedelta(days=9), title="Làm việc với đoàn công tác", prepared_by=organs.economy)
    make_meeting(TODAY - dt.timedelta(days=9), title="Đã họp", chair=hoa, state="held")
    series = make_series(title="Giao ban tuần", chair=hoa, first=TODAY)
    make_series(title="Đã thôi từ lâu", chair=hoa, ended=True)
    series.people.set([sen, hoa])
    Person.objects.filter(pk__in=[hoa.pk, sen.pk]).update(active=False)
    Organ.objects.filter(pk=organs.economy.pk).update(valid_to=TODAY - dt.timedelta(days=1))

    page = words(shown(signed_in(people.mai), "desk"))
    assert "Lịch họp có người đã thôi, đơn vị đã kết thúc" in page
    assert "Giao ban tuần đồng chí Lê Văn Hòa đã thôi, đồng chí Bùi Thị Sen đã thôi: ai thay?" in page
    assert "Làm việc với đoàn công tác Phòng Kinh tế đã kết thúc: ai thay?" in page
    assert ("Đã họp" in page, "Đã thôi từ lâu" in page) == (False, False)
    actions.fill_series(None, series)
    assert Attendee.objects.filter(meeting__series=series).count() == 0


def test_days_of_a_regime_are_asked_with_its_words_and_a_proposal(people: People) -> None:
    basis = "Bí thư cấp ủy cấp xã: ít nhất 02 ngày trong một tháng (Kết luận 215-KL/TW ngày 23/11/2025)"
    rule = "FREQ=MONTHLY;BYMONTHDAY=10,20"
    series = make_series(kind="reception", title="Tiếp công dân", rule=rule, asks="days", basis=basis, first=TODAY)
    mai = signed_in(people.mai)

    assert basis in words(shown(mai, "desk"))
    assert "Máy đề xuất: hằng tháng, ngày 10 và 20, 14:00" in words(shown(mai, "meeting-series", series.pk))
    assert 'value="10, 20"' in shown(mai, "meeting-series-days", series.pk)
    sent(mai, "meeting-series-days", series.pk, every="MONTHLY;1", monthdays="10 và 24", shown=1)

    series.refresh_from_db()
    assert (series.rule, series.asks) == ("FREQ=MONTHLY;BYMONTHDAY=10,24", "")
    assert {one.slot.day for one in series.meetings.all() if one.slot} == {10, 24}


def test_day_off_is_asked_on_the_desk_and_decided_on_its_page(people: People) -> None:
    meeting, mai = asking(people), signed_in(people.mai)
    assert "Kỳ họp rơi vào ngày nghỉ" in shown(mai, "desk")
    assert "Giữ, dời hay bỏ kỳ này?" in shown(mai, "meeting", meeting.pk)
    free = actions.free_day(meeting)
    assert free is not None
    assert f'value="{free.isoformat()}"' in shown(mai, "meeting-day-off", meeting.pk)
    refused(mai, "meeting-day-off", meeting.pk, choice="move", day="", shown=1)

    sent(mai, "meeting-day-off", meeting.pk, choice="move", day=free.isoformat(), shown=1)

    meeting.refresh_from_db()
    assert (meeting.day, meeting.asks) == (free, "")
    assert "Kỳ họp rơi vào ngày nghỉ" not in shown(mai, "desk")
    assert mai.get(reverse("meeting-day-off", args=[meeting.pk])).headers["Location"] == reverse("meeting", args=[meeting.pk])
    assert "<del>" in shown(mai, "meeting", meeting.pk)


def test_list_shows_of_what_returns_what_is_near(people: People) -> None:
    asking(people, SOON)
    far = asking(people, TODAY + dt.timedelta(days=90))
    make_meeting(TODAY + dt.timedelta(days=90), title="Hội nghị tổng kết")
    mai = signed_in(people.mai)

    for show in ("ahead", "asks"):
        assert reverse("meeting", args=[far.pk]) not in shown(mai, "meetings", show=show)
    assert "Hội nghị tổng kết" in shown(mai, "meetings")


def test_what_has_no_day_stays_on_the_desk_until_it_is_set(people: People) -> None:
    meeting, mai, ha = make_meeting(None, title="Hội nghị kiểm điểm tiến độ"), signed_in(people.mai), signed_in(people.ha)
    assert [("Hội nghị kiểm điểm tiến độ" in shown(who, "desk")) for who in (mai, ha, signed_in(people.hoa))] == [True, True, False]

    actions.change_meeting(people.mai, meeting.pk, 1, day=SOON, certainty="fixed")

    assert "Cuộc họp chưa ấn định ngày" not in shown(mai, "desk")


def test_invitation_asks_who_attends_on_the_desk_of_office_and_leaders(people: People, organs: Organs) -> None:
    meeting = make_meeting(SOON, title="Hội nghị toàn tỉnh", invited=True)
    call(meeting, organ=organs.committee)
    mai = signed_in(people.mai)
    assert [("nơi khác mời" in shown(signed_in(who), "desk")) for who in (people.mai, people.hoa, people.binh)] == [True, True, False]

    assert sent(mai, "meeting-attends", meeting.pk, people=[person_of(people.nam).pk], shown=1)[0] == 302

    assert "nơi khác mời" not in shown(mai, "desk")


def test_who_is_called_finds_it_on_his_desk_until_he_answers(people: People, organs: Organs) -> None:
    meeting = make_meeting(SOON)
    seat = call(meeting, account=people.sen)
    call(meeting, organ=organs.economy)
    duty = make_meeting(SOON, series=make_series(first=SOON), slot=SOON, title="Nhiệm vụ định kỳ")
    call(duty, account=people.sen)

    desks = [shown(signed_in(who), "desk") for who in (people.sen, people.binh, people.cuong)]
    assert ["Cuộc họp chờ trả lời" in desk for desk in desks] == [True, True, False]
    assert "Nhiệm vụ định kỳ" not in desks[0]
    actions.answer_call(people.sen, seat.pk, 1, "comes")
    assert "Cuộc họp chờ trả lời" not in shown(signed_in(people.sen), "desk")


def test_statistics_leave_cancelled_meetings_out(people: People) -> None:
    for n, (mark, answer, state) in enumerate(
        [("present", "", "held"), ("absent", "", "held"), ("excused", "", "planned"), ("present", "delegates", "held"),
         ("present", "", "cancelled"), ("", "", "held")]
    ):  # fmt: skip
        seat = call(make_meeting(TODAY - dt.timedelta(days=n), state=state), account=people.sen)
        seat.attendance, seat.answer = mark, answer
        seat.save()
    call(make_meeting(TODAY, kind="briefing"), account=people.nam)

    rows = [(one.name, one.called, one.present, one.excused, one.absent, one.delegated) for one in attendance(
        people.mai, TODAY - dt.timedelta(days=30), TODAY
    )]  # fmt: skip

    assert rows == [("Bùi Thị Sen", 4, 1, 1, 1, 1)]
    assert attendance(people.mai, TODAY, TODAY, "briefing") == []
    assert attendance(people.binh, TODAY - dt.timedelta(days=30), TODAY) == []
    since = (TODAY - dt.timedelta(days=30)).isoformat()
    page = words(shown(signed_in(people.mai), "meeting-attendance", since=since))
    assert "Bùi Thị Sen 4 1 1 1 1" in page
    assert "Bùi Thị Sen" not in shown(signed_in(people.mai), "meeting-attendance", since=since, until="x", kind="reception")


def test_page_says_until_when_invitations_papers_and_the_notice_are_due_and_why(people: People) -> None:
    day = dt.date(2026, 11, 26)  # the 24th is a day off
    ahead, held = make_meeting(day), make_meeting(day, state="held")
    mai = signed_in(people.mai)

    assert calendar().is_off(dt.date(2026, 11, 24)) is not None
    page = words(shown(mai, "meeting", ahead.pk))
    assert "Giấy mời chậm nhất thứ Sáu 20/11/2026" in page
    assert "Tài liệu chậm nhất thứ Sáu 20/11/2026" in page
    assert "Thông báo kết luận chậm nhất thứ Năm 03/12/2026" in words(shown(mai, "meeting", held.pk))


def test_briefing_leads_to_the_board_of_that_day(people: People) -> None:
    board = Board.objects.create(kind="enlarged")
    BoardViewer.objects.create(board=board, role="chief")
    meeting = make_meeting(TODAY, kind="briefing")
    assert f'href="{reverse("briefings")}">Bảng giao ban' in shown(signed_in(people.mai), "meeting", meeting.pk)

    briefing = Briefing.objects.create(board=board, held_on=TODAY, chair=person_of(people.hoa), opened_by=people.mai)

    assert reverse("briefing", args=[briefing.pk]) in shown(signed_in(people.mai), "meeting", meeting.pk)


def test_series_and_desk_take_the_same_questions_for_one_and_for_three(people: People, organs: Organs) -> None:
    mai, counts = signed_in(people.mai), list[list[int]]()
    for many in (1, 2):  # one of each, then three
        for n in range(many):
            asking(people, SOON + dt.timedelta(days=n + many))
            make_meeting(None, title=f"Chưa có ngày {n}")
            make_series(asks="days", first=TODAY)
            call(make_meeting(SOON, invited=True), organ=organs.committee)
            call(make_meeting(SOON), account=people.mai)
        series = Series.objects.filter(asks="")[0]
        counts.append([questions(mai, name, *keys) for name, keys in pages(series.pk)])

    assert counts[0] == counts[1]


def pages(series_id: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return ("desk", ()), ("meeting-series-list", ()), ("meeting-series", (series_id,))


def questions(client: Client, name: str, *keys: int) -> int:
    """How many questions a page asks, once it has been asked before."""
    shown(client, name, *keys)
    with CaptureQueriesContext(connection) as asked:
        shown(client, name, *keys)
    return len(asked)


def test_member_sees_his_own_duty_and_changes_nothing(people: People) -> None:
    series = make_series(kind="cell-meeting", first=TODAY)
    series.people.add(person_of(people.sen))
    sen = signed_in(people.sen)

    assert "Giao ban Thường trực" in shown(sen, "meeting-series-list")
    assert ">Sửa" not in shown(sen, "meeting-series", series.pk)
    assert sen.get(reverse("meeting-series-change", args=[series.pk])).status_code == 403
    assert signed_in(people.binh).get(reverse("meeting-series", args=[series.pk])).status_code == 404


def test_sentence_of_the_paper_leads_to_its_meeting_and_its_series(people: People) -> None:
    paper, facts = make_paper(), []
    for kind, title in (("meeting", "Hội nghị Ban Thường vụ"), ("duty", "Bí thư Đảng ủy tiếp công dân theo quy định")):
        meant: dict[str, object] = {
            "title": title,
            "date": None,
            "certainty": "to-be-announced",
            "agenda": [],
            "recurrence": None,
            "words": "",
        }
        facts.append(Fact.objects.create(paper=paper, kind=kind, understood=meant, confirmed_by=people.lan))
    actions.open_from_facts(people.ha, facts)
    mai, meeting, series = signed_in(people.mai), Meeting.objects.get(), Series.objects.get()

    pages = [shown(mai, "paper-slip", paper.pk, fact.pk) for fact in facts]

    assert f'href="{reverse("meeting", args=[meeting.pk])}">Mở cuộc họp' in pages[0]
    assert f'href="{reverse("meeting-series", args=[series.pk])}">Mở lịch định kỳ' in pages[1]
    assert "Chưa rõ ngày nào" in pages[1]
    assert "Nguồn" in shown(mai, "meeting", meeting.pk)

"""Sentences are corrected, withdrawn, put back; papers go as secret or become restricted: what was made of them goes the same way."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Fact
from giaoban.office.meetings import actions
from giaoban.office.meetings.actions.leaving import carry_confidentiality, meetings_leave_with_paper
from giaoban.office.meetings.models import Attendee, Item, Meeting, MeetingChange, PackFile, Series
from giaoban.office.registry.actions import expel_secret, set_confidentiality
from giaoban.office.registry.models import Paper
from tests.office.meetings.papers import handed, make_need, pages_of
from tests.office.meetings.rows import call, make_conclusion, make_series
from tests.office.meetings.test_opening import MEANT
from tests.office.review.papers import work_through
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 26)
AGENDA = [{"number": "1", "title": "Báo cáo năm", "prepared_by": []}, {"number": "2", "title": "Phòng cháy rừng", "prepared_by": []}]
DUTY = {"title": "Giao ban Thường trực", "recurrence": "FREQ=WEEKLY;BYDAY=MO", "part_of_day": "afternoon", "words": "chiều thứ Hai"}


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


@pytest.fixture
def fact(people: People) -> Fact:
    """A meeting's sentence, its meeting open."""
    made = Fact.objects.create(paper=make_paper(), kind="meeting", understood=MEANT | {"agenda": AGENDA}, confirmed_by=people.lan)
    actions.open_from_facts(people.ha, [made])
    return made


@pytest.fixture
def duty(people: People) -> Fact:
    """A duty's sentence, its series open."""
    made = Fact.objects.create(paper=make_paper(), kind="duty", understood=DUTY, confirmed_by=people.lan)
    actions.open_from_facts(people.ha, [made])
    return made


def corrected(people: People, fact: Fact, **meant: Any) -> None:
    before = fact.understood
    fact.understood = before | meant
    fact.save()
    actions.follow_fact(people.ha, fact, before)


def test_meeting_takes_over_what_was_corrected_and_keeps_what_it_was(people: People, fact: Fact) -> None:
    corrected(people, fact, date="2026-11-27", certainty="tentative", place="Hội trường")

    meeting = Meeting.objects.get()
    assert (meeting.day, meeting.certainty, meeting.place) == (dt.date(2026, 11, 27), "tentative", "Hội trường")
    assert MeetingChange.objects.get().before == {"day": "2026-11-26", "certainty": "fixed", "place": ""}


def test_what_was_set_by_hand_stays_unless_the_sentence_changes_it(people: People, fact: Fact) -> None:
    meeting = Meeting.objects.get()
    actions.change_meeting(people.ha, meeting.pk, 1, time=dt.time(8), title="Hội nghị Ban Thường vụ lần thứ 9")

    corrected(people, fact, place="Hội trường")

    meeting.refresh_from_db()
    assert (meeting.time, meeting.title, meeting.place) == (dt.time(8), "Hội nghị Ban Thường vụ lần thứ 9", "Hội trường")


def test_day_taken_back_leaves_the_meeting_to_be_announced(people: People, fact: Fact) -> None:
    corrected(people, fact, date=None, certainty="to-be-announced")

    assert (Meeting.objects.get().day, Meeting.objects.get().certainty) == (None, "to-be-announced")


def test_matters_follow_their_sentence(people: People, fact: Fact) -> None:
    first = Item.objects.get(place_in_fact=1)
    actions.correct_item(people.ha, first.pk, 1, minutes=15)
    agenda = [AGENDA[0] | {"title": "Báo cáo quý"}]

    corrected(people, fact, agenda=agenda)
    assert [(item.title, item.minutes, item.state) for item in Item.objects.all()] == [
        ("Báo cáo quý", 15, "stands"), ("Phòng cháy rừng", None, "withdrawn"),
    ]  # fmt: skip
    corrected(people, fact, agenda=[*agenda, AGENDA[1], {"number": "3", "title": "Công tác cán bộ", "prepared_by": []}])

    assert [item.place_in_fact for item in Item.objects.filter(confidential=True)] == [3]


def test_what_was_held_stays_as_it_was(people: People, fact: Fact) -> None:
    Meeting.objects.update(state="held")

    corrected(people, fact, date="2026-11-27")

    assert Meeting.objects.get().day == DAY


def test_sentence_that_calls_no_meeting_any_more_takes_it_along_unless_somebody_went_on(people: People, fact: Fact) -> None:
    fact.kind = "orientation"
    corrected(people, fact)
    assert Meeting.objects.count() == 0

    fact.kind = "meeting"
    corrected(people, fact)
    actions.change_meeting(people.ha, Meeting.objects.get().pk, 1, time=dt.time(9))
    fact.kind = "orientation"
    corrected(people, fact)
    assert Meeting.objects.count() == 1


def test_fact_of_another_kind_concerns_nothing_here(people: People) -> None:
    task = Fact.objects.create(paper=make_paper(), kind="task", understood={"title": "a"}, confirmed_by=people.lan)

    actions.follow_fact(people.ha, task, task.understood)
    actions.let_go_of(people.ha, [task])

    assert Meeting.objects.count() == 0


def test_sentence_withdrawn_takes_its_meeting_and_put_back_opens_it_again(people: People, fact: Fact) -> None:
    actions.let_go_of(people.ha, [fact])
    assert (Meeting.objects.count(), Item.objects.count()) == (0, 0)

    actions.take_up_again(people.ha, fact)
    assert (Meeting.objects.count(), Item.objects.count()) == (1, 2)


def test_meeting_that_somebody_went_on_with_is_not_let_go(people: People, fact: Fact) -> None:
    seat = call(Meeting.objects.get(), account=people.sen)
    actions.answer_call(people.ha, seat.pk, 1, "comes")

    with pytest.raises(Conflict) as refused:
        actions.let_go_of(people.ha, [fact])

    assert refused.value.thing == Meeting.objects.get()


def test_meeting_for_which_papers_were_handed_in_is_not_let_go(people: People, organs: Organs, fact: Fact) -> None:
    item = Item.objects.get(place_in_fact=1)
    Item.objects.filter(pk=item.pk).update(prepared_by=organs.economy)
    Meeting.objects.update(day=dt.date(2099, 11, 26))
    handed(people.binh, make_need(item), pages_of(1))

    with pytest.raises(Conflict):
        actions.let_go_of(people.ha, [fact])
    fact.kind = "task"
    fact.save()
    actions.follow_fact(people.ha, fact, fact.understood)

    assert PackFile.objects.get().need.item == item


def test_series_follows_its_sentence(people: People, duty: Fact) -> None:
    corrected(people, duty, recurrence="FREQ=WEEKLY;BYDAY=TU", title="Đồng chí Bí thư Đảng ủy dự sinh hoạt chi bộ thôn Đồng Mít")

    series = Series.objects.get()
    last = series.meetings.order_by("-slot")[0]
    assert (series.rule, series.kind, series.chair) == ("FREQ=WEEKLY;BYDAY=TU", "cell-meeting", person_of(people.hoa))
    assert last.slot is not None
    assert last.slot.weekday() == 1
    assert [seat.person for seat in last.attendees.all()] == [person_of(people.hoa)]


def test_series_goes_with_its_sentence_unless_somebody_went_on(people: People, duty: Fact) -> None:
    corrected(people, duty, title="Báo cáo Thường trực hằng tuần")
    assert (Series.objects.count(), Meeting.objects.count()) == (0, 0)

    corrected(people, duty, title="Giao ban Thường trực")
    last = Meeting.objects.order_by("-slot")[0]
    actions.change_meeting(people.ha, last.pk, last.revision, time=dt.time(9))
    with pytest.raises(Conflict):
        actions.let_go_of(people.ha, [duty])
    corrected(people, duty, title="Báo cáo Thường trực hằng tuần")
    assert Series.objects.count() == 1


def test_occurrence_of_a_series_loses_the_sentence_and_stays(people: People) -> None:
    series = make_series(first=dt.date(2026, 11, 2))
    actions.fill_series(people.ha, series)
    meant = MEANT | {"title": "Giao ban Thường trực", "date": "2026-11-09", "agenda": AGENDA}
    entry = Fact.objects.create(paper=make_paper(), kind="meeting", understood=meant, confirmed_by=people.lan)
    actions.open_from_facts(people.ha, [entry])
    joined = Meeting.objects.get(fact=entry)

    actions.let_go_of(people.ha, [entry])

    joined.refresh_from_db()
    assert (joined.fact, joined.items.count(), joined.series) == (None, 0, series)


def test_secret_paper_takes_its_meetings_and_series_along(people: People, organs: Organs, fact: Fact, duty: Fact) -> None:
    meeting = Meeting.objects.get(fact=fact)
    call(meeting, organ=organs.economy)
    make_conclusion(meeting, people.mai, meeting.items.first())
    Meeting.objects.filter(pk=meeting.pk).update(state="held", day=dt.date(2026, 1, 5))
    actions.begin_minutes(people.mai, meeting.pk)
    MeetingChange.objects.create(meeting=meeting, by=people.mai)

    meetings_leave_with_paper(fact.paper)
    expel_secret(people.mai, duty.paper_id)

    assert [model.objects.count() for model in (Meeting, Series, Item, Attendee, MeetingChange)] == [0] * 5


def test_paper_put_further_inside_takes_work_and_meetings_along_behind_the_pages(people: People, fact: Fact) -> None:
    set_confidentiality(people.lan, fact.paper_id, fact.paper.revision, Confidentiality.RESTRICTED)

    work_through()

    assert Meeting.objects.get().confidentiality == 1


def test_paper_that_becomes_restricted_takes_its_meetings_along(people: People, fact: Fact, duty: Fact) -> None:
    for paper in (fact.paper, duty.paper):
        Paper.objects.filter(pk=paper.pk).update(confidentiality=1)
        paper.refresh_from_db()
        carry_confidentiality(paper)

    assert set(Meeting.objects.values_list("confidentiality", flat=True)) == {1}
    assert set(Series.objects.values_list("confidentiality", flat=True)) == {1}

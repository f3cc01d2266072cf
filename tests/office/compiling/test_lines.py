"""Lines of the draft worded, grouped and timed in place; what was taken by mistake taken back, while nobody has gone on with it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState
from giaoban.office.compiling.actions import Put, take_back, word_line
from giaoban.office.compiling.models import Decision
from giaoban.office.programme import actions as programmes
from giaoban.office.programme.actions import Why
from giaoban.office.programme.models import Programme
from tests.office.compiling.rows import first, make_draft, make_registration, make_task, take, waiting
from tests.office.meetings.rows import make_item, make_meeting
from tests.office.programme.rows import fresh, make_line, make_programme
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(organs: Organs) -> Programme:
    """December's."""
    return make_draft(organs)


def test_words_and_group_of_a_line_are_put_in_one_act(draft: Programme, people: People, organs: Organs) -> None:
    line, other = make_line(draft, text="Việc một", due=""), make_line(draft, text="Việc hai", due="")

    made = word_line(people.ha, line.pk, 1, Put("Việc một, theo mục 2 phần I.", " Kinh  tế "))

    assert (made.text, made.group) == ("Việc một, theo mục 2 phần I.", "Kinh tế")
    assert [one.to for one in made.references.all()] == [other]
    with pytest.raises(Conflict):
        word_line(people.mai, line.pk, 1, Put("Khác", ""))


def test_place_named_still_means_the_line_it_meant_when_it_was_shown(draft: Programme, people: People) -> None:
    first_, second, third = (make_line(draft, text=f"Việc {n}", due="") for n in "123")
    shown = word_line(people.ha, third.pk, 1, Put("Theo mục 1 phần I.", "")).text
    programmes.put_lines(people.mai, draft.pk, [second.pk], first_.pk)  # meanwhile another compiler moves the lines

    third.refresh_from_db()
    made = word_line(people.ha, third.pk, third.revision, Put("Triển khai theo mục 1 phần I, mục 2 phần I.", "", before=shown))

    assert [one.to for one in made.references.all()] == [first_, first_]


def test_matter_of_a_meeting_is_worded_and_keeps_its_place(draft: Programme, people: People) -> None:
    meeting = make_line(draft, kind="meeting", due="")
    item = make_line(draft, kind="item", under=meeting, text="Nội dung", due="")

    assert word_line(people.ha, item.pk, 1, Put("Nội dung khác", "Nhóm")).group == ""


def test_what_was_taken_by_mistake_waits_again_and_its_line_stands_where_it_was(draft: Programme, people: People, organs: Organs) -> None:
    november = make_programme(organs.committee)
    meeting = make_line(november, kind="meeting", due="2026-11-20")
    item = make_line(november, kind="item", under=meeting, text="Nội dung", due="2026-11-20")
    one = first(people.ha, draft)
    made = take(people.ha, draft, one, words="Lời khác")
    decision = Decision.objects.get()

    take_back(people.mai, decision.pk, made.revision)

    assert (draft.lines.count(), fresh(meeting).state, fresh(item).state) == (0, "stands", "stands")
    assert [change.kind for change in meeting.changes.all()] == ["carried", "restored"]
    decision.refresh_from_db()
    assert (decision.state, decision.line, decision.by) == ("open", None, people.mai)
    again = first(people.ha, draft)
    assert (again.key, again.revision) == (one.key, 3)
    assert take(people.ha, draft, again).carried_from == meeting
    assert EarlierState.objects.filter(subject_kind="programme.line", subject_id=made.pk).count() == 0


def test_task_that_was_taken_by_mistake_waits_again(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)
    one = first(people.ha, draft)
    made = take(people.ha, draft, one)

    take_back(people.ha, Decision.objects.get().pk, made.revision)

    assert (draft.lines.count(), [each.key for each in waiting(people.ha, draft)]) == (0, [one.key])
    with pytest.raises(ValidationError, match="không còn trong dự thảo"):
        take_back(people.ha, Decision.objects.get().pk, made.revision)


def test_what_somebody_has_gone_on_with_is_not_taken_back(draft: Programme, people: People, organs: Organs) -> None:
    meeting = make_meeting(dt.date(2026, 12, 24))
    make_item(meeting)
    made = take(people.ha, draft, first(people.ha, draft))
    decision = Decision.objects.get()
    with pytest.raises(Conflict):
        take_back(people.ha, decision.pk, made.revision + 1)
    item = made.items.get()
    word_line(people.mai, item.pk, 1, Put("Nội dung sửa", ""))
    with pytest.raises(ValidationError, match="đã có người làm tiếp"):
        take_back(people.ha, decision.pk, made.revision)
    programmes.withdraw_line(people.mai, made.pk, made.revision, Why("Lùi"))
    made.refresh_from_db()
    with pytest.raises(ValidationError, match="không còn trong chương trình"):
        take_back(people.ha, decision.pk, made.revision)


def test_line_that_another_takes_up_is_not_taken_back(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)
    made = take(people.ha, draft, first(people.ha, draft))
    make_line(make_programme(organs.committee, dt.date(2027, 1, 1)), follows=made)

    with pytest.raises(ValidationError, match="đã có người làm tiếp"):
        take_back(people.ha, Decision.objects.get().pk, made.revision)


def test_line_goes_back_into_no_programme_that_is_closed(draft: Programme, people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee))
    made = take(people.ha, draft, first(people.ha, draft))
    Programme.objects.filter(pk=line.programme_id).update(state="closed")

    with pytest.raises(ValidationError, match="đã kết thúc"):
        take_back(people.ha, Decision.objects.get().pk, made.revision)


def test_registration_whose_unit_was_told_is_not_taken_back(draft: Programme, people: People, organs: Organs) -> None:
    make_registration(people, organs)
    made = take(people.ha, draft, first(people.ha, draft))

    with pytest.raises(ValidationError, match="Đơn vị đã được báo"):
        take_back(people.ha, Decision.objects.get().pk, made.revision)


def test_time_of_a_line_of_the_draft_is_settled_and_left_open_without_a_reason(draft: Programme, people: People) -> None:
    meeting = make_line(draft, kind="meeting", text="Hội nghị", due="", first_due="")
    item = make_line(draft, kind="item", under=meeting, text="Nội dung", due="", first_due="")

    made = word_line(people.ha, meeting.pk, 1, Put("Hội nghị", due="2026-12-20", tentative=True))

    item.refresh_from_db()
    made.refresh_from_db()
    assert [(one.due, one.first_due, one.tentative) for one in (made, item)] == [("2026-12-20", "2026-12-20", True)] * 2
    assert word_line(people.ha, meeting.pk, made.revision, Put("Hội nghị", due="", tentative=True)).tentative is False
    with pytest.raises(ValidationError, match="không nằm trong tháng 12/2026"):
        word_line(people.ha, meeting.pk, made.revision + 1, Put("Hội nghị", due="2027-01-05"))


def test_proposal_is_taken_at_another_time(draft: Programme, people: People, organs: Organs) -> None:
    make_line(make_programme(organs.committee), due="2026-11-20")
    make_task(people, organs)
    carried, task = waiting(people.ha, draft)

    assert [take(people.ha, draft, one, due="2026-12-25").due for one in (carried, task)] == ["2026-12-25", "2026-12-25"]

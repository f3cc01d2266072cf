"""Conclusions: numbered, corrected while the minutes are open, each with its tasks, whose source they are."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings.actions import (
    change_minutes,
    conclude,
    correct_conclusion,
    mark_no_task,
    move_conclusion,
    order_from,
    put_back_conclusion,
    sign_minutes,
    take_back_conclusion,
    take_back_task,
)
from giaoban.office.meetings.models import Conclusion, ConclusionTask, Meeting
from giaoban.office.meetings.record_queries import concluded_in, meeting_before, standing_conclusions, unanswered
from giaoban.office.work import actions as work
from giaoban.office.work.actions import NotNow, Ordered, Share
from giaoban.office.work.models import Origin, Task
from tests.office.meetings.rows import call, make_conclusion, make_held, make_meeting, make_series
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
WORDS = "Giao Phòng Kinh tế chủ trì rà soát phương án phòng cháy rừng, xong trước 05/12."


def ordered(organs: Organs, title: str = "Rà soát phương án phòng cháy rừng") -> Ordered:
    """An order to the economy division."""
    return Ordered(title, Origin.TELEPHONE, (Share(organ=organs.economy),), deadline=dt.date(2030, 12, 5))


def numbered(meeting: Meeting) -> list[tuple[int, str]]:
    """The conclusions that stand."""
    return [(one.number, one.text) for one in meeting.conclusions.filter(taken_back_at=None)]


def test_conclusions_are_numbered_through_the_meeting(people: People, organs: Organs) -> None:
    meeting, item, secret = make_held(people, organs)

    for item_id, text in ((item.pk, "Một.\r\n"), (secret.pk, "Hai."), (None, "Ba.")):
        conclude(people.mai, meeting.pk, text, item_id=item_id)

    assert numbered(meeting) == [(1, "Một."), (2, "Hai."), (3, "Ba.")]
    with pytest.raises(ValidationError):
        conclude(people.mai, meeting.pk, "  ")
    with pytest.raises(PermissionDenied):
        conclude(people.ha, meeting.pk, "Kín.", item_id=secret.pk)
    with pytest.raises(PermissionDenied):
        conclude(people.binh, meeting.pk, "Đơn vị ghi.")


def test_conclusion_is_corrected_until_the_signature(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    one = conclude(people.mai, meeting.pk, "Thống nhất.", no_task=True)

    correct_conclusion(people.mai, one.pk, 1, "Thống nhất chủ trương.")

    with pytest.raises(Conflict):
        correct_conclusion(people.mai, one.pk, 1, "Khác.")
    sign_minutes(people.mai, meeting.pk, 1)
    with pytest.raises(NotNow):
        correct_conclusion(people.mai, one.pk, 2, "Khác.")
    assert Conclusion.objects.get().text == "Thống nhất chủ trương."


def test_order_changes_until_the_notice(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    one, two = (conclude(people.mai, meeting.pk, text) for text in ("Một.", "Hai."))

    move_conclusion(people.mai, two.pk, 1, up=True)
    move_conclusion(people.mai, two.pk, Conclusion.objects.get(pk=two.pk).revision, up=True)  # the first stays the first

    assert numbered(meeting) == [(1, "Hai."), (2, "Một.")]
    move_conclusion(people.mai, two.pk, Conclusion.objects.get(pk=two.pk).revision, up=False)
    assert numbered(meeting) == [(1, "Một."), (2, "Hai.")]
    Meeting.objects.filter(pk=meeting.pk).update(notice=make_paper(direction="out"))
    one.refresh_from_db()
    for act in (move_conclusion, take_back_conclusion):
        with pytest.raises(NotNow):
            act(people.mai, one.pk, one.revision, **({"up": False} if act is move_conclusion else {}))


def test_conclusion_taken_back_leaves_no_gap_and_may_be_put_back(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    one, _, _ = (conclude(people.mai, meeting.pk, text) for text in ("Một.", "Hai.", "Ba."))

    take_back_conclusion(people.mai, one.pk, 1)
    assert numbered(meeting) == [(1, "Hai."), (2, "Ba.")]
    with pytest.raises(NotNow):
        correct_conclusion(people.mai, one.pk, 2, "Khác.")

    put_back_conclusion(people.mai, one.pk, 2)
    assert numbered(meeting) == [(1, "Hai."), (2, "Ba."), (3, "Một.")]
    with pytest.raises(NotNow):
        put_back_conclusion(people.mai, one.pk, 3)


def test_task_comes_of_a_conclusion_with_the_sentence_as_its_source(people: People, organs: Organs) -> None:
    meeting, item, _ = make_held(people, organs)
    one = conclude(people.ha, meeting.pk, WORDS, item_id=item.pk, no_task=True)
    change_minutes(people.ha, meeting.pk, 1, chair=person_of(people.nam))

    link = order_from(people.ha, one.pk, ordered(organs))

    task = Task.objects.get()
    assert (task.origin, task.giver, task.told, task.workflow) == ("conclusion", person_of(people.nam), WORDS, "assigned")
    assert (link.task, link.quote, link.by) == (task, WORDS, people.ha)
    one.refresh_from_db()
    assert not one.no_task  # the mark goes with the first task
    assert list(unanswered(meeting)) == []
    correct_conclusion(people.ha, one.pk, one.revision, "Lời khác.")
    assert concluded_in(people.binh, task) == link
    assert ConclusionTask.objects.get().quote == WORDS
    with pytest.raises(NotNow):
        mark_no_task(people.ha, one.pk, one.revision + 1)


def test_giver_is_the_chair_of_the_meeting_until_minutes_say_otherwise(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    one = make_conclusion(meeting, people.ha)

    order_from(people.ha, one.pk, ordered(organs))

    assert Task.objects.get().giver == person_of(people.hoa)


def test_of_a_confidential_matter_comes_nothing_but_restricted_work(people: People, organs: Organs) -> None:
    meeting, _, secret = make_held(people, organs)
    one = conclude(people.mai, meeting.pk, "Hoàn thiện hồ sơ.", item_id=secret.pk)

    order_from(people.mai, one.pk, ordered(organs))

    assert Task.objects.get().confidentiality == Confidentiality.RESTRICTED
    assert concluded_in(people.binh, Task.objects.get()) is None
    shown = {
        account.username: standing_conclusions(account, meeting).count() for account in (people.mai, people.nam, people.ha, people.binh)
    }
    assert shown == {"mai": 1, "nam": 1, "ha": 0, "binh": 0}


def test_task_taken_back_waits_for_a_word_again(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    one = conclude(people.mai, meeting.pk, WORDS)
    task = order_from(people.mai, one.pk, ordered(organs)).task

    take_back_task(people.mai, one.pk, task.pk)
    take_back_task(people.mai, one.pk, task.pk)  # a second press does nothing more

    task.refresh_from_db()
    assert (task.workflow, list(unanswered(meeting))) == ("dropped", [one])
    assert mark_no_task(people.mai, one.pk, 1).no_task
    assert not mark_no_task(people.mai, one.pk, 2, no_task=False).no_task


def test_task_that_was_begun_is_not_taken_back(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    one = conclude(people.mai, meeting.pk, WORDS)
    task = order_from(people.mai, one.pk, ordered(organs)).task
    work.note_progress(people.binh, task.assignments.get().pk, "Đang rà soát.")

    with pytest.raises(NotNow):
        take_back_conclusion(people.mai, one.pk, 1)

    assert numbered(meeting) == [(1, WORDS)]


def test_secretary_who_is_not_of_the_office_concludes_and_hands_nothing_out(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    call(meeting, account=people.sen, part="secretary")
    one = conclude(people.sen, meeting.pk, WORDS)

    with pytest.raises(PermissionDenied):
        order_from(people.sen, one.pk, ordered(organs))

    assert Task.objects.count() == 0


def test_what_was_left_open_is_answered_after_the_signature(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    one, two = (conclude(people.mai, meeting.pk, text) for text in (WORDS, "Thống nhất."))
    frozen = sign_minutes(people.mai, meeting.pk, 1, even_so=True).frozen

    order_from(people.mai, one.pk, ordered(organs))
    mark_no_task(people.mai, two.pk, 1)

    assert (list(unanswered(meeting)), meeting.record.frozen) == ([], frozen)


def test_earlier_conclusions_are_those_of_the_series_else_of_the_body(people: People, organs: Organs) -> None:
    today = timezone.localdate()
    series = make_series()
    weekly = [make_meeting(today - dt.timedelta(7 * n), series=series, slot=today - dt.timedelta(7 * n)) for n in range(4)]
    board, before, cancelled = (make_meeting(today - dt.timedelta(n)) for n in (0, 30, 10))
    for meeting in (weekly[2], weekly[3], before, cancelled):
        make_conclusion(meeting, people.ha)
    Meeting.objects.filter(pk=cancelled.pk).update(state="cancelled")
    make_conclusion(weekly[1], people.ha, taken_back_at=timezone.now())

    assert meeting_before(people.ha, weekly[0]) == weekly[2]
    assert meeting_before(people.ha, board) == before
    assert meeting_before(people.binh, board) is None
    assert meeting_before(people.ha, make_meeting(None)) is None
    assert meeting_before(people.ha, make_meeting(today, body="")) is None

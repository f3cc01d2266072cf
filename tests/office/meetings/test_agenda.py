"""The agenda: entered, put in order, sent, held. Whatever is done after, each earlier agenda stays as it stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giaoban.office.audit.acts import Conflict
from giaoban.office.meetings import actions
from giaoban.office.meetings.models import AgendaIssue, Item, Meeting
from giaoban.office.notices.models import Notice
from giaoban.office.work.actions import NotNow
from tests.office.meetings.rows import MATTERS, PERSONNEL, call, make_item, make_meeting
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def kept(meeting: Meeting) -> list[tuple[str, int, list[str]]]:
    return [(one.stage, one.version, [row["title"] for row in one.rows]) for one in meeting.agendas.all()]


def test_matter_stands_behind_the_others_with_who_prepares_and_reports(people: People, organs: Organs) -> None:
    meeting = make_meeting(TODAY)
    make_item(meeting)

    item = actions.add_item(
        people.ha, meeting.pk, title=MATTERS[1], number="(2)", prepared_by=organs.economy, rapporteur=person_of(people.binh), minutes=20
    )

    assert (item.place, item.prepared_by, item.rapporteur, item.minutes, item.at_meeting) == (
        2, organs.economy, person_of(people.binh), 20, False,
    )  # fmt: skip


@pytest.mark.parametrize("title", ["", "  "])
def test_matter_without_words_is_refused(title: str, people: People) -> None:
    with pytest.raises(ValidationError):
        actions.add_item(people.ha, make_meeting().pk, title=title)


def test_confidential_matter_names_nobody(people: People) -> None:
    meeting = make_meeting()
    with pytest.raises(ValidationError):
        actions.add_item(people.mai, meeting.pk, title="Bổ nhiệm đồng chí Nguyễn Văn A", confidential=True)

    item = actions.add_item(people.mai, meeting.pk, title=PERSONNEL, confidential=True)

    with pytest.raises(ValidationError):
        actions.correct_item(people.mai, item.pk, 1, title="Kỷ luật ông A")
    with pytest.raises(PermissionDenied):
        actions.correct_item(people.ha, item.pk, 1, title="Khác")  # the compiler sees its heading alone


def test_matter_is_corrected_withdrawn_and_restored_by_the_revision_shown(people: People) -> None:
    item = make_item(make_meeting())

    actions.correct_item(people.ha, item.pk, 1, minutes=30)
    with pytest.raises(Conflict):
        actions.withdraw_item(people.ha, item.pk, 1)
    actions.withdraw_item(people.ha, item.pk, 2)
    restored = actions.restore_item(people.ha, item.pk, 3)

    assert (restored.minutes, restored.state) == (30, "stands")


def test_matters_are_put_in_order(people: People) -> None:
    meeting = make_meeting()
    one, two, three = (make_item(meeting, title=title) for title in ("a", "b", "c"))

    actions.order_items(people.ha, meeting.pk, [three.pk, one.pk])

    assert [item.title for item in meeting.items.all()] == ["c", "a", "b"]
    assert two.pk == meeting.items.last().pk  # type: ignore[union-attr]


def test_agenda_sent_is_kept_and_told_to_who_is_called(people: People) -> None:
    meeting = make_meeting(TODAY)
    item = make_item(meeting)
    call(meeting, account=people.sen)

    actions.send_agenda(people.ha, meeting.pk, 1)
    actions.send_agenda(people.ha, meeting.pk, 1)  # nothing differs: still the first
    actions.correct_item(people.ha, item.pk, 1, title=MATTERS[1])
    actions.send_agenda(people.ha, meeting.pk, 1)

    assert kept(meeting) == [("invited", 1, [MATTERS[0]]), ("invited", 2, [MATTERS[1]])]
    assert {one.account.username for one in Notice.objects.filter(kind="meetings.agenda")} == {"sen"}


def test_agenda_without_matters_or_of_what_is_over_is_not_sent(people: People) -> None:
    empty, over = make_meeting(), make_meeting(state="held")

    for meeting in (empty, over):
        with pytest.raises(ValidationError):
            actions.send_agenda(people.ha, meeting.pk, 1)


def test_meeting_held_keeps_its_own_agenda_and_later_corrections_add_to_it(people: People) -> None:
    meeting = make_meeting(TODAY, chair=person_of(people.hoa))
    item = make_item(meeting)
    actions.send_agenda(people.ha, meeting.pk, 1)

    held = actions.hold_meeting(people.ha, meeting.pk, 1, chair=person_of(people.nam))
    brought_up = actions.add_item(people.ha, meeting.pk, title="Việc phát sinh")
    actions.withdraw_item(people.ha, item.pk, 1)

    assert (held.state, held.chair, brought_up.at_meeting) == ("held", person_of(people.nam), True)
    assert kept(meeting) == [
        ("invited", 1, [MATTERS[0]]), ("held", 1, [MATTERS[0]]), ("held", 2, [MATTERS[0], "Việc phát sinh"]),
        ("held", 3, ["Việc phát sinh"]),
    ]  # fmt: skip


def test_meeting_of_several_days_held_later_than_planned_takes_as_many_days(people: People) -> None:
    meeting = make_meeting(TODAY - dt.timedelta(days=5), end_day=TODAY - dt.timedelta(days=4))

    held = actions.hold_meeting(people.ha, meeting.pk, 1, day=TODAY - dt.timedelta(days=1))

    assert (held.day, held.end_day) == (TODAY - dt.timedelta(days=1), TODAY)


def test_meeting_of_tomorrow_called_off_or_without_a_day_is_not_held(people: People) -> None:
    for meeting in (make_meeting(TODAY + dt.timedelta(days=1)), make_meeting(TODAY, state="cancelled"), make_meeting(None)):
        with pytest.raises(ValidationError):
            actions.hold_meeting(people.ha, meeting.pk, 1)


def test_agenda_of_what_is_called_off_is_not_changed(people: People) -> None:
    meeting = make_meeting(state="cancelled")

    with pytest.raises(ValidationError):
        actions.add_item(people.ha, meeting.pk, title="a")


# What may happen to a meeting, in any order: invited, moved, matters changed, held, minuted, concluded.
STEPS = st.lists(
    st.sampled_from(("add", "correct", "withdraw", "restore", "order", "send", "move", "hold", "minute", "conclude", "cancel", "put-back")),
    max_size=14,
)


def take(step: str, meeting: Meeting, people: People, n: int) -> None:
    """One step; what makes no sense now is refused, and that is that."""
    meeting.refresh_from_db()
    items, mai, key, shown = list(meeting.items.all()), people.mai, meeting.pk, meeting.revision
    item = items[n % len(items)]
    does: dict[str, Callable[[], object]] = {
        "add": lambda: actions.add_item(mai, key, title=f"Nội dung {n}"),
        "correct": lambda: actions.correct_item(mai, item.pk, item.revision, title=f"Sửa {n}"),
        "withdraw": lambda: actions.withdraw_item(mai, item.pk, item.revision),
        "restore": lambda: actions.restore_item(mai, item.pk, item.revision),
        "order": lambda: actions.order_items(mai, key, [one.pk for one in reversed(items)]),
        "send": lambda: actions.send_agenda(mai, key, shown),
        "move": lambda: actions.change_meeting(mai, key, shown, day=TODAY - dt.timedelta(days=n), reason="Dời"),
        "hold": lambda: actions.hold_meeting(mai, key, shown),
        "minute": lambda: actions.begin_minutes(mai, key),
        "conclude": lambda: actions.conclude(mai, key, text=f"Kết luận {n}"),
        "cancel": lambda: actions.cancel_meeting(mai, key, shown, reason="Hoãn"),
        "put-back": lambda: actions.restore_meeting(mai, key, shown),
    }
    does[step]()


@pytest.mark.fuzz
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
@given(steps=STEPS)
def test_whatever_happens_keeps_every_earlier_agenda(steps: list[str], people: People) -> None:
    meeting = make_meeting(TODAY)
    make_item(meeting)
    before: list[tuple[Any, ...]] = []
    for n, step in enumerate(steps):
        with suppress(ValidationError, PermissionDenied, NotNow):
            take(step, meeting, people, n)
        now = list(AgendaIssue.objects.filter(meeting=meeting).values_list("pk", "stage", "version", "when", "rows"))
        assert now[: len(before)] == before
        before = now
    held = [one for one in before if one[1] == "held"]
    meeting.refresh_from_db()
    assert bool(held) is meeting.is_held
    standing = list(meeting.items.filter(state=Item.State.STANDS).values_list("title", flat=True))
    assert not held or [row["title"] for row in held[-1][4]] == standing

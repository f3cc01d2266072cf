"""The office's own days: entered, corrected, withdrawn; nothing is moved by them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.days import actions, queries, rules
from giaoban.office.days.models import DaySettings, OwnDay
from giaoban.office.days.moves import _MOVERS, Move, moves, register_moves
from giaoban.office.directory.models import Account
from giaoban.timing.last_days import Settings
from giaoban.timing.meetings import papers_due
from giaoban.timing.workdays import Calendar
from tests.people import People

pytestmark = pytest.mark.django_db
FRIDAY = dt.date(2026, 11, 27)
CLOSED: dict[str, Any] = {"day": FRIDAY, "kind": "closed", "reason": "Ngày truyền thống", "source": "Thông báo 12-TB/VP"}
MEETING = dt.date(2026, 12, 1)


@pytest.fixture
def papers_of_a_meeting() -> Iterator[None]:
    """A room that keeps a meeting on 01/12, whose papers are due three working days before."""

    def of_meeting(account: Account, old: Calendar, new: Calendar) -> list[Move]:
        before, after = (papers_due(MEETING, each).result for each in (old, new))
        assert before is not None
        assert after is not None
        return [Move(f"Tài liệu họp, {account.name} theo dõi", "meetings.meeting", 1, before, after)]

    register_moves("test", of_meeting)
    yield
    del _MOVERS["test"]


def test_day_entered_holds_for_every_room_and_is_told(people: People) -> None:
    before = queries.calendar()
    own = actions.enter_day(people.mai, **CLOSED)
    off = queries.calendar().is_off(FRIDAY)

    assert off is not None
    assert (off.name, off.source, before.is_off(FRIDAY)) == ("Ngày truyền thống", "Thông báo 12-TB/VP", None)
    assert (before.version.rsplit("/", 1)[1], queries.calendar().version.rsplit("/", 1)[1]) == ("0", "1")
    line = Entry.objects.get(verb="days.enter-day")
    assert (line.actor_id, line.subject_id, line.changes["day"]) == (people.mai.pk, own.pk, [None, "2026-11-27"])


def test_version_goes_up_with_every_change_of_the_table(people: People) -> None:
    own = actions.enter_day(people.mai, **CLOSED)
    own = actions.correct_day(people.ha, own.pk, own.revision, **CLOSED | {"day": dt.date(2026, 11, 26)})
    same = actions.correct_day(people.ha, own.pk, own.revision, **CLOSED | {"day": dt.date(2026, 11, 26)})
    actions.withdraw_day(people.mai, own.pk, same.revision)

    assert queries.settings().number == 3
    assert queries.calendar().is_working(dt.date(2026, 11, 26))
    assert [state.state["day"] for state in EarlierState.objects.order_by("pk")] == ["2026-11-27", "2026-11-26"]


def test_calendar_is_made_once_a_version_and_costs_one_question(people: People, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    actions.enter_day(people.mai, **CLOSED)
    made = queries.calendar()

    with django_assert_num_queries(1):
        assert queries.calendar() is made


def test_many_versions_do_not_pile_up(people: People) -> None:
    for n in range(queries._MOST_MADE + 2):
        actions.enter_day(people.mai, **CLOSED | {"day": dt.date(2026, 12, 1) + dt.timedelta(7 * n)})
        queries.calendar()

    assert 0 < len(queries._MADE) <= queries._MOST_MADE


def test_number_brought_back_by_a_backup_is_not_taken_for_the_same_table(people: People) -> None:
    own = actions.enter_day(people.mai, **CLOSED)
    queries.calendar()
    OwnDay.objects.filter(pk=own.pk).update(day=dt.date(2026, 11, 26))
    DaySettings.objects.update(stamp="00000000-0000-0000-0000-000000000001")

    assert queries.calendar().is_working(FRIDAY)


def test_look_before_names_what_would_move_and_writes_nothing(people: People, papers_of_a_meeting: None) -> None:
    found = actions.preview_day(people.mai, None, **CLOSED)

    assert [(one.what, one.before, one.after) for one in found] == [
        ("Tài liệu họp, Trần Thị Mai theo dõi", dt.date(2026, 11, 26), dt.date(2026, 11, 25))
    ]
    assert (OwnDay.objects.count(), Entry.objects.filter(verb__startswith="days.").count(), queries.settings().number) == (0, 0, 0)


def test_look_before_of_a_correction_and_a_withdrawal(people: People, papers_of_a_meeting: None) -> None:
    own = actions.enter_day(people.mai, **CLOSED)

    assert actions.preview_day(people.mai, own.pk, **CLOSED) == []
    assert [one.after for one in actions.preview_day(people.mai, own.pk, **CLOSED | {"day": dt.date(2026, 11, 5)})] == [
        dt.date(2026, 11, 26)
    ]
    assert [(one.before, one.after) for one in actions.preview_withdrawal(people.mai, own.pk)] == [
        (dt.date(2026, 11, 25), dt.date(2026, 11, 26))
    ]


def test_what_stays_where_it_is_does_not_move(people: People, papers_of_a_meeting: None) -> None:
    assert moves(people.mai, queries.calendar(), queries.calendar()) == []


@pytest.mark.parametrize(
    ("facts", "field", "why"),
    [
        ({"day": dt.date(1999, 12, 31)}, "day", "Chọn ngày trong các năm 2000-2099."),
        ({"kind": "holiday"}, "kind", "Chọn loại ngày."),
        ({"reason": " "}, "reason", "Ghi lý do."),
        ({"source": ""}, "source", "Ghi căn cứ: văn bản, thông báo nào."),
        ({"kind": "work"}, "day", "thứ Sáu 27/11/2026 vốn là ngày làm việc."),
        ({"day": dt.date(2026, 11, 24)}, "day", "thứ Ba 24/11/2026 vốn là ngày nghỉ (Ngày Văn hóa Việt Nam)."),
        ({"day": dt.date(2026, 11, 28), "kind": "off"}, "day", "thứ Bảy 28/11/2026 vốn là ngày nghỉ (nghỉ hằng tuần)."),
        ({"day": dt.date(2026, 11, 25)}, "day", "thứ Tư 25/11/2026 đã có trong bảng của cơ quan: hãy sửa dòng đó."),
    ],
)
def test_day_that_would_say_nothing_is_refused_with_its_reason(people: People, facts: dict[str, Any], field: str, why: str) -> None:
    actions.enter_day(people.mai, **CLOSED | {"day": dt.date(2026, 11, 25)})

    for act in (actions.enter_day, lambda actor, **values: actions.preview_day(actor, None, **values)):
        with pytest.raises(ValidationError) as refused:
            act(people.mai, **CLOSED | facts)
        assert refused.value.message_dict == {field: [why]}
    assert OwnDay.objects.count() == 1


def test_make_up_day_and_holiday_worked_through_are_taken(people: People) -> None:
    actions.enter_day(people.mai, **CLOSED | {"day": dt.date(2026, 11, 28), "kind": "work"})
    actions.enter_day(people.mai, **CLOSED | {"day": dt.date(2026, 11, 24), "kind": "work"})

    assert [queries.calendar().is_working(dt.date(2026, 11, day)) for day in (24, 28)] == [True, True]


def test_withdrawn_day_is_not_corrected_and_may_be_entered_again(people: People) -> None:
    own = actions.enter_day(people.mai, **CLOSED)
    own = actions.withdraw_day(people.mai, own.pk, own.revision)

    with pytest.raises(ValidationError, match="đã rút khỏi bảng"):
        actions.correct_day(people.mai, own.pk, own.revision, **CLOSED)
    assert actions.enter_day(people.mai, **CLOSED).pk != own.pk


def test_two_people_correcting_one_day_do_not_overwrite_each_other(people: People) -> None:
    own = actions.enter_day(people.mai, **CLOSED)
    actions.correct_day(people.ha, own.pk, 1, **CLOSED | {"reason": "Nghỉ riêng"})

    with pytest.raises(Conflict):
        actions.correct_day(people.mai, own.pk, 1, **CLOSED | {"reason": "Nghỉ"})
    assert OwnDay.objects.get().reason == "Nghỉ riêng"


def test_day_stands_in_the_table_once_whatever_happens() -> None:
    OwnDay.objects.create(**CLOSED)

    with pytest.raises(IntegrityError):
        OwnDay.objects.create(**CLOSED)


def test_settings_say_how_deadlines_are_read(people: People) -> None:
    assert queries.settings().reading == Settings()
    kept = actions.change_settings(people.mai, 0, before="inclusive", start="arrived", roll_counted=False, roll_named=True, papers_days=5)

    assert queries.settings().reading == Settings("inclusive", roll_counted=False, roll_named=True, start="arrived")
    assert (kept.papers_days, kept.revision, kept.number) == (5, 2, 0)
    with pytest.raises(Conflict):
        actions.change_settings(people.ha, 1, before="strict")


def test_settings_beyond_measure_are_refused(people: People) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.change_settings(people.mai, 0, notice_days=61)
    assert refused.value.message_dict == {"notice_days": ["Từ 1 đến 60 ngày làm việc."]}


def test_chief_and_compiler_alone_keep_the_table(people: People) -> None:
    own = actions.enter_day(people.mai, **CLOSED)
    others = [account for account in people.all() if not rules.may_keep(account)]

    assert {account.username for account in people.all()} - {account.username for account in others} == {"mai", "ha"}
    for account in others:
        for act in (
            lambda actor: actions.enter_day(actor, **CLOSED | {"day": dt.date(2026, 11, 26)}),
            lambda actor: actions.correct_day(actor, own.pk, 1, **CLOSED | {"reason": "Khác"}),
            lambda actor: actions.withdraw_day(actor, own.pk, 1),
            lambda actor: actions.preview_day(actor, None, **CLOSED),
            lambda actor: actions.preview_withdrawal(actor, own.pk),
            lambda actor: actions.change_settings(actor, 0, before="inclusive"),
        ):
            with pytest.raises(PermissionDenied):
                act(account)
    assert (OwnDay.objects.count(), queries.settings().number) == (1, 1)


def test_rule_and_question_agree_on_who_sees_the_days(people: People) -> None:
    own = actions.enter_day(people.mai, **CLOSED)

    asked = {account.username for account in people.all() if list(queries.days_visible_to(account))}
    assert asked == {account.username for account in people.all() if rules.may_see(account, own)}
    assert "yen" not in asked


def test_days_are_called_by_what_they_are(people: People) -> None:
    assert (str(actions.enter_day(people.mai, **CLOSED)), str(queries.settings())) == (
        "27/11/2026 Cơ quan nghỉ riêng",
        "bảng ngày nghỉ số 1",
    )

"""Which reminders are due: rules, things with deadlines and a day, and nothing else. Wednesday 4 November 2026 is the day of the story."""

import datetime as dt
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.notices.models import ReminderRule
from giaoban.office.notices.reminders import MADE_UP_FOR, Due, due_reminders, how_long, when_words

TODAY = dt.date(2026, 11, 4)


@dataclass(frozen=True)
class Rule:
    days: int | None = None
    weekday: int | None = None
    receivers: list[str] = field(default_factory=lambda: ["lead"])
    active: bool = True


def due(deadline: dt.date, **receivers: list[int]) -> Due:
    return Due("work.task", 7, "Việc", deadline, receivers or {"lead": [1]})


def reasons(rules: list[Rule], item: Due, today: dt.date = TODAY) -> dict[int, str]:
    return {one.account_id: one.reason for one in due_reminders(rules, [item], today)}


@pytest.mark.parametrize(
    ("rule", "deadline", "reason"),
    [
        (Rule(-3), dt.date(2026, 11, 7), "Còn 3 ngày đến hạn 07/11/2026"),
        (Rule(-3), dt.date(2026, 11, 5), "Còn 1 ngày đến hạn 05/11/2026"),  # the server was off for two days
        (Rule(-3), dt.date(2026, 11, 4), None),
        (Rule(-3), dt.date(2026, 11, 8), None),
        (Rule(0), dt.date(2026, 11, 4), "Hôm nay đến hạn 04/11/2026"),
        (Rule(0), dt.date(2026, 11, 5), None),
        (Rule(1), dt.date(2026, 11, 3), "Quá hạn 1 ngày, hạn 03/11/2026"),
        (Rule(1), dt.date(2026, 11, 4), None),
        (Rule(1), dt.date(2026, 10, 30), None),
        (Rule(weekday=2), dt.date(2026, 11, 3), "Quá hạn 1 ngày, hạn 03/11/2026"),
        (Rule(weekday=0), dt.date(2026, 10, 1), "Quá hạn 34 ngày, hạn 01/10/2026"),  # Monday was the day before yesterday
        (Rule(weekday=3), dt.date(2026, 10, 1), None),  # Thursday: six days ago
        (Rule(weekday=2), dt.date(2026, 11, 4), None),  # not over yet
        (Rule(0, active=False), dt.date(2026, 11, 4), None),
        (Rule(0, receivers=["giver"]), dt.date(2026, 11, 4), None),
    ],
)
def test_rule_speaks_on_its_day(rule: Rule, deadline: dt.date, reason: str | None) -> None:
    assert reasons([rule], due(deadline)) == ({1: f"{reason}; đơn vị đồng chí chủ trì"} if reason else {})


def test_each_is_told_how_he_stands_to_it() -> None:
    rule = Rule(0, receivers=["lead", "person", "giver", "chief"])

    assert reasons([rule], due(TODAY, lead=[1], person=[2], giver=[3], chief=[4])) == {
        1: "Hôm nay đến hạn 04/11/2026; đơn vị đồng chí chủ trì",
        2: "Hôm nay đến hạn 04/11/2026; đồng chí được giao",
        3: "Hôm nay đến hạn 04/11/2026; đồng chí giao việc",
        4: "Hôm nay đến hạn 04/11/2026; văn phòng theo dõi",
    }


def test_of_several_rules_the_latest_speaks_once_to_a_person() -> None:
    rules = [Rule(-1), Rule(0, receivers=["person", "lead"]), Rule(-2)]

    found = list(due_reminders(rules, [due(TODAY, lead=[1], person=[1])], TODAY))

    assert [(one.reason, one.key) for one in found] == [
        ("Hôm nay đến hạn 04/11/2026; đồng chí được giao", "remind work.task 7 20261104 20261104")
    ]


def test_made_up_for_a_day_later_it_has_the_same_key() -> None:
    keys = [[one.key for one in due_reminders([Rule(0)], [due(TODAY)], TODAY + dt.timedelta(days=later))] for later in range(4)]

    assert keys == [["remind work.task 7 20261104 20261104"]] * 3 + [[]]


def test_moved_deadline_is_reminded_of_anew() -> None:
    keys = {one.key for item in (due(TODAY), due(TODAY + dt.timedelta(1))) for one in due_reminders([Rule(0), Rule(-1)], [item], TODAY)}

    assert len(keys) == 2


@given(
    st.lists(st.one_of(st.builds(Rule, st.integers(-90, 90)), st.builds(Rule, st.none(), st.integers(0, 6))), max_size=6),
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
)
def test_nobody_is_reminded_twice_on_a_day_nor_of_what_fell_long_ago(rules: list[Rule], deadline: dt.date, today: dt.date) -> None:
    found = list(due_reminders(rules, [due(deadline, lead=[1, 1, 2], person=[1])], today))

    assert len({one.account_id for one in found}) == len(found)
    spoken = [dt.datetime.strptime(one.key[-8:], "%Y%m%d").date() for one in found]  # noqa: DTZ007 - a day
    assert [day for day in spoken if not today - MADE_UP_FOR <= day <= today] == []


def test_words_of_days() -> None:
    assert [how_long(TODAY + dt.timedelta(left), TODAY)[:12] for left in (1, 0, -1)] == ["Còn 1 ngày đ", "Hôm nay đến ", "Quá hạn 1 ng"]


def test_words_of_rules() -> None:
    rules = [ReminderRule(days=-3), ReminderRule(days=0), ReminderRule(days=1), ReminderRule(weekday=0)]

    assert [when_words(rule) for rule in rules] == [
        "Trước hạn 3 ngày", "Đúng ngày đến hạn", "Quá hạn 1 ngày", "Thứ Hai hằng tuần khi đã quá hạn",
    ]  # fmt: skip

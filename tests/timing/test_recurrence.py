"""Rules of RFC 5545 expanded to days, with exceptions and days off."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.timing.recurrence import BadRuleError, Exempt, checked, expand, occurrences
from giaoban.timing.workdays import calendar

PLAIN = calendar()
MONDAYS = "FREQ=WEEKLY;BYDAY=MO"
FIRST = date(2023, 4, 3)
MAY = (date(2023, 5, 1), date(2023, 5, 31))


def test_days_of_a_rule_between_two_days() -> None:
    assert [day.day for day in occurrences(MONDAYS, FIRST, *MAY)] == [1, 8, 15, 22, 29]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", [31]),
        ("FREQ=MONTHLY;BYDAY=2TH,4TH", [11, 25]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", [31]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", [1, 15, 29]),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=6", [1, 8]),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20230515", [1, 8, 15]),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20230514T170000Z", [1, 8, 15]),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20230514T165959Z", [1, 8]),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20230508T235959", [1, 8]),
        ("FREQ=YEARLY;BYMONTH=2,5;BYMONTHDAY=29", [29]),
        ("FREQ=YEARLY;BYDAY=20MO", [15]),
        ("FREQ=DAILY;BYMONTHDAY=5,6;WKST=MO", [5, 6]),
    ],
)
def test_every_part_of_a_rule_is_followed(rule: str, days: list[int]) -> None:
    assert [day.day for day in occurrences(rule, FIRST, *MAY)] == days


def test_nothing_occurs_before_the_first_day_or_backward() -> None:
    assert occurrences(MONDAYS, date(2023, 6, 5), *MAY) == []
    assert occurrences(MONDAYS, FIRST, MAY[1], MAY[0]) == []


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("", "không hiểu phần “”"),
        ("hằng tuần", "không hiểu phần “hằng tuần”"),
        ("FREQ=HOURLY", "không hiểu phần “FREQ=HOURLY”"),
        ("FREQ=DAILY;INTERVAL=0", "không hiểu phần “INTERVAL=0”"),
        ("FREQ=DAILY;BYHOUR=9", "không hiểu phần “BYHOUR=9”"),
        ("FREQ=DAILY;FREQ=DAILY", "không hiểu phần “FREQ=DAILY”"),
        ("BYDAY=MO", "không nói lặp theo ngày, tuần, tháng hay năm"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20230501", "chỉ giữ một"),
        ("FREQ=DAILY;UNTIL=20230532", "ngày kết thúc không tồn tại"),
        ("FREQ=DAILY;UNTIL=99991231T235959Z", "ngày kết thúc không tồn tại"),
        ("FREQ=MONTHLY;BYSETPOS=1", "không nói chọn trong những ngày nào"),
        ("FREQ=WEEKLY;BYDAY=2MO", "chỉ dùng được khi lặp theo tháng hoặc năm"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "không thể chọn ngày trong tháng"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "không rơi vào ngày nào"),
        ("FREQ=DAILY;BYMONTHDAY=32", "không rơi vào ngày nào"),
        ("FREQ=MONTHLY;BYDAY=6MO", "không rơi vào ngày nào"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=31", "không rơi vào ngày nào"),
        ("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2", "không rơi vào ngày nào"),
    ],
)
def test_wrong_rule_is_refused_with_its_reason(rule: str, why: str) -> None:
    with pytest.raises(BadRuleError, match=why):
        occurrences(rule, FIRST, *MAY)


def test_wrong_rule_is_refused_even_where_nothing_could_occur() -> None:
    with pytest.raises(BadRuleError):
        occurrences("FREQ=DAILY;INTERVAL=0", FIRST, MAY[1], MAY[0])


def test_briefing_on_a_holiday_is_for_the_office_to_decide() -> None:
    first, second, *_ = expand(MONDAYS, FIRST, *MAY, PLAIN)

    assert (first.day, first.asks, second.asks) == (date(2023, 5, 1), True, False)
    assert first.off is not None
    assert (first.off.name, first.why) == (
        "Ngày Quốc tế Lao động",
        "thứ Hai 01/5/2023 là ngày nghỉ (Ngày Quốc tế Lao động): cần quyết định",
    )


@pytest.mark.parametrize(
    ("what", "day"), [("keep", date(2023, 5, 1)), ("next", date(2023, 5, 4)), ("previous", date(2023, 4, 28)), ("skip", None)]
)
def test_rule_of_the_office_for_days_off_moves_and_still_asks(what: str, day: date | None) -> None:
    found = expand(MONDAYS, FIRST, *MAY, PLAIN, what)[0]  # type: ignore[arg-type]  # parametrized

    assert (found.by_rule, found.day, found.asks) == (date(2023, 5, 1), day, True)


@pytest.mark.parametrize(
    ("exempt", "day", "why"),
    [
        (Exempt(date(2023, 5, 1), "keep"), date(2023, 5, 1), "giữ nguyên thứ Hai 01/5/2023"),
        (Exempt(date(2023, 5, 1), "skip"), None, "không tổ chức kỳ thứ Hai 01/5/2023"),
        (Exempt(date(2023, 5, 1), "move", date(2023, 5, 4)), date(2023, 5, 4), "kỳ thứ Hai 01/5/2023 chuyển sang thứ Năm 04/5/2023"),
    ],
)
def test_decision_on_one_occurrence_holds(exempt: Exempt, day: date | None, why: str) -> None:
    found = expand(MONDAYS, FIRST, *MAY, PLAIN, "next", [exempt])[0]

    assert (found.day, found.why, found.decided, found.asks) == (day, why, True, False)


def test_decision_to_move_needs_a_day_and_no_other_has_one() -> None:
    with pytest.raises(ValueError, match="phải có ngày mới"):
        Exempt(FIRST, "move")
    with pytest.raises(ValueError, match="phải có ngày mới"):
        Exempt(FIRST, "skip", FIRST)


_PARTS = st.lists(
    st.sampled_from(
        [
            "INTERVAL=3",
            "COUNT=9",
            "BYDAY=MO,FR",
            "BYDAY=-1WE",
            "BYMONTHDAY=31",
            "BYMONTH=2,4",
            "BYSETPOS=2",
            "UNTIL=20240101",
            "WKST=SU",
            "X=1",
            "BYDAY=",
        ]
    ),
    max_size=4,
)


@pytest.mark.fuzz
@given(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]), _PARTS)
def test_any_rule_ends_soon_in_days_between_or_a_refusal(frequency: str, parts: list[str]) -> None:
    rule = ";".join([f"FREQ={frequency}", *parts])
    begun = time.process_time()
    try:
        days = occurrences(rule, FIRST, *MAY)
    except BadRuleError:
        return
    assert days == sorted({day for day in days if MAY[0] <= day <= MAY[1]})
    assert checked(rule)["FREQ"] == frequency
    assert time.process_time() - begun < 5

"""Days computed by dated rules, each with its reasons."""

import datetime as dt
import json
from datetime import date
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.timing import meetings, rules
from giaoban.timing.rules import Computed, DeadlineRule, compute, from_json, rule, with_count
from giaoban.timing.workdays import CLOSED, Override, TooFarError, calendar

PLAIN = calendar()
MEETING = date(2023, 5, 25)
CLOSED_DAY = [Override(date(2023, 4, 10), CLOSED, "Nghỉ riêng", "Thông báo 3-TB/VP")]


def own(count: int, unit: rules.Unit, direction: rules.Direction = "after", roll: bool = True, statutory: bool = False) -> DeadlineRule:
    return DeadlineRule("own", "Nộp báo cáo", "ngày nhận văn bản", count, unit, direction, roll, statutory)


@pytest.mark.parametrize("name", ["days", "rules", "regimes", "meetings", "periods", "anniversaries"])
def test_shipped_data_is_what_its_schema_says(name: str) -> None:
    folder = files("giaoban.timing") / "data"
    schema = json.loads((folder / "schema.json").read_text("utf-8"))

    jsonschema.validate(json.loads((folder / f"{name}.json").read_text("utf-8")), {**schema, "$ref": f"#/$defs/{name}"})


def test_rules_of_one_name_never_hold_on_one_day() -> None:
    spans: dict[str, list[tuple[date, date]]] = {}
    for each in rules.rules():
        spans.setdefault(each.key, []).append((each.valid_from or date.min, each.valid_to or date.max))

    assert [key for key, found in spans.items() if any(a[1] >= b[0] for a, b in zip(sorted(found), sorted(found)[1:], strict=False))] == []


# The worked examples: a long holiday from Saturday 29/4 (Giỗ Tổ) to Wednesday 03/5/2023.
def test_papers_of_a_meeting_are_due_three_working_days_before() -> None:
    assert meetings.papers_due(MEETING, PLAIN).result == date(2023, 5, 22)


def test_conclusion_notice_is_due_five_working_days_after() -> None:
    assert meetings.notice_due(MEETING, PLAIN).result == date(2023, 6, 1)


def test_five_working_days_over_the_long_holiday() -> None:
    assert compute(own(5, "working-day"), date(2023, 4, 28), PLAIN).result == date(2023, 5, 10)


def test_ten_calendar_days_need_no_roll() -> None:
    found = compute(own(10, "day"), date(2023, 4, 25), PLAIN)

    assert (found.result, found.has_rolled) == (date(2023, 5, 5), False)


def test_thirty_calendar_days_roll_off_the_long_holiday() -> None:
    found = compute(rule("complaint.first", date(2023, 3, 30)), date(2023, 3, 30), PLAIN)

    assert (found.unrolled, found.result, found.has_rolled) == (date(2023, 4, 29), date(2023, 5, 4), True)
    assert found.words == (
        "Giải quyết khiếu nại lần đầu: 30 ngày kể từ ngày thụ lý (thứ Năm 30/3/2023). "
        "Tính được thứ Bảy 29/4/2023 là ngày nghỉ (Ngày Giỗ Tổ Hùng Vương) nên kết thúc vào ngày làm việc tiếp theo. "
        "Đến hết thứ Năm 04/5/2023."
    )


def test_trace_names_the_days_off_passed_over() -> None:
    assert compute(own(5, "working-day"), date(2023, 4, 28), PLAIN).trace == (
        "Nộp báo cáo: 05 ngày làm việc kể từ ngày nhận văn bản (thứ Sáu 28/4/2023)",
        (
            "Không tính thứ Bảy, Chủ nhật và các ngày nghỉ 01/5/2023 (Ngày Quốc tế Lao động), "
            "02/5/2023 (Ngày Giỗ Tổ Hùng Vương (nghỉ bù)) và 03/5/2023 (Ngày Chiến thắng (nghỉ bù))"
        ),
        "Đến hết thứ Tư 10/5/2023",
    )


def test_trace_names_the_make_up_day_that_counts() -> None:
    assert compute(own(4, "working-day"), date(2026, 8, 20), PLAIN).trace[1:] == (
        "Không tính thứ Bảy, Chủ nhật",
        "Có tính ngày làm bù 22/8/2026",
        "Đến hết thứ Ba 25/8/2026",
    )


def test_trace_of_days_that_pass_over_nothing_says_nothing_of_it() -> None:
    assert len(compute(own(2, "working-day"), date(2026, 11, 25), PLAIN).trace) == 2


def test_trace_over_many_days_off_names_some() -> None:
    assert "và 7 ngày nghỉ khác" in compute(own(250, "working-day"), date(2026, 1, 5), PLAIN).words


def test_trace_over_one_holiday_without_weekend() -> None:
    assert compute(own(1, "working-day"), date(2026, 11, 23), PLAIN).trace[1] == "Không tính ngày nghỉ 24/11/2026 (Ngày Văn hóa Việt Nam)"


def test_backward_a_day_off_rolls_to_the_working_day_before() -> None:
    found = compute(own(5, "day", "before"), date(2026, 11, 28), PLAIN)
    early = compute(own(4, "day", "before"), date(2026, 11, 28), PLAIN)

    assert (found.result, early.unrolled, early.result) == (date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 23))
    assert early.trace[-2:] == (
        "Tính được thứ Ba 24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam) nên lùi về ngày làm việc liền trước",
        "Chậm nhất thứ Hai 23/11/2026",
    )


def test_without_roll_the_day_stays_where_it_was_counted() -> None:
    assert compute(own(10, "day", roll=False), date(2026, 11, 18), PLAIN).result == date(2026, 11, 28)


@pytest.mark.parametrize(("unit", "then"), [("week", date(2026, 3, 16)), ("month", date(2026, 3, 2))])
def test_weeks_and_months_are_counted(unit: rules.Unit, then: date) -> None:
    found = compute(own(1 if unit == "month" else 6, unit), date(2026, 1, 31) if unit == "month" else date(2026, 2, 2), PLAIN)

    assert (found.unrolled, found.result) == (date(2026, 2, 28) if unit == "month" else then, then)


def test_roll_off_a_weekend_says_so() -> None:
    assert "là ngày nghỉ (nghỉ hằng tuần) nên" in compute(own(1, "month"), date(2026, 1, 31), PLAIN).words


def test_clocks_of_the_law_run_on_while_the_office_is_closed() -> None:
    closed = calendar(CLOSED_DAY, 1)
    day = date(2023, 4, 7)

    assert compute(own(1, "working-day"), day, closed).result == date(2023, 4, 11)
    assert compute(own(1, "working-day", statutory=True), day, closed).result == date(2023, 4, 10)


def test_rule_is_the_one_in_force_on_the_day() -> None:
    before, after = rule("complaint.admission", date(2026, 6, 30)), rule("complaint.admission", date(2026, 7, 1))

    assert [(each.count, each.unit) for each in (before, after)] == [(10, "day"), (7, "working-day")]


def test_rule_that_is_not_in_force_yet_is_none() -> None:
    with pytest.raises(KeyError):
        rule("reception.refused", date(2026, 6, 30))


def test_office_sets_its_own_number() -> None:
    stricter = meetings.papers_due(MEETING, PLAIN, 5)

    assert (stricter.result, stricter.source) == (date(2023, 5, 18), "Quy chế của cơ quan")
    assert with_count(rule("meeting.papers", MEETING), 3) is rule("meeting.papers", MEETING)


@pytest.mark.parametrize("count", [-1, 40_001])
def test_number_beyond_measure_is_refused(count: int) -> None:
    with pytest.raises(TooFarError, match="nằm quá xa"):
        compute(own(count, "day"), MEETING, PLAIN)


@pytest.mark.parametrize("unit", ["month", "day", "working-day"])
def test_day_beyond_the_calendar_is_refused(unit: rules.Unit) -> None:
    with pytest.raises(TooFarError):
        compute(own(40_000, unit), date(9990, 1, 1), PLAIN)


def test_computed_day_is_kept_and_read_again() -> None:
    found = compute(rule("complaint.first", date(2023, 3, 30)), date(2023, 3, 30), PLAIN)
    nothing = Computed("own", None, None, PLAIN.version, ("Không nêu ngày",), sure=False)

    assert [from_json(json.loads(json.dumps(each.as_json()))) for each in (found, nothing)] == [found, nothing]


RULES = st.builds(
    own, st.integers(0, 400), st.sampled_from(["day", "working-day", "week", "month"]), st.sampled_from(["after", "before"]), st.booleans()
)


@pytest.mark.fuzz
@given(RULES, st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(-30, 30))
def test_no_deadline_falls_on_the_wrong_side_and_a_new_day_off_moves_it_away(rule: DeadlineRule, trigger: date, new: int) -> None:
    more = calendar([Override(trigger + dt.timedelta(new), CLOSED, "Nghỉ", "Thông báo")], 1)
    before, after = (compute(rule, trigger, days).result for days in (PLAIN, more))

    assert before is not None
    assert after is not None
    assert (trigger <= before <= after) if rule.direction == "after" else (trigger >= before >= after)

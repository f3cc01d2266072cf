"""Which days the office works, and counting by them."""

import datetime as dt
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.timing import seed
from giaoban.timing.saying import said
from giaoban.timing.workdays import CLOSED, OFF, WORK, Calendar, Override, TooFarError, calendar

PLAIN = calendar()
SOURCE = "Thông báo 12-TB/VP"
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
COUNTS = st.integers(0, 300)


def day_by_day(days: Calendar, day: date, count: int, step: int) -> date:
    """The plain count: one day after the other."""
    while count:
        day += dt.timedelta(step)
        count -= days.is_working(day)
    return day


def test_shipped_swap_makes_friday_off_and_saturday_work() -> None:
    off, work = PLAIN.is_off(date(2026, 1, 2)), PLAIN.make_up(date(2026, 1, 10))

    assert off is not None
    assert work is not None
    assert (off.kind, off.source, work.source) == ("off", "Công văn 12729/VPCP-KGVX", "Công văn 12729/VPCP-KGVX")
    assert (PLAIN.is_working(date(2026, 1, 2)), PLAIN.is_working(date(2026, 1, 10))) == (False, True)


@pytest.mark.parametrize(
    ("off", "work"), [(date(2025, 5, 2), date(2025, 4, 26)), (date(2026, 8, 31), date(2026, 8, 22)), (date(2018, 12, 31), date(2019, 1, 5))]
)
def test_swap_of_the_seed_counts_its_make_up_day(off: date, work: date) -> None:
    assert (PLAIN.is_working(off), PLAIN.is_working(work)) == (False, True)
    assert [found.name for found in PLAIN.make_up_days(work.year) if found.day == work] == [f"Làm bù cho ngày nghỉ {said(off)}"]
    assert [found.kind for found in PLAIN.days_off(off.year) if found.day == off] == ["off"]


@pytest.mark.parametrize(
    ("day", "name", "source"),
    [
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam", "Nghị quyết 28/2026/QH16"),
        (date(2023, 5, 1), "Ngày Quốc tế Lao động", "Bộ luật Lao động 2019, Điều 112"),
        (date(2015, 4, 30), "Ngày Chiến thắng", "Bộ luật Lao động 2012, Điều 115"),
        (date(2010, 4, 30), "Ngày Chiến thắng", "Bộ luật Lao động 1994, Điều 73"),
        (date(1990, 4, 30), "Ngày Chiến thắng", "Danh mục ngày nghỉ đi kèm (holidays 0.109)"),
        (date(2025, 5, 2), "Nghỉ hoán đổi với ngày làm việc thứ Bảy 26/4/2025", "Danh mục ngày nghỉ đi kèm (holidays 0.109)"),
        (date(2026, 11, 28), "nghỉ hằng tuần", "Thứ Bảy, Chủ nhật"),
    ],
)
def test_day_off_says_its_name_and_source(day: date, name: str, source: str) -> None:
    off = PLAIN.is_off(day)

    assert off is not None
    assert (off.name, off.source) == (name, source)


def test_day_of_culture_is_a_working_day_before_it_was_made_one() -> None:
    assert PLAIN.is_off(date(2025, 11, 24)) is None


def test_tet_of_2026_is_off_from_14_to_22_february() -> None:
    days = [date(2026, 2, 13) + dt.timedelta(n) for n in range(11)]

    assert [day.day for day in days if not PLAIN.is_working(day)] == list(range(14, 23))


def test_years_that_nothing_is_known_of_have_weekends_alone() -> None:
    assert (PLAIN.days_off(2150), PLAIN.make_up_days(2150)) == ([], [])
    assert PLAIN.is_working(date(2150, 1, 3)) is False


def test_own_table_stands_above_all() -> None:
    own = calendar(
        [
            Override(date(2026, 11, 27), CLOSED, "Ngày truyền thống của cơ quan", SOURCE),
            Override(date(2026, 11, 28), WORK, "Làm bù", SOURCE),
            Override(date(2026, 11, 24), WORK, "Trực phòng, chống bão", SOURCE),
            Override(date(2026, 11, 25), OFF, "Nghỉ bù", SOURCE),
        ],
        3,
    )

    assert own.version == f"{seed.version()}/3"
    assert [(off.day.day, off.kind) for off in own.between(date(2026, 11, 1), date(2026, 11, 30))] == [(25, "off"), (27, "closed")]
    assert [found.day.day for found in own.make_up_days(2026) if found.day.month == 11] == [28]
    assert (own.is_working(date(2026, 11, 24)), own.make_up(date(2026, 11, 24)), own.make_up(date(2026, 11, 29))) == (True, None, None)


def test_later_override_of_a_day_counts() -> None:
    day = date(2026, 11, 27)

    assert calendar([Override(day, OFF, "Nghỉ", SOURCE), Override(day, WORK, "Không nghỉ nữa", SOURCE)], 2).is_working(day)


def test_public_calendar_knows_no_own_closures() -> None:
    closed = calendar([Override(date(2026, 11, 27), CLOSED, "Nghỉ", SOURCE), Override(date(2026, 11, 26), OFF, "Nghỉ bù", SOURCE)], 1)

    assert [closed.public.is_working(date(2026, 11, day)) for day in (26, 27)] == [False, True]
    assert PLAIN.public is PLAIN


def test_kind_of_an_override_is_one_of_three() -> None:
    with pytest.raises(ValueError, match="một trong off, work, closed: holiday"):
        Override(date(2026, 11, 27), "holiday", "Nghỉ", SOURCE)


def test_calendar_of_one_version_is_made_once() -> None:
    table = [Override(date(2026, 11, 27), CLOSED, "Nghỉ", SOURCE)]

    assert calendar(table, 1) is calendar(list(table), 1)
    assert calendar(table, 1) is not calendar(table, 2)


def test_counting_none_stays_on_the_day() -> None:
    sunday = date(2026, 11, 29)

    assert (PLAIN.add_working_days(sunday, 0), PLAIN.working_days_before(sunday, 0)) == (sunday, sunday)


def test_counting_less_than_none_is_refused() -> None:
    with pytest.raises(ValueError, match="không thể âm"):
        PLAIN.add_working_days(date(2026, 11, 27), -1)


@pytest.mark.parametrize("day", [date(2200, 12, 31), date(1799, 5, 5)])
def test_counting_beyond_the_years_reckoned_is_refused(day: date) -> None:
    with pytest.raises(TooFarError, match="1800-2200"):
        PLAIN.add_working_days(day, 1)


def test_counting_over_many_years_is_quick_and_right() -> None:
    far = PLAIN.add_working_days(date(1990, 1, 1), 15_000)

    assert PLAIN.count(date(1990, 1, 1), far) == 15_000
    assert PLAIN.working_days_before(PLAIN.next_working_day(far + dt.timedelta(1)), 15_000) == date(1990, 1, 2)


@pytest.mark.parametrize(
    ("day", "then", "before"),
    [(date(2023, 4, 29), date(2023, 5, 4), date(2023, 4, 28)), (date(2023, 5, 4), date(2023, 5, 4), date(2023, 5, 4))],
)
def test_working_day_at_or_next_to_a_day(day: date, then: date, before: date) -> None:
    assert (PLAIN.next_working_day(day), PLAIN.previous_working_day(day)) == (then, before)


def test_working_days_up_to_an_earlier_day_are_none() -> None:
    assert PLAIN.count(date(2026, 11, 27), date(2026, 11, 20)) == 0


@pytest.mark.fuzz
@given(DAYS, COUNTS)
def test_counting_agrees_with_a_plain_count(day: date, count: int) -> None:
    forward, backward = PLAIN.add_working_days(day, count), PLAIN.working_days_before(day, count)

    assert (forward, backward) == (day_by_day(PLAIN, day, count, 1), day_by_day(PLAIN, day, count, -1))
    assert PLAIN.count(day, forward) == count


@pytest.mark.fuzz
@given(DAYS, COUNTS, st.lists(st.tuples(st.integers(-40, 40), st.sampled_from([OFF, CLOSED])), max_size=5))
def test_new_day_off_never_makes_it_earlier_forward_nor_later_backward(day: date, count: int, new: list[tuple[int, str]]) -> None:
    own = Calendar("own", tuple(Override(day + dt.timedelta(n), kind, "Nghỉ", SOURCE) for n, kind in new))
    bare = Calendar("bare")

    assert own.add_working_days(day, count) >= bare.add_working_days(day, count) >= day
    assert own.working_days_before(day, count) <= bare.working_days_before(day, count) <= day

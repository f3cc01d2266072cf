"""Calendars read: what is meant in the office's time; what recurs within limits; what is hostile or broken refused in words."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.timing.ical import Event, calendar_bytes, until
from giaoban.timing.ical_reading import MOST_BYTES, MOST_EVENTS, MOST_OCCURRENCES, MOST_RULES, Found, UnreadableCalendarError, read_calendar

FIRST, LAST = dt.date(2026, 11, 1), dt.date(2027, 10, 31)
STAMP = dt.datetime(2026, 11, 2, 1, tzinfo=dt.UTC)
EIGHT = dt.datetime.combine(dt.date(2026, 11, 26), dt.time(8))
DAY = dt.timedelta(days=1)


def calendar(*events: str) -> bytes:
    """A file with events, each as its lines."""
    inside = "".join(f"BEGIN:VEVENT\r\n{lines.strip()}\r\nEND:VEVENT\r\n" for lines in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inside}END:VCALENDAR\r\n".encode()


def read(*events: str) -> list[Found]:
    return read_calendar(calendar(*events), FIRST, LAST)


def times(*lines: str) -> tuple[dt.date, dt.date | None, dt.time | None, dt.time | None]:
    [one] = read("UID:a\r\nSUMMARY:Họp\r\n" + "\r\n".join(lines))
    return one.day, one.end_day, one.time, one.end_time


def test_our_own_feed_is_read_back() -> None:
    words = "Hội nghị; nội dung: quy hoạch, cán bộ \\ số 1"
    rule = f"FREQ=WEEKLY;{until(EIGHT + 21 * DAY)}"
    master = Event(
        "s", 0, STAMP, EIGHT, EIGHT.replace(hour=11), words, "Phòng họp", "Chủ trì: A\nB", rule=rule, excluded=(EIGHT + 7 * DAY,)
    )
    moved = Event("s", 1, STAMP, EIGHT + 15 * DAY, EIGHT + 15 * DAY, words, status="CANCELLED", replaces=EIGHT + 14 * DAY)
    whole = Event("w", 0, STAMP, EIGHT.date(), EIGHT.date() + 2 * DAY, "Tập huấn", status="TENTATIVE")

    found = read_calendar(calendar_bytes("Lịch", [master, moved, whole]), FIRST, LAST)

    assert [(one.key, one.title, one.day, one.end_day, one.time, one.cancelled, one.tentative) for one in found] == [
        ("w", "Tập huấn", EIGHT.date(), EIGHT.date() + DAY, None, False, True),
        ("s\n2026-11-26", words, EIGHT.date(), None, dt.time(8), False, False),
        ("s\n2026-12-10", words, EIGHT.date() + 15 * DAY, None, dt.time(8), True, False),
        ("s\n2026-12-17", words, EIGHT.date() + 21 * DAY, None, dt.time(8), False, False),
    ]
    assert (found[1].end_time, found[1].place, found[1].words) == (dt.time(11), "Phòng họp", "Chủ trì: A\nB")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART:20261126T010000Z", "DTEND:20261126T030000Z"], (EIGHT.date(), None, dt.time(8), dt.time(10))),
        (["DTSTART;TZID=Europe/Paris:20261126T020000"], (EIGHT.date(), None, dt.time(8), None)),
        (["DTSTART;TZID=SE Asia Standard Time:20261126T080000"], (EIGHT.date(), None, dt.time(8), None)),
        (['DTSTART;TZID="Giờ xã":20261126T080000'], (EIGHT.date(), None, dt.time(8), None)),
        (["DTSTART;TZID=../../etc/passwd:20261126T080000"], (EIGHT.date(), None, dt.time(8), None)),
        (["DTSTART:20261126T080000", "DURATION:PT1H30M"], (EIGHT.date(), None, dt.time(8), dt.time(9, 30))),
        (["DTSTART:20261126T080000", "DURATION:hai giờ"], (EIGHT.date(), None, dt.time(8), None)),
        (["DTSTART;VALUE=DATE:20261126", "DURATION:P2D"], (EIGHT.date(), EIGHT.date() + DAY, None, None)),
        (["DTSTART;VALUE=DATE:20261126", "DTEND;VALUE=DATE:20261127"], (EIGHT.date(), None, None, None)),
        (["DTSTART:20261126T080000", "DTEND:20261127T170000"], (EIGHT.date(), EIGHT.date() + DAY, dt.time(8), dt.time(17))),
        (["DTSTART:20261126T200000", "DTEND:20261127T000000"], (EIGHT.date(), None, dt.time(20), dt.time(23, 59))),
        (["DTSTART:20261126T080000", "DTEND:20261126T070000"], (EIGHT.date(), None, dt.time(8), None)),
        (["DTSTART:20261126T080000", "DTEND:20991126T070000"], (EIGHT.date(), None, dt.time(8), None)),
        (
            ["DTSTART:20261126T080000", "không phải dòng nào", "SUMMARY", "BEGIN:VALARM", "DTSTART:20200101", "END:VALARM"],
            (EIGHT.date(), None, dt.time(8), None),
        ),
    ],
)  # fmt: skip
def test_time_is_that_of_the_office(lines: list[str], expected: object) -> None:
    assert times(*lines) == expected


def test_classes_are_heeded() -> None:
    found = read(*(f"UID:{kind}\r\nDTSTART:20261126T080000\r\nCLASS:{kind}" for kind in ("CONFIDENTIAL", "PRIVATE", "PUBLIC")))

    assert [(one.key, one.inside, one.private) for one in found] == [
        ("CONFIDENTIAL", True, False),
        ("PRIVATE", False, True),
        ("PUBLIC", False, False),
    ]
    assert found[0].title == "(không có tên)"


def test_newest_of_the_same_event_counts_and_one_without_a_day_does_not() -> None:
    same = [f"UID:a\r\nSEQUENCE:{n}\r\nSUMMARY:Lần {n}\r\nDTSTART:20261126T080000" for n in (1, 3, 2)]

    assert [one.title for one in read(*same, "UID:b\r\nSUMMARY:Không ngày", "SUMMARY:Không tên\r\nDTSTART:20261127T080000")] == [
        "Lần 3",
        "Không tên",
    ]


def test_only_the_days_asked_for_are_read() -> None:
    events = (
        "UID:a\r\nDTSTART:20200101T080000",
        "UID:b\r\nDTSTART:20261101T080000",
        "UID:c\r\nDTSTART;VALUE=DATE:20261030\r\nDTEND;VALUE=DATE:20261103",
    )

    assert [one.key for one in read(*events)] == ["c", "b"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Đây không phải tệp lịch"),
        ("Giấy mời họp".encode(), "Đây không phải tệp lịch"),
        (b"BEGIN:VCALENDAR\xff\xfe", "không phải văn bản UTF-8"),
        (b"BEGIN:VCALENDAR\x00", "Đây không phải tệp lịch"),
        (b"BEGIN:VCALENDAR" + b" " * MOST_BYTES, "lớn hơn 2 MB"),
        (calendar("DTSTART:hôm nay"), "ngày giờ không đọc được: “hôm nay”"),
        (calendar("DTSTART:20261345T999999"), "ngày giờ không đọc được"),
        (calendar("DTSTART:00010101T000000Z\r\nRRULE:FREQ=DAILY"), "bắt đầu từ quá lâu"),
        (calendar("DTSTART:20261126T080000\r\nRRULE:FREQ=SECONDLY"), "Không đọc được lịch lặp"),
        (calendar("DTSTART:20261126T080000\r\nRRULE:FREQ=DAILY;INTERVAL=0"), "Không đọc được lịch lặp"),
        (calendar("DTSTART:20261126T080000\r\nSUMMARY:" + "a" * 30_000), "dòng dài quá mức"),
        (calendar(*["DTSTART:20261126"] * (MOST_EVENTS + 1)), f"trên {MOST_EVENTS} việc"),
        (calendar(*[f"UID:{n}\r\nDTSTART:20261126\r\nRRULE:FREQ=DAILY" for n in range(2)]), f"trên {MOST_OCCURRENCES} việc"),
        (
            calendar(*[f"UID:{n}\r\nDTSTART:20261126\r\nRRULE:FREQ=DAILY;COUNT=1" for n in range(MOST_RULES + 1)]),
            f"trên {MOST_RULES} lịch lặp",
        ),
    ],
)  # fmt: skip
def test_what_is_broken_or_too_much_is_refused_in_words(data: bytes, words: str) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableCalendarError) as refused:
        read_calendar(data, FIRST, LAST)

    assert words in str(refused.value)
    assert time.process_time() - began < 5


def test_zones_of_the_file_are_not_followed() -> None:
    inside = ("DTSTART:16010101T000000", "RRULE:FREQ=SECONDLY", "TZOFFSETFROM:+2300", "TZOFFSETTO:+2300")
    lines = ("BEGIN:VTIMEZONE", "TZID:Asia/Ho_Chi_Minh", "BEGIN:STANDARD", *inside, "END:STANDARD", "END:VTIMEZONE", "")
    zone = "\r\n".join(lines)
    data = calendar("UID:a\r\nDTSTART;TZID=Asia/Ho_Chi_Minh:20261126T080000").replace(b"BEGIN:VEVENT", zone.encode() + b"BEGIN:VEVENT")

    assert [one.time for one in read_calendar(data, FIRST, LAST)] == [dt.time(8)]


_LINES = (
    "BEGIN:VEVENT", "END:VEVENT", "DTSTART:20261126T080000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20261127T080000", "SUMMARY:Họp", "UID:a",
    "RECURRENCE-ID:20261128T080000", "DTEND:20261126", " gấp", ':;="', "DURATION:P1D", "BEGIN:X", "END:X",
)  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(_LINES), st.text(max_size=20)), max_size=20))
def test_whatever_comes_is_read_or_refused(lines: list[str]) -> None:
    data = "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]).encode("utf-8", "surrogatepass")
    try:
        found = read_calendar(data, FIRST, LAST)
    except UnreadableCalendarError:
        return
    assert all(one.end_day is None or one.end_day > one.day for one in found)

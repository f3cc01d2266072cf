"""Calendars written: what other programs read of them is what was meant, whatever the words."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from giaoban.timing.ical import ZONE, Event, Todo, calendar_bytes, folded, until

STAMP = dt.datetime(2026, 11, 2, 1, tzinfo=dt.UTC)
EIGHT = dt.datetime.combine(dt.date(2026, 11, 26), dt.time(8))
WORDS = (
    "Hội nghị Ban Thường vụ; nội dung: quy hoạch, cán bộ\\nhân sự\nTrụ sở Đảng ủy, phòng họp số 1, tầng 2 (ghi chú rất dài để bị gấp dòng)"
)
# Letters of every width, what the form escapes, breaks of lines; nothing that no text holds.
TEXTS = st.text(
    st.one_of(st.sampled_from('a;,\\\n:"đỗữ界😀 '), st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))), max_size=120
)


def event(**fields: object) -> Event:
    values = {"uid": "u1", "sequence": 2, "stamp": STAMP, "start": EIGHT, "end": EIGHT.replace(hour=11), "summary": "Hội nghị"}
    return Event(**(values | fields))  # type: ignore[arg-type]


def parsed(*items: Event | Todo) -> list[Any]:
    """What icalendar makes of a calendar with these items."""
    calendar = icalendar.Calendar.from_ical(calendar_bytes("Lịch của Lê Văn Hòa", items))
    assert str(calendar["X-WR-CALNAME"]) == "Lịch của Lê Văn Hòa"
    return [part for part in calendar.walk() if part.name in ("VEVENT", "VTODO")]


def test_event_is_read_as_it_was_meant() -> None:
    [found] = parsed(event(summary=WORDS, location=WORDS, description=WORDS, status="TENTATIVE"))

    assert [str(found[name]) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")] == [WORDS] * 3
    assert (str(found["UID"]), found["SEQUENCE"], str(found["STATUS"]), found["DTSTAMP"].dt) == ("u1", 2, "TENTATIVE", STAMP)
    begin, end = found["DTSTART"].dt, found["DTEND"].dt
    assert (begin.replace(tzinfo=None), end.replace(tzinfo=None), begin.utcoffset()) == (
        EIGHT,
        EIGHT.replace(hour=11),
        dt.timedelta(hours=7),
    )
    assert found["DTSTART"].params["TZID"] == ZONE


def test_whole_days_and_deadlines_have_no_hour() -> None:
    whole, todo = parsed(
        event(start=dt.date(2026, 11, 26), end=dt.date(2026, 11, 28)), Todo("t1", 0, STAMP, dt.date(2026, 11, 30), "Báo cáo", "Chủ trì")
    )

    assert (whole["DTSTART"].dt, whole["DTEND"].dt) == (dt.date(2026, 11, 26), dt.date(2026, 11, 28))
    assert (todo["DUE"].dt, str(todo["SUMMARY"]), str(todo["DESCRIPTION"])) == (dt.date(2026, 11, 30), "Báo cáo", "Chủ trì")
    assert parsed(Todo("t1", 0, STAMP, dt.date(2026, 11, 30), "Báo cáo"))[0].get("DESCRIPTION") is None


def test_rule_exceptions_and_overrides_are_read() -> None:
    rule, off = f"FREQ=WEEKLY;BYDAY=TH;{until(EIGHT + dt.timedelta(days=70))}", EIGHT + dt.timedelta(days=7)
    master, other = parsed(event(rule=rule, excluded=(off,)), event(start=off, end=off.replace(hour=9), replaces=off))

    assert master["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20270204T010000Z;BYDAY=TH"
    assert [one.dt.replace(tzinfo=None) for one in master["EXDATE"].dts] == [off]
    assert other["RECURRENCE-ID"].dt.replace(tzinfo=None) == off
    assert until(dt.date(2026, 11, 26)) == "UNTIL=20261126"


def test_lines_are_short_and_end_as_the_form_asks() -> None:
    written = calendar_bytes(WORDS * 3, [event(summary=WORDS * 4)])

    lines = written.split(b"\r\n")
    assert lines[-1] == b""
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert [line.decode() for line in lines]  # no letter was cut


def test_what_no_text_holds_is_left_out() -> None:
    [found] = parsed(event(summary="Họp\x00 giao\x07 ban\r\nthường kỳ\ud800"))

    assert str(found["SUMMARY"]) == "Họp giao ban\nthường kỳ"


@given(TEXTS)
def test_whatever_is_written_is_read_back(text: str) -> None:
    [found] = parsed(event(summary=text, location="x" + text))

    assert str(found["SUMMARY"]) == unicodedata.normalize("NFC", text)


@given(st.text(st.sampled_from("ađữ界😀"), max_size=200))
def test_folded_line_unfolds_to_itself(text: str) -> None:
    cut = folded(text)

    assert cut.endswith(b"\r\n")
    assert max(len(piece) for piece in cut.split(b"\r\n")) <= 75
    assert cut[:-2].replace(b"\r\n ", b"").decode() == text

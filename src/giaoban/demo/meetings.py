"""The demo's month of meetings: what the programme opened, made ready; a duty with who was there; an invitation that asks who attends."""

from __future__ import annotations

import datetime as dt

from giaoban.office.days import actions as days
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.meetings import actions
from giaoban.office.meetings.calendars import office_calendar
from giaoban.office.meetings.kinds import Attendance, MeetingKind
from giaoban.office.meetings.models import Meeting, Room, Series
from giaoban.office.meetings.when import ONE_DAY

_RECEPTION = "FREQ=MONTHLY;BYMONTHDAY=10,24"  # as the office has announced it to the people
_WEEK = dt.timedelta(days=7)


def load_meetings(accounts: dict[str, Account], organs: dict[str, Organ], today: dt.date) -> None:
    """Make what stands around the programme's meetings, through the same acts as in any office."""
    mai = accounts["mai"]
    room = actions.keep_room(mai, None, None, name="Phòng họp số 1", seats=30)
    actions.keep_room(mai, None, None, name="Hội trường xã", seats=200)
    _moving_out(mai, today)
    _briefing(accounts, organs, room, today)
    reception = _reception(accounts, today)
    _duty(accounts, organs, today)
    _working(accounts, organs, room, today)
    _invitation(accounts, organs, reception, today)


def person_of(account: Account) -> Person:
    """Who an account belongs to."""
    assert account.person is not None
    return account.person


def _moving_out(mai: Account, today: dt.date) -> None:
    """The office is closed on a Monday to come on which it would work: the briefing of that day asks what becomes of it."""
    monday = today - dt.timedelta(days=today.weekday()) + 2 * _WEEK
    while not office_calendar().is_working(monday):
        monday += _WEEK
    days.enter_day(mai, day=monday, kind="closed", reason="Văn phòng chuyển trụ sở làm việc", source="Thông báo của Văn phòng Đảng ủy xã")


def _briefing(accounts: dict[str, Account], organs: dict[str, Organ], room: Room, today: dt.date) -> None:
    """The weekly briefing: opened from the programme, else entered; in a room, with the secretary in the chair."""
    mai, series = accounts["mai"], Series.objects.filter(kind=MeetingKind.BRIEFING).first()
    if series is None:
        first = today - dt.timedelta(days=today.weekday()) - 4 * _WEEK
        series = actions.enter_series(
            mai, kind=MeetingKind.BRIEFING, title="Giao ban Thường trực Đảng ủy", rule="FREQ=WEEKLY;BYDAY=MO", first=first,
            half="afternoon",
            basis="Quy chế làm việc của Đảng ủy xã",
        )  # fmt: skip
    actions.change_series(
        mai, series.pk, series.revision, time=dt.time(14), room=room, chair=person_of(accounts["hoa"]), prepared_by=organs["VP"],
        office_lead=person_of(mai), participants="Trưởng các cơ quan Đảng, chính quyền, đoàn thể xã",
    )  # fmt: skip
    actions.ask_of_days_off(today)


def _reception(accounts: dict[str, Account], today: dt.date) -> Series:
    """The secretary receives citizens: the regime says two days a month, the office which."""
    mai, series = accounts["mai"], Series.objects.filter(kind=MeetingKind.RECEPTION).first()
    if series is not None and series.asks:
        series = actions.choose_days(mai, series.pk, series.revision, rule=_RECEPTION)
    if series is None:
        hoa = person_of(accounts["hoa"])
        series = actions.enter_series(
            mai, kind=MeetingKind.RECEPTION, title="Bí thư Đảng ủy tiếp công dân", rule=_RECEPTION, first=today.replace(day=1), chair=hoa,
            people=[hoa], basis="Kết luận 215-KL/TW ngày 23/11/2025",
        )  # fmt: skip
    return actions.change_series(mai, series.pk, series.revision, half="morning", time=dt.time(7, 30), place="Trụ sở tiếp công dân xã")


def _duty(accounts: dict[str, Account], organs: dict[str, Organ], today: dt.date) -> None:
    """The deputy secretary sits in with a party cell on the 5th of every month; it was written down whether she was there."""
    mai, thu = accounts["mai"], person_of(accounts["thu"])
    series = actions.enter_series(
        mai, kind=MeetingKind.CELL_MEETING, title="Dự sinh hoạt Chi bộ thôn Đồng Cao", rule="FREQ=MONTHLY;BYMONTHDAY=5",
        first=(today - dt.timedelta(days=120)).replace(day=1), half="evening", time=dt.time(19), place="Nhà văn hóa thôn Đồng Cao",
        host=organs["CB1"], people=[thu], basis="Quyết định phân công cấp ủy viên dự sinh hoạt chi bộ",
    )  # fmt: skip
    marks = (Attendance.PRESENT, Attendance.EXCUSED, Attendance.PRESENT, Attendance.PRESENT)
    for meeting, mark in zip(series.meetings.filter(day__lt=today).order_by("day"), marks, strict=False):
        seat = meeting.attendees.get(person=thu)
        actions.mark_attendance(mai, seat.pk, seat.revision, mark)
        actions.hold_meeting(mai, meeting.pk, meeting.revision)


def _working(accounts: dict[str, Account], organs: dict[str, Organ], room: Room, today: dt.date) -> None:
    """A working session of the week to come: called, partly answered, one sends another in his place."""
    ha, day = accounts["ha"], _working_day(today + 3 * ONE_DAY)
    meeting = actions.enter_meeting(
        ha, kind=MeetingKind.WORKING, title="Làm việc với các phòng về giải ngân vốn đầu tư công", day=day, half="morning", time=dt.time(8),
        room=room, chair=person_of(accounts["minh"]), prepared_by=organs["PKT"], office_lead=person_of(accounts["mai"]),
    )  # fmt: skip
    actions.add_item(ha, meeting.pk, number="1", title="Tiến độ giải ngân từng dự án", prepared_by=organs["PKT"], minutes=40)
    actions.add_item(ha, meeting.pk, number="2", title="Vướng mắc về giải phóng mặt bằng", prepared_by=organs["PKT"], minutes=30)
    seats = actions.call(ha, meeting.pk, people=[person_of(accounts[name]) for name in ("binh", "yen", "cuong")], organs=[organs["MT"]])
    actions.send_agenda(ha, meeting.pk, meeting.revision)
    by_person = {seat.person_id: seat.pk for seat in Meeting.objects.get(pk=meeting.pk).attendees.all()}
    actions.answer_call(accounts["binh"], by_person[person_of(accounts["binh"]).pk], 1, "comes")
    actions.answer_call(accounts["cuong"], by_person[person_of(accounts["cuong"]).pk], 1, "delegates", delegate=person_of(accounts["tam"]))
    assert len(seats) == len(by_person)


def _invitation(accounts: dict[str, Account], organs: dict[str, Organ], reception: Series, today: dt.date) -> None:
    """The province invites to a day on which the secretary receives citizens: a clash, and nobody has said who attends."""
    found = reception.meetings.filter(day__gt=today, asks="").order_by("day").first()
    day = found.day if found is not None and found.day else _working_day(today + _WEEK)
    meeting = actions.enter_meeting(
        accounts["lan"], kind=MeetingKind.CONFERENCE, title="Hội nghị trực tuyến toàn tỉnh về chuyển đổi số", day=day, half="morning",
        time=dt.time(8), place="Điểm cầu xã", invited=True, host=organs["TU"], chair_words="Đồng chí Phó Bí thư Tỉnh ủy",
    )  # fmt: skip
    actions.call(accounts["lan"], meeting.pk, people=[person_of(accounts["hoa"])])


def _working_day(day: dt.date) -> dt.date:
    return day + (7 - day.weekday()) * ONE_DAY if day.weekday() > 4 else day

"""How a meeting, a matter, an answer stands: as sign and words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from giaoban.account.words import visible
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.meetings.kinds import Answer, Attendance, Certainty, Half, MeetingKind, MeetingState
from giaoban.office.meetings.models import Attendee, Meeting, MeetingChange, Room
from giaoban.office.meetings.when import day_words, hours_words
from giaoban.web.templatetags.office import moment
from giaoban.web.work.states import Shown

_ANSWERS = {
    Answer.NONE: Shown("may-hoi", "Chưa trả lời", "quiet"),
    Answer.COMES: Shown("tick", "Dự"),
    Answer.AWAY: Shown("huy", "Vắng"),
    Answer.DELEGATES: Shown("chuyen-giao", "Ủy quyền"),
}
_ATTENDANCE = {
    Attendance.PRESENT: Shown("xong", "Có mặt"),
    Attendance.EXCUSED: Shown("huy", "Vắng có lý do", "quiet"),
    Attendance.ABSENT: Shown("huy", "Vắng không lý do", "flag"),
}
_FIELDS = {
    "kind": "Loại", "body": "Cơ quan họp", "title": "Nội dung", "certainty": "Thời gian", "day": "Ngày", "end_day": "Đến ngày",
    "half": "Buổi", "time": "Giờ", "end_time": "Đến giờ", "place": "Địa điểm", "room": "Phòng họp", "chair": "Chủ trì",
    "chair_words": "Chủ trì",
    "host": "Cơ quan tổ chức", "prepared_by": "Đơn vị chuẩn bị", "office_lead": "Lãnh đạo Văn phòng", "participants": "Thành phần",
    "replaces_invitation": "Thay giấy mời", "invited": "Nơi khác mời", "state": "Tình trạng", "cancelled_why": "Lý do không họp",
    "confidentiality": "Mức phổ biến", "private": "Việc riêng của lãnh đạo",
}  # fmt: skip
_CHOICES: dict[str, Any] = {"kind": MeetingKind, "certainty": Certainty, "half": Half, "state": MeetingState}
_KEYS: dict[str, type] = {"chair": Person, "office_lead": Person, "host": Organ, "prepared_by": Organ, "room": Room}


def state_of(meeting: Meeting, today: dt.date) -> Shown:
    """How it stands: called off, held, asking, without a day, tentative, ahead, over without a word."""
    if meeting.is_cancelled:
        return Shown("huy", "Không họp")
    if meeting.is_held:
        return Shown("xong", "Đã họp")
    if meeting.asks:
        return Shown("may-hoi", f"{Meeting.Asks(meeting.asks).label}: giữ, dời hay bỏ?", "flag")
    if meeting.day is None:
        return Shown("may-hoi", "Chưa ấn định", "flag")
    if (meeting.last_day or meeting.day) < today:
        return Shown("luu-y", "Đã qua, chưa ghi kết quả", "quiet")
    return Shown("lich", "Dự kiến" if meeting.certainty == Certainty.TENTATIVE else "Sắp họp", "quiet" if meeting.day > today else "")


def answer_of(seat: Attendee) -> Shown:
    """What was answered."""
    return _ANSWERS[Answer(seat.answer)]


def attendance_of(seat: Attendee) -> Shown | None:
    """Was he there? None while nobody wrote it down."""
    return _ATTENDANCE.get(Attendance(seat.attendance)) if seat.attendance else None


def named(thing: object) -> str:
    """A name as it may be shown; empty for nothing."""
    return visible(str(thing)) if thing is not None else ""


def where(meeting: Meeting) -> str:
    """The room and the place, one beside the other where both are said."""
    return ", ".join(visible(word) for word in (str(meeting.room) if meeting.room else "", meeting.place) if word)


def chair_of(meeting: Meeting) -> str:
    """Who chairs: of the directory, else as it was written."""
    return named(meeting.chair) if meeting.chair else visible(meeting.chair_words)


def short_when(meeting: Meeting) -> str:
    """`sáng, 08:00`: beside a heading that names the day."""
    half = Half(meeting.half).label.lower() if meeting.half else ""
    hours = hours_words(meeting.time, meeting.end_time)
    return ", ".join(word for word in (hours, half if not meeting.time else "") if word)


def changes_told(account: Account, changes: Iterable[MeetingChange]) -> list[dict[str, Any]]:
    """The changes of a meeting, the latest first, each field with what it was and what it became."""
    rows = list(changes)
    names = _names(rows)
    return [
        {
            "when": moment(one.at), "sign": "da-doi", "who": named(one.by.person or one.by) if one.by else "Chương trình",
            "what": "; ".join(_told(one, names)), "detail": visible(one.reason),
        }
        for one in reversed(rows)
    ]  # fmt: skip


def _told(change: MeetingChange, names: dict[tuple[type, int], str]) -> list[str]:
    fields = [field for field in change.after if field in _FIELDS]
    return [
        f"{_FIELDS[field]}: {_value(field, change.before.get(field), names)} → {_value(field, change.after[field], names)}"
        for field in fields
    ]


def _names(changes: Iterable[MeetingChange]) -> dict[tuple[type, int], str]:
    """The names of people, organs and rooms that changes speak of: a question for each kind."""
    asked: dict[type, set[int]] = {}
    for change in changes:
        for values in (change.before, change.after):
            for field, model in _KEYS.items():
                if values.get(field) is not None:
                    asked.setdefault(model, set()).add(values[field])
    found: dict[tuple[type, int], str] = {}
    for model, keys in asked.items():
        rows: Any = model._default_manager.filter(pk__in=keys)  # type: ignore[attr-defined]
        rows = rows.prefetch_related("names") if model is Organ else rows
        found |= {(model, row.pk): str(row) for row in rows}
    return found


def _value(field: str, value: Any, names: dict[tuple[type, int], str]) -> str:
    if value in (None, ""):
        return "chưa ghi"
    if isinstance(value, bool):
        return "có" if value else "không"
    if field in _KEYS:
        return visible(names.get((_KEYS[field], value), ""))
    if field in _CHOICES:
        return str(_CHOICES[field](value).label).lower()
    if field in ("day", "end_day"):
        return day_words(dt.date.fromisoformat(value))
    return visible(value[:5] if field in ("time", "end_time") else str(value))

"""What became of an entry of a published week, in words; and when an entry is held, as the schedule says it."""

from __future__ import annotations

from giaoban.office.meetings.entries import Entry
from giaoban.office.meetings.kinds import Half
from giaoban.office.meetings.weeks import Difference

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_HALVES = {Half.MORNING: "sáng", Half.AFTERNOON: "chiều", Half.EVENING: "tối", Half.ALL_DAY: "cả ngày"}
_FIELDS = {
    "title": "nội dung", "chair": "chủ trì", "place": "địa điểm", "participants": "thành phần", "prepared_by": "đơn vị chuẩn bị",
    "office_lead": "lãnh đạo Văn phòng", "certainty": "mức ấn định", "replaces_invitation": "thay giấy mời",
}  # fmt: skip


def when_words(entry: Entry) -> str:
    """`09:30 thứ Tư 04/11`, `sáng thứ Tư 04/11`."""
    time = f"{entry.time:%H:%M}" if entry.time else _HALVES.get(Half(entry.half), "") if entry.half else ""
    name = WEEKDAYS[entry.day.weekday()]
    day = f"{name[:1].lower() if name.startswith('Thứ') else name[:1]}{name[1:]} {entry.day:%d/%m}"
    until = f" đến {entry.end_day:%d/%m}" if entry.end_day and entry.end_day != entry.day else ""
    return f"{time} {day}{until}".strip()


def change_words(one: Difference) -> str:
    """What became of an entry, with the reason: `Đổi giờ 08:00 → 09:30 (Bí thư họp tỉnh)`."""
    why = f" ({one.why})" if one.why else ""
    return f"{_change(one)}{why}"


_PLAIN = {
    "added": "Bổ sung", "cancelled": "Không họp", "restored": "Vẫn họp", "unset": "Hoãn, thời gian mới thông báo sau",
    "withdrawn": "Rút khỏi lịch",
}  # fmt: skip


def _change(one: Difference) -> str:
    if one.what in _PLAIN or one.was is None or one.now is None:
        return _PLAIN.get(one.what, "")
    was, now = one.was, one.now
    if one.what == "moved":
        return _moved(was, now)
    if _differing(was, now) == ["địa điểm"]:
        return f"Đổi địa điểm: {was.place or 'chưa ghi'} → {now.place or 'chưa ghi'}"
    return f"Sửa {', '.join(_differing(was, now))}"


def _moved(was: Entry, now: Entry) -> str:
    more = _differing(was, now)
    also = f"; sửa {', '.join(more)}" if more else ""
    if was.day == now.day and was.end_day == now.end_day and was.time and now.time:
        if was.time == now.time:
            return f"Đổi giờ kết thúc{also}"
        return f"Đổi giờ {was.time:%H:%M} → {now.time:%H:%M}{also}"
    return f"Chuyển từ {when_words(was)} sang {when_words(now)}{also}"


def _differing(was: Entry, now: Entry) -> list[str]:
    return [word for name, word in _FIELDS.items() if getattr(was, name) != getattr(now, name)]

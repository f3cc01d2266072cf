"""How people in an office say what the model says in codes."""

from __future__ import annotations

from datetime import date

from giaoban.reading.lexicon.kinds import KINDS
from giaoban.reading.model import Citation, Deadline, Duty, Meeting, Signature

KIND_NAMES: dict[str, str] = {code: name for name, code in reversed(KINDS.items())} | {"LICH": "lịch", "CV": "công văn", "HP": "hiến pháp"}
REGIMES = {"party": "văn bản của Đảng", "state": "văn bản hành chính", "other": "văn bản khác"}
NATURES = {"order": "Giao việc", "orientation": "Định hướng"}
CERTAINTIES = {"fixed": "Đã ấn định", "tentative": "Dự kiến", "to-be-announced": "Sẽ thông báo sau"}
PARTS_OF_DAY = {"morning": "sáng", "afternoon": "chiều", "evening": "tối", "all-day": "cả ngày"}
RELATIONS = {
    "implements": "văn bản này triển khai",
    "pursuant-to": "căn cứ ban hành",
    "amends": "được sửa đổi, bổ sung",
    "replaces": "bị thay thế",
    "repeals": "bị bãi bỏ",
    "reviews": "được sơ kết, tổng kết",
    "attached-to": "văn bản kèm theo",
}
BOUNDS = {"before": "trước ngày {}", "by": "chậm nhất ngày {}", "within": "đến hết ngày {}", "on": "ngày {}"}
DEADLINES_WITHOUT_DAY = {
    "DATE": "chưa rõ ngày",
    "PERIOD": "chưa rõ ngày",
    "RELATIVE": "tính từ một mốc khác",
    "RECURRING": "định kỳ",
    "CONTINUOUS": "thường xuyên",
    "TBD": "chưa ấn định",
}
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_DAY_CODES = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), _WEEKDAYS, strict=True))
_EVERY = {
    ("DAILY", 1): "hằng ngày",
    ("WEEKLY", 1): "hằng tuần",
    ("MONTHLY", 1): "hằng tháng",
    ("MONTHLY", 3): "hằng quý",
    ("MONTHLY", 6): "6 tháng một lần",
    ("YEARLY", 1): "hằng năm",
}
_UNITS = {"DAILY": "ngày", "WEEKLY": "tuần", "MONTHLY": "tháng", "YEARLY": "năm"}
_NTH = {"1": "đầu tiên", "2": "thứ hai", "3": "thứ ba", "4": "thứ tư", "5": "thứ năm", "-1": "cuối cùng"}
# What a screen must not obey: control characters (tabs and line ends apart), and marks that turn the order of letters round.
_UNSEEN = {c: chr(0x2400 + c) for c in range(32) if c not in (9, 10)} | {0x7F: "\u2421"}
_UNSEEN |= dict.fromkeys(
    [*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, *range(0xD800, 0xE000)], "\ufffd"
)


def visible(text: str) -> str:
    """The text with a picture or a replacement for every character that a terminal or a browser would obey or choke on."""
    return text.translate(_UNSEEN)


def day(value: date) -> str:
    """`02/11/2026`, as papers write it."""
    return f"{value:%d/%m/%Y}"


def weekday(value: date) -> str:
    """`thứ Hai 02/11/2026`."""
    return f"{_WEEKDAYS[value.weekday()]} {day(value)}"


def kind(code: str | None) -> str:
    """The kind's name with a capital; the code itself where it has no name here."""
    name = KIND_NAMES.get(code, code) if code else "văn bản"
    return name[:1].upper() + name[1:]


def cited_as(citation: Citation) -> str:
    """What a cited document is called for short: its kind and number, or its name."""
    if citation.number:
        return f"{kind(citation.type)} {citation.number}" if citation.type else citation.number
    return citation.name or citation.text


def due(deadline: Deadline) -> str:
    """A deadline as understood."""
    if deadline.date is None:
        return DEADLINES_WITHOUT_DAY[deadline.kind]
    return BOUNDS.get(deadline.bound or "on", "ngày {}").format(day(deadline.date))


def when(meeting: Meeting) -> str:
    """The time of a meeting as understood; empty where the paper states none."""
    clock = f"{meeting.time:%H:%M}" if meeting.time else ""
    part = PARTS_OF_DAY[meeting.part_of_day] if meeting.part_of_day else ""
    days = weekday(meeting.date) if meeting.date else ""
    if meeting.date and meeting.end_date and meeting.end_date != meeting.date:
        days = f"từ {days} đến {weekday(meeting.end_date)}"
    return " ".join(word for word in (clock, part, days) if word)


def how_often(duty: Duty) -> str:
    """A recurrence as understood; a rule of a kind not said here stands as it is."""
    if duty.recurrence is None:
        return "theo quy định hoặc sự việc mà văn bản nêu"
    part = PARTS_OF_DAY[duty.part_of_day] if duty.part_of_day else ""
    return " ".join(word for word in (part, _rule(duty.recurrence)) if word)


def signed_by(signature: Signature) -> str:
    """Who signed, on one line: `T/L BAN THƯỜNG VỤ · CHÁNH VĂN PHÒNG · Trần Thị Mai`."""
    second = signature.for_position
    lines = (
        f"{signature.authority or ''} {signature.on_behalf_of or ''}".strip(),
        f"{second.authority} {second.position}" if second else "",
        signature.position or "",
        signature.name or "",
    )
    return " · ".join(line for line in lines if line)


def _rule(rule: str) -> str:
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    freq, interval = parts.pop("FREQ", ""), parts.pop("INTERVAL", "1")
    days, dates, months = parts.pop("BYDAY", ""), parts.pop("BYMONTHDAY", ""), parts.pop("BYMONTH", "")
    if parts or freq not in _UNITS or not interval.isdigit():
        return rule
    every = _EVERY.get((freq, int(interval)), f"{interval} {_UNITS[freq]} một lần")
    words = [*(_day(d) for d in days.split(",") if d), *(_date(d) for d in dates.split(",") if d)]
    month = f"tháng {months.replace(',', ', ')}" if months else ""
    return " ".join(word for word in (", ".join(words), month, every) if word)


def _day(code: str) -> str:
    nth = code.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    name = code[len(nth) :]
    return " ".join(word for word in (_DAY_CODES.get(name, name), _NTH.get(nth.lstrip("+"), nth)) if word)


def _date(number: str) -> str:
    return "ngày cuối tháng" if number == "-1" else f"ngày {number}"

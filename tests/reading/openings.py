"""How papers of the kinds that call meetings open; the tests put their bodies under these."""

from __future__ import annotations

from giaoban.reading.model import Meeting

_PARTY = (
    "ĐẢNG BỘ TỈNH AN BÌNH\nĐẢNG ỦY XÃ MINH SƠN\n*\nSố 14-{kind}/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Minh Sơn, ngày 02 tháng 11 năm 2026\n\n{title}\n-----\n\n"
)
_STATE = (
    "ỦY BAN NHÂN DÂN\nXÃ MINH SƠN\n{number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Minh Sơn, ngày 12 tháng 11 năm 2026\n\n{title}\n\n"
)
PROGRAMME = _PARTY.format(kind="CTr", title="CHƯƠNG TRÌNH\ncông tác tháng 11 năm 2026")
INVITATION = _STATE.format(number="Số: 47/GM-UBND\n", title="GIẤY MỜI\nDự cuộc họp giao ban tháng 11")
NOTICE = _STATE.format(number="Số: 129/TB-UBND\n", title="THÔNG BÁO\nLịch tiếp công dân năm 2026")
PLAN = _STATE.format(number="Số: 71/KH-UBND\n", title="KẾ HOẠCH\nĐối thoại với Nhân dân năm 2026")
LETTER = _STATE.format(number="Số: 88/UBND-VP\n", title="V/v {about}")
SCHEDULE = _STATE.format(number="", title="LỊCH LÀM VIỆC\ncủa lãnh đạo Ủy ban nhân dân xã\n(Từ ngày 16/11/2026 đến ngày 22/11/2026)")
CLOSING = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nPhạm Quang Minh\n"


def when(meeting: Meeting) -> str:
    """Day, hour, half of the day and certainty of a meeting in one line, each only where it is told."""
    days = "..".join(f"{day:%d/%m}" for day in (meeting.date, meeting.end_date) if day)
    hour = f"{meeting.time:%H:%M}" if meeting.time else ""
    certainty = "" if meeting.certainty == "fixed" else meeting.certainty
    return " ".join(part for part in (days, hour, meeting.part_of_day or "", certainty) if part)

"""What kinds of meetings there are, and how each may stand."""

from __future__ import annotations

from django.db import models


class MeetingKind(models.TextChoices):
    """What is held."""

    CONFERENCE = "conference", "Hội nghị"
    BRIEFING = "briefing", "Giao ban"
    CONSULTATION = "consultation", "Hội ý"
    WORKING = "working", "Làm việc"
    DIALOGUE = "dialogue", "Đối thoại"
    RECEPTION = "reception", "Tiếp công dân"
    FIELD_TRIP = "field-trip", "Đi cơ sở"
    CELL_MEETING = "cell-meeting", "Dự sinh hoạt chi bộ"
    INSPECTION = "inspection", "Kiểm tra, giám sát"
    REVIEW = "review", "Sơ kết, tổng kết"
    OTHER = "other", "Công việc khác"


class Certainty(models.TextChoices):
    """How sure the day is."""

    FIXED = "fixed", "Đã ấn định"
    TENTATIVE = "tentative", "Dự kiến"
    TO_BE_ANNOUNCED = "to-be-announced", "Chưa ấn định"


class Half(models.TextChoices):
    """Which half of the day, where no hour is said, or beside it: a schedule is printed by halves."""

    MORNING = "morning", "Sáng"
    AFTERNOON = "afternoon", "Chiều"
    EVENING = "evening", "Tối"
    ALL_DAY = "all-day", "Cả ngày"


class MeetingState(models.TextChoices):
    """Does a meeting stand?"""

    PLANNED = "planned", "Sắp diễn ra"
    HELD = "held", "Đã họp"
    CANCELLED = "cancelled", "Không họp"


class Part(models.TextChoices):
    """As what somebody attends."""

    MEMBER = "member", "Thành viên"  # by right; called by a giấy triệu tập
    GUEST = "guest", "Khách mời"  # called by a giấy mời
    SECRETARY = "secretary", "Thư ký"


class Answer(models.TextChoices):
    """What was answered to a call."""

    NONE = "", "Chưa trả lời"
    COMES = "comes", "Dự"
    AWAY = "away", "Vắng"
    DELEGATES = "delegates", "Ủy quyền"


class Attendance(models.TextChoices):
    """Was somebody there? Nothing while it was not written down."""

    UNKNOWN = "", "Chưa điểm danh"
    PRESENT = "present", "Có mặt"
    EXCUSED = "excused", "Vắng có lý do"
    ABSENT = "absent", "Vắng không lý do"


class Body(models.TextChoices):
    """Which body meets, and before which a matter goes."""

    COMMITTEE = "committee", "Ban Chấp hành"
    STANDING_BOARD = "standing-board", "Ban Thường vụ"
    PERMANENT_LEADERS = "permanent-leaders", "Thường trực"
    PEOPLES_COMMITTEE = "peoples-committee", "Ủy ban nhân dân"
    PEOPLES_COUNCIL = "peoples-council", "Hội đồng nhân dân"

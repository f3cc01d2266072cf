"""One meeting, who attends it, and every change that was made to it."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Fact
from giaoban.office.meetings.kinds import Answer, Attendance, Body, Certainty, Half, MeetingKind, MeetingState, Part
from giaoban.office.meetings.models.series import Room, Series
from giaoban.office.registry.models import Paper


class Meeting(Revised):
    """Something held at a time, or still to be announced; also an entry of the schedule that is no meeting in the strict sense.

    Days and hours are those of the office (Asia/Ho_Chi_Minh). `title` and `participants` are as a schedule prints them. Of a series,
    `slot` is the day the rule gave, whatever became of it. `fact` is the confirmed sentence it came from, `paper` the programme,
    schedule or invitation; `invited`: another organ holds it and asks us, and who attends is a question until it is answered.
    `asks` holds what the office has to decide before the day stands: an occurrence on a day off asks keep, move or skip.
    `private`: a leader's own movement, in no feed and on no public schedule. `uid` and `sequence` are those of iCalendar. Timing
    (how near, papers due) is computed, never stored.
    """

    class Asks(models.TextChoices):
        """What is to be decided first."""

        NOTHING = "", ""
        DAY_OFF = "day-off", "Rơi vào ngày nghỉ"

    kind = models.CharField("Loại", max_length=12, choices=MeetingKind, default=MeetingKind.CONFERENCE)
    body = models.CharField("Cơ quan họp", max_length=20, choices=Body, blank=True)
    title = models.CharField("Nội dung", max_length=500)
    certainty = models.CharField("Thời gian", max_length=15, choices=Certainty, default=Certainty.FIXED)
    day = models.DateField("Ngày", null=True, blank=True)
    end_day = models.DateField("Đến ngày", null=True, blank=True)
    half = models.CharField("Buổi", max_length=9, choices=Half, blank=True)
    time = models.TimeField("Giờ", null=True, blank=True)
    end_time = models.TimeField("Đến giờ", null=True, blank=True)
    place = models.CharField("Địa điểm", max_length=200, blank=True)
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name="Phòng họp")
    chair = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Chủ trì")
    chair_words = models.CharField("Chủ trì (người ngoài)", max_length=200, blank=True)
    host = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Cơ quan tổ chức")
    prepared_by = models.ForeignKey(
        Organ, models.PROTECT, null=True, blank=True, related_name="prepared_meetings", verbose_name="Đơn vị chuẩn bị"
    )  # fmt: skip
    office_lead = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Lãnh đạo Văn phòng")
    participants = models.TextField("Thành phần", blank=True)
    replaces_invitation = models.BooleanField("Thay giấy mời", default=False)
    invited = models.BooleanField("Nơi khác mời", default=False)
    series = models.ForeignKey(Series, models.PROTECT, null=True, blank=True, related_name="meetings")
    slot = models.DateField(null=True, blank=True)
    asks = models.CharField(max_length=10, choices=Asks, blank=True, default=Asks.NOTHING)
    fact = models.OneToOneField(Fact, models.PROTECT, null=True, blank=True, related_name="meeting")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="meetings_called")
    state = models.CharField("Tình trạng", max_length=9, choices=MeetingState, default=MeetingState.PLANNED)
    cancelled_why = models.CharField("Lý do không họp", max_length=300, blank=True)
    confidentiality = models.PositiveSmallIntegerField(default=Confidentiality.OPEN)
    private = models.BooleanField("Việc riêng của lãnh đạo", default=False)
    notice = models.ForeignKey(
        Paper, models.PROTECT, null=True, blank=True, related_name="notice_of", verbose_name="Thông báo kết luận"
    )  # fmt: skip
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    enterer = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = (
        "kind", "body", "title", "certainty", "day", "end_day", "half", "time", "end_time", "place", "room", "chair", "chair_words", "host",
        "prepared_by", "office_lead", "participants", "replaces_invitation", "invited", "asks", "state", "cancelled_why", "confidentiality",
        "private", "notice", "sequence",
    )  # fmt: skip
    private_fields = frozenset({"title", "participants", "place", "chair_words", "cancelled_why"})

    class Meta:
        """By day; what has no day yet, last."""

        ordering: ClassVar = [F("day").asc(nulls_last=True), F("time").asc(nulls_last=True), "pk"]
        indexes: ClassVar = [
            models.Index(fields=["day", "time"], name="meetings_by_day"),
            models.Index(fields=["end_day"], condition=Q(end_day__isnull=False), name="meetings_of_many_days"),
            models.Index(fields=["room", "day"], name="meetings_in_room"),
            models.Index(fields=["invited", "day"], name="invitations_by_day"),
            models.Index(fields=["chair", "day"], name="meetings_of_chair"),
            models.Index(fields=["certainty"], condition=Q(day=None), name="meetings_without_day"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "slot"], name="one_meeting_a_slot"),
            models.CheckConstraint(condition=Q(end_day=None) | Q(end_day__gte=F("day")), name="meeting_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(day=None, certainty="to-be-announced") | (Q(day__isnull=False) & ~Q(certainty="to-be-announced")),
                name="no_day_only_if_to_be_announced",
            ),
        ]

    def __str__(self) -> str:
        """The beginning of what is held."""
        return self.title[:60]

    @property
    def last_day(self) -> dt.date | None:
        """The last of its days; None while there is none."""
        return self.end_day or self.day

    @property
    def is_cancelled(self) -> bool:
        """Is it not held?"""
        return self.state == MeetingState.CANCELLED

    @property
    def is_held(self) -> bool:
        """Was it held?"""
        return self.state == MeetingState.HELD


class Attendee(Revised):
    """A person or an organ called to a meeting: the answer, who goes in whose place (ủy quyền), and who was there."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendees")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="called_to", verbose_name="Người dự")
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="called_to", verbose_name="Cơ quan dự")
    words = models.CharField("Thành phần", max_length=200, blank=True)  # a guest whom the directory does not know
    part = models.CharField("Tư cách", max_length=9, choices=Part, default=Part.MEMBER)
    answer = models.CharField("Trả lời", max_length=9, choices=Answer, blank=True, default=Answer.NONE)
    reason = models.CharField("Lý do", max_length=300, blank=True)
    delegate = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="goes_for", verbose_name="Người dự thay")
    attendance = models.CharField("Có mặt", max_length=8, choices=Attendance, blank=True, default=Attendance.UNKNOWN)
    answered_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    kept_fields = ("person", "organ", "words", "part", "answer", "reason", "delegate", "attendance", "answered_by")
    private_fields = frozenset({"words", "reason"})

    class Meta:
        """Each person and organ once a meeting."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person"], condition=Q(person__isnull=False), name="person_called_once"),
            models.UniqueConstraint(fields=["meeting", "organ"], condition=Q(organ__isnull=False), name="organ_called_once"),
            models.CheckConstraint(condition=Q(person__isnull=False) | Q(organ__isnull=False) | ~Q(words=""), name="somebody_is_called"),
        ]

    def __str__(self) -> str:
        """Who."""
        return str(self.person or self.organ or self.words)


class MeetingChange(models.Model):
    """A change of a meeting: what stood before and after, by field, who made it, when, why. Rows are added, never changed.

    A reason is asked for only where the week had been published.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="changes")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they were made."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Of which meeting."""
        return f"change of {self.meeting_id}"

"""What is held again and again, by a rule; and the rooms in which things are held."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Fact
from giaoban.office.meetings.kinds import Body, Half, MeetingKind
from giaoban.office.registry.models import Paper


class Room(Revised):
    """A place of the office in which one thing is held at a time."""

    name = models.CharField("Tên phòng", max_length=120, unique=True)
    seats = models.PositiveSmallIntegerField("Số chỗ", null=True, blank=True)
    active = models.BooleanField("Đang dùng", default=True)

    kept_fields = ("name", "seats", "active")

    class Meta:
        """By name."""

        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        """The name."""
        return self.name


class Series(Revised):
    """What recurs: briefings, receptions of citizens, a person's duty to sit in with a party cell.

    `rule` is an RFC 5545 rule counted from `first`. `basis` says in words where the rule comes from: the paper's sentence, or the regime in
    force (`regime`: its key in `timing.regimes`) where the paper names none. What stands here holds for every meeting of the series that
    was not changed by itself. `uid` names the series in feeds, for ever. `asks` holds what the office has to decide before anything is
    held: a regime says how many days a month, not which; until they are chosen, `rule` is a proposal.
    """

    class Asks(models.TextChoices):
        """What is to be decided first."""

        NOTHING = "", ""
        DAYS = "days", "Chưa rõ ngày nào"

    kind = models.CharField("Loại", max_length=12, choices=MeetingKind)
    body = models.CharField("Cơ quan họp", max_length=20, choices=Body, blank=True)
    title = models.CharField("Nội dung", max_length=500)
    rule = models.CharField("Quy tắc lặp", max_length=200)
    first = models.DateField("Từ ngày")
    until = models.DateField("Đến ngày", null=True, blank=True)
    half = models.CharField("Buổi", max_length=9, choices=Half, blank=True)
    time = models.TimeField("Giờ", null=True, blank=True)
    end_time = models.TimeField("Đến giờ", null=True, blank=True)
    place = models.CharField("Địa điểm", max_length=200, blank=True)
    room = models.ForeignKey(Room, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Phòng họp")
    chair = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Chủ trì")
    host = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Của cơ quan")
    prepared_by = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Đơn vị chuẩn bị")
    office_lead = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Lãnh đạo Văn phòng")
    participants = models.TextField("Thành phần", blank=True)
    people = models.ManyToManyField(Person, related_name="series", verbose_name="Người có nhiệm vụ")
    basis = models.CharField("Căn cứ", max_length=500, blank=True)
    regime = models.CharField(max_length=60, blank=True)
    fact = models.OneToOneField(Fact, models.PROTECT, null=True, blank=True, related_name="series")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="series")
    confidentiality = models.PositiveSmallIntegerField(default=Confidentiality.OPEN)
    private = models.BooleanField("Việc riêng của lãnh đạo", default=False)
    asks = models.CharField(max_length=10, choices=Asks, blank=True, default=Asks.NOTHING)
    ended = models.BooleanField("Đã thôi", default=False)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    enterer = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = (
        "kind", "body", "title", "rule", "first", "until", "half", "time", "end_time", "place", "room", "chair", "host", "prepared_by",
        "office_lead", "participants", "basis", "regime", "confidentiality", "private", "asks", "ended",
        "sequence",
    )  # fmt: skip
    private_fields = frozenset({"title", "participants", "place"})

    class Meta:
        """In the order they were entered."""

        ordering: ClassVar = ["pk"]
        verbose_name_plural = "series"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=models.F("first")), name="series_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        """The beginning of what is held."""
        return self.title[:60]

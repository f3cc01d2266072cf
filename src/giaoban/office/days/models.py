"""Days otherwise than the country has them, and how the office reads deadlines."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.timing.last_days import Settings
from giaoban.timing.workdays import CLOSED, OFF, WORK, Override


class DayKind(models.TextChoices):
    """What a day is made."""

    OFF = OFF, "Ngày nghỉ"
    WORK = WORK, "Ngày làm việc (làm bù)"
    CLOSED = CLOSED, "Cơ quan nghỉ riêng"


class OwnDay(Revised):
    """A day that the office works or not, whatever the week and the country's days off say; with where that is written."""

    day = models.DateField("Ngày")
    kind = models.CharField("Loại ngày", max_length=8, choices=DayKind)
    reason = models.CharField("Lý do", max_length=200)
    source = models.CharField("Căn cứ", max_length=200)
    withdrawn = models.BooleanField("Đã rút", default=False)

    kept_fields = ("day", "kind", "reason", "source", "withdrawn")

    class Meta:
        """In order; a day stands in the table once."""

        ordering: ClassVar = ["day", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["day"], condition=Q(withdrawn=False), name="a_day_stands_once")]

    def __str__(self) -> str:
        """The day and what it is made."""
        return f"{self.day:%d/%m/%Y} {self.get_kind_display()}"

    @property
    def override(self) -> Override:
        """As the calendar takes it."""
        return Override(self.day, self.kind, self.reason, self.source)


class BeforeReading(models.TextChoices):
    """What `trước ngày 20` means."""

    STRICT = "strict", "Đến hết ngày hôm trước"
    INCLUSIVE = "inclusive", "Tính cả ngày đó"


class CountingStart(models.TextChoices):
    """From when a term counts whose paper does not say it."""

    ISSUED = "issued", "Ngày của văn bản"
    ARRIVED = "arrived", "Ngày văn bản đến"


class DaySettings(Revised):
    """The one row: how deadlines are read, and which version of the table of own days there is.

    `number` grows with every day entered, corrected or withdrawn; `stamp` is another one each time, also when a backup brought an earlier
    number back: what was made of one stamp is good as long as it stands.
    """

    before = models.CharField("“Trước ngày” nghĩa là", max_length=10, choices=BeforeReading, default=BeforeReading.STRICT)
    start = models.CharField("Văn bản không nói thì tính từ", max_length=8, choices=CountingStart, default=CountingStart.ISSUED)
    roll_counted = models.BooleanField("Thời hạn tính theo ngày rơi vào ngày nghỉ thì lùi sang ngày làm việc tiếp theo", default=True)
    roll_named = models.BooleanField(
        "Ngày ghi sẵn trong văn bản rơi vào ngày nghỉ thì cũng lùi sang ngày làm việc tiếp theo", default=False
    )
    papers_days = models.PositiveSmallIntegerField("Tài liệu họp gửi trước (ngày làm việc)", null=True, blank=True)
    invitation_days = models.PositiveSmallIntegerField("Giấy mời gửi trước (ngày làm việc)", null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField("Thông báo kết luận ban hành trong (ngày làm việc)", null=True, blank=True)
    source = models.CharField("Căn cứ", max_length=200, blank=True)
    number = models.PositiveIntegerField(default=0)
    stamp = models.UUIDField(default=uuid.uuid4)

    kept_fields = ("before", "start", "roll_counted", "roll_named", "papers_days", "invitation_days", "notice_days", "source")

    def __str__(self) -> str:
        """Which version of the table it is."""
        return f"bảng ngày nghỉ số {self.number}"

    @property
    def reading(self) -> Settings:
        """As deadlines are read by it."""
        return Settings(
            before="inclusive" if self.before == BeforeReading.INCLUSIVE else "strict",
            roll_counted=self.roll_counted,
            roll_named=self.roll_named,
            start="arrived" if self.start == CountingStart.ARRIVED else "issued",
        )

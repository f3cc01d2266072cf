"""Which body a matter goes to, and matters that units propose for the next period."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, holds
from giaoban.office.meetings.kinds import Body


class Matter(Revised):
    """A kind of matter in the competence table, with the regulation that says so. `words`: by which it is known in a title, one a line."""

    name = models.CharField("Loại việc", max_length=300)
    words = models.TextField("Từ nhận biết", blank=True)
    source = models.CharField("Quy định", max_length=300)
    valid_from = models.DateField("Từ ngày", null=True, blank=True)
    valid_to = models.DateField("Đến ngày", null=True, blank=True)

    kept_fields = ("name", "words", "source", "valid_from", "valid_to")

    class Meta:
        """By name."""

        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        """The name."""
        return self.name

    def is_in_force(self, day: dt.date) -> bool:
        """Does the row hold on a local day?"""
        return holds(self.valid_from, self.valid_to, day)


class Competence(models.Model):
    """What a body does with a kind of matter."""

    class Does(models.TextChoices):
        """Decides, is heard, is told."""

        DECIDES = "decides", "Quyết định"
        GIVES_OPINION = "gives-opinion", "Cho ý kiến"
        IS_INFORMED = "is-informed", "Được báo cáo"

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="competences")
    body = models.CharField("Cơ quan", max_length=20, choices=Body)
    does = models.CharField("Thẩm quyền", max_length=15, choices=Does)

    class Meta:
        """A body does one thing with a matter."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["matter", "body"], name="one_competence_a_body")]

    def __str__(self) -> str:
        """Who does what."""
        return f"{self.body} {self.does}"


class Registration(Revised):
    """A matter that a unit proposes for a meeting of the next period; compiled, merged with another, or put off by the office."""

    class State(models.TextChoices):
        """What became of it."""

        PROPOSED = "proposed", "Đã đăng ký"
        TAKEN = "taken", "Đưa vào chương trình"
        MERGED = "merged", "Gộp với nội dung khác"
        DEFERRED = "deferred", "Lùi sang kỳ sau"
        DECLINED = "declined", "Không đưa vào"
        WITHDRAWN = "withdrawn", "Đơn vị đã rút"

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="registrations", verbose_name="Đơn vị đăng ký")
    title = models.TextField("Nội dung")
    reason = models.TextField("Lý do, căn cứ")
    month = models.DateField("Tháng")  # its first day
    prepared_by = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="Đơn vị chuẩn bị")
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, blank=True, related_name="registrations", verbose_name="Loại việc")
    body = models.CharField("Trình cơ quan", max_length=20, choices=Body)
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    item = models.ForeignKey("meetings.Item", models.SET_NULL, null=True, blank=True, related_name="registrations")
    answer = models.CharField("Ý kiến của Văn phòng", max_length=300, blank=True)
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("title", "reason", "month", "prepared_by", "matter", "body", "state", "merged_into", "item", "answer")
    private_fields = frozenset({"title", "reason", "answer"})

    class Meta:
        """By month, in the order they came."""

        ordering: ClassVar = ["month", "pk"]
        indexes: ClassVar = [models.Index(fields=["month", "state"], name="registrations_by_month")]

    def __str__(self) -> str:
        """The beginning of its words."""
        return self.title[:60]

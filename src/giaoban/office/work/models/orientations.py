"""Định hướng: what a paper directs without ordering it of anybody by a day. No tasks, but material for the month's report."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ
from giaoban.office.evidence.models import Fact
from giaoban.office.registry.models import Paper


class Orientation(Revised):
    """A sentence that directs. `organ` supplies a line on it for the month's report; tasks made of it (cụ thể hóa) point back to it."""

    fact = models.OneToOneField(Fact, models.PROTECT, related_name="orientation")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="orientations")
    title = models.TextField("Nội dung")
    field = models.CharField("Lĩnh vực", max_length=200, blank=True)
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="orientations", verbose_name="Đơn vị báo cáo")
    dropped = models.BooleanField("Thôi theo dõi", default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("title", "field", "organ", "dropped")
    private_fields = frozenset({"title", "field"})

    class Meta:
        """A unit's sheet takes its own."""

        indexes: ClassVar = [models.Index(fields=["organ", "dropped", "id"])]

    def __str__(self) -> str:
        """The sentence's beginning."""
        return self.title[:60]


class OrientationLine(Revised):
    """What a unit writes on an orientation for one month's report. `month` is its first day."""

    orientation = models.ForeignKey(Orientation, models.PROTECT, related_name="lines")
    month = models.DateField()
    text = models.TextField("Kết quả")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    entered_for = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("text", "entered_for")
    private_fields = frozenset({"text"})

    class Meta:
        """One a month."""

        ordering: ClassVar = ["month"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["orientation", "month"], name="one_line_a_month")]

    def __str__(self) -> str:
        """The line's beginning."""
        return self.text[:60]

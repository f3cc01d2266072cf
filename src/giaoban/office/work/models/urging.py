"""Đôn đốc: one letter a unit with its own overdue tasks. What was in a letter is kept as it stood then; rows are added, never changed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from giaoban.office.directory.models import Account, Organ
from giaoban.office.work.models.tasks import Assignment, Side


class Urging(models.Model):
    """Units urged on one day, a letter each. `key` is that of the preview that was confirmed: confirmed twice, it is one."""

    key = models.CharField(max_length=40, unique=True)
    day = models.DateField("Ngày của công văn")
    reply_by = models.DateField("Hạn trả lời")
    words = models.TextField("Nội dung thêm", blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """The day."""
        return f"{self.day:%d/%m/%Y}"


class UrgingLetter(models.Model):
    """The letter to one unit. `head` is what it says besides its tasks: whose letter, to whom, who signs (`urging/letters.py`)."""

    urging = models.ForeignKey(Urging, models.PROTECT, related_name="letters")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    head: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)

    class Meta:
        """One a unit, in the order of the units."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["urging", "organ"], name="one_letter_a_unit")]

    def __str__(self) -> str:
        """To whom."""
        return str(self.organ)


class UrgingLine(models.Model):
    """A row of a letter. `time`: how often the share was urged by then. Where the task went with a secret paper, there is no share."""

    letter = models.ForeignKey(UrgingLetter, models.PROTECT, related_name="lines")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="urged")
    title = models.TextField()
    source = models.CharField(max_length=300, blank=True)
    side = models.CharField(max_length=8, choices=Side)
    deadline = models.DateField(null=True)
    days_late = models.PositiveIntegerField(null=True)
    time = models.PositiveSmallIntegerField(default=1)

    class Meta:
        """In the order of the letter."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """The title's beginning."""
        return self.title[:60]

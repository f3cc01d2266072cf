"""Nhắc việc: whoever carries something out is reminded of it, once a day at most."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.office.directory.models import Account
from giaoban.office.work.models.tasks import Assignment


class Reminder(models.Model):
    """One reminder of one share. `on` is the local day; rows are added, never changed."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="reminders")
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    words = models.CharField("Lời nhắc", max_length=500, blank=True)

    class Meta:
        """One a day."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["assignment", "on"], name="one_reminder_a_day")]

    def __str__(self) -> str:
        """The day."""
        return f"{self.on}"

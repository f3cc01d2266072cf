"""Why a deadline is the day it is: the words it was reckoned from, what was known, and what came out with its reasons."""

from __future__ import annotations

from django.db import models

from giaoban.office.work.models.tasks import Task


class Reckoning(models.Model):
    """What a task's deadline was reckoned from. It explains the deadline as long as that is `day`; it moves none by itself.

    `phrase` is the deadline as written and understood, `known` the days it was reckoned with, `computed` what came out, by the table of
    days `calendar`: see `work.reckoning`.
    """

    task = models.OneToOneField(Task, models.CASCADE, related_name="reckoning")
    phrase = models.JSONField()
    known = models.JSONField()
    computed = models.JSONField()
    calendar = models.CharField(max_length=60)
    day = models.DateField()

    def __str__(self) -> str:
        """Of which task, and the day."""
        return f"{self.task_id}: {self.day:%d/%m/%Y}"

"""Registers, their numbers and columns."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Organ
from giaoban.office.registry.models.papers import Direction, Paper


class NumberSeries(models.Model):
    """A run of numbers: Party per kind and term, State per calendar year, per kind or mixed; incoming one a year.

    Sources: Nghị định 30/2020/NĐ-CP Điều 15, 22; Hướng dẫn 36-HD/VPTW 1.3.1.
    """

    class Scope(models.TextChoices):
        """How long a series runs."""

        TERM = "term", "Nhiệm kỳ"
        YEAR = "year", "Năm"

    direction = models.CharField(max_length=3, choices=Direction)
    scope = models.CharField(max_length=4, choices=Scope)
    type = models.CharField(max_length=10, blank=True)  # empty: all kinds in one series
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="series")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    next = models.PositiveIntegerField(default=1)

    class Meta:
        """One series for one thing and time."""

        constraints = [
            models.UniqueConstraint(
                fields=["direction", "type", "organ", "start"], condition=Q(organ__isnull=False), name="one_series_an_organ"
            ),
            models.UniqueConstraint(
                fields=["direction", "type", "start"], condition=Q(organ__isnull=True), name="one_series_of_the_office"
            ),
        ]

    def __str__(self) -> str:
        """Direction, kind and start."""
        return f"{self.direction} {self.type} {self.start}"


class RegisterEntry(Revised):
    """A row of a register: a number of a series, used for a paper or cancelled with a reason; never used again."""

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    suffix = models.CharField(max_length=4, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="entries")
    on = models.DateField()
    receivers = models.TextField(blank=True)  # đơn vị hoặc người nhận / nơi nhận văn bản
    forwarded_on = models.DateField(null=True, blank=True)
    copies = models.PositiveSmallIntegerField(null=True, blank=True)
    file_copy = models.CharField(max_length=120, blank=True)  # đơn vị, người nhận bản lưu
    note = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    imported_from = models.CharField(max_length=120, blank=True)

    kept_fields = ("receivers", "forwarded_on", "copies", "file_copy", "note", "cancelled_at", "cancel_reason")

    class Meta:
        """A number is given once; a paper has one number in a series."""

        constraints = [
            models.UniqueConstraint(fields=["series", "number", "suffix"], name="a_number_is_given_once"),
            models.UniqueConstraint(fields=["series", "paper"], condition=Q(paper__isnull=False), name="one_number_a_paper_and_series"),
        ]
        indexes = [models.Index(fields=["series", "-number"])]

    def __str__(self) -> str:
        """The number."""
        return f"{self.number}{self.suffix}"


class RegisterColumns(models.Model):
    """Which columns a register shows, in which order, under which heads.

    Without a row the official ten are shown (Nghị định 30/2020/NĐ-CP, Phụ lục IV).
    """

    direction = models.CharField(max_length=3, choices=Direction, unique=True)
    columns = models.JSONField(default=list)  # [{"field": "number", "head": "Số đến"}, …]

    def __str__(self) -> str:
        """The direction."""
        return self.direction

"""Registers, their numbers and columns."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import InForce, Organ
from giaoban.office.registry.models.papers import Direction, Paper


class Scope(models.TextChoices):
    """How long a run of numbers lasts."""

    TERM = "term", "Nhiệm kỳ"
    YEAR = "year", "Năm"
    CONGRESS = "congress", "Đại hội"


class Numbering(InForce):
    """How an organ has decided to number its papers, and by which paper it did; without a row the official rule of its side holds
    (`series.OFFICIAL`). No organ: the office's own."""

    direction = models.CharField(max_length=3, choices=Direction)
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+")
    scope = models.CharField(max_length=8, choices=Scope)
    per_type = models.BooleanField(default=False)
    source = models.CharField(max_length=200)

    def __str__(self) -> str:
        """Direction and scope."""
        return f"{self.direction} {self.scope}"


class NumberSeries(models.Model):
    """A run of numbers: Party per kind and term, State per calendar year, per kind or mixed; incoming one a year.

    Sources: Nghị định 30/2020/NĐ-CP Điều 15, 22; Hướng dẫn 36-HD/VPTW 1.3.1. `source` is the one this series follows.
    """

    direction = models.CharField(max_length=3, choices=Direction)
    scope = models.CharField(max_length=8, choices=Scope)
    type = models.CharField(max_length=10, blank=True)  # empty: all kinds in one series
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="series")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    next = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        """One series for one thing and time."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["direction", "type", "organ", "scope", "start"], condition=Q(organ__isnull=False), name="one_series_an_organ"
            ),
            models.UniqueConstraint(
                fields=["direction", "type", "scope", "start"], condition=Q(organ__isnull=True), name="one_series_of_the_office"
            ),
        ]

    def __str__(self) -> str:
        """Direction, kind and start."""
        return f"{self.direction} {self.type} {self.start}"


class RegisterEntry(Revised):
    """A row of a register: a number of a series, used for a paper or cancelled with a reason; never used again.

    A cancelled number keeps the paper it once had; that paper may then be given another number. `receipt` is ký nhận: who signed for it.
    """

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    suffix = models.CharField(max_length=4, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="entries")
    on = models.DateField()
    receivers = models.TextField(blank=True)  # đơn vị hoặc người nhận / nơi nhận văn bản
    forwarded_on = models.DateField(null=True, blank=True)
    receipt = models.CharField(max_length=120, blank=True)
    copies = models.PositiveSmallIntegerField(null=True, blank=True)
    file_copy = models.CharField(max_length=120, blank=True)  # đơn vị, người nhận bản lưu
    note = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    imported_from = models.CharField(max_length=120, blank=True)

    kept_fields = ("on", "receivers", "forwarded_on", "receipt", "copies", "file_copy", "note", "cancelled_at", "cancel_reason")
    private_fields = frozenset({"receivers", "note", "cancel_reason"})  # their words may be a paper's that has to go

    class Meta:
        """A number is given once; a paper has one number in force in a series. Registers are read by number and by day."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "number", "suffix"], name="a_number_is_given_once"),
            models.UniqueConstraint(
                fields=["series", "paper"],
                condition=Q(paper__isnull=False, cancelled_at__isnull=True),
                name="one_number_a_paper_and_series",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["series", "-on", "-id"]), models.Index(fields=["-on", "-id"])]

    def __str__(self) -> str:
        """The number."""
        return f"{self.number}{self.suffix}"


class RegisterColumns(Revised):
    """Which columns a register shows, in which order, under which heads.

    Without a row the official ten are shown (Nghị định 30/2020/NĐ-CP, Phụ lục IV).
    """

    direction = models.CharField(max_length=3, choices=Direction, unique=True)
    columns = models.JSONField(default=list)  # [{"field": "number", "head": "Số đến"}, …]

    kept_fields = ("columns",)

    def __str__(self) -> str:
        """The direction."""
        return self.direction

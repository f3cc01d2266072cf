"""Indicators (chỉ tiêu), what was set for them for a period, and what was measured."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, InForce, Organ, Person
from giaoban.office.registry.models import Paper
from giaoban.office.targets.figures import DIGITS, PLACES
from giaoban.office.targets.models.withdrawn import COUNTS, WITHDRAWAL, Withdrawable
from giaoban.office.targets.periods import TargetPeriod


class Direction(models.TextChoices):
    """Which way an indicator should go."""

    HIGHER = "higher", "Càng cao càng tốt"
    LOWER = "lower", "Càng thấp càng tốt"
    REACH = "reach", "Đạt mức đã giao"  # more than the target is no gain


class Combining(models.TextChoices):
    """How the values of several units make one."""

    SUM = "sum", "Cộng các đơn vị"
    MEAN = "mean", "Trung bình các đơn vị"


class Indicator(Revised, InForce):
    """Something that is measured against a target. `units` are those that measure it; without any it is the responsible organ alone.

    `source_words` are the words of the paper that set it, as written there; they stay where the paper itself is not kept.
    """

    name = models.CharField("Chỉ tiêu", max_length=300)
    unit = models.CharField("Đơn vị tính", max_length=60)
    direction = models.CharField("Hướng", max_length=8, choices=Direction, default=Direction.HIGHER)
    combining = models.CharField("Cách gộp", max_length=8, choices=Combining, default=Combining.SUM)
    field = models.CharField("Lĩnh vực", max_length=200, blank=True)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="Đơn vị chịu trách nhiệm")
    units = models.ManyToManyField(Organ, related_name="+", blank=True)
    leader = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Lãnh đạo phụ trách")
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Văn bản giao")
    source_words = models.TextField("Nguyên văn trong văn bản giao", blank=True)

    kept_fields = (
        "name", "unit", "direction", "combining", "field", "organ", "leader", "paper", "source_words", "valid_from", "valid_to",
    )  # fmt: skip

    class Meta:
        """Lists go by field and name."""

        ordering = ["field", "name", "pk"]

    def __str__(self) -> str:
        """The name."""
        return self.name


class Target(Withdrawable):
    """What should stand on the last day of a period; `base` is what stood before its first day, where that is known."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    period = models.CharField("Kỳ", max_length=8, choices=TargetPeriod)
    first = models.DateField("Từ ngày")
    last = models.DateField("Đến ngày")
    value = models.DecimalField("Chỉ tiêu giao", max_digits=DIGITS, decimal_places=PLACES)
    base = models.DecimalField("Giá trị đầu kỳ", max_digits=DIGITS, decimal_places=PLACES, null=True, blank=True)

    kept_fields = ("first", "last", "value", "base", *WITHDRAWAL)

    class Meta:
        """The latest period first; one target that counts for one period of a kind."""

        ordering = ["-first", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="a_period_ends_after_it_begins"),
            models.UniqueConstraint(fields=["indicator", "period", "first"], condition=COUNTS, name="one_target_a_period"),
        ]

    def __str__(self) -> str:
        """Kind and first day of the period."""
        return f"{self.period} {self.first}"


class Measurement(Withdrawable):
    """What stands on a day (lũy kế) by what a unit measured, in the indicator's unit of measure; `source` is where it was read."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="measurements")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    on = models.DateField("Ngày đo")
    value = models.DecimalField("Kết quả", max_digits=DIGITS, decimal_places=PLACES)
    source = models.CharField("Nguồn số liệu", max_length=300, blank=True)
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Văn bản nguồn")
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("on", "value", "source", "paper", *WITHDRAWAL)

    class Meta:
        """A unit has one value a day that counts. Charts and lists ask for the latest of an indicator."""

        ordering = ["-on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["indicator", "organ", "on"], condition=COUNTS, name="one_value_a_unit_and_day"),
        ]
        indexes: ClassVar = [models.Index(fields=["indicator", "-on"])]

    def __str__(self) -> str:
        """Day and value."""
        return f"{self.on} {self.value}"

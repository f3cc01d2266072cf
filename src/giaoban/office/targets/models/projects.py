"""Projects (dự án trọng điểm): what should be done by when, and for how much money."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.registry.models import Paper
from giaoban.office.targets.models.withdrawn import WITHDRAWAL, Withdrawable


class Project(Revised):
    """A project with its owner (chủ đầu tư). `planned` is its whole money in đồng; `done_on` the day on which it was finished."""

    name = models.CharField("Dự án", max_length=300)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="Chủ đầu tư")
    leader = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Lãnh đạo phụ trách")
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Văn bản giao")
    source_words = models.TextField("Nguyên văn trong văn bản giao", blank=True)
    start = models.DateField("Khởi công")
    end = models.DateField("Hoàn thành theo kế hoạch")
    planned = models.BigIntegerField("Tổng mức đầu tư (đồng)")
    done_on = models.DateField("Hoàn thành ngày", null=True, blank=True)

    kept_fields = ("name", "organ", "leader", "paper", "source_words", "start", "end", "planned", "done_on")

    class Meta:
        """By the day on which they should be finished."""

        ordering = ["end", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="a_project_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(planned__gte=0), name="money_planned_is_no_debt"),
        ]

    def __str__(self) -> str:
        """The name."""
        return self.name


class Milestone(Withdrawable):
    """A step of a project with the day it is planned for."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="milestones")
    name = models.CharField("Mốc", max_length=300)
    planned = models.DateField("Ngày theo kế hoạch")
    done_on = models.DateField("Xong ngày", null=True, blank=True)
    note = models.CharField("Ghi chú", max_length=300, blank=True)

    kept_fields = ("name", "planned", "done_on", "note", *WITHDRAWAL)

    class Meta:
        """In the order they are planned."""

        ordering = ["planned", "pk"]

    def __str__(self) -> str:
        """The step."""
        return self.name


class Spending(Withdrawable):
    """Money of a project on a day, in đồng: planned for it (vốn bố trí) or spent on it (giải ngân)."""

    class Kind(models.TextChoices):
        """Which way money counts."""

        PLANNED = "planned", "Vốn bố trí"
        SPENT = "spent", "Giải ngân"

    project = models.ForeignKey(Project, models.CASCADE, related_name="spending")
    kind = models.CharField("Loại", max_length=8, choices=Kind)
    on = models.DateField("Ngày")
    amount = models.BigIntegerField("Số tiền (đồng)")
    source = models.CharField("Nguồn số liệu", max_length=300, blank=True)
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("kind", "on", "amount", "source", *WITHDRAWAL)

    class Meta:
        """In the order it came; an amount is more than nothing."""

        ordering = ["on", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(amount__gt=0), name="an_amount_is_more_than_nothing")]

    def __str__(self) -> str:
        """Kind and day."""
        return f"{self.kind} {self.on}"

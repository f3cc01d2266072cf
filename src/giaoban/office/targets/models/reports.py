"""Report duties (chế độ báo cáo): what the office owes upward, and what closed each time it was due."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, InForce, Organ
from giaoban.office.registry.models import Paper
from giaoban.office.targets.models.withdrawn import COUNTS, WITHDRAWAL, Withdrawable
from giaoban.office.targets.periods import ReportPeriod


class ReportDuty(Revised, InForce):
    """A report that is owed to an organ, again and again or once. The days it is due on are computed from these rules, never stored.

    Days of the month count from 1 to 31 and end with a short month; days of the week from 1 (thứ Hai) to 7. `…_after` says how many
    months (weeks) after the last one of the period the day lies: 0 is the period's own last month. A report owed once has `once_on`.
    `preparer` is the unit that writes it, where it is not the office itself.
    """

    name = models.CharField("Báo cáo", max_length=300)
    recipient = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="Nơi nhận")
    preparer = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Đơn vị chuẩn bị")
    period = models.CharField("Kỳ báo cáo", max_length=10, choices=ReportPeriod)
    cut_off_day = models.PositiveSmallIntegerField("Ngày chốt số liệu", null=True, blank=True)
    cut_off_after = models.PositiveSmallIntegerField("Chốt sau kỳ", default=0)
    due_day = models.PositiveSmallIntegerField("Ngày gửi", null=True, blank=True)
    due_after = models.PositiveSmallIntegerField("Gửi sau kỳ", default=0)
    once_on = models.DateField("Hạn gửi", null=True, blank=True)
    basis = models.CharField("Căn cứ", max_length=300, blank=True)
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Văn bản căn cứ")

    kept_fields = (
        "name", "recipient", "preparer", "period", "cut_off_day", "cut_off_after", "due_day", "due_after", "once_on", "basis", "paper",
        "valid_from", "valid_to",
    )  # fmt: skip

    class Meta:
        """By name; one that is owed once has its day, every other one its days of the period."""

        ordering = ["name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(period=ReportPeriod.ONCE, once_on__isnull=False)
                | (~Q(period=ReportPeriod.ONCE) & Q(due_day__isnull=False, cut_off_day__isnull=False)),
                name="a_duty_says_when_it_is_due",
            ),
            models.CheckConstraint(condition=Q(valid_from__isnull=False), name="a_duty_begins_on_a_day"),
        ]

    def __str__(self) -> str:
        """The name."""
        return self.name


class ReportClosed(Withdrawable):
    """A report that was sent: for which period, by which paper of the outgoing register. `number` and `on` are the paper's as it stood."""

    duty = models.ForeignKey(ReportDuty, models.PROTECT, related_name="closings")
    key = models.CharField(max_length=10)  # of the period: 2026-11, 2026-Q4
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+", verbose_name="Văn bản đi")
    number = models.CharField("Số, ký hiệu", max_length=80)
    on = models.DateField("Ngày văn bản")
    closed_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(auto_now_add=True)

    kept_fields = WITHDRAWAL

    class Meta:
        """A period of a duty is closed once, until that is withdrawn."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["duty", "key"], condition=COUNTS, name="a_report_is_closed_once")]

    def __str__(self) -> str:
        """The period and the paper's number."""
        return f"{self.key} {self.number}"

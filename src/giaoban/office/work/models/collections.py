"""Một yêu cầu, nhiều nơi báo cáo: one order, a form, a reply of every reporter."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account
from giaoban.office.registry.models import File
from giaoban.office.work.models.tasks import Assignment, Task


class Collection(Revised):
    """The form of a task that many report on. The reporters are the leads of the task, the inner deadline is the task's.

    `columns` are [{key, title, kind, required}], kind one of text, number, date; `lines` are [{code, title}]: the lines that every
    reporter fills in, at least one. `for_task` is the order from above that the whole of it answers.
    """

    task = models.OneToOneField(Task, models.PROTECT, related_name="collection")
    for_task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="collections", verbose_name="Phục vụ nhiệm vụ")
    title = models.CharField("Tên biểu", max_length=200)
    columns = models.JSONField("Cột")
    lines = models.JSONField("Dòng")
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("for_task", "title", "columns", "lines")
    private_fields = frozenset({"title", "columns", "lines"})

    def __str__(self) -> str:
        """The title."""
        return self.title


class Reply(Revised):
    """What one reporter answered. `values` map a line's code and a column's key to the value as text and the cell it came from:

        {"1": {"members": {"value": "24", "cell": "Biểu!C7"}}}

    Values of numbers are written with a point and without blanks; `cell` is empty for what was typed into the web form.
    """

    class Way(models.TextChoices):
        """How it came."""

        WEB = "web", "Nhập trên mạng"
        EXCEL = "excel", "Tệp Excel"
        WORD = "word", "Tệp Word"
        PAPER = "paper", "Bản giấy, nhập thay"

    collection = models.ForeignKey(Collection, models.PROTECT, related_name="replies")
    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="reply")
    values = models.JSONField("Số liệu")
    way = models.CharField("Cách gửi", max_length=6, choices=Way)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    entered_for = models.BooleanField("Nhập thay", default=False)
    on = models.DateField("Ngày nhận")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("assignment", "values", "way", "entered_for", "on")
    private_fields = frozenset({"values"})

    class Meta:
        """In the order they came."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Whose."""
        return f"reply of {self.assignment_id}"

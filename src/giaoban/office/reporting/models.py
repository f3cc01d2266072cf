"""Reports with their lines. Issued, a report keeps the rows that its figures counted, so that an old report keeps its figures."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Organ
from giaoban.office.programme.models import Line as ProgrammeLine
from giaoban.office.registry.models import Paper
from giaoban.office.work.models import Orientation, Task
from giaoban.office.work.period.spans import CALENDAR, Span, span_called


class Shape(models.TextChoices):
    """What the paper holds."""

    WITH_NEXT = "with-next", "Kết quả và nhiệm vụ kỳ sau"
    RESULTS = "results", "Chỉ kết quả (nhiệm vụ kỳ sau ban hành riêng)"


class State(models.TextChoices):
    """How far a report is. A draft counts anew whenever it is looked at."""

    DRAFT = "draft", "Đang soạn"
    ISSUED = "issued", "Đã chốt"


class Section(models.TextChoices):
    """Where in the paper a line stands."""

    RESULTS = "results", "Kết quả theo lĩnh vực"
    LATE = "late", "Việc chưa hoàn thành đúng hạn"
    CARRIED = "carried", "Nội dung chuyển kỳ, rút khỏi chương trình"
    NEXT = "next", "Nhiệm vụ kỳ sau"


class Report(Revised):
    """What a body did in a period. `period`, `year`, `number` and `by` name the period as `spans` does; empty: from day to day.

    Issued: `counted_on` is the day as of which its figures stand, `frozen` the keys of the rows they counted and what is told beside them
    (`freezing.py`), `written` the paper with every word, as `giaoban.writing.paper` keeps it.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="Của cơ quan")
    first = models.DateField("Từ ngày")
    last = models.DateField("Đến ngày")
    period = models.CharField(max_length=10, blank=True)
    year = models.PositiveSmallIntegerField(default=0)
    number = models.PositiveSmallIntegerField(default=0)
    by = models.CharField(max_length=10, default=CALENDAR)
    title = models.CharField("Trích yếu", max_length=300)
    shape = models.CharField("Gồm", max_length=10, choices=Shape, default=Shape.WITH_NEXT)
    state = models.CharField("Tình trạng", max_length=8, choices=State, default=State.DRAFT)
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Văn bản phát hành")
    reason = models.TextField("Lý do mở lại", blank=True)
    counted_on = models.DateField("Số liệu tính đến ngày", null=True)
    frozen = models.JSONField(default=dict)
    written = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("title", "shape", "state", "paper", "counted_on", "reason")
    private_fields = frozenset({"title", "reason"})

    class Meta:
        """The latest period first; a body reports once on the same days."""

        ordering: ClassVar = ["-last", "-first", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="a_report_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(state="draft", counted_on=None) | Q(state="issued", counted_on__isnull=False), name="issued_as_of_a_day"
            ),
            models.UniqueConstraint(fields=["organ", "first", "last"], name="one_report_a_period"),
        ]

    def __str__(self) -> str:
        """The title."""
        return self.title

    @property
    def span(self) -> Span:
        """Its period."""
        named = span_called(self.period, self.year, self.number, self.by) if self.period else None
        return named or Span(self.first, self.last)

    @property
    def is_issued(self) -> bool:
        """Do its figures and words stand for good?"""
        return self.state == State.ISSUED

    def until(self, today: dt.date) -> dt.date:
        """The day as of which it counts."""
        return self.counted_on or self.span.until(today)


class Count(models.Model):
    """What a paper of the report was made of when it was brought to be signed: the figures with their rows, and every word.

    Signed, the report is frozen from it (`taken_at`), so that it keeps what was signed, on whichever day that is known here or the paper
    gets its number. Rows are added; what is signed no more, or numbered, needs those before it no longer.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="counts")
    counted_on = models.DateField()
    frozen = models.JSONField(default=dict)
    written = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        """One after another; a report is frozen from one at most."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report"], condition=Q(taken_at__isnull=False), name="frozen_from_one_count")
        ]

    def __str__(self) -> str:
        """Of which report."""
        return f"count of {self.report_id}"


class ReportLine(Revised):
    """A line of a report, with the one thing it tells of: a task, an orientation, a line of a programme; none where it was typed.

    `drafted` is how the program put it, from the words of units; `text` how it stands. `left_out`: it is known, and not in the paper.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="lines")
    section = models.CharField("Phần", max_length=8, choices=Section)
    field = models.CharField("Lĩnh vực", max_length=200, blank=True)
    place = models.PositiveIntegerField("Thứ tự")
    text = models.TextField("Nội dung")
    drafted = models.TextField(blank=True)
    task = models.ForeignKey(Task, models.CASCADE, null=True, blank=True, related_name="+")
    orientation = models.ForeignKey(Orientation, models.CASCADE, null=True, blank=True, related_name="+")
    line = models.ForeignKey(ProgrammeLine, models.CASCADE, null=True, blank=True, related_name="+")
    left_out = models.BooleanField("Không đưa vào", default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("section", "field", "place", "text", "left_out")
    private_fields = frozenset({"text", "field"})

    class Meta:
        """In the order of the paper; a thing is told once in a section."""

        ordering: ClassVar = ["section", "place", "pk"]
        indexes: ClassVar = [models.Index(fields=["report", "section", "place"], name="line_of_report")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "section", "task"], condition=Q(task__isnull=False), name="a_task_told_once"),
            models.UniqueConstraint(
                fields=["report", "section", "orientation"], condition=Q(orientation__isnull=False), name="an_orientation_told_once"
            ),
            models.UniqueConstraint(fields=["report", "section", "line"], condition=Q(line__isnull=False), name="a_line_told_once"),
        ]

    def __str__(self) -> str:
        """Its beginning."""
        return self.text[:60]

    @property
    def key(self) -> str:
        """What it tells of, as the blocks of the paper are labelled: `task:12`; of a typed one, which line it is."""
        for name in ("task", "orientation", "line"):
            if (found := getattr(self, f"{name}_id")) is not None:
                return f"{name}:{found}"
        return f"typed:{self.pk}"

    @property
    def is_worded(self) -> bool:
        """Did a person put it in words of his own?"""
        return self.text != self.drafted

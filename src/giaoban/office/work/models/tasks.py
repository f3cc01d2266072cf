"""Tasks, who is to carry them out, and what they report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Fact
from giaoban.office.registry.models import Annotation, Handling, Paper
from giaoban.office.work.models.searched import FoldedField, searched_of
from giaoban.office.work.timing import Timing, days_late, timing


class Origin(models.TextChoices):
    """What an order comes from."""

    PAPER = "paper", "Văn bản"
    ANNOTATION = "annotation", "Bút phê"
    CONCLUSION = "conclusion", "Kết luận"
    BRIEFING = "briefing", "Giao ban"
    TELEPHONE = "telephone", "Điện thoại"


class Workflow(models.TextChoices):
    """How far a task, or one unit's share of it, is. Whether it is late is another question: `timing.py`."""

    DRAFT = "draft", "Chưa giao"
    ASSIGNED = "assigned", "Đã giao"
    IN_PROGRESS = "in-progress", "Đang làm"
    REPORTED = "reported", "Báo cáo hoàn thành, chờ xác nhận"
    DONE = "done", "Hoàn thành"
    RETURNED = "returned", "Trả lại"
    PAUSED = "paused", "Tạm dừng"
    DROPPED = "dropped", "Thôi theo dõi"
    HANDED_OVER = "handed-over", "Đã chuyển giao"


UNDERWAY = (Workflow.ASSIGNED, Workflow.IN_PROGRESS, Workflow.RETURNED)  # somebody is to do something
WAITED_FOR = (Workflow.DRAFT, *UNDERWAY)  # its deadline runs
FINISHED = (Workflow.REPORTED, Workflow.DONE)  # done on a day, confirmed or not
OPEN = (Workflow.DRAFT, *UNDERWAY, Workflow.REPORTED, Workflow.PAUSED)
CLOSED = (Workflow.DONE, Workflow.DROPPED, Workflow.HANDED_OVER)


# A share that was ever given to whoever holds it: not a draft, nor one that was closed as a draft.
HANDED_OUT = ~Q(workflow=Workflow.DRAFT) & ~Q(workflow=Workflow.DROPPED, assigned_at__isnull=True)
TAKES_PART = ~Q(workflow__in=(Workflow.DRAFT, Workflow.DROPPED, Workflow.HANDED_OVER))  # and has it still, finished or not

# Of rows of tasks and shares. As `IN`, for what Django writes for `closed=False` is `NOT closed`, with which SQLite uses no index.
IS_OPEN = Q(closed__in=(False,))
IS_CLOSED = Q(closed__in=(True,))
AGREES = Q(closed=True, workflow__in=CLOSED) | Q(closed=False, workflow__in=OPEN)
HAS_ITS_DAY = Q(workflow__in=FINISHED, done_on__isnull=False) | (~Q(workflow__in=FINISHED) & Q(done_on=None))


class Side(models.TextChoices):
    """What an organ or a person has to do with a task."""

    LEAD = "lead", "Chủ trì"
    SUPPORT = "support", "Phối hợp"


class Timed(models.Model):
    """What has a deadline and is done on a day, both local dates. The deadline it was first given is never changed.

    `done_on` is the day it was reported for, whoever confirms it later; what is returned has none. `closed` agrees with the workflow.
    """

    workflow = models.CharField("Tình trạng", max_length=12, choices=Workflow, default=Workflow.DRAFT)
    closed = models.BooleanField(default=False)
    deadline = models.DateField("Hạn", null=True, blank=True)
    first_deadline = models.DateField("Hạn ban đầu", null=True, blank=True)
    done_on = models.DateField("Ngày hoàn thành", null=True, blank=True)

    class Meta:
        """A part of other models."""

        abstract = True

    @property
    def is_timed(self) -> bool:
        """Does its deadline mean anything: is it waited for, or was it done?"""
        return self.workflow in (*WAITED_FOR, *FINISHED)

    def timing_on(self, today: dt.date) -> Timing | None:
        """How it stands to its deadline on a local day; None for what is paused, dropped or handed over."""
        return timing(self.deadline, self.done_on, today) if self.is_timed else None

    def first_timing_on(self, today: dt.date) -> Timing | None:
        """How it stands to the deadline it was first given: lateness is reported against both."""
        return timing(self.first_deadline, self.done_on, today) if self.is_timed else None

    def days_late_on(self, today: dt.date) -> int:
        """By how many days it is, or was, late."""
        return days_late(self.deadline, self.done_on, today) if self.is_timed else 0


class Task(Revised, Timed):
    """A piece of work that somebody ordered. `giver` is whose order it is, `enterer` who typed it.

    Where it comes from: a confirmed `fact` with its anchor in a paper; an `annotation`, or the answered `handling` of one; or, for an
    order by word of mouth, `told`: its words as they were noted, when it was given standing in `given_at`. Once handed out, `deadline`
    is the latest of the leads' deadlines, and `workflow` follows from the assignments (`actions/following.py`).
    """

    title = models.TextField("Nội dung")
    folded = FoldedField(of="title")
    origin = models.CharField("Nguồn", max_length=12, choices=Origin)
    giver = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="given", verbose_name="Người giao")
    enterer = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    told = models.TextField("Lời giao", blank=True)
    fact = models.OneToOneField(Fact, models.PROTECT, null=True, blank=True, related_name="task")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="tasks")
    annotation = models.OneToOneField(Annotation, models.PROTECT, null=True, blank=True, related_name="task")
    handling = models.OneToOneField(Handling, models.PROTECT, null=True, blank=True, related_name="task")
    orientation = models.ForeignKey("work.Orientation", models.PROTECT, null=True, blank=True, related_name="tasks")
    template = models.ForeignKey("work.TaskTemplate", models.SET_NULL, null=True, blank=True, related_name="tasks")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="Gộp vào")
    field = models.CharField("Lĩnh vực", max_length=200, blank=True)
    product = models.CharField("Sản phẩm", max_length=300, blank=True)
    authority = models.CharField("Thẩm quyền", max_length=200, blank=True)
    leader = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Lãnh đạo phụ trách")
    flagged = models.BooleanField("Chỉ lãnh đạo xác nhận", default=False)
    confidentiality = models.PositiveSmallIntegerField(default=Confidentiality.OPEN)
    reason = models.TextField("Lý do", blank=True)
    confirmed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Người xác nhận")
    confirmed_for = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Xác nhận thay")
    answer = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="answers", verbose_name="Văn bản trả lời")
    answer_number = models.CharField("Trả lời bằng", max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = (
        "title", "origin", "giver", "told", "fact", "paper", "orientation", "parent", "merged_into", "field", "product", "authority",
        "leader", "flagged", "confidentiality", "deadline", "first_deadline", "done_on", "workflow", "closed", "reason", "confirmed_by",
        "confirmed_for", "answer", "answer_number",
    )  # fmt: skip
    private_fields = frozenset({"title", "told", "field", "product", "authority", "reason", "answer_number"})

    class Meta:
        """Lists take what is open by its deadline, what is closed by the day; `closed` agrees with the workflow."""

        indexes: ClassVar = [
            models.Index(fields=["closed", "deadline", "id"]),
            models.Index(fields=["workflow", "deadline", "id"]),
            models.Index(fields=["leader", "closed", "deadline"]),
            models.Index(fields=["closed", "-done_on", "-id"]),
            models.Index(fields=["deadline", "id"]),
            models.Index(fields=["paper", "closed"]),
            # All that is counted of open tasks stands in this one: no row is looked at.
            models.Index(
                fields=[
                    "closed",
                    "workflow",
                    "deadline",
                    "confidentiality",
                    "leader",
                    "giver",
                    "field",
                    "origin",
                    "flagged",
                    "first_deadline",
                ],
                name="task_counted",
            ),
            models.Index(fields=["closed", "folded"], name="task_searched"),
            models.Index(fields=["confidentiality"], name="task_restricted"),
            models.Index(fields=["-given_at"], condition=Q(fact=None, closed=False), name="told_and_open"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=AGREES, name="task_closed_or_open"),
            models.CheckConstraint(condition=HAS_ITS_DAY, name="task_done_on_a_day"),
        ]

    def __str__(self) -> str:
        """The title's beginning."""
        return self.title[:60]

    def derived_from(self, changed: Collection[str]) -> dict[str, Any]:
        """What is searched follows the title."""
        return {"folded": searched_of(self.title)} if "title" in changed else {}

    @property
    def is_underway(self) -> bool:
        """Is somebody to do something about it now?"""
        return self.workflow in UNDERWAY


class Assignment(Revised, Timed):
    """One organ's or one person's share of a task, with its own deadline. Handed over or moved on, it stays and names its successor."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="assignments")
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="assignments")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="assignments")
    side = models.CharField("Vai trò", max_length=8, choices=Side)
    result = models.TextField("Kết quả", blank=True)
    reason = models.TextField("Lý do", blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    assigned_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = (
        "organ",
        "person",
        "side",
        "deadline",
        "first_deadline",
        "done_on",
        "workflow",
        "closed",
        "result",
        "reason",
        "successor",
    )
    private_fields = frozenset({"result", "reason"})

    class Meta:
        """A unit's sheet takes what it has to do; nobody has the same task twice at once."""

        ordering: ClassVar = ["side", "pk"]  # lead before support
        indexes: ClassVar = [
            models.Index(fields=["organ", "closed", "deadline", "id"]),
            models.Index(fields=["person", "closed", "deadline", "id"]),
            models.Index(fields=["closed", "organ", "workflow", "deadline", "side"], name="share_counted"),
            models.Index(fields=["done_on", "organ", "deadline", "side"], name="share_done"),
            models.Index(fields=["organ", "-done_on", "-id"], name="share_done_lately"),
            models.Index(fields=["closed", "deadline", "id"], name="share_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(organ__isnull=False) ^ Q(person__isnull=False), name="assigned_to_one"),
            models.UniqueConstraint(fields=["task", "organ"], condition=Q(closed=False), name="assigned_once_an_organ"),
            models.UniqueConstraint(fields=["task", "person"], condition=Q(closed=False), name="assigned_once_a_person"),
            models.CheckConstraint(condition=AGREES, name="assignment_closed_or_open"),
            models.CheckConstraint(condition=HAS_ITS_DAY, name="assignment_done_on_a_day"),
        ]

    def __str__(self) -> str:
        """Who."""
        return str(self.organ or self.person)

    @property
    def is_handed_out(self) -> bool:
        """Was it ever given to whoever holds it? The same as `HANDED_OUT` says of many."""
        return self.workflow != Workflow.DRAFT and not (self.workflow == Workflow.DROPPED and self.assigned_at is None)

    @property
    def is_waited_for(self) -> bool:
        """Has whoever holds it still to report?"""
        return self.workflow in (Workflow.DRAFT, *UNDERWAY, Workflow.PAUSED)


class Progress(models.Model):
    """What was reported of an assignment on a day; lines are added, never changed. `entered_for`: typed in for who reported (nhập thay)."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="progress")
    text = models.TextField()
    on = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    entered_for = models.BooleanField(default=False)
    complete = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they came."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """The words."""
        return self.text[:60]


class TaskTemplate(Revised):
    """A task that recurs, written once: its words, who does it, how many days it takes."""

    title = models.TextField("Nội dung")
    field = models.CharField("Lĩnh vực", max_length=200, blank=True)
    product = models.CharField("Sản phẩm", max_length=300, blank=True)
    days = models.PositiveSmallIntegerField("Số ngày", null=True, blank=True)
    retired = models.BooleanField("Không dùng nữa", default=False)

    kept_fields = ("title", "field", "product", "days", "retired")

    def __str__(self) -> str:
        """The title's beginning."""
        return self.title[:60]


class TemplateUnit(models.Model):
    """Who does what a template says."""

    template = models.ForeignKey(TaskTemplate, models.CASCADE, related_name="units")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    side = models.CharField(max_length=8, choices=Side)

    class Meta:
        """Lead before support, each once."""

        ordering: ClassVar = ["side", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["template", "organ"], name="unit_once_a_template")]

    def __str__(self) -> str:
        """Who."""
        return str(self.organ)

"""The lines of a programme, the tasks that carry them out, and every change made to them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.evidence.models import Fact
from giaoban.office.programme.models.programmes import Programme
from giaoban.office.registry.models import Paper
from giaoban.office.work.models import Task


class LineKind(models.TextChoices):
    """What a line is about."""

    TASK = "task", "Nhiệm vụ"
    DIRECTION = "direction", "Chỉ đạo thường xuyên"
    MEETING = "meeting", "Hội nghị"
    ITEM = "item", "Nội dung trình"
    RECURRING = "recurring", "Việc định kỳ"


class LineState(models.TextChoices):
    """Does a line stand in its programme? Whether it is done, or late, is another question."""

    STANDS = "stands", "Trong chương trình"
    WITHDRAWN = "withdrawn", "Rút khỏi chương trình"
    CARRIED = "carried", "Chuyển sang kỳ sau"


class Line(Revised):
    """One line of a programme.

    `number` and `text` are as the paper has them. `due` and `first_due` are keys of `when.py`; the first is never changed. `fact` is the
    confirmed sentence it came from, `item` which matter of a meeting's agenda (from one; nought: the whole sentence), `under` the meeting's
    line. `paper` is where its words come from, also after it was carried over. `carried_from` is the line of an earlier period.

    Of a line that was planned from what is known: `because` says in words why it stands here, `follows` is the line of another programme
    (of the year, of the month before) that it takes up, `group` the heading under which it stands in the outline.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="lines")
    place = models.PositiveIntegerField()
    number = models.CharField("Số thứ tự", max_length=30, blank=True)
    text = models.TextField("Nội dung")
    kind = models.CharField("Loại", max_length=10, choices=LineKind, default=LineKind.TASK)
    due = models.CharField("Thời gian", max_length=10, blank=True)
    first_due = models.CharField("Thời gian ban đầu", max_length=10, blank=True)
    tentative = models.BooleanField("Dự kiến", default=False)
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Cơ quan chủ trì")
    leader = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Lãnh đạo phụ trách")
    fact = models.ForeignKey(Fact, models.PROTECT, null=True, blank=True, related_name="programme_lines")
    item = models.PositiveSmallIntegerField(default=0)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="programme_lines")
    under = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="items")
    carried_from = models.OneToOneField("self", models.SET_NULL, null=True, blank=True, related_name="carried_to")
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed_by", db_index=False)
    because = models.TextField("Vì sao đưa vào", blank=True)
    group = models.CharField("Nhóm", max_length=200, blank=True)
    state = models.CharField("Tình trạng", max_length=10, choices=LineState, default=LineState.STANDS)
    done_on = models.DateField("Xong ngày", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = (
        "number", "text", "kind", "due", "tentative", "organ", "leader", "fact", "item", "paper", "because", "group",
        "state", "done_on",
    )  # fmt: skip
    private_fields = frozenset({"number", "text", "because", "group"})

    class Meta:
        """In the order of the paper; a sentence, and a matter of an agenda, stands once in a programme."""

        ordering: ClassVar = ["place", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["programme", "place"]),
            models.Index(fields=["organ", "state"], name="line_of_unit"),
            models.Index(fields=["follows"], condition=Q(follows__isnull=False), name="line_that_follows"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "fact", "item"], condition=Q(fact__isnull=False), name="a_sentence_once"),
            models.CheckConstraint(condition=Q(done_on=None) | Q(state="stands"), name="only_what_stands_is_done"),
        ]

    def __str__(self) -> str:
        """The beginning of its words."""
        return self.text[:60]

    @property
    def stands(self) -> bool:
        """Does it stand in its programme?"""
        return self.state == LineState.STANDS


class LineTask(models.Model):
    """A task that carries a line out. A line may have many; a task may stand on the lines of month, quarter and year."""

    line = models.ForeignKey(Line, models.CASCADE, related_name="links")
    task = models.ForeignKey(Task, models.CASCADE, related_name="programme_links")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they were linked, each once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["line", "task"], name="a_task_once_a_line")]

    def __str__(self) -> str:
        """Which task on which line."""
        return f"{self.task_id} on {self.line_id}"


class Reference(models.Model):
    """A line of a draft names the place of another in its words (`mục 2 phần I`): which line it means, whatever its number will be.

    `nth` counts the places that the words name, from nought; `to` is empty where they named no line when they were written.
    """

    line = models.ForeignKey(Line, models.CASCADE, related_name="references")
    nth = models.PositiveSmallIntegerField()
    to = models.ForeignKey(Line, models.SET_NULL, null=True, related_name="+")

    class Meta:
        """In the order of the words."""

        ordering: ClassVar = ["line", "nth"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["line", "nth"], name="one_line_a_place_named")]

    def __str__(self) -> str:
        """Which place named in which line."""
        return f"{self.nth} of {self.line_id}"


class Change(models.Model):
    """A change of a line: what it was, what it became, who decided it, who entered it, when, why. Rows are added, never changed."""

    class Kind(models.TextChoices):
        """What was changed."""

        ADDED = "added", "Bổ sung"
        MOVED = "moved", "Đổi thời gian"
        CARRIED = "carried", "Chuyển sang kỳ sau"
        WITHDRAWN = "withdrawn", "Rút khỏi chương trình"
        RESTORED = "restored", "Phục hồi"
        FINISHED = "finished", "Đã xong"
        REOPENED = "reopened", "Làm tiếp"

    line = models.ForeignKey(Line, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind)
    before = models.CharField(max_length=10, blank=True)
    after = models.CharField(max_length=10, blank=True)
    to = models.ForeignKey(Line, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they were made."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """What was changed on which line."""
        return f"{self.kind} {self.line_id}"

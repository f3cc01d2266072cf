"""The briefing (giao ban): its boards, each sitting, what was said and decided there, and the minutes as they were closed."""

from __future__ import annotations

import hashlib
import json
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.work.models.tasks import Assignment, Task


class Board(models.Model):
    """A board that a circle of people looks at; who they are stands in its viewers."""

    class Kind(models.TextChoices):
        """Whose briefing it is."""

        LEADERS = "leaders", "Giao ban Thường trực"
        ENLARGED = "enlarged", "Giao ban mở rộng"

    kind = models.CharField(max_length=8, choices=Kind, unique=True)

    def __str__(self) -> str:
        """What it is called."""
        return self.get_kind_display()

    @property
    def is_enlarged(self) -> bool:
        """Do units sit there? Then nothing restricted, and no citizen's name, is shown."""
        return self.kind == self.Kind.ENLARGED


class BoardViewer(models.Model):
    """Who may see a board: whoever holds a role, or one person. `keeps`: he may write on it too."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="viewers")
    role = models.CharField("Vai trò", max_length=20, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Người được xem")
    keeps = models.BooleanField("Ghi bảng", default=False)

    class Meta:
        """A role or a person, each once a board."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(role="", person__isnull=False) | (~Q(role="") & Q(person=None)), name="viewer_role_or_person"
            ),
            models.UniqueConstraint(fields=["board", "role"], condition=~Q(role=""), name="role_once_a_board"),
            models.UniqueConstraint(fields=["board", "person"], condition=Q(person__isnull=False), name="person_once_a_board"),
        ]

    def __str__(self) -> str:
        """Who."""
        return self.role or str(self.person)


class Briefing(Revised):
    """One sitting of a board. Open, it is written on; closed, its minutes are frozen: lines of JSON, the head first, and their sum."""

    class State(models.TextChoices):
        """Is it still being held?"""

        OPEN = "open", "Đang họp"
        CLOSED = "closed", "Đã chốt biên bản"

    board = models.ForeignKey(Board, models.PROTECT, related_name="briefings")
    held_on = models.DateField("Ngày họp")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    chair = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Chủ trì")
    present = models.TextField("Thành phần dự", blank=True)
    minutes = models.TextField(blank=True)
    minutes_sha256 = models.CharField(max_length=64, blank=True)
    opened_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    kept_fields = ("held_on", "state", "chair", "present", "minutes_sha256", "closed_by")
    private_fields = frozenset({"present"})

    class Meta:
        """One a day and board, and one open at a time."""

        ordering: ClassVar = ["-held_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["board", "held_on"], name="briefing_once_a_day"),
            models.UniqueConstraint(fields=["board"], condition=Q(state="open"), name="one_briefing_open"),
        ]

    def __str__(self) -> str:
        """Which board's, on which day."""
        return f"{self.board} {self.held_on:%d/%m/%Y}"

    @property
    def is_open(self) -> bool:
        """Is it still written on?"""
        return self.state == self.State.OPEN

    @property
    def is_intact(self) -> bool:
        """Are the minutes as they were frozen?"""
        return sum_of(self.minutes) == self.minutes_sha256

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The frozen minutes: the head, then what was said, in order; empty while it is open."""
        return [json.loads(line) for line in self.minutes.splitlines()]


class BriefingItem(models.Model):
    """What was said or decided at a briefing, about a task or about none. Rows are added; one taken back stays and says so.

    An order's evidence is this row, and after the close the line of the frozen minutes that quotes it.
    """

    class Kind(models.TextChoices):
        """What was decided."""

        CONCLUSION = "conclusion", "Kết luận"
        EXTENSION = "extension", "Gia hạn"
        TRANSFER = "transfer", "Điều chuyển"
        DONE = "done", "Đã xong"
        ORDER = "order", "Giao việc"
        NOTE = "note", "Ý kiến"

    briefing = models.ForeignKey(Briefing, models.PROTECT, related_name="items")
    kind = models.CharField(max_length=10, choices=Kind)
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="said_at_briefings")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField("Nội dung")
    before = models.DateField(null=True, blank=True)  # of an extension: the deadline it was
    after = models.DateField(null=True, blank=True)  # and is
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+")  # of a transfer: where it was
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """In the order they were said."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["task", "kind"])]

    def __str__(self) -> str:
        """The words' beginning."""
        return self.words[:60]


def sum_of(text: str) -> str:
    """The sum by which frozen minutes are known to be whole."""
    return hashlib.sha256(text.encode()).hexdigest()

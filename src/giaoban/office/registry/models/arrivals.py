"""How papers come in, and what was turned away: files dropped in, other systems' registers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account
from giaoban.office.registry.models.papers import File, Paper


class Arrival(models.Model):
    """A file dropped in, and what became of it. `key` is the browser's name for the drop: sent twice, it is one arrival.

    `duplicates` are papers it looks like (by content, or by number, issuer and date), shown before it is saved. One that was set
    aside has neither file nor paper any more.
    """

    class State(models.TextChoices):
        """How far a file is."""

        READING = "reading", "Đang đọc"
        DUPLICATE = "duplicate", "Có thể trùng"
        READY = "ready", "Đã đọc xong"
        FAILED = "failed", "Không đọc được"
        SET_ASIDE = "set-aside", "Đã bỏ"

    key = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="arrivals")
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, related_name="arrivals")
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    reason = models.TextField(blank=True)
    duplicates = models.ManyToManyField(Paper, related_name="+")
    is_kept = models.BooleanField(default=False)  # looked like another, and a clerk said that it is a paper of its own
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The page of papers coming in shows the last weeks."""

        indexes = [models.Index(fields=["created_at"])]

    def __str__(self) -> str:
        """The file's name."""
        return self.name


class Refusal(models.Model):
    """A paper marked MẬT or above was turned away. Nothing of it is kept but when, and why."""

    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=40)

    def __str__(self) -> str:
        """When."""
        return self.at.isoformat()


class Import(Revised):
    """Another system's register taken over: an Excel list and the files of a ZIP. `mapping` says which column is which, told once a system.

    Neither the list nor the ZIP is kept: only the rows and the files in them that passed the screening stand here.
    """

    class State(models.TextChoices):
        """How far it is."""

        MAPPING = "mapping", "Chọn cột"
        PREVIEW = "preview", "Xem trước"
        RUNNING = "running", "Đang nhập"
        DONE = "done", "Đã nhập"

    system = models.CharField(max_length=80)
    state = models.CharField(max_length=8, choices=State, default=State.MAPPING)
    heads = models.JSONField(default=dict)  # {"A": "Số đến", …} as the list has them
    mapping = models.JSONField(default=dict)  # {"number": "A", …}
    refused_files = models.PositiveIntegerField(default=0)  # secret
    unseen_files = models.PositiveIntegerField(default=0)  # their marks cannot be seen, and nobody gave an assurance
    unusable_files = models.PositiveIntegerField(default=0)  # broken, locked, programs, ZIPs in the ZIP
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("state", "mapping")

    def __str__(self) -> str:
        """The system."""
        return self.system


class ImportRow(models.Model):
    """One row of an import: its cells, what is wrong with it and where (cell address), what it looks like, what was made of it.

    A refused row (a paper marked MẬT) keeps its number and nothing else. `twin` is the row of the same list that it repeats.
    """

    class State(models.TextChoices):
        """What becomes of it."""

        WAITING = "waiting", "Sẽ nhập"
        WRONG = "wrong", "Không nhập được"
        REFUSED = "refused", "Từ chối"
        TAKEN = "taken", "Đã nhập"

    class Likeness(models.TextChoices):
        """By what it looks like a paper that is there."""

        NUMBER = "number", "cùng số, ký hiệu, cơ quan ban hành và ngày"
        CONTENT = "content", "cùng nội dung tệp"

    job = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)  # {"A": "12", …}
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    problem = models.CharField(max_length=300, blank=True)
    likeness = models.CharField(max_length=8, choices=Likeness, blank=True)
    duplicate_of = models.ForeignKey(Paper, models.SET_NULL, null=True, related_name="+")
    twin = models.PositiveIntegerField(null=True)
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, related_name="+")

    class Meta:
        """A row is taken over once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["job", "row"], name="a_row_is_taken_once")]
        ordering = ("row",)

    def __str__(self) -> str:
        """The row's number."""
        return str(self.row)


class ImportFile(models.Model):
    """A file of an import's ZIP that passed the screening. `key` is its name as the list may write it."""

    job = models.ForeignKey(Import, models.CASCADE, related_name="files")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)

    class Meta:
        """Found by its name."""

        indexes: ClassVar = [models.Index(fields=["job", "key"])]

    def __str__(self) -> str:
        """The name."""
        return self.name

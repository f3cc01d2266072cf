"""How papers come in, and what was turned away: files dropped in, other systems' registers."""

from __future__ import annotations

from django.db import models

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


class Import(models.Model):
    """Another system's register taken over: an Excel list and a ZIP of files. `mapping` says which column is which, told once a system."""

    class State(models.TextChoices):
        """How far it is."""

        MAPPING = "mapping", "Chọn cột"
        PREVIEW = "preview", "Xem trước"
        RUNNING = "running", "Đang nhập"
        DONE = "done", "Đã nhập"
        FAILED = "failed", "Không nhập được"

    system = models.CharField(max_length=80)
    state = models.CharField(max_length=8, choices=State, default=State.MAPPING)
    sheet = models.ForeignKey(File, models.PROTECT, related_name="+")
    archive = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    mapping = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """The system."""
        return self.system


class ImportRow(models.Model):
    """One row of an import: its cells, what was made of it, what is wrong with it and where (cell address)."""

    job = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)
    problem = models.CharField(max_length=300, blank=True)
    duplicate_of = models.ForeignKey(Paper, models.SET_NULL, null=True, related_name="+")
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, related_name="+")

    class Meta:
        """A row is taken over once."""

        constraints = [models.UniqueConstraint(fields=["job", "row"], name="a_row_is_taken_once")]

    def __str__(self) -> str:
        """The row's number."""
        return str(self.row)

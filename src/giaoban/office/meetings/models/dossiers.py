"""The papers that a matter needs, the files handed in for them, and what a participant keeps beside them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account
from giaoban.office.meetings.models.agenda import Item
from giaoban.office.meetings.models.meetings import Meeting
from giaoban.office.registry.models import File


class Need(Revised):
    """A paper that a matter needs before it is discussed. Its due day is computed from the meeting's day, never stored."""

    class Kind(models.TextChoices):
        """What paper."""

        SUBMISSION = "submission", "Tờ trình"
        DRAFT = "draft", "Dự thảo"
        EXPLANATION = "explanation", "Bản thuyết minh"
        OPINIONS = "opinions", "Tổng hợp ý kiến"
        OTHER = "other", "Tài liệu khác"

    class State(models.TextChoices):
        """How far it is."""

        MISSING = "missing", "Chưa có"
        HANDED_IN = "handed-in", "Đã nộp, chờ kiểm tra"
        COMPLETE = "complete", "Đủ"
        RETURNED = "returned", "Trả lại"
        WAIVED = "waived", "Không cần"

    item = models.ForeignKey(Item, models.CASCADE, related_name="needs")
    kind = models.CharField("Loại", max_length=11, choices=Kind)
    title = models.CharField("Tên tài liệu", max_length=300, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.MISSING)
    reason = models.CharField("Lý do trả lại", max_length=300, blank=True)
    handed_in_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    handed_in_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)

    kept_fields = ("kind", "title", "state", "reason", "handed_in_by", "handed_in_at", "checked_by", "checked_at")
    private_fields = frozenset({"title", "reason"})

    class Meta:
        """In the order they were asked for."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Which paper."""
        return self.title or self.get_kind_display()


class PackFile(models.Model):
    """A file handed in for a paper, version after version. `first_page` is its place in the meeting's pack: given once, never again.

    A supplement goes behind what is there; what was replaced keeps its numbers and is left out of the pack. `file` is what was handed in,
    `pdf` what is read: made of it, None while it is being made or where it cannot be (`no_pdf` says why). Of what turned out not to belong
    here neither is left. `accepted_at`: since when participants may read it.
    """

    need = models.ForeignKey(Need, models.CASCADE, related_name="files")
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="in_packs")
    pdf = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200)
    version = models.PositiveSmallIntegerField()
    pages = models.PositiveSmallIntegerField(null=True)
    no_pdf = models.CharField(max_length=300, blank=True)
    first_page = models.PositiveIntegerField(null=True)
    accepted_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Version after version."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["need", "version"], name="pack_file_versions_are_counted")]

    def __str__(self) -> str:
        """The file's name."""
        return self.name

    @property
    def last_page(self) -> int | None:
        """The last of its numbers in the pack."""
        return None if self.first_page is None else self.first_page + (self.pages or 1) - 1


class ReadingNote(Revised):
    """What a participant noted on a page of a paper: nobody else's to see."""

    file = models.ForeignKey(PackFile, models.CASCADE, related_name="notes")
    account = models.ForeignKey(Account, models.PROTECT, related_name="reading_notes")
    page = models.PositiveSmallIntegerField(default=1)
    text = models.TextField("Ghi chú riêng")
    updated_at = models.DateTimeField(auto_now=True)

    kept_fields = ("text",)
    protected_fields = frozenset({"text"})

    class Meta:
        """One note a page and person."""

        ordering: ClassVar = ["page"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["file", "account", "page"], name="one_note_a_page")]

    def __str__(self) -> str:
        """On which page of which file."""
        return f"note on {self.file_id}, {self.page}"


class LastLook(models.Model):
    """When a participant last looked at the papers of a meeting: what came since is marked."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One row a person and meeting."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["meeting", "account"], name="one_look_a_person")]

    def __str__(self) -> str:
        """Whose."""
        return f"{self.account_id} at {self.meeting_id}"

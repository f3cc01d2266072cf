"""What was said and decided: the minutes, notes of each matter, numbered conclusions and the tasks that came of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Person
from giaoban.office.evidence.models import Extraction
from giaoban.office.meetings.models.agenda import Item
from giaoban.office.meetings.models.meetings import Meeting
from giaoban.office.work.models import Task


class Minutes(Revised):
    """The minutes of a meeting: written on while it is a draft; signed, its text is frozen with a sum and changes no more.

    `frozen` are lines of JSON, the head first. `chair` is who was in the chair: where the meeting's own was away, who stood in.
    """

    class State(models.TextChoices):
        """May it still be written on?"""

        DRAFT = "draft", "Đang ghi"
        SIGNED = "signed", "Đã ký"

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="record")
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT)
    secretary = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Người ghi biên bản")
    chair = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Người chủ trì")
    opened_at = models.TimeField("Khai mạc lúc", null=True, blank=True)
    closed_at = models.TimeField("Kết thúc lúc", null=True, blank=True)
    frozen = models.TextField(blank=True)
    frozen_sha256 = models.CharField(max_length=64, blank=True)
    signed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)

    kept_fields = ("state", "secretary", "chair", "opened_at", "closed_at", "frozen_sha256", "signed_by")

    class Meta:
        """In the order they were begun."""

        ordering: ClassVar = ["pk"]
        verbose_name_plural = "minutes"

    def __str__(self) -> str:
        """Of which meeting."""
        return f"minutes of {self.meeting_id}"

    @property
    def is_signed(self) -> bool:
        """Is it frozen?"""
        return self.state == self.State.SIGNED

    @property
    def is_intact(self) -> bool:
        """Is it as it was frozen?"""
        return sum_of(self.frozen) == self.frozen_sha256

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The frozen minutes: the head, then matter by matter what was said and concluded; empty while it is a draft."""
        return [json.loads(line) for line in self.frozen.splitlines()]


class Addition(models.Model):
    """What was added to minutes after they were signed (bổ sung biên bản), and why. Rows are added, never changed.

    `sha256` is over the sum that stood before (of the minutes, of the addition before) and these words: none can be left out unseen.
    """

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="additions")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveSmallIntegerField()
    text = models.TextField("Nội dung bổ sung")
    reason = models.CharField("Lý do", max_length=300)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they were made."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["minutes", "number"], name="additions_are_numbered")]

    def __str__(self) -> str:
        """The beginning of its words."""
        return self.text[:60]

    def sum_after(self, before: str) -> str:
        """The sum of these words behind what stood before."""
        return sum_of(json.dumps([before, self.number, self.item_id, self.text, self.reason], ensure_ascii=False))


class ItemNote(Revised):
    """What was said on a matter; without one, at the meeting as a whole. Saved while it is being typed."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="notes")
    item = models.ForeignKey(Item, models.CASCADE, null=True, blank=True, related_name="notes")
    text = models.TextField("Diễn biến", blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    kept_fields = ("text",)
    private_fields = frozenset({"text"})

    class Meta:
        """One note a matter."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["minutes", "item"], condition=Q(item__isnull=False), name="one_note_a_matter"),
            models.UniqueConstraint(fields=["minutes"], condition=Q(item=None), name="one_general_note"),
        ]

    def __str__(self) -> str:
        """On which matter."""
        return f"note on {self.item_id}"

    def derived_from(self, changed: Collection[str]) -> dict[str, Any]:
        """When it was last written on follows its text."""
        return {"updated_at": timezone.now()} if "text" in changed else {}


class NoteAside(models.Model):
    """A note as somebody wrote it while another changed the same paragraphs: kept beside the one that stands until a writer chooses.

    `base` is what he had before him, `text` what he made of it. Rows are added; one that was settled stays and says so.
    """

    note = models.ForeignKey(ItemNote, models.CASCADE, related_name="asides")
    base = models.TextField(blank=True)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """In the order they were written."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Beside which note."""
        return f"beside {self.note_id}"


class Conclusion(Revised):
    """A numbered conclusion, of a matter or of the meeting as a whole. It gives tasks, or says that none come of it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="conclusions")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="conclusions")
    number = models.PositiveSmallIntegerField("Số")
    text = models.TextField("Kết luận")
    no_task = models.BooleanField("Không phát sinh nhiệm vụ", default=False)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("item", "number", "text", "no_task", "taken_back_at")
    private_fields = frozenset({"text"})

    class Meta:
        """Numbered through the meeting."""

        ordering: ClassVar = ["number", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], condition=Q(taken_back_at=None), name="conclusions_are_numbered"),
        ]

    def __str__(self) -> str:
        """The beginning of its words."""
        return self.text[:60]


class ConclusionTask(models.Model):
    """A task that came of a conclusion: its source, with the words as they stood in the minutes."""

    conclusion = models.ForeignKey(Conclusion, models.PROTECT, related_name="links")
    task = models.OneToOneField(Task, models.CASCADE, related_name="concluded_in")
    quote = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they were given."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Which task of which conclusion."""
        return f"{self.task_id} of {self.conclusion_id}"


class NoticeQuote(models.Model):
    """The words of a conclusion in one text of the notice, beside the words of the minutes, which stay the first evidence.

    Spans in code points of the extraction's text, as an anchor's. Each text of the notice (as returned, as signed) has its own.
    """

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="noticed_as")
    extraction = models.ForeignKey(Extraction, models.CASCADE, related_name="+")
    spans = models.JSONField()  # [[start, end]]
    quote = models.TextField()
    exact = models.BooleanField(default=True)  # the same words, blanks and letters' case not counted; else the sentence most like them
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The first one first; each text once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["conclusion", "extraction"], name="quoted_once_a_text")]

    def __str__(self) -> str:
        """The quote's beginning."""
        return self.quote[:60]


def sum_of(text: str) -> str:
    """The sum by which frozen words are known to be whole."""
    return hashlib.sha256(text.encode()).hexdigest()

"""Papers with their parts and files."""

from __future__ import annotations

from django.db import models

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.visibility import Confidentiality


class File(models.Model):
    """Bytes that were taken in, kept under their own sum and never changed. `media_type` is what the content says it is."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """The sum."""
        return self.sha256


class Direction(models.TextChoices):
    """Which way a paper goes."""

    IN = "in", "Văn bản đến"
    OUT = "out", "Văn bản đi"


class Urgency(models.IntegerChoices):
    """How urgent a paper is marked."""

    NONE = 0, "Thường"
    URGENT = 1, "Khẩn"
    MORE_URGENT = 2, "Thượng khẩn"
    MOST_URGENT = 3, "Hỏa tốc"


class Sorting(models.TextChoices):
    """What triage says of a paper (phân văn)."""

    TO_DO = "to-do", "Phải làm"
    INVITATION = "invitation", "Mời họp"
    TO_KNOW = "to-know", "Để biết"
    TO_FILE = "to-file", "Lưu"


class Stage(models.TextChoices):
    """How far a paper is on its way in."""

    READING = "reading", "Đang đọc"
    READY = "ready", "Đã đọc xong"
    UNREAD = "unread", "Máy không đọc được"  # kept, registered and followed by hand


class Paper(Revised):
    """A document with its parts. Letterhead facts stand here as the register holds them; each that was read has its anchor in evidence.

    `number` is as written, `number_key` folded for search and for finding duplicates. `received_on` is a local date; `searched` holds
    number, subject and sender, `folded` the same without diacritics (đ included).
    """

    direction = models.CharField(max_length=3, choices=Direction, default=Direction.IN)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.READING)
    type = models.CharField("Loại văn bản", max_length=10, blank=True)
    number = models.CharField("Số, ký hiệu", max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True, db_index=True)
    issuer_text = models.CharField("Cơ quan ban hành", max_length=200, blank=True)
    issuer = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="issued")
    date = models.DateField("Ngày văn bản", null=True, blank=True)
    subject = models.TextField("Trích yếu", blank=True)
    signer = models.CharField("Người ký", max_length=120, blank=True)
    urgency = models.PositiveSmallIntegerField("Độ khẩn", choices=Urgency, default=Urgency.NONE)
    confidentiality = models.PositiveSmallIntegerField(default=Confidentiality.OPEN)
    received_on = models.DateField("Ngày đến", null=True, blank=True)
    reply_to = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="replies")
    sorting = models.CharField(max_length=12, choices=Sorting, blank=True)
    sorted_at = models.DateTimeField(null=True)
    tasks_of_ours = models.PositiveSmallIntegerField(default=0)
    tasks_in_all = models.PositiveSmallIntegerField(default=0)
    meetings = models.PositiveSmallIntegerField(default=0)
    open_proposals = models.PositiveIntegerField(default=0)
    searched = models.TextField(blank=True)
    folded = models.TextField(blank=True)
    entered_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = (
        "direction", "type", "number", "issuer_text", "issuer", "date", "subject", "signer", "urgency", "confidentiality",
        "received_on", "reply_to", "sorting",
    )  # fmt: skip
    private_fields = frozenset({"type", "number", "issuer_text", "issuer", "date", "subject", "signer", "reply_to"})

    class Meta:
        """Triage takes today's papers, the most urgent first; registers go by the day; the desk and the queue take the first few."""

        indexes = [
            models.Index(fields=["direction", "sorting", "-urgency", "received_on"]),
            models.Index(fields=["direction", "-received_on", "-id"]),
            models.Index(fields=["direction", "-sorted_at", "-id"]),
            models.Index(fields=["-received_on", "-date", "-id"]),
            models.Index(fields=["-date"]),
            # Few papers reply to one: with all the others in it, SQLite takes the index for useless and goes through every paper instead.
            models.Index(fields=["reply_to"], condition=models.Q(reply_to__isnull=False), name="papers_that_reply"),
            models.Index(fields=["-urgency", "received_on", "id"], condition=models.Q(open_proposals__gt=0), name="papers_to_review"),
        ]

    def __str__(self) -> str:
        """Number, or the subject's beginning."""
        return self.number or self.subject[:60] or f"#{self.pk}"


class Part(models.Model):
    """One file of a paper: the paper itself, an annex, a scan of the signed copy, a photograph of an annotation."""

    class Kind(models.TextChoices):
        """What a file is to its paper."""

        MAIN = "main", "Văn bản"
        ANNEX = "annex", "Phụ lục"
        SCAN = "scan", "Bản chụp"
        PHOTO = "photo", "Ảnh bút phê"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="parts")
    file = models.ForeignKey(File, models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.MAIN)
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """In the order they were put."""

        ordering = ["position", "pk"]

    def __str__(self) -> str:
        """The file's name."""
        return self.name

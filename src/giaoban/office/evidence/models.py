"""File → Extraction → Reading → Anchor → Fact. Everything but a fact's present state is written once and never changed."""

from __future__ import annotations

from django.db import models

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account
from giaoban.office.registry.models import File, Paper, Part


class Extraction(models.Model):
    """The text of a file as one set of tools took it out. `pages` maps stretches of text to places on pages (empty for Word and text)."""

    file = models.ForeignKey(File, models.CASCADE, related_name="extractions")
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    page_count = models.PositiveIntegerField(null=True)
    ocr = models.BooleanField(default=False)
    pages = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    tools = models.JSONField(default=dict)
    tools_key = models.CharField(max_length=100)  # the versions as one word: the same tools extract a file once
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A file is extracted once by the same tools."""

        constraints = [models.UniqueConstraint(fields=["file", "tools_key"], name="extracted_once")]

    def __str__(self) -> str:
        """Of which file."""
        return f"extraction of {self.file_id}"


class Reading(models.Model):
    """What one version of the reader found in an extraction: the whole reading as JSON, its text left out (it stands in the extraction)."""

    extraction = models.ForeignKey(Extraction, models.CASCADE, related_name="readings")
    part = models.ForeignKey(Part, models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=40)
    lexicon = models.CharField(max_length=40)
    found = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A part's extraction is read once by the same reader."""

        constraints = [models.UniqueConstraint(fields=["part", "extraction", "reader", "lexicon"], name="read_once")]

    def __str__(self) -> str:
        """Of which part."""
        return f"reading of {self.part_id}"


class FactKind(models.TextChoices):
    """Kinds of facts that are confirmed."""

    LETTERHEAD = "letterhead", "Thể thức"
    TASK = "task", "Nhiệm vụ"
    ORIENTATION = "orientation", "Định hướng"
    MEETING = "meeting", "Hội nghị"
    DUTY = "duty", "Việc định kỳ"
    CITATION = "citation", "Viện dẫn"
    FINDING = "finding", "Lưu ý"


class Fact(Revised):
    """What a clerk confirmed of a paper. `said` holds the words of the paper, `understood` what they mean here; neither replaces the other.

    Shapes of the two, by kind, are in `evidence/shapes.py`. A withdrawn fact stays, with its reason. Anchors are never taken away.
    """

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=12, choices=FactKind)
    said = models.JSONField(default=dict)
    understood = models.JSONField(default=dict)
    ours = models.BooleanField(default=False)
    confirmed_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    kept_fields = ("kind", "said", "understood", "ours", "withdrawn_at", "withdrawn_reason")
    private_fields = frozenset({"said", "understood", "withdrawn_reason"})

    class Meta:
        """A paper's facts, kind by kind."""

        indexes = [models.Index(fields=["paper", "kind"])]

    def __str__(self) -> str:
        """Kind and id."""
        return f"{self.kind} {self.pk}"


class Anchor(models.Model):
    """Where a fact stands in a text: spans in code points of the extraction's text, the exact quote, a little before and after.

    The first anchor of a fact is the one it was confirmed with; a newer extraction adds one beside it.
    """

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="anchors")
    extraction = models.ForeignKey(Extraction, models.PROTECT, related_name="anchors")
    spans = models.JSONField()  # [[start, end], …]
    quote = models.TextField()
    before = models.CharField(max_length=80, blank=True)
    after = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The first one first."""

        ordering = ["pk"]

    def __str__(self) -> str:
        """The quote's beginning."""
        return self.quote[:60]


class Work(models.Model):
    """A document that papers cite: one thing whoever cites it, held or not. `key` is kind, number and date, or the name, folded."""

    key = models.CharField(max_length=300, unique=True)
    type = models.CharField(max_length=10, blank=True)
    number = models.CharField(max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True, db_index=True)
    date = models.DateField(null=True)
    issuer = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=300, blank=True)
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, related_name="as_cited")

    def __str__(self) -> str:
        """Number or name."""
        return self.number or self.name


class Mention(models.Model):
    """A paper cites a work: in which words, where, in what relation. Made anew with each reading of the part in use."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="mentions")
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="mentions")
    work = models.ForeignKey(Work, models.PROTECT, related_name="mentions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    relation = models.CharField(max_length=12, blank=True)
    provision = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        """The words."""
        return self.quote[:60]

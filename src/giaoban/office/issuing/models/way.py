"""The way of a draft: on whose desk it was from when to when, what it was submitted with, how it came back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.directory.models import Account, Person
from giaoban.office.issuing.models.drafts import Draft, Version
from giaoban.office.registry.models import File


class Desk(models.TextChoices):
    """What a draft waits for at a desk."""

    DRAFTING = "drafting", "Soạn thảo"
    OPINIONS = "opinions", "Lấy ý kiến"
    CHECKING = "checking", "Ký nháy"
    SIGNING = "signing", "Ký"
    NUMBERING = "numbering", "Cấp số, phát hành"


class Station(models.Model):
    """On whose desk a draft lies, since when (UTC), until when, and what was done there. Nobody named: the office's desk of the kind."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="stations")
    desk = models.CharField(max_length=9, choices=Desk)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    did = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        """One after another: a draft lies on one desk at a time."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["person", "until"])]
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft"], condition=Q(until=None), name="on_one_desk_at_a_time")]

    def __str__(self) -> str:
        """Which desk."""
        return f"{self.desk} of {self.draft_id}"


class SubmissionSlip(models.Model):
    """Phiếu trình: the gist of a version, where opinions differ, what is proposed, before whom it is put. The initials are added later."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="slips")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    summary = models.TextField("Tóm tắt nội dung")
    differing = models.TextField("Ý kiến khác nhau", blank=True)
    proposal = models.TextField("Đề xuất", blank=True)
    to = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="Trình đồng chí")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    initialled_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    initialled_at = models.DateTimeField(null=True)

    class Meta:
        """One after another."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        """Of which draft."""
        return f"slip of {self.draft_id}"


class Return(models.Model):
    """A version came back: from whom, why, and a photograph of what was written on it by hand. Never changed."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="returns")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    whose = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)
    photo = models.ForeignKey(File, models.PROTECT, null=True, related_name="draft_returns")
    name = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One after another; each says something."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(reason="") | Q(photo__isnull=False), name="returned_with_a_word")]

    def __str__(self) -> str:
        """Which version."""
        return f"return of {self.version_id}"

"""Signing, what an issued paper's lines came from, and to whom it was sent."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.issuing.models.drafts import Draft, Version
from giaoban.office.registry.models import File, Paper, Part, RegisterEntry


class Authority(models.TextChoices):
    """In whose place a paper is signed (Hướng dẫn 36-HD/VPTW 1.7.1; Nghị định 30/2020/NĐ-CP Điều 13)."""

    DIRECT = "direct", "Trực tiếp"
    ON_BEHALF = "on-behalf", "Thay mặt (T/M, TM.)"
    FOR_HEAD = "for-head", "Ký thay (K/T, KT.)"
    BY_ORDER = "by-order", "Thừa lệnh (T/L, TL.)"
    AUTHORISED = "authorised", "Thừa ủy quyền (TUQ.)"
    ACTING = "acting", "Quyền (Q.)"


class Signing(models.Model):
    """A version was signed: by whom, with which authority, how, on which local day. `entry` is its number in the register.

    `undone_at`: it was recorded by mistake; the row stays. Where it was signed here, digitally, `file` is the PDF as the person signed it,
    with the `symbol` that stands in it and room for the number; `found` is what its signatures were worth when the last of them was
    made (`giaoban.signatures.told`). `scan` is the part of the paper that bears the signatures: a scan, or the PDF that the organ signed.
    """

    class Way(models.TextChoices):
        """How."""

        INK = "ink", "Ký trên giấy"
        DIGITAL = "digital", "Ký số"

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="signings")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    signer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    authority = models.CharField(max_length=10, choices=Authority)
    way = models.CharField(max_length=7, choices=Way, default=Way.INK)
    day = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)
    entry = models.ForeignKey(RegisterEntry, models.SET_NULL, null=True, related_name="+")
    scan = models.ForeignKey(Part, models.SET_NULL, null=True, related_name="+")
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="draft_signings")
    symbol = models.CharField(max_length=40, blank=True)
    found = models.JSONField(default=dict)

    class Meta:
        """One that stands at most."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft"], condition=Q(undone_at=None), name="signed_once")]

    def __str__(self) -> str:
        """Which version."""
        return f"signing of {self.version_id}"


class IssuedLine(models.Model):
    """A sentence of an issued paper and what it came from: the exact words, the kind (`work.task`) and the key of the thing.

    Kept when the paper is issued, so that its sentences are followed from the first minute without being read again.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="issued_lines")
    place = models.PositiveIntegerField()
    key = models.CharField(max_length=120)
    text = models.TextField()
    source_kind = models.CharField(max_length=40)
    source_id = models.BigIntegerField()

    class Meta:
        """In the order of the paper; asked from both sides."""

        ordering: ClassVar = ["place", "pk"]
        indexes: ClassVar = [models.Index(fields=["source_kind", "source_id"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "place", "source_kind", "source_id"], name="a_source_once_a_sentence")
        ]

    def __str__(self) -> str:
        """What came from what."""
        return f"{self.key} of {self.paper_id}"


class Recipient(models.Model):
    """To whom a paper goes: an organ, a person, or somebody outside in words; `group` is the group through which it was named.

    `sent_at`: it went out. `acknowledged_at`: it was received; `by` may be the office for whoever said so otherwise.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="recipients")
    place = models.PositiveSmallIntegerField(default=0)
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        """In the order of the list, each once; nothing is received that was not sent."""

        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "organ"], condition=Q(organ__isnull=False), name="sent_once_to_an_organ"),
            models.UniqueConstraint(fields=["draft", "person"], condition=Q(person__isnull=False), name="sent_once_to_a_person"),
            models.CheckConstraint(condition=Q(acknowledged_at=None) | Q(sent_at__isnull=False), name="received_after_it_was_sent"),
        ]

    def __str__(self) -> str:
        """Who."""
        return str(self.organ or self.person or self.words)

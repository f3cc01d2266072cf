"""What is done with a paper: proposed handling, leaders' annotations, to whom it was sent on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.registry.models.papers import Paper, Part


class Handling(Revised):
    """Đề xuất xử lý: who leads, who supports, by when, proposed by the office and answered by a leader."""

    class Answer(models.TextChoices):
        """What the leader says to it."""

        AGREED = "agreed", "Đồng ý đề xuất"
        AMENDED = "amended", "Sửa đề xuất"
        TO_KNOW = "to-know", "Để biết"

    paper = models.OneToOneField(Paper, models.CASCADE, related_name="handling")
    leader = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    lead = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+")
    support = models.ManyToManyField(Organ, blank=True, related_name="+")
    deadline = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)
    proposed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    answered_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    kept_fields = ("leader", "lead", "deadline", "text", "answer")
    private_fields = frozenset({"text"})

    def __str__(self) -> str:
        """Of which paper."""
        return f"handling of {self.paper_id}"


class Phrase(models.Model):
    """A phrase a leader writes on papers, offered to be tapped."""

    text = models.CharField(max_length=200, unique=True)
    rank = models.PositiveSmallIntegerField(default=100)

    class Meta:
        """In the order they are offered."""

        ordering = ["rank", "pk"]

    def __str__(self) -> str:
        """The phrase."""
        return self.text


class Annotation(models.Model):
    """Bút phê: a leader's order written on a paper, recorded with its author, who typed it, and a photograph of it. Never changed; a
    later one stands beside it. A unit sees only the order given to itself."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="annotations")
    leader = models.ForeignKey(Person, models.PROTECT, related_name="annotations")
    text = models.TextField()
    lead = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+")
    support = models.ManyToManyField(Organ, blank=True, related_name="+")
    deadline = models.DateField(null=True, blank=True)
    photo = models.ForeignKey(Part, models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """The words."""
        return self.text[:60]


class Forwarding(models.Model):
    """A paper sent on to an organ or a person: what makes it theirs to see."""

    class Part(models.TextChoices):
        """What the receiver is to do."""

        LEAD = "lead", "Chủ trì"
        SUPPORT = "support", "Phối hợp"
        TO_KNOW = "to-know", "Để biết"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="forwardings")
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="forwarded")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="forwarded")
    part = models.CharField(max_length=8, choices=Part)
    deadline = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """To an organ or to a person, once each."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(organ__isnull=False) ^ Q(person__isnull=False), name="forwarded_to_one"),
            models.UniqueConstraint(fields=["paper", "organ"], condition=Q(organ__isnull=False), name="forwarded_once_an_organ"),
            models.UniqueConstraint(fields=["paper", "person"], condition=Q(person__isnull=False), name="forwarded_once_a_person"),
        ]

    def __str__(self) -> str:
        """To whom."""
        return f"{self.paper_id} → {self.organ_id or self.person_id}"

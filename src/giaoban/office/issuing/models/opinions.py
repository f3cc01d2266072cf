"""Phiếu lấy ý kiến: a draft put before units and members until a day, and what each said."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.issuing.models.drafts import Draft, Version


class Consultation(models.Model):
    """A version put before units and members, until a local day. `ended_at`: opinions are taken no more."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="consultations")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    until = models.DateField("Hạn trả lời")
    note = models.CharField("Nội dung xin ý kiến", max_length=500, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One after another: a draft has one at most that is not over."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft"], condition=Q(ended_at=None), name="one_open_consultation_a_draft")
        ]

    def __str__(self) -> str:
        """Of which draft."""
        return f"consultation on {self.draft_id}"


class Answer(models.TextChoices):
    """What is said to a draft."""

    AGREES = "agrees", "Đồng ý"
    OTHER = "other", "Có ý kiến khác"
    OBJECTS = "objects", "Không đồng ý"


class Opinion(Revised):
    """What one unit or member was asked, and said. `by` may be the office for a unit that answered on paper (nhập thay)."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="opinions")
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField("Ý kiến", max_length=7, choices=Answer, blank=True)
    text = models.TextField("Nội dung góp ý", blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    kept_fields = ("answer", "text")
    private_fields = frozenset({"text"})

    class Meta:
        """In the order they were asked, each once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(organ__isnull=False) ^ Q(person__isnull=False), name="asked_is_one"),
            models.UniqueConstraint(fields=["consultation", "organ"], condition=Q(organ__isnull=False), name="an_organ_asked_once"),
            models.UniqueConstraint(fields=["consultation", "person"], condition=Q(person__isnull=False), name="a_person_asked_once"),
        ]

    def __str__(self) -> str:
        """Whose."""
        return str(self.organ or self.person)

"""A programme of work, for a period, of a body."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Organ
from giaoban.office.programme.periods import ProgrammeKind, period_words
from giaoban.office.registry.models import Paper


class ProgrammeState(models.TextChoices):
    """How far a programme is. A draft is the office's own."""

    DRAFT = "draft", "Dự thảo"
    UNDERWAY = "underway", "Đang thực hiện"
    CLOSED = "closed", "Đã kết thúc"


class Programme(Revised):
    """What a body means to do in a period. `paper` is the one it was issued as; what it is made of is as far inside as that paper."""

    kind = models.CharField("Loại", max_length=8, choices=ProgrammeKind)
    first = models.DateField("Từ ngày")
    last = models.DateField("Đến ngày")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="Của cơ quan")
    title = models.CharField("Tên chương trình", max_length=300)
    paper = models.OneToOneField(
        Paper, models.PROTECT, null=True, blank=True, related_name="programme", verbose_name="Văn bản ban hành"
    )  # fmt: skip
    state = models.CharField("Tình trạng", max_length=8, choices=ProgrammeState, default=ProgrammeState.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("kind", "first", "last", "organ", "title", "paper", "state")
    private_fields = frozenset({"title"})

    class Meta:
        """The latest period first; a body has one programme of a kind for a period."""

        ordering: ClassVar = ["-first", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="a_programme_ends_after_it_begins"),
            models.UniqueConstraint(fields=["organ", "kind", "first"], name="one_programme_a_period"),
        ]

    def __str__(self) -> str:
        """The title."""
        return self.title

    @property
    def period(self) -> str:
        """Its period in words."""
        return period_words(self.kind, self.first, self.last)

    @property
    def is_draft(self) -> bool:
        """Is it not issued yet?"""
        return self.state == ProgrammeState.DRAFT

    @property
    def is_closed(self) -> bool:
        """Is it over?"""
        return self.state == ProgrammeState.CLOSED

"""What was decided of proposals for a programme: what stands here is proposed no more."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.compiling.proposals import Source
from giaoban.office.directory.models import Account
from giaoban.office.programme.models import Line, Programme
from giaoban.office.registry.models import Paper


class Decision(Revised):
    """A proposal that was taken into a programme or left out of it: by whom, why, and which line it became.

    The words of the proposal are not kept: they are its source's, and seen by who sees that. `paper` is the one they come from.
    """

    class State(models.TextChoices):
        """What was decided."""

        ACCEPTED = "accepted", "Đã đưa vào"
        DECLINED = "declined", "Không đưa vào"
        OPEN = "open", "Xem lại"  # decided, and taken back

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="decisions")
    source = models.CharField(max_length=13, choices=Source)
    key = models.CharField(max_length=40)
    state = models.CharField("Quyết định", max_length=8, choices=State)
    reason = models.CharField("Lý do", max_length=300, blank=True)
    line = models.ForeignKey(Line, models.SET_NULL, null=True, blank=True, related_name="decisions", db_index=False)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    kept_fields = ("state", "reason", "line", "by")
    private_fields = frozenset({"reason"})

    class Meta:
        """A proposal is decided once for a programme."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["programme", "source", "key"], name="a_proposal_is_decided_once")]
        indexes: ClassVar = [
            models.Index(fields=["line"], condition=Q(line__isnull=False), name="decision_of_line"),
            models.Index(fields=["paper"], condition=Q(paper__isnull=False), name="decision_of_paper"),
        ]

    def __str__(self) -> str:
        """What of which proposal."""
        return f"{self.state} {self.source} {self.key}"

"""What those who carry a task out ask for: more time, or that somebody else does it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.directory.models import Account, Organ
from giaoban.office.work.models.tasks import Assignment


class Answer(models.TextChoices):
    """What is said to a request."""

    WAITING = "", "Chờ ý kiến"
    GRANTED = "granted", "Đồng ý"
    REFUSED = "refused", "Không đồng ý"
    LAPSED = "lapsed", "Không còn cần trả lời"  # its share was closed meanwhile


class Request(models.Model):
    """What is asked about a share, and the answer. Rows are answered once, and one of a kind waits at a time."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="%(class)ss")
    reason = models.TextField()
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=8, choices=Answer, default=Answer.WAITING, blank=True)
    note = models.TextField(blank=True)
    answered_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """A part of other models."""

        abstract = True


class Extension(Request):
    """Xin gia hạn: the deadline it was, the one asked for, why; who answered and what holds since."""

    before = models.DateField(null=True)
    wanted = models.DateField()
    granted = models.DateField(null=True)

    class Meta:
        """One waits at a time."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment"], condition=Q(answer=""), name="one_extension_waits"),
        ]

    def __str__(self) -> str:
        """To which day."""
        return f"→ {self.wanted}"


class Objection(Request):
    """Đề nghị điều chuyển (không đúng chức năng), or vướng ở đơn vị …: goes to the chief of office."""

    class Kind(models.TextChoices):
        """What is wrong."""

        NOT_OURS = "not-ours", "Đề nghị điều chuyển (không đúng chức năng)"
        BLOCKED = "blocked", "Vướng ở đơn vị khác"

    kind = models.CharField(max_length=8, choices=Kind)
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+")  # who should do it; who holds it up

    class Meta:
        """One waits at a time."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assignment"], condition=Q(answer=""), name="one_objection_waits"),
        ]

    def __str__(self) -> str:
        """The reason's beginning."""
        return self.reason[:60]

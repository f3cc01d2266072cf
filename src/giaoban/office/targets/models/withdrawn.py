"""What was entered wrongly is withdrawn with its reason, never deleted: it stays to be asked about."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised


class Withdrawable(Revised):
    """A row that can be withdrawn. One that was counts for nothing any more."""

    withdrawn_at = models.DateTimeField("Lúc rút", null=True, blank=True)
    withdraw_reason = models.CharField("Lý do rút", max_length=300, blank=True)

    class Meta:
        """A part of other models."""

        abstract = True


WITHDRAWAL = ("withdrawn_at", "withdraw_reason")
COUNTS = Q(withdrawn_at__isnull=True)  # of rows that were not withdrawn

"""One-time links."""

from __future__ import annotations

from django.db import models

from giaoban.office.directory.models import Account


class OneTimeLink(models.Model):
    """A link with which the owner of an account sets a password, once, until a time. Kept is only the sum of what stands in it."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="one_time_links")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """For whom."""
        return f"link of {self.account_id}"

"""The week as it was published, and addresses from which calendars are fed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, Person


class WeekIssue(models.Model):
    """A week's schedule as it was published: the first time whole, later the changes. Rows are added, never changed.

    `entries` are the meetings as they stood, as the schedule prints them: [{"meeting", "revision", "day", "half", "time", "title", "chair",
    "place", "participants", "prepared_by", "office_lead", "certainty", "state", "confidentiality"}]; of an issue of changes, `changed`
    names those that changed, with what each was and why.
    """

    class Kind(models.TextChoices):
        """Whole, or only what changed."""

        WHOLE = "whole", "Lịch công tác tuần"
        CHANGES = "changes", "Lịch thay đổi, bổ sung"

    monday = models.DateField()
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=7, choices=Kind)
    entries = models.JSONField(default=list)
    changed = models.JSONField(default=list)
    replaces_invitation = models.BooleanField("Thay giấy mời", default=False)
    published_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Issues of a week are counted."""

        ordering: ClassVar = ["monday", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["monday", "number"], name="issues_of_a_week_are_counted"),
        ]

    def __str__(self) -> str:
        """Which week, which issue."""
        return f"{self.monday} {self.number}"


class Feed(Revised):
    """A secret address from which a calendar is fed. Of the address only a sum is kept; revoked, it answers no more.

    `body`, `etag` and `stamp` are what was last made of it: as long as nothing changed in the room, the same bytes are sent again.
    """

    class Scope(models.TextChoices):
        """Whose meetings."""

        PERSON = "person", "Lịch của một người"
        ORGAN = "organ", "Lịch của một cơ quan"
        PUBLIC = "public", "Lịch công khai"

    owner = models.ForeignKey(Account, models.CASCADE, related_name="feeds")
    scope = models.CharField(max_length=6, choices=Scope)
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    organ = models.ForeignKey(Organ, models.CASCADE, null=True, blank=True, related_name="+")
    with_deadlines = models.BooleanField("Kèm hạn nhiệm vụ", default=False)
    token_sha256 = models.CharField(max_length=64, unique=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    body = models.BinaryField(default=bytes)
    etag = models.CharField(max_length=64, blank=True)
    stamp = models.CharField(max_length=64, blank=True)

    kept_fields = ("scope", "person", "organ", "with_deadlines", "revoked_at")

    class Meta:
        """In the order they were made."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(scope="person", person__isnull=False)
                | Q(scope="organ", organ__isnull=False)
                | Q(scope="public", person=None, organ=None),
                name="a_feed_is_of_somebody",
            )
        ]

    def __str__(self) -> str:
        """Whose."""
        return f"{self.scope} feed {self.pk}"


class Stamp(models.Model):
    """One row that counts every change in the room: by it stored bytes are known to be as they would be made now."""

    changes = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        """The count."""
        return str(self.changes)

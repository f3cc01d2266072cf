"""Audit entries and the earlier states of what people edit.

An entry is written in the transaction of its act; `sequence`, `previous` and `seal` are filled in afterwards by the one sealer
(`seal.py`), with a key that stands outside the database.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import models


class Entry(models.Model):
    """One line for one act: who did what to what. `changes` maps a field to [before, after], or to "changed" where it is protected."""

    act = models.UUIDField(db_index=True)
    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True, db_index=True)
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict)
    sequence = models.BigIntegerField(null=True, unique=True)
    previous = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        """The history of one thing is asked for on its page."""

        indexes = [models.Index(fields=["subject_kind", "subject_id", "id"])]

    def __str__(self) -> str:
        """Verb and subject."""
        return f"{self.verb} {self.subject_kind} {self.subject_id}"


class EarlierState(models.Model):
    """A thing as it stood before an act changed it: every field that people edit, as JSON."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    revision = models.PositiveIntegerField()
    state = models.JSONField()
    act = models.UUIDField()
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)

    class Meta:
        """One state a revision."""

        constraints = [models.UniqueConstraint(fields=["subject_kind", "subject_id", "revision"], name="one_state_a_revision")]

    def __str__(self) -> str:
        """Kind, id and revision."""
        return f"{self.subject_kind} {self.subject_id} r{self.revision}"


class Revised(models.Model):
    """Whatever a person can edit: it carries a revision number, and is changed by `acts.revise` alone.

    `kept_fields` are what people edit; of `protected_fields` neither audit nor history holds more than that they changed. Of
    `private_fields` the audit does not either: what they were stands in the earlier states alone, which go when the thing has to go.
    """

    revision = models.PositiveIntegerField(default=1)

    kept_fields: tuple[str, ...] = ()
    protected_fields: frozenset[str] = frozenset()
    private_fields: frozenset[str] = frozenset()

    class Meta:
        """A part of other models."""

        abstract = True

    def derived_from(self, changed: Collection[str]) -> dict[str, Any]:
        """What the program itself derives from fields that were edited; written together with them, told of nowhere."""
        return {}

"""Copies that were made of papers (sao y, sao lục, trích sao)."""

from __future__ import annotations

from django.db import models

from giaoban.office.directory.models import Account
from giaoban.office.registry.models.papers import Paper
from giaoban.writing.copying import CopyKind


class Copy(models.Model):
    """A copy: `paper` is its own row among those that go out, with its number; `mark` what makes it a copy, as `writing.paper` writes it.

    `extract` are the words that a trích sao gives; `key` is the page on which it was asked for, so that asking twice makes one.
    """

    paper = models.OneToOneField(Paper, models.CASCADE, related_name="copy")
    original = models.ForeignKey(Paper, models.CASCADE, related_name="copies")
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in CopyKind])
    mark = models.JSONField()
    extract = models.TextField(blank=True)
    key = models.CharField(max_length=32, unique=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Its number."""
        return str(self.paper)

"""How people look at many tasks: views that were saved, columns in the order of a reporting system, workbooks that were asked for."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account


class SavedView(Revised):
    """Filters under a name. `query` is that of the list's address; who opens a shared one sees what he himself may see."""

    name = models.CharField("Tên bộ lọc", max_length=80)
    query = models.CharField("Điều kiện lọc", max_length=1000, blank=True)
    owner = models.ForeignKey(Account, models.PROTECT, related_name="saved_views", verbose_name="Người lưu")
    shared = models.BooleanField("Dùng chung", default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("name", "query", "shared")
    private_fields = frozenset({"name", "query"})

    class Meta:
        """By name; nobody has two of one name."""

        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["owner", "name"], name="one_view_a_name")]

    def __str__(self) -> str:
        """The name."""
        return self.name


class ReportLayout(Revised):
    """The columns of a reporting system, in its order, under its heads. The standard one stands in `columns.py` until it is changed."""

    name = models.CharField("Tên mẫu", max_length=100, unique=True)
    columns = models.JSONField("Các cột", default=list)  # [{"field": "title", "head": "Nội dung nhiệm vụ"}, …]
    standard = models.BooleanField(default=False)

    kept_fields = ("name", "columns")

    class Meta:
        """The standard one first."""

        ordering: ClassVar = ["-standard", "name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["standard"], condition=Q(standard=True), name="one_standard_layout")]

    def __str__(self) -> str:
        """The name."""
        return self.name


class Workbook(models.Model):
    """An Excel file of tasks that somebody asked for. A job writes it; it is kept for a day, for whoever asked alone."""

    by = models.ForeignKey(Account, models.CASCADE, related_name="workbooks")
    query = models.CharField(max_length=1000, blank=True)
    title = models.CharField(max_length=200)
    columns = models.JSONField(default=list)
    rows = models.PositiveIntegerField(default=0)
    written = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(auto_now_add=True)
    made_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """The title."""
        return self.title

    @property
    def path(self) -> Path:
        """Where the file is, or will be."""
        return Path(settings.WORKBOOKS_DIR) / f"{self.pk}.xlsx"

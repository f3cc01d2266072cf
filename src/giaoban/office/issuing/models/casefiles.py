"""Hồ sơ công việc: the papers of one matter in their order, with what is printed before them (Nghị định 30/2020/NĐ-CP, Điều 28–29)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account
from giaoban.office.registry.models import Paper


class CaseFile(Revised):
    """The file of a matter: its title, its code in the office's list of files, how long it is kept; closed when the matter is over."""

    title = models.CharField("Tên hồ sơ", max_length=300)
    code = models.CharField("Số, ký hiệu hồ sơ", max_length=60, blank=True)
    kept_for = models.CharField("Thời hạn bảo quản", max_length=60, blank=True)
    closed_on = models.DateField("Kết thúc ngày", null=True, blank=True)
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("title", "code", "kept_for", "closed_on")
    private_fields = frozenset({"title"})

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """The title."""
        return self.title


class FiledPaper(models.Model):
    """A paper in a file, at its place."""

    casefile = models.ForeignKey(CaseFile, models.CASCADE, related_name="rows")
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="filed")
    place = models.PositiveIntegerField()
    note = models.CharField("Ghi chú", max_length=200, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        """In their order, each once."""

        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["casefile", "paper"], name="a_paper_once_a_file")]

    def __str__(self) -> str:
        """Which paper."""
        return f"{self.paper_id} in {self.casefile_id}"

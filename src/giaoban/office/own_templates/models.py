"""Templates and their versions. The bytes stand in the row: they are small, and no paper shares them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account

# What a template can be for, as papers name their kind; the papers of the office that have a form of their own besides.
PAPER_KINDS = (
    "Báo cáo", "Biên bản", "Chương trình", "Công văn", "Giấy mời", "Giấy triệu tập", "Hướng dẫn", "Kế hoạch", "Kết luận", "Lịch công tác",
    "Nghị quyết", "Phiếu chuyển văn bản", "Phiếu giao nhiệm vụ", "Phiếu trình", "Quyết định", "Thông báo", "Tờ trình",
)  # fmt: skip


class OwnTemplate(Revised):
    """A template: the kind of paper it is for, what the office calls it, which version holds."""

    kind = models.CharField("Loại văn bản", max_length=60)
    name = models.CharField("Tên mẫu", max_length=120)
    latest = models.PositiveIntegerField("Bản đang dùng", default=1)
    withdrawn = models.BooleanField("Đã rút", default=False)

    kept_fields = ("kind", "name", "latest", "withdrawn")

    class Meta:
        """By kind and name; no two that are in use are called alike."""

        ordering: ClassVar = ["kind", "name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "name"], condition=models.Q(withdrawn=False), name="one_template_of_a_name")
        ]

    def __str__(self) -> str:
        """Its kind and name."""
        return f"{self.kind}: {self.name}"


class TemplateVersion(models.Model):
    """A template's file as it was brought; never changed. `fields` are the names of its fields, `sha256` the sum of the bytes."""

    template = models.ForeignKey(OwnTemplate, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    fields = models.JSONField(default=list)
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["template", "-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["template", "number"], name="one_version_of_a_number")]

    def __str__(self) -> str:
        """Which one it is."""
        return f"bản {self.number}"


class MadeFrom(models.Model):
    """From which version of which template a draft is made. The version stays the same when the template is brought anew or withdrawn."""

    draft = models.OneToOneField("issuing.Draft", models.CASCADE, related_name="made_from")
    version = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="uses")

    def __str__(self) -> str:
        """Which draft, which version."""
        return f"{self.draft_id} ← {self.version_id}"

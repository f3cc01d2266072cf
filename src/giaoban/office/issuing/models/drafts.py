"""A paper before it is issued, and its versions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings.models import Meeting
from giaoban.office.programme.models import Programme
from giaoban.office.registry.models import File, Paper, Urgency
from giaoban.office.reporting.models import Report
from giaoban.office.work.models import Task


class DraftState(models.TextChoices):
    """How far a draft is. What leads from one to another stands in `moves.MOVES`."""

    DRAFTING = "drafting", "Đang soạn"
    CONSULTING = "consulting", "Đang lấy ý kiến"
    CHECKING = "checking", "Chờ ký nháy"
    SUBMITTED = "submitted", "Chờ ký"
    RETURNED = "returned", "Bị trả lại"
    SIGNED = "signed", "Đã ký, chờ cấp số"
    ISSUED = "issued", "Đã ban hành"
    WITHDRAWN = "withdrawn", "Thôi trình"


class ToFirst(models.TextChoices):
    """What a paper does to one that was issued before (Nghị định 30/2020/NĐ-CP, Điều 18.3–4)."""

    AMENDS = "amends", "Sửa đổi, bổ sung"
    CORRECTS = "corrects", "Đính chính"
    RECALLS = "recalls", "Thu hồi"


class Draft(Revised):
    """A paper that is to be issued: of which body, drafted by whom, for what, how far it is.

    `kind` is the code of the register (BC, TB, CV …), `profile` the format profile it is set in. `answers`, `task`, `meeting`, `programme`
    and the period say what it is for. `about` is the paper that it amends, corrects or recalls (`to_first`). `paper` is what it became.
    A restricted draft (personnel) stays with its drafter and the permanent leaders on its way.
    """

    kind = models.CharField("Loại văn bản", max_length=10)
    subject = models.TextField("Trích yếu")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name="Cơ quan ban hành")
    profile = models.CharField("Thể thức", max_length=40, blank=True)
    urgency = models.PositiveSmallIntegerField("Độ khẩn", choices=Urgency, default=Urgency.NONE)
    unit = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Đơn vị soạn thảo")
    drafter = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Người soạn thảo")
    confidentiality = models.PositiveSmallIntegerField("Phạm vi", default=Confidentiality.OPEN)
    state = models.CharField("Tình trạng", max_length=10, choices=DraftState, default=DraftState.DRAFTING)
    answers = models.ForeignKey(Paper, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Trả lời văn bản")
    task = models.ForeignKey(Task, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Nhiệm vụ")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Cuộc họp")
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Chương trình")
    report = models.ForeignKey(Report, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Báo cáo")
    period_first = models.DateField("Kỳ từ ngày", null=True, blank=True)
    period_last = models.DateField("Kỳ đến ngày", null=True, blank=True)
    about = models.ForeignKey(Paper, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Văn bản đã ban hành")
    to_first = models.CharField("Đối với văn bản đã ban hành", max_length=8, choices=ToFirst, blank=True)
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, blank=True, related_name="draft", verbose_name="Văn bản ban hành")
    entered_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    kept_fields = (
        "kind", "subject", "organ", "profile", "urgency", "unit", "drafter", "confidentiality", "state", "answers", "task", "meeting",
        "programme", "report", "period_first", "period_last", "about", "to_first", "paper",
    )  # fmt: skip
    private_fields = frozenset({"subject"})

    class Meta:
        """The latest first. What is issued is a paper, and only that; a programme and a report go one way at a time."""

        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "-id"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="issued", paper__isnull=False) | ~Q(state="issued") & Q(paper=None), name="issued_is_a_paper"
            ),
            models.CheckConstraint(
                condition=Q(period_first=None) | Q(period_last=None) | Q(period_last__gte=F("period_first")), name="a_period_in_order"
            ),
            models.UniqueConstraint(fields=["programme"], condition=~Q(state="withdrawn"), name="a_programme_brought_once"),
            models.UniqueConstraint(fields=["report"], condition=~Q(state="withdrawn"), name="a_report_brought_once"),
        ]  # fmt: skip

    def __str__(self) -> str:
        """The beginning of its subject."""
        return self.subject[:60]

    @property
    def is_over(self) -> bool:
        """Is nothing more to come: issued, or given up?"""
        return self.state in {DraftState.ISSUED, DraftState.WITHDRAWN}


class Version(models.Model):
    """A version of a draft: what it said, why it was written, by whom. Rows are added, never changed, and kept for ever.

    `content` is the paper as `giaoban.writing.paper` writes it in JSON. Where a Word file was handed in (`file`) it is the file that
    counts, and `content` holds only its paragraphs. `sources` leads from the key of a block to what its words came from:
    key → [[kind, id], …].
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    text = models.TextField(blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="draft_versions")
    name = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Version after version."""

        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "number"], name="versions_of_a_draft_are_counted")]

    def __str__(self) -> str:
        """Which one."""
        return f"version {self.number} of {self.draft_id}"

"""The matters of a meeting, and its agenda as it was sent and as it was held."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.evidence.models import Fact
from giaoban.office.meetings.models.meetings import Meeting
from giaoban.office.meetings.models.registration import Matter


class Item(Revised):
    """One matter of a meeting. Its papers, notes and conclusions hang on it, whatever becomes of the agenda around it.

    `number` and `title` are as the paper has them; `fact` is the meeting's sentence, `place_in_fact` which matter of it (from one). Of a
    confidential matter (personnel) the title is a heading and no more; it has no papers here: phát tại hội nghị, thu hồi.
    """

    class Access(models.TextChoices):
        """How long participants may read its papers."""

        AT_CLOSE = "at-close", "Đến khi kết thúc cuộc họp"
        WEEK_AFTER = "week-after", "Đến 7 ngày sau cuộc họp"
        STAYS = "stays", "Không thời hạn"

    class State(models.TextChoices):
        """Does it stand on the agenda?"""

        STANDS = "stands", "Trong chương trình"
        WITHDRAWN = "withdrawn", "Rút khỏi chương trình"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    number = models.CharField("Số thứ tự", max_length=20, blank=True)
    title = models.TextField("Nội dung")
    prepared_by = models.ForeignKey(
        Organ, models.PROTECT, null=True, blank=True, related_name="prepared_items", verbose_name="Đơn vị chuẩn bị"
    )  # fmt: skip
    prepared_words = models.CharField("Đơn vị chuẩn bị (theo văn bản)", max_length=200, blank=True)
    rapporteur = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="reports_on", verbose_name="Người trình bày")
    minutes = models.PositiveSmallIntegerField("Số phút", null=True, blank=True)
    confidential = models.BooleanField("Nội dung kín (nhân sự)", default=False)
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, blank=True, related_name="items", verbose_name="Loại việc")
    access = models.CharField("Được đọc tài liệu", max_length=10, choices=Access, default=Access.WEEK_AFTER)
    state = models.CharField(max_length=9, choices=State, default=State.STANDS)
    at_meeting = models.BooleanField(default=False)  # brought up at the meeting itself
    fact = models.ForeignKey(Fact, models.PROTECT, null=True, blank=True, related_name="meeting_items")
    place_in_fact = models.PositiveSmallIntegerField(default=0)

    kept_fields = (
        "place", "number", "title", "prepared_by", "prepared_words", "rapporteur", "minutes", "confidential", "matter", "access", "state",
    )  # fmt: skip
    private_fields = frozenset({"number", "title", "prepared_words"})

    class Meta:
        """In the order of the agenda."""

        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "fact", "place_in_fact"], condition=Q(fact__isnull=False), name="a_matter_once"),
        ]

    def __str__(self) -> str:
        """The beginning of its words."""
        return self.title[:60]


class AgendaIssue(models.Model):
    """An agenda as it stood: as it was sent (each time it was sent), and as it was held. Rows are added, never changed.

    `rows` are the matters in order, each {"item", "number", "title", "prepared_by", "rapporteur", "minutes", "confidential"} in words.
    """

    class Stage(models.TextChoices):
        """Of which state of the agenda it tells."""

        INVITED = "invited", "Chương trình mời"
        HELD = "held", "Chương trình đã họp"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agendas")
    stage = models.CharField(max_length=7, choices=Stage)
    version = models.PositiveSmallIntegerField()
    when = models.CharField(max_length=100)  # the day and hour it named, in words
    rows = models.JSONField(default=list)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they were made; versions of a stage are counted."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["meeting", "stage", "version"], name="agenda_versions_are_counted")]

    def __str__(self) -> str:
        """Which agenda."""
        return f"{self.stage} {self.version} of {self.meeting_id}"

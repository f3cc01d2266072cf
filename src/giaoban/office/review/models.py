"""Proposals of the machine and the decisions of clerks on them."""

from __future__ import annotations

from django.db import models

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import Fact, FactKind, Reading
from giaoban.office.registry.models import Paper


class State(models.TextChoices):
    """Where a proposal stands."""

    OPEN = "open", "Chờ xác nhận"
    ACCEPTED = "accepted", "Đã xác nhận"
    DROPPED = "dropped", "Đã bỏ"
    REPLACED = "replaced", "Đã tách hoặc gộp"  # split or merged: its successors stand beside it
    GONE = "gone", "Lần đọc mới không còn"


class Change(models.TextChoices):
    """What a newer reading says of a proposal that was there before."""

    NONE = "", "Như cũ"
    NEW = "new", "Mới"
    CHANGED = "changed", "Đã khác"
    GONE = "gone", "Không còn"


class Proposal(Revised):
    """One thing the machine proposes of a paper.

    `said` are the paper's words with their places, `understood` what the program makes of them. `number` is the one shown in the
    source and on the card. `is_clean` means nothing asks for a look: all that is clean can be accepted at once. `before` and `change`
    tell what an older reading had, where it differs from a confirmed fact. `digest` is what the reader made of the words, whatever a
    clerk made of it since: by it a newer reading is known to say the same.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="proposals")
    reading = models.ForeignKey(Reading, models.RESTRICT, related_name="proposals")
    kind = models.CharField(max_length=12, choices=FactKind)
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    spans = models.JSONField(default=list)
    quote = models.TextField(blank=True)
    said = models.JSONField(default=dict)
    understood = models.JSONField(default=dict)
    flags = models.JSONField(default=list)  # [{"code": …, "message": …}]
    ours = models.BooleanField(default=False)
    is_clean = models.BooleanField(default=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    change = models.CharField(max_length=7, choices=Change, blank=True)
    before = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    parents = models.ManyToManyField("self", symmetrical=False, related_name="successors")
    fact = models.ForeignKey(Fact, models.PROTECT, null=True, related_name="proposals")
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    kept_fields = (
        "kind", "start", "end", "spans", "quote", "said", "understood", "flags", "ours", "is_clean", "state", "change", "before", "fact",
        "decided_by", "decided_at",
    )  # fmt: skip
    private_fields = frozenset({"spans", "quote", "said", "understood", "flags", "before"})

    class Meta:
        """In the order of the text."""

        ordering = ["start", "number"]
        indexes = [models.Index(fields=["paper", "state"])]

    def __str__(self) -> str:
        """Kind and number."""
        return f"{self.kind} {self.number}"

    @property
    def part(self) -> str:
        """Which field of the letterhead it is; nothing for the other kinds."""
        return str(self.understood.get("field", "")) if self.kind == FactKind.LETTERHEAD else ""

    @property
    def is_open(self) -> bool:
        """Does it wait for a decision?"""
        return self.state == State.OPEN


class Decision(models.Model):
    """One act on proposals, kept so that it can be taken back: who decided what, and which proposals stood how before.

    `before` holds, by key: "proposals" and "facts", each as it was and the revision it was left at (a fact that was made is null),
    and "made", the proposals that came of a split or a merge.
    """

    class Verb(models.TextChoices):
        """What was decided."""

        ACCEPT = "accept", "Xác nhận"
        CORRECT = "correct", "Sửa"
        DROP = "drop", "Bỏ"
        SPLIT = "split", "Tách"
        MERGE = "merge", "Gộp"
        ACCEPT_CLEAN = "accept-clean", "Xác nhận hết mục không lưu ý"
        ACCEPT_OURS = "accept-ours", "Xác nhận hết việc của ta"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="decisions")
    verb = models.CharField(max_length=12, choices=Verb)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    proposals = models.ManyToManyField(Proposal, related_name="decisions")
    before = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        ordering = ["-pk"]

    def __str__(self) -> str:
        """The verb."""
        return self.verb

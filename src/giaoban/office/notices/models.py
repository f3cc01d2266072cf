"""Notices, the outbox with its mails, where mail goes, and the rules by which deadlines are reminded of."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account

TITLE, REASON, KEY = 300, 300, 120


class Wish(models.TextChoices):
    """How often a person wants mail."""

    EACH = "each", "Ngay khi có việc mới"
    DAILY = "daily", "Nhiều nhất mỗi ngày một thư, buổi sáng"
    NONE = "none", "Không gửi thư"


class MailAddress(Revised):
    """Where a person gets mail, and how often. An empty address gets none."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="mail_address")
    address = models.EmailField("Địa chỉ thư điện tử", max_length=254, blank=True)
    wish = models.CharField("Gửi thư", max_length=10, choices=Wish, default=Wish.EACH)

    kept_fields = ("address", "wish")
    protected_fields = frozenset({"address"})

    def __str__(self) -> str:
        """Whose."""
        return f"address of {self.account_id}"


class Outbox(Revised):
    """The one outbox: is it open, and what the mail server said when it last failed. `not_before` (UTC): no attempt until then."""

    is_open = models.BooleanField("Đang mở", default=False)
    failures = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    not_before = models.DateTimeField(null=True)

    kept_fields = ("is_open",)

    def __str__(self) -> str:
        """Open or not."""
        return "open" if self.is_open else "closed"


class Mail(models.Model):
    """A mail as it leaves. `token` stands in its Message-ID: sent again after a kill it is the same mail to whoever receives it.

    A worker that sends it holds it until `lease_until`. An account has one mail at most that has not left yet: it says that something
    new waits, and two would say no more.

    A letter of another room (`kind`, `thing`) has no account: its words and files are asked of the room when it leaves (`letters.py`),
    and nothing of them stands here.
    """

    class State(models.TextChoices):
        """Where a mail stands."""

        WAITING = "waiting", "Chờ gửi"
        HELD = "held", "Giữ lại"
        SENDING = "sending", "Đang gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"
        DISCARDED = "discarded", "Bỏ, không gửi"

    UNSENT = (State.WAITING, State.HELD, State.SENDING)

    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="mails")
    kind = models.CharField(max_length=40, blank=True)
    thing = models.BigIntegerField(null=True)
    address = models.EmailField(max_length=254)
    subject = models.CharField(max_length=120)
    body = models.TextField()
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    state = models.CharField("Trạng thái", max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    written_at = models.DateTimeField()
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        """The sender looks for what is due; the outbox is read by state."""

        indexes = [models.Index(fields=["state", "not_before"])]
        constraints = [
            models.UniqueConstraint(fields=["account"], condition=Q(state__in=["waiting", "held", "sending"]), name="one_unsent_mail_each")
        ]

    def __str__(self) -> str:
        """To whom, and where it stands."""
        return f"mail to {self.account_id}: {self.state}"

    @property
    def to(self) -> str:
        """Whom it goes to: the person; of a letter the address."""
        return self.account.name if self.account is not None else self.address


class Notice(models.Model):
    """Something new for one person: what happened (`kind`: work.assigned), to which thing, and why this person is told.

    `title` is what the thing was called to this person when told; it is shown only while the thing may be seen, and never in mail. `mail`
    is the one that said that something new waits.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="notices", db_index=False)  # the index below begins with it
    kind = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True)
    title = models.CharField(max_length=TITLE)
    reason = models.CharField(max_length=REASON)
    key = models.CharField(max_length=KEY)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mail = models.ForeignKey(Mail, models.SET_NULL, null=True, related_name="notices")

    class Meta:
        """Every page counts what is new to one person; things that go take their notices along."""

        indexes = [
            models.Index(fields=["account", "id"]),
            models.Index(fields=["account", "id"], condition=Q(read_at=None), name="notices_unread"),
            models.Index(fields=["subject_kind", "subject_id"]),
        ]
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="told_once")]

    def __str__(self) -> str:
        """Kind and thing."""
        return f"{self.kind} {self.subject_kind} {self.subject_id}"


class Relation(models.TextChoices):
    """How a person stands to what has a deadline."""

    LEAD = "lead", "Đơn vị chủ trì"
    SUPPORT = "support", "Đơn vị phối hợp"
    PERSON = "person", "Người được giao"
    GIVER = "giver", "Người giao việc"
    CHIEF = "chief", "Chánh Văn phòng"


class ReminderRule(Revised):
    """When before or after a deadline who is reminded.

    Either `days` (from the deadline: -3 is three days before, 0 the day itself) or `weekday` (0 is Monday: each of them once the deadline
    is over). `receivers` holds words of Relation. `source` says by which regulation.
    """

    days = models.SmallIntegerField("Số ngày so với hạn", null=True)
    weekday = models.PositiveSmallIntegerField("Ngày trong tuần", null=True)
    receivers = models.JSONField("Nhắc ai", default=list)
    active = models.BooleanField("Đang áp dụng", default=True)
    source = models.CharField("Căn cứ", max_length=200, blank=True)

    kept_fields = ("days", "weekday", "receivers", "active", "source")

    class Meta:
        """One way to say when."""

        constraints = [
            models.CheckConstraint(
                condition=Q(days=None, weekday__range=(0, 6)) | Q(days__isnull=False, weekday=None), name="days_or_weekday"
            )
        ]

    def __str__(self) -> str:
        """When."""
        return f"{self.days} days" if self.weekday is None else f"weekday {self.weekday}"

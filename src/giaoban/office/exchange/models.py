"""Where organs are reached, what was sent to whom, asked back and what became of it, packages that came in and what they were answered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from giaoban.edxml.message import GIVEN_BACK, STATUSES
from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account, Organ
from giaoban.office.issuing.models import Recipient
from giaoban.office.notices.models import Mail
from giaoban.office.registry.models import Arrival

WORDS = 300
NAME = 200


class Post(Revised):
    """The one post: are packages that came in taken in by themselves? Then on behalf of who opened it, as far as he may take papers in."""

    is_open = models.BooleanField("Tự nhận", default=False)
    opened_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    error = models.CharField(max_length=WORDS, blank=True)  # why nothing goes out or comes in at the moment

    kept_fields = ("is_open", "opened_by")

    def __str__(self) -> str:
        """Open or not."""
        return "open" if self.is_open else "closed"


class Contact(models.Model):
    """Where an organ gets papers by mail; its code stands in the directory, and both change with the organ's revision."""

    organ = models.OneToOneField(Organ, models.CASCADE, related_name="contact")
    email = models.EmailField("Thư điện tử", max_length=254, blank=True)

    def __str__(self) -> str:
        """Whose."""
        return f"contact of {self.organ_id}"


class Way(models.TextChoices):
    """How a paper goes to another office."""

    EDXML = "edxml", "Liên thông"
    MAIL = "mail", "Thư điện tử"


class Parcel(models.Model):
    """An issued paper on its way to one of its list, once each way. `to` is the code or the address it goes to.

    `head` is the package without its files, frozen when it was asked for, and `files` [sum, name, kind of content] are what goes along:
    sent again after a kill it is the same to the byte. `status`: the number of the state that the receiver told of last.
    """

    class State(models.TextChoices):
        """How far it is on our side."""

        WAITING = "waiting", "Chờ gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="parcels")
    way = models.CharField(max_length=5, choices=Way)
    to = models.CharField(max_length=254)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    head = models.TextField(blank=True)
    files = models.JSONField(default=list)
    document_id = models.CharField(max_length=NAME, blank=True, db_index=True)
    mail = models.OneToOneField(Mail, models.SET_NULL, null=True, related_name="+")
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=WORDS, blank=True)
    status = models.PositiveSmallIntegerField(null=True)
    status_said = models.CharField(max_length=WORDS, blank=True)
    status_at = models.DateTimeField(null=True)

    class Meta:
        """In the order they were asked for; nobody gets it twice by one way."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["state", "way"])]
        constraints: ClassVar = [models.UniqueConstraint(fields=["recipient", "way"], name="sent_once_a_way")]

    def __str__(self) -> str:
        """Which way, and how far."""
        return f"{self.way} parcel: {self.state}"

    @property
    def status_words(self) -> str:
        """What the receiver told of it last, in words; empty for nothing."""
        return STATUSES.get(self.status, f"trạng thái {self.status:02}") if self.status is not None else ""


class AskedBack(models.Model):
    """A parcel asked back of its receiver: why, and what the receiver said to it. Asked again, it is another row: no reason is lost.

    `error`: why it did not go after all. `told_by` is the package that brought the answer.
    """

    parcel = models.ForeignKey(Parcel, models.CASCADE, related_name="asked_back")
    reason = models.CharField("Lý do", max_length=WORDS)
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=WORDS, blank=True)
    answer = models.PositiveSmallIntegerField(null=True)
    answer_said = models.CharField(max_length=WORDS, blank=True)
    answered_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey("Package", models.SET_NULL, null=True, related_name="+")

    class Meta:
        """In the order they were asked; one that waits for its answer is not asked twice."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["parcel"], condition=models.Q(answer=None, error=""), name="asked_back_once_until_answered")
        ]

    def __str__(self) -> str:
        """How far it is."""
        return f"asked back: {self.answer or 'no answer'}"

    @property
    def is_given_back(self) -> bool:
        """Did the receiver agree?"""
        return self.answer == GIVEN_BACK


class Package(models.Model):
    """A package that came in, known by the sum of its bytes, and what became of it. Of a secret one nothing is kept but when, and why.

    `said` is what its message tells of the paper, for the clerk beside what is read. `message` is the sum of who sends which paper to what
    end: the same message, however it is packed. `name` is the file in the folder. `first` brought the same before, or the paper that this
    one asks back.
    """

    class State(models.TextChoices):
        """What became of it."""

        HELD = "held", "Chờ văn thư xem"
        TAKEN = "taken", "Đã nhận vào"
        NOTED = "noted", "Đã ghi nhận"  # a state of a paper of ours, or a wish about one of theirs
        REPEATED = "repeated", "Đã nhận từ trước"
        REFUSED = "refused", "Không nhận"
        EXPELLED = "expelled", "Đã đưa ra khỏi phần mềm"

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=NAME, blank=True)
    state = models.CharField(max_length=8, choices=State)
    message = models.CharField(max_length=64, blank=True, db_index=True)
    document_id = models.CharField(max_length=NAME, blank=True)
    sender_code = models.CharField(max_length=NAME, blank=True)
    sender = models.CharField(max_length=NAME, blank=True)
    said = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    remarks = models.JSONField(default=list)
    first = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    parcel = models.ForeignKey(Parcel, models.SET_NULL, null=True, related_name="told_by")
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    came_at = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "-id"])]

    def __str__(self) -> str:
        """What became of it."""
        return f"package: {self.state}"


class Carried(models.Model):
    """A file of a package: its name, what of its marks could not be seen, and the file on its way in that it became.

    The first is the paper itself; others are joined to it, unless it was here already.
    """

    package = models.ForeignKey(Package, models.CASCADE, related_name="files")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=NAME)
    unseen = models.TextField(blank=True)
    arrival = models.ForeignKey(Arrival, models.SET_NULL, null=True, related_name="carried")

    class Meta:
        """In the order of the package."""

        ordering: ClassVar = ["place"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["package", "place"], name="a_file_has_its_place")]

    def __str__(self) -> str:
        """Which."""
        return f"file {self.place} of {self.package_id}"


class Answer(models.Model):
    """A state that goes back to who sent a package, each once."""

    package = models.ForeignKey(Package, models.CASCADE, related_name="answers")
    code = models.PositiveSmallIntegerField()
    description = models.CharField(max_length=WORDS, blank=True)
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """In the order they were given."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["package", "code"], name="answered_once")]

    def __str__(self) -> str:
        """The state."""
        return f"{self.code:02} {STATUSES.get(self.code, '')}"

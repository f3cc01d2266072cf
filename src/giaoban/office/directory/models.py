"""The office, its organs through time, its people, their positions, roles and areas of charge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from giaoban.office.audit.models import Revised
from giaoban.office.directory.visibility import ROLE_WORDS, Role


def holds(begun: dt.date | None, over: dt.date | None, day: dt.date) -> bool:
    """Does what began and ended on these days, both included, hold on a day? An open end is None."""
    return (begun or dt.date.min) <= day <= (over or dt.date.max)


def name_on(names: Iterable[tuple[str, dt.date | None, dt.date | None]], day: dt.date) -> str:
    """Of names with their first and last days the one that holds on a day, else the last one; empty without any."""
    in_order = sorted(names, key=lambda name: name[1] or dt.date.min)
    holding = [text for text, begun, over in in_order if holds(begun, over, day)]
    return (holding or [text for text, _, _ in in_order] or [""])[-1]


class InForce(models.Model):
    """What holds from one local day to another, both included; an open end is None."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        """A part of other models."""

        abstract = True

    @staticmethod
    def on(day: dt.date, prefix: str = "") -> Q:
        """What holds on a local day; `prefix` leads to the model (`positions__`)."""
        begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
        going = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
        return begun & going

    def is_in_force(self, day: dt.date) -> bool:
        """Does it hold on a local day?"""
        return (self.valid_from or dt.date.min) <= day <= (self.valid_to or dt.date.max)


class Side(models.TextChoices):
    """Which side of the system an organ stands on."""

    PARTY = "party", "Đảng"
    STATE = "state", "Chính quyền"
    FRONT = "front", "Mặt trận, đoàn thể"
    CELL = "cell", "Chi bộ, thôn"
    SERVICE = "service", "Trường học, đơn vị sự nghiệp"


class Level(models.TextChoices):
    """The level an organ stands at."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Tỉnh"
    DISTRICT = "district", "Huyện"
    COMMUNE = "commune", "Xã"
    VILLAGE = "village", "Thôn"


class Organ(Revised, InForce):
    """An organ. Its identity is never used again; its names stand in `names`. `ours` marks the committee we serve and what is under it."""

    kind = models.CharField(max_length=40)  # a word of the glossary: party-committee, peoples-committee, party-cell, board, school
    side = models.CharField(max_length=10, choices=Side)
    level = models.CharField(max_length=10, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    ours = models.BooleanField(default=False)
    rank = models.PositiveSmallIntegerField(default=100)
    note = models.TextField(blank=True)

    kept_fields = ("kind", "side", "level", "parent", "ours", "rank", "note", "valid_from", "valid_to")

    class Meta:
        """In the order an office lists them."""

        ordering = ["rank", "pk"]

    def __str__(self) -> str:
        """The name in force, else the last one."""
        return self.name

    @cached_property
    def name(self) -> str:
        """The name in force today, else the last one it had."""
        return self.named_on(timezone.localdate())

    def named_on(self, day: dt.date) -> str:
        """The name an organ had on a day: papers show the names of their date."""
        return name_on(((name.text, name.valid_from, name.valid_to) for name in self.names.all()), day)


class OrganName(InForce):
    """What an organ was called from when to when, its short name, the symbol in its papers' numbers, its exchange code."""

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    short = models.CharField(max_length=80, blank=True)
    symbol = models.CharField(max_length=30, blank=True)
    edxml_id = models.CharField(max_length=35, blank=True)

    def __str__(self) -> str:
        """The name."""
        return self.text


class Succession(models.Model):
    """One organ's functions going to another; many to many, dated, with the legal basis."""

    class Kind(models.TextChoices):
        """How an organ passes on."""

        RENAME = "rename", "Đổi tên"
        MERGE = "merge", "Hợp nhất, sáp nhập"
        SPLIT = "split", "Chia, tách"
        ABOLISH = "abolish", "Giải thể"
        TRANSFER = "transfer", "Chuyển giao nhiệm vụ"

    from_organ = models.ForeignKey(Organ, models.PROTECT, related_name="successors")
    to_organ = models.ForeignKey(Organ, models.PROTECT, null=True, related_name="predecessors")
    kind = models.CharField(max_length=10, choices=Kind)
    scope = models.TextField(blank=True)
    legal_basis = models.CharField(max_length=300)
    effective = models.DateField()

    def __str__(self) -> str:
        """From, to and when."""
        return f"{self.from_organ_id} → {self.to_organ_id} {self.effective}"


class OrganGroup(Revised):
    """Organs that papers address together: `các chi bộ trực thuộc`."""

    name = models.CharField(max_length=200, unique=True)
    organs = models.ManyToManyField(Organ, related_name="groups")

    kept_fields = ("name",)

    def __str__(self) -> str:
        """The name."""
        return self.name

    def members(self, day: dt.date | None = None) -> list[Organ]:
        """Its organs that have not ended on a local day, today where none is said: of the others it keeps who they were."""
        on = day or timezone.localdate()
        return [organ for organ in self.organs.all() if organ.is_in_force(on)]


class Person(Revised):
    """A person of the office and its organs."""

    full_name = models.CharField(max_length=120)
    active = models.BooleanField(default=True)

    kept_fields = ("full_name", "active")

    def __str__(self) -> str:
        """The name."""
        return self.full_name


class Position(Revised, InForce):
    """What a person is in an organ, from when to when. Several at once are possible."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="positions")
    title = models.CharField(max_length=120)
    rank = models.PositiveSmallIntegerField(default=100)

    kept_fields = ("organ", "title", "rank", "valid_from", "valid_to")

    class Meta:
        """Heads first."""

        ordering = ["rank", "pk"]

    def __str__(self) -> str:
        """The title."""
        return self.title


class Accounts(BaseUserManager["Account"]):
    """How accounts are made and found."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> Account:
        """An account with a password, or with none that fits."""
        account = self.model(username=self.model.normalize_username(username), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """Who signs in. Roles are held from when to when; what an account sees comes from them (`visibility.py`)."""

    username = models.CharField("Tên đăng nhập", max_length=60, unique=True)
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="account")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[Accounts] = Accounts()

    def __str__(self) -> str:
        """The name to sign in with."""
        return self.username

    @cached_property
    def _in_force(self) -> tuple[tuple[Role, int | None], ...]:
        """Asked at every door: to read the few rows and look at their days costs half of having the database do it."""
        if not self.is_active:
            return ()
        today = timezone.localdate()
        rows = self.holdings.values_list("role", "organ_id", "valid_from", "valid_to")
        return tuple((Role(role), organ) for role, organ, begun, over in rows if holds(begun, over, today))

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles in force today."""
        return frozenset(role for role, _ in self._in_force)

    @cached_property
    def organ_ids(self) -> frozenset[int]:
        """The organs for which a role is held today."""
        return frozenset(organ for _, organ in self._in_force if organ is not None)

    @property
    def name(self) -> str:
        """How the person is addressed on screen."""
        return self.person.full_name if self.person else self.username

    @cached_property
    def position(self) -> str:
        """The first position in force, else the first role, in words."""
        today = timezone.localdate()
        held = self.person.positions.values_list("title", "valid_from", "valid_to") if self.person else ()
        titles = (title for title, begun, over in held if holds(begun, over, today))
        return next(titles, "") or next((ROLE_WORDS[role] for role in sorted(self.roles)), "")


class RoleHolding(InForce):
    """A role that an account holds, for an organ where the role is one of a unit."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="holdings")
    role = models.CharField(max_length=20, choices=[(role.value, word) for role, word in ROLE_WORDS.items()])
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True)

    def __str__(self) -> str:
        """The role."""
        return self.role


class Charge(Revised, InForce):
    """Phân công phụ trách: which leader looks after which field, area or unit."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="charges")
    field = models.CharField(max_length=200, blank=True)
    area = models.CharField(max_length=200, blank=True)
    organ = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="charges")
    source = models.CharField(max_length=200, blank=True)

    kept_fields = ("person", "field", "area", "organ", "source", "valid_from", "valid_to")

    def __str__(self) -> str:
        """What is looked after."""
        return self.field or self.area or str(self.organ_id)


class Absence(Revised, InForce):
    """A person is away from one day to another, and who stands in meanwhile."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="standing_in")
    reason = models.CharField(max_length=200, blank=True)

    kept_fields = ("person", "deputy", "reason", "valid_from", "valid_to")
    protected_fields = frozenset({"reason"})

    def __str__(self) -> str:
        """Who is away."""
        return str(self.person_id)


class Alias(Revised):
    """What a clerk said a name in papers means; learnt once. `key` is the folded text. No organs: it is none of those we follow."""

    key = models.CharField(max_length=200, unique=True)
    text = models.CharField(max_length=200)
    organs = models.ManyToManyField(Organ, related_name="aliases")
    learnt_by = models.ForeignKey(Account, models.PROTECT, null=True)
    learnt_at = models.DateTimeField(auto_now_add=True)

    kept_fields = ("text",)

    def __str__(self) -> str:
        """The text."""
        return self.text


class UnitQuestion(models.Model):
    """A name that matched no organ, asked once. `paper_id` is where it was first met; it is closed when an alias is learnt."""

    key = models.CharField(max_length=200, unique=True)
    text = models.CharField(max_length=200)
    paper_id = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    alias = models.ForeignKey(Alias, models.SET_NULL, null=True)

    def __str__(self) -> str:
        """The text asked about."""
        return self.text


class Office(Revised):
    """The one office of this installation: whose it is, and the committee's term in force (number series run by it)."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    place = models.CharField(max_length=100, blank=True)
    term_start = models.DateField(null=True)
    term_end = models.DateField(null=True)
    spelling = models.CharField(max_length=10, default="ủy")

    kept_fields = ("organ", "place", "term_start", "term_end", "spelling")

    def __str__(self) -> str:
        """The organ's name."""
        return str(self.organ)

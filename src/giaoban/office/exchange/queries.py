"""What others may ask of papers that go to other offices and come from them. What is shown starts from a `…_visible_to`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from giaoban.edxml.message import ASKED_BACK
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import one_of
from giaoban.office.exchange import rules
from giaoban.office.exchange.codes import codes_of
from giaoban.office.exchange.models import Answer, AskedBack, Carried, Contact, Package, Parcel, Post, Way
from giaoban.office.issuing import queries as issuing
from giaoban.office.issuing.models import Recipient
from giaoban.office.notices.models import MailAddress, Wish
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import visible_to as papers_visible_to


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody of a list is reached: by which code, at which address; `why_no_mail` in words, where a mail may not go."""

    code: str = ""
    email: str = ""
    why_no_mail: str = ""


def post() -> Post:
    """The post; one that nobody has opened yet has no key and is closed."""
    return Post.objects.select_related("opened_by__person").order_by("pk").first() or Post(revision=0)


def packages_visible_to(account: Account) -> QuerySet[Package]:
    """The packages a person may see; those of a paper, and what asks it back, only with the paper."""
    if not rules.may_see_packages(account):
        return Package.objects.none()
    papers = papers_visible_to(account)
    brought = Carried.objects.filter(Q(package=OuterRef("pk")) | Q(package=OuterRef("first")), arrival__paper__isnull=False)
    hidden = brought.exclude(one_of(papers, "arrival__paper"))
    return Package.objects.filter(~Exists(hidden)) if papers.query.where else Package.objects.all()


def parcels_visible_to(account: Account) -> QuerySet[Parcel]:
    """What went out of drafts that the person sees whole."""
    return Parcel.objects.filter(one_of(issuing.seen_whole_by(account), "recipient__draft"))


def parcels_of(keys: Iterable[int]) -> dict[int, dict[str, Parcel]]:
    """For each of some receivers what goes to it, way by way, with when it was asked back. Two queries."""
    found: dict[int, dict[str, Parcel]] = {}
    for parcel in Parcel.objects.filter(recipient__in=list(keys)).select_related("mail").prefetch_related("asked_back"):
        found.setdefault(parcel.recipient_id, {})[parcel.way] = parcel
    return found


def reaches(rows: Iterable[Recipient]) -> dict[int, Reach]:
    """How each of a list is reached. Three queries, however long the list."""
    rows = list(rows)
    organs = [row.organ_id for row in rows if row.organ_id is not None]
    codes = codes_of(organs)
    emails = dict(Contact.objects.filter(organ__in=organs).exclude(email="").values_list("organ_id", "email"))
    persons = [row.person_id for row in rows if row.person_id is not None]
    known = MailAddress.objects.filter(account__person__in=persons, account__is_active=True).exclude(address="")
    own = {person: (address, wish) for person, address, wish in known.values_list("account__person_id", "address", "wish")}
    return {row.pk: _reach(row, codes, emails, own) for row in rows}


def _reach(row: Recipient, codes: dict[int, str], emails: dict[int, str], own: dict[int, tuple[str, str]]) -> Reach:
    if row.organ_id is not None:
        return Reach(codes.get(row.organ_id, ""), emails.get(row.organ_id, ""))
    address, wish = own.get(row.person_id or 0, ("", ""))
    return Reach(why_no_mail="không nhận thư") if wish == Wish.NONE else Reach(email=address)


def to_send() -> QuerySet[Parcel]:
    """The packages that wait to go out."""
    waiting = Parcel.objects.filter(way=Way.EDXML, state=Parcel.State.WAITING)
    return waiting.select_related("recipient__draft__paper").order_by("pk")


def to_answer() -> QuerySet[Answer]:
    """The states that wait to go back."""
    return Answer.objects.filter(sent_at=None).select_related("package").order_by("pk")


def to_ask_back() -> QuerySet[AskedBack]:
    """What was asked back and its receiver has not been told yet."""
    waiting = AskedBack.objects.filter(sent_at=None, error="", answer=None)
    return waiting.select_related("parcel__recipient__draft__paper").order_by("pk")


def wanted_back(package: Package) -> QuerySet[Package]:
    """What asks a paper back: the package itself, or those that ask for what it brought."""
    asking = Package.objects.filter(said__status=ASKED_BACK).filter(Q(pk=package.pk) | Q(first=package))
    return asking.prefetch_related("answers").order_by("pk")


def paper_wanted_back(paper: Paper) -> QuerySet[Package]:
    """What asks a paper back that came to us as a package."""
    brought = Carried.objects.filter(place=0, arrival__paper=paper).values("package")
    return Package.objects.filter(first__in=brought, said__status=ASKED_BACK).prefetch_related("answers").order_by("pk")


def of_arrivals(account: Account, keys: Iterable[int]) -> dict[int, Package]:
    """For each of some files on their way in the package it came in, as far as the person may see packages. Two queries."""
    rows = Carried.objects.filter(arrival__in=list(keys), package__in=packages_visible_to(account)).select_related("package")
    return {row.arrival_id: row.package for row in rows if row.arrival_id is not None}


def to_be_decided(account: Account) -> QuerySet[Package]:
    """What waits for the registry's look."""
    return packages_visible_to(account).filter(state=Package.State.HELD)


def counted(account: Account) -> dict[str, int]:
    """How many packages wait for a look, how many were refused and nobody has dealt with."""
    seen = packages_visible_to(account)
    return {"held": seen.filter(state=Package.State.HELD).count(), "refused": seen.filter(state=Package.State.REFUSED).count()}

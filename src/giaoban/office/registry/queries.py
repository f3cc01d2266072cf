"""What others may ask of the registry. Everything starts from `visible_to`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import stood_in_for
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, Role, one_of, reach, sees_some
from giaoban.office.registry import rules
from giaoban.office.registry.models import Annotation, Arrival, Copy, Direction, Forwarding, Handling, Paper, Part, RegisterEntry, Stage

# Of arrivals that say `is_main` (`with_main`): they are the main part of their paper.
IS_MAIN = Q(is_main=True)
# Theirs says enough to be entered in the register without a look at it.
CLEAN = Q(
    ~Q(paper__number=""),
    ~Q(paper__issuer_text=""),
    ~Q(paper__subject=""),
    IS_MAIN,
    state=Arrival.State.READY,
    paper__date__isnull=False,
    paper__direction=Direction.IN,
)
OPEN_FOR = dt.timedelta(days=30)


def visible_to(account: Account) -> QuerySet[Paper]:
    """The papers a person may see, by the table of `directory.visibility`."""
    found = reach(account, Kind.PAPER)
    if not found:
        return Paper.objects.none()
    if sees_all(account):
        return Paper.objects.all()
    seen = Q(pk__in=[])
    for relation, most in found.items():
        seen |= _related(account, relation) & Q(confidentiality__lte=most)
    return Paper.objects.filter(seen)


def _related(account: Account, relation: Relation) -> Q:
    """The papers to which a person stands in a relation."""
    sent = Forwarding.objects.filter(paper=OuterRef("pk"))
    match relation:
        case Relation.ANY:
            return Q()
        case Relation.OWN_ORGAN:
            return Q(Exists(sent.filter(organ_id__in=account.organ_ids)))
        case Relation.PERSONAL:
            return Q(Exists(sent.filter(person_id=account.person_id))) if account.person_id else Q(pk__in=[])


def annotations_visible_to(account: Account, paper: Paper) -> QuerySet[Annotation]:
    """Leaders' annotations on a paper that the person may see; whoever sees it through a unit sees only what is ordered of that unit."""
    notes = paper.annotations.select_related("leader", "lead").prefetch_related("support__names", "lead__names").order_by("at")
    if rules.reads_all_annotations(account):
        return notes
    own = Q(lead_id__in=account.organ_ids) | Q(support__in=account.organ_ids)
    return notes.filter(own).distinct()


def parts_visible_to(account: Account, paper: Paper) -> QuerySet[Part]:
    """The files of a paper that the person may see; photographs of annotations only for whoever may read them all."""
    parts = paper.parts.select_related("file")
    return parts if rules.reads_all_annotations(account) else parts.exclude(kind=Part.Kind.PHOTO)


def copies_visible_to(account: Account) -> QuerySet[Copy]:
    """Copies, of papers that the person sees and that he sees themselves."""
    seen = visible_to(account).order_by()
    return Copy.objects.filter(paper__in=seen, original__in=seen).select_related("paper", "original").order_by("at", "pk")


def to_sort(account: Account) -> QuerySet[Paper]:
    """What waits in triage: papers in a register that nobody has sorted, hỏa tốc first, then the oldest first."""
    waiting = visible_to(account).filter(direction=Direction.IN, sorting="", entries__cancelled_at=None, entries__isnull=False)
    return waiting.exclude(stage=Stage.READING).order_by("-urgency", "received_on", "pk")


def sorted_on(account: Account, since: dt.datetime) -> QuerySet[Paper]:
    """What was sorted since a moment, the latest first, with what was proposed for it."""
    sorted_since = visible_to(account).filter(direction=Direction.IN, sorted_at__gte=since)
    return sorted_since.select_related("handling").order_by("-sorted_at", "-pk")


def with_numbers(papers: Sequence[Paper]) -> None:
    """Read the papers' numbers in the registers along, all in one question."""
    numbers = RegisterEntry.objects.only("paper_id", "number", "suffix", "cancelled_at").order_by("pk")
    prefetch_related_objects(papers, Prefetch("entries", numbers))


def to_answer(account: Account) -> QuerySet[Handling]:
    """The proposals that wait for this leader's word: put before him, before whom he stands in for, or before no one by name.

    Not those on whose paper his hand has given the work out meanwhile: his word would give it a second time.
    """
    if Role.LEADER not in account.roles or account.person_id is None:
        return Handling.objects.none()
    for_whom = [account.person_id, *stood_in_for(account.person_id, timezone.localdate())]
    mine = Q(leader_id__in=for_whom) | Q(leader=None)
    written = Annotation.objects.filter(paper=OuterRef("paper"), lead__isnull=False, at__gte=OuterRef("proposed_at"))
    by_hand = Exists(written.filter(leader=OuterRef("leader"))) | (Q(leader=None) & Exists(written))
    waiting = Handling.objects.filter(mine, ~by_hand, one_of(visible_to(account), "paper"), answer="")
    waiting = waiting.select_related("paper", "lead", "leader")
    return waiting.prefetch_related("support__names", "lead__names", "paper__entries").order_by("-paper__urgency", "proposed_at")


def replies_to(account: Account, papers: Sequence[int]) -> dict[int, list[str]]:
    """For each of some papers the numbers of the papers of ours that reply to it, as far as the person may see them. One query."""
    rows = visible_to(account).filter(reply_to__in=papers, direction=Direction.OUT).exclude(number="").order_by()
    found: dict[int, list[str]] = {}
    for _, number, paper_id in sorted(rows.values_list("pk", "number", "reply_to_id")):
        assert paper_id is not None  # one of those that were asked for
        found.setdefault(paper_id, []).append(number)
    return found


def arrivals_visible_to(account: Account) -> QuerySet[Arrival]:
    """The files on their way in that a person may see; those of a paper only with the paper."""
    if not sees_some(account, Kind.INTAKE):
        return Arrival.objects.none()
    if reach(account, Kind.PAPER).get(Relation.ANY) == max(Confidentiality):
        return Arrival.objects.all()  # without a look at every paper
    if sees_all(account):
        return Arrival.objects.all()
    return Arrival.objects.filter(Q(paper__isnull=True) | one_of(visible_to(account), "paper"))


def sees_all(account: Account) -> bool:
    """Does the person see every paper? Then a query need not ask of each one."""
    return reach(account, Kind.PAPER).get(Relation.ANY) == max(Confidentiality)


def open_arrivals(account: Account) -> QuerySet[Arrival]:
    """The files of the last weeks that still wait for something: to be read, to be asked about, to be entered in the register."""
    since = timezone.now() - OPEN_FOR
    registered = RegisterEntry.objects.filter(paper=OuterRef("paper"))
    waiting = arrivals_visible_to(account).filter(~Exists(registered), created_at__gte=since)
    return with_main(waiting.exclude(state=Arrival.State.SET_ASIDE))


def with_main(arrivals: QuerySet[Arrival]) -> QuerySet[Arrival]:
    """Arrivals that say whether they are the main part of their paper (`is_main`)."""
    main = Part.objects.filter(paper=OuterRef("paper"), file=OuterRef("file"), kind=Part.Kind.MAIN)
    return arrivals.annotate(is_main=Exists(main))

"""What others may ask of drafts. Everything starts from a `…visible_to`."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, F, Min, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from giaoban.office.directory.models import Account, Person, RoleHolding
from giaoban.office.directory.queries import stood_in_for
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, Role, one_of, reach
from giaoban.office.issuing import rules
from giaoban.office.issuing.content import paragraphs
from giaoban.office.issuing.models import (
    CaseFile,
    Desk,
    Draft,
    DraftState,
    FiledPaper,
    IssuedLine,
    Opinion,
    Recipient,
    Return,
    Signing,
    Station,
    Version,
)
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import visible_to as papers_visible_to

_EVERY = ~Q(pk__in=[])  # an empty Q would not widen what it is joined with by "or"
IS_OPEN = ~Q(state__in=(DraftState.ISSUED, DraftState.WITHDRAWN))


def visible_to(account: Account) -> QuerySet[Draft]:
    """The drafts a person may see, by the table of `directory.visibility`: whole, or as one who was asked."""
    seen = Q(pk__in=[])
    for relation, most in reach(account, Kind.DRAFT).items():
        seen |= (_has_to_do(account, relation) | _was_asked(account, relation)) & Q(confidentiality__lte=most)
    return Draft.objects.filter(seen, _with_its_paper(account))


def seen_whole_by(account: Account) -> QuerySet[Draft]:
    """The drafts a person sees with every version, every opinion and their way."""
    seen = Q(pk__in=[])
    for relation, most in reach(account, Kind.DRAFT).items():
        seen |= _has_to_do(account, relation) & Q(confidentiality__lte=most)
    return Draft.objects.filter(seen, _with_its_paper(account))


def _with_its_paper(account: Account) -> Q:
    """Once what was issued is put further inside than its draft was, the draft is for those who see the paper: they are the same words."""
    papers = papers_visible_to(account)
    if not papers.query.where:
        return _EVERY
    as_far = Q(paper=None) | Q(paper__confidentiality__lte=F("confidentiality"))
    return as_far | Q(Exists(papers.filter(pk=OuterRef("paper"))))


def _has_to_do(account: Account, relation: Relation) -> Q:
    match relation:
        case Relation.ANY:
            return _EVERY
        case Relation.OWN_ORGAN:
            return Q(unit_id__in=account.organ_ids)
        case _:  # personal
            return _drafted_by(account) | _on_the_desk_of(account) | _at_the_registry(account)


def _was_asked(account: Account, relation: Relation) -> Q:
    asked = Opinion.objects.filter(consultation__draft=OuterRef("pk"))
    match relation:
        case Relation.OWN_ORGAN:
            return Q(Exists(asked.filter(organ_id__in=account.organ_ids)))
        case Relation.PERSONAL if account.person_id is not None:
            return Q(Exists(asked.filter(person_id=account.person_id)))
        case _:
            return Q(pk__in=[])


def _drafted_by(account: Account) -> Q:
    own = Q(entered_by=account)
    return own | Q(drafter_id=account.person_id) if account.person_id is not None else own


def _on_the_desk_of(account: Account) -> Q:
    if account.person_id is None or not account.roles & {Role.LEADER, Role.CHIEF}:
        return Q(pk__in=[])
    stations = Station.objects.filter(draft=OuterRef("pk"))
    now_for = Q(until=None, person_id__in=stood_in_for(account.person_id, timezone.localdate()))
    return Q(Exists(stations.filter(Q(person_id=account.person_id) | now_for)))


def _at_the_registry(account: Account) -> Q:
    if Role.CLERK not in account.roles:
        return Q(pk__in=[])
    put_before = Q(state=DraftState.SUBMITTED, confidentiality=Confidentiality.OPEN)
    return Q(state__in=(DraftState.SIGNED, DraftState.ISSUED)) | put_before


def own_opinions(account: Account) -> QuerySet[Opinion]:
    """The opinions that are the person's own to give: his units' and his."""
    mine = Q(organ_id__in=account.organ_ids)
    return Opinion.objects.filter(mine | Q(person_id=account.person_id) if account.person_id is not None else mine)


def versions_visible_to(account: Account) -> QuerySet[Version]:
    """The versions a person may read: of drafts he sees whole all, else those he was asked about."""
    asked = own_opinions(account).filter(consultation__version=OuterRef("pk"))
    whole = one_of(seen_whole_by(account), "draft")
    return Version.objects.filter(whole | Q(Exists(asked)) & one_of(visible_to(account), "draft"))


def opinions_visible_to(account: Account) -> QuerySet[Opinion]:
    """The opinions a person may read: of drafts he sees whole all, else his own."""
    own = Q(pk__in=own_opinions(account).values("pk")) & one_of(visible_to(account), "consultation__draft")
    return Opinion.objects.filter(one_of(seen_whole_by(account), "consultation__draft") | own)


def returns_visible_to(account: Account) -> QuerySet[Return]:
    """What came back, of drafts that a person sees whole."""
    return Return.objects.filter(one_of(seen_whole_by(account), "draft"))


def recipients_visible_to(account: Account) -> QuerySet[Recipient]:
    """To whom papers go: of drafts that a person sees whole all, else his own once it was sent."""
    own = Q(organ_id__in=account.organ_ids)
    if account.person_id is not None:
        own |= Q(person_id=account.person_id)
    return Recipient.objects.filter(one_of(seen_whole_by(account), "draft") | own & Q(sent_at__isnull=False))


def _current() -> QuerySet[Station]:
    return Station.objects.filter(until=None).select_related("person")


def listed(account: Account) -> QuerySet[Draft]:
    """The drafts a person may see, the latest first, each with where it lies (`current`: a list of one station or none)."""
    rows = visible_to(account).select_related("organ", "unit", "drafter", "paper").prefetch_related("organ__names", "unit__names")
    return rows.prefetch_related(Prefetch("stations", _current(), to_attr="current"))


def on_desk_of(account: Account) -> QuerySet[Draft]:
    """The drafts that wait for this person: on his desk or that of one for whom he stands in, at the desk of his office."""
    here = Q(pk__in=[])
    if account.person_id is not None:
        here |= Q(person_id__in=[account.person_id, *stood_in_for(account.person_id, timezone.localdate())])
    if Role.CHIEF in account.roles:
        here |= Q(person=None, desk=Desk.CHECKING)
    if Role.CLERK in account.roles:
        here |= Q(person=None, desk=Desk.NUMBERING)
    stations = Station.objects.filter(here, until=None, draft=OuterRef("pk"))
    return listed(account).filter(Exists(stations))


def signers() -> QuerySet[Person]:
    """Who signs papers, and has drafts on his desk: the permanent leaders, heads first, and the chief of office (T/L)."""
    holding = Q(account__holdings__role__in=(Role.LEADER, Role.CHIEF)) & RoleHolding.on(timezone.localdate(), "account__holdings__")
    return Person.objects.filter(holding, active=True).annotate(first=Min("positions__rank")).order_by("first", "pk")


def to_sign(account: Account) -> QuerySet[Draft]:
    """What lies before a leader to be signed, the longest waiting first."""
    return on_desk_of(account).filter(state=DraftState.SUBMITTED).order_by("pk")


def to_initial(account: Account) -> QuerySet[Draft]:
    """What waits for the initials of the chief of office."""
    return on_desk_of(account).filter(state=DraftState.CHECKING).order_by("pk")


def to_number(account: Account) -> QuerySet[Draft]:
    """What is signed and waits for its number."""
    return on_desk_of(account).filter(state=DraftState.SIGNED).order_by("pk")


def returned_to(account: Account) -> QuerySet[Draft]:
    """What came back to the person, or to his unit, to be written anew."""
    own = _drafted_by(account) | Q(unit_id__in=account.organ_ids)
    return listed(account).filter(own, state=DraftState.RETURNED).order_by("pk")


def opinions_wanted_of(account: Account) -> QuerySet[Opinion]:
    """The slips that wait for the person's word, the earliest day first."""
    waiting = own_opinions(account).filter(answer="", consultation__ended_at=None)
    seen = waiting.filter(one_of(visible_to(account), "consultation__draft"))
    return seen.select_related("consultation__draft__organ", "organ", "person").order_by("consultation__until", "pk")


def to_acknowledge(account: Account) -> QuerySet[Recipient]:
    """The papers sent to the person, or to his units, of which nobody said yet that they were received."""
    own = Q(organ_id__in=account.organ_ids)
    if account.person_id is not None:
        own |= Q(person_id=account.person_id)
    waiting = Recipient.objects.filter(own, sent_at__isnull=False, acknowledged_at=None)
    seen = waiting.filter(one_of(papers_visible_to(account), "draft__paper"))
    return seen.select_related("draft__paper", "organ", "person").order_by("sent_at", "pk")


def opinions_on(account: Account, draft: Draft) -> list[Opinion]:
    """What was said to a draft, as far as the person may read it, the latest consultation first."""
    rows = opinions_visible_to(account).filter(consultation__draft=draft)
    rows = rows.select_related("consultation__version", "organ", "person", "by__person").prefetch_related("organ__names")
    return list(rows.order_by("-consultation", "pk"))


def papers_about(account: Account, paper: Paper) -> list[Draft]:
    """What amended, corrected or recalled a paper: issued drafts whose papers the person may see."""
    rows = Draft.objects.filter(about=paper, state=DraftState.ISSUED).filter(one_of(papers_visible_to(account), "paper"))
    return list(rows.select_related("paper").order_by("pk"))


def draft_of(account: Account, paper: Paper) -> Draft | None:
    """The draft that became a paper; None where there is none, or the person does not see it whole."""
    return seen_whole_by(account).filter(paper=paper).first()


def lines_of(account: Account, paper: Paper) -> list[IssuedLine]:
    """What the sentences of an issued paper came from, for whoever sees the draft whole: the things ask their own rooms."""
    return list(IssuedLine.objects.filter(paper=paper)) if draft_of(account, paper) is not None else []


def sentences_of(account: Account, paper: Paper) -> list[tuple[str, list[IssuedLine]]]:
    """Every paragraph of a paper that was issued here, as it was signed, with what it came from. They are the words of the paper itself,
    for whoever may see that; what they came from asks its own room. Empty where none came from anything."""
    if not papers_visible_to(account).filter(pk=paper.pk).exists():
        return []
    rows: dict[tuple[str, str], list[IssuedLine]] = {}
    for row in IssuedLine.objects.filter(paper=paper):
        rows.setdefault((row.key, row.text), []).append(row)
    signing = Signing.objects.filter(draft__paper=paper, undone_at=None).select_related("version").first() if rows else None
    if signing is None:
        return []
    return [(said.text, rows.get((said.key, said.text), [])) for said in paragraphs(signing.version.content)]


def issued_from(account: Account, kind: str, keys: Iterable[int]) -> dict[int, list[IssuedLine]]:
    """For each of some things the sentences of issued papers that came from it, in papers the person may see, with their drafts whole."""
    drafts = seen_whole_by(account).filter(paper__isnull=False)
    rows = IssuedLine.objects.filter(one_of(papers_visible_to(account), "paper"), paper_id__in=drafts.values("paper_id"))
    rows = rows.filter(source_kind=kind, source_id__in=list(keys))
    found: dict[int, list[IssuedLine]] = {}
    for row in rows.select_related("paper"):
        found.setdefault(row.source_id, []).append(row)
    return found


def casefiles_visible_to(account: Account) -> QuerySet[CaseFile]:
    """The files of matters, for who reads papers by his office."""
    return CaseFile.objects.all() if rules.may_see_casefiles(account) else CaseFile.objects.none()


def papers_in(account: Account, casefile: CaseFile) -> QuerySet[FiledPaper]:
    """The papers of a file that the person may see, by their days."""
    rows = FiledPaper.objects.filter(one_of(papers_visible_to(account), "paper"), casefile=casefile)
    return rows.select_related("paper").order_by("paper__date", "place")


def casefiles_of(account: Account, paper: Paper) -> QuerySet[CaseFile]:
    """The files in which a paper lies."""
    return casefiles_visible_to(account).filter(rows__paper=paper)

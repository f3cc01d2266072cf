"""What others may ask of meetings. Everything starts from a `…visible_to`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, one_of, reach
from giaoban.office.meetings.models import (
    AgendaIssue,
    Attendee,
    Conclusion,
    Feed,
    Item,
    Matter,
    Meeting,
    MeetingChange,
    MeetingState,
    Part,
    Registration,
    Series,
)


def visible_to(account: Account) -> QuerySet[Meeting]:
    """The meetings a person may see, by the table of `directory.visibility`."""
    found = reach(account, Kind.MEETING)
    if found.get(Relation.ANY) == max(Confidentiality):
        return Meeting.objects.all()
    seen = Q(pk__in=[])
    for relation, most in found.items():
        seen |= _related(account, relation) & Q(confidentiality__lte=most)
    return Meeting.objects.filter(seen)


def _related(account: Account, relation: Relation) -> Q:
    match relation:
        case Relation.ANY:
            return Q()
        case Relation.OWN_ORGAN:
            return _of_organs(account)
        case _:  # personal
            return _of_person(account) if account.person_id else Q(pk__in=[])


def _of_organs(account: Account) -> Q:
    mine = account.organ_ids
    called = Attendee.objects.filter(meeting=OuterRef("pk"), organ__in=mine)
    prepares = Item.objects.filter(meeting=OuterRef("pk"), prepared_by__in=mine)
    return Q(prepared_by__in=mine) | Q(Exists(called)) | Q(Exists(prepares))


def _of_person(account: Account) -> Q:
    assert account.person_id is not None
    reports = Item.objects.filter(meeting=OuterRef("pk"), rapporteur=account.person_id)
    return attended_by(account.person_id) | Q(Exists(reports))


def attended_by(person_id: int, way: str = "") -> Q:
    """Of what hangs on meetings (`way`: the way to one): where the person attends. Agrees with `rules.attends`."""
    called = Attendee.objects.filter(Q(person=person_id) | Q(delegate=person_id), meeting=OuterRef(f"{way}pk"))
    duty = Series.people.through.objects.filter(series=OuterRef(f"{way}series"), person=person_id)
    return Q(**{f"{way}chair": person_id}) | Q(**{f"{way}office_lead": person_id}) | Q(Exists(called)) | Q(Exists(duty))


def series_visible_to(account: Account) -> QuerySet[Series]:
    """The series a person may see: the office and leaders all, others those they chair or have a duty in."""
    found = reach(account, Kind.MEETING)
    seen = Q(pk__in=[])
    if Relation.ANY in found:
        seen |= Q(confidentiality__lte=found[Relation.ANY])
    if Relation.PERSONAL in found and account.person_id:
        duty = Series.people.through.objects.filter(series=OuterRef("pk"), person=account.person_id)
        seen |= (Q(chair=account.person_id) | Q(Exists(duty))) & Q(confidentiality__lte=found[Relation.PERSONAL])
    return Series.objects.filter(seen)


def changes_visible_to(account: Account) -> QuerySet[MeetingChange]:
    """How meetings were changed, of those a person may see."""
    return MeetingChange.objects.filter(one_of(visible_to(account), "meeting")).select_related("by__person")


def attendees_visible_to(account: Account) -> QuerySet[Attendee]:
    """Who is called to the meetings a person may see."""
    return Attendee.objects.filter(one_of(visible_to(account), "meeting"))


def items_visible_to(account: Account) -> QuerySet[Item]:
    """The matters of the meetings a person may see, their headings."""
    return Item.objects.filter(one_of(visible_to(account), "meeting"))


def open_items_visible_to(account: Account) -> QuerySet[Item]:
    """The matters below whose heading a person may look: papers, notes, conclusions hang on them."""
    items = items_visible_to(account)
    inside = _sees_confidential(account)
    return items if inside is None else items.filter(Q(confidential=False) | inside)


def _sees_confidential(account: Account) -> Q | None:
    """Of matters: those of meetings in which the person sees what is confidential; None for all. Agrees with `rules.sees_confidential`."""
    found = reach(account, Kind.MEETING)
    if found.get(Relation.ANY) == Confidentiality.RESTRICTED:
        return None
    if found.get(Relation.PERSONAL) != Confidentiality.RESTRICTED or account.person_id is None:
        return Q(pk__in=[])
    member = Attendee.objects.filter(meeting=OuterRef("meeting"), person=account.person_id, part=Part.MEMBER)
    return Q(meeting__chair=account.person_id) | Q(Exists(member))


def agendas_visible_to(account: Account) -> QuerySet[AgendaIssue]:
    """Agendas as they stood, of the meetings a person may see."""
    return AgendaIssue.objects.filter(one_of(visible_to(account), "meeting"))


def conclusions_visible_to(account: Account) -> QuerySet[Conclusion]:
    """The conclusions a person may see."""
    whole = Q(item=None) & one_of(visible_to(account), "meeting")
    return Conclusion.objects.filter(whole | Q(Exists(open_items_visible_to(account).filter(pk=OuterRef("item")))))


def registrations_visible_to(account: Account) -> QuerySet[Registration]:
    """What units propose for the next period: the office and leaders all, a unit its own."""
    found = reach(account, Kind.MEETING)
    if Relation.ANY in found:
        return Registration.objects.all()
    mine = account.organ_ids if Relation.OWN_ORGAN in found else ()
    return Registration.objects.filter(organ__in=mine)


def matters_visible_to(account: Account) -> QuerySet[Matter]:
    """The competence table with what each body does: whoever could see a meeting."""
    rows = Matter.objects.prefetch_related("competences")
    return rows if reach(account, Kind.MEETING) else rows.none()


def feeds_visible_to(account: Account) -> QuerySet[Feed]:
    """A person's own feeds."""
    return Feed.objects.filter(owner=account)


def agenda_of(account: Account, meeting: Meeting) -> QuerySet[Item]:
    """The matters of a meeting with who prepares and reports, in order, withdrawn ones too."""
    rows = items_visible_to(account).filter(meeting=meeting)
    return rows.select_related("prepared_by", "rapporteur", "fact").prefetch_related("prepared_by__names")


def seats_of(account: Account, meeting: Meeting) -> QuerySet[Attendee]:
    """Who is called to a meeting, members before guests."""
    rows = attendees_visible_to(account).filter(meeting=meeting).select_related("person", "organ", "delegate", "answered_by__person")
    return rows.prefetch_related("organ__names").order_by("-part", "pk")


class Show(StrEnum):
    """What a list of meetings shows."""

    AHEAD = "ahead"
    UNSET = "unset"
    ASKS = "asks"
    MINE = "mine"
    PAST = "past"
    CANCELLED = "cancelled"


def listed(account: Account, show: Show, kind: str, today: dt.date) -> QuerySet[Meeting]:
    """The meetings of a list: what is ahead and undecided day by day, what is over the latest first."""
    rows = visible_to(account).filter(_SHOWN[show](account, today)).select_related("chair", "room", "series")
    rows = rows.filter(kind=kind) if kind else rows
    return rows.order_by("-day", "-pk") if show in (Show.PAST, Show.CANCELLED) else rows.order_by(F("day").asc(nulls_last=True), "pk")


_PLANNED = Q(state=MeetingState.PLANNED)
NEAR = dt.timedelta(days=60)  # what returns is made two years ahead, and listed and asked about when it comes near


def _near(today: dt.date) -> Q:
    """All that happens once, and of what returns what is near."""
    return Q(series=None) | Q(day__lte=today + NEAR)


_SHOWN: dict[Show, Callable[[Account, dt.date], Q]] = {
    Show.AHEAD: lambda _, today: ~Q(state=MeetingState.CANCELLED) & (Q(day__gte=today) | Q(end_day__gte=today)) & _near(today),
    Show.UNSET: lambda _, __: _PLANNED & Q(day=None),
    Show.ASKS: lambda _, today: _PLANNED & ~Q(asks="") & _near(today),
    Show.MINE: lambda account, today: (
        ~Q(state=MeetingState.CANCELLED)
        & (Q(day=None) | Q(day__gte=today))
        & _near(today)
        & (_of_person(account) if account.person_id else Q(pk__in=[]))
    ),
    Show.PAST: lambda _, today: ~Q(state=MeetingState.CANCELLED) & Q(day__lt=today),
    Show.CANCELLED: lambda _, __: Q(state=MeetingState.CANCELLED),
}


def counted(account: Account, kind: str, today: dt.date) -> dict[Show, int]:
    """How many meetings wait for a day, ask something, or are the person's own: in one question."""
    rows = visible_to(account).filter(kind=kind) if kind else visible_to(account)
    wanted = (Show.UNSET, Show.ASKS, Show.MINE)
    counts = rows.aggregate(**{show.value: Count("pk", filter=_SHOWN[show](account, today), distinct=True) for show in wanted})
    return {show: counts[show.value] for show in wanted}

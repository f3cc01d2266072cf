"""What others may ask of the papers of meetings. Everything starts from a `…_visible_to`, files from `files_readable_by`."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, one_of, reach
from giaoban.office.meetings.dossier_rules import WEEK, is_office
from giaoban.office.meetings.kinds import MeetingState
from giaoban.office.meetings.models import Item, LastLook, Meeting, Need, PackFile, ReadingNote
from giaoban.office.meetings.queries import attended_by, items_visible_to, open_items_visible_to, visible_to
from giaoban.office.meetings.rules import attends, sees_whole

_ACCESS = Item.Access
_NOBODY = Q(pk__in=[])


def files_readable_by(account: Account, today: dt.date | None = None) -> QuerySet[PackFile]:
    """The files a person may read on a local day. Agrees with `dossier_rules.may_read`."""
    found = reach(account, Kind.MEETING)
    files = PackFile.objects.filter(file__isnull=False, need__item__confidential=False)
    whole = _whole(found.get(Relation.ANY), "need__item__meeting__")
    if is_office(account):
        seen, others = whole, _NOBODY
    else:
        seen, others = _NOBODY, whole
    if Relation.OWN_ORGAN in found:
        others |= _prepared_by(account, "need__item__")
    given_out = Q(accepted_at__isnull=False, need__item__state=Item.State.STANDS) & ~Q(need__state=Need.State.WAIVED)
    if account.person_id is not None:
        others |= given_out & (Q(need__item__rapporteur=account.person_id) | attended_by(account.person_id, "need__item__meeting__"))
    kept = files.annotate(last_day=Coalesce(F("need__item__meeting__end_day"), F("need__item__meeting__day")))
    readable = kept.filter(seen | (others & _is_open(today or timezone.localdate())))
    return readable.filter(one_of(visible_to(account), "need__item__meeting"))


def _whole(most: Confidentiality | None, prefix: str) -> Q:
    return _NOBODY if most is None else Q(**{f"{prefix}confidentiality__lte": most})


def _prepared_by(account: Account, prefix: str) -> Q:
    """Matters that the person's unit prepares."""
    named, meeting = f"{prefix}prepared_by", f"{prefix}meeting__prepared_by"
    return Q(**{f"{named}__in": account.organ_ids}) | Q(**{f"{named}__isnull": True, f"{meeting}__in": account.organ_ids})


def _is_open(today: dt.date) -> Q:
    """Files whose matter's rule still holds; `last_day` is the meeting's."""
    no_day = Q(last_day=None)
    at_close = Q(need__item__access=_ACCESS.AT_CLOSE, need__item__meeting__state=MeetingState.PLANNED) & (no_day | Q(last_day__gte=today))
    week_after = Q(need__item__access=_ACCESS.WEEK_AFTER) & (no_day | Q(last_day__gte=today - WEEK))
    return Q(need__item__access=_ACCESS.STAYS) | at_close | week_after


def needs_visible_to(account: Account, today: dt.date | None = None) -> QuerySet[Need]:
    """Which papers are needed and how far they are: the office and leaders all, a unit of its own matters, participants what they read."""
    found = reach(account, Kind.MEETING)
    of_open_items = Need.objects.filter(Exists(open_items_visible_to(account).filter(pk=OuterRef("item"))))
    if found.get(Relation.ANY) == max(Confidentiality):
        return of_open_items
    seen = _whole(found.get(Relation.ANY), "item__meeting__")
    if Relation.OWN_ORGAN in found:
        seen |= _prepared_by(account, "item__")
    seen |= Q(Exists(files_readable_by(account, today).filter(need=OuterRef("pk"))))
    return of_open_items.filter(seen)


def items_prepared_by(account: Account) -> QuerySet[Item]:
    """The matters whose papers are the person's unit's to hand in."""
    own = _prepared_by(account, "") if Relation.OWN_ORGAN in reach(account, Kind.MEETING) else _NOBODY
    return items_visible_to(account).filter(own)


def needs_to_hand_in(account: Account) -> QuerySet[Need]:
    """Which papers are still to come, or come again, of matters that the person's unit prepares: of its own matters it sees all of them."""
    if Relation.OWN_ORGAN not in reach(account, Kind.MEETING):
        return Need.objects.none()
    own = Need.objects.filter(_prepared_by(account, "item__"), item__confidential=False, item__state=Item.State.STANDS)
    awaited = own.filter(state__in=(Need.State.MISSING, Need.State.RETURNED), item__meeting__state=MeetingState.PLANNED)
    return awaited.filter(one_of(visible_to(account), "item__meeting"))


def notes_visible_to(account: Account, today: dt.date | None = None) -> QuerySet[ReadingNote]:
    """A person's private notes on papers that he may still read."""
    return ReadingNote.objects.filter(Exists(files_readable_by(account, today).filter(pk=OuterRef("file"))), account=account)


def given_up(account: Account, meeting: Meeting) -> QuerySet[PackFile]:
    """Whose numbers in the pack are nobody's any more, for who has the whole of it: taken out, withdrawn, not needed."""
    if not (sees_whole(account, meeting) or attends(account, meeting)):
        return PackFile.objects.none()
    gone = Q(file=None) | ~Q(need__item__state=Item.State.STANDS) | Q(need__state=Need.State.WAIVED)
    return PackFile.objects.filter(gone, need__item__meeting=meeting, first_page__isnull=False)


def last_look_of(account: Account, meeting: Meeting) -> dt.datetime | None:
    """When a person last looked at the papers of a meeting that he sees."""
    return LastLook.objects.filter(account=account, meeting=meeting).values_list("at", flat=True).first()

"""Where the things stand that notices are about: for each kind a question for many keys at once.

What it does not answer for may not be seen (any more) by the reader: then neither title nor address is shown. So it is with a kind that
is not in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from django.urls import reverse

from giaoban.office.directory.models import Account
from giaoban.office.exchange import queries as exchange
from giaoban.office.issuing import queries as issuing
from giaoban.office.meetings import dossier_queries as dossiers
from giaoban.office.meetings import queries as meetings
from giaoban.office.meetings import weeks
from giaoban.office.notices.models import Notice
from giaoban.office.registry import queries as registry
from giaoban.office.work import queries as work

Places = dict[int, str]  # key of a thing -> address of its page
Maker = Callable[[Account, Collection[int]], Places]


def _papers(account: Account, keys: Collection[int]) -> Places:
    seen = registry.visible_to(account).filter(pk__in=keys).order_by().values_list("pk", flat=True)
    return {pk: reverse("paper", args=[pk]) for pk in seen}


def _tasks(account: Account, keys: Collection[int]) -> Places:
    seen = work.visible_to(account).filter(pk__in=keys).order_by().values_list("pk", flat=True)
    return {pk: reverse("task", args=[pk]) for pk in seen}


def _collections(account: Account, keys: Collection[int]) -> Places:
    seen = work.collections_visible_to(account).filter(pk__in=keys).order_by().values_list("pk", flat=True)
    return {pk: reverse("collection", args=[pk]) for pk in seen}


def _orientations(account: Account, keys: Collection[int]) -> Places:
    seen = work.orientations_visible_to(account).filter(pk__in=keys).order_by().values_list("pk", "paper_id")
    return {pk: f"{reverse('orientations')}?paper={paper}#dinh-huong-{pk}" for pk, paper in seen}


def _needs(account: Account, keys: Collection[int]) -> Places:
    seen = dossiers.needs_visible_to(account).filter(pk__in=keys).order_by().values_list("pk", "item_id", "item__meeting_id")
    return {pk: f"{reverse('meeting-dossier', args=[meeting])}#noi-dung-{item}" for pk, item, meeting in seen}


def _registrations(account: Account, keys: Collection[int]) -> Places:
    seen = meetings.registrations_visible_to(account).filter(pk__in=keys).order_by().values_list("pk", flat=True)
    return {pk: reverse("registration", args=[pk]) for pk in seen}


def _meetings(account: Account, keys: Collection[int]) -> Places:
    seen = meetings.visible_to(account).filter(pk__in=keys).order_by().values_list("pk", flat=True)
    return {pk: reverse("meeting", args=[pk]) for pk in seen}


def _drafts(account: Account, keys: Collection[int]) -> Places:
    seen = issuing.visible_to(account).filter(pk__in=keys).order_by().values_list("pk", flat=True)
    return {pk: reverse("draft", args=[pk]) for pk in seen}


def _weeks(account: Account, keys: Collection[int]) -> Places:
    seen = weeks.issues_visible_to(account).filter(pk__in=keys).order_by().values_list("pk", flat=True)
    return {pk: reverse("schedule-issue", args=[pk]) for pk in seen}


def _packages(account: Account, keys: Collection[int]) -> Places:
    seen = exchange.packages_visible_to(account).filter(pk__in=keys).order_by().values_list("pk", flat=True)
    return {pk: reverse("package", args=[pk]) for pk in seen}


SUBJECTS: dict[str, Maker] = {
    "meetings.meeting": _meetings,
    "registry.paper": _papers,
    "work.task": _tasks,
    "work.collection": _collections,
    "work.orientation": _orientations,
    "meetings.need": _needs,
    "meetings.registration": _registrations,
    "meetings.weekissue": _weeks,
    "issuing.draft": _drafts,
    "exchange.package": _packages,
}


def places_of(account: Account, notices: Iterable[Notice]) -> dict[tuple[str, int], str]:
    """The addresses of what the notices are about, as far as the person may see it; a question for each kind."""
    asked: dict[str, set[int]] = {}
    for notice in notices:
        if notice.subject_kind in SUBJECTS and notice.subject_id is not None:
            asked.setdefault(notice.subject_kind, set()).add(notice.subject_id)
    return {(kind, key): place for kind, keys in asked.items() for key, place in SUBJECTS[kind](account, keys).items()}

"""People are told that something is new to them, once; and say that they have seen it.

What is told follows from an act that has its own line in the record; telling adds none. Nor does looking: when somebody read his notices
is nobody else's to know.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.notices import queries
from giaoban.office.notices.models import REASON, TITLE, Notice

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Telling:
    """What one account is told: what happened (`kind`: work.assigned), to which thing (kind and key; none for what is about no thing),
    what it is called to this person, why this person is told, and the key by which it is told once.

    The reason says nothing that stands in the thing: it stays to be read when the thing itself may no longer be seen.
    """

    account_id: int
    kind: str
    subject: tuple[str, int] | None
    title: str
    reason: str
    key: str


def tell(receivers: Iterable[int], *, kind: str, subject: tuple[str, int] | None, title: str, reason: str, key: str) -> None:
    """Tell accounts the same, once: the same key again is the same notice. Joins the caller's transaction."""
    tell_all([Telling(account_id, kind, subject, title, reason, key) for account_id in dict.fromkeys(receivers)])


def tell_all(tellings: Iterable[Telling]) -> None:
    """Tell many accounts many things in few statements. Accounts that are switched off are told nothing."""
    active = set(Account.objects.filter(is_active=True).values_list("pk", flat=True))
    rows = [_notice(one) for one in tellings if one.account_id in active]
    Notice.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)


def _notice(one: Telling) -> Notice:
    subject_kind, subject_id = one.subject or ("", None)
    return Notice(
        account_id=one.account_id,
        kind=one.kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        title=_short(one.title, TITLE),
        reason=_short(one.reason, REASON),
        key=one.key,
        at=timezone.now(),
    )


def _short(text: str, most: int) -> str:
    """A text on one line, cut with a mark where it is too long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def settle(kinds: Iterable[str], subjects: Iterable[tuple[str, int]], accounts: Iterable[int] | None = None) -> None:
    """What waited does not wait any more: notices of these kinds about these things are no longer new to anybody, or to these accounts."""
    by_kind: dict[str, list[int]] = {}
    for kind, key in subjects:
        by_kind.setdefault(kind, []).append(key)
    about = Notice.objects.filter(kind__in=list(kinds), read_at=None)
    if accounts is not None:
        about = about.filter(account__in=list(accounts))
    for kind, keys in by_kind.items():
        about.filter(subject_kind=kind, subject_id__in=keys).update(read_at=timezone.now())


def mark_read(actor: Account, notice_id: int) -> Notice:
    """A person has seen one of his notices, and so whatever else was told of the same thing. Raises Notice.DoesNotExist for another's."""
    notice = queries.notices_visible_to(actor).get(pk=notice_id)
    same = Q(pk=notice.pk)
    if notice.subject_id is not None:
        same |= Q(subject_kind=notice.subject_kind, subject_id=notice.subject_id)
    queries.unread(actor).filter(same).order_by().update(read_at=timezone.now())
    return notice


def mark_all_read(actor: Account, up_to: int) -> int:
    """A person has seen all his notices up to the latest that was shown; what came since stays new. Returns how many were new."""
    return queries.unread(actor).filter(pk__lte=up_to).order_by().update(read_at=timezone.now())


def forget(kind: str, keys: Iterable[int]) -> None:
    """Things are taken out of the office: what people were told of them goes along."""
    Notice.objects.filter(subject_kind=kind, subject_id__in=list(keys)).delete()

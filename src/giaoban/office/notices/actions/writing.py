"""Mails written into the outbox, and the Monday digest. Both are the program's own acts, of a job."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from giaoban.office.audit.acts import act
from giaoban.office.directory.models import Account
from giaoban.office.notices import queries
from giaoban.office.notices.actions.telling import Telling, tell_all
from giaoban.office.notices.digest import count_all
from giaoban.office.notices.models import Mail, Notice

SUBJECT = "Có việc mới trong Giao Ban"
SENTENCE = "Có việc mới chờ đồng chí trong Giao Ban"
LETTER = "Gửi văn bản"
LETTER_BODY = "Nội dung và tệp kèm theo chỉ hiện ở trang gửi văn bản, cho người được xem văn bản đó."
DIGEST = "notices.digest"
_BATCH = 500


def write_mails(now: dt.datetime | None = None) -> int:
    """For everybody with something unread that no mail has told of, one mail that says only that. Returns how many were written.

    A mail holds no name, title or number: whoever reads it on its way learns nothing.
    """
    now = now or timezone.now()
    if not queries.to_be_written_to(now).exists():
        return 0  # looking takes no lock and leaves no line
    with act(None, "notices.write-mails") as line:
        found = list(queries.to_be_written_to(now))
        mails = [
            Mail(account_id=one.account_id, address=one.address, subject=SUBJECT, body=body(), written_at=now, not_before=now)
            for one in found
        ]
        Mail.objects.bulk_create(mails, batch_size=_BATCH, ignore_conflicts=True)
        _note_as_told([one.account_id for one in found])
        line.changes["written"] = len(mails)
    return len(mails)


def write_letter(kind: str, thing: int, address: str) -> Mail:
    """A letter of another room put into the outbox; the room says its words when it leaves. Part of another act."""
    now = timezone.now()
    return Mail.objects.create(kind=kind, thing=thing, address=address, subject=LETTER, body=LETTER_BODY, written_at=now, not_before=now)


def body() -> str:
    """The words of every mail; with where the office is opened, if the operator has said it."""
    address = settings.SITE_ADDRESS
    return f"{SENTENCE}.\n\n{address}\n" if address else f"{SENTENCE}.\n"


def _note_as_told(accounts: list[int]) -> None:
    mail = Mail.objects.filter(account=OuterRef("account"), state=Mail.State.WAITING).order_by("-pk")
    untold = Notice.objects.filter(account__in=accounts, read_at=None, mail=None)
    untold.update(mail=Subquery(mail.values("pk")[:1]))


def write_digest(monday: dt.date) -> int:
    """Tell everybody what the week begins with, in numbers; those without anything are told nothing. Done twice it is done once.

    Returns for how many people there was something to tell.
    """
    with act(None, "notices.write-digest") as line:
        accounts = list(Account.objects.filter(is_active=True).order_by("pk").values_list("pk", flat=True))
        week = f"Tuần {monday:%d/%m} đến {monday + dt.timedelta(days=6):%d/%m/%Y}"
        found = count_all(accounts, monday)
        tell_all(
            Telling(
                account_id,
                DIGEST,
                None,
                f"{week}: {', '.join(f'{count.many} {count.words}' for count in counts)}",
                "Tổng hợp sáng thứ Hai",
                f"digest {monday:%Y%m%d}",
            )
            for account_id, counts in found.items()
        )
        line.changes["told"] = len(found)
    return len(found)

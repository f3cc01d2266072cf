"""What the room has done behind the pages: mails written and sent, the digest on Monday morning."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from giaoban.office.jobs.actions import handles, put_down
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.ticker import every
from giaoban.office.notices.actions.writing import write_digest, write_mails
from giaoban.office.notices.queries import MORNING
from giaoban.office.notices.sending import is_due, send_waiting

SEND, DIGEST = "send-mails", "write-digest"


@every(60)
def write() -> None:
    """Write mails for what is new."""
    write_mails()


@every(20)
def ask_to_send() -> None:
    """Have due mails sent by a worker: a mail server may be slow, and the ticker must not wait. One job a minute at most."""
    now = timezone.now()
    if is_due(now):
        put_down(SEND, f"{SEND} {now:%Y%m%d%H%M}")


@every(300)
def ask_for_digest() -> None:
    """Have the week's digest written, from Monday morning on: a server that was off then does it when it is back."""
    monday = digest_day(timezone.now())
    key = f"{DIGEST} {monday}"
    if monday is not None and not Job.objects.filter(key=key).exists():
        put_down(DIGEST, key, monday=monday.isoformat())


def digest_day(now: dt.datetime) -> dt.date | None:
    """The Monday whose digest is due; None on a Monday before the morning (local)."""
    local = timezone.localtime(now)
    if local.weekday() == 0 and local.time() < MORNING:
        return None
    return local.date() - dt.timedelta(days=local.weekday())


@handles(SEND)
def send(_: Job) -> None:
    """Send what is due; a job done twice finds nothing left."""
    send_waiting()


@handles(DIGEST)
def digest(job: Job) -> None:
    """Write the digest of a week."""
    write_digest(dt.date.fromisoformat(str(job.payload["monday"])))

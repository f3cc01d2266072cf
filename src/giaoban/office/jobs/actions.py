"""Putting jobs down, taking them up, finishing them. Handlers are told by the rooms through `handles`."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from giaoban.office.jobs.models import Job, State

ATTEMPTS = 3  # of a handler that raises
KILLS = 6  # of workers that died over the same job: it is the job's fault then
UNDONE = "Máy không làm xong việc này. Hãy thử lại; nếu vẫn lỗi, báo quản trị."
Handler = Callable[[Job], None]
_HANDLERS: dict[str, Handler] = {}
_log = logging.getLogger("giaoban.jobs")


def lease() -> dt.timedelta:
    """How long a worker that says nothing keeps a job."""
    return dt.timedelta(seconds=settings.JOB_LEASE_SECONDS)


class GiveUp(Exception):  # noqa: N818 - what the handler does
    """A handler's word that trying again would not help. The message is Vietnamese, for a clerk."""


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Say which function does jobs of a kind. A handler may be run again after a kill and must end in the same state."""

    def remember(handler: Handler) -> Handler:
        _HANDLERS[kind] = handler
        return handler

    return remember


def put_down(kind: str, key: str, **payload: Any) -> Job:
    """Ask for a job; the same key again is the same job, and one that failed waits anew. Joins the caller's transaction."""
    job, made = Job.objects.get_or_create(key=key, defaults={"kind": kind, "payload": payload, "not_before": timezone.now()})
    if not made and job.state == State.FAILED:
        job.state, job.attempts, job.error, job.not_before = State.WAITING, 0, "", timezone.now()
        job.save(update_fields=["state", "attempts", "error", "not_before"])
    return job


def take_up(worker: str, now: dt.datetime | None = None) -> Job | None:
    """The next job for a worker, leased to it; also one that another worker left. None when nothing waits."""
    now = now or timezone.now()
    left = Q(state=State.RUNNING, lease_until__lt=now)
    if not Job.objects.filter(Q(state=State.WAITING, not_before__lte=now) | left).exists():
        return None  # looking takes no lock
    with transaction.atomic():
        rows = Job.objects.select_for_update(skip_locked=True) if _skips_locked() else Job.objects
        rows.filter(left, attempts__gte=KILLS).update(state=State.FAILED, error=UNDONE, lease_until=None)
        job = rows.filter(Q(state=State.WAITING, not_before__lte=now) | left).order_by("not_before", "pk").first()
        if job is None:
            return None
        job.state, job.worker, job.lease_until = State.RUNNING, worker, now + lease()
        job.attempts += 1
        job.save(update_fields=["state", "worker", "lease_until", "attempts"])
    return job


def _skips_locked() -> bool:
    return connection.features.has_select_for_update_skip_locked


def hold_on(job: Job, step: str = "") -> bool:
    """Lengthen the lease of a job in work and note its step. False when another worker has taken it."""
    values: dict[str, Any] = {"lease_until": timezone.now() + lease()}
    if step:
        values["step"] = step
    return bool(Job.objects.filter(pk=job.pk, state=State.RUNNING, worker=job.worker, attempts=job.attempts).update(**values))


def do(job: Job) -> None:
    """Run a job that was taken up, and write down how it ended. Never raises for what a handler does."""
    try:
        _HANDLERS[job.kind](job)
    except GiveUp as refusal:
        _end(job, State.FAILED, str(refusal))
    except Exception:  # noqa: BLE001 - whatever a handler did, the worker goes on with the next job
        _log.exception("job failed", extra={"number": job.pk})
        last = job.attempts >= ATTEMPTS
        _end(job, State.FAILED if last else State.WAITING, UNDONE)
    else:
        _end(job, State.DONE, "")


def _end(job: Job, state: State, error: str) -> None:
    now = timezone.now()
    pause = dt.timedelta(seconds=5 * job.attempts) if state == State.WAITING else dt.timedelta()
    held = Job.objects.filter(pk=job.pk, worker=job.worker, attempts=job.attempts)
    held.update(state=state, error=error, lease_until=None, not_before=now + pause, done_at=now if state == State.DONE else F("done_at"))


def failed_for_good(job: Job) -> bool:
    """Has a job used up its attempts?"""
    return job.state == State.FAILED

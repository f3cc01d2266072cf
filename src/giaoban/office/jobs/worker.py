"""The worker: takes up one job after another until it is told to stop."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading

from django.db import DatabaseError, close_old_connections, connection

from giaoban.office.jobs.actions import do, hold_on, lease, take_up
from giaoban.office.jobs.models import Job

IDLE_SECONDS = 0.5
PAUSE_SECONDS = 3.0  # before a database that did not answer is asked again
_log = logging.getLogger("giaoban.worker")


def work(stop: threading.Event, *, until_idle: bool = False) -> int:
    """Do jobs until `stop` is set, or with `until_idle` until none waits. Returns how many were done."""
    name = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"
    done = 0
    while not stop.is_set():
        if not connection.in_atomic_block:  # one that works inside a transaction of its caller's leaves it whole
            close_old_connections()
        try:
            one = _next(name)
        except DatabaseError:
            if until_idle:
                raise
            _log.exception("the database does not answer")
            stop.wait(PAUSE_SECONDS)
            continue
        if one:
            done += 1
        elif until_idle:
            break
        else:
            stop.wait(IDLE_SECONDS)
    return done


def _next(name: str) -> bool:
    """Do the next job; False when none waits."""
    job = take_up(name)
    if job is None:
        return False
    with _held(job):
        do(job)
    return True


class _held:  # noqa: N801 - reads as a phrase: with _held(job)
    """Keeps the lease of a job alive while its handler works."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.over = threading.Event()
        self.keeper = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> None:
        self.keeper.start()

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.keeper.join()

    def _keep(self) -> None:
        while not self.over.wait(lease().total_seconds() / 3):
            try:
                if not hold_on(self.job):
                    break
            except DatabaseError:
                _log.exception("a lease could not be lengthened")  # the next beat tries again
        connection.close()

"""The worker: takes up one job after another until it is told to stop."""

from __future__ import annotations

import os
import secrets
import socket
import threading

from django.db import close_old_connections

from giaoban.office.jobs.actions import LEASE, do, hold_on, take_up
from giaoban.office.jobs.models import Job

IDLE_SECONDS = 0.5


def work(stop: threading.Event, *, until_idle: bool = False) -> int:
    """Do jobs until `stop` is set, or with `until_idle` until none waits. Returns how many were done."""
    name = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"
    done = 0
    while not stop.is_set():
        close_old_connections()
        job = take_up(name)
        if job is None:
            if until_idle:
                break
            stop.wait(IDLE_SECONDS)
            continue
        with _held(job):
            do(job)
        done += 1
    return done


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
        from django.db import connection

        while not self.over.wait(LEASE.total_seconds() / 3):
            if not hold_on(self.job):
                break
        connection.close()

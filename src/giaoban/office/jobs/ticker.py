"""What is done again and again: sealing, clearing away, looking after. It runs in a thread beside the worker.

    @every(5)
    def seal() -> None: ...

Several workers tick beside each other: what may run only once at a time sees to that itself.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection

_log = logging.getLogger("giaoban.ticker")
Periodic = Callable[[], None]


@dataclass
class _Beat:
    act: Periodic
    seconds: float
    due: float = 0.0


_BEATS: dict[str, _Beat] = {}


def every(seconds: float) -> Callable[[Periodic], Periodic]:
    """Have a function called every so many seconds, the first time soon after the start."""

    def remember(act: Periodic) -> Periodic:
        _BEATS[f"{act.__module__}.{act.__qualname__}"] = _Beat(act, seconds)
        return act

    return remember


def tick(stop: threading.Event) -> None:
    """Do what is due until `stop` is set."""
    while not stop.is_set():
        wait = run_due(time.monotonic())
        if not connection.in_atomic_block:
            connection.close()
        stop.wait(wait)


def run_due(now: float) -> float:
    """Do what is due at `now` (monotonic seconds); returns the seconds until something is due again. One that fails hinders no other."""
    for beat in _BEATS.values():
        if beat.due <= now:
            beat.due = now + beat.seconds
            try:
                beat.act()
            except Exception:  # noqa: BLE001 - the next beat tries again
                _log.exception("periodic act failed")
    return max(0.1, min((beat.due for beat in _BEATS.values()), default=now + 1.0) - now)

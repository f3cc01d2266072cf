"""The worker process: jobs in its main thread, what is done again and again in another. Ends on SIGTERM when the job in hand is done."""

from __future__ import annotations

import signal
import threading

from giaoban.office.jobs.ticker import tick
from giaoban.office.jobs.worker import work


def work_until_stopped() -> None:
    """Do jobs and what is periodic until SIGTERM or SIGINT."""
    import giaoban.site.clearing  # noqa: F401 - its periodic acts

    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    ticker = threading.Thread(target=tick, args=(stop,), name="ticker")
    ticker.start()
    try:
        work(stop)
    finally:
        stop.set()
        ticker.join()

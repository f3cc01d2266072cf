"""A process that may be killed at any moment: it takes files in while a worker of its own reads them.

    python -m tests.office.registry.killed FOLDER NUMBER [PAGE]

Started again on the same folder it does the same again, as the browsers of the clerks would and the office's worker does. It
says `taking in` when it begins and `all read` when nothing waits any more.
"""

from __future__ import annotations

import os
import sys
import threading

NAME, FIRST_LINE, LAST_LINE = "tests.office.registry.killed", "taking in", "all read"


def main(folder: str, number: int, page: str = "page") -> None:
    """Take in the files, work off the jobs."""
    os.environ |= {"GIAOBAN_DATA": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from giaoban.office.directory.models import Account
    from giaoban.office.jobs.worker import work
    from giaoban.office.registry.actions import take_in
    from tests.letters import letter

    _read_quickly()
    _a_minute_later()
    lan = Account.objects.get(username="lan")
    stop = threading.Event()
    worker = threading.Thread(target=work, args=(stop,), daemon=True)
    print(FIRST_LINE, flush=True)
    worker.start()
    for n in range(number):
        take_in(lan, data=letter(f"{n}-KH/TU", f"về việc số {n}"), name=f"{n}.txt", key=f"{page}-{n}")
    stop.set()
    worker.join()
    work(threading.Event(), until_idle=True)
    print(LAST_LINE, flush=True)


def _read_quickly() -> None:
    """Stand in for the reader, which has tests of its own: a job that reads the kept bytes and says what they are."""
    import datetime as dt

    from giaoban.office.jobs.actions import handles
    from giaoban.office.jobs.models import Job
    from giaoban.office.registry import store
    from giaoban.office.registry.actions import finish_reading
    from giaoban.office.registry.actions.taking_in import READ_PART
    from giaoban.office.registry.letterhead import Letterhead
    from giaoban.office.registry.models import Part

    @handles(READ_PART)
    def read(job: Job) -> None:
        part = Part.objects.select_related("file").get(pk=job.payload["part_id"])
        text = store.read(part.file.sha256).decode()
        number = next(line.removeprefix("Số ") for line in text.splitlines() if line.startswith("Số "))
        finish_reading(part.paper_id, Letterhead("KH", number, "Tỉnh ủy An Bình", dt.date(2026, 11, 2), "về việc"), tasks_in_all=1)


def _a_minute_later() -> None:
    """What a killed worker held is free again, as it is when its lease has run out; and that it was killed is not the job's fault."""
    from giaoban.office.jobs.models import Job, State

    Job.objects.filter(state=State.RUNNING).update(lease_until="2026-01-01T00:00:00Z", attempts=0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])

"""The worker as a process: killed without warning, told to stop, sealing beside its work."""

import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from tests.keeping.test_restore import OFFICE
from tests.site.offices import process, run, until

pytestmark = pytest.mark.long
SLOW = {"DJANGO_SETTINGS_MODULE": "tests.site.slow_office", "GIAOBAN_JOB_LEASE": "3"}
ASKED = """INSERT INTO jobs_job (kind, key, payload, state, step, attempts, not_before, worker, error, created_at)
           VALUES ('slow', 'slow-1', '{}', 'waiting', '', 0, '2026-01-01', '', '', '2026-01-01')"""


def office_with_slow_work(data: Path) -> None:
    with sqlite3.connect(data / "giaoban.sqlite3") as database:
        database.execute(ASKED)
    database.close()


def state_of_work(data: Path) -> tuple[str, int]:
    database = sqlite3.connect(data / "giaoban.sqlite3")
    found: tuple[str, int] = database.execute("SELECT state, attempts FROM jobs_job WHERE key = 'slow-1'").fetchone()
    database.close()
    return found


def test_work_of_a_killed_worker_is_done_by_another_once(empty_office: Path) -> None:
    office_with_slow_work(empty_office)
    with process(empty_office, "worker", **SLOW) as first:
        assert until(lambda: bool(list(empty_office.glob("begun-*"))))
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    left = state_of_work(empty_office)
    (empty_office / "go").touch()
    began = time.monotonic()
    with process(empty_office, "worker", **SLOW):
        assert until(lambda: state_of_work(empty_office)[0] == "done")
        waited = time.monotonic() - began

    assert (left, state_of_work(empty_office), (empty_office / "done").read_text()) == (("running", 1), ("done", 2), "2\n")
    assert waited < 60


def test_worker_told_to_stop_finishes_the_work_in_hand(empty_office: Path) -> None:
    office_with_slow_work(empty_office)
    with process(empty_office, "worker", **SLOW) as worker:
        assert until(lambda: bool(list(empty_office.glob("begun-*"))))
        worker.send_signal(signal.SIGTERM)
        (empty_office / "go").touch()
        status = worker.wait(30)

    assert (status, state_of_work(empty_office)) == (0, ("done", 1))


def test_worker_seals_the_record_while_it_waits(empty_office: Path) -> None:
    run(empty_office, "restore", str(OFFICE))
    heads = empty_office / "audit.heads"
    before = heads.read_text().count("\n")
    with process(empty_office, "worker"):
        assert until(lambda: heads.read_text().count("\n") > before)
    verified = run(empty_office, "audit", "verify")

    assert (verified.returncode, verified.stdout) == (0, "Nhật ký nguyên vẹn: 3 dòng đã niêm phong.\n")

"""The worker as a process: killed without warning, told to stop, sealing beside its work."""

import os
import signal
import sqlite3
import time
from pathlib import Path

from tests.keeping.test_restore import OFFICE
from tests.site.offices import process, run, until

SLOW = {"DJANGO_SETTINGS_MODULE": "tests.site.slow_office", "GIAOBAN_JOB_LEASE": "3"}
ASKED = """INSERT INTO jobs_job (kind, key, payload, state, step, attempts, not_before, worker, error, created_at)
           VALUES ('slow', 'slow-1', '{}', 'waiting', '', 0, '2026-01-01', '', '', '2026-01-01')"""


def office_with_slow_work(data: Path) -> None:
    run(data, "init-admin", "kien", **SLOW)
    with sqlite3.connect(data / "giaoban.sqlite3") as database:
        database.execute(ASKED)
    database.close()


def state_of_work(data: Path) -> tuple[str, int]:
    database = sqlite3.connect(data / "giaoban.sqlite3")
    found: tuple[str, int] = database.execute("SELECT state, attempts FROM jobs_job WHERE key = 'slow-1'").fetchone()
    database.close()
    return found


def test_work_of_a_killed_worker_is_done_by_another_once(tmp_path: Path) -> None:
    office_with_slow_work(tmp_path)
    with process(tmp_path, "worker", **SLOW) as first:
        assert until(lambda: bool(list(tmp_path.glob("begun-*"))))
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    left = state_of_work(tmp_path)
    (tmp_path / "go").touch()
    began = time.monotonic()
    with process(tmp_path, "worker", **SLOW):
        assert until(lambda: state_of_work(tmp_path)[0] == "done")
        waited = time.monotonic() - began

    assert (left, state_of_work(tmp_path), (tmp_path / "done").read_text()) == (("running", 1), ("done", 2), "2\n")
    assert waited < 60


def test_worker_told_to_stop_finishes_the_work_in_hand(tmp_path: Path) -> None:
    office_with_slow_work(tmp_path)
    with process(tmp_path, "worker", **SLOW) as worker:
        assert until(lambda: bool(list(tmp_path.glob("begun-*"))))
        worker.send_signal(signal.SIGTERM)
        (tmp_path / "go").touch()
        status = worker.wait(30)

    assert (status, state_of_work(tmp_path)) == (0, ("done", 1))


def test_worker_seals_the_record_while_it_waits(tmp_path: Path) -> None:
    run(tmp_path, "restore", str(OFFICE))
    heads = tmp_path / "audit.heads"
    before = heads.read_text().count("\n")
    with process(tmp_path, "worker"):
        assert until(lambda: heads.read_text().count("\n") > before)
    verified = run(tmp_path, "audit", "verify")

    assert (verified.returncode, verified.stdout) == (0, "Nhật ký nguyên vẹn: 3 dòng đã niêm phong.\n")

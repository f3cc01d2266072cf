"""Redmine beside us, where Debian's package of it and puma are installed: its list of issues, asked for by the same clients in one run.

Redmine has 1,000 open issues in a public project and shows 25 of them to a visitor who is not signed in; we show 25 of 200,000 to people
who are, by their rights. Served by puma with 2 workers of 4 threads on SQLite.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from serving import Site, free_port

ISSUES = 1000
ADDRESS = "/projects/hu/issues"
_PLACE = Path("/usr/share/redmine")
_INSTANCES = Path("/var/lib/redmine")
_INSTANCE = "giaoban_bench"
_START_SECONDS = 120.0
_SEED = f"""
p = Project.create!(name: 'Huyện', identifier: 'hu', is_public: true, enabled_module_names: ['issue_tracking'])
p.trackers = Tracker.all
a = User.find_by_login('admin')
{ISSUES}.times {{ |n| Issue.create!(project: p, subject: "Việc số #{{n}}", tracker: p.trackers.first, author: a, status: IssueStatus.first,
  priority: IssuePriority.first, due_date: Date.today + n % 60) }}
"""


def is_there() -> bool:
    """Can Redmine be served on this machine? It writes its instance below /var/lib, which root alone may."""
    return (_PLACE / "config.ru").exists() and Path("/usr/bin/puma").exists() and os.geteuid() == 0


@contextmanager
def redmine(folder: Path) -> Iterator[Site]:
    """Redmine with its issues while it is being measured; its instance goes with the folder afterwards."""
    made = _lay_out(folder)
    try:
        for task in ("db:migrate", "redmine:load_default_data"):
            _run("bundle", "exec", "rake", task)
        seed = folder / "seed.rb"
        seed.write_text(_SEED, "utf-8")
        _run("bundle", "exec", "rails", "runner", str(seed))
        with _served() as site:
            yield site
    finally:
        made.unlink()


def _lay_out(folder: Path) -> Path:
    """An instance of its own: where its database, secrets and files are."""
    for name in ("config", "files", "log", "tmp", "public"):
        (folder / name).mkdir()
    database = {"production": {"adapter": "sqlite3", "database": str(folder / "redmine.sqlite3"), "timeout": 10000}}
    (folder / "config" / "database.yml").write_text(json.dumps(database), "utf-8")  # JSON is YAML
    session = {"production": {"key": "_redmine_bench", "secret": secrets.token_hex(40)}}
    (folder / "config" / "session.yml").write_text(json.dumps(session), "utf-8")
    (folder / "config" / "secret_key.txt").write_text(secrets.token_hex(64), "ascii")
    link = _INSTANCES / _INSTANCE
    link.unlink(missing_ok=True)
    link.symlink_to(folder)
    return link


def _environment() -> dict[str, str]:
    own = {
        "REDMINE_INSTANCE": _INSTANCE,
        "X_DEBIAN_SITEID": _INSTANCE,
        "RAILS_ENV": "production",
        "REDMINE_LANG": "vi",
        "SCHEMA": os.devnull,
    }
    return os.environ | own


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=_PLACE, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"redmine: {' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


@contextmanager
def _served() -> Iterator[Site]:
    port = free_port()
    command = ["puma", "-b", f"tcp://127.0.0.1:{port}", "-e", "production", "-t", "4:4", "-w", "2", "config.ru"]
    serving = subprocess.Popen(
        command, cwd=_PLACE, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait(port)
        yield Site("127.0.0.1", port, serving.pid)
    finally:
        os.killpg(serving.pid, signal.SIGTERM)
        serving.wait(30)


def _wait(port: int) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{ADDRESS}", timeout=30) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("redmine did not start")

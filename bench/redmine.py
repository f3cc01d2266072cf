"""Redmine beside us, where Debian's package of it and puma are installed: its list of issues, asked for by the same clients in one run.

Two lists are measured, each of 25 open issues of a public project: like ours, with as many issues as we have tasks, for somebody who is
signed in; and a small one of 1,000, for a visitor. Who is signed in is Redmine's administrator, whose rights it does not look at. Served
by puma with 2 workers of 4 threads on SQLite.
"""

from __future__ import annotations

import html
import json
import os
import re
import secrets
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

from serving import Site, free_port

FEW = 1000
ADDRESS = "/projects/{}/issues"
SMALL, LARGE = "nho", "lon"  # the two projects
_PLACE = Path("/usr/share/redmine")
_INSTANCES = Path("/var/lib/redmine")
_INSTANCE = "giaoban_bench"
_START_SECONDS = 120.0
_NAME, _PASSWORD = "admin", "mật khẩu của Redmine"
_SEED = """
a = User.find_by_login('admin')
a.password = a.password_confirmation = '%(password)s'
a.must_change_passwd = false
a.save!
{'%(small)s' => %(few)d, '%(large)s' => %(many)d}.each do |name, many|
  p = Project.create!(name: name, identifier: name, is_public: true, enabled_module_names: ['issue_tracking'])
  p.trackers = Tracker.all
  last = Issue.maximum(:id).to_i
  row = {project_id: p.id, tracker_id: p.trackers.first.id, author_id: a.id, status_id: IssueStatus.first.id, lft: 1, rgt: 2,
    priority_id: IssuePriority.first.id, lock_version: 0, done_ratio: 0, is_private: false, created_on: Time.now, updated_on: Time.now}
  (1..many).each_slice(1000) do |some|
    Issue.insert_all!(some.map { |n| row.merge(id: last + n, root_id: last + n, subject: "Việc số #{n}", due_date: Date.today + n %% 60) })
  end
end
"""


def is_there() -> bool:
    """Can Redmine be served on this machine? It writes its instance below /var/lib, which root alone may."""
    return (_PLACE / "config.ru").exists() and Path("/usr/bin/puma").exists() and os.geteuid() == 0


@contextmanager
def redmine(folder: Path, many: int) -> Iterator[Site]:
    """Redmine with its issues, `many` in the large project, while it is being measured; its instance goes with the folder afterwards."""
    made = _lay_out(folder)
    try:
        for task in ("db:migrate", "redmine:load_default_data"):
            _run("bundle", "exec", "rake", task)
        seed = folder / "seed.rb"
        seed.write_text(_SEED % {"password": _PASSWORD, "small": SMALL, "large": LARGE, "few": FEW, "many": many}, "utf-8")
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
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{ADDRESS.format(SMALL)}", timeout=30) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("redmine did not start")


def cookie_of(site: Site) -> str:
    """The cookie of somebody who has signed in."""
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    place = f"http://{site.host}:{site.port}/login"
    with browser.open(place, timeout=30) as page:
        token = re.search(r'name="authenticity_token" value="([^"]+)"', page.read().decode())
    assert token is not None
    filled = {"authenticity_token": html.unescape(token[1]), "username": _NAME, "password": _PASSWORD}
    with browser.open(place, urlencode(filled).encode(), timeout=30) as page:
        if "/logout" not in page.read().decode():
            raise SystemExit("redmine did not let us sign in")
    return "; ".join(f"{one.name}={one.value}" for one in jar)

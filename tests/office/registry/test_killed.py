"""Web and worker killed at any moment: after the restart every file is there once, whole and read."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from giaoban.office.registry import store
from tests.laid_out import lay_out
from tests.letters import letter
from tests.office.registry.killed import FIRST_LINE, LAST_LINE, NAME

MANY = pytest.mark.skipif(os.environ.get("GIAOBAN_EXAMPLES") != "many", reason="takes minutes: `make verify` runs it")
ROOT = Path(__file__).parents[3]
ADD_CLERK = """
import django; django.setup()
from giaoban.office.directory.models import Account, RoleHolding
RoleHolding.objects.create(account=Account.objects.create_user("lan"), role="clerk")
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, laid_out: Path) -> Path:
    """The data folder of an office with a clerk, on SQLite."""
    folder = lay_out(tmp_path_factory.mktemp("office"), laid_out)
    subprocess.run([sys.executable, "-c", ADD_CLERK], cwd=ROOT, env=environment(folder), check=True)
    return folder


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {"GIAOBAN_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}


def started(folder: Path, number: int, page: str = "page") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", NAME, str(folder), str(number), page]
    return subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, text=True)


def run(folder: Path, number: int, kill_after: float | None) -> str:
    """Let the process take files in, kill it after some seconds of that, and return what it said."""
    with started(folder, number) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        if kill_after is not None:
            time.sleep(kill_after)
            process.send_signal(signal.SIGKILL)
        return first + process.stdout.read()


def rows(folder: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(folder / "giaoban.sqlite3")) as database:
        return database.execute(query).fetchall()


def all_are_there_once(folder: Path, number: int, settings: Any) -> None:
    settings.FILES_DIR = folder / "files"
    names = sorted(f"{n}.txt" for n in range(number))
    assert sorted(name for (name,) in rows(folder, "SELECT name FROM registry_arrival")) == names
    assert sorted(name for (name,) in rows(folder, "SELECT name FROM registry_part WHERE kind = 'main'")) == names
    assert rows(folder, "SELECT stage, count(*), count(DISTINCT number) FROM registry_paper GROUP BY stage") == [("ready", number, number)]
    assert rows(folder, "SELECT state, count(*) FROM registry_arrival GROUP BY state") == [("ready", number)]
    assert rows(folder, "SELECT kind, state, count(*) FROM jobs_job GROUP BY kind, state") == [("read-part", "done", number)]
    assert rows(folder, "SELECT verb, count(*) FROM audit_entry WHERE verb = 'registry.take-in' GROUP BY verb")[0][1] >= number
    sums = sorted(sha256 for (sha256,) in rows(folder, "SELECT sha256 FROM registry_file"))
    assert sums == list(store.sums())
    assert [store.is_whole(sha256) for sha256 in sums] == [True] * number
    assert {store.read(sha256) for sha256 in sums} == {letter(f"{n}-KH/TU", f"về việc số {n}") for n in range(number)}
    assert rows(folder, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize(("number", "kills"), [(10, 3), pytest.param(200, 25, marks=[pytest.mark.fuzz, MANY])])
def test_killed_at_any_moment_every_file_is_there_once(number: int, kills: int, office: Path, tmp_path: Path, settings: Any) -> None:
    folder = Path(shutil.copytree(office, tmp_path / "office"))
    chance = random.Random(number)
    longest = min(number * 0.06, 6)

    said = [run(folder, number, chance.uniform(0, longest)) for _ in range(kills)]
    said.append(run(folder, number, None))

    assert {lines.splitlines()[0] for lines in said} == {FIRST_LINE}
    assert said[-1].splitlines()[-1] == LAST_LINE
    all_are_there_once(folder, number, settings)


def test_two_people_at_once_with_the_same_files_make_each_paper_once(office: Path, tmp_path: Path) -> None:
    folder, number = Path(shutil.copytree(office, tmp_path / "office")), 10

    with started(folder, number, "one") as one, started(folder, number, "two") as two:
        said = [process.communicate()[0].splitlines()[-1] for process in (one, two)]

    assert said == [LAST_LINE, LAST_LINE]
    assert rows(folder, "SELECT count(*), count(DISTINCT number) FROM registry_paper WHERE stage = 'ready'") == [(number, number)]
    states = "SELECT state, paper_id IS NULL, count(*) FROM registry_arrival GROUP BY 1, 2 ORDER BY 1"
    assert rows(folder, states) == [("duplicate", 1, number), ("ready", 0, number)]

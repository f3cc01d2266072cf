"""An office with nothing in it: its database is laid out once in a run of the tests, and copied from then on."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.database import kept_database
from tests.site.offices import ROOT, environment

DATABASE = "giaoban.sqlite3"
_LAY_OUT = "import django; django.setup(); from giaoban.site.preparing import prepare_database; prepare_database(print)"


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of an office that was opened and closed again. Tests that run side by side share it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "laid-out"
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kept_database().exists() and not (folder / "done").exists():
            shutil.copy(kept_database(), folder / DATABASE)
            (folder / "done").touch()
        if not (folder / "done").exists():
            env = environment(folder, DJANGO_SETTINGS_MODULE="giaoban.site.settings")
            subprocess.run([sys.executable, "-c", _LAY_OUT], cwd=ROOT, env=env, check=True)
            (folder / "done").touch()
    return folder / DATABASE


def lay_out(folder: Path, database: Path) -> Path:
    """Make the folder the data folder of an office with nothing in it."""
    folder.mkdir(mode=0o700, exist_ok=True)
    shutil.copy(database, folder / DATABASE)
    return folder


@pytest.fixture
def empty_office(tmp_path: Path, laid_out: Path) -> Path:
    """The data folder of an office with nothing in it."""
    return lay_out(tmp_path / "office", laid_out)

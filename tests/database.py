"""The tests' database on SQLite: laid out once for all that stands in the migrations, kept in `build/tests`, and copied from then on.

To bring an empty database through all migrations takes most of the time of a short run. What is kept is known by a sum of the migrations
and of the locked packages; Django looks at the copy as at any database, and applies what it lacks.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

_ROOT = Path(__file__).parents[1]
_KEPT = _ROOT / "build" / "tests"
_TO_BE_KEPT: list[tuple[sqlite3.Connection, TextIO]] = []


def sum_of_migrations() -> str:
    """By what a laid-out database is known."""
    found = hashlib.sha256((_ROOT / "uv.lock").read_bytes())
    for file in sorted((_ROOT / "src").glob("**/migrations/*.py")):
        found.update(str(file.relative_to(_ROOT)).encode() + file.read_bytes())
    return found.hexdigest()[:20]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Before Django makes the database: what is kept is copied into it. Who runs beside us waits until one of us has made it."""
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    _KEPT.mkdir(parents=True, exist_ok=True)
    name = str(connection.creation._get_test_db_name())  # type: ignore[attr-defined]
    memory = sqlite3.connect(name, uri=True, check_same_thread=False)  # open for as long as the database in memory has to stand
    with (_KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kept_database().exists():
            _copy(kept_database(), memory)
            fcntl.flock(lock, fcntl.LOCK_UN)
        else:
            _TO_BE_KEPT.append((memory, lock))
        yield
    memory.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """When Django has made the database: keep it, unless it was a copy; who waits may go on."""
    while _TO_BE_KEPT:
        memory, lock = _TO_BE_KEPT.pop()
        _keep(memory)
        fcntl.flock(lock, fcntl.LOCK_UN)


def kept_database() -> Path:
    """Where the database that was laid out stands, or will."""
    return _KEPT / f"{sum_of_migrations()}.sqlite3"


def _copy(kept: Path, memory: sqlite3.Connection) -> None:
    source = sqlite3.connect(kept)
    source.backup(memory)
    source.close()


def _keep(memory: sqlite3.Connection) -> None:
    half = _KEPT / "half.sqlite3"
    half.unlink(missing_ok=True)
    target = sqlite3.connect(half)
    memory.backup(target)
    target.close()
    for old in _KEPT.glob("*.sqlite3"):
        if old != half:
            old.unlink()
    half.replace(kept_database())

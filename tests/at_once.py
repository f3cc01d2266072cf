"""Several people at the same moment, on a database that is a file, as an office has it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, connections

from giaoban.office.directory.models import Account, RoleHolding
from giaoban.office.directory.visibility import Role
from tests.people import PASSWORD


@contextmanager
def database_of_its_own(folder: Path, laid_out: Path) -> Iterator[None]:
    """An empty office whose database is a file in the folder; on PostgreSQL the test's database is one already."""
    kept, name = connections["default"], connections.databases["default"]["NAME"]
    if connection.vendor != "sqlite":
        yield
        return
    del connections["default"]
    connections.databases["default"]["NAME"] = str(folder / "office.sqlite3")
    shutil.copy(laid_out, folder / "office.sqlite3")
    yield
    connections["default"].close()
    connections["default"] = kept
    connections.databases["default"]["NAME"] = name


def at_once(work: list[Callable[[], object]]) -> list[BaseException]:
    """Do everything at the same moment, each in its own thread; returns what went wrong."""
    start, wrong = threading.Barrier(len(work)), list[BaseException]()

    def one(act: Callable[[], object]) -> None:
        try:
            start.wait()
            act()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test says it
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(act,)) for act in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.fixture
def mai(transactional_db: None, tmp_path: Path, laid_out: Path) -> Iterator[Account]:
    """Trần Thị Mai, the chief of office, alone in an office whose database is a file; tests about many people have a Mai of their own."""
    with database_of_its_own(tmp_path, laid_out):
        account = Account.objects.create_user("mai", PASSWORD)
        RoleHolding.objects.create(account=account, role=Role.CHIEF)
        yield account

"""An empty database is laid at once, and comes to what the migrations come to."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState
from django.utils import translation

from giaoban.office.notices.models import ReminderRule

ROOT = Path(__file__).parents[2]
AT_ONCE = "import django; django.setup(); from django.core.management import call_command; call_command('migrate', verbosity=0)"
STEP_BY_STEP = """
import django; django.setup()
from django.core.management import call_command
from django.core.management.commands.migrate import Command
call_command(Command(), verbosity=0)
"""
HALF_WAY = """
import django; django.setup()
from django.db import connection
from giaoban.site.laying import lay_tables
with connection.execute_wrapper(lambda do, sql, *rest: 1 / 0 if sql.startswith("INSERT") else do(sql, *rest)):
    lay_tables(connection)
"""
MANY = pytest.mark.skipif(os.environ.get("GIAOBAN_EXAMPLES") != "many", reason="takes a minute: `make verify` runs it")


def made(script: str, folder: Path) -> Path:
    """The database that a script makes of nothing."""
    folder.mkdir()
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env = kept | {"GIAOBAN_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=env, check=False, capture_output=True)
    return next(folder.glob("*.sqlite3"))


def tables_of(database: Path) -> dict[str, Any]:
    """Every table with its columns, its indexes, what it refers to and what it holds its rows to."""
    with closing(sqlite3.connect(database)) as asked:
        found = {}
        for name, sql in asked.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
            indexes = asked.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql > ''", (name,))
            columns = {column[1:] for column in asked.execute("SELECT * FROM pragma_table_info(?)", (name,))}
            leads = {row[2:] for row in asked.execute("SELECT * FROM pragma_foreign_key_list(?)", (name,))}
            found[name] = columns, leads, set(re.findall(r'CONSTRAINT "\w+"', sql)), {(i, s.replace('"', "")) for i, s in indexes}
    return found


@pytest.mark.django_db
def test_nothing_is_left_to_be_done() -> None:
    executor = MigrationExecutor(connection)
    with translation.override(None):  # a migration holds no words of a language
        changed = MigrationAutodetector(executor.loader.project_state(), ProjectState.from_apps(apps)).changes(executor.loader.graph)

    assert (executor.migration_plan(executor.loader.graph.leaf_nodes()), changed) == ([], {})


@pytest.mark.django_db
def test_rules_of_reminding_are_put_in_once() -> None:
    every = list(ReminderRule.objects.values_list("days", "weekday", "receivers"))

    assert every
    assert len(every) == len({str(one) for one in every})


def test_laying_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    assert tables_of(made(HALF_WAY, tmp_path / "half")) == {}


@pytest.mark.fuzz
@MANY
def test_laid_at_once_is_the_same_as_step_by_step(tmp_path: Path) -> None:
    at_once, steps = (tables_of(made(script, tmp_path / name)) for name, script in (("once", AT_ONCE), ("steps", STEP_BY_STEP)))

    assert at_once.keys() == steps.keys()
    assert {name: at_once[name] for name in at_once if at_once[name] != steps[name]} == {}

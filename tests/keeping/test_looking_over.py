"""The database is told how its tables are filled."""

import pytest
from django.db import connection

from giaoban.keeping.jobs import look_over_tables
from giaoban.office.registry.models import Paper
from tests.papers import make_paper
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks by itself")
def test_database_knows_how_its_tables_are_filled(people: People) -> None:
    look_over_tables()

    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tbl FROM sqlite_stat1")
        assert {"directory_account", "directory_organ"} <= {table for (table,) in cursor.fetchall()}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite's planner")
def test_papers_that_reply_are_found_by_an_index_however_few_they_are(db: None) -> None:
    first = make_paper()
    make_paper(reply_to=first)
    for _ in range(200):
        make_paper()
    look_over_tables()

    assert "papers_that_reply" in Paper.objects.filter(reply_to=first).explain()

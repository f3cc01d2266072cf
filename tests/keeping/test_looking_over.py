"""The database is told how its tables are filled."""

import pytest
from django.db import connection

from giaoban.keeping.jobs import look_over_tables
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks by itself")
def test_database_knows_how_its_tables_are_filled(people: People) -> None:
    look_over_tables()

    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tbl FROM sqlite_stat1")
        assert {"directory_account", "directory_organ"} <= {table for (table,) in cursor.fetchall()}

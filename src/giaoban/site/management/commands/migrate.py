"""Django's `migrate`, which finds an empty database laid already."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from giaoban.site.laying import is_empty, lay_tables


class Command(migrate.Command):
    """Bring a database to this release: an empty one at once, any other through the migrations that it lacks."""

    def handle(self, *args: Any, **options: Any) -> None:
        """As Django does it, unless it is asked for a part or for a look alone."""
        connection = connections[options["database"]]
        whole = not (options["app_label"] or options["plan"] or options["check_unapplied"] or options["fake"])
        if whole and is_empty(connection):
            lay_tables(connection)
        super().handle(*args, **options)

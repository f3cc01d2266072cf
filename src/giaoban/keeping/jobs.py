"""What is looked after by itself: every ten minutes the room on the disk, which goes to the log; every day how the tables are filled."""

from __future__ import annotations

import logging
import shutil

from django.conf import settings
from django.db import connection

from giaoban.keeping.doctor import FREE_BYTES
from giaoban.office.jobs.ticker import every

_log = logging.getLogger("giaoban.keeping")


@every(600)
def look_after() -> None:
    """Is there room on the disk?"""
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < FREE_BYTES:
        _log.warning("the disk is nearly full: %d bytes left", free)


@every(24 * 3600)
def look_over_tables() -> None:
    """Have SQLite know how its tables are filled, from a look at 20,000 rows an index: by that it chooses the index a question goes by.

    Without it, it takes an index over all the work of an organ where one of a single task would do. PostgreSQL looks by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 20000")
            cursor.execute("ANALYZE")

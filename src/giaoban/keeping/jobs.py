"""A quick look every ten minutes: what it finds goes to the log, as numbers, for whoever watches it."""

from __future__ import annotations

import logging
import shutil

from django.conf import settings

from giaoban.keeping.doctor import FREE_BYTES
from giaoban.office.jobs.ticker import every

_log = logging.getLogger("giaoban.keeping")


@every(600)
def look_after() -> None:
    """Is there room on the disk?"""
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < FREE_BYTES:
        _log.warning("the disk is nearly full: %d bytes left", free)

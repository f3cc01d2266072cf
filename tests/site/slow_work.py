"""Work that says that it has begun, and ends when the file `go` is there."""

from __future__ import annotations

import os
import time

from django.apps import AppConfig
from django.conf import settings


class SlowWork(AppConfig):
    """Registers the work."""

    name = "tests.site.slow_work"
    label = "slow_work"

    def ready(self) -> None:
        """As a room does it."""
        from giaoban.office.jobs.actions import handles
        from giaoban.office.jobs.models import Job

        @handles("slow")
        def slow(job: Job) -> None:
            (settings.DATA_DIR / f"begun-{os.getpid()}").touch()
            while not (settings.DATA_DIR / "go").exists():
                time.sleep(0.05)  # another process says when
            with (settings.DATA_DIR / "done").open("a") as out:
                out.write(f"{job.attempts}\n")

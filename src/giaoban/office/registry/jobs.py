"""What the registry has done behind the pages."""

from __future__ import annotations

from django.db import transaction

from giaoban.office.jobs.actions import handles
from giaoban.office.jobs.models import Job
from giaoban.office.registry import store
from giaoban.office.registry.actions.arrivals import FORGET_FILE
from giaoban.office.registry.duplicates import one_at_a_time
from giaoban.office.registry.models import File


@handles(FORGET_FILE)
def forget_file(job: Job) -> None:
    """Take the bytes of a file away, unless the same file has come in again meanwhile."""
    sha256 = str(job.payload["sha256"])
    with transaction.atomic():
        one_at_a_time(sha256)
        if not File.objects.filter(sha256=sha256).exists():
            store.forget(sha256)

"""What the registry has done behind the pages."""

from __future__ import annotations

from django.db import transaction

from giaoban.office.jobs.actions import GiveUp, handles, hold_on
from giaoban.office.jobs.models import Job
from giaoban.office.registry import store
from giaoban.office.registry.actions.arrivals import FORGET_FILE
from giaoban.office.registry.actions.imports import IMPORT, finish_import, take_over_row
from giaoban.office.registry.duplicates import one_at_a_time
from giaoban.office.registry.models import File, Import, ImportRow
from giaoban.office.registry.rules import may_take_in


@handles(FORGET_FILE)
def forget_file(job: Job) -> None:
    """Take the bytes of a file away, unless the same file has come in again meanwhile."""
    sha256 = str(job.payload["sha256"])
    with transaction.atomic():
        one_at_a_time(sha256)
        if not File.objects.filter(sha256=sha256).exists():
            store.forget(sha256)


@handles(IMPORT)
def import_register(job: Job) -> None:
    """Enter the rows of another system's register that wait; a worker that takes this up after another goes on where that one was."""
    found = Import.objects.select_related("entered_by").get(pk=job.payload["import_id"])
    actor = found.entered_by
    if not may_take_in(actor):
        raise GiveUp("Người nhập danh sách không còn quyền vào sổ văn bản đến.")
    for row_id, number in found.rows.filter(state=ImportRow.State.WAITING).order_by("row").values_list("pk", "row"):
        if not hold_on(job, f"dòng {number}"):
            return
        take_over_row(actor, row_id)
    finish_import(actor, found.pk)

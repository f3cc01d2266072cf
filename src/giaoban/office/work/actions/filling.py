"""A filled sheet of a unit is taken: each row a line of progress or a report that it is done, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban.office.audit.acts import act
from giaoban.office.directory.models import Account, Organ
from giaoban.office.work.actions.carrying_out import note_progress, report_done
from giaoban.office.work.actions.following import locked_share
from giaoban.office.work.unit_sheets.reading import Reported


def take_sheet(actor: Account, organ: Organ, rows: Sequence[Reported]) -> int:
    """Enter what a sheet reports; returns how many rows. Raises Conflict when a share was changed since the sheet was looked at."""
    with act(actor, "work.take-sheet") as line:
        for row in rows:
            share = locked_share(actor, row.assignment_id, row.shown)
            if row.done_on is None:
                note_progress(actor, share.pk, row.text)
            else:
                report_done(actor, share.pk, row.shown, row.text, on=row.done_on)
        line.about(organ, rows=[row.assignment_id for row in rows])
    return len(rows)

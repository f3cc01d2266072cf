"""What the room has done behind the pages, and with papers that become something else."""

from __future__ import annotations

from django.utils import timezone

from giaoban.office.issuing.actions.files import write_issued_file
from giaoban.office.issuing.actions.leaving import leave_with_paper
from giaoban.office.issuing.actions.signing import WRITE_FILE
from giaoban.office.issuing.due import due_opinions
from giaoban.office.jobs.actions import handles
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.ticker import every
from giaoban.office.notices.actions import remind
from giaoban.office.notices.daily import ask_once_a_day
from giaoban.office.notices.queries import reminder_rules
from giaoban.office.notices.reminders import asked_of
from giaoban.office.registry.actions.arrivals import goes_with_paper

REMIND = "remind-of-opinions"

goes_with_paper(leave_with_paper)


@handles(WRITE_FILE)
def write_file(job: Job) -> None:
    """The file of an issued paper that was written here."""
    write_issued_file(job.payload["draft_id"])


@every(300)
def ask_for_reminders() -> None:
    """Have people reminded of opinions."""
    ask_once_a_day(REMIND)


@handles(REMIND)
def remind_of_opinions(_: Job) -> None:
    """Remind of what is due on the day on which this is done: what a day before was missed, the rules make up for."""
    today = timezone.localdate()
    remind(due_opinions(asked_of(reminder_rules(), today)), today)

"""What the room of work has done behind the pages, and with papers that become something else."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.db import transaction
from django.utils import timezone

from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.jobs.actions import GiveUp, handles, hold_on
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.ticker import every
from giaoban.office.notices.actions import remind
from giaoban.office.notices.daily import ask_once_a_day
from giaoban.office.notices.queries import reminder_rules
from giaoban.office.notices.reminders import asked_of
from giaoban.office.registry.actions.arrivals import goes_with_paper
from giaoban.office.registry.actions.letterheads import CARRY_CONFIDENTIALITY, carries_confidentiality, carry_in_every_room
from giaoban.office.registry.models import Annotation, Handling, Paper
from giaoban.office.work.actions import (
    WORKBOOK,
    carry_confidentiality,
    leave_with_paper,
    open_from_annotation,
    open_from_facts,
    open_from_handling,
)
from giaoban.office.work.chosen import chosen
from giaoban.office.work.columns import told_rows
from giaoban.office.work.due import due_shares
from giaoban.office.work.listing import chosen_rows
from giaoban.office.work.models import UrgingLetter, Workbook
from giaoban.office.work.rules import may_fetch
from giaoban.office.work.urging.files import LETTERS, put_together, zip_path
from giaoban.office.work.workbooks import write_workbook

_AT_ONCE = 500
REMIND = "remind-of-deadlines"

goes_with_paper(leave_with_paper)
carries_confidentiality(carry_confidentiality)


@handles(CARRY_CONFIDENTIALITY)
def carry_on(job: Job) -> None:
    """A paper was put further inside or further out: so is the work that comes from it, unless it went meanwhile."""
    with transaction.atomic():
        paper = Paper.objects.select_for_update().filter(pk=job.payload["paper_id"]).first()
        if paper is not None:
            carry_in_every_room(paper)


@every(3600)  # it goes through all that was ever confirmed
def open_what_was_left() -> None:
    """What was confirmed or ordered before this room stood, or was cut off between two acts, becomes work all the same."""
    for note in Annotation.objects.filter(lead__isnull=False, task=None).select_related("paper", "entered_by")[:_AT_ONCE]:
        open_from_annotation(None, note)
    agreed = Handling.objects.filter(answer__in=(Handling.Answer.AGREED, Handling.Answer.AMENDED), lead__isnull=False, task=None)
    for handling in agreed.select_related("paper", "answered_by", "proposed_by")[:_AT_ONCE]:
        open_from_handling(None, handling)
    standing = Fact.objects.select_for_update(of=("self",)).filter(withdrawn_at=None).select_related("paper")
    for left in (standing.filter(kind=FactKind.TASK, ours=True, task=None), standing.filter(kind=FactKind.ORIENTATION, orientation=None)):
        with transaction.atomic():  # held, so that another worker that does the same has to wait
            open_from_facts(None, left[:_AT_ONCE])


@every(300)
def ask_for_reminders() -> None:
    """Have people reminded of deadlines."""
    ask_once_a_day(REMIND)


@handles(REMIND)
def remind_of_deadlines(_: Job) -> None:
    """Remind of what is due on the day on which this is done: what a day before was missed, the rules make up for."""
    today = timezone.localdate()
    remind(due_shares(asked_of(reminder_rules(), today), today), today)


@handles(WORKBOOK)
def make_workbook(job: Job) -> None:
    """Write the Excel file that somebody asked for: what he may see now. Done twice it is one file."""
    book = Workbook.objects.select_related("by__person").filter(pk=job.payload["workbook_id"]).first()
    if book is None:
        return  # its day was over before it was made
    if not may_fetch(book.by, book):
        raise GiveUp("Người lấy danh sách không còn quyền xem nhiệm vụ.")
    asked = chosen(dict(parse_qsl(book.query)))
    found = chosen_rows(book.by, asked)
    mine = Workbook.objects.filter(pk=book.pk)
    mine.update(rows=found.rows.count(), written=0)
    book.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = book.path.with_suffix(f".{job.attempts}.part")

    def say(written: int) -> None:
        mine.update(written=written)
        if not hold_on(job, f"dòng {written}"):
            raise GiveUp("Một tiến trình khác đang làm việc này.")

    count = write_workbook(half, book.title, book.columns, told_rows(book.by, found, newest_first=asked.newest_first), say)
    half.replace(book.path)
    mine.update(rows=count, written=count, made_at=timezone.now())


@handles(LETTERS)
def make_letters(job: Job) -> None:
    """Put letters that units are urged by together in one ZIP. Done twice it is one file."""
    letters = list(UrgingLetter.objects.select_related("urging").prefetch_related("lines").filter(pk__in=job.payload["letters"]))
    if not letters:
        return

    def say(done: int) -> None:
        if not hold_on(job, str(done)):
            raise GiveUp("Một tiến trình khác đang làm việc này.")

    path = zip_path(letters[0].urging, letters)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = path.with_suffix(f".{job.attempts}.part")
    with half.open("wb") as out:
        put_together(letters, out, say)
    half.replace(path)

"""What the room has done behind the pages, and with papers that become something else."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from giaoban.intake import UnreadableSource
from giaoban.intake.workers import Workers
from giaoban.office.days.actions import follows_days
from giaoban.office.evidence.actions import extract
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.jobs.actions import GiveUp, handles, put_down
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.ticker import every
from giaoban.office.meetings.actions.dossiers import MAKE_PDF
from giaoban.office.meetings.actions.filling import ask_anew, fill_all
from giaoban.office.meetings.actions.leaving import carry_confidentiality, meetings_leave_with_paper
from giaoban.office.meetings.actions.noticing import READ_NOTICE, leave_with_paper, quote_notice, read_since
from giaoban.office.meetings.actions.opening import is_meeting, open_from_facts
from giaoban.office.meetings.actions.packing import keep_pdf, note_no_pdf, take_papers_along
from giaoban.office.meetings.actions.reminding import remind_of_unset
from giaoban.office.meetings.actions.waiting import tell_of_notices
from giaoban.office.meetings.converting import NotConverted, pdf_of_word, program
from giaoban.office.meetings.models import PackFile
from giaoban.office.notices.daily import ask_once_a_day, ask_once_a_week
from giaoban.office.registry import store
from giaoban.office.registry.actions.arrivals import goes_with_paper
from giaoban.office.registry.actions.letterheads import carries_confidentiality
from giaoban.office.registry.models import Part

REMIND = "remind-of-conclusion-notices"
REMIND_OF_UNSET = "remind-of-meetings-without-day"
READ_LATELY = dt.timedelta(days=1)

_AT_ONCE = 500
_LEFT_LONG_AGO = dt.timedelta(days=62)  # what was confirmed before is history: no calendar is filled with it
LOOK_AHEAD = "meetings-ahead"

goes_with_paper(meetings_leave_with_paper)
goes_with_paper(leave_with_paper)
carries_confidentiality(carry_confidentiality)
follows_days(ask_anew)
goes_with_paper(take_papers_along)


@handles(MAKE_PDF)
def make_pdf(job: Job) -> None:
    """Make the PDF of a Word file that was handed in for a meeting; why there is none stands with the file."""
    file = PackFile.objects.select_related("file").filter(pk=job.payload["file_id"], pdf=None).first()
    if file is None or file.file is None:
        return
    try:
        made = pdf_of_word(store.read(file.file.sha256), program())
        with Workers() as workers:
            read, pages = workers.readable(made)
    except (NotConverted, UnreadableSource) as why:
        note_no_pdf(file.pk, str(why))
        return
    keep_pdf(file.pk, read, pages)


@every(3600)
def open_what_was_left() -> None:
    """What was confirmed of late and was cut off between two acts becomes a meeting or a series all the same."""
    since = timezone.now() - _LEFT_LONG_AGO
    held = Fact.objects.select_for_update(of=("self",)).select_related("paper__issuer")
    standing = held.filter(withdrawn_at=None, confirmed_at__gte=since)
    with transaction.atomic():  # held, so that another worker that does the same has to wait
        open_from_facts(None, standing.filter(kind=FactKind.MEETING, meeting=None)[:_AT_ONCE])
        left = [fact for fact in standing.filter(kind=FactKind.DUTY, series=None) if is_meeting(fact)]
        open_from_facts(None, left[:_AT_ONCE])


@every(600)
def look_ahead() -> None:
    """Have the meetings of series made ahead, and days off asked about, once a day; a server that was off does it when it is back."""
    key = f"{LOOK_AHEAD} {timezone.localdate()}"
    if not Job.objects.filter(key=key).exists():
        put_down(LOOK_AHEAD, key)


@handles(LOOK_AHEAD)
def make_ahead(_: Job) -> None:
    """Make what is missing, and ask of days off. Done twice it is done once."""
    fill_all()
    ask_anew()


@handles(READ_NOTICE)
def read_notice(job: Job) -> None:
    """Read a version of a notice (a scan is not read otherwise), and look for the conclusions in it. A photograph may hold no text."""
    part = Part.objects.filter(pk=job.payload["part_id"]).select_related("file").first()
    if part is None:
        return
    try:
        extract(part)
    except UnreadableSource as why:
        raise GiveUp(str(why)) from why
    quote_notice(None, job.payload["meeting_id"])


@every(60)
def quote_what_was_read() -> None:
    """Notices of which a version was read since: the conclusions are looked for in it."""
    for meeting_id in read_since(timezone.now() - READ_LATELY):
        quote_notice(None, meeting_id)


@every(300)
def ask_about_notices() -> None:
    """Have the office told of conclusion notices that are near or late."""
    ask_once_a_day(REMIND)


@handles(REMIND)
def remind_of_notices(_: Job) -> None:
    """Tell of them as they stand on the day on which this is done."""
    tell_of_notices(timezone.localdate())


@every(300)
def ask_about_unset() -> None:
    """Have the office told once a week of what has no day yet."""
    ask_once_a_week(REMIND_OF_UNSET, timezone.now())


@handles(REMIND_OF_UNSET)
def tell_of_unset(job: Job) -> None:
    """Tell of what has none when this is done, for the week for which it was asked."""
    remind_of_unset(dt.date.fromisoformat(str(job.payload["monday"])))

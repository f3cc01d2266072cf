"""What the room has done behind the pages: packages sent and taken in, states told, and what goes with a paper that must not be here."""

from __future__ import annotations

import logging

from django.db import DatabaseError
from django.utils import timezone

from giaoban.edxml.transport import Arrival, NoTransport, Transport
from giaoban.office.directory.models import Account
from giaoban.office.exchange import letters, queries, rules, ways
from giaoban.office.exchange.actions import (
    answer_for_registry,
    answer_for_work,
    close,
    give_up,
    leave_with_paper,
    note_error,
    send_waiting,
    settle_mails,
    take_package,
)
from giaoban.office.exchange.actions.leaving import FORGET
from giaoban.office.exchange.models import Package
from giaoban.office.jobs.actions import handles, hold_on, put_down
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.ticker import every
from giaoban.office.registry.actions.arrivals import goes_with_paper
from giaoban.office.registry.spelling import file_name

SEND, TAKE = "exchange-send", "exchange-take"
LETTERS = letters.KIND  # their words are known to the outbox from here on
_log = logging.getLogger("giaoban.exchange")

goes_with_paper(leave_with_paper)


@every(20)
def ask_to_send() -> None:
    """Have what waits handed over by a worker. One job a minute at most."""
    if ways.is_set() and any(waiting.exists() for waiting in (queries.to_send(), queries.to_ask_back(), queries.to_answer())):
        put_down(SEND, _of_this_minute(SEND))


@every(20)
def ask_to_take() -> None:
    """Have packages that came in taken by a worker, while the post is open. What waits for somebody's look alone asks for nothing."""
    if not ways.is_set() or not queries.post().is_open:
        return
    try:
        names = {file_name(name) for name in ways.transport().waiting()}
    except NoTransport as why:
        note_error(str(why))
        return
    if names - set(Package.objects.filter(state=Package.State.HELD).values_list("name", flat=True)):
        put_down(TAKE, _of_this_minute(TAKE))


@every(30)
def look_after() -> None:
    """Tell senders what the registry did with their papers; write down what became of mails."""
    answer_for_registry()
    settle_mails()


@every(600)
def tell_how_far() -> None:
    """Tell senders that work of their papers is under way, and that all of it is done."""
    answer_for_work()


def _of_this_minute(kind: str) -> str:
    return f"{kind} {timezone.now():%Y%m%d%H%M}"


@handles(SEND)
def send(_: Job) -> None:
    """Hand over what waits; a job done twice finds nothing left. What cannot be handed over now waits for the next minute."""
    try:
        send_waiting(ways.transport())
    except NoTransport as why:
        note_error(str(why))
    else:
        note_error("")


@handles(TAKE)
def take(job: Job) -> None:
    """Take in what has come, one package after another, each by itself."""
    actor = queries.post().opened_by
    if not queries.post().is_open or actor is None:
        return
    if not rules.may_keep_post(actor):
        return  # the page says so
    try:
        over = ways.transport()
        for number, waiting in enumerate(over.receive(), 1):
            if not hold_on(job, f"gói {number}"):
                return
            take_one(actor, waiting, over)
    except NoTransport as why:
        note_error(str(why))
    else:
        note_error("")


def take_one(actor: Account, waiting: Arrival, over: Transport) -> None:
    """One package, and its file to where it belongs. What breaks over it stops no other: it waits where the database or the disk broke,
    else it is put aside."""
    try:
        package = take_package(actor, waiting)
    except (DatabaseError, OSError):
        _log.exception("a package waits")
        return
    except NoTransport:
        raise
    except Exception:  # noqa: BLE001 - whatever is in a package, the next one comes in
        _log.exception("a package is put aside")
        package = give_up(waiting)
    close(package, waiting, over)


@handles(FORGET)
def forget(job: Job) -> None:
    """Take the package of a secret paper out of the folders of what was taken and of what is to go."""
    if ways.is_set():
        ways.transport().forget(str(job.payload["sha256"]))

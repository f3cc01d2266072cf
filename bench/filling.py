"""A scratch office filled as two years would have filled it.

Some hundred papers go through everything the program does with them: taken in, read by the real reader, proposed, confirmed, sorted,
sent on. They and all that hangs on them are then copied inside the database, each copy with its own numbers and days, until there are
as many as asked for. The last ones come in at the end by the same way and still wait to be sorted and reviewed.
"""

from __future__ import annotations

import copy
import datetime as dt
import os
import random
import re
import secrets
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from commune import Commune, found_commune
from copying import Block
from django.db import connection, models, transaction
from django.utils import timezone
from letters import letters
from tasks import fill_tasks, hold_briefings

from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.evidence.models import Anchor, Extraction, Fact, Mention, Reading
from giaoban.office.jobs.worker import work
from giaoban.office.registry import actions, store
from giaoban.office.registry.actions.reading import derive
from giaoban.office.registry.models import (
    Annotation,
    Arrival,
    Direction,
    File,
    Forwarding,
    Handling,
    NumberSeries,
    Paper,
    Part,
    RegisterEntry,
    Sorting,
    Stage,
)
from giaoban.office.review import actions as review
from giaoban.office.review.models import Decision, Proposal, State

DAYS = 730
_HANGS_ON_PAPERS: tuple[type[models.Model], ...] = (
    File, Part, Arrival, Extraction, Reading, Mention, Fact, Anchor, Proposal, Decision, Decision.proposals.through, Annotation,
    Annotation.support.through, Handling, Handling.support.through, Forwarding, Entry, EarlierState,
)  # fmt: skip
_FIGURES = re.compile(r"\d+")


def fill(papers: int, tasks: int) -> Commune:
    """Fill the empty database of this process with so many papers and tasks."""
    waiting = min(60, papers // 10)
    commune = found_commune()
    chance = random.Random(1)
    for paper in take_in(commune, letters(min(120, papers // 10))):
        finish(commune, paper, chance)
    with _hastily():
        _copy_block(papers - waiting)
    late = take_in(commune, letters(waiting, seed=9, originals=False))
    for paper in late[: waiting // 2]:
        _sort(commune, paper, chance)
    _give_numbers(commune)
    with _hastily():
        fill_tasks(commune, tasks)
    hold_briefings(commune)
    return commune


def take_in(commune: Commune, files: Iterable[tuple[str, bytes]]) -> list[Paper]:
    """Have files come in and be read, as when they were dropped on the page and the worker was at them."""
    arrived = [actions.take_in(commune.accounts["lan"], data=data, name=name, key=secrets.token_hex(16)) for name, data in files]
    work(threading.Event(), until_idle=True)
    if Paper.objects.filter(stage=Stage.READING).exists():
        raise SystemExit("papers that came in were not read: see the logs in the folder")
    Arrival.objects.filter(state=Arrival.State.DUPLICATE).update(state=Arrival.State.READY, is_kept=True)
    return list(Paper.objects.filter(pk__in=[arrival.paper_id for arrival in arrived]).order_by("pk"))


def finish(commune: Commune, paper: Paper, chance: random.Random) -> None:
    """Do with a paper what an office does: sort it, confirm what was read, have it annotated or proposed, send it on."""
    clerk = commune.accounts["lan"]
    _sort(commune, paper, chance)
    proposals = Proposal.objects.filter(paper=paper, state=State.OPEN)
    review.accept_clean(clerk, paper.pk, shown=dict(proposals.values_list("pk", "revision")))
    for pk, revision in list(proposals.values_list("pk", "revision")):
        (review.accept if chance.random() < 0.8 else review.drop)(clerk, paper.pk, pk, shown=revision)
    leader, units = commune.accounts["hoa"], chance.sample(commune.units(), 3)
    order = actions.Order(units[0], tuple(units[1:]), timezone.localdate() + dt.timedelta(14), "Giao đơn vị chủ trì tham mưu thực hiện")
    match chance.choices(("annotated", "proposed", "sent on", "filed"), (20, 15, 25, 40))[0]:
        case "annotated" if leader.person:
            actions.record_annotation(clerk, paper.pk, leader.person, order)
        case "proposed":
            handling = actions.propose_handling(clerk, paper.pk, order, leader=leader.person, shown=None)
            actions.answer_handling(leader, handling.pk, Handling.Answer.AGREED, shown=handling.revision)
        case "sent on":
            actions.forward_paper(clerk, paper.pk, organs=units)


def _sort(commune: Commune, paper: Paper, chance: random.Random) -> None:
    fits = [Sorting.INVITATION] if paper.meetings else [Sorting.TO_DO] if paper.tasks_of_ours else [Sorting.TO_KNOW, Sorting.TO_FILE]
    paper.refresh_from_db()
    actions.sort_paper(commune.accounts["lan"], paper.pk, chance.choice(fits), shown=paper.revision)


def _copy_block(papers: int) -> None:
    """Copy what stands in the tables so often that there are about so many papers."""
    first = list(Paper.objects.order_by("pk"))
    stride = first[-1].pk
    copies = max(1, round(papers / len(first)))
    block = Block(_HANGS_ON_PAPERS, {Paper: stride})
    sums = list(File.objects.values_list("sha256", flat=True))
    began = timezone.now() - dt.timedelta(DAYS)
    chance = random.Random(2)
    for number in range(1, copies):
        moment = began + dt.timedelta(DAYS) * number / copies
        with transaction.atomic():
            Paper.objects.bulk_create([_copied(paper, number, stride, moment, chance) for paper in first], batch_size=500)
            block.copy(number, moment)
    _link_files(sums, copies)
    for paper in first:
        _set_back(paper, began, chance)
    Paper.objects.bulk_update(first, ["number", "number_key", "date", "received_on", "sorted_at", "direction", "searched", "folded"])


def _copied(paper: Paper, number: int, stride: int, moment: dt.datetime, chance: random.Random) -> Paper:
    made = copy.copy(paper)
    made.pk = paper.pk + number * stride
    made.confidentiality = int(chance.random() < 0.04)
    made.urgency = chance.choices((0, 1, 2, 3), (90, 6, 2, 2))[0]
    return _set_back(made, moment, chance)


def _set_back(paper: Paper, moment: dt.datetime, chance: random.Random) -> Paper:
    """The paper as though it had come at a moment; one in ten is the office's own."""
    day = timezone.localtime(moment).date()
    paper.number = _FIGURES.sub(str(paper.pk), paper.number, count=1)
    paper.direction = Direction.OUT if chance.random() < 0.1 else Direction.IN
    paper.received_on = day if paper.direction == Direction.IN else None
    paper.date = day - dt.timedelta(chance.randint(0, 6))
    paper.sorted_at = moment
    derive(paper)
    return paper


def _link_files(sums: list[str], copies: int) -> None:
    """The bytes of the copied files, under the sums their rows have."""
    for sha256 in sums:
        original = store.path_of(sha256)
        for number in range(1, copies):
            place = store.path_of(f"{number:08x}{sha256[8:]}")
            place.parent.mkdir(parents=True, exist_ok=True)
            os.link(original, place)


def _give_numbers(commune: Commune) -> None:
    """A row in a register for every paper: incoming a series a year, outgoing one a kind of paper and term."""
    series: dict[tuple[str, str, int], NumberSeries] = {}  # opened ones, several keys may lead to the same
    rows: list[RegisterEntry] = []
    for paper in Paper.objects.only("direction", "type", "date", "received_on").order_by("pk"):
        day = (paper.received_on if paper.direction == Direction.IN else paper.date) or timezone.localdate()
        of_kind = paper.type if paper.direction == Direction.OUT else ""
        key = paper.direction, of_kind, day.year
        if key not in series:
            opened = actions.open_series(commune.accounts["lan"], paper.direction, of_kind, on=day)
            series[key] = next((held for held in series.values() if held.pk == opened.pk), opened)
        rows.append(RegisterEntry(series=series[key], number=series[key].next, paper=paper, on=day, receivers="Văn phòng"))
        series[key].next += 1
    RegisterEntry.objects.bulk_create(rows, batch_size=500)
    for held in series.values():
        held.save(update_fields=["next"])


@contextmanager
def _hastily() -> Iterator[None]:
    """Nothing of a scratch database need survive a power cut, and what is copied refers to what is copied later."""
    _pragmas("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-400000")
    try:
        yield
    finally:
        _pragmas("journal_mode=WAL")
        connection.close()


def _pragmas(*wanted: str) -> None:
    with connection.cursor() as cursor:
        for pragma in wanted:
            cursor.execute(f"PRAGMA {pragma}")

"""The rows of the books that are bound, from the registers and from what became of their papers. What is not known stays empty: it is
written by hand into the bound book. Registers, tasks and drafts meet here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.issuing.queries import recipients_visible_to
from giaoban.office.registry import books
from giaoban.office.registry.columns import OFFICIAL, Row, as_text
from giaoban.office.registry.entries import with_receivers
from giaoban.office.registry.models import Direction, Forwarding, RegisterEntry, Sorting
from giaoban.office.registry.series import type_name
from giaoban.office.work.models import Task, Workflow
from giaoban.office.work.queries import followed_by
from giaoban.office.work.queries import visible_to as tasks_visible_to
from giaoban.web.registers.answered import answers_to, with_answers

Cells = tuple[str, ...]
_FILED = "lưu"  # the last line of a list of receivers: who keeps the office's own copy
_ENDED_OTHERWISE = (Workflow.DROPPED, Workflow.HANDED_OVER)


def in_book(account: Account, form: books.BookForm, rows: QuerySet[RegisterEntry]) -> QuerySet[RegisterEntry]:
    """The rows of a register that a book has: numbers that were cancelled stand in the registers alone."""
    if form in (books.INCOMING, books.OUTGOING):
        return rows
    rows = rows.filter(cancelled_at=None, paper__isnull=False)
    if form == books.HANDLING:
        tasks = tasks_visible_to(account).filter(paper=OuterRef("paper_id"))
        return rows.filter(Q(paper__sorting=Sorting.TO_DO) | Q(Exists(tasks)))
    return rows


def cells_of(account: Account, form: books.BookForm, rows: list[Row]) -> Iterator[Cells]:
    """The rows as the book has them, each a cell for every column."""
    yield from _MAKERS[form.key](account, rows)


def _registered(account: Account, rows: list[Row]) -> Iterator[Cells]:
    told = with_answers(account, with_receivers(rows))
    return (tuple(as_text(column.read(row)) for column in OFFICIAL[Direction.IN]) for row in told)


def _issued(_: Account, rows: list[Row]) -> Iterator[Cells]:
    return (tuple(as_text(column.read(row)) for column in OFFICIAL[Direction.OUT]) for row in with_receivers(rows))


def _handled(account: Account, rows: list[Row]) -> Iterator[Cells]:
    papers = _papers(rows)
    answers, deadlines, tasks = answers_to(account, papers), _deadlines(papers), _tasks(account, papers)
    for row in with_receivers(rows):
        own = tasks.get(row["paper_id"], [])
        days = sorted({task.deadline for task in own if task.deadline}) or deadlines.get(row["paper_id"], [])
        yield (
            _number(row), _paper_words(row), row["receivers"], "; ".join(as_text(day) for day in days), _progress(own),
            ", ".join(answers.get(row["paper_id"], ())), row["note"],
        )  # fmt: skip


def _paper_words(row: Row) -> str:
    """Công văn số 12/STC ngày 02/11/2026 của Sở Tài chính."""
    kind = type_name(row["paper__type"]) if row["paper__type"] else "Văn bản"
    parts = (("số", row["paper__number"]), ("ngày", as_text(row["paper__date"])), ("của", row["paper__issuer_text"]))
    return " ".join((kind, *(f"{word} {said}" for word, said in parts if said)))


def _tasks(account: Account, papers: Sequence[int]) -> Mapping[int, list[Task]]:
    found: dict[int, list[Task]] = {}
    rows = followed_by(account).filter(paper__in=papers).order_by()
    for task in sorted(rows, key=lambda task: task.created_at):
        if task.workflow not in _ENDED_OTHERWISE and task.paper_id is not None:
            found.setdefault(task.paper_id, []).append(task)
    return found


def _deadlines(papers: Sequence[int]) -> dict[int, list[dt.date]]:
    """By when those who were sent a paper to lead are to be ready."""
    rows = Forwarding.objects.filter(paper__in=papers, part=Forwarding.Part.LEAD, deadline__isnull=False)
    found: dict[int, set[dt.date]] = {}
    for paper, day in rows.values_list("paper_id", "deadline"):
        if day is not None:
            found.setdefault(paper, set()).add(day)
    return {paper: sorted(days) for paper, days in found.items()}


def _progress(tasks: Sequence[Task]) -> str:
    """`Đang làm`, `Hoàn thành 12/11/2026`; of several tasks how many are done."""
    if not tasks:
        return ""
    done = [task for task in tasks if task.workflow == Workflow.DONE]
    if len(tasks) == 1:
        words = Workflow(tasks[0].workflow).label
        return f"{words} {as_text(tasks[0].done_on)}" if done and tasks[0].done_on else words
    return f"Hoàn thành {len(done)}/{len(tasks)} nhiệm vụ"


def _handed_in(_: Account, rows: list[Row]) -> Iterator[Cells]:
    """A line for each who was sent the paper; where the register was written by hand, its own words."""
    sent = _forwarded(_papers(rows))
    for row in rows:
        if row["receivers"]:
            yield as_text(row["forwarded_on"]), _number(row), row["receivers"], row["receipt"], row["note"]
            continue
        for day, name, words in sent.get(row["paper_id"], ()):
            yield as_text(day), _number(row), name, "", words


def _forwarded(papers: Sequence[int]) -> Mapping[int, list[tuple[dt.date, str, str]]]:
    """To whom papers were sent, called as they were called on that day: a book is bound when units have been renamed, merged, ended."""
    rows = Forwarding.objects.filter(paper__in=papers).select_related("organ", "person").prefetch_related("organ__names")
    found: dict[int, list[tuple[dt.date, str, str]]] = {}
    for one in rows.order_by("at", "pk"):
        day = timezone.localdate(one.at)
        name = one.organ.named_on(day) if one.organ is not None else str(one.person or "")
        found.setdefault(one.paper_id, []).append((day, name, Forwarding.Part(one.part).label))
    return found


def _handed_out(account: Account, rows: list[Row]) -> Iterator[Cells]:
    """A line for each organ and person of the directory to whom the paper was sent."""
    sent = _sent(account, _papers(rows))
    for row in rows:
        for day, name, is_outside in sent.get(row["paper_id"], ()):
            if not is_outside:
                yield as_text(day), row["paper__number"], name, "", ""


def _posted(account: Account, rows: list[Row]) -> Iterator[Cells]:
    """A line for each receiver who stands in words alone; for a paper without a list of receivers, the words of the register."""
    sent = _sent(account, _papers(rows))
    for row in rows:
        receivers = sent.get(row["paper_id"], [])
        outside = [(as_text(day), name) for day, name, is_outside in receivers if is_outside and not name.casefold().startswith(_FILED)]
        if not receivers and row["receivers"]:
            outside = [(as_text(row["forwarded_on"]), row["receivers"])]
        for day, name in outside:
            yield day, row["paper__number"], name, "", "", ""


def _sent(account: Account, papers: Sequence[int]) -> Mapping[int, list[tuple[dt.date, str, bool]]]:
    rows = recipients_visible_to(account).filter(draft__paper__in=papers, sent_at__isnull=False).select_related("organ", "person", "draft")
    found: dict[int, list[tuple[dt.date, str, bool]]] = {}
    for one in rows.prefetch_related("organ__names"):
        if one.draft.paper_id is not None and one.sent_at is not None:
            found.setdefault(one.draft.paper_id, []).append((timezone.localdate(one.sent_at), str(one), bool(one.words)))
    return found


def _papers(rows: Sequence[Row]) -> list[int]:
    return [row["paper_id"] for row in rows if row["paper_id"] is not None]


def _number(row: Row) -> str:
    return f"{row['number']}{row['suffix']}"


_MAKERS: Mapping[str, Callable[[Account, list[Row]], Iterator[Cells]]] = {
    books.INCOMING.key: _registered,
    books.OUTGOING.key: _issued,
    books.HANDLING.key: _handled,
    books.HANDED_IN.key: _handed_in,
    books.HANDED_OUT.key: _handed_out,
    books.POSTED.key: _posted,
}

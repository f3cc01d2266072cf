"""What the reading of a paper's file says to the registry, and asking for it again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from giaoban.office.audit.acts import Line, act, kind_of, require
from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Account
from giaoban.office.registry import duplicates, queries, rules
from giaoban.office.registry.actions.taking_in import ask_to_read
from giaoban.office.registry.issuers import issuer_of
from giaoban.office.registry.letterhead import Letterhead
from giaoban.office.registry.models import Arrival, Paper, Part, Stage
from giaoban.office.registry.spelling import as_line, folded, number_key, searched_text

_MOST = 32_767
_LENGTHS = {"type": 10, "number": 80, "issuer_text": 200, "signer": 120, "subject": None}
CORRECTED = "registry.correct-letterhead"


def finish_reading(paper_id: int, found: Letterhead, *, tasks_of_ours: int = 0, tasks_in_all: int = 0, meetings: int = 0) -> Paper | None:
    """A paper's main part has been read: fill what is still empty of its letterhead, never what a person has touched.

    Done twice it is as done once. None when the paper was set aside meanwhile.
    """
    issuer_id = issuer_of(found.issuer_text, found.date, found.parent_text)
    counts = {"tasks_of_ours": tasks_of_ours, "tasks_in_all": tasks_in_all, "meetings": meetings}
    try:
        with act(None, "registry.finish-reading") as line:
            paper = Paper.objects.select_for_update().get(pk=paper_id)
            _fill(line, paper, found, issuer_id, {name: min(count, _MOST) for name, count in counts.items()})
            settle_arrivals(paper)
    except Paper.DoesNotExist:
        return None
    return paper


def fail_reading(paper_id: int, reason: str) -> Paper | None:
    """A paper's file cannot be read: it is kept, and followed by hand. One that was read before stays so. None when it is gone."""
    try:
        with act(None, "registry.fail-reading") as line:
            paper = Paper.objects.select_for_update().get(pk=paper_id)
            line.about(paper, reason=reason)
            if paper.stage == Stage.READING:
                Paper.objects.filter(pk=paper.pk).update(stage=Stage.UNREAD)
                paper.stage = Stage.UNREAD
                paper.arrivals.filter(state=Arrival.State.READING).update(state=Arrival.State.FAILED, reason=reason)
    except Paper.DoesNotExist:
        return None
    return paper


def retry_reading(actor: Account, arrival_id: int) -> Arrival:
    """Have a file read again that could not be read."""
    with act(actor, "registry.retry-reading") as line:
        require(rules.may_take_in(actor))
        arrival = queries.arrivals_visible_to(actor).select_for_update(of=("self",)).get(pk=arrival_id)
        line.about(arrival)
        part = arrival.paper.parts.filter(file=arrival.file_id).first() if arrival.paper else None
        if part is not None and arrival.state in {Arrival.State.FAILED, Arrival.State.READING}:
            Paper.objects.filter(pk=part.paper_id, stage=Stage.UNREAD).update(stage=Stage.READING)
            was_failed = arrival.state == Arrival.State.FAILED
            arrival.state, arrival.reason = Arrival.State.READING, ""
            arrival.save(update_fields=["state", "reason"])
            ask_to_read(part, again=was_failed)
    return arrival


def settle_arrivals(paper: Paper) -> None:
    """Say of the file that a paper was read from whether it looks like another paper; asked again whenever the letterhead changes."""
    if paper.stage == Stage.READING:
        return
    duplicates.one_at_a_time(paper.number_key)
    others = duplicates.like(paper)
    read = Arrival.State.READY if paper.stage == Stage.READY else Arrival.State.FAILED
    mains = paper.parts.filter(kind=Part.Kind.MAIN).values("file")
    for arrival in paper.arrivals.filter(file__in=mains).exclude(state=Arrival.State.SET_ASIDE):
        looks_alike = bool(others) and not arrival.is_kept
        arrival.state = Arrival.State.DUPLICATE if looks_alike else read
        arrival.reason = "" if read == Arrival.State.READY else arrival.reason
        arrival.save(update_fields=["state", "reason"])
        if not arrival.is_kept:
            arrival.duplicates.set(others)


def derive(paper: Paper) -> tuple[str, ...]:
    """Set what follows from a letterhead: what is compared and searched. Returns the names of these fields."""
    paper.number_key = number_key(paper.number)
    paper.searched = searched_text(paper.number, paper.subject, paper.issuer_text)
    paper.folded = folded(paper.searched)
    return "number_key", "searched", "folded"


def _fill(line: Line, paper: Paper, found: Letterhead, issuer_id: int | None, counts: dict[str, int]) -> None:
    """Nothing a person wrote changes, so no earlier state is kept; but whoever has the paper open is told that it moved on.

    The line holds which fields were filled, not with what: of a paper that turns out to be secret nothing must stay in the journal.
    """
    touched = _touched_by_people(paper)
    values = _letterhead_values(found)
    if issuer_id is not None and (not paper.issuer_text or paper.issuer_text == values["issuer_text"]):
        values["issuer_id"] = issuer_id
    filled = {
        name: value for name, value in values.items() if value and not getattr(paper, name) and name.removesuffix("_id") not in touched
    }
    line.about(paper, filled=sorted(name.removesuffix("_id") for name in filled))
    written = filled | counts | {"stage": Stage.READY, "revision": paper.revision + bool(filled)}
    for name, value in written.items():
        setattr(paper, name, value)
    paper.save(update_fields=[*written, *derive(paper)])


def _letterhead_values(found: Letterhead) -> dict[str, Any]:
    texts = {name: as_line(getattr(found, name), longest) for name, longest in _LENGTHS.items()}
    dated: dict[str, dt.date | int | None] = {"date": found.date, "urgency": int(found.urgency)}
    return texts | dated


def _touched_by_people(paper: Paper) -> set[str]:
    """The fields that somebody has corrected, also those emptied again on purpose."""
    lines = Entry.objects.filter(subject_kind=kind_of(paper), subject_id=paper.pk, verb=CORRECTED).values_list("changes", flat=True)
    return {name for changes in lines for name in changes}

"""Everything that is proposed for a programme, source after source: nothing twice, nothing that stands in the draft or was decided."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from giaoban.office.compiling import queries
from giaoban.office.compiling.beside import with_all_beside
from giaoban.office.compiling.models import Decision
from giaoban.office.compiling.period import SHOWN, period_of
from giaoban.office.compiling.proposals import Proposal, Source
from giaoban.office.compiling.sources import SOURCES
from giaoban.office.directory.models import Account
from giaoban.office.programme.models import Line, LineTask, Programme
from giaoban.office.programme.queries import lines_visible_to
from giaoban.office.registry.spelling import folded

_STATE = Decision.State
_Words = tuple[str, int | None]  # what is said, and the organ that leads


@dataclass(frozen=True, slots=True)
class Waiting:
    """What of one source waits for a decision, and whether the source has more than is shown."""

    source: Source
    proposals: list[Proposal]
    more: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """What waits, source by source; what was declined, each with the decision; what was declined for an earlier period."""

    waiting: list[Waiting]
    declined: list[tuple[Proposal, Decision]]
    before: dict[tuple[str, str], Decision] = field(default_factory=dict)

    @property
    def many(self) -> int:
        """How many wait."""
        return sum(len(one.proposals) for one in self.waiting)


class _Seen:
    """What stands already: sentences, tasks, lines taken up, words with who leads. A proposal that has one of them in common is the same.

    Things that name tasks, and have none in common, are different, whatever their words.
    """

    def __init__(self) -> None:
        self.facts: set[tuple[int, int]] = set()
        self.tasks: set[int] = set()
        self.lines: set[int] = set()
        self.words: set[_Words] = set()
        self.words_alone: set[_Words] = set()  # of what names no task

    def take_lines(self, lines: Iterable[Line], tasks: Mapping[int, Collection[int]]) -> None:
        """The lines of the draft, with the lines they took up, and the tasks of each."""
        for line in lines:
            self.facts |= {(line.fact_id, line.item)} if line.fact_id else set()
            self.lines |= {key for key in (line.follows_id, line.carried_from_id) if key}
            self._say((_plain(line.text), line.organ_id), tasks.get(line.pk, ()))

    def _say(self, words: _Words, tasks: Collection[int]) -> None:
        self.tasks |= set(tasks)
        self.words.add(words)
        self.words_alone |= set() if tasks else {words}

    def knows(self, one: Proposal) -> bool:
        """Is it the same as something that stands?"""
        is_line = one.line_id is not None and one.line_id in self.lines
        said = (_plain(one.words), one.organ_id) in (self.words_alone if one.tasks else self.words)
        return is_line or said or not self.facts.isdisjoint(one.facts) or not self.tasks.isdisjoint(one.tasks)

    def take(self, one: Proposal) -> None:
        """It stands from now on."""
        self.facts |= set(one.facts) | {(matter.fact_id, matter.item) for matter in one.matters if matter.fact_id}
        self.lines |= {one.line_id} if one.line_id else set()
        self._say((_plain(one.words), one.organ_id), one.tasks)


def _plain(words: str) -> str:
    return folded(words).rstrip(". ;")


def gather(actor: Account, programme: Programme, today: dt.date) -> Gathered:
    """All proposals for a programme that the actor compiles. The queries are always as many."""
    decided = {(one.source, one.key): one for one in queries.decided(actor, programme)}
    period = period_of(actor, programme, today, Counter(source for source, _ in decided))
    found = {source: look(actor, period, "") for source, look in SOURCES.items()}
    every = with_all_beside(actor, [one for each in found.values() for one in each.proposals], today, period.first)
    seen, declined = _of_draft(actor, programme), list[tuple[Proposal, Decision]]()
    by_source: dict[Source, list[Proposal]] = {source: [] for source in SOURCES}
    for one in every:
        decision = decided.get((one.source, one.key))
        if decision is not None and decision.state == _STATE.DECLINED:
            declined.append((one, decision))
            seen.take(one)
        elif (decision is None or decision.state == _STATE.OPEN) and not one.is_settled and not seen.knows(one):
            by_source[one.source].append(one)
            seen.take(one)
    waiting = [
        Waiting(source, rows[:SHOWN], found[source].more or len(rows) > SHOWN)
        for source, rows in by_source.items()
        if rows or found[source].more
    ]
    return Gathered(waiting, declined, queries.declined_before(actor, programme))


def _of_draft(actor: Account, programme: Programme) -> _Seen:
    """What stands in the draft, and what was withdrawn from it with a reason: that is proposed no more."""
    seen = _Seen()
    lines = list(lines_visible_to(actor).filter(programme=programme))
    tasks: dict[int, list[int]] = {}
    for line_id, task_id in LineTask.objects.filter(line__in=[line.pk for line in lines]).values_list("line_id", "task_id"):
        tasks.setdefault(line_id, []).append(task_id)
    seen.take_lines(lines, tasks)
    return seen


def proposal_called(actor: Account, programme: Programme, source: str, key: str, today: dt.date) -> Proposal | None:
    """One proposal as it stands now, however many its source has; None where it is none any more, or the actor does not see it."""
    look = SOURCES.get(Source(source)) if source in Source.values else None
    if look is None or not key:
        return None
    rows = look(actor, period_of(actor, programme, today), key).proposals
    named: Sequence[Proposal] = [one for one in rows if one.key == key]
    return with_all_beside(actor, named, today, programme.first)[0] if named else None

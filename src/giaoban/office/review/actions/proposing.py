"""Proposals come to be: of a first reading all of them, of a later one what is new, different or gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Max

from giaoban.office.audit.acts import Line, act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.evidence import actions as evidence
from giaoban.office.evidence.models import Reading
from giaoban.office.registry import queries as registry
from giaoban.office.registry.actions.taking_in import ask_to_read
from giaoban.office.registry.models import Paper, Part
from giaoban.office.review import rules
from giaoban.office.review.actions.sitting import recount
from giaoban.office.review.drafts import Draft
from giaoban.office.review.models import Change, Decision, Proposal, State
from giaoban.office.review.queries import with_readings
from giaoban.office.review.rereading import Outcome, compare

READ = (Part.Kind.MAIN, Part.Kind.ANNEX)


def put_proposals(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Hold a reading's drafts against what was proposed of the part before. Done twice, it is done once; a confirmed fact never changes."""
    with act(None, "review.propose") as line:
        paper = Paper.objects.select_for_update().get(pk=reading.part.paper_id)
        writer = _Writer(line, paper, reading, drafts)
        writer.write_all()
        line.about(paper, reading=reading.pk, added=len(writer.added))
        recount(paper)


class _Writer:
    """Writes down one reading's outcome."""

    def __init__(self, line: Line, paper: Paper, reading: Reading, drafts: Sequence[Draft]) -> None:
        self.line, self.paper, self.reading, self.drafts = line, paper, reading, drafts
        mine = Proposal.objects.filter(paper=paper, reading__part=reading.part)
        self.rows = {row.pk: row for row in with_readings(mine.select_related("fact").order_by("start", "number"))}
        self.parents = _parents(list(self.rows))
        corrected = mine.filter(decisions__verb=Decision.Verb.CORRECT, decisions__undone_at=None)
        self.corrected = set(corrected.values_list("pk", flat=True))
        self.old = self._standing()
        self.same_text = all(row.reading.extraction_id == reading.extraction_id for row in self.old)
        self.first = not self.rows and not Reading.objects.filter(part=reading.part, pk__lt=reading.pk).exists()
        self.added: list[tuple[Proposal, Proposal | None]] = []

    def _standing(self) -> list[Proposal]:
        """The last of each line: what has been followed by another is spoken for; what was split or merged stands beside its parts."""
        followed = {old for new, olds in self.parents.items() if self.rows[new].state != State.GONE for old in olds}
        kept = (row for row in self.rows.values() if row.state != State.GONE)
        return [row for row in kept if row.state == State.REPLACED or row.pk not in followed]

    def write_all(self) -> None:
        """What stays, what is refreshed, what becomes something to review."""
        pairs = compare(self.old, self.drafts, same_text=self.same_text)
        there = {self.old[pair.old].pk for pair in pairs if pair.old is not None and pair.new is not None}
        for pair in pairs:
            old = None if pair.old is None else self.old[pair.old]
            if pair.new is None:
                assert old is not None
                if not there.intersection(self.parents.get(old.pk, ())) or old.change:
                    self._gone(old)
            else:
                self._write(old, self.drafts[pair.new], pair.outcome)
        self._save_added()

    def _write(self, old: Proposal | None, new: Draft, outcome: Outcome) -> None:
        if old is None:
            self._add(new, None, Change.NONE if self.first else Change.NEW)
        elif old.state == State.REPLACED:
            return
        elif old.change == Change.GONE:
            self._back(old, new)
        elif outcome == Outcome.SAME or (old.state != State.OPEN and self._says_nothing_new(old, new)):
            self._same(old, new)
        else:
            self._changed(old, new)

    def _says_nothing_new(self, old: Proposal, new: Draft) -> bool:
        """A part of what was split, in the same words; or what the fact was confirmed from, after a difference was turned down."""
        parents = [self.rows[pk] for pk in self.parents.get(old.pk, ())]
        if any(parent.state == State.REPLACED for parent in parents):
            return _same_words(old.quote, new.quote)
        return old.state == State.DROPPED and any(parent.digest == new.digest for parent in parents)

    def _same(self, old: Proposal, new: Draft) -> None:
        self._refresh(old, new)
        self._anchor(old, new)

    def _changed(self, old: Proposal, new: Draft) -> None:
        parents = [self.rows[pk] for pk in self.parents.get(old.pk, ())]
        if old.is_open and old.fact is not None and any(parent.digest == new.digest for parent in parents):
            revise(self.line, old, old.revision, state=State.GONE)
        elif old.is_open:
            self._refresh(old, new)
        else:
            self._add(new, old, Change.CHANGED)
        self._anchor(old, new)

    def _gone(self, old: Proposal) -> None:
        holds = old.fact is not None and old.fact.withdrawn_at is None
        if old.change == Change.GONE or (old.pk in self.corrected and old.is_open):
            return
        if old.is_open and holds:
            revise(self.line, old, old.revision, change=Change.GONE, is_clean=False)
        elif old.is_open:
            revise(self.line, old, old.revision, state=State.GONE)
        elif holds:
            self._add(None, old, Change.GONE)

    def _back(self, old: Proposal, new: Draft) -> None:
        """What was gone is there again: unchanged nothing is left to decide, else it differs from the fact."""
        if old.state == State.ACCEPTED:
            self._add(new, old, Change.NEW)
        elif old.digest == new.digest:
            if old.is_open:
                revise(self.line, old, old.revision, state=State.GONE)
        elif old.is_open:
            self._rewrite(old, new, Change.CHANGED)
        else:
            self._add(new, old, Change.CHANGED)

    def _refresh(self, old: Proposal, new: Draft) -> None:
        """What nobody has decided or corrected takes the form of the new reading."""
        if old.is_open and old.pk not in self.corrected:
            self._rewrite(old, new, Change(old.change))

    def _rewrite(self, old: Proposal, new: Draft, change: Change) -> None:
        if old.reading_id != self.reading.pk or old.digest != new.digest:
            Proposal.objects.filter(pk=old.pk).update(reading=self.reading, digest=new.digest)
        revise(self.line, old, old.revision, **_values(new), change=change)

    def _anchor(self, old: Proposal, new: Draft) -> None:
        """The words in the new text, beside the first anchor, where they are the same words."""
        fact, extraction = old.fact, self.reading.extraction
        if fact is None or fact.withdrawn_at is not None or old.reading.extraction_id == extraction.pk:
            return
        if _same_words(old.quote, new.quote):
            evidence.add_anchor(None, fact, extraction, new.spans)

    def _add(self, new: Draft | None, old: Proposal | None, change: Change) -> None:
        """A new row; of one that follows another, with what stood before and the fact that it differs from."""
        source = new or old
        assert source is not None
        fact = old.fact if old is not None and old.fact is not None and old.fact.withdrawn_at is None else None
        was = fact or old
        made = Proposal(
            paper=self.paper,
            reading=self.reading if new is not None or old is None else old.reading,
            change=change,
            before={"said": was.said, "understood": was.understood} if was is not None else None,
            fact=fact,
            digest=source.digest,
            **(_values(new) if new is not None else _copy(source)),
        )
        self.added.append((made, old))

    def _save_added(self) -> None:
        """The new rows with the next numbers, and whom they follow."""
        last = Proposal.objects.filter(paper=self.paper).aggregate(last=Max("number"))["last"] or 0
        for number, (made, _) in enumerate(self.added, last + 1):
            made.number = number
        Proposal.objects.bulk_create(made for made, _ in self.added)
        through = Proposal.parents.through
        through.objects.bulk_create(through(from_proposal_id=made.pk, to_proposal_id=old.pk) for made, old in self.added if old is not None)


def _parents(pks: list[int]) -> dict[int, list[int]]:
    """Whom each proposal follows, or was made of."""
    found: dict[int, list[int]] = {}
    pairs = Proposal.parents.through.objects.filter(from_proposal__in=pks, to_proposal__in=pks)
    for new, old in pairs.values_list("from_proposal_id", "to_proposal_id"):
        found.setdefault(new, []).append(old)
    return found


def _same_words(one: str, other: str) -> bool:
    return one.split() == other.split()


def _values(new: Draft) -> dict[str, Any]:
    flags = [{"code": flag.code, "message": flag.message} for flag in new.flags]
    return {
        "kind": new.kind,
        "start": new.spans[0][0],
        "end": new.spans[-1][1],
        "spans": new.spans,
        "quote": new.quote,
        "said": new.said,
        "understood": new.understood,
        "flags": flags,
        "ours": new.ours,
        "is_clean": not flags,
    }


def _copy(old: Proposal | Draft) -> dict[str, Any]:
    names = ("kind", "start", "end", "spans", "quote", "said", "understood", "flags", "ours")
    return {name: getattr(old, name) for name in names} | {"is_clean": False}


def reread(actor: Account | None, paper_id: int) -> int:
    """Have every part of a paper read by today's reader. Returns how many jobs were put down; asked for twice, they are the same jobs."""
    with act(actor, "review.reread") as line:
        if actor is not None:
            require(rules.may_have_reread(actor))
            paper = registry.visible_to(actor).get(pk=paper_id)
        else:
            paper = Paper.objects.get(pk=paper_id)
        line.about(paper)
        parts = list(paper.parts.filter(kind__in=READ))
        for part in parts:
            ask_to_read(part, again=True)
    return len(parts)


def reread_all(actor: Account | None = None) -> int:
    """Have every paper read that today's reader has not read. Returns how many papers; for a command after an update."""
    version, lexicon = evidence.reader_version()
    done = Reading.objects.filter(reader=version, lexicon=lexicon).values("part")
    stale = Part.objects.filter(kind__in=READ, readings__isnull=False).exclude(pk__in=done)
    papers = list(stale.values_list("paper", flat=True).distinct())
    for paper_id in papers:
        reread(actor, paper_id)
    return len(papers)

"""The units a paper names, matched to organs of the office's directory: exactly one, a named group, or nothing.

Nothing is guessed: where two organs could be meant the clerk is asked, and what the clerk answers is learnt. Pure: what is
known is handed over once, asking changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from giaoban.office.directory import unit_words as words
from giaoban.office.directory.unit_index import (
    DOUBTFUL,
    ELLIPTIC,
    EXACT,
    Entry,
    Group,
    Home,
    Index,
    Known,
    Paper,
    Seat,
    Where,
    chain_of,
    in_force,
    serves,
)
from giaoban.office.directory.unit_text import Form, form_of, key, parts_of, plain, rank_of, rows_joined, said

__all__ = ["Group", "Home", "Known", "Match", "Matcher", "Paper", "Seat", "Unknown", "key_of"]

HOWS = ("learnt", "name", "symbol", "short", "elliptic", "group")
"""How a unit was recognised, the strongest first; of a row the weakest counts."""
OWN = Paper()
_LONGEST_JOIN = 3
_LONGEST_PERSON = 6


@dataclass(frozen=True, slots=True)
class Match:
    """The organs a text names, and the people where it names positions. `sure`: it can be taken without asking."""

    organs: tuple[int, ...]
    how: str
    sure: bool = True
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """Not one organ. `why`: `several` could be meant, `new`: nothing like it, `elsewhere`: above us, `reference`: names no unit.

    `text` is the piece that is in question.
    """

    candidates: tuple[int, ...] = ()
    why: str = "new"
    text: str = ""


class Matcher:
    """All that the office knows, ready to be asked."""

    def __init__(
        self,
        known: Iterable[Known],
        home: Home,
        groups: Iterable[Group] = (),
        seats: Iterable[Seat] = (),
        learnt: Mapping[str, tuple[int, ...]] | None = None,
        day: date | None = None,
    ) -> None:
        self.home = home
        self.day = day
        self._index = Index(known, home)
        self._learnt = {key_of(text): organs for text, organs in (learnt or {}).items()}
        self._groups: dict[str, list[int]] = defaultdict(list)
        for group in groups:
            members = [o.organ_id for o in self._index.organs.values() if group.group_id in o.group_ids]
            for name in group.names:
                self._groups[_group_stems(rows_joined(key(name)))[0][-1]] = members
        self._seats: dict[str, list[tuple[Seat, str, str]]] = defaultdict(list)
        self._persons: dict[str, set[int]] = defaultdict(set)
        for seat in seats:
            title, person = key(seat.title), key(seat.person)
            self._seats[title.split(" ", 1)[0]].append((seat, rank_of(title)[0] or title, person))
            self._persons[person].add(seat.person_id)

    def match(self, text: str, paper: Paper = OWN) -> Match | Unknown:
        """The organs that a unit's name, or a row of names, in a paper means."""
        name = rows_joined(key(text))
        if not name or name.startswith(words.REFERENCES):
            return Unknown((), "reference", said(name))
        if name in self._learnt:
            return Match(self._learnt[name], "learnt")
        where = self._where(paper if paper.day or not self.day else replace(paper, day=self.day))
        named = self._named(plain(text), where, "name") or self._by_symbol(plain(text), where) or self._one(name, where)
        pieces = parts_of(name)
        return named or (self._row(pieces, where) if len(pieces) > 1 else self._unknown(name, where))

    def concerns_us(self, found: Match | Unknown) -> bool:
        """Is an organ of our own among those named?"""
        return isinstance(found, Match) and any(self._index.organs[o].ours for o in found.organs if o in self._index.organs)

    def _where(self, paper: Paper) -> Where:
        """Whose words the paper's are."""
        organs, at_home = self._index.organs, self._index.home
        organ_id = paper.issuer_id
        if organ_id is None and not paper.issuer:
            body = organs.get(self.home.body_id or 0)
            base = Where(True, at_home, self._index.stem(body), self.home.body_id, known=paper.issuer is not None)
            return replace(base, day=paper.day, to_all=paper.to_all)
        issuer, parent = key(paper.issuer or ""), key(paper.parent or "")
        if organ_id is None:
            named = self._index.exact(f"{issuer} {parent}", paper.day) or self._index.exact(issuer, paper.day)
            organ_id = named[0].organ.organ_id if len({e.organ.organ_id for e in named}) == 1 else None
        if organ_id is not None and organ_id in organs:
            organ = organs[organ_id]
            chain = self._index.held(organ)
            return Where(organ.ours, at_home if organ.ours else chain, self._index.stem(organ), organ_id, paper.day, paper.to_all)
        chain = chain_of(issuer, parent)
        here = bool(at_home) and at_home.items() <= (at_home | chain).items() and next(iter(at_home)) in chain
        return Where(here, at_home if here else chain, form_of(issuer).stem, None, paper.day, paper.to_all)

    def _named(self, name: str, where: Where, how: str) -> Match | None:
        """An organ by its whole name; a name without a territory counts so among ourselves only."""
        entries = [e for e in self._index.exact(name, where.day) if where.here or _says_where(e)]
        return _single(entries, how, sure=where.known or all(map(_says_where, entries)))

    def _by_symbol(self, symbol: str, where: Where) -> Match | None:
        """`UBND` in a paper of the province is not ours."""
        all_of_it = self._index.by_symbol.get(symbol, [])
        found = [o for o in all_of_it if (o.ours if where.here else self._index.is_at_home_there(o, where))]
        found = found or (all_of_it if where.here else [])
        return Match((found[0].organ_id,), "symbol") if len(found) == 1 else None

    def _one(self, name: str, where: Where) -> Match | None:
        """One unit, one group or one position; nothing where that is not certain."""
        if name in self._learnt:
            return Match(self._learnt[name], "learnt")
        found = self._named(name, where, "short") or self._group(name, where) or self._position(name, where)
        return found or self._unit(name, where) or self._standing_for(name, where)

    def _unit(self, name: str, where: Where) -> Match | None:
        form = form_of(name)
        found = self._index.find(form, where) or self._index.find_serving(form, where)
        if not form.stem and form.every:
            return self._whole_territory(form, where)
        for how in (EXACT, ELLIPTIC, DOUBTFUL):
            entries = found.get(how, [])
            own = [e for e in entries if serves(e, where)]
            match = _single(entries, "elliptic", sure=how < DOUBTFUL) or _single(own, "elliptic", sure=how < DOUBTFUL)
            if match is None and form.every and entries:
                match = Match(tuple(dict.fromkeys(e.organ.organ_id for e in entries)), "group")
            if match or entries:
                return match
        return None

    def _whole_territory(self, form: Form, where: Where) -> Match | None:
        """`Các xã, phường` in a paper from above: our People's Committee, or our committee where the Party speaks."""
        if where.here or not form.every.intersection(self._index.home):
            return None
        if where.stem.endswith(words.PARTY_ENDS):
            return Match((self.home.body_id,), "elliptic", sure=False) if self.home.body_id is not None else None
        ours = self._index.of_kinds(words.OF_THE_STATE, where.day, Form(""))
        return Match(tuple(ours), "elliptic", sure=False) if len(ours) == 1 else None

    def _standing_for(self, name: str, where: Where) -> Match | None:
        """`Lãnh đạo UBND xã`, `Thường trực HĐND xã`: the unit behind the words, where the directory holds no such organ."""
        for heads, sure in ((words.STANDS_FOR, True), (words.INNER_BODIES, False)):
            for head in heads:
                if name.startswith(head + " ") and (found := self._one(name.removeprefix(head + " "), where)):
                    return replace(found, how=_weakest(found.how, "elliptic"), sure=found.sure and sure)
        return None

    def _group(self, name: str, where: Where) -> Match | None:
        stems, count, form = _group_stems(name)
        if not (count or name.split(" ", 1)[0] in words.PLURALS or form.every or self._groups.keys() & stems):
            return None
        chain = self._index.home if where.here else where.chain
        if any(chain.get(w, p) != p for w, p in form.territories if p) or not (where.here or form.territories):
            return None
        members = next((self._groups[stem] for stem in stems if stem in self._groups), None)
        if members is None and where.here:
            kinds = next((words.KINDS_OF_GROUPS[stem] for stem in stems if stem in words.KINDS_OF_GROUPS), frozenset[str]())
            members = self._index.of_kinds(kinds, where.day, form)
        if not members or (count and count != len(members)):
            return None
        return Match(tuple(members), "group", sure=where.known)

    def _position(self, name: str, where: Where) -> Match | None:
        """A position, with or without the name of who holds it; or that name alone."""
        if name in self._persons:
            people = tuple(self._persons[name])
            return Match((), "name", people=people) if len(people) == 1 else None
        rank, rest = rank_of(name)
        if not rank:
            return None
        person = self._person_behind(rest)
        rest = rest.removesuffix(person).strip()
        holders = [
            seat
            for seat, held, holder in self._seats.get(rank.split(" ", 1)[0], ())
            if (held == rank or (person and held.startswith(rank)))
            and (not person or holder == person)
            and in_force(seat.valid_from, seat.valid_to, where.day)
        ]
        unit = self._seat_of(rest, person, holders, where)
        if unit is None:
            return None
        people = tuple(dict.fromkeys(s.person_id for s in holders if s.organ_id in unit.organs))
        plural = len(unit.organs) > 1 or name.split(" ", 1)[0] in words.PLURALS
        if len(people) > 1 and not plural:
            return replace(unit, how=_weakest(unit.how, "elliptic"), sure=False)
        return replace(unit, how=_weakest(unit.how, "elliptic"), people=people, sure=unit.sure and not (person and not people))

    def _person_behind(self, rest: str) -> str:
        """The name of a person we know at the end of a text."""
        tokens = rest.split()
        names = (" ".join(tokens[-n:]) for n in range(min(len(tokens), _LONGEST_PERSON), 0, -1))
        return next((name for name in names if name in self._persons), "")

    def _seat_of(self, rest: str, person: str, holders: list[Seat], where: Where) -> Match | None:
        """The organ that a position belongs to: the one named, else the issuer's own, else the only one that the person has."""
        if rest:
            return self._one(rest, where)
        organs = tuple(dict.fromkeys(s.organ_id for s in holders))
        if where.issuer_id in organs:
            return Match((where.issuer_id,), "elliptic", sure=where.known)
        return Match(organs, "elliptic", sure=where.known) if where.here and person and len(organs) == 1 else None

    def _row(self, pieces: list[str], where: Where) -> Match | Unknown:
        """A row of names: the longest join that is one unit, then the next; what one says before or behind holds for the others."""
        found: list[Match] = []
        beyond: Unknown | None = None
        head, i = "", 0
        while i < len(pieces):
            end, hit = self._longest(pieces, i, head, where)
            if hit is None:
                unknown = self._unknown(pieces[i], where)
                goes_on = beyond is not None and (" " not in pieces[i] or pieces[i - 1] == "và")
                if unknown.why != "elsewhere" and not goes_on:
                    is_one = not (found or beyond) or pieces[0].split(" ", 1)[0] in words.PLURALS
                    return self._unknown(" ".join(pieces), where) if is_one else unknown
                beyond = beyond or self._unknown(" ".join(pieces), where)
            else:
                found.append(hit)
            head = next((h for h in words.INNER_BODIES if pieces[i].startswith(h + " ")), head if pieces[i - 1] == "," else "")
            i = end + 2
        if not found:
            return beyond or Unknown()
        organs = tuple(dict.fromkeys(o for m in found for o in m.organs))
        people = tuple(dict.fromkeys(p for m in found for p in m.people))
        return Match(organs, _weakest(*(m.how for m in found)), all(m.sure for m in found) and beyond is None, people)

    def _longest(self, pieces: list[str], i: int, head: str, where: Where) -> tuple[int, Match | None]:
        for end in range(min(len(pieces) - 1, i + 2 * _LONGEST_JOIN), i, -2):
            if end - i < len(pieces) - 1 and (hit := self._one(" ".join(pieces[i : end + 1]), where)):
                return end, hit
        piece, last = pieces[i], form_of(pieces[-1])
        said = self._one(f"{head} {piece}", where) if head else None
        if said is not None and said.sure:
            return i, said
        tail = " ".join(t for pair in last.territories for t in pair if t) or next((w for w in pieces[-1].split() if w[0] == "@"), "")
        rank, rest = rank_of(pieces[-1])
        hit = self._one(piece, where) or (self._one(f"{piece} {tail}", where) if tail else None)
        if hit is None and rank and rank_of(piece)[1] == "":
            hit = self._one(f"{piece} {rest}", where)
        return i, hit

    def _unknown(self, name: str, where: Where) -> Unknown:
        form = form_of(name)
        found = self._index.find(form, where)
        several = tuple(dict.fromkeys(e.organ.organ_id for how in sorted(found) for e in found[how]))
        if several:
            return Unknown(several, "several", said(name))
        first = name.split(" ", 1)[0]
        head = " ".join(name.split()[:2]) if first in words.PLURALS else first
        if head in words.ELSEWHERE or name.startswith(words.ELSEWHERE_PHRASES) or self._index.stands_above(form):
            return Unknown((), "elsewhere", said(name))
        return Unknown(tuple(self._index.suggestions(name, where.day)), "new", said(name))


def key_of(text: str) -> str:
    """What a name is remembered by: the same for every way to spell it."""
    return rows_joined(key(text))[:200]


def _weakest(*hows: str) -> str:
    return max(hows, key=HOWS.index)


def _says_where(entry: Entry) -> bool:
    return any(place for _, place in entry.form.territories)


def _single(entries: list[Entry], how: str, *, sure: bool) -> Match | None:
    organs = {e.organ.organ_id for e in entries}
    return Match((organs.pop(),), how, sure) if len(organs) == 1 else None


def _group_stems(name: str) -> tuple[list[str], int, Form]:
    """What a group may be called, how many it says they are, of whom: `28 chi bộ đảng ủy xã` → `chi bộ`, 28."""
    tokens, count = name.split(), 0
    while len(tokens) > 1 and (tokens[0] in words.PLURALS or tokens[0].isdecimal() or tokens[0] in words.NUMBERS):
        count = int(tokens[0]) if tokens[0].isdecimal() else words.NUMBERS.get(tokens[0], count)
        tokens.pop(0)
    form = form_of(" ".join(tokens))
    stem = form.stem or " , ".join(sorted(form.every)) or (form.territories[0][0] if form.territories else "")
    shorter = [stem.removesuffix(" " + end) for end in words.OWN_BODY_ENDS if stem.endswith(" " + end)]
    return [stem, *shorter[:1]], count, form

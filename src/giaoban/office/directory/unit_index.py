"""The organs of the directory as matching looks them up: by the stem of their names, the territory, the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from giaoban.office.directory import unit_words as words
from giaoban.office.directory.unit_text import Form, form_of, key, plain, rows_joined

Name = tuple[str, date | None, date | None]
EXACT, ELLIPTIC, DOUBTFUL = range(3)
_NEAR = 0.35


@dataclass(frozen=True, slots=True)
class Known:
    """An organ: its names, each with the first and the last day it was used. `ours`: it belongs to our own territory."""

    organ_id: int
    names: tuple[Name, ...]
    symbols: tuple[str, ...] = ()
    kind: str = ""
    level: str = ""
    group_ids: tuple[int, ...] = ()
    parent_id: int | None = None
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group that the office named: `các chi bộ trực thuộc`. Its members carry its number."""

    group_id: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """A position someone holds in an organ from a day, to a day."""

    seat_id: int
    person_id: int
    person: str
    organ_id: int
    title: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """The body whose office this is, and texts that name its territories, smallest first: (`Đảng ủy xã Minh Sơn`, `Tỉnh ủy An Bình`)."""

    body_id: int | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper tells of itself. Without an issuer it is the office's own; `issuer=None` means that nobody knows."""

    issuer: str | None = ""
    parent: str | None = None
    issuer_id: int | None = None
    day: date | None = None
    to_all: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of an organ, taken apart. `of`: the end that a paper of that body may leave out, left out here."""

    organ: Known
    form: Form
    valid_from: date | None
    valid_to: date | None
    of: str = ""

    def is_valid(self, day: date | None) -> bool:
        """Was the name used on that day?"""
        return in_force(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True)
class Where:
    """Whose words are read: `here` those of our own territory, else the issuer's territories; `stem` is the issuer's own."""

    here: bool
    chain: dict[str, str] = field(default_factory=dict)
    stem: str = ""
    issuer_id: int | None = None
    day: date | None = None
    to_all: bool = False
    known: bool = True


def in_force(valid_from: date | None, valid_to: date | None, day: date | None) -> bool:
    """Does something that holds from a day to a day, both included, hold on that day? Without a day everything does."""
    return day is None or ((valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to))


def chain_of(*places: str) -> dict[str, str]:
    """The territories that texts name: `Đảng ủy xã Minh Sơn`, `Tỉnh ủy An Bình` → {xã: minh sơn, tỉnh: an bình}."""
    chain: dict[str, str] = {}
    for place in places:
        for word, name in form_of(key(place)).territories:
            if name and word not in chain:
                chain[word] = name
    return chain


def serves(entry: Entry, where: Where) -> bool:
    """Is the body that the name leaves out the one whose words are read, or the one its writer serves?"""
    return bool(entry.of) and bool(where.stem) and (where.stem in entry.of or where.stem.endswith(entry.of))


class Index:
    """All names of all organs. Built once; asking changes nothing."""

    def __init__(self, known: Iterable[Known], home: Home) -> None:
        self.home = chain_of(*home.places)
        self.body_id = home.body_id
        self.organs = {organ.organ_id: organ for organ in known}
        self.by_stem: dict[str, list[Entry]] = defaultdict(list)
        self.by_words: dict[str, list[Entry]] = defaultdict(list)
        self.by_symbol: dict[str, list[Known]] = defaultdict(list)
        self._first: dict[int, Entry] = {}
        for organ in self.organs.values():
            self._first[organ.organ_id] = Entry(organ, Form(""), None, None)
            for name, valid_from, valid_to in reversed(organ.names):
                self._add(organ, name, valid_from, valid_to)
            for symbol in {plain(symbol) for symbol in organ.symbols}:
                self.by_symbol[symbol].append(organ)

    def _add(self, organ: Known, name: str, valid_from: date | None, valid_to: date | None) -> None:
        full = key(name)
        form = form_of(rows_joined(full))
        entry = Entry(organ, form, valid_from, valid_to)
        self._first[organ.organ_id] = entry
        self.by_words[plain(name)].append(entry)
        if full != plain(name):
            self.by_words[full].append(entry)
        self.by_stem[form.stem].append(entry)
        for end in words.OWN_BODY_ENDS:
            if form.stem.endswith(" " + end):
                self.by_stem[form.stem.removesuffix(" " + end)].append(Entry(organ, form, valid_from, valid_to, end))
                break
        if form.territories and form.territories[0][1]:
            self.by_stem[f"{form.stem} {form.territories[0][1]}".strip()].append(entry)

    def exact(self, name: str, day: date | None) -> list[Entry]:
        """The organs that bore exactly this name on that day."""
        return [e for e in self.by_words.get(name, ()) if e.is_valid(day)]

    def find(self, form: Form, where: Where) -> dict[int, list[Entry]]:
        """The organs whose names agree with a form, by how well they do."""
        found: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.by_stem.get(form.stem, ()):
            if entry.is_valid(where.day) and (how := self._agreement(form, entry, where)) is not None:
                found[how].append(entry)
        return found

    def _held(self, entry: Entry) -> dict[str, str]:
        """The territories of an organ, from the smallest: those its name says, then those of our own around it."""
        held = dict(entry.form.territories)
        lowest = entry.organ.level or (words.TERRITORY_LEVELS[next(iter(held))] if held else "commune" if entry.organ.ours else "")
        if lowest not in words.LEVELS:
            return held
        at_least = words.LEVELS.index(lowest)
        nowhere = not held
        for word, place in self.home.items():
            if words.LEVELS.index(words.TERRITORY_LEVELS[word]) >= at_least:
                if word in held:
                    held[word] = held[word] or place
                elif entry.organ.ours or nowhere:
                    held[word] = place
        return held

    def _agreement(self, form: Form, entry: Entry, where: Where) -> int | None:
        held = self._held(entry)
        innermost = next(iter(held), "")
        if form.every:
            return ELLIPTIC if entry.organ.ours and innermost in form.every else None
        if not form.territories:
            return self._without_territory(form, entry, where)
        said_innermost, said_place = form.territories[0]
        if said_innermost != innermost or any(p and held.get(w, p) != p for w, p in form.territories):
            return None
        if said_place:
            return EXACT
        return self._of_the_territory(innermost, held[innermost], entry, where)

    def _of_the_territory(self, word: str, place: str, entry: Entry, where: Where) -> int | None:
        """`UBND xã`: whose, the one whose words they are knows."""
        if where.here:
            return (ELLIPTIC if where.known else DOUBTFUL) if self.home.get(word, place) == place else None
        if word in where.chain:
            return ELLIPTIC if where.chain[word] == place else None
        if not entry.organ.ours:
            return None
        return ELLIPTIC if where.to_all else DOUBTFUL

    def _without_territory(self, form: Form, entry: Entry, where: Where) -> int | None:
        if entry.form.territories and form.stem == f"{entry.form.stem} {entry.form.territories[0][1]}".strip():
            return ELLIPTIC
        if entry.of and form.stem in words.GENERIC_STEMS and not serves(entry, where):
            return DOUBTFUL
        if where.here and entry.organ.ours:
            return ELLIPTIC if where.known else DOUBTFUL
        if self.is_at_home_there(entry.organ, where):
            return ELLIPTIC
        return None if entry.of or entry.form.territories else DOUBTFUL

    def find_serving(self, form: Form, where: Where) -> dict[int, list[Entry]]:
        """The organs that a form means once the body they serve is left out: `Văn phòng UBND xã`, `Ban Xây dựng Đảng Đảng ủy xã`."""
        for end in words.OWN_BODY_ENDS:
            if form.stem.endswith(" " + end):
                shorter = Form(form.stem.removesuffix(" " + end), form.territories, form.every)
                found = self.find(shorter, where)
                return {how: kept for how, entries in found.items() if (kept := [e for e in entries if not e.of or end in e.of])}
        return {}

    def held(self, organ: Known) -> dict[str, str]:
        """The territories that an organ belongs to, from the smallest."""
        return self._held(self._first[organ.organ_id])

    def stem(self, organ: Known | None) -> str:
        """What kind of unit the organ's name says it is."""
        return self._first[organ.organ_id].form.stem if organ else ""

    def is_at_home_there(self, organ: Known, where: Where) -> bool:
        """Does the organ stand at the level and in the territory of the paper's issuer?"""
        held = self.held(organ)
        return bool(held) and held.items() <= where.chain.items() and next(iter(held)) == next(iter(where.chain))

    def of_kinds(self, kinds: frozenset[str], day: date | None, form: Form) -> list[int]:
        """The organs of some kinds under our body that had a name on that day; where the form says of which territory, those only."""
        asked = {word for word, _ in form.territories if word not in self.home} | (form.every if form.stem else frozenset())
        return [
            organ.organ_id
            for organ in self.organs.values()
            if organ.ours
            and organ.organ_id != self.body_id
            and organ.kind in kinds
            and any(in_force(a, b, day) for _, a, b in organ.names)
            and (not asked or asked.intersection(self.held(organ)))
        ]

    def stands_above(self, form: Form) -> bool:
        """Does the form speak of a larger territory than our own?"""
        said = [word for word, _ in form.territories[:1]] or list(form.every)
        own = [words.LEVELS.index(words.TERRITORY_LEVELS[word]) for word in self.home]
        return bool(said) and bool(own) and all(words.LEVELS.index(words.TERRITORY_LEVELS[word]) > min(own) for word in said)

    def suggestions(self, name: str, day: date | None, most: int = 5) -> Iterator[int]:
        """Organs with names most of whose words are those of the text, the nearest first."""
        asked = frozenset(name.split())
        near: dict[int, float] = {}
        for words_of_name, entries in self.by_words.items():
            held = frozenset(words_of_name.split())
            share = len(asked & held) / len(asked | held)
            for entry in entries:
                if share >= _NEAR and entry.is_valid(day):
                    near[entry.organ.organ_id] = max(share, near.get(entry.organ.organ_id, 0))
        yield from sorted(near, key=lambda organ: (-near[organ], organ))[:most]

"""One line of Vietnamese, noted while somebody speaks, becomes an order: who gave it, to whom, what, by when.

    Đ/c Bí thư điện CAX kiểm tra các ngầm tràn, phối hợp với BCHQS, báo cáo trước 17h ngày mai

Pure: what is known is handed over. Nothing is guessed: what could mean two things, or nothing, is named in `unsure` and asked.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import NamedTuple

from giaoban.office.work.models import Origin
from giaoban.office.work.quick import words as said
from giaoban.office.work.quick.days import said as day_said
from giaoban.office.work.quick.model import Known, Understood, When, Who
from giaoban.office.work.quick.when import find_when
from giaoban.office.work.quick.who import giver, named_at, receiver, text_of, words_of
from giaoban.reading.tasks.words import Words, unaccented
from giaoban.reading.text import fold

LONGEST = 500
_LONGEST_GIVER = 60
_BLANKS = " ,;:.-–("


class _Rest(NamedTuple):
    """What is left of the line once its beginning was understood."""

    text: str
    giver: Who | None
    origin: Origin | None
    origin_written: str


def understand(line: str, known: Known) -> Understood:
    """What the line orders. Never raises, whatever stands there."""
    line = " ".join(unicodedata.normalize("NFC", line[:LONGEST]).split())
    text = fold(line)
    rest = _without_giver(_without_origin(text), known)
    when = find_when(rest.text, known.now, known.calendar)
    body = _cut(rest.text, when) if when is not None else rest.text
    leads, supports, what = _receivers(body, known)
    found = Understood(
        line=line,
        what=_as_title(what, when),
        giver=rest.giver or _writer(known),
        origin=rest.origin,
        origin_written=rest.origin_written,
        leads=leads,
        supports=supports,
        deadline=when,
    )
    return replace(found, unsure=_unsure(found))


def _unsure(found: Understood) -> tuple[str, ...]:
    asked = {
        "giver": found.giver is None or not found.giver.is_sure,
        "lead": not found.leads or not all(who.is_sure for who in found.leads),
        "support": not all(who.is_sure for who in found.supports),
        "deadline": found.deadline is not None and not found.deadline.is_sure,
        "what": not found.what,
    }
    return tuple(name for name, is_asked in asked.items() if is_asked)


def _writer(known: Known) -> Who | None:
    """A leader who writes himself gives the order himself."""
    own = next((one for one in known.people if one.pk == known.writer and one.leads), None)
    return Who("", person=own.pk, why="người ghi là lãnh đạo: lệnh của chính đồng chí") if own else None


def _without_origin(text: str) -> _Rest:
    lowered = text.casefold()
    for word in sorted(said.ORIGINS, key=len, reverse=True):
        if lowered.startswith(word) and lowered[len(word) : len(word) + 1] in (":", ",", "-") and len(lowered) > len(word) + 1:
            return _Rest(text[len(word) + 1 :].strip(_BLANKS), None, said.ORIGINS[word], text[: len(word)])
    return _Rest(text, None, None, "")


def _without_giver(rest: _Rest, known: Known) -> _Rest:
    """Who gives stands before the verb that gives, or before a colon."""
    lowered = rest.text.casefold()
    opening = next((o for o in said.BEFORE_A_GIVER if lowered.startswith(o + " ")), "")
    at = len(opening) + 1 if opening else 0
    for verb, place in _verbs(lowered):
        who = _giver_before(rest.text[at:place].strip(_BLANKS), known, bool(opening))
        if who is not None or (place == 0 and verb in (*said.OPENS, *map(unaccented, said.OPENS))):
            after = rest.text[place + len(verb) :].strip(_BLANKS)
            return _with_origin(rest._replace(text=after, giver=who), verb, rest.text[at:place])
    for sign in (":", ",") if opening else (":",):
        head, found, tail = rest.text.partition(sign)
        if found and len(head) <= _LONGEST_GIVER and (who := _giver_before(head[at:].strip(_BLANKS), known, bool(opening))):
            return _with_origin(rest._replace(text=tail.strip(_BLANKS), giver=who), "", head[at:])
    return rest


def _verbs(lowered: str) -> list[tuple[str, int]]:
    """The verbs that give, near the beginning, in the order of the line; at one place the longest."""
    found: dict[int, str] = {}
    plain = lowered.isascii()
    for verb in said.GIVES:
        word = unaccented(verb) if plain else verb
        place = f" {lowered} ".find(f" {word} ", 0, _LONGEST_GIVER)
        if place >= 0 and len(found.get(place, "")) < len(word):
            found[place] = word
    return [(verb, place) for place, verb in sorted(found.items())]


def _giver_before(text: str, known: Known, announced: bool) -> Who | None:
    """Who is meant by what stands before the verb; None where that is nobody who could give an order."""
    for word in sorted(said.ORIGINS, key=len, reverse=True):
        for end in (f" {word}", f", {word}"):
            if text.casefold().endswith(end):
                text = text[: -len(end)].strip(_BLANKS)
    if not text:
        return None
    who = giver(text, known)
    honoured = text.casefold().startswith(tuple(f"{comrade} " for comrade in said.COMRADES))
    leads = who.person is not None or bool(who.person_choices)
    unit = receiver(text, known)
    if leads and not (unit is not None and unit.organs and who.person is None):
        return who
    if honoured or announced or text.casefold().startswith(("thường trực", "tt", "lãnh đạo")):
        return who
    return None


def _with_origin(rest: _Rest, verb: str, before: str) -> _Rest:
    if rest.origin is not None:
        return rest
    spoken = f" {before.casefold()} {verb} "
    for word in sorted(said.ORIGINS, key=len, reverse=True):
        if f" {word} " in spoken.replace(",", " ").replace(":", " "):
            return rest._replace(origin=said.ORIGINS[word], origin_written=word)
    return rest


def _cut(text: str, when: When) -> str:
    """The line without its deadline, unless the words say more than by when."""
    if when.stays:
        return text
    before, after = text[: when.start].rstrip(_BLANKS), text[when.end :].strip(_BLANKS)
    for idle in said.IDLE_ENDS:
        if before.casefold().endswith(idle):
            before = before[: -len(idle)].rstrip(_BLANKS)
    return f"{before}, {after}" if before and after else before or after


def _receivers(body: str, known: Known) -> tuple[tuple[Who, ...], tuple[Who, ...], str]:
    """Who leads, who supports, and what is to be done: units at the beginning, `phối hợp với …` anywhere, `giao …` at the end."""
    leads, supports, what = _from_the_front(words_of(body), known)
    if not leads:
        leads, what = _from_the_end(what, known)
    what, more = _partners(what, known)
    taken = {organ for who in leads for organ in who.organs}
    rest = tuple(who for who in (*supports, *more) if not (who.organs and set(who.organs) <= taken))
    return leads, rest, what


def _from_the_front(words: Words, known: Known) -> tuple[tuple[Who, ...], tuple[Who, ...], str]:
    """`PKT chủ trì, CAX phối hợp …`, `PKT phối hợp với CAX …`, `PKT, CAX …`: a row of names takes the role that follows it."""
    row = _Row([], [], [])
    i = _skip(words, 0, said.BEFORE_A_RECEIVER)
    while (found := named_at(words, i, known)) is not None:
        row.waiting.append(found.who)
        leads, partner = _skip(words, found.end, said.LEADS), _skip(words, found.end, said.SUPPORTS)
        if leads > found.end:
            row.take(row.leads)
            i = leads
            partner = _skip(words, i, said.SUPPORTS)
        elif partner > found.end and row.leads and named_at(words, partner, known) is None:
            row.take(row.supports)
            i = partner
            partner = i
        else:
            i = _skip(words, found.end, said.AND)
        if partner > i and named_at(words, partner, known) is not None:
            row.take(row.supports if row.as_support else row.leads)
            row.as_support, i = True, partner
        elif words.raw[i - 1] not in said.AND and words.full[i - 1][-1:] not in ",;":
            break
    row.take(row.supports if row.as_support else row.leads)
    return tuple(row.leads), tuple(row.supports), text_of_rest(words, i)


@dataclass(slots=True)
class _Row:
    """The names at the head of a line while their roles are made out."""

    waiting: list[Who]
    leads: list[Who]
    supports: list[Who]
    as_support: bool = False

    def take(self, side: list[Who]) -> None:
        """Those that wait stand on this side."""
        side += self.waiting
        self.waiting = []


def text_of_rest(words: Words, i: int) -> str:
    """The line from a word on, without the signs at its ends."""
    return " ".join(words.full[i:]).strip(_BLANKS)


def _skip(words: Words, i: int, phrases: tuple[str, ...]) -> int:
    """Beyond the longest of the phrases that stands at a word."""
    for phrase in sorted(phrases, key=len, reverse=True):
        parts = phrase.split()
        if words.raw[i : i + len(parts)] == parts:
            return i + len(parts)
        if words.text.isascii() and words.bare[i : i + len(parts)] == unaccented(phrase).split():
            return i + len(parts)
    return i


def _from_the_end(what: str, known: Known) -> tuple[tuple[Who, ...], str]:
    """`Rà soát hộ nghèo: PKT`, `… giao Phòng Kinh tế`: who does it stands behind the work."""
    words = words_of(what)
    for i in range(1, words.count):
        opens = words.full[i - 1][-1:] in ":-–(" or words.raw[i - 1] in ("giao", "cho")
        found = named_at(words, i, known) if opens else None
        if found is not None and found.end == words.count and found.who.is_sure:
            cut = i - 1 if words.raw[i - 1] in ("giao", "cho", "", "-") else i
            return (found.who,), text_of(words, 0, cut)
    return (), what


def _partners(what: str, known: Known) -> tuple[str, tuple[Who, ...]]:
    """`…, phối hợp với Công an xã …` in the middle or at the end."""
    words = words_of(what)
    for i in range(words.count):
        after = _skip(words, i, said.SUPPORTS)
        if after == i or (words.raw[i] == "cùng" and words.full[i - 1][-1:] != ","):
            continue
        partners: list[Who] = []
        while after < words.count and (found := named_at(words, after, known)) is not None:
            partners.append(found.who)
            after, ended = _skip(words, found.end, said.AND), words.full[found.end - 1][-1:] not in ",;"
            if after == found.end and ended:
                break
        if partners:
            before, behind = text_of(words, 0, i), text_of_rest(words, after)
            return (f"{before}, {behind}" if before and behind else before or behind), tuple(partners)
    return what, ()


def _as_title(what: str, when: When | None) -> str:
    """The work with a capital at its head; an hour that was said stands behind it with its day, since a task has a day alone."""
    title = what.strip(_BLANKS)
    for idle in said.IDLE_ENDS:
        title = title.removesuffix(idle).rstrip(_BLANKS)
    if title and when is not None and when.hour is not None and when.day is not None:
        joint = " " if title.casefold().endswith(("báo cáo", "xong")) else ", "
        title = f"{title}{joint}trước {when.hour:%H:%M} {day_said(when.day)}"
    return title[:1].upper() + title[1:]

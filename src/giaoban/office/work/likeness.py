"""Is a paper that has come the order that was given by telephone before? Scored by the words they share, the rarer the more. Pure.

Words are compared without accents, alone and in pairs: single syllables say little, two together most of what Vietnamese says.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban.reading.lexicon.lists import words
from giaoban.reading.tasks.words import unaccented

_WORD = re.compile(r"[^\W_]+")
# Syllables that stand in every order.
_IDLE = words(
    """
    va voi cua cac nhung cho de tren dia ban thuc hien bao cao ket qua truoc ngay trong den het theo tai ve viec xa thang nam giao don vi
    chu tri phoi hop yeu cau chi dao cong tac to chuc trien khai kip thoi tiep tuc
    """
)
_LEAST_WORDS = 2
_SAME_LEAD = 0.34
_OTHER_LEAD = 0.55
_FOR_THE_LEAD = 0.15
_FOR_THE_DAY = 0.1
_NEAR = 2  # days between two deadlines that still speak for each other


@dataclass(frozen=True, slots=True)
class Order:
    """What is compared of an order: its words, the organs that lead it, its deadline."""

    key: int
    words: str
    leads: frozenset[int]
    deadline: dt.date | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like another order is: from 0 to about 1.2, and what speaks for it."""

    key: int
    score: float
    words: tuple[str, ...]
    same_lead: bool
    same_day: bool


def terms_of(text: str) -> dict[str, str]:
    """The words of a text by which orders are told apart, single and in pairs: without accents → as written."""
    found: dict[str, str] = {}
    before = ""
    for written in _WORD.findall(text):
        word = unaccented(written)
        if word in _IDLE:
            before = ""
            continue
        found.setdefault(word, written)
        if before:
            found.setdefault(f"{unaccented(before)} {word}", f"{before} {written}")
        before = written
    return found


def alike(wanted: Order, others: Sequence[Order], most: int = 3) -> list[Likeness]:
    """Those that are likely the same order, the likeliest first."""
    terms = {other.key: terms_of(other.words) for other in others}
    own = terms_of(wanted.words)
    seen = Counter(term for found in terms.values() for term in found)
    weights = {term: math.log(1 + (len(others) + 1) / (seen[term] + 1)) for term in {*own, *seen}}
    scored = [found for other in others if (found := _score(wanted, own, other, terms[other.key], weights)) is not None]
    return sorted(scored, key=lambda one: (-one.score, -one.key))[:most]


def _score(wanted: Order, own: dict[str, str], other: Order, terms: dict[str, str], weights: dict[str, float]) -> Likeness | None:
    shared = [term for term in own if term in terms]
    if len([term for term in shared if " " not in term]) < _LEAST_WORDS:
        return None
    smaller = min(sum(weights[term] for term in own), sum(weights[term] for term in terms))
    wording = sum(weights[term] for term in shared) / smaller
    same_lead = bool(wanted.leads & other.leads)
    if wording < (_SAME_LEAD if same_lead else _OTHER_LEAD):
        return None
    days = abs((wanted.deadline - other.deadline).days) if wanted.deadline and other.deadline else None
    score = wording + _FOR_THE_LEAD * same_lead + _FOR_THE_DAY * (days is not None and days <= _NEAR)
    return Likeness(other.key, round(score, 3), _longest(own, shared), same_lead, days == 0)


def _longest(own: dict[str, str], shared: list[str]) -> tuple[str, ...]:
    """The shared words as the paper writes them, without those that stand in a shared pair."""
    inside = {word for term in shared if " " in term for word in term.split()}
    return tuple(own[term] for term in shared if " " in term or term not in inside)

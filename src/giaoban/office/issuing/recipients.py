"""Nơi nhận as a paper says it, and whom the directory knows by it: exactly those, or a question (ADR 0008).

Who is there by the paper's words keeps them as his `group`, also as somebody settled it: as written and as understood stand side by side.
Who was put in by hand alone has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from giaoban.office.directory.matching import Match, Matcher, Unknown
from giaoban.office.directory.matching import Paper as Whose
from giaoban.office.directory.models import Organ, Person
from giaoban.office.directory.queries import matcher_for
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing.models import Draft, Recipient
from giaoban.writing.paper import plain

LONGEST = 200
Key = tuple[int | None, int | None, str]
_WHAT_FOR = re.compile(r"\s*\((?:để|báo cáo|b/c|thực hiện|theo dõi|chỉ đạo|phối hợp|đăng)[^()]*\)$", re.IGNORECASE)
_FILED = re.compile(r"lưu\b", re.IGNORECASE)
_AS_ADDRESSED = re.compile(r"như (?:trên|(?:phần )?kính gửi)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A line of nơi nhận: its words and whom they mean. Without `rows` nobody knows; `candidates` are the organs that may be meant."""

    words: str
    rows: tuple[Recipient, ...] = ()
    candidates: tuple[int, ...] = ()
    may_be_learnt: bool = True


def key_of(row: Recipient) -> Key:
    """What makes two of a list the same."""
    return row.organ_id, row.person_id, row.words


def is_for_people_alone(draft: Draft) -> bool:
    """Is it, or what it became, restricted, so that units do not see it?"""
    became = draft.paper.confidentiality if draft.paper is not None else Confidentiality.OPEN
    return max(draft.confidentiality, became) != Confidentiality.OPEN


def words_in(content: Mapping[str, Any]) -> list[str]:
    """The lines of a paper's nơi nhận, each once; `như trên` is whom it is addressed to."""
    found: dict[str, None] = {}
    for line in _lines(content, "recipients"):
        meant = _lines(content, "addressees") if _AS_ADDRESSED.match(line) else [line]
        found |= dict.fromkeys(meant or [line])
    return list(found)


def _lines(content: Mapping[str, Any], name: str) -> list[str]:
    lines = (plain(str(line)).lstrip("-– ").rstrip(" ;.,")[:LONGEST] for line in content.get(name) or ())
    return [line for line in lines if line]


def words_of(draft: Draft) -> list[str]:
    """Nơi nhận as the last version says it that says it at all: a Word file that was handed in has none of its own. One query."""
    said = draft.versions.filter(content__has_key="recipients").order_by("-number")
    lines = said.values_list("content__recipients", "content__addressees").first()
    return words_in(dict(zip(("recipients", "addressees"), lines, strict=True))) if lines else []


def is_filing(words: str) -> bool:
    """Does a line say where it is filed: `Lưu Văn phòng`?"""
    return _FILED.match(words) is not None


def bare(words: str) -> str:
    """Whom a line names, without what the paper is sent him for: `Tỉnh ủy An Bình (để báo cáo)`."""
    return _WHAT_FOR.sub("", words)


def named(draft: Draft, words: Iterable[str]) -> list[Named]:
    """Whom these lines mean, by the names of today; of a restricted paper people alone. Of no lines nothing is asked."""
    lines = list(words)
    if not lines:
        return []
    ours = set(Organ.objects.filter(ours=True).values_list("pk", flat=True))
    reader = _Reader(draft, matcher_for(timezone.localdate()), ours, is_for_people_alone(draft))
    return [reader.named(line) for line in lines]


@dataclass(frozen=True, slots=True)
class _Reader:
    """What a draft's lines are read with."""

    draft: Draft
    matcher: Matcher
    ours: set[int]
    people_alone: bool

    def named(self, words: str) -> Named:
        """One line."""
        if is_filing(words):
            return Named(words, (Recipient(words=words, group=words),))
        found = self.matcher.match(bare(words), Whose(issuer_id=self.draft.organ_id))
        if isinstance(found, Unknown):
            return Named(words, (), found.candidates, found.why != "reference")
        if not found.sure or (self.people_alone and not found.people and self.ours.intersection(found.organs)):
            return Named(words, (), found.organs)
        return Named(words, tuple(self._rows(words, found)))

    def _rows(self, words: str, found: Match) -> Iterator[Recipient]:
        if found.people:
            yield from (Recipient(person_id=person, group=words) for person in found.people)
            return
        if self.people_alone or not found.organs:  # it goes to those outside by other ways than ours
            yield Recipient(words=words, group=words)
            return
        yield from (Recipient(organ_id=organ, group=words) for organ in found.organs)


def uncovered(words: Iterable[str], rows: Iterable[Recipient]) -> list[str]:
    """The lines for which nobody of a list stands."""
    there = {name for row in rows for name in (row.group, row.words, str(row))}
    return [line for line in words if line not in there]


def open_lines(draft: Draft, rows: list[Recipient]) -> tuple[list[Named], list[Named]]:
    """What the paper says and the list does not: of whom nobody knows who it is, and who is known and was taken off."""
    kept = {key_of(row) for row in rows}
    left = named(draft, uncovered(words_of(draft), rows))
    return [one for one in left if not one.rows], [one for one in left if not kept.issuperset(map(key_of, one.rows))]


@dataclass(frozen=True, slots=True)
class Whom:
    """Who a line means, as somebody says: organs, people; neither: somebody outside, to whom it goes by other ways."""

    organs: tuple[Organ, ...] = ()
    people: tuple[Person, ...] = ()

    def rows(self, words: str) -> list[Recipient]:
        """As they stand in the list."""
        found = [Recipient(organ=organ, group=words) for organ in self.organs]
        found += [Recipient(person=person, group=words) for person in self.people]
        return found or [Recipient(words=words, group=words)]

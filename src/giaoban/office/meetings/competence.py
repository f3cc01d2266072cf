"""To which body a matter goes, by the competence table: its kind, told by the words of its title, and what to say of the wrong body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from giaoban.office.meetings.kinds import Body
from giaoban.office.meetings.models import Competence, Matter
from giaoban.office.registry.spelling import folded

_DOES = Competence.Does
_FITS = (_DOES.DECIDES, _DOES.GIVES_OPINION)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A kind of matter and the body that decides it, as the table has them; `body` is empty where it names none."""

    matter: Matter
    body: str

    @property
    def words(self) -> str:
        """What is proposed and why, in one sentence."""
        body = f"trình {Body(self.body).label}" if self.body else "chưa ghi cơ quan quyết định"
        return f"Loại việc “{self.matter.name}”: {body} (theo {self.matter.source})."


def proposed_for(title: str, matters: Iterable[Matter], day: dt.date) -> Proposed | None:
    """What the table proposes for a title on a day: the matter of which the longest word stands in it; None where none does."""
    within = f" {_plain(title)} "
    found = [
        (len(word), -matter.pk, matter)
        for matter in matters
        if matter.is_in_force(day)
        for word in map(_plain, matter.words.splitlines())
        if word and f" {word} " in within
    ]
    if not found:
        return None
    matter = max(found, key=lambda one: one[:2])[2]
    return Proposed(matter, decides(matter))


def decides(matter: Matter) -> str:
    """The body that decides a matter, else one that gives its opinion; empty where the table names none."""
    rows = sorted(matter.competences.all(), key=lambda one: one.pk)
    return next((one.body for does in _FITS for one in rows if one.does == does), "")


def warning(matter: Matter | None, body: str) -> str:
    """Why a body is the wrong one for a matter; empty where it decides it or gives its opinion, or where nothing is known."""
    if matter is None or not body:
        return ""
    rows = list(matter.competences.all())
    if not rows or any(one.body == body and one.does in _FITS for one in rows):
        return ""
    said = "; ".join(f"{one.get_body_display()} {one.get_does_display().lower()}" for one in rows)
    return f"Không đúng thẩm quyền: {Body(body).label} không quyết định, không cho ý kiến “{matter.name}”. Theo {matter.source}: {said}."


@lru_cache(maxsize=2048)  # the words of the table are asked for with every title
def _plain(text: str) -> str:
    """Small letters without marks, words apart by one blank."""
    return " ".join("".join(c if c.isalnum() else " " for c in folded(text)).split())

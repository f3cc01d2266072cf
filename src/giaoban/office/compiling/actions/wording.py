"""A line of the draft is worded otherwise, put under another heading, at another time; the places it names stay those that were meant."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.office.audit.acts import act
from giaoban.office.compiling.actions.checks import held_draft
from giaoban.office.directory.models import Account
from giaoban.office.programme.actions import correct_line, group_line, time_line
from giaoban.office.programme.actions.planning import group_words
from giaoban.office.programme.models import Line
from giaoban.office.programme.queries import lines_visible_to, references_of
from giaoban.office.programme.references import places_named


@dataclass(frozen=True, slots=True)
class Put:
    """A line as the compiler puts it: its words, heading, time (a key of `programme.when`; None: as it is).

    `before` are the words as they were shown: a place (`mục 2 phần I`) that stands in them still means the line that it meant then,
    wherever that line has been put meanwhile.
    """

    words: str
    group: str = ""
    due: str | None = None
    tentative: bool = False
    before: str = ""


def word_line(actor: Account, line_id: int, shown: int, put: Put) -> Line:
    """The words, the heading and the time of a line of the draft, in one act."""
    with act(actor, "compiling.word-line") as line:
        row = lines_visible_to(actor).get(pk=line_id)
        held_draft(actor, row.programme_id)
        meant = dict(zip((named.words for named in places_named(put.before)), references_of([row]).get(row.pk, ()), strict=False))
        row = correct_line(actor, row.pk, shown, text=put.words)
        if row.under_id is None and group_words(put.group) != row.group:
            row = group_line(actor, row.pk, row.revision, put.group)
        if put.due is not None and (put.due, put.tentative) != (row.due, row.tentative):
            row = time_line(actor, row.pk, row.revision, put.due, tentative=put.tentative)
        for nth, named in enumerate(places_named(row.text)):
            if named.words in meant:
                row.references.filter(nth=nth).update(to=meant[named.words])
        line.about(row)
    return row

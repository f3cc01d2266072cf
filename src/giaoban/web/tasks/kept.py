"""A page of the list is looked up once for all who see the same tasks, until anything is done.

Those who list the office's tasks see the same as others up to the same confidentiality; whoever lists his own shares, or asks by a
document that papers cite, is looked up for himself: which papers he may see is his own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from typing import NamedTuple

from django.utils.safestring import SafeString

from giaoban.office.audit.kept import Kept
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, reach
from giaoban.office.registry.models import Paper
from giaoban.office.work import rules
from giaoban.office.work.chosen import Chosen, Standing
from giaoban.office.work.counting import Standings, standings
from giaoban.office.work.listing import Page, Part, listed, page_of, standing, taking_part
from giaoban.web.drawing import drawn
from giaoban.web.tasks.table import lines_of


class LookedUp(NamedTuple):
    """A page of a list: how all that is asked for stands, the rows of the page, who leads in them; what the rows are.

    `alike`: whoever else reads papers as far inside sees all papers that these rows come from, and so the same table.
    """

    counts: Standings
    page: Page
    leads: dict[int, list[Part]]
    of_shares: bool
    whole: bool
    alike: bool


class Place(NamedTuple):
    """Which page of a list: after a row, or before one; the first where neither is said."""

    after: str
    before: str


_COUNTS: Kept[Standings] = Kept(64)
_PAGES: Kept[LookedUp] = Kept(64)
_TABLES: Kept[SafeString] = Kept(64)


def looked_up(account: Account, wanted: Chosen, place: Place, today: dt.date) -> LookedUp:
    """A page of what is asked for, as this person sees it now."""
    return _PAGES.found((_who_sees(account, wanted), wanted, place), lambda: _look_up(account, wanted, place, today))


def table(account: Account, wanted: Chosen, place: Place, found: LookedUp, today: dt.date, *, chooses: bool) -> SafeString:
    """The rows of a page that was found, drawn; with a box at each for whoever chooses among them."""

    def draw() -> SafeString:
        return drawn("tasks/rows.jinja", lines=[(chooses, *line) for line in lines_of(account, found.page.rows, today, found.leads)])

    reads = ("up to", _reads_up_to(account)) if found.alike else ("person", account.pk)
    return _TABLES.found((_who_sees(account, wanted), reads, wanted, place, chooses), draw)


def _who_sees(account: Account, wanted: Chosen) -> Hashable:
    most = rules.sees_all_of(account)
    alone = most is None or wanted.mine or wanted.work is not None
    return ("person", account.pk) if alone else ("up to", most, _reads_up_to(account))


def _reads_up_to(account: Account) -> Confidentiality | None:
    return reach(account, Kind.PAPER).get(Relation.ANY)


def _look_up(account: Account, wanted: Chosen, place: Place, today: dt.date) -> LookedUp:
    found = listed(account, wanted)
    page = page_of(standing(found, wanted, today), newest_first=wanted.newest_first, after=place.after, before=place.before)
    leads = taking_part({row.task_id for row in page.rows})
    # How all of it stands is the same, whichever part of it is looked at.
    whole = wanted.of(state=Standing.OPEN, timing=None, workflow=None, kept=False, done_since=None, done_until=None)
    counts = _COUNTS.found((_who_sees(account, wanted), whole), lambda: standings(listed(account, whole), today))
    return LookedUp(counts, page, leads, found.of_shares, found.whole, _is_alike(account, page))


def _is_alike(account: Account, page: Page) -> bool:
    most = _reads_up_to(account)
    papers = {row.paper_id for row in page.rows if row.paper_id is not None}
    return most is not None and not Paper.objects.filter(pk__in=papers, confidentiality__gt=most).exists()

"""A board that many look at is put together once for all who see the same, not once for each of them.

On Monday at two o'clock all who sit at the board open it together. Who sees everything sees the same as others who do, whoever they are;
who sees only his own is shown a board of his own.
"""

from __future__ import annotations

from typing import NamedTuple

from giaoban.office.audit.kept import Kept
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings import rules as meeting_rules
from giaoban.office.work import briefing_rules, rules
from giaoban.office.work.models import Briefing
from giaoban.web.briefing.board import Shown, show


class _Asked(NamedTuple):
    """By what a board differs from another, for who sees everything."""

    briefing_id: int
    writes: bool
    answers: bool
    wall: bool


_BOARDS: Kept[Shown] = Kept(8)  # that are open at a time, each as those see it who write on it, who answer, and on the wall


def shown_to(account: Account, briefing: Briefing, *, wall: bool) -> Shown:
    """The board as this person sees it now."""
    if {rules.sees_all_of(account), meeting_rules.sees_all_of(account)} != {max(Confidentiality)}:
        return show(account, briefing, wall=wall)
    writes, answers = briefing_rules.may_write(account, briefing), rules.may_answer_all(account)
    asked = _Asked(briefing.pk, writes, answers, wall)
    return _BOARDS.found(asked, lambda: show(account, briefing, wall=wall))

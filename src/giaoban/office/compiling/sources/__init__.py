"""From what proposals come, one source a file: `(actor, period, only) -> Found`, each from the room's own `visible_to`.

`only` names one proposal by its key: it is found however many there are. What is further inside than the paper it comes from is left
out: a line of a programme is as far inside as its paper, and no further.
"""

from __future__ import annotations

from collections.abc import Callable

from giaoban.office.compiling.period import Period
from giaoban.office.compiling.proposals import Found, Source
from giaoban.office.compiling.sources.anniversaries import commemorations, reviews
from giaoban.office.compiling.sources.deadlines import deadlines
from giaoban.office.compiling.sources.longer import longer
from giaoban.office.compiling.sources.meetings import meetings
from giaoban.office.compiling.sources.orders import orders
from giaoban.office.compiling.sources.recurring import recurring
from giaoban.office.compiling.sources.registered import registered
from giaoban.office.compiling.sources.reports import reports
from giaoban.office.compiling.sources.unfinished import unfinished
from giaoban.office.directory.models import Account

SOURCES: dict[Source, Callable[[Account, Period, str], Found]] = {
    Source.MEETING: meetings,
    Source.RECURRING: recurring,
    Source.UNFINISHED: unfinished,
    Source.LONGER: longer,
    Source.REGISTERED: registered,
    Source.DEADLINE: deadlines,
    Source.ORDER: orders,
    Source.REPORT: reports,
    Source.REVIEW: reviews,
    Source.COMMEMORATION: commemorations,
}

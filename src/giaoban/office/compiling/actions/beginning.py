"""The next period's programme begins as a draft, where there is none yet."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require
from giaoban.office.compiling import rules
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import office
from giaoban.office.programme import queries
from giaoban.office.programme.actions import draw_up
from giaoban.office.programme.actions.programmes import one_after_the_other
from giaoban.office.programme.models import Programme, ProgrammeKind
from giaoban.office.programme.periods import days_of, following


def next_period(kind: str, today: dt.date) -> tuple[dt.date, dt.date]:
    """The month (quarter, year, week) after that in which a local day lies."""
    return following(kind, days_of(kind, today)[1], 1)[0]


def next_programme(actor: Account, kind: str, today: dt.date) -> Programme | None:
    """The office's own programme of the next period, where there is one that the actor sees."""
    kept = office()
    if kept is None:
        return None
    return queries.visible_to(actor).filter(organ=kept.organ_id, kind=kind, first=next_period(kind, today)[0]).first()


def begin_next(actor: Account, today: dt.date, kind: str = ProgrammeKind.MONTH) -> Programme:
    """The draft of the next period: the one that is there, else a new one."""
    with act(actor, "compiling.begin") as line:
        require(rules.may_compile(actor))
        kept = office()
        if kept is None:
            raise ValidationError("Chưa ghi cơ quan của văn phòng này. Quản trị hệ thống ghi ở mục Cơ quan.")
        one_after_the_other(kept.organ)  # who comes second finds what the first began
        found = next_programme(actor, kind, today)
        if found is None:
            first, last = next_period(kind, today)
            found = draw_up(actor, kind, first, last, organ_id=kept.organ_id)
        line.about(found)
    return found

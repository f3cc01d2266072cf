"""Work that has been handed out, as rows of the story: quick to make where a test is not about handing out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from giaoban.office.directory.models import Account, Organ
from giaoban.office.work import actions
from giaoban.office.work.models import Origin, Side, Task

FAR = dt.date(2030, 1, 15)


def hand_out(by: Account, title: str, *leads: Organ, support: tuple[Organ, ...] = (), deadline: dt.date | None = FAR, **more: Any) -> Task:
    """A task handed out to organs by somebody of the office."""
    shares = [actions.Share(organ=organ) for organ in leads] + [actions.Share(organ=organ, side=Side.SUPPORT) for organ in support]
    return actions.order(by, actions.Ordered(title, Origin.TELEPHONE, tuple(shares), deadline=deadline, told=title, **more))

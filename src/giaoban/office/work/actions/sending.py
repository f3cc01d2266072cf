"""A paper goes with the work that comes from it: who is to carry it out may read it."""

from __future__ import annotations

from collections.abc import Iterable

from giaoban.office.directory.models import Account
from giaoban.office.registry import actions as registry
from giaoban.office.registry.models import Forwarding
from giaoban.office.work.models import Assignment, Side, Task

_SENT_AS = {Side.LEAD: Forwarding.Part.LEAD, Side.SUPPORT: Forwarding.Part.SUPPORT}


def send_paper_on(actor: Account, task: Task, shares: Iterable[Assignment]) -> None:
    """Send the task's paper, if it comes from one, to those who hold the shares, each with his own deadline."""
    to = [registry.Receiver(_SENT_AS[Side(share.side)], share.organ, share.person, share.deadline) for share in shares]
    if task.paper_id is not None and to:
        registry.send_on(actor, task.paper_id, to)

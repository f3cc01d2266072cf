"""Orders of the story, given and carried out through the room's own acts; and pages read as words."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.work import actions
from giaoban.office.work.actions import Ordered, Share
from giaoban.office.work.models import Origin, Side, Task
from tests.office.work.story import share_of
from tests.people import Organs, People, person_of

TITLE = "Bàn giao mặt bằng nhà văn hóa"


def today() -> dt.date:
    """The local day."""
    return timezone.localdate()


def in_days(days: int) -> dt.date:
    """A day from today."""
    return today() + dt.timedelta(days)


def shares_of(*leads: Organ, support: tuple[Organ, ...] = (), people: tuple[Person, ...] = ()) -> tuple[Share, ...]:
    """Who leads, who supports, and who does by name."""
    named = [Share(person=person, side=Side.SUPPORT) for person in people]
    return (*(Share(organ=organ) for organ in leads), *(Share(organ=organ, side=Side.SUPPORT) for organ in support), *named)


def give(people: People, shares: tuple[Share, ...], title: str = TITLE, *, days: int | None = 5, **more: Any) -> Task:
    """An order of the deputy secretary's, entered and handed out by the compiler. A fresh row."""
    deadline = in_days(days) if days is not None else None
    values = {"giver": person_of(people.nam), "deadline": deadline} | more
    task = actions.order(people.ha, Ordered(title, Origin.BRIEFING, shares, **values))
    return Task.objects.get(pk=task.pk)


def draft(people: People, shares: tuple[Share, ...] = (), title: str = TITLE, *, days: int | None = 5, **more: Any) -> Task:
    """The same, not handed out."""
    deadline = in_days(days) if days is not None else None
    return actions.enter_task(people.ha, Ordered(title, Origin.BRIEFING, shares, deadline=deadline, **more))


def report(people: People, organs: Organs, task: Task, by: Account, organ: Organ, text: str = "Đã xong.") -> Task:
    """A unit reports its share done; the task as it stands then."""
    share = share_of(task, organ)
    actions.report_done(by, share.pk, share.revision, text)
    return Task.objects.get(pk=task.pk)


def words_of(client: Client, account: Account, name: str, *args: object, **query: str) -> str:
    """A page's words as a person reads them, without tags and without what readers of the screen alone hear."""
    client.force_login(account)
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, answer.status_code
    return plain(answer.content.decode())


def plain(page: str) -> str:
    """The words of the page's own part."""
    main = page.split("<main", 1)[-1].split("</main>", 1)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())

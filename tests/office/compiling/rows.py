"""What December's programme is compiled from: November's with a line, December's draft, and what each source has; on 29 November."""

from __future__ import annotations

import datetime as dt
from typing import Any

from giaoban.office.compiling.actions import Wording, accept
from giaoban.office.compiling.gathering import Gathered, gather
from giaoban.office.compiling.period import Period, period_of
from giaoban.office.compiling.proposals import Proposal, Source
from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import Mention, Work
from giaoban.office.meetings.models import Registration
from giaoban.office.programme.models import Line, Programme
from giaoban.office.registry.models import Paper
from giaoban.office.work.models import Assignment, Task
from tests.office.evidence.rows import read_paper
from tests.office.programme.rows import DECEMBER, make_programme
from tests.papers import make_paper
from tests.people import Organs, People

TODAY = dt.date(2026, 11, 29)
SECOND = dt.date(2026, 12, 2)


def make_draft(organs: Organs, **fields: Any) -> Programme:
    """December's programme of the Party committee, not issued yet."""
    return make_programme(organs.committee, DECEMBER, state="draft", title="Chương trình công tác tháng 12/2026", **fields)


def around(account: Account, draft: Programme) -> Period:
    """The period as the account sees it."""
    return period_of(account, draft, TODAY)


def gathered(account: Account, draft: Programme) -> Gathered:
    """All that is proposed to an account."""
    return gather(account, draft, TODAY)


def waiting(account: Account, draft: Programme, source: Source | None = None) -> list[Proposal]:
    """What waits for a decision, of one source or of all, but for the days that are kept every year."""
    found = [one for each in gathered(account, draft).waiting for one in each.proposals]
    return [one for one in found if (one.source == source if source else one.source != Source.COMMEMORATION)]


def make_task(people: People, organs: Organs, **fields: Any) -> Task:
    """A task of the economy division, handed out, due on 2 December."""
    values: dict[str, Any] = {
        "title": "Rà soát hộ nghèo năm 2026", "origin": "telephone", "enterer": people.ha, "workflow": "assigned", "deadline": SECOND,
        "first_deadline": SECOND, "given_at": dt.datetime(2026, 11, 20, tzinfo=dt.UTC), "leader": people.nam.person,
    }  # fmt: skip
    task = Task.objects.create(**(values | fields))
    Assignment.objects.create(task=task, organ=organs.economy, side="lead", workflow="assigned", deadline=task.deadline)
    return task


def make_registration(people: People, organs: Organs, **fields: Any) -> Registration:
    """What the economy division registered for December."""
    values: dict[str, Any] = {
        "organ": organs.economy, "title": "Kế hoạch đầu tư công năm 2027", "reason": "Hội đồng nhân dân họp cuối năm", "month": DECEMBER,
        "prepared_by": organs.economy, "body": "standing-board", "entered_by": people.binh,
    }  # fmt: skip
    return Registration.objects.create(**(values | fields))


def make_work(cited_in: Paper | None = None, **fields: Any) -> Work:
    """A directive of the province that a paper of ours cites."""
    paper = cited_in or make_paper()
    values: dict[str, Any] = {
        "key": f"ct {paper.pk} {fields.get('number', '')}", "type": "CT", "number": "19-CT/TU", "number_key": "19-ct-tu",
        "date": dt.date(2021, 12, 11), "issuer": "Ban Thường vụ Tỉnh ủy",
    }  # fmt: skip
    work = Work.objects.create(**(values | fields))
    Mention.objects.create(paper=paper, reading=read_paper(paper, "Chỉ thị"), work=work, start=0, end=7, quote="Chỉ thị")
    return work


def first(account: Account, draft: Programme, source: Source | None = None) -> Proposal:
    """The first proposal that waits."""
    return waiting(account, draft, source)[0]


def take(account: Account, draft: Programme, one: Proposal, **wording: str) -> Line:
    """The proposal taken, as it is worded."""
    return accept(account, draft.pk, one.source, one.key, one.revision, Wording(**wording))

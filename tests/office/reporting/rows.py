"""November in the story's office, as rows: what was done, late, directed, carried over and planned; quick to make."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from giaoban.office.directory.models import Account, Organ
from giaoban.office.programme import actions as programmes
from giaoban.office.programme.actions import Why
from giaoban.office.programme.models import Line
from giaoban.office.registry.models import Paper
from giaoban.office.work import actions as work
from giaoban.office.work.models import CLOSED, Assignment, Orientation, Progress, Side, Task, Workflow
from giaoban.office.work.period.spans import Span
from tests.office.evidence.rows import confirm, read_paper
from tests.office.programme.rows import make_line, make_programme
from tests.papers import make_paper
from tests.people import Organs, People

NOVEMBER = Span(dt.date(2026, 11, 1), dt.date(2026, 11, 30), "month", 2026, 11)
FIRST, NEXT = dt.date(2026, 11, 1), dt.date(2026, 12, 1)


def on(day: int, month: int = 11) -> dt.date:
    """A day of November."""
    return dt.date(2026, month, day)


def made(organ: Organ, title: str, given: dt.date, deadline: dt.date | None, done: dt.date | None = None, **more: Any) -> Task:
    """A task that one organ leads, as it stands; `result` is what it reported."""
    result, first = more.pop("result", "Đã xong" if done else ""), more.pop("first", deadline)
    workflow = more.pop("workflow", Workflow.DONE if done else Workflow.IN_PROGRESS)
    both = {"workflow": workflow, "closed": workflow in CLOSED, "deadline": deadline, "first_deadline": first, "done_on": done}
    at = timezone.make_aware(dt.datetime.combine(given, dt.time(9)))
    task = Task.objects.create(title=title, origin="paper", given_at=at, enterer=None, **both, **more)
    Assignment.objects.create(task=task, organ=organ, side=Side.LEAD, assigned_at=at, result=result, **both)
    return task


def directed(people: People, paper: Paper, title: str, organ: Organ, line: str = "", field: str = "") -> Orientation:
    """An orientation of a paper, and the line its unit wrote on it in November."""
    direction = confirm(read_paper(paper, title), people.lan, "orientation", title, title=title, lead=[])
    one = Orientation.objects.create(fact=direction, paper=paper, title=title, organ=organ, field=field)
    if line:
        work.write_line(people.mai, one.pk, FIRST, line)
    return one


def noted(by: Account, task: Task, text: str, day: dt.date) -> None:
    """What the lead reported so far."""
    Progress.objects.create(assignment=task.assignments.get(), text=text, on=day, by=by)


@dataclass(frozen=True)
class Month:
    """What there is to report."""

    finished: Task
    late: Task
    over: Task
    ahead: Task
    orientation: Orientation
    carried: Line
    withdrawn: Line
    planned: Line


def november(people: People, organs: Organs) -> Month:
    """A month with one of everything."""
    programme = make_programme(organs.committee, FIRST)
    carried = make_line(programme, text="Hội nghị kiểm điểm tiến độ", organ=organs.office)
    withdrawn = make_line(programme, text="Ngày hội việc làm", organ=organs.economy)
    programmes.carry_line(people.mai, carried.pk, 1, NEXT, Why("Chờ số liệu giải ngân."), due="2026-12-10")
    programmes.withdraw_line(people.mai, withdrawn.pk, 1, Why("Tỉnh tổ chức chung."))
    over = made(organs.economy, "Bàn giao mặt bằng", on(20, 10), on(20), field="Kinh tế")
    noted(people.binh, over, "Còn 3 hộ chưa thống nhất.", on(25))
    paper = make_paper(number="14-CTr/ĐU")
    return Month(
        finished=made(organs.economy, "Rà soát các dự án", on(2), on(20), on(18), field="Kinh tế", result="Đã rà soát 5 dự án."),
        late=made(organs.police, "Diễn tập phòng cháy", on(2), on(10), on(12), field="Nội chính", result="Đã diễn tập tại thôn Đồng Mít"),
        over=over,
        ahead=made(organs.front, "Thăm gia đình chính sách", on(20), on(21, 12)),
        orientation=directed(people, paper, "Đẩy mạnh thi đua", organs.front, "Đã phát động tại 28 chi bộ.", "Xây dựng Đảng"),
        carried=Line.objects.get(pk=carried.pk),
        withdrawn=Line.objects.get(pk=withdrawn.pk),
        planned=Line.objects.get(carried_from=carried),
    )

"""What the programmes of year, quarter and term have for the period, or have had before it and is not done.

At the end of a year or a quarter that of the one which has just ended is looked through too: nothing is lost between two of them.
"""

from __future__ import annotations

from giaoban.office.compiling.period import Period
from giaoban.office.compiling.proposals import Found, Proposal, Source, Target
from giaoban.office.compiling.sources.rows import whole
from giaoban.office.directory.models import Account
from giaoban.office.programme import queries
from giaoban.office.programme.models import Line, LineKind, LineState
from giaoban.office.programme.standing import Standing, standing_of
from giaoban.office.programme.when import words_of
from giaoban.office.work.models import Task


def longer(actor: Account, period: Period, only: str = "") -> Found:
    """The lines of the programmes above whose time touches the period, or is over. A matter comes with its meeting."""
    key = whole(only, "line")
    programmes = (*period.above, *period.ended)
    if not programmes or key == 0:
        return Found([])
    rows = queries.lines_visible_to(actor).filter(programme__in=programmes, state=LineState.STANDS, done_on=None).exclude(due="")
    rows = rows.filter(pk=key) if key is not None else rows
    rows = rows.select_related("programme", "paper").order_by("-programme__first", "programme", "place", "pk")
    lines = [line for line in rows if period.touches(line.due) or period.is_over(line.due)]
    tasks = queries.tasks_of_lines(actor, lines)
    made = [_proposal(period, line, tasks.get(line.pk, [])) for line in lines]
    return Found([one for one in made if one is not None])


def _proposal(period: Period, line: Line, tasks: list[Task]) -> Proposal | None:
    if standing_of(line, tasks, period.today).standing == Standing.DONE:
        return None
    place = f"mục {line.number}, " if line.number else ""
    late = " Thời gian ấy đã qua mà chưa xong." if period.is_over(line.due) else ""
    reason = f"Chương trình {line.programme.period}: {place}thời gian {words_of(line.due)}.{late}"
    return Proposal(
        Source.LONGER, f"line-{line.pk}", line.text, reason, LineKind(line.kind), Target("line", line.pk), line.revision,
        due=period.within(line.due), tentative=line.tentative, group=line.group, organ_id=line.organ_id, leader_id=line.leader_id,
        paper_id=line.paper_id, fact_id=line.fact_id, item=line.item, line_id=line.pk,
        tasks=tuple(task.pk for task in tasks if not task.closed),
    )  # fmt: skip

"""What is not done of the programme before: put off, late, under way, not begun; and what is directed all the time."""

from __future__ import annotations

from giaoban.office.compiling.period import Period
from giaoban.office.compiling.proposals import Found, Proposal, Source, Target
from giaoban.office.compiling.sources.rows import whole
from giaoban.office.directory.models import Account
from giaoban.office.programme import queries
from giaoban.office.programme.models import Change, Line, LineKind, LineState
from giaoban.office.programme.standing import STEADY, Standing, standing_of
from giaoban.office.programme.when import UNSET, words_of
from giaoban.office.work.models import Task


def unfinished(actor: Account, period: Period, only: str = "") -> Found:
    """The lines of the programme before that stand and are not done. A matter goes with its meeting."""
    key = whole(only, "line")
    if period.before is None or key == 0:
        return Found([])
    rows = queries.lines_visible_to(actor).filter(programme=period.before, state=LineState.STANDS, done_on=None)
    rows = rows.filter(pk=key) if key is not None else rows.exclude(under__state=LineState.STANDS, under__done_on=None)
    lines = list(queries.with_history(rows).select_related("paper"))
    tasks = queries.tasks_of_lines(actor, lines)
    made = [_proposal(period, line, tasks.get(line.pk, [])) for line in lines]
    return Found([one for one in made if one is not None])


def _proposal(period: Period, line: Line, tasks: list[Task]) -> Proposal | None:
    stand = standing_of(line, tasks, period.today)
    if stand.standing == Standing.DONE:
        return None
    steady = line.kind in STEADY
    return Proposal(
        Source.UNFINISHED, f"line-{line.pk}", line.text, _reason(line, stand.standing, stand.days_late), LineKind(line.kind),
        Target("line", line.pk), line.revision, due=_due(period, tasks), group=line.group,
        organ_id=line.organ_id, leader_id=line.leader_id,
        paper_id=line.paper_id, fact_id=line.fact_id, item=line.item, line_id=line.pk, carries=not steady and not line.programme.is_closed,
        tasks=tuple(task.pk for task in tasks if not task.closed),
        lacking=(_UNTOLD,) if stand.standing == Standing.UNTOLD else (),
    )  # fmt: skip


_UNTOLD = "đã họp thì ghi kết quả ở chương trình trước, chưa họp mới đưa vào"


def _reason(line: Line, standing: Standing, late: int) -> str:
    """Why it is carried: how it stands, and how it was put off, with the reason that was given then."""
    when = f"{line.programme.period}"
    time = f", thời gian {words_of(line.due)}" if line.due != UNSET else ", chưa ấn định thời gian"
    match standing:
        case Standing.STEADY:
            said = f"Tiếp tục chỉ đạo thường xuyên từ {when}."
        case Standing.OVER:
            said = f"Chưa xong ở {when}{time}: quá hạn {late} ngày."
        case Standing.UNTOLD:
            said = f"Đã qua ngày ở {when}{time}, chưa ghi kết quả."
        case Standing.UNDERWAY | Standing.SOON:
            said = f"Đang làm ở {when}{time}."
        case _:
            said = f"Chưa thực hiện ở {when}{time}."
    moved = [one for one in line.changes.all() if one.kind == Change.Kind.MOVED]
    if moved:
        last = moved[-1]
        said += f" Đã đổi từ {words_of(last.before)} sang {words_of(last.after)}: {last.reason.rstrip('.')}."
    return said


def _due(period: Period, tasks: list[Task]) -> str:
    """The last deadline of its open tasks, where that lies in the period; else it is not settled."""
    days = [task.deadline for task in tasks if not task.closed and task.deadline is not None]
    return period.within(max(days).isoformat()) if days else UNSET

"""What is known of a task, beside its page: who gave it, who entered it, by when and why then, what is to come of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.programme.periods import with_capital
from giaoban.office.programme.queries import lines_of_task
from giaoban.office.registry import queries as registry
from giaoban.office.work.models import Assignment, Reckoning, Task, Workflow
from giaoban.timing.rules import from_json
from giaoban.web.templatetags.office import day, moment, week_day
from giaoban.web.work.states import how_timed, lateness

Fact = dict[str, Any]


def facts_of(account: Account, task: Task, shown: Task | Assignment, *, follows: bool, moved: list[str], today: dt.date) -> list[Fact]:
    """The facts. `shown` is what the person may follow: the task, or his own share; what is not known is left out."""
    rows: list[Fact] = [
        {"label": "Người giao", "value": str(task.giver or "Chưa ghi"), "note": f"{task.get_origin_display()}, {moment(task.given_at)}"},
        {"label": "Người nhập", "value": _enterer(task)},
        {"label": "Lãnh đạo phụ trách", "value": str(task.leader or "")},
        _deadline(shown, [*_reckoned(task, shown), *moved], today),
        {"label": "Sản phẩm", "value": visible(task.product)},
        {"label": "Thẩm quyền", "value": visible(task.authority)},
        {"label": "Lĩnh vực", "value": visible(task.field)},
        {"label": "Xác nhận", "value": "Chỉ lãnh đạo giao việc xác nhận" if task.flagged else ""},
        {"label": "Phạm vi", "value": "Hạn chế" if task.confidentiality >= Confidentiality.RESTRICTED else ""},
    ]
    rows += [
        {"label": "Chương trình", "value": f"{with_capital(line.programme.period)}{f', {visible(line.number)}' if line.number else ''}",
         "url": reverse("programme-line", args=[line.pk])}
        for line in lines_of_task(account, task)
    ]  # fmt: skip
    if follows:
        rows += _ending(account, task)
    return [row for row in rows if row["value"]]


def _enterer(task: Task) -> str:
    if task.enterer is None:
        return "Chương trình, theo việc đã duyệt"
    return f"{task.enterer.name} (nhập thay)" if task.giver_id and task.enterer.person_id != task.giver_id else task.enterer.name


def _deadline(shown: Task | Assignment, moved: list[str], today: dt.date) -> Fact:
    if shown.deadline is None:
        return {"label": "Hạn", "value": "Chưa có hạn"}
    timed = how_timed(shown, today)
    notes = [*lateness(shown, today), *moved]
    written = week_day(shown.deadline)
    return {
        "label": "Hạn",
        "value": written[:1].upper() + written[1:],
        "over": bool(timed and timed.is_over),
        "note": "; ".join(notes),
    }


def _reckoned(task: Task, shown: Task | Assignment) -> list[str]:
    """Why the deadline is, or first was, the day it is: the trace, what it was before it rolled off a day off, by which table of days."""
    kept = Reckoning.objects.filter(task=task).first()
    if kept is None or kept.day not in {shown.deadline, shown.first_deadline}:
        return []
    found = from_json(kept.computed)
    rolled = [f"tính được {day(found.unrolled)} trước khi chuyển khỏi ngày nghỉ"] if found.has_rolled else []
    rule = [found.source] if found.source else []
    return [found.words.rstrip("."), *rolled, *rule, f"theo bảng ngày nghỉ {kept.calendar}"]


def _ending(account: Account, task: Task) -> list[Fact]:
    """How it ended, or why it rests."""
    confirmed = task.confirmed_by
    answered: Fact = {"label": "Trả lời bằng", "value": task.answer_number or (str(task.answer) if task.answer else "")}
    if task.answer_id and registry.visible_to(account).filter(pk=task.answer_id).exists():
        answered["url"] = reverse("paper", args=[task.answer_id])
    reason = {Workflow.RETURNED: "Lý do trả lại", Workflow.PAUSED: "Lý do tạm dừng"}.get(Workflow(task.workflow), "Lý do")
    return [
        {
            "label": "Xác nhận",
            "value": confirmed.name if confirmed else "",
            "note": f"thay {task.confirmed_for}" if task.confirmed_for else "",
        },
        {"label": "Xong ngày", "value": day(task.done_on)},
        answered,
        {"label": reason, "value": visible(task.reason)},
        {
            "label": "Gộp vào",
            "value": str(task.merged_into or ""),
            "url": reverse("task", args=[task.merged_into_id]) if task.merged_into_id else "",
        },
    ]

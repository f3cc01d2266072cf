"""The lines of a programme as its page shows them, with their tasks and changes; and the filters over them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.programme import queries
from giaoban.office.programme.models import Change, Line, LineState
from giaoban.office.programme.standing import STEADY, Standing
from giaoban.office.work.models import Task
from giaoban.web.documents.tasks import Followed, followed_tasks
from giaoban.web.programme.states import Changed, came_words, changes_of, earlier_times, state_of, time_of
from giaoban.web.work.one import title_of
from giaoban.web.work.states import Shown, in_a_list


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a programme's page."""

    key: str
    label: str
    sign: str
    tone: str = ""


FILTERS = (
    Filter("over", "Quá hạn", "qua-han", "over"),
    Filter("underway", "Đang làm", "dang-lam"),
    Filter("unset", "Chưa ấn định", "may-hoi", "quiet"),
    Filter("done", "Đã xong", "xong"),
    Filter("moved", "Lùi, đổi thời gian", "da-doi"),
    Filter("added", "Bổ sung", "luu-y", "quiet"),
    Filter("withdrawn", "Rút", "huy"),
    Filter("carried", "Chuyển tiếp", "chuyen-giao"),
)
_GROUPS = {Standing.OVER: "over", Standing.UNDERWAY: "underway", Standing.SOON: "underway", Standing.DONE: "done"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is shown. `groups` are the filters it answers to; `shows_number` is false where it stands under the same number."""

    line: Line
    text: str
    state: Shown
    standing: Standing
    time: str
    earlier: list[str]
    came: str
    because: str
    changes: list[Changed]
    tasks: list[dict[str, Any]]
    summary: str
    groups: frozenset[str]
    shows_number: bool
    is_withdrawn_fact: bool


def rows_of(account: Account, lines: Sequence[Line], today: dt.date) -> list[Row]:
    """Lines with their tasks, as far as the person follows them. The queries are always as many."""
    linked = queries.tasks_of_lines(account, lines)
    every = list({task.pk: task for tasks in linked.values() for task in tasks}.values())
    followed = {task.pk: one for task, one in zip(every, followed_tasks(account, every), strict=True) if one}
    found, number = list[Row](), None
    for line in lines:
        shown = [followed[task.pk] for task in linked.get(line.pk, []) if task.pk in followed]
        found.append(_row(line, shown, today, shows_number=line.number != number))
        number = line.number
    return found


def _row(line: Line, followed: Sequence[Followed], today: dt.date, *, shows_number: bool) -> Row:
    stand, state = state_of(line, [one.shown for one in followed], today)
    return Row(
        line=line,
        text=visible(line.text),
        state=state,
        standing=stand.standing,
        time=time_of(line),
        earlier=earlier_times(line),
        came=came_words(line),
        because=visible(line.because),
        changes=changes_of(line),
        tasks=[_task(one.task, in_a_list(one.shown, today)) for one in followed],
        summary=summary_of([in_a_list(one.shown, today).word for one in followed]),
        groups=_groups(line, stand.standing),
        shows_number=shows_number,
        is_withdrawn_fact=line.fact is not None and line.fact.withdrawn_at is not None,
    )


def _task(task: Task, state: Shown) -> dict[str, Any]:
    return {"pk": task.pk, "title": title_of(task), "url": reverse("task", args=[task.pk]), "state": state}


def summary_of(words: Sequence[str]) -> str:
    """`3 nhiệm vụ: 2 hoàn thành, 1 đang làm`."""
    if not words:
        return ""
    counts = Counter("quá hạn" if word.startswith("Quá hạn") else word[:1].lower() + word[1:] for word in words)
    return f"{len(words)} nhiệm vụ: {', '.join(f'{many} {word}' for word, many in counts.items())}"


def _groups(line: Line, standing: Standing) -> frozenset[str]:
    kinds = {change.kind for change in line.changes.all()}
    found = {_GROUPS[standing]} if standing in _GROUPS else set()
    if line.stands and not line.due and line.kind not in STEADY and standing != Standing.DONE:
        found.add("unset")
    if Change.Kind.MOVED in kinds:
        found.add("moved")
    if Change.Kind.ADDED in kinds:
        found.add("added")
    if line.state == LineState.WITHDRAWN:
        found.add("withdrawn")
    if line.state == LineState.CARRIED or line.carried_from_id is not None:
        found.add("carried")
    return frozenset(found)


def filters_of(rows: Sequence[Row], wanted: str, url: str) -> list[dict[str, Any]]:
    """The filters, each with how many lines answer to it; those that none does are left out."""
    counts = Counter(group for row in rows for group in row.groups)
    every: list[dict[str, Any]] = [{"label": "Tất cả", "url": url, "count": len(rows), "current": not wanted}]
    return every + [
        {"label": one.label, "url": f"{url}?show={one.key}", "count": counts[one.key], "sign": one.sign, "tone": one.tone,
         "over": one.tone == "over", "current": wanted == one.key}
        for one in FILTERS if counts[one.key] or wanted == one.key
    ]  # fmt: skip


def sentence_of(rows: Sequence[Row]) -> str:
    """`21 dòng: 4 đã xong, 2 quá hạn, 1 rút.`"""
    if not rows:
        return "Chưa có dòng nào."
    counts = Counter(group for row in rows for group in row.groups)
    parts = [f"{counts[one.key]} {one.label.lower()}" for one in FILTERS if counts[one.key]]
    return f"{len(rows)} dòng" + (f": {', '.join(parts)}." if parts else ".")

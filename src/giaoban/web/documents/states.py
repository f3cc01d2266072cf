"""What became of a sentence, as a margin note: a sign, a word, who and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from giaoban.office.evidence.models import FactKind
from giaoban.office.work.models import UNDERWAY, Assignment, Task, Workflow
from giaoban.web.templatetags.office import day, short_day
from giaoban.web.work.states import in_a_list

_CERTAINTIES = {"tentative": "dự kiến", "to-be-announced": "chưa ấn định"}
_MOST_UNITS = 2
_STATES = {state: state.value for state in (*UNDERWAY, Workflow.DRAFT, Workflow.REPORTED, Workflow.DONE)}


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note. `group` is what the filter asks for; `tone` is set where the sign alone does not say it.

    `changed` says what became of the sentence's line in its programme, and `change` with which old and new time, who and why.
    """

    group: str
    sign: str
    state: str
    detail: str = ""
    tone: str = ""
    changed: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One filter of the paper with states."""

    key: str
    label: str
    sign: str


GROUPS = (
    Group("over", "Quá hạn", "qua-han"),
    Group("soon", "Sắp đến hạn", "con-han"),
    Group("draft", "Chưa giao", "chua-giao"),
    Group("assigned", "Đã giao", "da-giao"),
    Group("in-progress", "Đang làm", "dang-lam"),
    Group("returned", "Trả lại", "tra-lai"),
    Group("reported", "Chờ xác nhận", "cho-xac-nhan"),
    Group("done", "Hoàn thành", "xong"),
    Group("rest", "Tạm dừng, thôi theo dõi", "tam-dung"),
    Group("moved", "Lùi, đổi thời gian", "da-doi"),
    Group("withdrawn", "Rút khỏi chương trình", "huy"),
    Group("carried", "Chuyển tiếp", "chuyen-giao"),
    Group("task", "Nhiệm vụ của nơi khác", "chuyen-giao"),
    Group("orientation", "Định hướng", "dinh-huong"),
    Group("meeting", "Hội nghị", "lich"),
    Group("duty", "Định kỳ", "thuong-xuyen"),
    Group("waiting", "Chờ rà soát", "may-hoi"),
)
FOLLOWED = (FactKind.TASK, FactKind.ORIENTATION, FactKind.MEETING, FactKind.DUTY)


def note_of(kind: str, understood: dict[str, Any]) -> Note:
    """The note of a confirmed fact."""
    return _NOTES[FactKind(kind)](understood)


def waiting_note(kind: str, understood: dict[str, Any]) -> Note:
    """The note of what the machine proposes and nobody has decided yet."""
    return Note("waiting", "may-hoi", f"{FactKind(kind).label}: chờ rà soát", note_of(kind, understood).detail)


def _task(understood: dict[str, Any]) -> Note:
    """Of a task whose state is not the reader's to see, or that is not ours: who does it, and no more."""
    return Note("task", "chuyen-giao", "Nhiệm vụ", _joined([units(understood.get("lead")), _due(understood.get("deadline"))]))


def task_note(thing: Task | Assignment, who: list[str], today: dt.date) -> Note:
    """The note of what became a task: how far it is, or how late; of a unit that supports, its own share alone."""
    shown = in_a_list(thing, today)
    group = shown.tone if shown.tone in {"over", "soon"} else _STATES.get(Workflow(thing.workflow), "rest")
    names = ", ".join(who[:_MOST_UNITS]) + (f" và {len(who) - _MOST_UNITS} đơn vị khác" if len(who) > _MOST_UNITS else "")
    due = f"hạn {day(thing.deadline)}" if thing.deadline and not thing.done_on else f"xong {day(thing.done_on)}" if thing.done_on else ""
    return Note(group, shown.sign, shown.word, _joined([names, due]), shown.tone)


def _orientation(understood: dict[str, Any]) -> Note:
    return Note("orientation", "dinh-huong", "Định hướng", units(understood.get("lead")))


def _meeting(understood: dict[str, Any]) -> Note:
    date = understood.get("date")
    certainty = _CERTAINTIES.get(understood.get("certainty", ""), "")
    state = f"Hội nghị {short_day(dt.date.fromisoformat(date))}" if date else "Hội nghị"
    agenda = understood.get("agenda") or []
    return Note("meeting", "lich", state, _joined([certainty, f"{len(agenda)} nội dung" if agenda else ""]))


def _duty(understood: dict[str, Any]) -> Note:
    return Note("duty", "thuong-xuyen", "Định kỳ", str(understood.get("words") or "theo quy định"))


_NOTES: dict[FactKind, Callable[[dict[str, Any]], Note]] = {
    FactKind.TASK: _task,
    FactKind.ORIENTATION: _orientation,
    FactKind.MEETING: _meeting,
    FactKind.DUTY: _duty,
}


def units(named: Iterable[dict[str, Any]] | None) -> str:
    """Units as the directory names them, else as the paper does; the first two and how many more."""
    names = [", ".join(unit.get("names") or []) or unit.get("text", "") for unit in named or ()]
    more = f" và {len(names) - _MOST_UNITS} đơn vị khác" if len(names) > _MOST_UNITS else ""
    return ", ".join(names[:_MOST_UNITS]) + more


def _due(deadline: dict[str, Any] | None) -> str:
    if not deadline:
        return ""
    date = deadline.get("date")
    return f"hạn {day(dt.date.fromisoformat(date))}" if date else str(deadline.get("words") or "")


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)

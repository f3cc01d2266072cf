"""A row of the board: what it is about, who answers for it, how it stands, and what may be decided on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.http import urlencode

from giaoban.account.words import visible
from giaoban.office.meetings.entries import Entry
from giaoban.office.meetings.kinds import Half
from giaoban.office.programme.periods import with_capital
from giaoban.office.work.models import UNDERWAY, Assignment, BriefingItem, Extension, Objection, Task, Workflow
from giaoban.web.briefing.states import Standing, standing
from giaoban.web.briefing.wall import for_the_wall
from giaoban.web.shell import reverse_or_none
from giaoban.web.templatetags.office import short_day, week_day
from giaoban.web.work.one import named

LABELS = {
    "extend": ("Gia hạn", "H"),
    "transfer": ("Điều chuyển", "C"),
    "finish": ("Đã xong", "X"),
    "conclude": ("Kết luận", "N"),
    "refuse": ("Không đồng ý", "R"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be decided: its words, its key, where its form is."""

    label: str
    key: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the board."""

    key: str
    title: str
    state: Standing
    who: str = ""
    second: str = ""
    quote: str = ""
    url: str | None = None
    choices: list[Choice] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Desk:
    """Who looks at the board and how: what rows are made with."""

    today: dt.date
    writes: bool
    answers: bool
    on_the_wall: bool
    leads: dict[int, list[Assignment]]
    urls: dict[str, str] = field(default_factory=dict)  # of each thing that may be decided: where its form is

    def words(self, text: str) -> str:
        """A text as it may stand here."""
        return for_the_wall(visible(text)) if self.on_the_wall else visible(text)


def row_of_task(desk: Desk, task: Task) -> Row:
    """A task by itself."""
    leads = desk.leads.get(task.pk, [])
    last = next((last for share in leads if (last := getattr(share, "last", None))), "")
    state = standing(task, desk.today)
    return Row(
        f"t{task.pk}", desk.words(task.title), state, names(leads), desk.words(last or ""), "", reverse_or_none("task", task.pk),
        _for_task(desk, task, leads),
    )  # fmt: skip


def row_of_extension(desk: Desk, asked: Extension) -> Row:
    """Xin gia hạn."""
    share = asked.assignment
    task = share.task
    state = Standing("may-hoi", f"Xin đến {asked.wanted:%d/%m}", f"hạn {asked.before:%d/%m}" if asked.before else "")
    with_it: dict[str, int | str] = {"shares": f"{share.pk}:{share.revision}", "extension": asked.pk, "row": f"x{asked.pk}"}
    choices = _choices(desk, [("extend", with_it), ("refuse", with_it), ("conclude", with_it | {"task": task.pk})])
    return Row(
        f"x{asked.pk}", desk.words(task.title), state, str(share), desk.words(asked.reason), "", reverse_or_none("task", task.pk), choices
    )


def row_of_objection(desk: Desk, said: Objection) -> Row:
    """Không đúng chức năng, or held up by somebody."""
    share = said.assignment
    task = share.task
    is_not_ours = said.kind == Objection.Kind.NOT_OURS
    words = "Đề nghị điều chuyển" if is_not_ours else "Vướng"
    state = Standing(
        "chuyen-giao" if is_not_ours else "luu-y", words, f"{'sang' if is_not_ours else 'ở'} {said.organ}" if said.organ else ""
    )
    with_it: dict[str, int | str] = {"share": share.pk, "shown": share.revision, "objection": said.pk, "row": f"v{said.pk}"}
    verbs = ["transfer", "refuse", "conclude"] if is_not_ours else ["conclude", "extend", "transfer", "refuse"]
    about = with_it | {"shares": f"{share.pk}:{share.revision}"}
    choices = _choices(desk, [(verb, about) for verb in verbs])
    return Row(
        f"v{said.pk}", desk.words(task.title), state, str(share), desk.words(said.reason), "", reverse_or_none("task", task.pk), choices
    )


def row_of_item(desk: Desk, item: BriefingItem, text: str) -> Row:
    """A conclusion of last time with what became of it."""
    if item.task is None:
        return Row(f"i{item.pk}", desk.words(text), Standing("tick", "Kết luận chung"))
    leads = desk.leads.get(item.task.pk, [])
    last = next((last for share in leads if (last := getattr(share, "last", None))), "")
    state, url = standing(item.task, desk.today), reverse_or_none("task", item.task.pk)
    choices = _for_task(desk, item.task, leads, f"i{item.pk}")
    return Row(f"i{item.pk}", desk.words(text), state, names(leads), desk.words(last or ""), "", url, choices)


def row_of_meeting(desk: Desk, entry: Entry) -> Row:
    """What is held this week: nothing is decided on it here, its own page is a click away."""
    when = entry.time.strftime("%H:%M") if entry.time else Half(entry.part).label.lower()
    words = "Hôm nay" if entry.day == desk.today else f"{with_capital(week_day(entry.day).rpartition(' ')[0])} {short_day(entry.day)}"
    state = Standing("lich", words, f"{when}, dự kiến" if entry.is_tentative else when)
    second = " · ".join(word for word in (entry.place, entry.prepared_by and f"{entry.prepared_by} chuẩn bị") if word)
    return Row(f"m{entry.meeting}", desk.words(entry.title), state, entry.chair, second, "", reverse_or_none("meeting", entry.meeting))


def names(leads: Sequence[Assignment]) -> str:
    """Who leads, in words."""
    return named(leads)


def _for_task(desk: Desk, task: Task, leads: Sequence[Assignment], key: str = "") -> list[Choice]:
    """What is open to be decided about a task as it stands."""
    about: dict[str, int | str] = {"task": task.pk, "shown": task.revision, "row": key or f"t{task.pk}"}
    open_ones = [share for share in leads if share.workflow in UNDERWAY]
    about["shares"] = ",".join(f"{share.pk}:{share.revision}" for share in open_ones)
    verbs: list[tuple[str, dict[str, int | str]]] = []
    if open_ones:
        verbs = [("extend", about), ("transfer", about | {"share": open_ones[0].pk, "shown": open_ones[0].revision})]
    if open_ones or task.workflow == Workflow.REPORTED:
        verbs.append(("finish", about))
    return _choices(desk, [*verbs, ("conclude", about)])


def _choices(desk: Desk, verbs: Sequence[tuple[str, dict[str, int | str]]]) -> list[Choice]:
    if not desk.writes:
        return []
    allowed = [(verb, about) for verb, about in verbs if desk.answers or verb in ("finish", "conclude")]
    return [Choice(*LABELS[verb], f"{desk.urls[verb]}?{urlencode(about)}") for verb, about in allowed]

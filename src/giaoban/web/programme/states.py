"""How a line stands, and how it was changed, as sign and words: old time beside new, who decided, who entered it, when, why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from giaoban.account.words import visible
from giaoban.office.programme.models import Change, Line, LineKind, LineState
from giaoban.office.programme.standing import STEADY, Stand, Standing, standing_of
from giaoban.office.programme.when import UNSET, change_words, words_of
from giaoban.office.work.models import Timed
from giaoban.web.templatetags.office import day, moment, short_day
from giaoban.web.work.states import Shown

_SHOWN = {
    Standing.UNTOLD: Shown("may-hoi", "Đã qua ngày, chưa ghi kết quả", "flag"),
    Standing.UNDERWAY: Shown("dang-lam", "Đang làm"),
    Standing.WAITING: Shown("chua-giao", "Chưa thực hiện"),
    Standing.UNSET: Shown("chua-giao", "Chưa thực hiện"),
    Standing.WITHDRAWN: Shown("huy", "Rút khỏi chương trình"),
}
_SIGNS = {
    Change.Kind.ADDED: "luu-y",
    Change.Kind.MOVED: "da-doi",
    Change.Kind.CARRIED: "chuyen-giao",
    Change.Kind.WITHDRAWN: "huy",
    Change.Kind.RESTORED: "da-nhan",
    Change.Kind.FINISHED: "xong",
    Change.Kind.REOPENED: "tra-lai",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One change in words. `before` and `after` are times as they are said, empty where time was not what changed."""

    kind: str
    sign: str
    head: str
    before: str
    after: str
    who: str
    when: str
    reason: str

    @property
    def times(self) -> str:
        """`25/11/2026 → 28/11/2026`."""
        return " → ".join(part for part in (self.before, self.after) if part)

    @property
    def tail(self) -> str:
        """What is known of it beside what it is called."""
        return " · ".join(part for part in (self.times, self.reason, f"{self.who}, {self.when}") if part)

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        return f"{self.head}: {self.tail}" if self.times else f"{self.head} · {self.tail}"


def state_of(line: Line, tasks: Iterable[Timed], today: dt.date) -> tuple[Stand, Shown]:
    """How a line stands, computed and as it is shown."""
    stand = standing_of(line, tasks, today)
    match stand.standing:
        case Standing.DONE:
            return stand, Shown("xong", f"Xong {short_day(line.done_on)}" if line.done_on else "Xong")
        case Standing.OVER:
            return stand, Shown("qua-han", f"Quá hạn {stand.days_late} ngày", "over")
        case Standing.SOON:
            return stand, Shown("con-han", f"Còn {-stand.days_late} ngày" if stand.days_late else "Đến hạn hôm nay", "soon")
        case Standing.STEADY:
            recurs = line.kind == LineKind.RECURRING
            return stand, Shown("thuong-xuyen", "Định kỳ") if recurs else Shown("dinh-huong", "Thường xuyên")
        case Standing.CARRIED:
            return stand, Shown("chuyen-giao", carried_words(line))
        case other:
            return stand, _SHOWN[other]


def carried_words(line: Line) -> str:
    """`Chuyển sang tháng 12/2026`."""
    to = getattr(line, "carried_to", None)
    return f"Chuyển sang {to.programme.period}" if to is not None else "Chuyển sang kỳ sau"


def came_words(line: Line) -> str:
    """`Chuyển từ tháng 11/2026`; empty for what began here."""
    return f"Chuyển từ {line.carried_from.programme.period}" if line.carried_from is not None else ""


def changed(change: Change) -> Changed:
    """A change in words."""
    kind = Change.Kind(change.kind)
    before, after = words_of(change.before), words_of(change.after)
    head = str(kind.label)
    match kind:
        case Change.Kind.MOVED:
            head = change_words(change.before, change.after)
        case Change.Kind.CARRIED:
            head = f"Chuyển sang {change.to.programme.period}" if change.to else head
        case Change.Kind.ADDED | Change.Kind.FINISHED | Change.Kind.RESTORED:
            before, after = "", after if change.after != UNSET else ""
        case Change.Kind.WITHDRAWN | Change.Kind.REOPENED:
            before, after = before if change.before != UNSET else "", ""
    who, when = said_by(change), moment(change.at)
    return Changed(kind, _SIGNS[kind], head, before, after, who, when, visible(change.reason))


def said_by(change: Change) -> str:
    """Whose decision it was, and who entered it."""
    if change.decided_by is None or change.decided_by_id == change.by.person_id:
        return change.by.name
    return f"{change.decided_by} quyết định, {change.by.name} ghi"


def changes_of(line: Line) -> list[Changed]:
    """How a line was changed, the first change first."""
    return [changed(one) for one in line.changes.all()]


def earlier_times(line: Line) -> list[str]:
    """The times a line had before, in words, the first one first: they are struck out beside the one it has."""
    kinds = (Change.Kind.MOVED, Change.Kind.CARRIED)
    return [words_of(one.before) for one in line.changes.all() if one.kind in kinds]


def time_of(line: Line) -> str:
    """The time a line has, in words; none for what went to another period, or is followed all the time."""
    if line.state == LineState.CARRIED or (not line.due and line.kind in STEADY):
        return ""
    return f"{words_of(line.due)} (dự kiến)" if line.tentative and line.due else words_of(line.due)


def facts_of(line: Line, programme_url: str) -> list[dict[str, Any]]:
    """What is known of a line."""
    facts: list[dict[str, Any]] = [
        {"label": "Chương trình", "value": line.programme.title, "url": programme_url},
        {"label": "Số", "value": visible(line.number)},
        {"label": "Loại", "value": line.get_kind_display()},
        {"label": "Chủ trì", "value": str(line.organ) if line.organ else "chưa ghi"},
        {"label": "Lãnh đạo", "value": str(line.leader) if line.leader else ""},
        {"label": "Thời gian", "value": time_of(line)},
        {"label": "Vì sao đưa vào", "value": visible(line.because)},
        {"label": "Nhóm", "value": visible(line.group)},
        {"label": "Lúc đầu", "value": words_of(line.first_due) if line.first_due != line.due else ""},
        {"label": "Xong ngày", "value": day(line.done_on)},
    ]
    return [fact for fact in facts if fact["value"]]

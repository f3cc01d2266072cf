"""The matters of a meeting with their papers, as pages show them: standing, files, what may be done; a fixed number of questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from giaoban.office.directory.models import Account
from giaoban.office.meetings import dossier_rules, rules
from giaoban.office.meetings.competence import proposed_for, warning
from giaoban.office.meetings.dossier_queries import files_readable_by, needs_visible_to
from giaoban.office.meetings.models import Item, Meeting, Need, PackFile
from giaoban.office.meetings.queries import items_visible_to, matters_visible_to
from giaoban.office.meetings.readiness import Readiness, Standing, days_left, standing_of, words_of
from giaoban.web.work.states import Shown

SIGNS = {
    Standing.COMPLETE: "xong",
    Standing.HEADING: "dinh-huong",
    Standing.TO_CHECK: "cho-xac-nhan",
    Standing.RETURNED: "tra-lai",
    Standing.MISSING: "chua-giao",
    Standing.UNSAID: "may-hoi",
}
_NEEDS = {
    Need.State.MISSING: "chua-giao",
    Need.State.HANDED_IN: "cho-xac-nhan",
    Need.State.COMPLETE: "xong",
    Need.State.RETURNED: "tra-lai",
    Need.State.WAIVED: "dinh-huong",
}
_ACCESS = {
    Item.Access.AT_CLOSE: "tài liệu đọc được đến khi kết thúc cuộc họp",
    Item.Access.WEEK_AFTER: "tài liệu đọc được đến 7 ngày sau cuộc họp",
    Item.Access.STAYS: "tài liệu đọc được không thời hạn",
}


@dataclass(frozen=True, slots=True)
class FileRow:
    """A version of a paper: its pages in the pack, and whether it came since one last looked. `is_current`: it is the one that holds."""

    file: PackFile
    is_current: bool
    is_new: bool

    @property
    def pages(self) -> str:
        """`trang 1–3`; empty while it has no numbers."""
        return pages_words(self.file.first_page, self.file.last_page)


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A paper that is needed."""

    need: Need
    state: Shown
    files: tuple[FileRow, ...]
    acts: tuple[dict[str, Any], ...]
    more: tuple[dict[str, Any], ...]

    @property
    def current(self) -> FileRow | None:
        """The version that holds, for whoever looks."""
        return next((row for row in self.files if row.is_current), None)

    @property
    def earlier(self) -> tuple[FileRow, ...]:
        """The other versions."""
        return tuple(row for row in self.files if not row.is_current)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A matter: how far its papers are, and each of them. `follows`: the person follows how far it is, else he only reads."""

    item: Item
    standing: Standing
    state: Shown
    needs: tuple[NeedRow, ...]
    follows: bool
    acts: tuple[dict[str, Any], ...]
    warning: str = ""  # it is before the wrong body

    @property
    def access(self) -> str:
        """How long participants may read."""
        return _ACCESS[Item.Access(self.item.access)]

    @property
    def title(self) -> str:
        """Number and words."""
        return item_title(self.item)


def item_title(item: Item) -> str:
    """A matter as it is called: number and words."""
    return f"{item.number} {item.title}".strip()


def pages_words(first: int | None, last: int | None) -> str:
    """`trang 1–3`, `trang 4`; empty without a number."""
    if first is None:
        return ""
    return f"trang {first}" if first == last else f"trang {first}–{last}"


def items_with_papers(account: Account, meetings: Iterable[Meeting]) -> list[Item]:
    """The matters that stand on the agendas of some meetings, each with what the person sees of its papers. Four questions."""
    files = Prefetch("files", files_readable_by(account).select_related("by__person"), to_attr="readable")
    needs = Prefetch("needs", needs_visible_to(account).prefetch_related(files), to_attr="seen")
    rows = items_visible_to(account).filter(meeting__in=list(meetings), state=Item.State.STANDS)
    return list(rows.select_related("meeting", "rapporteur").prefetch_related("prepared_by__names", needs))


def readiness_of(items: Iterable[Item]) -> Readiness:
    """How far the papers of these matters are."""
    return Readiness(tuple(standing_of(item, _seen(item)) for item in items))


def item_rows(account: Account, items: Sequence[Item], due: dt.date | None, today: dt.date, since: dt.datetime | None) -> list[ItemRow]:
    """The matters of one meeting; what came since `since` is marked as new."""
    wrong = wrong_bodies(account, items, today)
    return [replace(_item_row(account, item, due, today, since), warning=wrong.get(item.pk, "")) for item in items]


def wrong_bodies(account: Account, items: Iterable[Item], today: dt.date) -> dict[int, str]:
    """Matters of one meeting that are before a body which, by the competence table, neither decides nor is heard: why, by their keys."""
    matters = {matter.pk: matter for matter in matters_visible_to(account)}
    found = {}
    for item in items:
        proposed = proposed_for(item.title, matters.values(), today) if item.matter_id is None else None
        matter = proposed.matter if proposed else matters.get(item.matter_id or 0)
        if said := warning(matter, item.meeting.body):
            found[item.pk] = said
    return found


def state_of(item: Item, due: dt.date | None, today: dt.date) -> Shown:
    """A matter's standing as sign and words; overdue once its day is over and something is missing."""
    standing = standing_of(item, _seen(item))
    words = words_of(standing, _seen(item))
    waits = standing in (Standing.RETURNED, Standing.MISSING, Standing.UNSAID)
    if waits and due is not None and today > due:
        return Shown("qua-han", f"{days_left(due, today)}. {words}", "over")
    return Shown(SIGNS[standing], words, "wait" if standing == Standing.TO_CHECK else "")


def _seen(item: Item) -> list[Need]:
    found: list[Need] = item.seen  # type: ignore[attr-defined]
    return found


def _item_row(account: Account, item: Item, due: dt.date | None, today: dt.date, since: dt.datetime | None) -> ItemRow:
    keeps = dossier_rules.keeps_dossiers(account, item.meeting)
    hands_in = (keeps or dossier_rules.prepares(account, item)) and not item.confidential and not item.meeting.is_cancelled
    for need in _seen(item):
        need.item = item
    needs = tuple(_need_row(need, keeps, hands_in, since) for need in _seen(item))
    acts = ({"label": "Thêm tài liệu", "url": reverse("need-new", args=[item.pk])},) if hands_in else ()
    follows = dossier_rules.prepares(account, item) or rules.sees_whole(account, item.meeting)
    return ItemRow(item, standing_of(item, _seen(item)), state_of(item, due, today), needs, follows, acts)


def _need_row(need: Need, keeps: bool, hands_in: bool, since: dt.datetime | None) -> NeedRow:
    readable: list[PackFile] = need.readable  # type: ignore[attr-defined]
    current = max(readable, key=lambda file: file.version, default=None)
    files = tuple(FileRow(file, file is current, _is_new(file, since)) for file in readable)
    state = Need.State(need.state)
    shown = Shown(_NEEDS[state], need.get_state_display(), "wait" if state == Need.State.HANDED_IN else "")
    return NeedRow(need, shown, files, tuple(_acts(need, state, keeps, hands_in)), tuple(_more(need, state, keeps, hands_in)))


def _is_new(file: PackFile, since: dt.datetime | None) -> bool:
    return since is not None and (file.accepted_at or file.at) > since


def _acts(need: Need, state: Need.State, keeps: bool, hands_in: bool) -> Iterable[dict[str, Any]]:
    """What is done next with a paper: what one press does is sent, the rest leads to a form."""
    states = Need.State
    if keeps and state == states.HANDED_IN:
        yield _act(need, "Đủ", "need-complete", post=True)
        yield _act(need, "Trả lại", "need-return")
    elif hands_in and state in (states.MISSING, states.RETURNED):
        yield _act(need, "Nộp" if state == states.MISSING else "Nộp lại", "need-hand-in")
    elif keeps and state == states.WAIVED:
        yield _act(need, "Lại cần", "need-want", post=True)


def _more(need: Need, state: Need.State, keeps: bool, hands_in: bool) -> Iterable[dict[str, Any]]:
    """What else can be done with it."""
    states = Need.State
    if hands_in and need.kind == Need.Kind.SUBMISSION and state in (states.MISSING, states.RETURNED):
        yield _act(need, "Tờ trình soạn sẵn (Word)", "need-draft-word")
    if hands_in and state in (states.HANDED_IN, states.COMPLETE):
        yield _act(need, "Nộp bản mới", "need-hand-in")
    if keeps and state == states.COMPLETE:
        yield _act(need, "Trả lại", "need-return")
    if hands_in and state != states.WAIVED:
        yield _act(need, "Sửa tên", "need-change")
    if keeps and state != states.WAIVED:
        yield _act(need, "Không cần", "need-waive", post=True)


def _act(need: Need, label: str, name: str, *, post: bool = False) -> dict[str, Any]:
    return {"label": label, "url": reverse(name, args=[need.pk]), "post": post}

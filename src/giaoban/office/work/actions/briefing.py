"""A briefing is opened, its head corrected, closed; and who sits at a board. What is decided there: `at_briefing.py`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, require, revise
from giaoban.office.directory.models import Account, Person
from giaoban.office.directory.queries import office
from giaoban.office.directory.visibility import ROLE_WORDS, Kind, Role, sees_some
from giaoban.office.work import briefing_rules as rules
from giaoban.office.work.actions.following import NotNow
from giaoban.office.work.briefing_queries import briefings_visible_to
from giaoban.office.work.minutes import freeze
from giaoban.office.work.models import Board, BoardViewer, Briefing, BriefingItem
from giaoban.office.work.models.briefing import sum_of


def open_briefing(actor: Account, kind: Board.Kind, held_on: dt.date, *, chair: Person | None = None, present: str = "") -> Briefing:
    """A briefing begins, on a local day. The first of a kind sets up its board. Raises NotNow while another one is open."""
    with act(actor, "work.open-briefing") as line:
        board = Board.objects.filter(kind=kind).first() or _set_up(actor, kind)
        require(rules.may_keep(actor, board), "Đồng chí không ghi bảng giao ban này.")
        if board.briefings.filter(state=Briefing.State.OPEN).exists():
            raise NotNow("Cuộc giao ban trước chưa chốt biên bản; hãy chốt rồi mới mở cuộc mới.")
        if board.briefings.filter(held_on=held_on).exists():
            raise NotNow(f"Ngày {held_on:%d/%m/%Y} đã có một cuộc giao ban của bảng này.")
        opened = Briefing.objects.create(board=board, held_on=held_on, chair=chair, present=present.strip(), opened_by=actor)
        line.about(opened, held_on=held_on)
    return opened


def _set_up(actor: Account, kind: Board.Kind) -> Board:
    require(rules.may_set_up(actor))
    board = Board.objects.create(kind=kind)
    BoardViewer.objects.bulk_create(BoardViewer(board=board, role=role) for role in rules.FIRST_VIEWERS[kind])
    return board


def held(actor: Account, briefing_id: int, shown: int | None = None) -> Briefing:
    """A briefing that the person sees, held until the act is over. Raises Conflict when it is not as it was shown."""
    seen = briefings_visible_to(actor).filter(pk=briefing_id).values("pk")
    briefing = Briefing.objects.select_for_update(of=("self",)).select_related("board").get(pk__in=seen)
    if shown is not None and briefing.revision != shown:
        raise Conflict(briefing)
    return briefing


def written_on(actor: Account, briefing_id: int) -> Briefing:
    """The same, open, and the person's to write on."""
    briefing = held(actor, briefing_id)
    if not briefing.is_open:
        raise NotNow("Biên bản giao ban đã chốt; việc mới ghi vào cuộc giao ban sau.")
    require(rules.may_write(actor, briefing), "Đồng chí không ghi bảng giao ban này.")
    return briefing


def change_briefing(actor: Account, briefing_id: int, shown: int, **values: Any) -> Briefing:
    """Who chairs it (`chair`), who is there (`present`)."""
    with act(actor, "work.change-briefing") as line:
        briefing = written_on(actor, briefing_id)
        revise(line, briefing, shown, **values)
    return briefing


def close_briefing(actor: Account, briefing_id: int, shown: int) -> Briefing:
    """The minutes are frozen as what was said stands now. Raises ValidationError without a chair."""
    with act(actor, "work.close-briefing") as line:
        briefing = written_on(actor, briefing_id)
        if briefing.chair_id is None:
            raise ValidationError({"chair": "Ghi người chủ trì trước khi chốt biên bản."})
        now = timezone.now()
        minutes = _minutes_of(briefing, now)
        values = {"minutes_sha256": sum_of(minutes), "closed_by": actor}
        revise(line, briefing, shown, state=Briefing.State.CLOSED, **values)
        Briefing.objects.filter(pk=briefing.pk).update(minutes=minutes, closed_at=now)
        briefing.minutes, briefing.closed_at = minutes, now
    return briefing


def _minutes_of(briefing: Briefing, at: dt.datetime) -> str:
    """The minutes as what was said stands now, frozen at a moment (UTC)."""
    items = BriefingItem.objects.filter(briefing=briefing, taken_back_at=None).select_related("task", "assignment__organ", "organ")
    items = items.prefetch_related("task__assignments__organ__names", "task__assignments__person")
    kept = office()
    return freeze(briefing, items, at, kept.place if kept else "")


def set_viewers(actor: Account, board_id: int, roles: Iterable[Role], people: Iterable[Person], keepers: Iterable[Person]) -> Board:
    """Who sits at a board, and who of the people keeps it. Raises ValidationError for a role that sees no work, or without anybody."""
    with act(actor, "work.set-viewers") as line:
        board = Board.objects.select_for_update().get(pk=board_id)
        require(rules.may_set_up(actor) and rules.may_see_board(actor, board))
        chosen = list(dict.fromkeys(roles))
        blind = [ROLE_WORDS[role] for role in chosen if not sees_some(_Held(frozenset({role})), Kind.WORK)]
        if blind:
            raise ValidationError({"roles": f"Vai trò này không xem công việc nên không dự giao ban: {', '.join(blind)}."})
        if not actor.roles & set(chosen):
            raise ValidationError({"roles": "Người đặt bảng phải còn xem được bảng: hãy giữ vai trò của đồng chí."})
        keeps = {person.pk for person in keepers}
        persons = {person.pk: person for person in (*people, *keepers)}
        before = [str(viewer) for viewer in board.viewers.all()]
        board.viewers.all().delete()
        rows = [BoardViewer(board=board, role=role) for role in chosen]
        rows += [BoardViewer(board=board, person=person, keeps=person.pk in keeps) for person in persons.values()]
        BoardViewer.objects.bulk_create(rows)
        line.about(board, viewers=[before, [str(row) for row in rows]])
    return Board.objects.get(pk=board_id)


class _Held:
    """A role alone, asked what it sees."""

    def __init__(self, roles: frozenset[Role]) -> None:
        self.roles = roles

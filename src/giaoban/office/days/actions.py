"""Days off and make-up days of the office's own, and how it reads deadlines. Nothing that stands on a day is moved by any of it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any, TypedDict, Unpack

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.days import queries
from giaoban.office.days.models import DayKind, DaySettings, OwnDay
from giaoban.office.days.moves import Move, moves
from giaoban.office.days.rules import may_keep
from giaoban.office.directory.models import Account
from giaoban.timing.saying import said

EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
MOST_DAYS = 60
Follows = Callable[[], object]
_FOLLOW: list[Follows] = []


class DayFacts(TypedDict):
    """What is said of a day; see `models.OwnDay`."""

    day: dt.date
    kind: str
    reason: str
    source: str


def follows_days(follows: Follows) -> Follows:
    """Say what a room above looks at again as soon as the table has changed: in that act, so that nobody sees one without the other.

    The rooms say so when they are opened.
    """
    _FOLLOW.append(follows)
    return follows


def enter_day(actor: Account, **facts: Unpack[DayFacts]) -> OwnDay:
    """A day more in the office's table. Raises ValidationError where it stands there already, or would change nothing."""
    with act(actor, "days.enter-day") as line:
        require(may_keep(actor))
        kept = _locked()
        own = OwnDay.objects.create(**_checked(facts, None))
        line.about(own, **{name: [None, value] for name, value in facts.items()})
        _next(kept)
    return own


def correct_day(actor: Account, day_id: int, shown: int, **facts: Unpack[DayFacts]) -> OwnDay:
    """A day of the table corrected."""
    with act(actor, "days.correct-day") as line:
        kept, own = _own(actor, day_id)
        revise(line, own, shown, **_checked(facts, own))
        if own.revision != shown:
            _next(kept)
    return own


def withdraw_day(actor: Account, day_id: int, shown: int) -> OwnDay:
    """A day of the table holds no more; it stays to be read."""
    with act(actor, "days.withdraw-day") as line:
        kept, own = _own(actor, day_id)
        revise(line, own, shown, withdrawn=True)
        _next(kept)
    return own


def preview_day(actor: Account, day_id: int | None, **facts: Unpack[DayFacts]) -> list[Move]:
    """Which dates a day, entered or corrected, would move. Writes nothing; raises ValidationError as the act would."""
    require(may_keep(actor))
    own = queries.standing().get(pk=day_id) if day_id is not None else None
    new = OwnDay(**_checked(facts, own))
    return _would_move(actor, day_id, [new])


def preview_withdrawal(actor: Account, day_id: int) -> list[Move]:
    """Which dates the withdrawal of a day would move."""
    require(may_keep(actor))
    return _would_move(actor, queries.standing().get(pk=day_id).pk, [])


def change_settings(actor: Account, shown: int, **values: Any) -> DaySettings:
    """How deadlines are read from now on; `shown` is 0 where nobody has said it yet. What stands on a day stays there."""
    with act(actor, "days.change-settings") as line:
        require(may_keep(actor))
        for name in ("papers_days", "invitation_days", "notice_days"):
            if values.get(name) is not None and not 1 <= values[name] <= MOST_DAYS:
                raise ValidationError({name: f"Từ 1 đến {MOST_DAYS} ngày làm việc."})
        kept = _locked()
        revise(line, kept, shown or 1, **values)
    return kept


def _own(actor: Account, day_id: int) -> tuple[DaySettings, OwnDay]:
    require(may_keep(actor))
    kept = _locked()
    own = queries.days_visible_to(actor).select_for_update().get(pk=day_id)
    if own.withdrawn:
        raise ValidationError("Ngày này đã rút khỏi bảng. Nếu lại có hiệu lực, hãy nhập lại.")
    return kept, own


def _locked() -> DaySettings:
    """The one row, held: who changes the table waits for whoever does."""
    DaySettings.objects.get_or_create(pk=1)
    return DaySettings.objects.select_for_update().get(pk=1)


def _next(kept: DaySettings) -> None:
    """Another version of the table, which the rooms above follow. No revision of the settings: they are as they were shown."""
    DaySettings.objects.filter(pk=kept.pk).update(number=kept.number + 1, stamp=uuid.uuid4())
    for follows in _FOLLOW:
        follows()


def _checked(facts: DayFacts, own: OwnDay | None) -> DayFacts:
    """Raises ValidationError for a day that stands in the table, or is already what it would be made."""
    day, kind = facts["day"], facts["kind"]
    if not EARLIEST <= day <= LATEST:
        raise ValidationError({"day": f"Chọn ngày trong các năm {EARLIEST.year}-{LATEST.year}."})
    if kind not in DayKind.values:
        raise ValidationError({"kind": "Chọn loại ngày."})
    for name in ("reason", "source"):
        if not facts[name].strip():
            raise ValidationError({name: "Ghi lý do." if name == "reason" else "Ghi căn cứ: văn bản, thông báo nào."})
    others = [one for one in queries.standing() if own is None or one.pk != own.pk]
    if any(one.day == day for one in others):
        raise ValidationError({"day": f"{said(day)} đã có trong bảng của cơ quan: hãy sửa dòng đó."})
    off = queries.with_own(others, 0).is_off(day)
    if kind == DayKind.WORK and off is None:
        raise ValidationError({"day": f"{said(day)} vốn là ngày làm việc."})
    if kind != DayKind.WORK and off is not None:
        raise ValidationError({"day": f"{said(day)} vốn là ngày nghỉ ({off.name})."})
    return facts


def _would_move(actor: Account, without: int | None, more: list[OwnDay]) -> list[Move]:
    kept = [one for one in queries.standing() if one.pk != without]
    now = queries.calendar()
    return moves(actor, now, queries.with_own([*kept, *more], queries.settings().number + 1))

"""Rooms: entered, corrected, put out of use."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.meetings import rules
from giaoban.office.meetings.actions.checks import said, touched
from giaoban.office.meetings.models import Room
from giaoban.office.registry.spelling import lowered


def keep_room(actor: Account, room_id: int | None, shown: int | None, *, name: str, seats: int | None = None, active: bool = True) -> Room:
    """A room with its name and seats; None enters a new one."""
    with act(actor, "meetings.keep-room") as line:
        require(rules.may_arrange(actor))
        name = said(name, 120)
        if not name:
            raise ValidationError({"name": "Ghi tên phòng."})
        if any(lowered(room.name) == lowered(name) for room in Room.objects.exclude(pk=room_id or 0)):
            raise ValidationError({"name": "Đã có phòng mang tên này."})
        if room_id is None:
            room = Room.objects.create(name=name, seats=seats, active=active)
            line.about(room, name=[None, name])
            touched()
            return room
        room = Room.objects.select_for_update().get(pk=room_id)
        revise(line, room, shown or 0, name=name, seats=seats, active=active)
        touched()
    return room

"""Rooms on screen."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.meetings import actions, rules
from giaoban.office.meetings.models import Room
from giaoban.web.doors import Knock
from giaoban.web.meetings.asking import Question, answered
from giaoban.web.meetings.forms import RoomForm


def rooms(request: Knock) -> HttpResponse:
    """The rooms, those out of use last."""
    rows = sorted(Room.objects.all(), key=lambda room: (not room.active, room.name))
    return render(request, "meetings/rooms.html", {"rooms": rows, "may_arrange": rules.may_arrange(request.user)})


def keep(request: Knock, room_id: int | None = None) -> HttpResponse:
    """A room entered or corrected."""
    room = get_object_or_404(Room, pk=room_id) if room_id is not None else None
    begun: dict[str, Any] = {"name": room.name, "seats": room.seats, "active": room.active, "shown": room.revision} if room else {}
    return answered(
        request,
        Question(
            title="Sửa phòng họp" if room else "Thêm phòng họp", button="Lưu", about=visible(room.name) if room else "Phòng họp",
            back=reverse("meeting-rooms"), make=lambda data: RoomForm(data, initial=begun, label_suffix=""), thing=room, done="Đã lưu.",
            do=lambda given: actions.keep_room(
                request.user, room_id, given["shown"], name=given["name"], seats=given["seats"], active=given["active"] or room is None
            ),
        ),
    )  # fmt: skip

"""Clashes of chair, person and room in words, as far as the reader may see the other meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings.clashes import Clash, ClashKind, clashes
from giaoban.office.meetings.models import Meeting
from giaoban.office.meetings.queries import visible_to
from giaoban.office.meetings.when import day_words, hours_words

_WHAT = {ClashKind.CHAIR: "Chủ trì {what}", ClashKind.PERSON: "Người dự {what}", ClashKind.ROOM: "Phòng {what}"}
_HIDDEN = "một việc khác"


def told(account: Account, found: Iterable[Clash]) -> list[dict[str, Any]]:
    """Clashes as the pages show them: one question for what of the other meetings may be seen."""
    rows = list(found)
    seen = (
        set(visible_to(account).filter(pk__in=[clash.other.pk for clash in rows]).order_by().values_list("pk", flat=True))
        if rows
        else set()
    )
    return [_told(clash, clash.other.pk in seen) for clash in rows]


def _told(clash: Clash, is_seen: bool) -> dict[str, Any]:
    other = clash.other
    hours = hours_words(other.time, other.end_time) or (other.get_half_display().lower() if other.half else "cả ngày, chưa ghi giờ")
    return {
        "what": _WHAT[clash.kind].format(what=visible(clash.what).removeprefix("Phòng ")),
        "sure": clash.sure,
        "title": visible(other.title) if is_seen else _HIDDEN,
        "url": reverse("meeting", args=[other.pk]) if is_seen else "",
        "when": f"{day_words(clash.day)}, {hours}",
    }


def warnings_of(account: Account, meeting: Meeting) -> list[str]:
    """What is said when a meeting that clashes was just entered or moved."""
    return [
        f"{one['what']} {'trùng giờ' if one['sure'] else 'có thể trùng giờ'} với {one['title']} ({one['when']})."
        for one in told(account, clashes(meeting))
    ]

"""The meeting that an address names, for who reads at it or writes on it; and which of its matters is in hand."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings import rules
from giaoban.office.meetings.models import Item, Meeting
from giaoban.office.meetings.record_queries import read_by, written_by
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.templatetags.office import week_day

WHOLE = "chung"  # in addresses: not one of its matters, but the meeting as a whole


def read(request: Knock, meeting_id: int) -> Meeting:
    """A meeting at which the person reads."""
    return get_object_or_404(read_by(request.user).select_related("chair", "room", "notice"), pk=meeting_id)


def written(request: Knock, meeting_id: int) -> Meeting:
    """A meeting at which the person writes."""
    return get_object_or_404(written_by(request.user).select_related("chair", "room", "notice"), pk=meeting_id)


def in_hand(account: Account, meeting: Meeting, asked: str | None) -> Item | None:
    """The matter that is asked for; None is the meeting as a whole. Without a word the first that the person may open."""
    items = list(meeting.items.all())
    if asked == WHOLE:
        return None
    if not asked:
        return next((item for item in items if item.state == Item.State.STANDS and opens(account, item)), None)
    found = next((item for item in items if item.pk == whole(asked)), None)
    if found is None or not opens(account, found):
        raise Http404
    return found


def opens(account: Account, item: Item) -> bool:
    """May the person look below the heading?"""
    return rules.may_see_inside(account, item)


def key_of(item: Item | None) -> str:
    """How a matter stands in an address."""
    return WHOLE if item is None else str(item.pk)


def place_of(meeting: Meeting, item: Item | None) -> str:
    """The screen with a matter in hand."""
    return f"{reverse('sitting', args=[meeting.pk])}?item={key_of(item)}"


def back_to(meeting: Meeting, item: Item | None) -> HttpResponse:
    """Without a script: to the screen again."""
    return redirect(place_of(meeting, item))


def called(meeting: Meeting) -> str:
    """`Hội nghị Ban Thường vụ, thứ Năm 26/11/2026`."""
    day = f", {week_day(meeting.day)}" if meeting.day else ""
    return f"{visible(meeting.title)}{day}"

"""Giấy mời and giấy triệu tập of a meeting as files, and the ways to them from its page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.heads import head_of_committee
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import place_and_side
from giaoban.office.meetings import rules
from giaoban.office.meetings.models import Attendee, Meeting
from giaoban.office.meetings.papers.calling import Call, call_of, called_by, calling_paper
from giaoban.web.doors import Knock
from giaoban.web.meetings.acts import opened
from giaoban.web.paper_files import as_file

_WORDS = {Call.INVITATION: "giấy mời", Call.SUMMONS: "giấy triệu tập"}


def file(request: Knock, meeting_id: int, *, call: Call, form: str) -> HttpResponse:
    """One of the two papers: there for who arranges the meeting, as long as our office calls to it."""
    meeting, account = opened(request, meeting_id), request.user
    if not _is_called_by_us(account, meeting):
        raise Http404
    head = head_of_committee(timezone.localdate())
    paper = calling_paper(called_by(account, meeting, call, head), call, head)
    return as_file(paper, form, f"{_WORDS[call]} {meeting.title} {meeting.day or ''}")


def links(account: Account, meeting: Meeting, seats: list[Attendee]) -> list[dict[str, Any]]:
    """The papers that somebody is called by, each with its two addresses."""
    if not _is_called_by_us(account, meeting):
        return []
    _, side = place_and_side()
    used = {call_of(seat, side) for seat in seats}
    return [
        {
            "label": f"{_WORDS[call][:1].upper()}{_WORDS[call][1:]}",
            "word": reverse(f"meeting-{call}-word", args=[meeting.pk]),
            "pdf": reverse(f"meeting-{call}-pdf", args=[meeting.pk]),
        }
        for call in Call
        if call in used
    ]


def _is_called_by_us(account: Account, meeting: Meeting) -> bool:
    return rules.may_change(account, meeting) and not meeting.invited and not meeting.is_cancelled

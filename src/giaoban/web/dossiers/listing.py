"""The meetings to come with their matters: to the office, leaders and preparing units with how far the papers are, to others to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from giaoban.office.days.gatherings import MeetingDays, meeting_days
from giaoban.office.directory.models import Account
from giaoban.office.meetings import rules
from giaoban.office.meetings.dossier_queries import items_prepared_by
from giaoban.office.meetings.kinds import MeetingState
from giaoban.office.meetings.models import Item, Meeting
from giaoban.office.meetings.queries import visible_to
from giaoban.office.meetings.readiness import days_left, due_of
from giaoban.web.doors import Knock
from giaoban.web.dossiers.rows import items_with_papers, readiness_of, state_of
from giaoban.web.work.states import Shown

SHOWN = 50


def to_come(account: Account, today: dt.date) -> QuerySet[Meeting]:
    """The meetings that are not over, the next first; those without a day last."""
    planned = visible_to(account).annotate(ends_on=Coalesce("end_day", "day")).filter(state=MeetingState.PLANNED)
    return planned.filter(Q(ends_on=None) | Q(ends_on__gte=today))


def coming(account: Account, today: dt.date) -> QuerySet[Meeting]:
    """Those of them that have matters."""
    return to_come(account, today).filter(pk__in=Item.objects.filter(state=Item.State.STANDS).values("meeting"))


def listing(request: Knock) -> HttpResponse:
    """Every meeting to come, each matter with its standing."""
    account, today = request.user, timezone.localdate()
    meetings = list(coming(account, today)[:SHOWN])
    rows = _rows(account, meetings, today)
    open_ones = sum(row["ready"] is not None and not row["ready"].is_ready for row in rows)
    lead = "Chưa có cuộc họp sắp tới nào có nội dung." if not rows else _lead(len(rows), open_ones)
    return render(request, "dossiers/listing.html", {"rows": rows, "lead": lead, "may_arrange": rules.may_arrange(account)})


def _lead(many: int, open_ones: int) -> str:
    return f"Có {many} cuộc họp sắp tới" + (f"; {open_ones} cuộc chưa đủ hồ sơ." if open_ones else ".")


def _rows(account: Account, meetings: Iterable[Meeting], today: dt.date) -> list[dict[str, Any]]:
    days, of_meeting = meeting_days(), {meeting.pk: (meeting, list[Item]()) for meeting in meetings}
    own = set(items_prepared_by(account).filter(meeting__in=of_meeting).values_list("pk", flat=True))
    for item in items_with_papers(account, [meeting for meeting, _ in of_meeting.values()]):
        of_meeting[item.meeting_id][1].append(item)
    return [_row(account, meeting, items, own, days, today) for meeting, items in of_meeting.values() if items]


def _row(account: Account, meeting: Meeting, items: list[Item], own: set[int], days: MeetingDays, today: dt.date) -> dict[str, Any]:
    """A meeting: who follows how far papers are sees those matters with their standing, who only reads sees all without."""
    followed = items if rules.sees_whole(account, meeting) else [item for item in items if item.pk in own]
    computed = due_of(meeting, days)
    due = computed.result if computed else None
    ready = readiness_of(followed) if followed else None
    return {
        "meeting": meeting,
        "ready": ready,
        "due": due,
        "left": _left(due, today, is_ready=ready.is_ready) if ready else None,
        "items": [{"item": item, "state": state_of(item, due, today) if followed else None} for item in followed or items],
    }


def _left(due: dt.date | None, today: dt.date, *, is_ready: bool) -> Shown | None:
    """How long there is to the deadline; nothing once all is there."""
    if due is None or is_ready:
        return None
    return Shown("qua-han", days_left(due, today), "over") if today > due else Shown("con-han", days_left(due, today))

"""Who was there how often, over a stretch of days; what was called off counts for nobody."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from giaoban.office.meetings.kinds import MeetingKind
from giaoban.office.meetings.waiting import attendance
from giaoban.web.doors import Knock
from giaoban.web.meetings.forms import day_of


def statistics(request: Knock) -> HttpResponse:
    """A row for each person; from the first day of the year where nothing is said."""
    today = timezone.localdate()
    since = day_of(request.GET.get("since", "")) or today.replace(month=1, day=1)
    until = day_of(request.GET.get("until", "")) or today
    kind = chosen if (chosen := request.GET.get("kind", "")) in MeetingKind.values else ""
    context = {
        "rows": attendance(request.user, since, until, kind),
        "since": since.isoformat(),
        "until": until.isoformat(),
        "kinds": [{"value": value, "label": label, "chosen": value == kind} for value, label in MeetingKind.choices],
    }
    return render(request, "meetings/attendance.html", context)

"""The papers of one meeting: each matter with what it needs, until when and why, what is new since one last looked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from giaoban.office.days.gatherings import meeting_days
from giaoban.office.directory.models import Account
from giaoban.office.meetings import actions, dossier_rules, queries, rules
from giaoban.office.meetings.models import Meeting
from giaoban.office.meetings.readiness import days_left, due_of
from giaoban.web.doors import Knock
from giaoban.web.dossiers.rows import item_rows, items_with_papers, readiness_of, wrong_bodies
from giaoban.web.meetings.around import Around

VISIT = dt.timedelta(minutes=30)  # looking again within it is the same look
_LOOKS = "dossier-looks"


def opened(request: Knock, meeting_id: int) -> Meeting:
    """The meeting that was asked for, if the person may see it; 404 else."""
    return get_object_or_404(queries.visible_to(request.user).prefetch_related("prepared_by__names"), pk=meeting_id)


def dossier(request: Knock, meeting_id: int) -> HttpResponse:
    """The papers of a meeting."""
    meeting, today = opened(request, meeting_id), timezone.localdate()
    items = items_with_papers(request.user, [meeting])
    for item in items:
        item.meeting = meeting
    computed = due_of(meeting, meeting_days())
    due = computed.result if computed else None
    rows = item_rows(request.user, items, due, today, since_last_look(request, meeting))
    followed = [row.item for row in rows if row.follows]
    ready = readiness_of(followed)
    keeps = dossier_rules.keeps_dossiers(request.user, meeting)
    context: dict[str, Any] = {
        "meeting": meeting,
        "rows": rows,
        "ready": ready,
        "follows": bool(followed),
        "computed": computed,
        "due": due,
        "left": days_left(due, today) if due and not ready.is_ready else "",
        "over": bool(due and today > due and not ready.is_ready),
        "keeps": keeps,
        "unsaid": keeps and any(not row.needs and not row.item.confidential for row in rows),
        "has_pack": any(file.file.first_page for row in rows for need in row.needs for file in need.files if file.file.accepted_at),
        "crumbs": [{"label": "Hồ sơ họp", "url": reverse("dossiers")}, {"label": meeting.title}],
        "expels": dossier_rules.may_expel(request.user, meeting),
    }
    return render(request, "dossiers/dossier.html", context)


def since_last_look(request: Knock, meeting: Meeting) -> dt.datetime | None:
    """What came after this is new to the person. A visit keeps the moment with which it began, however often the page is loaded."""
    now, key = timezone.now(), str(meeting.pk)
    looks: dict[str, list[str]] = request.session.get(_LOOKS, {})
    since, seen = (parse_datetime(moment) if moment else None for moment in looks.get(key, ["", ""]))
    before = actions.look_at_papers(request.user, meeting.pk)
    if seen is None or now - seen > VISIT:
        since = before
    looks[key] = [since.isoformat() if since else "", now.isoformat()]
    request.session[_LOOKS] = dict(list(looks.items())[-50:])
    return since


def last_look(request: Knock, meeting: Meeting) -> dt.datetime | None:
    """The moment with which the visit that is going on began, without looking anew."""
    since = request.session.get(_LOOKS, {}).get(str(meeting.pk), [""])[0]
    return parse_datetime(since) if since else None


def links(account: Account, meeting: Meeting) -> list[Around]:
    """The way from the meeting's page to its papers, with how far they are; and to the competence table where a matter is before the wrong
    body."""
    items = items_with_papers(account, [meeting])
    for item in items:
        item.meeting = meeting
    followed = [item for item in items if rules.sees_whole(account, meeting) or dossier_rules.prepares(account, item)]
    note = readiness_of(followed).words if followed else ""
    found = [Around("Hồ sơ, tài liệu họp", reverse("meeting-dossier", args=[meeting.pk]), note=note)]
    if wrong := wrong_bodies(account, followed, timezone.localdate()):
        found.append(Around("Bảng thẩm quyền", reverse("competence"), note=f"{len(wrong)} nội dung trình chưa đúng thẩm quyền"))
    return found


@require_POST
def ask(request: Knock, meeting_id: int) -> HttpResponse:
    """Have the first papers asked for of every matter of which nothing was said yet."""
    meeting = opened(request, meeting_id)
    actions.ask_for_papers(request.user, meeting.pk)
    return redirect("meeting-dossier", meeting.pk)

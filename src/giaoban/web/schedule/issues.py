"""Weeks published: what would be, with what clashes and what is left out; and each issue as it stood, to be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.days.queries import calendar
from giaoban.office.directory.heads import head_of_office
from giaoban.office.meetings import weeks
from giaoban.office.meetings.actions import publish_week
from giaoban.office.meetings.clashing import pairs_among
from giaoban.office.meetings.differing import change_words, when_words
from giaoban.office.meetings.entries import Entry, entry_from
from giaoban.office.meetings.models import WeekIssue
from giaoban.office.meetings.papers.schedule import DRAFT, changes_paper, week_paper
from giaoban.web.doors import Knock
from giaoban.web.letterhead import letterhead
from giaoban.web.numbers import whole
from giaoban.web.paper_files import as_file
from giaoban.web.schedule.frame import Frame, monday_in, week_url
from giaoban.web.schedule.shown import Around, around, clash_words, off_words, shown, urls_of
from giaoban.web.schedule.week import days_of, density_of
from giaoban.web.templatetags.office import moment
from giaoban.writing.profile import landscape, profile_called


def publish(request: Knock, monday: str) -> HttpResponse:
    """Look at what would be published of a week; publish it."""
    first = monday_in(monday)
    wrong: list[str] = []
    if request.method == "POST":
        try:
            issue = publish_week(
                request.user, first, shown=whole(request.POST.get("shown")) or 0, preview=request.POST.get("preview", ""),
                replaces_invitation="replaces_invitation" in request.POST,
            )  # fmt: skip
        except ValidationError as refusal:
            wrong = refusal.messages
        else:
            messages.success(request, "Đã ban hành. Những người có việc trong lịch được báo.")
            return redirect("schedule-issue", issue.pk)
    entries, left_out = weeks.for_all(request.user, first)
    last = weeks.last_issue(first)
    differences = weeks.changes_since(last, entries) if last else []
    beside = around(urls_of(request.user, [*entries, *left_out]), changes=differences)
    context = {
        "monday": first,
        "title": f"Ban hành {'lịch thay đổi, bổ sung' if last else 'lịch công tác'} tuần {first.isocalendar().week}",
        "lead": f"{first:%d/%m} đến {first + weeks.LAST:%d/%m/%Y}",
        "crumbs": _crumbs(first),
        "last": last,
        "number": (last.number if last else 0) + 1,
        "shown": last.number if last else 0,
        "preview": weeks.sum_of(entries),
        "replaces": last.replaces_invitation if last else True,
        "many": len(entries),
        "days": days_of(entries, first, Around()) if not last else [],
        "dense": "",
        "changes": _rows(differences, beside),
        "left_out": [(when_words(entry), shown(entry, entry.day, beside)) for entry in left_out],
        "clashes": [clash_words(pair) for pair in pairs_among(entries)],
        "wrong": wrong,
        "may": bool(entries) if not last else bool(differences),
    }  # fmt: skip
    return render(request, "schedule/publish.html", context, status=422 if wrong else 200)


def _rows(differences: Sequence[weeks.Difference], beside: Around) -> list[dict[str, Any]]:
    """What changed, each with what it was and what it is."""
    plain = Around(urls=beside.urls)
    return [
        {
            "change": change_words(one),
            "was": (when_words(one.was), shown(one.was, one.was.day, plain)) if one.was else None,
            "now": (when_words(one.now), shown(one.now, one.now.day, plain)) if one.now else None,
        }
        for one in differences
    ]


def one(request: Knock, issue_id: int) -> HttpResponse:
    """An issue as it stood: whole, or only the changes; a change's whole week on request."""
    issue, is_changes = _asked_for(request, issue_id)
    entries, changes = _seen(request, issue)
    issues = weeks.issues_of(request.user, issue.monday)
    said = [weeks.difference_from(kept) for kept in issue.changed]
    days = [] if is_changes else days_of(entries, issue.monday, Around(changes=_said(said)))
    context = {
        "issue": issue,
        "number": issue.monday.isocalendar().week,
        "is_changes": is_changes,
        "title": _title(issue, is_changes=is_changes),
        "subtitle": _subtitle(issue, issues),
        "lead": f"Bản {issue.number} ban hành {moment(issue.published_at)}, {issue.published_by.name}",
        "is_last": issues[-1].pk == issue.pk,
        "issues": _segments(issues, issue),
        "week_url": week_url(issue.monday, Frame(weeks.ALL, "days")),
        "head": letterhead(timezone.localdate(issue.published_at)),
        "days": days,
        "dense": density_of(days),
        "changes": _rows(changes, Around()) if is_changes else [],
        "query": "?whole=1" if "whole" in request.GET else "",
    }  # fmt: skip
    return render(request, "schedule/issue.html", context)


def file(request: Knock, issue_id: int, *, form: str) -> HttpResponse:
    """The same as a file, on pages that lie on their long side."""
    issue, is_changes = _asked_for(request, issue_id)
    entries, changes = _seen(request, issue)
    head = head_of_office(timezone.localdate(issue.published_at))
    paper = changes_paper(issue, changes, head) if is_changes else week_paper(issue, entries, _off(issue.monday), head)
    called = f"{paper.kind} {issue.monday.isocalendar().year} bản {issue.number}"
    return as_file(paper, form, called, landscape(profile_called(paper.profile)))


def draft_file(request: Knock, monday: str, *, form: str) -> HttpResponse:
    """What would be published of a week now, as a file that says it is a draft: first whole, later what changed (`?whole`: all)."""
    first = monday_in(monday)
    entries, last = weeks.for_all(request.user, first)[0], weeks.last_issue(first)
    issue = WeekIssue(monday=first, number=(last.number if last else 0) + 1, replaces_invitation=last.replaces_invitation if last else True)
    head = head_of_office(timezone.localdate())
    changes = _changes_seen(request, weeks.changes_since(last, entries)) if last is not None else []
    if last is not None and not changes:  # nothing would be published: what was, is what holds
        return redirect(f"schedule-issue-{form}", last.pk)
    is_whole = last is None or "whole" in request.GET
    paper = week_paper(issue, entries, _off(first), head) if is_whole else changes_paper(issue, changes, head)
    called = f"{DRAFT} {paper.kind} {first.isocalendar().year} bản {issue.number}"
    return as_file(paper, form, called, landscape(profile_called(paper.profile)))


def _asked_for(request: Knock, issue_id: int) -> tuple[WeekIssue, bool]:
    """The issue, and whether only its changes are asked for."""
    issue = get_object_or_404(weeks.issues_visible_to(request.user).select_related("published_by__person"), pk=issue_id)
    return issue, issue.kind == WeekIssue.Kind.CHANGES and "whole" not in request.GET


def _seen(request: Knock, issue: WeekIssue) -> tuple[list[Entry], list[weeks.Difference]]:
    """What the person may see of an issue's entries, and of its changes."""
    changes = [weeks.difference_from(kept) for kept in issue.changed]
    return weeks.seen_of(request.user, map(entry_from, issue.entries)), _changes_seen(request, changes)


def _changes_seen(request: Knock, changes: Sequence[weeks.Difference]) -> list[weeks.Difference]:
    seen = {entry.meeting for entry in weeks.seen_of(request.user, [change.entry for change in changes])}
    return [change for change in changes if change.meeting in seen]


def _off(monday: dt.date) -> dict[dt.date, str]:
    """The days of a week that are off by a name of their own."""
    by = calendar()
    days = (monday + dt.timedelta(days=offset) for offset in range(7))
    return {day: words for day in days if not by.is_working(day) and (words := off_words(by, day))}


def _crumbs(monday: dt.date) -> list[dict[str, str]]:
    week = {"label": f"Tuần {monday.isocalendar().week}", "url": week_url(monday, Frame(weeks.ALL, "days"))}
    return [{"label": "Lịch công tác", "url": reverse("schedule")}, week]


def _segments(issues: Sequence[WeekIssue], here: WeekIssue) -> list[dict[str, Any]]:
    return [{"label": f"Bản {one.number}", "url": reverse("schedule-issue", args=[one.pk]), "current": one.pk == here.pk} for one in issues]


def _said(changes: Sequence[weeks.Difference]) -> dict[int, str]:
    return {change.meeting: change_words(change) for change in changes}


def _title(issue: WeekIssue, *, is_changes: bool) -> str:
    word = "LỊCH THAY ĐỔI, BỔ SUNG" if is_changes else "LỊCH CÔNG TÁC"
    return f"{word} TUẦN {issue.monday.isocalendar().week}"


def _subtitle(issue: WeekIssue, issues: Sequence[WeekIssue]) -> str:
    """`(từ ngày 19/10 đến ngày 25/10/2026, thay bản ngày 16/10/2026)`."""
    before = next((other for other in issues if other.number == issue.number - 1), None)
    after = f", so với bản ngày {_day(before.published_at)}" if before else ""
    return f"(từ ngày {issue.monday:%d/%m} đến ngày {issue.monday + weeks.LAST:%d/%m/%Y}{after})"


def _day(at: dt.datetime) -> str:
    return f"{timezone.localdate(at):%d/%m/%Y}"

"""A week of the schedule, in the three layouts in use: day by morning and afternoon, by leader, by hour."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from giaoban.account.words import visible
from giaoban.office.audit.kept import Kept
from giaoban.office.days.queries import calendar
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import leaders
from giaoban.office.meetings import rules, weeks
from giaoban.office.meetings.clashing import Pair, pairs_among
from giaoban.office.meetings.differing import WEEKDAYS
from giaoban.office.meetings.entries import Entry
from giaoban.office.meetings.models import WeekIssue
from giaoban.timing.workdays import Calendar
from giaoban.web.doors import Knock
from giaoban.web.drawing import drawn
from giaoban.web.letterhead import letterhead
from giaoban.web.schedule.frame import (
    DAY,
    LAYOUTS,
    WEEK,
    Frame,
    choices,
    frame_of,
    monday_in,
    monday_of,
    today_here,
    views,
    week_url,
    whose_words,
)
from giaoban.web.schedule.shown import Around, Shown, addresses, around, clash_words, column, off_words, shown
from giaoban.web.schedule.sight import ROOMS, who_sees
from giaoban.web.templatetags.office import moment

MOST_LEADERS = 6
WITHOUT_DAY = 20
SAID = 6  # clashes said above the week; all of them stand at their entries
LETTERS = 85  # of a line in one of the two columns
FULL, ROOM = 28, 12  # lines on a page in letters of 9.5 points, and how many more in smaller ones
Days = list[dict[str, Any]]


def this_week(request: Knock) -> HttpResponse:
    """The week of today."""
    return _week(request, monday_of(today_here()))


def week(request: Knock, monday: str) -> HttpResponse:
    """The week of a day."""
    return _week(request, monday_in(monday))


def _week(request: Knock, monday: dt.date) -> HttpResponse:
    frame, last = frame_of(request), monday + weeks.LAST
    looked_up = _looked_up(request.user, monday, frame.whose)
    issues, differences = looked_up.issues, looked_up.differences
    fields = choices(request.user, frame)
    context = frame_context(frame, monday) | {
        "fields": fields,
        "layout": frame.layout,
        "title": f"Lịch công tác tuần {monday.isocalendar().week}",
        "whose": whose_words(fields),
        "lead": lead_words(monday, issues),
        "notice": notice_words(differences, issues),
        "clashes": [clash_words(pair) for pair in looked_up.clashes[:SAID]],
        "issues": issues,
        "last_url": reverse("schedule-issue", args=[issues[-1].pk]) if issues else "",
        "without_day": looked_up.without_day,
        "may_publish": rules.may_publish(request.user) and (not issues or bool(differences)),
        "has_draft": rules.may_arrange(request.user) and bool(differences if issues else looked_up.entries),
        "may_arrange": rules.may_arrange(request.user),
        "publish_label": f"Ban hành bản {len(issues) + 1}" if issues else "Ban hành",
        "head": letterhead(today_here()) | {"print_only": True},
        "subtitle": f"(từ ngày {monday:%d/%m} đến ngày {last:%d/%m/%Y})",
        "rows": _rows(request.user, monday, frame, looked_up),
    }
    return render(request, "schedule/week.html", context)


@dataclass(frozen=True, slots=True)
class _LookedUp:
    """What a week is laid out from: its entries, what was published of it, what has changed since, what clashes, what stands beside."""

    entries: Sequence[Entry]
    issues: Sequence[WeekIssue]
    differences: Sequence[weeks.Difference]
    clashes: Sequence[Pair]
    beside: Around
    without_day: Sequence[str]


_WEEKS: Kept[_LookedUp] = Kept(64, *ROOMS)
_ROWS: Kept[SafeString] = Kept(128, *ROOMS)


def _looked_up(account: Account, monday: dt.date, whose: weeks.Whose) -> _LookedUp:
    """The week as this person sees it now."""
    return _WEEKS.found((who_sees(account), monday, whose), lambda: _look_up(account, monday, whose))


def _rows(account: Account, monday: dt.date, frame: Frame, found: _LookedUp) -> SafeString:
    """The week's table as this person sees it now."""

    def draw() -> SafeString:
        return drawn(f"schedule/{frame.layout}.jinja", **laid_out(frame.layout, found.entries, monday, found.beside))

    return _ROWS.found((who_sees(account), monday, frame), draw)


def _look_up(account: Account, monday: dt.date, whose: weeks.Whose) -> _LookedUp:
    found, issues = weeks.found_for(account, monday, monday + weeks.LAST, whose), weeks.issues_of(account, monday)
    differences = _differences(account, monday, whose, issues, found.entries) if _is_whole(account) else []
    clashes = pairs_among(found.entries) if _is_whole(account) else []
    beside = around(addresses(found.opened), changes=differences, clashes=clashes)
    titles = [visible(title) for title in weeks.without_day(account, whose)[:WITHOUT_DAY]]
    return _LookedUp(found.entries, issues, differences, clashes, beside, titles)


def _differences(
    account: Account, monday: dt.date, whose: weeks.Whose, issues: Sequence[WeekIssue], entries: Sequence[Entry]
) -> list[weeks.Difference]:
    """What has changed of the whole week since the last issue, whosever calendar is being looked at."""
    if not issues:
        return []
    now = [entry for entry in entries if entry.is_for_all] if whose == weeks.ALL else weeks.for_all(account, monday)[0]
    return weeks.changes_since(issues[-1], now)


def _is_whole(account: Account) -> bool:
    return rules.sees_all_of(account) is not None


def frame_context(frame: Frame, monday: dt.date) -> dict[str, Any]:
    """The ways from a week: to the ones beside it, to the other layouts, to month and list."""
    here = monday_of(today_here())
    before, after = monday - WEEK, monday + WEEK
    layouts = [
        {"label": label, "url": week_url(monday, Frame(frame.whose, key)), "current": key == frame.layout} for key, label in LAYOUTS.items()
    ]
    return {
        "monday": monday,
        "steps": [
            {"label": f"‹ Tuần {before.isocalendar().week}", "url": week_url(before, frame), "key": "ArrowLeft"},
            {"label": "Tuần này", "url": reverse("schedule") + frame.query(), "current": monday == here, "key": "T"},
            {"label": f"Tuần {after.isocalendar().week} ›", "url": week_url(after, frame), "key": "ArrowRight"},
        ],
        "layouts": layouts,
        "views": views(frame, monday, "week"),
    }


def lead_words(monday: dt.date, issues: Sequence[WeekIssue]) -> str:
    """`19/10 đến 25/10/2026 · bản 1 ban hành 16:40 16/10/2026`."""
    published = f"bản {issues[-1].number} ban hành {moment(issues[-1].published_at)}" if issues else "chưa ban hành"
    return f"{monday:%d/%m} đến {monday + weeks.LAST:%d/%m/%Y} · {published}"


_MANY = {
    "added": "bổ sung", "cancelled": "không họp", "restored": "vẫn họp", "unset": "hoãn", "withdrawn": "rút khỏi lịch",
    "moved": "đổi thời gian", "changed": "sửa nội dung",
}  # fmt: skip


def notice_words(differences: Sequence[weeks.Difference], issues: Sequence[WeekIssue]) -> str:
    """`2 thay đổi từ khi ban hành bản 1: 1 đổi thời gian, 1 hoãn.`"""
    if not differences:
        return ""
    counts = Counter(one.what for one in differences)
    parts = ", ".join(f"{counts[what]} {word}" for what, word in _MANY.items() if counts[what])
    return f"{len(differences)} thay đổi từ khi ban hành bản {issues[-1].number}: {parts}."


def laid_out(layout: str, entries: Sequence[Entry], monday: dt.date, beside: Around) -> dict[str, Any]:
    """The rows of a layout."""
    if layout == "leaders":
        return by_leader(entries, monday, beside)
    days = days_of(entries, monday, beside)
    return {"days": days, "dense": density_of(days)}


def days_of(entries: Sequence[Entry], monday: dt.date, beside: Around) -> Days:
    """The seven days, each with what stands in its morning and its afternoon."""
    found, by = [], calendar()
    for offset in range(7):
        day = monday + offset * DAY
        here = [entry for entry in entries if entry.day <= day <= entry.last_day]
        entries_here = [shown(entry, day, beside) for entry in here]
        halves: dict[str, list[Shown]] = {"morning": [], "afternoon": []}
        for entry, one in zip(here, entries_here, strict=True):
            halves[column(entry)].append(one)
        found.append(_head(day, by) | {"halves": halves, "entries": entries_here})
    return found


def density_of(days: Days) -> str:
    """How small the letters have to be for the week to stand on one page: the class of its table."""
    lines = sum(max(sum(_lines_of(one) for one in half) for half in day["halves"].values()) for day in days)
    return " week-denser" if lines > FULL + ROOM else " week-dense" if lines > FULL else ""


def _lines_of(one: Shown) -> float:
    """How many lines an entry takes on paper, with the rule above it."""
    words = (one.title, *one.lines, one.change)
    return 0.5 + sum(-(-len(line) // LETTERS) for line in words if line) + one.replaces


def _head(day: dt.date, by: Calendar) -> dict[str, Any]:
    return {
        "name": WEEKDAYS[day.weekday()], "date": f"{day:%d/%m}", "today": day == today_here(), "rest": not by.is_working(day),
        "off": off_words(by, day),
    }  # fmt: skip


def by_leader(entries: Sequence[Entry], monday: dt.date, beside: Around) -> dict[str, Any]:
    """A column for each leader, a row for each half day; beside them what no leader attends."""
    columns = list(leaders()[:MOST_LEADERS])
    keys, by = {leader.pk for leader in columns}, calendar()
    rows = []
    for offset in range(7):
        day = monday + offset * DAY
        here = [entry for entry in entries if entry.day <= day <= entry.last_day]
        for half, word in (("morning", "Sáng"), ("afternoon", "Chiều")):
            there = [(entry, shown(entry, day, beside)) for entry in here if column(entry) == half]
            cells = [[one for entry, one in there if leader.pk in entry.people] for leader in columns]
            others = [one for entry, one in there if not keys.intersection(entry.people)]
            rows.append(_head(day, by) | {"half": word, "cells": [*cells, others]})
    return {"leaders": [visible(leader.full_name) for leader in columns], "halves": rows}

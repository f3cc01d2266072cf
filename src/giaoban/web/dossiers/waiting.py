"""Papers of meetings on the desk: what a unit has to hand in, and what the office has to check or is still without."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.days.gatherings import meeting_days
from giaoban.office.directory.models import Account
from giaoban.office.meetings import rules
from giaoban.office.meetings.dossier_queries import needs_to_hand_in, needs_visible_to
from giaoban.office.meetings.models import Item, Meeting, Need
from giaoban.office.meetings.readiness import days_left, due_of
from giaoban.web.desk.piles import SHOWN, Pile, Row, few
from giaoban.web.dossiers.listing import coming
from giaoban.web.dossiers.rows import items_with_papers, readiness_of
from giaoban.web.templatetags.office import short_day

SOON = dt.timedelta(days=14)  # a unit is reminded so long before its papers are due
OFFICE_SOON = dt.timedelta(days=5)


def to_hand_in(account: Account) -> list[Pile]:
    """Papers that the person's unit has to hand in: due soon, overdue, or given back, in the order of their days."""
    today = timezone.localdate()
    ahead = Q(item__meeting__day=None) | Q(item__meeting__day__gte=today) | Q(item__meeting__end_day__gte=today)
    needs = needs_to_hand_in(account).filter(ahead).select_related("item__meeting")
    if not needs:
        return []
    days = meeting_days()
    found = [(need, computed.result if (computed := due_of(need.item.meeting, days)) else None) for need in needs]
    waiting = [pair for pair in found if pair[0].state == Need.State.RETURNED or (pair[1] is not None and pair[1] - today <= SOON)]
    waiting.sort(key=_by_day)
    over = any(due is not None and due < today for _, due in waiting)
    shown = sorted(waiting, key=lambda pair: pair[0].state != Need.State.RETURNED)[:SHOWN]  # what was given back is never cut off
    rows = [_to_hand_in(need, due, today) for need, due in sorted(shown, key=_by_day)]
    return [Pile("Tài liệu họp phải nộp", len(waiting), rows, reverse("dossiers"), over=over)]


def _by_day(pair: tuple[Need, dt.date | None]) -> tuple[dt.date, int]:
    need, due = pair
    return due or dt.date.max, need.pk


def _to_hand_in(need: Need, due: dt.date | None, today: dt.date) -> Row:
    given_back = need.state == Need.State.RETURNED
    reason = f"Trả lại: {visible(need.reason)}" if given_back else f"Đơn vị đồng chí chuẩn bị; {visible(need.item.meeting.title)}"
    over = due is not None and due < today
    return Row(
        "qua-han" if over else "tra-lai" if given_back else "van-ban",
        visible(f"{need}: {need.item.title}"),
        reason,
        reverse("meeting-dossier", args=[need.item.meeting_id]),
        "Nộp lại" if given_back else "Nộp",
        reverse("need-hand-in", args=[need.pk]),
        when=days_left(due, today) if due else "",
        date=f"hạn {short_day(due)}" if due else "",
        tone="over" if over else "",
        over=over,
    )


def to_check(account: Account) -> list[Pile]:
    """What the office has to check, and meetings whose papers are due within days and not all there."""
    today = timezone.localdate()
    meetings = [meeting for meeting in coming(account, today) if rules.sees_whole(account, meeting)]
    return [_handed_in(account, meetings), _not_ready(account, meetings, today)] if meetings else []


def _handed_in(account: Account, meetings: Iterable[Meeting]) -> Pile:
    handed = needs_visible_to(account).filter(item__meeting__in=list(meetings), item__state=Item.State.STANDS, state=Need.State.HANDED_IN)
    found, many = few(handed.select_related("item__meeting").order_by("handed_in_at", "pk"))
    rows = [
        Row(
            "cho-xac-nhan",
            visible(f"{need}: {need.item.title}"),
            f"Đơn vị đã nộp, chờ kiểm tra; {visible(need.item.meeting.title)}",
            place := reverse("meeting-dossier", args=[need.item.meeting_id]),
            "Kiểm tra",
            f"{place}#noi-dung-{need.item_id}",
            tone="wait",
        )
        for need in found
    ]
    return Pile("Tài liệu họp chờ kiểm tra", many, rows, reverse("dossiers"))


def _not_ready(account: Account, meetings: Iterable[Meeting], today: dt.date) -> Pile:
    days = meeting_days()
    due_soon = {m.pk: (m, c.result) for m in meetings if (c := due_of(m, days)) and c.result and c.result - today <= OFFICE_SOON}
    items: dict[int, list[Item]] = {}
    for item in items_with_papers(account, [meeting for meeting, _ in due_soon.values()]) if due_soon else ():
        items.setdefault(item.meeting_id, []).append(item)
    waiting = [(due_soon[key], ready) for key, found in items.items() if not (ready := readiness_of(found)).is_ready]
    rows = [
        Row(
            "qua-han" if due < today else "con-han",
            visible(meeting.title),
            ready.words,
            place := reverse("meeting-dossier", args=[meeting.pk]),
            "Xem hồ sơ",
            place,
            when=days_left(due, today),
            date=f"hạn {short_day(due)}",
            tone="over" if due < today else "",
            over=due < today,
        )
        for (meeting, due), ready in waiting[:SHOWN]
    ]
    over = any(due < today for (_, due), _ in waiting)
    return Pile("Cuộc họp chưa đủ hồ sơ", len(waiting), rows, reverse("dossiers"), over=over)

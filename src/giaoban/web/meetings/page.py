"""The page of one meeting: when, who, the agenda, answers, the sentence it comes from, what clashes, every change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.days.gatherings import meeting_days
from giaoban.office.directory.models import Account
from giaoban.office.evidence.queries import facts_visible_to
from giaoban.office.meetings import queries, rules
from giaoban.office.meetings.clashes import clashes
from giaoban.office.meetings.headings import AT_THE_MEETING
from giaoban.office.meetings.kinds import Body, MeetingKind, MeetingState, Part
from giaoban.office.meetings.models import AgendaIssue, Attendee, Item, Meeting, MeetingChange
from giaoban.office.meetings.when import day_words, when_words
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.web.doors import Knock
from giaoban.web.meetings import calling
from giaoban.web.meetings.acts import offered, opened
from giaoban.web.meetings.around import links_of
from giaoban.web.meetings.clashing import told
from giaoban.web.meetings.states import answer_of, attendance_of, chair_of, changes_told, named, state_of, where
from giaoban.web.templatetags.office import moment


def one(request: Knock, meeting_id: int) -> HttpResponse:
    """The meeting with everything about it that the person may see."""
    meeting, account, today = opened(request, meeting_id), request.user, timezone.localdate()
    may = rules.may_change(account, meeting)
    seats = list(queries.seats_of(account, meeting))
    when = when_words(meeting)
    context = {
        "meeting": meeting,
        "title": visible(meeting.title),
        "when": when[:1].upper() + when[1:],
        "state": state_of(meeting, today),
        "crumbs": [{"label": "Hội nghị", "url": reverse("meetings")}, {"label": MeetingKind(meeting.kind).label}],
        "facts": _facts(account, meeting),
        "acts": offered(account, meeting),
        "may_change": may,
        "rows": agenda_rows(account, meeting, queries.agenda_of(account, meeting)),
        "issues": [_issue(issue) for issue in queries.agendas_visible_to(account).filter(meeting=meeting).select_related("by__person")],
        "seats": [seat_row(account, seat, meeting, may=may) for seat in seats],
        "totals": _totals(seats),
        "may_mark": may and meeting.day is not None and meeting.day <= today and not meeting.is_cancelled,
        "clashes": told(account, clashes(meeting)) if not meeting.is_held else [],
        "links": links_of(account, meeting),
        "calls": calling.links(account, meeting, seats),
        "changes": changes_told(account, queries.changes_visible_to(account).filter(meeting=meeting)),
        "entered": moment(meeting.created_at),
        "source": _source(account, meeting),
        "question": _question(meeting) if may else None,
        "moved_from": _earlier_days(queries.changes_visible_to(account).filter(meeting=meeting), meeting),
        "series_url": _series_url(account, meeting),
        "due": due_days(meeting),
        "at_the_meeting": AT_THE_MEETING,
    }
    return render(request, "meetings/meeting.html", context)


def _facts(account: Account, meeting: Meeting) -> list[dict[str, Any]]:
    rows = [
        ("Chủ trì", chair_of(meeting)), ("Địa điểm", where(meeting)), ("Cơ quan họp", Body(meeting.body).label if meeting.body else ""),
        ("Cơ quan tổ chức", named(meeting.host)), ("Đơn vị chuẩn bị", named(meeting.prepared_by)),
        ("Lãnh đạo Văn phòng", named(meeting.office_lead)), ("Thành phần", visible(meeting.participants)),
    ]  # fmt: skip
    found: list[dict[str, Any]] = [{"label": label, "value": value} for label, value in rows if value]
    if meeting.replaces_invitation:
        found.append({"label": "Giấy mời", "value": "Lịch này thay giấy mời"})
    if meeting.notice is not None and papers_visible_to(account).filter(pk=meeting.notice.pk).exists():
        found.append({"label": "Thông báo kết luận", "value": str(meeting.notice), "url": reverse("paper", args=[meeting.notice.pk])})
    return found


def _question(meeting: Meeting) -> dict[str, str] | None:
    """What the office is asked of the meeting, with the way to answer."""
    if meeting.state != MeetingState.PLANNED:
        return None
    if meeting.asks:
        url = reverse("meeting-day-off", args=[meeting.pk])
        return {"strong": "Rơi vào ngày nghỉ.", "text": "Giữ, dời hay bỏ kỳ này?", "button": "Quyết định", "url": url}
    if meeting.day is None:
        url = reverse("meeting-change", args=[meeting.pk])
        return {"strong": "Chưa ấn định ngày.", "text": "Máy nhắc mỗi thứ Hai cho đến khi có ngày.", "button": "Ấn định", "url": url}
    return None


def _earlier_days(changes: Iterable[MeetingChange], meeting: Meeting) -> list[str]:
    """The days it was to be held on before, each once."""
    days = [one.before["day"] for one in changes if one.before.get("day")]
    now = meeting.day.isoformat() if meeting.day else ""
    return [day_words(dt.date.fromisoformat(day)) for day in dict.fromkeys(days) if day != now]


def _series_url(account: Account, meeting: Meeting) -> str:
    if meeting.series is None or not rules.may_see_series(account, meeting.series):
        return ""
    return reverse("meeting-series", args=[meeting.series.pk])


def due_days(meeting: Meeting) -> list[dict[str, Any]]:
    """Until when invitations, papers and the conclusion notice are due, each with how it was reckoned."""
    if meeting.day is None or meeting.is_cancelled or meeting.invited:
        return []
    days = meeting_days()
    if meeting.is_held:
        found = [("Thông báo kết luận", days.notice_due(meeting.last_day or meeting.day))]
    else:
        found = [("Giấy mời", days.invitation_due(meeting.day)), ("Tài liệu", days.papers_due(meeting.day))]
    return [
        {"label": label, "value": f"chậm nhất {day_words(one.result)}", "note": f"{one.words} ({one.source})" if one.source else one.words}
        for label, one in found if one.result is not None
    ]  # fmt: skip


def agenda_rows(account: Account, meeting: Meeting, items: Any) -> list[dict[str, Any]]:
    """The matters as the table shows them; of a confidential one nothing but its heading."""
    inside = rules.sees_confidential(account, meeting)
    return [_item_row(item, may_open=inside or not item.confidential) for item in items]


def _item_row(item: Item, *, may_open: bool) -> dict[str, Any]:
    return {
        "item": item,
        "number": visible(item.number),
        "title": visible(item.title),
        "prepared_by": named(item.prepared_by) or visible(item.prepared_words),
        "rapporteur": named(item.rapporteur),
        "minutes": item.minutes,
        "confidential": item.confidential,
        "stands": item.state == Item.State.STANDS,
        "at_meeting": item.at_meeting,
        "may_open": may_open,
    }


def _issue(issue: AgendaIssue) -> dict[str, Any]:
    held = issue.stage == AgendaIssue.Stage.HELD
    return {
        "label": AgendaIssue.Stage(issue.stage).label + (f", bản {issue.version}"),
        "sign": "xong" if held else "van-ban",
        "when": visible(issue.when),
        "made": moment(issue.at),
        "by": named(issue.by.person or issue.by) if issue.by else "",
        "rows": [{**row, "title": visible(row["title"])} for row in issue.rows],
    }


def seat_row(account: Account, seat: Attendee, meeting: Meeting, *, may: bool) -> dict[str, Any]:
    """Somebody who is called, with the answer and whether he was there."""
    seat.meeting = meeting
    return {
        "seat": seat,
        "who": named(seat.person or seat.organ) or visible(seat.words),
        "part": Part(seat.part).label if seat.part != Part.MEMBER else "",
        "answer": answer_of(seat) if seat.answer or not meeting.is_held else None,
        "delegate": named(seat.delegate),
        "reason": visible(seat.reason),
        "attendance": attendance_of(seat),
        "may_answer": not meeting.is_cancelled and not meeting.is_held and (may or rules.may_answer(account, seat)),
    }


def _totals(seats: list[Attendee]) -> str:
    """`12 được mời: 9 dự, 1 vắng, 1 ủy quyền, 1 chưa trả lời`."""
    if not seats:
        return ""
    words = (("comes", "dự"), ("away", "vắng"), ("delegates", "ủy quyền"), ("", "chưa trả lời"))
    counts = [(sum(seat.answer == answer for seat in seats), word) for answer, word in words]
    return f"{len(seats)} được mời: {', '.join(f'{many} {word}' for many, word in counts if many)}"


def _source(account: Account, meeting: Meeting) -> dict[str, Any] | None:
    """The sentence as it was written, beside what was understood; where the person may see the paper."""
    fact = facts_visible_to(account).filter(pk=meeting.fact_id).first() if meeting.fact_id else None
    if fact is None:
        paper = meeting.paper if meeting.paper and papers_visible_to(account).filter(pk=meeting.paper.pk).exists() else None
        return {"quote": "", "paper": str(paper), "url": reverse("paper", args=[paper.pk])} if paper else None
    quote = next((anchor.quote for anchor in fact.anchors.all()), "")
    return {
        "quote": visible(quote),
        "understood": visible(str(fact.understood.get("when") or "")),
        "paper": str(meeting.fact.paper) if meeting.fact else "",
        "url": f"{reverse('paper-followed', args=[fact.paper_id])}#su-kien-{fact.pk}",
    }

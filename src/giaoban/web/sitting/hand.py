"""What the secretary has before him: the agenda, the matter in hand with its note and conclusions, who is there, the last conclusions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings import record_rules as rules
from giaoban.office.meetings.kinds import Attendance, Part
from giaoban.office.meetings.models import Attendee, Conclusion, ConclusionTask, Item, ItemNote, Meeting, Minutes
from giaoban.office.meetings.queries import attendees_visible_to, items_visible_to
from giaoban.office.meetings.record_queries import asides_visible_to, meeting_before, notes_visible_to, standing_conclusions
from giaoban.office.work.models import FINISHED, Task, Workflow
from giaoban.office.work.queries import followed_by
from giaoban.web.sitting.asides import shown_aside
from giaoban.web.sitting.one import WHOLE, called, key_of, opens, place_of
from giaoban.web.templatetags.office import moment, short_day
from giaoban.web.work.states import in_a_list

Shown = dict[str, Any]


def minutes_of(meeting: Meeting) -> Minutes | None:
    """The minutes as far as they are; of whose meeting the person may see is asked before."""
    return Minutes.objects.filter(meeting=meeting).select_related("chair", "secretary", "signed_by__person").first()


def work_on(account: Account, meeting: Meeting, item: Item | None, minutes: Minutes | None) -> Shown:
    """The agenda with the matter in hand: what htmx puts in whole when another matter is taken up."""
    return agenda(account, meeting, item) | hand(account, meeting, item, minutes)


def agenda(account: Account, meeting: Meeting, current: Item | None) -> Shown:
    """The matters, each with whether something was noted and how much was concluded; of a confidential one no more than its heading."""
    noted = set(notes_visible_to(account).filter(minutes__meeting=meeting).exclude(text="").values_list("item", flat=True))
    counted: dict[int | None, int] = {}
    for one in standing_conclusions(account, meeting).order_by():
        counted[one.item_id] = counted.get(one.item_id, 0) + 1
    items: list[Item | None] = [*items_visible_to(account).filter(meeting=meeting).select_related("prepared_by", "meeting"), None]
    rows = [_entry(account, meeting, item, current, noted, counted) for item in items]
    here = next((n for n, row in enumerate(rows) if row["current"]), 0)
    step = [row for row in rows[here + 1 :] if row["url"]][:1], [row for row in reversed(rows[:here]) if row["url"]][:1]
    return {"agenda": rows, "after": step[0][0] if step[0] else None, "before": step[1][0] if step[1] else None}


def _entry(
    account: Account, meeting: Meeting, item: Item | None, current: Item | None, noted: set[Any], counted: dict[int | None, int]
) -> Shown:
    key = item.pk if item is not None else None
    return {
        "number": visible(item.number) if item else "",
        "title": visible(item.title) if item else "Chung cả cuộc họp",
        "confidential": item is not None and item.confidential,
        "withdrawn": item is not None and item.state == Item.State.WITHDRAWN,
        "url": place_of(meeting, item) if item is None or opens(account, item) else "",
        "noted": key in noted,
        "concluded": counted.get(key, 0),
        "current": (current.pk if current else None) == key,
    }


def hand(account: Account, meeting: Meeting, item: Item | None, minutes: Minutes | None) -> Shown:
    """The matter in hand: its note to write on or to read, texts that stand beside it, its conclusions."""
    writes = rules.may_write_on(account, meeting, item) and not (minutes is not None and minutes.is_signed) and not meeting.is_cancelled
    note = notes_visible_to(account).filter(minutes__meeting=meeting, item=item).first()
    beside = asides_visible_to(account).filter(note=note, settled_at=None) if note is not None and writes else []
    return {
        "meeting": meeting,
        "minutes": minutes,
        "item": item,
        "key": key_of(item),
        "heading": visible(f"{item.number} {item.title}".strip()) if item else "Chung cả cuộc họp",
        "prepared_by": str(item.prepared_by or visible(item.prepared_words)) if item else "",
        "writes": writes,
        "note": note,
        "saved": saved_words(note),
        "asides": [shown_aside(one) for one in beside],
    } | conclusions(account, meeting, item, minutes)


def saved_words(note: ItemNote | None, *, merged: bool = False) -> str:
    """`đã lưu 14:05`."""
    if note is None:
        return ""
    also = "; đã ghép với phần người khác vừa ghi" if merged else ""
    return f"đã lưu {moment(note.updated_at)[:5]}{also}"


def conclusions(account: Account, meeting: Meeting, item: Item | None, minutes: Minutes | None) -> Shown:
    """The conclusions of the matter in hand, each with its tasks, the mark, or the question."""
    may = rules.may_write_on(account, meeting, item)
    signed = minutes is not None and minutes.is_signed
    rows = standing_conclusions(account, meeting).filter(item=item)
    corrects = may and not signed and not meeting.is_cancelled
    return {
        "meeting": meeting,
        "item": item,
        "key": key_of(item),
        "corrects": corrects,
        "orders": may and not meeting.is_cancelled,
        "numbers_change": corrects and meeting.notice_id is None,
        "conclusions": concluded(account, rows),
    }


def concluded(account: Account, rows: Iterable[Conclusion]) -> list[Shown]:
    """Conclusions with what came of each, as far as the person sees it; how far a task is, where he follows it."""
    found = [(one, list[ConclusionTask](getattr(one, "seen_links", []))) for one in rows]
    tasks = [link.task_id for _, links in found for link in links]
    followed = set(followed_by(account).filter(pk__in=tasks).values_list("pk", flat=True)) if tasks else set[int]()
    today = timezone.localdate()
    shown = []
    for one, links in found:
        came = [_task(link.task, today, follows=link.task_id in followed) for link in links]
        stands = any(not task["dropped"] for task in came)
        shown.append({"one": one, "text": visible(one.text), "tasks": came, "stands": stands, "unanswered": not stands and not one.no_task})
    return shown


def _task(task: Task, today: dt.date, *, follows: bool) -> Shown:
    return {
        "pk": task.pk,
        "title": visible(task.title),
        "url": reverse("task", args=[task.pk]),
        "state": in_a_list(task, today) if follows else None,
        "deadline": short_day(task.deadline),
        "done": task.workflow in FINISHED,
        "begun": task.workflow not in (Workflow.DRAFT, Workflow.ASSIGNED),
        "dropped": task.workflow == Workflow.DROPPED,
    }


def people(account: Account, meeting: Meeting, *, may: bool) -> Shown:
    """Who is called and whether he is there: a tap each."""
    rows = attendees_visible_to(account).filter(meeting=meeting).select_related("person", "organ", "delegate")
    seats = [_seat(seat) for seat in rows.prefetch_related("organ__names")]
    there = sum(seat["attendance"] == Attendance.PRESENT for seat in seats)
    return {"meeting": meeting, "seats": seats, "there": there, "marks": may, "taps": _TAPS}


_TAPS = [(Attendance.PRESENT, "Có mặt"), (Attendance.EXCUSED, "Vắng"), (Attendance.ABSENT, "Không lý do")]


def _seat(seat: Attendee) -> Shown:
    sent = f"{seat.delegate} dự thay" if seat.delegate and seat.person_id else f"{seat.delegate}" if seat.delegate else ""
    said = seat.get_answer_display() if seat.answer and not seat.delegate else ""
    part = seat.get_part_display() if seat.part != Part.MEMBER else ""
    return {
        "seat": seat,
        "who": visible(str(seat)),
        "second": ", ".join(words for words in (part, visible(sent), said, visible(seat.reason)) if words),
        "attendance": seat.attendance,
        "word": seat.get_attendance_display() if seat.attendance else "chưa điểm danh",
    }


def earlier(account: Account, meeting: Meeting) -> Shown | None:
    """What was concluded the last time, with what became of it; None where there is no last time."""
    last = meeting_before(account, meeting)
    if last is None:
        return None
    rows = concluded(account, standing_conclusions(account, last))
    unfinished = sum(not (task["done"] or task["dropped"]) for row in rows for task in row["tasks"])
    open_to_him = rules.may_read(account, last)
    url = f"{reverse('sitting', args=[last.pk])}?item={WHOLE}" if open_to_him else ""
    return {"called": called(last), "rows": rows, "many": len(rows), "unfinished": unfinished, "url": url}

"""The minutes of a meeting (biên bản): who was there, what was said on each matter, the numbered conclusions; frozen as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from giaoban.office.meetings.kinds import Attendance, Part
from giaoban.office.meetings.models import Attendee, Conclusion, Item, ItemNote, Meeting, Minutes

HEAD, MATTER, CONCLUSION = "head", "matter", "conclusion"


def lines_of(minutes: Minutes, items: Iterable[Item], notes: Iterable[ItemNote], conclusions: Iterable[Conclusion]) -> list[dict[str, Any]]:
    """The minutes line by line as they stand: the head, each matter with its note (the meeting as a whole last), each conclusion.

    `item` on a line names the matter it belongs to: by it is told who may read the line.
    """
    said = {note.item_id: note.text for note in notes}
    lines = [_head(minutes)]
    lines += [
        {
            "line": MATTER,
            "item": item.pk,
            "number": item.number,
            "title": item.title,
            "confidential": item.confidential,
            "withdrawn": item.state == Item.State.WITHDRAWN,
            "note": said.get(item.pk, ""),
        }
        for item in items
    ]
    if said.get(None):
        lines.append(
            {"line": MATTER, "item": None, "number": "", "title": "", "confidential": False, "withdrawn": False, "note": said[None]}
        )
    lines += [
        {
            "line": CONCLUSION,
            "item": one.item_id,
            "conclusion": one.pk,
            "n": one.number,
            "text": one.text,
            "no_task": one.no_task,
            "tasks": [link.task_id for link in one.links.all()],
        }
        for one in conclusions
    ]
    return lines


def _head(minutes: Minutes) -> dict[str, Any]:
    meeting = minutes.meeting
    attendees = list(meeting.attendees.select_related("person", "organ", "delegate").prefetch_related("organ__names"))
    chair = minutes.chair.full_name if minutes.chair else meeting.chair_words
    return {
        "line": HEAD,
        "item": None,
        "title": meeting.title,
        "day": meeting.day.isoformat() if meeting.day else "",
        "place": str(meeting.room or meeting.place),
        "chair": chair,
        "in_place_of": meeting.chair.full_name if meeting.chair and minutes.chair_id != meeting.chair_id else "",
        "secretary": minutes.secretary.full_name if minutes.secretary else "",
        "opened_at": f"{minutes.opened_at:%H:%M}" if minutes.opened_at else "",
        "closed_at": f"{minutes.closed_at:%H:%M}" if minutes.closed_at else "",
        "present": [_named(one) for one in attendees if one.attendance == Attendance.PRESENT and one.part != Part.GUEST],
        "guests": [_named(one) for one in attendees if one.attendance == Attendance.PRESENT and one.part == Part.GUEST],
        "excused": [_named(one) for one in attendees if one.attendance == Attendance.EXCUSED],
        "absent": [_named(one) for one in attendees if one.attendance == Attendance.ABSENT],
        "not_called": [_named(one) for one in attendees if one.attendance == Attendance.UNKNOWN],
    }


def _named(attendee: Attendee) -> str:
    if attendee.delegate is None:
        return str(attendee)
    return f"{attendee.delegate} ({attendee})" if attendee.person_id is None else f"{attendee.delegate} (dự thay đồng chí {attendee})"


def as_text(lines: Iterable[dict[str, Any]]) -> str:
    """The lines as they are frozen."""
    return "\n".join(json.dumps(line, ensure_ascii=False, sort_keys=True) for line in lines)


def current_lines(meeting: Meeting, minutes: Minutes) -> list[dict[str, Any]]:
    """The minutes of a meeting as all that was recorded stands now, whoever asks; what of it is shown, the reader's rules say."""
    minutes.meeting = meeting
    standing = meeting.conclusions.filter(taken_back_at=None).prefetch_related("links").order_by("number")
    return lines_of(minutes, meeting.items.all(), minutes.notes.order_by("pk"), standing)

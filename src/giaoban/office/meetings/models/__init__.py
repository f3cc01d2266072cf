"""The rows of meetings."""

from giaoban.office.meetings.kinds import Answer, Attendance, Body, Certainty, Half, MeetingKind, MeetingState, Part
from giaoban.office.meetings.models.agenda import AgendaIssue, Item
from giaoban.office.meetings.models.dossiers import LastLook, Need, PackFile, ReadingNote
from giaoban.office.meetings.models.meetings import Attendee, Meeting, MeetingChange
from giaoban.office.meetings.models.records import Addition, Conclusion, ConclusionTask, ItemNote, Minutes, NoteAside, NoticeQuote
from giaoban.office.meetings.models.registration import Competence, Matter, Registration
from giaoban.office.meetings.models.series import Room, Series
from giaoban.office.meetings.models.weeks import Feed, Stamp, WeekIssue

__all__ = [
    "Addition", "AgendaIssue", "Answer", "Attendance", "Attendee", "Body", "Certainty", "Competence", "Conclusion", "ConclusionTask",
    "Feed", "Half", "Item", "ItemNote", "LastLook", "Matter", "Meeting", "MeetingChange", "MeetingKind", "MeetingState", "Minutes", "Need",
    "NoteAside", "NoticeQuote", "PackFile", "Part", "ReadingNote", "Registration", "Room", "Series", "Stamp", "WeekIssue",
]  # fmt: skip

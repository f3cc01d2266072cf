"""What a participant does with papers for himself: notes them, and has looked at them. Both are nobody else's to know."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, revise
from giaoban.office.directory.models import Account
from giaoban.office.meetings import dossier_queries, queries
from giaoban.office.meetings.models import LastLook, ReadingNote

LONGEST_NOTE = 4000


def keep_note(actor: Account, file_id: int, page: int, text: str, shown: int) -> ReadingNote:
    """A private note on a page of a paper that may be read. `shown` is 0 where none was shown; Conflict where another window wrote one."""
    if len(text) > LONGEST_NOTE:
        raise ValidationError({"text": f"Ghi chú dài hơn {LONGEST_NOTE} ký tự; chưa lưu."})
    with act(actor, "meetings.keep-note") as line:
        file = dossier_queries.files_readable_by(actor).get(pk=file_id)
        if not 1 <= page <= (file.pages or 1):
            raise ValidationError({"text": "Tài liệu không có trang này."})
        note, made = ReadingNote.objects.get_or_create(file=file, account=actor, page=page)
        if not made and note.revision != shown:
            raise Conflict(note)
        revise(line, note, note.revision, text=text)
        line.about(note)
    return note


def look_at_papers(actor: Account, meeting_id: int) -> dt.datetime | None:
    """A person looks at the papers of a meeting; when he did so before, None for the first time. That he looked stands in no record."""
    meeting = queries.visible_to(actor).get(pk=meeting_id)
    before = dossier_queries.last_look_of(actor, meeting)
    LastLook.objects.update_or_create(meeting=meeting, account=actor, defaults={"at": timezone.now()})
    return before

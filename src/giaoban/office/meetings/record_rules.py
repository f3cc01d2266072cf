"""Who reads and who writes what is recorded of a meeting. Agrees with `record_queries`; a test holds the two together.

The office writes at every meeting it sees, and whoever is called to it as its secretary. Its chair and members read; a unit that is called,
or prepares a matter, sees the conclusions and no notes. Below the heading of a confidential matter sees, and writes, who may see inside.
"""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES
from giaoban.office.meetings import rules
from giaoban.office.meetings.models import Addition, Item, ItemNote, Meeting, Minutes, NoteAside, Part

READERS = (Part.MEMBER, Part.SECRETARY)


def may_write(account: Account, meeting: Meeting) -> bool:
    """May the person write notes and conclusions at this meeting?"""
    if not rules.may_see(account, meeting):
        return False
    return bool(account.roles & OFFICE_ROLES) or _is_called(account, meeting, Part.SECRETARY)


def may_write_on(account: Account, meeting: Meeting, item: Item | None) -> bool:
    """May the person write on a matter of it; without one, on the meeting as a whole?"""
    return may_write(account, meeting) and (item is None or rules.may_see_inside(account, item))


def may_read(account: Account, meeting: Meeting) -> bool:
    """May the person read what was noted at this meeting?"""
    if not rules.may_see(account, meeting):
        return False
    if rules.sees_whole(account, meeting) or account.roles & OFFICE_ROLES:
        return True
    mine = account.person_id
    if mine is None:
        return False
    return (
        mine in (meeting.chair_id, meeting.office_lead_id)
        or _is_called(account, meeting, *READERS)
        or meeting.attendees.filter(delegate=mine, part__in=READERS).exists()
    )


def may_sign(account: Account, meeting: Meeting) -> bool:
    """May the person have the minutes signed? Who does not see all that is frozen cannot answer for it."""
    if not may_write(account, meeting):
        return False
    return rules.sees_confidential(account, meeting) or not meeting.items.filter(confidential=True).exists()


def may_link_notice(account: Account, meeting: Meeting) -> bool:
    """May the person say which paper is the notice: the office?"""
    return rules.may_see(account, meeting) and bool(account.roles & OFFICE_ROLES)


def may_see_minutes(account: Account, minutes: Minutes) -> bool:
    """May the person see that there are minutes, and read in them as far as he sees the matters?"""
    return may_read(account, minutes.meeting)


def may_see_note(account: Account, note: ItemNote) -> bool:
    """May the person read a note?"""
    return may_read(account, note.minutes.meeting) and (note.item is None or rules.may_see_inside(account, note.item))


def may_see_addition(account: Account, addition: Addition) -> bool:
    """May the person read what was added to minutes?"""
    return may_read(account, addition.minutes.meeting) and (addition.item is None or rules.may_see_inside(account, addition.item))


def may_see_aside(account: Account, aside: NoteAside) -> bool:
    """May the person see what somebody wrote beside a note: whoever writes on it?"""
    return may_write_on(account, aside.note.minutes.meeting, aside.note.item)


def _is_called(account: Account, meeting: Meeting, *parts: Part) -> bool:
    return account.person_id is not None and meeting.attendees.filter(person=account.person_id, part__in=parts).exists()

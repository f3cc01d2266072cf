"""Who may read the papers of a matter, hand them in, check them. A test holds this and `dossier_queries` together.

The office reads all of a meeting it sees. Leaders read all, a unit the papers of the matters it prepares, whoever attends what was found
complete: these three as long as the matter's rule says (until the meeting is closed, a week more, or without end). Of a confidential matter
there are no papers: phát tại hội nghị, thu hồi.
"""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Kind, Relation, Role, reach
from giaoban.office.meetings import rules
from giaoban.office.meetings.kinds import MeetingState
from giaoban.office.meetings.models import Item, Meeting, Need, PackFile, ReadingNote

WEEK = dt.timedelta(7)


def is_office(account: Account) -> bool:
    """Does the person work in the office, which looks after the papers?"""
    return bool(account.roles & OFFICE_ROLES)


def keeps_dossiers(account: Account, meeting: Meeting) -> bool:
    """Does the person look after the papers of this meeting for the office: says which are needed, checks them, hands in for a unit?"""
    return is_office(account) and rules.sees_whole(account, meeting)


def prepares(account: Account, item: Item) -> bool:
    """Is the person the focal point of the unit that prepares a matter, or, where it names none, the meeting?"""
    return Relation.OWN_ORGAN in reach(account, Kind.MEETING) and (item.prepared_by_id or item.meeting.prepared_by_id) in account.organ_ids


def is_open_to_readers(item: Item, today: dt.date) -> bool:
    """Are the papers of a matter still there for others than the office on a local day?"""
    last = item.meeting.last_day
    match item.access:
        case Item.Access.STAYS:
            return True
        case Item.Access.WEEK_AFTER:
            return last is None or today <= last + WEEK
        case _:  # at the close, or when the day is over and nobody closed it
            return item.meeting.state == MeetingState.PLANNED and (last is None or today <= last)


def may_read(account: Account, file: PackFile, today: dt.date | None = None) -> bool:
    """May the person read a file handed in for a meeting, on a local day?"""
    item = file.need.item
    if item.confidential or file.file_id is None or not rules.may_see(account, item.meeting):
        return False
    whole = rules.sees_whole(account, item.meeting)
    if whole and is_office(account):
        return True
    if not is_open_to_readers(item, today or timezone.localdate()):
        return False
    return whole or prepares(account, item) or (_is_given_out(file) and _is_called(account, item))


def _is_given_out(file: PackFile) -> bool:
    stands = file.need.item.state == Item.State.STANDS and file.need.state != Need.State.WAIVED
    return file.accepted_at is not None and stands


def _is_called(account: Account, item: Item) -> bool:
    reports = account.person_id is not None and item.rapporteur_id == account.person_id
    return reports or rules.attends(account, item.meeting)


def may_see_need(account: Account, need: Need, today: dt.date | None = None) -> bool:
    """May the person see that a paper is needed, and how far it is? Participants see those they may read."""
    if not rules.may_see_inside(account, need.item):
        return False
    if rules.sees_whole(account, need.item.meeting) or prepares(account, need.item):
        return True
    return any(may_read(account, file, today) for file in need.files.all())


def may_hand_in(account: Account, item: Item) -> bool:
    """May the person hand in papers of a matter: the focal point of the unit that prepares it, or the office for it (nộp thay)?"""
    return rules.may_see(account, item.meeting) and (keeps_dossiers(account, item.meeting) or prepares(account, item))


def may_expel(account: Account, meeting: Meeting) -> bool:
    """May the person take a file that must not be here out for good?"""
    return Role.CHIEF in account.roles and rules.sees_whole(account, meeting)


def may_see_note(account: Account, note: ReadingNote, today: dt.date | None = None) -> bool:
    """May the person see a private note: his own, as long as he may read the paper?"""
    return note.account_id == account.pk and may_read(account, note.file, today)

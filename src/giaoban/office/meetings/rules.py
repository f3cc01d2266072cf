"""Who may do what with meetings. What may be seen agrees with `queries`; a test holds the two together.

The office and the leaders see all. Whoever chairs, attends, reports or is sent in another's place sees the meeting; so does a unit that
prepares it, one of its matters, or is called to it. Of a confidential matter (personnel) all of them see the heading; what stands below it
(notes, conclusions) only the leaders, the office as far as it sees what is restricted, and those who attend as members in person.
"""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Confidentiality, Kind, Relation, Role, reach, sees_some
from giaoban.office.meetings.models import (
    AgendaIssue,
    Attendee,
    Conclusion,
    Feed,
    Item,
    Meeting,
    MeetingChange,
    Part,
    Registration,
    Series,
)


def sees_all_of(account: Account) -> Confidentiality | None:
    """Up to which confidentiality the person sees every meeting; None for who sees only those he has to do with."""
    return reach(account, Kind.MEETING).get(Relation.ANY)


def sees_whole(account: Account, meeting: Meeting) -> bool:
    """Does the person see the meeting as the office does?"""
    most = sees_all_of(account)
    return most is not None and meeting.confidentiality <= most


def may_see(account: Account, meeting: Meeting) -> bool:
    """May the person see this meeting?"""
    return any(
        meeting.confidentiality <= most and _stands(account, meeting, relation) for relation, most in reach(account, Kind.MEETING).items()
    )


def _stands(account: Account, meeting: Meeting, relation: Relation) -> bool:
    match relation:
        case Relation.ANY:
            return True
        case Relation.OWN_ORGAN:
            return (
                meeting.prepared_by_id in account.organ_ids
                or meeting.attendees.filter(organ__in=account.organ_ids).exists()
                or meeting.items.filter(prepared_by__in=account.organ_ids).exists()
            )
        case _:  # personal
            return account.person_id is not None and takes_part(account, meeting)


def takes_part(account: Account, meeting: Meeting) -> bool:
    """Does the person attend, or report on a matter?"""
    return attends(account, meeting) or (account.person_id is not None and meeting.items.filter(rapporteur=account.person_id).exists())


def attends(account: Account, meeting: Meeting) -> bool:
    """Does the person chair, attend (also in another's place), look after the meeting for the office, or have a duty in its series?"""
    mine = account.person_id
    if mine is None:
        return False
    return (
        mine in (meeting.chair_id, meeting.office_lead_id)
        or meeting.attendees.filter(person=mine).exists()
        or meeting.attendees.filter(delegate=mine).exists()
        or (meeting.series_id is not None and Series.people.through.objects.filter(series=meeting.series_id, person=mine).exists())
    )


def may_see_change(account: Account, change: MeetingChange) -> bool:
    """May the person see how a meeting was changed?"""
    return may_see(account, change.meeting)


def may_see_attendee(account: Account, attendee: Attendee) -> bool:
    """May the person see who is called?"""
    return may_see(account, attendee.meeting)


def may_see_item(account: Account, item: Item) -> bool:
    """May the person see that a matter is on the agenda?"""
    return may_see(account, item.meeting)


def may_see_inside(account: Account, item: Item) -> bool:
    """May the person see what stands below a matter's heading: its papers, notes and conclusions?"""
    if not may_see(account, item.meeting):
        return False
    return not item.confidential or sees_confidential(account, item.meeting)


def sees_confidential(account: Account, meeting: Meeting) -> bool:
    """Does the person see what is below the heading of a confidential matter of this meeting, which he may see?"""
    found = reach(account, Kind.MEETING)
    if found.get(Relation.ANY) == Confidentiality.RESTRICTED:
        return True
    if found.get(Relation.PERSONAL) != Confidentiality.RESTRICTED or account.person_id is None:
        return False
    return meeting.chair_id == account.person_id or meeting.attendees.filter(person=account.person_id, part=Part.MEMBER).exists()


def may_see_agenda(account: Account, agenda: AgendaIssue) -> bool:
    """May the person see an agenda as it stood? It holds headings and no more."""
    return may_see(account, agenda.meeting)


def may_see_conclusion(account: Account, conclusion: Conclusion) -> bool:
    """May the person see a conclusion?"""
    if conclusion.item is None:
        return may_see(account, conclusion.meeting)
    return may_see_inside(account, conclusion.item)


def may_see_series(account: Account, series: Series) -> bool:
    """May the person see a series: the office and leaders, its chair, those whose duty it is?"""
    found = reach(account, Kind.MEETING)
    most = found.get(Relation.ANY)
    if most is not None and series.confidentiality <= most:
        return True
    own = found.get(Relation.PERSONAL)
    if own is None or series.confidentiality > own or account.person_id is None:
        return False
    return series.chair_id == account.person_id or series.people.filter(pk=account.person_id).exists()


def may_see_registration(account: Account, registration: Registration) -> bool:
    """May the person see what a unit proposes: the office and leaders, and the unit itself?"""
    found = reach(account, Kind.MEETING)
    return Relation.ANY in found or (Relation.OWN_ORGAN in found and registration.organ_id in account.organ_ids)


def may_see_feed(account: Account, feed: Feed) -> bool:
    """May the person see that there is a feed: his own?"""
    return feed.owner_id == account.pk


def may_arrange(account: Account) -> bool:
    """May the person enter meetings and change them: the office, and the leaders?"""
    return bool(account.roles & (OFFICE_ROLES | {Role.LEADER}))


def may_change(account: Account, meeting: Meeting) -> bool:
    """May the person change this meeting?"""
    return may_arrange(account) and may_see(account, meeting)


def may_publish(account: Account) -> bool:
    """May the person publish the week's schedule: the chief of office, the compiler, the clerk who sends it out?"""
    return bool(account.roles & OFFICE_ROLES)


def may_answer(account: Account, attendee: Attendee) -> bool:
    """May the person answer a call: who is called, the focal point of the organ that is, or the office for either (nhập thay)?"""
    if not may_see(account, attendee.meeting):
        return False
    if account.roles & (OFFICE_ROLES | {Role.LEADER}):
        return True
    if attendee.person_id is not None:
        return attendee.person_id == account.person_id
    return Role.FOCAL_POINT in account.roles and attendee.organ_id in account.organ_ids


def may_make_feed(account: Account, scope: str, person_id: int | None, organ_id: int | None) -> bool:
    """May the person have a calendar fed: his own, his unit's, the published one; of the office and leaders, anybody's?"""
    if not sees_some(account, Kind.SCHEDULE):
        return False
    if scope == Feed.Scope.PUBLIC:
        return True
    if scope == Feed.Scope.PERSON:
        return person_id is not None and (person_id == account.person_id or sees_all_of(account) is not None)
    return organ_id is not None and (organ_id in account.organ_ids or sees_all_of(account) is not None)

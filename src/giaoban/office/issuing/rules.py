"""Who may do what with drafts. What may be seen agrees with `queries`; a test holds the two together.

A draft is seen by its drafters, those who were asked about it, the leaders on its way, the chief of office, and the registry once it is
put before a leader. Who was only asked sees the version he was asked about and his own opinion. A restricted one (personnel) is seen by
no unit and no member, and by the registry when it is signed. Of a paper that was put further inside than its draft was, the draft is seen
only with the paper.
"""

from __future__ import annotations

from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import stood_in_for
from giaoban.office.directory.visibility import OFFICE_ROLES, Confidentiality, Kind, Relation, Role, reach
from giaoban.office.issuing.models import Desk, Draft, DraftState, Opinion, Recipient, Return, Station, Version
from giaoban.office.issuing.moves import Move
from giaoban.office.registry.rules import may_see as may_see_paper

_MAY_BEGIN = OFFICE_ROLES | {Role.LEADER, Role.FOCAL_POINT}
_AT_THE_REGISTRY = (DraftState.SIGNED, DraftState.ISSUED)


def may_see(account: Account, draft: Draft) -> bool:
    """May the person see this draft, whole or as one who was asked?"""
    return _sees_its_paper(account, draft) and any(
        draft.confidentiality <= most and (_has_to_do(account, draft, relation) or _was_asked(account, draft, relation))
        for relation, most in reach(account, Kind.DRAFT).items()
    )


def sees_whole(account: Account, draft: Draft) -> bool:
    """Does the person see every version, every opinion, and the way of it?"""
    return _sees_its_paper(account, draft) and any(
        draft.confidentiality <= most and _has_to_do(account, draft, relation) for relation, most in reach(account, Kind.DRAFT).items()
    )


def _sees_its_paper(account: Account, draft: Draft) -> bool:
    """Does the person see what it became, if that was put further inside than the draft was?"""
    paper = draft.paper
    return paper is None or paper.confidentiality <= draft.confidentiality or may_see_paper(account, paper)


def may_see_version(account: Account, version: Version) -> bool:
    """May the person read this version? Who was only asked reads those he was asked about."""
    if sees_whole(account, version.draft):
        return True
    asked = Opinion.objects.filter(consultation__version=version)
    return may_see(account, version.draft) and any(_is_own(account, opinion) for opinion in asked)


def may_see_opinion(account: Account, opinion: Opinion) -> bool:
    """May the person read this opinion: the drafters and those on the way all, others their own?"""
    draft = opinion.consultation.draft
    return sees_whole(account, draft) or (may_see(account, draft) and _is_own(account, opinion))


def may_see_return(account: Account, given_back: Return) -> bool:
    """May the person see what a leader wrote on a version?"""
    return sees_whole(account, given_back.draft)


def may_see_recipient(account: Account, one: Recipient) -> bool:
    """May the person see that this one gets the paper: who sees the draft whole, and he himself once it was sent?"""
    return sees_whole(account, one.draft) or (one.sent_at is not None and _receives(account, one))


def _has_to_do(account: Account, draft: Draft, relation: Relation) -> bool:
    match relation:
        case Relation.ANY:
            return True
        case Relation.OWN_ORGAN:
            return draft.unit_id is not None and draft.unit_id in account.organ_ids
        case _:  # personal
            return _is_drafter(account, draft) or _was_on_the_desk_of(account, draft) or _is_at_the_registry(account, draft)


def _was_asked(account: Account, draft: Draft, relation: Relation) -> bool:
    rows = Opinion.objects.filter(consultation__draft=draft)
    if relation == Relation.OWN_ORGAN:
        return rows.filter(organ__in=account.organ_ids).exists()
    return relation == Relation.PERSONAL and account.person_id is not None and rows.filter(person=account.person_id).exists()


def _is_drafter(account: Account, draft: Draft) -> bool:
    return draft.entered_by_id == account.pk or (account.person_id is not None and draft.drafter_id == account.person_id)


def _was_on_the_desk_of(account: Account, draft: Draft) -> bool:
    """Did it lie on the person's desk, or does it lie on the desk of one for whom he stands in today?"""
    if account.person_id is None or not account.roles & {Role.LEADER, Role.CHIEF}:
        return False
    stations = list(draft.stations.filter(person__isnull=False))
    for_whom = stood_in_for(account.person_id, timezone.localdate())
    return any(s.person_id == account.person_id or (s.until is None and s.person_id in for_whom) for s in stations)


def _is_at_the_registry(account: Account, draft: Draft) -> bool:
    if Role.CLERK not in account.roles:
        return False
    return draft.state in _AT_THE_REGISTRY or (draft.state == DraftState.SUBMITTED and draft.confidentiality == Confidentiality.OPEN)


def _is_own(account: Account, opinion: Opinion) -> bool:
    if opinion.organ_id is not None:
        return opinion.organ_id in account.organ_ids
    return opinion.person_id is not None and opinion.person_id == account.person_id


def _receives(account: Account, one: Recipient) -> bool:
    if one.organ_id is not None:
        return one.organ_id in account.organ_ids
    return one.person_id is not None and one.person_id == account.person_id


def may_begin(account: Account) -> bool:
    """May the person draft papers: the office, the leaders, the focal points of units?"""
    return bool(account.roles & _MAY_BEGIN)


def may_restrict(account: Account) -> bool:
    """May the person say that a draft stays with the permanent leaders?"""
    return bool(account.roles & {Role.LEADER, Role.CHIEF})


def keeps(account: Account, draft: Draft) -> bool:
    """Is the draft the person's to write: its drafter, its unit, the chief of office?"""
    own_unit = draft.unit_id is not None and draft.unit_id in account.organ_ids
    return sees_whole(account, draft) and (_is_drafter(account, draft) or own_unit or Role.CHIEF in account.roles)


def may_initial(account: Account, draft: Draft) -> bool:
    """May the person put his initials under it: the chief of office; under a leader's own draft on personnel the leader himself, so that
    it goes from leader to leader?"""
    if Role.CHIEF in account.roles:
        return sees_whole(account, draft)
    return Role.LEADER in account.roles and draft.confidentiality != Confidentiality.OPEN and keeps(account, draft)


def may_decide(account: Account, draft: Draft) -> bool:
    """May the person say what became of it at a leader's desk: he himself, who stands in for him, or the office that got it back?"""
    return sees_whole(account, draft) and (is_on_own_desk(account, draft) or bool(account.roles & {Role.CHIEF, Role.CLERK}))


def may_sign_digitally(account: Account, draft: Draft) -> bool:
    """May the person sign it with a key: only he on whose desk it lies, or who stands in for him today; nobody signs for another?"""
    return account.person_id is not None and may_decide(account, draft) and is_on_own_desk(account, draft)


def may_give_back(account: Account, draft: Draft) -> bool:
    """May the person record that it came back? While it is checked the chief alone."""
    return may_initial(account, draft) if draft.state == DraftState.CHECKING else may_decide(account, draft)


def may_number(account: Account, draft: Draft) -> bool:
    """May the person give it its number and send it out: the registry, the chief of office?"""
    return bool(account.roles & {Role.CLERK, Role.CHIEF}) and sees_whole(account, draft)


def may_give_opinion(account: Account, opinion: Opinion) -> bool:
    """May the person answer the slip: whose it is, or the drafters for one that answered on paper?"""
    draft = opinion.consultation.draft
    return may_see(account, draft) and (_is_own(account, opinion) or keeps(account, draft))


def may_acknowledge(account: Account, one: Recipient) -> bool:
    """May the person say that the paper was received: the receiver, or the registry for him?"""
    return one.sent_at is not None and (_receives(account, one) or may_number(account, one.draft))


def is_on_own_desk(account: Account, draft: Draft) -> bool:
    """Does it lie on the person's desk today, or on that of one for whom he stands in?"""
    station = Station.objects.filter(draft=draft, until=None).first()
    if station is None or account.person_id is None:
        return False
    if station.person_id is None:
        return station.desk == Desk.CHECKING and Role.CHIEF in account.roles
    return station.person_id in {account.person_id, *stood_in_for(account.person_id, timezone.localdate())}


# Who may do what leads a draft on its way.
MOVERS = {
    Move.CORRECT: keeps,
    Move.WRITE: keeps,
    Move.ASK: keeps,
    Move.END: keeps,
    Move.SUBMIT: keeps,
    Move.INITIAL: may_initial,
    Move.PASS_ON: may_decide,
    Move.RETURN: may_give_back,
    Move.TAKE_BACK: keeps,
    Move.SIGN: may_decide,
    Move.UNSIGN: may_number,
    Move.ISSUE: may_number,
    Move.WITHDRAW: keeps,
}


def may(account: Account, draft: Draft, move: Move) -> bool:
    """May the person do this with the draft? Whether it makes sense now, `moves.can` says."""
    return MOVERS[move](account, draft)


def may_see_casefiles(account: Account) -> bool:
    """May the person see the files of matters: whoever reads papers by his office? Of the papers in them each sees his own."""
    return Relation.ANY in reach(account, Kind.PAPER)


def may_keep_casefiles(account: Account) -> bool:
    """May the person open files of matters and put papers into them?"""
    return bool(account.roles & OFFICE_ROLES)

"""Who may do what with programmes. What may be seen agrees with `queries`; a test holds the two together.

The office and the leaders see a programme whole. A unit sees of it, once it is issued, the lines that it leads, a member those in his
charge: nothing of how others are doing. A line is as far inside as the paper its words come from, and as the programme's own paper.
"""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Confidentiality, Kind, Relation, Role, reach
from giaoban.office.programme.models import Change, Line, Programme
from giaoban.office.registry.models import Paper


def may_see(account: Account, programme: Programme) -> bool:
    """May the person see this programme: as a whole, or some line of it?"""
    return sees_whole(account, programme) or any(may_see_line(account, line) for line in programme.lines.all())


def sees_whole(account: Account, programme: Programme) -> bool:
    """Does the person see the programme as the office does?"""
    most = reach(account, Kind.PROGRAMME).get(Relation.ANY)
    return most is not None and _is_within(programme.paper, most)


def may_see_line(account: Account, line: Line) -> bool:
    """May the person see this line?"""
    return any(
        _is_within(line.paper, most) and _is_within(line.programme.paper, most) and _stands(account, line, relation)
        for relation, most in reach(account, Kind.PROGRAMME).items()
    )


def may_see_change(account: Account, change: Change) -> bool:
    """May the person see how a line was changed?"""
    return may_see_line(account, change.line)


def may_keep(account: Account) -> bool:
    """May the person draw up programmes, enter lines and change them: the office, and the leaders whose programme it is?"""
    return bool(account.roles & (OFFICE_ROLES | {Role.LEADER}))


def may_change(account: Account, line: Line) -> bool:
    """May the person change this line: put it off, carry it over, withdraw it, link tasks with it?"""
    return may_keep(account) and may_see_line(account, line) and not line.programme.is_closed


def _is_within(paper: Paper | None, most: Confidentiality) -> bool:
    return paper is None or paper.confidentiality <= most


def _stands(account: Account, line: Line, relation: Relation) -> bool:
    match relation:
        case Relation.ANY:
            return True
        case Relation.OWN_ORGAN:
            return not line.programme.is_draft and line.organ_id in account.organ_ids
        case _:  # personal
            return not line.programme.is_draft and account.person_id is not None and line.leader_id == account.person_id

"""Who sits at which board, who writes on it, and what of it each may see. Agrees with `briefing_queries`; a test holds the two together.

A board gives nobody more tasks than `rules.may_see`: a unit that sits in the enlarged briefing sees its own there, and the conclusions
that are about no task or about its own. What others answer for is on the wall while they sit together, not on its desk.
"""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Kind, Role, sees_some
from giaoban.office.work import rules
from giaoban.office.work.models import Board, Briefing, BriefingItem, Task

# Who sits at a board until the office says otherwise.
FIRST_VIEWERS = {
    Board.Kind.LEADERS: (Role.LEADER, Role.CHIEF),
    Board.Kind.ENLARGED: (Role.LEADER, Role.CHIEF, Role.CLERK, Role.COMPILER, Role.MEMBER, Role.FOCAL_POINT),
}


def may_set_up(account: Account) -> bool:
    """May the person set up boards and say who sits at them: the chief of office, or a leader?"""
    return rules.may_answer_all(account)


def may_see_board(account: Account, board: Board) -> bool:
    """Does the person sit at the board? Nobody does who could see no work at all."""
    return sees_some(account, Kind.WORK) and any(
        viewer.role in account.roles if viewer.role else viewer.person_id == account.person_id for viewer in board.viewers.all()
    )


def may_keep(account: Account, board: Board) -> bool:
    """May the person write on the board: chief and leaders who sit at it, and whoever keeps it?"""
    if not may_see_board(account, board):
        return False
    return rules.may_answer_all(account) or (
        rules.may_enter(account)
        and account.person_id is not None
        and any(viewer.keeps and viewer.person_id == account.person_id for viewer in board.viewers.all())
    )


def may_see_briefing(account: Account, briefing: Briefing) -> bool:
    """May the person see a briefing of the board?"""
    return may_see_board(account, briefing.board)


def may_write(account: Account, briefing: Briefing) -> bool:
    """May the person record what is decided: as long as the briefing is open?"""
    return briefing.is_open and may_keep(account, briefing.board)


def may_show(board: Board, task: Task) -> bool:
    """May a task stand on the board at all? Nothing restricted goes on the enlarged one, whoever looks."""
    return not board.is_enlarged or task.confidentiality == Confidentiality.OPEN


def may_see_item(account: Account, item: BriefingItem) -> bool:
    """May the person see what was said: about no task, or about one that he sees?"""
    if not may_see_briefing(account, item.briefing):
        return False
    return item.task is None or (may_show(item.briefing.board, item.task) and rules.may_see(account, item.task))

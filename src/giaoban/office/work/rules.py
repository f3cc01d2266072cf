"""Who may do what with work. Each rule agrees with `queries`; a test holds the two together.

The office sees all. Who carries a task out sees it once it has been handed out: the lead all the shares in it, who supports his own
share and, of the lead's, no more than who and by when (`may_follow` is the question for the rest).
"""

from __future__ import annotations

from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import deputies_of, stood_in_for
from giaoban.office.directory.visibility import OFFICE_ROLES, Confidentiality, Kind, Relation, Role, reach, sees_some
from giaoban.office.work.models import (
    HANDED_OUT,
    TAKES_PART,
    Assignment,
    Extension,
    Objection,
    Orientation,
    Progress,
    SavedView,
    Side,
    Task,
    Urging,
    UrgingLetter,
    Workbook,
)


def sees_all_of(account: Account) -> Confidentiality | None:
    """Up to which confidentiality the person sees every task; None for who sees only what he has to do with."""
    return reach(account, Kind.WORK).get(Relation.ANY)


def may_see(account: Account, task: Task) -> bool:
    """May the person see this task?"""
    return any(task.confidentiality <= most and _stands(account, task, relation) for relation, most in reach(account, Kind.WORK).items())


def _stands(account: Account, task: Task, relation: Relation) -> bool:
    handed_out = task.assignments.filter(HANDED_OUT)
    match relation:
        case Relation.ANY:
            return True
        case Relation.OWN_ORGAN:
            return handed_out.filter(organ_id__in=account.organ_ids).exists()
        case _:  # personal
            return account.person_id is not None and handed_out.filter(person_id=account.person_id).exists()


def sees_whole(account: Account, task: Task) -> bool:
    """Does the person see the task as the office does: every share, every note?"""
    most = sees_all_of(account)
    return most is not None and task.confidentiality <= most


def is_own(account: Account, assignment: Assignment) -> bool:
    """Is this share the person's own, or that of an organ he stands for?"""
    if assignment.organ_id is not None:
        return Role.FOCAL_POINT in account.roles and assignment.organ_id in account.organ_ids
    return account.person_id is not None and assignment.person_id == account.person_id


def may_follow(account: Account, assignment: Assignment) -> bool:
    """May the person see how far a share is and what was reported: the office, its holder, and of a supporting one the lead?

    Who lead a task side by side, as those do who report to one collection, see nothing of each other's lateness.
    """
    if not may_see(account, assignment.task):
        return False
    if sees_whole(account, assignment.task):
        return True
    if not assignment.is_handed_out:
        return False
    return is_own(account, assignment) or (assignment.side == Side.SUPPORT and _leads(account, assignment.task))


def _leads(account: Account, task: Task) -> bool:
    return any(is_own(account, lead) for lead in task.assignments.filter(TAKES_PART, side=Side.LEAD))


def may_follow_task(account: Account, task: Task) -> bool:
    """May the person see how far the whole task is, whoever holds the shares: the office, and who leads it? Agrees with `followed_by`."""
    return may_see(account, task) and (sees_whole(account, task) or _leads(account, task))


def may_see_progress(account: Account, line: Progress) -> bool:
    """May the person read what was reported?"""
    return may_follow(account, line.assignment)


def may_see_request(account: Account, request: Extension | Objection) -> bool:
    """May the person see what is asked: who asks, and the office? Another unit's request is nobody else's."""
    task = request.assignment.task
    return may_see(account, task) and (sees_whole(account, task) or is_own(account, request.assignment))


def may_see_orientation(account: Account, orientation: Orientation) -> bool:
    """May the person see an orientation: the office all of what it sees of papers, a unit the ones it writes a line on?"""
    most = sees_all_of(account)
    if most is not None and orientation.paper.confidentiality <= most:
        return True
    reached = reach(account, Kind.WORK).get(Relation.OWN_ORGAN)
    return reached is not None and orientation.organ_id in account.organ_ids and orientation.paper.confidentiality <= reached


def may_enter(account: Account) -> bool:
    """May the person enter an order and hand it out?"""
    return bool(account.roles & (OFFICE_ROLES | {Role.LEADER}))


def may_arrange(account: Account, task: Task) -> bool:
    """May the person change a task, hand it out, pause it, stop following it?"""
    return may_enter(account) and may_see(account, task)


def may_report(account: Account, assignment: Assignment) -> bool:
    """May the person report on a share: its holder, or the office for him (nhập thay)?"""
    if not may_see(account, assignment.task):
        return False
    return is_own(account, assignment) or bool(account.roles & OFFICE_ROLES)


def may_confirm(account: Account, task: Task) -> bool:
    """May the person confirm that a task is done, or return it: who gave it (or who stands in for him), or the office on his behalf?

    A flagged task only leaders confirm.
    """
    if not may_see(account, task):
        return False
    if Role.LEADER in account.roles and account.person_id is not None:
        stands_for = {account.person_id, *stood_in_for(account.person_id, timezone.localdate())}
        if task.giver_id is None or task.giver_id in stands_for:
            return True
    return bool(account.roles & {Role.CHIEF, Role.COMPILER}) and not task.flagged


def has_nobody_to_confirm(task: Task) -> bool:
    """Was it flagged for the word of a giver who has left, with nobody standing in for him? Another giver is named, or it is unflagged."""
    if task.closed or not task.flagged or task.giver is None or task.giver.active:
        return False
    return not deputies_of([task.giver.pk], timezone.localdate())


def may_unflag(account: Account) -> bool:
    """May the person let the office confirm what only leaders were to confirm, once it is handed out: a leader?"""
    return Role.LEADER in account.roles


def may_answer_all(account: Account) -> bool:
    """May the person answer what units ask: the chief of office, or a leader?"""
    return bool(account.roles & {Role.CHIEF, Role.LEADER})


def may_answer(account: Account, task: Task) -> bool:
    """May the person answer what a unit asks about this task?"""
    return may_answer_all(account) and may_see(account, task)


def may_write_line(account: Account, orientation: Orientation) -> bool:
    """May the person write the month's line on an orientation: its unit, or the office for it?"""
    if orientation.dropped or not may_see_orientation(account, orientation):
        return False
    return bool(account.roles & OFFICE_ROLES) or (Role.FOCAL_POINT in account.roles and orientation.organ_id in account.organ_ids)


def may_see_view(account: Account, view: SavedView) -> bool:
    """May the person open a saved view: his own, or a shared one? What it shows is another question."""
    return sees_some(account, Kind.WORK) and (view.shared or view.owner_id == account.pk)


def may_forget_view(account: Account, view: SavedView) -> bool:
    """May the person take a saved view away: his own?"""
    return sees_some(account, Kind.WORK) and view.owner_id == account.pk


def may_keep_layouts(account: Account) -> bool:
    """May the person write down in which columns reports are made? There is nothing of any task in them."""
    return bool(account.roles & {Role.CHIEF, Role.ADMINISTRATOR})


def may_urge(account: Account) -> bool:
    """May the person urge units by letter, and have the letters: the office?"""
    return bool(account.roles & OFFICE_ROLES)


def may_see_letter(account: Account, letter: UrgingLetter) -> bool:
    """May the person have a letter: the office, while none of its tasks was put further inside than he sees?"""
    most = sees_all_of(account)
    lines = letter.lines.filter(assignment__isnull=False).select_related("assignment__task")
    tasks = [line.assignment.task for line in lines if line.assignment is not None]
    return may_urge(account) and most is not None and all(task.confidentiality <= most for task in tasks)


def may_see_urging(account: Account, urging: Urging) -> bool:
    """May the person see that units were urged: who may have one of the letters?"""
    return any(may_see_letter(account, letter) for letter in urging.letters.all())


def may_fetch(account: Account, workbook: Workbook) -> bool:
    """May the person have an Excel file: the one who asked for it?"""
    return sees_some(account, Kind.WORK) and workbook.by_id == account.pk

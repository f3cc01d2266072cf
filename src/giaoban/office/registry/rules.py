"""Who may do what with papers. Each rule agrees with `queries.visible_to`; a test holds the two together."""

from __future__ import annotations

from django.utils import timezone

from giaoban.office.directory.models import Account, Person
from giaoban.office.directory.queries import stood_in_for
from giaoban.office.directory.visibility import OFFICE_ROLES, Confidentiality, Kind, Relation, Role, reach
from giaoban.office.registry.models import Annotation, Copy, Handling, Paper, Part

NOT_COPIED = "Không sao văn bản hạn chế phạm vi, văn bản chưa có số, hoặc sao từ bản sao."


def may_see(account: Account, paper: Paper) -> bool:
    """May the person see this paper? The same table as `visible_to`, asked of one paper."""
    return any(paper.confidentiality <= most and _stands(account, paper, relation) for relation, most in reach(account, Kind.PAPER).items())


def _stands(account: Account, paper: Paper, relation: Relation) -> bool:
    match relation:
        case Relation.ANY:
            return True
        case Relation.OWN_ORGAN:
            return paper.forwardings.filter(organ_id__in=account.organ_ids).exists()
        case Relation.PERSONAL:
            return account.person_id is not None and paper.forwardings.filter(person_id=account.person_id).exists()


def reads_all_annotations(account: Account) -> bool:
    """Does the person read whatever leaders wrote on a paper he sees? Who sees it as a unit's, or as his own, does not."""
    return Relation.ANY in reach(account, Kind.PAPER)


def may_see_annotation(account: Account, note: Annotation) -> bool:
    """May the person see this annotation? A unit only what is ordered of itself."""
    if not may_see(account, note.paper) or reads_all_annotations(account):
        return may_see(account, note.paper)
    return note.lead_id in account.organ_ids or note.support.filter(pk__in=account.organ_ids).exists()


def may_see_part(account: Account, part: Part) -> bool:
    """May the person see this file? A photograph of annotations shows all that stands on the page, whoever it is for."""
    return may_see(account, part.paper) and (part.kind != Part.Kind.PHOTO or reads_all_annotations(account))


def may_take_in(account: Account) -> bool:
    """May the person bring papers in?"""
    return bool(account.roles & {Role.CLERK, Role.CHIEF})


def may_expel_registered(account: Account) -> bool:
    """May the person take a secret paper out that has its number already? The register keeps the number, so the chief of office alone."""
    return Role.CHIEF in account.roles


def may_sort(account: Account) -> bool:
    """May the person sort papers (phân văn)?"""
    return bool(account.roles & OFFICE_ROLES)


def may_send_on(account: Account) -> bool:
    """May the person send papers on with the work that comes from them?"""
    return bool(account.roles & (OFFICE_ROLES | {Role.LEADER}))


def may_answer(account: Account, handling: Handling) -> bool:
    """May the person answer a proposal: the leader it is put before, who stands in for him today, or any leader where it names none?

    Nobody may when his hand has given the work out on the paper since: his word would give it a second time.
    """
    if Role.LEADER not in account.roles or account.person_id is None or handling.answer or _is_given_by_hand(handling):
        return False
    return handling.leader_id is None or handling.leader_id in {account.person_id, *stood_in_for(account.person_id, timezone.localdate())}


def _is_given_by_hand(handling: Handling) -> bool:
    orders = Annotation.objects.filter(paper=handling.paper_id, lead__isnull=False, at__gte=handling.proposed_at)
    return orders.filter(leader=handling.leader_id).exists() if handling.leader_id is not None else orders.exists()


def may_record_annotation(account: Account, leader: Person) -> bool:
    """May the person record what a leader wrote: the office for any leader, a leader for himself."""
    return bool(account.roles & OFFICE_ROLES) or (Role.LEADER in account.roles and account.person_id == leader.pk)


def may_add_parts(account: Account) -> bool:
    """May the person add files to papers (an annex, a scan, a photograph of an annotation)?"""
    return bool(account.roles & OFFICE_ROLES)


def may_correct(account: Account, paper: Paper) -> bool:
    """May the person correct what the registry says of a paper?"""
    return bool(account.roles & OFFICE_ROLES) and may_see(account, paper)


def may_copy(account: Account, paper: Paper) -> bool:
    """May the person make a copy of the paper: of one that has its number, that is open to the office, and is no copy itself?

    What is restricted is copied by nobody here (Nghị định 30/2020/NĐ-CP, Điều 27.2: of what is secret another law decides).
    """
    may = may_take_in(account) and may_see(account, paper)
    return may and bool(paper.number) and paper.confidentiality == Confidentiality.OPEN and not hasattr(paper, "copy")


def may_see_copy(account: Account, copy: Copy) -> bool:
    """May the person see this copy: the paper that it became, and that of which it is one?"""
    return may_see(account, copy.paper) and may_see(account, copy.original)


def may_set_confidentiality(account: Account, paper: Paper) -> bool:
    """May the person say how far inside a paper is? A copy is as far inside as what it is a copy of."""
    return may_take_in(account) and may_see(account, paper) and not hasattr(paper, "copy")

"""People are told what waits for them of drafts, and what became of theirs; what was done is new to nobody any more.

Titles are read only by who sees the draft; reasons say nothing of what stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import RoleHolder, deputies_of, role_holders
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, Role, reach
from giaoban.office.issuing.heading import called
from giaoban.office.issuing.models import Desk, Draft, Opinion, Recipient, Station
from giaoban.office.notices.actions import REMINDER, Telling, settle, tell_all

SUBJECT, PAPER = "issuing.draft", "registry.paper"


class Happening(StrEnum):
    """What happened; the notice is of the kind `issuing.` with this word."""

    ASKED = "asked"
    ANSWERED = "answered"
    CONSULTED = "consulted"
    TO_INITIAL = "to-initial"
    TO_SIGN = "to-sign"
    TO_NUMBER = "to-number"
    RETURNED = "returned"
    ISSUED = "issued"
    SENT = "sent"


_REASONS = {
    Happening.ASKED: "Xin ý kiến đồng chí hoặc đơn vị đồng chí",
    Happening.ANSWERED: "Có ý kiến góp ý cho dự thảo đồng chí soạn",
    Happening.CONSULTED: "Đã lấy xong ý kiến cho dự thảo đồng chí soạn",
    Happening.TO_INITIAL: "Chờ đồng chí ký nháy",
    Happening.TO_SIGN: "Trình đồng chí ký",
    Happening.TO_NUMBER: "Đã ký, chờ cấp số",
    Happening.RETURNED: "Dự thảo đồng chí soạn bị trả lại",
    Happening.ISSUED: "Dự thảo đồng chí soạn đã ban hành",
    Happening.SENT: "Văn bản gửi đến đồng chí hoặc đơn vị đồng chí; cần xác nhận đã nhận",
}
_NOT_AT_ALL = -1
_WAITED_FOR = (f"issuing.{Happening.ASKED}", REMINDER)
_ON_A_DESK = (Happening.TO_INITIAL, Happening.TO_SIGN, Happening.TO_NUMBER, Happening.RETURNED)


def say_asked(actor: Account, opinions: Iterable[Opinion]) -> None:
    """The units and members that were asked are told, each once a consultation."""
    holders = role_holders()
    for opinion in opinions:
        draft = opinion.consultation.draft
        _tell(actor, Happening.ASKED, draft, accounts_of(holders, opinion.organ_id, opinion.person_id), f"asked {opinion.pk}")


def say_answered(actor: Account, opinion: Opinion) -> None:
    """The drafters hear of an opinion."""
    draft = opinion.consultation.draft
    _tell(actor, Happening.ANSWERED, draft, drafters_of(role_holders(), draft), f"answered {opinion.pk} {opinion.revision}")


def say_answered_by_all(actor: Account, draft: Draft, consultation_id: int) -> None:
    """The drafters hear that everybody has answered; nobody is asked any more."""
    _tell(actor, Happening.CONSULTED, draft, drafters_of(role_holders(), draft), f"consulted {consultation_id}")


def no_more_asked(draft: Draft) -> None:
    """Opinions are taken no more, or nobody has any left to give: nobody is waited for."""
    settle(_WAITED_FOR, [(SUBJECT, draft.pk)])


def no_more_waited_for(opinion: Opinion) -> None:
    """This one has answered: those who would have answered for it are not waited for, unless they are asked for another as well."""
    consultation, holders = opinion.consultation, role_holders()
    waiting = consultation.opinions.filter(answer="").values_list("organ_id", "person_id")
    still = {account for organ, person in waiting for account in accounts_of(holders, organ, person)}
    settle(_WAITED_FOR, [(SUBJECT, consultation.draft_id)], set(accounts_of(holders, opinion.organ_id, opinion.person_id)) - still)


def say_on_desk(actor: Account, draft: Draft, station: Station | None, *, returned: bool = False) -> None:
    """Whoever has it now is told; whoever had it is not waited for any more."""
    settle([f"issuing.{kind}" for kind in _ON_A_DESK], [(SUBJECT, draft.pk)])
    if station is None:
        return
    holders = role_holders()
    key = f"desk {station.pk}"
    match station.desk:
        case Desk.CHECKING:
            _tell(actor, Happening.TO_INITIAL, draft, _with_role(holders, Role.CHIEF, draft), key)
        case Desk.SIGNING:
            _tell(actor, Happening.TO_SIGN, draft, _at_the_desk_of(holders, station.person_id), key)
        case Desk.NUMBERING:
            _tell(actor, Happening.TO_NUMBER, draft, _with_role(holders, Role.CLERK, draft), key)
        case _ if returned:
            _tell(actor, Happening.RETURNED, draft, drafters_of(holders, draft), key)


def say_issued(actor: Account, draft: Draft) -> None:
    """The drafters hear that it is issued."""
    _tell(actor, Happening.ISSUED, draft, drafters_of(role_holders(), draft), f"issued {draft.pk}")


def say_sent(actor: Account, rows: Iterable[Recipient]) -> None:
    """The receivers are told of the paper; of a restricted one not what it is about."""
    holders = role_holders()
    tellings = []
    for row in rows:
        paper = row.draft.paper
        assert paper is not None
        for account in accounts_of(holders, row.organ_id, row.person_id):
            if account != actor.pk:
                title = paper.number if paper.confidentiality != Confidentiality.OPEN else f"{paper.number} {paper.subject}"
                tellings.append(_telling(account, Happening.SENT, (PAPER, paper.pk), title, f"sent {row.pk}"))
    tell_all(tellings)


def _tell(actor: Account, what: Happening, draft: Draft, receivers: Iterable[int], key: str) -> None:
    accounts = [account for account in dict.fromkeys(receivers) if account != actor.pk]
    tell_all(_telling(account, what, (SUBJECT, draft.pk), called(draft), key) for account in accounts)


def _telling(account: int, what: Happening, subject: tuple[str, int], title: str, key: str) -> Telling:
    return Telling(account, f"issuing.{what}", subject, title, _REASONS[what], f"issuing.{key}")


def accounts_of(holders: list[RoleHolder], organ_id: int | None, person_id: int | None) -> list[int]:
    """Who answers for a unit, else who a person is."""
    if organ_id is not None:
        return [who.account_id for who in holders if who.stands_for(organ_id)]
    return [who.account_id for who in holders if person_id is not None and who.person_id == person_id]


def asked_about(holders: list[RoleHolder], draft: Draft, organ_id: int | None, person_id: int | None) -> list[int]:
    """Who answers for a unit, else who a person is, of those who see a draft that they are asked about: it may be further inside by now."""
    return accounts_of(_as_far_inside(holders, draft, Relation.PERSONAL if organ_id is None else Relation.OWN_ORGAN), organ_id, person_id)


def drafters_of(holders: list[RoleHolder], draft: Draft) -> list[int]:
    """Who drafts it: who entered it, the drafter, the unit; of a restricted draft nobody of the unit, who sees none."""
    near = _as_far_inside(holders, draft, Relation.PERSONAL)
    found = [who.account_id for who in near if who.account_id == draft.entered_by_id]
    found += accounts_of(near, None, draft.drafter_id)
    return found + (asked_about(holders, draft, draft.unit_id, None) if draft.unit_id is not None else [])


def _as_far_inside(holders: list[RoleHolder], draft: Draft, relation: Relation) -> list[RoleHolder]:
    """Of them who sees a draft as far inside as this one to which he stands so."""
    return [who for who in holders if draft.confidentiality <= max(_most(who, one) for one in (Relation.ANY, relation))]


def _most(who: RoleHolder, relation: Relation) -> int:
    return reach(who, Kind.DRAFT).get(relation, _NOT_AT_ALL)


def _with_role(holders: list[RoleHolder], role: Role, draft: Draft) -> list[int]:
    """The office's desk of a kind; of a restricted draft whoever holds it: the chief only where it lies on his own desk by name."""
    if role == Role.CHIEF and draft.confidentiality != Confidentiality.OPEN:
        named = set(draft.stations.filter(until=None).values_list("person_id", flat=True))
        return [who.account_id for who in holders if role in who.roles and who.person_id in named]
    return [who.account_id for who in holders if role in who.roles]


def _at_the_desk_of(holders: list[RoleHolder], person_id: int | None) -> list[int]:
    whose = {person_id} | {deputy for found in deputies_of(filter(None, [person_id]), timezone.localdate()).values() for deputy in found}
    return [who.account_id for who in holders if who.person_id is not None and who.person_id in whose]

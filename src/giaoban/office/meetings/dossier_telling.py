"""Units and the office are told what became of papers and of registered matters: those who see the thing, never who did it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Q

from giaoban.office.audit.acts import at_the_end
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import RoleHolder, role_holders
from giaoban.office.directory.visibility import OFFICE_ROLES, Confidentiality, Kind, Relation, reach
from giaoban.office.meetings.models import Need, Registration
from giaoban.office.notices.actions import Telling, settle, tell_all

RETURNED, COMPLETE, ASKED = "meetings.papers-returned", "meetings.papers-complete", "meetings.papers-asked"
HANDED_IN = "meetings.papers-handed-in"
ANSWERED, REGISTERED = "meetings.registration-answered", "meetings.registered"
# What was told → why a person of the unit, or of the office, is told. Reasons say nothing of what stands in the papers.
WHY = {
    RETURNED: "Tài liệu của đơn vị đồng chí bị trả lại, cần nộp lại",
    COMPLETE: "Tài liệu của đơn vị đồng chí đã được kiểm tra đủ",
    ASKED: "Đơn vị đồng chí chuẩn bị tài liệu này cho cuộc họp",
    HANDED_IN: "Văn phòng theo dõi hồ sơ; tài liệu chờ kiểm tra",
    ANSWERED: "Văn phòng đã xử lý nội dung đơn vị đồng chí đăng ký",
    REGISTERED: "Văn phòng tổng hợp; nội dung đăng ký chờ xử lý",
}
# What has happened → what was told before and waits no more.
_SETTLED = {HANDED_IN: (RETURNED, ASKED), RETURNED: (HANDED_IN, COMPLETE), COMPLETE: (HANDED_IN, RETURNED, ASKED), ANSWERED: (REGISTERED,)}


@dataclass(frozen=True, slots=True)
class _News:
    """One thing that happened: what, about which thing, to whom it matters."""

    kind: str
    actor_id: int | None
    subject: tuple[str, int]
    title: str
    organ_id: int | None  # None: the office is told
    confidentiality: int


def tell_of_need(actor: Account | None, kind: str, need: Need) -> None:
    """Have the preparing unit (or, of papers handed in, the office) told when the act is done. Only within an act."""
    item = need.item
    organ = None if kind == HANDED_IN else item.prepared_by_id or item.meeting.prepared_by_id
    if kind != HANDED_IN and organ is None:
        return
    title = f"{need}: {item.title}"
    at_the_end(_tell, _News(kind, _key(actor), ("meetings.need", need.pk), title, organ, item.meeting.confidentiality))


def tell_of_registration(actor: Account, kind: str, registration: Registration) -> None:
    """Have the unit told what became of what it registered, or the office that something was. Only within an act."""
    organ = None if kind == REGISTERED else registration.organ_id
    subject = ("meetings.registration", registration.pk)
    at_the_end(_tell, _News(kind, actor.pk, subject, registration.title, organ, Confidentiality.OPEN))


def _key(actor: Account | None) -> int | None:
    return actor.pk if actor is not None else None


def _tell(act: uuid.UUID, news: list[_News]) -> None:
    for one in news:
        settle(_SETTLED.get(one.kind, ()), [one.subject])
    organs = {one.organ_id for one in news if one.organ_id is not None}
    people = role_holders(Q(holdings__organ_id__in=organs) | Q(holdings__role__in=OFFICE_ROLES))
    tell_all(
        Telling(who.account_id, one.kind, one.subject, one.title, WHY[one.kind], f"{one.kind} {one.subject[1]} {act}")
        for one in news
        for who in people
        if who.account_id != one.actor_id and _is_concerned(who, one)
    )


def _is_concerned(who: RoleHolder, one: _News) -> bool:
    found = reach(who, Kind.MEETING)
    if one.organ_id is None:
        return bool(who.roles & OFFICE_ROLES) and found.get(Relation.ANY, -1) >= one.confidentiality
    return who.stands_for(one.organ_id) and found.get(Relation.OWN_ORGAN, -1) >= one.confidentiality

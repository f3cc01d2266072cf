"""What units registered for the period: each with their reason, and the body it would go to by the competence table."""

from __future__ import annotations

from giaoban.office.compiling.period import Period
from giaoban.office.compiling.proposals import Found, Proposal, Source, Target
from giaoban.office.compiling.sources.rows import found, whole
from giaoban.office.directory.models import Account
from giaoban.office.meetings.actions.registering import WAITING
from giaoban.office.meetings.competence import decides, warning
from giaoban.office.meetings.kinds import Body
from giaoban.office.meetings.models import Registration
from giaoban.office.meetings.queries import registrations_visible_to
from giaoban.office.programme.models import LineKind


def registered(actor: Account, period: Period, only: str = "") -> Found:
    """The registrations for the period that wait for an answer; those that were declined, to be shown with the reason."""
    key = whole(only, "registration")
    if key == 0:
        return Found([])
    shown = (*WAITING, Registration.State.DECLINED)
    rows = registrations_visible_to(actor).filter(state__in=shown, month__range=(period.first.replace(day=1), period.last))
    rows = rows.select_related("matter").prefetch_related("organ__names", "matter__competences").order_by("month", "pk")
    return found(rows, key, period.room(Source.REGISTERED), _proposal)


def _proposal(one: Registration) -> Proposal:
    body = Body(one.body).label
    wrong = warning(one.matter, one.body)
    again = " Đã lùi từ kỳ trước." if one.state == Registration.State.DEFERRED else ""
    return Proposal(
        Source.REGISTERED, f"registration-{one.pk}", one.title, f"{one.organ} đăng ký trình {body}: {one.reason.rstrip('. ')}.{again}",
        LineKind.ITEM, Target("registration", one.pk), one.revision, group=f"Nội dung trình {body}", organ_id=one.prepared_by_id,
        competence=wrong or _fits(one), is_wrong_body=bool(wrong),
        is_settled=one.state not in WAITING,
    )  # fmt: skip


def _fits(one: Registration) -> str:
    if one.matter is None:
        return ""
    decider = decides(one.matter)
    who = f"{Body(decider).label} quyết định, cho ý kiến" if decider else "chưa ghi cơ quan quyết định"
    return f"Loại việc “{one.matter.name}”: {who} (theo {one.matter.source})."

"""Phiếu trình, ký nháy, from one leader's desk to another's, and back with handwriting."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.actions.checks import said
from giaoban.office.directory.models import Account, Person
from giaoban.office.directory.queries import chief_of_office
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import rules
from giaoban.office.issuing.actions.checks import allowed, drafter_of, held, latest, moved, one_who_signs, opened, taken
from giaoban.office.issuing.models import Draft, Return, Station, SubmissionSlip
from giaoban.office.issuing.moves import Move
from giaoban.office.issuing.telling import say_on_desk
from giaoban.office.registry.actions import Handed


def submit(
    actor: Account, draft_id: int, shown: int, *, to: Person, summary: str, differing: str = "", proposal: str = ""
) -> SubmissionSlip:
    """Put the version that stands before a leader, with its phiếu trình; first the chief of office puts his initials under it.

    Where the chief himself submits it, or a leader his own draft on personnel, the initials stand under it at once.
    """
    with act(actor, "issuing.submit") as line:
        draft = held(actor, draft_id, shown)
        allowed(actor, draft, Move.SUBMIT)
        slip = SubmissionSlip.objects.create(
            draft=draft, version=latest(draft), summary=said(summary, "summary", "Tóm tắt nội dung trình."), differing=differing.strip(),
            proposal=proposal.strip(), to=one_who_signs(to, "to"), by=actor,
        )  # fmt: skip
        by_itself = rules.may_initial(actor, draft)
        station = moved(actor, line, draft, Move.SUBMIT, to=_checker(actor, draft, by_itself=by_itself))
        line.about(draft, slip=slip.pk)
        if by_itself:
            initial(actor, draft.pk, draft.revision)
        else:
            say_on_desk(actor, draft, station)
    slip.refresh_from_db()
    return slip


def _checker(actor: Account, draft: Draft, *, by_itself: bool) -> Person | None:
    """Of a restricted draft the chief by name, his alone to see, or who submits it by himself; of others the office's desk."""
    if draft.confidentiality == Confidentiality.OPEN:
        return None
    if by_itself:
        return actor.person
    chief = chief_of_office(timezone.localdate())
    if chief is None:
        raise ValidationError("Chưa ghi ai là Chánh Văn phòng để ký nháy.")
    return chief.person


def initial(actor: Account, draft_id: int, shown: int) -> Draft:
    """Ký nháy: it was checked, and lies before the leader from now on."""
    with act(actor, "issuing.initial") as line:
        draft = held(actor, draft_id, shown)
        allowed(actor, draft, Move.INITIAL)
        slip = _slip(draft)
        SubmissionSlip.objects.filter(pk=slip.pk).update(initialled_by=actor, initialled_at=line.at)
        say_on_desk(actor, draft, moved(actor, line, draft, Move.INITIAL, to=slip.to))
    return draft


def _slip(draft: Draft) -> SubmissionSlip:
    return draft.slips.select_related("to").latest("pk")


def pass_on(actor: Account, draft_id: int, shown: int, to: Person) -> Draft:
    """From one leader's desk to another's: the deputy has seen it, the secretary signs."""
    with act(actor, "issuing.pass-on") as line:
        draft = held(actor, draft_id, shown)
        allowed(actor, draft, Move.PASS_ON)
        if _here(draft).person_id == to.pk:
            raise ValidationError({"to": "Dự thảo đang ở bàn đồng chí này."})
        say_on_desk(actor, draft, moved(actor, line, draft, Move.PASS_ON, to=one_who_signs(to, "to")))
    return draft


def _here(draft: Draft) -> Station:
    """Where it lies: on its way it always lies on a desk."""
    return draft.stations.select_related("person").get(until=None)


def return_draft(actor: Account, draft_id: int, shown: int, *, reason: str = "", photo: Handed | None = None) -> Return:
    """It came back to the drafter: with a reason, or a photograph of what was written on it, or both. The version stays as it was."""
    draft = opened(actor, draft_id)
    require(rules.may(actor, draft, Move.RETURN))
    if not reason.strip() and photo is None:
        raise ValidationError({"reason": "Ghi lý do trả lại, hoặc chụp trang có bút tích."})
    kept = taken(actor, photo)
    with act(actor, "issuing.return-draft") as line:
        draft = held(actor, draft_id, shown)
        allowed(actor, draft, Move.RETURN)
        back = Return.objects.create(
            draft=draft, version=latest(draft), whose=_here(draft).person or actor.person, reason=reason.strip(), by=actor,
            photo=kept.row() if kept else None, name=kept.name if kept else "",
        )  # fmt: skip
        station = moved(actor, line, draft, Move.RETURN, to=drafter_of(draft))
        say_on_desk(actor, draft, station, returned=True)
        line.about(draft, given_back=back.pk, **({"assured": kept.unseen} if kept and kept.unseen else {}))
    return back

"""A proposal becomes a line of the draft, through the programme's own verbs; who registered it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, revise
from giaoban.office.compiling.actions.checks import decision_on, held_draft, standing
from giaoban.office.compiling.models import Decision
from giaoban.office.compiling.proposals import Proposal, Source
from giaoban.office.directory.models import Account
from giaoban.office.meetings.actions import take_into_programme
from giaoban.office.meetings.models import Meeting, MeetingState, Registration
from giaoban.office.meetings.queries import registrations_visible_to
from giaoban.office.meetings.queries import visible_to as meetings_visible_to
from giaoban.office.programme.actions import Planned, Why, carry_line, correct_line, plan_line
from giaoban.office.programme.models import Line, LineKind, LineState, Programme

_STATE = Decision.State
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Wording:
    """How the compiler words it, where otherwise than proposed; empty: as it was proposed. `due` is a key of `programme.when`."""

    words: str = ""
    reason: str = ""
    group: str | None = None
    due: str = ""


def accept(actor: Account, programme_id: int, source: str, key: str, shown: int, wording: Wording | None = None) -> Line:
    """Take a proposal into the draft, as it was shown. Taken already, the line that it became is returned, and nothing changes.

    Raises ValidationError where somebody has declined it, or its source has moved on; ObjectDoesNotExist where there is no such proposal.
    """
    with act(actor, "compiling.accept") as line:
        programme = held_draft(actor, programme_id)
        before = decision_on(actor, programme, source, key)
        if before is not None and before.state == _STATE.ACCEPTED and before.line is not None:
            line.about(before)
            return before.line
        if before is not None and before.state == _STATE.DECLINED:
            raise ValidationError(f"{before.by.name} đã bỏ đề xuất này: {before.reason} Chọn “Xem lại” trước khi đưa vào.")
        proposal = standing(actor, programme, source, key, shown)
        made = _MADE.get(proposal.source, _planned)(actor, programme, proposal, wording or Wording())
        if before is None:
            before = Decision.objects.create(
                programme=programme, source=source, key=key, state=_STATE.ACCEPTED, line=made, paper=made.paper, by=actor
            )  # fmt: skip
            line.about(before, line=made.pk, source=source)
        else:
            revise(line, before, before.revision, state=_STATE.ACCEPTED, reason="", line=made, by=actor)
    return made


def _planned(actor: Account, programme: Programme, one: Proposal, wording: Wording) -> Line:
    """A line of its own."""
    return plan_line(actor, programme.pk, planned_of(one, wording))


def planned_of(one: Proposal, wording: Wording, under: Line | None = None) -> Planned:
    """A proposal as the line that it would be."""
    return Planned(
        text=wording.words.strip() or one.words, kind=one.kind, because=(wording.reason.strip() or one.reason)[:LONGEST_REASON],
        due=wording.due or one.due, tentative=one.tentative, organ_id=one.organ_id, leader_id=one.leader_id,
        group=one.group if wording.group is None else wording.group,
        fact_id=one.fact_id, item=one.item, paper_id=one.paper_id, follows_id=one.line_id, under_id=under.pk if under else None,
        tasks=one.tasks,
    )  # fmt: skip


def _carried(actor: Account, programme: Programme, one: Proposal, wording: Wording) -> Line:
    """A line of the programme before, carried over; what is directed all the time goes on there too."""
    if not one.carries:
        return _planned(actor, programme, one, wording)
    assert one.line_id is not None
    why = Why((wording.reason.strip() or one.reason)[:LONGEST_REASON])
    made = carry_line(actor, one.line_id, one.revision, programme.first, why, due=wording.due or one.due)
    words = wording.words.strip()
    if words and words != made.text:
        made = correct_line(actor, made.pk, made.revision, text=words)
    return made


def _meeting(actor: Account, programme: Programme, one: Proposal, wording: Wording) -> Line:
    """A meeting with its matters below it."""
    made = _planned(actor, programme, one, wording)
    for matter in one.matters:
        plan_line(
            actor, programme.pk,
            Planned(
                text=matter.words, kind=LineKind.ITEM, because="", due=one.due, tentative=one.tentative,
                organ_id=matter.organ_id, fact_id=matter.fact_id, item=matter.item, paper_id=one.paper_id, under_id=made.pk,
            ),
        )  # fmt: skip
    return made


def _registered(actor: Account, programme: Programme, one: Proposal, wording: Wording) -> Line:
    """What a unit registered: on the agenda of the meeting of its body in the period, where there is one; the unit is told."""
    assert one.target is not None
    registration = registrations_visible_to(actor).get(pk=one.target.key)
    meeting = _meeting_for(actor, programme, registration)
    take_into_programme(actor, registration.pk, one.revision, meeting.pk if meeting else None)
    under = _line_of(programme, meeting) if meeting is not None else None
    planned = planned_of(one, wording, under)
    if meeting is not None and meeting.day is not None:
        planned = _at(planned, meeting)
    return plan_line(actor, programme.pk, planned)


def _at(planned: Planned, meeting: Meeting) -> Planned:
    assert meeting.day is not None
    group = "" if planned.under_id else planned.group
    return replace(planned, due=meeting.day.isoformat(), group=group)


def _meeting_for(actor: Account, programme: Programme, registration: Registration) -> Meeting | None:
    """The first meeting of the body in the period that is still to come."""
    rows = meetings_visible_to(actor).filter(body=registration.body, state=MeetingState.PLANNED, series=None, invited=False)
    return rows.filter(day__range=(programme.first, programme.last)).order_by("day", "pk").first()


def _line_of(programme: Programme, meeting: Meeting) -> Line | None:
    """The meeting's line in the draft: the one it was accepted as, or that of its sentence."""
    taken = Decision.objects.filter(programme=programme, source=Source.MEETING, key=f"meeting-{meeting.pk}", state=_STATE.ACCEPTED)
    rows = programme.lines.filter(state=LineState.STANDS, kind=LineKind.MEETING)
    by_fact = rows.filter(fact=meeting.fact_id, item=0).first() if meeting.fact_id else None
    return rows.filter(decisions__in=taken).first() or by_fact


_MADE: dict[Source, Callable[[Account, Programme, Proposal, Wording], Line]] = {
    Source.UNFINISHED: _carried,
    Source.MEETING: _meeting,
    Source.REGISTERED: _registered,
}

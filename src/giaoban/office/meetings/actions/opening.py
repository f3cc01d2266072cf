"""What was confirmed of papers becomes meetings and series: nothing is typed twice, and no day is guessed.

Called by the rooms above with facts that a clerk confirmed, and by the beat in `jobs.py` for what was left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from giaoban.office.audit.acts import Line, act, revise
from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.meetings.actions.checks import touched
from giaoban.office.meetings.actions.entering import ask_who_attends
from giaoban.office.meetings.actions.filling import fill_series
from giaoban.office.meetings.kinds import Answer, MeetingKind, MeetingState
from giaoban.office.meetings.models import Attendee, Item, Meeting, Series
from giaoban.office.meetings.understanding import (
    Holders,
    basis_of,
    half_of,
    holders,
    is_personal,
    items_of,
    kind_of_duty,
    meeting_of,
    period_start,
    proposed_rule,
    regime_of,
)
from giaoban.office.registry.models import Paper

KINDS = (FactKind.MEETING, FactKind.DUTY)
_TO = "addressees"
_BY_THE_TEXT = "Theo văn bản: {words}"
_WITHOUT = "Văn bản ghi “theo quy định”; chưa có quy định nào trong máy cho việc này."


def open_from_facts(actor: Account | None, facts: Iterable[Fact]) -> list[Meeting]:
    """Meetings of the sentences that call one, series of the duties that recur. Those that are open stay.

    Next month's programme says again what recurs: it opens no second series. What another body does again and again is not our schedule.
    """
    rows = [fact for fact in facts if fact.withdrawn_at is None]
    meetings = _without([fact for fact in rows if fact.kind == FactKind.MEETING], Meeting)
    duties = [fact for fact in _without([fact for fact in rows if fact.kind == FactKind.DUTY], Series) if is_meeting(fact)]
    who = holders(timezone.localdate())
    meant = ((fact, series_of(fact, who)) for fact in duties if is_our_own(fact))
    recurring = [(fact, values) for fact, values in meant if not _is_open(values)]
    _ask_whom_they_go_to(actor, rows, who)
    if not meetings and not recurring:
        return []
    with act(actor, "meetings.open-from-facts") as line:
        made = [_open_meeting(line, actor, fact, who) for fact in meetings]
        series = [_open_series(actor, fact, values) for fact, values in recurring]
        first = meetings[0] if meetings else recurring[0][0]
        line.about(first.paper, meetings=[one.pk for one in made], series=[one.pk for one in series])
        touched()
    return made


def is_meeting(fact: Fact) -> bool:
    """Is a duty something that is held? Reports that are owed stand with the duties of reporting."""
    return kind_of_duty(str(fact.understood["title"]), fact.understood.get("recurrence")) is not None


def is_our_own(fact: Fact) -> bool:
    """Does the paper come from a body of ours, or from one that nobody recognised?"""
    return fact.paper.issuer is None or fact.paper.issuer.ours


def _is_open(values: dict[str, Any]) -> bool:
    """Is there such a series already: of the kind and chair, by the rule, or by any where the text names none?"""
    same = Series.objects.filter(kind=values["kind"], chair=values["chair"], ended=False)
    return (same if values["asks"] else same.filter(rule=values["rule"])).exists()


def _without(facts: Sequence[Fact], model: type[Meeting] | type[Series]) -> list[Fact]:
    if not facts:
        return []
    there = set(model.objects.filter(fact__in=facts).values_list("fact_id", flat=True))
    return [fact for fact in facts if fact.pk not in there]


def _open_meeting(line: Line, actor: Account | None, fact: Fact, who: Holders) -> Meeting:
    values = meeting_of(fact, who)
    meeting = _occurrence(values)
    if meeting is None:
        meeting = Meeting.objects.create(fact=fact, paper=fact.paper, enterer=actor, confidentiality=fact.paper.confidentiality, **values)
    else:  # the series has it already: the schedule says more of it
        said = {name: values[name] for name in ("time", "half", "place", "chair", "participants") if values[name]}
        Meeting.objects.filter(pk=meeting.pk).update(fact=fact)
        revise(line, meeting, meeting.revision, **said)
    Item.objects.bulk_create(Item(meeting=meeting, fact=fact, **item) for item in items_of(fact))
    if meeting.invited:
        ask_who_attends(meeting, who.among(fact.understood.get("attendees") or _addressees(fact.paper)))
    return meeting


def _ask_whom_they_go_to(actor: Account | None, facts: Sequence[Fact], who: Holders) -> None:
    """Letterheads confirmed after the meeting of their invitation: so far nobody but the office as a whole was asked."""
    for fact in (one for one in facts if one.kind == FactKind.LETTERHEAD and one.understood["field"] == _TO):
        people = who.among(_addressees(fact.paper))
        asked = Attendee.objects.filter(meeting__paper=fact.paper, meeting__invited=True, meeting__state=MeetingState.PLANNED)
        for seat in asked.filter(person=None, answer=Answer.NONE).select_related("meeting") if people else ():
            if seat.meeting.attendees.count() == 1:
                with act(actor, "meetings.ask-who-attends") as line:
                    seat.delete()
                    ask_who_attends(seat.meeting, people)
                    line.about(seat.meeting, people=[one.pk for one in people])
                    touched()


def _addressees(paper: Paper) -> list[str]:
    """To whom the letterhead that was confirmed says the paper goes: an invitation often names nobody else."""
    said = Fact.objects.filter(paper=paper, kind=FactKind.LETTERHEAD, withdrawn_at=None, understood__field=_TO).first()
    return [str(unit["text"]) for unit in said.understood["value"]] if said is not None else []


def _occurrence(values: dict[str, Any]) -> Meeting | None:
    """The one meeting of a series that a dated sentence speaks of: of its kind, on its day, with no sentence of its own."""
    if values["day"] is None or values["invited"] or values["kind"] in (MeetingKind.CONFERENCE, MeetingKind.OTHER):
        return None
    rows = Meeting.objects.select_for_update().filter(
        series__isnull=False, day=values["day"], kind=values["kind"], fact=None, state=MeetingState.PLANNED
    )
    found = [one for one in rows if values["chair"] is None or one.chair_id in (None, values["chair"].pk)]
    return found[0] if len(found) == 1 else None


def _open_series(actor: Account | None, fact: Fact, values: dict[str, Any]) -> Series:
    people = values.pop("people")
    series = Series.objects.create(
        fact=fact, paper=fact.paper, enterer=actor, confidentiality=fact.paper.confidentiality, host=fact.paper.issuer, **values
    )
    series.people.set(people)
    fill_series(actor, series)
    return series


def series_of(fact: Fact, who: Holders) -> dict[str, Any]:
    """The fields of a series that a duty gives. A rule that the text does not name is proposed, with what the regime in force says."""
    title = str(fact.understood["title"]).strip().rstrip(".")
    rule, today = fact.understood.get("recurrence"), timezone.localdate()
    first = period_start(fact.paper, today)
    kind, holder = kind_of_duty(title, rule) or MeetingKind.OTHER, who.named(title)
    found: dict[str, Any] = {
        "kind": kind, "title": title[:500], "first": first, "half": half_of(fact.understood.get("part_of_day")), "chair": holder,
        "people": [holder] if holder is not None and is_personal(kind) else [], "rule": rule or "", "asks": Series.Asks.NOTHING,
        "regime": "", "basis": _BY_THE_TEXT.format(words=str(fact.understood.get("words") or title))[:500],
    }  # fmt: skip
    if rule:
        return found
    regime = regime_of(title, first) if kind == MeetingKind.RECEPTION else None
    return found | {
        "rule": proposed_rule(regime),
        "asks": Series.Asks.DAYS,
        "regime": f"reception:{regime.level}:{regime.position}" if regime else "",
        "basis": (basis_of(regime) if regime else _WITHOUT)[:500],
    }

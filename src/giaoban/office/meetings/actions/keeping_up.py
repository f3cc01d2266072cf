"""Facts are corrected, withdrawn and put back after meetings were opened from them: what nobody has gone on with keeps up with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from giaoban.office.audit.acts import Conflict, Line, act, forget_states, revise
from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.evidence.shapes import Understood
from giaoban.office.meetings.actions.changing import note_change
from giaoban.office.meetings.actions.checks import touched
from giaoban.office.meetings.actions.filling import CARRIED
from giaoban.office.meetings.actions.opening import KINDS, is_meeting, open_from_facts, series_of
from giaoban.office.meetings.actions.series import change_people, follow_series, forget_meetings, known_among
from giaoban.office.meetings.kinds import MeetingState
from giaoban.office.meetings.models import Item, Meeting, PackFile, Series
from giaoban.office.meetings.understanding import Holders, holders, items_of, meeting_of

_CORRECTED = "Theo câu nguồn đã sửa."


def follow_fact(actor: Account | None, fact: Fact, before: Understood) -> None:
    """A fact was corrected, `before` is what it meant: a meeting or series of it takes over what differs; what was set by hand stays.

    What is over stays as it was held. What the sentence calls no more goes, unless somebody has gone on with it.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).filter(fact=fact).first()
    series = Series.objects.select_for_update(of=("self",)).filter(fact=fact).first()
    if fact.kind not in KINDS and meeting is None and series is None:
        return
    with act(actor, "meetings.follow-fact") as line:
        line.about(fact)
        who = holders(timezone.localdate())
        was = Fact(kind=fact.kind, understood=before, paper=fact.paper)
        if meeting is not None and fact.kind == FactKind.MEETING:
            _follow_in_meeting(line, actor, meeting, (was, fact), who)
        elif meeting is not None and not _gone_on(meeting):
            _forget(meeting)
        if series is not None and fact.kind == FactKind.DUTY and is_meeting(fact):
            _follow_in_series(line, actor, series, (was, fact), who)
        elif series is not None and not _series_gone_on(series):
            _forget_series(series)
        open_from_facts(actor, [fact])


def _follow_in_meeting(line: Line, actor: Account | None, meeting: Meeting, facts: tuple[Fact, Fact], who: Holders) -> None:
    if meeting.state != MeetingState.PLANNED:
        return
    was, now = (meeting_of(fact, who) for fact in facts)
    differs = {name: value for name, value in now.items() if value != was[name]}
    if {"day", "certainty"} & differs.keys():  # a day and how sure it is go together
        differs |= {name: now[name] for name in ("day", "certainty", "time", "end_day")}
    note_change(line, actor, meeting, _CORRECTED, **differs)
    _follow_in_items(line, meeting, items_of(facts[0]), items_of(facts[1]))


def _follow_in_items(line: Line, meeting: Meeting, was: list[dict[str, Any]], now: list[dict[str, Any]]) -> None:
    """A matter takes over what differs, one more is added, one that is named no more is withdrawn."""
    fact_id = meeting.fact_id
    there = {item.place_in_fact: item for item in meeting.items.select_for_update().filter(fact=fact_id)}
    old = {item["place_in_fact"]: item for item in was}
    for item in now:
        known, before = there.pop(item["place_in_fact"], None), old.get(item["place_in_fact"], {})
        if known is None:
            Item.objects.create(meeting=meeting, fact_id=fact_id, **item)
            continue
        differs = {name: value for name, value in item.items() if name != "place" and before.get(name) != value}
        revise(line, known, known.revision, **differs)
    for left in there.values():
        revise(line, left, left.revision, state=Item.State.WITHDRAWN)


def _follow_in_series(line: Line, actor: Account | None, series: Series, facts: tuple[Fact, Fact], who: Holders) -> None:
    was, now = (series_of(fact, who) for fact in facts)
    people = now.pop("people")
    differs = {name: value for name, value in now.items() if value != was[name] and name != "first"}
    before = {name: getattr(series, name) for name in CARRIED}
    revise(line, series, series.revision, **differs)
    if people != was["people"]:
        change_people(actor, line, series, people)
    if differs and not series.ended:
        follow_series(actor, line, series, before, _CORRECTED)


def let_go_of(actor: Account | None, facts: Sequence[Fact]) -> None:
    """Facts were withdrawn: meetings and series of them go. Raises Conflict with the first that somebody has gone on with."""
    facts = [fact for fact in facts if fact.kind in KINDS]
    if not facts:
        return
    with act(actor, "meetings.let-go") as line:
        meetings = list(Meeting.objects.select_for_update(of=("self",)).filter(fact__in=facts))
        series = list(Series.objects.select_for_update(of=("self",)).filter(fact__in=facts))
        begun = next((one for one in meetings if _gone_on(one)), None) or next((one for one in series if _series_gone_on(one)), None)
        if begun is not None:
            raise Conflict(begun)
        line.about(facts[0], meetings=len(meetings), series=len(series))
        for meeting in meetings:
            _forget(meeting)
        for one in series:
            _forget_series(one)
        touched()


def take_up_again(actor: Account | None, fact: Fact) -> None:
    """A withdrawn fact holds again: its meeting or series is opened anew."""
    open_from_facts(actor, [fact])


def _gone_on(meeting: Meeting) -> bool:
    """Has anybody gone on with a meeting beyond what its sentence gave it?"""
    if meeting.state != MeetingState.PLANNED or meeting.agendas.exists() or hasattr(meeting, "record"):
        return True
    by_hand = meeting.changes.exclude(reason=_CORRECTED).exists()
    more = meeting.items.exclude(fact=meeting.fact_id).exists() or meeting.attendees.exclude(answer="", attendance="").exists()
    return by_hand or more or PackFile.objects.filter(need__item__meeting=meeting).exists()


def _series_gone_on(series: Series) -> bool:
    meetings = list(series.meetings.select_for_update())
    return series.ended or any(one.state != MeetingState.PLANNED for one in meetings) or bool(known_among(meetings))


def _forget(meeting: Meeting) -> None:
    """A meeting of a series stays, without the sentence; another goes with its matters."""
    if meeting.series_id is not None:
        meeting.items.filter(fact=meeting.fact_id).delete()
        Meeting.objects.filter(pk=meeting.pk).update(fact=None)
        return
    forget_states("meetings.item", meeting.items.values_list("pk", flat=True))
    meeting.items.all().delete()
    forget_meetings([meeting])


def _forget_series(series: Series) -> None:
    forget_meetings(list(series.meetings.all()))
    forget_states("meetings.series", [series.pk])
    series.delete()

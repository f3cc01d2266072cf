"""Any sequence of acts by any people: no forbidden state, no deadline lost, nothing without its line in the record, lists as rules say."""

from __future__ import annotations

import datetime as dt
import os
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.registry.models import Forwarding
from giaoban.office.work import actions, queries, rules
from giaoban.office.work.actions import NotNow
from giaoban.office.work.models import (
    CLOSED,
    FINISHED,
    OPEN,
    UNDERWAY,
    Assignment,
    Extension,
    Objection,
    Orientation,
    Progress,
    Side,
    Task,
    Workflow,
)
from giaoban.office.work.queries import timed
from giaoban.office.work.timing import Timing
from tests.office.work.acting import DEEDS, TRIED, Deed, NothingToDo
from tests.office.work.story import day, drafted, fact, given, joint, led_by, share_of
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = [pytest.mark.django_db, pytest.mark.fuzz]
MANY = os.environ.get("GIAOBAN_EXAMPLES") == "many"
REFUSALS = (PermissionDenied, ValidationError, NotNow, Conflict, ObjectDoesNotExist)
KEPT: tuple[type[Model], ...] = (Task, Assignment, Progress, Extension, Objection, Orientation, EarlierState, Entry, Forwarding)
# The office does the most, so the most is done by it.
WHO = ("mai", "mai", "mai", "ha", "ha", "nam", "nam", "lan", "hoa", "binh", "binh", "cuong", "sen", "yen")


class Work(RuleBasedStateMachine):
    """The office at work. What was seen of deadlines is remembered, to be asked for again after every act."""

    people: People
    organs: Organs
    tried: dict[str, int]

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.paper = make_paper()
        self.firsts: dict[tuple[type[Model], int], dt.date] = {}
        self.seen: dict[tuple[type[Model], int], set[dt.date]] = {}

    @initialize()
    def begin(self) -> None:
        """There is something to go on from: two tasks handed out, one to be handed out, one of a sentence."""
        share = share_of(joint(self.people, self.organs), self.organs.economy)
        actions.ask_extension(self.people.binh, share.pk, day(20), "chờ số liệu")
        actions.object_to(self.people.binh, share.pk, Objection.Kind.NOT_OURS, "không đúng chức năng", organ=self.organs.front)
        given(self.people, led_by(self.organs.economy), due=None)
        drafted(self.people, led_by(self.organs.police))
        actions.open_from_facts(self.people.lan, [fact(self.paper, self.people, lead=self.organs.school)])

    @rule(name=st.sampled_from(TRIED), who=st.sampled_from(WHO), a=st.integers(0, 20), b=st.integers(0, 20), n=st.integers(-4, 13))
    def act(self, name: str, who: str, a: int, b: int, n: int) -> None:
        """Somebody tries something: it is done and stands in the record, or refused and leaves nothing at all."""
        deed = Deed(self.people, self.organs, self.paper, getattr(self.people, who), a, b, n)
        before, lines = _everything(), set(Entry.objects.values_list("pk", flat=True))
        try:
            with transaction.atomic():
                DEEDS[name](deed)
        except REFUSALS:
            assert _everything() == before
        except NothingToDo:
            pass
        else:
            new = Entry.objects.exclude(pk__in=lines)
            changed = _everything() != before
            assert new.exists() == changed
            assert set(new.values_list("actor_id", flat=True)) <= {deed.who.pk}
            assert new.values("act").distinct().count() == int(changed)
            self.tried[name] = self.tried.get(name, 0) + int(changed)

    @invariant()
    def stands_as_it_may(self) -> None:
        """No forbidden state."""
        shares: dict[int, list[Assignment]] = {}
        for share in Assignment.objects.all():
            shares.setdefault(share.task_id, []).append(share)
            assert (share.workflow == Workflow.HANDED_OVER) == (share.successor_id is not None)
        tasks = {task.pk: task for task in Task.objects.all()}
        for task in tasks.values():
            _look_at(task, shares.get(task.pk, []))
            above, met = task.parent_id, {task.pk}
            while above is not None:
                assert above not in met
                met.add(above)
                above = tasks[above].parent_id
            if task.parent_id is not None and not task.closed:
                assert tasks[task.parent_id].workflow != Workflow.DONE
        for model in (Extension, Objection):
            assert not model.objects.filter(answer="", assignment__closed=True).exists()

    @invariant()
    def loses_no_deadline(self) -> None:
        """The first deadline stays what it was, and every earlier one can be found."""
        for model in (Task, Assignment):
            for one in model._default_manager.all():
                key = (model, one.pk)
                if one.first_deadline is not None:
                    assert self.firsts.setdefault(key, one.first_deadline) == one.first_deadline
                else:
                    assert key not in self.firsts
                days = self.seen.setdefault(key, set())
                lost = days - {one.deadline} - _kept_deadlines(one)
                assert not lost
                if one.deadline is not None:
                    days.add(one.deadline)

    def teardown(self) -> None:
        """At the end lists are held against rules and recounts; then everything is as it was before."""
        try:
            _lists_agree(self.people)
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)


def _everything() -> dict[str, list[Any]]:
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in KEPT}


def _kept_deadlines(one: Task | Assignment) -> set[dt.date]:
    states = EarlierState.objects.filter(subject_kind=one._meta.label_lower, subject_id=one.pk)
    kept = {dt.date.fromisoformat(state.state["deadline"]) for state in states if state.state["deadline"]}
    asked = Extension.objects.filter(assignment=one.pk).values_list("before", flat=True) if isinstance(one, Assignment) else []
    return kept | {before for before in asked if before}


def _look_at(task: Task, shares: list[Assignment]) -> None:
    standing = [share for share in shares if not share.closed]
    states = {share.workflow for share in standing}
    holders = [(share.organ_id, share.person_id) for share in standing]
    assert len(set(holders)) == len(holders)
    things: list[Task | Assignment] = [task, *shares]
    for thing in things:
        assert thing.closed == (thing.workflow in CLOSED) == (thing.workflow not in OPEN)
        assert (thing.done_on is not None) == (thing.workflow in FINISHED)
        assert thing.first_deadline is not None or thing.deadline is None or task.workflow == Workflow.DRAFT or task.closed
    if task.closed:
        assert not standing
    elif task.workflow == Workflow.DRAFT:
        assert states <= {Workflow.DRAFT}
    else:
        assert any(share.side == Side.LEAD for share in standing)
        assert task.workflow == _follows(task, states)
    if task.workflow == Workflow.REPORTED:
        assert task.done_on == max(share.done_on for share in standing if share.side == Side.LEAD and share.done_on)
    if task.workflow == Workflow.DONE:
        assert {Workflow.DONE} <= {share.workflow for share in shares} <= set(CLOSED)


def _follows(task: Task, states: set[str]) -> str:
    """What a task is in whose shares are in these states."""
    if Workflow.PAUSED in states or (task.workflow == Workflow.PAUSED and states == {Workflow.REPORTED}):
        assert not states & set(UNDERWAY)
        return Workflow.PAUSED
    if states == {Workflow.REPORTED}:
        return Workflow.REPORTED
    if Workflow.RETURNED in states:
        return Workflow.RETURNED
    begun = states & {Workflow.IN_PROGRESS, Workflow.REPORTED}
    assert states <= {*UNDERWAY, Workflow.REPORTED}
    return Workflow.IN_PROGRESS if begun else Workflow.ASSIGNED


def _lists_agree(people: People) -> None:
    tasks, shares = list(Task.objects.all()), list(Assignment.objects.select_related("task"))
    for today in (day(0), day(3), day(8)):
        for which in Timing:
            assert set(Task.objects.filter(timed(which, today))) == {task for task in tasks if task.timing_on(today) == which}
            assert set(Assignment.objects.filter(timed(which, today))) == {one for one in shares if one.timing_on(today) == which}
    for account in people.all():
        seen = {task for task in tasks if rules.may_see(account, task)}
        assert set(queries.visible_to(account)) == seen
        waiting = {task for task in seen if task.workflow == Workflow.REPORTED and rules.may_confirm(account, task)}
        assert set(queries.to_confirm(account)) == waiting
        drafts = {task for task in seen if task.workflow == Workflow.DRAFT and rules.may_arrange(account, task)}
        assert set(queries.to_hand_out(account)) == drafts
        own = {one for one in shares if one.task in seen and one.workflow in UNDERWAY and rules.is_own(account, one)}
        assert set(queries.to_do(account)) == own
        assert set(queries.assignments_visible_to(account)) == {one for one in shares if rules.may_follow(account, one)}


def test_any_sequence_of_acts_by_any_people(people: People, organs: Organs) -> None:
    Work.people, Work.organs, Work.tried = people, organs, {}

    run_state_machine_as_test(Work, settings=settings(max_examples=40 if MANY else 8, stateful_step_count=50 if MANY else 40))

    if MANY:
        assert len(Work.tried) > 0.9 * len(DEEDS)  # they were done, not only refused

"""Any sequence of acts by any people: a draft moves only as the table of moves says, no version and no number is lost or used twice,
nothing is unaudited, and what is refused leaves nothing."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import settings as examples
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.models import Account
from giaoban.office.issuing import actions, rules
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.models import (
    Authority,
    Consultation,
    Draft,
    DraftState,
    Opinion,
    Recipient,
    Return,
    Signing,
    Station,
    SubmissionSlip,
    Version,
)
from giaoban.office.issuing.moves import MOVES, Move, can
from giaoban.office.registry.models import Paper, RegisterEntry
from giaoban.office.work.actions import NotNow
from tests.office.issuing.rows import TODAY, written
from tests.people import Organs, People, person_of

pytestmark = [pytest.mark.django_db, pytest.mark.fuzz]
MANY = os.environ.get("GIAOBAN_EXAMPLES") == "many"
REFUSALS = (PermissionDenied, ValidationError, Conflict, NotNow, ObjectDoesNotExist)
WHO = ("mai", "mai", "ha", "ha", "lan", "lan", "hoa", "nam", "nam", "binh", "sen", "yen")
KEPT = (
    Draft,
    Version,
    Consultation,
    Opinion,
    Station,
    SubmissionSlip,
    Return,
    Signing,
    Recipient,
    Paper,
    RegisterEntry,
    EarlierState,
    Entry,
)
FOR_EVER = (Version, SubmissionSlip, Return, Signing, RegisterEntry, Station)
NAMES = (*(move.value for move in Move), "answer", "receivers", "send", "receive")


class Drafts(RuleBasedStateMachine):
    """The office at its drafts. How far each is, and what was kept of it, is remembered from act to act."""

    people: People
    organs: Organs
    tried: set[str]

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.states: dict[int, str] = {}
        self.kept: dict[str, set[int]] = {}
        self.words: dict[int, str] = {}

    @initialize()
    def begin(self) -> None:
        """A report of the compiler's, and a plan that the economy division drafts."""
        written(self.people, self.organs)
        written(self.people, self.organs, self.people.binh, kind="KH", unit_id=self.organs.economy.pk)

    @rule(name=st.sampled_from(sorted(NAMES)), who=st.sampled_from(WHO), at=st.integers(0, 5), stale=st.integers(0, 7))
    def act(self, name: str, who: str, at: int, stale: int) -> None:
        """Somebody tries something, whether it makes sense or not."""
        self._try(name, who, at, shown_late=not stale)

    def _try(self, name: str, who: str, at: int, *, shown_late: bool) -> None:
        """It is done and stands in the record, or refused and leaves nothing at all."""
        before, lines = _everything(), set(Entry.objects.values_list("pk", flat=True))
        account: Account = getattr(self.people, who)
        try:
            with transaction.atomic():
                self._deed(name, account, at, shown_late=shown_late)
        except REFUSALS:
            assert _everything() == before
        else:
            new = Entry.objects.exclude(pk__in=lines)
            if _everything() != before:
                assert set(new.values_list("actor_id", flat=True)) == {account.pk}
                assert new.values("act").distinct().count() == 1
                self.tried.add(name)

    @rule(at=st.integers(0, 5), which=st.integers(0, 40))
    def go_on(self, at: int, which: int) -> None:
        """Somebody who may does what makes sense now: so that every stretch of the way is walked."""
        drafts = list(Draft.objects.order_by("pk"))
        draft = drafts[at % len(drafts)]
        moves = [move for move in Move if can(draft.state, move) and move != Move.WITHDRAW]
        able = [(move, who) for move in moves for who in sorted(set(WHO)) if rules.may(getattr(self.people, who), draft, move)]
        if able:
            move, who = able[which % len(able)]
            self._try(move.value, who, at, shown_late=False)

    def _deed(self, name: str, who: Account, at: int, *, shown_late: bool) -> None:
        drafts = list(Draft.objects.order_by("pk"))
        draft = drafts[at % len(drafts)]
        shown, leader = draft.revision - shown_late, person_of((self.people.nam, self.people.hoa)[at % 2])
        slips, receivers = list(Opinion.objects.order_by("pk")), list(Recipient.objects.order_by("pk"))
        here = draft.stations.select_related("person").filter(until=None).first()
        signer = here.person if here and here.person and at < 5 else leader  # now and then somebody else
        signed = actions.Signed(signer, Authority.ON_BEHALF, TODAY())
        until, organs = TODAY() + dt.timedelta(3), [self.organs.economy, self.organs.police]
        deeds: dict[str, Callable[[], object]] = {
            "write": lambda: actions.write_version(who, draft.pk, shown, content=typed(f"Bản viết lại {at}"), reason="Sửa"),
            "correct": lambda: actions.correct_draft(who, draft.pk, shown, subject=f"Trích yếu {at}"),
            "ask": lambda: actions.ask_opinions(who, draft.pk, shown, until=until, organs=organs),
            "answer": lambda: slips and actions.give_opinion(who, slips[-1 - at % len(slips)].pk, 1 + at % 2, "other", f"Ý kiến {at}"),
            "end": lambda: actions.end_consultation(who, draft.pk, shown),
            "submit": lambda: actions.submit(who, draft.pk, shown, to=leader, summary="Tóm tắt"),
            "initial": lambda: actions.initial(who, draft.pk, shown),
            "pass-on": lambda: actions.pass_on(who, draft.pk, shown, leader),
            "return": lambda: actions.return_draft(who, draft.pk, shown, reason="Sửa lại" if at else " "),
            "take-back": lambda: actions.take_back(who, draft.pk, shown),
            "sign": lambda: actions.sign(who, draft.pk, shown, signed),
            "unsign": lambda: actions.unsign(who, draft.pk, shown),
            "issue": lambda: actions.issue(who, draft.pk, shown, actions.Numbered(number=at or None), signed if at % 2 else None),
            "withdraw": lambda: at == 1 and actions.withdraw(who, draft.pk, shown),
            "receivers": lambda: actions.set_recipients(who, draft.pk, shown, organs=organs[at % 2 :], words=[f"Nơi {at}"]),
            "send": lambda: actions.distribute(who, draft.pk, shown),
            "receive": lambda: receivers and actions.acknowledge(who, receivers[at % len(receivers)].pk),
        }
        deeds[name]()

    @invariant()
    def moves_as_the_table_says(self) -> None:
        """From one state to another only by a move that leads there, or by the two that the registry and the chief do at once."""
        steps = {(before, step.after) for step in MOVES.values() for before in step.before}
        at_once = {(DraftState.SUBMITTED, DraftState.ISSUED)} | {
            (before, DraftState.SUBMITTED) for before in MOVES[Move.SUBMIT].before
        }  # fmt: skip
        for key, state in Draft.objects.values_list("pk", "state"):
            was = self.states.get(key, state)
            assert was == state or (was, state) in steps | at_once
            self.states[key] = state

    @invariant()
    def lies_where_it_should(self) -> None:
        """On exactly one desk until it is over, on none afterwards; issued with one number, one signature, one paper."""
        for draft in Draft.objects.select_related("paper"):
            assert draft.stations.filter(until=None).count() == (0 if draft.is_over else 1)
            standing = draft.signings.filter(undone_at=None).count()
            assert standing == (draft.state in {DraftState.SIGNED, DraftState.ISSUED})
            if draft.state == DraftState.ISSUED:
                assert draft.paper is not None
                assert draft.paper.entries.filter(cancelled_at=None).count() == 1
                assert draft.signings.get(undone_at=None).version == draft.versions.last()
        assert Paper.objects.filter(direction="out").count() == Draft.objects.filter(state=DraftState.ISSUED).count()

    @invariant()
    def loses_nothing(self) -> None:
        """Versions, slips, returns, signatures, numbers and stations are only ever added to; a version's words never change."""
        for model in FOR_EVER:
            now = set(model._default_manager.values_list("pk", flat=True))
            assert self.kept.get(model.__name__, set()) <= now
            self.kept[model.__name__] = now
        for key, text in Version.objects.values_list("pk", "text"):
            assert self.words.setdefault(key, text) == text

    def teardown(self) -> None:
        """Everything is as it was before."""
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)


def _everything() -> dict[str, list[Any]]:
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in KEPT if model is not Entry}


def test_any_sequence_of_acts_moves_as_the_table_says(people: People, organs: Organs, tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path
    Drafts.people, Drafts.organs, Drafts.tried = people, organs, set()
    how_many = examples(deadline=None, max_examples=60 if MANY else 8, stateful_step_count=60 if MANY else 40)

    run_state_machine_as_test(Drafts, settings=how_many)

    assert {"write", "ask", "submit", "initial", "return", "sign", "issue"} <= Drafts.tried


def test_every_state_can_be_left_but_the_last_two() -> None:
    left = {before for step in MOVES.values() for before in step.before}

    assert set(DraftState) - left == {DraftState.ISSUED, DraftState.WITHDRAWN}
    assert {step.after for step in MOVES.values()} - {None} == set(DraftState)

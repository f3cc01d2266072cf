"""Any sequence of noting, concluding, signing and taking back by any people: no earlier note, conclusion or agenda is lost, nothing is
unaudited, what is refused leaves nothing, and signed minutes never change."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.models import Account
from giaoban.office.meetings import actions
from giaoban.office.meetings.actions import LeftOpen
from giaoban.office.meetings.models import (
    Addition,
    AgendaIssue,
    Conclusion,
    ConclusionTask,
    Item,
    ItemNote,
    Meeting,
    Minutes,
    NoteAside,
)
from giaoban.office.work.actions import NotNow, Ordered, Share
from giaoban.office.work.models import Origin, Task
from tests.office.meetings.rows import call, make_held
from tests.people import Organs, People

pytestmark = [pytest.mark.django_db, pytest.mark.fuzz]
MANY = os.environ.get("GIAOBAN_EXAMPLES") == "many"
REFUSALS = (PermissionDenied, ValidationError, Conflict, ObjectDoesNotExist, NotNow, LeftOpen)
WHO = ("mai", "mai", "lan", "ha", "sen", "hoa", "binh", "yen")
TEXTS = ("Một.", "Một.\nHai.", "Một, sửa.\nHai.", "Một.\nHai, sửa.", "Ba.", "")
KEPT = (Meeting, Item, Minutes, ItemNote, NoteAside, Conclusion, ConclusionTask, Addition, AgendaIssue, Task, EarlierState, Entry)
NAMES = sorted(
    ("write", "write", "write", "settle", "head", "conclude", "conclude", "correct", "mark", "up", "take-back", "put-back", "order",
     "undo", "sign", "add", "item", "withdraw")
)  # fmt: skip


class Records(RuleBasedStateMachine):
    """The office at a meeting. What was ever written is remembered, to be asked for again after every act."""

    people: People
    organs: Organs
    tried: set[str]

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.notes: dict[int, set[str]] = {}
        self.said: dict[int, set[str]] = {}
        self.agendas: dict[int, Any] = {}
        self.asides: dict[int, Any] = {}
        self.signed: tuple[Any, ...] | None = None

    @initialize()
    def begin(self) -> None:
        """A meeting of today with two matters; a member of the committee is called as its secretary."""
        meeting, _, _ = make_held(self.people, self.organs, state="planned")
        call(meeting, account=self.people.sen, part="secretary")
        self.meeting_id = meeting.pk

    @rule(
        name=st.sampled_from(NAMES), who=st.sampled_from(WHO), at=st.integers(0, 9), text=st.sampled_from(TEXTS), stale=st.booleans(),
        even_so=st.booleans(),
    )  # fmt: skip
    def act(self, name: str, who: str, at: int, text: str, stale: bool, even_so: bool) -> None:
        """Somebody tries something: it is done and stands in the record, or refused and leaves nothing at all."""
        before, lines = _everything(), set(Entry.objects.values_list("pk", flat=True))
        account: Account = getattr(self.people, who)
        try:
            with transaction.atomic():
                _deed(name, account, self.meeting_id, self.organs, at, text, stale=stale and at % 2 == 0, even_so=even_so)
        except REFUSALS:
            assert _everything() == before
        else:
            new = Entry.objects.exclude(pk__in=lines)
            assert new.exists()
            assert set(new.values_list("actor_id", flat=True)) == {account.pk}
            assert new.values("act").distinct().count() == 1
            self.tried.add(name)

    @invariant()
    def loses_no_words(self) -> None:
        """Every text a note or a conclusion ever had is what it says now, or among its earlier states."""
        for model, kind, seen in ((ItemNote, "meetings.itemnote", self.notes), (Conclusion, "meetings.conclusion", self.said)):
            for row in model.objects.all():
                states = EarlierState.objects.filter(subject_kind=kind, subject_id=row.pk)
                known = {row.text, *(state.state["text"] for state in states)}
                assert seen.setdefault(row.pk, set()) <= known
                seen[row.pk].add(row.text)
            assert seen.keys() <= set(model.objects.values_list("pk", flat=True))

    @invariant()
    def keeps_what_was_sent_and_set_aside(self) -> None:
        """Agendas as they stood and texts beside notes are only ever added to."""
        agendas = {row[0]: row for row in AgendaIssue.objects.values_list()}
        asides = {pk: (base, text) for pk, base, text in NoteAside.objects.values_list("pk", "base", "text")}
        assert self.agendas == {key: agendas.get(key) for key in self.agendas}
        assert self.asides == {key: asides.get(key) for key in self.asides}
        self.agendas, self.asides = agendas, asides

    @invariant()
    def changes_nothing_that_was_signed(self) -> None:
        """Signed once, the minutes and the words of all conclusions stay what they are."""
        minutes = Minutes.objects.first()
        if minutes is None or not minutes.is_signed:
            assert self.signed is None
            return
        assert minutes.is_intact
        standing = list(Conclusion.objects.filter(taken_back_at=None).values_list("pk", "number", "text"))
        now = (minutes.frozen, minutes.frozen_sha256, minutes.signed_at, list(minutes.notes.values_list("pk", "text")), standing)
        assert self.signed in (None, now)
        self.signed = now

    @invariant()
    def counts_conclusions_from_one(self) -> None:
        """Those that stand are numbered without a gap."""
        numbers = list(Conclusion.objects.filter(taken_back_at=None).order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))

    def teardown(self) -> None:
        """Everything is as it was before."""
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)


def _everything() -> dict[str, list[Any]]:
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in KEPT}


def _deed(name: str, who: Account, meeting_id: int, organs: Organs, at: int, text: str, *, stale: bool, even_so: bool) -> None:
    items = [None, *Item.objects.order_by("pk")[:2]]
    item = items[at % len(items)]
    item_id = item.pk if item else None
    note = ItemNote.objects.filter(item=item).first()
    conclusions = list(Conclusion.objects.order_by("pk"))
    one = conclusions[at % len(conclusions)] if conclusions else Conclusion(pk=0, revision=1)
    shown = one.revision - stale
    aside = NoteAside.objects.order_by("pk").last() or NoteAside(pk=0, note=ItemNote(revision=1))
    minutes = Minutes.objects.first()
    of = (minutes.revision if minutes else 1) - stale
    ordered = Ordered("Rà soát", Origin.TELEPHONE, (Share(organ=organs.economy),))
    link = ConclusionTask.objects.first()
    last = Item.objects.order_by("pk").last()
    assert last is not None
    deeds: dict[str, Callable[[], object]] = {
        "write": lambda: actions.write_note(who, meeting_id, item_id, text, shown=(note.revision if note else 0) - (at % 3)),
        "settle": lambda: actions.settle_note(who, aside.pk, aside.note.revision - stale, text),
        "head": lambda: actions.change_minutes(who, meeting_id, of, chair=who.person if at % 2 else None),
        "conclude": lambda: actions.conclude(who, meeting_id, text, item_id=item_id, no_task=at % 2 == 0),
        "correct": lambda: actions.correct_conclusion(who, one.pk, shown, text),
        "mark": lambda: actions.mark_no_task(who, one.pk, shown, no_task=at % 2 == 0),
        "up": lambda: actions.move_conclusion(who, one.pk, shown, up=at % 2 == 0),
        "take-back": lambda: actions.take_back_conclusion(who, one.pk, shown),
        "put-back": lambda: actions.put_back_conclusion(who, one.pk, shown),
        "order": lambda: actions.order_from(who, one.pk, ordered),
        "undo": lambda: actions.take_back_task(who, link.conclusion_id if link else 0, link.task_id if link else 0),
        "sign": lambda: actions.sign_minutes(who, meeting_id, of, even_so=even_so),
        "add": lambda: actions.add_to_minutes(who, meeting_id, text, "Ghi thiếu"),
        "item": lambda: actions.add_item(who, meeting_id, title="Nội dung khác"),
        "withdraw": lambda: actions.withdraw_item(who, last.pk, last.revision - stale),
    }
    deeds[name]()


def test_any_sequence_of_acts_keeps_every_word_and_leaves_its_line(people: People, organs: Organs) -> None:
    Records.people, Records.organs, Records.tried = people, organs, set()
    how_many = settings(deadline=None, max_examples=60 if MANY else 12, stateful_step_count=40 if MANY else 25)

    run_state_machine_as_test(Records, settings=how_many)

    assert Records.tried >= {"write", "conclude"}

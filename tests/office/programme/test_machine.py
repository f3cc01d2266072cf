"""Any sequence of acts by any people: every earlier time of a line can be found, nothing is unaudited, what is refused leaves nothing."""

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
from giaoban.office.programme import actions
from giaoban.office.programme.actions import Why
from giaoban.office.programme.models import Change, Line, LineTask, Programme
from giaoban.office.work.models import Task
from tests.office.programme.rows import DECEMBER, NOVEMBER, make_line, make_programme
from tests.office.work.story import drafted, led_by
from tests.people import Organs, People

pytestmark = [pytest.mark.django_db, pytest.mark.fuzz]
MANY = os.environ.get("GIAOBAN_EXAMPLES") == "many"
REFUSALS = (PermissionDenied, ValidationError, Conflict, ObjectDoesNotExist)
WHO = ("mai", "mai", "ha", "lan", "hoa", "nam", "binh", "sen", "yen")
DUES = ("", "2026-11-10", "2026-11-25", "2026-11", "2026-12-05", "2026-12", "2027-01-15", "2026-Q4", "hôm nay")
REASONS = ("chờ số liệu", "theo ý kiến Thường trực", " ")
KEPT = (Programme, Line, LineTask, Change, Task, EarlierState, Entry)


class Programmes(RuleBasedStateMachine):
    """The office at its programmes. What was seen of times is remembered, to be asked for again after every act."""

    people: People
    organs: Organs
    tried: set[str]

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.seen: dict[int, set[str]] = {}
        self.firsts: dict[int, str] = {}
        self.changes: dict[int, tuple[Any, ...]] = {}

    @initialize()
    def begin(self) -> None:
        """November's programme: a line of the economy division, a meeting with a matter; December's draft."""
        november = make_programme(self.organs.committee)
        make_line(november, organ=self.organs.economy)
        meeting = make_line(november, kind="meeting")
        make_line(november, kind="item", under=meeting)
        make_programme(self.organs.committee, DECEMBER, state="draft")
        drafted(self.people, led_by(self.organs.economy))

    @rule(
        name=st.sampled_from(sorted(("move", "move", "carry", "withdraw", "restore", "add", "finish", "reopen", "correct", "link", "unlink",
                                     "order", "issue", "close", "open"))),
        who=st.sampled_from(WHO), at=st.integers(0, 9), due=st.sampled_from(DUES), why=st.sampled_from(REASONS), stale=st.booleans(),
    )  # fmt: skip
    def act(self, name: str, who: str, at: int, due: str, why: str, stale: bool) -> None:
        """Somebody tries something: it is done and stands in the record, or refused and leaves nothing at all."""
        before, lines = _everything(), set(Entry.objects.values_list("pk", flat=True))
        account: Account = getattr(self.people, who)
        try:
            with transaction.atomic():
                _deed(name, account, at, due, Why(why), stale and at % 4 == 0)
        except REFUSALS:
            assert _everything() == before
        else:
            new = Entry.objects.exclude(pk__in=lines)
            assert new.exists()
            assert set(new.values_list("actor_id", flat=True)) == {account.pk}
            assert new.values("act").distinct().count() == 1
            self.tried.add(name)

    @invariant()
    def loses_no_time(self) -> None:
        """The first time of a line stays what it was, and every one it ever had is in its history."""
        for line in Line.objects.all():
            assert self.firsts.setdefault(line.pk, line.first_due) == line.first_due
            known = {line.first_due, line.due, *line.changes.values_list("before", flat=True)}
            seen = self.seen.setdefault(line.pk, set())
            assert seen <= known
            seen.add(line.due)
        assert self.seen.keys() <= set(Line.objects.values_list("pk", flat=True))

    @invariant()
    def changes_nothing_of_what_was_changed(self) -> None:
        """The history is only ever added to."""
        rows = {row[0]: row for row in Change.objects.values_list()}
        assert self.changes == {key: rows.get(key) for key in self.changes}
        self.changes = rows

    @invariant()
    def stands_as_it_may(self) -> None:
        """What was carried over is in a later programme, and every state has the change that made it."""
        for line in Line.objects.select_related("programme", "carried_to__programme"):
            last = line.changes.exclude(kind__in=("moved", "added")).last()
            if line.state == "carried":
                assert line.carried_to.programme.first > line.programme.last
                assert last is not None
                assert last.kind == "carried"
            if line.state == "withdrawn":
                assert last is not None
                assert last.kind == "withdrawn"
            assert line.done_on is None or line.stands

    def teardown(self) -> None:
        """Everything is as it was before."""
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)


def _everything() -> dict[str, list[Any]]:
    return {model.__name__: list(model._default_manager.order_by("pk").values_list()) for model in KEPT}


def _deed(name: str, who: Account, at: int, due: str, why: Why, stale: bool) -> None:
    lines, programmes = list(Line.objects.order_by("pk")), list(Programme.objects.order_by("pk"))
    line, programme, task = lines[at % len(lines)], programmes[at % len(programmes)], Task.objects.order_by("pk")[0]
    shown, of = line.revision - stale, programme.revision - stale
    deeds: dict[str, Callable[[], object]] = {
        "move": lambda: actions.move_line(who, line.pk, shown, due, why),
        "carry": lambda: actions.carry_line(who, line.pk, shown, DECEMBER.replace(month=12 if at % 2 else 11), why, due=due),
        "withdraw": lambda: actions.withdraw_line(who, line.pk, shown, why),
        "restore": lambda: actions.restore_line(who, line.pk, shown, why),
        "add": lambda: actions.add_line(who, programme.pk, text="Việc bổ sung", due=due, why=why),
        "finish": lambda: actions.finish_line(who, line.pk, shown, NOVEMBER, why),
        "reopen": lambda: actions.reopen_line(who, line.pk, shown, why),
        "correct": lambda: actions.correct_line(who, line.pk, shown, number=str(at)),
        "link": lambda: actions.link_task(who, line.pk, shown, task.pk),
        "unlink": lambda: actions.unlink_task(who, line.pk, shown, task.pk),
        "order": lambda: actions.order_task(who, line.pk, shown),
        "issue": lambda: actions.issue_programme(who, programme.pk, of),
        "close": lambda: actions.close_programme(who, programme.pk, of),
        "open": lambda: actions.reopen_programme(who, programme.pk, of),
    }
    deeds[name]()


def test_any_sequence_of_acts_keeps_every_time_and_leaves_its_line(people: People, organs: Organs) -> None:
    Programmes.people, Programmes.organs, Programmes.tried = people, organs, set()
    how_many = settings(deadline=None, max_examples=60 if MANY else 12, stateful_step_count=40 if MANY else 25)

    run_state_machine_as_test(Programmes, settings=how_many)

    assert {"move", "carry", "withdraw", "add"} <= Programmes.tried

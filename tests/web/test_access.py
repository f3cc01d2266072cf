"""Every address × every person × reading and sending: who may not come in is turned away, what exists but is not his is not there for him,
and what is his answers. What is expected follows from the rules of the rooms, never from what the pages do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from giaoban.office.compiling.rules import may_compile_this
from giaoban.office.directory.models import Account
from giaoban.office.directory.rules import may_record_absence
from giaoban.office.meetings import record_rules as records
from giaoban.office.meetings import rules as meetings
from giaoban.office.programme.rules import sees_whole
from giaoban.office.registry.rules import may_add_parts, may_answer, may_copy, may_see
from giaoban.office.targets.rules import may_correct_measurement, may_measure_some, may_record_on
from giaoban.office.work import rules as work
from giaoban.office.work.briefing_rules import may_keep
from giaoban.web.doors import addresses, everyone
from giaoban.web.sitting.concluding import TURNS
from tests.people import Organs, People, come_in
from tests.web.dossiers.samples import MORE_OF_PAPERS
from tests.web.exchange.samples import MORE_OF_PACKAGES
from tests.web.issuing.samples import MORE_OF_DRAFTS
from tests.web.samples import SEEN, World, elsewhere_world, key_of, own_world, restricted_world

pytestmark = pytest.mark.django_db
ADDRESSES: list[tuple[str, URLPattern]] = list(addresses(get_resolver().url_patterns))
OURS = [(route, item) for route, item in ADDRESSES if not route.startswith("account/")]
# Every role once, and a second focal point, of another unit: the other leaders hold no role that Hòa does not.
EVERYBODY = ("lan", "ha", "mai", "hoa", "binh", "cuong", "sen", "thanh", "yen", "kien")
AT_EVERY_CHECK = ("lan", "yen", "kien")  # the others, who come far, take minutes
METHODS = ("get", "post")
ANSWERED = {200, 204, 302, 400, 405, 409, 422}  # 400, 409, 422: nothing was sent along, which is asked only after the thing was found
NOT_THERE = {404, 405}  # 405: what only takes what is sent says so to everybody, whatever it is asked about


def _keeps(account: Account, world: World) -> bool:
    return may_keep(account, world["briefing_id"].board)


# What an address asks of the thing besides that it may be seen: else it is not there, or (for sending alone) not his to change.
def _of(rule: Callable[[Account, Any], bool], part: str) -> Callable[[Account, World], bool]:
    return lambda account, world: rule(account, world[part])


MORE: dict[str, Callable[[Account, World], bool]] = {
    "answer": _of(may_answer, "handling"),
    "task-confirm": _of(work.may_confirm, "task_id"),
    "task-return": _of(work.may_confirm, "task_id"),
    "orientation-line": _of(work.may_write_line, "orientation_id"),
    "meeting-answer": _of(meetings.may_answer, "attendee_id"),
    **MORE_OF_PAPERS,
    **MORE_OF_DRAFTS,
    **MORE_OF_PACKAGES,
    **dict.fromkeys(
        ("sitting", "sitting-earlier", "meeting-minutes", "meeting-minutes-word", "meeting-minutes-pdf"),
        _of(records.may_read, "meeting_id"),
    ),
    **dict.fromkeys(
        ("sitting-head", "sitting-note", "sitting-conclude", "sitting-sign", "meeting-minutes-add"), _of(records.may_write, "meeting_id")
    ),
    **dict.fromkeys(
        ("meeting-notice-link", "meeting-notice-unlink", "meeting-notice-version", "meeting-notice-word", "meeting-notice-pdf"),
        _of(records.may_link_notice, "meeting_id"),
    ),
    **dict.fromkeys(
        ("transfer-slip-word", "transfer-slip-pdf"),
        lambda _, world: world["paper_id"].forwardings.filter(organ=world["organ_id"]).exists(),
    ),
    "paper-copy": _of(may_copy, "paper_id"),
    "sitting-mark": lambda account, world: records.may_write(account, world["attendee_id"].meeting),
    **dict.fromkeys(
        ("conclusion-change", "conclusion-order", "conclusion-undo-task", *(f"conclusion-{what}" for what in TURNS)),
        lambda account, world: records.may_write(account, world["conclusion_id"].meeting),
    ),
    "share-release": lambda account, _: work.may_enter(account),
    **dict.fromkeys(
        ("collection-reply", "share-progress", "share-done", "share-extension", "share-objection"), _of(work.may_report, "share_id")
    ),
    **dict.fromkeys(
        ("unit-sheet", "unit-sheet-excel", "unit-sheet-word", "unit-sheet-filled", "unit-sheet-take"),
        lambda account, world: work.sees_all_of(account) is not None or world["organ_id"].pk in account.organ_ids,
    ),
    **dict.fromkeys(("share-deadline", "share-transfer"), lambda account, _: work.may_answer_all(account)),
    **dict.fromkeys(("task-draft", "task-draft-shown", "task-reckoned"), lambda _, world: world["task_id"].workflow == "draft"),
    "measure": lambda account, world: may_measure_some(account, world["indicator_id"]),
    "measurement": lambda account, world: may_correct_measurement(account, world["measurement_id"]),
    **dict.fromkeys(
        ("milestone-new", "milestone", "spending-new", "spending"), lambda account, world: may_record_on(account, world["project_id"])
    ),
}
MORE |= dict.fromkeys(
    ("programme-proposals", "proposal-take", "proposal-leave", "proposal-reconsider", "proposal-undo", "programme-order"),
    _of(may_compile_this, "programme_id"),
) | dict.fromkeys(("programme-paper", "programme-word", "programme-pdf"), _of(sees_whole, "programme_id"))
MORE |= {"programme-line-words": lambda account, world: may_compile_this(account, world["line_id"].programme)}
MORE |= dict.fromkeys((f"briefing-{verb}" for verb in ("extend", "transfer", "finish", "conclude", "refuse")), _keeps)
MORE_TO_SEND: dict[str, Callable[[Account, World], bool]] = dict.fromkeys(("briefing-head", "briefing-close"), _keeps) | {
    "meeting-notice-version": lambda account, _: may_add_parts(account),
    "absence": lambda account, world: may_record_absence(account, world["absence_id"].person_id),
}


def parts_of(route: str) -> list[str]:
    """The names of the parts of an address."""
    return re.findall(r"<(?:\w+:)?(\w+)>", route)


def expected(account: Account, route: str, item: URLPattern, method: str, world: World) -> set[int]:
    """What may be answered."""
    rule, name = item.callback.rule, str(item.name)  # type: ignore[attr-defined]
    if rule is everyone:
        return ANSWERED | {404, 410}
    if not rule(account):
        return {403}
    if not all(SEEN[part](account, world[part]) for part in parts_of(route)) or not MORE.get(name, _yes)(account, world):
        return NOT_THERE
    if method == "post" and not MORE_TO_SEND.get(name, _yes)(account, world):
        return {403, 422}  # 422: the form is not filled in
    return ANSWERED


def _yes(_: Account, __: World) -> bool:
    return True


class Walker:
    """Somebody who asks every address. What is sent is taken back afterwards, so that the next finds the world as it was."""

    def __init__(self, account: Account | None) -> None:
        self.client = Client(raise_request_exception=False)
        if account is not None:
            come_in(self.client, account)

    def status(self, route: str, item: URLPattern, method: str, world: World, *, script: bool = False) -> int:
        """The answer's status."""
        url = reverse(item.name, kwargs={part: key_of(world[part]) for part in parts_of(route)})
        with transaction.atomic():
            data = {"csrfmiddlewaretoken": ""} if method == "post" else {}  # as a browser sends an empty form
            answer = getattr(self.client, method)(url, data, headers={"HX-Request": "true"} if script else {})
            b"".join(getattr(answer, "streaming_content", ()))
            transaction.set_rollback(True)
        return int(answer.status_code)


def walk(
    cases: list[tuple[str, URLPattern]], worlds: dict[str, World], account: Account | None = None
) -> Iterator[tuple[str, URLPattern, str, str, World]]:
    """Every address, read and sent to, in every world; one without parts is the same in all of them, so is one whose door is shut to the
    person: a door knows nothing of what is asked about."""
    for route, item in cases:
        is_shut = account is not None and not item.callback.rule(account)  # type: ignore[attr-defined]
        for where, world in [next(iter(worlds.items()))] if is_shut or not parts_of(route) else worlds.items():
            for method in METHODS:
                yield route, item, method, where, world


@pytest.fixture(autouse=True)
def _apart(tmp_path: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files in a store of their own; pages are drawn elsewhere."""
    settings.FILES_DIR = tmp_path / "files"
    for drawing in ("giaoban.web.review.views.draw", "giaoban.web.dossiers.reading.draw"):
        monkeypatch.setattr(drawing, lambda *_: b"")


@pytest.fixture
def worlds(people: People, organs: Organs) -> dict[str, World]:
    return {
        "own": own_world(people, organs),
        "restricted": restricted_world(people, organs),
        "elsewhere": elsewhere_world(people, organs),
    }


def test_every_part_of_an_address_has_a_thing_and_a_rule(worlds: dict[str, World]) -> None:
    parts = {part for route, _ in ADDRESSES for part in parts_of(route)}

    assert {part for part in parts if part not in SEEN or any(part not in world for world in worlds.values())} == set()


def test_worlds_are_foreign_to_whom_they_should_be(people: People, worlds: dict[str, World]) -> None:
    def seen_by(where: str) -> list[str]:
        return [account.username for account in people.all() if may_see(account, worlds[where]["paper_id"])]

    assert seen_by("own") == ["lan", "ha", "mai", "hoa", "nam", "minh", "binh", "cuong", "sen", "thanh"]
    assert seen_by("restricted") == ["lan", "mai", "hoa", "nam", "minh"]
    assert seen_by("elsewhere") == ["lan", "ha", "mai", "hoa", "nam", "minh"]


def test_visitor_without_session_is_sent_to_sign_in(worlds: dict[str, World]) -> None:
    visitor = Walker(None)
    wrong: dict[Any, Any] = {}
    for route, item, method, _, world in walk(ADDRESSES, {"own": worlds["own"]}):
        status = visitor.status(route, item, method, world)
        is_open = item.callback.rule is everyone  # type: ignore[attr-defined]
        if status >= 500 or (status != 302 and not is_open):
            wrong[f"{method} {item.name}"] = status

    assert wrong == {}


@pytest.mark.parametrize("name", [pytest.param(name, marks=[] if name in AT_EVERY_CHECK else pytest.mark.long) for name in EVERYBODY])
def test_every_address_answers_as_the_rules_say(name: str, people: People, worlds: dict[str, World]) -> None:
    account: Account = getattr(people, name)
    walker = Walker(account)
    wrong: dict[Any, Any] = {}
    got_in: set[tuple[str, ...]] = set()
    for route, item, method, where, world in walk(OURS, worlds, account):
        may_be = expected(account, route, item, method, world)
        if where != "own" and may_be is ANSWERED and str(item.name) not in MORE:
            # What one may do is asked in one world. That one gets in elsewhere is seen by reading one page about each kind of thing.
            if method == "post" or (where, *parts_of(route)) in got_in:
                continue
            got_in.add((where, *parts_of(route)))
        if (status := walker.status(route, item, method, world)) not in may_be:
            wrong[f"{where}: {method} {item.name}"] = status

    assert wrong == {}


@pytest.mark.parametrize("name", ["ha", "binh", "sen"])
def test_script_is_told_no_more_than_a_page(name: str, people: People, worlds: dict[str, World]) -> None:
    account: Account = getattr(people, name)
    walker = Walker(account)
    foreign = {where: worlds[where] for where in ("restricted", "elsewhere")}
    wrong: dict[Any, Any] = {}
    for route, item, method, where, world in walk([case for case in OURS if parts_of(case[0])], foreign):
        if (may_be := expected(account, route, item, method, world)) <= NOT_THERE:
            status = walker.status(route, item, method, world, script=True)
            wrong |= {} if status in may_be else {f"{where}: {method} {item.name}": status}

    assert wrong == {}


@pytest.mark.parametrize("name", ["lan", "binh"])
def test_child_is_not_reached_through_another_paper(name: str, people: People, organs: Organs, worlds: dict[str, World]) -> None:
    """Both papers are his to see; the child belongs to the other one."""
    walker = Walker(getattr(people, name))
    mixed = own_world(people, organs) | {"paper_id": worlds["own"]["paper_id"]}
    rule_of = {item.name: item.callback.rule for _, item in OURS}  # type: ignore[attr-defined]
    of_no_paper = {"number", "organ_id"}
    nested = [(route, item) for route, item in OURS if "paper_id" in parts_of(route) and len(set(parts_of(route)) - of_no_paper) > 1]
    wrong: dict[Any, Any] = {}
    for route, item, method, _, world in walk(nested, {"mixed": mixed}):
        if rule_of[item.name](getattr(people, name)):
            status = walker.status(route, item, method, world)
            wrong |= {} if status in NOT_THERE else {f"{method} {item.name}": status}

    assert len(nested) > 3
    assert wrong == {}

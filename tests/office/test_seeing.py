"""Whatever hangs on a paper is seen as the paper is: for every person, every confidentiality and every way of sending on, the question for
many things and the rule for one agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model
from django.utils import timezone

from giaoban.office.compiling import queries as compiling
from giaoban.office.compiling import rules as compiling_rules
from giaoban.office.compiling.models import Decision as Chosen
from giaoban.office.directory.models import Absence, Account
from giaoban.office.directory.visibility import Confidentiality, Kind, sees_some
from giaoban.office.evidence import queries as evidence
from giaoban.office.evidence import rules as evidence_rules
from giaoban.office.evidence.models import Extraction, Fact, Mention, Work
from giaoban.office.programme import queries as programme
from giaoban.office.programme import rules as programme_rules
from giaoban.office.programme.models import Change, Line, Programme
from giaoban.office.registry import entries, queries, rules
from giaoban.office.registry.models import Annotation, Arrival, Copy, Handling, Paper, Part, RegisterEntry
from giaoban.office.review import queries as review
from giaoban.office.review import rules as review_rules
from giaoban.office.review.models import Proposal
from giaoban.office.work import queries as work
from giaoban.office.work import rules as work_rules
from giaoban.office.work.models import (
    CLOSED,
    FINISHED,
    Assignment,
    Collection,
    Extension,
    Objection,
    Orientation,
    Progress,
    Reply,
    Side,
    Task,
    Workflow,
)
from tests.office.programme.rows import make_line, make_programme
from tests.papers import DAY, make_paper
from tests.people import Organs, People, person_of
from tests.web.samples import WORDS, sent, things_of

pytestmark = pytest.mark.django_db

See = tuple[Callable[[Account], Iterable[Any]], Callable[[Account, Any], bool]]


def _of_papers(children: Callable[[Account, Paper], Iterable[Any]]) -> Callable[[Account], list[Any]]:
    return lambda account: [child for paper in queries.visible_to(account) for child in children(account, paper)]


def _through_paper(account: Account, thing: Any) -> bool:
    return rules.may_see(account, thing.paper)


# What is asked for many, and the rule for one.
AGREED: dict[type[Model], See] = {
    Paper: (queries.visible_to, rules.may_see),
    Part: (_of_papers(queries.parts_visible_to), rules.may_see_part),
    Copy: (queries.copies_visible_to, rules.may_see_copy),
    Annotation: (_of_papers(queries.annotations_visible_to), rules.may_see_annotation),
    Handling: (queries.to_answer, lambda account, one: rules.may_see(account, one.paper) and rules.may_answer(account, one)),
    Arrival: (
        queries.arrivals_visible_to,
        lambda account, one: sees_some(account, Kind.INTAKE) and (one.paper is None or rules.may_see(account, one.paper)),
    ),
    RegisterEntry: (
        entries.entries_visible_to,
        lambda account, one: entries.reads_whole_register(account) if one.paper is None else rules.may_see(account, one.paper),
    ),
    Fact: (evidence.facts_visible_to, evidence_rules.may_see),
    Extraction: (
        evidence.extractions_visible_to,
        lambda account, one: any(rules.may_see(account, part.paper) for part in one.file.parts.all()),
    ),
    Mention: (evidence.mentions_visible_to, _through_paper),
    Work: (
        lambda account: evidence.works_cited_in(queries.visible_to(account)),
        lambda account, one: any(rules.may_see(account, mention.paper) for mention in one.mentions.all()),
    ),
    Proposal: (review.visible_to, review_rules.may_see),
    Task: (work.visible_to, work_rules.may_see),
    Assignment: (work.assignments_visible_to, work_rules.may_follow),
    Progress: (work.progress_visible_to, work_rules.may_see_progress),
    Extension: (work.extensions_visible_to, work_rules.may_see_request),
    Objection: (work.objections_visible_to, work_rules.may_see_request),
    Collection: (work.collections_visible_to, lambda account, one: work_rules.may_see(account, one.task)),
    Reply: (work.replies_visible_to, lambda account, one: work_rules.may_follow(account, one.assignment)),
    Orientation: (work.orientations_visible_to, work_rules.may_see_orientation),
    Programme: (programme.visible_to, programme_rules.may_see),
    Line: (programme.lines_visible_to, programme_rules.may_see_line),
    Change: (programme.changes_visible_to, programme_rules.may_see_change),
    Chosen: (compiling.decisions_visible_to, compiling_rules.may_see),
}
# In which states of work a share is seen or not; one that was closed as a draft was never given to anybody.
STATES = (Workflow.DRAFT.value, Workflow.ASSIGNED.value, Workflow.DONE.value, Workflow.DROPPED.value, "never given")
# Nobody asks for them by themselves: they come with what they belong to, which is in the table above or is the way in.
COME_ALONG = {
    "registry.forwarding", "registry.importrow", "evidence.reading", "evidence.anchor", "review.decision",
    "registry.arrival_duplicates", "registry.handling_support", "registry.annotation_support",
    "review.decision_proposals", "review.proposal_parents", "work.orientationline", "work.reminder", "programme.linetask",
    "programme.reference",
    "work.reckoning",  # why a deadline is the day it is: with its task
    "work.urgingline",  # comes with its letter, which is held to its rule in tests/office/work/test_urging.py
    "work.briefingitem",  # held to its rule in tests/office/work/test_briefing_seeing.py
}  # fmt: skip


@pytest.fixture
def papers(people: People, organs: Organs, tmp_path: Any, settings: Any) -> None:
    """A paper with all that hangs on one for every confidentiality and every way in which papers are sent on."""
    settings.FILES_DIR = tmp_path / "files"
    ways: list[tuple[list[Any], list[Account]]] = [
        ([], []), ([organs.economy], []), ([organs.police, organs.front], []), ([organs.office], []), ([organs.economy], [people.sen]),
        *(([], [account]) for account in people.all()),
    ]  # fmt: skip
    leaders = [None, person_of(people.nam), person_of(people.hoa)]
    for n, (confidentiality, (to_organs, to_people)) in enumerate(product(Confidentiality, ways)):
        paper = make_paper(confidentiality=confidentiality)
        sent(paper, people.lan, to_organs, to_people)
        things = things_of(paper, people, organs)
        Part.objects.create(paper=paper, file=things["part_id"].file, kind=Part.Kind.PHOTO, name="but-phe.jpg", position=1)
        supported = Annotation.objects.create(paper=paper, leader=person_of(people.hoa), text="Giao", entered_by=people.lan)
        supported.support.set([organs.economy, organs.police])
        Handling.objects.filter(paper=paper).update(leader=leaders[n % 3], answer="agreed" if n % 5 == 4 else "")
    Absence.objects.all().delete()
    today = dt.date.today()  # noqa: DTZ011 - any day that holds now
    Absence.objects.create(person=person_of(people.hoa), deputy=people.minh.person, valid_from=today, valid_to=today + dt.timedelta(days=1))
    Arrival.objects.create(key="no paper", name="a.txt", entered_by=people.lan)
    RegisterEntry.objects.create(series=RegisterEntry.objects.earliest("pk").series, number=9999, on=dt.date(2026, 11, 2))


@pytest.fixture
def work_of_papers(papers: None, people: People, organs: Organs) -> None:
    """Orientations, and tasks in which organs and people lead or support in every state, for every confidentiality."""
    for n, confidentiality in product(range(4), Confidentiality):
        paper = make_paper(confidentiality=confidentiality)
        direction = Fact.objects.create(paper=paper, kind="orientation", confirmed_by=people.lan)
        organ = (organs.economy, organs.police, organs.front, None)[n]
        Orientation.objects.create(fact=direction, paper=paper, title=WORDS, organ=organ)
    for confidentiality, state, side in product(Confidentiality, STATES, Side):
        taking_part = [{"organ": organs.economy, "side": side}, {"organ": organs.front, "side": Side.SUPPORT}]
        _task_of(people, confidentiality, state, [{"organ": organs.police, "side": Side.LEAD}, *taking_part])
        _task_of(people, confidentiality, state, [{"organ": organs.school, "side": Side.LEAD}])
    for confidentiality, state, account in product(Confidentiality, ("draft", "assigned"), people.all()):
        _task_of(people, confidentiality, state, [{"organ": organs.school, "side": "lead"}, {"person": account.person, "side": "support"}])


@pytest.fixture
def programme_lines(papers: None, people: People, organs: Organs) -> None:
    """Lines in issued and draft programmes, of papers far inside and not, led by units and in the charge of people."""
    for n, (inside, words_inside, state) in enumerate(product((None, *Confidentiality), (None, *Confidentiality), ("draft", "underway"))):
        paper = None if inside is None else make_paper(confidentiality=inside)
        source = None if words_inside is None else make_paper(confidentiality=words_inside)
        made = make_programme(organs.committee, dt.date(2100 + n, 1, 1), paper=paper, state=state)
        for organ, leader in ((organs.economy, None), (organs.front, people.sen.person), (None, people.binh.person), (None, None)):
            line = make_line(made, organ=organ, leader=leader, paper=source)
            Change.objects.create(line=line, kind="added", by=people.ha)
        Chosen.objects.create(programme=made, source="order", key="task-1", state="declined", paper=source, by=people.ha)


def _task_of(people: People, confidentiality: int, state: str, shares: list[dict[str, Any]]) -> None:
    """A task with its shares in a state, and what hangs on each share."""
    never, workflow = state == "never given", Workflow.DROPPED if state == "never given" else Workflow(state)
    values = {"workflow": workflow, "closed": workflow in CLOSED, "done_on": DAY if workflow in FINISHED else None}
    now = timezone.now()
    task = Task.objects.create(title=WORDS, origin="telephone", given_at=now, confidentiality=confidentiality, **values)
    at = None if never or workflow == Workflow.DRAFT else now
    rows = Assignment.objects.bulk_create(Assignment(task=task, assigned_at=at, **values, **share) for share in shares)
    Progress.objects.bulk_create(Progress(assignment=row, text=WORDS, on=DAY, by=people.ha) for row in rows)
    Extension.objects.bulk_create(Extension(assignment=row, wanted=DAY, reason=WORDS, asked_by=people.ha) for row in rows)
    form = Collection.objects.create(task=task, title=WORDS, columns=[], lines=[])
    Reply.objects.bulk_create(Reply(collection=form, assignment=row, values={}, way="web", on=DAY, by=people.ha) for row in rows)
    Objection.objects.bulk_create(Objection(assignment=row, kind="blocked", reason=WORDS, asked_by=people.ha) for row in rows)


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize("room", sorted({model._meta.app_label for model in AGREED}))
def test_rule_and_question_agree_for_every_person(room: str, people: People, request: pytest.FixtureRequest) -> None:
    if room == "work":
        request.getfixturevalue("work_of_papers")
    if room in ("programme", "compiling"):
        request.getfixturevalue("programme_lines")
    differ: dict[Any, Any] = {}
    ways: dict[str, set[frozenset[Any]]] = {}
    for model, (ask, may_see) in AGREED.items():
        if model._meta.app_label != room:
            continue
        things, told_apart = list(model._default_manager.all()), ways.setdefault(model.__name__, set())
        for account in people.all():
            asked, ruled = {thing.pk for thing in ask(account)}, {thing.pk for thing in things if may_see(account, thing)}
            differ |= {(model.__name__, account.username): asked ^ ruled} if asked != ruled else {}
            told_apart.add(frozenset(ruled))

    assert differ == {}
    assert [name for name, found in ways.items() if len(found) < 2] == []  # else there was nothing to tell people apart by


@pytest.mark.usefixtures("work_of_papers", "programme_lines")
def test_auditor_and_administrator_see_nothing_of_papers_however_they_are_sent(people: People) -> None:
    seen = {(a.username, model.__name__): len(list(ask(a))) for a in (people.yen, people.kien) for model, (ask, _) in AGREED.items()}

    assert {key: many for key, many in seen.items() if many} == {}


def test_whatever_has_a_paper_behind_it_is_in_the_table() -> None:
    behind: set[type[Model]] = {Paper}
    rooms = [apps.get_app_config(label) for label in ("registry", "evidence", "work", "programme", "review", "compiling")]
    models = [model for room in rooms for model in room.get_models(include_auto_created=True)]
    while True:
        more = {m for m in models if m not in behind and any(_points_at(field, behind) for field in m._meta.get_fields())}
        if not more:
            break
        behind |= more

    assert {model._meta.label_lower for model in behind} - {model._meta.label_lower for model in AGREED} - COME_ALONG == set()
    assert {model._meta.label_lower for model in behind} >= COME_ALONG


def _points_at(field: Any, models: set[type[Model]]) -> bool:
    return isinstance(field, ForeignKey) and field.related_model in models

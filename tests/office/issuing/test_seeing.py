"""Who sees which draft, and how much of it: for every person and every way of having to do with one, the question for many things and
the rule for one agree. Nobody outside drafters, those asked, the chief and the leaders on its way sees a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.db.models import Model

from giaoban.office.directory.models import Absence, Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import queries, rules
from giaoban.office.issuing.models import (
    Consultation,
    Desk,
    Draft,
    DraftState,
    Opinion,
    Recipient,
    Return,
    Station,
    Version,
)
from giaoban.office.registry.models import Forwarding, Paper
from tests.office.issuing.rows import TODAY, fresh, issued, scan
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db

See = tuple[Callable[[Account], Iterable[Any]], Callable[[Account, Any], bool]]
STATES = (DraftState.CONSULTING, DraftState.SUBMITTED, DraftState.SIGNED)
AGREED: dict[type[Model], See] = {
    Draft: (queries.visible_to, rules.may_see),
    Version: (queries.versions_visible_to, rules.may_see_version),
    Opinion: (queries.opinions_visible_to, rules.may_see_opinion),
    Return: (queries.returns_visible_to, rules.may_see_return),
    Recipient: (queries.recipients_visible_to, rules.may_see_recipient),
}


def make_draft(people: People, organs: Organs, **fields: Any) -> Draft:
    """A draft as a row, of the chief's hand, with two versions, one that came back, and receivers."""
    state = fields.get("state", DraftState.DRAFTING)
    paper = make_paper(direction="out", confidentiality=fields.get("confidentiality", 0)) if state == DraftState.ISSUED else None
    values: dict[str, Any] = {"kind": "BC", "subject": "Báo cáo", "organ": organs.committee, "entered_by": people.kien, "paper": paper}
    draft = Draft.objects.create(**(values | fields))
    versions = [Version.objects.create(draft=draft, number=n, text="Một", by=people.ha) for n in (1, 2)]
    Return.objects.create(draft=draft, version=versions[0], reason="Sửa", by=people.ha)
    sent = draft.created_at if paper else None
    for whom in ({"organ": organs.economy}, {"person": people.sen.person}, {"words": "Lưu"}):
        Recipient.objects.create(draft=draft, sent_at=sent, **whom)
    return draft


def ask(draft: Draft, people: People, **whom: Any) -> Opinion:
    """Somebody asked about its first version."""
    version = draft.versions.get(number=1)
    made, _ = Consultation.objects.get_or_create(draft=draft, version=version, defaults={"until": TODAY(), "by": people.ha})
    return Opinion.objects.create(consultation=made, **whom)


@pytest.fixture
def drafts(people: People, organs: Organs) -> None:
    """For every circle and every state: of the office's own, of a unit, of a person, asked about, on a leader's desk, over it."""
    for inside in Confidentiality:
        for state in DraftState:
            row = {"confidentiality": inside, "state": state}
            make_draft(people, organs, **row)
            make_draft(people, organs, unit=organs.economy, **row)
            for account in people.all() if state in STATES else ():
                make_draft(people, organs, drafter=account.person, **row)
                make_draft(people, organs, entered_by=account, **row)
                ask(make_draft(people, organs, **row), people, person=account.person)
                for until in (None, draft_time()):
                    lain = make_draft(people, organs, **row)
                    Station.objects.create(draft=lain, desk=Desk.SIGNING, person=account.person, since=draft_time(), until=until)
            asked = make_draft(people, organs, **row)
            ask(asked, people, organ=organs.economy)
            ask(asked, people, organ=organs.police)
    for account in people.all():
        for receivers in ({}, {"person": account.person}, {"organ": organs.economy}):
            issued_one = make_draft(people, organs, unit=organs.economy, drafter=account.person, state=DraftState.ISSUED)
            Station.objects.create(draft=issued_one, desk=Desk.SIGNING, person=account.person, since=draft_time(), until=draft_time())
            ask(issued_one, people, person=account.person)
            put_inside(issued_one, people, **receivers)
    Absence.objects.create(person=person_of(people.hoa), deputy=people.nam.person, valid_from=TODAY(), valid_to=TODAY())


def put_inside(draft: Draft, people: People, **receiver: Any) -> None:
    """What became of the draft is restricted, though the draft never was; perhaps somebody has got the paper."""
    paper = Paper.objects.get(draft=draft)
    Paper.objects.filter(pk=paper.pk).update(confidentiality=Confidentiality.RESTRICTED)
    if receiver:
        Forwarding.objects.create(paper=paper, by=people.lan, **receiver)


def draft_time() -> dt.datetime:
    return dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize("model", AGREED, ids=[model._meta.label_lower for model in AGREED])
def test_rule_and_question_agree_for_every_person(model: type[Model], people: People) -> None:
    asked_for, may_see = AGREED[model]
    things = list(model._default_manager.all())
    ways: set[frozenset[Any]] = set()
    for account in people.all():
        asked = {thing.pk for thing in asked_for(account)}
        ruled = {thing.pk for thing in things if may_see(account, thing)}
        assert (account.username, asked ^ ruled) == (account.username, set())
        ways.add(frozenset(ruled))

    assert len(ways) > 5


@pytest.mark.usefixtures("drafts")
def test_auditor_and_administrator_see_no_draft_of_others(people: People) -> None:
    for account in (people.yen, people.kien):
        assert [model.__name__ for model, (asked_for, _) in AGREED.items() if list(asked_for(account))] == []


def test_office_alone_sees_what_nobody_else_has_to_do_with(people: People, organs: Organs) -> None:
    open_one, inside = make_draft(people, organs), make_draft(people, organs, confidentiality=Confidentiality.RESTRICTED)

    assert [account.username for account in people.all() if rules.may_see(account, open_one)] == ["mai"]
    assert [account.username for account in people.all() if rules.may_see(account, inside)] == []


def test_registry_sees_what_is_before_a_leader_and_personnel_only_once_signed(people: People, organs: Organs) -> None:
    seen = {
        (inside.name, state.value): rules.may_see(people.lan, make_draft(people, organs, confidentiality=inside, state=state))
        for inside in Confidentiality
        for state in DraftState
    }

    assert sorted(key for key, may in seen.items() if may) == [
        ("OPEN", "issued"), ("OPEN", "signed"), ("OPEN", "submitted"), ("RESTRICTED", "issued"), ("RESTRICTED", "signed"),
    ]  # fmt: skip


def test_personnel_draft_is_no_units_though_it_was_asked_or_drafted_it(people: People, organs: Organs) -> None:
    draft = make_draft(people, organs, unit=organs.economy, drafter=people.binh.person, confidentiality=Confidentiality.RESTRICTED)
    ask(draft, people, organ=organs.economy)
    ask(draft, people, person=people.sen.person)

    assert [account.username for account in (people.binh, people.sen, people.thanh) if rules.may_see(account, draft)] == []


def test_who_was_asked_reads_that_version_and_his_own_opinion_alone(people: People, organs: Organs) -> None:
    draft = make_draft(people, organs)
    own = ask(draft, people, organ=organs.economy)
    ask(draft, people, organ=organs.police)

    assert [one.number for one in queries.versions_visible_to(people.binh)] == [1]
    assert list(queries.opinions_visible_to(people.binh)) == [own]
    assert list(queries.returns_visible_to(people.binh)) == []
    assert len(queries.versions_visible_to(people.mai)) == 2


def test_draft_of_a_paper_that_was_put_inside_is_for_those_who_see_the_paper(people: People, organs: Organs) -> None:
    draft = make_draft(people, organs, unit=organs.economy, drafter=people.ha.person, state=DraftState.ISSUED)
    ask(draft, people, organ=organs.police)
    before = [account.username for account in people.all() if rules.may_see(account, draft)]

    put_inside(draft, people)
    now = fresh(draft)
    after = [account.username for account in people.all() if rules.may_see(account, now)]
    Forwarding.objects.create(paper=Paper.objects.get(draft=draft), by=people.lan, person=people.ha.person)

    assert (before, after) == (["lan", "ha", "mai", "binh", "cuong"], ["lan", "mai"])
    assert (rules.sees_whole(people.ha, now), queries.draft_of(people.ha, Paper.objects.get(draft=draft))) == (True, draft)


def test_receiver_of_the_paper_does_not_see_its_draft(people: People, organs: Organs, tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path
    draft = issued(people, organs, scan())
    Recipient.objects.create(draft=draft, organ=organs.economy, sent_at=draft_time())

    assert (rules.may_see(people.binh, draft), len(queries.recipients_visible_to(people.binh))) == (False, 1)

"""To whom an issued paper went, and who has it; papers about papers; files of matters."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.directory.models import Organ, OrganGroup
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import actions, queries
from giaoban.office.issuing.models import Draft, Recipient
from giaoban.office.notices.models import Notice
from giaoban.office.registry.models import Paper, RegisterEntry
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.work.actions import NotNow
from tests.office.issuing.rows import (
    TODAY,
    fresh,
    issued,
    signed,
)
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def test_paper_goes_to_everybody_of_the_list_once_and_they_see_it(people: People, organs: Organs) -> None:
    group = OrganGroup.objects.create(name="Các cơ quan của xã")
    group.organs.set([organs.economy, organs.police, organs.school])
    Organ.objects.filter(pk=organs.school.pk).update(valid_to=dt.date(2026, 6, 30))  # it was merged
    draft = issued(people, organs)
    whom = {"organs": [organs.economy], "groups": [group], "people": [person_of(people.sen)], "words": ["Lưu Văn phòng", " "]}
    draft = actions.set_recipients(people.ha, draft.pk, draft.revision, **whom)  # type: ignore[arg-type]

    sent = actions.distribute(people.lan, draft.pk, draft.revision)
    again = actions.distribute(people.lan, draft.pk, draft.revision)

    assert [str(one) for one in sent] == ["Phòng Kinh tế", "Công an xã Minh Sơn", "Bùi Thị Sen", "Lưu Văn phòng"]
    assert again == []
    assert RegisterEntry.objects.get().receivers == "Phòng Kinh tế; Các cơ quan của xã; Bùi Thị Sen; Lưu Văn phòng"
    assert [len(papers_visible_to(account)) for account in (people.binh, people.cuong, people.sen)] == [1, 1, 1]
    kinds = Notice.objects.filter(account__in=(people.binh.pk, people.cuong.pk, people.sen.pk)).values_list("kind", flat=True)
    assert list(kinds) == ["issuing.sent"] * 3


def test_more_receivers_are_added_after_it_was_sent_and_nobody_gets_it_twice(people: People, organs: Organs) -> None:
    draft = issued(people, organs)
    draft = actions.set_recipients(people.lan, draft.pk, draft.revision, organs=[organs.economy])
    actions.distribute(people.lan, draft.pk, draft.revision)

    draft = actions.set_recipients(people.lan, draft.pk, fresh(draft).revision, organs=[organs.economy, organs.police], words=["Lưu"])
    sent = actions.distribute(people.lan, draft.pk, draft.revision)

    assert [str(one) for one in sent] == ["Công an xã Minh Sơn", "Lưu"]
    assert list(draft.recipients.values_list("place", flat=True)) == [1, 2, 3]


def test_nothing_is_sent_before_it_has_its_number(people: People, organs: Organs) -> None:
    draft = signed(people, organs)
    draft = actions.set_recipients(people.lan, draft.pk, draft.revision, organs=[organs.economy])

    with pytest.raises(NotNow):
        actions.distribute(people.lan, draft.pk, draft.revision)
    with pytest.raises(PermissionDenied):
        actions.set_recipients(people.nam, draft.pk, draft.revision)


def test_restricted_paper_goes_to_people_and_to_no_unit_that_would_not_see_it(people: People, organs: Organs) -> None:
    draft = signed(people, organs)
    draft = actions.set_recipients(people.lan, draft.pk, draft.revision, organs=[organs.economy], people=[person_of(people.sen)])
    Draft.objects.filter(pk=draft.pk).update(confidentiality=Confidentiality.RESTRICTED)
    draft = actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered())
    group = OrganGroup.objects.create(name="Các cơ quan của xã")
    group.organs.set([organs.police])
    ways: list[dict[str, Any]] = [{"organs": [organs.police]}, {"groups": [group]}]

    with pytest.raises(NotNow, match="từng đồng chí"):
        actions.distribute(people.lan, draft.pk, draft.revision)
    for way in ways:
        with pytest.raises(ValidationError):
            actions.set_recipients(people.lan, draft.pk, draft.revision, **way)
    draft = actions.set_recipients(people.lan, draft.pk, draft.revision, people=[person_of(people.sen)], words=["Ban Tổ chức Tỉnh ủy"])
    sent = actions.distribute(people.lan, draft.pk, draft.revision)

    assert ([str(one) for one in sent], draft.paper in papers_visible_to(people.sen)) == (["Bùi Thị Sen", "Ban Tổ chức Tỉnh ủy"], True)
    assert draft.paper is not None
    assert Notice.objects.get(account=people.sen, kind="issuing.sent").title == draft.paper.number  # not what it is about


def test_paper_that_became_restricted_goes_to_no_unit(people: People, organs: Organs) -> None:
    draft = issued(people, organs)
    draft = actions.set_recipients(people.lan, draft.pk, draft.revision, organs=[organs.economy])
    Paper.objects.filter(draft=draft).update(confidentiality=Confidentiality.RESTRICTED)

    with pytest.raises(NotNow):
        actions.distribute(people.lan, draft.pk, draft.revision)

    assert not Recipient.objects.exclude(sent_at=None).exists()


def test_receipt_is_said_by_the_receiver_or_the_registry_once(people: People, organs: Organs) -> None:
    draft = issued(people, organs)
    draft = actions.set_recipients(
        people.lan, draft.pk, draft.revision, organs=[organs.economy, organs.police], people=[person_of(people.sen)]
    )
    with pytest.raises(PermissionDenied):
        actions.acknowledge(people.binh, Recipient.objects.get(organ=organs.economy).pk)
    actions.distribute(people.lan, draft.pk, draft.revision)
    economy, police, sen = Recipient.objects.order_by("pk")
    assert [one.pk for one in queries.to_acknowledge(people.binh)] == [economy.pk]

    actions.acknowledge(people.binh, economy.pk)
    actions.acknowledge(people.binh, economy.pk)
    actions.acknowledge(people.lan, police.pk)
    actions.acknowledge(people.sen, sen.pk)

    assert list(Recipient.objects.order_by("pk").values_list("acknowledged_by__username", flat=True)) == ["binh", "lan", "sen"]
    assert list(queries.to_acknowledge(people.binh)) == []
    with pytest.raises(PermissionDenied):
        actions.acknowledge(people.cuong, economy.pk)


def test_recall_is_a_paper_of_its_own_that_points_to_the_first(people: People, organs: Organs) -> None:
    first = issued(people, organs).paper
    assert first is not None

    later = issued(people, organs, kind="TB", about_id=first.pk, to_first="recalls", subject="Thu hồi báo cáo")

    assert [(one.to_first, one.paper) for one in queries.papers_about(people.mai, first)] == [("recalls", later.paper)]
    assert queries.papers_about(people.binh, first) == []


def test_who_sends_a_paper_to_himself_is_told_nothing(people: People, organs: Organs) -> None:
    draft = issued(people, organs)
    draft = actions.set_recipients(people.lan, draft.pk, draft.revision, people=[person_of(people.lan)])

    actions.distribute(people.lan, draft.pk, draft.revision)

    assert not Notice.objects.filter(account=people.lan, kind="issuing.sent").exists()


def test_file_of_a_matter_that_is_over_is_left_as_it_is(people: People, organs: Organs) -> None:
    kept, paper = actions.begin_casefile(people.lan, title="Đầu tư công"), make_paper()
    actions.file_paper(people.lan, kept.pk, paper.pk)
    actions.change_casefile(people.lan, kept.pk, 1, title="Đầu tư công", closed_on=TODAY())

    for change in (actions.file_paper, actions.unfile_paper):
        with pytest.raises(ValidationError):
            change(people.lan, kept.pk, paper.pk)
    actions.change_casefile(people.lan, kept.pk, 2, title="Đầu tư công")
    with pytest.raises(PermissionDenied):
        actions.begin_casefile(people.nam, title="Khác")
    assert [row.paper for row in queries.papers_in(people.nam, kept)] == [paper]
    assert list(queries.casefiles_visible_to(people.binh)) == []
    actions.unfile_paper(people.lan, kept.pk, paper.pk)
    assert kept.rows.count() == 0

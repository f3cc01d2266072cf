"""What is proposed for a paper before anybody has typed: to which leader, by which unit, with the reasons in words."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.actions.charges import assign_charge
from giaoban.office.directory.actions.people import change_person
from giaoban.office.directory.actions.succession import merge_organs
from giaoban.office.registry.models import Paper
from giaoban.web.triage.forms import ProposalForm
from giaoban.web.triage.proposed import proposed
from tests.office.review.papers import LETTER, read
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BASIS = "Nghị quyết số 12-NQ/ĐU"


def letter() -> Paper:
    """The letter of the finance department that gives the commune's committee and its economy division work."""
    return read(LETTER.encode(), "thu.txt")


def to_whom(paper: Paper) -> tuple[int | None, str]:
    """To which leader a paper is proposed, and why."""
    found = proposed(paper, TODAY)
    return found["leader"], next((reason for reason in found["reasons"] if reason.startswith("Trình")), "")


def test_leader_is_proposed_by_unit_then_field_then_area_in_words(people: People, organs: Organs) -> None:
    paper = letter()
    paper.subject = "V/v giải ngân đầu tư công tại thôn Đồng Mít"
    assign_charge(people.mai, person_id=people.hoa.person_id, area="Thôn Đồng Mít")
    assert to_whom(paper) == (people.hoa.person_id, "Trình đồng chí Lê Văn Hòa: phụ trách Thôn Đồng Mít.")

    assign_charge(people.mai, person_id=people.nam.person_id, field="Đầu tư công")
    assert to_whom(paper) == (people.nam.person_id, "Trình đồng chí Vũ Đình Nam: phụ trách Đầu tư công.")

    assign_charge(people.mai, person_id=people.minh.person_id, organ_id=organs.peoples_committee.pk)
    assert to_whom(paper) == (people.minh.person_id, "Trình đồng chí Phạm Quang Minh: phụ trách Ủy ban nhân dân xã Minh Sơn.")


def test_nothing_is_proposed_to_a_leader_who_has_left(people: People, organs: Organs) -> None:
    paper = letter()
    assign_charge(people.mai, person_id=people.minh.person_id, organ_id=organs.peoples_committee.pk)
    change_person(people.mai, people.minh.person_id or 0, 1, full_name="Phạm Quang Minh", active=False)

    assert to_whom(paper) == (None, "")


def test_unit_that_has_ended_is_proposed_as_its_successor(people: People, organs: Organs) -> None:
    paper = letter()
    merge_organs(people.mai, {organs.peoples_committee.pk: 1}, into_id=organs.committee.pk, effective=TODAY, legal_basis=BASIS)

    found = proposed(paper, TODAY)
    assert (found["lead"], found["support"]) == (organs.committee.pk, [organs.economy.pk])


def test_unit_whose_end_is_decided_takes_work_until_its_last_day(people: People, organs: Organs, client: Client) -> None:
    paper, next_week = letter(), TODAY + dt.timedelta(7)
    merge_organs(people.mai, {organs.economy.pk: 1}, into_id=organs.building.pk, effective=next_week, legal_basis=BASIS)
    client.force_login(people.ha)

    assert client.post(reverse("handling", args=[paper.pk]), {"lead": organs.economy.pk, "text": "Làm"}).status_code == 302
    assert paper.handling.lead == organs.economy
    assert not ProposalForm(people.ha, {"lead": organs.economy.pk + 999}).is_valid()

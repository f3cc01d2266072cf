"""A sender wants its paper back: the registry hears of it with the reason and answers once; the register stays as it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.edxml.message import Answered, Attachment, Organ, Status
from giaoban.edxml.transport import IN, REFUSED
from giaoban.edxml.write import package
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.exchange import queries
from giaoban.office.exchange.actions import answer_wish, turn_away
from giaoban.office.exchange.models import Package
from giaoban.office.notices.models import Notice
from giaoban.office.registry.actions import expel_secret, register_incoming
from giaoban.office.registry.models import Paper, RegisterEntry
from giaoban.office.work.actions import NotNow
from tests.letters import PHOTO
from tests.office.exchange.rows import DAY, PLAN, PROVINCE, THEM, answered, bring, carried, drop, lying, opened
from tests.people import People

pytestmark = pytest.mark.django_db
WHY = "Ban hành nhầm phụ lục"
AT = dt.datetime(2026, 11, 3, 2, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _open(people: People) -> None:
    opened(people)


def wanted(reason: str = WHY, sender: Organ = THEM, **about: Any) -> None:
    """The sender asks the plan back, and the worker takes that in."""
    spoken_of = Answered(PROVINCE, **(about or {"document_id": PLAN.document_id}))
    drop(package(Status(spoken_of, sender, 13, reason, AT)), "lay-lai.edxml")
    carried()


def wish() -> Package:
    return Package.objects.get(said__status=13)


def test_wish_is_noted_with_its_reason_and_told_to_the_registry(people: People) -> None:
    bring()
    carried()
    wanted()

    brought = Package.objects.get(state="taken")
    assert (wish().state, wish().first, wish().said["status_said"], wish().reason) == ("noted", brought, WHY, "")
    told = Notice.objects.get(kind="exchange.wanted-back")
    assert (told.account, told.subject_kind, told.subject_id) == (people.lan, "exchange.package", wish().pk)
    assert (told.title, WHY in told.reason) == (f"85/KH/TU: {PLAN.subject}", False)


def test_agreed_the_sender_is_told_and_the_register_stays(people: People) -> None:
    bring()
    carried()
    register_incoming(people.lan, Paper.objects.get().pk)
    carried()
    wanted()

    answer_wish(people.lan, wish().pk, agreed=True)
    carried()
    carried()

    assert answered() == [(PLAN.document_id, code, "") for code in (1, 3, 15)]
    assert (Paper.objects.count(), RegisterEntry.objects.get().cancelled_at, wish().decided_by) == (1, None, people.lan)
    assert Notice.objects.get(kind="exchange.wanted-back").read_at is not None
    with pytest.raises(NotNow, match="đã được trả lời"):
        answer_wish(people.mai, wish().pk, agreed=False, words="Đã chuyển xử lý")


def test_refused_with_a_reason_and_asked_again_both_answers_stand(people: People) -> None:
    bring()
    carried()
    wanted()
    with pytest.raises(ValidationError, match="Ghi lý do"):
        answer_wish(people.lan, wish().pk, agreed=False, words="  ")
    answer_wish(people.lan, wish().pk, agreed=False, words="Đã chuyển các đơn vị thực hiện")
    carried()
    wanted("Có bản thay thế")
    last = Package.objects.filter(said__status=13).order_by("pk")[1]
    answer_wish(people.lan, last.pk, agreed=True)
    carried()

    assert answered()[1:] == [(PLAN.document_id, 15, ""), (PLAN.document_id, 16, "Đã chuyển các đơn vị thực hiện")]
    assert [one.said["status_said"] for one in queries.wanted_back(Package.objects.get(state="taken"))] == [WHY, "Có bản thay thế"]


def test_paper_is_known_by_number_and_day_and_answered_by_its_own_name() -> None:
    bring()
    carried()
    wanted(code="85-KH/TU", day=DAY)

    assert (wish().first, wish().document_id) == (Package.objects.get(state="taken"), PLAN.document_id)


def test_wish_for_a_paper_that_is_not_here_is_noted_as_such_and_stops_nothing(people: People) -> None:
    wanted()
    bring()
    carried()
    wanted(sender=Organ("X.99", name="Kẻ lạ"))

    unknown = list(Package.objects.filter(said__status=13))
    assert [(one.state, one.first, "không nhận gói nào" in one.reason) for one in unknown] == [("noted", None, True)] * 2
    assert (Paper.objects.count(), Notice.objects.filter(kind="exchange.wanted-back").count(), lying(IN), lying(REFUSED)) == (1, 0, [], [])
    with pytest.raises(NotNow, match="không yêu cầu lấy lại"):
        answer_wish(people.lan, unknown[0].pk, agreed=True)


def test_only_the_registry_answers(people: People) -> None:
    bring()
    carried()
    wanted()

    for account in (people.ha, people.hoa, people.binh, people.kien):
        with pytest.raises(PermissionDenied):
            answer_wish(account, wish().pk, agreed=True)
    assert wish().decided_by is None


def test_of_a_restricted_paper_nothing_is_answered_over_this_way(people: People) -> None:
    bring()
    carried()
    Paper.objects.update(confidentiality=Confidentiality.RESTRICTED)
    wanted()

    assert PLAN.subject not in Notice.objects.get(kind="exchange.wanted-back").title
    with pytest.raises(NotNow, match="hạn chế"):
        answer_wish(people.lan, wish().pk, agreed=True)
    assert [code for _, code, _ in answered()] == [1]


def test_wish_goes_with_a_paper_that_must_not_be_here(people: People) -> None:
    bring()
    carried()
    wanted()

    expel_secret(people.lan, Paper.objects.get().pk)

    assert [(one.state, one.said, one.sender) for one in Package.objects.all()] == [("expelled", {}, "")] * 2
    assert [code for _, code, _ in answered()] == [1, 2]
    assert not Notice.objects.filter(subject_kind="exchange.package").exists()


def test_wish_goes_with_a_package_that_was_seen_to_be_secret(people: People) -> None:
    bring(attachments=(Attachment("ban-ky.png", PHOTO, "image/png"),))
    carried()
    wanted()

    turn_away(people.lan, Package.objects.get(state="held").pk, "", secret=True)

    assert [(one.said, one.document_id) for one in Package.objects.all()] == [({}, "")] * 2

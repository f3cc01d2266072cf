"""What receivers tell of papers of ours stands on the list: each for himself, the latest, and never twice."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from giaoban.edxml.message import Organ
from giaoban.edxml.transport import IN, REFUSED, TAKEN
from giaoban.office.exchange.actions import send_out
from giaoban.office.exchange.models import Package, Parcel
from giaoban.office.issuing.models import Draft, Recipient
from tests.office.exchange.rows import COMMUNE, FINANCE, PROVINCE, THEM, carried, distributed, lying, of, opened, tell
from tests.office.issuing.rows import fresh
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 2, 7, 30, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def sent(people: People, organs: Organs) -> Draft:
    """A paper that went to the province and to the department of finance."""
    opened(people)
    draft = distributed(people, organs)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[row.pk for row in draft.recipients.all()])
    carried()
    return draft


def standing(code: str) -> tuple[int | None, str]:
    parcel = Parcel.objects.get(to=code)
    return parcel.status, parcel.status_said


def test_states_come_one_after_another_and_the_receiver_has_acknowledged(sent: Draft, organs: Organs) -> None:
    tell(sent, 1, at=AT)
    carried()
    assert (standing(PROVINCE), of(sent, organs.province_committee).acknowledged_at) == ((1, ""), None)

    tell(sent, 3, words="Đã vào sổ số 412", at=AT + HOUR)
    carried()

    row = of(sent, organs.province_committee)
    assert standing(PROVINCE) == (3, "Đã vào sổ số 412")
    assert (row.acknowledged_at, row.acknowledged_by) == (AT + HOUR, None)
    assert (standing(FINANCE), of(sent, organs.finance).acknowledged_at) == ((None, ""), None)
    assert (len(lying(TAKEN)), lying(IN)) == (2, [])


def test_refusal_stands_with_its_reason(sent: Draft, organs: Organs) -> None:
    tell(sent, 1, Organ(FINANCE), at=AT)
    tell(sent, 2, Organ(FINANCE), "Không thuộc thẩm quyền <b>=1+1", at=AT)
    carried()

    assert standing(FINANCE) == (2, "Không thuộc thẩm quyền <b>=1+1")
    assert not Recipient.objects.exclude(acknowledged_at=None).exists()


def test_state_that_comes_late_does_not_take_back_a_later_one(sent: Draft) -> None:
    tell(sent, 5, at=AT + HOUR)
    carried()
    tell(sent, 1, at=AT)
    carried()

    assert standing(PROVINCE) == (5, "")


def test_state_from_a_clock_that_runs_ahead_keeps_no_later_one_from_standing(sent: Draft, organs: Organs) -> None:
    tell(sent, 3, at=AT.replace(year=2099))
    carried()
    tell(sent, 5, at=AT.replace(year=2099, day=1))
    carried()

    acknowledged = of(sent, organs.province_committee).acknowledged_at
    assert standing(PROVINCE) == (5, "")
    assert acknowledged is not None
    assert acknowledged <= timezone.now()


def test_number_that_is_no_state_is_refused(sent: Draft) -> None:
    tell(sent, 999_999_999, at=AT)
    carried()

    assert (Package.objects.get().state, standing(PROVINCE), len(lying(IN))) == ("refused", (None, ""), 0)


def test_same_state_again_changes_nothing(sent: Draft) -> None:
    for _ in range(2):
        tell(sent, 3, at=AT)
        carried()

    assert (Package.objects.count(), standing(PROVINCE)) == (1, (3, ""))


def test_nobody_speaks_for_another(sent: Draft, organs: Organs) -> None:
    tell(sent, 3, Organ("X.99", name="Kẻ lạ"), at=AT)
    tell(sent, 3, Organ("", name="Không tên"), at=AT)
    tell(sent, 3, THEM, at=AT, document_id=f"{COMMUNE},2020/01/01,1/CV")
    carried()

    assert set(Package.objects.values_list("state", flat=True)) == {Package.State.REFUSED}
    assert (standing(PROVINCE), standing(FINANCE)) == ((None, ""), (None, ""))
    assert len(lying(REFUSED)) == 6  # each with its reason


def test_paper_is_known_by_number_and_day_where_its_name_is_not_said(sent: Draft) -> None:
    assert sent.paper is not None
    tell(sent, 3, at=AT, document_id="", code="01/BC-ĐU", day=sent.paper.date)
    carried()

    assert standing(PROVINCE) == (3, "")

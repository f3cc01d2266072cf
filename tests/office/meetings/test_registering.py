"""Matters that units register: proposed, corrected, taken into a meeting with their papers, merged, put off, declined; the unit is told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.meetings.actions import (
    correct_registration,
    decline_registration,
    defer_registration,
    merge_registrations,
    register_matter,
    take_registration,
    withdraw_item,
    withdraw_registration,
)
from giaoban.office.meetings.models import Registration
from giaoban.office.meetings.queries import registrations_visible_to
from giaoban.office.notices.models import Notice
from tests.office.meetings.rows import make_meeting
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
DECEMBER, JANUARY = dt.date(2026, 12, 1), dt.date(2027, 1, 1)
LATER = dt.date(2099, 12, 24)


@pytest.fixture
def registration(people: People, organs: Organs) -> Registration:
    """Of the economy division, for December."""
    return register_matter(
        people.binh, organs.economy.pk, title="Kế hoạch  đầu tư công 2027", reason="Đến kỳ trình", month=dt.date(2026, 12, 17),
        body="standing-board",
    )  # fmt: skip


def another(people: People, organs: Organs) -> Registration:
    return register_matter(
        people.cuong, organs.police.pk, title="Đầu tư trụ sở công an", reason="Cấp bách", month=DECEMBER, body="standing-board"
    )  # fmt: skip


def told() -> list[tuple[str, str]]:
    return [(one.account.username, one.kind) for one in Notice.objects.filter(read_at=None).order_by("pk")]


def test_matter_is_registered_for_a_month_and_the_office_told(registration: Registration, people: People, organs: Organs) -> None:
    said = registration.title, registration.month, registration.prepared_by, registration.state, registration.entered_by
    assert said == ("Kế hoạch đầu tư công 2027", DECEMBER, organs.economy, "proposed", people.binh)
    assert told() == [(name, "meetings.registered") for name in ("lan", "ha", "mai")]
    assert {one.username: registrations_visible_to(one).count() for one in (people.binh, people.cuong, people.sen, people.hoa)} == {
        "binh": 1, "cuong": 0, "sen": 0, "hoa": 1,
    }  # fmt: skip


def test_unit_registers_in_its_own_name_alone_and_the_office_for_any(people: People, organs: Organs) -> None:
    values = {"title": "a", "reason": "b", "month": DECEMBER, "body": "committee"}
    for actor in (people.binh, people.sen, people.yen):
        with pytest.raises(PermissionDenied):
            register_matter(actor, organs.police.pk, **values)

    assert register_matter(people.ha, organs.police.pk, **values).organ == organs.police


def test_registration_without_words_or_reason_is_refused_for_its_field(people: People, organs: Organs) -> None:
    for field in ("title", "reason"):
        with pytest.raises(ValidationError) as refused:
            register_matter(people.binh, organs.economy.pk, **({"title": "a", "reason": "b", "month": DECEMBER} | {field: " "}))
        assert list(refused.value.message_dict) == [field]


def test_unit_corrects_and_withdraws_until_something_became_of_it(registration: Registration, people: People) -> None:
    corrected = correct_registration(people.binh, registration.pk, 1, title="Kế hoạch đầu tư công năm 2027")
    with pytest.raises(Conflict):
        withdraw_registration(people.binh, registration.pk, 1)
    with pytest.raises(Registration.DoesNotExist):
        withdraw_registration(people.cuong, registration.pk, 2)
    with pytest.raises(PermissionDenied):
        withdraw_registration(people.hoa, registration.pk, 2)

    withdrawn = withdraw_registration(people.binh, registration.pk, 2)

    assert (corrected.title, withdrawn.state) == ("Kế hoạch đầu tư công năm 2027", "withdrawn")
    with pytest.raises(ValidationError, match="đơn vị đã rút"):
        correct_registration(people.binh, registration.pk, 3, title="Nữa")


def test_registration_taken_becomes_a_matter_with_its_papers(registration: Registration, people: People, organs: Organs) -> None:
    meeting = make_meeting(LATER)

    item = take_registration(people.ha, registration.pk, 1, meeting.pk, answer="Trình phiên cuối tháng")

    registration.refresh_from_db()
    assert (item.title, item.place, item.number, item.prepared_by) == (registration.title, 1, "(1)", organs.economy)
    assert [need.kind for need in item.needs.all()] == ["submission", "draft"]
    assert (registration.state, registration.item, registration.answer) == ("taken", item, "Trình phiên cuối tháng")
    assert told() == [("binh", "meetings.papers-asked"), ("binh", "meetings.papers-asked"), ("binh", "meetings.registration-answered")]


def test_personnel_is_registered_by_a_heading_and_taken_as_confidential(people: People, organs: Organs) -> None:
    values = {"reason": "Đến kỳ", "month": DECEMBER, "body": "standing-board"}
    with pytest.raises(ValidationError) as refused:
        register_matter(people.binh, organs.economy.pk, title="Bổ nhiệm đồng chí Đỗ Văn Bình", **values)
    made = register_matter(people.binh, organs.economy.pk, title="Công tác cán bộ", **values)

    item = take_registration(people.mai, made.pk, 1, make_meeting(LATER).pk)

    assert list(refused.value.message_dict) == ["title"]
    assert (item.confidential, item.needs.count()) == (True, 0)


def test_registration_is_taken_into_no_meeting_that_is_over(registration: Registration, people: People) -> None:
    with pytest.raises(ValidationError):
        take_registration(people.ha, registration.pk, 1, make_meeting(state="held").pk)


def test_several_are_merged_into_one_and_taken_together(registration: Registration, people: People, organs: Organs) -> None:
    other = another(people, organs)
    with pytest.raises(ValidationError):
        merge_registrations(people.ha, registration.pk, 1, {})
    with pytest.raises(ValidationError):
        merge_registrations(people.ha, registration.pk, 1, {registration.pk: 1})

    merge_registrations(people.ha, registration.pk, 1, {other.pk: 1})
    item = take_registration(people.ha, registration.pk, 1, make_meeting(LATER).pk)

    other.refresh_from_db()
    assert (other.state, other.merged_into, other.item) == ("merged", registration, item)
    assert ("cuong", "meetings.registration-answered") in told()


def test_merged_ones_follow_what_they_were_merged_into(registration: Registration, people: People, organs: Organs) -> None:
    first, second = another(people, organs), another(people, organs)
    merge_registrations(people.ha, first.pk, 1, {second.pk: 1})
    merge_registrations(people.ha, registration.pk, 1, {first.pk: 1})

    second.refresh_from_db()
    assert second.merged_into == registration


def merged(registration: Registration, people: People, organs: Organs) -> Registration:
    """What the police registered, merged with it; nobody has been told of anything since."""
    other = another(people, organs)
    merge_registrations(people.ha, registration.pk, 1, {other.pk: 1})
    Notice.objects.all().delete()
    return other


def test_merged_one_is_put_off_or_declined_with_what_it_was_merged_into(registration: Registration, people: People, organs: Organs) -> None:
    other = merged(registration, people, organs)

    deferred = defer_registration(people.ha, registration.pk, 1, JANUARY, reason="Chưa đủ hồ sơ")
    other.refresh_from_db()
    assert (other.state, other.month, other.answer) == ("merged", JANUARY, "Chưa đủ hồ sơ")
    assert ("cuong", "meetings.registration-answered") in told()
    decline_registration(people.ha, registration.pk, deferred.revision, reason="Thuộc thẩm quyền UBND")

    other.refresh_from_db()
    assert (other.state, other.answer) == ("declined", "Thuộc thẩm quyền UBND")


def test_merged_one_waits_again_where_the_other_unit_takes_its_own_back(registration: Registration, people: People, organs: Organs) -> None:
    other = merged(registration, people, organs)

    withdraw_registration(people.binh, registration.pk, 1)

    other.refresh_from_db()
    assert (other.state, other.merged_into) == ("proposed", None)
    assert ("mai", "meetings.registered") in told()


def test_unit_hears_that_its_matter_was_taken_off_the_agenda(registration: Registration, people: People) -> None:
    item = take_registration(people.ha, registration.pk, 1, make_meeting(LATER).pk)
    Notice.objects.all().delete()

    withdraw_item(people.ha, item.pk, item.revision)

    assert told() == [("binh", "meetings.registration-answered")]


def test_registration_is_put_off_with_a_reason_and_waits_again(registration: Registration, people: People) -> None:
    for month, reason in ((DECEMBER, "Chưa đủ hồ sơ"), (JANUARY, "")):
        with pytest.raises(ValidationError):
            defer_registration(people.ha, registration.pk, 1, month, reason=reason)

    deferred = defer_registration(people.ha, registration.pk, 1, dt.date(2027, 1, 20), reason="Chưa đủ hồ sơ")

    assert (deferred.state, deferred.month, deferred.answer) == ("deferred", JANUARY, "Chưa đủ hồ sơ")
    assert take_registration(people.ha, registration.pk, 2, make_meeting(LATER).pk).title == registration.title


def test_registration_is_declined_with_a_reason(registration: Registration, people: People) -> None:
    with pytest.raises(ValidationError):
        decline_registration(people.ha, registration.pk, 1, reason=" ")

    assert decline_registration(people.ha, registration.pk, 1, reason="Thuộc thẩm quyền UBND").state == "declined"


def test_unit_compiles_nothing(registration: Registration, people: People) -> None:
    with pytest.raises(PermissionDenied):
        decline_registration(people.binh, registration.pk, 1, reason="Không")

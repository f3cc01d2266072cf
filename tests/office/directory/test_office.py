"""Whose office this is: set up once, changed afterwards."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.actions.office import change_office, set_up_new_office, set_up_office
from giaoban.office.directory.actions.organs import Naming
from giaoban.office.directory.models import Account, Office, Organ, OrganName, Position, RoleHolding
from giaoban.office.directory.queries import begun, office_name
from giaoban.office.directory.visibility import Role
from tests.office.directory.acts import earlier, last_changes, verbs
from tests.people import Organs, People

FIRST, LAST = dt.date(2025, 8, 15), dt.date(2030, 8, 14)
NEW: dict[str, Any] = {"place": "Minh Sơn", "term_start": FIRST, "term_end": LAST}


@pytest.fixture
def nobodys(people: People) -> People:
    """The people of an office that nobody has set up yet."""
    Office.objects.all().delete()
    return people


def test_office_is_set_up_for_a_committee_of_the_directory(nobodys: People, organs: Organs) -> None:
    kept = set_up_office(nobodys.kien, organ_id=organs.committee.pk, place=" Minh  Sơn ", term_start=FIRST, term_end=LAST)

    assert (kept.organ, kept.place, kept.term_start, kept.term_end, kept.spelling) == (organs.committee, "Minh Sơn", FIRST, LAST, "ủy")
    assert (office_name(), verbs()) == ("Đảng ủy xã Minh Sơn", ["directory.set-up-office"])
    assert last_changes()["term_start"] == [None, "2025-08-15"]


def test_committee_that_was_not_followed_is_from_then_on(nobodys: People, organs: Organs) -> None:
    set_up_office(nobodys.mai, organ_id=organs.province_committee.pk, place="An Bình")

    assert Organ.objects.get(pk=organs.province_committee.pk).ours is True
    assert verbs() == ["directory.change-organ", "directory.set-up-office"]


def test_office_of_a_new_committee_is_set_up_with_it(nobodys: People) -> None:
    kept = set_up_new_office(nobodys.kien, Naming("Đảng ủy xã Tân Lập", symbol="ĐU"), kind="party-committee", level="commune", **NEW)

    organ = OrganName.objects.get(text="Đảng ủy xã Tân Lập").organ
    assert (kept.organ, organ.side, organ.ours, organ.names.get().symbol) == (organ, "party", True, "ĐU")
    assert verbs() == ["directory.add-organ", "directory.set-up-office", "directory.set-up-new-office"]


def test_office_of_a_peoples_committee_stands_on_the_side_of_the_state(nobodys: People) -> None:
    kept = set_up_new_office(nobodys.kien, Naming("UBND xã Tân Lập"), kind="peoples-committee", level="commune", place="Tân Lập")

    assert (kept.organ.side, kept.term_start) == ("state", None)


def test_new_committee_is_not_one_that_is_there_already_and_nothing_but_a_committee(nobodys: People) -> None:
    with pytest.raises(ValidationError, match="đã có trong danh bạ"):
        set_up_new_office(nobodys.kien, Naming("Đảng uỷ xã Minh Sơn"), kind="party-committee", level="commune", **NEW)
    with pytest.raises(ValidationError, match="Chọn một mục"):
        set_up_new_office(nobodys.kien, Naming("Trường Mầm non"), kind="school", level="commune", **NEW)
    with pytest.raises(ValidationError, match="Ghi tên"):
        set_up_new_office(nobodys.kien, Naming(" "), kind="party-committee", level="commune", **NEW)
    assert (Office.objects.count(), verbs()) == (0, [])


def test_what_does_not_fit_is_said_at_its_field(nobodys: People, organs: Organs) -> None:
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"organ_id": organs.office.pk}, "organ"),
        ({"place": " "}, "place"),
        ({"term_start": LAST, "term_end": FIRST}, "term_end"),
        ({"spelling": "uy"}, "spelling"),
    )
    right: dict[str, Any] = {"organ_id": organs.committee.pk, "place": "Minh Sơn"}
    for values, field in wrong:
        with pytest.raises(ValidationError) as refusal:
            set_up_office(nobodys.kien, **(right | values))
        assert list(refusal.value.message_dict) == [field]
    with pytest.raises(ObjectDoesNotExist):
        set_up_office(nobodys.kien, organ_id=987654, place="Minh Sơn")


def test_office_is_set_up_once(people: People, organs: Organs) -> None:
    with pytest.raises(Conflict):
        set_up_office(people.kien, organ_id=organs.peoples_committee.pk, place="Minh Sơn")

    assert (Office.objects.get().organ, verbs()) == (organs.committee, [])


def test_office_is_changed_from_the_revision_that_was_shown(people: People, organs: Organs) -> None:
    change_office(people.mai, 1, term_end=LAST, place="Minh Sơn mới", organ_id=organs.peoples_committee.pk, spelling="uỷ")
    with pytest.raises(Conflict):
        change_office(people.kien, 1, term_end=FIRST)

    kept = Office.objects.get()
    assert (kept.organ, kept.place, kept.term_end, kept.spelling, kept.revision) == (
        organs.peoples_committee,
        "Minh Sơn mới",
        LAST,
        "uỷ",
        2,
    )
    assert [state["place"] for state in earlier(kept)] == ["Minh Sơn"]
    with pytest.raises(ValidationError, match="trước ngày bắt đầu"):
        change_office(people.kien, 2, term_end=dt.date(2020, 1, 1))


def test_office_is_set_up_by_the_administrator_or_the_chief_alone(nobodys: People, organs: Organs) -> None:
    strangers = set(nobodys.all()) - {nobodys.kien, nobodys.mai}
    for stranger in strangers:
        with pytest.raises(PermissionDenied):
            set_up_office(stranger, organ_id=organs.committee.pk, place="Minh Sơn")
        with pytest.raises(PermissionDenied):
            set_up_new_office(stranger, Naming("x"), kind="party-committee", level="commune", **NEW)
        with pytest.raises(PermissionDenied):
            change_office(stranger, 1, place="x")
    assert verbs() == []


def test_beginning_is_told_step_by_step(people: People) -> None:
    assert begun().is_complete is True

    RoleHolding.objects.filter(role=Role.CLERK).update(valid_to=dt.date(2020, 1, 1))
    assert (begun().roles, begun().accounts) == (False, True)
    RoleHolding.objects.all().delete()
    Account.objects.exclude(pk=people.kien.pk).delete()
    Position.objects.all().delete()
    Office.objects.all().delete()

    now = begun()
    assert (now.office, now.lists, now.accounts, now.roles, now.is_complete) == (False, False, False, False, False)

"""Organs entered, corrected, put into groups."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.actions.organs import Naming, OrganFacts, add_organ, change_organ, correct_name, keep_group
from giaoban.office.directory.models import Organ, OrganGroup, OrganName
from tests.office.directory.acts import earlier, last_changes, verbs
from tests.people import FOUNDED, Organs, People

MARKET = Naming("Ban Quản lý chợ", "BQL chợ", "BQLC")
UNIT = OrganFacts("service-unit", "service", "commune", ours=True, valid_from=dt.date(2026, 1, 1))


def test_organ_is_entered_with_its_name(people: People, organs: Organs) -> None:
    facts = OrganFacts("service-unit", "service", "commune", organs.peoples_committee.pk, ours=True, valid_from=dt.date(2026, 1, 1))

    organ = add_organ(people.lan, MARKET, facts)

    name = organ.names.get()
    assert (organ.parent, organ.ours, organ.name) == (organs.peoples_committee, True, "Ban Quản lý chợ")
    assert (name.short, name.symbol, name.valid_from) == ("BQL chợ", "BQLC", dt.date(2026, 1, 1))
    assert (verbs(), last_changes()["name"]) == (["directory.add-organ"], [None, "Ban Quản lý chợ"])


@pytest.mark.parametrize(
    ("name", "facts", "field"),
    [
        (Naming("  "), UNIT, "name"),
        (MARKET, OrganFacts("shop", "service", "commune"), "kind"),
        (MARKET, OrganFacts("school", "outside", "commune"), "side"),
        (MARKET, OrganFacts("school", "service", "galaxy"), "level"),
    ],
)
def test_organ_entered_wrongly_is_refused_whole(people: People, name: Naming, facts: OrganFacts, field: str) -> None:
    before = Organ.objects.count()

    with pytest.raises(ValidationError) as refusal:
        add_organ(people.lan, name, facts)

    assert (list(refusal.value.message_dict), Organ.objects.count(), verbs()) == ([field], before, [])


def test_organ_is_corrected_and_its_earlier_state_kept(people: People, organs: Organs) -> None:
    organ = change_organ(people.mai, organs.economy.pk, 1, note="Chuyển trụ sở", parent_id=organs.committee.pk)

    assert (organ.note, organ.parent, organ.revision) == ("Chuyển trụ sở", organs.committee, 2)
    assert [(state["note"], state["parent"]) for state in earlier(organ)] == [("", organs.peoples_committee.pk)]


def test_organ_may_stand_under_none(people: People, organs: Organs) -> None:
    assert change_organ(people.mai, organs.economy.pk, 1, parent_id=None).parent is None


def test_organ_seen_by_another_before_is_not_overwritten(people: People, organs: Organs) -> None:
    change_organ(people.mai, organs.economy.pk, 1, note="một")

    with pytest.raises(Conflict):
        change_organ(people.lan, organs.economy.pk, 1, note="hai")

    organs.economy.refresh_from_db()
    assert organs.economy.note == "một"


@pytest.mark.parametrize("above", ["peoples_committee", "economy"])
def test_organ_cannot_stand_under_itself(people: People, organs: Organs, above: str) -> None:
    with pytest.raises(ValidationError, match="chính nó"):
        change_organ(people.mai, organs.peoples_committee.pk, 1, parent_id=getattr(organs, above).pk)


def test_organ_does_not_end_before_it_begins(people: People, organs: Organs) -> None:
    with pytest.raises(ValidationError, match="trước ngày bắt đầu"):
        change_organ(people.mai, organs.economy.pk, 1, valid_to=dt.date(2020, 1, 1))


def test_name_entered_wrongly_is_corrected(people: People, organs: Organs) -> None:
    name = organs.economy.names.get()

    organ = correct_name(people.lan, name.pk, 1, Naming("Phòng Kinh tế xã", "PKT"), valid_from=FOUNDED, valid_to=None)

    assert (organ.names.get().text, organ.revision, Organ.objects.get(pk=organ.pk).revision) == ("Phòng Kinh tế xã", 2, 2)
    assert last_changes()["name"] == [
        ["Phòng Kinh tế", "", "PKT", "2025-07-01", None],
        ["Phòng Kinh tế xã", "PKT", "", "2025-07-01", None],
    ]


def test_name_of_an_organ_that_moved_on_is_not_corrected(people: People, organs: Organs) -> None:
    name = organs.economy.names.get()
    correct_name(people.lan, name.pk, 1, Naming("Phòng Kinh tế xã"), valid_from=FOUNDED, valid_to=None)

    with pytest.raises(Conflict):
        correct_name(people.mai, name.pk, 1, Naming("Phòng KT"), valid_from=FOUNDED, valid_to=None)

    assert organs.economy.names.get().text == "Phòng Kinh tế xã"


def test_organ_has_one_name_on_one_day(people: People, organs: Organs) -> None:
    name, eve = organs.economy.names.get(), FOUNDED - dt.timedelta(1)
    OrganName.objects.create(organ=organs.economy, text="Phòng Kinh tế, Hạ tầng", valid_to=eve)

    for first, last, words in ((eve, None, "Trùng thời gian với tên “Phòng Kinh tế, Hạ tầng”"), (FOUNDED, eve, "trước ngày bắt đầu")):
        with pytest.raises(ValidationError, match=words):
            correct_name(people.lan, name.pk, 1, Naming("Phòng Kinh tế"), valid_from=first, valid_to=last)
    assert correct_name(people.lan, name.pk, 1, Naming("Phòng Kinh tế"), valid_from=FOUNDED, valid_to=FOUNDED).revision == 2


def test_group_is_kept_and_changed(people: People, organs: Organs) -> None:
    group = keep_group(people.ha, name="Các cơ quan của xã", organ_ids=[organs.economy.pk, organs.police.pk])

    changed = keep_group(people.ha, name="Các cơ quan, đơn vị của xã", organ_ids=[organs.economy.pk], group_id=group.pk, shown=1)

    assert (changed.name, list(changed.organs.all()), OrganGroup.objects.count()) == ("Các cơ quan, đơn vị của xã", [organs.economy], 1)
    with pytest.raises(Conflict):
        keep_group(people.mai, name="Khác", organ_ids=[organs.economy.pk], group_id=group.pk, shown=1)


def test_group_without_name_or_members_or_twice_is_refused(people: People, organs: Organs) -> None:
    keep_group(people.ha, name="Các cơ quan của xã", organ_ids=[organs.economy.pk])

    for name, members in (("", [organs.economy.pk]), ("Các ban", []), ("Các cơ quan của xã", [organs.police.pk])):
        with pytest.raises(ValidationError):
            keep_group(people.ha, name=name, organ_ids=members)


def test_directory_is_kept_by_the_office_and_the_administrator_alone(people: People, organs: Organs) -> None:
    name = organs.economy.names.get()

    for stranger in set(people.all()) - {people.lan, people.mai, people.kien}:
        with pytest.raises(PermissionDenied):
            add_organ(stranger, MARKET, UNIT)
        with pytest.raises(PermissionDenied):
            change_organ(stranger, organs.economy.pk, 1, note="x")
        with pytest.raises(PermissionDenied):
            correct_name(stranger, name.pk, 1, MARKET, valid_from=None, valid_to=None)
    with pytest.raises(PermissionDenied):
        keep_group(people.binh, name="Các ban", organ_ids=[organs.economy.pk])
    assert verbs() == []

"""What becomes of organs through time."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.actions.organs import Naming
from giaoban.office.directory.actions.succession import abolish_organ, merge_organs, rename_organ, split_organ, transfer_function
from giaoban.office.directory.models import Organ, Succession
from giaoban.office.directory.queries import successors_on
from tests.office.directory.acts import last_changes, verbs
from tests.people import Organs, People

DAY = dt.date(2027, 1, 1)
EVE = dt.date(2026, 12, 31)
BASIS = "Nghị quyết số 12-NQ/ĐU ngày 10/12/2026"


def rows() -> list[tuple[int, int | None, str]]:
    return list(Succession.objects.order_by("pk").values_list("from_organ_id", "to_organ_id", "kind"))


def test_renamed_organ_has_each_name_on_its_days(people: People, organs: Organs) -> None:
    organ = rename_organ(
        people.mai, organs.economy.pk, 1, Naming("Phòng Kinh tế, Hạ tầng", symbol="KTHT"), effective=DAY, legal_basis=BASIS
    )

    assert (organ.named_on(EVE), organ.named_on(DAY), organ.revision) == ("Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng", 2)
    assert rows() == [(organ.pk, organ.pk, "rename")]
    assert last_changes()["name"] == ["Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng"]
    assert successors_on(organ.pk, DAY) == [organ.pk]


def test_organ_is_not_renamed_twice_on_a_day_or_back_in_time(people: People, organs: Organs) -> None:
    rename_organ(people.mai, organs.economy.pk, 1, Naming("Phòng Kinh tế, Hạ tầng"), effective=DAY, legal_basis=BASIS)

    with pytest.raises(ValidationError, match="từ ngày này"):
        rename_organ(people.mai, organs.economy.pk, 2, Naming("Phòng Hạ tầng"), effective=DAY, legal_basis=BASIS)
    with pytest.raises(Conflict):
        rename_organ(people.mai, organs.economy.pk, 1, Naming("Phòng Hạ tầng"), effective=dt.date(2027, 3, 1), legal_basis=BASIS)
    with pytest.raises(ValidationError, match="căn cứ"):
        rename_organ(people.mai, organs.police.pk, 1, Naming("Công an"), effective=DAY, legal_basis=" ")


def test_merged_organs_end_and_one_takes_over(people: People, organs: Organs) -> None:
    merged = {organs.building.pk: 1, organs.inspection.pk: 1, organs.office.pk: 1}

    merge_organs(people.mai, merged, into_id=organs.office.pk, effective=DAY, legal_basis=BASIS)

    ended = Organ.objects.get(pk=organs.building.pk)
    assert (ended.valid_to, ended.names.get().valid_to, ended.revision) == (EVE, EVE, 2)
    assert sorted(rows()) == [(organs.building.pk, organs.office.pk, "merge"), (organs.inspection.pk, organs.office.pk, "merge")]
    assert (successors_on(organs.building.pk, EVE), successors_on(organs.building.pk, DAY)) == ([organs.building.pk], [organs.office.pk])


def test_merging_needs_another_organ_and_the_revisions_that_were_shown(people: People, organs: Organs) -> None:
    with pytest.raises(ValidationError, match="ít nhất một"):
        merge_organs(people.mai, {organs.office.pk: 1}, into_id=organs.office.pk, effective=DAY, legal_basis=BASIS)
    for stale in ({organs.building.pk: 9}, {organs.building.pk: 1, organs.office.pk: 9}):
        with pytest.raises(Conflict):
            merge_organs(people.mai, stale, into_id=organs.office.pk, effective=DAY, legal_basis=BASIS)
    assert (rows(), verbs()) == ([], [])


def test_split_organ_leaves_who_takes_over_to_be_decided(people: People, organs: Organs) -> None:
    heirs = [organs.police.pk, organs.front.pk]

    split_organ(people.mai, organs.economy.pk, 1, into_ids=heirs, effective=DAY, legal_basis=BASIS)

    assert successors_on(organs.economy.pk, DAY) == sorted(heirs)
    assert Organ.objects.get(pk=organs.economy.pk).valid_to == EVE


def test_split_organ_may_go_on_itself(people: People, organs: Organs) -> None:
    split_organ(people.mai, organs.economy.pk, 1, into_ids=[organs.economy.pk, organs.police.pk], effective=DAY, legal_basis=BASIS)

    organ = Organ.objects.get(pk=organs.economy.pk)
    assert (organ.valid_to, organ.revision, successors_on(organ.pk, DAY)) == (None, 2, [organ.pk, organs.police.pk])
    with pytest.raises(ValidationError, match="ít nhất hai"):
        split_organ(people.mai, organs.police.pk, 1, into_ids=[organs.front.pk], effective=DAY, legal_basis=BASIS)


def test_abolished_organ_may_leave_nobody(people: People, organs: Organs) -> None:
    abolish_organ(people.mai, organs.school.pk, 1, effective=DAY, legal_basis=BASIS)

    assert (rows(), successors_on(organs.school.pk, DAY)) == ([(organs.school.pk, None, "abolish")], [])


def test_work_of_an_abolished_organ_is_followed_through_every_step(people: People, organs: Organs) -> None:
    abolish_organ(people.mai, organs.school.pk, 1, effective=DAY, legal_basis=BASIS, to_ids=[organs.economy.pk, organs.police.pk])
    later = dt.date(2027, 6, 1)
    merge_organs(people.mai, {organs.economy.pk: 1, organs.police.pk: 1}, into_id=organs.front.pk, effective=later, legal_basis=BASIS)

    assert sorted(successors_on(organs.school.pk, DAY)) == sorted([organs.economy.pk, organs.police.pk])
    assert successors_on(organs.school.pk, later) == [organs.front.pk]


def test_ended_organ_does_not_end_again(people: People, organs: Organs) -> None:
    abolish_organ(people.mai, organs.school.pk, 1, effective=DAY, legal_basis=BASIS)

    with pytest.raises(ValidationError, match="đã kết thúc"):
        abolish_organ(people.mai, organs.school.pk, 2, effective=dt.date(2027, 5, 1), legal_basis=BASIS)
    with pytest.raises(ValidationError, match="chính mình"):
        abolish_organ(people.mai, organs.police.pk, 1, effective=DAY, legal_basis=BASIS, to_ids=[organs.police.pk])


def test_handed_on_function_leaves_both_organs(people: People, organs: Organs) -> None:
    transfer_function(people.mai, organs.economy.pk, 1, to_id=organs.police.pk, scope="Quản lý chợ", effective=DAY, legal_basis=BASIS)

    assert (rows(), successors_on(organs.economy.pk, DAY)) == ([(organs.economy.pk, organs.police.pk, "transfer")], [organs.economy.pk])
    with pytest.raises(ValidationError, match="khác"):
        transfer_function(people.mai, organs.economy.pk, 2, to_id=organs.economy.pk, scope="x", effective=DAY, legal_basis=BASIS)
    with pytest.raises(ValidationError, match="nhiệm vụ"):
        transfer_function(people.mai, organs.economy.pk, 2, to_id=organs.police.pk, scope="", effective=DAY, legal_basis=BASIS)


def test_succession_is_written_by_who_keeps_the_directory_alone(people: People, organs: Organs) -> None:
    economy, police = organs.economy.pk, organs.police.pk
    for verb in (
        lambda actor: rename_organ(actor, economy, 1, Naming("x"), effective=DAY, legal_basis=BASIS),
        lambda actor: merge_organs(actor, {economy: 1}, into_id=police, effective=DAY, legal_basis=BASIS),
        lambda actor: split_organ(actor, economy, 1, into_ids=[economy, police], effective=DAY, legal_basis=BASIS),
        lambda actor: abolish_organ(actor, economy, 1, effective=DAY, legal_basis=BASIS),
        lambda actor: transfer_function(actor, economy, 1, to_id=police, scope="x", effective=DAY, legal_basis=BASIS),
    ):
        for stranger in (people.hoa, people.binh, people.yen):
            with pytest.raises((PermissionDenied, ObjectDoesNotExist)):
                verb(stranger)
    assert (rows(), verbs()) == ([], [])

"""A succession that was entered wrongly is taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.actions.organs import Naming, change_organ, correct_name
from giaoban.office.directory.actions.succession import abolish_organ, merge_organs, rename_organ, split_organ, transfer_function
from giaoban.office.directory.actions.withdrawal import withdraw_succession
from giaoban.office.directory.models import Organ, Succession
from giaoban.office.directory.queries import successors_on
from tests.office.directory.acts import last_changes, verbs
from tests.people import Organs, People

DAY, LATER = dt.date(2027, 1, 1), dt.date(2027, 6, 1)
HOW: dict[str, Any] = {"effective": DAY, "legal_basis": "Nghị quyết số 12-NQ/ĐU ngày 10/12/2026"}
THEN = HOW | {"effective": LATER}
WHY = "Ghi nhầm đơn vị"


def last() -> int:
    return Succession.objects.latest("pk").pk


def state_of(organ: Organ) -> tuple[object, ...]:
    kept = Organ.objects.get(pk=organ.pk)
    return kept.valid_to, list(kept.names.order_by("pk").values_list("text", "valid_to"))


def test_renamed_organ_has_its_old_name_again(people: People, organs: Organs) -> None:
    before = state_of(organs.economy)
    rename_organ(people.mai, organs.economy.pk, 1, Naming("Phòng Hạ tầng"), **HOW)

    organ = withdraw_succession(people.lan, last(), 2, reason=WHY)

    assert (state_of(organs.economy), organ.revision, organ.named_on(LATER)) == (before, 3, "Phòng Kinh tế")
    assert (Succession.objects.count(), verbs()[-1]) == (0, "directory.withdraw-succession")
    assert last_changes() == {
        "withdrawn": ["rename", [organs.economy.pk], "2027-01-01", "Nghị quyết số 12-NQ/ĐU ngày 10/12/2026", ""],
        "reason": WHY,
    }


def test_organ_that_was_merged_goes_on_and_the_others_stay_merged(people: People, organs: Organs) -> None:
    before = state_of(organs.building)
    merge_organs(people.mai, {organs.building.pk: 1, organs.inspection.pk: 1}, into_id=organs.office.pk, **HOW)
    row = Succession.objects.get(from_organ=organs.building)

    withdraw_succession(people.mai, row.pk, 2, reason=WHY)

    assert (state_of(organs.building), successors_on(organs.building.pk, LATER)) == (before, [organs.building.pk])
    assert successors_on(organs.inspection.pk, LATER) == [organs.office.pk]


def test_organ_that_was_split_goes_on_and_all_that_took_over_is_taken_back(people: People, organs: Organs) -> None:
    before = state_of(organs.economy)
    split_organ(people.mai, organs.economy.pk, 1, into_ids=[organs.police.pk, organs.front.pk], **HOW)

    withdraw_succession(people.mai, last(), 2, reason=WHY)

    assert (state_of(organs.economy), Succession.objects.count()) == (before, 0)


def test_organ_that_was_split_and_went_on_itself_only_loses_the_split(people: People, organs: Organs) -> None:
    before = state_of(organs.economy)
    split_organ(people.mai, organs.economy.pk, 1, into_ids=[organs.police.pk, organs.economy.pk], **HOW)

    organ = withdraw_succession(people.mai, last(), 2, reason=WHY)

    assert (state_of(organs.economy), organ.revision, Succession.objects.count()) == (before, 3, 0)


def test_organ_that_was_to_end_later_anyway_ends_then(people: People, organs: Organs) -> None:
    change_organ(people.mai, organs.school.pk, 1, valid_to=dt.date(2028, 5, 31))
    abolish_organ(people.mai, organs.school.pk, 2, **HOW)
    change_organ(people.mai, organs.school.pk, 3, note="Trụ sở cũ")

    organ = withdraw_succession(people.mai, last(), 4, reason=WHY)

    assert (organ.valid_to, organ.note) == (dt.date(2028, 5, 31), "Trụ sở cũ")


def test_function_that_was_handed_on_is_taken_back_alone(people: People, organs: Organs) -> None:
    for shown, heir in ((1, organs.police), (2, organs.front)):
        transfer_function(people.mai, organs.economy.pk, shown, to_id=heir.pk, scope="Quản lý chợ", **HOW)

    withdraw_succession(people.mai, last(), 3, reason=WHY)

    assert Succession.objects.get().to_organ == organs.police


def test_nothing_is_taken_back_that_others_build_on(people: People, organs: Organs) -> None:
    abolish_organ(people.mai, organs.school.pk, 1, to_ids=[organs.economy.pk], **HOW)
    first = last()
    rename_organ(people.mai, organs.economy.pk, 1, Naming("Phòng Hạ tầng"), **THEN)
    merge_organs(people.mai, {organs.economy.pk: 2}, into_id=organs.front.pk, **(THEN | {"effective": dt.date(2027, 9, 1)}))
    second = last()

    with pytest.raises(ValidationError, match=r"việc tiếp theo \(Hợp nhất, sáp nhập, từ ngày 01/09/2027\)"):
        withdraw_succession(people.mai, first, 2, reason=WHY)
    withdraw_succession(people.mai, second, 3, reason=WHY)
    withdraw_succession(people.mai, first, 2, reason=WHY)

    assert list(Succession.objects.values_list("kind", flat=True)) == ["rename"]


def test_name_is_not_taken_back_under_a_later_one(people: People, organs: Organs) -> None:
    rename_organ(people.mai, organs.economy.pk, 1, Naming("Phòng Hạ tầng"), **HOW)
    first = last()
    rename_organ(people.mai, organs.economy.pk, 2, Naming("Phòng Xây dựng"), **THEN)

    with pytest.raises(ValidationError, match="Đổi tên, từ ngày 01/06/2027"):
        withdraw_succession(people.mai, first, 3, reason=WHY)


def test_what_was_corrected_by_hand_since_is_left_to_the_hand(people: People, organs: Organs) -> None:
    rename_organ(people.mai, organs.economy.pk, 1, Naming("Phòng Hạ tầng"), **HOW)
    name = organs.economy.names.get(text="Phòng Hạ tầng")
    correct_name(people.mai, name.pk, 2, Naming("Phòng Hạ tầng"), valid_from=LATER, valid_to=None)
    with pytest.raises(ValidationError, match="đã được sửa sau việc này"):
        withdraw_succession(people.mai, last(), 3, reason=WHY)
    abolish_organ(people.mai, organs.school.pk, 1, **HOW)
    change_organ(people.mai, organs.school.pk, 2, valid_to=LATER)
    with pytest.raises(ValidationError, match="đã được sửa sau việc này"):
        withdraw_succession(people.mai, last(), 3, reason=WHY)


def test_withdrawal_needs_a_reason_and_the_revision_that_was_shown(people: People, organs: Organs) -> None:
    abolish_organ(people.mai, organs.school.pk, 1, **HOW)

    with pytest.raises(ValidationError, match="lý do"):
        withdraw_succession(people.mai, last(), 2, reason=" ")
    with pytest.raises(Conflict):
        withdraw_succession(people.mai, last(), 1, reason=WHY)
    with pytest.raises(ObjectDoesNotExist):
        withdraw_succession(people.mai, 987654, 1, reason=WHY)


def test_succession_is_withdrawn_by_who_keeps_the_directory_alone(people: People, organs: Organs) -> None:
    abolish_organ(people.mai, organs.school.pk, 1, **HOW)

    for stranger in set(people.all()) - {people.lan, people.mai, people.kien}:
        with pytest.raises(PermissionDenied):
            withdraw_succession(stranger, last(), 2, reason=WHY)
    assert Succession.objects.count() == 1

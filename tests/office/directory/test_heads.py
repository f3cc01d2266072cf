"""Whose a paper is: the Party's committee, its office, a People's Committee; nothing made up where nothing is known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from giaoban.office.directory.heads import form_on, head_of, head_of_committee, head_of_office, head_of_unit, membership, signature_of
from giaoban.office.directory.models import Account, Office, Organ, Position
from giaoban.writing.paper import Signature
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 20)


def test_committee_of_the_party_names_the_membership_above_it(people: People) -> None:
    head = head_of_committee(DAY)

    assert (head.above, head.issuer, head.place) == (("Đảng bộ tỉnh An Bình",), ("Đảng ủy xã Minh Sơn",), "Minh Sơn")
    assert (head.symbol("GM"), head.archive) == ("GM/ĐU", "Lưu Văn phòng Đảng ủy")
    assert head.by_order == Signature(("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG", "Trần Thị Mai")
    assert head.begin("Giấy mời", "GM")["profile"] == "party_hd05"


def test_office_names_its_committee_above_it_and_signs_for_itself(people: People) -> None:
    head = head_of_office(DAY)

    assert (head.above, head.issuer, head.symbol("PT")) == (("Đảng ủy xã Minh Sơn",), ("Văn phòng",), "PT/VPĐU")
    assert head.by_chief == Signature((), "CHÁNH VĂN PHÒNG", "Trần Thị Mai")


def test_peoples_committee_names_nobody_above_it(people: People, organs: Organs) -> None:
    Office.objects.update(organ=organs.peoples_committee)

    head = head_of_committee(DAY)

    assert (head.side, head.above, head.symbol("GM"), head.archive) == ("state", (), "GM-UBND", "Lưu: VT")
    assert head.by_order.authority == ("TL. CHỦ TỊCH",)
    assert head_of_office(DAY).symbol("PT") == "PT-VP"  # its office is not written down


def test_nothing_is_made_up_before_the_office_is_set_up(db: None) -> None:
    head = head_of_committee(DAY)

    assert (head.above, head.issuer, head.symbol("GM"), head.place, head.office) == ((), (), "GM", "", "Văn phòng")
    assert head.by_chief == Signature((), "CHÁNH VĂN PHÒNG", "")


def test_form_is_of_the_day_and_the_oldest_before_all() -> None:
    assert (form_on("party", dt.date(2026, 5, 26)), form_on("party", dt.date(2026, 5, 27))) == ("party_hd36", "party_hd05")
    assert (form_on("party", dt.date(2001, 1, 1)), form_on("state", dt.date(2001, 1, 1))) == ("party_hd36", "state_nd30")


def test_membership_is_of_committees_alone() -> None:
    assert [membership(name) for name in ("Tỉnh uỷ An Bình", "Đảng ủy xã Minh Sơn", "Sở Tài chính")] == [
        "Đảng bộ tỉnh An Bình", "Đảng bộ xã Minh Sơn", "Sở Tài chính",
    ]  # fmt: skip


def test_unit_names_whom_it_works_under_and_its_first_in_rank_signs(people: People, organs: Organs) -> None:
    economy, building = head_of_unit(organs.economy, DAY), head_of_unit(organs.building, DAY)

    assert (economy.side, economy.above, economy.issuer, economy.archive) == (
        "state", ("Ủy ban nhân dân xã Minh Sơn",), ("Phòng Kinh tế",), "Lưu: VT",
    )  # fmt: skip
    assert economy.by_chief == Signature((), "TRƯỞNG PHÒNG", "Đỗ Văn Bình")
    assert (building.side, building.symbol("TTr"), building.archive) == ("party", "TTr/BXDĐ", "Lưu Ban Xây dựng Đảng")
    assert building.by_chief == Signature()  # nobody is written down
    assert head_of_unit(organs.province_committee, DAY).above == ()


# -- who signs --------------------------------------------------------------------------------------------------------


def called(account: Account, title: str, organ: Organ | None = None) -> None:
    """What somebody is called in the office from now on, or where."""
    Position.objects.filter(person=person_of(account)).update(title=title, **({"organ": organ} if organ else {}))


def test_deputy_who_runs_the_office_signs_as_a_deputy(people: People, organs: Organs) -> None:
    called(people.mai, "Phó Chánh Văn phòng Đảng ủy")
    assert head_of_committee(DAY).by_order == Signature(("T/L BAN THƯỜNG VỤ",), "PHÓ CHÁNH VĂN PHÒNG", "Trần Thị Mai")
    assert head_of_office(DAY).by_chief == Signature((), "PHÓ CHÁNH VĂN PHÒNG", "Trần Thị Mai")  # no chief is appointed

    Position.objects.create(person=person_of(people.lan), organ=organs.office, title="Chánh Văn phòng Đảng ủy", rank=1)
    assert head_of_office(DAY).by_chief == Signature(("K/T CHÁNH VĂN PHÒNG",), "PHÓ CHÁNH VĂN PHÒNG", "Trần Thị Mai")


def test_deputy_of_a_state_office_signs_in_the_place_of_its_chief(people: People, organs: Organs) -> None:
    Office.objects.update(organ=organs.peoples_committee)
    called(people.mai, "Phó Chánh Văn phòng")

    head = head_of_committee(DAY)
    assert head.by_order == Signature(("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG", "Trần Thị Mai")
    assert head.by_chief.authority == ("KT. CHÁNH VĂN PHÒNG",)  # whoever is in charge of it


@pytest.mark.parametrize("title", ["Quyền Chánh Văn phòng", "Q. Chánh Văn phòng", "quyền chánh văn phòng Đảng ủy"])
def test_acting_chief_signs_as_acting(title: str, people: People) -> None:
    called(people.mai, title)

    assert head_of_committee(DAY).by_order == Signature(("T/L BAN THƯỜNG VỤ",), "Q. CHÁNH VĂN PHÒNG", "Trần Thị Mai")
    assert head_of_office(DAY).by_chief == Signature((), "Q. CHÁNH VĂN PHÒNG", "Trần Thị Mai")


def test_deputy_signs_for_a_unit_and_for_a_peoples_committee_without_a_head(people: People, organs: Organs) -> None:
    called(people.binh, "Phó Trưởng phòng phụ trách")
    called(people.minh, "Phó Chủ tịch UBND xã")

    assert signature_of(organs.economy, DAY) == Signature(("KT. TRƯỞNG PHÒNG",), "PHÓ TRƯỞNG PHÒNG PHỤ TRÁCH", "Đỗ Văn Bình")
    assert signature_of(organs.peoples_committee, DAY) == Signature(
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Phạm Quang Minh"
    )


def test_each_kind_of_organ_has_its_own_head_and_side(people: People, organs: Organs) -> None:
    heads = [head_of(organ, DAY) for organ in (organs.committee, organs.office, organs.peoples_committee, organs.economy, organs.front)]

    assert [(head.side, head.above, head.issuer) for head in heads] == [
        ("party", ("Đảng bộ tỉnh An Bình",), ("Đảng ủy xã Minh Sơn",)),
        ("party", ("Đảng ủy xã Minh Sơn",), ("Văn phòng",)),
        ("state", (), ("Ủy ban nhân dân xã Minh Sơn",)),
        ("state", ("Ủy ban nhân dân xã Minh Sơn",), ("Phòng Kinh tế",)),
        ("state", ("Đảng ủy xã Minh Sơn",), ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Sơn",)),
    ]
    assert (heads[1], heads[0]) == (head_of_office(DAY), head_of_committee(DAY))


def test_head_is_asked_for_in_few_questions(people: People, organs: Organs, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(9):
        head_of_office(DAY)

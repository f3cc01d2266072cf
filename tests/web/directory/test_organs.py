"""The pages of organs."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from giaoban.office.directory.actions.names import ask_about
from giaoban.office.directory.models import Organ, OrganGroup, OrganName, Succession
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in

ORGAN = {"name": "Ban Quản lý chợ", "kind": "service-unit", "side": "service", "level": "commune", "rank": "50", "ours": "on"}
BASIS = {"effective": "2027-01-01", "legal_basis": "Nghị quyết số 12-NQ/ĐU"}


def test_tree_shows_each_organ_below_the_one_above_it(people: People, organs: Organs) -> None:
    page = shown(signed_in(people.binh), "organs")

    listed = re.findall(r'aria-hidden="true">(– (?:– )*)</span><a class="table-title" href="/organs/(\d+)/"', page)
    assert (str(organs.committee.pk) in page, ("– – – ", str(organs.economy.pk)) in listed, "Đỗ Văn Bình" in page) == (True, True, True)
    assert "Thêm cơ quan" not in page


def test_tree_is_filtered_by_side_and_leaves_out_what_has_ended(people: People, organs: Organs) -> None:
    Organ.objects.filter(pk=organs.school.pk).update(valid_to=dt.date(2026, 1, 1))
    client = signed_in(people.lan)

    assert "Trường Tiểu học" not in shown(client, "organs")
    assert "Trường Tiểu học" in shown(client, "organs", ended="")
    state = shown(client, "organs", side="state")
    assert ("Phòng Kinh tế" in state, "Ban Xây dựng Đảng" in state) == (True, False)
    assert "Chưa có cơ quan nào" in shown(client, "organs", side="elsewhere")


@pytest.mark.parametrize("count", [1, 3])
def test_tree_takes_the_same_number_of_queries(
    people: People, organs: Organs, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(count):
        OrganName.objects.create(organ=Organ.objects.create(kind="school", side="service", level="commune"), text=f"Trường {n}")
    client = signed_in(people.lan)
    shown(client, "organs")

    with django_assert_num_queries(8):
        shown(client, "organs")


def test_organ_is_entered(people: People, organs: Organs) -> None:
    client = signed_in(people.lan)

    status, to = sent(client, "organ-new", **ORGAN, parent=organs.peoples_committee.pk, symbol="BQLC")

    organ = OrganName.objects.get(text="Ban Quản lý chợ").organ
    assert (status, to, organ.parent, organ.ours, organ.rank) == (
        302,
        reverse("organ", args=[organ.pk]),
        organs.peoples_committee,
        True,
        50,
    )
    page = shown(client, "organ", organ.pk)
    assert ("Ban Quản lý chợ" in page, "BQLC" in page, "Đã thêm" in page) == (True, True, True)
    assert "Chưa lưu" in refused(client, "organ-new", **(ORGAN | {"kind": "shop"}))
    assert "Thêm cơ quan, đơn vị" in shown(client, "organ-new")


def test_organ_is_changed_from_the_revision_that_was_shown(people: People, organs: Organs) -> None:
    client = signed_in(people.mai)
    assert 'name="shown" value="1"' in shown(client, "organ-change", organs.economy.pk)
    values = {"kind": "division", "side": "state", "level": "commune", "rank": "7", "shown": "1"}

    assert sent(client, "organ-change", organs.economy.pk, **values)[0] == 302
    answer = client.post(reverse("organ-change", args=[organs.economy.pk]), values | {"note": "Trụ sở mới"})

    assert (answer.status_code, "Trụ sở mới" in answer.content.decode()) == (409, True)
    assert Organ.objects.get(pk=organs.economy.pk).rank == 7


def test_organ_is_renamed_and_its_page_shows_both_names(people: People, organs: Organs) -> None:
    client = signed_in(people.mai)
    assert "Đổi tên" in shown(client, "organ-rename", organs.economy.pk)

    assert sent(client, "organ-rename", organs.economy.pk, name="Phòng Kinh tế, Hạ tầng", shown="1", **BASIS)[0] == 302

    page = shown(client, "organ", organs.economy.pk)
    assert ("Phòng Kinh tế, Hạ tầng" in page, "31/12/2026" in page, "Nghị quyết số 12-NQ/ĐU" in page) == (True, True, True)
    again = refused(client, "organ-rename", organs.economy.pk, name="Phòng Hạ tầng", shown="2", **BASIS)
    assert "Tên hiện tại mới có từ ngày này" in again


def test_name_entered_wrongly_is_corrected(people: People, organs: Organs) -> None:
    client, name = signed_in(people.lan), organs.economy.names.get()
    assert "Phòng Kinh tế" in shown(client, "organ-name", name.pk)

    assert sent(client, "organ-name", name.pk, name="Phòng Kinh tế xã", shown="1")[0] == 302
    assert organs.economy.names.get().text == "Phòng Kinh tế xã"
    assert client.get(reverse("organ-name", args=[0])).status_code == 404


def test_succession_is_chosen_on_one_page(people: People, organs: Organs) -> None:
    client = signed_in(people.mai)
    pick = {field: f"{getattr(organs, field).pk}.1" for field in ("police", "front", "inspection", "building", "office")}
    assert "Việc gì" in shown(client, "organ-succession", organs.economy.pk)
    acts = [
        (organs.building, "into", [pick["office"]], {}),
        (organs.front, "here", [pick["inspection"]], {}),
        (organs.economy, "transfer", [pick["police"]], {"scope": "Quản lý chợ"}),
        (organs.school, "abolish", [], {}),
        (organs.cell, "split", [f"{organs.cell.pk}.1", pick["police"]], {}),
    ]

    for organ, what, others, more in acts:
        assert sent(client, "organ-succession", organ.pk, what=what, others=others, shown="1", **BASIS, **more)[0] == 302

    assert list(Succession.objects.order_by("pk").values_list("kind", "from_organ_id", "to_organ_id")) == [
        ("merge", organs.building.pk, organs.office.pk),
        ("merge", organs.inspection.pk, organs.front.pk),
        ("transfer", organs.economy.pk, organs.police.pk),
        ("abolish", organs.school.pk, None),
        ("split", organs.cell.pk, organs.police.pk),
        ("split", organs.cell.pk, organs.cell.pk),
    ]
    page = shown(client, "organ", organs.front.pk)
    assert "Ủy ban Kiểm tra Đảng ủy" in page


def test_succession_chosen_wrongly_comes_back(people: People, organs: Organs) -> None:
    client, police = signed_in(people.mai), f"{organs.police.pk}.1"

    assert "Chọn đúng một cơ quan" in refused(client, "organ-succession", organs.economy.pk, what="into", shown="1", **BASIS)
    assert "ít nhất hai" in refused(client, "organ-succession", organs.economy.pk, what="split", others=[police], shown="1", **BASIS)
    assert client.post(reverse("organ-succession", args=[organs.economy.pk]), {"what": "abolish", **BASIS}).status_code == 409
    assert Succession.objects.count() == 0


def test_succession_entered_wrongly_is_withdrawn_from_the_organ_page(people: People, organs: Organs) -> None:
    client = signed_in(people.mai)
    sent(client, "organ-succession", organs.school.pk, what="abolish", shown="1", **BASIS)
    row = Succession.objects.get()
    link = reverse("succession-withdraw", args=[row.pk])
    assert (link in shown(client, "organ", organs.school.pk), link in shown(signed_in(people.hoa), "organ", organs.school.pk)) == (
        True,
        False,
    )
    assert "Giải thể từ ngày 01/01/2027" in shown(client, "succession-withdraw", row.pk)

    assert "Chưa lưu" in refused(client, "succession-withdraw", row.pk, shown="2", reason="")
    assert client.post(link, {"shown": "1", "reason": "Ghi nhầm"}).status_code == 409
    assert sent(client, "succession-withdraw", row.pk, shown="2", reason="Ghi nhầm") == (302, reverse("organ", args=[organs.school.pk]))

    assert (Succession.objects.count(), client.get(link).status_code) == (0, 404)


def test_organ_whose_name_is_there_already_is_asked_about(people: People, organs: Organs) -> None:
    client = signed_in(people.lan)
    again = ORGAN | {"name": "Phòng  kinh tế"}
    assert "Vẫn thêm" not in shown(client, "organ-new")
    assert "Vẫn thêm" not in refused(client, "organ-new", **(ORGAN | {"kind": "shop"}))

    page = refused(client, "organ-new", **again)
    assert ("Trong danh bạ đã có: Phòng Kinh tế (Ủy ban nhân dân xã Minh Sơn)" in page, 'name="although"' in page) == (True, True)
    assert "Tỉnh ủy An Bình." in refused(client, "organ-new", **(ORGAN | {"name": "Tỉnh uỷ An Bình"}))

    assert sent(client, "organ-new", **again, although="on")[0] == 302
    assert OrganName.objects.filter(text="Phòng kinh tế").count() == 1


def test_group_is_named_and_changed(people: People, organs: Organs) -> None:
    client = signed_in(people.ha)
    members = [organs.economy.pk, organs.police.pk]
    assert "Thêm nhóm" in shown(client, "group-new")

    assert sent(client, "group-new", name="Các cơ quan của xã", organ_ids=members)[0] == 302
    group = OrganGroup.objects.get()
    assert "Các cơ quan của xã" in shown(client, "group", group.pk)
    assert sent(client, "group", group.pk, name="Các cơ quan, đơn vị", organ_ids=members[:1], shown="1")[0] == 302
    assert list(OrganGroup.objects.get().organs.all()) == [organs.economy]
    assert "Các cơ quan, đơn vị" in shown(client, "organ", organs.economy.pk)
    assert "Đã có nhóm" in refused(client, "group-new", name="Các cơ quan, đơn vị", organ_ids=members)


@pytest.mark.parametrize("page", ["organ", "organ-change", "organ-rename", "organ-succession", "group"])
def test_organ_that_does_not_exist_is_not_there(people: People, page: str) -> None:
    assert signed_in(people.lan).get(reverse(page, args=[987654])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_organ_page_takes_the_same_number_of_queries(
    people: People, organs: Organs, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(count):
        other = Organ.objects.create(kind="school", side="service", level="commune")
        OrganName.objects.create(organ=other, text=f"Trường {n}")
        Succession.objects.create(from_organ=other, to_organ=organs.school, kind="merge", legal_basis="NQ", effective=dt.date(2026, 1, 1))
        OrganGroup.objects.create(name=f"Nhóm {n}").organs.add(organs.school)
    ask_about(None, "Ban Quản lý chợ")
    client = signed_in(people.lan)

    with django_assert_num_queries(17):
        shown(client, "organ", organs.school.pk)

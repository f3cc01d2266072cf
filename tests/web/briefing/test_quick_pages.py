"""Ghi nhanh on screen: Enter shows what was understood, Enter again hands it out, and what is not sure is asked."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.actions.people import change_person
from giaoban.office.directory.actions.succession import merge_organs, split_organ
from giaoban.office.work import actions
from giaoban.office.work.actions import Ordered, Share
from giaoban.office.work.models import Board, BriefingItem, Origin, Side, Task, Workflow
from giaoban.office.work.timing import timing
from tests.office.work.board import lay, lead_of
from tests.office.work.test_quick_matches import told, written
from tests.people import Organs, People, come_in, person_of

pytestmark = pytest.mark.django_db
LINE = "Đ/c Bí thư điện CAX kiểm tra các ngầm tràn, phối hợp với MTTQ, báo cáo trước ngày mai"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def lan(people: People, client: Client) -> Client:
    come_in(client, people.lan)
    return client


def signature(client: Client, line: str) -> str:
    """What the preview says it has shown."""
    return str(client.post("/quick/read/", {"line": line}, headers=HTMX).context["form"].signature)


def hand_out(client: Client, line: str, **answers: Any) -> Any:
    data = {"line": line, "previewed": signature(client, line), "origin": "telephone"} | answers
    return client.post("/quick/", data, headers=HTMX)


def test_first_enter_shows_what_was_understood(lan: Client) -> None:
    answer = lan.post("/quick/", {"line": LINE}, headers=HTMX)
    facts = {fact["label"]: (fact["written"], fact["understood"]) for fact in answer.context["form"].facts()}

    assert facts["Ai giao"] == ("Đ/c Bí thư", "Lê Văn Hòa")
    assert facts["Chủ trì"] == ("CAX", "Công an xã Minh Sơn")
    assert Task.objects.count() == 0


def test_second_enter_hands_it_out(lan: Client, people: People, organs: Organs) -> None:
    answer = hand_out(lan, LINE)
    task = Task.objects.get()

    assert answer.status_code == 204
    assert "Đã giao Công an xã Minh Sơn" in json.loads(answer["HX-Trigger"])["toast"]["text"]
    assert (task.title, task.told, task.origin, task.giver) == (
        "Kiểm tra các ngầm tràn, báo cáo",
        LINE,
        Origin.TELEPHONE,
        people.hoa.person,
    )
    assert (task.workflow, task.enterer, timing(task.deadline, None, task.created_at.date()) is not None) == (
        Workflow.ASSIGNED, people.lan, True,
    )  # fmt: skip
    assert {(share.organ, share.side) for share in task.assignments.all()} == {(organs.police, Side.LEAD), (organs.front, Side.SUPPORT)}


def test_line_that_was_changed_is_shown_again(lan: Client) -> None:
    data = {"line": LINE + " tối nay", "previewed": signature(lan, LINE), "origin": "telephone"}

    assert lan.post("/quick/", data, headers=HTMX).status_code == 200
    assert Task.objects.count() == 0


def test_unsure_part_is_asked_and_not_guessed(lan: Client, people: People) -> None:
    line = "Thường trực giao PKT lập tiến độ"
    refused = hand_out(lan, line)
    assert (refused.status_code, list(refused.context["form"].errors), Task.objects.count()) == (422, ["giver"], 0)

    assert hand_out(lan, line, giver=people.nam.person_id).status_code == 204
    assert Task.objects.get().giver == people.nam.person


def test_unknown_unit_is_chosen(lan: Client, organs: Organs) -> None:
    hand_out(lan, "Bí thư giao Trạm Y tế phun khử khuẩn", lead=f"o{organs.police.pk}")

    assert lead_of(Task.objects.get()).organ == organs.police


def test_person_is_chosen_where_a_unit_is_unknown(lan: Client, people: People) -> None:
    hand_out(lan, "Bí thư giao Trạm Y tế phun khử khuẩn", lead=f"p{people.binh.person_id}")

    assert lead_of(Task.objects.get()).person == people.binh.person


@pytest.mark.parametrize(("answers", "has_day"), [({"deadline": "none"}, False), ({"other_day": "2030-01-02"}, True)])
def test_doubtful_day_is_chosen(answers: dict[str, str], has_day: bool, lan: Client) -> None:
    line = "Bí thư giao PKT họp với dân tháng sau"
    assert hand_out(lan, line).status_code == 422
    hand_out(lan, line, **answers)

    assert (Task.objects.get().deadline is not None) == has_day


def test_support_that_is_unknown_may_be_left_out(lan: Client, organs: Organs) -> None:
    hand_out(lan, "Bí thư giao PKT phối hợp Đội Thuế rà soát chợ", support="none", what="Rà soát chợ")

    assert [share.organ for share in Task.objects.get().assignments.all()] == [organs.economy]


@pytest.mark.parametrize("answer", ["x", "o99999", "p", "o1 or 1=1"])
def test_answer_that_was_not_offered_is_refused(answer: str, lan: Client) -> None:
    assert hand_out(lan, "Bí thư giao Trạm Y tế phun khử khuẩn", lead=answer).status_code == 422


def test_without_a_script_it_is_a_page(lan: Client) -> None:
    page = lan.post("/quick/", {"line": LINE})
    assert (page.status_code, "quick-page" in page.content.decode()) == (200, True)
    data = {"line": LINE, "previewed": page.context["form"].signature, "origin": "telephone"}

    assert lan.post("/quick/", data).status_code == 302
    assert Task.objects.count() == 1


def test_leader_notes_his_own_order_on_his_telephone(client: Client, people: People) -> None:
    come_in(client, people.hoa)
    hand_out(client, "PKT lập tiến độ trong tuần sau")

    assert Task.objects.get().giver == people.hoa.person


@pytest.mark.parametrize("name", ["binh", "sen", "kien"])
def test_who_enters_no_orders_has_no_box(name: str, client: Client, people: People) -> None:
    come_in(client, getattr(people, name))

    assert "quick-link" not in client.get("/").content.decode()
    assert client.get("/quick/").status_code == 403


def test_at_the_briefing_the_chair_gives_and_the_minutes_tell(client: Client, people: People, organs: Organs) -> None:
    come_in(client, people.mai)
    held = actions.open_briefing(people.mai, Board.Kind.LEADERS, lay("x", organs.economy).given_at.date(), chair=person_of(people.hoa))
    line = "PKT rà soát hộ dân ven suối xong trước 30/12"
    shown = client.post("/quick/read/", {"line": line, "briefing": held.pk}, headers=HTMX)
    data = {"line": line, "briefing": held.pk, "previewed": shown.context["form"].signature, "origin": "briefing"}
    answer = client.post("/quick/", data, headers=HTMX)
    item = BriefingItem.objects.get()

    assert (item.kind, item.words, item.task and item.task.origin, item.task and item.task.giver) == (
        "order", line, Origin.BRIEFING, people.hoa.person,
    )  # fmt: skip
    assert json.loads(answer["HX-Trigger"])["toast"]["undo"] == f"/briefings/items/{item.pk}/undo/"


def test_briefing_that_one_does_not_keep_takes_no_order(lan: Client, people: People, organs: Organs) -> None:
    held = actions.open_briefing(people.mai, Board.Kind.ENLARGED, lay("x", organs.economy).given_at.date(), chair=person_of(people.hoa))

    assert lan.post("/quick/", {"line": LINE, "briefing": held.pk}, headers=HTMX).status_code == 403


def test_paper_after_the_call_is_joined_by_one_key(lan: Client, people: People, organs: Organs) -> None:
    call, draft = told(people, organs.police), written(people, organs.police)
    page = lan.get("/quick/matches/").content.decode()
    assert (draft.title in page, call.title in page) == (True, True)
    data = {"kept": call.pk, "kept_shown": call.revision, "shown": draft.revision}
    answer = lan.post(f"/quick/{draft.pk}/join/", data, headers=HTMX)

    draft.refresh_from_db()
    assert (answer.status_code, draft.merged_into) == (200, call)
    assert draft.title not in lan.get("/quick/matches/").content.decode()


def test_join_without_a_choice_joins_nothing(lan: Client, people: People, organs: Organs) -> None:
    draft = written(people, organs.police)
    lan.post(f"/quick/{draft.pk}/join/", {"shown": draft.revision}, headers=HTMX)

    draft.refresh_from_db()
    assert draft.workflow == Workflow.DRAFT


@pytest.mark.parametrize("many", [1, 3])
def test_matches_take_a_fixed_number_of_queries(
    many: int, lan: Client, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    told(people, organs.police)
    for _ in range(many):
        written(people, organs.police)
    lan.get("/quick/matches/")
    with django_assert_num_queries(11):
        lan.get("/quick/matches/")


def test_task_page_of_the_written_order_offers_the_call(lan: Client, people: People, organs: Organs) -> None:
    call, draft = told(people, organs.police), written(people, organs.police)
    page = lan.get(f"/work/{draft.pk}/").content.decode()
    data = {"kept": call.pk, "kept_shown": call.revision, "shown": draft.revision}
    answer = lan.post(f"/quick/{draft.pk}/join/", data)

    assert ("Có phải việc đã giao trước đó?" in page, call.title in page) == (True, True)
    assert answer.headers["Location"] == f"/work/{call.pk}/"
    assert "Có phải việc đã giao trước đó?" not in lan.get(f"/work/{call.pk}/").content.decode()


def test_drafts_to_hand_out_offer_the_calls_in_their_rows(lan: Client, people: People, organs: Organs) -> None:
    call, draft = told(people, organs.police), written(people, organs.police)
    other = written(people, organs.economy, "Phòng Kinh tế báo cáo thu ngân sách tháng 11")
    rows = lan.get(reverse("hand-out")).content.decode().split('<li class="row draft-row"')[1:]

    told_of = {key: call.title in row for row in rows for key in (draft.pk, other.pk) if f'id="du-thao-{key}"' in row}
    assert told_of == {draft.pk: True, other.pk: False}
    assert call.title in lan.get(reverse("task-draft-shown", args=[draft.pk]), headers=HTMX).content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_drafts_with_offers_take_a_fixed_number_of_queries(
    many: int, lan: Client, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    told(people, organs.police)
    for _ in range(many):
        written(people, organs.police)
    lan.get(reverse("hand-out"))
    with django_assert_num_queries(18):
        assert lan.get(reverse("hand-out")).content.decode().count("Có phải việc đã giao trước đó?") == many


def test_order_of_the_briefing_names_its_minutes_on_its_page(client: Client, people: People, organs: Organs) -> None:
    held = actions.open_briefing(people.mai, Board.Kind.LEADERS, lay("x", organs.economy).given_at.date(), chair=person_of(people.hoa))
    item = actions.order_at(people.mai, held.pk, Ordered("Rà soát hộ dân", Origin.BRIEFING, (Share(organ=organs.economy),)))
    assert item.task is not None
    pages = {}
    for account in (people.mai, people.binh):
        come_in(client, account)
        pages[account.username] = f"/briefings/{held.pk}/minutes/#dong-{item.pk}" in client.get(f"/work/{item.task.pk}/").content.decode()

    assert pages == {"mai": True, "binh": False}


def test_unit_that_has_ended_is_understood_as_its_successor(lan: Client, people: People, organs: Organs) -> None:
    merge_organs(people.mai, {organs.front.pk: 1}, into_id=organs.building.pk, effective=timezone.localdate(), legal_basis="NQ 12-NQ/ĐU")
    facts = {fact["label"]: fact for fact in lan.post("/quick/", {"line": LINE}, headers=HTMX).context["form"].facts()}

    assert (facts["Phối hợp"]["understood"], facts["Phối hợp"]["reason"]) == ("Ban Xây dựng Đảng", "đơn vị kế thừa")
    assert hand_out(lan, LINE).status_code == 204
    assert {share.organ for share in Task.objects.get().assignments.all()} == {organs.police, organs.building}


def test_unit_that_went_to_several_is_asked_about(lan: Client, people: People, organs: Organs) -> None:
    heirs = [organs.building.pk, organs.inspection.pk]
    split_organ(people.mai, organs.front.pk, 1, into_ids=heirs, effective=timezone.localdate(), legal_basis="NQ 12-NQ/ĐU")
    form = lan.post("/quick/read/", {"line": "Đ/c Bí thư giao MTTQ kiểm tra các ngầm tràn"}, headers=HTMX).context["form"]

    assert form.asked == ["lead"]
    assert [value for value, _ in form["lead"].field.choices[1:3]] == [f"o{pk}" for pk in heirs]


def test_unit_whose_end_is_decided_is_known_until_its_last_day(lan: Client, people: People, organs: Organs) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(1)
    merge_organs(people.mai, {organs.police.pk: 1}, into_id=organs.building.pk, effective=tomorrow, legal_basis="NQ 12-NQ/ĐU")

    assert hand_out(lan, LINE).status_code == 204
    assert {share.organ for share in Task.objects.get().assignments.all()} == {organs.police, organs.front}


def test_who_has_left_gives_and_gets_nothing(lan: Client, people: People) -> None:
    for gone in (people.hoa, people.binh):
        change_person(people.mai, gone.person_id or 0, 1, full_name=gone.name, active=False)
    line = "Đ/c Lê Văn Hòa giao Đỗ Văn Bình kiểm tra các ngầm tràn"

    assert lan.post("/quick/read/", {"line": line}, headers=HTMX).context["form"].asked == ["giver", "lead"]

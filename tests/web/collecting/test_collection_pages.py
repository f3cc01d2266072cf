"""Thu thập báo cáo on screen: asked for by the office, answered by file, web and paper, summed with the cell behind each number."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.actions.succession import merge_organs, split_organ
from giaoban.office.directory.models import Organ
from giaoban.office.work import actions
from giaoban.office.work.collecting.files import excel_form
from giaoban.office.work.collecting.forms import CellKind, Column, Line
from giaoban.office.work.collecting.replies import read_reply
from giaoban.office.work.models import Assignment, Collection, Origin, Reply
from giaoban.office.work.unit_sheets.reading import tables_of
from tests.office.work.handed import FAR, hand_out
from tests.office.work.story import share_of
from tests.office.work.workbooks import grid, workbook
from tests.people import Organs, People, come_in

pytestmark = pytest.mark.django_db
QUERIES = 10


@pytest.fixture
def collection(people: People, organs: Organs) -> Collection:
    """Economy and police are to report their members."""
    return _asked(people, organs.economy, organs.police)


def _asked(people: People, *organs: Any) -> Collection:
    ordered = actions.Ordered("Báo cáo số đảng viên", Origin.BRIEFING, tuple(actions.Share(organ=o) for o in organs), deadline=FAR)
    form = actions.Form("Biểu đảng viên", [Column("members", "Số đảng viên", CellKind.NUMBER)], [Line("1", "Tổng số")])
    return actions.open_collection(people.ha, ordered, form)


def _file(collection: Collection, organ: Any, value: str) -> SimpleUploadedFile:
    rows: list[list[Any]] = list(grid(excel_form(collection, share_of(collection.task, organ))))
    rows[6] = [*rows[6][:2], value]
    return SimpleUploadedFile(f"{organ.pk}.xlsx", workbook(rows))


def _form(**values: Any) -> dict[str, Any]:
    columns = {
        "columns-TOTAL_FORMS": "2", "columns-INITIAL_FORMS": "2",
        "columns-0-title": "Số đảng viên", "columns-0-kind": "number", "columns-0-required": "on",
        "columns-1-title": "", "columns-1-kind": "number",
    }  # fmt: skip
    return columns | {"title": "Biểu đảng viên", "lines": "Tổng số", "words": "Báo cáo", "deadline": "2030-01-15"} | values


def test_office_asks_a_group_and_some_more(client: Client, people: People, organs: Organs) -> None:
    come_in(client, people.ha)
    answer = client.post(reverse("collection-new"), _form(organs=[organs.economy.pk, organs.cell.pk]))
    made = Collection.objects.get()
    assert answer.headers["Location"] == reverse("collection", args=[made.pk])
    assert ([c["title"] for c in made.columns], made.task.assignments.count()) == (["Số đảng viên"], 2)


def test_what_was_typed_stays_when_nobody_is_asked(client: Client, people: People) -> None:
    come_in(client, people.ha)
    answer = client.post(reverse("collection-new"), _form(words="Báo cáo số hộ nghèo"))
    page = answer.content.decode()
    assert (answer.status_code, "Chọn các đơn vị phải báo cáo." in page, "Báo cáo số hộ nghèo" in page) == (422, True, True)
    assert Collection.objects.count() == 0


def test_files_of_several_units_are_looked_at_and_taken_together(
    collection: Collection, client: Client, people: People, organs: Organs
) -> None:
    come_in(client, people.ha)
    files = [_file(collection, organs.economy, "24"), _file(collection, organs.police, "1.500")]
    looked = client.post(reverse("collection-files", args=[collection.pk]), {"files": files})
    assert (looked.status_code, "dấu chấm ngăn hàng nghìn" in looked.content.decode(), Reply.objects.count()) == (200, True, 0)

    taken = client.post(reverse("collection-take", args=[collection.pk]), {"sealed": looked.context["sealed"]}, follow=True)
    page = taken.content.decode()
    assert ("1.524" in page, "Tờ 1!C7" in page, "Đủ 2 đơn vị" in page) == (True, True, True)
    twice = client.post(reverse("collection-take", args=[collection.pk]), {"sealed": looked.context["sealed"]}, follow=True)
    assert ("Chưa ghi gì" in twice.content.decode(), Reply.objects.count()) == (True, 2)


def test_wrong_files_are_left_and_the_others_taken(collection: Collection, client: Client, people: People, organs: Organs) -> None:
    come_in(client, people.ha)
    files = [_file(collection, organs.economy, "24"), _file(collection, organs.police, "nhiều"), SimpleUploadedFile("hong.xlsx", b"PK")]
    looked = client.post(reverse("collection-files", args=[collection.pk]), {"files": files})
    page = looked.content.decode()
    assert (looked.status_code, looked.context["ready"], looked.context["wrong"]) == (422, 1, 2)
    for words in ("“nhiều” không phải là số.", "Tệp không có mã báo cáo của đơn vị.", "Nhận 1 báo cáo, bỏ lại 2 tệp"):
        assert words in page

    client.post(reverse("collection-take", args=[collection.pk]), {"sealed": looked.context["sealed"]})
    assert [reply.assignment.organ for reply in Reply.objects.all()] == [organs.economy]


def test_two_files_of_one_unit_are_both_left(collection: Collection, client: Client, people: People, organs: Organs) -> None:
    come_in(client, people.ha)
    files = [_file(collection, organs.economy, "24"), _file(collection, organs.economy, "25")]
    looked = client.post(reverse("collection-files", args=[collection.pk]), {"files": files})
    assert (looked.status_code, looked.context["sealed"], looked.content.decode().count("chỉ đưa vào một tệp")) == (422, "", 2)


def test_request_goes_out_as_a_letter_and_a_form_for_each(collection: Collection, client: Client, people: People, organs: Organs) -> None:
    come_in(client, people.ha)
    letter = client.get(reverse("collection-letter", args=[collection.pk])).content.decode()
    assert ("Kính gửi: Phòng Kinh tế; Công an xã Minh Sơn." in letter, f"ngày <b>{FAR:%d/%m/%Y}</b>" in letter) == (True, True)

    packed = ZipFile(BytesIO(client.get(reverse("collection-forms", args=[collection.pk])).content))
    assert packed.namelist() == ["01-phong-kinh-te.xlsx", "02-cong-an-xa-minh-son.xlsx"]
    answered = read_reply(collection, tables_of(packed.read("02-cong-an-xa-minh-son.xlsx")))
    assert answered.share_id == share_of(collection.task, organs.police).pk
    come_in(client, people.binh)
    assert [client.get(reverse(name, args=[collection.pk])).status_code for name in ("collection-letter", "collection-forms")] == [403, 403]


def test_reporter_is_led_to_his_form_and_the_office_to_the_request(
    collection: Collection, client: Client, people: People, organs: Organs
) -> None:
    task = reverse("task", args=[collection.task_id])
    come_in(client, people.binh)
    own = client.get(task)
    form = reverse("collection-reply", args=[share_of(collection.task, organs.economy).pk])
    assert ([one["url"] for one in own.context["collected"]], "Báo cáo hoàn thành" in own.content.decode()) == ([form], False)
    come_in(client, people.ha)
    assert [one["url"] for one in client.get(task).context["collected"]] == [reverse("collection", args=[collection.pk])]


def test_page_leads_to_what_it_serves(client: Client, people: People, organs: Organs) -> None:
    come_in(client, people.ha)
    above = hand_out(people.ha, "Báo cáo tỉnh số đảng viên", organs.office)
    client.post(reverse("collection-new"), _form(organs=[organs.economy.pk], for_task=above.pk))
    made = Collection.objects.get()
    assert (made.for_task, made.task.giver) == (above, above.giver)
    assert f'Phục vụ: <a href="{reverse("task", args=[above.pk])}">' in client.get(reverse("collection", args=[made.pk])).content.decode()


def test_unit_types_its_own_and_sees_nothing_of_others(collection: Collection, client: Client, people: People, organs: Organs) -> None:
    economy = share_of(collection.task, organs.economy)
    values = {"1": {"members": {"value": "987654", "cell": ""}}}
    actions.take_reply(people.binh, economy.pk, actions.Answer(values, Reply.Way.WEB))
    come_in(client, people.cuong)

    page = client.get(reverse("collection", args=[collection.pk])).content.decode()
    assert ("987.654" in page, "Phòng Kinh tế" in page, "Còn thiếu" in page) == (False, False, False)
    assert client.get(reverse("collection-reply", args=[economy.pk])).status_code == 404
    own = reverse("collection-reply", args=[share_of(collection.task, organs.police).pk])
    wrong = client.post(own, {"1.members": "nhiều"})
    assert (wrong.status_code, "“nhiều” không phải là số." in wrong.content.decode()) == (422, True)
    assert client.post(own, {"1.members": "11"}).status_code == 302
    assert Reply.objects.get(assignment__organ=organs.police).values["1"]["members"]["value"] == "11"
    stale = client.post(own, {"1.members": "12", "shown": "7"}, follow=True)
    assert "vừa được người khác ghi" in stale.content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_page_asks_the_same_questions_however_many_report(
    many: int, client: Client, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    asked = _asked(people, *(organs.economy, organs.police, organs.cell)[:many])
    come_in(client, people.ha)
    client.get(reverse("collection", args=[asked.pk]))
    with django_assert_num_queries(QUERIES):
        client.get(reverse("collection", args=[asked.pk]))


def test_compiled_workbook_names_who_is_missing(collection: Collection, client: Client, people: People, organs: Organs) -> None:
    economy = share_of(collection.task, organs.economy)
    actions.take_reply(people.ha, economy.pk, actions.Answer({"1": {"members": {"value": "24", "cell": "Biểu!C7"}}}, Reply.Way.EXCEL))
    come_in(client, people.ha)
    data = client.get(reverse("collection-excel", args=[collection.pk])).content
    assert grid(data) == [["Nội dung", "Số đảng viên"], ["Tổng số", "24"]]


def test_form_changes_until_the_first_reply(collection: Collection, client: Client, people: People, organs: Organs) -> None:
    come_in(client, people.ha)
    url = reverse("collection-form", args=[collection.pk])
    assert client.post(url, _form(shown="1", title="Biểu mới")).status_code == 302
    assert Collection.objects.get().title == "Biểu mới"
    stale = client.post(url, _form(shown="1", title="Biểu cũ"), follow=True)
    assert "vừa được người khác sửa" in stale.content.decode()


def test_unit_that_has_ended_is_counted_and_asked_for_nothing(client: Client, people: People, organs: Organs) -> None:
    collection = _asked(people, organs.economy, organs.police)
    for organ in (organs.economy, organs.police):
        answer = actions.Answer({"1": {"members": {"value": "24", "cell": ""}}}, Reply.Way.PAPER)
        actions.take_reply(people.ha, share_of(collection.task, organ).pk, answer)
    ended = share_of(collection.task, organs.police)
    merge_organs(people.mai, {organs.police.pk: 1}, into_id=organs.economy.pk, effective=timezone.localdate(), legal_basis="NQ 12")
    actions.hand_over(people.mai, organs.police, organs.economy, {ended.pk: ended.revision})
    come_in(client, people.ha)

    page = client.get(reverse("collection", args=[collection.pk])).content.decode()
    assert ("<b>48</b>" in page, "đã kết thúc hoạt động" in page, "Đủ 2 đơn vị" in page) == (True, True, True)
    assert reverse("collection-reply", args=[ended.pk]) not in page
    assert client.get(reverse("collections")).context["rows"][0]["there"] == 2
    assert ["Tổng số", "48"] in grid(client.get(reverse("collection-excel", args=[collection.pk])).content)


def _merged(people: People, organ: Organ, into: Organ) -> None:
    """One unit goes into another, and its open share of the request with it."""
    merge_organs(people.mai, {organ.pk: 1}, into_id=into.pk, effective=timezone.localdate(), legal_basis="NQ 12")
    open_ones = Assignment.objects.filter(organ=organ, closed=False)
    actions.hand_over(people.mai, organ, into, {share.pk: share.revision for share in open_ones})


def test_form_of_a_unit_that_ended_is_its_only_successors(collection: Collection, client: Client, people: People, organs: Organs) -> None:
    file, again = _file(collection, organs.police, "11"), _file(collection, organs.police, "12")
    _merged(people, organs.police, organs.front)
    come_in(client, people.ha)

    looked = client.post(reverse("collection-files", args=[collection.pk]), {"files": [file]})
    said = f"Mã báo cáo là của Công an xã Minh Sơn, đã kết thúc; ghi cho {organs.front} là đơn vị kế thừa."
    assert (looked.status_code, said in looked.content.decode()) == (200, True)
    client.post(reverse("collection-take", args=[collection.pk]), {"sealed": looked.context["sealed"]})
    looked = client.post(reverse("collection-files", args=[collection.pk]), {"files": [again]})
    client.post(reverse("collection-take", args=[collection.pk]), {"sealed": looked.context["sealed"]})

    reply = Reply.objects.get()
    assert (reply.assignment, reply.values["1"]["members"]["value"]) == (share_of(collection.task, organs.front), "12")


def test_form_of_a_unit_that_ended_takes_nothing_from_what_its_successor_sent(
    collection: Collection, client: Client, people: People, organs: Organs
) -> None:
    file = _file(collection, organs.police, "11")
    own = actions.Answer({"1": {"members": {"value": "24", "cell": ""}}}, Reply.Way.PAPER)
    actions.take_reply(people.ha, share_of(collection.task, organs.economy).pk, own)
    _merged(people, organs.police, organs.economy)
    reply = Reply.objects.get()
    come_in(client, people.ha)

    looked = client.post(reverse("collection-files", args=[collection.pk]), {"files": [file]})
    assert (looked.status_code, "đã gửi số liệu theo biểu của mình" in looked.content.decode()) == (422, True)
    assert (looked.context["ready"], reply.values["1"]["members"]["value"]) == (0, "24")


def test_form_of_a_unit_whose_work_was_moved_or_split_is_nobodys(
    collection: Collection, client: Client, people: People, organs: Organs
) -> None:
    files = [_file(collection, organs.economy, "24"), _file(collection, organs.police, "11")]
    moved = share_of(collection.task, organs.economy)
    actions.transfer(people.mai, moved.pk, moved.revision, organs.school, "Không đúng chức năng")
    ended = share_of(collection.task, organs.police)
    halves = [organs.front.pk, organs.cell.pk]
    split_organ(people.mai, organs.police.pk, 1, into_ids=halves, effective=timezone.localdate(), legal_basis="NQ 12")
    actions.hand_over(people.mai, organs.police, organs.front, {ended.pk: ended.revision})
    come_in(client, people.ha)

    looked = client.post(reverse("collection-files", args=[collection.pk]), {"files": files})
    assert (looked.status_code, looked.content.decode().count("là của đơn vị khác"), looked.context["ready"]) == (422, 2, 0)

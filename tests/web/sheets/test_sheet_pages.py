"""Việc của đơn vị on screen: a unit opens its own sheet alone; what it sends back is looked at, then entered."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.work.models import Progress
from giaoban.office.work.unit_sheets.rows import sheet_of
from giaoban.office.work.unit_sheets.workbook import workbook as as_workbook
from tests.office.work.handed import hand_out
from tests.office.work.workbooks import grid, workbook
from tests.people import Organs, People, come_in

pytestmark = pytest.mark.django_db
QUERIES = 9


def _upload(client: Client, organ_id: int, rows: list[list[Any]]) -> Any:
    file = SimpleUploadedFile("phieu.xlsx", workbook(rows))
    return client.post(reverse("unit-sheet-filled", args=[organ_id]), {"file": file})


def test_unit_goes_to_its_own_sheet_and_to_no_other(client: Client, people: People, organs: Organs) -> None:
    hand_out(people.ha, "Rà soát đất công", organs.economy)
    hand_out(people.ha, "Tuần tra ban đêm", organs.police)
    come_in(client, people.binh)

    assert client.get(reverse("unit-sheets")).headers["Location"] == reverse("unit-sheet", args=[organs.economy.pk])
    page = client.get(reverse("unit-sheet", args=[organs.economy.pk])).content.decode()
    assert ("Rà soát đất công" in page, "Tuần tra ban đêm" in page) == (True, False)
    for name in ("unit-sheet", "unit-sheet-excel", "unit-sheet-word", "unit-sheet-filled"):
        assert client.get(reverse(name, args=[organs.police.pk])).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_sheet_asks_the_same_questions_however_long(
    many: int, client: Client, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    for number in range(many):
        hand_out(people.ha, f"Việc {number}", organs.economy)
    come_in(client, people.ha)
    client.get(reverse("unit-sheet", args=[organs.economy.pk]))
    with django_assert_num_queries(QUERIES):
        client.get(reverse("unit-sheet", args=[organs.economy.pk]))


def test_long_sheet_shows_its_beginning_and_says_so_until_all_is_asked_for(client: Client, people: People, organs: Organs) -> None:
    for number in range(51):
        hand_out(people.ha, f"Việc {number}", organs.economy)
    come_in(client, people.ha)
    url = reverse("unit-sheet", args=[organs.economy.pk])

    short, whole = (client.get(address).content.decode() for address in (url, f"{url}?all=1"))

    assert (short.count("<tr>"), whole.count("<tr>")) == (51, 52)
    assert ("Đang hiện 50 việc đến hạn sớm nhất trong 51" in short, "data-print" in short) == (True, False)
    assert ("Đang hiện" in whole, "data-print" in whole) == (False, True)


def test_all_sheets_print_each_unit_by_itself(client: Client, people: People, organs: Organs) -> None:
    hand_out(people.ha, "Rà soát đất công", organs.economy)
    hand_out(people.ha, "Tuần tra ban đêm", organs.police)
    come_in(client, people.mai)
    page = client.get(reverse("unit-sheets-print")).content.decode()
    one, other = page.split("<section>")[1:]
    assert ("Tuần tra" in one, "Rà soát" in one, "Tuần tra" in other, "Rà soát" in other) == (False, True, True, False)


def test_filled_sheet_is_looked_at_then_entered_once(client: Client, people: People, organs: Organs) -> None:
    hand_out(people.ha, "Rà soát đất công", organs.economy)
    rows: list[list[Any]] = list(grid(as_workbook(organs.economy, sheet_of(people.ha, organs.economy), timezone.localdate())))
    rows[3][6] = "Đã rà soát 3/5 thôn."
    come_in(client, people.ha)

    looked = _upload(client, organs.economy.pk, rows)
    assert (looked.status_code, Progress.objects.count()) == (200, 0)
    sealed = {"sealed": looked.context["sealed"]}
    take = reverse("unit-sheet-take", args=[organs.economy.pk])
    assert client.post(take, sealed).headers["Location"] == reverse("unit-sheet", args=[organs.economy.pk])
    assert [line.text for line in Progress.objects.all()] == ["Đã rà soát 3/5 thôn."]

    again = client.post(take, sealed, follow=True).content.decode()
    assert ("Chưa ghi gì" in again, Progress.objects.count()) == (True, 1)


def test_what_somebody_else_looked_at_cannot_be_entered(client: Client, people: People, organs: Organs) -> None:
    hand_out(people.ha, "Rà soát đất công", organs.economy)
    rows: list[list[Any]] = list(grid(as_workbook(organs.economy, sheet_of(people.ha, organs.economy), timezone.localdate())))
    rows[3][6] = "Đã rà soát."
    come_in(client, people.ha)
    sealed = _upload(client, organs.economy.pk, rows).context["sealed"]
    come_in(client, people.binh)
    answer = client.post(reverse("unit-sheet-take", args=[organs.economy.pk]), {"sealed": sealed}, follow=True)
    assert ("Bản xem trước đã quá hạn" in answer.content.decode(), Progress.objects.count()) == (True, 0)


def test_broken_file_is_refused_in_words(client: Client, people: People, organs: Organs) -> None:
    come_in(client, people.ha)
    file = SimpleUploadedFile("phieu.xlsx", b"PK\x03\x04 hong")
    answer = client.post(reverse("unit-sheet-filled", args=[organs.economy.pk]), {"file": file})
    assert (answer.status_code, "Không đọc được tệp Excel" in answer.content.decode()) == (422, True)


def test_wrong_cells_are_listed_and_nothing_can_be_entered(client: Client, people: People, organs: Organs) -> None:
    hand_out(people.ha, "Rà soát đất công", organs.economy)
    rows: list[list[Any]] = list(grid(as_workbook(organs.economy, sheet_of(people.ha, organs.economy), timezone.localdate())))
    rows[3][6], rows[3][7] = "Xong", "hôm qua"
    come_in(client, people.ha)
    looked = _upload(client, organs.economy.pk, rows)
    assert (looked.status_code, looked.context["sealed"], "Tờ 1!H4" in looked.content.decode()) == (422, "", True)

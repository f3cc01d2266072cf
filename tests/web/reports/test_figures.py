"""Figures on screen: every number opens exactly the rows that it counts, for whoever looks; as tables, pictures and Excel."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from giaoban.office.audit.kept import Kept
from giaoban.office.directory.models import Organ, Succession
from giaoban.office.work import actions
from giaoban.office.work.models import Task
from giaoban.office.work.period.spans import span_of
from giaoban.web.reports import figures
from tests.office.work.handed import hand_out
from tests.office.work.story import share_of
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
_CELL = re.compile(r'<td class="number">\s*<a[^>]*href="([^"]+)">(\d+)</a>')
_HEAD = re.compile(r"<h1>[^<]*: (\d+) (?:việc|phần việc)</h1>")


def shown(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def numbers(client: Client, url: str) -> list[tuple[str, int]]:
    """Every linked number of a page."""
    return [(address, int(many)) for address, many in _CELL.findall(shown(client, url))]


def titles(page: str) -> list[str]:
    return re.findall(r'class="table-title"[^>]*>([^<]+)<', page)


@pytest.fixture
def work(people: People, organs: Organs) -> dict[str, Task]:
    """Some of everything: done in time and late, overdue, extended, joint, under way."""
    today = timezone.localdate()
    day = dt.timedelta(1)
    late = hand_out(people.mai, "Xong muộn", organs.economy, deadline=today - day)
    in_time = hand_out(people.mai, "Xong kịp", organs.police, deadline=today, support=(organs.economy,), more={"field": "Nội chính"})
    for task, account, organ in ((late, people.binh, organs.economy), (in_time, people.mai, organs.police)):
        for share in task.assignments.order_by("-side"):
            actions.report_done(account if share.organ == organ else people.binh, share.pk, share.revision, "Đã xong")
    over = hand_out(people.mai, "Quá hạn", organs.economy, organs.front, deadline=today - 3 * day)
    hand_out(people.mai, "Đang làm", organs.school, deadline=today + 9 * day, more={"field": "Kinh tế"})
    moved = hand_out(people.mai, "Được lùi", organs.police, deadline=today - day)
    share = share_of(moved, organs.police)
    actions.move_deadline(people.mai, share.pk, share.revision, today + 4 * day, "Chờ số liệu")
    return {"late": late, "in-time": in_time, "over": over, "moved": moved}


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(("name", "many"), [("mai", 49), ("hoa", 49), ("ha", 49), ("binh", 31)])
def test_every_number_opens_exactly_as_many_rows(client: Client, people: People, name: str, many: int) -> None:
    client.force_login(getattr(people, name))
    found = numbers(client, reverse("reports"))
    differ = []
    for url, count in found:
        page = shown(client, url)
        head = _HEAD.search(page)
        if head is None or not int(head[1]) == len(titles(page)) == count:
            differ.append((url, count))

    assert differ == []
    assert len(found) == many


def test_figure_opens_the_tasks_behind_it(client: Client, people: People, work: dict[str, Task]) -> None:
    client.force_login(people.hoa)

    assert sorted(titles(shown(client, reverse("report-tasks") + "?figure=overdue"))) == ["Quá hạn"]
    assert sorted(titles(shown(client, reverse("report-tasks") + "?figure=extended"))) == ["Được lùi"]
    assert sorted(titles(shown(client, reverse("report-tasks") + "?figure=done&field=Nội chính"))) == ["Xong kịp"]
    assert sorted(titles(shown(client, reverse("report-tasks") + "?figure=all&field="))) == ["Quá hạn", "Xong muộn", "Được lùi"]


def test_sentence_says_what_the_figures_are(client: Client, people: People, work: dict[str, Task]) -> None:
    client.force_login(people.mai)
    page = shown(client, reverse("reports"))

    assert (
        "Phải thực hiện 5 việc (giao trong kỳ 5); đã hoàn thành 2 việc (đúng hạn 1, quá hạn 1); "
        "đang thực hiện 3 việc (trong hạn 2, quá hạn 1); 1 việc được lùi hạn."
    ) in page
    assert f"Báo cáo {span_of('month', timezone.localdate()).name}" in page


def test_unit_sees_its_own_figures_and_nothing_of_another(client: Client, people: People, organs: Organs, work: dict[str, Task]) -> None:
    client.force_login(people.binh)
    page = shown(client, reverse("reports"))

    assert "Phần việc của đồng chí và đơn vị đồng chí: Phải thực hiện 3 việc (giao trong kỳ 3)" in page
    assert ("Theo vai trò" in page, "Theo đơn vị" in page, "Công an" in page, "MTTQ" in page) == (True, False, False, False)
    assert titles(shown(client, f"{reverse('report-tasks')}?organ={organs.police.pk}")) == []
    assert sorted(titles(shown(client, f"{reverse('report-tasks')}?figure=overdue"))) == ["Quá hạn"]


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize("name", ["kien", "yen"])
def test_administrator_and_auditor_have_no_figures(client: Client, people: People, name: str) -> None:
    client.force_login(getattr(people, name))

    assert [client.get(reverse(page)).status_code for page in ("reports", "report-tasks", "reports-excel")] == [403, 403, 403]


def test_restricted_tasks_are_counted_only_for_whom_they_are_open_to(client: Client, people: People, organs: Organs) -> None:
    hand_out(people.mai, "Việc thường", organs.economy)
    hand_out(people.mai, "Việc kín", organs.economy, more={"confidentiality": 1})
    seen = {}
    for account in (people.mai, people.ha, people.binh):
        client.force_login(account)
        seen[account.username] = titles(shown(client, reverse("report-tasks")))

    assert seen == {"mai": ["Việc thường", "Việc kín"], "ha": ["Việc thường"], "binh": ["Việc thường"]}


def test_merged_organ_is_told_with_its_successor_and_opens_with_it(client: Client, people: People, organs: Organs) -> None:
    first = hand_out(people.mai, "Việc của Mặt trận", organs.front)
    hand_out(people.mai, "Việc của Phòng", organs.economy)
    actions.report_done(people.mai, share_of(first, organs.front).pk, share_of(first, organs.front).revision, "Xong")
    today = timezone.localdate()
    Organ.objects.filter(pk=organs.front.pk).update(valid_to=today - dt.timedelta(1))
    Succession.objects.create(from_organ=organs.front, to_organ=organs.economy, kind="merge", effective=today, legal_basis="NQ 01")
    client.force_login(people.mai)

    page = shown(client, reverse("reports"))
    assert "Gồm số liệu của MTTQ xã (sáp nhập ngày" in page
    assert "Đơn vị đã sáp nhập tính vào đơn vị tiếp nhận" in page
    assert f"organ={organs.front.pk}" not in page
    assert sorted(titles(shown(client, f"{reverse('report-tasks')}?organ={organs.economy.pk}"))) == ["Việc của Mặt trận", "Việc của Phòng"]


def test_rows_page_by_key(client: Client, people: People, organs: Organs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "PAGE", 2)
    for number in range(5):
        hand_out(people.mai, f"Việc {number}", organs.economy)
    client.force_login(people.mai)
    found, url, page = [], reverse("report-tasks"), ""
    while url:
        page = shown(client, url)
        found += titles(page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        url = following[1] if following else ""

    assert found == [f"Việc {number}" for number in range(5)]
    back = re.search(r'rel="prev" href="([^"]+)"', page)
    assert back is not None
    assert titles(shown(client, back[1])) == ["Việc 2", "Việc 3"]


def test_pages_ask_the_same_number_of_queries_for_one_row_and_for_three(client: Client, people: People, organs: Organs) -> None:
    def queries(account: Any, url: str) -> int:
        client.force_login(account)
        client.get(url)
        Kept.forget_all()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    pages = [reverse("reports"), reverse("report-tasks"), reverse("reports-excel")]
    cases = [(account, url) for account in (people.mai, people.ha, people.binh) for url in pages]
    leads = (organs.economy, organs.police, organs.front)
    hand_out(people.mai, "Việc 1", leads[0])
    one = [queries(*case) for case in cases]
    for lead in leads[1:]:
        hand_out(people.mai, "Việc nữa", lead, support=(organs.economy,), more={"field": f"Lĩnh vực {lead.pk}"})

    assert [queries(*case) for case in cases] == one
    assert one[0] <= 40


def test_figures_are_counted_once_for_all_who_see_the_same_until_something_is_done(
    client: Client, people: People, organs: Organs, work: dict[str, Task]
) -> None:
    def asked(account: Any) -> tuple[int, str]:
        client.force_login(account)
        with CaptureQueriesContext(connection) as queries:
            page = shown(client, reverse("reports"))
        counted = sum("bits" in query["sql"] for query in queries.captured_queries)
        sentence = re.search(r"Phải thực hiện \d+ việc", page)
        assert sentence is not None
        return counted, sentence[0]

    every, own = "Phải thực hiện 5 việc", "Phải thực hiện 3 việc"
    assert [asked(people.mai), asked(people.hoa), asked(people.mai)] == [(6, every), (0, every), (0, every)]
    assert [asked(people.ha), asked(people.binh), asked(people.binh)] == [(6, every), (4, own), (4, own)]
    hand_out(people.mai, "Việc kín", organs.economy, more={"confidentiality": 1})
    assert [asked(people.hoa), asked(people.ha), asked(people.mai)] == [
        (6, "Phải thực hiện 6 việc"),
        (6, every),
        (0, "Phải thực hiện 6 việc"),
    ]


def test_pictures_say_their_numbers_and_differ_without_colour(client: Client, people: People, work: dict[str, Task]) -> None:
    client.force_login(people.mai)
    page = shown(client, reverse("reports"))

    assert "Phòng Kinh tế: đã hoàn thành quá hạn 1, đang thực hiện quá hạn 1" in page
    assert sorted(set(re.findall(r'fill="url\(#(cut-[a-z-]+)\)"', page))) == ["cut-late", "cut-overdue"]
    assert page.count('role="img"') == 2


def test_period_with_nothing_says_so(client: Client, people: People) -> None:
    client.force_login(people.mai)
    page = shown(client, reverse("reports") + "?period=quarter&year=2020&number=2")

    assert "Trong kỳ này không có việc nào phải thực hiện" in page
    assert "Trong kỳ không có việc phải thực hiện. Tính đến ngày 30/06/2020" in page


def test_excel_has_the_same_figures_and_words_stay_text(client: Client, people: People, organs: Organs, work: dict[str, Task]) -> None:
    hand_out(people.mai, "Việc", organs.police, more={"field": "=cmd|' /C calc'!A0"})
    client.force_login(people.mai)
    answer = client.get(reverse("reports-excel"))
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))

    assert book.sheet_names == ["Tổng hợp", "Theo đơn vị", "Theo lĩnh vực", "Theo nguồn", "Cách tính"]
    totals = {row[0]: row[1] for row in book.get_sheet_by_name("Tổng hợp").to_python()[1:]}
    assert {name: totals[name] for name in ("Phải thực hiện", "Đã hoàn thành", "Đang thực hiện quá hạn")} == {
        "Phải thực hiện": 6, "Đã hoàn thành": 2, "Đang thực hiện quá hạn": 1,
    }  # fmt: skip
    fields = [row[0] for row in book.get_sheet_by_name("Theo lĩnh vực").to_python()[1:]]
    assert "=cmd|' /C calc'!A0" in fields
    assert b"<f>" not in answer.content


def test_periods_near_are_one_click_away(client: Client, people: People) -> None:
    client.force_login(people.mai)
    page = shown(client, reverse("reports") + "?period=month&year=2026&number=10")

    assert ("period=month&year=2026&number=9" in page, "period=quarter&year=2026&number=4" in page) == (True, True)
    assert "period=month&year=2026&number=10&by=state" in page

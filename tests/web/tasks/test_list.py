"""The list of tasks: filters, what is counted, pages by key, whose rows are seen."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from giaoban.office.audit.kept import Kept
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Mention, Work
from giaoban.office.work.actions import change_task
from giaoban.office.work.chosen import Chosen, Standing, chosen
from giaoban.office.work.listing import Listed, Row, chosen_rows, page_of
from giaoban.office.work.models import Assignment, Origin, Side, Task, Workflow
from giaoban.office.work.queries import own, timed, visible_to
from giaoban.office.work.timing import Timing
from tests.office.evidence.rows import read_paper
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.web.tasks.pages import WORK, cells, chips, hrefs, tickets, titles
from tests.web.tasks.rows import TODAY, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(people: People, organs: Organs) -> dict[str, Task]:
    """Tasks of every kind: what is late, near, far, without a day, drafted, reported, done."""
    make, economy, police, front = make_task, organs.economy, organs.police, organs.front
    return {
        "late": make("Giải phóng mặt bằng đường liên thôn", people.ha, economy, support=(police,), days=-4),
        "near": make("Báo cáo giải ngân vốn đầu tư công", people.ha, economy, days=2),
        "far": make("Rà soát hộ nghèo", people.ha, front, support=(economy,), days=30),
        "never": make("Giữ gìn an ninh trật tự", people.ha, police),
        "draft": make("Chuẩn bị đại hội chi bộ", people.ha, police, days=-1, workflow=Workflow.DRAFT),
        "reported": make(
            "Tổng hợp ý kiến cử tri", people.ha, front, days=-2, workflow=Workflow.REPORTED, done_on=TODAY() - dt.timedelta(2)
        ),
        "done late": make("Diễn tập phòng thủ", people.ha, police, days=-3, workflow=Workflow.DONE),
        "done": make("Kê khai tài sản", people.ha, economy, days=3, workflow=Workflow.DONE),
        "own": make("Soạn bài phát biểu", people.ha, person_of(people.sen), days=1),
    }


def _page(client: Client, account: Any, query: str = "") -> bytes:
    client.force_login(account)
    answer = client.get(f"{WORK}{query}")
    assert answer.status_code == 200
    return answer.content


def test_list_shows_what_is_open_by_deadline_what_has_none_last(client: Client, people: People, work: dict[str, Task]) -> None:
    content = _page(client, people.mai)

    assert titles(content) == [work[key].title for key in ("late", "reported", "draft", "own", "near", "far", "never")]
    assert cells(content, "state") == ["Quá hạn 4 ngày", "Chờ xác nhận", "Quá hạn 1 ngày", "Còn 1 ngày", "Còn 2 ngày", "Đã giao", "Đã giao"]
    assert cells(content, "leads")[0] == "Phòng Kinh tế"


def test_counts_on_the_filters_equal_a_recount(client: Client, people: People, organs: Organs, work: dict[str, Task]) -> None:
    Task.objects.filter(pk=work["far"].pk).update(confidentiality=Confidentiality.RESTRICTED)
    today, seen = TODAY(), 0
    for account, query in ((people.mai, ""), (people.ha, ""), (people.binh, ""), (people.mai, f"?organ={organs.economy.pk}")):
        counted = chips(_page(client, account, query))
        base = chosen(dict(pair.split("=") for pair in query[1:].split("&") if pair))
        recounted = {
            "Đang theo dõi": base,
            "Quá hạn": base.of(timing=Timing.OVERDUE),
            "Sắp đến hạn": base.of(timing=Timing.DUE_SOON),
            "Chưa giao": base.of(workflow=Workflow.DRAFT),
            "Chờ xác nhận": base.of(workflow=Workflow.REPORTED),
            "Trả lại": base.of(workflow=Workflow.RETURNED),
            "Không hạn": base.of(timing=Timing.NO_DEADLINE),
        }
        for name, number in counted.items():
            assert (account.username, name, number) == (
                account.username,
                name,
                len(list(chosen_rows(account, recounted[name], today).rows)),
            )
            seen += number
    assert seen > 20


def test_every_timing_lists_what_the_question_finds(people: People, work: dict[str, Task]) -> None:
    for which in Timing:
        asked = {row.title for row in _read(people.mai, Chosen(timing=which))}
        assert asked == set(Task.objects.filter(timed(which, TODAY())).values_list("title", flat=True))


def _read(account: Any, asked: Chosen) -> list[Row]:
    found = chosen_rows(account, asked)
    return found.read(found.rows)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"state": "closed"}, ["done", "done late"]),
        ({"workflow": "done"}, ["done", "done late"]),
        ({"timing": "late"}, ["done late"]),
        ({"kept": "1"}, ["done", "reported"]),
        ({"q": "giai ngan"}, ["near"]),
        ({"q": "đại hội"}, ["draft"]),
        ({"q": "dai hoi"}, ["draft"]),
        ({"q": "Mặt bằng GIẢI PHÓNG"}, ["late"]),
        ({"q": "100%"}, []),
        ({"timing": "nonsense", "since": "yesterday", "organ": "-1", "workflow": "done"}, ["done", "done late"]),
    ],
)
def test_filters_of_the_address(client: Client, people: People, work: dict[str, Task], asked: dict[str, str], expected: list[str]) -> None:
    found = {row.title for row in _read(people.mai, chosen(asked))}

    assert found == {work[key].title for key in expected}


def test_filters_of_what_a_task_is(people: People, organs: Organs, work: dict[str, Task]) -> None:
    paper = make_paper()
    values: dict[str, Any] = {
        "leader": person_of(people.nam),
        "giver": person_of(people.hoa),
        "field": "Xây dựng Đảng",
        "origin": Origin.BRIEFING,
        "paper": paper,
        "flagged": True,
    }
    Task.objects.filter(pk=work["late"].pk).update(**values)
    Task.objects.filter(pk=work["near"].pk).update(first_deadline=TODAY())
    reading = read_paper(paper, "Căn cứ Kết luận 12-KL/TU")
    cited = Work.objects.create(key="kl 12", type="KL", number="12-KL/TU")
    Mention.objects.create(paper=paper, reading=reading, work=cited, start=0, end=5, quote="Kết luận")

    def asked(**filters: Any) -> list[str]:
        return [row.title for row in _read(people.mai, Chosen(**filters))]

    late, near = [work["late"].title], [work["near"].title]
    assert asked(leader=values["leader"].pk) == late
    assert asked(giver=values["giver"].pk) == late
    assert asked(field="Xây dựng Đảng") == late
    assert asked(origin=Origin.BRIEFING) == late
    assert asked(paper=paper.pk) == late
    assert asked(work=cited.pk) == late
    assert asked(flagged=True) == late
    assert asked(extended=True) == near
    assert asked(since=TODAY() - dt.timedelta(4), until=TODAY() - dt.timedelta(4)) == late
    assert len(asked(leader=0)) == 6


def test_organ_lists_its_shares_with_their_own_state(client: Client, people: People, organs: Organs, work: dict[str, Task]) -> None:
    mine = Assignment.objects.get(task=work["far"], organ=organs.economy)
    Assignment.objects.filter(pk=mine.pk).update(deadline=TODAY() - dt.timedelta(9), first_deadline=TODAY())

    content = _page(client, people.mai, f"?organ={organs.economy.pk}")

    assert titles(content) == [work[key].title for key in ("far", "late", "near")]
    assert cells(content, "state")[0] == "Quá hạn 9 ngày"
    assert cells(content, "leads")[0] == "MTTQ xã"
    assert titles(_page(client, people.mai, f"?organ={organs.economy.pk}&side=support")) == [work["far"].title]


def test_unit_sees_its_own_share_and_nothing_of_anothers_lateness(
    client: Client, people: People, organs: Organs, work: dict[str, Task]
) -> None:
    Assignment.objects.filter(task=work["late"], organ=organs.police).update(deadline=TODAY() + dt.timedelta(20))

    content = _page(client, people.cuong, "?state=all")

    assert titles(content) == [work["late"].title, work["done late"].title, work["never"].title]
    assert cells(content, "state") == ["Đã giao", "Hoàn thành, quá hạn 3 ngày", "Đã giao"]
    assert "Quá hạn 4 ngày" not in content.decode()
    assert tickets(content) == []
    assert work["near"].title not in content.decode()


def test_unit_that_asks_for_another_organ_sees_nothing_of_it(client: Client, people: People, organs: Organs, work: dict[str, Task]) -> None:
    assert titles(_page(client, people.cuong, f"?organ={organs.economy.pk}")) == []
    assert titles(_page(client, people.binh, f"?organ={organs.economy.pk}")) == [work["late"].title, work["near"].title, work["far"].title]


@pytest.mark.parametrize("name", ["binh", "cuong", "sen", "thanh", "ha", "lan", "hoa"])
def test_own_shares_are_those_that_the_room_calls_own(name: str, people: People, organs: Organs, work: dict[str, Task]) -> None:
    Task.objects.filter(pk=work["late"].pk).update(confidentiality=Confidentiality.RESTRICTED)
    account = getattr(people, name)
    found = chosen_rows(account, Chosen(state=Standing.ALL, mine=True)).rows

    expected = Assignment.objects.filter(own(account), task__in=visible_to(account)).exclude(workflow=Workflow.DRAFT)
    assert set(found.values_list("pk", flat=True)) == set(expected.values_list("pk", flat=True))


@pytest.mark.parametrize("name", ["ha", "lan", "mai", "hoa", "binh", "sen", "yen", "kien"])
def test_office_lists_the_tasks_that_the_room_shows_it(name: str, people: People, work: dict[str, Task]) -> None:
    Task.objects.filter(pk=work["late"].pk).update(confidentiality=Confidentiality.RESTRICTED)
    account = getattr(people, name)
    found = chosen_rows(account, Chosen(state=Standing.ALL))
    titles_found = {row.title for row in found.read(found.rows)}

    assert titles_found == set(visible_to(account).values_list("title", flat=True))


def test_paper_that_may_not_be_seen_is_not_named(client: Client, people: People, organs: Organs) -> None:
    paper = make_paper(number="77/STC-ĐT")
    make_task("Việc từ văn bản", people.ha, organs.economy, origin="paper", paper=paper)

    assert cells(_page(client, people.mai), "origin") == ["Công văn 77/STC-ĐT ngày 02/11/2026"]
    assert cells(_page(client, people.binh), "origin") == ["Văn bản"]


@pytest.mark.parametrize("newest_first", [False, True])
def test_pages_by_key_give_every_row_once_on_and_back(people: People, organs: Organs, *, newest_first: bool) -> None:
    for number in range(11):
        make_task(f"việc {number}", people.ha, organs.economy, days=number // 3 if number < 8 else None)
    found = chosen_rows(people.mai, Chosen())
    pages = _walk(found, newest_first=newest_first)

    read = [row.pk for page in pages for row in page.rows]
    dated = Task.objects.exclude(deadline=None).order_by(*(("-deadline", "-pk") if newest_first else ("deadline", "pk")))
    assert read == [*dated.values_list("pk", flat=True), *Task.objects.filter(deadline=None).values_list("pk", flat=True).order_by("pk")]
    back = [page_of(found, newest_first=newest_first, before=page.before or "", size=3).rows for page in pages[1:]]
    assert back == [page.rows for page in pages[:-1]]
    assert (pages[0].before, pages[-1].after) == (None, None)


def _walk(found: Listed, *, newest_first: bool) -> list[Any]:
    pages = [page_of(found, newest_first=newest_first, size=3)]
    while pages[-1].after:
        pages.append(page_of(found, newest_first=newest_first, after=pages[-1].after, size=3))
    return pages


def test_list_asks_the_same_number_of_queries_for_one_row_and_for_three(client: Client, people: People, organs: Organs) -> None:
    def queries(account: Any, address: str) -> int:
        client.force_login(account)
        Kept.forget_all()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    addresses = [WORK, f"{WORK}board/", f"{WORK}by-organ/", f"{WORK}by-leader/", f"{WORK}by-paper/", f"{WORK}overdue/"]
    cases = [(people.mai, address) for address in addresses] + [(people.binh, WORK), (people.binh, f"{WORK}board/")]

    def one_more() -> None:
        make_task("việc", people.ha, organs.economy, support=(organs.police,), days=-1, paper=make_paper(), leader=person_of(people.nam))

    one_more()
    one = [queries(*case) for case in cases]
    one_more()
    one_more()
    assert [queries(*case) for case in cases] == one


def test_only_the_table_answers_a_script(client: Client, people: People, work: dict[str, Task]) -> None:
    client.force_login(people.mai)
    answer = client.get(f"{WORK}?timing=overdue", headers={"HX-Request": "true"})

    assert b"<html" not in answer.content
    assert titles(answer.content) == [work["late"].title, work["draft"].title]


def test_searched_words_follow_a_changed_title(people: People, work: dict[str, Task]) -> None:
    task = work["late"]
    change_task(people.mai, task.pk, task.revision, title="Đền bù giải tỏa")

    assert [row.title for row in _read(people.mai, chosen({"q": "den bu"}))] == ["Đền bù giải tỏa"]
    assert _read(people.mai, chosen({"q": "mat bang"})) == []


def test_filters_written_into_an_address_are_read_back() -> None:
    asked = Chosen(
        Standing.ALL,
        Timing.LATE,
        Workflow.DONE,
        3,
        Side.LEAD,
        0,
        5,
        "Đất đai & rừng",
        Origin.PAPER,
        dt.date(2026, 11, 2),
        q="a b",
        mine=True,
    )

    assert chosen(dict(parse_qsl(asked.query()))) == asked
    assert Chosen().query() == ""


def test_next_page_keeps_the_filters(client: Client, people: People, organs: Organs) -> None:
    for number in range(52):
        make_task(f"việc {number}", people.ha, organs.economy, days=-1)
    content = _page(client, people.mai, "?timing=overdue&side=lead")

    following = hrefs(content, "//nav[@class='pager']/a")
    assert len(titles(content)) == 50
    assert following[0].startswith("/work/?timing=overdue&side=lead&after=")
    assert len(titles(client.get(following[0]).content)) == 2

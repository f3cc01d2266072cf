"""Board, organs, leaders, papers, cited documents, what is overdue: every number equals the list that it leads to."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Mention, Work
from giaoban.office.work.models import Assignment, Task, Workflow
from giaoban.web.tasks import groups, views
from tests.office.evidence.rows import read_paper
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.web.tasks.pages import WORK, hrefs, page_of, titles
from tests.web.tasks.rows import TODAY, make_task

pytestmark = pytest.mark.django_db
NUMBERS = "//div[contains(@class, 'task-loads')]//td[contains(@class, 'number')]/a"


@pytest.fixture
def work(people: People, organs: Organs) -> list[Task]:
    """Some tasks in each state, for several organs and leaders, a few of them restricted, some from papers that cite the same document."""
    papers = [make_paper(), make_paper()]
    cited = Work.objects.create(key="kl 12", type="KL", number="12-KL/TU")
    for paper in papers:
        reading = read_paper(paper, "Căn cứ Kết luận 12-KL/TU, Kết luận 12-KL/TU")
        for start in (7, 29):
            Mention.objects.create(paper=paper, reading=reading, work=cited, start=start, end=start + 5, quote="Kết luận")
    leaders = [person_of(people.nam), person_of(people.minh), None]
    given = [organs.economy, organs.police, organs.front]
    states = [*Workflow]
    made = []
    for n in range(54):
        lead, support = given[n % 3], given[(n + 1) % 3]
        fields: dict[str, Any] = {
            "workflow": states[n % len(states)],
            "days": n % 11 - 5 if n % 7 else None,
            "leader": leaders[n % 2 + n % 5 // 3],
            "paper": [*papers, None][n % 3],
            "confidentiality": Confidentiality.RESTRICTED if n % 13 == 0 else Confidentiality.OPEN,
        }
        if fields["workflow"] in (Workflow.DONE, Workflow.REPORTED):
            fields["done_on"] = TODAY() - dt.timedelta(n % 3)
        made.append(make_task(f"việc {n}", people.ha, lead, support=(support,), **fields))
    return made


def _numbers(content: bytes) -> dict[str, int]:
    """The numbers of a page of groups by where they lead to."""
    return {str(a.get("href")): int(a.text) for a in page_of(content).xpath(NUMBERS)}


def _listed(client: Client, url: str) -> int:
    """How many rows a list has, walked page by page."""
    many, next_url = 0, url
    while next_url:
        content = client.get(next_url).content
        many += len(titles(content))
        next_url = next(iter(hrefs(content, "//nav[@class='pager']/a[@rel='next']")), "")
    return many


@pytest.mark.parametrize("name", ["mai", "ha"])
@pytest.mark.parametrize("address", ["by-organ/", "by-organ/?side=", "by-organ/?side=support", "by-leader/", "by-paper/", "by-cited/"])
def test_every_number_equals_the_list_it_leads_to(client: Client, people: People, work: list[Task], name: str, address: str) -> None:
    client.force_login(getattr(people, name))
    numbers = _numbers(client.get(f"{WORK}{address}").content)

    assert {url: _listed(client, url) for url in numbers} == numbers
    assert len(numbers) > 2


def test_organs_are_counted_by_their_own_shares(client: Client, people: People, organs: Organs, work: list[Task]) -> None:
    client.force_login(people.mai)
    Assignment.objects.filter(organ=organs.economy).update(deadline=TODAY() + dt.timedelta(60))
    row = page_of(client.get(f"{WORK}by-organ/?side=").content).xpath("//tr[th='Phòng Kinh tế']")[0]

    assert row.xpath("td[3]")[0].text_content() == "0"


def test_units_have_no_pages_of_other_units(client: Client, people: People, work: list[Task]) -> None:
    client.force_login(people.binh)
    addresses = ("by-organ", "by-leader", "by-paper", "by-cited", "overdue", "many")

    assert {name: client.get(f"{WORK}{name}/").status_code for name in addresses} == dict.fromkeys(addresses, 403)


@pytest.mark.parametrize("name", ["mai", "ha", "binh", "sen"])
def test_board_counts_what_its_columns_lead_to(
    client: Client, people: People, work: list[Task], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "CARDS", 2)
    client.force_login(getattr(people, name))
    page = page_of(client.get(f"{WORK}board/").content)
    columns = page.xpath("//section[@class='task-column']")

    told = {column.xpath("h2/a")[0].get("href"): int(column.xpath("h2/a")[0].text) for column in columns}
    assert {url: _listed(client, url) for url in told} == told
    for column in columns:
        cards, rest = len(column.xpath(".//li")), column.xpath("a")
        assert cards + (int(rest[0].text.split()[1]) if rest else 0) == int(column.xpath("h2/a")[0].text)
        assert cards <= 2


def test_board_keeps_the_filters(client: Client, people: People, organs: Organs, work: list[Task]) -> None:
    client.force_login(people.mai)
    page = page_of(client.get(f"{WORK}board/?organ={organs.police.pk}&side=support").content)

    told = {str(a.get("href")): int(a.text) for a in page.xpath("//section[@class='task-column']/h2/a")}
    assert all(f"organ={organs.police.pk}&side=support" in url for url in told)
    assert {url: _listed(client, url) for url in told} == told


def test_overdue_is_told_by_leader_the_longest_first(
    client: Client, people: People, work: list[Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "_OF_A_LEADER", 2)
    client.force_login(people.mai)
    page = page_of(client.get(f"{WORK}overdue/").content)

    heads = [" ".join(h2.text_content().split()) for h2 in page.xpath("//section/h2")]
    lists = hrefs(client.get(f"{WORK}overdue/").content, "//section//p/a")
    many = [int(head.rsplit(" ", 1)[1]) for head in heads]
    assert heads[-1].startswith("Chưa phân công lãnh đạo")
    assert len(heads) == 3
    assert [_listed(client, url) for url in lists] == [number for number in many if number > 2]


def test_papers_page_by_key(client: Client, people: People, organs: Organs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "_A_PAGE", 2)
    for _ in range(5):
        make_task("việc", people.ha, organs.economy, paper=make_paper())
    client.force_login(people.mai)
    seen: list[str] = []
    url = f"{WORK}by-paper/"
    while url:
        content = client.get(url).content
        seen += hrefs(content, "//a[@class='table-title']")
        url = next(iter(hrefs(content, "//nav[@class='pager']/a[@rel='next']")), "")

    assert len(seen) == len(set(seen)) == 5

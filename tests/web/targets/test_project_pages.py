"""Projects on screen: time, money and steps; what is typed into their forms."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from giaoban.office.targets.models import Milestone, Project, Spending
from giaoban.web.targets.money import in_figures, in_words, share
from tests.office.targets.rows import BILLION, make_milestone, make_project, make_spending
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in

TODAY = timezone.localdate()
BEGUN, ENDS = TODAY - dt.timedelta(days=49), TODAY + dt.timedelta(days=50)
QUERIES_OF_LIST, QUERIES_OF_ONE = 9, 10


def halfway(organs: Organs, people: People) -> Project:
    """A project at half its time and four tenths of its money, with a step that is late."""
    project = make_project(organs.economy, start=BEGUN, end=ENDS)
    make_milestone(project, planned=TODAY - dt.timedelta(days=1))
    make_milestone(project, name="Khởi công", planned=BEGUN, done_on=BEGUN)
    make_spending(project, people.lan, on=BEGUN, kind="planned", amount=6 * BILLION)
    make_spending(project, people.lan, on=TODAY)
    return project


def test_list_and_page_say_money_against_time(people: People, organs: Organs) -> None:
    project = halfway(organs, people)
    client = signed_in(people.hoa)

    for page in (shown(client, "projects"), shown(client, "project", project.pk)):
        assert ("giải ngân 40% tổng mức, thời gian đã qua 50%" in page, "10 tỷ đồng" in page, "Quá hạn" in page) == (True, True, True)
        assert re.findall(r"\sstyle=", page) == []
    page = shown(client, "project", project.pk)
    assert [name for name in ("whole", "planned", "spent") if f"chart-line chart-{name}" in page] == ["whole", "planned", "spent"]
    assert "1/2 mốc" in shown(client, "projects")


def test_project_that_is_over_or_done_or_without_money_is_said_to_be(people: People, organs: Organs) -> None:
    over = make_project(organs.economy, start=BEGUN, end=TODAY - dt.timedelta(days=1), planned=0)
    client = signed_in(people.lan)

    page = shown(client, "project", over.pk)
    assert ("Quá hạn" in page, "chưa có tổng mức đầu tư, thời gian đã qua 100%" in page, "Chưa ghi vốn." in page) == (True, True, True)
    typed = {"name": "Đường", "organ": organs.economy.pk, "start": BEGUN.isoformat(), "end": over.end.isoformat(), "planned": "1.000"}
    done = sent(client, "project-change", over.pk, shown="1", done_on=TODAY.isoformat(), **typed)
    assert done == (302, reverse("project", args=[over.pk]))
    page = shown(client, "project", over.pk)
    assert ("Quá hạn" in page, "Xong ngày" in page) == (False, True)
    Project.objects.all().delete()
    assert "Chưa theo dõi dự án nào." in shown(client, "projects")


def test_project_is_entered_with_its_steps_and_money(people: People, organs: Organs) -> None:
    client = signed_in(people.lan)
    typed = {"name": "Đường Đồng Mít", "organ": organs.economy.pk, "start": BEGUN.isoformat(), "end": ENDS.isoformat()}

    assert "chỉ gồm chữ số" in refused(client, "project-new", planned="12 tỷ", **typed)
    status, url = sent(client, "project-new", planned="12.500.000.000", **typed)
    project = Project.objects.get()
    assert (status, url, project.planned) == (302, reverse("project", args=[project.pk]), 12_500_000_000)

    owner = signed_in(people.binh)
    assert sent(owner, "milestone-new", project.pk, name="Khởi công", planned=BEGUN.isoformat()) == (302, url)
    assert sent(owner, "spending-new", project.pk, kind="spent", on=TODAY.isoformat(), amount="2 500 000 000") == (302, url)
    step, money = Milestone.objects.get(), Spending.objects.get()
    assert 'value="2.500.000.000"' in shown(owner, "spending", money.pk)
    assert sent(owner, "milestone", step.pk, shown="1", name="Khởi công", planned=BEGUN.isoformat(), done_on=TODAY.isoformat()) == (
        302,
        url,
    )
    assert sent(owner, "spending", money.pk, shown="1", kind="spent", on=TODAY.isoformat(), amount="3000000000") == (302, url)
    assert sent(owner, "milestone", step.pk, shown="2", withdraw="1", reason="gộp") == (302, url)
    assert sent(owner, "spending", money.pk, shown="2", withdraw="1", reason="nhầm") == (302, url)
    page = shown(owner, "project", project.pk)
    assert ("Đã rút: gộp" in page, "Đã rút: nhầm" in page, "3.000.000.000" in page) == (True, True, True)


def test_who_may_enter_nothing_is_not_led_to_it(people: People, organs: Organs) -> None:
    project = make_project(organs.front, leader=people.binh.person)
    step = make_milestone(project)
    client = signed_in(people.binh)

    assert reverse("milestone", args=[step.pk]) not in shown(client, "project", project.pk)
    for name, key in (("milestone", step.pk), ("milestone-new", project.pk), ("spending-new", project.pk)):
        assert client.get(reverse(name, args=[key])).status_code == 404


def test_money_is_written_as_offices_do() -> None:
    assert [in_words(n) for n in (12_500_000_000, 350_000_000, 1_234_567, 1_000_000_001, 0)] == [
        "12,5 tỷ đồng", "350 triệu đồng", "1.234.567 đồng", "1.000.000.001 đồng", "0 đồng",
    ]  # fmt: skip
    assert (in_figures(12_500_000), share(1, 3), share(1, 0)) == ("12.500.000", 33, None)


@pytest.mark.parametrize("many", [1, 3])
def test_pages_ask_the_same_questions_for_one_and_for_three(
    many: int, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    projects = [make_project(organs.economy, leader=people.minh.person) for _ in range(many)]
    for project in projects:
        for _ in range(many):
            make_milestone(project)
            make_spending(project, people.lan)
    client = signed_in(people.lan)
    shown(client, "projects")

    with django_assert_num_queries(QUERIES_OF_LIST):
        shown(client, "projects")
    with django_assert_num_queries(QUERIES_OF_ONE):
        shown(client, "project", projects[0].pk)

"""Saved filters: a name, an address to send, each sees what he may see."""

from __future__ import annotations

import pytest
from django.test import Client

from giaoban.office.audit.models import Entry
from giaoban.office.work.models import SavedView
from tests.people import Organs, People
from tests.web.tasks.pages import WORK, hrefs, titles
from tests.web.tasks.rows import make_task

pytestmark = pytest.mark.django_db
VIEWS = f"{WORK}views/"


def _save(client: Client, account: object, name: str, query: str, **more: str) -> SavedView:
    client.force_login(account)  # type: ignore[arg-type]
    answer = client.post(VIEWS, {"name": name, "query": query, **more})
    view = SavedView.objects.latest("pk")
    assert answer.headers["Location"] == f"{VIEWS}{view.pk}/"
    return view


def test_shared_view_shows_each_what_he_may_see(client: Client, people: People, organs: Organs) -> None:
    make_task("Việc của Phòng Kinh tế", people.ha, organs.economy, days=-1)
    make_task("Việc của Công an xã", people.ha, organs.police, days=-1)
    view = _save(client, people.mai, "Quá hạn", "timing=overdue&evil=<script>", shared="on")

    seen = {}
    for account in (people.mai, people.binh, people.cuong):
        client.force_login(account)
        seen[account.username] = titles(client.get(f"{VIEWS}{view.pk}/", follow=True).content)
    assert view.query == "timing=overdue"
    assert seen == {
        "mai": ["Việc của Phòng Kinh tế", "Việc của Công an xã"],
        "binh": ["Việc của Phòng Kinh tế"],
        "cuong": ["Việc của Công an xã"],
    }


def test_view_that_is_not_shared_is_its_owners_alone(client: Client, people: People) -> None:
    view = _save(client, people.mai, "Của riêng", "timing=overdue")
    client.force_login(people.ha)

    assert client.get(f"{VIEWS}{view.pk}/").status_code == 404
    assert client.post(f"{VIEWS}{view.pk}/").status_code == 404
    assert "Của riêng" not in client.get(VIEWS).content.decode()


def test_shared_view_is_taken_away_by_its_owner_alone(client: Client, people: People) -> None:
    view = _save(client, people.mai, "Chung", "timing=overdue", shared="on")
    client.force_login(people.ha)
    assert client.post(f"{VIEWS}{view.pk}/").status_code == 403
    client.force_login(people.mai)
    assert client.post(f"{VIEWS}{view.pk}/").status_code == 302

    assert not SavedView.objects.exists()
    assert list(Entry.objects.order_by("pk").values_list("verb", flat=True)) == ["work.save-view", "work.forget-view"]


def test_same_name_again_is_the_same_view(client: Client, people: People) -> None:
    first = _save(client, people.mai, "Tuần này", "timing=overdue")
    again = _save(client, people.mai, "Tuần này", "timing=due-soon", shared="on")

    assert (again.pk, again.query, again.shared, again.revision) == (first.pk, "timing=due-soon", True, 2)


def test_view_without_a_name_is_not_saved(client: Client, people: People) -> None:
    client.force_login(people.mai)
    answer = client.post(VIEWS, {"name": "  ", "query": "timing=overdue"})

    assert (answer.status_code, SavedView.objects.count()) == (422, 0)
    assert 'value="timing=overdue"' in answer.content.decode()


def test_list_leads_to_saving_what_it_shows(client: Client, people: People, organs: Organs) -> None:
    make_task("Việc", people.ha, organs.economy, days=-1)
    client.force_login(people.mai)
    way = next(url for url in hrefs(client.get("/work/?timing=overdue&q=viec").content, "//a[.='Lưu bộ lọc']"))

    assert 'value="timing=overdue&amp;q=viec"' in client.get(way).content.decode()

"""What stands around every page: the menu says where one is."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("desk", "Việc cần xử lý"),
        ("tasks", "Nhiệm vụ"),
        ("hand-out", "Giao việc"),
        ("unit-sheets", "Việc của đơn vị"),
        ("collection-new", "Thu thập báo cáo"),
    ],
)
def test_menu_says_one_place_at_a_time(address: str, entry: str, people: People, client: Client) -> None:
    client.force_login(people.mai)

    groups = client.get(reverse(address)).context["menu"]

    assert [one["label"] for group in groups for one in group if one["current"]] == [entry]

"""Every address × every role: who may not come in is turned away, and what exists but is not his is not there for him."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Kind, Relation, reach
from giaoban.web.doors import addresses, everyone
from tests.people import People
from tests.web.samples import FOREIGN

pytestmark = pytest.mark.django_db
ADDRESSES: list[tuple[str, URLPattern]] = list(addresses(get_resolver().url_patterns))
OURS = [(route, item) for route, item in ADDRESSES if not route.startswith("account/")]


def _url(route: str, item: URLPattern) -> str:
    names = re.findall(r"<(?:\w+:)?(\w+)>", route)
    return reverse(item.name, kwargs={name: FOREIGN[name]() for name in names})


def _named(cases: list[tuple[str, URLPattern]]) -> list[Any]:
    return [pytest.param(route, item, id=str(item.name)) for route, item in cases]


@pytest.mark.parametrize(("route", "item"), _named(ADDRESSES))
def test_visitor_without_session_is_sent_to_sign_in(route: str, item: URLPattern, people: People, client: Client) -> None:
    answer = client.get(_url(route, item))

    if item.callback.rule is everyone:  # type: ignore[attr-defined]
        assert answer.status_code not in {403, 500}
    else:
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("route", "item"), _named(OURS))
def test_door_turns_away_whom_its_rule_does_not_admit(route: str, item: URLPattern, method: str, people: People, client: Client) -> None:
    url = _url(route, item)
    rule = item.callback.rule  # type: ignore[attr-defined]

    def turned_away(account: Account) -> bool:
        client.force_login(account)
        return bool(getattr(client, method)(url).status_code == 403)

    strangers = [account for account in people.all() if rule is not everyone and not rule(account)]

    assert [account.username for account in strangers if not turned_away(account)] == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("route", "item"), _named([case for case in OURS if "paper_id" in case[0]]))
def test_paper_of_others_is_not_there(route: str, item: URLPattern, method: str, people: People, client: Client) -> None:
    url = _url(route, item)
    rule = item.callback.rule  # type: ignore[attr-defined]
    blind = [a for a in people.all() if rule(a) and Relation.ANY not in {r for r, most in reach(a, Kind.PAPER).items() if most}]

    def answered(account: Account) -> int:
        client.force_login(account)
        return int(getattr(client, method)(url).status_code)

    # 405: what only takes what is sent says so to everybody, whatever it is asked about.
    assert {account.username: answer for account in blind if (answer := answered(account)) not in {404, 405}} == {}

"""Pages as a person of the story opens them."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from giaoban.office.directory.models import Account
from tests.people import come_in


def signed_in(account: Account) -> Client:
    """A browser in which the person has signed in."""
    client = Client()
    come_in(client, account)
    return client


def shown(client: Client, name: str, /, *args: object, **query: str) -> str:
    """The page as it is shown; it must be there."""
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def sent(client: Client, name: str, /, *args: object, **values: Any) -> tuple[int, str]:
    """What sending a form leads to: the status, and where it sends the reader."""
    answer = client.post(reverse(name, args=args), values)
    return answer.status_code, answer.headers.get("Location", "")


def refused(client: Client, name: str, /, *args: object, **values: Any) -> str:
    """The page that comes back with what is wrong."""
    answer = client.post(reverse(name, args=args), values)
    assert answer.status_code == 422, answer.status_code
    return answer.content.decode()

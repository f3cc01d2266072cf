import pytest
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from giaoban.web.doors import fresh, is_fresh
from tests.people import PASSWORD, People

pytestmark = pytest.mark.django_db


@fresh
def dangerous(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


class Part:
    """A request for a part of a page."""

    def __init__(self, url: str | None) -> None:
        self.current_url_abs_path = url


def knock(people: People, key: str | None, part: Part | None = None) -> HttpRequest:
    request = RequestFactory().post("/accounts/1/roles/")
    request.user = people.kien
    request.session = SessionStore(key)
    request.htmx = part  # type: ignore[attr-defined]
    return request


def test_dangerous_act_goes_on_right_after_signing_in(client: Client, people: People) -> None:
    client.post(reverse("account_login"), {"login": "kien", "password": PASSWORD})

    assert dangerous(knock(people, client.session.session_key)).status_code == 200


def test_dangerous_act_asks_again_later(people: People) -> None:
    with pytest.raises(ReauthenticationRequired):
        dangerous(knock(people, None))


def test_dangerous_act_on_a_part_of_a_page_sends_the_whole_page(people: People) -> None:
    answer = dangerous(knock(people, None, Part("/accounts/1/?a=b")))

    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/account/reauthenticate/?next=%2Faccounts%2F1%2F%3Fa%3Db")


def test_part_that_does_not_say_where_it_is_goes_to_the_first_page(people: People) -> None:
    answer = dangerous(knock(people, None, Part(None)))

    assert answer.headers["HX-Redirect"] == "/account/reauthenticate/?next=%2F"


def test_nobody_is_not_fresh(people: People) -> None:
    from django.contrib.auth.models import AnonymousUser

    request = knock(people, None)
    request.user = AnonymousUser()

    assert is_fresh(request) is False

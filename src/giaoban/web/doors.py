"""Every address has a door: a rule that says who may come in. An address without one stops the site from starting.

    urlpatterns = [
        page("papers/in/", views.incoming, name="incoming", opens_to=office_staff),
        page("papers/<int:paper_id>/", views.paper, name="paper", opens_to=reads_papers),
    ]

The door asks only what kind of person knocks; which of the things inside are his to see, the view asks the room's `visible_to`.
A browser without a session is sent to sign in; a signed-in person whom the rule does not admit gets 403.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.http import urlencode

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Kind, Role, sees_some

View = Callable[..., HttpResponseBase]


class Knock(HttpRequest):
    """A request of somebody who has come in."""

    user: Account
    htmx: Any


@dataclass(frozen=True, slots=True)
class Rule:
    """What kind of person a door opens to. `name` stands in the access matrix."""

    name: str
    admits: Callable[[Account], bool]

    def __call__(self, user: object) -> bool:
        """Does the door open to whoever knocks? Never to an account that is switched off."""
        return isinstance(user, Account) and user.is_active and self.admits(user)


def holds(*roles: Role) -> Rule:
    """Whoever holds one of the roles today."""
    return Rule("holds " + ", ".join(roles), lambda account: bool(account.roles & frozenset(roles)))


def sees(kind: Kind) -> Rule:
    """Whoever could see some thing of the kind."""
    return Rule(f"sees {kind}", lambda account: sees_some(account, kind))


everyone = Rule("everyone", lambda _account: True)  # also without an account: the door asks nobody
signed_in = Rule("signed in", lambda _account: True)
office_staff = holds(*OFFICE_ROLES)
reads_papers = sees(Kind.PAPER)
takes_papers_in = sees(Kind.INTAKE)
sees_work = sees(Kind.WORK)
enters_work = holds(*sorted(OFFICE_ROLES | {Role.LEADER}))
administrator = holds(Role.ADMINISTRATOR)


def page(route: str, view: Callable[..., HttpResponseBase], *, name: str, opens_to: Rule, **kwargs: Any) -> URLPattern:
    """An address with its door."""
    return path(route, guarded(view, opens_to), kwargs, name=name)


def guarded(view: View, rule: Rule) -> View:
    """A view that lets in only whom the rule admits."""

    @wraps(view)
    def at_the_door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if rule is everyone:
            return view(request, *args, **kwargs)
        request.user = get_user(request)  # itself, and not what stands for it until it is asked for: pages ask it a thousand things
        if rule(request.user):
            return view(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        raise PermissionDenied

    at_the_door.rule = rule  # type: ignore[attr-defined]
    return at_the_door


def fresh(view: View) -> View:
    """A view for dangerous acts (restoring, roles, accounts, second factors): asks for the password again unless it was given within five
    minutes. What was being sent is sent again after that.

        page("accounts/<int:account_id>/roles/", fresh(views.roles), name="account-roles", opens_to=administrator)
    """

    @wraps(view)
    def asks_again(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_fresh(request):
            if getattr(request, "htmx", False):
                answer = HttpResponse(status=401)
                answer["HX-Redirect"] = f"{reverse('account_reauthenticate')}?{urlencode({'next': _page_of(request)})}"
                return answer
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return asks_again


def is_fresh(request: HttpRequest) -> bool:
    """Did the person give a password, code or key within the last five minutes, signing in included?"""
    records = get_authentication_records(request, request.user) if request.user.is_authenticated else []
    return bool(records) and time.time() - float(records[-1]["at"]) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def _page_of(request: HttpRequest) -> str:
    """The page that a part of a page was asked for from."""
    return getattr(request.htmx, "current_url_abs_path", None) or "/"  # type: ignore[attr-defined]


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; a part of a page cannot go there alone, so the whole page is sent."""
    if not getattr(request, "htmx", False):
        return redirect_to_login(request.get_full_path())
    current = _page_of(request)
    answer = HttpResponse(status=401)
    answer["HX-Redirect"] = redirect_to_login(current).url
    return answer


def addresses(patterns: list[Any], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site with its pattern, includes unfolded."""
    for item in patterns:
        route = before + str(item.pattern)
        if isinstance(item, URLResolver):
            yield from addresses(item.url_patterns, route)
        else:
            yield route, item

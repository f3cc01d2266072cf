import datetime as dt
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from giaoban.office.access import actions
from giaoban.office.access.actions import FIRST_VALID_FOR, LinkIsGone, make_first_administrator, make_link, set_password, use_link
from giaoban.office.access.models import OneTimeLink
from giaoban.office.access.queries import has_administrator, open_link
from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Role
from tests.people import People

pytestmark = pytest.mark.django_db
NEW = "đồng lúa chín vàng"


def acts() -> list[tuple[int | None, str, int | None]]:
    return list(Entry.objects.order_by("pk").values_list("actor_id", "verb", "subject_id"))


def test_link_sets_a_password_once(people: People) -> None:
    token = make_link(people.kien, people.lan)
    use_link(token, NEW)
    people.lan.refresh_from_db()

    assert people.lan.check_password(NEW)
    with pytest.raises(LinkIsGone):
        use_link(token, "đồng lúa chín hồng")
    assert acts() == [(people.kien.pk, "access.make-link", people.lan.pk), (people.lan.pk, "access.use-link", people.lan.pk)]


def test_secret_of_a_link_is_kept_nowhere(people: People) -> None:
    token = make_link(None, people.lan)
    link = OneTimeLink.objects.get()

    assert (token in link.digest, link.made_by, str(link), token in str(list(Entry.objects.values()))) == (
        False,
        None,
        f"link of {people.lan.pk}",
        False,
    )


def test_link_runs_out_after_an_hour(people: People) -> None:
    token = make_link(None, people.lan)
    assert open_link(token) is not None
    OneTimeLink.objects.update(until=timezone.now() - dt.timedelta(seconds=1))

    assert (open_link(token), dt.timedelta(hours=1)) == (None, actions.VALID_FOR)


def test_first_link_of_an_account_lasts_three_days(people: People) -> None:
    now = timezone.now()
    make_link(people.kien, people.lan, valid_for=FIRST_VALID_FOR)

    assert (OneTimeLink.objects.get().until - now).days == 3


def test_link_works_for_its_account_alone(people: People) -> None:
    use_link(make_link(people.kien, people.binh), NEW)

    assert [account.username for account in Account.objects.all() if account.check_password(NEW)] == ["binh"]


def test_newer_link_replaces_the_older(people: People) -> None:
    first, second = make_link(None, people.lan), make_link(None, people.lan)

    assert (open_link(first), open_link(second) is not None) == (None, True)


def test_link_of_an_account_that_is_switched_off_does_not_open(people: People) -> None:
    token = make_link(None, people.lan)
    Account.objects.filter(pk=people.lan.pk).update(is_active=False)

    assert open_link(token) is None


def test_weak_password_is_refused_and_the_link_stays(people: People) -> None:
    token = make_link(None, people.lan)
    with pytest.raises(ValidationError):
        use_link(token, "12345678")

    assert open_link(token) is not None
    assert use_link(token, NEW) == people.lan


def test_only_the_administrator_lets_others_in(people: People) -> None:
    acts_of_others: list[Callable[[Account], object]] = [
        lambda who: make_link(who, people.hoa),
        lambda who: set_password(who, people.hoa, NEW),
        lambda who: actions.end_sessions(who, people.hoa),
        lambda who: actions.take_away_second_factors(who, people.hoa),
    ]
    for account in people.all():
        if account == people.kien:
            continue
        for one in acts_of_others:
            with pytest.raises(PermissionDenied):
                one(account)
    assert acts() == []


def signed_in(account: Account) -> tuple[Client, UserSession]:
    client = Client()
    client.force_login(account)
    session = UserSession.objects.create(user=account, ip="127.0.0.1", user_agent="Firefox", session_key=client.session.session_key)
    return client, session


def test_setting_a_password_ends_the_sessions(people: People) -> None:
    client, _ = signed_in(people.lan)
    set_password(people.kien, people.lan, NEW)

    assert (client.get("/").status_code, UserSession.objects.count()) == (302, 0)


def test_ending_sessions_ends_all_of_them(people: People) -> None:
    clients = [signed_in(people.lan)[0] for _ in range(2)]
    actions.end_sessions(people.kien, people.lan)

    assert [client.get("/").status_code for client in clients] == [302, 302]


def test_own_session_is_ended_and_that_of_another_is_not(people: People) -> None:
    client, session = signed_in(people.lan)
    with pytest.raises(PermissionDenied):
        actions.end_own_session(people.ha, session)
    assert client.get("/").status_code == 200
    actions.end_own_session(people.lan, session)

    assert client.get("/").status_code == 302


def test_second_factors_are_taken_away(people: People) -> None:
    Authenticator.objects.create(user=people.lan, type="totp", data={"secret": "x"})
    Authenticator.objects.create(user=people.hoa, type="totp", data={"secret": "y"})
    actions.take_away_second_factors(people.kien, people.lan)

    assert list(Authenticator.objects.values_list("user__username")) == [("hoa",)]


def test_first_administrator_has_the_role_and_no_password(db: None) -> None:
    assert has_administrator() is False
    account = make_first_administrator("kien", "Phan Văn Kiên")

    assert (account.roles, account.name, account.has_usable_password(), has_administrator()) == (
        frozenset({Role.ADMINISTRATOR}),
        "Phan Văn Kiên",
        False,
        False,
    )
    set_password(None, account, NEW)
    assert has_administrator() is True


def test_administrator_who_is_switched_off_lets_nobody_in(people: People) -> None:
    people.kien.is_active = False

    with pytest.raises(PermissionDenied):
        make_link(people.kien, people.lan)


def test_password_may_not_be_the_name(people: People) -> None:
    people.lan.username = "nguyenthilan"

    with pytest.raises(ValidationError, match="Mật khẩu quá giống tên đăng nhập"):
        set_password(None, people.lan, "nguyenthilan1")

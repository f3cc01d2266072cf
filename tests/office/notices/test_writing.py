"""Mails say that something new waits, and nothing else; to whom it is news, as often as he wants."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from giaoban.office.audit.models import Entry
from giaoban.office.notices.actions import discard_mail, hold_mail, mark_all_read, write_mails
from giaoban.office.notices.models import Mail, Notice
from tests.office.notices.told import AT_DAWN, AT_NOON, IN_THE_MORNING, reached, told
from tests.people import People

pytestmark = pytest.mark.django_db
BODY = "Có việc mới chờ đồng chí trong Giao Ban.\n"


def receivers() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("address", flat=True))


def sent() -> None:
    Mail.objects.update(state=Mail.State.SENT)


def test_mail_says_only_that_something_new_waits(people: People) -> None:
    reached(people.binh)
    for _ in range(3):
        told(people.binh)

    assert (write_mails(AT_NOON), write_mails(AT_NOON)) == (1, 0)

    mail = Mail.objects.get()
    assert (mail.address, mail.subject, mail.body) == ("binh@minhson.vn", "Có việc mới trong Giao Ban", BODY)
    assert set(Notice.objects.values_list("mail", flat=True)) == {mail.pk}
    assert [(entry.verb, entry.changes) for entry in Entry.objects.all()] == [("notices.write-mails", {"written": 1})]


def test_mail_names_where_the_office_is_opened_if_that_is_told(people: People, settings: Any) -> None:
    settings.SITE_ADDRESS = "https://giaoban.minhson.vn"
    reached(people.binh)
    told(people.binh)

    write_mails(AT_NOON)

    assert Mail.objects.get().body == f"{BODY}\nhttps://giaoban.minhson.vn\n"


_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80).filter(
    lambda t: bool(t.strip())
)


@tries(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(tellings=st.lists(st.tuples(_WORDS, st.sampled_from(["binh", "sen", "hoa"])), min_size=1, max_size=5))
def test_whatever_is_told_no_mail_differs_from_any_other(tellings: list[tuple[str, str]], people: People) -> None:
    Mail.objects.all().delete()
    Notice.objects.all().delete()
    for account in (people.binh, people.sen, people.hoa):
        _ = hasattr(account, "mail_address") or reached(account)
    for title, name in tellings:
        told(getattr(people, name), title=title)

    write_mails(AT_NOON)

    assert {(mail.subject, mail.body) for mail in Mail.objects.all()} == {("Có việc mới trong Giao Ban", BODY)}
    assert sorted(receivers()) == sorted({f"{name}@minhson.vn" for _, name in tellings})


def test_nobody_is_written_to_without_wanting_it(people: People) -> None:
    reached(people.binh)
    reached(people.sen, "none")
    reached(people.cuong)
    reached(people.ha)
    type(people.cuong).objects.filter(pk=people.cuong.pk).update(is_active=False)
    told(people.binh, people.sen, people.mai)  # mai has no address
    Notice.objects.create(account=people.cuong, kind="k", title="Việc", reason="Lý do", key="before he was switched off", at=AT_NOON)

    write_mails(AT_NOON)

    assert receivers() == ["binh@minhson.vn"]


def test_what_was_read_in_the_program_needs_no_mail(people: People) -> None:
    reached(people.binh)
    told(people.binh)
    mark_all_read(people.binh, Notice.objects.get().pk)

    assert write_mails(AT_NOON) == 0


def test_no_second_mail_while_one_has_not_left_and_another_for_what_is_new_then(people: People) -> None:
    reached(people.binh)
    told(people.binh)
    write_mails(AT_NOON)
    hold_mail(people.mai, Mail.objects.get().pk)
    told(people.binh)
    assert write_mails(AT_NOON) == 0

    sent()

    assert (write_mails(AT_NOON), write_mails(AT_NOON)) == (1, 0)


def test_discarded_mail_is_not_written_again_for_the_same(people: People) -> None:
    reached(people.binh)
    told(people.binh)
    write_mails(AT_NOON)

    discard_mail(people.kien, Mail.objects.get().pk)

    assert write_mails(AT_NOON) == 0


def test_one_mail_a_day_comes_in_the_morning(people: People) -> None:
    reached(people.sen, "daily")
    told(people.sen)
    assert write_mails(AT_NOON) == 1
    sent()
    told(people.sen)

    later = [write_mails(at) for at in (AT_NOON + dt.timedelta(hours=2), AT_DAWN, IN_THE_MORNING, IN_THE_MORNING)]

    assert later == [0, 0, 1, 0]


def test_who_wants_each_is_written_to_at_dawn_too(people: People) -> None:
    reached(people.binh)
    told(people.binh)

    assert write_mails(AT_DAWN) == 1


@pytest.mark.parametrize("many", [1, 3])
def test_many_are_written_to_in_the_same_few_statements(many: int, people: People, django_assert_num_queries: Any) -> None:
    accounts = people.all()[:many]
    for account in accounts:
        reached(account)
    told(*accounts)

    with django_assert_num_queries(7):
        write_mails(AT_NOON)

"""The outbox kept by the chief of office or the administrator: read, hold, let go, discard, open, close. And where people get mail."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.notices import queries
from giaoban.office.notices.actions import (
    discard_mail,
    hold_mail,
    release_mail,
    set_address,
    switch_outbox,
    write_mails,
)
from giaoban.office.notices.models import Mail, MailAddress, Notice, Outbox
from tests.office.notices.mail_server import Box
from tests.office.notices.told import AT_NOON, reached, told
from tests.people import People

pytestmark = pytest.mark.django_db
KEEPERS = ["mai", "kien"]
State = Mail.State


@pytest.fixture
def mail(people: People) -> Mail:
    """A mail to Bình that waits."""
    reached(people.binh)
    told(people.binh)
    write_mails(AT_NOON)
    return Mail.objects.get()


def test_mail_is_held_let_go_and_discarded(mail: Mail, people: People) -> None:
    states = [verb(people.mai, mail.pk).state for verb in (hold_mail, release_mail, discard_mail)]

    assert states == [State.HELD, State.WAITING, State.DISCARDED]
    lines = Entry.objects.filter(subject_kind="notices.mail").order_by("pk").values_list("verb", "changes")
    assert list(lines) == [
        ("notices.hold-mail", {"state": ["waiting", "held"]}),
        ("notices.release-mail", {"state": ["held", "waiting"]}),
        ("notices.discard-mail", {"state": ["waiting", "discarded"]}),
    ]


def test_nobody_else_reads_or_keeps_mails(mail: Mail, people: People) -> None:
    kept = []
    for account in people.all():
        try:
            discard_mail(account, mail.pk)
        except PermissionDenied:
            continue
        kept.append(account.username)
        Mail.objects.update(state=State.WAITING)

    assert kept == KEEPERS
    assert [account.username for account in people.all() if queries.mails_visible_to(account)] == KEEPERS


@pytest.mark.parametrize("state", [State.SENDING, State.SENT, State.DISCARDED])
@pytest.mark.parametrize("verb", [hold_mail, release_mail, discard_mail])
def test_mail_that_is_on_its_way_or_gone_stays_as_it_is(verb: Any, state: str, mail: Mail, people: People) -> None:
    Mail.objects.update(state=state)

    with pytest.raises(ValidationError, match="đã đổi trạng thái"):
        verb(people.mai, mail.pk)

    assert Mail.objects.get().state == state


def test_mail_that_failed_is_tried_again_unless_another_waits(mail: Mail, people: People) -> None:
    Mail.objects.update(state=State.FAILED, tries=6, error="550")
    told(people.binh)
    write_mails(AT_NOON)

    with pytest.raises(ValidationError, match="đã có thư khác"):
        release_mail(people.mai, mail.pk)
    discard_mail(people.mai, Mail.objects.exclude(pk=mail.pk).get().pk)
    again = release_mail(people.mai, mail.pk)

    assert (again.state, again.tries, again.error) == (State.WAITING, 0, "")


def test_outbox_is_closed_until_it_is_opened(server: Box, people: People) -> None:
    assert (queries.outbox().is_open, Outbox.objects.count()) == (False, 0)

    box = switch_outbox(people.kien, to_open=True, shown=0)
    assert (box.is_open, box.revision) == (True, 2)
    assert switch_outbox(people.mai, to_open=False, shown=2).is_open is False

    changes = Entry.objects.filter(verb="notices.switch-outbox").order_by("pk").values_list("changes", flat=True)
    assert list(changes) == [{"is_open": [False, True]}, {"is_open": [True, False]}]


def test_outbox_is_not_opened_without_a_mail_server(people: People) -> None:
    with pytest.raises(ValidationError, match="GIAOBAN_SMTP_HOST"):
        switch_outbox(people.kien, to_open=True, shown=0)

    assert switch_outbox(people.kien, to_open=False, shown=0).is_open is False


def test_outbox_that_another_has_switched_is_not_switched_over_it(server: Box, people: People) -> None:
    switch_outbox(people.kien, to_open=True, shown=0)

    with pytest.raises(Conflict):
        switch_outbox(people.mai, to_open=True, shown=0)


def test_opening_begins_without_the_failures_before(server: Box, people: People) -> None:
    Outbox.objects.create(pk=1, failures=4, error="không trả lời", not_before=AT_NOON)

    switch_outbox(people.kien, to_open=True, shown=1)

    assert Outbox.objects.values_list("failures", "error", "not_before").get() == (0, "", None)


def test_outbox_is_switched_by_its_keepers_alone(server: Box, people: People) -> None:
    with pytest.raises(PermissionDenied):
        switch_outbox(people.lan, to_open=True, shown=0)


def test_person_sets_his_own_address_and_the_administrator_anybodys(people: People) -> None:
    own = set_address(people.binh, people.binh.pk, address=" binh@minhson.vn ", wish="daily", shown=0)
    set_address(people.kien, people.sen.pk, address="sen@minhson.vn", wish="each", shown=0)
    for account in (people.mai, people.lan):
        with pytest.raises(PermissionDenied):
            set_address(account, people.binh.pk, address="khac@minhson.vn", wish="each", shown=1)

    assert (own.address, queries.address_of(people.sen.pk).address) == ("binh@minhson.vn", "sen@minhson.vn")
    assert (queries.address_of(people.mai.pk).address, queries.address_of(people.mai.pk).revision) == ("", 0)


def test_record_says_that_an_address_changed_and_not_to_what(people: People) -> None:
    set_address(people.binh, people.binh.pk, address="binh@minhson.vn", wish="each", shown=0)
    set_address(people.binh, people.binh.pk, address="khac@minhson.vn", wish="none", shown=1)

    kept = [*Entry.objects.order_by("pk").values_list("changes", flat=True), *EarlierState.objects.values_list("state", flat=True)]
    assert kept == [{"address": "changed", "wish": [None, "each"]}, {"address": "changed", "wish": ["each", "none"]}, {"wish": "each"}]


@pytest.mark.parametrize(
    "address", ["binh", "bình@minhson.vn", "b b@minhson.vn", '"b"@minhson.vn', "binh@minhson.vn\nBcc: x@y.vn", "b" * 250 + "@a.vn"]
)
def test_what_is_no_address_is_refused(address: str, people: People) -> None:
    with pytest.raises(ValidationError) as refusal:
        set_address(people.binh, people.binh.pk, address=address, wish="each", shown=0)

    assert (list(refusal.value.message_dict), MailAddress.objects.count()) == (["address"], 0)


def test_wish_that_is_none_is_refused(people: People) -> None:
    with pytest.raises(ValidationError, match="Chọn một cách"):
        set_address(people.binh, people.binh.pk, address="", wish="hourly", shown=0)


def test_mail_to_an_address_that_changed_is_written_to_the_new_one(mail: Mail, people: People) -> None:
    set_address(people.binh, people.binh.pk, address="moi@minhson.vn", wish="each", shown=1)
    assert (Mail.objects.get().state, Notice.objects.get().mail) == (State.DISCARDED, None)

    write_mails(AT_NOON)

    assert list(Mail.objects.order_by("pk").values_list("address", "state")) == [
        ("binh@minhson.vn", State.DISCARDED), ("moi@minhson.vn", State.WAITING),
    ]  # fmt: skip


def test_mail_waits_on_when_nothing_of_the_address_changed(mail: Mail, people: People) -> None:
    set_address(people.binh, people.binh.pk, address="binh@minhson.vn", wish="each", shown=1)

    assert Mail.objects.get().state == State.WAITING

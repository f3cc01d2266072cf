"""From the outbox over the wire: nothing leaves unless a mail server is named and the outbox is open; what goes wrong is tried later."""

import datetime as dt
import threading
from typing import Any

import pytest
from django.db.models.signals import post_save
from django.utils import timezone

from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Account
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.worker import work
from giaoban.office.notices import jobs
from giaoban.office.notices.actions import hold_mail, switch_outbox, write_mails
from giaoban.office.notices.models import Mail, MailAddress, Outbox
from giaoban.office.notices.sending import PAUSES, TRIES, is_due, pause_after, send_waiting
from tests.office.notices.mail_server import Box
from tests.office.notices.told import TITLE, reached, told
from tests.people import People

pytestmark = pytest.mark.django_db
State = Mail.State


def written(*accounts: Account) -> dt.datetime:
    """Mails to the people wait; a moment at which they may leave."""
    for account in accounts:
        reached(account)
    told(*accounts)
    now = timezone.now()
    Mail.objects.all().delete()
    write_mails(now)
    return now


def states() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("state", flat=True))


def test_mail_arrives_and_says_only_that_something_new_waits(open_outbox: Box, people: People) -> None:
    now = written(people.binh)

    assert (send_waiting(now), send_waiting(now)) == (1, 0)

    (got,), mail = open_outbox.mails, Mail.objects.get()
    assert (got["From"], got["To"], got["Subject"]) == ("Giao Ban <giaoban@minhson.vn>", "binh@minhson.vn", "Có việc mới trong Giao Ban")
    assert got.get_content() == "Có việc mới chờ đồng chí trong Giao Ban.\n"
    assert (got["Message-ID"], got["Auto-Submitted"]) == (f"<{mail.token}@minhson.vn>", "auto-generated")
    assert TITLE not in str(got)
    assert (mail.state, mail.tries, mail.lease_until, mail.sent_at is not None) == (State.SENT, 1, None, True)
    assert Entry.objects.get(verb="notices.send-mail").changes == {"state": ["waiting", "sent"]}


def test_nothing_leaves_while_the_outbox_is_closed(server: Box, people: People) -> None:
    now = written(people.binh)

    assert (send_waiting(now), server.said) == (0, [])
    switch_outbox(people.mai, to_open=True, shown=0)
    assert send_waiting(now) == 1
    switch_outbox(people.mai, to_open=False, shown=2)
    told(people.binh)
    write_mails(now)
    assert (send_waiting(timezone.now()), len(server.mails)) == (0, 1)


def test_nothing_leaves_once_the_server_is_no_longer_named(open_outbox: Box, people: People, settings: Any) -> None:
    settings.MAIL = settings.MAIL | {"host": ""}
    now = written(people.binh)

    assert (is_due(now), send_waiting(now), open_outbox.said) == (False, 0, [])


def test_outbox_closed_between_two_mails_keeps_the_second(open_outbox: Box, people: People) -> None:
    def close_it(instance: Entry, **_: object) -> None:
        if instance.verb == "notices.send-mail":
            Outbox.objects.update(is_open=False)

    now = written(people.binh, people.sen)
    post_save.connect(close_it, sender=Entry)
    try:
        send_waiting(now)
    finally:
        post_save.disconnect(close_it, sender=Entry)

    assert (open_outbox.receivers, states()) == (["binh@minhson.vn"], [State.SENT, State.WAITING])


def test_held_mail_stays_and_others_leave(open_outbox: Box, people: People) -> None:
    now = written(people.binh, people.sen)
    hold_mail(people.mai, Mail.objects.get(account=people.binh).pk)

    send_waiting(timezone.now())

    assert (open_outbox.receivers, states(), is_due(now)) == (["sen@minhson.vn"], [State.HELD, State.SENT], False)


def test_nothing_goes_to_whom_was_switched_off_or_no_longer_wants_it_meanwhile(open_outbox: Box, people: People) -> None:
    now = written(people.binh, people.sen, people.cuong, people.ha)
    Account.objects.filter(pk=people.binh.pk).update(is_active=False)
    MailAddress.objects.filter(account=people.sen).update(wish="none")
    MailAddress.objects.filter(account=people.cuong).update(address="khac@minhson.vn")

    send_waiting(now)

    assert (open_outbox.receivers, states()) == (["ha@minhson.vn"], [*[State.DISCARDED] * 3, State.SENT])
    assert Mail.objects.get(account=people.binh).error.startswith("Tài khoản đã khóa")


@pytest.mark.parametrize("command", ["RCPT", "END"])
def test_mail_that_the_server_will_never_take_is_given_up(command: str, open_outbox: Box, people: People) -> None:
    open_outbox.says[command] = "550 no such user"
    now = written(people.binh)

    assert send_waiting(now) == 0

    mail = Mail.objects.get()
    assert (mail.state, mail.error) == (State.FAILED, "Máy chủ thư không nhận: 550 no such user")


def test_mail_that_the_server_will_take_later_is_tried_later_and_not_for_ever(open_outbox: Box, people: People) -> None:
    open_outbox.says["RCPT"] = "451 greylisted"
    now = written(people.binh)
    waits, mail = [], Mail.objects.get()
    for _ in range(TRIES):
        send_waiting(now)
        mail.refresh_from_db()
        waits.append((mail.state, mail.not_before - now))
        assert not is_due(now)
        now = mail.not_before

    assert waits[:-1] == [(State.WAITING, pause) for pause in PAUSES]
    assert (mail.state, mail.tries) == (State.FAILED, TRIES)


def test_mail_that_was_tried_later_arrives(open_outbox: Box, people: People) -> None:
    open_outbox.says["RCPT"] = "451 greylisted"
    now = written(people.binh)
    send_waiting(now)
    del open_outbox.says["RCPT"]

    assert send_waiting(Mail.objects.get().not_before) == 1

    assert (open_outbox.receivers, Mail.objects.get().error) == (["binh@minhson.vn"], "")


@pytest.mark.parametrize(
    ("says", "error"),
    [
        ({"EHLO": "", "HELO": ""}, "Connection unexpectedly closed"),
        ({"MAIL": "530 sign in first"}, "530 sign in first"),
        ({"DATA": ""}, "Connection unexpectedly closed"),
    ],
)
def test_server_that_fails_is_left_alone_for_a_while(says: dict[str, str], error: str, open_outbox: Box, people: People) -> None:
    open_outbox.says = says
    now = written(people.binh, people.sen)

    assert send_waiting(now) == 0

    box = Outbox.objects.get()
    assert (box.failures, box.not_before, error in box.error) == (1, now + PAUSES[0], True)
    assert (states(), is_due(now)) == ([State.WAITING] * 2, False)
    open_outbox.says = {}
    assert send_waiting(now + PAUSES[0]) == 2
    assert Outbox.objects.values_list("failures", "error", "not_before").get() == (0, "", None)


def test_pauses_grow_to_four_hours() -> None:
    assert [pause_after(n).total_seconds() / 60 for n in (1, 2, 5, 99)] == [1, 5, 240, 240]


def test_nobody_listens(open_outbox: Box, people: People, settings: Any) -> None:
    settings.MAIL = settings.MAIL | {"port": 1}
    now = written(people.binh)

    assert send_waiting(now) == 0

    assert (states(), Outbox.objects.get().failures, Mail.objects.get().tries) == ([State.WAITING], 1, 0)


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_password_is_not_said_to_a_server_without_tls(tls: str, open_outbox: Box, people: People, settings: Any) -> None:
    settings.MAIL = settings.MAIL | {"tls": tls, "user": "giaoban", "password": "made-up"}
    now = written(people.binh)

    assert (send_waiting(now), "AUTH" in open_outbox.said, Outbox.objects.get().failures) == (0, False, 1)


def test_office_signs_in_where_a_user_is_named(open_outbox: Box, people: People, settings: Any) -> None:
    settings.MAIL = settings.MAIL | {"user": "giaoban", "password": "made-up"}
    now = written(people.binh)

    assert (send_waiting(now), "AUTH" in open_outbox.said) == (1, True)


def test_mail_in_the_hands_of_another_worker_is_left_to_it(open_outbox: Box, people: People) -> None:
    now = written(people.binh)
    Mail.objects.update(state=State.SENDING, tries=1, lease_until=now + dt.timedelta(seconds=30))

    assert (send_waiting(now), send_waiting(now + dt.timedelta(minutes=1))) == (0, 1)


def test_mail_that_kills_whoever_sends_it_is_given_up(open_outbox: Box, people: People) -> None:
    now = written(people.binh, people.sen)
    Mail.objects.filter(account=people.binh).update(state=State.SENDING, tries=TRIES, lease_until=now - dt.timedelta(seconds=1))

    assert (send_waiting(now), states()) == (1, [State.FAILED, State.SENT])


def test_no_more_than_a_job_may_hold_leave_at_once(open_outbox: Box, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.office.notices.sending.AT_ONCE", 2)
    now = written(people.binh, people.sen, people.ha)

    assert (send_waiting(now), send_waiting(now)) == (2, 1)


def test_worker_sends_what_the_ticker_asks_for_one_job_a_minute(open_outbox: Box, people: People) -> None:
    reached(people.binh)
    told(people.binh)
    jobs.write()
    jobs.ask_to_send()
    jobs.ask_to_send()
    work(threading.Event(), until_idle=True)
    jobs.ask_to_send()

    assert (open_outbox.receivers, Job.objects.filter(kind="send-mails").count() in {1, 2}) == (["binh@minhson.vn"], True)

"""Mails leave, one after another, while the outbox is open and a mail server is named.

A mail is claimed under a lease before it is handed over, and marked as sent afterwards. A worker killed between the two leaves it
claimed; when the lease is over it is handed over once more, under the same Message-ID: never lost, and whoever gets it twice can tell.
"""

from __future__ import annotations

import datetime as dt
import smtplib

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from giaoban.office.audit.acts import act
from giaoban.office.jobs.actions import lease
from giaoban.office.notices import queries, smtp
from giaoban.office.notices.letters import NotToLeave, letter_of
from giaoban.office.notices.models import Mail, MailAddress, Outbox, Wish

AT_ONCE = 100  # mails a job; the next job goes on
TRIES = 6
PAUSES = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
_TOO_OFTEN = "Đã thử gửi nhiều lần không được."
_NO_LONGER = "Tài khoản đã khóa, hoặc không nhận thư ở địa chỉ này nữa."
_NOT_ASCII = "địa chỉ có chữ ngoài bảng chữ cái không dấu"
_TOO_LARGE = 552  # RFC 1870: said before anything of the mail is sent, and of this mail alone
_State = Mail.State


def pause_after(failures: int) -> dt.timedelta:
    """How long nothing is tried after so many failures in a row: a minute, then longer and longer, four hours at most."""
    return PAUSES[min(failures, len(PAUSES)) - 1]


def may_leave(now: dt.datetime) -> bool:
    """Is there a mail server, is the outbox open, and is no pause running?"""
    return smtp.server() is not None and _is_open(now)


def _is_open(now: dt.datetime) -> bool:
    box = queries.outbox()
    return box.is_open and (box.not_before is None or box.not_before <= now)


def is_due(now: dt.datetime) -> bool:
    """Is there anything to send that may leave now?"""
    return may_leave(now) and queries.due_mails(now).exists()


def send_waiting(now: dt.datetime | None = None) -> int:
    """Send what is due; returns how many mails the server took. One that does not answer is noted at the outbox and left alone a while."""
    now = now or timezone.now()
    server = smtp.server()
    if server is None or not is_due(now):
        return 0
    sent = 0
    try:
        with smtp.connected(server) as link:
            for _ in range(AT_ONCE):
                mail = _claim(now) if _is_open(now) else None
                if mail is None:
                    break
                sent += _hand_over(mail, link, server, now)
    except OSError as error:
        _note_failure(error, now)
    else:
        Outbox.objects.exclude(failures=0).update(failures=0, error="", not_before=None)
    return sent


def _claim(now: dt.datetime) -> Mail | None:
    """The next mail, held for this worker; None when nothing is due. One that went wrong, or killed its sender, too often is given up."""
    with transaction.atomic():
        while mail := queries.due_mails(now).select_for_update().first():
            if mail.tries >= TRIES:
                mail.state, mail.error, mail.lease_until = _State.FAILED, _TOO_OFTEN, None
            elif not _is_wanted(mail):
                mail.state, mail.error, mail.lease_until = _State.DISCARDED, _NO_LONGER, None
            else:
                mail.state, mail.tries, mail.lease_until = _State.SENDING, mail.tries + 1, timezone.now() + lease()
            mail.save(update_fields=["state", "error", "tries", "lease_until"])
            if mail.state == _State.SENDING:
                return mail
    return None


def _is_wanted(mail: Mail) -> bool:
    """Does the person still have an account, and want mail where this one goes? Of a letter its room says so when it is written."""
    if mail.kind or mail.account_id is None:
        return bool(mail.kind)
    wanted = MailAddress.objects.exclude(wish=Wish.NONE)
    return wanted.filter(account_id=mail.account_id, account__is_active=True, address=mail.address).exists()


def _hand_over(mail: Mail, link: smtplib.SMTP, server: smtp.Server, now: dt.datetime) -> int:
    """Hand one mail to the server and write down what it said. Raises OSError when the fault is not this mail's."""
    try:
        letter = letter_of(mail)
    except NotToLeave as why:
        _held(mail).update(state=_State.DISCARDED, lease_until=None, error=str(why)[:300])
        return 0
    try:
        link.send_message(smtp.message(mail, server, letter))
    except smtplib.SMTPRecipientsRefused as refusal:
        code, said = next(iter(refusal.recipients.values()))
        _note_refusal(mail, code, said, now)
    except smtplib.SMTPDataError as refusal:
        _note_refusal(mail, refusal.smtp_code, refusal.smtp_error, now)
    except smtplib.SMTPNotSupportedError:
        _note_refusal(mail, 553, _NOT_ASCII, now)
    except OSError as error:
        if letter.files and isinstance(error, smtplib.SMTPSenderRefused) and error.smtp_code == _TOO_LARGE:
            _note_refusal(mail, error.smtp_code, error.smtp_error, now)
            return 0
        # A heavy letter may be what the server broke over: the others go before it next time.
        later = {"not_before": now + pause_after(mail.tries + 1)} if letter.files else {}
        _held(mail).update(state=_State.WAITING, lease_until=None, **later)
        raise
    else:
        return _note_sent(mail)
    return 0


def _held(mail: Mail) -> QuerySet[Mail]:
    return Mail.objects.filter(pk=mail.pk, state=_State.SENDING, tries=mail.tries)


def _note_sent(mail: Mail) -> int:
    with act(None, "notices.send-mail") as line:
        line.about(mail, state=[_State.WAITING, _State.SENT])
        return _held(mail).update(state=_State.SENT, sent_at=timezone.now(), lease_until=None, error="")


def _note_refusal(mail: Mail, code: int, said: bytes | str, now: dt.datetime) -> None:
    """5xx: never. 4xx: later, and not for ever (RFC 5321 4.2.1)."""
    error = f"Máy chủ thư không nhận: {code} {_words(said)}"[:300]
    if code >= 500 or mail.tries >= TRIES:
        _held(mail).update(state=_State.FAILED, lease_until=None, error=error)
    else:
        _held(mail).update(state=_State.WAITING, lease_until=None, error=error, not_before=now + pause_after(mail.tries))


def _note_failure(error: OSError, now: dt.datetime) -> None:
    box = queries.outbox()
    said = f"{error.smtp_code} {_words(error.smtp_error)}" if isinstance(error, smtplib.SMTPResponseException) else str(error)
    Outbox.objects.filter(pk=box.pk).update(
        failures=box.failures + 1, error=f"Không gửi được qua máy chủ thư: {said}"[:300], not_before=now + pause_after(box.failures + 1)
    )


def _words(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())

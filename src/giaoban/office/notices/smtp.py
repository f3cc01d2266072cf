"""The mail server as the operator named it, and one mail handed to it. Nothing else in the program opens a connection for mail."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.utils import timezone

from giaoban.office.notices.models import Mail

TIMEOUT = 10.0  # seconds of silence; a worker's other jobs wait meanwhile
TLS_WORDS = STARTTLS, TLS, PLAIN = "starttls", "tls", "none"
NAME = "Giao Ban"


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail goes out, and as whom. `tls` is starttls, tls (from the first byte) or none."""

    host: str
    port: int
    tls: str
    user: str
    password: str
    sender: str

    @property
    def domain(self) -> str:
        """The domain of the sender's address."""
        return self.sender.rpartition("@")[2]


def server() -> Server | None:
    """The mail server; None when none was named, and then no mail leaves."""
    found = Server(**settings.MAIL)
    return found if found.host else None


@contextmanager
def connected(to: Server) -> Iterator[smtplib.SMTP]:
    """A connection over which mails are handed over, signed in. Raises OSError (smtplib's errors are such too)."""
    context = ssl.create_default_context()
    if to.tls == TLS:
        link: smtplib.SMTP = smtplib.SMTP_SSL(to.host, to.port, to.domain, timeout=TIMEOUT, context=context)
    else:
        link = smtplib.SMTP(to.host, to.port, to.domain, timeout=TIMEOUT)
    with link:
        if to.tls == STARTTLS:
            link.starttls(context=context)
        if to.user:
            link.login(to.user, to.password)
        yield link


def message(mail: Mail, to: Server) -> EmailMessage:
    """A mail as it goes over the wire; sent again it carries the same Message-ID and the same day."""
    made = EmailMessage(policy=SMTP)
    made["From"] = formataddr((NAME, to.sender))
    made["To"] = mail.address
    made["Subject"] = mail.subject
    made["Date"] = format_datetime(timezone.localtime(mail.written_at))
    made["Message-ID"] = f"<{mail.token}@{to.domain}>"
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no robot answers
    made.set_content(mail.body)
    return made

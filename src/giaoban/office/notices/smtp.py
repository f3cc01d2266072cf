"""The mail server as the operator named it, and one mail handed to it. Nothing else in the program opens a connection for mail."""

from __future__ import annotations

import smtplib
import ssl
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.utils import timezone

from giaoban.office.notices.letters import Letter
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


def message(mail: Mail, to: Server, letter: Letter) -> EmailMessage:
    """A mail as it goes over the wire; sent again it carries the same Message-ID and the same day.

    Whatever subject and names of files look like, they stay one line each: no line of theirs becomes a line of the head.
    """
    made = EmailMessage(policy=SMTP)
    made["From"] = formataddr((NAME, to.sender))
    made["To"] = mail.address
    made.set_raw("Subject", _folded(as_line(letter.subject)))
    made["Date"] = format_datetime(timezone.localtime(mail.written_at))
    made["Message-ID"] = f"<{mail.token}@{to.domain}>"
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no robot answers
    made.set_content(letter.body)
    for file in letter.files:
        main, _, sub = file.media_type.partition("/")
        made.add_attachment(file.data, maintype=main, subtype=sub or "octet-stream", filename=as_line(file.name))
    return made


def _folded(subject: str) -> str:
    """A subject in encoded words (RFC 2047), the blanks within them: the library's own folding loses a blank where it parts two words."""
    return Header(subject, None if subject.isascii() else "utf-8", header_name="Subject").encode(linesep="\r\n")


def as_line(text: str) -> str:
    """The text as one line: NFC, blanks for whatever ends a line or is not seen, as every mail program reads it."""
    seen = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in unicodedata.normalize("NFC", text))
    return " ".join(seen.split())

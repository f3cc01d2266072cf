"""Letters of other rooms: the outbox knows where they go, their room what stands in them. They are written when they leave, never kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from giaoban.office.notices.models import Mail


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes along."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a mail, and its files."""

    subject: str
    body: str
    files: tuple[Enclosed, ...] = ()


class NotToLeave(Exception):  # noqa: N818 - what it is
    """A letter that must not leave (any more). The message is Vietnamese and says nothing of what stands in it."""


Writes = Callable[[int], Letter]
_WRITERS: dict[str, Writes] = {}
_GONE = "Nội dung của thư không còn trong phần mềm."


def writes(kind: str) -> Callable[[Writes], Writes]:
    """Say which function writes the letters of a kind. It raises NotToLeave for one that must not leave."""

    def remember(write: Writes) -> Writes:
        _WRITERS[kind] = write
        return write

    return remember


def letter_of(mail: Mail) -> Letter:
    """What a mail says as it leaves. Raises NotToLeave."""
    if not mail.kind:
        return Letter(mail.subject, mail.body)
    if mail.kind not in _WRITERS or mail.thing is None:
        raise NotToLeave(_GONE)
    return _WRITERS[mail.kind](mail.thing)

"""What else there is about a meeting: links on its page, hung there by the parts of the web that keep dossiers, minutes, the week.

    around(lambda account, meeting: [Around("Tài liệu họp", reverse("meeting-dossier", args=[meeting.pk]), 5)])

A provider gives nothing where the person may not go. It asks a fixed number of questions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from giaoban.office.directory.models import Account
from giaoban.office.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Around:
    """A link: what it is called, where it leads, how many things stand there (None: not counted), what waits there."""

    label: str
    url: str
    count: int | None = None
    note: str = ""


Provider = Callable[[Account, Meeting], Iterable[Around]]
_PROVIDERS: list[Provider] = []


def around(provider: Provider) -> Provider:
    """Have a provider asked for every meeting's page. Said once, where its addresses are declared."""
    _PROVIDERS.append(provider)
    return provider


def links_of(account: Account, meeting: Meeting) -> list[Around]:
    """Every link there is for this person, in the order the providers were named."""
    return [link for provider in _PROVIDERS for link in provider(account, meeting)]

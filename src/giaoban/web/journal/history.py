"""The history of a thing as the part `parts/history.html` shows it.

{% load journal %}{% history paper %}                      in a template whose view has made sure that the reader may see the thing
history_lines(paper)                                       in a view
"""

from __future__ import annotations

from typing import TypedDict

from django.db import models
from django.utils import timezone

from giaoban.office.audit.acts import kind_of
from giaoban.office.audit.history import CHANGED, Change, Done
from giaoban.office.audit.queries import history_of
from giaoban.office.directory.models import Account

PROGRAM = "Chương trình"


class HistoryLine(TypedDict):
    """One act as the part shows it."""

    when: str
    sign: str
    who: str
    what: str
    detail: str


def history_lines(thing: models.Model) -> list[HistoryLine]:
    """What was done to a thing, the latest first. Whoever asks has made sure that the reader may see the thing."""
    done = history_of(kind_of(thing), thing.pk)
    names = account_names({act.actor_id for act in done if act.actor_id is not None})
    return [_line(act, names) for act in done]


def account_names(keys: set[int]) -> dict[int, str]:
    """The names of the people behind accounts."""
    found = Account.objects.filter(pk__in=keys).select_related("person").only("username", "person__full_name")
    return {account.pk: account.name for account in found}


def who(actor_id: int | None, names: dict[int, str]) -> str:
    """Who acted, in words; an account that is no more keeps its number."""
    return PROGRAM if actor_id is None else names.get(actor_id, f"Tài khoản số {actor_id}")


def _line(act: Done, names: dict[int, str]) -> HistoryLine:
    return {
        "when": f"{timezone.localtime(act.at):%d/%m/%Y %H:%M}",
        "sign": "da-doi" if act.changes else "tick",
        "who": who(act.actor_id, names),
        "what": act.words,
        "detail": "; ".join(_words(change) for change in act.changes),
    }


def _words(change: Change) -> str:
    if change.before is None:
        return f"{change.field} {CHANGED}"
    return f"{change.field}: {change.before} → {change.after}"

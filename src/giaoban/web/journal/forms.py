"""What the auditor asks for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from giaoban.office.audit import words
from giaoban.office.audit.queries import Wanted
from giaoban.office.directory.models import Account

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Filters(forms.Form):
    """Who, what, on which kind of thing, from when to when. What cannot be understood is left out, and said."""

    who = forms.ModelChoiceField(label="Người làm", queryset=Account.objects.none(), required=False, empty_label="Mọi người")
    verb = forms.ChoiceField(label="Thao tác", required=False)
    kind = forms.ChoiceField(label="Đối tượng", required=False)
    since = forms.DateField(label="Từ ngày", required=False, widget=_DAY)
    until = forms.DateField(label="Đến ngày", required=False, widget=_DAY)
    before = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = Account.objects.select_related("person").order_by("username")  # type: ignore[attr-defined]
        self.fields["who"].label_from_instance = lambda account: account.name  # type: ignore[attr-defined]
        self.fields["verb"].choices = _choices("Mọi thao tác", words.verbs())  # type: ignore[attr-defined]
        self.fields["kind"].choices = _choices("Mọi đối tượng", words.kinds())  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What is asked for; the days are whole local days."""
        self.is_valid()
        asked = self.cleaned_data
        until = asked.get("until")
        return Wanted(
            actor_id=asked["who"].pk if asked.get("who") else None,
            verb=asked.get("verb", ""),
            kind=asked.get("kind", ""),
            since=_midnight(asked.get("since")),
            until=_midnight(until + dt.timedelta(days=1) if until else None),
            before=asked.get("before"),
        )


def _choices(every: str, table: dict[str, str]) -> list[tuple[str, str]]:
    return [("", every), *sorted(table.items(), key=lambda pair: pair[1])]


def _midnight(day: dt.date | None) -> dt.datetime | None:
    return timezone.make_aware(dt.datetime.combine(day, dt.time())) if day else None

"""Who does what of a task, typed: a row an organ or a person, leading or supporting, by a day of its own where it has one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.queries import people_visible_to
from giaoban.office.work.actions import Share
from giaoban.office.work.models import Assignment, Side
from giaoban.web.directory.forms import Day
from giaoban.web.work.forms import our_organs

BLANK_ROWS = 2
FEWEST_ROWS = 3
MOST_ROWS = 60
Groups = list[tuple[str, list[tuple[str, str]]]]


class ShareRow(forms.Form):
    """One of those who take part. An empty row is nobody."""

    who = forms.ChoiceField(label="Đơn vị hoặc người", required=False)
    side = forms.ChoiceField(label="Vai trò", choices=Side.choices)
    deadline = Day(label="Hạn riêng", required=False)

    def __init__(self, *args: Any, groups: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.fields["who"].choices = [("", "không chọn"), *groups]  # type: ignore[attr-defined]
        self.empty_permitted = True
        self.use_required_attribute = False

    def share(self, organs: dict[int, Organ], people: dict[int, Person]) -> Share | None:
        """As the actions take it; None for an empty row."""
        who = self.cleaned_data.get("who") or ""
        if not who:
            return None
        side, deadline = Side(self.cleaned_data["side"]), self.cleaned_data["deadline"]
        if who.startswith("o"):
            return Share(organs[int(who[1:])], None, side, deadline)
        return Share(None, people[int(who[1:])], side, deadline)


class ShareRows:
    """The rows of one form. `more` asks for further empty ones and keeps what was typed."""

    def __init__(self, account: Account, data: Any = None, kept: Iterable[Assignment | Share] = ()) -> None:
        rows = list(kept)
        self.organs = {organ.pk: organ for organ in our_organs(account)} | {row.organ.pk: row.organ for row in rows if row.organ}
        people = people_visible_to(account).filter(active=True)
        self.people = {person.pk: person for person in people} | {row.person.pk: row.person for row in rows if row.person}
        self.groups: Groups = [
            ("Cơ quan, đơn vị", [(f"o{pk}", organ.name) for pk, organ in self.organs.items()]),
            ("Đồng chí", [(f"p{pk}", person.full_name) for pk, person in self.people.items()]),
        ]
        self.data = data
        self.rows = self._typed(data) if data is not None else self._kept(rows)

    def _typed(self, data: Any) -> list[ShareRow]:
        try:
            many = min(int(data.get("rows") or 0), MOST_ROWS)
        except ValueError:
            many = 0
        if "more" not in data:
            return [ShareRow(data, prefix=f"s{n}", groups=self.groups) for n in range(many)]
        typed = [{name: data.get(f"s{n}-{name}") for name in ("who", "side", "deadline")} for n in range(many)]
        return self._shown([*typed, *({"side": Side.SUPPORT} for _ in range(BLANK_ROWS))])

    def _kept(self, rows: Sequence[Assignment | Share]) -> list[ShareRow]:
        values: list[dict[str, Any]] = [{"who": self._key(row), "side": row.side, "deadline": row.deadline} for row in rows]
        blank = max(FEWEST_ROWS - len(values), 1)
        first = {"side": Side.SUPPORT if values else Side.LEAD}
        return self._shown([*values, first, *({"side": Side.SUPPORT} for _ in range(blank - 1))])

    def _shown(self, values: Sequence[dict[str, Any]]) -> list[ShareRow]:
        return [ShareRow(prefix=f"s{n}", initial=row, groups=self.groups) for n, row in enumerate(values)]

    @staticmethod
    def _key(row: Assignment | Share) -> str:
        if row.organ is not None:
            return f"o{row.organ.pk}"
        return f"p{row.person.pk}" if row.person is not None else ""

    def is_valid(self) -> bool:
        """Can every row be understood?"""
        return sum(row.is_valid() for row in self.rows) == len(self.rows)

    @property
    def shares(self) -> tuple[Share, ...]:
        """Those who were named."""
        found = (row.share(self.organs, self.people) for row in self.rows)
        return tuple(share for share in found if share is not None)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

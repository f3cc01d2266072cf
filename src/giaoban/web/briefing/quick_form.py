"""Ghi nhanh on screen: what was understood of a line beside its words, and a question for each thing that is not sure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.queries import organs_with_names
from giaoban.office.work.actions import Ordered, Share, in_charge_of
from giaoban.office.work.models import Briefing, Origin, Side
from giaoban.office.work.quick import Known, Understood, Who, known_to, understand
from giaoban.office.work.quick.days import said as day_said

NONE = "none"
_SPOKEN = (Origin.TELEPHONE, Origin.BRIEFING)


class QuickForm(forms.Form):
    """One line; below it what was understood, and only what must be asked. `previewed` is the line that has been shown as understood."""

    line = forms.CharField(
        label="Ai giao, giao ai, việc gì, bao giờ xong",
        max_length=500,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "enterkeyhint": "go"}),
        help_text="Ví dụ: Đ/c Bí thư điện CAX kiểm tra các ngầm tràn, phối hợp với MTTQ, báo cáo trước 17h ngày mai",
    )
    previewed = forms.CharField(widget=forms.HiddenInput, required=False)
    origin = forms.ChoiceField(label="Nhận lệnh", choices=[(one.value, one.label) for one in _SPOKEN], widget=forms.RadioSelect)
    giver = forms.ChoiceField(label="Ai giao?", required=False)
    lead = forms.ChoiceField(label="Giao ai chủ trì?", required=False)
    support = forms.ChoiceField(label="Phối hợp với ai?", required=False)
    deadline = forms.ChoiceField(label="Hạn nào?", required=False, widget=forms.RadioSelect)
    other_day = forms.DateField(label="Ngày khác", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    what = forms.CharField(label="Việc gì?", required=False, max_length=500)

    said_at = ""  # where the order is given, in words, where that is known; else it is asked how it came
    chair_why = "chủ trì giao ban"

    def __init__(
        self,
        account: Account,
        data: Any = None,
        *,
        line: str = "",
        origin: str = "",
        briefing: Briefing | None = None,
        chair: Person | None = None,
    ) -> None:
        line = line or (data or {}).get("line", "")
        initial = {"line": line, "origin": Origin.BRIEFING if briefing else origin or Origin.TELEPHONE}
        super().__init__(data, initial=initial)
        self.account, self.briefing = account, briefing
        self.chair = briefing.chair if briefing is not None else chair
        if briefing is not None:
            self.said_at = "tại giao ban"
        self.known: Known = known_to(account)
        self.understood: Understood = understand(line, self.known)
        standing = organs_with_names(account).filter(Organ.on(timezone.localdate()))
        self.organs: dict[int, Organ] = {organ.pk: organ for organ in standing}
        self.people: dict[int, str] = {one.pk: one.name for one in self.known.people}
        self.asked = [name for name in self.understood.unsure if not self._chair_gives(name)]
        self._offer()

    @property
    def was_previewed(self) -> bool:
        """Has just this line been shown as understood?"""
        return bool(self.data) and self.data.get("previewed") == self.signature

    @property
    def signature(self) -> str:
        """The line and the day that was understood: what the preview showed."""
        deadline = self.understood.deadline
        return f"{self.understood.line}|{deadline.day.isoformat() if deadline and deadline.day else ''}"

    @property
    def questions(self) -> list[forms.BoundField]:
        """The fields of what is asked, the first to be answered first."""
        found = [self[name] for name in self.asked]
        return found + ([self["other_day"]] if "deadline" in self.asked else [])

    def _chair_gives(self, name: str) -> bool:
        """At a briefing, or another meeting, who is not named otherwise gives the order: its chair."""
        return name == "giver" and self.understood.giver is None and self.chair is not None

    def _offer(self) -> None:
        understood, deadline = self.understood, self.understood.deadline
        offered = {
            "giver": [(str(pk), self.people[pk]) for pk in self._few(understood.giver, [one.pk for one in self.known.people])],
            "lead": self._receivers(next((who for who in understood.leads if not who.is_sure), None)),
            "support": [
                (NONE, "Không có đơn vị phối hợp"),
                *self._receivers(next((w for w in understood.supports if not w.is_sure), None)),
            ],
            "deadline": [(day.isoformat(), day_said(day)) for day in (deadline.choices if deadline else ())] + [(NONE, "Không có hạn")],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            empty = [] if name == "deadline" else [("", "chọn")]
            field.choices = [*empty, *choices]
        if "origin" in self.fields and understood.origin in _SPOKEN:
            self.initial["origin"] = understood.origin

    @staticmethod
    def _few(who: Who | None, everybody: list[int]) -> list[int]:
        first = list(who.person_choices) if who else []
        return first + [pk for pk in everybody if pk not in first]

    def _receivers(self, who: Who | None) -> list[tuple[str, str]]:
        """Units of our own and people, those that could be meant first."""
        first = [pk for pk in (who.organ_choices if who else ()) if pk in self.organs]
        units = first + [pk for pk, organ in self.organs.items() if organ.ours and pk not in first]
        people = list(who.person_choices) if who else []
        rest = [pk for pk in self.people if pk not in people]
        named = [(f"p{pk}", self.people[pk]) for pk in people] + [(f"o{pk}", str(self.organs[pk])) for pk in units]
        return named + [(f"p{pk}", self.people[pk]) for pk in rest]

    def clean(self) -> dict[str, Any]:
        """Every question has its answer."""
        cleaned = super().clean() or {}
        for name in self.asked:
            answered = cleaned.get(name) or (name == "deadline" and cleaned.get("other_day"))
            if not answered and name not in self.errors:
                self.add_error(name, "Chưa rõ: hãy chọn." if name != "what" else "Ghi việc cần làm.")
        return cleaned

    def facts(self) -> list[dict[str, str]]:
        """As written, as understood, and why: who gave it, to whom, what, when."""
        found = self.understood
        giver, deadline = found.giver, found.deadline
        gives = self._named(giver) if giver else str(self.chair) if self.chair else ""
        rows = [{"label": "Ai giao", "written": giver.written if giver else "", "understood": gives, "reason": self._why(giver)}]
        rows += [self._row("Chủ trì", who) for who in found.leads] or [{"label": "Chủ trì", "written": "", "understood": "", "reason": ""}]
        rows += [self._row("Phối hợp", who) for who in found.supports]
        rows.append({"label": "Việc", "written": found.line, "understood": found.what, "reason": ""})
        day = day_said(deadline.day) if deadline and deadline.day else ""
        without = "" if deadline else "không hạn"
        by = f"{deadline.hour:%H:%M} {day}" if deadline and deadline.hour and day else day or without
        rows.append(
            {
                "label": "Hạn",
                "written": deadline.written if deadline else "",
                "understood": by,
                "reason": deadline.trace if deadline else "",
            }
        )
        return rows

    def _why(self, giver: Who | None) -> str:
        return giver.why if giver else self.chair_why if self.chair else ""

    def _row(self, label: str, who: Who) -> dict[str, str]:
        return {"label": label, "written": who.written, "understood": self._named(who), "reason": who.why}

    def _named(self, who: Who) -> str:
        if who.person is not None:
            return self.people.get(who.person, "")
        return ", ".join(str(self.organs[pk]) for pk in who.organs if pk in self.organs)

    def ordered(self) -> Ordered:
        """The order that is handed out."""
        data, found = self.cleaned_data, self.understood
        leads = self._shares(found.leads, data["lead"], Side.LEAD)
        taken = {(share.organ, share.person) for share in leads}
        supports = [one for one in self._shares(found.supports, data["support"], Side.SUPPORT) if (one.organ, one.person) not in taken]
        leader = in_charge_of(leads)
        more = {"leader": leader} if leader else {}
        title = data["what"].strip() if "what" in self.asked else found.what
        return Ordered(
            title, Origin(data["origin"]), (*leads, *supports), self._giver(data["giver"]), self._day(data), found.line,
            given_at=timezone.now(), more=more,
        )  # fmt: skip

    def _giver(self, answer: str) -> Person | None:
        giver = self.understood.giver
        number = int(answer) if "giver" in self.asked else giver.person if giver else None
        return Person.objects.get(pk=number) if number is not None else None

    def _day(self, data: dict[str, Any]) -> dt.date | None:
        deadline = self.understood.deadline
        if "deadline" not in self.asked:
            return deadline.day if deadline else None
        if data["other_day"]:
            return dt.date.fromisoformat(str(data["other_day"]))
        return None if data["deadline"] == NONE else dt.date.fromisoformat(data["deadline"])

    def _shares(self, named: Iterable[Who], answer: str, side: Side) -> list[Share]:
        keys = [f"o{pk}" for who in named for pk in who.organs]
        keys += [f"p{who.person}" for who in named if who.person is not None and not who.organs]
        if ("lead" if side == Side.LEAD else "support") in self.asked and answer != NONE:
            keys.append(answer)
        people = Person.objects.in_bulk([int(key[1:]) for key in keys if key[0] == "p"])
        return [
            Share(organ=self.organs[int(key[1:])], side=side) if key[0] == "o" else Share(person=people[int(key[1:])], side=side)
            for key in dict.fromkeys(keys)
        ]

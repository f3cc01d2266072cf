"""Correcting in place: a form for each kind, from what is understood and back to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from django import forms

from giaoban.account import words
from giaoban.office.evidence.models import FactKind
from giaoban.office.evidence.shapes import Unit, folded
from giaoban.office.review.models import Proposal
from giaoban.reading.model import Bound, Deadline, Duty, Meeting
from giaoban.web.review import recurrences
from giaoban.web.review.finding import place_of

Organs = Mapping[int, str]
CHOSEN = "cán bộ chọn"
_NOT_THERE = "Văn bản không có đúng những chữ này."


class DayField(forms.DateField):
    """A day as people type it: 23/10/2026."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "23/10/2026", "autocomplete": "off"})
        super().__init__(input_formats=["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y"], widget=widget, **kwargs)


def _long(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class Correction(forms.Form):
    """What every correction has: the paper's words. A subclass adds the fields of its kind and says what they come to."""

    quote = forms.CharField(
        label="Chữ của văn bản", widget=_long(3), help_text="Chép đúng chữ trong văn bản; đổi chỗ bắt đầu hoặc kết thúc ở đây."
    )

    def __init__(self, proposal: Proposal, organs: Organs, data: Any = None) -> None:
        self.proposal, self.organs = proposal, organs
        super().__init__(
            data, initial={"quote": folded(proposal.quote), **self.begin(proposal.understood)}, auto_id=f"sua-{proposal.pk}-%s"
        )
        self.grow()
        self.order_fields([*(name for name in self.fields if name != "quote"), "quote"])
        next(iter(self.fields.values())).widget.attrs["autofocus"] = True

    def grow(self) -> None:
        """Add the fields that depend on the proposal."""

    def begin(self, meaning: dict[str, Any]) -> dict[str, Any]:
        """The fields' first values."""
        return {}

    def understood(self) -> dict[str, Any]:
        """What is understood now; only what the form is about."""
        return {}

    def clean_quote(self) -> str:
        """The words must stand in the paper."""
        quote = str(self.cleaned_data["quote"])
        self.spans = self.proposal.spans
        if folded(quote) != folded(self.proposal.quote):
            place = place_of(quote, self.proposal.reading.extraction.text, self.proposal.start)
            if place is None:
                raise forms.ValidationError(_NOT_THERE)
            self.spans = [list(place)]
        return quote

    def whose(self) -> bool | None:
        """Is it ours? None where the form does not ask."""
        return self.cleaned_data.get("ours")

    def learnt(self) -> Iterator[tuple[str, list[int]]]:
        """Names that were not recognised and stood alone, with the organs that were chosen for them: asked once, learnt for ever."""
        for name, before in self.asked():
            organs = [int(pk) for pk in self.cleaned_data[name]]
            if organs and len(before) == 1 and not before[0]["organs"] and not before[0]["sure"]:
                yield before[0]["text"], organs

    def asked(self) -> Iterable[tuple[str, list[Unit]]]:
        """The fields that ask for organs, with the units that were named."""
        return ()

    def organ_field(self, label: str) -> forms.MultipleChoiceField:
        """Organs to choose from."""
        choices = [(str(pk), name) for pk, name in self.organs.items()]
        return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=forms.SelectMultiple(attrs={"size": 4}))

    def chosen(self, name: str, before: list[Unit]) -> list[Unit]:
        """The units that were chosen; as they were where nothing was changed."""
        organs = [int(pk) for pk in self.cleaned_data[name]]
        if organs == _organs(before) and all(unit["sure"] for unit in before):
            return before
        if not organs:
            return [] if _organs(before) else before
        text = ", ".join(unit["text"] for unit in before)
        return [Unit(text=text, organs=organs, names=[self.organs[pk] for pk in organs], sure=True, reason=CHOSEN)]


def _organs(named: list[Unit]) -> list[int]:
    return sorted({organ for unit in named for organ in unit["organs"]})


def _as_choices(named: list[Unit]) -> list[str]:
    return [str(organ) for organ in _organs(named)]


class TaskForm(Correction):
    """A task or a direction."""

    title = forms.CharField(label="Nội dung", widget=_long(3))
    due = DayField(label="Hạn", required=False)
    product = forms.CharField(label="Sản phẩm", required=False, max_length=200)
    ours = forms.BooleanField(label="Việc của ta", required=False)

    def grow(self) -> None:
        """Who leads and who supports."""
        self.fields["lead"] = self.organ_field("Chủ trì")
        self.fields["support"] = self.organ_field("Phối hợp")
        self.order_fields(["title", "lead", "support", "due", "product", "ours"])

    def begin(self, meaning: dict[str, Any]) -> dict[str, Any]:
        """From what is understood."""
        due = meaning["deadline"]
        return {
            "title": meaning["title"],
            "lead": _as_choices(meaning["lead"]),
            "support": _as_choices(meaning["support"]),
            "due": dt.date.fromisoformat(due["date"]) if due and due["date"] else None,
            "product": meaning["product"] or "",
            "ours": self.proposal.ours,
        }

    def understood(self) -> dict[str, Any]:
        """Back to it."""
        data, meaning = self.cleaned_data, self.proposal.understood
        return {
            "title": folded(data["title"]),
            "lead": self.chosen("lead", meaning["lead"]),
            "support": self.chosen("support", meaning["support"]),
            "deadline": self._due(data["due"], meaning["deadline"]),
            "product": folded(data["product"]) or None,
        }

    def asked(self) -> Iterable[tuple[str, list[Unit]]]:
        """Lead and support."""
        return ((name, self.proposal.understood[name]) for name in ("lead", "support"))

    def _due(self, day: dt.date | None, before: dict[str, Any] | None) -> dict[str, Any] | None:
        if day is None:
            return None
        if before and before["date"] == day.isoformat():
            return before
        bound = before["bound"] if before and before["date"] else "by"
        said = words.due(Deadline("", (0, 0), "DATE", day, cast("Bound | None", bound)))
        return {"kind": "DATE", "date": day.isoformat(), "bound": bound, "words": said}


class MeetingForm(Correction):
    """A meeting, and who prepares what."""

    title = forms.CharField(label="Tên cuộc họp", widget=_long())
    date = DayField(label="Ngày", required=False)
    time = forms.TimeField(label="Giờ", required=False, input_formats=["%H:%M", "%Hh%M", "%Hg%M"], widget=forms.TimeInput(format="%H:%M"))
    certainty = forms.ChoiceField(label="Mức ấn định", choices=list(words.CERTAINTIES.items()))
    place = forms.CharField(label="Địa điểm", required=False, max_length=200)
    chair = forms.CharField(label="Chủ trì", required=False, max_length=200)

    def grow(self) -> None:
        """Who prepares each matter."""
        for i, item in enumerate(self.proposal.understood["agenda"]):
            self.fields[f"prepared_{i}"] = self.organ_field(f"Chuẩn bị nội dung {item['number'] or i + 1}")

    def begin(self, meaning: dict[str, Any]) -> dict[str, Any]:
        """From what is understood."""
        return {
            **{name: meaning[name] or "" for name in ("title", "certainty", "place", "chair", "time")},
            "date": dt.date.fromisoformat(meaning["date"]) if meaning["date"] else None,
            **{f"prepared_{i}": _as_choices(item["prepared_by"]) for i, item in enumerate(meaning["agenda"])},
        }

    def understood(self) -> dict[str, Any]:
        """Back to it."""
        data, meaning = self.cleaned_data, self.proposal.understood
        agenda = [{**item, "prepared_by": self.chosen(f"prepared_{i}", item["prepared_by"])} for i, item in enumerate(meaning["agenda"])]
        end = dt.date.fromisoformat(meaning["end_date"]) if meaning["end_date"] else None
        same_day = data["date"] is not None and data["date"].isoformat() == meaning["date"]
        when = words.when(Meeting("", (0, 0), data["date"], end if same_day else None, data["time"], meaning["part_of_day"]))
        return {
            "title": folded(data["title"]),
            "date": data["date"].isoformat() if data["date"] else None,
            "end_date": meaning["end_date"] if same_day else None,
            "time": f"{data['time']:%H:%M}" if data["time"] else None,
            "certainty": data["certainty"],
            "place": folded(data["place"]) or None,
            "chair": folded(data["chair"]) or None,
            "when": when,
            "agenda": agenda,
        }

    def asked(self) -> Iterable[tuple[str, list[Unit]]]:
        """Who prepares each matter."""
        return ((f"prepared_{i}", item["prepared_by"]) for i, item in enumerate(self.proposal.understood["agenda"]))


class DutyForm(Correction):
    """What recurs, and how often."""

    title = forms.CharField(label="Nội dung", widget=_long())
    every = forms.ChoiceField(label="Chu kỳ", choices=recurrences.EVERY, required=False)
    weekday = forms.ChoiceField(label="Thứ", choices=recurrences.WEEKDAYS, required=False)
    monthday = forms.IntegerField(label="Ngày trong tháng", min_value=1, max_value=31, required=False)
    part_of_day = forms.ChoiceField(label="Buổi", choices=[("", "không nêu"), *words.PARTS_OF_DAY.items()], required=False)

    def begin(self, meaning: dict[str, Any]) -> dict[str, Any]:
        """From what is understood."""
        return {"title": meaning["title"], "part_of_day": meaning["part_of_day"] or "", **recurrences.taken_apart(meaning["recurrence"])}

    def understood(self) -> dict[str, Any]:
        """Back to it."""
        data, meaning = self.cleaned_data, self.proposal.understood
        rule = meaning["recurrence"]
        if {name: data[name] for name in ("every", "weekday", "monthday")} != recurrences.taken_apart(rule):
            rule = recurrences.rule_of(data["every"], data["weekday"], data["monthday"])
        part = data["part_of_day"] or None
        said = words.how_often(Duty("", (0, 0), rule, part))
        return {"title": folded(data["title"]), "recurrence": rule, "part_of_day": part, "words": said}


class CitationForm(Correction):
    """A cited document."""

    number = forms.CharField(label="Số, ký hiệu", required=False, max_length=80)
    date = DayField(label="Ngày", required=False)
    issuer = forms.CharField(label="Cơ quan ban hành", required=False, max_length=200)
    title = forms.CharField(label="Trích yếu", required=False, widget=_long())

    def begin(self, meaning: dict[str, Any]) -> dict[str, Any]:
        """From what is understood."""
        day = dt.date.fromisoformat(meaning["date"]) if meaning["date"] else None
        return {**{name: meaning[name] or "" for name in ("number", "issuer", "title")}, "date": day}

    def understood(self) -> dict[str, Any]:
        """Back to it."""
        data = self.cleaned_data
        texts = {name: folded(data[name]) or None for name in ("number", "issuer", "title")}
        said = words.kind(self.proposal.understood["type"]) if self.proposal.understood["type"] else ""
        called = f"{said} {texts['number']}".strip() if texts["number"] else self.proposal.understood["words"]
        return {**texts, "date": data["date"].isoformat() if data["date"] else None, "words": called}


class LetterheadForm(Correction):
    """One field of the letterhead."""

    def grow(self) -> None:
        """A day, or words."""
        field = self.proposal.understood["field"]
        if field == "date":
            self.fields["value"] = DayField(label="Ngày")
        elif field in ("number", "issuing_body", "subject", "urgency"):
            self.fields["value"] = forms.CharField(label="Hiểu là", widget=_long())
        elif field == "type":
            choices = sorted(((code, words.kind(code)) for code in words.KIND_NAMES), key=lambda row: row[1])
            self.fields["value"] = forms.ChoiceField(label="Loại văn bản", choices=choices)
        elif field == "signature":
            self.fields["value"] = forms.CharField(label="Họ tên người ký", max_length=120)

    def begin(self, meaning: dict[str, Any]) -> dict[str, Any]:
        """From what is understood."""
        match meaning["field"]:
            case "date":
                return {"value": dt.date.fromisoformat(meaning["value"])}
            case "signature":
                return {"value": meaning["value"]["name"] or ""}
            case _:
                return {"value": meaning["value"]}

    def understood(self) -> dict[str, Any]:
        """Back to it."""
        meaning = self.proposal.understood
        value: Any = self.cleaned_data.get("value")
        match meaning["field"]:
            case "date":
                return {"value": value.isoformat(), "words": words.weekday(value)}
            case "type":
                return {"value": value, "words": words.kind(value)}
            case "signature":
                name = folded(value)
                said = (
                    " · ".join([*meaning["words"].split(" · ")[:-1], name]) if meaning["value"]["name"] else f"{meaning['words']} · {name}"
                )
                return {"value": {**meaning["value"], "name": name}, "words": said}
            case "number" | "issuing_body" | "subject" | "urgency":
                return {"value": folded(value), "words": folded(value)}
            case _:
                return {}


_FORMS: dict[str, type[Correction]] = {
    FactKind.LETTERHEAD: LetterheadForm,
    FactKind.TASK: TaskForm,
    FactKind.ORIENTATION: TaskForm,
    FactKind.MEETING: MeetingForm,
    FactKind.DUTY: DutyForm,
    FactKind.CITATION: CitationForm,
    FactKind.FINDING: Correction,
}


def form_for(proposal: Proposal, organs: Organs, data: Any = None) -> Correction:
    """The form that a proposal is corrected with."""
    return _FORMS[proposal.kind](proposal, organs, data)

"""What is typed into the pages of programmes. A form asks; the actions decide, and what they refuse is shown at its field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from textwrap import shorten
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import Fact
from giaoban.office.programme.actions import Why
from giaoban.office.programme.models import Line, LineKind, Programme, ProgrammeKind
from giaoban.office.programme.periods import following, period_words
from giaoban.office.programme.when import UNSET_WORDS, When, lies_within, when_called, words_of
from giaoban.web.directory.forms import Day, Typed, key_or_none, one_organ, one_person
from giaoban.web.targets.forms import WithPaper
from giaoban.web.work.forms import one_leader, words

PERIODS_AHEAD = 6
_NOT_BOTH = "Ghi một ngày, hoặc chọn cả tháng, cả quý; không cả hai."


def spans_in(programme: Programme) -> list[tuple[str, str]]:
    """The months and quarters in which something may be done within a programme's period: `2026-11`, `trong tháng 11/2026`."""
    years = range(programme.first.year, programme.last.year + 1)
    months = [] if programme.kind == ProgrammeKind.TERM else [f"{year}-{month:02}" for year in years for month in range(1, 13)]
    quarters = [f"{year}-Q{quarter}" for year in years for quarter in range(1, 5)]
    inside = [key for key in (*months, *quarters) if lies_within(key, programme.first, programme.last)]
    return [("", UNSET_WORDS), *((key, f"trong {_known(key).words}") for key in inside)]


def periods_after(programme: Programme) -> list[tuple[str, str]]:
    """The periods that follow a programme's own."""
    ahead = following(programme.kind, programme.last, PERIODS_AHEAD)
    return [(first.isoformat(), period_words(programme.kind, first, last)) for first, last in ahead]


def _known(key: str) -> When:
    found = when_called(key)
    assert found is not None
    return found


class Timed(Typed):
    """A form that asks by when: a day, or a whole month or quarter, or nothing settled."""

    due = Day(label="Ngày", required=False)
    span = forms.ChoiceField(label="Hoặc cả tháng, cả quý", required=False)
    tentative = forms.BooleanField(label="Dự kiến", required=False)

    def clean(self) -> dict[str, Any]:
        """Not a day and a month at once."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("due") and values.get("span"):
            self.add_error("span", _NOT_BOTH)
        return values

    @property
    def key(self) -> str:
        """The time as lines keep it."""
        day: dt.date | None = self.cleaned_data.get("due")
        return day.isoformat() if day else str(self.cleaned_data.get("span") or "")


def time_initial(due: str) -> dict[str, Any]:
    """A time as the form shows it."""
    return {"due": dt.date.fromisoformat(due)} if len(due) == len("2026-11-25") else {"span": due}


class Explained(Typed):
    """A form that asks why, and whose decision it was."""

    reason = words("Lý do", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_by"] = one_leader("Người quyết định")
        self.fields["decided_by"].help_text = "Để trống: người ghi chịu trách nhiệm."

    @property
    def why(self) -> Why:
        """Why, as the actions take it."""
        return Why(self.cleaned_data["reason"], self.cleaned_data["decided_by"])


class OnLine(Typed):
    """A form about one line, with the revision that was shown."""

    def __init__(self, line: Line, data: Any = None) -> None:
        super().__init__(data, initial={"shown": line.revision} | self.begun(line), label_suffix="")
        self.line = line
        self.set_up(line)

    def begun(self, line: Line) -> dict[str, Any]:
        """What stands in the fields at first."""
        return {}

    def set_up(self, line: Line) -> None:
        """Fields that hang on the line."""


class ReasonForm(OnLine, Explained):
    """Why a line is withdrawn, restored, taken up again."""


class PlainForm(OnLine):
    """Nothing but yes."""


class MoveForm(OnLine, Timed, Explained):
    """Another time within the period."""

    field_order = ("due", "span", "tentative", "reason", "decided_by", "shown")

    def begun(self, line: Line) -> dict[str, Any]:
        """The time the line has."""
        return time_initial(line.due) | {"tentative": line.tentative}

    def set_up(self, line: Line) -> None:
        """What lies in the period."""
        self.fields["span"].choices = spans_in(line.programme)  # type: ignore[attr-defined]
        self.order_fields(self.field_order)


class CarryForm(OnLine, Explained):
    """Into which later period, by which day there."""

    to = forms.ChoiceField(label="Chuyển sang")
    due = Day(label="Ngày", required=False, help_text="Một ngày của kỳ ấy. Để trống: chưa ấn định.")

    def set_up(self, line: Line) -> None:
        """The periods that follow."""
        self.fields["to"].choices = periods_after(line.programme)  # type: ignore[attr-defined]
        self.order_fields(("to", "due", "reason", "decided_by", "shown"))

    @property
    def key(self) -> str:
        """The time as lines keep it."""
        day: dt.date | None = self.cleaned_data["due"]
        return day.isoformat() if day else ""


class CarryManyForm(Explained):
    """Which lines go into which later period; each with the revision that was shown."""

    to = forms.ChoiceField(label="Chuyển sang")
    lines = forms.MultipleChoiceField(label="Các dòng", widget=forms.CheckboxSelectMultiple)

    def __init__(self, programme: Programme, rows: Iterable[Line], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = periods_after(programme)  # type: ignore[attr-defined]
        choices = [(f"{row.pk}-{row.revision}", f"{_short(row.text, 160)} ({words_of(row.due)})") for row in rows]
        self.fields["lines"].choices = choices  # type: ignore[attr-defined]
        self.fields["lines"].error_messages["invalid_choice"] = "Có dòng người khác vừa sửa. Xem lại danh sách rồi chọn lại."
        self.order_fields(("lines", "to", "reason", "decided_by", "shown"))

    @property
    def chosen(self) -> dict[int, int]:
        """The lines with the revisions that were shown."""
        pairs = (value.split("-") for value in self.cleaned_data["lines"])
        return {int(pk): int(revision) for pk, revision in pairs}


class FinishForm(OnLine):
    """On which day it was done, or held."""

    on = Day(label="Xong ngày")

    def begun(self, line: Line) -> dict[str, Any]:
        """Today, unless said otherwise."""
        return {"on": timezone.localdate()}


class LineForm(Typed):
    """What a line says. Of a sentence of the paper its words are shown, not asked for."""

    number = forms.CharField(label="Số thứ tự", max_length=30, required=False, help_text="Như trong văn bản: II.1, (3).")
    text = words("Nội dung", rows=3)
    kind = forms.ChoiceField(label="Loại", choices=LineKind.choices)

    def __init__(self, account: Account, *args: Any, of_paper: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"] = one_organ(account, "Cơ quan chủ trì", required=False)
        self.fields["leader"] = one_person(account, "Lãnh đạo phụ trách", required=False)
        if of_paper:
            del self.fields["text"]

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        values = self.cleaned_data
        said = {name: values[name] for name in ("number", "text", "kind") if name in values}
        return said | {"organ_id": key_or_none(values["organ"]), "leader_id": key_or_none(values["leader"])}


class NewLineForm(LineForm, Timed):
    """A new line; in a programme that is carried out, with its reason."""

    def __init__(self, account: Account, programme: Programme, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        self.fields["span"].choices = spans_in(programme)  # type: ignore[attr-defined]
        if not programme.is_draft:
            self.fields["reason"] = words("Lý do bổ sung", rows=2)
            self.fields["decided_by"] = one_leader("Người quyết định")
        self.order_fields(["text", "kind", "due", "span", "tentative", "organ", "leader", "number", "reason", "decided_by"])

    @property
    def why(self) -> Why:
        """Why, where it is asked."""
        return Why(self.cleaned_data.get("reason") or "", self.cleaned_data.get("decided_by"))


class ProgrammeForm(WithPaper):
    """A programme's name, whose it is, the paper it was issued as."""

    title = forms.CharField(label="Tên chương trình", max_length=300, required=False, help_text="Để trống: gọi theo kỳ.")

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        self.fields["organ"] = one_organ(account, "Chương trình của")
        self.fields["paper"].label = "Số, ký hiệu văn bản ban hành"
        self.order_fields(["title", "organ", "paper"])


class PeriodFields(Typed):
    """For which period: a kind, and a day in it; of a term both days."""

    kind = forms.ChoiceField(label="Loại", choices=ProgrammeKind.choices)
    first = Day(label="Từ ngày", help_text="Một ngày trong kỳ là đủ; nhiệm kỳ thì ghi ngày đầu.")
    last = Day(label="Đến ngày", required=False, help_text="Chỉ cần cho nhiệm kỳ.")


class NewProgrammeForm(PeriodFields, ProgrammeForm):
    """A programme that is entered by hand."""

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        self.order_fields(["kind", "first", "last", "organ", "title", "paper"])


class FromPaperForm(PeriodFields):
    """For what a paper is the programme, and which of its sentences are lines that were waited for."""

    title = forms.CharField(label="Tên chương trình", max_length=300, required=False)

    def __init__(
        self, account: Account, waiting: Iterable[Line], facts: Iterable[Fact], *args: Any, is_known: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"] = one_organ(account, "Chương trình của")
        self.order_fields(["kind", "first", "last", "organ", "title"])
        if is_known:  # the paper has its programme: nothing of it is asked again
            for name in ("kind", "first", "last", "organ", "title"):
                del self.fields[name]
        sentences = [("", "không có trong văn bản"), *((str(fact.pk), _sentence(fact)) for fact in facts)]
        self.waiting = {f"line-{one.pk}": one.pk for one in waiting}
        for one in waiting:
            label = f"“{_short(one.text, 120)}” là câu nào của văn bản?"
            self.fields[f"line-{one.pk}"] = forms.ChoiceField(label=label, choices=sentences, required=False)

    def clean(self) -> dict[str, Any]:
        """A sentence is one line."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [values[name] for name in self.waiting if values.get(name)]
        if len(chosen) != len(set(chosen)):
            raise ValidationError("Một câu của văn bản chỉ là một dòng: hai dòng chuyển tiếp đang chọn cùng một câu.")
        return values

    @property
    def joins(self) -> dict[int, int]:
        """Which sentence is which waiting line."""
        return {int(self.cleaned_data[name]): pk for name, pk in self.waiting.items() if self.cleaned_data.get(name)}


def _sentence(fact: Fact) -> str:
    quote = next((anchor.quote for anchor in fact.anchors.all()), str(fact.understood.get("title") or ""))
    return _short(quote, 110)


def _short(text: str, most: int) -> str:
    return shorten(visible(text), most, placeholder="…")

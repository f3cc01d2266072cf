"""What is typed into the registers."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from giaoban.office.registry.columns import AVAILABLE, Column
from giaoban.office.registry.models import Direction, RegisterEntry, Scope
from giaoban.office.registry.series import name_of
from giaoban.web.registers.asked import TYPES

_NUMBER = re.compile(r"0*(\d{1,5})\s?([a-zđ]{0,2})")


class Day(forms.DateInput):
    """A day as the browser's own field takes it."""

    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        """2026-11-02, whatever the language."""
        return value.isoformat() if isinstance(value, dt.date) else value


class NumberField(forms.CharField):
    """A number of a register: `12`, `012`, `12a`; cleaned to (number, suffix), or None where nothing was typed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=9, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}), **options)

    def clean(self, value: Any) -> Any:
        """The number and what follows it."""
        text = super().clean(value)
        if not text:
            return None
        if not (m := _NUMBER.fullmatch(text.strip().lower())):
            raise ValidationError("số không đúng, ví dụ 12 hoặc 12a.")
        return int(m[1]), m[2]


class SeriesField(forms.ModelChoiceField):  # type: ignore[type-arg] # it cannot be given at run time
    """A series, by its name on screen."""

    def label_from_instance(self, obj: Any) -> str:
        """`Kế hoạch, nhiệm kỳ từ 15/08/2025`."""
        return name_of(obj)


class EntryForm(forms.ModelForm):  # type: ignore[type-arg] # it cannot be given at run time
    """What a row holds besides its number and paper. `shown` is the revision that was shown."""

    shown = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        """In the order the register has them."""

        model = RegisterEntry
        fields = ("on", "receivers", "forwarded_on", "receipt", "copies", "file_copy", "note")
        labels = {
            "on": "Ngày vào sổ",
            "forwarded_on": "Ngày chuyển",
            "receipt": "Ký nhận",
            "copies": "Số lượng bản",
            "file_copy": "Đơn vị, người nhận bản lưu",
            "note": "Ghi chú",
        }
        widgets = {
            "on": Day,
            "forwarded_on": Day,
            "receivers": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, direction: str, **options: Any) -> None:
        super().__init__(*args, **options)
        out = direction == Direction.OUT
        self.fields["receivers"].label = "Nơi nhận văn bản" if out else "Đơn vị hoặc người nhận"
        if not out:
            for name in ("copies", "file_copy"):
                del self.fields[name]


class CancelForm(forms.Form):
    """Bỏ số: which, and why."""

    series = forms.Field()
    number = NumberField(label="Số bỏ")
    reason = forms.CharField(label="Lý do bỏ số", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, rows: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["series"] = SeriesField(rows, label="Sổ")


class ReasonForm(forms.Form):
    """Bỏ số of a row that is shown."""

    shown = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Lý do bỏ số", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class OpenForm(forms.Form):
    """A series of its own for a kind."""

    type = forms.ChoiceField(label="Loại văn bản", choices=TYPES)


class CongressForm(forms.Form):
    """The days of a congress."""

    start = forms.DateField(label="Ngày khai mạc (kể cả phiên trù bị)", widget=Day)
    end = forms.DateField(label="Ngày bế mạc", widget=Day)


class NumberingForm(forms.Form):
    """How what is issued is numbered from a day on."""

    scope = forms.ChoiceField(label="Số bắt đầu lại từ 01 theo", choices=[(scope.value, scope.label) for scope in (Scope.TERM, Scope.YEAR)])
    per_type = forms.BooleanField(label="Mỗi loại văn bản một dãy số riêng", required=False)
    since = forms.DateField(label="Áp dụng từ ngày", widget=Day)
    source = forms.CharField(label="Văn bản quy định", max_length=200)


class RegisterForm(forms.Form):
    """Vào sổ: the day, the number if the paper has one already, for papers that go out the series."""

    series = forms.Field()
    on = forms.DateField(label="Ngày", widget=Day)
    number = NumberField(label="Số", required=False, help_text="Để trống: cấp số tiếp theo. Văn bản đã có số thì ghi đúng số đó.")

    def __init__(self, *args: Any, rows: Any, direction: str, **options: Any) -> None:
        super().__init__(*args, **options)
        if direction == Direction.IN:
            del self.fields["series"]
            self.fields["on"].label = "Ngày đến"
            return
        self.fields["series"] = SeriesField(rows, label="Sổ", required=False, empty_label="Theo loại văn bản")


class ColumnsForm(forms.Form):
    """Which columns, in which order, under which heads: for each column its place (empty: not shown) and its head."""

    shown = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, direction: Direction, current: tuple[Column, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        places = {column.field: (at, column.head) for at, column in enumerate(current, start=1)}
        self.known = AVAILABLE[direction]
        for column in self.known:
            place, head = places.get(column.field, (None, column.head))
            self.fields[f"{column.field}-place"] = forms.IntegerField(
                label=f"Thứ tự cột {column.head}", required=False, min_value=1, max_value=99, initial=place
            )
            self.fields[f"{column.field}-head"] = forms.CharField(
                label=f"Tên cột {column.head}", required=False, max_length=60, initial=head
            )

    def pairs(self) -> list[tuple[Column, Any, Any]]:
        """Each column with its two fields, as the page shows them."""
        return [(column, self[f"{column.field}-place"], self[f"{column.field}-head"]) for column in self.known]

    def chosen(self) -> list[tuple[str, str]]:
        """The columns in the order asked for."""
        places = [(self.cleaned_data[f"{c.field}-place"], c.field, self.cleaned_data[f"{c.field}-head"]) for c in self.known]
        return [(field, head) for place, field, head in sorted(places, key=lambda p: p[0] or 0) if place]

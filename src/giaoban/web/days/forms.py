"""What is typed: a day of the office's own, and how deadlines are read."""

from __future__ import annotations

from typing import Any

from django import forms

from giaoban.office.days.actions import MOST_DAYS, DayFacts
from giaoban.office.days.models import BeforeReading, CountingStart, DayKind, DaySettings, OwnDay
from giaoban.web.directory.forms import Day, Typed


class OwnDayForm(Typed):
    """A day, what it is made, why, and where that is written."""

    day = Day(label="Ngày")
    kind = forms.ChoiceField(label="Loại ngày", choices=DayKind.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label="Lý do", max_length=200, help_text="Ví dụ: Nghỉ hoán đổi với thứ Bảy 10/01/2026.")
    source = forms.CharField(label="Căn cứ", max_length=200, help_text="Số, ngày của văn bản, thông báo.")

    @classmethod
    def of(cls, own: OwnDay, data: Any) -> OwnDayForm:
        """The form with what stands in the table."""
        kept = {name: getattr(own, name) for name in ("day", "kind", "reason", "source")}
        return cls(data, initial=kept | {"shown": own.revision})

    @property
    def facts(self) -> DayFacts:
        """The values as the actions take them."""
        typed = self.cleaned_data
        return {"day": typed["day"], "kind": typed["kind"], "reason": typed["reason"], "source": typed["source"]}

    @property
    def look(self) -> str:
        """Of what a look before is given: the day, and what it is made."""
        return f"{self.cleaned_data['day']:%Y-%m-%d} {self.cleaned_data['kind']}"


def _working_days(label: str, usual: int) -> forms.IntegerField:
    words = f"Để trống thì theo Quyết định 45/2018/QĐ-TTg: {usual:02} ngày làm việc."
    return forms.IntegerField(label=label, min_value=1, max_value=MOST_DAYS, required=False, help_text=words)


class SettingsForm(Typed):
    """How the office reads deadlines."""

    before = forms.ChoiceField(label="“Trước ngày 20” nghĩa là", choices=BeforeReading.choices, widget=forms.RadioSelect)
    start = forms.ChoiceField(
        label="Văn bản không nói tính từ ngày nào thì tính từ", choices=CountingStart.choices, widget=forms.RadioSelect
    )
    roll_counted = forms.BooleanField(
        label="Thời hạn tính theo ngày rơi vào ngày nghỉ thì kết thúc vào ngày làm việc tiếp theo",
        required=False,
        help_text="Bộ luật Dân sự 2015, Điều 148.",
    )
    roll_named = forms.BooleanField(
        label="Ngày ghi sẵn trong văn bản rơi vào ngày nghỉ cũng chuyển sang ngày làm việc tiếp theo", required=False
    )
    papers_days = _working_days("Tài liệu họp gửi trước mấy ngày làm việc", 3)
    invitation_days = _working_days("Giấy mời, giấy triệu tập gửi trước mấy ngày làm việc", 3)
    notice_days = _working_days("Thông báo kết luận ban hành trong mấy ngày làm việc", 5)
    source = forms.CharField(label="Căn cứ", max_length=200, required=False, help_text="Quy chế làm việc của cấp ủy, nếu có.")

    @classmethod
    def of(cls, kept: DaySettings, data: Any) -> SettingsForm:
        """The form with what holds."""
        return cls(data, initial={name: getattr(kept, name) for name in kept.kept_fields} | {"shown": kept.revision})

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the action takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "shown"}

"""What is typed about a series, a day off, a stretch of days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import people_visible_to
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings.actions.days_off import KEEP, MOVE, SKIP
from giaoban.office.meetings.kinds import Half, MeetingKind
from giaoban.office.meetings.models import Meeting, Series
from giaoban.web.directory.choices import StandingChoices
from giaoban.web.directory.forms import Day, Typed, one_organ, one_person
from giaoban.web.meetings import recurring
from giaoban.web.meetings.forms import NOT_SAID, Hour, may_restrict, one_room
from giaoban.web.work.forms import words

_ASKED_ELSE = frozenset({"shown", "reason", "every", "weekdays", "monthdays"})
_DAYS = "Ghi các ngày trong tháng, như 10, 24."


class RuleFields(Typed):
    """How often, on which days."""

    every = forms.ChoiceField(label="Lặp lại", choices=recurring.EVERY)
    weekdays = forms.MultipleChoiceField(
        label="Vào các thứ", choices=recurring.WEEKDAYS, widget=forms.CheckboxSelectMultiple, required=False, help_text="Cho lịch tuần."
    )
    monthdays = forms.CharField(label="Vào các ngày trong tháng", max_length=60, required=False, help_text=f"Cho lịch tháng. {_DAYS}")

    def __init__(self, *args: Any, rule: str = "", **kwargs: Any) -> None:
        fields = recurring.taken_apart(rule) if rule else {}
        super().__init__(*args, **kwargs)
        self.kept_rule = rule
        self.initial.update(fields if fields is not None else {"every": recurring.KEEP})
        if fields is None:
            kept = (recurring.KEEP, f"giữ nguyên: {recurring.rule_words(rule)}")
            self.fields["every"].choices = [kept, *recurring.EVERY]  # type: ignore[attr-defined]

    def clean_monthdays(self) -> list[int]:
        """Days of a month, none where nothing is typed."""
        text = self.cleaned_data["monthdays"]
        try:
            return recurring.month_days(text) if text.strip() else []
        except ValueError:
            raise forms.ValidationError(_DAYS) from None

    def clean(self) -> dict[str, Any]:
        """A week needs its weekdays, a month its days."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        every = given.get("every", "")
        if every.startswith("WEEKLY") and not given.get("weekdays"):
            self.add_error("weekdays", "Chọn thứ trong tuần.")
        if every.startswith("MONTHLY") and not given.get("monthdays") and "monthdays" not in self.errors:
            self.add_error("monthdays", _DAYS)
        return given

    @property
    def rule(self) -> str:
        """The rule as the actions take it."""
        given = self.cleaned_data
        if given["every"] == recurring.KEEP:
            return self.kept_rule
        return recurring.rule_of(given["every"], given["weekdays"], given["monthdays"])


class DaysForm(RuleFields):
    """On which days: of a duty of which only the number is known."""


class SeriesForm(RuleFields):
    """A series."""

    kind = forms.ChoiceField(label="Loại", choices=MeetingKind.choices, initial=MeetingKind.BRIEFING)
    title = words("Nội dung", rows=2)
    first = Day(label="Từ ngày")
    until = Day(label="Đến ngày", required=False)
    half = forms.ChoiceField(label="Buổi", choices=[("", NOT_SAID), *Half.choices], required=False)
    time = Hour(label="Giờ")
    end_time = Hour(label="Đến giờ")
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    participants = forms.CharField(label="Thành phần", max_length=4000, widget=forms.Textarea(attrs={"rows": 2}), required=False)
    basis = forms.CharField(label="Căn cứ", max_length=500, required=False, help_text="Quy chế, quy định, văn bản nêu lịch này.")
    private = forms.BooleanField(label="Việc riêng của lãnh đạo (không đưa ra lịch công khai)", required=False)
    restricted = forms.BooleanField(label="Chỉ lãnh đạo và Văn phòng xem (hạn chế)", required=False)

    def __init__(self, account: Account, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"] = one_person(account, "Chủ trì", required=False)
        self.fields["room"] = one_room()
        self.fields["prepared_by"] = one_organ(account, "Đơn vị chuẩn bị", required=False)
        self.fields["office_lead"] = one_person(account, "Lãnh đạo Văn phòng", required=False)
        people = people_visible_to(account).filter(active=True)
        box = forms.CheckboxSelectMultiple
        self.fields["people"] = StandingChoices(people, label="Người có nhiệm vụ dự", widget=box, required=False)
        if not may_restrict(account):
            del self.fields["restricted"]
        if not is_new:
            self.fields["reason"] = words("Lý do thay đổi", rows=2, required=False)
            del self.fields["first"]
        self.order_fields(
            ["kind", "title", "every", "weekdays", "monthdays", "first", "until", "half", "time", "end_time", "chair", "people", "room",
             "place", "prepared_by", "office_lead", "participants", "basis", "private", "restricted", "reason", "shown"]
        )  # fmt: skip

    @property
    def values(self) -> dict[str, Any]:
        """The values as the actions take them."""
        given = {
            name: value for name, value in self.cleaned_data.items() if name not in ("shown", "reason", "every", "weekdays", "monthdays")
        }
        if "restricted" in given:
            given["confidentiality"] = Confidentiality.RESTRICTED if given.pop("restricted") else Confidentiality.OPEN
        return given | {"rule": self.rule}


def begun_series(series: Series) -> dict[str, Any]:
    """What stands in the form of a series at first."""
    names = ("kind", "title", "until", "half", "time", "end_time", "place", "participants", "basis", "private")
    keys = ("chair", "room", "prepared_by", "office_lead")
    found = {name: getattr(series, name) for name in names} | {name: getattr(series, f"{name}_id") for name in keys}
    people = list(series.people.values_list("pk", flat=True))
    return found | {"people": people, "restricted": series.confidentiality > Confidentiality.OPEN, "shown": series.revision}


class EndForm(Typed):
    """From when on a series is not held any more, and why."""

    last = Day(label="Kỳ cuối không sau ngày")
    reason = words("Lý do", rows=2)


class DayOffForm(Typed):
    """Keep, move, or leave out this once."""

    choice = forms.ChoiceField(label="Kỳ này", widget=forms.RadioSelect)
    day = Day(label="Dời sang ngày", required=False)
    reason = words("Lý do", rows=2, required=False)

    def __init__(self, meeting: Meeting, free: dt.date | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"choice": MOVE, "day": free, "shown": meeting.revision}} | kwargs)
        choices = [(MOVE, "Dời sang ngày khác"), (KEEP, "Giữ, vẫn họp vào ngày nghỉ"), (SKIP, "Bỏ kỳ này")]
        self.fields["choice"].choices = choices  # type: ignore[attr-defined]
        self.fields["day"].help_text = "Ngày làm việc gần nhất mà chủ trì, người dự, phòng họp đều rảnh đã điền sẵn."

"""What is typed: where mail goes, when who is reminded."""

from __future__ import annotations

from typing import Any

from django import forms

from giaoban.office.notices.actions.reminding import MOST_DAYS, RuleFacts
from giaoban.office.notices.models import MailAddress, Relation, ReminderRule, Wish
from giaoban.office.notices.reminders import WEEKDAYS
from giaoban.web.directory.forms import Typed


class AddressForm(Typed):
    """Where a person gets mail, and how often."""

    address = forms.CharField(
        label="Địa chỉ thư điện tử", max_length=254, required=False, help_text="Để trống thì không gửi thư.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    wish = forms.ChoiceField(label="Gửi thư", choices=Wish.choices, widget=forms.RadioSelect)

    def __init__(self, kept: MailAddress, data: Any) -> None:
        super().__init__(data, initial={"address": kept.address, "wish": kept.wish, "shown": kept.revision})


BEFORE, ON, AFTER, WEEKLY = "before", "on", "after", "weekly"


class RuleForm(Typed):
    """When before or after a deadline who is reminded."""

    timing = forms.ChoiceField(
        label="Nhắc khi nào",
        choices=[
            (BEFORE, "Trước hạn mấy ngày"),
            (ON, "Đúng ngày đến hạn"),
            (AFTER, "Quá hạn mấy ngày"),
            (WEEKLY, "Hằng tuần khi đã quá hạn"),
        ],
    )
    many = forms.IntegerField(label="Số ngày trước hoặc quá hạn", min_value=1, max_value=MOST_DAYS, required=False)
    weekday = forms.TypedChoiceField(label="Ngày nhắc hằng tuần", choices=list(enumerate(WEEKDAYS)), coerce=int, required=False)
    receivers = forms.MultipleChoiceField(label="Nhắc ai", choices=Relation.choices, widget=forms.CheckboxSelectMultiple)
    source = forms.CharField(label="Căn cứ", max_length=200, required=False)
    active = forms.BooleanField(label="Đang áp dụng", required=False, initial=True)

    @classmethod
    def of(cls, rule: ReminderRule, data: Any) -> RuleForm:
        """The form with what a rule says."""
        days = rule.days or 0
        timing = WEEKLY if rule.weekday is not None else BEFORE if days < 0 else AFTER if days else ON
        initial = {"timing": timing, "many": abs(days) or None, "weekday": rule.weekday, "shown": rule.revision}
        return cls(data, initial=initial | {name: getattr(rule, name) for name in ("receivers", "source", "active")})

    def clean(self) -> dict[str, Any]:
        """What is not asked for by the way that was chosen does not count; what is must be there."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("timing") in {BEFORE, AFTER} and not typed.get("many") and "many" not in self.errors:
            self.add_error("many", "Ghi số ngày.")
        if typed.get("timing") == WEEKLY and typed.get("weekday") in {None, ""}:
            self.add_error("weekday", "Chọn ngày trong tuần.")
        return typed

    @property
    def facts(self) -> RuleFacts:
        """The values as the actions take them."""
        typed = self.cleaned_data
        days = {BEFORE: -(typed["many"] or 0), ON: 0, AFTER: typed["many"], WEEKLY: None}[typed["timing"]]
        return {
            "days": days,
            "weekday": typed["weekday"] if typed["timing"] == WEEKLY else None,
            "receivers": typed["receivers"],
            "active": typed["active"],
            "source": typed["source"],
        }

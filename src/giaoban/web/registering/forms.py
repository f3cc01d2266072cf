"""What is typed into the pages of registration and of the competence table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings import registration_rules as allowed
from giaoban.office.meetings.kinds import Body
from giaoban.office.meetings.models import Competence, Matter, Meeting, Registration
from giaoban.web.directory.forms import Day, Typed, key_or_none, one_organ
from giaoban.web.templatetags.office import day

MONTHS_AHEAD = 6


def month_after(month: dt.date) -> dt.date:
    """The first day of the month that follows."""
    return (month.replace(day=28) + dt.timedelta(4)).replace(day=1)


def months_from(first: dt.date, many: int = MONTHS_AHEAD) -> list[tuple[str, str]]:
    """So many months from one on, as choices."""
    found, month = [], first.replace(day=1)
    for _ in range(many):
        found.append((month.isoformat(), month_words(month)))
        month = month_after(month)
    return found


def month_words(month: dt.date) -> str:
    """`Tháng 12/2026`."""
    return f"Tháng {month.month}/{month.year}"


class RegistrationForm(Typed):
    """A matter proposed for a month. The kind of matter and the body are proposed by the competence table where they are left open."""

    title = forms.CharField(label="Nội dung", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    reason = forms.CharField(label="Lý do, căn cứ", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    month = forms.ChoiceField(label="Tháng")
    body = forms.ChoiceField(
        label="Trình cơ quan",
        choices=[("", "theo bảng thẩm quyền"), *Body.choices],
        required=False,
        help_text="Để trống thì máy đề xuất theo loại việc trong bảng thẩm quyền.",
    )

    def __init__(
        self, account: Account, matters: Iterable[Matter], *args: Any, registration: Registration | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        this = timezone.localdate().replace(day=1)
        choices = months_from(this, MONTHS_AHEAD + 1)
        if registration is not None and registration.month.isoformat() not in dict(choices):
            choices = [(registration.month.isoformat(), month_words(registration.month)), *choices]
        self.fields["month"].choices = choices  # type: ignore[attr-defined]
        if not self.is_bound and registration is None:
            self.fields["month"].initial = choices[1][0]
        offered = [("", "theo từ trong nội dung"), *((str(matter.pk), matter.name) for matter in matters)]
        self.fields["matter"] = forms.ChoiceField(label="Loại việc", choices=offered, required=False)
        self.fields["prepared_by"] = one_organ(account, "Đơn vị chuẩn bị", required=False)
        self.fields["prepared_by"].help_text = "Để trống: đơn vị đăng ký."
        if registration is None and (allowed.may_compile(account) or len(account.organ_ids) > 1):
            own = one_organ(account, "Đơn vị đăng ký")
            if not allowed.may_compile(account):
                own.queryset = own.queryset.filter(pk__in=account.organ_ids)  # type: ignore[union-attr]
            self.fields["organ"] = own
        self.order_fields(["organ", "title", "reason", "month", "matter", "body", "prepared_by"])

    def values_for(self, organ_id: int, body: str) -> dict[str, Any]:
        """The values as the actions take them; `body` is what is proposed where none was chosen."""
        values = self.cleaned_data
        return {
            "title": values["title"], "reason": values["reason"], "month": dt.date.fromisoformat(values["month"]), "body": body,
            "prepared_by_id": key_or_none(values["prepared_by"]) or organ_id,
        }  # fmt: skip


class TakeForm(Typed):
    """Into which meeting."""

    meeting = forms.ChoiceField(label="Cuộc họp")
    answer = forms.CharField(label="Ý kiến của Văn phòng", max_length=300, required=False)

    def __init__(self, meetings: Iterable[Meeting], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(one.pk), f"{visible(one.title)} ({day(one.day) if one.day else 'chưa ấn định ngày'})") for one in meetings]
        self.fields["meeting"].choices = named  # type: ignore[attr-defined]
        if not named:
            self.fields["meeting"].help_text = "Chưa có cuộc họp sắp tới nào: thêm cuộc họp trước."


class MergeForm(Typed):
    """Which others are followed with this one; each with the revision that was shown."""

    others = forms.MultipleChoiceField(label="Gộp vào đây", widget=forms.CheckboxSelectMultiple)

    def __init__(self, rows: Iterable[Registration], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(f"{row.pk}-{row.revision}", f"{visible(row.title)} ({row.organ}, {month_words(row.month).lower()})") for row in rows]
        self.fields["others"].choices = choices  # type: ignore[attr-defined]
        self.fields["others"].error_messages["invalid_choice"] = "Có nội dung người khác vừa sửa. Xem lại danh sách rồi chọn lại."

    @property
    def chosen(self) -> dict[int, int]:
        """Their keys with the revisions that were shown."""
        pairs = (value.split("-") for value in self.cleaned_data["others"])
        return {int(key): int(revision) for key, revision in pairs}


class DeferForm(Typed):
    """To which later month, and why."""

    month = forms.ChoiceField(label="Lùi sang")
    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, registration: Registration, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].choices = months_from(month_after(registration.month))  # type: ignore[attr-defined]


class DeclineForm(Typed):
    """Why not."""

    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class PlainForm(Typed):
    """Nothing but yes."""


class MatterForm(Typed):
    """A row of the competence table."""

    name = forms.CharField(label="Loại việc", max_length=300)
    words = forms.CharField(
        label="Từ nhận biết", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một cụm từ. Nội dung có cụm từ ấy thì máy đề xuất loại việc này; có dấu hay không dấu đều được.",
    )  # fmt: skip
    source = forms.CharField(label="Quy định làm căn cứ", max_length=300, help_text="Số, ký hiệu, điều khoản.")
    valid_from = Day(label="Từ ngày", required=False)
    valid_to = Day(label="Đến hết ngày", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for body in Body:
            choices = [("", "không liên quan"), *Competence.Does.choices]
            self.fields[f"body-{body}"] = forms.ChoiceField(label=body.label, choices=choices, required=False)
        bodies = [f"body-{body}" for body in Body]
        self.order_fields(["name", "words", *bodies, "source", "valid_from", "valid_to"])

    @property
    def bodies(self) -> dict[str, str]:
        """What each body does."""
        return {body.value: self.cleaned_data[f"body-{body}"] for body in Body if self.cleaned_data.get(f"body-{body}")}

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        return {name: self.cleaned_data[name] for name in ("name", "words", "source", "valid_from", "valid_to")}


class EndForm(Typed):
    """Until when a row holds."""

    valid_to = Day(label="Áp dụng đến hết ngày")

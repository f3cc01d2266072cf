"""What is typed into the pages of targets. A form asks; the actions decide, and what they refuse is shown at its field."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from giaoban.office.directory.models import Account
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.registry.spelling import number_key
from giaoban.office.targets import figures, queries, rules
from giaoban.office.targets.models import Combining, Direction, Indicator, Spending
from giaoban.office.targets.periods import ReportPeriod, TargetPeriod
from giaoban.web.directory.forms import Day, Typed, key_or_none, one_organ, one_person, organs_in_force

MOST_PAPERS = 50  # offered to choose from; others are found by their number
_NUMERIC = {"inputmode": "decimal", "autocomplete": "off"}


class FigureField(forms.CharField):
    """A figure as offices write it: 1.234,5."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=figures.LONGEST, widget=forms.TextInput(attrs=_NUMERIC), **options)

    def clean(self, value: Any) -> Any:
        """The figure; None for nothing."""
        text = super().clean(value)
        try:
            return figures.bounded(figures.figure(text)) if text else None
        except figures.Unclear as unclear:
            raise ValidationError(str(unclear)) from unclear

    def prepare_value(self, value: Any) -> Any:
        """As it is shown in the field."""
        return figures.written(value).replace(".", "") if isinstance(value, Decimal) else value


class MoneyField(forms.CharField):
    """An amount in đồng: 12500000000, or with points between the thousands."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=30, widget=forms.TextInput(attrs=_NUMERIC), **options)

    def clean(self, value: Any) -> Any:
        """The amount; None for nothing."""
        text = "".join(super().clean(value).replace(".", "").split())
        if text and not (text.isascii() and text.isdigit()):
            raise ValidationError("Ghi số tiền bằng đồng, chỉ gồm chữ số, như 12.500.000.000.")
        return int(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        """As it is shown in the field."""
        return figures.written(Decimal(value)) if isinstance(value, int) else value


class WithPaper(Typed):
    """A form that may name a paper by its number and symbol."""

    paper = forms.CharField(label="Số, ký hiệu văn bản", max_length=80, required=False, help_text="Văn bản đã có trong sổ.")

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_paper(self) -> int | None:
        """The paper that is named."""
        return self.named_paper("paper")

    def named_paper(self, field: str) -> int | None:
        """The one paper of that number which the person may see. What was there stays while nothing else is typed, seen by him or not."""
        number = self.cleaned_data[field]
        if number == self.initial.get(field, ""):
            kept: int | None = self.initial.get(f"kept_{field}")
            return kept
        if not number:
            return None
        found = list(papers_visible_to(self.account).filter(number_key=number_key(number)).values_list("pk", flat=True)[:2])
        if len(found) != 1:
            raise ValidationError("Có nhiều văn bản mang số này." if found else "Không thấy văn bản mang số này trong sổ.")
        return found[0]


def paper_initial(account: Account, paper_id: int | None, field: str = "paper") -> dict[str, Any]:
    """What a form shows of the paper that stands there: its number, or nothing where the person may not see it."""
    paper = papers_visible_to(account).filter(pk=paper_id).first() if paper_id else None
    return {field: paper.number if paper else "", f"kept_{field}": paper_id}


class IndicatorForm(WithPaper):
    """An indicator."""

    name = forms.CharField(label="Chỉ tiêu", max_length=300)
    unit = forms.CharField(label="Đơn vị tính", max_length=60)
    direction = forms.ChoiceField(label="Hướng", choices=Direction.choices)
    field = forms.CharField(label="Lĩnh vực", max_length=200, required=False)
    combining = forms.ChoiceField(label="Khi nhiều đơn vị cùng đo", choices=Combining.choices)
    source_words = forms.CharField(label="Nguyên văn trong văn bản giao", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    valid_from = Day(label="Theo dõi từ ngày", required=False)
    valid_to = Day(label="Đến hết ngày", required=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        self.fields["organ"] = one_organ(account, "Đơn vị chịu trách nhiệm")
        self.fields["leader"] = one_person(account, "Lãnh đạo phụ trách", required=False)
        self.fields["units"] = forms.ModelMultipleChoiceField(
            organs_in_force(account),
            label="Các đơn vị đo",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="Để trống: đơn vị chịu trách nhiệm đo.",
        )
        self.order_fields(["name", "unit", "direction", "field", "organ", "leader", "paper", "source_words", "units", "combining"])

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        names = ("name", "unit", "direction", "field", "combining", "source_words", "valid_from", "valid_to")
        return {name: self.cleaned_data[name] for name in names} | {
            "organ_id": self.cleaned_data["organ"].pk,
            "leader_id": key_or_none(self.cleaned_data["leader"]),
            "paper_id": self.cleaned_data["paper"],
            "unit_ids": [organ.pk for organ in self.cleaned_data["units"]],
        }


class TargetForm(Typed):
    """What should stand at the end of a period."""

    period = forms.ChoiceField(label="Kỳ", choices=TargetPeriod.choices)
    first = Day(label="Ngày đầu kỳ", help_text="Năm, quý, tháng: ghi một ngày bất kỳ trong kỳ.")
    last = Day(label="Ngày cuối kỳ", required=False, help_text="Chỉ cần với nhiệm kỳ.")
    value = FigureField(label="Mức giao")
    base = FigureField(label="Giá trị đầu kỳ", required=False, help_text="Mức trước khi vào kỳ, nếu biết.")


class MeasurementForm(WithPaper):
    """What stands on a day."""

    on = Day(label="Ngày đo")
    value = FigureField(label="Kết quả", help_text="Lũy kế đến ngày đo.")
    source = forms.CharField(label="Nguồn số liệu", max_length=300, required=False)

    def __init__(self, account: Account, indicator: Indicator, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        self.fields["value"].label = f"Kết quả ({indicator.unit})"
        self.order_fields(["on", "value", "source", "paper"])

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        return {name: self.cleaned_data[name] for name in ("on", "value", "source")} | {"paper_id": self.cleaned_data["paper"]}


class NewMeasurementForm(MeasurementForm):
    """A value that was not there, of one of the units the person may speak for."""

    def __init__(self, account: Account, indicator: Indicator, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, indicator, *args, **kwargs)
        organs = list(indicator.units.all()) or [indicator.organ]
        offered = [(organ.pk, organ.name) for organ in organs if rules.may_measure(account, indicator, organ.pk)]
        self.fields["organ"] = forms.TypedChoiceField(label="Đơn vị đo", choices=offered, coerce=int)
        self.order_fields(["organ"])


class ReasonForm(Typed):
    """Why something is withdrawn."""

    reason = forms.CharField(label="Lý do rút", max_length=300)


class ProjectForm(WithPaper):
    """A project."""

    name = forms.CharField(label="Dự án", max_length=300)
    start = Day(label="Khởi công")
    end = Day(label="Hoàn thành theo kế hoạch")
    planned = MoneyField(label="Tổng mức đầu tư (đồng)")
    done_on = Day(label="Đã hoàn thành ngày", required=False)
    source_words = forms.CharField(label="Nguyên văn trong văn bản giao", widget=forms.Textarea(attrs={"rows": 3}), required=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        self.fields["organ"] = one_organ(account, "Chủ đầu tư")
        self.fields["leader"] = one_person(account, "Lãnh đạo phụ trách", required=False)
        self.order_fields(["name", "organ", "leader", "start", "end", "planned", "paper", "source_words", "done_on"])

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        return {name: self.cleaned_data[name] for name in ("name", "start", "end", "planned", "done_on", "source_words")} | {
            "organ_id": self.cleaned_data["organ"].pk,
            "leader_id": key_or_none(self.cleaned_data["leader"]),
            "paper_id": self.cleaned_data["paper"],
        }


class MilestoneForm(Typed):
    """A step of a project."""

    name = forms.CharField(label="Mốc", max_length=300)
    planned = Day(label="Ngày theo kế hoạch")
    done_on = Day(label="Xong ngày", required=False)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)


class SpendingForm(Typed):
    """Money of a project."""

    kind = forms.ChoiceField(label="Loại", choices=Spending.Kind.choices)
    on = Day(label="Ngày")
    amount = MoneyField(label="Số tiền (đồng)")
    source = forms.CharField(label="Nguồn số liệu", max_length=300, required=False)


class DutyForm(WithPaper):
    """A report that is owed."""

    name = forms.CharField(label="Báo cáo", max_length=300)
    period = forms.ChoiceField(label="Kỳ báo cáo", choices=ReportPeriod.choices, initial=ReportPeriod.MONTHLY)
    cut_off_day = forms.IntegerField(
        label="Ngày chốt số liệu",
        required=False,
        min_value=1,
        max_value=31,
        help_text="Ngày của tháng; báo cáo tuần: thứ Hai là 1, Chủ nhật là 7.",
    )
    cut_off_after = forms.IntegerField(
        label="Chốt sau kỳ (tháng, tuần)",
        required=False,
        min_value=0,
        max_value=6,
        initial=0,
        help_text="0: trong tháng (tuần) cuối của kỳ.",
    )
    due_day = forms.IntegerField(label="Ngày phải gửi", required=False, min_value=1, max_value=31)
    due_after = forms.IntegerField(label="Gửi sau kỳ (tháng, tuần)", required=False, min_value=0, max_value=6, initial=0)
    once_on = Day(label="Hạn gửi, nếu chỉ báo cáo một lần", required=False)
    basis = forms.CharField(label="Căn cứ", max_length=300, required=False)
    valid_from = Day(label="Thực hiện từ ngày", required=False)
    valid_to = Day(label="Đến hết ngày", required=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        self.fields["recipient"] = one_organ(account, "Nơi nhận")
        self.fields["preparer"] = one_organ(account, "Đơn vị chuẩn bị", required=False)
        self.fields["paper"].label = "Số, ký hiệu văn bản căn cứ"
        self.order_fields(
            ["name", "recipient", "preparer", "period", "cut_off_day", "cut_off_after", "due_day", "due_after", "once_on", "basis"]
        )

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        names = ("name", "period", "cut_off_day", "cut_off_after", "due_day", "due_after", "once_on", "basis", "valid_from", "valid_to")
        return {name: self.cleaned_data[name] for name in names} | {
            "recipient_id": self.cleaned_data["recipient"].pk,
            "preparer_id": key_or_none(self.cleaned_data["preparer"]),
            "paper_id": self.cleaned_data["paper"],
        }


class CloseForm(WithPaper):
    """The paper by which a report was sent: one of the latest that were issued, or another by its number."""

    chosen = forms.TypedChoiceField(label="Văn bản đi", required=False, coerce=int, empty_value=None)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        latest = queries.issued_papers(account)[:MOST_PAPERS]
        offered = [(paper.pk, f"{paper} · {paper.date:%d/%m/%Y} · {paper.subject[:100]}" if paper.date else str(paper)) for paper in latest]
        self.fields["chosen"].choices = [("", "Chọn văn bản"), *offered]  # type: ignore[attr-defined]
        self.fields["paper"].label = "Hoặc số, ký hiệu văn bản khác"
        self.order_fields(["chosen", "paper"])

    @property
    def paper_id(self) -> int:
        """The paper; 0 for none."""
        return self.cleaned_data["paper"] or self.cleaned_data["chosen"] or 0


def initial_of(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """What a form shows of a row that is there, with the revision that is shown."""
    return {name: getattr(row, name) for name in names} | {"shown": row.revision}

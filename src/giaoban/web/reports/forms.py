"""What is typed into the pages of reports. A form asks; the actions decide, and what they refuse is shown at its field."""

from __future__ import annotations

from typing import Any

from django import forms

from giaoban.office.directory.models import Account
from giaoban.office.reporting.models import Report, ReportLine, Section, Shape
from giaoban.office.reporting.queries import lines_as_shown
from giaoban.web.directory.forms import Typed
from giaoban.web.targets.forms import CloseForm
from giaoban.web.work.forms import words


class NewForm(Typed):
    """What the paper holds."""

    shape = forms.ChoiceField(label="Báo cáo gồm", choices=Shape.choices, widget=forms.RadioSelect, initial=Shape.WITH_NEXT)


class ReportForm(Typed):
    """Its subject, and what it holds."""

    title = forms.CharField(label="Trích yếu", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    shape = forms.ChoiceField(label="Báo cáo gồm", choices=Shape.choices, widget=forms.RadioSelect)

    def __init__(self, report: Report, data: Any = None) -> None:
        super().__init__(data, initial={"title": report.title, "shape": report.shape, "shown": report.revision})


class LineForm(Typed):
    """The words of a line."""

    text = words("Nội dung trong báo cáo", rows=5)

    def __init__(self, line: ReportLine, data: Any = None) -> None:
        super().__init__(data, initial={"text": line.text, "shown": line.revision})


class AddForm(Typed):
    """A line that nobody could draft."""

    section = forms.ChoiceField(label="Phần", choices=Section.choices)
    field = forms.CharField(label="Lĩnh vực", max_length=200, required=False, help_text="Để trống: công tác khác.")
    text = words("Nội dung", rows=4)

    def __init__(self, fields: list[str], data: Any = None) -> None:
        super().__init__(data)
        known = [(one, one) for one in fields if one]
        if known:
            self.fields["field"] = forms.ChoiceField(label="Lĩnh vực", choices=[("", "Công tác khác"), *known], required=False)
            self.order_fields(("section", "field", "text"))


class IssueForm(CloseForm):
    """The outgoing paper as which it was issued, where it has its number already. `lines` is what tells those that were looked at."""

    lines = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, account: Account, report: Report, data: Any = None, lines: str = "") -> None:
        super().__init__(account, data, initial={"shown": report.revision, "lines": lines or lines_as_shown(report)})
        self.fields["chosen"].help_text = "Chưa có số thì để trống, gắn văn bản sau khi mở lại."

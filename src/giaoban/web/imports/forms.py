"""What is handed over and told for an import."""

from __future__ import annotations

from typing import Any

from django import forms

from giaoban.office.registry.lists import FIELDS
from giaoban.office.registry.models import Import


class UploadForm(forms.Form):
    """The system's name, its list, the files."""

    system = forms.CharField(
        label="Hệ thống",
        max_length=80,
        widget=forms.TextInput(attrs={"list": "systems", "autocomplete": "off"}),
        help_text="Ví dụ: Hệ thống quản lý văn bản của tỉnh. Các cột của mỗi hệ thống chỉ phải chọn một lần.",
    )
    sheet = forms.FileField(label="Danh sách (Excel)", widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods"}))
    archive = forms.FileField(
        label="Các tệp văn bản (ZIP)",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".zip"}),
        help_text="Tên tệp trong ZIP khớp với cột tên tệp của danh sách.",
    )
    assured = forms.BooleanField(
        label="Tôi đã xem từng tệp máy không đọc được (bản chụp, ảnh): không có văn bản mật.",
        required=False,
        help_text="Không đánh dấu thì tệp nào máy không kiểm tra được độ mật sẽ không được giữ lại.",
    )


class MappingForm(forms.Form):
    """Which column is which."""

    shown = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, job: Import, samples: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        columns = [("", "Không có trong danh sách")] + [(letter, f"{letter} · {head}") for letter, head in job.heads.items()]
        self.fields["shown"].initial = job.revision
        for one in FIELDS:
            sample = samples.get(job.mapping.get(one.name, ""), "")
            self.fields[one.name] = forms.ChoiceField(
                label=one.label,
                choices=columns,
                required=one.required,
                initial=job.mapping.get(one.name, ""),
                help_text=f"Ví dụ: {sample[:80]}" if sample else "",
            )

    def mapping(self) -> dict[str, str]:
        """The columns chosen."""
        return {one.name: self.cleaned_data[one.name] for one in FIELDS if self.cleaned_data.get(one.name)}

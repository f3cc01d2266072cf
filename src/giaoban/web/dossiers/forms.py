"""What is typed into the pages of dossiers. A form asks; the actions decide, and what they refuse is shown at its field."""

from __future__ import annotations

from django import forms

from giaoban.office.meetings.models import Need
from giaoban.web.directory.forms import Typed

WARNING = "PDF hoặc Word (.docx). Không đưa vào tài liệu MẬT, TỐI MẬT, TUYỆT MẬT và hồ sơ nhân sự: tệp mật bị từ chối, không lưu lại gì."
ASSURANCE = "Tệp là bản chụp: tôi đã mở xem, không có nội dung mật"


class NeedForm(Typed):
    """A paper that is needed."""

    kind = forms.ChoiceField(label="Loại tài liệu", choices=Need.Kind.choices)
    title = forms.CharField(label="Tên tài liệu", max_length=300, required=False, help_text="Để trống: gọi theo loại.")


class HandInForm(Typed):
    """A file for a paper."""

    file = forms.FileField(label="Tệp", widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}), help_text=WARNING)
    assured = forms.BooleanField(label=ASSURANCE, required=False)


class ReturnForm(Typed):
    """Why a paper is given back."""

    reason = forms.CharField(label="Lý do trả lại", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

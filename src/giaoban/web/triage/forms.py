"""What is typed, or mostly tapped, about who handles a paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.queries import leaders, organs_with_names
from giaoban.office.registry.actions import Handed, Order
from giaoban.office.registry.models import Phrase

_PHOTO_BYTES = 15 * 1024 * 1024
_PHOTO_SIGNS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


class OrderForm(forms.Form):
    """Lead, support, deadline and words."""

    lead = forms.ModelChoiceField(label="Chủ trì", queryset=Organ.objects.none(), required=False, empty_label="chưa giao đơn vị nào")
    support = forms.ModelMultipleChoiceField(
        label="Phối hợp", queryset=Organ.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    deadline = forms.DateField(label="Hạn", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    text = forms.CharField(label="Nội dung", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ours = organs_with_names(account).filter(Organ.on(timezone.localdate()), ours=True)
        for name in ("lead", "support"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = ours

    def clean(self) -> dict[str, Any]:
        """The lead does not support itself."""
        cleaned = super().clean() or {}
        lead, support = cleaned.get("lead"), cleaned.get("support")
        if lead and support is not None and lead in support:
            self.add_error("support", "Đơn vị chủ trì đã được chọn ở trên; hãy bỏ chọn ở đây.")
        return cleaned

    def order(self) -> Order:
        """What was asked for."""
        data = self.cleaned_data
        return Order(data["lead"], tuple(data["support"]), data["deadline"], data["text"].strip())


class ProposalForm(OrderForm):
    """An order proposed to a leader."""

    leader = forms.ModelChoiceField(label="Trình đồng chí", queryset=Person.objects.none(), required=False, empty_label="Thường trực")
    shown = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("leader", "lead", "support", "deadline", "text", "shown")

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        field = self.fields["leader"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = leaders()


class AnnotationForm(OrderForm):
    """A leader's annotation: phrases are tapped, the photograph is the evidence."""

    leader = forms.ModelChoiceField(label="Đồng chí", queryset=Person.objects.none())
    phrases = forms.ModelMultipleChoiceField(
        label="Ý kiến", queryset=Phrase.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    photo = forms.FileField(
        label="Ảnh chụp bút phê", required=False, widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png"})
    )
    assured = forms.BooleanField(label="Tôi đã xem ảnh: không có văn bản mật.", required=False)
    field_order = ("leader", "phrases", "text", "lead", "support", "deadline", "photo", "assured")

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        leader, phrases = self.fields["leader"], self.fields["phrases"]
        assert isinstance(leader, forms.ModelChoiceField)
        assert isinstance(phrases, forms.ModelChoiceField)
        leader.queryset, phrases.queryset = leaders(), Phrase.objects.all()
        self.fields["text"].label = "Ghi thêm đúng như bút phê"

    def clean_photo(self) -> Any:
        """Only a photograph, by its content."""
        photo = self.cleaned_data["photo"]
        if photo is None:
            return None
        if photo.size > _PHOTO_BYTES:
            raise forms.ValidationError("Ảnh lớn hơn 15 MB. Hãy chụp lại ở cỡ nhỏ hơn.")
        if not photo.read(8).startswith(_PHOTO_SIGNS):
            raise forms.ValidationError("Tệp này không phải ảnh JPEG hoặc PNG. Hãy chọn ảnh chụp bút phê.")
        photo.seek(0)
        return photo

    def clean(self) -> dict[str, Any]:
        """Something was written."""
        cleaned = super().clean()
        if not cleaned.get("phrases") and not cleaned.get("text", "").strip():
            self.add_error("text", "Hãy chọn ít nhất một câu ý kiến hoặc ghi nội dung bút phê.")
        return cleaned

    def order(self) -> Order:
        """The phrases that were tapped, then what was typed."""
        data = self.cleaned_data
        words = [str(phrase) for phrase in data["phrases"]] + [data["text"].strip()]
        return Order(data["lead"], tuple(data["support"]), data["deadline"], ". ".join(w.rstrip(".") for w in words if w))

    def picture(self) -> Handed | None:
        """The photograph that was handed over."""
        photo = self.cleaned_data["photo"]
        return Handed(photo.read(), photo.name or "but-phe", self.cleaned_data["assured"]) if photo else None

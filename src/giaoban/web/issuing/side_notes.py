"""What a draft bears beside its words: who may have it, who typed it in how many copies, how to reach its issuer; asked for and shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from giaoban.account.words import visible
from giaoban.web.directory.forms import Typed, lines_of
from giaoban.writing.side_notes import MOST_LINES, NOTES

FIELDS = ("circulation", "drafter", "copies", "contact")
_LONGEST_LINE = 160
_TOO_MANY = f"Ghi không quá {MOST_LINES} dòng, mỗi dòng không quá {_LONGEST_LINE} chữ."


class WithNotes(Typed):
    """A form that asks for them."""

    circulation = forms.ChoiceField(
        label="Phạm vi lưu hành", required=False, help_text="In ở góc phải, đầu trang thứ nhất; “Không phổ biến…” in dưới chữ ký."
    )
    drafter = forms.CharField(label="Ký hiệu người soạn thảo", max_length=6, required=False, help_text="Chữ viết tắt tên, ví dụ PL.")
    copies = forms.IntegerField(label="Số lượng bản phát hành", required=False, min_value=1, max_value=99_999)
    contact = forms.CharField(
        label="Thông tin liên hệ", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Địa chỉ, điện thoại, thư điện tử, trang thông tin; mỗi dòng in thành một dòng. Thường chỉ ghi ở công văn.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.initial.get("circulation") or ""
        choices = [("", "không ghi"), *((note, note) for note in NOTES)]
        choices += [] if kept in dict(choices) else [(kept, kept)]
        self.fields["circulation"].choices = choices  # type: ignore[attr-defined]

    def clean_contact(self) -> list[str]:
        """Line by line."""
        lines = lines_of(self.cleaned_data["contact"])
        if len(lines) > MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
            raise forms.ValidationError(_TOO_MANY)
        return lines

    @property
    def notes(self) -> dict[str, Any]:
        """As the content of a version has them."""
        return {name: self.cleaned_data[name] for name in FIELDS}


def initial_notes(content: Mapping[str, Any]) -> dict[str, Any]:
    """What a form begins with: as the last version has it, a note of circulation however it is written."""
    said = {name: content.get(name) or "" for name in FIELDS}
    known = {note.casefold(): note for note in NOTES}
    kept = str(said["circulation"])
    return said | {"circulation": known.get(kept.casefold(), kept), "contact": "\n".join(content.get("contact") or ())}


def shown_notes(content: Mapping[str, Any]) -> list[dict[str, str]]:
    """Each with what it is called, for the page of a version."""
    labels = {name: str(WithNotes.base_fields[name].label) for name in FIELDS}
    said = initial_notes(content) | {"contact": "; ".join(content.get("contact") or ())}
    return [{"label": labels[name], "value": visible(str(said[name]))} for name in FIELDS if said[name]]

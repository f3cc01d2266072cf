"""What a clerk corrects of a letterhead, in its place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from giaoban.office.registry.models import Paper, Part, Urgency
from giaoban.reading.lexicon.kinds import KINDS


def type_choices() -> list[tuple[str, str]]:
    """The kinds of paper, each code once, under the first of its names."""
    words: dict[str, str] = {}
    for name, code in KINDS.items():
        words.setdefault(code, name.capitalize())
    return [("", "Chưa rõ"), *sorted(words.items(), key=lambda pair: pair[1])]


class LetterheadForm(forms.Form):
    """The letterhead of a paper. `shown` is the revision it was shown at."""

    shown = forms.IntegerField(widget=forms.HiddenInput)
    type = forms.ChoiceField(label="Loại văn bản", choices=type_choices, required=False)
    number = forms.CharField(label="Số, ký hiệu", max_length=80, required=False, widget=forms.TextInput(attrs={"autofocus": True}))
    date = forms.DateField(label="Ngày văn bản", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    issuer_text = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)
    subject = forms.CharField(label="Trích yếu", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    signer = forms.CharField(label="Người ký", max_length=120, required=False)
    urgency = forms.TypedChoiceField(label="Độ khẩn", choices=Urgency.choices, coerce=int)

    def __init__(self, paper: Paper, data: QueryDict | None = None) -> None:
        initial = {name: getattr(paper, name) for name in self.base_fields if name != "shown"}
        super().__init__(
            data.dict() if data is not None else None, initial=initial | {"shown": paper.revision}, auto_id=f"id_{paper.pk}_%s"
        )

    def show_again_at(self, revision: int) -> None:
        """Show what was typed once more, at the revision that stands now: saving it again is meant."""
        self.data = {**self.data, "shown": str(revision)}


class JoinForm(forms.Form):
    """To which paper a file belongs, and as what."""

    to = forms.TypedChoiceField(label="Ghép vào văn bản", coerce=int, widget=forms.Select(attrs={"autofocus": True}))
    kind = forms.ChoiceField(
        label="Là",
        choices=[(Part.Kind.ANNEX.value, Part.Kind.ANNEX.label), (Part.Kind.SCAN.value, "Bản chụp có chữ ký")],
        widget=forms.RadioSelect,
        initial=Part.Kind.ANNEX.value,
    )

    def __init__(self, papers: list[Paper], number: int, data: Any = None) -> None:
        super().__init__(data, auto_id=f"id_join_{number}_%s")
        self.fields["to"].choices = [(paper.pk, _words_for(paper)) for paper in papers]  # type: ignore[attr-defined]


def _words_for(paper: Paper) -> str:
    """Number and subject; of a paper that was not read yet, the names of its files."""
    said = " · ".join(filter(None, (paper.number, paper.subject[:80])))
    return said or ", ".join(part.name for part in paper.parts.all())

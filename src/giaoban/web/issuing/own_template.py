"""The office's own template of a draft: chosen with it or later; what its page and its versions say of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.issuing.actions.files import written
from giaoban.office.issuing.actions.templates import choose_template
from giaoban.office.issuing.models import Draft, Version
from giaoban.office.issuing.moves import Move, can
from giaoban.office.issuing.own_form import no_place_for
from giaoban.office.issuing.rules import may
from giaoban.office.own_templates.models import TemplateVersion
from giaoban.office.own_templates.queries import for_kind, made_from, visible_to
from giaoban.office.registry.series import type_name
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.issuing.forms import DraftForm, kinds
from giaoban.web.issuing.opened import Asked, answered, opened, shown_revision
from giaoban.writing.paper import NotAPaper

_LABEL, _NONE = "Mẫu của cơ quan", "Không dùng mẫu, theo thể thức chung"


class TemplateField(forms.ModelChoiceField):  # type: ignore[type-arg] # it cannot be given at run time
    """A template in use, by what it is for and its name."""

    def label_from_instance(self, obj: Any) -> str:
        """`Báo cáo: Báo cáo tháng`."""
        return f"{obj.kind}: {visible(obj.name)}"


class BegunForm(DraftForm):
    """A draft that is begun: also from which template, where the office has any."""

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        rows = visible_to(account).filter(withdrawn=False, kind__in=[name for _, name in kinds()])
        if rows.exists():
            self.fields["template"] = TemplateField(rows, label=_LABEL, required=False, empty_label=_NONE)
            self.fields["template"].help_text = "Chọn mẫu đúng loại văn bản: tệp Word của dự thảo là mẫu ấy đã điền."
            self.order_fields(["kind", "template", *self.fields])

    @property
    def template_id(self) -> int | None:
        """The template that was chosen."""
        chosen = self.cleaned_data.get("template")
        return chosen.pk if chosen is not None else None


class ChooseForm(Typed):
    """Another template, or none."""

    def __init__(self, account: Account, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"] = TemplateField(
            for_kind(account, type_name(draft.kind)), label=_LABEL, required=False, empty_label=_NONE,
            help_text="Chọn lại mẫu đang dùng thì lấy bản mới nhất của mẫu.",
        )  # fmt: skip


def initial_of(account: Account, template_id: int | None) -> dict[str, Any]:
    """What a new draft begins with where an address names a template (`?template=`)."""
    row = visible_to(account).filter(pk=template_id, withdrawn=False).first() if template_id else None
    return {"template": row.pk, "kind": code_of(row.kind)} if row is not None and code_of(row.kind) else {}


def code_of(kind: str) -> str:
    """The code of a kind that drafts can have; empty for another."""
    return next((code for code, name in kinds() if name == kind), "")


def choose(request: Knock, draft_id: int) -> HttpResponse:
    """From which template the draft is made."""
    draft = opened(request, draft_id, Move.CORRECT)
    now = made_from(draft.pk)
    initial = {"template": now.template_id if now else None}

    def make(data: Any, _files: Any) -> Typed:
        return ChooseForm(request.user, draft, data, initial=initial, label_suffix="")

    def do(form: Any) -> object:
        chosen = form.cleaned_data["template"]
        return choose_template(request.user, draft.pk, shown_revision(form), chosen.pk if chosen else None)

    lead = f"Đang theo mẫu “{visible(now.template.name)}”, {now}." if now else ""
    return answered(request, Asked(draft, "Mẫu của dự thảo", "Lưu", make, do, "Đã lưu mẫu của dự thảo.", lead=lead))


def facts_of(account: Account, draft: Draft) -> list[dict[str, Any]]:
    """What the page of a draft says of its template: which, what it has no place for; that there are some to choose from."""
    now, changes = made_from(draft.pk), can(draft.state, Move.CORRECT) and may(account, draft, Move.CORRECT)
    url = reverse("draft-template", args=[draft.pk]) if changes else None
    if now is None:
        offered = changes and for_kind(account, type_name(draft.kind)).exists()
        return [{"label": _LABEL, "value": "Chọn mẫu", "url": url}] if offered else []
    said = [f"Mẫu này dùng cho loại {now.template.kind}: chọn mẫu khác."] if now.template.kind != type_name(draft.kind) else []
    if changes and now.number < now.template.latest and not now.template.withdrawn:
        said.append(f"Mẫu đã có bản {now.template.latest}.")
    last = draft.versions.last()
    missing = missing_words(last, now) if last is not None else ""
    value = f"{visible(now.template.name)}, {now}"
    return [{"label": _LABEL, "value": value, "url": url, "note": " ".join(filter(None, (*said, missing)))}]


def missing_words(version: Version, template: TemplateVersion) -> str:
    """What the template has no place for, to be told before the file goes out; empty for a Word file that was handed in."""
    if version.file_id is not None:
        return ""
    try:
        names = no_place_for(template, written(version))
    except NotAPaper:
        return ""
    return f"Mẫu không có chỗ cho: {', '.join(names)}. Hãy ghi vào tệp Word, hoặc chọn mẫu khác." if names else ""


def about_template(version: Version) -> str:
    """Beside a version: in which form its file is."""
    template = made_from(version.draft_id) if version.file_id is None else None
    if template is None:
        return ""
    return " ".join(filter(None, (f" · theo mẫu “{visible(template.template.name)}”, {template}.", missing_words(version, template))))

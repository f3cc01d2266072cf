"""Templates of what recurs: kept, changed, used for a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.models import Account, Organ
from giaoban.office.work import actions
from giaoban.office.work.actions import Share
from giaoban.office.work.models import Side, Task, TaskTemplate
from giaoban.office.work.queries import templates_visible_to
from giaoban.web.directory.forms import Day
from giaoban.web.doors import Knock
from giaoban.web.work.acts import attempt, renewed
from giaoban.web.work.forms import one_leader, our_organs, words

_FIELDS = ("title", "field", "product", "days")


class TemplateForm(forms.Form):
    """A task that recurs."""

    title = words("Việc cần làm", rows=2)
    lead = forms.ModelMultipleChoiceField(Organ.objects.none(), label="Chủ trì", required=False, widget=forms.CheckboxSelectMultiple)
    support = forms.ModelMultipleChoiceField(Organ.objects.none(), label="Phối hợp", required=False, widget=forms.CheckboxSelectMultiple)
    days = forms.IntegerField(label="Số ngày làm", min_value=0, max_value=366, required=False, help_text="Hạn tính từ ngày bắt đầu.")
    product = forms.CharField(label="Sản phẩm", max_length=300, required=False)
    field = forms.CharField(label="Lĩnh vực", max_length=200, required=False)
    shown = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, account: Account, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)
        for name in ("lead", "support"):
            self.fields[name].queryset = our_organs(account)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The lead does not support itself."""
        values = super().clean() or {}
        if set(values.get("lead") or ()) & set(values.get("support") or ()):
            self.add_error("support", "Đơn vị chủ trì đã được chọn ở trên; hãy bỏ chọn ở đây.")
        return values

    @property
    def shares(self) -> list[Share]:
        """Who does it."""
        values = self.cleaned_data
        return [Share(organ=organ) for organ in values["lead"]] + [Share(organ=organ, side=Side.SUPPORT) for organ in values["support"]]


class UseForm(forms.Form):
    """From which day, and whose order it is."""

    begins = Day(label="Bắt đầu từ ngày")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"begins": timezone.localdate()}, label_suffix="")
        self.fields["giver"] = one_leader("Người giao")


def listing(request: Knock) -> HttpResponse:
    """The templates in use."""
    rows = [
        {
            "template": one,
            "leads": ", ".join(str(unit) for unit in one.units.all() if unit.side == Side.LEAD),
            "support": ", ".join(str(unit) for unit in one.units.all() if unit.side == Side.SUPPORT),
        }
        for one in templates_visible_to(request.user)
    ]
    return render(request, "work/templates.html", {"rows": rows})


def new(request: Knock) -> HttpResponse:
    """Write a template."""
    return _kept(request, None)


def change(request: Knock, template_id: int) -> HttpResponse:
    """Change a template, or use it no more."""
    return _kept(request, get_object_or_404(templates_visible_to(request.user), pk=template_id))


def _kept(request: Knock, template: TaskTemplate | None) -> HttpResponse:
    form = TemplateForm(request.user, request.POST if request.method == "POST" else None, initial=_initial(template) if template else None)
    if request.method == "POST":
        refusal = attempt(form, lambda values: _keep(request, template, form, values))
        if refusal is None:
            messages.success(request, "Đã thôi dùng mẫu." if "retire" in request.POST else "Đã lưu mẫu nhiệm vụ.")
            return redirect("task-templates")
        if template is not None:
            form = renewed(refusal, form, template, lambda data: TemplateForm(request.user, data))
    title = f"Mẫu: {template.title}" if template else "Thêm mẫu nhiệm vụ"
    context = {"form": form, "title": title, "template": template, "back": reverse("task-templates")}
    return render(request, "work/template.html", context, status=422 if form.errors else 200)


def _initial(template: TaskTemplate) -> dict[str, Any]:
    units = list(template.units.all())
    sides = {side: [unit.organ_id for unit in units if unit.side == side] for side in (Side.LEAD, Side.SUPPORT)}
    fields = {name: getattr(template, name) for name in _FIELDS}
    return fields | {"lead": sides[Side.LEAD], "support": sides[Side.SUPPORT], "shown": template.revision}


def _keep(request: Knock, template: TaskTemplate | None, form: TemplateForm, values: dict[str, Any]) -> None:
    facts = {name: values[name] for name in _FIELDS} | {"retired": template is not None and "retire" in request.POST}
    actions.keep_template(request.user, template.pk if template else None, values["shown"], form.shares, **facts)


def use(request: Knock, template_id: int) -> HttpResponse:
    """A draft by the template."""
    template = get_object_or_404(templates_visible_to(request.user), pk=template_id)
    form = UseForm(request.POST if request.method == "POST" else None)
    made: list[Task] = []
    if request.method == "POST":

        def draft(values: dict[str, Any]) -> None:
            made.append(actions.enter_from_template(request.user, template.pk, giver=values["giver"], begins=values["begins"]))

        if attempt(form, draft) is None:
            messages.success(request, "Đã lập dự thảo theo mẫu, chờ giao.")
            return redirect("task", made[0].pk)
    context = {"form": form, "template": template, "back": reverse("task-templates")}
    return render(request, "work/template_use.html", context, status=422 if form.errors else 200)

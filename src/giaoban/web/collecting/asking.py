"""Asking many for a report: whom, by when, and the form they fill in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory import queries as directory
from giaoban.office.directory.models import OrganGroup
from giaoban.office.work import actions, queries, rules
from giaoban.office.work.collecting.forms import KIND_WORDS, CellKind, Column, Line, columns_of, lines_of
from giaoban.office.work.models import IS_OPEN, Collection, Origin, Side, Task, Workflow
from giaoban.web.directory.forms import Day, Typed, organs_in_force
from giaoban.web.doors import Knock

BLANK_COLUMNS, MOST_ABOVE = 8, 200
_CHANGED = "Biểu vừa được người khác sửa. Chưa lưu; hãy xem lại biểu mới."


class ColumnForm(forms.Form):
    """One column; without a title it is none."""

    title = forms.CharField(label="Tên cột", max_length=100, required=False)
    kind = forms.ChoiceField(label="Loại", choices=[(kind.value, words) for kind, words in KIND_WORDS.items()], initial=CellKind.NUMBER)
    required = forms.BooleanField(label="Bắt buộc", required=False, initial=True)


Columns = forms.formset_factory(ColumnForm, extra=0, max_num=30, validate_max=True)


class FormForm(Typed):
    """The form that reporters fill in."""

    title = forms.CharField(label="Tên biểu", max_length=200)
    lines = forms.CharField(
        label="Các dòng của biểu",
        widget=forms.Textarea(attrs={"rows": 4}),
        initial="Tổng số",
        help_text="Mỗi dòng một nội dung; chỉ một số liệu thì để một dòng.",
    )


class AskForm(FormForm):
    """The whole request."""

    words = forms.CharField(label="Nội dung yêu cầu", widget=forms.Textarea(attrs={"rows": 3}))
    group = forms.ModelChoiceField(
        OrganGroup.objects.none(), label="Nhóm đơn vị phải báo cáo", required=False, empty_label="không theo nhóm"
    )
    organs: Any = forms.ModelMultipleChoiceField(
        None, label="Đơn vị phải báo cáo", required=False, widget=forms.CheckboxSelectMultiple, help_text="Có thể chọn thêm ngoài nhóm."
    )
    deadline = Day(label="Hạn gửi về Văn phòng")
    for_task = forms.ModelChoiceField(
        Task.objects.none(),
        label="Phục vụ nhiệm vụ",
        required=False,
        empty_label="không",
        help_text="Việc cấp trên giao mà báo cáo này trả lời.",
    )

    def __init__(self, request: Knock, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        account = request.user
        above = queries.visible_to(account).filter(IS_OPEN, collection=None).exclude(workflow=Workflow.DRAFT)
        latest = above.order_by("-pk").values_list("pk", flat=True)[:MOST_ABOVE]
        choices: dict[str, Any] = {
            "group": directory.groups_visible_to(account),
            "organs": organs_in_force(account).filter(ours=True),
            "for_task": Task.objects.filter(pk__in=list(latest)).order_by("-pk"),
        }
        for name, rows in choices.items():
            field: Any = self.fields[name]
            field.queryset = rows


def new(request: Knock) -> HttpResponse:
    """Ask many for a report."""
    form = AskForm(request, request.POST or None)
    columns = Columns(request.POST or None, prefix="columns", initial=[{}] * BLANK_COLUMNS)
    if request.method == "POST" and columns.is_valid():
        made = form.attempt(lambda values: _ask(request, values, columns))
        if made is not None:
            messages.success(request, f"Đã giao {made.task.assignments.count()} đơn vị báo cáo.")
            return redirect("collection", made.pk)
    bad = bool(form.errors or any(columns.errors))
    return render(request, "collecting/new.html", {"form": form, "columns": columns}, status=422 if bad else 200)


def _ask(request: Knock, values: dict[str, Any], columns: Any) -> Collection:
    organs = list(dict.fromkeys([*(values["group"].members() if values["group"] else ()), *values["organs"]]))
    if not organs:
        raise ValidationError({"organs": "Chọn các đơn vị phải báo cáo."})
    shares = tuple(actions.Share(organ=organ, side=Side.LEAD) for organ in organs)
    words, above = values["words"], values["for_task"]
    person = request.user.person if rules.may_answer_all(request.user) else above.giver if above is not None else None
    paper = above.paper if above is not None else None
    source = {"origin": Origin.PAPER, "paper": paper} if paper is not None else {"origin": Origin.BRIEFING, "told": words}
    ordered = actions.Ordered(title=words, shares=shares, giver=person, deadline=values["deadline"], **source)
    return actions.open_collection(request.user, ordered, _form(values, columns), for_task_id=above.pk if above else None)


def _form(values: dict[str, Any], columns: Any) -> actions.Form:
    rows = [row for row in columns.cleaned_data if row.get("title", "").strip()]
    keys = [f"{number}-{slugify(row['title'])[:20]}" for number, row in enumerate(rows, 1)]
    kept = [Column(key, row["title"], CellKind(row["kind"]), row["required"]) for key, row in zip(keys, rows, strict=True)]
    titles = [line.strip() for line in values["lines"].splitlines() if line.strip()]
    return actions.Form(values["title"], kept, [Line(str(number), title) for number, title in enumerate(titles, 1)])


def change(request: Knock, collection_id: int) -> HttpResponse:
    """Change the form, as long as nobody has replied."""
    collection = get_object_or_404(queries.collections_visible_to(request.user), pk=collection_id)
    initial = {
        "shown": collection.revision,
        "title": collection.title,
        "lines": "\n".join(line.title for line in lines_of(collection)),
    }
    form = FormForm(request.POST or None, initial=initial)
    columns = Columns(request.POST or None, prefix="columns", initial=_initial(collection))
    if request.method == "POST" and columns.is_valid():
        try:
            done = form.did(lambda v: actions.change_form(request.user, collection.pk, v["shown"] or 0, _form(v, columns)))
        except Conflict:
            messages.warning(request, _CHANGED)
            return redirect("collection-form", collection.pk)
        if done:
            return redirect("collection", collection.pk)
    context = {"form": form, "columns": columns, "collection": collection}
    return render(request, "collecting/change.html", context, status=422 if form.errors else 200)


def _initial(collection: Collection) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = [{"title": c.title, "kind": c.kind.value, "required": c.required} for c in columns_of(collection)]
    return kept + [{}] * max(2, BLANK_COLUMNS - len(kept))

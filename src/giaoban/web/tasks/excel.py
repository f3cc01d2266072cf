"""A list in Excel: asked for with its filters and a layout's columns, made behind the page, fetched by who asked; and the layouts kept."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.jobs.models import Job, State
from giaoban.office.registry.content import EXCEL
from giaoban.office.work.actions import WORKBOOK, ask_workbook, keep_layout
from giaoban.office.work.chosen import chosen
from giaoban.office.work.columns import COLUMNS, Layout, layouts
from giaoban.office.work.listing import chosen_rows
from giaoban.office.work.models import Workbook
from giaoban.office.work.queries import workbooks_visible_to
from giaoban.office.work.rules import may_keep_layouts
from giaoban.web.doors import Knock
from giaoban.web.tasks.asked import asked, link

_NEW = Layout("", "", ())


def excel(request: Knock) -> HttpResponse:
    """Which columns; then the file is being made."""
    known = {layout.key: layout for layout in layouts()}
    if request.method == "POST":
        wanted = chosen(dict(parse_qsl(request.POST.get("query", ""))))
        layout = known.get(request.POST.get("layout", ""))
        if layout is not None:
            title = f"Danh sách nhiệm vụ, ngày {timezone.localdate():%d/%m/%Y}"
            book = ask_workbook(request.user, wanted, layout, title)
            return redirect("tasks-workbook", workbook_id=book.pk)
    else:
        wanted = asked(request)
    context = {
        "layouts": list(known.values()),
        "query": wanted.query(),
        "many": chosen_rows(request.user, wanted).rows.count(),
        "back": link(wanted),
        "keeps": may_keep_layouts(request.user),
        "problem": "Chọn một mẫu cột." if request.method == "POST" else "",
    }
    return render(request, "tasks/excel.html", context, status=422 if context["problem"] else 200)


def workbook(request: Knock, workbook_id: int) -> HttpResponse:
    """How far the file is."""
    book = get_object_or_404(workbooks_visible_to(request.user), pk=workbook_id)
    job = Job.objects.filter(kind=WORKBOOK, key=f"workbook {book.pk}").first()
    failed = job is not None and job.state == State.FAILED
    gone = book.made_at is not None and not book.path.exists()
    context = {
        "book": book,
        "problem": job.error if job and failed else "Tệp đã hết hạn một ngày. Hãy lấy lại danh sách." if gone else "",
        "waits": book.made_at is None and not failed,
        "back": link(chosen(dict(parse_qsl(book.query)))),
        "again": link(chosen(dict(parse_qsl(book.query))), "tasks-excel"),
    }
    return render(request, "tasks/making.html" if request.htmx else "tasks/workbook.html", context)


def fetch(request: Knock, workbook_id: int) -> HttpResponseBase:
    """The file, for whoever asked for it."""
    book: Workbook = get_object_or_404(workbooks_visible_to(request.user), pk=workbook_id)
    if book.made_at is None or not book.path.exists():
        return redirect("tasks-workbook", workbook_id=book.pk)
    name = f"nhiem-vu-{timezone.localtime(book.made_at):%Y-%m-%d}.xlsx"
    return FileResponse(book.path.open("rb"), as_attachment=True, filename=name, content_type=EXCEL)


class LayoutForm(forms.Form):
    """A layout's name; for each column its place (empty: not in it) and its head."""

    shown = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label="Tên mẫu", max_length=100)

    def __init__(self, *args: Any, current: Layout, **options: Any) -> None:
        super().__init__(*args, **options)
        places = {field: (at, head) for at, (field, head) in enumerate(current.columns, start=1)}
        for column in COLUMNS:
            place, head = places.get(column.field, (None, column.head))
            self.fields[f"{column.field}-place"] = forms.IntegerField(
                label=f"Thứ tự cột {column.head}", required=False, min_value=1, max_value=99, initial=place
            )
            self.fields[f"{column.field}-head"] = forms.CharField(
                label=f"Tên cột {column.head}", required=False, max_length=60, initial=head
            )

    def pairs(self) -> list[tuple[str, Any, Any]]:
        """Each column with its two fields."""
        return [(column.head, self[f"{column.field}-place"], self[f"{column.field}-head"]) for column in COLUMNS]

    def chosen(self) -> list[tuple[str, str]]:
        """The columns in the order asked for."""
        places = [(self.cleaned_data[f"{c.field}-place"], c.field, self.cleaned_data[f"{c.field}-head"]) for c in COLUMNS]
        return [(field, head) for place, field, head in sorted(places, key=lambda p: p[0] or 0) if place]


def report_layouts(request: Knock) -> HttpResponse:
    """The layouts there are."""
    return render(request, "tasks/layouts.html", {"layouts": [one for one in layouts() if one.key != "screen"], "back": reverse("tasks")})


def report_layout(request: Knock, layout_id: int | None = None, *, standard: bool = False) -> HttpResponse:
    """One layout: the standard one, one that was added, a new one."""
    known = {layout.key: layout for layout in layouts()}
    if layout_id is not None:
        current = _layout_there(known, str(layout_id))
    else:
        current = known.get("standard", _NEW) if standard else _NEW
        if standard and not current.columns:  # somebody has changed it meanwhile: it has a row of its own
            return redirect("tasks-layouts")
    revision = current.kept.revision if current.kept else 0
    form = LayoutForm(request.POST or None, current=current, initial={"shown": revision, "name": current.name})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            keep_layout(request.user, current.kept, given["shown"], given["name"], form.chosen(), standard=standard)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Đã lưu mẫu “{given['name']}”.")
            return redirect("tasks-layouts")
    context = {"form": form, "layout": current, "back": reverse("tasks-layouts")}
    return render(request, "tasks/layout.html", context, status=422 if form.errors else 200)


def _layout_there(known: dict[str, Layout], key: str) -> Layout:
    """A layout by its key. Raises Http404."""
    if key not in known:
        raise Http404
    return known[key]

"""Saved filters: kept under a name, opened by their own address, shared or not."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.office.work.actions import forget_view, save_view
from giaoban.office.work.chosen import chosen
from giaoban.office.work.queries import views_visible_to
from giaoban.office.work.rules import may_forget_view
from giaoban.web.doors import Knock
from giaoban.web.tasks.asked import link


class ViewForm(forms.Form):
    """A name for filters, and whether others may open them."""

    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)
    name = forms.CharField(label="Tên bộ lọc", max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    shared = forms.BooleanField(
        label="Dùng chung: người khác mở bộ lọc này, mỗi người chỉ thấy việc mình được xem",
        required=False,
    )


def views(request: Knock) -> HttpResponse:
    """The saved filters, and the form to save those that one comes from."""
    query = urlsplit(request.GET.get("from", "")).query
    form = ViewForm(request.POST or None, initial={"query": chosen(dict(parse_qsl(query))).query()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            view = save_view(request.user, given["name"], chosen(dict(parse_qsl(given["query"]))), shared=given["shared"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Đã lưu bộ lọc “{view.name}”.")
            return redirect("tasks-view", view_id=view.pk)
    rows = [
        {"view": view, "url": reverse("tasks-view", args=[view.pk]), "own": may_forget_view(request.user, view)}
        for view in views_visible_to(request.user)
    ]
    back = link(chosen(dict(parse_qsl(query))))
    return render(request, "tasks/views.html", {"form": form, "rows": rows, "back": back}, status=422 if form.errors else 200)


def view(request: Knock, view_id: int) -> HttpResponse:
    """A saved view's own address leads to the list with its filters; its owner may take it away."""
    found = get_object_or_404(views_visible_to(request.user), pk=view_id)
    if request.method == "POST":
        forget_view(request.user, found.pk)
        messages.success(request, f"Đã bỏ bộ lọc “{found.name}”.")
        return redirect("tasks-views")
    return redirect(link(chosen(dict(parse_qsl(found.query)))))

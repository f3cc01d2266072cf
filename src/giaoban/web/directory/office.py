"""Whose office this is: asked once when it is set up, changed on the same page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from giaoban.office.directory import queries
from giaoban.office.directory.actions.office import change_office, set_up_new_office, set_up_office
from giaoban.office.directory.actions.organs import Naming
from giaoban.office.directory.models import Office
from giaoban.web.directory.forms import NewOfficeForm, OfficeForm
from giaoban.web.directory.frame import show_form
from giaoban.web.doors import Knock

TAB = "office-settings"


def settings(request: Knock) -> HttpResponse:
    """The committee that the office works for, its place and its term."""
    kept = queries.office()
    return _set_up(request) if kept is None else _change(request, kept)


def _set_up(request: Knock) -> HttpResponse:
    form = NewOfficeForm(request.user, request.POST or None)
    if request.method == "POST" and form.did(lambda _: _begin(request, form)):
        messages.success(request, "Đã đặt văn phòng.")
        return redirect("desk")
    lead = "Máy cần biết đây là văn phòng của cấp ủy hoặc Ủy ban nhân dân nào để nhận ra việc của ta và cấp số văn bản."
    return show_form(request, form, title="Đặt văn phòng", back=reverse("desk"), lead=lead, tab=TAB)


def _begin(request: Knock, form: NewOfficeForm) -> Office:
    values, organ = form.cleaned_data, form.cleaned_data.get("organ")
    if organ is not None:
        return set_up_office(request.user, organ_id=organ.pk, **form.facts)
    name = Naming(values["name"], symbol=values["symbol"])
    return set_up_new_office(request.user, name, kind=values["kind"], level=values["level"], **form.facts)


def _change(request: Knock, kept: Office) -> HttpResponse:
    initial = {"organ": kept.organ_id, "shown": kept.revision} | {n: getattr(kept, n) for n in ("place", "term_start", "term_end")}
    form = OfficeForm(request.user, request.POST or None, initial=initial)
    if request.method == "POST" and form.did(lambda v: change_office(request.user, v["shown"] or 0, organ_id=v["organ"].pk, **form.facts)):
        messages.success(request, "Đã lưu.")
        return redirect(TAB)
    lead = "Sang nhiệm kỳ mới, ghi ngày đầu và ngày cuối của nhiệm kỳ mới: số văn bản của Đảng bắt đầu lại từ 1."
    return show_form(request, form, title="Văn phòng", back=reverse("desk"), lead=lead, tab=TAB)

"""Phân công phụ trách, and who is away."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions import charges
from giaoban.web.directory.forms import AbsenceForm, ChargeForm
from giaoban.web.directory.frame import PAGE, show_form, tabs
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole


def listing(request: Knock) -> HttpResponse:
    """Which leader looks after what, now and from now on."""
    today = timezone.localdate()
    found = queries.charges_visible_to(request.user).filter(Q(valid_to=None) | Q(valid_to__gte=today))
    rows = found.select_related("person", "organ").prefetch_related("organ__names")
    context = {"charges": rows, "tabs": tabs(request.user, "charges"), "may_keep": rules.may_keep_charges(request.user)}
    return render(request, "directory/charges.html", context)


def new(request: Knock) -> HttpResponse:
    """Write down what a leader looks after."""
    form = ChargeForm(request.user, request.POST or None)
    if request.method == "POST" and form.did(lambda _: charges.assign_charge(request.user, **form.facts)):
        messages.success(request, "Đã ghi phân công.")
        return redirect("charges")
    return show_form(request, form, title="Thêm phân công phụ trách", back=reverse("charges"), tab="charges")


def change(request: Knock, charge_id: int) -> HttpResponse:
    """Correct what a leader looks after, or end it."""
    charge = get_object_or_404(queries.charges_visible_to(request.user), pk=charge_id)
    kept = {name: getattr(charge, name) for name in ("field", "area", "source", "valid_from", "valid_to")}
    kept |= {"person": charge.person_id, "organ": charge.organ_id, "shown": charge.revision}
    form = ChargeForm(request.user, request.POST or None, initial=kept)
    if request.method == "POST" and form.did(lambda v: charges.change_charge(request.user, charge_id, v["shown"] or 0, **form.facts)):
        messages.success(request, "Đã lưu.")
        return redirect("charges")
    lead = "Hết phụ trách thì ghi ngày cuối."
    return show_form(request, form, title="Sửa phân công phụ trách", back=reverse("charges"), lead=lead, tab="charges")


def absences(request: Knock) -> HttpResponse:
    """Who is away now or soon, who stands in; those past on request, a page at a time."""
    found = queries.absences_visible_to(request.user).select_related("person", "deputy")
    past = "past" in request.GET
    today = timezone.localdate()
    found = found.filter(valid_to__lt=today) if past else found.filter(Q(valid_to=None) | Q(valid_to__gte=today))
    after = whole(request.GET.get("after"))
    last = found.filter(pk=after).first() if after else None
    if last:
        found = found.filter(Q(valid_from__lt=last.valid_from) | Q(valid_from=last.valid_from, pk__lt=last.pk))
    rows = list(found[: PAGE + 1])
    may_keep_all = rules.may_record_absence(request.user, 0)
    context = {
        "rows": [{"absence": a, "may_keep": may_keep_all or a.person_id == request.user.person_id} for a in rows[:PAGE]],
        "choices": [
            {"label": "Đang và sắp vắng", "url": "?", "current": not past},
            {"label": "Đã qua", "url": "?past", "current": past},
        ],
        "next_url": f"?{'past&' if past else ''}after={rows[PAGE - 1].pk}" if len(rows) > PAGE else "",
        "tabs": tabs(request.user, "absences"),
        "today": today,
    }
    return render(request, "directory/absences.html", context)


def absence_new(request: Knock) -> HttpResponse:
    """Write down that somebody, or oneself, is away."""
    form = AbsenceForm(request.user, request.POST or None, anyone=rules.may_record_absence(request.user, 0))
    if request.method == "POST" and form.did(lambda _: charges.record_absence(request.user, person_id=form.person_id, **form.facts)):
        messages.success(request, "Đã ghi vắng mặt.")
        return redirect("absences")
    lead = "" if "person" in form.fields else f"Người vắng mặt: {request.user.name}."
    return show_form(request, form, title="Ghi vắng mặt", back=reverse("absences"), lead=lead, tab="absences")


def absence_change(request: Knock, absence_id: int) -> HttpResponse:
    """Other days, another deputy."""
    absence = get_object_or_404(queries.absences_visible_to(request.user).select_related("person"), pk=absence_id)
    kept = {"valid_from": absence.valid_from, "valid_to": absence.valid_to, "reason": absence.reason}
    form = AbsenceForm(
        request.user, request.POST or None, anyone=False, initial=kept | {"deputy": absence.deputy_id, "shown": absence.revision}
    )
    if request.method == "POST" and form.did(lambda v: charges.change_absence(request.user, absence_id, v["shown"] or 0, **form.facts)):
        messages.success(request, "Đã lưu.")
        return redirect("absences")
    title = f"Vắng mặt: {absence.person.full_name}"
    return show_form(request, form, title=title, back=reverse("absences"), tab="absences")

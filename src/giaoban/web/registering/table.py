"""The competence table on screen: matter × body, with the regulation; kept by the chief of office."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.meetings import actions
from giaoban.office.meetings import registration_rules as allowed
from giaoban.office.meetings.kinds import Body
from giaoban.office.meetings.models import Matter
from giaoban.office.meetings.queries import matters_visible_to
from giaoban.web.doors import Knock
from giaoban.web.registering.forms import EndForm, MatterForm
from giaoban.web.registering.views import form_page


def table(request: Knock) -> HttpResponse:
    """Every row: those in force, below them those that are over or to come."""
    today = timezone.localdate()
    rows = [_row(matter) for matter in matters_visible_to(request.user)]
    context = {
        "bodies": Body.labels,
        "groups": [
            {"head": "Đang áp dụng", "rows": [row for row in rows if row["matter"].is_in_force(today)]},
            {"head": "Không áp dụng hôm nay", "rows": [row for row in rows if not row["matter"].is_in_force(today)]},
        ],
        "any": bool(rows),
        "may_keep": allowed.may_keep_competence(request.user),
        "crumbs": [{"label": "Đăng ký nội dung", "url": reverse("registrations")}, {"label": "Bảng thẩm quyền"}],
    }
    return render(request, "registering/table.html", context)


def _row(matter: Matter) -> dict[str, Any]:
    does = {one.body: one.get_does_display() for one in matter.competences.all()}
    return {"matter": matter, "words": "; ".join(matter.words.splitlines()), "cells": [does.get(body, "") for body in Body.values]}


def new(request: Knock) -> HttpResponse:
    """One more kind of matter."""
    form = MatterForm(request.POST or None)
    if request.method == "POST" and form.did(lambda _: actions.add_matter(request.user, bodies=form.bodies, **form.facts)):
        messages.success(request, "Đã thêm vào bảng thẩm quyền.")
        return redirect("competence")
    return form_page(request, form, title="Thêm loại việc", back=reverse("competence"), button="Thêm")


def change(request: Knock, matter_id: int) -> HttpResponse:
    """Correct a row."""
    matter = _opened(request, matter_id)
    initial = {name: getattr(matter, name) for name in ("name", "words", "source", "valid_from", "valid_to")} | {"shown": matter.revision}
    initial |= {f"body-{one.body}": one.does for one in matter.competences.all()}
    form = MatterForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.did(
        lambda v: actions.change_matter(request.user, matter.pk, v["shown"] or 0, bodies=form.bodies, **form.facts)
    ):
        messages.success(request, "Đã lưu.")
        return redirect("competence")
    return form_page(request, form, title="Sửa loại việc", back=reverse("competence"))


def end(request: Knock, matter_id: int) -> HttpResponse:
    """A row holds until a day."""
    matter = _opened(request, matter_id)
    form = EndForm(request.POST or None, initial={"shown": matter.revision, "valid_to": timezone.localdate()})
    if request.method == "POST" and form.did(lambda v: actions.end_matter(request.user, matter.pk, v["shown"] or 0, v["valid_to"])):
        messages.success(request, "Đã ghi ngày thôi áp dụng.")
        return redirect("competence")
    return form_page(request, form, title=f"Thôi áp dụng: {matter.name}", back=reverse("competence"))


def _opened(request: Knock, matter_id: int) -> Matter:
    return get_object_or_404(matters_visible_to(request.user), pk=matter_id)

"""Định hướng: what papers direct without ordering it, paper by paper; the month's line, by the unit or by the office for it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.registry import queries as registry
from giaoban.office.work import actions, rules
from giaoban.office.work.models import Orientation, OrientationLine
from giaoban.office.work.queries import orientations_visible_to
from giaoban.web.documents.words import title as paper_title
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.templatetags.office import day
from giaoban.web.work.acts import attempt, renewed
from giaoban.web.work.forms import one_organ, our_organs, words

PAGE = 50


class LineForm(forms.Form):
    """What was done in a month."""

    text = words("Kết quả trong tháng", rows=3)
    month = forms.DateField(widget=forms.HiddenInput)
    shown = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)


class ChangeForm(forms.Form):
    """Whose line it waits for."""

    field = forms.CharField(label="Lĩnh vực", max_length=200, required=False)
    shown = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, account: Account, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)
        self.fields["organ"] = one_organ(account, "Đơn vị báo cáo", required=False, empty_label="chưa giao đơn vị nào")
        self.order_fields(["organ", "field"])


def listing(request: Knock) -> HttpResponse:
    """The orientations that are followed, `?organ=` those of one unit, `?paper=` of one paper, `?dropped=1` those followed no more."""
    account, month = request.user, _month(request.GET.get("month", ""))
    organ, dropped, after = whole(request.GET.get("organ")), "dropped" in request.GET, whole(request.GET.get("after"))
    found = orientations_visible_to(account).filter(dropped=dropped).order_by("-paper_id", "pk")
    if organ is not None:
        found = found.filter(organ_id=organ) if organ else found.filter(organ=None)
    if (paper := whole(request.GET.get("paper"))) is not None:
        found = found.filter(paper_id=paper)
    if after and (last := orientations_visible_to(account).filter(pk=after).first()):
        found = found.filter(paper_id__lt=last.paper_id) | found.filter(paper_id=last.paper_id, pk__gt=last.pk)
    rows = list(found.prefetch_related("tasks")[: PAGE + 1])
    seen = set(registry.visible_to(account).filter(pk__in={one.paper_id for one in rows}).values_list("pk", flat=True))
    asked = {"organ": organ, "paper": paper, "dropped": 1 if dropped else None, "month": f"{month:%Y-%m}"}
    base = "".join(f"&{name}={value}" for name, value in asked.items() if value is not None)
    context = {
        "groups": _groups([_row(account, one, month) for one in rows[:PAGE]], seen),
        "many": len(rows[:PAGE]),
        "next_url": f"?after={rows[PAGE - 1].pk}{base}" if len(rows) > PAGE else None,
        "month": month,
        "months": _months(month, organ),
        "organs": our_organs(account) if rules.may_enter(account) else [],
        "organ": organ,
        "dropped": dropped,
        "may_enter": rules.may_enter(account),
    }
    return render(request, "work/orientations.html", context)


def _month(text: str) -> dt.date:
    """The first day of the month an address names, or of this one."""
    try:
        return dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return timezone.localdate().replace(day=1)


def _months(month: dt.date, organ: int | None) -> list[dict[str, Any]]:
    before, after = (month - dt.timedelta(1)).replace(day=1), (month + dt.timedelta(32)).replace(day=1)
    of_organ = f"&organ={organ}" if organ is not None else ""
    rows = [(before, f"‹ Tháng {before.month}"), (month, f"Tháng {month:%m/%Y}"), (after, f"Tháng {after.month} ›")]
    return [{"label": label, "url": f"?month={one:%Y-%m}{of_organ}", "current": one == month} for one, label in rows]


def _row(account: Account, one: Orientation, month: dt.date) -> dict[str, Any]:
    line = _line_of(one, month)
    return {
        "one": one,
        "title": visible(one.title),
        "organ": one.organ,
        "line": visible(line.text) if line else "",
        "entered_for": line.entered_for if line else False,
        "month": month,
        "may_write": rules.may_write_line(account, one),
        "may_enter": rules.may_enter(account),
        "made": len(one.tasks.all()) if rules.may_enter(account) else 0,
    }


def _line_of(one: Orientation, month: dt.date) -> OrientationLine | None:
    return next((line for line in one.lines.all() if line.month == month), None)


def _groups(rows: list[dict[str, Any]], seen: set[int]) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = []
    for row in rows:
        paper = row["one"].paper
        if not groups or groups[-1]["pk"] != paper.pk:
            head = f"{visible(paper_title(paper))}{f' ngày {day(paper.date)}' if paper.date else ''}"
            url = reverse("paper-followed", args=[paper.pk]) if paper.pk in seen else None
            groups.append({"pk": paper.pk, "head": head, "subject": visible(paper.subject) if url else "", "url": url, "rows": []})
        groups[-1]["rows"].append(row)
    return groups


def _opened(request: Knock, orientation_id: int) -> Orientation:
    return get_object_or_404(orientations_visible_to(request.user), pk=orientation_id)


def line(request: Knock, orientation_id: int) -> HttpResponse:
    """The month's line, written or changed in its place."""
    one = _opened(request, orientation_id)
    if not rules.may_write_line(request.user, one):
        raise Http404
    month = _month(request.GET.get("month", ""))
    there = _line_of(one, month)
    initial = {"text": there.text if there else "", "month": month, "shown": there.revision if there else None}
    form = LineForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST":
        refusal = attempt(form, lambda v: actions.write_line(request.user, one.pk, v["month"], v["text"], shown=v["shown"]))
        if refusal is None:
            return _written(request, one.pk, form.cleaned_data["month"])
        form = renewed(refusal, form, getattr(refusal, "thing", None), LineForm)
    row = _row(request.user, one, month)
    template = "work/line_row.html" if request.htmx else "work/line.html"
    return render(request, template, {"form": form, "row": row, "one": one}, status=422 if form.errors else 200)


def _written(request: Knock, orientation_id: int, month: dt.date) -> HttpResponse:
    if not request.htmx:
        messages.success(request, "Đã ghi kết quả trong tháng.")
        return redirect("orientations")
    return render(request, "work/orientation_row.html", {"row": _row(request.user, _opened(request, orientation_id), month.replace(day=1))})


def row(request: Knock, orientation_id: int) -> HttpResponse:
    """A row as it stands."""
    one = _opened(request, orientation_id)
    if not request.htmx:
        return redirect("orientations")
    return render(request, "work/orientation_row.html", {"row": _row(request.user, one, _month(request.GET.get("month", "")))})


def change(request: Knock, orientation_id: int) -> HttpResponse:
    """Whose line it waits for; followed no more, or again."""
    one = _opened(request, orientation_id)
    initial = {"organ": one.organ_id, "field": one.field, "shown": one.revision}
    form = ChangeForm(request.user, request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST":
        refusal = attempt(form, lambda values: _change(request, one, values))
        if refusal is None:
            messages.success(request, "Đã lưu.")
            return redirect("orientations")
        form = renewed(refusal, form, one, lambda data: ChangeForm(request.user, data))
    context = {"form": form, "one": one, "title": visible(one.title), "back": reverse("orientations")}
    return render(request, "work/orientation.html", context, status=422 if form.errors else 200)


def _change(request: Knock, one: Orientation, values: dict[str, Any]) -> None:
    dropped = True if "drop" in request.POST else False if "follow" in request.POST else one.dropped
    actions.change_orientation(request.user, one.pk, values["shown"] or 0, organ=values["organ"], field=values["field"], dropped=dropped)

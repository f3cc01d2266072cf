"""Đôn đốc: which units, by when to answer, each letter as it will be; then all of them at once. What is shown is what is written."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.office.days.queries import calendar
from giaoban.office.directory.models import Organ
from giaoban.office.work.actions import NotNow, Urge, urge
from giaoban.office.work.models import Urging
from giaoban.office.work.urging.letters import head_for, letter_to, words_of
from giaoban.office.work.urging.overdue import LateUnit, late_shares, late_units, sum_of
from giaoban.web.doors import Knock
from giaoban.web.registers.forms import Day
from giaoban.web.sealed import seal, unsealed
from giaoban.web.tasks.letters import paper_of

_SALT = "tasks.urging"
_DAYS = 4  # to answer in, where nobody says otherwise
_OVER = "Bản xem trước đã quá hạn. Đây là bản mới; xem lại rồi lập công văn."
_TYPED = "Đã sửa sau khi xem trước. Đây là bản mới; xem lại rồi lập công văn."


class UrgeForm(forms.Form):
    """What is said to all the units."""

    day = forms.DateField(label="Ngày của công văn", widget=Day, help_text="Việc quá hạn tính đến ngày này.")
    reply_by = forms.DateField(label="Trả lời chậm nhất", widget=Day)
    words = forms.CharField(
        label="Nội dung thêm",
        required=False,
        max_length=2000,
        help_text="Đứng trước câu đề nghị, trong mọi công văn của lần này.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """What the room says of the days stands at its field."""
        given = super().clean() or {}
        if not self.errors:
            try:
                _asked("", given).check()
            except ValidationError as wrong:
                self.add_error(None, wrong)
        return given


def _asked(key: str, given: dict[str, Any]) -> Urge:
    return Urge(key, given["day"], given["reply_by"], given["words"])


def urging(request: Knock) -> HttpResponse:
    """Which units and by when; sent, the letters as they will be. Nothing is written yet."""
    if request.method != "POST":
        today = timezone.localdate()
        form = UrgeForm(initial={"day": today, "reply_by": _answer_day(today)}, label_suffix="")
        return _page(request, form, today, None)
    return _shown(request, UrgeForm(request.POST, label_suffix=""))


@require_POST
def make(request: Knock) -> HttpResponse:
    """The letters that were looked at, all or none. What was changed since, or is overdue by now, is shown again first."""
    form = UrgeForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _shown(request, form)
    kept = unsealed(request, _SALT, over=_OVER)
    if kept is None:
        return _shown(request, form, status=409)
    shown = {int(organ): seen for organ, seen in kept["shown"].items()}
    if kept["said"] != _said(form.cleaned_data) or set(shown) != _chosen(request):
        return _shown(request, form, problem=_TYPED, status=409)
    try:
        done = urge(request.user, _asked(kept["key"], form.cleaned_data), shown)
    except NotNow as moved:
        return _shown(request, form, problem=str(moved), status=409)
    messages.success(request, f"Đã lập {len(shown)} công văn đôn đốc.")
    return redirect("urged", urging_id=done.pk)


def _shown(request: Knock, form: UrgeForm, *, problem: str = "", status: int = 200) -> HttpResponse:
    """The page with what was typed, and the letters where they can be."""
    today = timezone.localdate()
    if not form.is_valid():
        return _page(request, form, today, _chosen(request), status=422)
    given = form.cleaned_data
    organs = Organ.objects.prefetch_related("names").filter(pk__in=_chosen(request))
    late = late_shares([organ.pk for organ in organs], given["day"])
    units = [organ for organ in organs if organ.pk in late]
    if not units:
        return _page(request, form, given["day"], _chosen(request), problem=problem or "Chưa chọn đơn vị nào có việc quá hạn.", status=422)
    head, said = head_for(given["day"]), Urging(day=given["day"], reply_by=given["reply_by"], words=given["words"].strip())
    letters = [paper_of(words_of(*letter_to(organ, head, said, late[organ.pk]))) for organ in units]
    sums = {str(organ.pk): sum_of(late[organ.pk]) for organ in units}
    sealed = seal(request, _SALT, key=uuid.uuid4().hex, said=_said(given), shown=sums)
    chosen = {organ.pk for organ in units}
    return _page(request, form, given["day"], chosen, problem=problem, status=status, letters=letters, sealed=sealed)


def _said(given: dict[str, Any]) -> list[str]:
    """What was typed, as the preview keeps it."""
    return [given["day"].isoformat(), given["reply_by"].isoformat(), given["words"].strip()]


def _chosen(request: Knock) -> set[int]:
    return {int(text) for text in request.POST.getlist("organ") if text.isdecimal() and len(text) < 10}


def _page(
    request: Knock, form: UrgeForm, day: dt.date, chosen: set[int] | None, *, problem: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    """`chosen` is None where nobody has chosen yet: then all are."""
    found = late_units(request.user, day)
    late = {one.organ_id: one for one in found.units}
    organs = Organ.objects.prefetch_related("names").filter(pk__in=late)
    rows = [_row(organ, late[organ.pk], chosen) for organ in organs]
    context = {
        "form": form,
        "rows": rows,
        "day": day,
        "many": sum(one.many for one in late.values()),
        "within": found.within,
        "problem": problem,
    }
    return render(request, "tasks/urging.html", context | more, status=status)


def _row(organ: Organ, late: LateUnit, chosen: set[int] | None) -> dict[str, Any]:
    return {"organ": organ, "late": late, "checked": chosen is None or organ.pk in chosen}


def _answer_day(day: dt.date) -> dt.date:
    """A few days on, and not on a day off."""
    return calendar().next_working_day(day + dt.timedelta(_DAYS))

"""Bàn giao: open work of an organ that ended, with its orientations, or of somebody who has left, goes to another by one explicit act."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Account, Organ, Succession
from giaoban.office.directory.queries import organs_with_names, people_visible_to, successors_on
from giaoban.office.work import actions
from giaoban.office.work.models import IS_OPEN, Assignment, Orientation
from giaoban.office.work.queries import assignments_visible_to, orientations_visible_to
from giaoban.web.doors import Knock
from giaoban.web.templatetags.office import day
from giaoban.web.work.acts import attempt
from giaoban.web.work.forms import one_organ
from giaoban.web.work.one import title_of
from giaoban.web.work.shares import ShareRows
from giaoban.web.work.states import in_a_list

MOST = 300


class ToForm(forms.Form):
    """Who takes it over. Where the directory names one successor, it is chosen already."""

    def __init__(self, account: Account, organ: Organ, data: Any = None) -> None:
        heirs = [pk for pk in successors_on(organ.pk, timezone.localdate()) if pk != organ.pk]
        super().__init__(data, initial={"to": heirs[0] if len(heirs) == 1 else None}, label_suffix="")
        self.fields["to"] = one_organ(account, "Cơ quan nhận bàn giao", empty_label="chọn cơ quan")


class ToAnyForm(forms.Form):
    """Who takes over what somebody had who has left: a colleague or a unit. Nobody is chosen beforehand."""

    to = forms.ChoiceField(label="Người hoặc đơn vị nhận bàn giao")

    def __init__(self, account: Account, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.known = ShareRows(account)
        self.fields["to"].choices = [("", "chọn người hoặc đơn vị"), *self.known.groups]  # type: ignore[attr-defined]

    def clean_to(self) -> actions.Holder:
        """The organ or the person."""
        who = self.cleaned_data["to"]
        return self.known.organs[int(who[1:])] if who.startswith("o") else self.known.people[int(who[1:])]


def listing(request: Knock) -> HttpResponse:
    """The organs that have ended and still hold open work, or are to write on orientations; who has left and still holds work."""
    return render(request, "work/hand_overs.html", {"rows": [*_ended(request.user), *_left(request.user)]})


def _ended(account: Account) -> list[dict[str, Any]]:
    ended = organs_with_names(account).filter(valid_to__lt=timezone.localdate())
    shares = assignments_visible_to(account).filter(IS_OPEN, organ__in=ended)
    tasks = Counter(shares.values_list("organ_id", flat=True))
    lines = Counter(orientations_visible_to(account).filter(dropped=False, organ__in=ended).values_list("organ_id", flat=True))
    return [
        {"holder": organ, "many": words, "url": reverse("hand-over", args=[organ.pk]), "why": f"kết thúc sau ngày {day(organ.valid_to)}"}
        for organ in ended
        if (words := _how_many(tasks[organ.pk], lines[organ.pk]))
    ]


def _left(account: Account) -> list[dict[str, Any]]:
    left = people_visible_to(account).filter(active=False)
    tasks = Counter(assignments_visible_to(account).filter(IS_OPEN, person__in=left).values_list("person_id", flat=True))
    return [
        {"holder": one, "many": _how_many(tasks[one.pk]), "url": reverse("hand-over-of-person", args=[one.pk]), "why": "không còn công tác"}
        for one in left.filter(pk__in=tasks)
    ]


def _how_many(tasks: int, orientations: int = 0) -> str:
    return ", ".join([*([f"{tasks} việc"] if tasks else []), *([f"{orientations} định hướng"] if orientations else [])])


def of_organ(request: Knock, organ_id: int) -> HttpResponse:
    """The open shares of an organ and the orientations it writes on, and who takes them over."""
    organ = get_object_or_404(organs_with_names(request.user), pk=organ_id)
    has_ended = organ.valid_to is not None and organ.valid_to < timezone.localdate()
    said = {
        "became": _became(organ),
        "still": "" if has_ended else "Cơ quan này vẫn hoạt động. Chỉ bàn giao khi chức năng đã chuyển hẳn sang cơ quan khác.",
        "none": "Cơ quan này không còn việc nào đang theo dõi.",
    }
    return _asked(request, organ, ToForm(request.user, organ, request.POST if request.method == "POST" else None), said)


def of_person(request: Knock, person_id: int) -> HttpResponse:
    """The open shares that somebody holds in person, and who takes them over."""
    person = get_object_or_404(people_visible_to(request.user), pk=person_id)
    said = {
        "became": [] if person.active else ["Đồng chí không còn công tác"],
        "still": "Đồng chí này vẫn công tác. Chỉ bàn giao khi việc đã chuyển hẳn cho người khác." if person.active else "",
        "none": "Đồng chí này không còn giữ việc nào đang theo dõi.",
    }
    return _asked(request, person, ToAnyForm(request.user, request.POST if request.method == "POST" else None), said)


def _asked(request: Knock, holder: actions.Holder, form: forms.Form, said: dict[str, Any]) -> HttpResponse:
    """What is to be handed over, or the act."""
    refusal = ""
    chosen, lines = _chosen(request.POST.getlist("chosen")), _chosen(request.POST.getlist("lines"))
    if request.method == "POST":
        if not chosen and not lines:
            refusal = "Chưa chọn việc nào để bàn giao."
        else:
            refused = attempt(form, lambda values: actions.hand_over(request.user, holder, values["to"], chosen, lines))
            if refused is None:
                messages.success(request, f"Đã bàn giao {_how_many(len(chosen), len(lines))} cho {form.cleaned_data['to']}.")
                return redirect("hand-overs")
            refusal = "Có việc vừa thay đổi; chưa bàn giao việc nào. Xem lại danh sách." if isinstance(refused, Conflict) else ""
    first_look = request.method != "POST"
    context = {
        "holder": holder,
        "form": form,
        "refusal": refusal,
        "rows": [_row(share, chosen=first_look or share.pk in chosen) for share in _open(request.user, holder)],
        "lines": [_line(one, chosen=first_look or one.pk in lines) for one in _directions(request.user, holder)],
        "back": reverse("hand-overs"),
    }
    return render(request, "work/hand_over.html", context | said, status=200 if first_look else 422)


def _open(account: Account, holder: actions.Holder) -> list[Assignment]:
    shares = assignments_visible_to(account).filter(IS_OPEN, **actions.held_by(holder)).select_related("task__paper")
    return list(shares.order_by("deadline", "pk")[:MOST])


def _directions(account: Account, holder: actions.Holder) -> list[Orientation]:
    """An organ's; a person writes on none."""
    if not isinstance(holder, Organ):
        return []
    return list(orientations_visible_to(account).filter(dropped=False, organ=holder).order_by("-paper_id", "pk")[:MOST])


def _chosen(values: list[str]) -> dict[int, int]:
    """Rows with the revisions they were shown at; what is none is left out, and so nothing of it is done."""
    pairs = [value.split(".") for value in values[:MOST]]
    return {int(p[0]): int(p[1]) for p in pairs if len(p) == 2 and all(part.isdecimal() and len(part) < 10 for part in p)}


def _line(one: Orientation, *, chosen: bool) -> dict[str, Any]:
    return {"value": f"{one.pk}.{one.revision}", "title": visible(one.title), "chosen": chosen}


def _row(share: Assignment, *, chosen: bool) -> dict[str, Any]:
    return {
        "chosen": chosen,
        "value": f"{share.pk}.{share.revision}",
        "title": title_of(share.task),
        "url": reverse("task", args=[share.task_id]),
        "side": share.get_side_display(),
        "deadline": share.deadline,
        "state": in_a_list(share, timezone.localdate()),
    }


def _became(organ: Organ) -> list[str]:
    """What became of the organ, in words."""
    rows = (
        Succession.objects.filter(from_organ=organ)
        .select_related("to_organ")
        .prefetch_related("to_organ__names")
        .order_by("effective", "pk")
    )
    return [_said(row) for row in rows if row.to_organ_id != organ.pk]


def _said(row: Succession) -> str:
    heir = f", tiếp nhận: {row.to_organ}" if row.to_organ_id else ""
    return f"{row.get_kind_display()} từ {day(row.effective)}{heir}, theo {row.legal_basis}"

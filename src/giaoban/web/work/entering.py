"""A task entered by hand, parted from a larger one, made of an orientation; a draft corrected; what is handed out corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Paper
from giaoban.office.work import actions
from giaoban.office.work.actions import Ordered, Share
from giaoban.office.work.models import Orientation, Origin, Side, Task, Workflow
from giaoban.office.work.queries import orientations_visible_to
from giaoban.web.directory.forms import Day
from giaoban.web.documents.words import title as paper_title
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.work.acts import attempt, renewed
from giaoban.web.work.forms import one_leader, words
from giaoban.web.work.one import opened, title_of
from giaoban.web.work.shares import ShareRows

_ORAL = [(origin.value, origin.label) for origin in Origin if origin not in {Origin.PAPER, Origin.ANNOTATION}]
_OF_A_PAPER = [(Origin.PAPER.value, Origin.PAPER.label), *_ORAL]
_NO_LEAD = "Chọn đơn vị hoặc người chủ trì trước khi giao; hoặc lưu nháp."
_GROUPS = (
    ("title",),
    ("origin", "giver", "given_on"),
    ("told",),
    ("deadline", "leader"),
    ("product", "authority", "field"),
    ("flagged",),
    ("restricted",),
)
_FACTS = ("field", "product", "authority", "leader", "flagged")


class TaskForm(forms.Form):
    """What is to be done, and what is known of it."""

    title = words("Việc cần làm", rows=2)
    deadline = Day(label="Hạn", required=False)
    product = forms.CharField(
        label="Sản phẩm", max_length=300, required=False, help_text="Văn bản hay việc phải có: báo cáo, tờ trình, danh sách…"
    )
    authority = forms.CharField(label="Thẩm quyền", max_length=200, required=False, help_text="Ai quyết định, ai ký.")
    field = forms.CharField(label="Lĩnh vực", max_length=200, required=False)
    flagged = forms.BooleanField(label="Chỉ lãnh đạo giao việc xác nhận hoàn thành", required=False)
    restricted = forms.BooleanField(
        label="Hạn chế: chỉ văn thư, Chánh Văn phòng, Thường trực và người được giao đích danh xem được", required=False
    )
    shown = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    order: tuple[str, ...] = ("title", "giver", "deadline", "leader", "product", "authority", "field", "flagged", "restricted")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)
        self.fields["giver"] = one_leader("Người giao")
        self.fields["leader"] = one_leader("Lãnh đạo phụ trách")
        self.order_fields(list(self.order))

    def grouped(self) -> list[list[forms.BoundField]]:
        """The fields as they stand: short ones beside each other."""
        names = [[name for name in group if name in self.fields] for group in _GROUPS]
        return [[self[name] for name in group] for group in names if group]

    @property
    def facts(self) -> dict[str, Any]:
        """The values beside title, giver and deadline, as the actions take them."""
        values = self.cleaned_data
        secrecy = Confidentiality.RESTRICTED if values["restricted"] else Confidentiality.OPEN
        return {name: values[name] for name in _FACTS} | {"confidentiality": secrecy}


class NewTaskForm(TaskForm):
    """A task that was told: by whom, when, in which words."""

    origin = forms.ChoiceField(label="Nguồn", choices=_ORAL, initial=Origin.BRIEFING)
    told = words("Lời giao", rows=2, required=False, help_text="Đúng như được nói, nếu khác với nội dung ở trên.")
    given_on = Day(label="Giao ngày", required=False)
    order = ("title", "origin", "giver", "given_on", "told", *TaskForm.order[2:])

    def __init__(self, data: Any = None, *, of_paper: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["given_on"].initial = timezone.localdate()
        if of_paper:
            origin = self.fields["origin"]
            origin.choices, origin.initial = _OF_A_PAPER, Origin.PAPER  # type: ignore[attr-defined]

    def clean_given_on(self) -> dt.date | None:
        """Nothing is given on a day to come."""
        day: dt.date | None = self.cleaned_data["given_on"]
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError("Ngày giao không thể sau hôm nay.")
        return day

    def ordered(self, shares: tuple[Share, ...], **more: Any) -> Ordered:
        """The order as the actions take it. On an earlier day it was given at noon: nobody asked for the hour."""
        values, now = self.cleaned_data, timezone.localtime()
        day = values["given_on"] or now.date()
        noon = dt.datetime.combine(day, dt.time(12), now.tzinfo)
        return Ordered(
            title=values["title"],
            origin=Origin(values["origin"]),
            shares=shares,
            giver=values["giver"],
            deadline=values["deadline"],
            told=values["told"],
            given_at=None if day == now.date() else noon,
            more=self.facts,
            **more,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page for a new task is about: how it is headed, where one goes back to, what hangs on what, and what stands in it already."""

    title: str
    lead: str
    back: str
    paper: Paper | None = None
    parent_id: int | None = None
    orientation: Orientation | None = None
    initial: dict[str, Any] = field(default_factory=dict)
    kept: tuple[Share, ...] = ()


def new(request: Knock) -> HttpResponse:
    """Enter a task; `?paper=` says of which paper it is."""
    asked = whole(request.GET.get("paper"))
    paper = get_object_or_404(registry.visible_to(request.user), pk=asked) if asked else None
    back = reverse("paper", args=[paper.pk]) if paper else reverse("hand-out")
    lead = (
        f"Từ {visible(paper_title(paper))}." if paper else "Việc được nói tại giao ban, qua điện thoại, hoặc kết luận chưa thành văn bản."
    )
    return _entered(request, Entry("Thêm nhiệm vụ", lead, back, paper))


def sub_task(request: Knock, task_id: int) -> HttpResponse:
    """A smaller task of a task; the larger one waits for it."""
    task = opened(request, task_id)
    initial = {"giver": task.giver_id, "deadline": task.deadline, "leader": task.leader_id, "field": task.field}
    back = reverse("task", args=[task.pk])
    return _entered(request, Entry("Thêm việc con", f"Thuộc: {title_of(task)}", back, task.paper, task.pk, initial=initial))


def concrete(request: Knock, orientation_id: int) -> HttpResponse:
    """Cụ thể hóa: a task of an orientation, a draft until it is handed out."""
    one = get_object_or_404(orientations_visible_to(request.user), pk=orientation_id)
    lead = f"Từ định hướng: {visible(one.title)}"
    kept = (Share(organ=one.organ),) if one.organ else ()
    initial = {"field": one.field}
    return _entered(request, Entry("Cụ thể hóa", lead, reverse("orientations"), one.paper, None, one, initial, kept))


def _entered(request: Knock, entry: Entry) -> HttpResponse:
    """The form of a new task: kept as a draft, or handed out at once."""
    form, rows, sent = _typed(
        request, lambda data: NewTaskForm(data, of_paper=entry.paper is not None, initial=dict(entry.initial)), entry.kept
    )
    if sent and rows.is_valid() & form.is_valid():
        give = "give" in request.POST
        made: list[Task] = []
        if give and not any(share.side == Side.LEAD for share in rows.shares):
            form.add_error(None, _NO_LEAD)
        elif attempt(form, lambda _: made.append(_make(request.user, form, rows, entry, give=give))) is None:
            messages.success(request, "Đã giao việc." if give else "Đã lưu nháp, chờ giao.")
            return redirect("task", made[0].pk)
    context = {"form": form, "rows": rows, "title": entry.title, "lead": entry.lead, "back": entry.back, "button": "Lưu nháp"}
    return render(request, "work/entered.html", context | {"gives": entry.orientation is None}, status=422 if sent else 200)


def _make(actor: Account, form: NewTaskForm, rows: ShareRows, entry: Entry, *, give: bool) -> Task:
    ordered = form.ordered(rows.shares, paper=entry.paper, parent_id=entry.parent_id)
    if entry.orientation is not None:
        return actions.make_concrete(actor, entry.orientation.pk, ordered)
    return actions.order(actor, ordered) if give else actions.enter_task(actor, ordered)


def _typed(request: Knock, make: Callable[[Any], TaskForm], kept: Any) -> tuple[Any, ShareRows, bool]:
    """The form and its rows, and whether they were sent to be kept. Asking for more rows keeps what was typed, and checks nothing."""
    if request.method != "POST":
        return make(None), ShareRows(request.user, kept=kept), False
    rows = ShareRows(request.user, request.POST, kept)
    if "more" in request.POST:
        form = make(None)
        form.initial = {name: request.POST.get(name) for name in form.fields}
        return form, rows, False
    return make(request.POST), rows, True


def change(request: Knock, task_id: int) -> HttpResponse:
    """Correct a task: of a draft everything; of what is handed out all but who does it by when, which move by acts of their own."""
    task = opened(request, task_id)
    if task.closed:
        raise Http404
    draft = task.workflow == Workflow.DRAFT
    kept = list(task.assignments.select_related("organ", "person").prefetch_related("organ__names")) if draft else []
    form, rows, sent = _typed(request, lambda data: _change_form(task, data, draft=draft), kept)
    back = reverse("task", args=[task.pk])
    if sent and (rows.is_valid() or not draft):
        refusal = attempt(form, lambda values: _keep(request, task, form, rows, values))
        if refusal is None:
            messages.success(request, "Đã lưu.")
            return redirect(back)
        form = renewed(refusal, form, task, lambda data: _change_form(task, data, draft=draft))
    lead = "" if draft else "Đơn vị và hạn đổi ở từng phần việc, có lý do."
    context = {
        "form": form, "rows": rows if draft else None, "title": f"Sửa: {title_of(task)}", "lead": lead, "back": back, "button": "Lưu",
    }  # fmt: skip
    return render(request, "work/entered.html", context, status=422 if sent else 200)


def _change_form(task: Task, data: Any, *, draft: bool) -> TaskForm:
    names = ("title", "product", "authority", "field", "flagged", "deadline")
    initial = {name: getattr(task, name) for name in names} | {"giver": task.giver_id, "leader": task.leader_id}
    initial |= {"restricted": task.confidentiality > Confidentiality.OPEN, "shown": task.revision}
    form = TaskForm(data, initial=initial)
    form.fields |= {name: one_leader(str(form.fields[name].label), standing=True) for name in ("giver", "leader")}
    if not draft:
        del form.fields["deadline"]
    return form


def _keep(request: Knock, task: Task, form: TaskForm, rows: ShareRows, values: dict[str, Any]) -> None:
    facts = form.facts | {"title": values["title"], "giver": values["giver"]}
    shown = values["shown"] or 0
    if task.workflow == Workflow.DRAFT:
        actions.correct_draft(request.user, task.pk, shown, rows.shares, deadline=values["deadline"], **facts)
    else:
        actions.change_task(request.user, task.pk, shown, **facts)

"""What can be done to a line: a small form each. What is refused is said at the form, and nothing typed is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Account
from giaoban.office.programme import actions, queries
from giaoban.office.programme.models import Line, LineState, ProgrammeKind
from giaoban.office.programme.periods import with_capital
from giaoban.office.work.models import Task
from giaoban.web.doors import Knock
from giaoban.web.programme.forms import CarryForm, FinishForm, MoveForm, OnLine, PlainForm, ReasonForm
from giaoban.web.programme.states import time_of
from giaoban.web.work.acts import CHANGED, attempt

Deed = Callable[[Account, Line, int, Any], object]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its part of the address, its button, its form, what is said when it is done, what it calls, when it makes sense."""

    name: str
    button: str
    form: type[OnLine]
    done: str
    do: Deed
    when: Callable[[Line], bool]
    lead: str = ""


def _stands(line: Line) -> bool:
    return line.stands and line.done_on is None


def _has_a_next(line: Line) -> bool:
    return _stands(line) and line.programme.kind != ProgrammeKind.TERM


ACTS = (
    Act(
        "move", "Lùi thời gian", MoveForm, "Đã đổi thời gian; thời gian cũ vẫn ghi bên cạnh.",
        lambda who, line, shown, form: actions.move_line(
            who, line.pk, shown, form.key, form.why, tentative=form.cleaned_data["tentative"]
        ),
        _stands, "Trong cùng kỳ; sang kỳ khác thì chọn “Chuyển sang kỳ sau”. Hạn của nhiệm vụ không đổi theo: gia hạn ở nhiệm vụ.",
    ),
    Act(
        "carry", "Chuyển sang kỳ sau", CarryForm, "Đã chuyển; dòng mới ghi rõ chuyển từ đâu.",
        lambda who, line, shown, form: actions.carry_line(
            who, line.pk, shown, dt.date.fromisoformat(form.cleaned_data["to"]), form.why, due=form.key
        ),
        _has_a_next, "Chưa có chương trình của kỳ ấy thì một dự thảo được lập. Nhiệm vụ còn đang làm đi theo dòng.",
    ),
    Act(
        "withdraw", "Rút khỏi chương trình", ReasonForm, "Đã rút khỏi chương trình; dòng vẫn còn đó với lý do.",
        lambda who, line, shown, form: actions.withdraw_line(who, line.pk, shown, form.why), _stands,
    ),
    Act(
        "restore", "Phục hồi", ReasonForm, "Dòng đã trở lại chương trình.",
        lambda who, line, shown, form: actions.restore_line(who, line.pk, shown, form.why),
        lambda line: line.state == LineState.WITHDRAWN,
    ),
    Act(
        "finish", "Ghi đã xong", FinishForm, "Đã ghi xong.",
        lambda who, line, shown, form: actions.finish_line(who, line.pk, shown, form.cleaned_data["on"]), _stands,
        "Cho dòng không có nhiệm vụ: hội nghị đã họp, việc đã làm.",
    ),
    Act(
        "reopen", "Làm tiếp", ReasonForm, "Dòng được làm tiếp.",
        lambda who, line, shown, form: actions.reopen_line(who, line.pk, shown, form.why), lambda line: line.done_on is not None,
    ),
    Act(
        "order", "Giao việc", PlainForm, "Đã mở nháp nhiệm vụ từ dòng này. Xem lại rồi giao.",
        lambda who, line, shown, form: actions.order_task(who, line.pk, shown), _stands,
        "Một nháp nhiệm vụ mở ra với câu này, cơ quan chủ trì và thời gian của dòng; chưa đơn vị nào thấy cho đến khi giao.",
    ),
)  # fmt: skip


def offered(account: Account, line: Line) -> list[dict[str, Any]]:
    """The acts that make sense on a line now, as buttons."""
    found = [act for act in ACTS if act.when(line)]
    return [{"label": act.button, "url": reverse(f"programme-line-{act.name}", args=[line.pk]), "primary": False} for act in found]


def on_line(request: Knock, line_id: int, act: Act) -> HttpResponse:
    """The form of an act, or the act."""
    line = get_object_or_404(queries.lines_visible_to(request.user).select_related("programme__organ"), pk=line_id)
    form = act.form(line, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _shown(request, act, line, form)
    made: list[object] = []
    refusal = attempt(form, lambda values: made.append(act.do(request.user, line, values["shown"] or 0, form)))
    if refusal is None:
        messages.success(request, act.done)
        return redirect("task", made[0].pk) if isinstance(made[0], Task) else redirect("programme-line", line.pk)
    if isinstance(refusal, Conflict):
        line.refresh_from_db()
        form = act.form(line, {**request.POST.dict(), "shown": str(line.revision)})
        form.full_clean()
        form.add_error(None, CHANGED)
    return _shown(request, act, line, form, conflict=isinstance(refusal, Conflict))


def _shown(request: Knock, act: Act, line: Line, form: OnLine, *, conflict: bool = False) -> HttpResponse:
    """The page of an act, or only what stands in a dialog."""
    context = {
        "form": form,
        "title": act.button,
        "about": shorten(visible(line.text), 160, placeholder="…"),
        "whose": f"{with_capital(line.programme.period)}: {time_of(line)}" if line.stands else with_capital(line.programme.period),
        "lead": act.lead,
        "button": act.button,
        "back": reverse("programme-line", args=[line.pk]),
    }
    if request.htmx and request.method != "POST":
        return render(request, "work/act_dialog.html", context)
    return render(request, "work/act.html", context, status=409 if conflict else 422 if form.errors else 200)

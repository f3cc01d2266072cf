"""Có phải việc đã giao qua điện thoại ngày …? The paper that comes later is linked to the same task by one key; nothing joins by itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from giaoban.office.directory.models import Account
from giaoban.office.work import actions, queries
from giaoban.office.work.actions import NotNow
from giaoban.office.work.models import Task
from giaoban.office.work.queries import Likely
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.shell import reverse_or_none
from giaoban.web.work.one import named

_AT_ONCE = 50


def matches(request: Knock) -> HttpResponse:
    """The drafts from papers for which an order by word of mouth stands already."""
    drafts = list(queries.to_hand_out(request.user).exclude(fact=None).select_related("paper").order_by("-pk")[:_AT_ONCE])
    offers = list(offers_of(request.user, drafts).values())
    return render(request, "briefing/matches.html", {"offers": offers, "many": len(offers)})


def offer(task: Task, likely: list[Likely]) -> dict[str, Any]:
    """What `briefing/same_order.html` shows: the draft, and each order it may be, with what speaks for it."""
    rows = [
        {
            "task": one.task,
            "url": reverse_or_none("task", one.task.pk),
            "how": one.task.get_origin_display().lower(),
            "reason": _reason(one),
            "who": named(share for share in one.task.assignments.all() if not share.closed),
        }
        for one in likely
    ]
    return {"task": task, "rows": rows, "url": reverse_or_none("task", task.pk)}


def offers_of(account: Account, tasks: list[Task]) -> dict[int, dict[str, Any]]:
    """The offers for many drafts at once, in a fixed number of queries: task → offer; tasks without any are left out."""
    likely = queries.likely_of(account, tasks)
    return {task.pk: offer(task, likely[task.pk]) for task in tasks if task.pk in likely}


def offer_for(account: Account, task: Task) -> dict[str, Any] | None:
    """The offer for one task; None where nothing is likely."""
    return offers_of(account, [task]).get(task.pk)


def _reason(one: Likely) -> str:
    likeness = one.likeness
    parts = [f"cùng nói “{'”, “'.join(likeness.words[:4])}”"]
    parts += ["cùng đơn vị chủ trì"] if likeness.same_lead else []
    parts += ["cùng hạn"] if likeness.same_day else []
    return "; ".join(parts)


@require_POST
def join(request: Knock, task_id: int) -> HttpResponse:
    """Đúng, là một việc: the draft goes into the task that was given by word of mouth."""
    task = get_object_or_404(queries.visible_to(request.user), pk=task_id)
    chosen = whole(request.POST.get("kept"))
    if chosen is None:
        return _answer(request, "Chưa gộp: hãy chọn việc đã giao trước đó.", task, done=False)
    kept = get_object_or_404(queries.visible_to(request.user), pk=chosen)
    shown, kept_shown = whole(request.POST.get("shown")) or 0, whole(request.POST.get("kept_shown")) or 0
    try:
        actions.join_tasks(request.user, kept.pk, kept_shown, task.pk, shown)
    except (NotNow, ValidationError) as refused:
        return _answer(request, "; ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused), kept, done=False)
    return _answer(request, f"Đã gộp: văn bản gắn vào việc đã giao ngày {timezone.localtime(kept.given_at):%d/%m}.", kept, done=True)


def _answer(request: Knock, said: str, kept: Task, *, done: bool) -> HttpResponse:
    if request.htmx:
        answer = HttpResponse("" if done else None, status=200 if done else 204)
        return trigger_client_event(answer, "toast", {"text": said})
    (messages.success if done else messages.warning)(request, said)
    return redirect((done and reverse_or_none("task", kept.pk)) or "quick-matches")

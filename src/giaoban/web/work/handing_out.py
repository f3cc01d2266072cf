"""Giao việc: what is confirmed or entered and not handed out yet, paper by paper; corrected in its place, handed out one by one or many
at a click; phiếu giao nhiệm vụ, a page for each unit."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.days import queries as days
from giaoban.office.directory.heads import head_of_office
from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.queries import organs_with_names
from giaoban.office.work import actions, rules
from giaoban.office.work.actions import NotNow
from giaoban.office.work.briefing_queries import minutes_of
from giaoban.office.work.models import IS_OPEN, Assignment, Side, Task, Workflow
from giaoban.office.work.papers.slip import task_slip
from giaoban.office.work.queries import assignments_visible_to, to_hand_out
from giaoban.office.work.reckoning import proposal
from giaoban.office.work.six import lacks
from giaoban.timing.last_days import Settings
from giaoban.timing.workdays import Calendar
from giaoban.web.briefing.matches import offers_of
from giaoban.web.documents.words import title as paper_title
from giaoban.web.doors import Knock
from giaoban.web.letterhead import letterhead
from giaoban.web.numbers import whole
from giaoban.web.paper_files import as_file
from giaoban.web.templatetags.office import day, short_day
from giaoban.web.work.acts import attempt, renewed
from giaoban.web.work.entering import TaskForm
from giaoban.web.work.one import named, title_of
from giaoban.web.work.shares import ShareRows

MOST = 100
_LATELY = dt.timedelta(7)
_CHANGED = "Có nhiệm vụ vừa được người khác sửa hoặc giao; chưa giao việc nào. Xem lại rồi giao."


class BriefForm(TaskForm):
    """What is most often missing, corrected in its place."""

    order = ("deadline", "giver", "leader", "product", "authority")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name in [name for name in self.fields if name not in {*self.order, "shown"}]:
            del self.fields[name]


def waiting(request: Knock) -> HttpResponse:
    """What waits to be handed out; sent back, what was chosen is handed out."""
    refusal = ""
    if request.method == "POST":
        refusal = _hand_out(request)
        if not refusal:
            return redirect("hand-out")
    rows = list(_drafts(request.user).order_by("deadline", "pk")[: MOST + 1])
    groups = _groups(_with_what_was_said(request.user, [row(task) for task in rows[:MOST]]))
    context = {
        "groups": groups,
        "more": len(rows) > MOST,
        "many": len(rows[:MOST]),
        "ready": sum(1 for group in groups for one in group["rows"] if one["ready"]),
        "refusal": refusal,
        "sent": _sent_lately(request.user),
        "hands_over": rules.may_answer_all(request.user),
    }
    return render(request, "work/hand_out.html", context, status=422 if refusal else 200)


def _drafts(account: Account) -> Any:
    drafts = to_hand_out(account).select_related("paper", "fact", "giver", "leader")
    return drafts.prefetch_related("assignments__organ__names", "assignments__person")


def row(task: Task) -> dict[str, Any]:
    """A draft as a row: who, by when, what it lacks. Those with a lead and a deadline are chosen beforehand."""
    shares = [share for share in task.assignments.all() if share.workflow == Workflow.DRAFT]
    leads = [str(share) for share in shares if share.side == Side.LEAD]
    missing = lacks(task, shares)
    return {
        "task": task,
        "title": title_of(task),
        "leads": named(leads),
        "support": named(share for share in shares if share.side == Side.SUPPORT),
        "deadline": task.deadline,
        "leader": task.leader,
        "lacks": ", ".join(missing),
        "ready": bool(leads) and "thời gian" not in missing,
        "value": f"{task.pk}.{task.revision}",
    }


def _with_what_was_said(account: Account, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, each with the order by word of mouth that it may be, and the minutes in which it stands. What may be given already is
    not chosen beforehand: nothing is handed out twice unasked."""
    tasks = [one["task"] for one in rows]
    offers, minutes = offers_of(account, tasks), minutes_of(account, tasks)
    calendar, reading = days.calendar(), days.settings().reading
    return [
        one
        | {"offer": offers.get(key), "minute": minutes.get(key), "ready": one["ready"] and key not in offers}
        | _reckoned(one["task"], calendar, reading)
        for one, key in zip(rows, (task.pk for task in tasks), strict=True)
    ]


def _reckoned(task: Task, calendar: Calendar, reading: Settings) -> dict[str, Any]:
    """The deadline that the paper's words make, and the last working day before it where it is a day off."""
    found = proposal(task, calendar, reading)
    off = found is not None and found.result is not None and not calendar.is_working(found.result)
    return {"reckoned": found, "working": calendar.previous_working_day(found.result) if found and found.result and off else None}


def _groups(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows under their papers, in the order of the nearest deadline; what comes from no paper last."""
    found: dict[int | None, list[dict[str, Any]]] = {}
    for one in rows:
        found.setdefault(one["task"].paper_id, []).append(one)
    groups = []
    for paper_id, of_paper in sorted(found.items(), key=lambda pair: pair[0] is None):
        paper = of_paper[0]["task"].paper
        head = f"{visible(paper_title(paper))}{f' ngày {day(paper.date)}' if paper.date else ''}" if paper else "Không theo văn bản"
        groups.append(
            {
                "head": head,
                "subject": visible(paper.subject) if paper else "",
                "url": reverse("paper-followed", args=[paper_id]) if paper_id else None,
                "rows": of_paper,
            }
        )
    return groups


def _hand_out(request: Knock) -> str:
    """Hand out what was chosen; why not, if not."""
    chosen = [request.POST["one"]] if request.POST.get("one") else request.POST.getlist("chosen")
    pairs = [value.split(".") for value in chosen]
    if not all(len(pair) == 2 and all(part.isdecimal() and len(part) < 10 for part in pair) for pair in pairs):
        return _CHANGED
    shown = {int(task): int(revision) for task, revision in pairs}
    if not shown:
        return "Chưa chọn nhiệm vụ nào."
    drafts = {task.pk: task for task in _drafts(request.user).filter(pk__in=shown)}
    if len(drafts) != len(shown):
        return _CHANGED
    without = [one["title"] for task in drafts.values() if not (one := row(task))["leads"]]
    if without:
        return f"Chưa có đơn vị hoặc người chủ trì: {'; '.join(without)}. Chưa giao việc nào."
    try:
        actions.hand_out_many(request.user, shown)
    except (Conflict, NotNow):
        return _CHANGED
    messages.success(request, f"Đã giao {len(shown)} nhiệm vụ.")
    return ""


def _sent_lately(account: Account) -> list[dict[str, Any]]:
    """The units that were given something in the last days, each with its slip to print."""
    since = timezone.now() - _LATELY
    rows = assignments_visible_to(account).filter(IS_OPEN, assigned_at__gte=since, organ__isnull=False).order_by("organ__rank", "pk")
    counts: dict[Organ, int] = {}
    for share in rows:
        assert share.organ is not None
        counts[share.organ] = counts.get(share.organ, 0) + 1
    return [{"organ": organ, "many": many, "url": reverse("work-slip", args=[organ.pk])} for organ, many in counts.items()]


def draft(request: Knock, task_id: int) -> HttpResponse:
    """A row corrected in its place: units, deadline, leader and what else it lacks."""
    task = get_object_or_404(_drafts(request.user), pk=task_id)
    kept = [share for share in task.assignments.all() if share.workflow == Workflow.DRAFT]
    if request.method == "POST" and "more" not in request.POST:
        form, rows = BriefForm(request.POST), ShareRows(request.user, request.POST, kept)
        if rows.is_valid():
            refusal = attempt(form, lambda values: _correct(request, task, rows, values))
            if refusal is None:
                return _corrected(request, task)
            form = renewed(refusal, form, task, BriefForm)
    else:
        typed = request.POST if request.method == "POST" else None
        rows = ShareRows(request.user, typed, kept)
        form = BriefForm(initial={name: typed.get(name) for name in typed} if typed else _initial(task))
    sent = request.method == "POST" and "more" not in request.POST
    context = {"form": form, "rows": rows, "task": task, "title": title_of(task)}
    template = "work/draft_row.html" if request.htmx else "work/draft.html"
    return render(request, template, context, status=422 if sent else 200)


def _initial(task: Task) -> dict[str, Any]:
    names = {"deadline": task.deadline, "giver": task.giver_id, "leader": task.leader_id}
    return names | {"product": task.product, "authority": task.authority, "shown": task.revision}


def _correct(request: Knock, task: Task, rows: ShareRows, values: dict[str, Any]) -> None:
    shown = values.pop("shown") or 0
    actions.correct_draft(request.user, task.pk, shown, rows.shares, **values)


def _corrected(request: Knock, task: Task) -> HttpResponse:
    if not request.htmx:
        messages.success(request, "Đã lưu.")
        return redirect("hand-out")
    return _row_shown(request, _drafts(request.user).get(pk=task.pk))


def _row_shown(request: Knock, task: Task) -> HttpResponse:
    (shown,) = _with_what_was_said(request.user, [row(task)])
    return render(request, "work/draft_shown.html", {"row": shown})


def take_reckoned(request: Knock, task_id: int) -> HttpResponse:
    """The deadline that was reckoned from the paper's words, taken as it was shown."""
    task = get_object_or_404(_drafts(request.user), pk=task_id)
    if request.method != "POST":
        return redirect("hand-out")
    try:
        shown = dt.date.fromisoformat(request.POST.get("day", ""))
        actions.take_reckoned(request.user, task.pk, whole(request.POST.get("shown")) or 0, shown)
    except ValueError:
        return HttpResponse(status=400)
    except (Conflict, NotNow, ValidationError):
        messages.warning(request, "Chưa đặt hạn: nhiệm vụ vừa được sửa, hoặc hạn tính lại đã khác ngày vừa xem. Xem lại rồi đặt.")
    else:
        messages.success(request, f"Đã đặt hạn {day(shown)}.")
    return redirect(f"{reverse('hand-out')}#du-thao-{task.pk}")


def draft_shown(request: Knock, task_id: int) -> HttpResponse:
    """A row as it stands: what one goes back to without having changed it."""
    task = get_object_or_404(_drafts(request.user), pk=task_id)
    return _row_shown(request, task) if request.htmx else redirect("hand-out")


def slip(request: Knock, organ_id: int) -> HttpResponse:
    """Phiếu giao nhiệm vụ of one unit, to be printed: nothing of others stands on it. `?since=` leaves out what was given before a day."""
    organ, since, rows = _on_slip(request, organ_id)
    context = {
        "organ": organ,
        "letterhead": letterhead(timezone.localdate(), of_the_office=True),
        "rows": [_line(share) for share in rows],
        "query": f"?since={timezone.localdate(since)}" if since else "",
        "choices": _choices(since),
        "back": reverse("hand-out"),
    }
    return render(request, "work/slip.html", context)


def slip_file(request: Knock, organ_id: int, *, form: str) -> HttpResponse:
    """The same as a file."""
    organ, _, rows = _on_slip(request, organ_id)
    paper = task_slip(organ.name, rows, head_of_office(timezone.localdate()))
    return as_file(paper, form, f"phiếu giao nhiệm vụ {organ} {timezone.localdate()}")


def _on_slip(request: Knock, organ_id: int) -> tuple[Organ, dt.datetime | None, list[Assignment]]:
    organ = get_object_or_404(organs_with_names(request.user), pk=organ_id)
    since = _since(request.GET.get("since", ""))
    shares = assignments_visible_to(request.user).filter(IS_OPEN, organ=organ).exclude(workflow=Workflow.DRAFT)
    if since:
        shares = shares.filter(assigned_at__gte=since)
    return organ, since, list(shares.select_related("task__paper", "task__giver").order_by("side", "deadline", "pk"))


def _since(text: str) -> dt.datetime | None:
    """The beginning of a local day as an address names it; None for what is none."""
    try:
        return timezone.make_aware(dt.datetime.combine(dt.date.fromisoformat(text), dt.time()))
    except ValueError:
        return None


def _choices(since: dt.datetime | None) -> list[dict[str, Any]]:
    today = timezone.localdate()
    return [
        {"label": "Mọi việc đang giao", "url": "?", "current": since is None},
        {"label": "Giao hôm nay", "url": f"?since={today.isoformat()}", "current": since is not None},
    ]


def _line(share: Assignment) -> dict[str, Any]:
    task = share.task
    named = f"{paper_title(task.paper)}{f' ngày {day(task.paper.date)}' if task.paper.date else ''}" if task.paper else ""
    return {
        "title": title_of(task),
        "side": share.get_side_display(),
        "product": visible(task.product),
        "deadline": share.deadline,
        "source": visible(named) or f"{task.get_origin_display()} {short_day(task.given_at)}",
        "giver": task.giver,
    }

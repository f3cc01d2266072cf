"""One line: where it comes from, what carries it out, every change; entered and corrected; tasks linked with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.programme import actions, queries, rules
from giaoban.office.programme.models import Line
from giaoban.office.programme.periods import with_capital
from giaoban.office.programme.standing import Standing
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.web.doors import Knock
from giaoban.web.issuing.around import issued_in
from giaoban.web.numbers import whole
from giaoban.web.programme.acts import offered
from giaoban.web.programme.forms import CarryManyForm, LineForm, NewLineForm
from giaoban.web.programme.listing import shown
from giaoban.web.programme.page import opened as opened_programme
from giaoban.web.programme.rows import rows_of
from giaoban.web.programme.states import facts_of
from giaoban.web.templatetags.office import moment
from giaoban.web.work.one import title_of

OFFERED = 50  # tasks to choose from


def opened(request: Knock, line_id: int) -> Line:
    """The line that was asked for, with its history, if it is there for this person; 404 else."""
    rows = queries.with_history(queries.lines_visible_to(request.user)).select_related("programme__organ", "programme__paper", "paper")
    return get_object_or_404(rows, pk=line_id)


def one(request: Knock, line_id: int) -> HttpResponse:
    """The line with everything that was done to it."""
    line, account = opened(request, line_id), request.user
    (row,) = rows_of(account, [line], timezone.localdate())
    may = rules.may_change(account, line)
    context = {
        "line": line,
        "row": row,
        "facts": facts_of(line, reverse("programme", args=[line.programme_id])) + issued_in(account, "programme.line", line.pk),
        "sentence_url": _sentence_url(account, line),
        "crumbs": [
            {"label": "Chương trình", "url": reverse("programmes")},
            {"label": with_capital(line.programme.period), "url": reverse("programme", args=[line.programme_id])},
            {"label": f"Dòng {visible(line.number)}" if line.number else "Dòng"},
        ],
        "changes": [
            {"when": one.when, "sign": one.sign, "who": one.who, "what": f"{one.head}{': ' if one.times else ''}{one.times}",
             "detail": one.reason} for one in row.changes
        ],
        "entered": moment(line.created_at),
        "chain": _chain(account, line),
        "acts": offered(account, line) if may else [],
        "may_link": may and line.stands,
        "tasks": _linkable(account, line) if may and line.stands else [],
    }  # fmt: skip
    return render(request, "programme/line.html", context)


def _linkable(account: Account, line: Line) -> list[dict[str, Any]]:
    return [{"pk": task.pk, "title": title_of(task)[:100]} for task in queries.linkable_tasks(account, line)[:OFFERED]]


def _chain(account: Account, line: Line) -> list[dict[str, Any]]:
    """Where the line came from and went to, with links where the person may follow them."""
    to = getattr(line, "carried_to", None)
    rows = [("Chuyển từ", line.carried_from), ("Chuyển sang", to)]
    seen = set(queries.lines_visible_to(account).filter(pk__in=[one.pk for _, one in rows if one]).values_list("pk", flat=True))
    return [
        {"head": head, "label": one.programme.period, "url": reverse("programme-line", args=[one.pk]) if one.pk in seen else None}
        for head, one in rows if one is not None
    ]  # fmt: skip


def _sentence_url(account: Account, line: Line) -> str | None:
    """The sentence in its paper, where the person may see the paper."""
    fact = line.fact
    if fact is None or not papers_visible_to(account).filter(pk=fact.paper_id).exists():
        return None
    return f"{reverse('paper-followed', args=[fact.paper_id])}#su-kien-{fact.pk}"


def new(request: Knock, programme_id: int) -> HttpResponse:
    """Enter a line."""
    programme = opened_programme(request, programme_id)
    form = NewLineForm(request.user, programme, request.POST or None)
    if request.method == "POST":
        made = form.attempt(
            lambda v: actions.add_line(request.user, programme_id, due=form.key, tentative=v["tentative"], why=form.why, **form.facts)
        )
        if made is not None:
            messages.success(request, "Đã thêm dòng." if programme.is_draft else "Đã bổ sung vào chương trình.")
            return redirect("programme", programme_id)
    title = "Thêm dòng" if programme.is_draft else "Bổ sung vào chương trình"
    return shown(request, form, title=title, back=reverse("programme", args=[programme_id]), lead=programme.title)


def carry_many(request: Knock, programme_id: int) -> HttpResponse:
    """At the end of a period: what is not done goes into the next one, with one reason."""
    programme, today = opened_programme(request, programme_id), timezone.localdate()
    rows = rows_of(request.user, queries.lines_of(request.user, programme), today)
    left = [row for row in rows if row.line.stands and row.standing != Standing.DONE]
    begun = [f"{row.line.pk}-{row.line.revision}" for row in left if row.standing not in (Standing.STEADY, Standing.UNTOLD)]
    typed = request.POST if request.method == "POST" else None
    form = CarryManyForm(programme, [row.line for row in left], typed, initial={"lines": begun})
    if request.method == "POST":
        made = form.attempt(lambda v: actions.carry_many(request.user, programme_id, form.chosen, dt.date.fromisoformat(v["to"]), form.why))
        if made:
            messages.success(request, f"Đã chuyển {len(made)} dòng; mỗi dòng mới ghi rõ chuyển từ đâu.")
            return redirect("programme", made[0].programme_id)
    lead = "Bỏ chọn dòng nào để lại. Sang kỳ sau các dòng ghi “chưa ấn định” cho đến khi có ngày; nhiệm vụ còn đang làm đi theo."
    back = reverse("programme", args=[programme_id])
    return shown(request, form, title="Chuyển dòng chưa xong sang kỳ sau", back=back, lead=lead, button="Chuyển")


def change(request: Knock, line_id: int) -> HttpResponse:
    """Correct what a line says."""
    line = opened(request, line_id)
    kept = {name: getattr(line, name) for name in ("number", "text", "kind")}
    initial = kept | {"organ": line.organ_id, "leader": line.leader_id, "shown": line.revision}
    form = LineForm(request.user, request.POST or None, initial=initial, of_paper=actions.says_its_paper(line))
    if request.method == "POST" and form.did(lambda v: actions.correct_line(request.user, line_id, v["shown"] or 0, **form.facts)):
        messages.success(request, "Đã lưu.")
        return redirect("programme-line", line_id)
    lead = "Thời gian thì đổi bằng “Lùi thời gian”, có lý do." + (" Chữ của câu là của văn bản." if actions.says_its_paper(line) else "")
    return shown(request, form, title="Sửa dòng", back=reverse("programme-line", args=[line_id]), lead=lead)


def link(request: Knock, line_id: int) -> HttpResponse:
    """Link a task with a line."""
    return _linked(request, line_id, actions.link_task, "Đã gắn nhiệm vụ.")


def unlink(request: Knock, line_id: int) -> HttpResponse:
    """Take a task off a line."""
    return _linked(request, line_id, actions.unlink_task, "Đã gỡ nhiệm vụ khỏi dòng; nhiệm vụ vẫn được theo dõi.")


def _linked(request: Knock, line_id: int, do: Any, done: str) -> HttpResponse:
    line = opened(request, line_id)
    task_id = whole(request.POST.get("task"))
    if request.method == "POST" and task_id is None:
        messages.error(request, "Chọn một nhiệm vụ.")
    elif request.method == "POST":
        try:
            do(request.user, line.pk, whole(request.POST.get("shown")) or 0, task_id)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        except ObjectDoesNotExist:
            raise Http404 from None
        else:
            messages.success(request, done)
    return redirect("programme-line", line.pk)

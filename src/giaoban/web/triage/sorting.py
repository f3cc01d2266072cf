"""Phân văn: today's papers, the most urgent first, one key a paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from giaoban.account.words import visible
from giaoban.office.registry import actions, queries
from giaoban.office.registry.models import Paper, Sorting, Stage, Urgency
from giaoban.web.documents.words import title
from giaoban.web.doors import Knock
from giaoban.web.drawing import address, drawn
from giaoban.web.numbers import whole
from giaoban.web.templatetags.office import day

MOST = 25  # the next ones come with the next look
DONE = 10
CHOICES = (
    (Sorting.TO_DO, "Phải làm", "P"),
    (Sorting.INVITATION, "Mời họp", "M"),
    (Sorting.TO_KNOW, "Để biết", "B"),
    (Sorting.TO_FILE, "Lưu", "L"),
)
KEYS: list[dict[str, Any]] = [
    {"keys": ["↓", "↑"], "label": "văn bản sau, trước"},
    *({"keys": [key], "label": word.lower()} for _, word, key in CHOICES),
    {"keys": ["U"], "label": "hoàn tác"},
]
_WORDS = {choice.value: word for choice, word, _ in CHOICES}


def waiting(request: Knock) -> HttpResponse:
    """What waits to be sorted, and what was sorted today."""
    papers = queries.to_sort(request.user)
    since = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    done = list(queries.sorted_on(request.user, since)[:DONE])
    rows = list(papers[: MOST + 1])
    queries.with_numbers([*rows, *done])
    context = {
        "rows": [row(paper) for paper in rows[:MOST]],
        "more": len(rows) > MOST,
        "done": [row(paper) for paper in done],
        "sentence": _sentence(papers, len(rows)),
        "choices": CHOICES,
        "keys": KEYS,
        "take_in_url": reverse("take-in"),
    }
    return render(request, "triage/triage.html", context)


@require_POST
def sort(request: Knock, paper_id: int) -> HttpResponse:
    """One paper sorted, or the sorting taken back; only its row comes back."""
    get_object_or_404(queries.visible_to(request.user), pk=paper_id)
    choice, shown = request.POST.get("choice", ""), whole(request.POST.get("shown"))
    if choice not in {"", *_WORDS} or shown is None:
        raise BadRequest
    paper = actions.sort_paper(request.user, paper_id, choice, shown=shown)
    if not request.htmx:
        return redirect("triage")
    fresh = queries.visible_to(request.user).get(pk=paper.pk)
    answer = HttpResponse(drawn("triage/rows.jinja", rows=[row(fresh)], choices=CHOICES, csrf_token=get_token(request)))
    if choice:
        undo = reverse("triage-undo", args=[paper.pk, fresh.revision])
        return trigger_client_event(answer, "toast", {"text": f"{title(fresh)}: {_WORDS[choice].lower()}.", "undo": undo})
    return answer


@require_POST
def take_back(request: Knock, paper_id: int, number: int) -> HttpResponse:
    """The sorting that made revision `number` taken back; the page asks for its list again."""
    get_object_or_404(queries.visible_to(request.user), pk=paper_id)
    actions.sort_paper(request.user, paper_id, "", shown=number)
    return HttpResponse(status=204)


def row(paper: Paper) -> dict[str, Any]:
    """A paper as triage shows it: who sends it, what it is about, what the reading says."""
    numbers = [f"{entry.number}{entry.suffix}" for entry in paper.entries.all() if not entry.cancelled_at]
    return {
        "paper": paper,
        "number": ", ".join(numbers),
        "title": visible(title(paper)),
        "sender": visible(paper.issuer_text),
        "subject": visible(paper.subject),
        "urgency": Urgency(paper.urgency).label if paper.urgency else "",
        "read": reading_says(paper),
        "sorted": _WORDS.get(paper.sorting, ""),
        "proposes": _proposes(paper),
        "url": address("paper", paper.pk),
    }


def _proposes(paper: Paper) -> dict[str, Any] | None:
    """Where it is proposed what is done about a paper; what a leader has answered is read there, and proposed no more."""
    if paper.sorting != Sorting.TO_DO:
        return None
    handling = getattr(paper, "handling", None)
    if handling is not None and handling.answer:
        return {"url": address("handling-slip", paper.pk), "label": "Phiếu trình"}
    return {"url": address("handling", paper.pk), "label": "Đề xuất xử lý"}


def reading_says(paper: Paper) -> str:
    """What the reading says of a paper, in a line: our tasks, meetings, the day of the paper."""
    if paper.stage == Stage.UNREAD:
        return "máy không đọc được, hãy xem bản gốc"
    others = paper.tasks_in_all - paper.tasks_of_ours
    parts = [
        f"việc của ta: {paper.tasks_of_ours}" + (f" (và {others} việc của nơi khác)" if others else "")
        if paper.tasks_in_all
        else "không giao việc",
        f"{paper.meetings} cuộc họp" if paper.meetings else "",
        f"ngày {day(paper.date)}" if paper.date else "",
    ]
    return " · ".join(part for part in parts if part)


def _sentence(papers: QuerySet[Paper], shown: int) -> str:
    if not shown:
        return "Không còn văn bản nào chờ phân."
    many, urgent = papers.aggregate(many=Count("pk"), urgent=Count("pk", filter=Q(urgency=Urgency.MOST_URGENT))).values()
    return f"Có {many} văn bản chờ phân" + (f", {urgent} hỏa tốc." if urgent else ".")


def today() -> dt.date:
    """The local day."""
    return timezone.localdate()

"""The queue, the page of one paper, one card, and the picture of a page."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.utils.http import quote_etag

from giaoban.intake import UnreadableSource
from giaoban.intake import page_image as draw
from giaoban.office.registry import store
from giaoban.office.registry.models import Paper
from giaoban.office.review import queries
from giaoban.web.doors import Knock
from giaoban.web.drawing import drawn
from giaoban.web.review.cards import card_of
from giaoban.web.review.desk import SEEN, Review, held_works, on_paper, proposal_of

DPI = 110
PAGE = 50
_KEYS = [
    {"keys": ["↓", "↑"], "label": "mục sau, trước"},
    {"keys": ["Enter"], "label": "nhận"},
    {"keys": ["E"], "label": "sửa"},
    {"keys": ["X"], "label": "bỏ"},
    {"keys": ["T"], "label": "tách"},
    {"keys": ["G"], "label": "gộp"},
    {"keys": ["U"], "label": "hoàn tác"},
    {"keys": ["O"], "label": "nhận hết việc của ta"},
    {"keys": ["Shift", "Enter"], "label": "nhận hết mục không lưu ý"},
]


def queue(request: Knock) -> HttpResponse:
    """Papers that wait to be reviewed, the most urgent first."""
    waiting = list(queries.queue(request.user)[: PAGE + 1])
    context = {"papers": waiting[:PAGE], "more": len(waiting) > PAGE, "in_all": None if len(waiting) > PAGE else len(waiting)}
    return render(request, "review/queue.html", context)


@on_paper(*SEEN)
def review(request: Knock, paper: Paper) -> HttpResponse:
    """One paper: source left, findings right."""
    if request.htmx and "group" in request.GET:
        group = Review(request, paper).group(request.GET["group"], request.GET.get("after", ""))
        return HttpResponse(drawn("review/cards.jinja", group=group, paper=paper, csrf_token=get_token(request)))
    following = queries.queue(request.user).exclude(pk=paper.pk).values_list("pk", flat=True).first()
    context = Review(request, paper).context() | {"keys": _KEYS, "following": following}
    return render(request, "review/review.html", context)


@on_paper(*SEEN)
def card(request: Knock, paper: Paper, proposal_id: int) -> HttpResponse:
    """One card with what is inside it: fetched when it comes forward, or when a correction is given up."""
    proposal = proposal_of(paper, proposal_id)
    shown = card_of(proposal, held_works(request, paper, [proposal]), with_body=True)
    shown.is_current = proposal.is_open
    part = "review/body.jinja" if "body" in request.GET else "review/card.jinja"
    return HttpResponse(drawn(part, card=shown, paper=paper, csrf_token=get_token(request)))


@on_paper(*SEEN)
def page_image(request: Knock, paper: Paper, part_id: int, number: int) -> HttpResponse:
    """A page of the original. The browser may keep it, and asks each time whether it still may."""
    part = get_object_or_404(paper.parts.select_related("file"), pk=part_id)
    etag = quote_etag(f"{part.file.sha256}-{number}-{DPI}")
    if request.headers.get("If-None-Match") == etag:
        answer = HttpResponse(status=304)
    else:
        try:
            answer = HttpResponse(draw(store.read(part.file.sha256), number, DPI), content_type="image/png")
        except (UnreadableSource, FileNotFoundError) as missing:
            raise Http404 from missing
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    return answer

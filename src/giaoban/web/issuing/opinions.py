"""Phiếu lấy ý kiến on a telephone: one tap agrees; another opinion is written below."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.issuing import actions, queries, rules
from giaoban.office.issuing.content import paragraphs
from giaoban.office.issuing.heading import called
from giaoban.office.issuing.models import Answer, Opinion
from giaoban.office.work.actions import NotNow
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.issuing.forms import OpinionForm
from giaoban.web.issuing.opened import place_of, shown_revision
from giaoban.web.issuing.page import shown_opinion, who_gave
from giaoban.web.numbers import whole
from giaoban.web.templatetags.office import week_day
from giaoban.web.work.acts import attempt, renewed


def _opened(request: Knock, opinion_id: int) -> Opinion:
    rows = queries.opinions_visible_to(request.user).select_related(
        "consultation__draft__organ", "consultation__version", "organ", "person", "by__person", "by__person"
    )
    opinion = get_object_or_404(rows, pk=opinion_id)
    if not rules.may_give_opinion(request.user, opinion):
        raise Http404
    return opinion


def slip(request: Knock, opinion_id: int) -> HttpResponse:
    """The slip with the words that it is about: Đồng ý in one tap, or what else is thought of it."""
    opinion = _opened(request, opinion_id)
    initial = {"shown": opinion.revision, "answer": opinion.answer, "text": opinion.text}
    said = bool(opinion.answer)
    form: Typed = OpinionForm(request.POST if request.method == "POST" else None, initial=initial, answered=said, label_suffix="")
    status = 200
    if request.method == "POST":
        refusal = attempt(form, lambda v: actions.give_opinion(request.user, opinion.pk, shown_revision(form), v["answer"], v["text"]))
        if refusal is None:
            messages.success(request, "Đã ghi ý kiến. Trước khi hết hạn vẫn sửa được.")
            return redirect(place_of(opinion.consultation.draft))
        form = renewed(refusal, form, opinion, lambda data: OpinionForm(data, answered=said, label_suffix=""))
        status = 409 if isinstance(refusal, Conflict) else 422
    return render(request, "issuing/opinion.html", _context(opinion) | {"form": form}, status=status)


def _context(opinion: Opinion) -> dict[str, Any]:
    asked = opinion.consultation
    return {
        "opinion": shown_opinion(opinion, who_gave([opinion])),
        "title": visible(called(asked.draft)),
        "draft": asked.draft,
        "until": week_day(asked.until),
        "note": visible(asked.note),
        "version": asked.version,
        "paragraphs": [visible(said.text) for said in paragraphs(asked.version.content)],
        "is_open": asked.ended_at is None,
    }


@require_POST
def agree(request: Knock, opinion_id: int) -> HttpResponse:
    """Đồng ý."""
    opinion = _opened(request, opinion_id)
    try:
        actions.give_opinion(request.user, opinion.pk, whole(request.POST.get("shown")) or 0, Answer.AGREES)
    except Conflict:
        messages.warning(request, "Ý kiến này vừa được ghi ở nơi khác. Xem lại rồi ghi nếu vẫn cần.")
        return redirect("opinion", opinion.pk)
    except (NotNow, ValidationError) as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "Đã ghi: đồng ý.")
    return redirect(place_of(opinion.consultation.draft))

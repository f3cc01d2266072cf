"""Names in papers that the office was asked about: “Ban Quản lý chợ” là đơn vị nào? Answered once, learnt."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from giaoban.office.directory import queries
from giaoban.office.directory.actions import names
from giaoban.office.directory.matching import Match, Matcher
from giaoban.web.directory.forms import organs_in_force
from giaoban.web.directory.frame import PAGE, tabs
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole


def listing(request: Knock) -> HttpResponse:
    """What waits for an answer, the oldest first; what was learnt; the groups."""
    open_questions = list(queries.questions_visible_to(request.user).filter(alias=None)[:PAGE])
    organs = {organ.pk: organ for organ in organs_in_force(request.user)}
    matcher = queries.matcher_for() if open_questions else None
    after = request.GET.get("after", "")
    aliases = list(queries.aliases_visible_to(request.user).filter(text__gt=after).prefetch_related("organs__names")[: PAGE + 1])
    context = {
        "questions": [{"question": q, "offers": _offers(q.text, matcher, organs)} for q in open_questions],
        "organs": list(organs.values()),
        "aliases": aliases[:PAGE],
        "next_url": f"?{urlencode({'after': aliases[PAGE - 1].text})}" if len(aliases) > PAGE else "",
        "groups": queries.groups_visible_to(request.user).prefetch_related("organs__names"),
        "tabs": tabs(request.user, "unit-names"),
    }
    return render(request, "directory/names.html", context)


def _offers(text: str, matcher: Matcher | None, organs: dict[int, Any]) -> list[Any]:
    """The organs that could be meant, for a button each."""
    if matcher is None:
        return []
    found = matcher.match(text)
    near = found.organs if isinstance(found, Match) else found.candidates
    return [organs[organ] for organ in near[:5] if organ in organs]


@require_POST
def answer(request: Knock, question_id: int) -> HttpResponse:
    """One button: the organ that is meant, or none of those we follow."""
    question = get_object_or_404(queries.questions_visible_to(request.user), pk=question_id)
    chosen = list(organs_in_force(request.user).filter(pk__in=_keys(request)).values_list("pk", flat=True))
    if not chosen and "none" not in request.POST:
        messages.warning(request, "Chưa chọn đơn vị.")
        return redirect("unit-names")
    alias = names.learn_alias(request.user, question.text, chosen)
    meant = ", ".join(organ.name for organ in alias.organs.prefetch_related("names"))
    messages.success(
        request, f"Đã nhớ: “{question.text}” là {meant}." if meant else f"Đã nhớ: “{question.text}” không phải đơn vị ta theo dõi."
    )
    return redirect("unit-names")


def _keys(request: Knock) -> list[int]:
    return [key for value in request.POST.getlist("organ") if (key := whole(value)) is not None]


@require_POST
def forget(request: Knock, alias_id: int) -> HttpResponse:
    """Take back what was learnt wrongly; the name is asked about again."""
    get_object_or_404(queries.aliases_visible_to(request.user), pk=alias_id)
    names.forget_alias(request.user, alias_id, whole(request.POST.get("shown")) or 0)
    messages.success(request, "Đã bỏ. Gặp lại tên này, chương trình sẽ hỏi.")
    return redirect(reverse("unit-names"))

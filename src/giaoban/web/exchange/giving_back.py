"""A sender wants a paper back: shown with the package and the paper, and answered by the registry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.exchange import queries
from giaoban.office.exchange.actions import answer_wish
from giaoban.office.exchange.actions.giving_back import why_not_answered
from giaoban.office.exchange.models import WORDS, Package
from giaoban.office.registry.models import Paper
from giaoban.office.work.actions import NotNow
from giaoban.web.directory.forms import Typed
from giaoban.web.directory.frame import show_form
from giaoban.web.doors import Knock
from giaoban.web.exchange.states import of_wish, title_of
from giaoban.web.templatetags.office import moment


class KeepForm(Typed):
    """Why a paper is not given back."""

    reason = forms.CharField(label="Lý do từ chối", max_length=WORDS, help_text="Nơi gửi đọc được lý do này.")


def wishes_about(package: Package) -> list[dict[str, Any]]:
    """Every time that the sender wanted the paper of a package back: why, what was answered, whether an answer is waited for."""
    return [_row(wish) for wish in queries.wanted_back(package).select_related("first") if wish.first is not None]


def _row(wish: Package) -> dict[str, Any]:
    state, why_not = of_wish(wish), why_not_answered(wish)
    return {
        "pk": wish.pk, "reason": visible(wish.said["status_said"]), "at": wish.came_at, "state": state, "is_open": not why_not,
        "why_not": why_not if wish.decided_by_id is None else "",
    }  # fmt: skip


def of_paper(account: Account, paper: Paper) -> list[dict[str, Any]]:
    """What the page of a paper says of its sender wanting it back; to the package leads only who may see packages."""
    wishes = {wish.pk: wish for wish in queries.paper_wanted_back(paper)}
    seen = set(queries.packages_visible_to(account).filter(pk__in=wishes).values_list("pk", flat=True)) if wishes else set()
    return [
        {
            "label": "Nơi gửi yêu cầu lấy lại",
            "words": f"{moment(wish.came_at)}: {wish.said['status_said'] or 'không ghi lý do'} ({of_wish(wish).word.lower()})",
            "url": reverse("package", args=[key]) if key in seen else None,
        }
        for key, wish in wishes.items()
    ]


def _found(request: Knock, package_id: int) -> Package:
    return get_object_or_404(queries.packages_visible_to(request.user), pk=package_id)


@require_POST
def give_back(request: Knock, package_id: int) -> HttpResponse:
    """The sender has its paper back; the register stays as it is."""
    package = _found(request, package_id)
    try:
        answer_wish(request.user, package.pk, agreed=True)
    except NotNow as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, "Đã đồng ý; nơi gửi được báo. Văn bản và sổ của ta giữ nguyên.")
    return redirect("package", package.pk)


def keep(request: Knock, package_id: int) -> HttpResponse:
    """The sender does not get its paper back, and is told why."""
    package = _found(request, package_id)
    form = KeepForm(request.POST if request.method == "POST" else None, label_suffix="")
    if request.method == "POST":
        try:
            if form.did(lambda said: answer_wish(request.user, package.pk, agreed=False, words=said["reason"])):
                messages.success(request, "Đã từ chối; nơi gửi được báo lý do.")
                return redirect("package", package.pk)
        except NotNow as why:
            form.add_error(None, str(why))
    back = reverse("package", args=[package.pk])
    return show_form(request, form, title="Từ chối cho lấy lại văn bản", back=back, button="Từ chối", lead=title_of(package))

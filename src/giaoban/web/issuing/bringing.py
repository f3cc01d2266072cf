"""Đưa trình ký: from the page of a programme or of a report to its draft, at one click; clicked again, the next version of the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from giaoban.office.directory.models import Account
from giaoban.office.issuing import actions
from giaoban.office.issuing.models import Draft
from giaoban.office.programme.queries import visible_to as programmes_visible_to
from giaoban.office.reporting.queries import visible_to as reports_visible_to
from giaoban.office.work.actions import NotNow
from giaoban.web.doors import Knock


@require_POST
def programme(request: Knock, programme_id: int) -> HttpResponse:
    """A draft programme for signature."""
    one = get_object_or_404(programmes_visible_to(request.user), pk=programme_id)
    return _bring(request, one.pk, actions.bring_programme, reverse("programme", args=[one.pk]))


@require_POST
def report(request: Knock, report_id: int) -> HttpResponse:
    """The report of a period for signature."""
    one = get_object_or_404(reports_visible_to(request.user), pk=report_id)
    return _bring(request, one.pk, actions.bring_report, reverse("period-report", args=[one.pk]))


def _bring(request: Knock, key: int, bring: Callable[[Account, int], Draft], back: str) -> HttpResponse:
    try:
        draft = bring(request.user, key)
    except NotNow:
        messages.warning(request, "Dự thảo đang ở bàn người khác. Lấy lại dự thảo rồi đưa trình ký lần nữa.")
        return redirect(back)
    except ValidationError as why:
        messages.warning(request, " ".join(why.messages))
        return redirect(back)
    messages.success(request, f"Đã ghi bản {draft.versions.count()} của dự thảo. Lấy ý kiến hoặc trình từ trang này.")
    return redirect("draft", draft.pk)


def way_of(account: Account, **what: int) -> dict[str, Any]:
    """What the page of a programme or report says of its way to signature: the draft under way, if the person sees it whole."""
    draft = actions.under_way(account, **what)
    return {"draft_url": reverse("draft", args=[draft.pk]) if draft is not None else None}

"""What the pages of targets share: the tabs above them, and a page with one form, beside it the withdrawing of what was entered wrongly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from giaoban.office.directory.models import Account
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.targets import rules
from giaoban.office.targets.models.withdrawn import Withdrawable
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.targets.forms import ReasonForm


def tabs(account: Account, current: str) -> list[dict[str, Any]]:
    """The pages about targets that a person may open."""
    offered = [
        ("indicators", "Chỉ tiêu", True),
        ("projects", "Dự án", True),
        ("targets-import", "Nhập từ Excel", bool(account.organ_ids) or rules.may_keep_targets(account)),
    ]
    return [{"label": label, "url": reverse(name), "current": name == current} for name, label, open_to in offered if open_to]


def show_form(
    request: Knock, form: Typed, *, title: str, back: str, button: str = "Lưu", lead: str = "", reason: ReasonForm | None = None
) -> HttpResponse:  # fmt: skip
    """A page with one form; one that was refused comes back with what is wrong. `reason` is the form for withdrawing."""
    context = {"form": form, "title": title, "back": back, "button": button, "lead": lead, "reason": reason}
    return render(request, "targets/form.html", context, status=422 if form.errors or (reason and reason.errors) else 200)


def change_or_withdraw(
    request: Knock,
    row: Withdrawable,
    form: Typed,
    *,
    change: Callable[[dict[str, Any]], object],
    withdraw: Callable[[int, str], object],
    title: str,
    back: str,
) -> HttpResponse:
    """A page on which a row is corrected, or withdrawn with its reason; what was withdrawn is only shown."""
    if row.withdrawn_at is not None:
        messages.info(request, f"Đã rút: {row.withdraw_reason}")
        return redirect(back)
    is_withdrawal = request.method == "POST" and "withdraw" in request.POST
    reason = ReasonForm(request.POST if is_withdrawal else None, initial={"shown": row.revision})
    if is_withdrawal:
        form.is_bound = False
        if reason.did(lambda v: withdraw(v["shown"] or 0, v["reason"])):
            messages.success(request, "Đã rút.")
            return redirect(back)
    elif request.method == "POST" and form.did(change):
        messages.success(request, "Đã lưu.")
        return redirect(back)
    return show_form(request, form, title=title, back=back, reason=reason)


def paper_fact(account: Account, label: str, paper_id: int | None) -> list[dict[str, Any]]:
    """The paper something rests on, as a line of facts; nothing where there is none, or the person may not see it."""
    paper = papers_visible_to(account).filter(pk=paper_id).first() if paper_id else None
    return [{"label": label, "value": str(paper), "url": reverse("paper", args=[paper.pk])}] if paper else []


def papers_by_key(account: Account, keys: set[int]) -> dict[int, Paper]:
    """Of some papers those the person may see."""
    return papers_visible_to(account).in_bulk(keys) if keys else {}

"""Where mail goes and how often: each person for himself, the administrator for all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.office.directory import queries as directory
from giaoban.office.notices import queries
from giaoban.office.notices.actions import set_address
from giaoban.web.directory.frame import show_form
from giaoban.web.doors import Knock
from giaoban.web.notices.forms import AddressForm

SAVED = "Đã lưu."
LEAD = "Thư chỉ nói có việc mới chờ trong Giao Ban, không nói việc gì."


def own(request: Knock) -> HttpResponse:
    """One's own address."""
    form = AddressForm(queries.address_of(request.user.pk), request.POST or None)
    if request.method == "POST" and _did(request, form, request.user.pk):
        messages.success(request, SAVED)
        return redirect("own-mail")
    return render(request, "notices/own_mail.html", {"form": form, "lead": LEAD}, status=422 if form.errors else 200)


def of_account(request: Knock, account_id: int) -> HttpResponse:
    """The address of an account."""
    shown = get_object_or_404(directory.accounts_visible_to(request.user), pk=account_id)
    form = AddressForm(queries.address_of(account_id), request.POST or None)
    if request.method == "POST" and _did(request, form, account_id):
        messages.success(request, SAVED)
        return redirect("account", account_id)
    return show_form(request, form, title=f"Nhận thư: {shown.username}", back=reverse("account", args=[account_id]), lead=LEAD)


def _did(request: Knock, form: AddressForm, account_id: int) -> bool:
    return form.did(lambda v: set_address(request.user, account_id, address=v["address"], wish=v["wish"], shown=v["shown"] or 0))

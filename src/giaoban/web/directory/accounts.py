"""Accounts: the system administrator's pages."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from giaoban.office.access.actions import FIRST_VALID_FOR, VALID_FOR, make_link
from giaoban.office.directory import queries
from giaoban.office.directory.actions import accounts
from giaoban.office.directory.models import Account, RoleHolding
from giaoban.web.directory.forms import AccountForm, LastDayForm, RoleForm, key_or_none
from giaoban.web.directory.frame import PAGE, show_form
from giaoban.web.doors import Knock


def _with_roles() -> Prefetch[str]:
    roles = RoleHolding.objects.select_related("organ").prefetch_related("organ__names").order_by("pk")
    return Prefetch("holdings", roles)


def _has_left(account: Account) -> bool:
    """Is the account open although its owner is no longer here?"""
    return account.is_active and account.person is not None and not account.person.active


def listing(request: Knock) -> HttpResponse:
    """The accounts with their roles, a page at a time."""
    found = queries.accounts_visible_to(request.user).select_related("person").prefetch_related(_with_roles())
    after = request.GET.get("after", "")
    rows = list(found.filter(username__gt=after)[: PAGE + 1])
    today = timezone.localdate()
    context = {
        "rows": [{"account": a, "roles": [h for h in a.holdings.all() if h.is_in_force(today)], "left": _has_left(a)} for a in rows[:PAGE]],
        "next_url": f"?{urlencode({'after': rows[PAGE - 1].username})}" if len(rows) > PAGE else "",
    }
    return render(request, "directory/accounts.html", context)


def one(request: Knock, account_id: int) -> HttpResponse:
    """An account: whose, which roles, switched on or off."""
    found = queries.accounts_visible_to(request.user).select_related("person").prefetch_related(_with_roles())
    shown = get_object_or_404(found, pk=account_id)
    today = timezone.localdate()
    context = {
        "shown_account": shown,
        "holdings": [{"holding": h, "in_force": h.is_in_force(today)} for h in shown.holdings.all()],
        "has_password": shown.has_usable_password(),
        "left": _has_left(shown),
    }
    return render(request, "directory/account.html", context)


def new(request: Knock) -> HttpResponse:
    """Make an account."""
    form = AccountForm(request.user, request.POST or None)
    if request.method == "POST":
        made = form.attempt(lambda v: accounts.create_account(request.user, username=v["username"], person_id=key_or_none(v["person_id"])))
        if made:
            messages.success(request, "Đã tạo tài khoản. Ghi vai trò rồi cấp đường dẫn đặt mật khẩu.")
            return redirect("account", made.pk)
    return show_form(request, form, title="Thêm tài khoản", back=reverse("accounts"))


def role_new(request: Knock, account_id: int) -> HttpResponse:
    """Give a role."""
    shown = get_object_or_404(queries.accounts_visible_to(request.user), pk=account_id)
    form = RoleForm(request.user, request.POST or None)
    if request.method == "POST" and form.did(
        lambda v: accounts.give_role(
            request.user,
            account_id,
            role=v["role"],
            organ_id=key_or_none(v["organ_id"]),
            valid_from=v["valid_from"],
            valid_to=v["valid_to"],
        )
    ):
        messages.success(request, "Đã ghi vai trò.")
        return redirect("account", account_id)
    return show_form(request, form, title=f"Thêm vai trò: {shown.username}", back=reverse("account", args=[account_id]))


def role_end(request: Knock, holding_id: int) -> HttpResponse:
    """End a role by its last day."""
    seen = RoleHolding.objects.filter(account__in=queries.accounts_visible_to(request.user)).select_related("account")
    holding = get_object_or_404(seen, pk=holding_id)
    form = LastDayForm(request.POST or None)
    if request.method == "POST" and form.did(lambda v: accounts.end_role(request.user, holding_id, last_day=v["last_day"])):
        messages.success(request, "Đã ghi ngày cuối của vai trò.")
        return redirect("account", holding.account_id)
    title = f"Thôi vai trò {holding.get_role_display()}: {holding.account.username}"
    return show_form(request, form, title=title, back=reverse("account", args=[holding.account_id]))


@require_POST
def switch(request: Knock, account_id: int) -> HttpResponse:
    """Switch an account off or on."""
    get_object_or_404(queries.accounts_visible_to(request.user), pk=account_id)
    active = request.POST.get("active") == "1"
    try:
        accounts.switch_account(request.user, account_id, active=active)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, "Đã mở lại tài khoản." if active else "Đã khóa tài khoản.")
    return redirect("account", account_id)


@require_POST
@never_cache
def issue(request: Knock, account_id: int) -> HttpResponse:
    """Show, once, the address on which the owner sets a password: the first one within three days, another within an hour."""
    shown = get_object_or_404(queries.accounts_visible_to(request.user), pk=account_id)
    is_first = not shown.has_usable_password()
    token = make_link(request.user, shown, valid_for=FIRST_VALID_FOR if is_first else VALID_FOR)
    link = request.build_absolute_uri(reverse("one-time-link", args=[token]))
    return render(request, "directory/link.html", {"shown_account": shown, "link": link, "is_first": is_first})

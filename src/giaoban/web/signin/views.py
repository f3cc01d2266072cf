"""A password set with a one-time link; a session of one's own ended."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from giaoban.office.access.actions import LinkIsGone, end_own_session, use_link
from giaoban.office.access.queries import open_link
from giaoban.web.doors import Knock
from giaoban.web.signin.forms import NewPassword


@never_cache
@sensitive_post_parameters()
def one_time_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows who the link is for and takes the new password. Looking at it does not use it up: mail scanners and previews look too."""
    link = open_link(token)
    if link is None:
        return render(request, "account/link_gone.html", status=410)
    form = NewPassword(link.account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            use_link(token, form.cleaned_data["password1"])
        except LinkIsGone:  # used in another window meanwhile
            return render(request, "account/link_gone.html", status=410)
        messages.success(request, "Đã đặt mật khẩu. Hãy đăng nhập.")
        return redirect("account_login")
    return render(request, "account/one_time_link.html", {"form": form, "for_whom": link.account})


@require_POST
def end_session(request: Knock, session_id: int) -> HttpResponse:
    """End one of one's own sessions; whose it is not finds nothing."""
    session = get_object_or_404(UserSession, pk=session_id, user=request.user)
    end_own_session(request.user, session)
    messages.success(request, "Đã kết thúc phiên đăng nhập ấy.")
    return redirect("usersessions_list")

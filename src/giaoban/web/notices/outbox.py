"""Hộp thư đi: every mail before it leaves, held, let go or discarded; the outbox opened and closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from giaoban.office.directory.models import Account
from giaoban.office.notices import queries, smtp
from giaoban.office.notices.actions import discard_mail, hold_mail, release_mail, switch_outbox
from giaoban.office.notices.models import Mail
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole

ROWS = 50
_State = Mail.State
Verb = Callable[[Account, int], Mail]
# what may be done with a mail, in which state: address, words
_BUTTONS = {
    "mail-hold": ("Giữ lại", {_State.WAITING}),
    "mail-release": ("Cho gửi", {_State.HELD, _State.FAILED}),
    "mail-discard": ("Bỏ, không gửi", {_State.WAITING, _State.HELD, _State.FAILED}),
}


def outbox(request: Knock) -> HttpResponse:
    """Mails that have not left, or with `all` every one, the latest first, a page by key."""
    every = "all" in request.GET
    found = queries.mails_visible_to(request.user).select_related("account__person")
    if not every:
        found = found.filter(state__in=[*Mail.UNSENT, _State.FAILED])
    before = whole(request.GET.get("before"))
    rows = list((found.filter(pk__lt=before) if before is not None else found)[: ROWS + 1])
    shown = rows[:ROWS]
    context = {
        "rows": [{"mail": mail, "buttons": _buttons(mail)} for mail in shown],
        "box": queries.outbox(),
        "server": smtp.server(),
        "every": every,
        "choices": [
            {"label": "Chưa đi", "url": reverse("outbox"), "current": not every},
            {"label": "Tất cả", "url": f"{reverse('outbox')}?all", "current": every},
        ],
        "first_url": ("?all" if every else reverse("outbox")) if before is not None else None,
        "next_url": f"?{'all&' if every else ''}{urlencode({'before': shown[-1].pk})}" if len(rows) > ROWS else None,
    }
    return render(request, "notices/outbox.html", context)


def _buttons(mail: Mail) -> list[dict[str, Any]]:
    return [{"label": words, "url": reverse(name, args=[mail.pk])} for name, (words, states) in _BUTTONS.items() if mail.state in states]


def one(request: Knock, mail_id: int) -> HttpResponse:
    """A mail as it leaves."""
    mail = get_object_or_404(queries.mails_visible_to(request.user).select_related("account__person"), pk=mail_id)
    return render(request, "notices/mail.html", {"mail": mail, "buttons": _buttons(mail), "server": smtp.server()})


@require_POST
def decide(request: Knock, mail_id: int, verb: Verb, done: str) -> HttpResponse:
    """Hold, let go or discard a mail."""
    get_object_or_404(queries.mails_visible_to(request.user), pk=mail_id)
    try:
        verb(request.user, mail_id)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, done)
    return redirect("outbox")


@require_POST
def switch(request: Knock) -> HttpResponse:
    """Open the outbox or close it."""
    to_open = request.POST.get("open") == "1"
    try:
        switch_outbox(request.user, to_open=to_open, shown=whole(request.POST.get("shown")) or 0)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, "Hộp thư đi đã mở: thư chờ gửi bắt đầu đi." if to_open else "Hộp thư đi đã đóng: không thư nào đi nữa.")
    return redirect("outbox")


VERBS: dict[str, tuple[Verb, str]] = {
    "hold": (hold_mail, "Đã giữ thư lại."),
    "release": (release_mail, "Đã cho thư đi."),
    "discard": (discard_mail, "Đã bỏ thư, không gửi."),
}

"""Nơi nhận on screen: the list, sending, who has it; the papers that a unit has to acknowledge; the printed phiếu trình."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.issuing import actions, queries, rules
from giaoban.office.issuing.recipients import open_lines
from giaoban.office.work.actions import NotNow
from giaoban.web.directory.forms import Typed
from giaoban.web.documents.words import title
from giaoban.web.doors import Knock
from giaoban.web.issuing.forms import RecipientsForm, WhoForm
from giaoban.web.issuing.opened import Asked, answered, opened, shown_revision
from giaoban.web.letterhead import letterhead
from giaoban.web.numbers import whole
from giaoban.web.templatetags.office import day, moment

_SHOWN = 200
_LEARNT = "Ghi một lần: lần sau gặp lại tên này, danh sách có ngay."


def recipients(request: Knock, draft_id: int) -> HttpResponse:
    """Who is to get the paper."""
    draft = opened(request, draft_id)
    if not (rules.keeps(request.user, draft) or rules.may_number(request.user, draft)):
        raise Http404

    def do(form: Any) -> object:
        return actions.set_recipients(request.user, draft.pk, shown_revision(form), **form.whom)

    def make(data: Any, _files: Any) -> Typed:
        return RecipientsForm(request.user, draft, data, label_suffix="")

    lead = "Nơi đã gửi giữ nguyên; ở đây là những nơi còn phải gửi."
    return answered(request, Asked(draft, "Nơi nhận", "Lưu danh sách", make, do, "Đã lưu nơi nhận.", lead))


def unclear(request: Knock, draft_id: int) -> HttpResponse:
    """Whom the paper's own words mean, where the directory does not know it."""
    draft = opened(request, draft_id)
    if not (rules.keeps(request.user, draft) or rules.may_number(request.user, draft)):
        raise Http404
    lines, _ = open_lines(draft, list(draft.recipients.select_related("organ", "person")))
    if not lines and request.method != "POST":
        messages.info(request, "Mọi nơi nhận ghi trong văn bản đã rõ là ai.")
        return redirect("draft", draft.pk)

    def do(form: Any) -> object:
        return actions.say_who(request.user, draft.pk, shown_revision(form), form.answers)

    def make(data: Any, _files: Any) -> Typed:
        return WhoForm(request.user, lines, data, label_suffix="")

    return answered(request, Asked(draft, "Nơi nhận chưa rõ là ai", "Lưu", make, do, "Đã lưu nơi nhận.", _LEARNT))


@require_POST
def send(request: Knock, draft_id: int) -> HttpResponse:
    """Send it to everybody of the list to whom it was not sent yet."""
    draft = opened(request, draft_id)
    if not rules.may_number(request.user, draft):
        raise Http404
    try:
        sent = actions.distribute(request.user, draft.pk, whole(request.POST.get("shown")) or 0)
    except Conflict:
        messages.warning(request, "Danh sách nơi nhận vừa được sửa. Xem lại rồi phát hành.")
    except NotNow as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, f"Đã phát hành đến {len(sent)} nơi." if sent else "Mọi nơi trong danh sách đã được gửi.")
    return redirect("draft", draft.pk)


@require_POST
def acknowledge(request: Knock, recipient_id: int) -> HttpResponse:
    """The paper was received."""
    one = get_object_or_404(queries.recipients_visible_to(request.user).select_related("draft"), pk=recipient_id)
    try:
        actions.acknowledge(request.user, one.pk)
    except PermissionDenied:
        messages.warning(request, "Văn bản chưa phát hành đến nơi này.")
    else:
        messages.success(request, "Đã xác nhận nhận văn bản.")
    return redirect("draft", one.draft_id) if rules.sees_whole(request.user, one.draft) else redirect("received")


def received(request: Knock) -> HttpResponse:
    """The papers sent to the person and his units of which nobody said yet that they were received."""
    rows = queries.to_acknowledge(request.user)[:_SHOWN]
    shown = [
        {
            "pk": row.pk, "title": visible(title(row.draft.paper)), "subject": visible(row.draft.paper.subject), "who": visible(str(row)),
            "sent": moment(row.sent_at), "url": reverse("paper", args=[row.draft.paper.pk]),
        }
        for row in rows
        if row.draft.paper is not None
    ]  # fmt: skip
    return render(request, "issuing/received.html", {"rows": shown})


def slip(request: Knock, draft_id: int) -> HttpResponse:
    """Phiếu trình, to be printed and put on top of the draft."""
    draft = opened(request, draft_id)
    if not rules.sees_whole(request.user, draft):
        raise Http404
    kept = draft.slips.select_related("to", "by__person", "initialled_by__person", "version").last()
    if kept is None:
        raise Http404
    context = {
        "draft": draft,
        "slip": kept,
        "title": visible(draft.subject),
        "letterhead": letterhead(timezone.localdate(kept.at), of_the_office=True),
        "when": day(kept.at),
    }
    return render(request, "issuing/slip.html", context)

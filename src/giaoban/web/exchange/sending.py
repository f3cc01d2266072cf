"""An issued paper sent to its list: who is reached how, what went already and what became of it; and all that went out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.exchange import actions, queries, rules, ways
from giaoban.office.exchange.actions.asking_back import why_not_asked
from giaoban.office.exchange.actions.sending import state_of
from giaoban.office.exchange.contents import why_not
from giaoban.office.exchange.models import WORDS, Parcel, Way
from giaoban.office.exchange.queries import Reach
from giaoban.office.issuing.models import Draft, DraftState, Recipient
from giaoban.office.notices import queries as notices
from giaoban.office.notices import smtp
from giaoban.office.work.actions import NotNow
from giaoban.web.directory.forms import Typed
from giaoban.web.directory.frame import show_form
from giaoban.web.doors import Knock
from giaoban.web.exchange.frame import PAGE, tabs
from giaoban.web.exchange.states import states_of
from giaoban.web.issuing.opened import opened
from giaoban.web.numbers import whole
from giaoban.web.work.acts import CHANGED


def send(request: Knock, draft_id: int) -> HttpResponse:
    """The list with boxes; what was chosen goes out. Where somebody else was quicker the list is shown anew, ticked as it was."""
    draft = opened(request, draft_id)
    if not rules.may_send(request.user, draft):
        raise Http404
    if request.method == "POST":
        by_code, by_mail = _chosen(request, "code"), _chosen(request, "mail")
        try:
            sent = actions.send_out(request.user, draft.pk, whole(request.POST.get("shown")) or 0, by_code=by_code, by_mail=by_mail)
        except Conflict:
            draft.refresh_from_db()
            return render(request, "exchange/send.html", _page(draft, by_code, by_mail) | {"changed": CHANGED}, status=409)
        except NotNow as why:
            messages.warning(request, str(why))
        else:
            said = f"Đã đưa vào hàng gửi {len(sent)} nơi." if sent else "Những nơi đã chọn đều đã được gửi."
            messages.success(request, said)
        return redirect("draft-exchange", draft.pk)
    return render(request, "exchange/send.html", _page(draft))


def _chosen(request: Knock, name: str) -> list[int]:
    return [key for text in request.POST.getlist(name) if (key := whole(text)) is not None]


def _page(draft: Draft, *chosen: list[int]) -> dict[str, Any]:
    """`chosen`: what was ticked before, by code and by mail; without it what is the way to go is ticked."""
    rows = list(draft.recipients.select_related("organ", "person").prefetch_related("organ__names"))
    reached, parcels = queries.reaches(rows), queries.parcels_of(row.pk for row in rows)
    box, is_issued = notices.outbox(), draft.state == DraftState.ISSUED
    shown = [_row(row, reached[row.pk], parcels.get(row.pk, {}), is_on=ways.is_set()) for row in rows]
    return {
        "draft": draft,
        "title": visible(str(draft.paper or draft.subject)),
        "crumbs": [
            {"label": "Trình ký", "url": reverse("drafts")},
            {"label": visible(draft.subject), "url": reverse("draft", args=[draft.pk])},
        ],
        "rows": [_ticked(row, *chosen) for row in shown] if chosen else shown,
        "may_choose": any(row["offers"] for row in shown) and is_issued and not why_not(draft),
        "why_not": why_not(draft) or ("" if is_issued else "Văn bản chưa có số, chưa gửi được."),
        "off": "" if ways.is_set() else ways.OFF,
        "no_mail": "Hộp thư đi đang đóng hoặc chưa có máy chủ thư: thư được viết sẵn, chưa đi."
        if not (box.is_open and smtp.server())
        else "",
        "error": visible(queries.post().error),
    }


def _row(row: Recipient, reach: Reach, parcels: dict[str, Parcel], *, is_on: bool) -> dict[str, Any]:
    """One of the list: a box where it can be sent that way, ticked where that is the way to go."""
    code, mail = parcels.get(Way.EDXML), parcels.get(Way.MAIL)
    by_code = is_on and bool(reach.code) and row.sent_at is not None and _may_go(code)
    by_mail = bool(reach.email) and row.sent_at is not None and _may_go(mail)
    return {
        "pk": row.pk,
        "who": visible(str(row)),
        "organ": row.organ_id,
        "is_out": row.sent_at is not None,
        "code": {"to": reach.code, "offered": by_code, "ticked": by_code, **_standing(code)},
        "mail": {
            "to": reach.email, "offered": by_mail, "ticked": by_mail and not by_code and code is None, "why": reach.why_no_mail,
            **_standing(mail),
        },
        "offers": by_code or by_mail,
    }  # fmt: skip


def _standing(parcel: Parcel | None) -> dict[str, Any]:
    """What became of a parcel, and where it can be asked back."""
    if parcel is None:
        return {"states": [], "ask_back": None}
    may_ask = ways.is_set() and not why_not_asked(parcel)
    return {"states": states_of(parcel), "ask_back": reverse("parcel-ask-back", args=[parcel.pk]) if may_ask else None}


def _ticked(row: dict[str, Any], by_code: list[int], by_mail: list[int]) -> dict[str, Any]:
    code, mail = (row[name] | {"ticked": row["pk"] in keys} for name, keys in (("code", by_code), ("mail", by_mail)))
    return row | {"code": code, "mail": mail}


def _may_go(parcel: Parcel | None) -> bool:
    return parcel is None or state_of(parcel) == Parcel.State.FAILED


class AskBackForm(Typed):
    """Why a paper is asked back."""

    reason = forms.CharField(
        label="Lý do", max_length=WORDS, help_text="Nơi nhận đọc được lý do này. Nơi nhận trả lời đồng ý hay từ chối thì hiện ở cùng dòng."
    )


def ask_back(request: Knock, parcel_id: int) -> HttpResponse:
    """A paper that went out is asked back of one receiver, with the reason."""
    parcel = get_object_or_404(queries.parcels_visible_to(request.user).select_related("recipient__draft"), pk=parcel_id)
    if not rules.may_send(request.user, parcel.recipient.draft):
        raise Http404
    form, back = (
        AskBackForm(request.POST if request.method == "POST" else None, label_suffix=""),
        reverse("draft-exchange", args=[parcel.recipient.draft_id]),
    )
    if request.method == "POST":
        try:
            if form.did(lambda said: actions.ask_back(request.user, parcel.pk, said["reason"])):
                messages.success(request, "Đã đưa yêu cầu lấy lại vào hàng gửi.")
                return redirect(back)
        except NotNow as why:
            form.add_error(None, str(why))
    elif refusal := why_not_asked(parcel):
        messages.warning(request, refusal)
        return redirect(back)
    who = visible(str(parcel.recipient))
    return show_form(
        request,
        form,
        title="Yêu cầu lấy lại văn bản",
        back=back,
        button="Yêu cầu lấy lại",
        lead=f"{parcel.recipient.draft.paper} đã gửi {who}",
    )


def listing(request: Knock) -> HttpResponse:
    """All that went out, the latest first, a page by key."""
    found = queries.parcels_visible_to(request.user).order_by("-pk").select_related("recipient__draft__paper", "mail")
    found = found.select_related("recipient__organ", "recipient__person").prefetch_related("recipient__organ__names", "asked_back")
    before = whole(request.GET.get("before"))
    parcels = list((found.filter(pk__lt=before) if before is not None else found)[: PAGE + 1])
    rows = [
        {
            "who": visible(str(one.recipient)), "to": one.to, "states": states_of(one), "asked": one.asked_at,
            "paper": visible(str(one.recipient.draft.paper)), "url": reverse("draft-exchange", args=[one.recipient.draft_id]),
        }
        for one in parcels[:PAGE]
    ]  # fmt: skip
    context = {
        "rows": rows,
        "tabs": tabs("parcels"),
        "first_url": reverse("parcels") if before is not None else None,
        "next_url": f"?{urlencode({'before': parcels[PAGE - 1].pk})}" if len(parcels) > PAGE else None,
    }
    return render(request, "exchange/parcels.html", context)

"""The agenda on screen: matters entered, corrected, put in order, withdrawn and restored."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.meetings import actions, queries, rules
from giaoban.office.meetings.models import Item
from giaoban.web.doors import Knock
from giaoban.web.meetings.acts import about, opened
from giaoban.web.meetings.asking import Question, answered
from giaoban.web.meetings.forms import ItemForm, OrderForm, begun_item
from giaoban.web.numbers import whole
from giaoban.web.work.acts import CHANGED

_TURNS = {
    "withdraw": (actions.withdraw_item, "Đã rút khỏi chương trình họp; bản đã gửi vẫn giữ nguyên."),
    "restore": (actions.restore_item, "Đã đưa lại vào chương trình họp."),
}


def new_item(request: Knock, meeting_id: int) -> HttpResponse:
    """One more matter."""
    meeting, made = opened(request, meeting_id), list[ItemForm]()

    def make(data: Any) -> ItemForm:
        made.append(ItemForm(request.user, data, label_suffix=""))
        return made[-1]

    lead = "Cuộc họp đã diễn ra: nội dung này ghi là phát sinh tại hội nghị." if meeting.is_held else ""
    return answered(
        request,
        Question(
            title="Thêm nội dung", button="Thêm", about=about(meeting), back=reverse("meeting", args=[meeting.pk]), lead=lead, make=make,
            do=lambda _: actions.add_item(request.user, meeting.pk, **made[-1].values), done="Đã thêm nội dung.", wide=True,
        ),
    )  # fmt: skip


def change_item(request: Knock, agenda_item_id: int) -> HttpResponse:
    """What a matter says corrected."""
    item, made = _opened_item(request, agenda_item_id), list[ItemForm]()

    def make(data: Any) -> ItemForm:
        made.append(ItemForm(request.user, data, initial=begun_item(item), label_suffix=""))
        return made[-1]

    return answered(
        request,
        Question(
            title="Sửa nội dung", button="Lưu", about=visible(item.title)[:120], back=reverse("meeting", args=[item.meeting_id]), make=make,
            do=lambda given: actions.correct_item(request.user, item.pk, given["shown"] or 0, **made[-1].values), done="Đã lưu.",
            thing=item, wide=True,
        ),
    )  # fmt: skip


def turn_item(request: Knock, agenda_item_id: int, what: str) -> HttpResponse:
    """A matter taken off the agenda, or put back."""
    item = _opened_item(request, agenda_item_id)
    if request.method == "POST":
        do, done = _TURNS[what]
        try:
            do(request.user, item.pk, whole(request.POST.get("shown")) or 0)
        except Conflict:
            messages.error(request, CHANGED)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, done)
    return redirect("meeting", item.meeting_id)


def order(request: Knock, meeting_id: int) -> HttpResponse:
    """In which order the matters stand."""
    meeting, made = opened(request, meeting_id), list[OrderForm]()
    items = list(queries.agenda_of(request.user, meeting))

    def make(data: Any) -> OrderForm:
        made.append(OrderForm(items, data, label_suffix=""))
        return made[-1]

    return answered(
        request,
        Question(
            title="Xếp thứ tự nội dung", button="Lưu thứ tự", about=about(meeting), back=reverse("meeting", args=[meeting.pk]), make=make,
            do=lambda _: actions.order_items(request.user, meeting.pk, made[-1].order), done="Đã xếp lại thứ tự.", wide=True,
            lead="Số thứ tự in như trong văn bản; ở đây chỉ xếp trước sau.",
        ),
    )  # fmt: skip


def _opened_item(request: Knock, agenda_item_id: int) -> Item:
    """The matter that was asked for; below a confidential heading only for who sees it."""
    item = get_object_or_404(queries.items_visible_to(request.user).select_related("meeting"), pk=agenda_item_id)
    if not rules.may_see_inside(request.user, item):
        raise Http404
    if not rules.may_change(request.user, item.meeting):
        raise PermissionDenied
    return item

"""Conclusions on the screen: written, corrected, ordered, each with its tasks: one line, read as ghi nhanh reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import reswap, retarget, trigger_client_event

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Account, Person
from giaoban.office.meetings import actions
from giaoban.office.meetings.actions.concluding import in_the_chair
from giaoban.office.meetings.models import Conclusion, Item, Meeting
from giaoban.office.meetings.queries import conclusions_visible_to
from giaoban.office.work.actions import NotNow, Ordered
from giaoban.office.work.models import Origin
from giaoban.office.work.rules import may_enter
from giaoban.web.briefing.quick_form import QuickForm
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.sitting.hand import agenda, conclusions, minutes_of
from giaoban.web.sitting.one import back_to, in_hand, written
from giaoban.web.sitting.screen import said

REFUSALS = (NotNow, ValidationError, PermissionDenied, Conflict)


class OrderForm(QuickForm):
    """A task of a conclusion in one line; whoever is in the chair gives it."""

    said_at = "kết luận của cuộc họp"
    chair_why = "chủ trì cuộc họp"

    def __init__(self, account: Account, data: Any = None, *, line: str = "", chair: Person | None = None) -> None:
        super().__init__(account, data, line=line, chair=chair)
        self.fields["line"].label = "Giao ai, việc gì, bao giờ xong"

    def ordered(self) -> Ordered:
        """The order, from a conclusion."""
        return replace(super().ordered(), origin=Origin.CONCLUSION)


@require_POST
def conclude(request: Knock, meeting_id: int) -> HttpResponse:
    """A conclusion on the matter in hand."""
    meeting = written(request, meeting_id)
    item = in_hand(request.user, meeting, request.POST.get("item") or "chung")
    text, no_task = request.POST.get("text", ""), bool(request.POST.get("no_task"))
    try:
        made = actions.conclude(request.user, meeting.pk, text, item_id=item.pk if item else None, no_task=no_task)
    except REFUSALS as refused:
        return _part(request, meeting, item, typed=text, refused=said(refused))
    return _part(request, meeting, item, toast=f"Đã ghi kết luận {made.number}.")


def change(request: Knock, conclusion_id: int) -> HttpResponse:
    """Other words for a conclusion: the form in its place, and what it saves."""
    one, meeting = _one(request, conclusion_id)
    if request.method != "POST":
        return render(request, "sitting/conclusion_form.html" if request.htmx else "sitting/conclusion_alone.html", {"one": one})
    text = request.POST.get("text", "")
    try:
        actions.correct_conclusion(request.user, one.pk, whole(request.POST.get("shown")) or 0, text)
    except REFUSALS as refused:
        one.refresh_from_db()
        if isinstance(refused, PermissionDenied):
            raise
        context = {"one": one, "typed": text, "refused": said(refused)}
        template = "sitting/conclusion_form.html" if request.htmx else "sitting/conclusion_alone.html"
        return render(request, template, context, status=409 if isinstance(refused, Conflict) else 422)
    return _part(request, meeting, one.item, toast=f"Đã sửa kết luận {one.number}.")


Turn = Callable[[Account, Conclusion, int], Conclusion]
TURNS: dict[str, tuple[str, Turn]] = {
    "no-task": ("Đã ghi: không phát sinh nhiệm vụ.", lambda who, one, shown: actions.mark_no_task(who, one.pk, shown)),
    "some-task": ("Đã bỏ dấu không phát sinh nhiệm vụ.", lambda who, one, shown: actions.mark_no_task(who, one.pk, shown, no_task=False)),
    "up": ("Đã chuyển lên.", lambda who, one, shown: actions.move_conclusion(who, one.pk, shown, up=True)),
    "down": ("Đã chuyển xuống.", lambda who, one, shown: actions.move_conclusion(who, one.pk, shown, up=False)),
    "take-back": ("Đã rút lại kết luận.", lambda who, one, shown: actions.take_back_conclusion(who, one.pk, shown)),
    "put-back": ("Đã lấy lại kết luận.", lambda who, one, _: actions.put_back_conclusion(who, one.pk, one.revision)),
}


@require_POST
def turn(request: Knock, conclusion_id: int, what: str) -> HttpResponse:
    """Marked, moved, taken back, put back."""
    one, meeting = _one(request, conclusion_id)
    words, do = TURNS[what]
    try:
        do(request.user, one, whole(request.POST.get("shown")) or 0)
    except REFUSALS as refused:
        return _part(request, meeting, one.item, refused=said(refused))
    undo = reverse("conclusion-put-back", args=[one.pk]) if what == "take-back" else ""
    return _part(request, meeting, one.item, toast=words, undo=undo)


def order(request: Knock, conclusion_id: int) -> HttpResponse:
    """Giao việc: the conclusion's own words stand in the line; below it what is understood. Enter hands it out."""
    one, meeting = _one(request, conclusion_id)
    if not may_enter(request.user):
        raise PermissionDenied("Giao việc do Văn phòng thực hiện.")
    chair = in_the_chair(meeting)
    if request.method != "POST":
        return _box(request, one, OrderForm(request.user, line=" ".join(one.text.split())[:500], chair=chair))
    form = OrderForm(request.user, request.POST, chair=chair)
    if request.htmx and request.htmx.target == "quick-understood":
        form = OrderForm(request.user, line=request.POST.get("line", ""), chair=chair)
        context = {"form": form, "open_questions": bool(form.asked), "previewed": False}
        return render(request, "briefing/quick_understood.html", context)
    if not form.was_previewed:
        return _box(request, one, OrderForm(request.user, line=request.POST.get("line", ""), chair=chair))
    if not form.is_valid():
        return _box(request, one, form, previewed=True)
    try:
        link = actions.order_from(request.user, one.pk, form.ordered())
    except REFUSALS as refused:
        form.add_error(None, said(refused))
        return _box(request, one, form, previewed=True)
    answer = _part(request, meeting, one.item, toast=f"Đã giao {_who(link.task)}: {visible(link.task.title)}.")
    if not request.htmx:
        return answer
    trigger_client_event(answer, "close-dialog", {})
    return retarget(reswap(answer, "outerHTML"), "#conclusions")


def _who(task: Any) -> str:
    return ", ".join(str(share) for share in task.assignments.select_related("organ", "person"))


def _box(request: Knock, one: Conclusion, form: OrderForm, *, previewed: bool = False) -> HttpResponse:
    context = {
        "one": one, "form": form, "previewed": previewed, "open_questions": bool(form.asked), "in_dialog": bool(request.htmx),
    }  # fmt: skip
    template = "sitting/order_box.html" if request.htmx else "sitting/order.html"
    return render(request, template, context, status=422 if previewed and form.errors else 200)


@require_POST
def take_back_task(request: Knock, conclusion_id: int) -> HttpResponse:
    """A task of it that nobody has begun is not given any more."""
    one, meeting = _one(request, conclusion_id)
    task = whole(request.POST.get("task"))
    if task is None:
        raise BadRequest
    try:
        actions.take_back_task(request.user, one.pk, task)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    except REFUSALS as refused:
        return _part(request, meeting, one.item, refused=said(refused))
    return _part(request, meeting, one.item, toast="Đã thôi giao việc này.")


def _one(request: Knock, conclusion_id: int) -> tuple[Conclusion, Meeting]:
    """A conclusion that the person sees, of a meeting at which he writes."""
    one = get_object_or_404(conclusions_visible_to(request.user).select_related("item"), pk=conclusion_id)
    meeting = written(request, one.meeting_id)
    one.meeting = meeting
    return one, meeting


def _part(
    request: Knock, meeting: Meeting, item: Item | None, *, toast: str = "", undo: str = "", typed: str = "", refused: str = ""
) -> HttpResponse:
    """The conclusions of the matter in hand with what has changed, and the agenda with its counts."""
    if not request.htmx:
        if refused:
            messages.warning(request, f"Chưa ghi: {refused}")
        else:
            messages.success(request, toast, extra_tags=undo)
        return back_to(meeting, item)
    meeting.refresh_from_db()
    context = agenda(request.user, meeting, item) | conclusions(request.user, meeting, item, minutes_of(meeting))
    answer = render(
        request, "sitting/conclusions_again.html", context | {"typed": typed, "refused": refused}, status=422 if refused else 200
    )
    if toast:
        trigger_client_event(answer, "toast", {"text": toast, "undo": undo} if undo else {"text": toast})
    return answer

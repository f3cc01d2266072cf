"""Who attends, on screen: called several at once, answers (ủy quyền), one tap each for who was there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.meetings import actions, queries, rules
from giaoban.office.meetings.kinds import Attendance
from giaoban.office.meetings.models import Attendee
from giaoban.web.doors import Knock
from giaoban.web.meetings.acts import about, opened
from giaoban.web.meetings.asking import Question, answered
from giaoban.web.meetings.forms import AnswerForm, CallForm
from giaoban.web.meetings.page import seat_row
from giaoban.web.numbers import whole
from giaoban.web.work.acts import CHANGED


def call(request: Knock, meeting_id: int) -> HttpResponse:
    """Call people and organs, several at once."""
    meeting, made = opened(request, meeting_id), list[CallForm]()

    def make(data: Any) -> CallForm:
        made.append(CallForm(request.user, data, label_suffix=""))
        return made[-1]

    return answered(
        request,
        Question(
            title="Mời, triệu tập", button="Mời", about=about(meeting), back=reverse("meeting", args=[meeting.pk]), make=make, wide=True,
            do=lambda _: actions.call(request.user, meeting.pk, **made[-1].values), done="Đã mời; ai có tài khoản thì nhận thông báo.",
            lead="Chọn nhiều người, nhiều cơ quan một lúc; ai đã có trong danh sách thì giữ nguyên.",
        ),
    )  # fmt: skip


def answer(request: Knock, attendee_id: int) -> HttpResponse:
    """What is answered to a call: by who is called, or by the office for him."""
    seat = _opened_seat(request, attendee_id)
    if not rules.may_answer(request.user, seat):
        raise Http404
    return answered(
        request,
        Question(
            title="Trả lời giấy mời", button="Trả lời", about=about(seat.meeting), back=reverse("meeting", args=[seat.meeting_id]),
            make=lambda data: AnswerForm(request.user, seat, data, label_suffix=""), thing=seat, done="Đã ghi câu trả lời.",
            do=lambda given: actions.answer_call(
                request.user, seat.pk, given["shown"] or 0, given["answer"], reason=given["reason"], delegate=given["delegate"]
            ),
            lead=f"Người được mời: {visible(str(seat))}.",
        ),
    )  # fmt: skip


def remove(request: Knock, attendee_id: int) -> HttpResponse:
    """Somebody is called no more."""
    seat = _opened_seat(request, attendee_id)
    if request.method == "POST":
        try:
            actions.call_no_more(request.user, seat.pk, whole(request.POST.get("shown")) or 0)
        except Conflict:
            messages.error(request, CHANGED)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, "Đã bỏ khỏi danh sách.")
    return redirect("meeting", seat.meeting_id)


def mark(request: Knock, attendee_id: int) -> HttpResponse:
    """One tap: was he there? Answers with the row alone where a script runs."""
    seat = _opened_seat(request, attendee_id)
    if request.method != "POST":
        return redirect("meeting", seat.meeting_id)
    wanted = value if (value := request.POST.get("attendance", "")) in Attendance.values else ""
    refused = ""
    try:
        seat = actions.mark_attendance(request.user, seat.pk, whole(request.POST.get("shown")) or 0, wanted)
    except Conflict:
        refused = CHANGED
    except ValidationError as refusal:
        refused = " ".join(refusal.messages)
    if not request.htmx:
        if refused:
            messages.error(request, refused)
        return redirect(f"{reverse('meeting', args=[seat.meeting_id])}#thanh-phan")
    seat = _opened_seat(request, attendee_id)
    context = {"row": seat_row(request.user, seat, seat.meeting, may=True), "may_mark": True, "may_change": True, "refused": refused}
    return render(request, "meetings/seat.html", context, status=409 if refused else 200)


def mark_all(request: Knock, meeting_id: int) -> HttpResponse:
    """Everybody who was not marked yet was there."""
    meeting = opened(request, meeting_id)
    if request.method == "POST":
        seats = queries.seats_of(request.user, meeting).filter(attendance="")
        try:
            actions.mark_all_present(request.user, meeting.pk, {seat.pk: seat.revision for seat in seats})
        except Conflict:
            messages.error(request, CHANGED)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, "Đã ghi có mặt cho những người chưa điểm danh.")
    return redirect(f"{reverse('meeting', args=[meeting.pk])}#thanh-phan")


def _opened_seat(request: Knock, attendee_id: int) -> Attendee:
    rows = (
        queries.attendees_visible_to(request.user).select_related("meeting", "person", "organ", "delegate").prefetch_related("organ__names")
    )
    return get_object_or_404(rows, pk=attendee_id)

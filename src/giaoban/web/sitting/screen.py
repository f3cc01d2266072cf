"""The secretary's screen: one job at full width. Members read on the same page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Person
from giaoban.office.directory.queries import people_visible_to
from giaoban.office.meetings import actions, rules
from giaoban.office.meetings import record_rules as records
from giaoban.office.meetings.actions.recording import chairs_offered
from giaoban.office.meetings.models import Meeting, Minutes
from giaoban.office.meetings.queries import attendees_visible_to
from giaoban.office.work.actions import NotNow
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.sitting.hand import earlier, minutes_of, people, work_on
from giaoban.web.sitting.one import called, in_hand, read, written

KEYS = [
    {"keys": ["J"], "label": "nội dung sau"},
    {"keys": ["K"], "label": "nội dung trước"},
    {"keys": ["E"], "label": "ghi diễn biến"},
    {"keys": ["N"], "label": "ghi kết luận"},
    {"keys": ["Esc"], "label": "ra khỏi ô đang ghi"},
]


class HeadForm(forms.Form):
    """Who was in the chair, who writes, from when to when."""

    chair = forms.ModelChoiceField(label="Chủ trì", queryset=Person.objects.none(), required=False, empty_label="chưa ghi")
    secretary = forms.ModelChoiceField(label="Người ghi biên bản", queryset=Person.objects.none(), required=False, empty_label="chưa ghi")
    opened_at = forms.TimeField(label="Khai mạc lúc", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    closed_at = forms.TimeField(label="Kết thúc lúc", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    def __init__(self, request: Knock, meeting: Meeting, minutes: Minutes | None, data: Any = None) -> None:
        names = ("chair", "secretary", "opened_at", "closed_at")
        super().__init__(data, initial={name: getattr(minutes, name) for name in names} if minutes else {"chair": meeting.chair})
        known = Person.objects.filter(pk__in=people_visible_to(request.user).values("pk"))
        for name, offered in (("chair", chairs_offered(meeting)), ("secretary", list(known.filter(active=True)))):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            kept = getattr(minutes, f"{name}_id", None)
            field.queryset = known.filter(pk__in=[*(one.pk for one in offered), *([kept] if kept else [])])


def sitting(request: Knock, meeting_id: int) -> HttpResponse:
    """The screen with a matter in hand. htmx takes up another matter: then the agenda and what is in hand alone."""
    meeting, account = read(request, meeting_id), request.user
    item = in_hand(account, meeting, request.GET.get("item"))
    minutes = minutes_of(meeting)
    context = work_on(account, meeting, item, minutes)
    if request.htmx:
        return render(request, "sitting/work.html", context)
    writes = records.may_write(account, meeting)
    signed = minutes is not None and minutes.is_signed
    context |= {
        "called": called(meeting),
        "in_place_of": _in_place_of(meeting, minutes),
        "head": HeadForm(request, meeting, minutes) if writes and not signed and not meeting.is_cancelled else None,
        "head_shown": minutes.revision if minutes else 0,
        "earlier": earlier(account, meeting),
        "people": people(account, meeting, may=_marks(request, meeting)),
        "may_sign": writes and not signed and not meeting.is_cancelled and records.may_sign(account, meeting),
        "signed": signed,
        "keys": KEYS if writes and not signed else KEYS[:2],
        "may_link": records.may_link_notice(account, meeting),
    }
    return render(request, "sitting/sitting.html", context)


def _in_place_of(meeting: Meeting, minutes: Minutes | None) -> str:
    """Whose chair it is, where somebody else was in it."""
    if minutes is None or meeting.chair is None or minutes.chair_id in (None, meeting.chair_id):
        return ""
    return str(meeting.chair)


def _marks(request: Knock, meeting: Meeting) -> bool:
    today = timezone.localdate()
    return rules.may_change(request.user, meeting) and not meeting.is_cancelled and meeting.day is not None and meeting.day <= today


@require_POST
def change_head(request: Knock, meeting_id: int) -> HttpResponse:
    """Who was in the chair, who writes, from when to when."""
    meeting = written(request, meeting_id)
    form = HeadForm(request, meeting, minutes_of(meeting), request.POST)
    shown = whole(request.POST.get("shown")) or 0
    if not form.is_valid():
        messages.warning(request, "Chưa lưu: hãy xem lại giờ và người đã chọn.")
        return redirect("sitting", meeting.pk)
    try:
        begun = actions.begin_minutes(request.user, meeting.pk)
        actions.change_minutes(request.user, meeting.pk, shown or begun.revision, **form.cleaned_data)
    except (ValidationError, NotNow) as refused:
        messages.warning(request, f"Chưa lưu: {said(refused)}")
    return redirect("sitting", meeting.pk)


@require_POST
def mark(request: Knock, attendee_id: int) -> HttpResponse:
    """One tap: present, excused, absent."""
    seat = get_object_or_404(attendees_visible_to(request.user), pk=attendee_id)
    meeting = written(request, seat.meeting_id)
    if not rules.may_change(request.user, meeting):
        raise PermissionDenied("Điểm danh do Văn phòng ghi.")
    try:
        actions.mark_attendance(request.user, seat.pk, whole(request.POST.get("shown")) or 0, request.POST.get("attendance", ""))
    except (Conflict, NotNow, ValidationError) as refused:
        messages.warning(request, f"Chưa ghi: {said(refused)}")
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    if request.htmx:
        return render(request, "sitting/people.html", {"people": people(request.user, meeting, may=True)})
    return redirect("sitting", meeting.pk)


def said(refused: Exception) -> str:
    """What was refused, in words."""
    if isinstance(refused, ValidationError):
        return " ".join(refused.messages)
    return "vừa có người sửa; đây là bản mới nhất." if isinstance(refused, Conflict) else str(refused)

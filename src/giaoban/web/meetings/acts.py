"""What can be done to a meeting: entered, changed, called off, put back, held, its agenda sent; a small form each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings import actions, queries, rules
from giaoban.office.meetings.kinds import MeetingState
from giaoban.office.meetings.models import Meeting
from giaoban.office.meetings.when import when_words
from giaoban.web.doors import Knock
from giaoban.web.meetings.asking import Question, answered
from giaoban.web.meetings.clashing import warnings_of
from giaoban.web.meetings.forms import (
    AttendsForm,
    HoldForm,
    MeetingForm,
    PlainForm,
    ReasonForm,
    RestoreForm,
    begun_meeting,
    day_of,
)

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its part of the address, its button, its form, what is said when it is done, what it calls, when it makes sense."""

    name: str
    button: str
    make: Callable[[Account, Meeting, Any], forms.Form]
    done: str
    do: Callable[[Account, Meeting, int, Values], object]
    when: Callable[[Meeting], bool]
    lead: str = ""
    primary: bool = False


def _plain(form: type[forms.Form]) -> Callable[[Account, Meeting, Any], forms.Form]:
    return lambda _, meeting, data: form(data, initial={"shown": meeting.revision}, label_suffix="")


def _planned(meeting: Meeting) -> bool:
    return meeting.state == MeetingState.PLANNED


def _may_be_held(meeting: Meeting) -> bool:
    return _planned(meeting) and (meeting.day is None or meeting.day <= timezone.localdate())


ACTS = (
    Act(
        "attends", "Ai dự?", lambda who, one, data: AttendsForm(who, one, data, label_suffix=""), "Đã ghi người dự và báo cho từng người.",
        lambda who, one, shown, given: actions.say_who_attends(who, one.pk, shown, given["people"]),
        lambda one: _planned(one) and one.invited,
        "Người được chọn nhận thông báo. Không cử ai thì trả lời “Vắng” ở dòng cơ quan ta.", True,
    ),
    Act(
        "send-agenda", "Gửi chương trình", _plain(PlainForm), "Đã gửi chương trình; bản này được giữ nguyên.",
        lambda who, one, shown, _: actions.send_agenda(who, one.pk, shown),
        lambda one: _planned(one) and not one.invited, "Chương trình như đang ghi được giữ lại thành một bản và báo cho người được mời.",
    ),
    Act(
        "hold", "Ghi đã họp",
        lambda who, one, data: HoldForm(who, one, data, label_suffix=""), "Đã ghi là đã họp; giữ chương trình đã họp.",
        lambda who, one, shown, given: actions.hold_meeting(who, one.pk, shown, day=given["day"], chair=given["chair"]),
        _may_be_held, "Chương trình mời vẫn giữ nguyên; chương trình đã họp được giữ riêng.",
    ),
    Act(
        "cancel", "Hoãn, không họp", _plain(ReasonForm), "Đã ghi không họp; vẫn còn trên lịch, gạch ngang, với lý do.",
        lambda who, one, shown, given: actions.cancel_meeting(who, one.pk, shown, reason=given["reason"]),
        _planned, "Người được mời nhận thông báo. Dời sang ngày khác thì chọn “Sửa”.",
    ),
    Act(
        "restore", "Họp lại", _plain(RestoreForm), "Cuộc họp lại đứng trên lịch.",
        lambda who, one, shown, given: actions.restore_meeting(who, one.pk, shown, reason=given["reason"]), lambda one: one.is_cancelled,
    ),
)  # fmt: skip


def opened(request: Knock, meeting_id: int) -> Meeting:
    """The meeting that was asked for, if it is there for this person; 404 else."""
    related = ("chair", "room", "office_lead", "prepared_by", "host", "series", "paper", "fact__paper", "notice", "enterer__person")
    return get_object_or_404(queries.visible_to(request.user).select_related(*related), pk=meeting_id)


def offered(account: Account, meeting: Meeting) -> list[dict[str, Any]]:
    """The acts that make sense on a meeting now, as buttons."""
    if not rules.may_change(account, meeting):
        return []
    found = [act for act in ACTS if act.when(meeting)]
    return [{"label": act.button, "url": reverse(f"meeting-{act.name}", args=[meeting.pk]), "primary": act.primary} for act in found]


def on_meeting(request: Knock, meeting_id: int, act: Act) -> HttpResponse:
    """The form of an act, or the act."""
    meeting = opened(request, meeting_id)
    return answered(
        request,
        Question(
            title=act.button, button=act.button, about=about(meeting), back=reverse("meeting", args=[meeting.pk]), lead=act.lead,
            make=lambda data: act.make(request.user, meeting, data), done=act.done, thing=meeting,
            do=lambda given: act.do(request.user, meeting, given["shown"] or 0, given),
        ),
    )  # fmt: skip


def about(meeting: Meeting) -> str:
    """A meeting in one line: what and when."""
    return f"{visible(meeting.title)[:120]} ({when_words(meeting)})"


def new(request: Knock) -> HttpResponse:
    """Enter a meeting; `?day=` begins with a day."""
    initial = {"day": day_of(request.GET.get("day", ""))}
    made: list[MeetingForm] = []

    def make(data: Any) -> MeetingForm:
        made.append(MeetingForm(request.user, data, initial=initial, label_suffix=""))
        return made[-1]

    return answered(
        request,
        Question(
            title="Thêm cuộc họp, lịch công tác", button="Thêm", about="Hội nghị, lịch công tác", back=reverse("meetings"), make=make,
            do=lambda _: actions.enter_meeting(request.user, **made[-1].values), done="Đã thêm.", wide=True,
            to=lambda one: reverse("meeting", args=[one.pk]), warn=lambda one: warnings_of(request.user, one),
        ),
    )  # fmt: skip


def change(request: Knock, meeting_id: int) -> HttpResponse:
    """Move or correct a meeting."""
    meeting = opened(request, meeting_id)
    made: list[MeetingForm] = []

    def make(data: Any) -> MeetingForm:
        made.append(MeetingForm(request.user, data, initial=begun_meeting(meeting), is_new=False, label_suffix=""))
        return made[-1]

    def do(given: Values) -> Meeting:
        return actions.change_meeting(request.user, meeting.pk, given["shown"] or 0, reason=given["reason"], **made[-1].values)

    return answered(
        request,
        Question(
            title="Sửa, dời cuộc họp", button="Lưu", about=about(meeting), back=reverse("meeting", args=[meeting.pk]), make=make, do=do,
            done="Đã lưu; lịch sử giữ nguyên điều đã ghi trước đó.", thing=meeting, wide=True,
            warn=lambda one: warnings_of(request.user, one),
        ),
    )  # fmt: skip

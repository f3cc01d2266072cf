"""Series on screen: which there are, one with what is to come, entered, changed, ended; what falls on a day off is decided."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.meetings import actions, queries, rules
from giaoban.office.meetings.calendars import office_calendar
from giaoban.office.meetings.kinds import MeetingKind
from giaoban.office.meetings.models import Meeting, Series
from giaoban.office.meetings.when import hours_words, when_words
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.web.doors import Knock
from giaoban.web.meetings.acts import about, opened
from giaoban.web.meetings.asking import Question, answered
from giaoban.web.meetings.recurring import rule_words
from giaoban.web.meetings.series_forms import DayOffForm, DaysForm, EndForm, SeriesForm, begun_series
from giaoban.web.meetings.states import named, state_of
from giaoban.web.templatetags.office import day

AHEAD = 12
SHOWN = 100


def listing(request: Knock) -> HttpResponse:
    """The series, those that ask first, those that are over last."""
    rows = queries.series_visible_to(request.user).select_related("chair").order_by("ended", "-asks", "title", "pk")[:SHOWN]
    context = {
        "rows": [
            {
                "one": one, "title": visible(one.title), "kind": MeetingKind(one.kind).label, "rule": _rule(one), "chair": named(one.chair),
                "asks": one.asks,
            }
            for one in rows
        ],
        "may_arrange": rules.may_arrange(request.user),
    }  # fmt: skip
    return render(request, "meetings/series_list.html", context)


def _rule(series: Series) -> str:
    hours = hours_words(series.time, series.end_time) or (series.get_half_display().lower() if series.half else "")
    return ", ".join(part for part in (rule_words(series.rule), hours) if part)


def opened_series(request: Knock, series_id: int) -> Series:
    """The series that was asked for, if it is there for this person; 404 else."""
    rows = queries.series_visible_to(request.user).select_related("chair", "room", "prepared_by", "office_lead", "paper", "fact")
    return get_object_or_404(rows, pk=series_id)


def one(request: Knock, series_id: int) -> HttpResponse:
    """A series with where its rule comes from, and its meetings to come."""
    series, today = opened_series(request, series_id), timezone.localdate()
    ahead = queries.visible_to(request.user).filter(series=series, slot__gte=today).order_by("slot")[:AHEAD]
    before = queries.visible_to(request.user).filter(series=series, slot__lt=today).order_by("-slot")[:AHEAD]
    people = [named(person) for person in series.people.all()]
    paper = series.paper if series.paper and papers_visible_to(request.user).filter(pk=series.paper.pk).exists() else None
    facts = [
        ("Lặp lại", _rule(series)), ("Từ ngày", day(series.first)), ("Đến ngày", day(series.until)), ("Chủ trì", named(series.chair)),
        ("Người có nhiệm vụ", ", ".join(people)), ("Phòng họp", named(series.room)), ("Địa điểm", visible(series.place)),
        ("Đơn vị chuẩn bị", named(series.prepared_by)), ("Lãnh đạo Văn phòng", named(series.office_lead)),
        ("Thành phần", visible(series.participants)), ("Căn cứ", visible(series.basis)),
    ]  # fmt: skip
    context = {
        "series": series, "title": visible(series.title), "kind": MeetingKind(series.kind).label, "rule": _rule(series),
        "facts": [{"label": label, "value": value} for label, value in facts if value],
        "paper_url": reverse("paper-followed", args=[paper.pk]) if paper else "", "paper": str(paper or ""),
        "ahead": [_row(meeting, today) for meeting in ahead], "before": [_row(meeting, today) for meeting in before],
        "may_change": rules.may_arrange(request.user) and not series.ended,
        "crumbs": [{"label": "Hội nghị", "url": reverse("meetings")}, {"label": "Lịch định kỳ", "url": reverse("meeting-series-list")}],
    }  # fmt: skip
    return render(request, "meetings/series.html", context)


def _row(meeting: Meeting, today: Any) -> dict[str, Any]:
    when = when_words(meeting)
    moved = f"thay kỳ {day(meeting.slot)}" if meeting.day != meeting.slot else ""
    return {"pk": meeting.pk, "when": when[:1].upper() + when[1:], "state": state_of(meeting, today), "moved": moved, "asks": meeting.asks}


def new(request: Knock) -> HttpResponse:
    """Enter a series."""
    made: list[SeriesForm] = []

    def make(data: Any) -> SeriesForm:
        made.append(SeriesForm(request.user, data, initial={"first": timezone.localdate()}, label_suffix=""))
        return made[-1]

    return answered(
        request,
        Question(
            title="Thêm lịch định kỳ", button="Thêm", about="Lịch định kỳ", back=reverse("meeting-series-list"), make=make, wide=True,
            do=lambda _: actions.enter_series(request.user, **made[-1].values), done="Đã thêm; các kỳ trong hai năm tới đã được lập.",
            to=lambda series: reverse("meeting-series", args=[series.pk]),
            lead="Kỳ nào rơi vào ngày nghỉ thì máy hỏi: giữ, dời hay bỏ.",
        ),
    )  # fmt: skip


def change(request: Knock, series_id: int) -> HttpResponse:
    """Change a series."""
    series, made = opened_series(request, series_id), list[SeriesForm]()

    def make(data: Any) -> SeriesForm:
        form = SeriesForm(request.user, data, initial=begun_series(series), is_new=False, rule=series.rule, label_suffix="")
        made.append(form)
        return form

    def do(given: dict[str, Any]) -> Series:
        return actions.change_series(request.user, series.pk, given["shown"] or 0, reason=given["reason"], **made[-1].values)

    return answered(
        request,
        Question(
            title="Sửa lịch định kỳ", button="Lưu", about=visible(series.title), back=reverse("meeting-series", args=[series.pk]),
            make=make, do=do, done="Đã lưu; các kỳ sắp tới chưa sửa riêng đã đổi theo.", thing=series, wide=True,
            lead="Kỳ đã họp giữ nguyên; kỳ đã sửa riêng giữ điều đã sửa.",
        ),
    )  # fmt: skip


def end(request: Knock, series_id: int) -> HttpResponse:
    """A series is held no more."""
    series = opened_series(request, series_id)
    begun = {"last": timezone.localdate(), "shown": series.revision}
    return answered(
        request,
        Question(
            title="Thôi lịch định kỳ", button="Thôi", about=visible(series.title), back=reverse("meeting-series", args=[series.pk]),
            make=lambda data: EndForm(data, initial=begun, label_suffix=""), thing=series, done="Đã thôi lịch định kỳ này.",
            do=lambda given: actions.end_series(
                request.user, series.pk, given["shown"] or 0, last=given["last"], reason=given["reason"]
            ),
            lead="Kỳ đã ban hành hoặc đã mời thì ghi là không họp; các kỳ khác gỡ khỏi lịch.",
        ),
    )  # fmt: skip


def choose_days(request: Knock, series_id: int) -> HttpResponse:
    """On which days, where only the number is known: a proposal stands in the form."""
    series, made = opened_series(request, series_id), list[DaysForm]()

    def make(data: Any) -> DaysForm:
        made.append(DaysForm(data, initial={"shown": series.revision}, rule=series.rule, label_suffix=""))
        return made[-1]

    return answered(
        request,
        Question(
            title="Chọn ngày", button="Chọn", about=visible(series.title), back=reverse("meeting-series", args=[series.pk]), make=make,
            do=lambda given: actions.choose_days(request.user, series.pk, given["shown"] or 0, rule=made[-1].rule), thing=series,
            done="Đã chọn ngày; các kỳ đã được lập.", wide=True,
            lead=f"Quy định chỉ nêu số ngày, không nêu ngày nào. {visible(series.basis)}. Ngày điền sẵn là đề xuất.",
        ),
    )  # fmt: skip


def day_off(request: Knock, meeting_id: int) -> HttpResponse:
    """A meeting falls on a day off: keep, move, leave out. The next free working day is proposed."""
    meeting = opened(request, meeting_id)
    if request.method != "POST" and meeting.asks != Meeting.Asks.DAY_OFF:
        return redirect("meeting", meeting.pk)  # it was decided meanwhile
    off = office_calendar().is_off(meeting.day) if meeting.day else None
    free = actions.free_day(meeting)
    return answered(
        request,
        Question(
            title="Rơi vào ngày nghỉ", button="Quyết định", about=about(meeting), back=reverse("meeting", args=[meeting.pk]), thing=meeting,
            make=lambda data: DayOffForm(meeting, free, data, label_suffix=""), done="Đã ghi quyết định.",
            do=lambda given: actions.settle_day_off(
                request.user, meeting.pk, given["shown"] or 0, given["choice"], day=given["day"], reason=given["reason"]
            ),
            lead=f"Ngày nghỉ: {off.name} ({off.source})." if off else "",
        ),
    )  # fmt: skip

"""Meetings on the desk: what has no day, what falls on a day off, who attends, what is to be answered."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings import waiting
from giaoban.office.meetings.models import Attendee, Meeting, Series
from giaoban.office.meetings.queries import Show
from giaoban.office.meetings.when import when_words
from giaoban.web.desk.piles import SHOWN, Pile, Row, few

_GONE = "Lịch họp có người đã thôi, đơn vị đã kết thúc"


def to_set(account: Account) -> list[Pile]:
    """What is to be decided by the office: days to choose, days off, what is still to be announced."""
    return [_days_off(account), _days_to_choose(account), _without_day(account), _someone_gone(account)]


def _without_day(account: Account) -> Pile:
    found, many = few(waiting.without_day(account))
    rows = [
        Row("may-hoi", visible(one.title), "chưa ấn định ngày; máy nhắc cho đến khi có ngày", reverse("meeting", args=[one.pk]), "Ấn định",
            reverse("meeting-change", args=[one.pk]))
        for one in found
    ]  # fmt: skip
    return Pile("Cuộc họp chưa ấn định ngày", many, rows, f"{reverse('meetings')}?show={Show.UNSET}")


def _days_off(account: Account) -> Pile:
    found, many = few(waiting.days_off_asked(account, timezone.localdate()))
    rows = [
        Row("may-hoi", visible(one.title), f"{when_words(one)}: ngày nghỉ; giữ, dời hay bỏ kỳ này?", reverse("meeting", args=[one.pk]),
            "Quyết định", reverse("meeting-day-off", args=[one.pk]))
        for one in found
    ]  # fmt: skip
    return Pile("Kỳ họp rơi vào ngày nghỉ", many, rows, f"{reverse('meetings')}?show={Show.ASKS}")


def _days_to_choose(account: Account) -> Pile:
    found, many = few(waiting.days_to_choose(account))
    rows = [
        Row("may-hoi", visible(one.title), visible(one.basis), reverse("meeting-series", args=[one.pk]), "Chọn ngày",
            reverse("meeting-series-days", args=[one.pk]))
        for one in found
    ]  # fmt: skip
    return Pile("Lịch định kỳ chưa rõ ngày nào", many, rows, reverse("meeting-series-list"))


def _someone_gone(account: Account) -> Pile:
    """Who goes on in the place of somebody who has left, or of a unit that has ended, is for the office to say."""
    today = timezone.localdate()
    gone = waiting.Gone.by(today)
    if gone.is_nobody:
        return Pile(_GONE, 0, [], None)
    series, many_series = few(waiting.series_of(account, gone, today))
    meetings, many = few(waiting.meetings_of(account, gone, today))
    rows = [
        Row("may-hoi", visible(one.title), f"{_gone_of(one, today)}: ai thay?", reverse(name, args=[one.pk]), "Sửa",
            reverse(f"{name}-change", args=[one.pk]))
        for name, found in (("meeting-series", series), ("meeting", meetings)) for one in found
    ]  # fmt: skip
    return Pile(_GONE, many + many_series, rows[:SHOWN], None)


def _gone_of(one: Series | Meeting, today: dt.date) -> str:
    """Who of them is gone."""
    people = [str(each) for each in (one.chair, one.office_lead) if each is not None and not each.active]
    people += [str(each) for each in one.people.all() if not each.active] if isinstance(one, Series) else []
    said = [f"đồng chí {name} đã thôi" for name in dict.fromkeys(people)]
    unit = one.prepared_by
    return ", ".join(visible(each) for each in [*said, *([f"{unit} đã kết thúc"] if unit and not unit.is_in_force(today) else [])])


def who_attends(account: Account) -> list[Pile]:
    """Invitations of other organs that nobody has answered."""
    found, many = few(waiting.who_attends_asked(account, timezone.localdate()))
    rows = [
        Row("may-hoi", visible(one.title), f"nơi khác mời, {when_words(one)}: ai dự?", reverse("meeting", args=[one.pk]), "Ai dự?",
            reverse("meeting-attends", args=[one.pk]))
        for one in found
    ]  # fmt: skip
    return [Pile("Giấy mời chưa cử người dự", many, rows, reverse("meetings"))]


def to_answer(account: Account) -> list[Pile]:
    """What the person, or his unit, is called to and has not answered."""
    keys = list(waiting.calls_to_answer(account, timezone.localdate()).values_list("pk", flat=True))
    shown = Attendee.objects.select_related("meeting").in_bulk(keys[:SHOWN])
    rows = [
        Row("lich", visible(seat.meeting.title), f"{when_words(seat.meeting)}; chưa trả lời", reverse("meeting", args=[seat.meeting_id]),
            "Trả lời", reverse("meeting-answer", args=[seat.pk]))
        for seat in map(shown.__getitem__, keys[:SHOWN])
    ]  # fmt: skip
    return [Pile("Cuộc họp chờ trả lời", len(keys), rows, f"{reverse('meetings')}?show={Show.MINE}")]

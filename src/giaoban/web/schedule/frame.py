"""What every page of the schedule has: which days, whose calendar, the ways to see it, the way to the week before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.audit.kept import Kept
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import organ_names, organs_visible_to, people_visible_to
from giaoban.office.meetings.models import Room
from giaoban.office.meetings.weeks import Whose, rooms_visible_to
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole

DAY = dt.timedelta(days=1)
WEEK = 7 * DAY
LAYOUTS = {"days": "Sáng, chiều", "leaders": "Theo lãnh đạo", "hours": "Theo giờ"}
_FIRST, _LAST = dt.date(1990, 1, 1), dt.date(2199, 12, 31)
_ASKED = ("person", "organ", "room")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the address asks for besides the days."""

    whose: Whose
    layout: str

    def query(self, **more: str) -> str:
        """The end of an address that asks for the same."""
        asked = {name: str(key) for name in _ASKED if (key := getattr(self.whose, name)) is not None}
        layout = {"layout": self.layout} if self.layout != "days" else {}
        words = urlencode({name: value for name, value in (layout | asked | more).items() if value})
        return f"?{words}" if words else ""


def frame_of(request: Knock) -> Frame:
    """Whose calendar is asked for, and in which layout."""
    person, organ, room = (whole(request.GET.get(name)) for name in _ASKED)
    layout = request.GET.get("layout", "")
    return Frame(Whose(person, organ, room), layout if layout in LAYOUTS else "days")


def today_here() -> dt.date:
    """The office's day."""
    return timezone.localdate()


def monday_of(day: dt.date) -> dt.date:
    """The Monday of its week."""
    return day - day.weekday() * DAY


def monday_in(text: str) -> dt.date:
    """The Monday of the week of a day in an address. Raises Http404 for what is no day."""
    return monday_of(day_in(text))


def day_in(text: str) -> dt.date:
    """A day in an address. Raises Http404 for what is none that an office would ask for."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if not _FIRST <= day <= _LAST:
        raise Http404
    return day


def week_url(monday: dt.date, frame: Frame) -> str:
    """The page of a week, as it is being looked at."""
    return reverse("schedule-week", args=[monday.isoformat()]) + frame.query()


def views(frame: Frame, monday: dt.date, here: str) -> list[dict[str, Any]]:
    """Week, month, list: of the same days, of the same person."""
    plain = Frame(frame.whose, "days")
    addresses = {
        "week": ("Tuần", week_url(monday, frame)),
        "month": ("Tháng", reverse("schedule-month", args=[f"{monday + 3 * DAY:%Y-%m}"]) + plain.query()),
        "list": ("Danh sách", reverse("schedule-list") + plain.query(**{"from": monday.isoformat()})),
    }
    return [{"label": label, "url": url, "current": name == here} for name, (label, url) in addresses.items()]


Options = list[tuple[int, str]]
_OPTIONS: Kept[tuple[Options, Options, Options]] = Kept(128, "directory", "access", "meetings")


def choices(account: Account, frame: Frame) -> list[dict[str, Any]]:
    """The fields by which a calendar is chosen, each with what is chosen."""
    options = _OPTIONS.found(account.pk, lambda: _options(account))
    fields = (("person", "Người"), ("organ", "Cơ quan"), ("room", "Phòng họp"))
    return [
        {"name": name, "label": label, "options": rows, "chosen": getattr(frame.whose, name), "any": "Tất cả"}
        for (name, label), rows in zip(fields, options, strict=True)
        if rows
    ]


def _options(account: Account) -> tuple[Options, Options, Options]:
    people = people_visible_to(account).filter(active=True).order_by("full_name", "pk").values_list("pk", "full_name")
    organs = organ_names(organs_visible_to(account).filter(ours=True).values_list("pk", flat=True))
    return list(people), list(organs.items()), list(_rooms(account).values_list("pk", "name"))


def _rooms(account: Account) -> QuerySet[Room]:
    return rooms_visible_to(account).filter(active=True)


def whose_words(fields: Iterable[dict[str, Any]]) -> str:
    """Whose calendar is being looked at: ` của Lê Văn Hòa, Phòng họp số 1`; empty for all."""
    chosen = [visible(words) for one in fields for key, words in one["options"] if key == one["chosen"]]
    return f" của {', '.join(chosen)}" if chosen else ""

"""How a draft stands, whose desk it is on and how long, what was said to it: as sign and words."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.issuing.models import Answer, Desk, Draft, DraftState, Station
from giaoban.web.work.states import Shown

STATES = {
    DraftState.DRAFTING: Shown("dang-lam", "Đang soạn"),
    DraftState.CONSULTING: Shown("may-hoi", "Đang lấy ý kiến", "wait"),
    DraftState.CHECKING: Shown("cho-xac-nhan", "Chờ ký nháy"),
    DraftState.SUBMITTED: Shown("cho-xac-nhan", "Chờ ký"),
    DraftState.RETURNED: Shown("tra-lai", "Bị trả lại"),
    DraftState.SIGNED: Shown("dang-lam", "Đã ký, chờ cấp số"),
    DraftState.ISSUED: Shown("xong", "Đã ban hành"),
    DraftState.WITHDRAWN: Shown("huy", "Thôi trình"),
}
ANSWERS = {
    Answer.AGREES: Shown("xong", "Đồng ý"),
    Answer.OTHER: Shown("luu-y", "Có ý kiến khác"),
    Answer.OBJECTS: Shown("huy", "Không đồng ý"),
}
NO_ANSWER = Shown("cho-xac-nhan", "Chưa có ý kiến")
_NOBODY = {
    Desk.DRAFTING: "người soạn",
    Desk.OPINIONS: "các nơi được hỏi ý kiến",
    Desk.CHECKING: "Chánh Văn phòng",
    Desk.SIGNING: "lãnh đạo",
    Desk.NUMBERING: "văn thư",
}


def state_of(draft: Draft) -> Shown:
    """How far it is."""
    return STATES[DraftState(draft.state)]


def whose(station: Station) -> str:
    """Whose desk it is: the person, or the office's desk of the kind."""
    if station.person is None:
        return _NOBODY[Desk(station.desk)]
    return f"đ/c {visible(str(station.person))}"


def days_at(station: Station, until: dt.datetime | None = None) -> int:
    """How many local days it has been there, or was."""
    end = timezone.localdate(until or station.until or timezone.now())
    return (end - timezone.localdate(station.since)).days


def days_words(days: int) -> str:
    """`hôm nay`, `3 ngày`."""
    return f"{days} ngày" if days else "trong ngày"


def desk_words(station: Station | None) -> str:
    """`Ở bàn đ/c Vũ Đình Nam, 3 ngày`; empty where it lies on none."""
    if station is None:
        return ""
    days = days_at(station)
    lies = "Chờ các nơi góp ý" if station.desk == Desk.OPINIONS else f"Ở bàn {whose(station)}"
    return f"{lies}, {f'{days} ngày' if days else 'từ hôm nay'}"

"""Conferences that stand in the schedule of the period, or still have no day; each with its matters and who prepares them."""

from __future__ import annotations

from django.db.models import Prefetch, Q

from giaoban.office.compiling.period import Period
from giaoban.office.compiling.proposals import Found, Matter, Proposal, Source, Target
from giaoban.office.compiling.sources.rows import AS_ITS_PAPER, found, whole
from giaoban.office.directory.models import Account
from giaoban.office.meetings.kinds import Certainty, MeetingKind, MeetingState
from giaoban.office.meetings.models import Item, Meeting
from giaoban.office.meetings.papers.wording import matter_said
from giaoban.office.meetings.queries import items_visible_to, visible_to
from giaoban.office.meetings.when import when_words
from giaoban.office.programme.models import LineKind

_KINDS = (MeetingKind.CONFERENCE, MeetingKind.REVIEW, MeetingKind.DIALOGUE)


def meetings(actor: Account, period: Period, only: str = "") -> Found:
    """Our own conferences of the period. What others invite us to, and what is a leader's own, is none of the programme."""
    key = whole(only, "meeting")
    if key == 0:
        return Found([])
    items = items_visible_to(actor).filter(state=Item.State.STANDS).order_by("place", "pk")
    rows = visible_to(actor).filter(AS_ITS_PAPER, state=MeetingState.PLANNED, series=None, invited=False, private=False, kind__in=_KINDS)
    rows = rows.filter(Q(day__range=(period.first, period.last)) | Q(day=None))
    rows = rows.select_related("fact").prefetch_related(Prefetch("items", items, to_attr="standing"))
    return found(rows, key, period.room(Source.MEETING), _proposal)


def _proposal(meeting: Meeting) -> Proposal:
    unset = meeting.day is None
    reason = "Đã mở trong mục Hội nghị, chưa ấn định ngày." if unset else f"Đã có trong lịch: {when_words(meeting)}."
    standing: list[Item] = meeting.standing  # type: ignore[attr-defined]
    return Proposal(
        Source.MEETING, f"meeting-{meeting.pk}", meeting.title, reason, LineKind.MEETING, Target("meeting", meeting.pk), meeting.revision,
        due=meeting.day.isoformat() if meeting.day else "", tentative=meeting.certainty == Certainty.TENTATIVE,
        organ_id=meeting.prepared_by_id, leader_id=meeting.chair_id, paper_id=meeting.paper_id, fact_id=meeting.fact_id,
        matters=tuple(Matter(matter_said(one), one.prepared_by_id, one.fact_id, one.place_in_fact) for one in standing),
        lacking=(
            *(["ngày họp"] if unset else []),
            *(f"đơn vị chuẩn bị nội dung {one.place}" for one in standing if not _is_prepared(one)),
        ),
    )  # fmt: skip


def _is_prepared(item: Item) -> bool:
    return item.prepared_by_id is not None or bool(item.prepared_words) or item.confidential

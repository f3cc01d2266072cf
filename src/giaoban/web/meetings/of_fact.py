"""What became of a sentence that calls a meeting, or names a duty: the way from the paper to it, as far as the reader may see it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.meetings import queries
from giaoban.office.meetings.when import when_words
from giaoban.web.meetings.recurring import rule_words
from giaoban.web.meetings.states import state_of
from giaoban.web.work.states import Shown


def held_of(account: Account, fact: Fact) -> dict[str, Any] | None:
    """The meeting or the series of a fact: its address, what the link is called, when it is, how it stands."""
    if fact.kind == FactKind.MEETING:
        meeting = queries.visible_to(account).filter(fact=fact).first()
        if meeting is not None:
            url = reverse("meeting", args=[meeting.pk])
            return {"label": "Mở cuộc họp", "url": url, "when": when_words(meeting), "state": state_of(meeting, timezone.localdate())}
    if fact.kind == FactKind.DUTY:
        series = queries.series_visible_to(account).filter(fact=fact).first()
        if series is not None:
            state = Shown("may-hoi", "Chưa rõ ngày nào", "flag") if series.asks else Shown("thuong-xuyen", "Lịch định kỳ")
            url = reverse("meeting-series", args=[series.pk])
            return {"label": "Mở lịch định kỳ", "url": url, "when": rule_words(series.rule), "state": state}
    return None

"""What leads to a draft from elsewhere: from a meeting without its notice, from a paper that is to be answered, amended or recalled.

And what leads to an issued paper: from a thing that went into one of its sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.issuing.queries import issued_from
from giaoban.office.issuing.rules import may_begin
from giaoban.office.meetings.models import Meeting
from giaoban.office.meetings.record_rules import may_link_notice
from giaoban.office.registry.models import Direction, Paper
from giaoban.web.meetings.around import Around


def links(account: Account, meeting: Meeting) -> Iterable[Around]:
    """Of a meeting whose notice is still to be written; asks nothing of the database."""
    if meeting.notice_id is not None or meeting.is_cancelled or not (may_begin(account) and may_link_notice(account, meeting)):
        return []
    return [Around("Soạn thông báo kết luận", f"{reverse('draft-new')}?meeting={meeting.pk}")]


def acts_on(account: Account, paper: Paper) -> list[dict[str, str]]:
    """Of a paper that came in its answer; of one of ours what amends, corrects or recalls it."""
    if not may_begin(account):
        return []
    label, name = ("Soạn trả lời", "paper") if paper.direction == Direction.IN else ("Sửa đổi, đính chính, thu hồi", "about")
    return [{"url": f"{reverse('draft-new')}?{name}={paper.pk}", "label": label}]


def issued_in(account: Account, kind: str, key: int) -> list[dict[str, Any]]:
    """Facts beside a thing (`work.task`): each sentence of an issued paper that it went into, with the way to the paper. One question."""
    return [
        {"label": "Đã vào văn bản", "value": str(row.paper), "url": reverse("paper", args=[row.paper_id]), "note": visible(row.text)}
        for row in issued_from(account, kind, [key]).get(key, ())
    ]

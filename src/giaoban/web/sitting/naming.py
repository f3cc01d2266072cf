"""How a conclusion is named elsewhere, and where it stands for who may go there."""

from __future__ import annotations

from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings import record_rules, rules
from giaoban.office.meetings.models import Conclusion
from giaoban.web.sitting.one import key_of
from giaoban.web.templatetags.office import day


def named_conclusion(one: Conclusion) -> str:
    """`Kết luận số 2, Hội nghị Ban Thường vụ ngày 26/11/2026`."""
    held = f" ngày {day(one.meeting.day)}" if one.meeting.day else ""
    return f"Kết luận số {one.number}, {visible(one.meeting.title)}{held}"


def conclusion_url(account: Account, one: Conclusion) -> str | None:
    """Where it stands: on the screen of the minutes for who reads there, else on the page of the notice; None for who sees neither."""
    if not rules.may_see_conclusion(account, one):
        return None
    if record_rules.may_read(account, one.meeting):
        return f"{reverse('sitting', args=[one.meeting_id])}?item={key_of(one.item)}#ket-luan-{one.pk}"
    return f"{reverse('meeting-notice', args=[one.meeting_id])}#ket-luan-{one.pk}"

"""The agenda: matters added, corrected, put in order, withdrawn; sent; held. Each agenda that was sent or held stays as it stood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, require, revise, revise_all
from giaoban.office.directory.models import Account
from giaoban.office.meetings import queries, rules
from giaoban.office.meetings.actions.changing import note_change
from giaoban.office.meetings.actions.checks import held_meeting, must_stand, said, same_length, touched
from giaoban.office.meetings.actions.dossiers import begin_dossier
from giaoban.office.meetings.actions.packing import empty_dossier
from giaoban.office.meetings.dossier_telling import ANSWERED, tell_of_registration
from giaoban.office.meetings.headings import is_heading
from giaoban.office.meetings.kinds import MeetingState
from giaoban.office.meetings.models import AgendaIssue, Item, Meeting
from giaoban.office.meetings.notifying import Happening, say_to_all
from giaoban.office.meetings.when import when_words

_LONGEST = 2000
_HEADING = "Nội dung kín chỉ ghi tiêu đề ngắn, không ghi tên người hay chi tiết, như “Công tác cán bộ”."


def add_item(actor: Account, meeting_id: int, **values: Any) -> Item:
    """One more matter behind the others; after the meeting was held, one that was brought up there."""
    with act(actor, "meetings.add-item") as line:
        meeting = _standing(actor, meeting_id)
        values = _checked(values)
        last = meeting.items.aggregate(last=Max("place"))["last"] or 0
        item = Item.objects.create(meeting=meeting, place=last + 1, at_meeting=meeting.is_held, **values)
        line.about(item, meeting=meeting.pk)
        if not meeting.is_held and (meeting.last_day is None or meeting.last_day >= timezone.localdate()):
            begin_dossier(actor, item)
        _after(actor, meeting)
    return item


def correct_item(actor: Account, item_id: int, shown: int, **values: Any) -> Item:
    """Correct what a matter says, who prepares it, who reports."""
    with act(actor, "meetings.correct-item") as line:
        item = _held_item(actor, item_id, shown)
        given = {"title": item.title, "confidential": item.confidential} | values
        revise(line, item, shown, **values | {name: _checked(given)[name] for name in ("title", "confidential") if name in values})
        if item.confidential:
            empty_dossier(item.pk)
        _after(actor, item.meeting)
    return item


def withdraw_item(actor: Account, item_id: int, shown: int) -> Item:
    """A matter is taken off the agenda; it stays to be seen in those that were sent."""
    return _turn(actor, item_id, shown, "meetings.withdraw-item", Item.State.WITHDRAWN)


def restore_item(actor: Account, item_id: int, shown: int) -> Item:
    """A matter stands on the agenda again."""
    return _turn(actor, item_id, shown, "meetings.restore-item", Item.State.STANDS)


def _turn(actor: Account, item_id: int, shown: int, verb: str, state: Item.State) -> Item:
    with act(actor, verb) as line:
        item = _held_item(actor, item_id, shown)
        revise(line, item, shown, state=state)
        for registration in item.registrations.all():  # whoever proposed it hears that it stands there no more, or again
            tell_of_registration(actor, ANSWERED, registration)
        _after(actor, item.meeting)
    return item


def order_items(actor: Account, meeting_id: int, order: Sequence[int]) -> None:
    """Put the matters of a meeting in an order: their keys as they shall follow. Those not named go behind, as they stood."""
    with act(actor, "meetings.order-items") as line:
        meeting = _standing(actor, meeting_id)
        items = list(meeting.items.select_for_update())
        at = {key: place for place, key in enumerate(order)}
        items.sort(key=lambda item: at.get(item.pk, len(at) + item.place))
        revise_all(line, [(item, {"place": place}) for place, item in enumerate(items, 1) if item.place != place])
        line.about(meeting)
        _after(actor, meeting)


def send_agenda(actor: Account, meeting_id: int, shown: int) -> AgendaIssue:
    """The agenda goes out as it stands: frozen as the next version, told to those who are called."""
    with act(actor, "meetings.send-agenda") as line:
        meeting = held_meeting(actor, meeting_id, shown)
        if meeting.state != MeetingState.PLANNED:
            raise ValidationError("Chỉ gửi chương trình của cuộc chưa diễn ra.")
        if not meeting.items.filter(state=Item.State.STANDS).exists():
            raise ValidationError("Chương trình chưa có nội dung nào. Thêm nội dung rồi gửi.")
        issue = freeze_agenda(actor, meeting, AgendaIssue.Stage.INVITED)
        line.about(meeting, agenda=issue.pk, version=issue.version)
        say_to_all(actor, Happening.AGENDA, meeting)
    return issue


def hold_meeting(actor: Account, meeting_id: int, shown: int, *, reason: str = "", **values: Any) -> Meeting:
    """A meeting was held; `values` are what was otherwise than planned (who chaired, when). Its agenda is frozen as it was held."""
    with act(actor, "meetings.hold-meeting") as line:
        meeting = held_meeting(actor, meeting_id, shown)
        if meeting.state != MeetingState.PLANNED:
            raise ValidationError("Cuộc họp này đã ghi là đã họp, hoặc đã hoãn.")
        day = values.get("day", meeting.day)
        if day is None:
            raise ValidationError({"day": "Ghi ngày đã họp."})
        if day > timezone.localdate():
            raise ValidationError(f"Ngày {day:%d/%m/%Y} chưa đến: chưa ghi là đã họp được.")
        values |= {"state": MeetingState.HELD, "certainty": "fixed", "asks": "", "end_day": same_length(meeting, day)}
        note_change(line, actor, meeting, reason or "Ghi đã họp", **values)
        freeze_agenda(actor, meeting, AgendaIssue.Stage.HELD)
    return meeting


def freeze_agenda(actor: Account | None, meeting: Meeting, stage: AgendaIssue.Stage) -> AgendaIssue:
    """The agenda as it stands now, kept as the next version of a stage. Nothing new where nothing differs from the last."""
    rows = [row_of(item) for item in meeting.items.filter(state=Item.State.STANDS).select_related("prepared_by", "rapporteur")]
    when = when_words(meeting)
    last = meeting.agendas.filter(stage=stage).order_by("-version").first()
    if last is not None and (last.rows, last.when) == (rows, when[:100]):
        return last
    return AgendaIssue.objects.create(
        meeting=meeting, stage=stage, version=last.version + 1 if last else 1, when=when[:100], rows=rows, by=actor
    )


def row_of(item: Item) -> dict[str, Any]:
    """A matter as an agenda holds it, in words."""
    return {
        "item": item.pk,
        "number": item.number,
        "title": item.title,
        "prepared_by": str(item.prepared_by) if item.prepared_by else item.prepared_words,
        "rapporteur": str(item.rapporteur) if item.rapporteur else "",
        "minutes": item.minutes,
        "confidential": item.confidential,
    }


def _after(actor: Account | None, meeting: Meeting) -> None:
    """The agenda of what was held has one more version; calendars hear of it."""
    if meeting.is_held:
        freeze_agenda(actor, meeting, AgendaIssue.Stage.HELD)
    touched()


def _standing(actor: Account, meeting_id: int) -> Meeting:
    meeting = held_meeting(actor, meeting_id)
    must_stand(meeting)
    return meeting


def _held_item(actor: Account, item_id: int, shown: int) -> Item:
    meeting_id = queries.items_visible_to(actor).values_list("meeting_id", flat=True).get(pk=item_id)
    meeting = _standing(actor, meeting_id)
    item: Item = Item.objects.select_for_update(of=("self",)).get(pk=item_id)
    item.meeting = meeting
    require(not item.confidential or rules.sees_confidential(actor, meeting))
    if item.revision != shown:
        raise Conflict(item)
    return item


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    title = said(str(values.get("title", "")), _LONGEST)
    if not title:
        raise ValidationError({"title": "Ghi nội dung."})
    if values.get("confidential") and not is_heading(title):
        raise ValidationError({"title": _HEADING})
    return values | {"title": title}

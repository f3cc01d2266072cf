"""Minutes begun, written on by several at once, signed, added to. No earlier note is ever lost; signed minutes change no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from giaoban.office.audit.acts import CHANGED, Conflict, Line, act, require, revise
from giaoban.office.audit.models import EarlierState
from giaoban.office.directory.models import Account, Person
from giaoban.office.directory.queries import leaders, stands_in_for
from giaoban.office.meetings import record_rules as rules
from giaoban.office.meetings.actions.agenda import hold_meeting
from giaoban.office.meetings.actions.checks import reasoned
from giaoban.office.meetings.kinds import MeetingState, Part
from giaoban.office.meetings.merging import clean, merge
from giaoban.office.meetings.minutes import as_text, current_lines
from giaoban.office.meetings.models import Addition, Conclusion, Item, ItemNote, Meeting, Minutes, NoteAside
from giaoban.office.meetings.models.records import sum_of
from giaoban.office.meetings.queries import visible_to
from giaoban.office.meetings.record_queries import asides_visible_to, unanswered
from giaoban.office.meetings.rules import may_change
from giaoban.office.work.actions import NotNow

_SIGNED = "Biên bản đã ký, không sửa được nữa. Nội dung thêm ghi vào phần bổ sung biên bản."
_HEAD = frozenset({"secretary", "chair", "opened_at", "closed_at"})


class LeftOpen(Exception):  # noqa: N818 - what is asked
    """Before signing: conclusions with neither task nor mark, texts that stand beside notes. To be signed all the same, say so."""

    def __init__(self, conclusions: list[Conclusion], asides: list[NoteAside]) -> None:
        super().__init__(f"{len(conclusions)} {len(asides)}")
        self.conclusions, self.asides = conclusions, asides


@dataclass(frozen=True, slots=True)
class Written:
    """A note after somebody wrote on it. `merged`: others had written too, both are in it. `aside`: what could not be, kept beside."""

    note: ItemNote
    merged: bool = False
    aside: NoteAside | None = None


def held_for_writing(actor: Account, meeting_id: int, item_id: int | None = None) -> tuple[Meeting, Item | None]:
    """A meeting on which the actor may write, with one of its matters, under a lock."""
    meeting = visible_to(actor).select_for_update(of=("self",)).get(pk=meeting_id)
    item = meeting.items.get(pk=item_id) if item_id is not None else None
    require(rules.may_write_on(actor, meeting, item), "Đồng chí không ghi biên bản cuộc họp này.")
    if meeting.state == MeetingState.CANCELLED:
        raise NotNow("Cuộc họp này không họp nên không có biên bản.")
    return meeting, item


def draft_of(actor: Account, meeting: Meeting) -> Minutes:
    """The minutes of a meeting that is held under a lock, begun where there are none. Raises NotNow once they are signed."""
    minutes = Minutes.objects.filter(meeting=meeting).first() or _begin(actor, meeting)
    if minutes.is_signed:
        raise NotNow(_SIGNED)
    minutes.meeting = meeting
    return minutes


def begin_minutes(actor: Account, meeting_id: int) -> Minutes:
    """Minutes begin: who writes them, who is in the chair; where the meeting's own is away, who stands in. Begun before, they go on."""
    with act(actor, "meetings.begin-minutes") as line:
        meeting, _ = held_for_writing(actor, meeting_id)
        minutes = draft_of(actor, meeting)
        line.about(minutes)
    return minutes


def _begin(actor: Account, meeting: Meeting) -> Minutes:
    with act(actor, "meetings.begin-minutes") as line:
        secretary = meeting.attendees.filter(part=Part.SECRETARY, person__isnull=False).values_list("person", flat=True).first()
        minutes = Minutes.objects.create(meeting=meeting, secretary_id=secretary or actor.person_id, chair_id=_in_the_chair(meeting))
        line.about(minutes, chair=[None, minutes.chair_id], secretary=[None, minutes.secretary_id])
    return minutes


def _in_the_chair(meeting: Meeting) -> int | None:
    if meeting.chair_id is None:
        return None
    return stands_in_for(meeting.chair_id, meeting.day or timezone.localdate())


def change_minutes(actor: Account, meeting_id: int, shown: int, **values: Any) -> Minutes:
    """Who was in the chair (`chair`), who writes (`secretary`), from when to when (`opened_at`, `closed_at`)."""
    with act(actor, "meetings.change-minutes") as line:
        meeting, _ = held_for_writing(actor, meeting_id)
        minutes = draft_of(actor, meeting)
        if unknown := values.keys() - _HEAD:
            raise TypeError(f"not said at the head of minutes: {sorted(unknown)}")
        opened, closed = (values.get(name, getattr(minutes, name)) for name in ("opened_at", "closed_at"))
        if opened is not None and closed is not None and closed < opened:
            raise ValidationError({"closed_at": "Giờ kết thúc trước giờ khai mạc."})
        revise(line, minutes, shown, **values)
    return minutes


def write_note(actor: Account, meeting_id: int, item_id: int | None, text: str, *, shown: int, base: str | None = None) -> Written:
    """A note as somebody has it before him, saved. `shown` is the revision it was begun from (0: there was none), `base` its text then.

    Where another wrote meanwhile both are merged paragraph by paragraph; where both changed the same ones, this text is kept beside it.
    """
    with act(actor, "meetings.write-note") as line:
        meeting, item = held_for_writing(actor, meeting_id, item_id)
        minutes = draft_of(actor, meeting)
        note = minutes.notes.filter(item=item).first()
        text = clean(text)
        if note is None:
            note = ItemNote.objects.create(minutes=minutes, item=item, text=text)
            line.about(note, text=CHANGED)
            return Written(note)
        line.about(note)
        if note.revision == shown or note.text == text:
            return Written(_written(line, note, text))
        base = clean(base) if base is not None else text_at(note, shown)
        both = merge(base, text, note.text)
        if both is not None:
            return Written(_written(line, note, both), merged=both != text)
        aside = _set_aside(actor, note, base, text)
        line.about(note, aside=aside.pk)
    return Written(note, aside=aside)


def _written(line: Line, note: ItemNote, text: str) -> ItemNote:
    revise(line, note, note.revision, text=text)
    note.refresh_from_db(fields=["updated_at"])
    return note


def _set_aside(actor: Account, note: ItemNote, base: str, text: str) -> NoteAside:
    """The text kept beside the note; sent twice, it is one."""
    there = note.asides.filter(by=actor, settled_at=None, text=text).first()
    return there or NoteAside.objects.create(note=note, by=actor, base=base, text=text)


def text_at(note: ItemNote, revision: int) -> str:
    """What a note said at a revision; nothing before its first."""
    if note.revision == revision:
        return note.text
    kept = EarlierState.objects.filter(subject_kind="meetings.itemnote", subject_id=note.pk, revision=revision).first()
    return str(kept.state["text"]) if kept is not None else ""


def settle_note(actor: Account, aside_id: int, shown: int, text: str) -> ItemNote:
    """A writer has both texts before him and says what holds. What stood stays among the earlier states, what was kept beside stays too."""
    with act(actor, "meetings.settle-note") as line:
        aside = asides_visible_to(actor).get(pk=aside_id)
        meeting, _ = held_for_writing(actor, aside.note.minutes.meeting_id, aside.note.item_id)
        draft_of(actor, meeting)
        aside = NoteAside.objects.select_for_update().get(pk=aside_id)
        if aside.settled_at is not None:
            raise NotNow("Chỗ này đã có người chọn rồi. Hãy xem lại bản đang lưu.")
        note = ItemNote.objects.get(pk=aside.note_id)
        if note.revision != shown:
            raise Conflict(note)
        line.about(note, aside=aside.pk)
        _written(line, note, clean(text))
        aside.settled_at, aside.settled_by = timezone.now(), actor
        aside.save(update_fields=["settled_at", "settled_by"])
    return note


def sign_minutes(actor: Account, meeting_id: int, shown: int, *, even_so: bool = False) -> Minutes:
    """Ký biên bản: frozen as all that was recorded stands now. Raises LeftOpen where something waits for a word, unless `even_so`."""
    with act(actor, "meetings.sign-minutes") as line:
        meeting, _ = held_for_writing(actor, meeting_id)
        require(rules.may_sign(actor, meeting), "Cuộc họp có nội dung kín: người được xem nội dung ấy mới chốt được biên bản.")
        minutes = draft_of(actor, meeting)
        _may_be_signed(minutes, meeting)
        if not even_so:
            _ask_about_what_is_open(minutes, meeting)
        meeting = _held_by_now(actor, meeting)
        frozen = as_text(current_lines(meeting, minutes))
        revise(line, minutes, shown, state=Minutes.State.SIGNED, frozen_sha256=sum_of(frozen), signed_by=actor)
        minutes.frozen, minutes.signed_at = frozen, timezone.now()
        minutes.save(update_fields=["frozen", "signed_at"])
    return minutes


def _may_be_signed(minutes: Minutes, meeting: Meeting) -> None:
    if meeting.day is None or meeting.day > timezone.localdate():
        raise NotNow("Cuộc họp chưa diễn ra nên chưa ký biên bản được.")
    if minutes.chair_id is None and not meeting.chair_words:
        raise ValidationError({"chair": "Ghi người chủ trì trước khi ký biên bản."})


def _held_by_now(actor: Account, meeting: Meeting) -> Meeting:
    """Whoever signs the minutes of a meeting says that it was held: its agenda is frozen as it was."""
    if meeting.state == MeetingState.HELD:
        return meeting
    if not may_change(actor, meeting):
        raise NotNow("Văn phòng ghi “Đã họp” trước, rồi mới ký được biên bản.")
    return hold_meeting(actor, meeting.pk, meeting.revision)


def _ask_about_what_is_open(minutes: Minutes, meeting: Meeting) -> None:
    waiting = list(unanswered(meeting))
    beside = list(NoteAside.objects.filter(note__minutes=minutes, settled_at=None).select_related("note__item", "by__person"))
    if waiting or beside:
        raise LeftOpen(waiting, beside)


def add_to_minutes(actor: Account, meeting_id: int, text: str, reason: str, *, item_id: int | None = None) -> Addition:
    """Bổ sung biên bản: words behind signed minutes, with the reason. What was signed stays as it is."""
    with act(actor, "meetings.add-to-minutes") as line:
        meeting, item = held_for_writing(actor, meeting_id, item_id)
        minutes = Minutes.objects.select_for_update().get(meeting=meeting)
        if not minutes.is_signed:
            raise NotNow("Biên bản chưa ký: hãy ghi thẳng vào biên bản.")
        text = clean(text)
        if not text:
            raise ValidationError({"text": "Ghi nội dung bổ sung."})
        last = minutes.additions.last()
        added = Addition(minutes=minutes, item=item, number=last.number + 1 if last else 1, text=text, reason=reasoned(reason), by=actor)
        added.sha256 = added.sum_after(last.sha256 if last else minutes.frozen_sha256)
        added.save()
        line.about(minutes, addition=added.number)
    return added


def additions_are_intact(minutes: Minutes) -> bool:
    """Does each addition stand as it was made, and is none left out before the last?"""
    before, number = minutes.frozen_sha256, 0
    for added in minutes.additions.all():
        if added.number != number + 1 or added.sha256 != added.sum_after(before):
            return False
        before, number = added.sha256, added.number
    return True


def chairs_offered(meeting: Meeting) -> list[Person]:
    """Who may be in the chair: the meeting's own, the leaders, and the persons called to it as members."""
    called = meeting.attendees.filter(part=Part.MEMBER, person__isnull=False).values("person")
    return list(Person.objects.filter(Q(pk__in=called) | Q(pk=meeting.chair_id or 0) | Q(pk__in=leaders().values("pk"))).order_by("pk"))

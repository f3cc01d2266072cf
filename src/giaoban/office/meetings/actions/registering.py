"""Units propose matters for the next period; the office takes them into a meeting, merges, puts off, declines. The unit is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Conflict, act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.meetings import queries
from giaoban.office.meetings import registration_rules as allowed
from giaoban.office.meetings.actions.agenda import add_item
from giaoban.office.meetings.actions.checks import held_meeting, reasoned, said
from giaoban.office.meetings.dossier_telling import ANSWERED, REGISTERED, tell_of_registration
from giaoban.office.meetings.headings import is_confidential, is_heading
from giaoban.office.meetings.kinds import MeetingState
from giaoban.office.meetings.models import Item, Registration

_STATE = Registration.State
WAITING = (_STATE.PROPOSED, _STATE.DEFERRED)
_LONG = 2000
_HEADING = "Nội dung về nhân sự chỉ ghi tiêu đề ngắn, không ghi tên người hay chi tiết, như “Công tác cán bộ”."


def register_matter(actor: Account, organ_id: int, **values: Any) -> Registration:
    """A matter proposed for a month, with its reason. Raises ValidationError for the field that is missing."""
    with act(actor, "meetings.register") as line:
        require(allowed.may_register_for(actor, organ_id))
        checked = _checked(values)
        made = Registration.objects.create(**({"prepared_by_id": organ_id} | checked), organ_id=organ_id, entered_by=actor)
        line.about(made, month=[None, made.month])
        tell_of_registration(actor, REGISTERED, made)
    return made


def correct_registration(actor: Account, registration_id: int, shown: int, **values: Any) -> Registration:
    """Correct what was proposed, as long as nothing has become of it."""
    with act(actor, "meetings.correct-registration") as line:
        registration = _waiting(actor, registration_id, shown)
        require(allowed.may_correct(actor, registration))
        revise(line, registration, shown, **_checked(values))
    return registration


def withdraw_registration(actor: Account, registration_id: int, shown: int) -> Registration:
    """The unit takes its proposal back; what other units had merged with it waits again by itself."""
    with act(actor, "meetings.withdraw-registration") as line:
        registration = _waiting(actor, registration_id, shown)
        require(allowed.may_correct(actor, registration))
        revise(line, registration, shown, state=_STATE.WITHDRAWN)
        for one in _followed_with(registration):
            revise(line, one, one.revision, state=_STATE.PROPOSED, merged_into=None)
            tell_of_registration(actor, REGISTERED, one)
    return registration


def take_registration(actor: Account, registration_id: int, shown: int, meeting_id: int, *, answer: str = "") -> Item:
    """A proposal becomes a matter on a meeting's agenda, prepared by the unit it named, with the papers it mostly needs."""
    with act(actor, "meetings.take-registration") as line:
        registration = _compiled(actor, registration_id, shown)
        meeting = held_meeting(actor, meeting_id)
        if meeting.state != MeetingState.PLANNED:
            raise ValidationError({"meeting": "Cuộc họp này đã họp hoặc không họp."})
        given = {"prepared_by_id": registration.prepared_by_id, "matter_id": registration.matter_id}
        given["confidential"] = is_confidential(registration.title)
        item = add_item(actor, meeting.pk, title=registration.title, number=f"({meeting.items.count() + 1})", **given)
        said_of_it = said(answer, 300)
        for one in (registration, *_followed_with(registration)):
            revise(line, one, one.revision, item=item, **({"state": _STATE.TAKEN, "answer": said_of_it} if one == registration else {}))
            tell_of_registration(actor, ANSWERED, one)
        line.about(item, meeting=meeting.pk)
    return item


def take_into_programme(actor: Account, registration_id: int, shown: int, meeting_id: int | None) -> Registration:
    """A proposal stands in the programme of its period: on the agenda of a meeting, where one is meant, else until there is one."""
    with act(actor, "meetings.take-into-programme") as line:
        registration = _compiled(actor, registration_id, shown)
        if meeting_id is not None:
            take_registration(actor, registration.pk, shown, meeting_id)
            registration.refresh_from_db()
        else:
            revise(line, registration, shown, state=_STATE.TAKEN)
            for one in (registration, *_followed_with(registration)):
                tell_of_registration(actor, ANSWERED, one)
        line.about(registration)
    return registration


def merge_registrations(actor: Account, into_id: int, shown: int, others: dict[int, int]) -> Registration:
    """Other proposals of the same matter are followed with this one. `others`: their keys, each with the revision that was shown."""
    with act(actor, "meetings.merge-registrations") as line:
        into = _compiled(actor, into_id, shown)
        if not others or into_id in others:
            raise ValidationError({"others": "Chọn ít nhất một nội dung khác để gộp."})
        for key, revision in others.items():
            other = _compiled(actor, key, revision)
            for before in (other, *other.merged.select_for_update()):
                revise(line, before, before.revision, state=_STATE.MERGED, merged_into=into)
            tell_of_registration(actor, ANSWERED, other)
        line.about(into, merged=sorted(others))
    return into


def defer_registration(actor: Account, registration_id: int, shown: int, month: dt.date, *, reason: str) -> Registration:
    """A proposal is put off to a later month, with the reason; it waits there again."""
    with act(actor, "meetings.defer-registration") as line:
        registration = _compiled(actor, registration_id, shown)
        later = month.replace(day=1)
        if later <= registration.month:
            raise ValidationError({"month": "Chọn tháng sau tháng đã đăng ký."})
        why = reasoned(reason)
        revise(line, registration, shown, state=_STATE.DEFERRED, month=later, answer=why)
        tell_of_registration(actor, ANSWERED, registration)
        for one in _followed_with(registration):
            revise(line, one, one.revision, month=later, answer=why)
            tell_of_registration(actor, ANSWERED, one)
    return registration


def decline_registration(actor: Account, registration_id: int, shown: int, *, reason: str) -> Registration:
    """A proposal is not taken, with the reason."""
    with act(actor, "meetings.decline-registration") as line:
        registration = _compiled(actor, registration_id, shown)
        why = reasoned(reason)
        for one in (registration, *_followed_with(registration)):
            revise(line, one, shown if one == registration else one.revision, state=_STATE.DECLINED, answer=why)
            tell_of_registration(actor, ANSWERED, one)
    return registration


def _followed_with(registration: Registration) -> list[Registration]:
    """What was merged with it, and so goes where it goes; each unit hears of its own."""
    return list(registration.merged.select_for_update().filter(state=_STATE.MERGED))


def _compiled(actor: Account, registration_id: int, shown: int) -> Registration:
    require(allowed.may_compile(actor))
    return _waiting(actor, registration_id, shown)


def _waiting(actor: Account, registration_id: int, shown: int) -> Registration:
    registration = queries.registrations_visible_to(actor).select_for_update().get(pk=registration_id)
    if registration.revision != shown:
        raise Conflict(registration)
    if registration.state not in WAITING:
        raise ValidationError(f"Nội dung này đã xử lý: {registration.get_state_display().lower()}.")
    return registration


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    checked = dict(values)
    for field, missing in (("title", "Ghi nội dung."), ("reason", "Ghi lý do, căn cứ.")):
        if field in values:
            checked[field] = said(str(values[field]), _LONG)
            if not checked[field]:
                raise ValidationError({field: missing})
    if is_confidential(checked.get("title", "")) and not is_heading(checked["title"]):
        raise ValidationError({"title": _HEADING})
    if "month" in values:
        checked["month"] = values["month"].replace(day=1)
    return checked

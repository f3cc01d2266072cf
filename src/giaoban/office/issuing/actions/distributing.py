"""Nơi nhận: to whom a paper goes, when it went, and who has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.actions.checks import move_on
from giaoban.office.directory.models import Account, Organ, OrganGroup, Person
from giaoban.office.issuing import rules
from giaoban.office.issuing.actions.checks import held
from giaoban.office.issuing.actions.naming import ONE_BY_ONE
from giaoban.office.issuing.models import Draft, DraftState, Recipient
from giaoban.office.issuing.recipients import LONGEST, Key, is_for_people_alone, key_of
from giaoban.office.issuing.telling import say_sent
from giaoban.office.registry import actions as registry
from giaoban.office.work.actions import NotNow


def set_recipients(
    actor: Account, draft_id: int, shown: int, *, organs: Iterable[Organ] = (), groups: Iterable[OrganGroup] = (),
    people: Iterable[Person] = (), words: Iterable[str] = (),
) -> Draft:  # fmt: skip
    """Who is to get the paper: organs, all organs of groups, people, others in words. Those it was sent to already stay.

    An organ that stands in the list by itself and in a group stands there once. A restricted paper goes to people, for no unit sees it.
    """
    with act(actor, "issuing.set-recipients") as line:
        draft = held(actor, draft_id, shown)
        require(rules.keeps(actor, draft) or rules.may_number(actor, draft))
        if draft.state == DraftState.WITHDRAWN:
            raise NotNow("Dự thảo này đã thôi trình.")
        named = {key_of(row): row.group for row in draft.recipients.filter(sent_at=None)}
        draft.recipients.filter(sent_at=None).delete()
        there = list(draft.recipients.all())
        kept = {key_of(row) for row in there}
        wanted = list(_wanted(organs, groups, people, words))
        if is_for_people_alone(draft) and any(row.organ for row in wanted):
            raise ValidationError({"organs": ONE_BY_ONE})
        rows = [row for row in wanted if key_of(row) not in kept]
        for place, row in enumerate(rows, len(there) + 1):
            row.draft, row.place, row.group = draft, place, row.group or named.get(key_of(row), "")
        Recipient.objects.bulk_create(rows)
        move_on(line, draft, shown)
        line.about(draft, recipients=len(there) + len(rows))
    return draft


def _wanted(organs: Iterable[Organ], groups: Iterable[OrganGroup], people: Iterable[Person], words: Iterable[str]) -> Iterable[Recipient]:
    """Each of the list once, in its order."""
    names = filter(None, (" ".join(raw.split())[:LONGEST] for raw in words))
    rows = [Recipient(organ=organ) for organ in organs]
    rows += [Recipient(organ=organ, group=group.name) for group in groups for organ in group.members()]
    rows += [Recipient(person=person) for person in people]
    rows += [Recipient(words=name) for name in names]
    found: dict[Key, Recipient] = {}
    for row in rows:
        found.setdefault(key_of(row), row)
    return found.values()


def distribute(actor: Account, draft_id: int, shown: int) -> list[Recipient]:
    """Send the issued paper to everybody of the list to whom it was not sent yet: they see it from now on, and are told.

    Sent again nothing is sent twice. The row of the register says to whom it went.
    """
    with act(actor, "issuing.distribute") as line:
        draft = held(actor, draft_id)
        require(rules.may_number(actor, draft))
        if draft.state != DraftState.ISSUED or draft.paper is None:
            raise NotNow("Văn bản chưa có số, chưa phát hành được.")
        rows = list(draft.recipients.filter(sent_at=None).select_related("organ", "person"))
        line.about(draft, recipients=len(rows))
        if not rows:
            return rows
        if is_for_people_alone(draft) and any(row.organ for row in rows):
            raise NotNow(ONE_BY_ONE)
        move_on(line, draft, shown)
        Recipient.objects.filter(pk__in=[row.pk for row in rows]).update(sent_at=line.at)
        organs, people = [row.organ for row in rows if row.organ], [row.person for row in rows if row.person]
        registry.forward_paper(actor, draft.paper.pk, organs=organs, people=people)
        _write_into_register(actor, draft)
        for row in rows:
            row.draft, row.sent_at = draft, line.at
        say_sent(actor, rows)
    return rows


def _write_into_register(actor: Account, draft: Draft) -> None:
    """Nơi nhận of the outgoing register: groups by their name, others one by one (NĐ 30/2020, Phụ lục IV)."""
    signing = draft.signings.select_related("entry").get(undone_at=None)
    entry = signing.entry
    assert entry is not None  # its number
    names = dict.fromkeys(row.group or str(row) for row in draft.recipients.select_related("organ", "person"))
    registry.note_forwarded(actor, entry.pk, entry.revision, receivers="; ".join(names), on=timezone.localdate(), receipt=entry.receipt)


def acknowledge(actor: Account, recipient_id: int) -> Recipient:
    """The paper was received: said by the receiver, or by the registry for him. Said again nothing changes."""
    with act(actor, "issuing.acknowledge") as line:
        one = Recipient.objects.select_for_update(of=("self",)).select_related("draft").get(pk=recipient_id)
        require(rules.may_acknowledge(actor, one))
        line.about(one)
        if one.acknowledged_at is None:
            one.acknowledged_at, one.acknowledged_by = line.at, actor
            one.save(update_fields=["acknowledged_at", "acknowledged_by"])
    return one


def acknowledge_by_state(recipient_id: int, at: dt.datetime) -> None:
    """The receiver's own program says that it has the paper, since that moment (UTC). Part of another act; one that was said stays."""
    waiting = Recipient.objects.filter(pk=recipient_id, sent_at__isnull=False, acknowledged_at=None)
    waiting.update(acknowledged_at=at, acknowledged_by=None)

"""Papers of a meeting, registrations and the competence table for the walk through every address (tests/web/samples.py)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.visibility import Kind, sees_some
from giaoban.office.meetings import dossier_rules as dossiers
from giaoban.office.meetings import rules as meetings
from giaoban.office.meetings.models import Matter, Meeting, Need, PackFile, Registration
from giaoban.office.meetings.registration_rules import may_correct
from giaoban.office.registry import store
from giaoban.office.registry.models import File
from tests.intake.pages import document, lines
from tests.office.meetings.rows import make_item
from tests.people import People

MONTH = dt.date(2026, 11, 1)
NOW = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)


def papers_of(meeting: Meeting, receiver: Organ, people: People) -> dict[str, Any]:
    """A matter of it that a unit prepares, with a paper that was found complete; what that unit registered; a row of the table."""
    need = Need.objects.create(item=make_item(meeting, prepared_by=receiver, access="stays"), kind="draft", state="complete")
    data = document(lines("To trinh", str(meeting.pk)))
    file = File.objects.create(sha256=store.keep(data), size=len(data), media_type="application/pdf")
    numbers: dict[str, Any] = {"version": 1, "pages": 1, "first_page": 1, "accepted_at": NOW}
    paper = PackFile.objects.create(need=need, file=file, pdf=file, name="to-trinh.pdf", by=people.ha, **numbers)
    asked: dict[str, Any] = {"title": "Kế hoạch", "reason": "Đến kỳ", "month": MONTH, "body": "standing-board", "entered_by": people.ha}
    return {
        "need_id": need,
        "file_id": paper,
        "matter_id": Matter.objects.get_or_create(name="Đầu tư công", source="Quy chế")[0],
        "registration_id": Registration.objects.create(organ=receiver, prepared_by=receiver, **asked),
    }


def _sees_table(account: Account, _: object) -> bool:
    return sees_some(account, Kind.MEETING)


SEEN_PAPERS: dict[str, Callable[[Account, Any], bool]] = {
    "need_id": dossiers.may_see_need,
    "file_id": dossiers.may_read,
    "registration_id": meetings.may_see_registration,
    "matter_id": _sees_table,
}


def _hands_in(account: Account, world: dict[str, Any]) -> bool:
    return dossiers.may_hand_in(account, world["need_id"].item)


def _is_submission(world: dict[str, Any]) -> bool:
    return bool(world["need_id"].kind == Need.Kind.SUBMISSION)


def _keeps(account: Account, world: dict[str, Any]) -> bool:
    return dossiers.keeps_dossiers(account, world["need_id"].item.meeting)


def _corrects(account: Account, world: dict[str, Any]) -> bool:
    return may_correct(account, world["registration_id"])


# What an address asks besides that the thing may be seen.
MORE_OF_PAPERS: dict[str, Callable[[Account, dict[str, Any]], bool]] = {
    "need-new": lambda account, world: dossiers.may_hand_in(account, world["agenda_item_id"]),
    "meeting-pack": lambda account, world: dossiers.may_read(account, world["file_id"]),
    **dict.fromkeys(("need-change", "need-hand-in"), _hands_in),
    **dict.fromkeys(("need-draft-word", "need-draft-pdf"), lambda account, world: _hands_in(account, world) and _is_submission(world)),
    **dict.fromkeys(("need-return", "need-complete", "need-waive", "need-want"), _keeps),
    **dict.fromkeys(("registration-correct", "registration-withdraw"), _corrects),
}

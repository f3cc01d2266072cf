"""A draft with all that hangs on one, for the walk through every address (tests/web/samples.py)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.issuing import queries, rules
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.models import (
    Authority,
    CaseFile,
    Consultation,
    Desk,
    Draft,
    FiledPaper,
    Opinion,
    Recipient,
    Return,
    Signing,
    Station,
    SubmissionSlip,
    Version,
)
from giaoban.office.issuing.moves import Move
from giaoban.office.registry import store
from giaoban.office.registry.models import File, Paper
from tests.people import Organs, People, person_of

World = dict[str, Any]
PNG = b"\x89PNG\r\n\x1a\n"


def drafts_of(paper: Paper, people: People, organs: Organs) -> World:
    """A draft as far inside as the paper, about which everybody is asked to whom the paper was sent, before the secretary."""
    row = {"kind": "BC", "subject": "Báo cáo", "organ": organs.committee, "entered_by": people.kien, "state": "submitted"}
    draft = Draft.objects.create(confidentiality=paper.confidentiality, **row)
    versions = [Version.objects.create(draft=draft, number=n, text="Một", content=typed("Một"), by=people.ha) for n in (1, 2)]
    asked = Consultation.objects.create(draft=draft, version=versions[0], until=timezone.localdate(), by=people.ha)
    sent_to = list(paper.forwardings.order_by("pk"))
    slips = [Opinion.objects.create(consultation=asked, organ=row.organ, person=row.person) for row in sent_to]
    slips = slips or [Opinion.objects.create(consultation=asked, organ=organs.building)]
    Station.objects.create(draft=draft, desk=Desk.SIGNING, person=people.hoa.person, since=timezone.now())
    SubmissionSlip.objects.create(draft=draft, version=versions[1], summary="Tóm tắt", to=person_of(people.hoa), by=people.ha)
    data = PNG + str(draft.pk).encode()
    photo = File.objects.create(sha256=store.keep(data), size=len(data), media_type="image/png")
    receiver = sent_to[0] if sent_to else None
    _signed(draft, versions[1], people)
    kept, _ = CaseFile.objects.get_or_create(title="Đầu tư công", entered_by=people.lan)
    FiledPaper.objects.create(casefile=kept, paper=paper, place=1, by=people.lan)
    return {
        "draft_id": draft,
        "version_id": versions[0],
        "opinion_id": slips[0],
        "return_id": Return.objects.create(draft=draft, version=versions[0], photo=photo, name="but-tich.png", by=people.ha),
        "recipient_id": Recipient.objects.create(
            draft=draft, organ=receiver.organ if receiver else organs.building, sent_at=dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)
        ),
        "casefile_id": kept,
    }


def _signed(draft: Draft, version: Version, people: People) -> None:
    """A signature whose file is kept; recorded as standing, wherever the draft lies."""
    data = b"%PDF-1.7 " + str(draft.pk).encode()
    file = File.objects.create(sha256=store.keep(data), size=len(data), media_type="application/pdf")
    facts = {"authority": Authority.ON_BEHALF, "day": timezone.localdate(), "by": people.hoa, "way": Signing.Way.DIGITAL}
    found = {"signatures": [], "fault": ""}
    Signing.objects.create(draft=draft, version=version, signer=person_of(people.kien), file=file, found=found, **facts)


SEEN_DRAFTS: dict[str, Callable[[Account, Any], bool]] = {
    "draft_id": rules.may_see,
    "version_id": rules.may_see_version,
    "opinion_id": rules.may_see_opinion,
    "return_id": rules.may_see_return,
    "recipient_id": rules.may_see_recipient,
    "casefile_id": lambda account, _: rules.may_see_casefiles(account),
}


def _may(move: Move) -> Callable[[Account, World], bool]:
    return lambda account, world: rules.may(account, world["draft_id"], move)


def _reads_two(account: Account, world: World) -> bool:
    return queries.versions_visible_to(account).filter(draft=world["draft_id"]).count() > 1


def _lists(account: Account, world: World) -> bool:
    return rules.keeps(account, world["draft_id"]) or rules.may_number(account, world["draft_id"])


# What the addresses ask besides that the thing may be seen.
MORE_OF_DRAFTS: dict[str, Callable[[Account, World], bool]] = {
    "draft-new": lambda account, _: rules.may_begin(account),
    "draft-change": _may(Move.CORRECT),
    "draft-template": _may(Move.CORRECT),
    "draft-compare": _reads_two,
    **dict.fromkeys(
        ("draft-slip", "draft-signatures", "draft-signed"), lambda account, world: rules.sees_whole(account, world["draft_id"])
    ),
    "draft-sign-digitally": lambda account, world: rules.may_sign_digitally(account, world["draft_id"]),
    "draft-recipients": _lists,
    "draft-recipients-unclear": _lists,
    "issued-lines": lambda account, world: queries.draft_of(account, world["paper_id"]) is not None,
    "draft-send": lambda account, world: rules.may_number(account, world["draft_id"]),
    **{f"draft-{move}": _may(move) for move in Move if move != Move.CORRECT},
    **dict.fromkeys(("opinion", "opinion-agree"), lambda account, world: rules.may_give_opinion(account, world["opinion_id"])),
}

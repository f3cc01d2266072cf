"""What stands around the words of a paper of ours, as far as the directory knows it; what it does not know stays empty."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from giaoban.office.directory import heads
from giaoban.office.directory.kinds import COMMITTEES
from giaoban.office.directory.models import InForce, Organ, Person, Position
from giaoban.office.directory.signers import PEOPLES_COMMITTEE, by_order, first_of, side_of, title_of, title_of_head
from giaoban.office.issuing.models import Authority, Draft, Signing
from giaoban.office.registry.models import Urgency
from giaoban.office.registry.series import symbol_of, type_name
from giaoban.writing.paper import Signature
from giaoban.writing.profile import NoProfile, profile_on

_PLACE = re.compile(r"\s(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s.*$", re.IGNORECASE)
_WORDS = frozenset({"schema", "body"})
_CORRECTED = ("subject", "urgency")
_EMPTIED = frozenset({"above", "symbol", "urgency", "addressees"})  # what a draft may well say there is none of


def called(draft: Draft) -> str:
    """What a draft is called: its subject, behind its kind where the subject begins in the middle of a sentence (`công tác tháng 12`)."""
    return f"{type_name(draft.kind)} {draft.subject}" if draft.subject[:1].islower() else draft.subject


def profile_for(organ: Organ, day: dt.date) -> str:
    """The id of the format profile in which papers of the organ are set on a local day; empty where none is known."""
    try:
        return profile_on(side_of(organ), day).id
    except NoProfile:
        return ""


def head_of(draft: Draft) -> dict[str, Any]:
    """What stands before and behind the body of a draft today, as `giaoban.writing.paper` writes it in JSON."""
    day, organ = timezone.localdate(), draft.organ
    head = heads.head_of(organ, day)
    answered = draft.answers.issuer_text if draft.answers is not None else ""
    return {
        "profile": draft.profile or profile_for(organ, day),
        "kind": type_name(draft.kind),
        "above": list(head.above),
        "issuer": list(head.issuer),
        "symbol": symbol_of(organ, draft.kind, day),
        "place": head.place,
        "subject": draft.subject,
        "urgency": Urgency(draft.urgency).label.upper() if draft.urgency else "",
        "addressees": [answered] if draft.kind == "CV" and answered else [],
        "recipients": list(dict.fromkeys(row.group or str(row) for row in draft.recipients.select_related("organ", "person"))),
    }


def head_after(draft: Draft, before: Mapping[str, Any]) -> dict[str, Any]:
    """What stands around the words of the version after `before`: nothing that stood there is lost where the draft does not say it itself.

    A programme or a report came with its own head and foot: of those only subject and urgency are corrected in the draft.
    """
    stood = {name: value for name, value in before.items() if name not in _WORDS}
    now = head_of(draft)
    if draft.programme_id is not None or draft.report_id is not None:
        return now | stood | {name: now[name] for name in _CORRECTED}
    return stood | {name: value for name, value in now.items() if value or name in _EMPTIED or name not in stood}


def signature_of(draft: Draft, signing: Signing) -> dict[str, Any]:
    """Who signed, in whose place, with which office title, as `giaoban.writing.paper` writes it in JSON."""
    block = block_of(draft.organ, signing.authority, signing.signer, signing.day)
    return {"authority": list(block.authority), "office_title": block.office_title, "name": block.name}


def block_of(organ: Organ, authority: str, signer: Person, day: dt.date) -> Signature:
    """The signature block of who signs a paper of the organ with an authority on a local day. What is not known is left out."""
    held = position_of(signer, organ, day)
    title = title_of(held.title) if held is not None else ""
    if authority == Authority.ACTING and title and not title.startswith("Q. "):
        title = f"Q. {title_of_head(title)}"
    return Signature(_lines(organ, authority, held, day), title, signer.full_name)


def _lines(organ: Organ, authority: str, held: Position | None, day: dt.date) -> tuple[str, ...]:
    side = side_of(organ)
    on_behalf = f"{'T/M' if side == 'party' else 'TM.'} {_PLACE.sub('', organ.named_on(day)).upper()}"
    if authority == Authority.ON_BEHALF:
        return (on_behalf,)
    if authority in {Authority.BY_ORDER, Authority.AUTHORISED}:
        lines = by_order(held, side, _whom(organ, day)).authority
        return lines if authority == Authority.BY_ORDER else tuple(line.replace("TL.", "TUQ.").replace("T/L", "T/UQ") for line in lines)
    if authority != Authority.FOR_HEAD:
        return ()
    head = title_of_head(title_of(held.title)) if held is not None else ""
    if organ.kind == PEOPLES_COMMITTEE:
        return (on_behalf, f"KT. {head or 'CHỦ TỊCH'}")
    return (f"K/T {head}" if side == "party" else f"KT. {head}",) if head else ()


def _whom(organ: Organ, day: dt.date) -> str:
    """By whose order, with whose power: of a committee's Standing Board or chairman, which the form names; of a unit its head."""
    first = first_of(organ, day) if organ.kind not in COMMITTEES else None
    return title_of_head(title_of(first.title)) if first is not None else ""


def position_of(person: Person, organ: Organ, day: dt.date) -> Position | None:
    """As what somebody signs: what he is in the organ before anything else."""
    held = Position.objects.filter(InForce.on(day), person=person).select_related("organ", "person").order_by("rank", "pk")
    return held.filter(organ=organ).first() or held.first()

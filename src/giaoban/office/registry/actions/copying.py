"""A copy of a paper made, numbered in the copies' own series. Nghị định 30/2020/NĐ-CP, Điều 25 đến 27; Hướng dẫn 36-HD/VPTW, mục II.3."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, require
from giaoban.office.directory.heads import Head, head_of
from giaoban.office.directory.kinds import COMMITTEES
from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.queries import office
from giaoban.office.registry import rules
from giaoban.office.registry.actions.letterheads import correct_letterhead
from giaoban.office.registry.actions.outgoing import enter_outgoing
from giaoban.office.registry.actions.register import open_series, register_outgoing
from giaoban.office.registry.duplicates import one_at_a_time
from giaoban.office.registry.models import Copy, Direction, Paper
from giaoban.office.registry.queries import visible_to
from giaoban.office.registry.series import type_name
from giaoban.writing.copying import CopyKind, kinds_of, name_of, symbol_of
from giaoban.writing.paper import Paper as Written
from giaoban.writing.paper import to_json
from giaoban.writing.profile import Profile, profile_called

_NOT_SO = "Cơ quan này không {} văn bản này: sao y, trích sao do cơ quan ban hành làm, sao lục do cơ quan nhận làm (Hướng dẫn 36-HD/VPTW)."
_NO_WORDS = "Ghi hoặc chép phần nội dung cần trích sao."
_TO_COME = "Ngày sao không thể ở sau hôm nay."
_NOBODY = "Ghi nơi nhận bản sao."


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which copy, by which organ, on which local day, for whom; the words of an extract; the page on which it was asked for."""

    kind: CopyKind
    organ: Organ
    day: dt.date
    recipients: Sequence[str]
    key: str
    extract: str = ""


def make_copy(actor: Account, paper_id: int, wanted: Wanted) -> Copy:
    """Make a copy and give it its number. Asked again from the same page it is the same copy.

    Raises ValidationError; Conflict where a copy of another paper was made from that page.
    """
    with act(actor, "registry.make-copy") as line:
        original = visible_to(actor).select_for_update(of=("self",)).get(pk=paper_id)
        require(rules.may_copy(actor, original), rules.NOT_COPIED)
        one_at_a_time(wanted.key)
        if there := Copy.objects.filter(key=wanted.key).select_related("paper").first():
            if there.original_id != original.pk:
                raise Conflict(original)
            line.about(there.paper)
            return there
        head = head_of(wanted.organ, wanted.day)
        profile = profile_called(head.begin("", "")["profile"])
        _must_fit(original, wanted, profile)
        signed = head.by_order if wanted.organ.kind in COMMITTEES else head.by_chief
        code = symbol_of(wanted.kind, profile)
        named = f"{name_of(wanted.kind, profile)} {type_name(original.type)} {original.number}: {original.subject}"
        made = enter_outgoing(
            actor, [], type=code, subject=" ".join(named.split()), issuer=wanted.organ, issuer_text=wanted.organ.named_on(wanted.day),
            date=wanted.day, signer=signed.name,
        )  # fmt: skip
        number = _numbered(actor, made, wanted, head, code)
        mark = Written(
            profile.id, name_of(wanted.kind, profile), (), head.issuer, number, head.symbol(code), head.place, wanted.day,
            recipients=tuple(wanted.recipients), signature=signed,
        )  # fmt: skip
        copy = Copy.objects.create(
            paper=made, original=original, kind=wanted.kind, mark=to_json(mark), extract=wanted.extract.strip(), key=wanted.key, by=actor
        )
        line.about(made, original=original.pk, copy=wanted.kind)
    return copy


def _must_fit(original: Paper, wanted: Wanted, profile: Profile) -> None:
    if wanted.kind not in kinds_of(profile.side, is_ours=original.direction == Direction.OUT):
        raise ValidationError({"kind": _NOT_SO.format(name_of(wanted.kind, profile).lower())})
    if wanted.kind == CopyKind.EXTRACT and not wanted.extract.strip():
        raise ValidationError({"extract": _NO_WORDS})
    if wanted.day > timezone.localdate():
        raise ValidationError({"day": _TO_COME})
    if not wanted.recipients:
        raise ValidationError({"recipients": _NOBODY})


def _numbered(actor: Account, made: Paper, wanted: Wanted, head: Head, code: str) -> str:
    """The next number of the copies of the organ, written on the copy."""
    kept = office()
    is_own = kept is not None and kept.organ_id == wanted.organ.pk
    series = None if is_own else open_series(actor, Direction.OUT, code, on=wanted.day, organ=wanted.organ)
    receivers = "; ".join(wanted.recipients)[:500]
    entry = register_outgoing(actor, made.pk, series.pk if series else None, on=wanted.day, receivers=receivers)
    made.refresh_from_db()
    if not made.number:
        joint = "-" if head.side == "party" else "/"
        correct_letterhead(actor, made.pk, made.revision, number=f"{entry.number:02d}{joint}{head.symbol(code)}")
    return str(entry.number)

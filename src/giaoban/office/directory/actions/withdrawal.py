"""A succession that was entered wrongly is taken back, while nothing else depends on it. What stood there stays in the record of acts."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db.models import Q

from giaoban.office.audit.acts import Conflict, act, kind_of, require, revise
from giaoban.office.audit.models import EarlierState
from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions.checks import move_on, said
from giaoban.office.directory.models import Account, Organ, OrganName, Succession

_DAY = dt.timedelta(days=1)
_CHANGED_SINCE = "Tên hoặc ngày kết thúc của cơ quan đã được sửa sau việc này. Hãy sửa lại ở trang của cơ quan."
Kind = Succession.Kind


def withdraw_succession(actor: Account, succession_id: int, shown: int, *, reason: str) -> Organ:
    """Take back what was entered of an organ on a day, with all that took over from it; its name and its last day are as they were before.

    `shown` is the revision of the organ that was said to have changed. Organs that were entered to take over stay.
    """
    with act(actor, "directory.withdraw-succession") as line:
        require(rules.may_keep_directory(actor))
        seen = queries.organs_visible_to(actor)
        row = Succession.objects.get(pk=succession_id, from_organ__in=seen)
        organ = seen.select_for_update().get(pk=row.from_organ_id)
        if organ.revision != shown:
            raise Conflict(organ)
        words = said(reason, "reason", "Ghi lý do rút.")
        together = _entered_with(row)
        _nothing_follows(organ, together)
        heirs = [one.to_organ_id for one in together]
        if row.kind == Kind.RENAME:
            _take_name_back(organ, row.effective)
        if row.kind in (Kind.RENAME, Kind.TRANSFER) or organ.pk in heirs:
            move_on(line, organ, shown)
        else:
            revise(line, organ, shown, valid_to=_last_day_before(organ, row.effective))
            OrganName.objects.filter(organ=organ, valid_to=row.effective - _DAY).update(valid_to=None)
        line.about(organ, withdrawn=[row.kind, heirs, row.effective, row.legal_basis, row.scope], reason=words)
        Succession.objects.filter(pk__in=[one.pk for one in together]).delete()
    return Organ.objects.get(pk=organ.pk)


def _entered_with(row: Succession) -> list[Succession]:
    """What was entered by the same act: an organ is split or abolished in favour of several, a function goes to one."""
    if row.kind == Kind.TRANSFER:
        return [row]
    return list(Succession.objects.filter(from_organ=row.from_organ_id, kind=row.kind, effective=row.effective).order_by("pk"))


def _nothing_follows(organ: Organ, together: list[Succession]) -> None:
    """What was entered later of the organ, or of those that took over, was entered in the belief that this holds."""
    heirs = {row.to_organ_id for row in together} - {organ.pk}
    later = Succession.objects.filter(pk__gt=together[-1].pk, effective__gte=together[-1].effective)
    follows = later.filter(Q(from_organ=organ) | (Q(from_organ__in=heirs) & ~Q(kind=Kind.RENAME))).first()
    if follows is not None:
        what = f"{follows.get_kind_display()}, từ ngày {follows.effective:%d/%m/%Y}"
        raise ValidationError(f"Đã ghi việc tiếp theo ({what}). Hãy rút việc ấy trước.")


def _take_name_back(organ: Organ, effective: dt.date) -> None:
    """The name goes, the one before holds again as long as it would have."""
    new = organ.names.filter(valid_from=effective).first()
    before = organ.names.filter(valid_to=effective - _DAY).first()
    if new is None or before is None:
        raise ValidationError(_CHANGED_SINCE)
    OrganName.objects.filter(pk=before.pk).update(valid_to=new.valid_to)
    new.delete()


def _last_day_before(organ: Organ, effective: dt.date) -> dt.date | None:
    """The last day that stood there before the organ ended by this."""
    if organ.valid_to != effective - _DAY:
        raise ValidationError(_CHANGED_SINCE)
    states = EarlierState.objects.filter(subject_kind=kind_of(organ), subject_id=organ.pk).order_by("-revision")
    kept = (state["valid_to"] for state in states.values_list("state", flat=True))
    before = next((day for day in kept if day != organ.valid_to.isoformat()), None)
    return dt.date.fromisoformat(before) if before else None

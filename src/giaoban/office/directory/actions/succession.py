"""What becomes of organs: renamed, merged, split, abolished, a function handed on. Dated, with the legal basis, many to many.

Nothing that exists is renamed by it: papers keep the names of their date, tasks wait for a hand-over of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Conflict, Line, act, require, revise
from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions.checks import move_on, said
from giaoban.office.directory.actions.organs import Naming, give_name
from giaoban.office.directory.models import Account, Organ, OrganName, Succession

_DAY = dt.timedelta(days=1)
Kind = Succession.Kind


def rename_organ(actor: Account, organ_id: int, shown: int, name: Naming, *, effective: dt.date, legal_basis: str) -> Organ:
    """The organ is called otherwise from a day on; it stays the same organ."""
    with act(actor, "directory.rename-organ") as line:
        organ = _locked(actor, organ_id)
        move_on(line, organ, shown)
        before = organ.named_on(effective)
        _end_names(organ, effective)
        text = give_name(organ, name, effective).text
        _succeed(organ, [organ.pk], Kind.RENAME, effective, legal_basis, "")
        line.about(organ, name=[before, text], effective=effective)
    return Organ.objects.get(pk=organ_id)


def merge_organs(
    actor: Account, shown: Mapping[int, int], *, into_id: int, effective: dt.date, legal_basis: str, scope: str = ""
) -> list[Succession]:
    """Several organs end, one takes over; it may be one of them. `shown`: organ → revision, of those that are merged."""
    with act(actor, "directory.merge-organs") as line:
        into = _locked(actor, into_id)
        ended = [_locked(actor, organ_id) for organ_id in sorted(shown) if organ_id != into_id]
        if not ended:
            raise ValidationError({"from_ids": "Chọn ít nhất một cơ quan, đơn vị khác được sáp nhập vào."})
        if into_id in shown and into.revision != shown[into_id]:
            raise Conflict(into)
        rows: list[Succession] = []
        for organ in ended:
            _end(line, organ, shown[organ.pk], effective)
            rows += _succeed(organ, [into_id], Kind.MERGE, effective, legal_basis, scope)
        line.about(into, merged=[organ.pk for organ in ended], effective=effective, legal_basis=legal_basis)
    return rows


def split_organ(
    actor: Account, organ_id: int, shown: int, *, into_ids: Collection[int], effective: dt.date, legal_basis: str, scope: str = ""
) -> list[Succession]:
    """An organ ends and several take over; where it goes on itself, it is one of them."""
    with act(actor, "directory.split-organ") as line:
        organ = _locked(actor, organ_id)
        heirs = [_locked(actor, pk).pk for pk in sorted(into_ids)]
        if len(heirs) < 2:
            raise ValidationError({"into_ids": "Chọn ít nhất hai cơ quan, đơn vị sau khi chia, tách."})
        if organ_id in heirs:
            move_on(line, organ, shown)
        else:
            _end(line, organ, shown, effective)
        rows = _succeed(organ, heirs, Kind.SPLIT, effective, legal_basis, scope)
        line.about(organ, split=heirs, effective=effective, legal_basis=legal_basis)
    return rows


def abolish_organ(
    actor: Account, organ_id: int, shown: int, *, effective: dt.date, legal_basis: str, to_ids: Collection[int] = (), scope: str = ""
) -> list[Succession]:
    """An organ ends; who takes over its work may be several, or nobody."""
    with act(actor, "directory.abolish-organ") as line:
        organ = _locked(actor, organ_id)
        heirs = [_locked(actor, pk).pk for pk in sorted(to_ids)]
        if organ_id in heirs:
            raise ValidationError({"to_ids": "Cơ quan giải thể không thể tiếp nhận việc của chính mình."})
        _end(line, organ, shown, effective)
        rows = _succeed(organ, heirs or [None], Kind.ABOLISH, effective, legal_basis, scope)
        line.about(organ, abolished=heirs, effective=effective, legal_basis=legal_basis)
    return rows


def transfer_function(
    actor: Account, organ_id: int, shown: int, *, to_id: int, scope: str, effective: dt.date, legal_basis: str
) -> list[Succession]:
    """A function goes from one organ to another; both go on."""
    with act(actor, "directory.transfer-function") as line:
        organ, to = _locked(actor, organ_id), _locked(actor, to_id)
        if organ == to:
            raise ValidationError({"to_id": "Chọn một cơ quan, đơn vị khác."})
        words = said(scope, "scope", "Ghi rõ nhiệm vụ được chuyển giao.")
        move_on(line, organ, shown)
        rows = _succeed(organ, [to.pk], Kind.TRANSFER, effective, legal_basis, words)
        line.about(organ, transferred=to.pk, scope=words, effective=effective, legal_basis=legal_basis)
    return rows


def _locked(actor: Account, organ_id: int) -> Organ:
    require(rules.may_keep_directory(actor))
    return queries.organs_visible_to(actor).select_for_update().get(pk=organ_id)


def _end(line: Line, organ: Organ, shown: int, effective: dt.date) -> None:
    """The organ's last day is the one before; so is its last name's."""
    if organ.valid_to is not None and organ.valid_to < effective:
        raise ValidationError({"effective": f"{organ.name} đã kết thúc từ trước ngày này."})
    revise(line, organ, shown, valid_to=effective - _DAY)
    _end_names(organ, effective)


def _end_names(organ: Organ, effective: dt.date) -> None:
    names = organ.names.filter(OrganName.on(effective))
    if names.filter(valid_from__gte=effective).exists():
        raise ValidationError({"effective": "Tên hiện tại mới có từ ngày này hoặc sau ngày này."})
    names.update(valid_to=effective - _DAY)


def _succeed(organ: Organ, heirs: Collection[int | None], kind: Kind, effective: dt.date, basis: str, scope: str) -> list[Succession]:
    words = said(basis, "legal_basis", "Ghi văn bản làm căn cứ.")
    return [
        Succession.objects.create(from_organ=organ, to_organ_id=heir, kind=kind, effective=effective, legal_basis=words, scope=scope)
        for heir in heirs
    ]

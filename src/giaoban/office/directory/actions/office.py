"""Whose office this is: written down once by the administrator or the chief, and changed when the committee or its term changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Conflict, act, require, revise
from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions.checks import ENDS_BEFORE_IT_BEGINS, said
from giaoban.office.directory.actions.organs import Naming, OrganFacts, add_organ, change_organ
from giaoban.office.directory.kinds import COMMITTEES
from giaoban.office.directory.matching import key_of
from giaoban.office.directory.models import Account, Office, Organ, Side

_SPELLINGS = ("ủy", "uỷ")
_PLACELESS = "Ghi địa danh, như khi ghi ngày tháng của văn bản: Minh Sơn."


def set_up_office(
    actor: Account,
    *,
    organ_id: int,
    place: str,
    term_start: dt.date | None = None,
    term_end: dt.date | None = None,
    spelling: str = _SPELLINGS[0],
) -> Office:
    """The office works for this committee. Done once; raises Conflict where somebody has done it before."""
    with act(actor, "directory.set-up-office") as line:
        require(rules.may_set_up_office(actor))
        organ = _served(actor, organ_id)
        values = {"place": said(place, "place", _PLACELESS), "term_start": term_start, "term_end": term_end, "spelling": spelling}
        _check(values)
        kept, is_new = queries.office(), False
        if kept is None:
            kept, is_new = Office.objects.get_or_create(pk=1, defaults=values | {"organ": organ})  # of two at once one finds it there
        if not is_new:
            raise Conflict(kept)
        line.about(kept, organ=[None, organ.pk], **{name: [None, value] for name, value in values.items()})
    return kept


def set_up_new_office(actor: Account, name: Naming, *, kind: str, level: str, **values: Any) -> Office:
    """The office of a committee that the directory does not hold yet: both are written down at once."""
    with act(actor, "directory.set-up-new-office") as line:
        require(rules.may_set_up_office(actor))
        if kind not in COMMITTEES:
            raise ValidationError({"kind": "Chọn một mục trong danh sách."})
        if queries.organs_by_key().get(key_of(name.text)):
            raise ValidationError({"name": "Cơ quan này đã có trong danh bạ. Hãy chọn trong danh sách."})
        side = Side.PARTY if kind == "party-committee" else Side.STATE
        organ = add_organ(actor, name, OrganFacts(kind, side, level, ours=True, rank=0))
        kept = set_up_office(actor, organ_id=organ.pk, **values)
        line.about(kept)
    return kept


def change_office(actor: Account, shown: int, **values: Any) -> Office:
    """Another committee, place, term or spelling: organ_id, place, term_start, term_end, spelling."""
    with act(actor, "directory.change-office") as line:
        require(rules.may_set_up_office(actor))
        kept = Office.objects.select_for_update().get()
        if "organ_id" in values:
            values["organ"] = _served(actor, values.pop("organ_id"))
        if "place" in values:
            values["place"] = said(values["place"], "place", _PLACELESS)
        _check({name: getattr(kept, name) for name in ("term_start", "term_end", "spelling")} | values)
        revise(line, kept, shown, **values)
    return kept


def _served(actor: Account, organ_id: int) -> Organ:
    """The committee an office works for; it is one of those we follow from then on."""
    organ: Organ = queries.organs_visible_to(actor).get(pk=organ_id)
    if organ.kind not in COMMITTEES:
        raise ValidationError({"organ": "Chọn cấp ủy hoặc Ủy ban nhân dân mà văn phòng phục vụ, không phải đơn vị trực thuộc."})
    return organ if organ.ours else change_organ(actor, organ.pk, organ.revision, ours=True)


def _check(values: dict[str, Any]) -> None:
    first, last = values["term_start"], values["term_end"]
    if first and last and last < first:
        raise ValidationError({"term_end": ENDS_BEFORE_IT_BEGINS})
    if values["spelling"] not in _SPELLINGS:
        raise ValidationError({"spelling": "Chọn một mục trong danh sách."})

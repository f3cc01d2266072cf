"""Organs: entered, corrected, put together into groups. What becomes of them through time is in `succession`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions.checks import in_order, move_on, said
from giaoban.office.directory.kinds import KIND_WORDS
from giaoban.office.directory.models import Account, Level, Organ, OrganGroup, OrganName, Side

_NAMELESS = "Ghi tên cơ quan, đơn vị."


@dataclass(frozen=True, slots=True)
class Naming:
    """A name with its short form and the symbol in the numbers of papers."""

    text: str
    short: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class OrganFacts:
    """What is written down of an organ beside its name."""

    kind: str
    side: str
    level: str
    parent_id: int | None = None
    ours: bool = False
    rank: int = 100
    note: str = ""
    valid_from: dt.date | None = None


def add_organ(actor: Account, name: Naming, facts: OrganFacts) -> Organ:
    """A new organ with its first name."""
    with act(actor, "directory.add-organ") as line:
        require(rules.may_keep_directory(actor))
        _known_words(facts.kind, facts.side, facts.level)
        values = {field.name: getattr(facts, field.name) for field in fields(facts) if field.name != "parent_id"}
        parent = queries.organs_visible_to(actor).get(pk=facts.parent_id) if facts.parent_id else None
        organ = Organ.objects.create(parent=parent, **values)
        first = give_name(organ, name, facts.valid_from)
        line.about(organ, name=[None, first.text], parent=[None, facts.parent_id], **{key: [None, value] for key, value in values.items()})
    return organ


def give_name(organ: Organ, name: Naming, valid_from: dt.date | None) -> OrganName:
    """A name of an organ from a day on; a part of other acts."""
    text = said(name.text, "name", _NAMELESS)
    return OrganName.objects.create(organ=organ, text=text, short=name.short.strip(), symbol=name.symbol.strip(), valid_from=valid_from)


def change_organ(actor: Account, organ_id: int, shown: int, **values: Any) -> Organ:
    """Correct what is kept of an organ: kind, side, level, parent_id, ours, rank, note, valid_from, valid_to."""
    with act(actor, "directory.change-organ") as line:
        require(rules.may_keep_directory(actor))
        organ = queries.organs_visible_to(actor).select_for_update().get(pk=organ_id)
        if "parent_id" in values:
            values["parent"] = _parent_of(actor, organ, values.pop("parent_id"))
        new = {name: values.get(name, getattr(organ, name)) for name in ("kind", "side", "level", "valid_from", "valid_to")}
        _known_words(new["kind"], new["side"], new["level"])
        in_order(new["valid_from"], new["valid_to"])
        revise(line, organ, shown, **values)
    return organ


def correct_name(
    actor: Account, name_id: int, shown: int, naming: Naming, *, valid_from: dt.date | None, valid_to: dt.date | None
) -> Organ:
    """Correct a name or its days that were entered wrongly; an organ that is called otherwise from a day on is renamed instead."""
    with act(actor, "directory.correct-name") as line:
        require(rules.may_keep_directory(actor))
        name = OrganName.objects.select_related("organ").get(pk=name_id, organ__in=queries.organs_visible_to(actor))
        in_order(valid_from, valid_to)
        _alone(name, valid_from, valid_to)
        before = [name.text, name.short, name.symbol, name.valid_from, name.valid_to]
        name.text, name.short, name.symbol = said(naming.text, "name", _NAMELESS), naming.short.strip(), naming.symbol.strip()
        name.valid_from, name.valid_to = valid_from, valid_to
        move_on(line, name.organ, shown)
        name.save()
        line.about(name.organ, name=[before, [name.text, name.short, name.symbol, valid_from, valid_to]])
    return name.organ


def _alone(name: OrganName, valid_from: dt.date | None, valid_to: dt.date | None) -> None:
    """An organ has one name on one day."""
    first, last = valid_from or dt.date.min, valid_to or dt.date.max
    for other in OrganName.objects.filter(organ_id=name.organ_id).exclude(pk=name.pk):
        if first <= (other.valid_to or dt.date.max) and (other.valid_from or dt.date.min) <= last:
            raise ValidationError({"valid_from": f"Trùng thời gian với tên “{other.text}”."})


def keep_group(actor: Account, *, name: str, organ_ids: Collection[int], group_id: int | None = None, shown: int = 0) -> OrganGroup:
    """Write down which organs papers mean by a name such as `Các cơ quan, đơn vị của xã`; without an id, a new group."""
    with act(actor, "directory.keep-group") as line:
        require(rules.may_answer_names(actor))
        text = said(name, "name", "Ghi tên nhóm như văn bản viết.")
        if OrganGroup.objects.filter(name=text).exclude(pk=group_id or 0).exists():
            raise ValidationError({"name": "Đã có nhóm với tên này."})
        organs = queries.organs_visible_to(actor).filter(pk__in=organ_ids)
        if not organs:
            raise ValidationError({"organ_ids": "Chọn ít nhất một cơ quan, đơn vị."})
        if group_id is None:
            group = OrganGroup.objects.create(name=text)
        else:
            group = queries.groups_visible_to(actor).get(pk=group_id)
            move_on(line, group, shown)
        before = [group.name, sorted(group.organs.values_list("pk", flat=True))]
        OrganGroup.objects.filter(pk=group.pk).update(name=text)
        group.name = text
        group.organs.set(organs)
        line.about(group, group=[before, [text, sorted(organ.pk for organ in organs)]])
    return group


def _known_words(kind: str, side: str, level: str) -> None:
    for field, value, words in (("kind", kind, KIND_WORDS), ("side", side, Side.values), ("level", level, Level.values)):
        if value not in words:
            raise ValidationError({field: "Chọn một mục trong danh sách."})


def _parent_of(actor: Account, organ: Organ, parent_id: int | None) -> Organ | None:
    """The organ above, unless it stands below."""
    parent: Organ | None = queries.organs_visible_to(actor).get(pk=parent_id) if parent_id else None
    above = parent
    while above is not None:
        if above.pk == organ.pk:
            raise ValidationError({"parent_id": "Cơ quan cấp trên không thể là chính nó hoặc đơn vị trực thuộc của nó."})
        above = above.parent
    return parent

"""Indicators entered and changed, targets set for their periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.actions.checks import in_order, move_on, said
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import organs_visible_to
from giaoban.office.targets import queries, rules
from giaoban.office.targets.actions.checks import kept_paper, known_organ, known_person, not_withdrawn, noted, value_in_bounds, withdraw
from giaoban.office.targets.models import Combining, Direction, Indicator, Target
from giaoban.office.targets.models.withdrawn import COUNTS
from giaoban.office.targets.periods import TargetPeriod, target_days

_KEPT = ("name", "unit", "direction", "combining", "field", "organ_id", "leader_id", "paper_id", "source_words", "valid_from", "valid_to")


def add_indicator(actor: Account, *, unit_ids: Iterable[int] = (), **values: Any) -> Indicator:
    """Something to be measured: name, unit, direction, combining, field, organ_id, leader_id, paper_id, source_words, valid_from, valid_to;
    `unit_ids` are the organs that measure it."""
    with act(actor, "targets.add-indicator") as line:
        require(rules.may_keep_targets(actor))
        facts = _indicator(actor, values, None)
        indicator = Indicator.objects.create(**facts)
        indicator.units.set(organs_visible_to(actor).filter(pk__in=list(unit_ids)))
        line.about(indicator, **noted(facts))
    return indicator


def change_indicator(
    actor: Account, indicator_id: int, shown: int, *, unit_ids: Iterable[int] | None = None, **values: Any
) -> Indicator:  # fmt: skip
    """Correct an indicator, or end it by its last day. Without `unit_ids` the units stay."""
    with act(actor, "targets.change-indicator") as line:
        indicator = queries.indicators_visible_to(actor).select_for_update(of=("self",)).get(pk=indicator_id)
        require(rules.may_keep_targets(actor))
        kept = {name: getattr(indicator, name) for name in _KEPT}
        before = indicator.revision
        revise(line, indicator, shown, **_indicator(actor, kept | values, indicator))
        if unit_ids is not None and _units_changed(indicator, set(unit_ids)):
            names = [sorted(str(organ) for organ in indicator.units.all())]
            if indicator.revision == before:
                move_on(line, indicator, shown)
            indicator.units.set(organs_visible_to(actor).filter(pk__in=list(unit_ids)))
            names.append(sorted(str(organ) for organ in indicator.units.all()))
            line.about(indicator, units=["; ".join(side) for side in names])
    return indicator


def set_target(
    actor: Account,
    indicator_id: int,
    period: str,
    first: dt.date,
    last: dt.date | None = None,
    *,
    value: Decimal,
    base: Decimal | None = None,
) -> Target:
    """What should stand at the end of a period. Year, quarter and month are those in which `first` lies; a term needs its last day."""
    with act(actor, "targets.set-target") as line:
        indicator = queries.indicators_visible_to(actor).get(pk=indicator_id)
        require(rules.may_keep_targets(actor))
        days = _days(period, first, last)
        _not_twice(indicator, period, days[0], None)
        facts = {"period": period, "first": days[0], "last": days[1], **_values(value, base)}
        target = Target.objects.create(indicator=indicator, **facts)
        line.about(target, **noted(facts))
    return target


def change_target(
    actor: Account, target_id: int, shown: int, *, first: dt.date, last: dt.date | None = None, value: Decimal, base: Decimal | None = None
) -> Target:  # fmt: skip
    """Correct what was set: another value, another period of the same kind."""
    with act(actor, "targets.change-target") as line:
        target = queries.targets_visible_to(actor).select_for_update(of=("self",)).get(pk=target_id)
        require(rules.may_keep_targets(actor))
        not_withdrawn(target)
        days = _days(target.period, first, last)
        _not_twice(target.indicator, target.period, days[0], target.pk)
        revise(line, target, shown, first=days[0], last=days[1], **_values(value, base))
    return target


def withdraw_target(actor: Account, target_id: int, shown: int, reason: str) -> Target:
    """A target that was set wrongly counts for nothing any more."""
    with act(actor, "targets.withdraw-target") as line:
        target = queries.targets_visible_to(actor).select_for_update(of=("self",)).get(pk=target_id)
        require(rules.may_keep_targets(actor))
        withdraw(line, target, shown, reason)
    return target


def _indicator(actor: Account, values: dict[str, Any], kept: Indicator | None) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "name": said(str(values.get("name") or ""), "name", "Ghi tên chỉ tiêu."),
        "unit": said(str(values.get("unit") or ""), "unit", "Ghi đơn vị tính."),
        "direction": Direction(values.get("direction") or Direction.HIGHER),
        "combining": Combining(values.get("combining") or Combining.SUM),
        "field": " ".join(str(values.get("field") or "").split()),
        "source_words": str(values.get("source_words") or "").strip(),
        "valid_from": values.get("valid_from"),
        "valid_to": values.get("valid_to"),
        "leader": known_person(actor, values.get("leader_id")),
        "paper": kept_paper(actor, kept.paper if kept else None, values.get("paper_id")),
    }
    organ = known_organ(actor, values.get("organ_id"))
    if organ is None:
        raise ValidationError({"organ": "Chọn đơn vị chịu trách nhiệm."})
    in_order(facts["valid_from"], facts["valid_to"])
    return facts | {"organ": organ}


def _units_changed(indicator: Indicator, unit_ids: set[int]) -> bool:
    return {organ.pk for organ in indicator.units.all()} != unit_ids


def _days(period: str, first: dt.date, last: dt.date | None) -> tuple[dt.date, dt.date]:
    if period != TargetPeriod.TERM:
        return target_days(period, first)
    if last is None:
        raise ValidationError({"last": "Ghi ngày cuối của nhiệm kỳ."})
    if last < first:
        raise ValidationError({"last": "Ngày kết thúc trước ngày bắt đầu."})
    return first, last


def _not_twice(indicator: Indicator, period: str, first: dt.date, target_id: int | None) -> None:
    there = indicator.targets.filter(COUNTS, period=period, first=first).exclude(pk=target_id or 0)
    if there.exists():
        raise ValidationError({"first": "Kỳ này đã có mức giao. Hãy sửa mức ấy."})


def _values(value: Decimal, base: Decimal | None) -> dict[str, Any]:
    return {"value": value_in_bounds(value), "base": value_in_bounds(base, "base") if base is not None else None}

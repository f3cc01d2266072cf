"""Results and new indicators entered from a workbook that was shown and confirmed: all of it, or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account
from giaoban.office.targets import queries, rules
from giaoban.office.targets.actions.indicators import add_indicator, set_target
from giaoban.office.targets.actions.measurements import record_measurement
from giaoban.office.targets.lists import IndicatorRow, ResultRow

_CHANGED = "Dữ liệu đã thay đổi từ khi xem trước. Chưa ghi gì; hãy đưa tệp vào lại."


def import_workbook(actor: Account, results: Sequence[ResultRow], indicators: Sequence[IndicatorRow]) -> tuple[int, int]:
    """Enter what was looked at; how many results and indicators. Raises ValidationError, nothing being entered, where it no longer fits."""
    with act(actor, "targets.import-workbook") as line:
        require(rules.may_keep_targets(actor) or (bool(results) and not indicators))
        try:
            for new in indicators:
                _enter_indicator(actor, new)
            for row in results:
                record_measurement(
                    actor, row.indicator_id, row.organ_id, dt.date.fromisoformat(row.on), Decimal(row.value), source=row.source
                )  # fmt: skip
        except (ObjectDoesNotExist, PermissionDenied, ValidationError) as error:
            raise ValidationError(_CHANGED) from error
        line.about(actor, results=len(results), indicators=len(indicators))
    return len(results), len(indicators)


def _enter_indicator(actor: Account, row: IndicatorRow) -> None:
    if queries.indicators_visible_to(actor).filter(name=row.name).exists():
        raise ValidationError(_CHANGED)
    made = add_indicator(
        actor,
        name=row.name,
        unit=row.unit,
        direction=row.direction,
        field=row.field,
        organ_id=row.organ_id,
        leader_id=row.leader_id,
        source_words=row.source_words,
    )
    if row.period:
        last = dt.date.fromisoformat(row.last) if row.last else None
        base = Decimal(row.base) if row.base else None
        set_target(actor, made.pk, row.period, dt.date.fromisoformat(row.first), last, value=Decimal(row.value), base=base)

"""What was measured: entered, corrected, withdrawn."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.targets import queries, rules
from giaoban.office.targets.actions.checks import kept_paper, known_paper, not_to_come, not_withdrawn, noted, value_in_bounds, withdraw
from giaoban.office.targets.models import Measurement
from giaoban.office.targets.models.withdrawn import COUNTS


def record_measurement(
    actor: Account, indicator_id: int, organ_id: int, on: dt.date, value: Decimal, *, source: str = "", paper_id: int | None = None
) -> Measurement:  # fmt: skip
    """What stands on a day by what a unit measured. One value a unit and day: what is there is corrected, not entered again."""
    with act(actor, "targets.record-measurement") as line:
        indicator = queries.indicators_visible_to(actor).get(pk=indicator_id)
        require(rules.may_measure(actor, indicator, organ_id))
        facts: dict[str, Any] = {
            "on": not_to_come(on),
            "value": value_in_bounds(value),
            "source": " ".join(source.split()),
            "paper": known_paper(actor, paper_id),
        }
        _not_twice(indicator.pk, organ_id, on, None)
        made = Measurement.objects.create(indicator=indicator, organ_id=organ_id, entered_by=actor, **facts)
        line.about(made, organ=organ_id, **noted(facts))
    return made


def correct_measurement(
    actor: Account, measurement_id: int, shown: int, *, on: dt.date, value: Decimal, source: str = "", paper_id: int | None = None
) -> Measurement:  # fmt: skip
    """Correct a value, its day or its source; what stood there before is kept."""
    with act(actor, "targets.correct-measurement") as line:
        made = queries.measurements_visible_to(actor).select_for_update(of=("self",)).get(pk=measurement_id)
        require(rules.may_correct_measurement(actor, made))
        not_withdrawn(made)
        _not_twice(made.indicator_id, made.organ_id, on, made.pk)
        facts = {"on": not_to_come(on), "value": value_in_bounds(value), "source": " ".join(source.split())}
        revise(line, made, shown, **facts, paper=kept_paper(actor, made.paper, paper_id))
    return made


def withdraw_measurement(actor: Account, measurement_id: int, shown: int, reason: str) -> Measurement:
    """A value that was entered wrongly counts for nothing any more."""
    with act(actor, "targets.withdraw-measurement") as line:
        made = queries.measurements_visible_to(actor).select_for_update(of=("self",)).get(pk=measurement_id)
        require(rules.may_correct_measurement(actor, made))
        withdraw(line, made, shown, reason)
    return made


def _not_twice(indicator_id: int, organ_id: int, on: dt.date, measurement_id: int | None) -> None:
    there = Measurement.objects.filter(COUNTS, indicator=indicator_id, organ=organ_id, on=on).exclude(pk=measurement_id or 0)
    if there.exists():
        raise ValidationError({"on": f"Ngày {on:%d/%m/%Y} đơn vị này đã có kết quả. Hãy sửa kết quả ấy."})

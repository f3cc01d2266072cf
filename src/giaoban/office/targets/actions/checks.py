"""What every verb of the room asks before it writes. What is wrong is said in Vietnamese, for the field it is wrong in."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Line, revise
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.queries import organs_visible_to, people_visible_to
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.targets.figures import PLACES, TOO_LARGE
from giaoban.office.targets.models.withdrawn import Withdrawable

WITHDRAWN = "Dòng này đã rút, không sửa được nữa."
MOST_MONEY = 10**15  # đồng: a million milliard


def known_organ(actor: Account, organ_id: int | None) -> Organ | None:
    """An organ of the directory; None for none. Raises DoesNotExist for one that is not there for the person."""
    return organs_visible_to(actor).get(pk=organ_id) if organ_id else None


def known_person(actor: Account, person_id: int | None) -> Person | None:
    """A person of the directory; None for none."""
    return people_visible_to(actor).get(pk=person_id) if person_id else None


def known_paper(actor: Account, paper_id: int | None) -> Paper | None:
    """A paper that the actor may see; None for none."""
    return papers_visible_to(actor).get(pk=paper_id) if paper_id else None


def kept_paper(actor: Account, kept: Paper | None, paper_id: int | None) -> Paper | None:
    """The paper that is to stand on a row: one that stands there already may stay, also where the actor does not see it."""
    return kept if kept is not None and kept.pk == paper_id else known_paper(actor, paper_id)


def value_in_bounds(value: Decimal, field: str = "value") -> Decimal:
    """A value that fits: so many figures before the comma, so many after it."""
    if not value.is_finite() or abs(value) >= TOO_LARGE:
        raise ValidationError({field: "Số này lớn quá, không ghi được."})
    if value != value.quantize(Decimal(1).scaleb(-PLACES)):
        raise ValidationError({field: f"Ghi nhiều nhất {PLACES} chữ số sau dấu phẩy."})
    return value


def money_in_bounds(amount: int, field: str, *, least: int = 0) -> int:
    """An amount of đồng that fits."""
    if not least <= amount <= MOST_MONEY:
        raise ValidationError({field: "Ghi số tiền bằng đồng, lớn hơn 0." if amount < least else "Số tiền lớn quá, không ghi được."})
    return amount


def not_to_come(day: dt.date, field: str = "on") -> dt.date:
    """A day on which something was measured or paid: today or before."""
    if day > timezone.localdate():
        raise ValidationError({field: f"Ngày {day:%d/%m/%Y} chưa đến."})
    return day


def not_withdrawn(row: Withdrawable) -> None:
    """A row that was withdrawn is not changed any more."""
    if row.withdrawn_at is not None:
        raise ValidationError(WITHDRAWN)


def withdraw(line: Line, row: Withdrawable, shown: int, reason: str) -> None:
    """Withdraw a row with its reason."""
    not_withdrawn(row)
    reason = " ".join(reason.split())
    if not reason:
        raise ValidationError({"reason": "Hãy ghi lý do rút."})
    revise(line, row, shown, withdrawn_at=timezone.now(), withdraw_reason=reason[:300])


def noted(facts: dict[str, Any]) -> dict[str, Any]:
    """What an act set anew, as its line holds it; of what was left empty it says nothing."""
    return {name: [None, value] for name, value in facts.items() if value is not None and value != ""}

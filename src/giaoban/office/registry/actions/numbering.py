"""How the office numbers the papers it issues, decided anew from a day on."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db.models import F, Q

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account
from giaoban.office.registry import rules
from giaoban.office.registry.models import Direction, Numbering, Scope
from giaoban.office.registry.series import decided


def decide_numbering(actor: Account, *, scope: str, per_type: bool, since: dt.date, source: str) -> Numbering:
    """From a local day on the office numbers what it issues in this way, by this paper (`source`); until then as before.

    Numbers given stand. Raises ValidationError for a day up to which something else was decided already, and without a source.
    """
    with act(actor, "registry.decide-numbering") as line:
        require(rules.may_take_in(actor))
        if scope not in (Scope.TERM, Scope.YEAR):
            raise ValidationError("Số chỉ đánh theo nhiệm kỳ hoặc theo năm; đại hội có sổ riêng.")
        if not source.strip():
            raise ValidationError("Hãy ghi văn bản quy định cách đánh số này.")
        last = decided().select_for_update().order_by(F("valid_from").desc(nulls_last=True)).first()
        if last is not None and last.valid_from is not None and since <= last.valid_from:
            raise ValidationError(f"Cách đánh số từ ngày {last.valid_from:%d/%m/%Y} đã được quy định. Hãy chọn ngày sau đó.")
        until = since - dt.timedelta(days=1)
        decided().filter(Q(valid_to=None) | Q(valid_to__gt=until)).update(valid_to=until)
        made = Numbering.objects.create(
            direction=Direction.OUT, scope=scope, per_type=per_type, source=source.strip()[:200], valid_from=since
        )
        line.about(made, scope=scope, per_type=per_type, since=since.isoformat(), source=made.source)
    return made

"""Who gets a programme's paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from giaoban.office.directory.models import Organ, Side
from giaoban.office.directory.queries import office_of
from giaoban.office.programme.models import Line


def recipients(organ: Organ, lines: Sequence[Line], day: dt.date) -> tuple[str, ...]:
    """The body above, the body itself, the units that lead or prepare something, and the file."""
    keeps = office_of(organ, day)
    kept = keeps.named_on(day) if keeps else "Văn phòng"
    units = dict.fromkeys(line.organ.named_on(day) for line in lines if line.organ is not None and line.organ != keeps)
    above_us = [organ.parent.named_on(day)] if organ.parent is not None else []
    if organ.side == Side.STATE:
        return (*above_us, *units, "Lưu: VT, VP")
    return (*above_us, "Các đồng chí trong Ban Chấp hành", *units, f"Lưu {kept}")

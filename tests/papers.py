"""Papers of the story, as rows: quick to make where a test is not about taking files in."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from giaoban.office.registry.models import Paper, Stage

_NUMBERS = count(1)
DAY = dt.date(2026, 11, 2)


def make_paper(**fields: Any) -> Paper:
    """A paper that has come in and been read; each has a number of its own."""
    n = next(_NUMBERS)
    values: dict[str, Any] = {
        "stage": Stage.READY,
        "type": "CV",
        "number": f"{n}/STC-ĐT",
        "number_key": f"{n}-stc-dt",
        "issuer_text": "Sở Tài chính",
        "date": DAY,
        "received_on": DAY,
        "subject": "V/v đẩy nhanh giải ngân vốn đầu tư công",
    }
    return Paper.objects.create(**(values | fields))

"""For every part of an address a thing that exists: what the access matrix walks with.

`foreign` things are there, but not for everybody to see: a restricted paper that was sent on to nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry.models import Import, NumberSeries, RegisterEntry
from tests.papers import make_paper


def _entry() -> int:
    paper = make_paper(confidentiality=Confidentiality.RESTRICTED)
    series, _ = NumberSeries.objects.get_or_create(direction="in", scope="year", start=dt.date(2026, 1, 1), end=dt.date(2026, 12, 31))
    return RegisterEntry.objects.create(series=series, number=paper.pk, paper=paper, on=dt.date(2026, 11, 2)).pk


def _import() -> int:
    return Import.objects.create(system="Hệ thống tỉnh", entered_by=Account.objects.get(username="lan")).pk


# name of a part of an address -> makes the thing and gives its key
FOREIGN: dict[str, Callable[[], Any]] = {
    "paper_id": lambda: make_paper(confidentiality=Confidentiality.RESTRICTED).pk,
    "entry_id": _entry,
    "import_id": _import,
    "provider_id": lambda: "office",
    "pk": lambda: 1,
}

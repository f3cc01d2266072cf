"""For every part of an address a thing that exists: what the access matrix walks with.

`foreign` things are there, but not for everybody to see: a restricted paper that was sent on to nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry.models import Arrival, File, Part
from tests.papers import make_paper


def make_part() -> Part:
    """A part of a paper that is not for everybody to see."""
    file, _ = File.objects.get_or_create(sha256="0" * 64, defaults={"size": 1, "media_type": "text/plain"})
    return Part.objects.create(paper=make_paper(confidentiality=Confidentiality.RESTRICTED), file=file, name="to-trinh.txt")


def make_arrival() -> Arrival:
    """A file on its way in, of a paper that is not for everybody to see."""
    part = make_part()
    clerk = Account.objects.get(username="lan")
    return Arrival.objects.create(key=f"k{part.pk}", name=part.name, file=part.file, paper=part.paper, entered_by=clerk)


# name of a part of an address -> makes the thing and gives its key
FOREIGN: dict[str, Callable[[], Any]] = {
    "paper_id": lambda: make_paper(confidentiality=Confidentiality.RESTRICTED).pk,
    "part_id": lambda: make_part().pk,
    "arrival_id": lambda: make_arrival().pk,
    "provider_id": lambda: "office",
    "pk": lambda: 1,
}

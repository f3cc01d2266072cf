"""For every part of an address a thing that exists: what the access matrix walks with.

`foreign` things are there, but not for everybody to see: a restricted paper that was sent on to nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from giaoban.office.directory.visibility import Confidentiality
from tests.papers import make_paper

# name of a part of an address -> makes the thing and gives its key
FOREIGN: dict[str, Callable[[], Any]] = {
    "paper_id": lambda: make_paper(confidentiality=Confidentiality.RESTRICTED).pk,
    "provider_id": lambda: "office",
    "pk": lambda: 1,
    "token": lambda: "no-such-link",
    "session_id": lambda: 1,
}

"""The code of a row on a unit's sheet: whatever is done to the file, the row is known by it. A code that was mistyped is none."""

from __future__ import annotations

import re

_PRIME = 97  # ISO 7064 MOD 97-10: finds every single wrong digit and every pair that changed places
_CODE = re.compile(r"PV[\s.-]*(\d{1,12})[\s.-]*(\d{2})", re.IGNORECASE)


def code_of(assignment_id: int) -> str:
    """The code of a share: `PV-1024-06`."""
    return f"PV-{assignment_id}-{_PRIME + 1 - assignment_id * 100 % _PRIME:02}"


def assignment_of(text: str) -> int | None:
    """The share that a code names; None for what is no code."""
    found = _CODE.fullmatch(text.strip())
    if found is None or code_of(int(found[1])) != f"PV-{int(found[1])}-{found[2]}":
        return None
    return int(found[1])

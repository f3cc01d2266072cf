"""What hangs on the wall is read by everybody in the room: no citizen's name stands there, whatever a task is called."""

from __future__ import annotations

import re

_WORD = r"[^\W\d_][\w.]*"
# `bà Nguyễn Thị X`, `hộ ông Ba`, `công dân N.V.A`: those addressed as citizens are; comrades and leaders are called đồng chí.
_CITIZEN = re.compile(
    rf"\b(?P<who>(?:hộ )?(?:ông|bà|anh|chị|cụ|cháu)|hộ|công dân|gia đình(?: ông| bà)?)(?P<name>(?: {_WORD})+)",
    re.IGNORECASE,
)


def for_the_wall(text: str) -> str:
    """The text with a citizen's name as an ellipsis: `giải quyết đơn của bà …`."""
    return _CITIZEN.sub(_without_name, text)


def _without_name(m: re.Match[str]) -> str:
    """The words in capitals that follow are the name; what stands behind them goes on."""
    words = m["name"].split()
    named = next((i for i, word in enumerate(words) if not word[0].isupper()), len(words))
    return " ".join([m["who"], *(["…"] if named else []), *words[named:]])

"""What was looked at before it is entered: kept in the page itself, signed, for who looked at it and for two hours. Nothing is stored."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core import signing

from giaoban.web.doors import Knock

_KEPT_FOR = 2 * 3600  # seconds between looking and entering
_OVER = "Bản xem trước đã quá hạn. Hãy đưa tệp vào lại."


def seal(request: Knock, salt: str, **kept: Any) -> str:
    """What was looked at, as the page holds it. `salt` names what it is, so that one kind is never taken for another."""
    return signing.dumps({"by": request.user.pk} | kept, salt=salt, compress=True)


def unsealed(request: Knock, salt: str, over: str = _OVER, **about: int) -> dict[str, Any] | None:
    """What the page held; None, and a word to the person, where it is too old, another's, or not `about` these things."""
    try:
        kept: dict[str, Any] = signing.loads(request.POST.get("sealed", ""), salt=salt, max_age=_KEPT_FOR)
    except signing.BadSignature:
        kept = {}
    if any(kept.get(name) != key for name, key in {"by": request.user.pk, **about}.items()):
        messages.warning(request, over)
        return None
    return kept

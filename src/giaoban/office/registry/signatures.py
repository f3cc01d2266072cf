"""The signatures of papers, as far as this office's operator set them: whom it trusts, who states the time, which token there is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from giaoban.signatures.trust import Trust, trust_in


class TokenAtHand(NamedTuple):
    """A token, card or box of keys at the server: its maker's library (PKCS#11), its name."""

    module: Path
    label: str


def trusted() -> Trust:
    """Whom the office trusts now: the folders are looked at each time."""
    return trust_in(settings.SIGNATURE_ROOTS, settings.SIGNATURE_CRLS, timezone.now())


def token_at_hand() -> TokenAtHand | None:
    """The token that the operator set; None where there is none."""
    module, label = settings.SIGNATURE_TOKEN_MODULE, settings.SIGNATURE_TOKEN
    return TokenAtHand(Path(module).expanduser(), label) if module and label else None

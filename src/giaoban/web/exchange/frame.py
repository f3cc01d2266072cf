"""What the pages of the exchange share: the tabs above them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

PAGE = 50
_TABS = (("packages", "Gói đến"), ("parcels", "Đã gửi đi"), ("exchange-contacts", "Địa chỉ gửi văn bản"))


def tabs(current: str) -> list[dict[str, Any]]:
    """The pages of the exchange."""
    return [{"label": label, "url": reverse(name), "current": name == current} for name, label in _TABS]

"""What must hold before the site starts: every address has a door, and the configuration is safe."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.urls import get_resolver

from giaoban.site import environment as env
from giaoban.web.doors import Rule, addresses

_KNOWN_SECRETS = ("change", "secret", "insecure", "example", "password")


@register("giaoban")
def every_address_has_a_door(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """An address without a rule would be open to whoever finds it."""
    missing = [
        route for route, item in addresses(get_resolver().url_patterns) if not isinstance(getattr(item.callback, "rule", None), Rule)
    ]
    return [Error(f"the address '{route}' declares no rule", id="giaoban.E001") for route in missing]


@register("giaoban")
def configuration_is_safe(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """A known secret, shown errors or demo accounts must not be reachable from outside."""
    outside = not env.is_loopback(env.HOST.value())
    found: list[CheckMessage] = []
    if not _is_strong(settings.SECRET_KEY):
        found.append(Error(f"{env.SECRET.name} is too short or a well-known word; leave it empty to have one made", id="giaoban.E002"))
    if settings.DEBUG and outside:
        found.append(Error(f"{env.DEBUG.name} shows the inside of the program: not on {env.HOST.value()}", id="giaoban.E003"))
    if settings.DEMO and outside:
        found.append(Error(f"{env.DEMO.name} has accounts with known passwords: not on {env.HOST.value()}", id="giaoban.E004"))
    if bool(env.CERTIFICATE.value()) != bool(env.KEY.value()):
        found.append(Error(f"{env.CERTIFICATE.name} and {env.KEY.name} go together", id="giaoban.E005"))
    return found


def _is_strong(secret: str) -> bool:
    return len(secret) >= 50 and len(set(secret)) >= 8 and not any(word in secret.lower() for word in _KNOWN_SECRETS)

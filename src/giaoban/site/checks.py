"""What must hold before the site starts: every address has a door, and the configuration is safe. Each fault names its setting."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import get_resolver

from giaoban.demo import MARK
from giaoban.edxml.transport import NoTransport, transport_at
from giaoban.office.notices.smtp import PLAIN, TLS_WORDS
from giaoban.site import environment as env
from giaoban.web.doors import Rule, addresses

_KNOWN_SECRETS = ("change", "secret", "insecure", "example", "password")


@register("giaoban")
def every_address_has_a_door(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """An address without a rule would be open to whoever finds it."""
    missing = [
        route for route, item in addresses(get_resolver().url_patterns) if not isinstance(getattr(item.callback, "rule", None), Rule)
    ]
    return [Error(f"Địa chỉ '{route}' chưa khai ai được vào", hint="the address declares no rule", id="giaoban.E001") for route in missing]


@register("giaoban")
def configuration_is_safe(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """A known secret, shown errors or demo accounts must not be reachable from outside."""
    return [*_secret(), *_outside(), *_transport(), *_outside_accounts(), *_mail(), *_exchange()]


def _secret() -> list[CheckMessage]:
    if _is_strong(settings.SECRET_KEY):
        return []
    words = f"{env.SECRET.name} quá ngắn hoặc dễ đoán; để trống thì chương trình tự tạo"
    return [Error(words, hint="weak or well-known secret", id="giaoban.E002")]


def _outside() -> list[CheckMessage]:
    """What may be on this machine alone."""
    if env.is_loopback(env.HOST.value()) and not env.PROXY.is_on():
        return []
    found: list[CheckMessage] = []
    if settings.DEBUG:
        words = f"{env.DEBUG.name} cho thấy bên trong chương trình: không dùng khi máy khác vào được ({env.HOST.value()})"
        found.append(Error(words, hint="debug on a public address", id="giaoban.E003"))
    if settings.DEMO or (settings.DATA_DIR / MARK).exists():
        words = f"{env.DEMO.name}: văn phòng thử có tài khoản ai cũng biết mật khẩu, không mở cho máy khác ({env.HOST.value()})"
        found.append(Error(words, hint="demo accounts off loopback", id="giaoban.E004"))
    if "*" in settings.ALLOWED_HOSTS:
        words = f"{env.NAMES.name} phải nêu rõ tên máy chủ, không dùng *"
        found.append(Error(words, hint="any host name is accepted", id="giaoban.E005"))
    return found


def _transport() -> list[CheckMessage]:
    """Is the certificate one that can be used?"""
    certificate, key = env.CERTIFICATE.value(), env.KEY.value()
    if not certificate and not key:
        return []
    why = _unusable(Path(certificate), Path(key)) if certificate and key else "một trong hai tệp chưa được nêu"
    words = f"{env.CERTIFICATE.name}, {env.KEY.name}: không dùng được chứng thư TLS: {why}"
    return [Error(words, hint="certificate or key cannot be used", id="giaoban.E006")] if why else []


def _unusable(certificate: Path, key: Path) -> str:
    """Why the web server could not use them; empty when it can."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password=lambda: "")
        plain = "-----BEGIN PRIVATE KEY-----" in key.read_text("ascii", "replace")
    except (OSError, ValueError) as error:
        return getattr(error, "strerror", None) or str(error)
    return "" if plain else "khóa phải ở dạng PKCS#8 không mật khẩu: openssl pkcs8 -topk8 -nocrypt"


def _outside_accounts() -> list[CheckMessage]:
    issuer, client, secret = (setting.value() for setting in (env.OIDC_ISSUER, env.OIDC_CLIENT, env.OIDC_SECRET))
    if not issuer or (client and secret and (issuer.startswith("https://") or env.is_loopback(issuer.partition("://")[2].split(":")[0]))):
        return []
    words = f"{env.OIDC_ISSUER.name} phải là địa chỉ https://, kèm {env.OIDC_CLIENT.name} và {env.OIDC_SECRET.name}"
    return [Error(words, hint="outside sign-in is half configured", id="giaoban.E007")]


def _mail() -> list[CheckMessage]:
    """Can mail leave, and without a password crossing the network in the clear?"""
    if not env.SMTP_HOST.value():
        return []
    way, user, password = (setting.value() for setting in (env.SMTP_TLS, env.SMTP_USER, env.SMTP_PASSWORD))
    whole = bool(user) == bool(password) and (user + password).isascii()
    in_the_clear = bool(password) and way == PLAIN and not env.is_loopback(env.SMTP_HOST.value())
    names = f"{env.SMTP_USER.name}, {env.SMTP_PASSWORD.name}"
    found = [
        (way in TLS_WORDS, f"{env.SMTP_TLS.name} phải là một trong: {', '.join(TLS_WORDS)}", "unknown way of TLS"),
        (_is_address(env.SMTP_SENDER.value()), f"{env.SMTP_SENDER.name} phải là một địa chỉ thư điện tử", "no sender"),
        (whole, f"{names}: ghi cả hai hoặc để trống cả hai, chữ không dấu", "half a sign-in"),
        (not in_the_clear, f"{env.SMTP_TLS.name}: mật khẩu thư sẽ đi qua mạng không mã hóa; dùng starttls hoặc tls", "mail password"),
    ]
    return [Error(words, hint=hint, id="giaoban.E008") for holds, words, hint in found if not holds]


def _exchange() -> list[CheckMessage]:
    """Is it a way that is known, and a folder that stays the same wherever the program is started, outside of what is kept?"""
    said = env.EXCHANGE.value()
    if not said:
        return []
    try:
        over = transport_at(said)
    except NoTransport as why:
        return [Error(f"{env.EXCHANGE.name}: {why}", hint="unknown way of exchange", id="giaoban.E009")]
    root = getattr(over, "root", None)
    if root is None or (root.is_absolute() and not root.resolve().is_relative_to(settings.FILES_DIR.resolve())):
        return []
    words = f"{env.EXCHANGE.name} phải là đường dẫn đầy đủ (bắt đầu bằng /), không nằm trong kho tệp của phần mềm"
    return [Error(words, hint="folder of exchange", id="giaoban.E009")]


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return text.isascii()


def _is_strong(secret: str) -> bool:
    return len(secret) >= 50 and len(set(secret)) >= 8 and not any(word in secret.lower() for word in _KNOWN_SECRETS)

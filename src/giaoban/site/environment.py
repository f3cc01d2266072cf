"""Every setting an operator may make, read from the environment. `docs/operating.md` lists them; a test holds the two together."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Setting:
    """A variable of the environment: its name, what holds without it, and what it is for."""

    name: str
    default: str
    meaning: str
    least: int = 1  # of one that is a whole number

    def value(self) -> str:
        """What the environment says, or the default."""
        return os.environ.get(self.name, self.default).strip()

    def is_on(self) -> bool:
        """Is the setting one of the words for yes?"""
        return self.value().lower() in {"1", "true", "yes", "on"}


DATA = Setting("GIAOBAN_DATA", "giaoban-data", "folder of the database, the papers, the keys and the logs")
DATABASE = Setting("DATABASE_URL", "", "postgresql://user:password@host:port/name; without it SQLite in the data folder")
SECRET = Setting("GIAOBAN_SECRET", "", "secret that signs sessions, 50 signs or more; without it one is made and kept in the data folder")
HOST = Setting("GIAOBAN_HOST", "127.0.0.1", "address the web server listens on")
PORT = Setting("GIAOBAN_PORT", "8000", "port the web server listens on")
NAMES = Setting("GIAOBAN_NAMES", "localhost,127.0.0.1", "host names under which the site may be asked for, with commas between")
WORKERS = Setting("GIAOBAN_WORKERS", "2", "processes that answer web requests")
DEBUG = Setting("GIAOBAN_DEBUG", "", "1 shows errors with their cause; only on a loopback address")
DEMO = Setting("GIAOBAN_DEMO", "", "1 allows the demo office; only on a loopback address, never with an office's own data")
PROXY = Setting("GIAOBAN_PROXY", "", "1 when a proxy in front ends TLS and sets X-Forwarded-Proto")
CERTIFICATE = Setting("GIAOBAN_TLS_CERTIFICATE", "", "file of the TLS certificate")
KEY = Setting("GIAOBAN_TLS_KEY", "", "file of the TLS key")
UPLOAD_MB = Setting("GIAOBAN_UPLOAD_MB", "50", "largest file taken in, in megabytes")
SIGNATURE_ROOTS = Setting(
    "GIAOBAN_SIGNATURE_ROOTS", "", "folder of the certificates (.pem, .crt, .cer) of the issuers whose signatures are trusted; empty: none"
)
SIGNATURE_CRLS = Setting(
    "GIAOBAN_SIGNATURE_CRLS", "", "folder of those issuers' lists of revoked certificates (.crl, .pem); empty: nobody knows who was revoked"
)
SIGNATURE_TIME = Setting(
    "GIAOBAN_SIGNATURE_TIME", "", "address of a server of time stamps (RFC 3161), asked when something is signed here; empty: no stamps"
)
SIGNATURE_TOKEN_MODULE = Setting("GIAOBAN_SIGNATURE_TOKEN_MODULE", "", "library (PKCS#11) of the token at the server; empty: no token")
SIGNATURE_TOKEN = Setting("GIAOBAN_SIGNATURE_TOKEN", "", "name of that token")
JOB_LEASE = Setting("GIAOBAN_JOB_LEASE", "45", "seconds after which work that a killed worker left is taken up by another")
NOTICE_DAYS = Setting(
    "GIAOBAN_NOTICE_DAYS",
    "180",
    "days (7 or more) after which notices that were seen, and mails sent or discarded, are cleared away",
    least=7,
)
OIDC_ISSUER = Setting("GIAOBAN_OIDC_ISSUER", "", "address of an OpenID Connect provider; empty: no outside sign-in")
OIDC_CLIENT = Setting("GIAOBAN_OIDC_CLIENT", "", "client id at that provider")
OIDC_SECRET = Setting("GIAOBAN_OIDC_SECRET", "", "client secret at that provider")
OIDC_NAME = Setting("GIAOBAN_OIDC_NAME", "Tài khoản của tỉnh", "what the sign-in page calls that provider")
SMTP_HOST = Setting("GIAOBAN_SMTP_HOST", "", "mail server; empty: no mail leaves")
SMTP_PORT = Setting("GIAOBAN_SMTP_PORT", "587", "port of the mail server")
SMTP_TLS = Setting("GIAOBAN_SMTP_TLS", "starttls", "starttls, tls (from the first byte, mostly port 465) or none")
SMTP_USER = Setting("GIAOBAN_SMTP_USER", "", "user name at the mail server; empty: no sign-in")
SMTP_PASSWORD = Setting("GIAOBAN_SMTP_PASSWORD", "", "password at the mail server")
SMTP_SENDER = Setting("GIAOBAN_SMTP_SENDER", "", "address that mails come from")
EXCHANGE = Setting(
    "GIAOBAN_EXCHANGE", "", "folder over which packages (edXML) go to other offices and come from them, an absolute path; empty: none"
)
ADDRESS = Setting("GIAOBAN_ADDRESS", "", "address under which people open the office, named in mails; empty: mails name none")

SETTINGS = (
    DATA, DATABASE, SECRET, HOST, PORT, NAMES, WORKERS, DEBUG, DEMO, PROXY, CERTIFICATE, KEY, UPLOAD_MB, SIGNATURE_ROOTS,
    SIGNATURE_CRLS, SIGNATURE_TIME, SIGNATURE_TOKEN_MODULE, SIGNATURE_TOKEN, JOB_LEASE, NOTICE_DAYS,
    OIDC_ISSUER, OIDC_CLIENT, OIDC_SECRET, OIDC_NAME,
    SMTP_HOST, SMTP_PORT, SMTP_TLS, SMTP_USER, SMTP_PASSWORD, SMTP_SENDER, EXCHANGE, ADDRESS,
)  # fmt: skip

# A writing transaction takes the lock at once: one that begins by reading fails under two writers, however long it may wait.
_SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-16000;PRAGMA mmap_size=268435456;",
}

# A connection is kept from one request to the next: opening SQLite, its pragmas and its schema, takes longer than most pages' queries.
_KEPT_SECONDS = 60


class Misconfigured(Exception):  # noqa: N818 - what the program is
    """A setting that cannot be understood. The message is Vietnamese, with the setting's name."""


def whole(setting: Setting) -> int:
    """A setting that is a whole number, not less than it may be."""
    if not (setting.value().isascii() and setting.value().isdigit() and int(setting.value()) >= setting.least):
        wanted = "dương" if setting.least == 1 else f"từ {setting.least} trở lên"
        raise Misconfigured(f"{setting.name}: phải là số nguyên {wanted}, đang là “{setting.value()}”.")
    return int(setting.value())


def data_folder() -> Path:
    """The folder that holds all an office has."""
    return Path(DATA.value()).expanduser().resolve()


def database(url: str, folder: Path) -> dict[str, Any]:
    """The database as Django names it. Raises Misconfigured for an address of another kind."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "giaoban.sqlite3",
            "OPTIONS": _SQLITE,
            "CONN_MAX_AGE": _KEPT_SECONDS,
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise Misconfigured(f"{DATABASE.name}: phải bắt đầu bằng postgresql:// hoặc để trống (SQLite).")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": _KEPT_SECONDS,
    }


def secret(folder: Path) -> str:
    """The secret of this office: from the environment, else from its own file, made at the first use."""
    given = SECRET.value()
    return given or kept_key(folder / "secret.key").hex()


def kept_key(file: Path) -> bytes:
    """A key of 32 bytes that stands in a file of its own, readable by its owner alone; made when it is first asked for."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process was quicker
            return bytes.fromhex(file.read_text("ascii"))
        with open(handle, "w", encoding="ascii") as out:  # noqa: PTH123 - an open handle
            out.write(os.urandom(32).hex())
    return bytes.fromhex(file.read_text("ascii"))


def is_loopback(host: str) -> bool:
    """Is the address one that only this machine can reach?"""
    return host in {"localhost", "::1", "[::1]"} or host.startswith("127.")

"""What is done before the office opens: the settings are looked through, the database is brought to this release."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.checks import ERROR, CheckMessage, run_checks
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse

from giaoban.site import environment as env

Say = Callable[[str], None]


def faults_of_configuration() -> list[CheckMessage]:
    """What must not be: each with its words and a name. Raises Misconfigured for a number that is none."""
    numbers = (env.PORT, env.WORKERS, env.UPLOAD_MB, env.JOB_LEASE, env.NOTICE_DAYS, env.SMTP_PORT)
    for setting in numbers:
        env.whole(setting)  # raises Misconfigured
    return [message for message in run_checks() if message.level >= ERROR]


def says_no(say: Say) -> bool:
    """Is the configuration unsafe? Then each reason is said in one line."""
    faults = faults_of_configuration()
    for fault in faults:
        say(f"giaoban: {fault.msg}{f' ({fault.hint})' if fault.hint else ''} [{fault.id}]")
    return bool(faults)


def prepare_database(say: Say) -> bool:
    """Make the database, or bring it to this release. False, with the reason said, when it belongs to a later one."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    if later := _later_migrations():
        say(f"giaoban: Dữ liệu đã được một phiên bản mới hơn dùng ({later[0]}). Hãy cài phiên bản đó, hoặc phục hồi bản sao lưu cũ.")
        return False
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    return True


def _later_migrations() -> list[str]:
    """Steps that the database has been through and this release does not know."""
    loader = MigrationLoader(connection)
    ours = {app for app, _ in loader.disk_migrations}
    return [
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in ours and (app, name) not in loader.disk_migrations | loader.replacements
    ]


def site_address() -> str:
    """Where the site is asked for: behind a proxy or on all addresses, under its first name."""
    secure = bool(env.CERTIFICATE.value()) or env.PROXY.is_on()
    host = env.HOST.value()
    outside = env.PROXY.is_on() or host in {"0.0.0.0", "::", "[::]"}  # noqa: S104 - compared, not listened on
    name = settings.ALLOWED_HOSTS[0] if outside and settings.ALLOWED_HOSTS else host
    port = "" if env.PROXY.is_on() else f":{env.PORT.value()}"
    return f"{'https' if secure else 'http'}://{name}{port}"


def link_address(token: str) -> str:
    """The whole address of a one-time link."""
    return site_address() + reverse("one-time-link", args=[token])

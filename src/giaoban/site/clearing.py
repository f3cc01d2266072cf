"""What is cleared away from time to time: sessions that ended, links that ran out, what was seen long ago, unfinished files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from giaoban.office.access.models import OneTimeLink
from giaoban.office.jobs.ticker import every
from giaoban.office.notices.actions import clear_seen
from giaoban.office.registry import store
from giaoban.office.work.models import Workbook
from giaoban.office.work.urging.files import folder as letters_folder


@every(3600)
def clear_sessions() -> None:
    """Take away sessions whose time is over, and what is known of browsers that held them."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


@every(3600)
def clear_links() -> None:
    """Take away links that ran out or were used a day ago."""
    OneTimeLink.objects.filter(until__lt=timezone.now() - dt.timedelta(days=1)).delete()


@every(24 * 3600)
def clear_notices() -> None:
    """Take away notices that were seen long ago, and mails that left then or never will."""
    clear_seen(timezone.now() - dt.timedelta(days=settings.NOTICE_DAYS))


@every(3600)
def clear_unfinished_files() -> None:
    """Take away what a killed process left of a file that it was writing."""
    store.sweep()


@every(3600)
def clear_workbooks() -> None:
    """Take away Excel files of tasks that were asked for a day ago, and what a killed process left of one."""
    over = timezone.now() - dt.timedelta(days=1)
    Workbook.objects.filter(asked_at__lt=over).delete()
    _clear(Path(settings.WORKBOOKS_DIR), over, keep={book.path for book in Workbook.objects.all()})


@every(3600)
def clear_letters() -> None:
    """Take away letters that were put together a day ago: they are put together again when somebody asks."""
    _clear(letters_folder(), timezone.now() - dt.timedelta(days=1))


def _clear(folder: Path, over: dt.datetime, keep: Collection[Path] = ()) -> None:
    for file in folder.iterdir() if folder.is_dir() else ():
        if file not in keep and file.stat().st_mtime < over.timestamp():
            file.unlink(missing_ok=True)

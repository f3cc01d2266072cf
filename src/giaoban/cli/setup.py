"""What a command of the office begins with: files that only their owner may read, Django, and settings that are understood."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable

from giaoban.cli.words import FAILED, say

Run = Callable[[argparse.Namespace], int]


def in_the_office(run: Run) -> Run:
    """A command that works on the office's data. What is wrong with the settings or the database is said in one line."""

    def command(arguments: argparse.Namespace) -> int:
        os.umask(0o077)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.site.settings")
        from giaoban.site.environment import Misconfigured

        try:
            import django

            django.setup()
            from django.db import DatabaseError
        except Misconfigured as error:
            say(f"giaoban: {error}")
            return FAILED
        try:
            return run(arguments)
        except Misconfigured as error:
            say(f"giaoban: {error}")
            return FAILED
        except DatabaseError as error:
            say(f"giaoban: {_database_words(error)}")
            return FAILED

    return command


def _database_words(error: Exception) -> str:
    """What is wrong with the database, in words."""
    text = str(error)
    if "no such table" in text or "does not exist" in text:
        return "Cơ sở dữ liệu chưa được lập. Hãy chạy giaoban serve hoặc giaoban init-admin trước."
    if "disk is full" in text or "No space left" in text:
        return "Hết chỗ trên đĩa. Chưa ghi được gì; hãy giải phóng chỗ rồi làm lại."
    if "locked" in text:
        return "Cơ sở dữ liệu đang bận. Hãy thử lại sau ít phút."
    return f"Không dùng được cơ sở dữ liệu: {text.splitlines()[0] if text else type(error).__name__}"

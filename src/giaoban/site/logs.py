"""Logs: one JSON object a line, in files that turn over, without personal data.

A line holds time, level, logger, the message's pattern and the number to quote; never a name, an address, a query or a
title: the arguments of a message are left out unless they are numbers, and an error's cause is written as its kind and
place in the code, without its words.
"""

from __future__ import annotations

import json
import logging
import logging.config
import traceback
from pathlib import Path
from typing import Any

_KEPT = 10
_SIZE = 5 * 1024 * 1024


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": str(record.msg),
            "numbers": [a for a in _arguments(record) if isinstance(a, int | float)],
        }
        if number := getattr(record, "number", None):
            line["number"] = str(number)
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            line["error"] = type(error).__name__
            line["where"] = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
        return json.dumps(line, ensure_ascii=False)


def _arguments(record: logging.LogRecord) -> tuple[object, ...]:
    return record.args if isinstance(record.args, tuple) else ()


def configure(settings: dict[str, Any]) -> None:
    """Send the program's records to rotating files in `settings["folder"]`, and warnings to the terminal."""
    folder: Path = settings["folder"]
    folder.mkdir(parents=True, exist_ok=True)
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"lines": {"()": Lines}},
            "handlers": {
                "file": {
                    "class": "logging.handlers.RotatingFileHandler",
                    "filename": folder / "giaoban.log",
                    "maxBytes": _SIZE,
                    "backupCount": _KEPT,
                    "encoding": "utf-8",
                    "delay": True,
                    "formatter": "lines",
                },
            },
            "loggers": {
                "giaoban": {"handlers": ["file"], "level": "INFO", "propagate": False},
                "django": {"handlers": ["file"], "level": "WARNING", "propagate": False},
                "django.server": {"handlers": [], "level": "ERROR", "propagate": False},
            },
        }
    )

"""The keyed chain over audit entries: what is sealed of a row, and the heads that stand outside the database.

A seal is HMAC-SHA256 over the row, its sequence and the seal before it. The key stands in a file of its own. After each sealing the
head (sequence, seal, time) is appended to another file: a chain that was cut off at its end no longer reaches its last head.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from giaoban.office.audit.models import Entry

BEGINNING = ""  # what stands before the first seal


class NoKey(Exception):  # noqa: N818 - what is missing
    """The key of the chain is not there, or is none."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain at some time."""

    sequence: int
    seal: str
    at: str


def key_file() -> Path:
    """Where the key stands."""
    return Path(settings.AUDIT_KEY_FILE)


def heads_file() -> Path:
    """Where the heads stand."""
    return Path(settings.AUDIT_HEADS_FILE)


def read_key() -> bytes:
    """The key. Raises NoKey; reading never makes one: a new key would make the whole chain look forged."""
    try:
        key = bytes.fromhex(key_file().read_text("ascii"))
    except (OSError, ValueError) as error:
        raise NoKey(str(key_file())) from error
    if len(key) < 32:
        raise NoKey(str(key_file()))
    return key


def seal_of(key: bytes, entry: Entry, sequence: int, previous: str) -> str:
    """The seal of a row that stands at `sequence` after the seal `previous`."""
    row = [
        sequence,
        previous,
        entry.pk,
        str(entry.act),
        entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        entry.actor_id,
        entry.verb,
        entry.subject_kind,
        entry.subject_id,
        entry.changes,
    ]
    written = json.dumps(row, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, written.encode("ascii"), hashlib.sha256).hexdigest()


def append_head(head: Head, file: Path) -> None:
    """Write a head down so that it survives a power failure."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, f"{head.sequence} {head.seal} {head.at}\n".encode("ascii"))
        os.fsync(handle)
    finally:
        os.close(handle)


def read_heads(file: Path) -> Iterator[Head | None]:
    """The heads of a file, one after another; None for a line that is none."""
    with file.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            parts = line.split()
            whole = line.endswith("\n") and len(parts) == 3 and parts[0].isdigit()
            yield Head(int(parts[0]), parts[1], parts[2]) if whole else None

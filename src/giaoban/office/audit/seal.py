"""The one sealer: gives entries that were written since the last time their places in the chain."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from giaoban.office.audit.chain import BEGINNING, Head, append_head, heads_file, key_file, read_heads, read_key, seal_of
from giaoban.office.audit.models import Entry

BATCH = 500


def seal_entries() -> int:
    """Seal what waits, in the order of ids. Returns how many rows; 0 also when another process is at it."""
    with _only_one() as alone:
        if not alone:
            return 0
        key = _key()
        sealed = 0
        while batch := list(Entry.objects.filter(sequence=None).order_by("pk")[:BATCH]):
            append_head(_seal(key, batch), heads_file())
            sealed += len(batch)
        return sealed


def _seal(key: bytes, batch: list[Entry]) -> Head:
    last = Entry.objects.filter(sequence__isnull=False).order_by("-sequence").only("sequence", "seal").first()
    sequence, previous = (last.sequence or 0, last.seal) if last else (0, BEGINNING)
    for entry in batch:
        sequence += 1
        entry.sequence, entry.previous = sequence, previous
        entry.seal = previous = seal_of(key, entry, sequence, previous)
    with _written_through(), transaction.atomic():
        Entry.objects.bulk_update(batch, ["sequence", "previous", "seal"], batch_size=100)
    return Head(batch[-1].sequence or 0, previous, timezone.now().isoformat(timespec="seconds"))


@contextmanager
def _written_through() -> Iterator[None]:
    """A head must never know of rows that a power failure can still take back: this one commit waits for the disk."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=FULL")
        try:
            yield
        finally:
            cursor.execute("PRAGMA synchronous=NORMAL")


def _key() -> bytes:
    """The key; made at the very first sealing and never again: a lost key is a fault that must be seen."""
    if not key_file().exists() and not Entry.objects.filter(sequence__isnull=False).exists():
        _make_key(key_file())
    return read_key()


def _make_key(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, os.urandom(32).hex().encode("ascii"))
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _only_one() -> Iterator[bool]:
    """Hold the sealer's place; False when another process holds it."""
    place = heads_file().with_suffix(".lock")
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def export_heads(to: Path) -> Head | None:
    """Copy the heads to a file elsewhere, whole or not at all; returns the last one. Kept out of reach, they tell a chain that was cut."""
    half = to.with_name(to.name + ".part")
    try:
        half.write_bytes(heads_file().read_bytes() if heads_file().exists() else b"")
        half.replace(to)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    heads = [head for head in read_heads(to) if head is not None]
    return heads[-1] if heads else None

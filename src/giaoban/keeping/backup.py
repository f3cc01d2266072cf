"""Backup: everything of one moment in one file, complete or not there."""

from __future__ import annotations

import hashlib
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.models import Sum
from django.utils import timezone

from giaoban.keeping import archive
from giaoban.keeping.archive import KeepingFailed, Manifest, Table, file_name, kept_models, line_of, pieces, rows_of
from giaoban.office.audit.acts import act
from giaoban.office.audit.chain import heads_file, key_file, read_heads
from giaoban.office.audit.models import Entry
from giaoban.office.audit.snapshot import snapshot
from giaoban.office.registry import store
from giaoban.office.registry.models import File


@dataclass(frozen=True, slots=True)
class Made:
    """What was backed up, and where to."""

    path: Path
    rows: int
    files: int
    size: int


def back_up(to: Path, *, with_key: bool = True) -> Made:
    """Back everything up into the file `to`, or into a new file in the folder `to`. Raises KeepingFailed; then nothing is there."""
    path = _path(to)
    half = path.with_name(path.name + ".part")
    with archive.said_plainly("sao lưu"):
        archive.room_for(path.parent, (File.objects.aggregate(size=Sum("size"))["size"] or 0) + _size_of_rows())
        try:
            made = _write(half, with_key)
            os.replace(half, path)  # noqa: PTH105 - in place of an older one of the same name, at once
        finally:
            half.unlink(missing_ok=True)
    with act(None, "keeping.back-up"):
        pass
    return Made(path, sum(table.rows for table in made.tables), made.files, path.stat().st_size)


def _path(to: Path) -> Path:
    if to.is_dir():
        return to / f"giaoban-{timezone.localtime():%Y-%m-%d-%H%M%S}.zip"
    if not to.parent.is_dir():
        raise KeepingFailed(f"Không có thư mục {to.parent}.")
    return to


def _size_of_rows() -> int:
    """About what the tables take; they are packed, so this is more than enough."""
    name = settings.DATABASES["default"]["NAME"]
    return Path(name).stat().st_size if connection.vendor == "sqlite" and Path(str(name)).exists() else 0


def _write(half: Path, with_key: bool) -> Manifest:
    handle = os.open(half, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(handle, "w+b") as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as target:  # noqa: PTH123 - an open handle
        with snapshot():
            tables = [_table(target, model) for model in kept_models(apps)]
            files = list(File.objects.order_by("pk").values_list("sha256", "size"))
            sequence = Entry.objects.aggregate(last=models.Max("sequence"))["last"] or 0
            migrations = _migrations()
        for sha256, _ in files:
            _original(target, sha256)
        sums = _audit(target, sequence, with_key)
        manifest = Manifest(
            version=settings.GIAOBAN_VERSION,
            made_at=timezone.localtime().isoformat(timespec="seconds"),
            migrations=migrations,
            tables=tables,
            files=len(files),
            bytes=sum(size for _, size in files),
            holds_audit_key=archive.KEY in sums,
            audit_sequence=sequence,
            sums=sums,
        )
        target.writestr(archive.MANIFEST, manifest.to_json())
        target.close()
        out.flush()
        os.fsync(out.fileno())
    return manifest


def _table(target: zipfile.ZipFile, model: type[models.Model]) -> Table:
    found, count = hashlib.sha256(), 0
    label = model._meta.label_lower
    with target.open(f"rows/{label}.jsonl", "w", force_zip64=True) as out:
        for row in rows_of(model):
            line = line_of(row)
            found.update(line)
            out.write(line)
            count += 1
    return Table(label, count, found.hexdigest())


def _original(target: zipfile.ZipFile, sha256: str) -> None:
    """One original, looked at again on the way: a backup of a damaged file would only seem to be one."""
    found = hashlib.sha256()
    entry = zipfile.ZipInfo(file_name(sha256))
    try:
        with store.opened(sha256) as source, target.open(entry, "w", force_zip64=True) as out:
            for piece in pieces(source):
                found.update(piece)
                out.write(piece)
    except FileNotFoundError as error:
        raise KeepingFailed(f"Thiếu tệp gốc {sha256}. Hãy chạy giaoban doctor trước khi sao lưu.") from error
    if found.hexdigest() != sha256:
        raise KeepingFailed(f"Tệp gốc {sha256} đã hỏng. Hãy chạy giaoban doctor trước khi sao lưu.")


def _audit(target: zipfile.ZipFile, sequence: int, with_key: bool) -> dict[str, str]:
    """The heads up to the moment of the snapshot, and the key where it is wanted; returns the sums of both."""
    parts: dict[str, bytes] = {}
    if heads_file().exists():
        kept = [head for head in read_heads(heads_file()) if head is not None and head.sequence <= sequence]
        parts[archive.HEADS] = "".join(f"{head.sequence} {head.seal} {head.at}\n" for head in kept).encode("ascii")
    if with_key and key_file().exists():
        parts[archive.KEY] = key_file().read_bytes()
    for name, content in parts.items():
        target.writestr(name, content)
    return {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()}


def _migrations() -> dict[str, list[str]]:
    """How far the tables of each app are: the last migrations that were applied."""
    loader = MigrationLoader(connection)
    applied = set(loader.applied_migrations)
    found: dict[str, list[str]] = {}
    for node in sorted(applied & set(loader.graph.nodes)):
        if not any(child.key in applied and child.key[0] == node[0] for child in loader.graph.node_map[node].children):
            found.setdefault(node[0], []).append(node[1])
    return found

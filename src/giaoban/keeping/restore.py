"""Restore: a backup into an empty office. It is looked through whole before anything is written.

The tables are first made as they were when the backup was made, filled, and then brought to this release by its migrations: a backup
of an earlier release restores as an office of that release would have been brought along.
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

from giaoban.keeping import archive
from giaoban.keeping.archive import KeepingFailed, Manifest, columns, kept_models, pieces, revived, sum_of
from giaoban.office.audit.acts import act
from giaoban.office.audit.chain import heads_file, key_file
from giaoban.office.registry import store

_BATCH = 500
_DAMAGED = "Bản sao lưu đã hỏng hoặc bị sửa: phần {} không còn như lúc lập. Chưa phục hồi gì."


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored."""

    rows: int
    files: int
    made_at: str
    version: str


def restore(source: Path, audit_key: Path | None = None) -> Restored:
    """Restore a backup into an empty office. Raises KeepingFailed; then the office is as empty as before."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    with archive.said_plainly("phục hồi"), _opened(source) as backup:
        manifest = _manifest(backup)
        _look_through(backup, manifest)
        key = _key(backup, manifest, audit_key)
        executor = MigrationExecutor(connection)
        targets = _targets(executor, manifest)
        _must_be_empty()
        archive.room_for(settings.DATA_DIR, manifest.bytes + 2 * sum(item.file_size for item in backup.infolist()))
        for item in backup.infolist():
            if item.filename.startswith("files/"):
                store.keep(backup.read(item))
        _fill(backup, manifest, targets)
        _put_back(backup, key)
    call_command("createcachetable", verbosity=0)
    with act(None, "keeping.restore"):
        pass
    return Restored(sum(table.rows for table in manifest.tables), manifest.files, manifest.made_at, manifest.version)


def _opened(source: Path) -> zipfile.ZipFile:
    if not source.is_file():
        raise KeepingFailed(f"Không có tệp {source}.")
    try:
        return zipfile.ZipFile(source)
    except zipfile.BadZipFile as error:
        raise KeepingFailed("Tệp này không phải bản sao lưu của Giao Ban, hoặc đã hỏng.") from error


def _manifest(backup: zipfile.ZipFile) -> Manifest:
    try:
        return Manifest.from_json(backup.read(archive.MANIFEST).decode("utf-8"))
    except (KeyError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise KeepingFailed("Tệp này không phải bản sao lưu của Giao Ban, hoặc đã hỏng.") from error


def _look_through(backup: zipfile.ZipFile, manifest: Manifest) -> None:
    """Is every part there, and as it was?"""
    wanted = {table.name: table.sha256 for table in manifest.tables} | manifest.sums
    originals = [item.filename for item in backup.infolist() if item.filename.startswith("files/")]
    wanted |= {name: name.rpartition("/")[2] for name in originals}
    if len(originals) != manifest.files:
        raise KeepingFailed(_DAMAGED.format("files"))
    for name, sha256 in wanted.items():
        try:
            with backup.open(name) as part:
                found = sum_of(pieces(part))
        except (KeyError, zipfile.BadZipFile, EOFError) as error:
            raise KeepingFailed(_DAMAGED.format(name)) from error
        if found != sha256:
            raise KeepingFailed(_DAMAGED.format(name))


def _key(backup: zipfile.ZipFile, manifest: Manifest, given: Path | None) -> bytes | None:
    """The key of the record of acts: from the backup, or from the file it was kept in apart."""
    if given is not None:
        return given.read_bytes()
    if manifest.holds_audit_key:
        return backup.read(archive.KEY)
    if manifest.audit_sequence:
        raise KeepingFailed("Bản sao lưu không kèm khóa niêm phong nhật ký. Hãy nêu tệp khóa bằng --audit-key.")
    return None


def _targets(executor: MigrationExecutor, manifest: Manifest) -> list[tuple[str, str]]:
    """The migrations up to which the tables are made. Raises KeepingFailed when this release does not know one."""
    targets = [(app, name) for app, names in manifest.migrations.items() for name in names]
    if unknown := [f"{app}.{name}" for app, name in targets if (app, name) not in executor.loader.graph.nodes]:
        raise KeepingFailed(
            f"Bản sao lưu thuộc phiên bản {manifest.version}, mới hơn chương trình này ({unknown[0]}). Hãy cài phiên bản đó."
        )
    return targets


def _must_be_empty() -> None:
    tables = set(connection.introspection.table_names())
    for model in kept_models(apps):
        if model._meta.label_lower in archive.BEGUN_WITH:
            continue
        if model._meta.db_table in tables and model._base_manager.exists():
            raise KeepingFailed("Văn phòng này đã có dữ liệu. Chỉ phục hồi vào thư mục dữ liệu và cơ sở dữ liệu còn trống.")


def _fill(backup: zipfile.ZipFile, manifest: Manifest, targets: list[tuple[str, str]]) -> None:
    """Make the tables as they were, fill them, bring them to this release."""
    _drop_tables()
    state = _as_they_were(targets)
    with transaction.atomic():
        for label in archive.BEGUN_WITH & {table.label for table in manifest.tables}:
            state.apps.get_model(label)._base_manager.all().delete()  # the backup holds what became of them
        for table in manifest.tables:
            _load(backup, table, state.apps.get_model(table.label))
    call_command("migrate", interactive=False, verbosity=0)  # and what Django itself fills after migrations
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept_models(apps)):
            cursor.execute(statement)


def _as_they_were(targets: list[tuple[str, str]]) -> ProjectState:
    """Make the tables as migrations left them; where that is as they are now, they are laid at once. Returns the models of that time."""
    executor = MigrationExecutor(connection)
    if set(targets) >= set(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
        return ProjectState.from_apps(apps)
    state: ProjectState = executor.migrate(targets)
    return state


def _drop_tables() -> None:
    """Take away tables that are empty: those of this release may differ from those of the backup."""
    quote = connection.ops.quote_name
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")  # their inner tables go with them
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TABLE {quote(name)}")
        ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} | {"django_migrations"}
        ours |= {cache["LOCATION"] for cache in settings.CACHES.values() if "LOCATION" in cache}
        for name in ours & set(connection.introspection.table_names(cursor)):
            cursor.execute(f"DROP TABLE {quote(name)}{' CASCADE' if connection.vendor == 'postgresql' else ''}")


def _load(backup: zipfile.ZipFile, table: archive.Table, model: type[models.Model]) -> None:
    fields = {one.attname: one for one in columns(model)}
    rows = _rows(backup, table)
    while batch := list(islice(rows, _BATCH)):
        if strange := set(batch[0]) - set(fields):
            raise KeepingFailed(f"Bảng {table.label} trong bản sao lưu có cột lạ: {', '.join(sorted(strange))}.")
        made = [model(**{name: revived(fields[name], value) for name, value in row.items()}) for row in batch]
        _keep_times(model)
        model._base_manager.bulk_create(made, batch_size=_BATCH)


def _keep_times(model: type[models.Model]) -> None:
    """A time that is set when a row is made stays as it was made. The models are those of history, for this alone."""
    for one in columns(model):
        if getattr(one, "auto_now_add", False) or getattr(one, "auto_now", False):
            one.auto_now_add = one.auto_now = False  # type: ignore[attr-defined]


def _rows(backup: zipfile.ZipFile, table: archive.Table) -> Iterator[dict[str, Any]]:
    with backup.open(table.name) as part:
        for line in part:
            yield json.loads(line.decode("utf-8", "surrogatepass"))


def _put_back(backup: zipfile.ZipFile, key: bytes | None) -> None:
    """The key and the heads, each readable by its owner alone."""
    parts = {key_file(): key, heads_file(): backup.read(archive.HEADS) if archive.HEADS in backup.namelist() else None}
    for file, content in parts.items():
        if content is not None:
            file.unlink(missing_ok=True)
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(handle, "wb") as out:  # noqa: PTH123 - an open handle
                out.write(content)
                out.flush()
                os.fsync(out.fileno())

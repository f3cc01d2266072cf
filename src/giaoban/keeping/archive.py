"""What backups are made of: the manifest, the names of parts, rows as JSON lines, and how a failure is said."""

from __future__ import annotations

import base64
import datetime as dt
import decimal
import errno
import hashlib
import json
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from django.apps.registry import Apps
from django.db import models

FORMAT = 1
MANIFEST = "manifest.json"
KEY = "audit/audit.key"
HEADS = "audit/audit.heads"
# What a restored office makes anew: sessions end, links run out within the hour, Django's own lists are filled by its migrations.
LEFT_OUT_APPS = frozenset({"sessions", "contenttypes", "auth", "usersessions"})
LEFT_OUT = frozenset({"access.onetimelink"})
BEGUN_WITH = frozenset({"notices.reminderrule"})  # what migrations fill: an office that has no more than these is empty


class KeepingFailed(Exception):  # noqa: N818 - what happened
    """It could not be done. The message is Vietnamese, for whoever keeps the server."""


@dataclass(frozen=True)
class Table:
    """One table in a backup."""

    label: str
    rows: int
    sha256: str

    @property
    def name(self) -> str:
        """The part's name."""
        return f"rows/{self.label}.jsonl"


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    version: str
    made_at: str
    migrations: dict[str, list[str]]
    tables: list[Table]
    files: int
    bytes: int
    holds_audit_key: bool
    audit_sequence: int
    format: int = FORMAT
    sums: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """As it is written."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @staticmethod
    def from_json(text: str) -> Manifest:
        """As it was written. Raises KeepingFailed for what is none."""
        try:
            value = json.loads(text)
            if value["format"] != FORMAT:
                raise KeepingFailed(f"Bản sao lưu có dạng {value['format']}, chương trình này chỉ hiểu dạng {FORMAT}.")
            return Manifest(**value | {"tables": [Table(**table) for table in value["tables"]]})
        except (ValueError, KeyError, TypeError) as error:
            raise KeepingFailed("Tệp này không phải bản sao lưu của Giao Ban, hoặc đã hỏng.") from error


def file_name(sha256: str) -> str:
    """The name of an original in a backup."""
    return f"files/{sha256[:2]}/{sha256}"


def kept_models(apps: Apps) -> list[type[models.Model]]:
    """The models whose rows are kept, in the order of their labels."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in LEFT_OUT_APPS
        and model._meta.label_lower not in LEFT_OUT
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields of a model that stand in its table and are not computed by it."""
    return [one for one in model._meta.concrete_fields if not getattr(one, "generated", False)]


def plain(value: Any) -> Any:
    """A value of a row as JSON holds it, to the microsecond."""
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, uuid.UUID | decimal.Decimal | dt.timedelta):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return value


def revived(one: models.Field[Any, Any], value: Any) -> Any:
    """A value as the field holds it."""
    if isinstance(one, models.JSONField) or value is None:
        return value
    if isinstance(one, models.BinaryField):
        return base64.b64decode(value)
    if isinstance(one, models.ForeignKey):
        return one.target_field.to_python(value)
    return one.to_python(value)


def rows_of(model: type[models.Model]) -> Iterator[dict[str, Any]]:
    """The rows of a table as JSON holds them, in the order of their keys."""
    names = [one.attname for one in columns(model)]
    for values in model._base_manager.order_by("pk").values_list(*names).iterator(2000):
        yield {name: plain(value) for name, value in zip(names, values, strict=True)}


def line_of(row: dict[str, Any] | list[Any]) -> bytes:
    """A row, or what stands in it, as one line."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """A stream, a piece at a time."""
    while piece := stream.read(1 << 20):
        yield piece


def sum_of(stream: Iterable[bytes]) -> str:
    """The SHA-256 of what is read."""
    found = hashlib.sha256()
    for piece in stream:
        found.update(piece)
    return found.hexdigest()


def room_for(folder: Path, needed: int) -> None:
    """Is there room on the disk? Raises KeepingFailed, before anything is written."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise KeepingFailed(f"Không đủ chỗ trên đĩa tại {folder}: cần khoảng {megabytes(needed)}, còn {megabytes(free)}. Chưa ghi gì.")


def megabytes(size: int) -> str:
    """A size in words, with a decimal comma."""
    return (f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB").replace(".", ",")


@contextmanager
def said_plainly(what: str) -> Iterator[None]:
    """A full disk and other troubles of files in one sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise KeepingFailed(f"Hết chỗ trên đĩa khi {what}. Phần viết dở đã được xóa; hãy giải phóng chỗ rồi làm lại.") from error
        raise KeepingFailed(f"Không {what} được: {error.strerror or error} ({error.filename or ''}).") from error

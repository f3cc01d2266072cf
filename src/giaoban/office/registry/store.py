"""The office's files: bytes under their own sum, written once, never changed.

A file stands at `aa/bb/<sum>` in the folder of files. It is written under a name of chance beside them, brought to the disk, and
only then given its place: whoever is killed on the way leaves no half a file there. Nothing a person typed is part of a path.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

_SUM = re.compile(r"[0-9a-f]{64}")
_UNFINISHED = "unfinished"
_LEFT_BEHIND_SECONDS = 3600
_AT_ONCE = 1 << 20


def keep(data: bytes) -> str:
    """Keep the bytes and return their sum. Those that are kept already, whole, are kept once. A full disk is an OSError."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = path_of(sha256)
    if _stands(place, sha256, len(data)):
        return sha256
    unfinished = _folder() / _UNFINISHED
    for folder in (unfinished, place.parent):
        folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=unfinished)
    try:
        with open(handle, "wb") as out:  # noqa: PTH123 - an open handle
            out.write(data)
            out.flush()
            os.fchmod(out.fileno(), 0o400)
            os.fsync(out.fileno())
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for folder in (place.parent, place.parent.parent, place.parent.parent.parent):
        _to_disk(folder)
    return sha256


def path_of(sha256: str) -> Path:
    """Where the file with a sum stands, or would. Raises ValueError for what is no sum."""
    if not _SUM.fullmatch(sha256):
        raise ValueError("no sum of a file")
    return _folder() / sha256[:2] / sha256[2:4] / sha256


def opened(sha256: str) -> BinaryIO:
    """The file, open for reading. Raises FileNotFoundError where it is not there."""
    return path_of(sha256).open("rb")


def read(sha256: str) -> bytes:
    """The bytes of the file."""
    return path_of(sha256).read_bytes()


def has(sha256: str) -> bool:
    """Is the file there?"""
    return path_of(sha256).is_file()


def is_whole(sha256: str) -> bool:
    """Is the file there, and its content still what its sum says?"""
    found = hashlib.sha256()
    try:
        with opened(sha256) as file:
            while piece := file.read(_AT_ONCE):
                found.update(piece)
    except FileNotFoundError:
        return False
    return found.hexdigest() == sha256


def forget(sha256: str) -> None:
    """Take the bytes away; what is not there is forgotten already. Only for a file that no row names any more."""
    path_of(sha256).unlink(missing_ok=True)


def sums() -> Iterator[str]:
    """The sums of all that is kept, in order."""
    return (path.name for path in sorted(_folder().glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")) if _SUM.fullmatch(path.name))


def sweep() -> int:
    """Take away what killed processes left unfinished an hour ago or more; returns how many there were."""
    before = time.time() - _LEFT_BEHIND_SECONDS
    left = [path for path in (_folder() / _UNFINISHED).glob("*") if path.stat().st_mtime < before]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def _folder() -> Path:
    return Path(settings.FILES_DIR)


def _stands(place: Path, sha256: str, size: int) -> bool:
    """Is the file at its place and undamaged? One that was damaged is written anew."""
    try:
        return place.stat().st_size == size and is_whole(sha256)
    except FileNotFoundError:
        return False


def _to_disk(folder: Path) -> None:
    """Bring a folder's list of names to the disk, so that a power cut does not lose a file that was given its place."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

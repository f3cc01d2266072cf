"""How packages go out and come in: one interface, a folder by default, which another program empties and fills.

Sent twice is sent once: a package's name says what it holds. What stops half way leaves nothing that looks whole.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from giaoban.edxml.attachments import safe_names
from giaoban.edxml.guarded import DEFAULT, MB, Limits

OUT, IN, TAKEN, REFUSED = "gui-di", "nhan-ve", "da-nhan", "khong-nhan"
REST = 2.0  # seconds: whoever writes a package piece by piece has gone on by then
_ENDING, _HALF = ".edxml", ".dang-ghi"
_ENDINGS = {_ENDING, ".xml"}
# What is wrong with one file, while the folder that it lies in can be used.
_OF_ONE_FILE = {errno.EACCES, errno.EPERM, errno.ELOOP, errno.EISDIR, errno.ENXIO, errno.EIO}


class NoTransport(Exception):  # noqa: N818 - the name is what happened
    """Packages cannot go out or come in. The message is one line of Vietnamese: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A package that waits: its name, its bytes, the sum by which one that comes again is known; `fault` says why it cannot be had."""

    name: str
    data: bytes
    fault: str = ""

    @property
    def sha256(self) -> str:
        """The sum of its bytes; of one that cannot be had that of its name and why."""
        return hashlib.sha256(f"{self.name}\0{self.fault}".encode() if self.fault else self.data).hexdigest()


class Transport(Protocol):
    """The way between offices."""

    def send(self, package: bytes, to: str) -> str:
        """Send a package to an office by its code; returns what the sending is called. Sent twice is sent once. Raises NoTransport."""
        ...

    def receive(self) -> Iterator[Arrival]:
        """The packages that wait. Each comes again until it is settled or turned away. Raises NoTransport."""
        ...

    def settle(self, arrival: Arrival) -> None:
        """The package has been taken: it does not come again. Settled twice is settled once. Raises NoTransport."""
        ...

    def turn_away(self, arrival: Arrival, reason: str) -> None:
        """The package is not taken, for that reason: it does not come again and is kept to be looked at. Raises NoTransport."""
        ...

    def waiting(self) -> tuple[str, ...]:
        """The names of what waits, without reading it. Raises NoTransport."""
        ...

    def forget(self, sha256: str) -> None:
        """A package that was taken, or sent and not fetched yet, must not be here any more; said twice is said once. Raises NoTransport."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with four in it: what goes out, what came in, what was taken of it, what was turned away.

    A file that was written to within the last `rest` seconds may not be whole yet: it is left until the next time.
    """

    root: Path
    limits: Limits = DEFAULT
    rest: float = 0.0

    def send(self, package: bytes, to: str) -> str:
        """Puts the package into the outgoing folder at once and whole; its name holds the receiver and the sum of its bytes."""
        receiver = safe_names([to.replace("/", "_")])[0].encode()[:60].decode(errors="ignore")  # strangers name themselves as they like
        name = f"{receiver}.{hashlib.sha256(package).hexdigest()[:32]}{_ENDING}"
        with _told():
            _put(self._in(OUT), name, package)
        return name

    def receive(self) -> Iterator[Arrival]:
        """The packages of the incoming folder by name. What is hidden, half written, a folder or a link is none."""
        for name in self.waiting():
            with _told():
                arrival = self._arrival(name)
            if arrival:
                yield arrival

    def waiting(self) -> tuple[str, ...]:
        """The names of the packages in the incoming folder."""
        with _told():
            return tuple(sorted(entry.name for entry in os.scandir(self._in(IN)) if _is_package(entry) and self._is_at_rest(entry)))

    def settle(self, arrival: Arrival) -> None:
        """Moves the package to what was taken."""
        with _told():
            self._move(arrival, TAKEN)

    def turn_away(self, arrival: Arrival, reason: str) -> None:
        """Moves the package to what was turned away, the reason beside it."""
        with _told():
            folder = self._in(REFUSED)
            _put(folder, f"{_kept(arrival.name, arrival.sha256)}.ly-do.txt", reason.encode())
            self._move(arrival, REFUSED)

    def forget(self, sha256: str) -> None:
        """Takes a package away that was taken, whatever it was called, or that nobody has fetched to carry it on."""
        with _told():
            for place in (*self._in(TAKEN).glob(f"{sha256[:16]}.*"), *self._in(OUT).glob(f"*.{sha256[:32]}{_ENDING}")):
                place.unlink(missing_ok=True)

    def _is_at_rest(self, entry: os.DirEntry[str]) -> bool:
        """A clock that goes wrong keeps nothing waiting: what was written in the future counts as whole."""
        return not 0 <= time.time() - entry.stat(follow_symlinks=False).st_mtime < self.rest

    def _in(self, name: str) -> Path:
        folder = self.root / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _arrival(self, name: str) -> Arrival | None:
        """The package, None where somebody else was quicker. One that cannot be read says so: it stops none of those behind it."""
        place = self._in(IN) / name
        try:
            return self._read(place)
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno not in _OF_ONE_FILE:
                raise
            return Arrival(
                name, b"", f"Không đọc được tệp của gói ({error.strerror}). Hãy kiểm tra quyền đọc tệp, hoặc đề nghị nơi gửi gửi lại."
            )

    def _read(self, place: Path) -> Arrival:
        name = place.name
        handle = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as file:  # noqa: PTH123 - an open handle
            size = os.fstat(file.fileno()).st_size
            if size > self.limits.package:
                return Arrival(
                    name, b"", f"Gói lớn hơn giới hạn {self.limits.package // MB} MB nên không đọc. Hãy đề nghị nơi gửi tách gói."
                )
            return Arrival(name, file.read(self.limits.package + 1))

    def _move(self, arrival: Arrival, to: str) -> None:
        """At once; one that is there no more has been moved before. Of one that cannot be read another of its name may lie there."""
        place = self._in(to) / _kept(arrival.name, arrival.sha256)
        if arrival.fault and place.exists():
            place = place.with_name(f"{time.time_ns():x}.{place.name}")
        try:
            os.replace(self._in(IN) / Path(arrival.name).name, place)  # noqa: PTH105 - at once, also over itself
        except FileNotFoundError:
            return
        _to_disk(self._in(to))


def transport_at(address: str) -> Transport:
    """The transport that an office has set: `folder:PATH`, or a path alone. Raises NoTransport for a kind that is not known."""
    kind, colon, place = address.partition(":")
    if not colon or kind not in _KINDS:
        kind, place = ("folder", address) if "://" not in address else (kind, place)
    maker = _KINDS.get(kind)
    if maker is None or not place.strip():
        known = ", ".join(sorted(_KINDS))
        raise NoTransport(f"Không hiểu nơi gửi nhận edXML “{address[:100]}”. Hãy đặt một thư mục, hoặc một trong các loại: {known}.")
    return maker(place)


_KINDS: Mapping[str, Callable[[str], Transport]] = {"folder": lambda place: Folder(Path(place).expanduser(), rest=REST)}


class _told:  # noqa: N801 - read as a word: with _told()
    """What the disk says, in words."""

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError):
            raise NoTransport(
                f"Không dùng được thư mục gửi nhận edXML: {error.strerror or error}. Hãy kiểm tra thư mục và ổ đĩa."
            ) from error


def _kept(name: str, sha256: str) -> str:
    """A name that two packages of one name do not share."""
    return f"{sha256[:16]}.{safe_names([name])[0]}"


def _is_package(entry: os.DirEntry[str]) -> bool:
    is_named_so = Path(entry.name).suffix.lower() in _ENDINGS and not entry.name.startswith(".")
    return is_named_so and stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)


def _put(folder: Path, name: str, data: bytes) -> None:
    """A file of that name, whole or not there. One that holds the same stays as it is."""
    place = folder / name
    if place.is_file() and place.read_bytes() == data:
        return
    half = folder / f".{name}.{os.getpid()}.{threading.get_ident()}{_HALF}"
    try:
        with half.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(half, place)  # noqa: PTH105 - at once
    finally:
        half.unlink(missing_ok=True)
    _to_disk(folder)


def _to_disk(folder: Path) -> None:
    """The folder's list of names on the disk, so that a power cut does not lose what was given its place."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

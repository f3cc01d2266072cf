"""A zip package opened with care: nothing is written to disk, nothing unpacked beyond what a paper may hold."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import BytesIO

from giaoban.intake.guard import Limits, UnreadableSource

_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, struct.error, OSError, ValueError, NotImplementedError, OverflowError)
_END, _END_OF_HUGE = b"PK\x05\x06", b"PK\x06\x07"
_LONGEST_END, _ENTRY = 22 + 0xFFFF, 300  # bytes


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive with its promised sizes checked: number of entries, unpacked size in all, how far it is packed."""
    _check_directory(data, limits)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        entries = archive.infolist()
    except _BROKEN as error:
        raise broken_archive() from error
    if len(entries) > limits.entries:
        raise too_many_entries()
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked_size or (unpacked > limits.ratio_floor and unpacked > limits.ratio * len(data)):
        raise archive_bomb()
    return archive


def _check_directory(data: bytes, limits: Limits) -> None:
    """How long the list of entries is, before it is read: reading a list of a million costs a gigabyte."""
    end = data.rfind(_END, max(0, len(data) - _LONGEST_END))
    if end < 0 or len(data) < end + 22:
        raise broken_archive()
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    # A paper never needs the form for archives above four gigabytes, whose list stands elsewhere.
    if size > limits.entries * _ENTRY or data[max(0, end - 20) : end].startswith(_END_OF_HUGE):
        raise too_many_entries()


def read_part(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes | None:
    """One part of an archive, or None where there is none; never more of it than its directory promised and the limit allows."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    if entry.flag_bits & 0x1:
        raise UnreadableSource("Tệp nén được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi thử lại.")
    try:
        with archive.open(entry) as part:
            data = part.read(min(limits.part_size, limits.unpacked_size) + 1)
    except (*_BROKEN, EOFError, RuntimeError, zlib.error, lzma.LZMAError) as error:
        raise broken_archive() from error
    if len(data) > min(limits.part_size, limits.unpacked_size):
        raise archive_bomb()
    return data


def broken_archive() -> UnreadableSource:
    """The refusal of a package that is cut off or damaged."""
    return UnreadableSource("Tệp .docx bị hỏng hoặc bị cắt cụt nên không mở được. Hãy lấy lại tệp gốc hoặc lưu lại bằng Word.")


def too_many_entries() -> UnreadableSource:
    """The refusal of a package with more parts than a paper has."""
    return UnreadableSource("Tệp nén chứa quá nhiều thành phần nên không mở. Hãy mở bằng Word rồi lưu lại thành tệp .docx mới.")


def archive_bomb() -> UnreadableSource:
    """The refusal of a package that unpacks to far more than a paper holds."""
    return UnreadableSource("Tệp nén bung ra lớn bất thường nên không mở. Hãy mở bằng Word rồi lưu lại thành tệp .docx mới.")

"""The files of a package: out of base64, out of a ZIP that somebody wrapped them in, and the names under which they may be kept."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from lxml import etree

from giaoban.edxml.guarded import MB, Limits
from giaoban.intake import guard
from giaoban.intake.archive import open_archive, read_part

_ZIP = b"PK\x03\x04"
_BLANKS = re.compile(r"\s+")
_LONGEST = 200  # bytes of a name; file systems take 255
_NAMELESS = "tep-dinh-kem"
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
# What Windows takes for a device, whatever its ending.
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


class Unusable(Exception):  # noqa: N818 - the name is what it is
    """A file that cannot be taken out. The message says why, as the end of a sentence."""


def decoded(encoded: etree._Element | None, name: str, limits: Limits) -> bytes:
    """The bytes of a file, taken out of the ZIP that it alone stands in. Raises Unusable."""
    if encoded is None:
        raise Unusable("gói không có nội dung của tệp")
    text = "".join(str(each) for each in encoded.itertext())
    if len(text) > limits.attachment * 3 // 2:
        raise Unusable(f"lớn hơn giới hạn {limits.attachment // MB} MB")
    try:
        data = base64.b64decode(_BLANKS.sub("", text), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Unusable("nội dung không đúng dạng base64, có thể bị cắt cụt") from error
    if len(data) > limits.attachment:
        raise Unusable(f"lớn hơn giới hạn {limits.attachment // MB} MB")
    return _unwrapped(data, name, limits) if data.startswith(_ZIP) else data


def _unwrapped(data: bytes, name: str, limits: Limits) -> bytes:
    """The one file of a ZIP, if the name says that it is no ZIP; a Word file is a ZIP of many and stays what it is."""
    if name.lower().endswith(".zip"):
        return data
    bounds = replace(guard.DEFAULT, unpacked_size=limits.attachment, part_size=limits.attachment)
    try:
        archive = open_archive(data, bounds)
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) != 1:
            return data
        return read_part(archive, entries[0].filename, bounds) or b""
    except guard.UnreadableSource as error:
        if not _is_wrapped(name):
            return data  # a file whose kind is a ZIP: whoever opens it says what is wrong with it
        raise Unusable("tệp nén hỏng, có mật khẩu hoặc bung ra quá lớn") from error


def _is_wrapped(name: str) -> bool:
    """Does the name say a kind of file that is no ZIP?"""
    return PurePosixPath(name.lower()).suffix in {".pdf", ".doc", ".xls", ".ppt", ".txt", ".xml", ".jpg", ".png", ".tif", ".tiff", ".rtf"}


def safe_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names under which files can be kept in one folder: no way out of it, nothing hidden, no device, each but once on any file system."""
    taken: set[str] = set()
    kept: list[str] = []
    for name in names:
        base = _safe(name)
        path = PurePosixPath(base)
        tried, number = base, 1
        while tried.casefold() in taken:
            number += 1
            tried = f"{path.stem} ({number}){path.suffix}"
        taken.add(tried.casefold())
        kept.append(tried)
    return tuple(kept)


def _safe(name: str) -> str:
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(" " if sign.isspace() else sign for sign in last if sign.isspace() or unicodedata.category(sign)[0] != "C")
    words = " ".join(_NOT_IN_NAMES.sub("_", seen).split()).strip(". ")
    if not words:
        return _NAMELESS
    if words.split(".")[0].strip().casefold() in _DEVICES:
        words = f"_{words}"
    suffix = PurePosixPath(words).suffix
    suffix = suffix if len(suffix.encode()) <= 20 else ""
    stem = words[: len(words) - len(suffix)]
    room = _LONGEST - len(suffix.encode()) - len(" (999)")
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + suffix

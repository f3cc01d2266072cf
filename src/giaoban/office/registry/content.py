"""What a file is by its content, never by its name: how it is kept, and how it may be handed out."""

from __future__ import annotations

import re

UNKNOWN = "application/octet-stream"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

# The beginning of a file -> its kind.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
)
# The first name in an Office package's folder tells which it is; a zip's names stand in it as they are.
_PACKAGES = ((b"word/", WORD), (b"xl/", EXCEL), (b"ppt/", SLIDES))
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PDF = re.compile(rb"(?:^|[\r\n]|\xef\xbb\xbf)%PDF-\d")
_PROGRAMS = (b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe")
_WINDOWS_PROGRAM = re.compile(rb"MZ.{58}", re.DOTALL)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]{0,64}<[\x00]?[!?a-z]", re.IGNORECASE)

# What a browser that is told one of these cannot take for a page, and the ending such a file has.
ENDINGS = {
    "application/pdf": (".pdf",),
    WORD: (".docx", ".dotx", ".docm"),
    EXCEL: (".xlsx", ".xltx", ".xlsm"),
    SLIDES: (".pptx", ".ppsx", ".pptm"),
    "application/msword": (".doc", ".xls", ".ppt", ".dot"),
    "application/rtf": (".rtf", ".doc"),
    "application/zip": (".zip",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/gif": (".gif",),
    "image/tiff": (".tif", ".tiff"),
    "text/plain": (".txt",),
}


def media_type_of(data: bytes) -> str:
    """The kind of a file by its first bytes. Web pages, drawings that can hold scripts, and what nobody knows are all unknown."""
    for beginning, media_type in _BEGINNINGS:
        if data.startswith(beginning):
            return media_type
    if data.startswith(_ZIP):
        return _package_of(data)
    if _PDF.search(data[:1024]):
        return "application/pdf"
    return "text/plain" if _is_plain(data) else UNKNOWN


def is_program(data: bytes) -> bool:
    """Is it something to run, and no paper at all?"""
    return data.startswith(_PROGRAMS) or (_WINDOWS_PROGRAM.match(data) is not None and b"\x00" in data[:64])


def name_for(name: str, media_type: str) -> str:
    """The name under which a file is handed out: one whose ending says something else gets the right one behind it."""
    endings = ENDINGS.get(media_type, (".bin",))
    return name if name.lower().endswith(endings) else name + endings[0]


def _package_of(data: bytes) -> str:
    """Which Office package a zip is, by the names at its end."""
    names = data[-(1 << 16) :]
    return next((media_type for start, media_type in _PACKAGES if start in names and b"[Content_Types].xml" in data), "application/zip")


def _is_plain(data: bytes) -> bool:
    """Text that no browser could take for a page: no markup at its beginning, and no bytes that texts do not have."""
    if _MARKUP.match(data) or is_program(data):
        return False
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\x00" not in data[:4096] and sum(byte < 9 for byte in data[:4096]) == 0

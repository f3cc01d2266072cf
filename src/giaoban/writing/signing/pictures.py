"""Pictures of signatures and seals: PNG with a transparent ground, as Nghị định 30/2020/NĐ-CP, Phụ lục I, asks for them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_WITH_ALPHA = frozenset({4, 6})  # grey with alpha, colours with alpha (PNG, 11.2.2)
_METRE = 1
_LARGEST = 2_000_000  # bytes
_MOST = 5000  # pixels a side


class NoPicture(Exception):  # noqa: N818 - the name is what happened
    """A file that cannot stand on a paper as a signature or seal. The message is one line of Vietnamese: what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; `size_mm` is the true width and height that its file states, if it does."""

    png: bytes
    width: int
    height: int
    size_mm: tuple[float, float] | None


def picture(png: bytes) -> Picture:
    """The picture, looked at from outside. Raises NoPicture for what is no PNG, has no transparent ground, or is too large."""
    if len(png) > _LARGEST:
        raise NoPicture("Ảnh lớn hơn 2 MB. Hãy thu nhỏ ảnh rồi chọn lại.")
    if not png.startswith(_SIGNATURE):
        raise NoPicture("Ảnh chữ ký, ảnh dấu phải là tệp PNG nền trong suốt. Hãy lưu lại thành tệp .png.")
    parts = dict(_parts(png))
    head = parts.get(b"IHDR", b"")
    if len(head) != 13 or b"IDAT" not in parts:
        raise NoPicture("Tệp ảnh PNG bị hỏng. Hãy lưu lại ảnh rồi chọn lại.")
    width, height, _, colours = struct.unpack(">IIBB", head[:10])
    if colours not in _WITH_ALPHA and b"tRNS" not in parts:
        raise NoPicture("Ảnh không có nền trong suốt nên sẽ che chữ trên văn bản. Hãy xóa nền rồi lưu lại thành tệp .png.")
    if not (0 < width <= _MOST and 0 < height <= _MOST):
        raise NoPicture(f"Ảnh có cạnh dài hơn {_MOST} điểm ảnh. Hãy thu nhỏ ảnh rồi chọn lại.")
    return Picture(png, width, height, _size(parts.get(b"pHYs", b""), width, height))


def _parts(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file, as far as they are whole."""
    at = len(_SIGNATURE)
    while at + 12 <= len(png):
        (length,) = struct.unpack_from(">I", png, at)
        if at + 12 + length > len(png):
            return
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _size(physical: bytes, width: int, height: int) -> tuple[float, float] | None:
    """The true size in millimetres, where the file counts its pixels a metre."""
    if len(physical) != 9:
        return None
    across, down, unit = struct.unpack(">IIB", physical)
    return (width * 1000 / across, height * 1000 / down) if unit == _METRE and across and down else None

"""PNG files looked into."""

from __future__ import annotations

import struct
import zlib


def rows_of(image: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of a PNG file of 8-bit colours whose rows are written as they are; every check sum is looked at."""
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    at, chunks = 8, []
    while at < len(image):
        size, name = struct.unpack(">I4s", image[at : at + 8])
        content = image[at + 8 : at + 8 + size]
        assert zlib.crc32(name + content) == struct.unpack(">I", image[at + 8 + size : at + 12 + size])[0]
        chunks.append((name, content))
        at += 12 + size
    assert [name for name, _ in chunks] == [b"IHDR", b"IDAT", b"IEND"]
    width, height, *form = struct.unpack(">IIBBBBB", chunks[0][1])
    assert form == [8, 2, 0, 0, 0]
    pixels = zlib.decompress(chunks[1][1])
    rows = [pixels[i : i + 1 + 3 * width] for i in range(0, len(pixels), 1 + 3 * width)]
    assert {row[0] for row in rows} == {0}
    return width, height, [row[1:] for row in rows]


def ink_of(image: bytes) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is not white."""
    _, _, rows = rows_of(image)
    inked = [(x // 3, y) for y, row in enumerate(rows) if row.strip(b"\xff") for x, value in enumerate(row) if value != 0xFF]
    xs, ys = [x for x, _ in inked], [y for _, y in inked]
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1

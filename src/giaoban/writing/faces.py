"""The face that papers are set in: is it as wide as Times New Roman, how wide are words in it, which signs does it have.

The program brings Liberation Serif, whose letters are as wide as those of Times New Roman, so that a PDF breaks its lines where Word does.
Where those files were taken away, papers are set in the face that the PDF maker carries, and `face().said` says so.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
AS_WORD_NAMES_IT = "Times New Roman"
_OWN, _CARRIED = "Liberation Serif", "Libertinus Serif"
_MM_A_POINT = 25.4 / 72
_FILES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}


@dataclass(frozen=True, slots=True)
class Face:
    """A family of letters. `said` is empty, or tells people what is otherwise than it should be."""

    family: str
    is_as_wide: bool
    said: str = ""


@dataclass(frozen=True, slots=True)
class Metrics:
    """The advance of each sign of one font, as a part of the size."""

    advances: Mapping[int, float]

    def width(self, text: str) -> float:
        """How wide the text is at size 1; a sign that the font lacks counts as half its size."""
        return sum(self.advances.get(ord(sign), 0.5) for sign in text)


@cache
def face(folder: Path = FONTS) -> Face:
    """The face of the PDFs."""
    if all((folder / f"LiberationSerif-{style}.ttf").exists() for style in _FILES.values()):
        return Face(_OWN, is_as_wide=True)
    said = "Không có phông chữ cùng độ rộng với Times New Roman: bản PDF có thể ngắt dòng, ngắt trang khác bản Word."
    return Face(_CARRIED, is_as_wide=False, said=said)


def width_mm(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """How many millimetres a line of words takes at a size in points."""
    return metrics(bold=bold, italic=italic).width(text) * size * _MM_A_POINT


def missing(text: str) -> frozenset[str]:
    """The signs that the face cannot show."""
    known = metrics(bold=False, italic=False).advances
    return frozenset(sign for sign in set(text) if not sign.isspace() and known and ord(sign) not in known)


@cache
def metrics(*, bold: bool, italic: bool) -> Metrics:
    """The advances of one of the face's four fonts; none are known where its file is not there."""
    path = FONTS / f"LiberationSerif-{_FILES[bold, italic]}.ttf"
    return Metrics(_advances(path.read_bytes()) if path.exists() else {})


def _advances(font: bytes) -> dict[int, float]:
    """From the tables of a TrueType file: head (units), hhea and hmtx (advances), cmap (which glyph a sign has)."""
    tables = {}
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        tables[tag] = offset
    units = struct.unpack_from(">H", font, tables[b"head"] + 18)[0]
    many = struct.unpack_from(">H", font, tables[b"hhea"] + 34)[0]
    wide = [struct.unpack_from(">H", font, tables[b"hmtx"] + 4 * glyph)[0] / units for glyph in range(many)]
    return {sign: wide[min(glyph, many - 1)] for sign, glyph in _glyphs(font, tables[b"cmap"]).items()}


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """Sign → glyph, from the Unicode subtable of format 4."""
    for number in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * number)
        at = cmap + offset
        if (platform, encoding) in {(3, 1), (0, 3)} and struct.unpack_from(">H", font, at)[0] == 4:
            return _segments(font, at)
    return {}


def _segments(font: bytes, at: int) -> dict[int, int]:
    half = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{half}H", font, at + 14)
    starts = struct.unpack_from(f">{half}H", font, at + 16 + 2 * half)
    deltas = struct.unpack_from(f">{half}H", font, at + 16 + 4 * half)
    ranges_at = at + 16 + 6 * half
    ranges = struct.unpack_from(f">{half}H", font, ranges_at)
    found: dict[int, int] = {}
    for number, (first, last, delta, jump) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for sign in range(first, min(last, 0xFFFE) + 1):
            glyph = sign
            if jump:
                glyph = struct.unpack_from(">H", font, ranges_at + 2 * number + jump + 2 * (sign - first))[0]
                if glyph == 0:
                    continue
            if (glyph + delta) & 0xFFFF:
                found[sign] = (glyph + delta) & 0xFFFF
    return found

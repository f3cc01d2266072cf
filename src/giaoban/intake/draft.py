"""The text of a paper while a parser writes it, piece by piece, and the remarks a parser has to make about places in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from giaoban.intake import legacy
from giaoban.intake.guard import DEFAULT, Limits, too_long
from giaoban.intake.pagemap import PageMap, moved, way_through
from giaoban.reading.model import Finding
from giaoban.reading.text import clean

MOST_FINDINGS = 20
# What `clean` changes by itself: a Latin letter, which never becomes part of the one before it, with what follows up to the next.
_CLEANED_ALONE = re.compile("\r\n|.[^\\x00-\u024f\u1e00-\u1eff]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a parser made of the bytes: the clean text, pages where the format has them, remarks on places in the text.

    `maps` tell where on its pages the text stands, where a parser was asked for them.
    """

    text: str
    pages: int | None = None
    ocr: bool = False
    findings: tuple[Finding, ...] = ()
    maps: tuple[PageMap, ...] = ()


@dataclass(slots=True)
class Draft:
    """Pieces of text in order. A remark points at pieces, for what a piece holds may yet be converted and composed."""

    limits: Limits = DEFAULT
    size: int = 0
    pieces: list[str] = field(default_factory=list)
    legacy_pieces: dict[int, str] = field(default_factory=dict)
    remarks: list[tuple[str, int, int, str]] = field(default_factory=list)

    def write(self, text: str, font: str | None = None) -> None:
        """Append text; `font` names the legacy font it is set in, if any. Raises UnreadableSource once there is too much."""
        self.size += len(text)
        if self.size > self.limits.text_size:
            raise too_long(self.limits)
        if font is not None:
            self.legacy_pieces[len(self.pieces)] = font
        self.pieces.append(text)

    @property
    def here(self) -> int:
        """The index of the piece written next."""
        return len(self.pieces)

    def remark(self, code: str, start: int, end: int, message: str) -> None:
        """Note something about the pieces from `start` up to `end`; where there are none, about what follows."""
        self.remarks.append((code, start, end, message))

    def finished(self, pages: int | None = None, *, ocr: bool = False, maps: Iterable[PageMap] = ()) -> Decoded:
        """The clean text, legacy fonts converted where certain, every remark and every run of the maps at its place."""
        self._convert_legacy()
        raw = "".join(self.pieces)
        text = clean(raw)
        at = [0, *accumulate(map(len, self.pieces))]
        findings = []
        for code, start, end, message in sorted(self.remarks, key=lambda r: (r[1], r[2]))[: 2 * MOST_FINDINGS]:
            a, b = self._cleaned(raw, text, at[min(start, len(at) - 1)], at[min(end, len(at) - 1)])
            if text:
                findings.append(Finding(code, (a, b), message))
        if text != raw and maps:
            way = way_through(raw, _CLEANED_ALONE, clean)
            maps = [moved(page, 0, way) for page in maps]
        return Decoded(text, pages, ocr, tuple(findings), tuple(maps))

    @staticmethod
    def _cleaned(raw: str, text: str, start: int, end: int) -> tuple[int, int]:
        """A range of the raw text as a range of the clean one, holding at least one character."""
        same = len(raw) == len(text)
        a, b = (start, end) if same else (len(clean(raw[:start])), len(clean(raw[:end])))
        a = max(0, min(a, len(text) - 1))
        return a, max(a + 1, min(b, len(text)))

    def _convert_legacy(self) -> None:
        if not self.legacy_pieces:
            return
        apart = ((" " if i - 1 not in self.legacy_pieces else "") + self.pieces[i] for i in self.legacy_pieces)
        encoding = legacy.legacy_encoding("".join(apart), is_in_legacy_font=True)
        if encoding is None:
            return
        changed = []
        for i, font in self.legacy_pieces.items():
            before = self.pieces[i]
            after = legacy.convert(before, encoding)
            self.pieces[i] = unicodedata.normalize("NFC", after.upper() if is_font_of_capitals(font) else after)
            if self.pieces[i] != before:
                changed.append(i)
        if changed:
            self.remark("legacy-encoding-converted", changed[0], changed[-1] + 1, converted_message(encoding))


def legacy_font(name: str | None) -> str | None:
    """The name, if it is that of a TCVN3 or VNI font."""
    return name if name and name.startswith((".Vn", ".VN", "VNI-", "VNI ")) else None


def is_font_of_capitals(name: str) -> bool:
    """TCVN3 has capitals only as fonts of their own, named with an H at the end: .VnTimeH."""
    return name.startswith((".Vn", ".VN")) and name.rstrip().endswith("H")


def converted_message(encoding: str) -> str:
    """What the clerk is told of converted text."""
    return f"Văn bản dùng bảng mã cũ {encoding}; đã chuyển sang Unicode. Hãy đối chiếu với bản gốc trước khi dùng."

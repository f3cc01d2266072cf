"""How wide a line is in print, told from its letters: `ỦY BAN NHÂN DÂN` takes more room than `trái lại, chỉ vì`.

Papers of offices are set in Times New Roman (Nghị định 30/2020/NĐ-CP, Phụ lục I). Widths in thousandths of the letter size, upright;
a mark above or below a letter makes it no wider.
"""

from __future__ import annotations

from giaoban.reading.letters import WITHOUT_MARKS

_BY_WIDTH = {
    250: " .,",
    278: "ijlt:;/",
    333: "frI()-!",
    389: "sJ",
    444: "acez“”?",
    500: "bdghknopquvxy0123456789–",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "wADGHKNOQUVXY",
    778: "m",
    889: "M",
    944: "W",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}
_WIDTHS |= {chr(marked): _WIDTHS[base] for marked, base in WITHOUT_MARKS.items()}
_USUAL = 500


def printed_width(text: str) -> int:
    """The width of the words in print, in thousandths of the letter size."""
    return sum([_WIDTHS.get(letter, _USUAL) for letter in text])

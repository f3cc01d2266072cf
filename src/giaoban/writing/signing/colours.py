"""Which colour a drawing is: a signature is to be blue, a seal red (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from contextlib import closing
from enum import Enum

_PIXELS = 100  # along the longer side: enough to tell a colour
_GROUND = 245  # what is as light in each part is the paper
_LEAD = 25  # by how much one part outweighs the others


class Colour(Enum):
    """The two colours of a signed paper."""

    BLUE = "blue"
    RED = "red"


def is_of(drawing: bytes, colour: Colour) -> bool:
    """Is what the drawing (a PDF of one page) leaves on white paper of that colour, taken all together?"""
    red, green, blue = _together(drawing)
    lead, others = (blue, (red, green)) if colour is Colour.BLUE else (red, (green, blue))
    return lead - max(others) >= _LEAD


def _together(drawing: bytes) -> tuple[float, float, float]:
    """The mean of red, green and blue where the paper is not left white."""
    import pypdfium2

    with closing(pypdfium2.PdfDocument(drawing)) as document, closing(document[0]) as page:
        bitmap = page.render(scale=_PIXELS / max(page.get_size()), rev_byteorder=True)
        data, step, pixels = bytes(bitmap.buffer), bitmap.n_channels, bitmap.width
    rows = (data[at : at + pixels * step] for at in range(0, len(data), bitmap.stride))
    inked = [row[at : at + 3] for row in rows for at in range(0, pixels * step, step) if min(row[at : at + 3]) < _GROUND]
    if not inked:
        return (255.0, 255.0, 255.0)
    return (sum(p[0] for p in inked) / len(inked), sum(p[1] for p in inked) / len(inked), sum(p[2] for p in inked) / len(inked))

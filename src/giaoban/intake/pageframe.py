"""How a page of a PDF is shown: its size, and where what it draws is seen once it is turned and cropped."""

from __future__ import annotations

import ctypes
from typing import Any

from pypdfium2 import raw

_FINE = 1_000_000  # steps that the page is measured in, either way: PDFium answers in whole ones


class Frame:
    """A page as it is shown; sizes in points."""

    __slots__ = ("_across", "_down", "height", "width")

    def __init__(self, page: Any) -> None:
        width, height = float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))
        far = max(width, height, 1.0)
        x, y = _shown(page, 0, 0)
        (x_of_x, y_of_x), (x_of_y, y_of_y) = _shown(page, far, 0), _shown(page, 0, far)
        # What is seen as `across` and `down` of a point x, y of the page: a + b * x + c * y.
        self._across = width / _FINE * x, width / _FINE * (x_of_x - x) / far, width / _FINE * (x_of_y - x) / far
        self._down = height / _FINE * y, height / _FINE * (y_of_x - y) / far, height / _FINE * (y_of_y - y) / far
        self.width, self.height = round(width, 1), round(height, 1)

    def seen(self, left: float, right: float, bottom: float, top: float) -> tuple[float, float, float, float]:
        """A box of the page as left, top, right and bottom of what is seen of it, from the upper left corner."""
        a, b, c = self._across
        x0, x1 = a + b * left + c * bottom, a + b * right + c * top
        a, b, c = self._down
        y0, y1 = a + b * left + c * top, a + b * right + c * bottom
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        # Zero first: what is no number at all becomes zero.
        width, height = self.width, self.height
        return (
            round(min(width, max(0.0, x0)), 1), round(min(height, max(0.0, y0)), 1),
            round(min(width, max(0.0, x1)), 1), round(min(height, max(0.0, y1)), 1),
        )  # fmt: skip


def _shown(page: Any, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
    return across.value, down.value

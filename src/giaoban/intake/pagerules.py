"""The straight lines drawn on a page of a PDF, in its own coordinates."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from giaoban.intake.ruled import Rule

_THIN = 3.0  # points: a bar so thin is a line
_SHORT = 6.0  # a line so short rules nothing
_MOST_SHAPES = 20_000

Point = tuple[float, float]


def rules_of(page: Any) -> tuple[list[Rule], list[Rule]]:
    """The lines across the page and those down it; none where a drawing has more shapes than a table could."""
    across: list[Rule] = []
    down: list[Rule] = []
    count = raw.FPDFPage_CountObjects(page)
    for index in range(min(count, _MOST_SHAPES)):
        shape = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(shape) == raw.FPDF_PAGEOBJ_PATH:
            _take_shape(shape, across, down)
            if len(across) + len(down) > _MOST_SHAPES:
                return [], []
    return across, down


def _take_shape(shape: Any, across: list[Rule], down: list[Rule]) -> None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(shape, left, bottom, right, top):
        return
    if _take_bar((left.value, bottom.value), (right.value, top.value), across, down):
        return
    is_stroked = _is_stroked(shape)
    for outline in _outlines(shape):
        xs, ys = [x for x, _ in outline], [y for _, y in outline]
        if not _take_bar((min(xs), min(ys)), (max(xs), max(ys)), across, down) and is_stroked:
            for a, b in pairwise(outline):
                if abs(a[0] - b[0]) <= 1 or abs(a[1] - b[1]) <= 1:
                    _take_bar((min(a[0], b[0]), min(a[1], b[1])), (max(a[0], b[0]), max(a[1], b[1])), across, down)


def _take_bar(low: Point, high: Point, across: list[Rule], down: list[Rule]) -> bool:
    """Take what is so thin that it is a line; False for what has an inside."""
    width, height = high[0] - low[0], high[1] - low[1]
    if min(width, height) > _THIN:
        return False
    if height <= _THIN < _SHORT <= width:
        across.append(Rule((low[1] + high[1]) / 2, low[0], high[0]))
    elif width <= _THIN < _SHORT <= height:
        down.append(Rule((low[0] + high[0]) / 2, low[1], high[1]))
    return True


def _is_stroked(shape: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(shape, fill, stroke)) and bool(stroke.value)


def _outlines(shape: Any) -> list[list[Point]]:
    """The corners of each outline of a shape; a closed one ends where it began. A shape may draw a whole row of lines."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(shape, matrix)
    outlines: list[list[Point]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(shape), _MOST_SHAPES)):
        segment = raw.FPDFPath_GetPathSegment(shape, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not outlines:
            outlines.append([])
        outlines[-1].append(here)
        if raw.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    return outlines

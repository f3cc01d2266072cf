"""The lines of a page and the columns in them, by where their letters stand.

Coordinates are those of the page, in points from its lower left corner.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from giaoban.intake.placed import Placed, joined

Box = tuple[float, float, float, float]  # left, right, bottom, top

Divider = Callable[[float, float, float], bool]

# What a gap between two words must measure, in heights of the line, to be a gap between columns: where nothing was typed
# between them, and where a blank was (a stretched blank in a justified line stays far below that).
_GAP_UNTYPED, _GAP_TYPED = 1.5, 3.0
_TWO_COLUMNED = re.compile(r"C[ỘO]NG H[ÒOÓ][AÀ] X[ÃA] H[ỘO]I|Đ[ẢA]NG C[ỘO]NG S[ẢA]N|ĐO[ÀA]N TNCS|ĐOÀN THANH NIÊN|Độc lập", re.IGNORECASE)
_LETTERHEAD = 10  # lines
_CLOSING = re.compile(r"N[ơo]i\s+nh[ậa]n\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """What of a line stands in one column."""

    words: Placed
    left: float
    right: float

    @property
    def text(self) -> str:
        """The words alone."""
        return self.words.text


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its parts from left to right, the height its letters take."""

    parts: tuple[Part, ...]
    bottom: float
    top: float

    @property
    def left(self) -> float:
        """Where its first letter begins."""
        return self.parts[0].left

    @property
    def right(self) -> float:
        """Where its last letter ends."""
        return self.parts[-1].right

    @property
    def height(self) -> float:
        """The height of its letters, never nothing."""
        return max(self.top - self.bottom, 1.0)

    @property
    def text(self) -> str:
        """The line as text, columns apart by a tab."""
        return "\t".join(part.words.text for part in self.parts)

    @property
    def words(self) -> Placed:
        """The same with the letters it is made of."""
        return joined("\t", [part.words for part in self.parts])


def measured(
    letters: Sequence[tuple[str, int]],
    box_of: Callable[[int], Box],
    is_typed: Callable[[int], bool],
    is_divided: Divider | None = None,
) -> Line | None:
    """A line from its letters and their indexes on the page; None for a line of blanks alone.

    Its parts end at wide gaps and where a rule of a table stands between two words.
    """
    seen = [i for i, (letter, _) in enumerate(letters) if not letter.isspace()]
    if not seen:
        return None
    first = box_of(letters[seen[0]][1])
    height = max(first[3] - first[2], 1.0)
    parts, begun, left = [], seen[0], first[0]
    for a, b in pairwise(seen):
        if b - a == 1 and is_divided is None:
            continue
        end, start = box_of(letters[a][1])[1], box_of(letters[b][1])[0]
        typed = b - a == 1 or any(is_typed(letters[k][1]) for k in range(a + 1, b))
        wide = start - end > height * (_GAP_TYPED if typed else _GAP_UNTYPED)
        # A remark in brackets belongs to what stands before it.
        if (wide and letters[b][0] != "(") or (is_divided and is_divided(end, start, (first[2] + first[3]) / 2)):
            parts.append(Part(_joined(letters, begun, a), left, end))
            begun, left = b, start
    parts.append(Part(_joined(letters, begun, seen[-1]), left, box_of(letters[seen[-1]][1])[1]))
    return Line(tuple(parts), first[2], first[3])


def _joined(letters: Sequence[tuple[str, int]], first: int, last: int) -> Placed:
    taken = letters[first : last + 1]
    text = "".join([letter for letter, _ in taken])
    if len(text) == len(taken):
        return Placed(text, [index for _, index in taken])
    return Placed(text, [index for letter, index in taken for _ in letter])


def columns_apart(lines: Sequence[Line]) -> Placed:
    """The text of a page: broken lines whole again, two-columned letterheads and closings read column by column."""
    whole = _mended(lines)
    texts: list[Placed] = []
    at = 0
    while at < len(whole):
        end = _end_of_zone(whole, at) if len(whole[at].parts) == 2 else at
        if end > at:
            texts += _by_column(whole[at:end])
            at = end
        else:
            texts.append(whole[at].words)
            at += 1
    return joined("\n", texts)


def _mended(lines: Sequence[Line]) -> list[Line]:
    """Lines that were broken only because a raised letter (a footnote's mark) stands in them, joined."""
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if before is not None and _goes_on(before, line):
            last, first = before.parts[-1], line.parts[0]
            blank = " " if first.left - last.right > 0.15 * before.height else ""
            one = Part(joined(blank, [last.words, first.words]), last.left, first.right)
            taller = before if before.height >= line.height else line
            whole[-1] = Line((*before.parts[:-1], one, *line.parts[1:]), taller.bottom, taller.top)
        else:
            whole.append(line)
    return whole


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line begins right where the one before ends, at the same height."""
    reach = 0.5 * max(before.height, line.height)
    overlap = min(before.top, line.top) - max(before.bottom, line.bottom)
    return abs(line.left - before.right) <= reach and overlap >= 0.5 * min(before.height, line.height)


def _end_of_zone(lines: Sequence[Line], start: int) -> int:
    """Where the two-columned zone that begins at `start` ends; `start` itself if there is none.

    Two columns are believed only in a letterhead (two lines at least) and a closing: a table of two columns is read by rows.
    """
    gutter_left, gutter_right = lines[start].parts[0].right, lines[start].parts[1].left
    at, last_split, splits = start, start, 0
    is_closing = _CLOSING.search(lines[start].text) is not None
    while at < len(lines):
        line = lines[at]
        if at > start and not is_closing and (_CLOSING.search(line.text) or _is_far_below(lines[at - 1], line) or at - start > _LETTERHEAD):
            break
        if len(line.parts) == 2:
            left, right = max(gutter_left, line.parts[0].right), min(gutter_right, line.parts[1].left)
        elif len(line.parts) > 2:
            break
        elif line.right <= gutter_right and line.left < gutter_left:
            left, right = max(gutter_left, line.right), gutter_right
        elif line.left >= gutter_left:
            left, right = gutter_left, min(gutter_right, line.left)
        else:
            break
        if left >= right:
            break
        gutter_left, gutter_right = left, right
        if len(line.parts) == 2:
            last_split, splits = at, splits + 1
        at += 1
    if is_closing:
        return at
    is_letterhead = splits > 1 and any(_TWO_COLUMNED.search(line.text) for line in lines[start : last_split + 1])
    return last_split + 1 if is_letterhead else start


def _is_far_below(above: Line, line: Line) -> bool:
    return above.bottom - line.top > 2 * above.height


def _by_column(zone: Sequence[Line]) -> list[Placed]:
    """The left column's lines, then the right one's."""
    split = next(line for line in zone if len(line.parts) == 2)
    left = [line.parts[0].words for line in zone if len(line.parts) == 2 or line.left < split.parts[0].right]
    right = [line.parts[-1].words for line in zone if len(line.parts) == 2 or line.left >= split.parts[0].right]
    return left + right

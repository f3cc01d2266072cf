"""The number and the day that an office's signing program writes into the blanks of a finished paper.

They lie over the page as appearances of signatures (`Số:    /GM-HĐND` gets its 06) and come after everything else in the
order of drawing. What fits a gap of a line is put there. Blocks that stand by themselves (who signed and when, a stamp of
the receiving office) are no words of the paper and are left where they are: over it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from giaoban.intake.columns import Box

Letter = tuple[str, int]
_SLACK = 2.0  # points that a stamp may reach into its neighbours
_NEAR, _BLANK = 2.0, 0.15  # in heights of the line: beside its end, and a gap that shows as a blank


def stamps_among(letters: Sequence[Letter], box_of: Callable[[int], Box]) -> list[list[Letter]]:
    """The letters drawn over a page, those of one stamp together."""
    stamps: list[list[Letter]] = []
    before: Box | None = None
    for letter, index in letters:
        if letter.isspace():
            continue
        box = box_of(index)
        if before is None or not _is_beside(before, box):
            stamps.append([])
        elif box[0] - before[1] > _BLANK * (before[3] - before[2]):
            stamps[-1].append((" ", index))
        stamps[-1].append((letter, index))
        before = box
    return stamps


def _is_beside(before: Box, box: Box) -> bool:
    height = max(before[3] - before[2], 1.0)
    return abs(box[0] - before[1]) < 0.6 * height and min(before[3], box[3]) - max(before[2], box[2]) > 0.5 * height


def put_in(stamp: list[Letter], lines: list[list[Letter]], box_of: Callable[[int], Box]) -> bool:
    """Put a stamp into the gap of a line that it lies in; False where there is none."""
    left, _, bottom, top = box_of(stamp[0][1])
    right, middle = box_of(stamp[-1][1])[1], (bottom + top) / 2
    for line in lines:
        seen = [i for i, (letter, _) in enumerate(line) if not letter.isspace()]
        if not seen:
            continue
        first = box_of(line[seen[0]][1])
        if not first[2] <= middle <= first[3]:
            continue
        height = max(first[3] - first[2], 1.0)
        at = sum(box_of(line[i][1])[0] < left for i in seen)
        before = box_of(line[seen[at - 1]][1])[1] if at else None
        after = box_of(line[seen[at]][1])[0] if at < len(seen) else None
        if _fits(before, left, right, after, height):
            start = seen[at - 1] + 1 if at else 0
            end = seen[at] if at < len(seen) else len(line)
            blank = (" ", stamp[0][1])
            lead = [blank] if before is not None and left - before > _BLANK * height else []
            trail = [blank] if after is not None and after - right > _BLANK * height else []
            line[start:end] = [*lead, *stamp, *trail]
            return True
    return False


def _fits(before: float | None, left: float, right: float, after: float | None, height: float) -> bool:
    """Whether a stamp lies between two letters of a line, or close to its one end."""
    if before is None or after is None:
        gap = left - before if before is not None else after - right if after is not None else height * _NEAR + 1
        return -_SLACK <= gap <= _NEAR * height
    return before - _SLACK <= left and right <= after + _SLACK

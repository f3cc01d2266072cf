"""A sample paper cut into the parts its Word and PDF forms set in their places.

The plain text of a sample is its source: blocks between blank lines are, in order, the two sides of the letterhead, the
heading, the body, the two sides of the closing (the name on a line of its own), and perhaps an annex with its heading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["line", "row"]


@dataclass(frozen=True)
class Paper:
    """The parts of one paper, each a tuple of lines; an empty tuple where the paper has no such part."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    heading: tuple[str, ...]
    body: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    annex_heading: tuple[str, ...] = ()
    annex: tuple[str, ...] = ()


def take_apart(text: str) -> Paper:
    """The parts of a sample written in the order described above."""
    blocks = [tuple(block.split("\n")) for block in text.strip("\n").split("\n\n")]
    left, right, heading, body, recipients, authority, name, *annex = blocks
    return Paper(left, right, heading, body, recipients, (*authority, "", *name), *annex)


def runs(lines: tuple[str, ...]) -> list[tuple[Kind, list[str]]]:
    """Lines in runs of one kind: paragraphs, or the rows of one table (cells apart by tabs)."""
    found: list[tuple[Kind, list[str]]] = []
    for line in lines:
        kind: Kind = "row" if "\t" in line else "line"
        if found and found[-1][0] == kind:
            found[-1][1].append(line)
        else:
            found.append((kind, [line]))
    return found

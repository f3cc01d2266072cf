"""Text to measure with: many different papers made from the project's samples, always the same ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from importlib.resources import files

_FIGURE = re.compile(r"\d+")
_SAMPLES = files("giaoban") / "samples"


def sample_texts() -> dict[str, str]:
    """The sample papers that are plain text, by name."""
    return {p.name: p.read_text("utf-8") for p in sorted(_SAMPLES.iterdir(), key=lambda p: p.name) if p.name.endswith(".txt")}


def vary(text: str, chance: random.Random) -> str:
    """Another paper of the same kind: other days and numbers, sentences of the body in another order, some left out."""
    lines = text.split("\n")
    blocks: list[list[str]] = [[]]
    for line in lines:
        blocks[-1].append(_with_other_figures(line, chance))
        if line.endswith((".", ";")) and chance.random() < 0.5:
            blocks.append([])
    head, body, tail = blocks[:1], blocks[1:-1], blocks[-1:]
    for i in range(len(body) - 1):
        if chance.random() < 0.3:
            body[i], body[i + 1] = body[i + 1], body[i]
    kept = [b for b in body if chance.random() > 0.1]
    return "\n".join(line for block in head + kept + tail for line in block)


def _with_other_figures(line: str, chance: random.Random) -> str:
    def another(m: re.Match[str]) -> str:
        written = m[0]
        if len(written) > 3:
            return written
        value = int(written)
        return str(chance.randint(max(1, value // 2), value + 3)).zfill(len(written)) if value and chance.random() < 0.5 else written

    return _FIGURE.sub(another, line)


def papers(size: int, seed: int = 7) -> Iterator[str]:
    """Papers until their UTF-8 text is `size` bytes long or a little more."""
    chance = random.Random(seed)
    stock = list(sample_texts().values())
    made = 0
    while made < size:
        paper = vary(chance.choice(stock), chance)
        made += len(paper.encode())
        yield paper


_CASES = ("Smith v. Jones", "Rowe v. Nash", "Hill v. Marsh Co.", "Ford v. Lake County", "Stone v. Rivers")
_REPORTERS = ("U.S.", "F.3d", "F. Supp. 2d", "S. Ct.", "Cal. App. 4th")
_FILLER = (
    "The committee considered the matter at some length and heard the parties on every question that they had raised. ",
    "Nothing in the record suggests that the notice was late or that the office failed to send it to those concerned. ",
    "The officers were told to keep the file open until the unit in charge had answered in writing. ",
    "It follows that the plan stands, and that the work set out in it is to be carried on without delay. ",
)


def english(size: int, per_kilobyte: float, seed: int = 7) -> tuple[str, int]:
    """English text of at least `size` bytes with case citations, so many a kilobyte, and how many it holds."""
    chance = random.Random(seed)
    parts: list[str] = []
    length = cited = 0
    while length < size:
        if cited < length / 1000 * per_kilobyte:
            year, volume, page = chance.randint(1950, 2020), chance.randint(1, 900), chance.randint(1, 1500)
            part = f"See {chance.choice(_CASES)}, {volume} {chance.choice(_REPORTERS)} {page} ({year}). "
            cited += 1
        else:
            part = chance.choice(_FILLER)
        parts.append(part)
        length += len(part)
    return "".join(parts), cited

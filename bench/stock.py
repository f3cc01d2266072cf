"""Text to measure with: many different papers made from the project's samples, always the same ones.

The samples show as much as they can in few words: 1.16 citations and 2.6 tasks a kilobyte, on 3.7 kB each. Whole papers of real offices
hold 0.47 and 0.38, on 14 kB (measured over 103 of them, 1.45 MB). So a sample is given one section more, of passages in which nothing is
cited, ordered or held: they are taken from the samples too and written as papers write them, a few to a numbered item, its lines broken
at one width. That makes papers of 9.5 kB with 0.50 citations and 1.2 tasks a kilobyte: as dense in citations as real ones, denser in tasks.
Schedules and invitations stay as they are.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from giaoban.reading.layout import lay_out
from giaoban.reading.read import read_text

_FIGURE = re.compile(r"\d+")
_SAMPLES = files("giaoban") / "samples"
_SHORTEST_PASSAGE = 60
# How many bytes of plain passages come to one byte of a sample.
_PLAIN_SHARE = 1.4
_SHORT_BY_NATURE = ("lich-", "giay-moi")


def sample_texts() -> dict[str, str]:
    """The sample papers that are plain text, by name."""
    return {p.name: p.read_text("utf-8") for p in sorted(_SAMPLES.iterdir(), key=lambda p: p.name) if p.name.endswith(".txt")}


@cache
def plain_passages() -> tuple[str, ...]:
    """The passages of the samples in which nothing is cited, ordered or held."""
    found: list[str] = []
    for text in sample_texts().values():
        reading, layout = read_text(text), lay_out(text)
        taken = [c.span for c in reading.citations] + [t.span for t in reading.tasks] + [d.span for d in reading.duties]
        taken += [m.span for m in reading.meetings] + [item.span for m in reading.meetings for item in m.agenda]
        for block in layout.blocks:
            start, end = layout.flow.span(block.start, block.end)
            is_told = block.zone == "body" and block.kind in ("paragraph", "item", "bullet") and block.end - block.body > _SHORTEST_PASSAGE
            if is_told and not any(a < end and start < b for a, b in taken):
                found.append(layout.flow.words(block.body, block.end))
    return tuple(dict.fromkeys(found))


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


def with_plain_section(text: str, chance: random.Random) -> str:
    """The paper with a section before its closing in which nothing is cited, ordered or held."""
    body, closing, rest = text.partition("\nNơi nhận")
    size, width = _PLAIN_SHARE * len(text.encode()), chance.randint(56, 84)
    lines = ["V. TÌNH HÌNH"]
    made = number = 0
    while made < size and closing:
        number += 1
        item = _with_other_figures(" ".join(chance.choice(plain_passages()) for _ in range(chance.randint(2, 4))), chance)
        lines += textwrap.wrap(f"{number}. {item}", width)
        made += len(item.encode())
    return "\n".join([body, *lines, ""]) + closing + rest if closing else text


def _with_other_figures(line: str, chance: random.Random) -> str:
    def another(m: re.Match[str]) -> str:
        written = m[0]
        if len(written) > 3:
            return written
        value = int(written)
        return str(chance.randint(max(1, value // 2), value + 3)).zfill(len(written)) if value and chance.random() < 0.5 else written

    return _FIGURE.sub(another, line)


def papers(size: int, seed: int = 7, *, dense: bool = False) -> Iterator[str]:
    """Papers until their UTF-8 text is `size` bytes long or a little more; `dense`: the samples alone, nothing put in."""
    chance = random.Random(seed)
    stock = list(sample_texts().items())
    made = 0
    while made < size:
        name, text = chance.choice(stock)
        paper = vary(text, chance)
        if not dense and not name.startswith(_SHORT_BY_NATURE):
            paper = with_plain_section(paper, chance)
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

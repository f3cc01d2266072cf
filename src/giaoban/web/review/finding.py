"""Words that a clerk typed or copied, found again in the paper; and where a sentence was broken into lines."""

from __future__ import annotations

import re

_LONGEST = 8000


def place_of(quote: str, text: str, near: int) -> tuple[int, int] | None:
    """Where the words stand in the text, blanks and line ends not counted; of several places the one nearest to `near`."""
    pieces = quote[:_LONGEST].split()
    if not pieces:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, pieces)))
    found = [match.span() for match in pattern.finditer(text)]
    return min(found, key=lambda span: abs(span[0] - near)) if found else None


def cuts_in(typed: str, quote: str) -> list[int] | None:
    """The positions in the quote at which it was broken into lines. None when more than blanks was changed."""
    cuts: list[int] = []
    at = 0
    for line in typed.splitlines():
        for letter in "".join(line.split()):
            while at < len(quote) and quote[at].isspace():
                at += 1
            if at == len(quote) or quote[at] != letter:
                return None
            at += 1
        cuts.append(at)
    return cuts[:-1] if not quote[at:].strip() else None


def in_lines(quote: str) -> str:
    """The quote with a line for each part that a sign sets apart: what is offered for splitting."""
    return re.sub(r"([;.]) (?=\S)", r"\1\n", " ".join(quote.split()))

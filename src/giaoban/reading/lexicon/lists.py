"""Word lists written as running text, so that a list of hundreds stays one that can be read and sorted."""

from __future__ import annotations


def phrases(text: str) -> frozenset[str]:
    """The phrases of a text, parted by commas, line ends being blanks."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())

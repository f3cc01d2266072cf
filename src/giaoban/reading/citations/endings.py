"""Where a name ends that no sign closes: at the word with which the sentence goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from giaoban.reading.lexicon.bodies import ACROSS_COMMA

# Scans read `về` as `vệ`, but these are words of names: `Chi cục Bảo vệ thực vật`.
_GUARDS = ("ảo vệ", "ự vệ", "ảnh vệ")
_STEP = re.compile('[ .;:,()"\n\t\u2028](?:(?<= )([^\\W_]+(?:/\\w+)?)|(?<! ))')
_LOOSE_END = re.compile(r"(?:[ ,-]| (?:và|hoặc|cùng|các))+\Z")
_LOOSE = (" ", ",", "-", " và", " hoặc", " cùng", " các")
_LONGEST_LOOSE_END = 24
_WORD_BEFORE = re.compile(r"([^\W\d_]+) ?\Z")
_WORD_AFTER = re.compile(r" ?([^\W\d_]+)")


class Stops:
    """Words that end a name: single ones, and those that do so only before certain others (`quy định`, `và các`)."""

    __slots__ = ("_leading", "_single", "first")

    def __init__(self, phrases: Iterable[str], after_and: Iterable[str] = ()) -> None:
        self._single: set[str] = set()
        leading: dict[str, list[str]] = {}
        for phrase in phrases:
            first, _, rest = phrase.partition(" ")
            if rest:
                leading.setdefault(first, []).append(rest)
            else:
                self._single.add(first)
        leading["và"] = list(after_and)
        self._leading = {first: tuple(rest) for first, rest in leading.items()}
        self.first = self._single | self._leading.keys()

    def stop(self, word: str, text: str, at: int) -> bool:
        """Whether the name is over at `word`, which ends at `at`."""
        if word in self._single:
            return word != "vệ" or not text.endswith(_GUARDS, 0, at)
        rest = self._leading.get(word)
        return rest is not None and text.startswith(rest, at + 1) and any(_whole(text, at + 1, phrase) for phrase in rest)


def _whole(text: str, at: int, phrase: str) -> bool:
    end = at + len(phrase)
    return text.startswith(phrase, at) and not text[end : end + 1].isalnum()


def name_end(text: str, start: int, limit: int, stops: Stops, goes_on: Callable[[str, int, re.Match[str], int], bool]) -> int:
    """Where the name that begins at `start` ends: at a stop, at a sign after which it does not go on, or at `limit`."""
    end = limit
    for step in _STEP.finditer(text, start, limit):
        word = step[1]
        over = word in stops.first and stops.stop(word, text, step.end()) if word else not goes_on(text, start, step, limit)
        if over:
            end = step.start()
            break
    reach = max(start, end - _LONGEST_LOOSE_END)
    loose = _LOOSE_END.search(text, reach, end) if text.endswith(_LOOSE, reach, end) else None
    return loose.start() if loose else end


def crosses_comma(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    """Whether a comma stands inside a name: `Phòng, chống`, `Văn hóa, Thể thao`."""
    before = _WORD_BEFORE.search(text, max(start, stop.start() - 14), stop.start())
    after = _WORD_AFTER.match(text, stop.end(), limit)
    return before is not None and after is not None and f"{before[1]}, {after[1]}".lower() in ACROSS_COMMA

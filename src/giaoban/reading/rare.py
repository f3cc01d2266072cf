"""Patterns that few papers need."""

from __future__ import annotations

import re
from functools import cached_property


class Rare:
    """A pattern compiled when it is first needed: a program that reads one paper must start quickly."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self._source)

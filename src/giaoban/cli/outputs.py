"""Where readings go: to JSON, to a terminal, to pages; and how far the reading of many files is."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Protocol

from giaoban import __version__

if TYPE_CHECKING:
    from giaoban.reading.model import Reading


class Progress(Protocol):
    """How far the reading of many files is."""

    def advance(self, file: str) -> None:
        """One more file is through."""

    def aside(self) -> AbstractContextManager[None]:
        """Out of the way while something else is printed."""
        ...


class Output(Protocol):
    """Where readings go."""

    def give(self, reading: Reading) -> None:
        """One reading."""

    def finish(self, failed: Sequence[tuple[str, str]]) -> None:
        """All are through; these could not be read, and why."""


def one_line(value: object) -> str:
    """The value as JSON without a character that any program may take for the end of a line."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


class Json:
    """One JSON object a line on standard output."""

    def give(self, reading: Reading) -> None:
        """Print a reading."""
        from giaoban.reading.encode import to_json
        from giaoban.reading.lexicon import VERSION

        print(one_line(to_json(reading, __version__, VERSION)), flush=True)

    def finish(self, failed: Sequence[tuple[str, str]]) -> None:
        """Every line is already out."""


class Terminal:
    """An account for people on standard output."""

    def give(self, reading: Reading) -> None:
        """Print an account of a reading."""
        from giaoban.account.terminal import console_for, print_account

        print_account(reading, console_for(sys.stdout))

    def finish(self, failed: Sequence[tuple[str, str]]) -> None:
        """Failures are told on standard error."""


class _NoProgress:
    def advance(self, file: str) -> None:
        """Nobody is looking."""

    def aside(self) -> AbstractContextManager[None]:
        """Nothing is in the way."""
        return nullcontext()


def progress_of(files: int) -> AbstractContextManager[Progress]:
    """A progress bar, where there is more than one file and someone who could see it."""
    if files == 1 or not sys.stderr.isatty():
        return nullcontext(_NoProgress())
    from giaoban.account.progress import progress

    return progress(files, sys.stderr)

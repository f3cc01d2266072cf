"""How far along a long row of files is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from giaoban.account.terminal import console_for
from giaoban.account.words import visible


class Bar:
    """A bar on a terminal; it steps aside while something is printed."""

    def __init__(self, files: int, stream: TextIO) -> None:
        named = TextColumn("{task.description}", markup=False)
        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), named)
        self._bar = Progress(*columns, console=console_for(stream), transient=True, redirect_stdout=False, redirect_stderr=False)
        self._task = self._bar.add_task("", total=files)

    def advance(self, file: str) -> None:
        """One more file is done."""
        self._bar.update(self._task, advance=1, description=visible(Path(file).name))

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Out of the way while other things are written to the same terminal."""
        self.stop()
        yield
        self.start()

    def start(self) -> None:
        """Show the bar."""
        self._bar.start()

    def stop(self) -> None:
        """Take the bar away."""
        self._bar.stop()


@contextmanager
def progress(files: int, stream: TextIO) -> Iterator[Bar]:
    """A bar for that many files, gone at the end."""
    bar = Bar(files, stream)
    bar.start()
    try:
        yield bar
    finally:
        bar.stop()

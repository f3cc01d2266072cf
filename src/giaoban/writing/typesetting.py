"""Templates filled with words and made PDF by Typst. Words go in as data, never as markup; no face is known but our own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from giaoban.writing.faces import FONTS


def typeset(template: Path, words: dict[str, str], *, moment: int = 0, standards: Sequence[str] = ()) -> bytes:
    """The PDF of a template with words. `moment`: when it names itself made, in seconds of UTC; `standards`: what it has to hold to.

    Raises typst.TypstError for what cannot be set: a damaged picture.
    """
    made = _compiler(template).compile(format="pdf", sys_inputs=words, timestamp=moment, pdf_standards=list(standards))
    return made if isinstance(made, bytes) else bytes(made)


@cache
def _compiler(template: Path) -> Any:
    """Typst with the template and the fonts read once: they take longer than a paper."""
    import typst

    return typst.Compiler(template, font_paths=[FONTS], ignore_system_fonts=True)

"""Files coming in: bytes to the text of a paper, whatever the bytes may be up to.

`read_source` is the door. What kind a file is, its content says; limits are checked before anything parses; formats
that need a parser (DOCX, PDF) are read in a process of their own. Nothing heavy is loaded for a plain text.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource, read_file, within_size
from giaoban.intake.kinds import MEDIA_TYPES, Kind, kind_of
from giaoban.reading.model import Reading, Source

if TYPE_CHECKING:
    from giaoban.intake.draft import Decoded
    from giaoban.intake.workers import Workers

__all__ = ["DEFAULT", "Limits", "UnreadableSource", "read", "read_source"]

PathOrBytes = str | os.PathLike[str] | bytes | bytearray | memoryview


def read_source(path_or_bytes: PathOrBytes, *, name: str | None = None, limits: Limits = DEFAULT, workers: Workers | None = None) -> Source:
    """The text of a file with what is known of it. `name` is what the file is called, by default its name on disk.

    Raises UnreadableSource, and nothing else, for whatever cannot be read. Many files go faster with one `Workers` for all.
    """
    import hashlib

    if isinstance(path_or_bytes, bytes | bytearray | memoryview):
        data = within_size(bytes(path_or_bytes), limits)
    else:
        data = read_file(path_or_bytes, limits)
        name = Path(path_or_bytes).name if name is None else name
    kind = kind_of(data, limits)
    decoded = _decode(kind, data, limits, workers)
    return Source(
        decoded.text, name, MEDIA_TYPES[kind], hashlib.sha256(data).hexdigest(), decoded.pages, decoded.ocr, decoded.findings
    )  # fmt: skip


def read(path_or_bytes: PathOrBytes, *, name: str | None = None, limits: Limits = DEFAULT, workers: Workers | None = None) -> Reading:
    """Everything found in the paper in a file. Raises only UnreadableSource."""
    from giaoban.reading import read as reading

    return reading.read_source(read_source(path_or_bytes, name=name, limits=limits, workers=workers))


def _decode(kind: Kind, data: bytes, limits: Limits, workers: Workers | None) -> Decoded:
    if kind == "text":
        from giaoban.intake import plain

        return plain.decode(data, limits)
    from giaoban.intake.workers import Workers

    if workers is not None:
        return workers.decode(kind, data)
    with Workers(limits) as own:
        return own.decode(kind, data)

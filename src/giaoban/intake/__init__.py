"""Files coming in: bytes to the text of a paper, whatever the bytes may be up to.

`read_source` is the door, `extract` the same with the places of the text on its pages. What kind a file is, its content says;
limits are checked before anything parses; formats that need a parser (DOCX, PDF) are read in a process of their own, which
gets the bytes through a pipe. Nothing is written to disk, nothing heavy is loaded for a plain text.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource, read_file, within_size
from giaoban.intake.kinds import MEDIA_TYPES, Kind, kind_of
from giaoban.intake.pagemap import PageBox, PageMap, boxes
from giaoban.reading.model import Reading, Source

if TYPE_CHECKING:
    from giaoban.intake.draft import Decoded
    from giaoban.intake.workers import Workers

__all__ = [
    "DEFAULT", "Extracted", "Limits", "PageBox", "PageMap", "UnreadableSource", "boxes", "extract", "read", "read_source",
]  # fmt: skip

PathOrBytes = str | os.PathLike[str] | bytes | bytearray | memoryview


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file, where it stands on its pages (only of a PDF), and the versions of what took it out."""

    source: Source
    pages: tuple[PageMap, ...]
    tools: dict[str, str]


def read_source(path_or_bytes: PathOrBytes, *, name: str | None = None, limits: Limits = DEFAULT, workers: Workers | None = None) -> Source:
    """The text of a file with what is known of it. `name` is what the file is called, by default its name on disk.

    Raises UnreadableSource, and nothing else, for whatever cannot be read. Many files go faster with one `Workers` for all.
    """
    return _taken_out(path_or_bytes, name, limits, workers, with_maps=False)[0]


def extract(path_or_bytes: PathOrBytes, *, name: str | None = None, limits: Limits = DEFAULT, workers: Workers | None = None) -> Extracted:
    """Like `read_source`, with the places of the text on its pages; `boxes` leads from a span to them."""
    from importlib.metadata import version

    from giaoban import __version__

    source, pages = _taken_out(path_or_bytes, name, limits, workers, with_maps=True)
    return Extracted(source, pages, {"giaoban": __version__, "lxml": version("lxml"), "pypdfium2": version("pypdfium2")})


def read(path_or_bytes: PathOrBytes, *, name: str | None = None, limits: Limits = DEFAULT, workers: Workers | None = None) -> Reading:
    """Everything found in the paper in a file. Raises only UnreadableSource."""
    from giaoban.reading import read as reading

    return reading.read_source(read_source(path_or_bytes, name=name, limits=limits, workers=workers))


def _taken_out(
    path_or_bytes: PathOrBytes, name: str | None, limits: Limits, workers: Workers | None, *, with_maps: bool
) -> tuple[Source, tuple[PageMap, ...]]:
    import hashlib

    data, name = _bytes_of(path_or_bytes, name, limits)
    kind = kind_of(data, limits)
    decoded = _decode(kind, data, limits, workers, with_maps)
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(decoded.text, name, MEDIA_TYPES[kind], sha256, decoded.pages, decoded.ocr, decoded.findings), decoded.maps


def _bytes_of(path_or_bytes: PathOrBytes, name: str | None, limits: Limits) -> tuple[bytes, str | None]:
    if isinstance(path_or_bytes, bytes | bytearray | memoryview):
        return within_size(bytes(path_or_bytes), limits), name
    return read_file(path_or_bytes, limits), Path(path_or_bytes).name if name is None else name


def _decode(kind: Kind, data: bytes, limits: Limits, workers: Workers | None, with_maps: bool) -> Decoded:
    if kind == "text":
        from giaoban.intake import plain

        return plain.decode(data, limits)
    with _at_work(workers, limits) as own:
        return own.decode(kind, data, with_maps=with_maps)


def _at_work(workers: Workers | None, limits: Limits) -> AbstractContextManager[Workers]:
    """The parsers' process: the caller's, or one for this file alone."""
    from giaoban.intake.workers import Workers

    return Workers(limits) if workers is None else nullcontext(workers)


@dataclass(frozen=True, slots=True)
class Screening:
    verdict: str
    mark: str | None = None
    reason: str | None = None


def screen(path_or_bytes, name=None, **_):
    return Screening("clear")


def page_image(path_or_bytes, page, dpi=110, **_):
    import io
    import pypdfium2
    doc = pypdfium2.PdfDocument(path_or_bytes)
    out = io.BytesIO(); doc[page-1].render(scale=dpi/72).to_pil().save(out, "PNG"); return out.getvalue()

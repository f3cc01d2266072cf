"""Files coming in: bytes to the text of a paper, whatever the bytes may be up to.

`read_source` is the door, `extract` the same with the places of the text on its pages, `screen` what stands before it. What
kind a file is, its content says; limits are checked before anything parses; formats that need a parser (DOCX, PDF) are read
in a process of their own, which gets the bytes through a pipe. Nothing is written to disk, nothing heavy is loaded for a
plain text.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource, read_file, within_size
from giaoban.intake.kinds import MEDIA_TYPES, Kind, kind_of
from giaoban.intake.pagemap import PageBox, PageMap, boxes
from giaoban.reading.model import Reading, Source

if TYPE_CHECKING:
    from giaoban.intake.draft import Decoded
    from giaoban.intake.secrecy import Sight
    from giaoban.intake.workers import Workers

__all__ = [
    "DEFAULT", "Extracted", "Limits", "PageBox", "PageMap", "Screening", "UnreadableSource", "boxes", "extract", "page_image", "read",
    "read_source", "screen",
]  # fmt: skip

PathOrBytes = str | os.PathLike[str] | bytes | bytearray | memoryview

_COARSEST, _FINEST = 10, 600  # dots an inch
_NO_PAGES = "Chỉ tệp PDF mới có ảnh trang. Hãy xem văn bản ở dạng chữ."
_MARKED = "Văn bản có dấu chỉ độ mật “{mark}”: không xử lý trên phần mềm này, chuyển văn thư bảo mật."
_UNSEEN = "Không kiểm tra được độ mật của tệp này. {why}"
_UNSEEN_PART = "Không kiểm tra được độ mật của cả tệp. {why} Hãy đối chiếu với bản gốc."


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file, where it stands on its pages (only of a PDF), and the versions of what took it out."""

    source: Source
    pages: tuple[PageMap, ...]
    tools: dict[str, str]


@dataclass(frozen=True, slots=True)
class Screening:
    """Whether a file is marked as a state secret; `mark` as it is written, `reason` a sentence for the clerk."""

    verdict: Literal["clear", "secret", "cannot-see"]
    mark: str | None = None
    reason: str | None = None


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


def page_image(path_or_bytes: PathOrBytes, page: int, dpi: int = 110, *, limits: Limits = DEFAULT, workers: Workers | None = None) -> bytes:
    """A page of a PDF, counted from 1, as PNG. Raises UnreadableSource where there is no such page or it cannot be drawn."""
    if not _COARSEST <= dpi <= _FINEST:
        raise ValueError(f"dpi must be from {_COARSEST} to {_FINEST}, not {dpi}")
    data, _ = _bytes_of(path_or_bytes, None, limits)
    if kind_of(data, limits) != "pdf":
        raise UnreadableSource(_NO_PAGES)
    with _at_work(workers, limits) as own:
        return own.page_image(data, page, dpi)


def screen(
    path_or_bytes: PathOrBytes, name: str | None = None, *, limits: Limits = DEFAULT, workers: Workers | None = None, sheets: bool = False
) -> Screening:
    """Whether a file carries the mark of a state secret where one can stand. Never raises for what a file holds, keeps nothing.

    With `sheets` it may be an Excel workbook too: no paper is one, and only who reads tables looks into them.
    """
    from giaoban.intake.secrecy import mark_in_name

    try:
        data, name = _bytes_of(path_or_bytes, name, limits)
        if name and (mark := mark_in_name(Path(name).stem)):
            return Screening("secret", mark, _MARKED.format(mark=mark))
        sight = _look_into(data, limits, workers, sheets=sheets)
    except UnreadableSource as refusal:
        return Screening("cannot-see", None, _UNSEEN.format(why=refusal))
    if mark := sight.mark or _mark_read(sight.head):
        return Screening("secret", mark, _MARKED.format(mark=mark))
    if sight.unseen:
        return Screening("cannot-see", None, _UNSEEN_PART.format(why=sight.unseen))
    return Screening("clear")


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


def _look_into(data: bytes, limits: Limits, workers: Workers | None, *, sheets: bool) -> Sight:
    """What of a file tells whether it is secret, by its kind."""
    kind = _kind(data, limits, sheets=sheets)
    if kind == "text":
        from giaoban.intake import plain, secrecy

        text = plain.decode(data, limits).text
        return secrecy.Sight(secrecy.mark_in(text), secrecy.head_of(text), None)
    with _at_work(workers, limits) as own:
        return own.look_into(kind, data)


def _kind(data: bytes, limits: Limits, *, sheets: bool) -> Kind | Literal["sheets"]:
    from giaoban.intake.kinds import is_workbook

    return "sheets" if sheets and is_workbook(data, limits) else kind_of(data, limits)


def _mark_read(head: str) -> str | None:
    """The mark that the reader finds in a letterhead, however it is damaged."""
    from giaoban.intake.secrecy import goes_on
    from giaoban.reading import read as reading

    document = reading.read_text(head).document
    where = document.evidence.get("secrecy")
    start = where[0] if where and isinstance(where[0], int) else 0
    return None if goes_on(head, start) else document.secrecy


def _at_work(workers: Workers | None, limits: Limits) -> AbstractContextManager[Workers]:
    """The parsers' process: the caller's, or one for this file alone."""
    from giaoban.intake.workers import Workers

    return Workers(limits) if workers is None else nullcontext(workers)

"""Pages written into a folder: one for each reading, an index, the style sheet; or a single page."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TextIO

from giaoban import __version__
from giaoban.account.page import STYLE, Entry, entry, index_page, page, write_style
from giaoban.reading.model import Reading

STDIN = "-"


class Pages:
    """HTML pages in a folder with their index and style sheet, or a single page."""

    def __init__(self, folder: Path, single: str | None, told: TextIO) -> None:
        self._folder, self._single, self._told = folder, single, told
        self._entries: list[Entry] = []
        self._taken: set[str] = {"index.html", STYLE}

    @classmethod
    def for_files(cls, target: str, files: Sequence[str], told: TextIO) -> Pages:
        """Pages at the place the command names. Raises OSError where a page would take the place of a paper or a folder of a file."""
        path = Path(target)
        if any(file != STDIN and _same(path, Path(file)) for file in files):
            raise OSError(errno.EEXIST, "đây chính là văn bản cần đọc, hãy chọn nơi khác", target)
        if path.suffix.lower() not in (".html", ".htm") or path.is_dir():
            return cls(path, None, told)
        if len(files) > 1:
            raise OSError(errno.EINVAL, "nhiều văn bản thì nơi viết phải là một thư mục", target)
        return cls(path.parent, path.name, told)

    def give(self, reading: Reading) -> None:
        """Write the page of one reading."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = self._single or self._name_for(reading.source.name or "van-ban")
        html = page(reading, __version__, None if self._single else "index.html")
        (self._folder / name).write_text(html, encoding="utf-8")
        self._entries.append(entry(reading, name))

    def finish(self, failed: Sequence[tuple[str, str]]) -> None:
        """Write the index, where there is one, and say where to look; where nothing was read there is nothing to see."""
        if not self._entries:
            return
        if not self._single:
            html = index_page(self._entries, failed, __version__)
            (self._folder / "index.html").write_text(html, encoding="utf-8")
        write_style(self._folder)
        print(f"Đã viết trang: {self._folder / (self._single or 'index.html')}", file=self._told)

    def _name_for(self, paper: str) -> str:
        """A name not yet taken; `a.txt` and `a.docx` have pages of their own."""
        stem = "".join(c for c in paper if c.isprintable())[:120].lstrip(".") or "van-ban"
        names = (f"{stem}{f'-{i}' if i > 1 else ''}.html" for i in count(1))
        name = next(name for name in names if name.lower() not in self._taken)
        self._taken.add(name.lower())
        return name


def _same(path: Path, other: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.samefile(other)
    return False

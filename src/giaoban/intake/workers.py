"""Parsers at work in a process of their own, seen from the office: hand over a file, get its text or a refusal, in time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import giaoban
from giaoban.intake.draft import Decoded
from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource
from giaoban.intake.kinds import Kind
from giaoban.intake.pagemap import PageMap
from giaoban.intake.secrecy import Sight
from giaoban.intake.worker import LENGTH, read_length
from giaoban.reading.model import Finding

_STOPPED = "Bộ đọc dừng đột ngột khi mở tệp này, có thể tệp bị hỏng. Hãy lấy lại tệp gốc hoặc lưu lại bằng Word."
_TOO_SLOW = "Đọc tệp quá {seconds} giây chưa xong nên đã dừng. Hãy tách tệp thành nhiều phần nhỏ hơn."
_NO_PROCESS = "Máy không khởi động được bộ đọc tệp. Hãy đóng bớt chương trình rồi thử lại."
_ANSWER_OVERHEAD = 1 << 20


class Interrupted(UnreadableSource):
    """The parser came to no answer: it took too long (`late`), or its process ended."""

    def __init__(self, message: str, *, late: bool = False) -> None:
        super().__init__(message)
        self.late = late


class Workers:
    """A process that parses one file after another; made when first needed, replaced when a file ended it.

    Use it as a context for many files: `with Workers() as workers: read_source(path, workers=workers)`. `program` is the module that the
    process runs: the parsers' own, or another that serves as it does.
    """

    def __init__(self, limits: Limits = DEFAULT, program: str = "giaoban.intake.worker") -> None:
        self.limits = limits
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    _close(pipe)

    def decode(self, kind: Kind | Literal["sheets", "tables"], data: bytes, *, with_maps: bool = False) -> Decoded:
        """The text of one file. Raises UnreadableSource, also where the parser took too long, too much, or fell over."""
        return _understood(self.told(f"{'pages' if with_maps else 'text'} {kind}", data)[0])

    def page_image(self, data: bytes, page: int, dpi: int) -> bytes:
        """One page of a PDF as PNG. Raises UnreadableSource like `decode`."""
        return self.told(f"image {page} {dpi}", data)[1]

    def readable(self, data: bytes) -> tuple[bytes, int]:
        """A PDF as one that is only to be read, and how many pages it has. Raises UnreadableSource like `decode`."""
        match self.told("readable", data):
            case ({"pages": int(pages)}, made):
                return made, pages
        raise UnreadableSource(_STOPPED)

    def look_into(self, kind: Kind | Literal["sheets"], data: bytes) -> Sight:
        """What of a file tells whether it is secret. Raises UnreadableSource like `decode`."""
        match self.told(f"marks {kind}", data)[0]:
            case {"mark": str() | None as mark, "head": str(head), "unseen": str() | None as unseen}:
                return Sight(mark, head, unseen)
        raise UnreadableSource(_STOPPED)

    def told(self, words: str, data: bytes) -> tuple[Any, bytes]:
        """The answer to a request and the file that came with it. Raises UnreadableSource, of it Interrupted."""
        process = self._running()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(self.limits.seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            answer, file = self._ask(process, words, data)
        except (OSError, ValueError) as error:
            self.close()
            message = _TOO_SLOW.format(seconds=self.limits.seconds) if late.is_set() else _STOPPED
            raise Interrupted(message, late=late.is_set()) from error
        finally:
            clock.cancel()
        match answer:
            case {"refusal": str(message)}:
                raise UnreadableSource(message)
        return answer, file

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            home = str(Path(giaoban.__file__).resolve().parents[1])
            paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
            try:
                self._process = subprocess.Popen(  # noqa: S603 - this interpreter, this program
                    [sys.executable, "-P", "-m", self._program, json.dumps(asdict(self.limits))],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                )
            except OSError as error:
                raise UnreadableSource(_NO_PROCESS) from error
        return self._process

    def _ask(self, process: subprocess.Popen[bytes], words: str, data: bytes) -> tuple[Any, bytes]:
        """Send one file and wait; ValueError for an answer that is none. A parser's process is not trusted to be brief."""
        if process.stdin is None or process.stdout is None:
            raise ValueError("no pipes")
        head = words.encode("ascii") + b"\n"
        process.stdin.write(LENGTH.pack(len(head) + len(data)) + head)
        process.stdin.write(data)
        process.stdin.flush()
        size = read_length(process.stdout)
        if size is None or size > self._longest:
            raise ValueError("no answer")
        body = process.stdout.read(size)
        if len(body) < size:
            raise ValueError("half an answer")
        told, _, file = body.partition(b"\n")
        return json.loads(told), file

    @property
    def _longest(self) -> int:
        """The bytes of the longest answer. A character of the text takes at most six, a run on a page under a hundred, a pixel four."""
        return 6 * self.limits.text_size + 100 * self.limits.runs + 4 * self.limits.pixels + _ANSWER_OVERHEAD


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:  # what was still to be written has no reader any more
        return


def _understood(answer: Any) -> Decoded:
    """The answer as what it should be; anything else is a parser that fell over."""
    match answer:
        case {"text": str(text), "pages": int() | None as pages, "ocr": bool(ocr), "findings": list(findings), "maps": list(maps)}:
            try:
                found = tuple(Finding(str(f["code"]), (int(f["span"][0]), int(f["span"][1])), str(f["message"])) for f in findings)
                return Decoded(text, pages, ocr, found, tuple(map(PageMap.from_json, maps)))
            except (KeyError, IndexError, TypeError, ValueError) as error:
                raise UnreadableSource(_STOPPED) from error
        case _:
            raise UnreadableSource(_STOPPED)

"""The door before the store: what must never come in, and what cannot be let in unseen. Nothing is kept here."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from giaoban.intake import screen
from giaoban.intake.workers import Workers
from giaoban.office.registry.content import is_program

_EMPTY = "Tệp rỗng, không có nội dung. Hãy chọn lại tệp gốc."
_PROGRAM = "Đây là tệp chương trình, không phải văn bản."
_UNSEEN = "Không kiểm tra được độ mật của tệp này."
_PARSERS = 2


class NotTakenIn(Exception):  # noqa: N818 - what happened
    """A file that does not come in. The message is Vietnamese, for the clerk who holds it."""


class SecretPaper(NotTakenIn):
    """It bears the mark of a state secret. The message names neither the file nor what is in it."""

    def __init__(self) -> None:
        super().__init__("Tệp có dấu chỉ độ mật nên bị từ chối, không lưu lại gì. Văn bản mật phải chuyển văn thư bảo mật.")


class CannotSee(NotTakenIn):
    """The program cannot see whether it bears one: somebody has to look at the paper and say that it does not."""


def look_over(data: bytes, name: str, *, assured: bool, sheets: bool = False) -> str:
    """Look at a file before anything of it is kept. Returns why its marks cannot be seen; empty when they can, and there are none.

    `sheets`: it may be an Excel workbook. Raises SecretPaper; CannotSee, unless somebody who has looked gives the assurance; NotTakenIn
    for what is no paper.
    """
    if not data:
        raise NotTakenIn(_EMPTY)
    if is_program(data):
        raise NotTakenIn(_PROGRAM)
    with _parser() as workers:
        seen = screen(data, name, workers=workers, sheets=sheets)
    if seen.verdict == "secret":
        raise SecretPaper
    unseen = "" if seen.verdict == "clear" else seen.reason or _UNSEEN
    if unseen and not assured:
        raise CannotSee(unseen)
    return unseen


_free: list[Workers] = []
_places = threading.BoundedSemaphore(_PARSERS)


@contextmanager
def _parser() -> Iterator[Workers]:
    """A parser's process, kept from one file to the next: starting one takes longer than looking at a file. At most two at a time."""
    with _places:
        workers = _free.pop() if _free else Workers()
        try:
            yield workers
        finally:
            _free.append(workers)


@atexit.register
def _end_parsers() -> None:
    while _free:
        _free.pop().close()

"""What stands before every parser: limits, and the one error that says a file cannot be read.

Nothing here understands a format. A file is looked at from outside (is it a file, how large, what does its archive
promise) before anything that could be tricked by it runs; what must look inside runs in a process of its own
(`giaoban.intake.workers`).
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass

MB = 1024 * 1024


class UnreadableSource(Exception):  # noqa: N818 - the name is what happened, as a clerk would say it
    """A file that cannot be read. The message is one line of Vietnamese: what happened, and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is taken on. Sizes in bytes, `seconds` of wall time for one file in a parser's process.

    `runs` of words is what the maps of a paper's pages hold in all, `pixels` what the image of one page does.
    """

    file_size: int = 50 * MB
    text_size: int = 25 * MB
    pages: int = 2000
    unpacked_size: int = 200 * MB
    part_size: int = 100 * MB
    ratio: int = 100
    ratio_floor: int = 8 * MB
    entries: int = 5000
    depth: int = 200
    seconds: int = 60
    memory: int = 2048 * MB
    runs: int = 500_000
    pixels: int = 25_000_000


DEFAULT = Limits()


def size_in_words(size: int) -> str:
    """A size as people read it: `50 MB`."""
    return f"{max(1, size // MB)} MB"


def read_file(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> bytes:
    """The bytes of a regular file no larger than allowed; anything else is refused before it is opened or read."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path of any kind, followed through links
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableSource("Đây là một thư mục, không phải tệp văn bản. Hãy chọn từng tệp trong thư mục.")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableSource("Đây không phải là một tệp thông thường nên không đọc. Hãy chọn tệp văn bản.")
        if status.st_size > limits.file_size:
            raise too_large(limits)
        # O_NONBLOCK: should the name have become a pipe since it was looked at, opening must not wait for a writer.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:  # noqa: PTH123 - an open handle
            data = file.read(limits.file_size + 1)
    except FileNotFoundError as error:
        raise UnreadableSource("Không tìm thấy tệp. Hãy kiểm tra lại tên và đường dẫn.") from error
    except PermissionError as error:
        raise UnreadableSource("Không có quyền đọc tệp này. Hãy kiểm tra quyền truy cập của tệp.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableSource("Không mở được tệp. Hãy kiểm tra lại đường dẫn và ổ đĩa chứa tệp.") from error
    return within_size(data, limits)


def within_size(data: bytes, limits: Limits) -> bytes:
    """The bytes, unless there are too many of them or none."""
    if len(data) > limits.file_size:
        raise too_large(limits)
    if not data:
        raise UnreadableSource("Tệp rỗng, không có nội dung. Hãy kiểm tra lại tệp gốc.")
    return data


def too_long(limits: Limits) -> UnreadableSource:
    """The refusal of a text above the limit."""
    return UnreadableSource(f"Văn bản dài hơn giới hạn {size_in_words(limits.text_size)}. Hãy tách tệp thành nhiều phần nhỏ hơn.")


def too_large(limits: Limits) -> UnreadableSource:
    """The refusal of a file above the limit."""
    return UnreadableSource(f"Tệp lớn hơn giới hạn {size_in_words(limits.file_size)}. Hãy tách tệp thành nhiều phần nhỏ hơn.")

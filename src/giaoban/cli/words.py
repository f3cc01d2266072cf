"""How the commands speak: one parser for all, in Vietnamese, and one line on standard error for what went wrong."""

from __future__ import annotations

import argparse
import errno
import os
import re
import sys
from typing import TYPE_CHECKING, NoReturn

OK, FAULTS, FAILED, STOPPED, CUT_OFF = 0, 1, 2, 130, 141

# What a terminal would obey or choke on, in the name of a file: controls, marks that turn letters round, halves of characters.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def say(line: str) -> None:
    """One line on standard error; what a file's name may hold to upset a terminal is taken out."""
    print(_CONTROLS.sub("\ufffd", line), file=sys.stderr)


_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"thiếu: \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu: \1"),
    (r"argument (.*): expected (?:one|at least one) argument", r"\1 cần một giá trị"),
    (r"argument .*: invalid choice: (.*) \(choose from (.*)\)", r"không có lệnh \1, chỉ có: \2"),
)


class _Words(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "Cách dùng: ")  # type: ignore[arg-type]


class Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(prog=prog, description=description, epilog=epilog, add_help=False, formatter_class=_Words, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "Tham số", "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, in one line, and end."""
        for pattern, words in _COMPLAINTS:
            message = re.sub(f"^{pattern}$", words, message)
        say(f"{self.prog}: {message}. Xem: {self.prog} --help")
        raise SystemExit(FAILED)


class Command(Parser):
    """The parser of one command."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, "")


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Command]  # noqa: SLF001 - argparse has no public name for it


_REASONS = {
    errno.ENOENT: "không có thư mục này",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EACCES: "không có quyền ghi",
    errno.EPERM: "không có quyền ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
}


def reason(error: OSError) -> str:
    """Why something could not be read or written."""
    if isinstance(error, FileExistsError) and error.strerror == os.strerror(errno.EEXIST):
        return "đã có một tệp mang tên này"
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)

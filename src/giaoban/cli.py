"""The `giaoban` command. Every part is loaded when it is needed: a short paper read to JSON waits for nothing else.

Exit status: 0 done; 2 something could not be read or written, or the command was not understood; 130 stopped by Ctrl-C; 141 the
reader of our output went away.
"""

from __future__ import annotations

import argparse
import errno
import io
import json
import os
import re
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol

from giaoban import __version__

if TYPE_CHECKING:
    from giaoban.intake.workers import Workers
    from giaoban.reading.model import Reading

OK, FAILED, STOPPED, CUT_OFF = 0, 2, 130, 141
STDIN = "-"
DEMO = "giaoban-demo"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Whatever the locale. A half character from a damaged file is written \udcXX: in JSON that is what it is called.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        arguments = _parser().parse_args(argv)
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        say("Đã dừng theo yêu cầu.")
        return STOPPED
    except BrokenPipeError:
        _let_go_of_output()
        return CUT_OFF
    except OSError as error:
        _let_go_of_output()
        say(f"giaoban: không ghi được {error.filename or 'kết quả'}: {_reason(error)}")
        return FAILED
    return status


# What a terminal would obey or choke on, in the name of a file: controls, marks that turn letters round, halves of characters.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def say(line: str) -> None:
    """One line on standard error; what a file's name may hold to upset a terminal is taken out."""
    print(_CONTROLS.sub("\ufffd", line), file=sys.stderr)


# -- what was asked ---------------------------------------------------------------------------------------------------------------


_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"thiếu: \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu: \1"),
    (r"argument (.*): expected (?:one|at least one) argument", r"\1 cần một giá trị"),
    (r"argument .*: invalid choice: (.*) \(choose from (.*)\)", r"không có lệnh \1, chỉ có: \2"),
)


class _Words(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "Cách dùng: ")  # type: ignore[arg-type]


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(prog=prog, description=description, epilog=epilog, add_help=False, formatter_class=_Words, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "Tham số", "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        for pattern, words in _COMPLAINTS:
            message = re.sub(f"^{pattern}$", words, message)
        say(f"{self.prog}: {message}. Xem: {self.prog} --help")
        raise SystemExit(FAILED)


class _Command(_Parser):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, "")


def _parser() -> _Parser:
    parser = _Parser(
        "giaoban", "Đọc văn bản hành chính, văn bản của Đảng: nhiệm vụ, hội nghị, văn bản viện dẫn, chỗ nào trong văn bản nói như vậy."
    )
    parser.add_argument("--version", action="version", version=f"giaoban {__version__}", help="xem phiên bản")
    parser.set_defaults(run=lambda _: _no_command(parser))
    commands = parser.add_subparsers(title="Lệnh", metavar="LỆNH", prog="giaoban", parser_class=_Command)

    read = commands.add_parser("read", help="đọc văn bản (.txt, .docx, .pdf)")
    read.add_argument("files", nargs="+", metavar="TỆP", help="văn bản cần đọc; dấu - là đầu vào chuẩn")
    read.add_argument("--json", action="store_true", help="in kết quả dạng JSON, mỗi văn bản một dòng")
    read.add_argument("--html", metavar="ĐÍCH", help="viết trang HTML: tệp .html cho một văn bản, hoặc thư mục")
    read.set_defaults(run=_read)

    cite = commands.add_parser("cite", help="chỉ tìm văn bản viện dẫn")
    cite.add_argument("file", metavar="TỆP", help="văn bản cần đọc; dấu - là đầu vào chuẩn")
    cite.add_argument("--lines", action="store_true", help="coi mỗi dòng là một đoạn riêng, vị trí tính trong dòng")
    cite.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    cite.set_defaults(run=_cite)

    demo = commands.add_parser("demo", help="đọc các văn bản mẫu đi kèm chương trình")
    demo.add_argument("--to", metavar="THƯ MỤC", default=DEMO, help=f"nơi viết các trang HTML (mặc định: {DEMO})")
    demo.set_defaults(run=_demo)
    return parser


def _no_command(parser: _Parser) -> int:
    parser.print_help(sys.stderr)
    return FAILED


# -- the commands -----------------------------------------------------------------------------------------------------------------


def _read(arguments: argparse.Namespace) -> int:
    outputs: list[_Output] = []
    if arguments.html is not None:
        from giaoban.account.pages import Pages

        outputs.append(Pages.for_files(arguments.html, arguments.files, sys.stderr if arguments.json else sys.stdout))
    if arguments.json:
        outputs.append(_Json())
    return _read_files(arguments.files, outputs or [_Terminal()])


def _demo(arguments: argparse.Namespace) -> int:
    from giaoban.account.pages import Pages
    from giaoban.samples import sample_papers

    return _read_files([str(path) for path in sample_papers()], [_Terminal(), Pages(Path(arguments.to), None, sys.stdout)])


def _cite(arguments: argparse.Namespace) -> int:
    from giaoban.intake import UnreadableSource, read_source
    from giaoban.reading.encode import plain

    try:
        source = read_source(_content(arguments.file))
    except UnreadableSource as error:
        return _failures([(arguments.file, str(error))], 1)
    if arguments.lines:
        from giaoban.account.words import visible
        from giaoban.reading.citations import cite_line

        for number, line in enumerate(source.text.removesuffix("\n").split("\n"), 1):
            found = cite_line(line)
            if arguments.json:
                print(_one_line(plain(found)))
            elif found:
                print(f"{number}: {visible('; '.join(c.text for c in found))}")
        return OK
    from giaoban.reading.read import read_source as read_paper

    reading = read_paper(source)
    if arguments.json:
        print(_one_line(plain(reading.citations)))
    else:
        from giaoban.account.facts import give_account
        from giaoban.account.terminal import console_for, print_citations

        print_citations(give_account(reading).section("vien-dan").facts, console_for(sys.stdout))
    return OK


def _read_files(files: Sequence[str], outputs: Sequence[_Output]) -> int:
    """Read one file after another, past those that cannot be read; returns the exit status."""
    from giaoban.intake import UnreadableSource

    failed: list[tuple[str, str]] = []
    with _workers(len(files)) as workers, _progress(len(files)) as progress:
        for file in files:
            try:
                reading = _reading(file, workers)
            except UnreadableSource as error:
                failed.append((file, str(error)))
            else:
                with progress.aside():
                    for output in outputs:
                        output.give(reading)
            progress.advance(file)
    for output in outputs:
        output.finish(failed)
    return _failures(failed, len(files))


def _reading(file: str, workers: Workers | None) -> Reading:
    from giaoban.intake import UnreadableSource, read

    try:
        return read(_content(file), workers=workers)
    except UnreadableSource:
        raise
    except Exception as error:  # a fault of ours over one paper must not lose the others
        if os.environ.get("GIAOBAN_DEBUG"):
            raise
        fault = f"Chương trình bị lỗi khi đọc tệp này ({type(error).__name__}). Hãy báo cho người phụ trách phần mềm."
        raise UnreadableSource(fault) from error


def _content(file: str) -> str | bytes:
    """What to read: the path, or what comes in through standard input, no more of it than is taken on."""
    if file != STDIN:
        return file
    from giaoban.intake import DEFAULT

    return sys.stdin.buffer.read(DEFAULT.file_size + 1)


def _failures(failed: Sequence[tuple[str, str]], of: int) -> int:
    """Say what could not be read, and why; returns the exit status."""
    if not failed:
        return OK
    if of == 1:
        say(f"giaoban: {failed[0][0]}: {failed[0][1]}")
        return FAILED
    say(f"giaoban: không đọc được {len(failed)} trong {of} tệp:")
    for file, reason in failed:
        say(f"  {file}: {reason}")
    return FAILED


# -- where readings go ------------------------------------------------------------------------------------------------------------


class _Progress(Protocol):
    def advance(self, file: str) -> None: ...

    def aside(self) -> AbstractContextManager[None]: ...


class _Output(Protocol):
    def give(self, reading: Reading) -> None: ...

    def finish(self, failed: Sequence[tuple[str, str]]) -> None: ...


def _one_line(value: object) -> str:
    """The value as JSON without a character that any program may take for the end of a line."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


class _Json:
    """One JSON object a line on standard output."""

    def give(self, reading: Reading) -> None:
        from giaoban.reading.encode import to_json
        from giaoban.reading.lexicon import VERSION

        print(_one_line(to_json(reading, __version__, VERSION)), flush=True)

    def finish(self, failed: Sequence[tuple[str, str]]) -> None:
        """Every line is already out."""


class _Terminal:
    """An account for people on standard output."""

    def give(self, reading: Reading) -> None:
        from giaoban.account.terminal import console_for, print_account

        print_account(reading, console_for(sys.stdout))

    def finish(self, failed: Sequence[tuple[str, str]]) -> None:
        """Failures are told on standard error."""


class _NoProgress:
    def advance(self, file: str) -> None:
        """Nobody is looking."""

    def aside(self) -> AbstractContextManager[None]:
        """Nothing is in the way."""
        return nullcontext()


def _progress(files: int) -> AbstractContextManager[_Progress]:
    """A progress bar, where there is more than one file and someone who could see it."""
    if files == 1 or not sys.stderr.isatty():
        return nullcontext(_NoProgress())
    from giaoban.account.progress import progress

    return progress(files, sys.stderr)


def _workers(files: int) -> AbstractContextManager[Workers | None]:
    """One parser process for all files, where there are many."""
    if files == 1:
        return nullcontext()
    from giaoban.intake.workers import Workers

    return Workers()


# -- when output fails ------------------------------------------------------------------------------------------------------------


_REASONS = {
    errno.ENOENT: "không có thư mục này",
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EACCES: "không có quyền ghi",
    errno.EPERM: "không có quyền ghi",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
}


def _reason(error: OSError) -> str:
    if isinstance(error, FileExistsError) and error.strerror == os.strerror(errno.EEXIST):
        return "đã có một tệp mang tên này"
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def _let_go_of_output() -> None:
    """Nobody reads on: what is still waiting to be written must not complain when Python ends."""
    with suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())

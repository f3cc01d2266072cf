"""`giaoban read`, `cite` and `samples`: papers read at the terminal, without an office."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.cli.outputs import Json, Output, Terminal, one_line, progress_of
from giaoban.cli.words import FAILED, OK, say

if TYPE_CHECKING:
    from giaoban.cli.words import Commands
    from giaoban.intake.workers import Workers
    from giaoban.reading.model import Reading

STDIN = "-"
PAGES = "giaoban-samples"


def add_to(commands: Commands) -> None:
    """Offer the commands."""
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

    samples = commands.add_parser("samples", help="đọc các văn bản mẫu đi kèm chương trình")
    samples.add_argument("--to", metavar="THƯ MỤC", default=PAGES, help=f"nơi viết các trang HTML (mặc định: {PAGES})")
    samples.set_defaults(run=_samples)


def _read(arguments: argparse.Namespace) -> int:
    outputs: list[Output] = []
    if arguments.html is not None:
        from giaoban.account.pages import Pages

        outputs.append(Pages.for_files(arguments.html, arguments.files, sys.stderr if arguments.json else sys.stdout))
    if arguments.json:
        outputs.append(Json())
    return _read_files(arguments.files, outputs or [Terminal()])


def _samples(arguments: argparse.Namespace) -> int:
    from giaoban.account.pages import Pages
    from giaoban.samples import sample_papers

    return _read_files([str(path) for path in sample_papers()], [Terminal(), Pages(Path(arguments.to), None, sys.stdout)])


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
                print(one_line(plain(found)))
            elif found:
                print(f"{number}: {visible('; '.join(c.text for c in found))}")
        return OK
    from giaoban.reading.read import read_source as read_paper

    reading = read_paper(source)
    if arguments.json:
        print(one_line(plain(reading.citations)))
    else:
        from giaoban.account.facts import give_account
        from giaoban.account.terminal import console_for, print_citations

        print_citations(give_account(reading).section("vien-dan").facts, console_for(sys.stdout))
    return OK


def _read_files(files: Sequence[str], outputs: Sequence[Output]) -> int:
    """Read one file after another, past those that cannot be read; returns the exit status."""
    from giaoban.intake import UnreadableSource

    failed: list[tuple[str, str]] = []
    with _workers(len(files)) as workers, progress_of(len(files)) as progress:
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


def _workers(files: int) -> AbstractContextManager[Workers | None]:
    """One parser process for all files, where there are many."""
    if files == 1:
        return nullcontext()
    from giaoban.intake.workers import Workers

    return Workers()

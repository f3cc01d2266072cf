"""The `giaoban` command. Every part is loaded when it is needed: a short paper read to JSON waits for nothing else.

Exit status: 0 done; 1 a check found faults; 2 something could not be read, written or done, or the command was not understood;
130 stopped by Ctrl-C; 141 the reader of our output went away.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from giaoban import __version__
from giaoban.cli import audit, demo, keeping, office, read, verify
from giaoban.cli.words import CUT_OFF, FAILED, STOPPED, Command, Parser, reason, say

_GROUPS = (read, verify, demo, office, audit, keeping)


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
        say(f"giaoban: không ghi được {error.filename or 'kết quả'}: {reason(error)}")
        return FAILED
    return status


def _parser() -> Parser:
    parser = Parser(
        "giaoban", "Đọc văn bản hành chính, văn bản của Đảng và theo dõi công việc của văn phòng: từ câu trong văn bản đến kết quả."
    )
    parser.add_argument("--version", action="version", version=f"giaoban {__version__}", help="xem phiên bản")
    parser.set_defaults(run=lambda _: _no_command(parser))
    commands = parser.add_subparsers(title="Lệnh", metavar="LỆNH", prog="giaoban", parser_class=Command)
    for group in _GROUPS:
        group.add_to(commands)
    return parser


def _no_command(parser: Parser) -> int:
    parser.print_help(sys.stderr)
    return FAILED


def _let_go_of_output() -> None:
    """Nobody reads on: what is still waiting to be written must not complain when Python ends."""
    with suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())

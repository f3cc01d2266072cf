"""A parser's own process: `python -m giaoban.intake.worker LIMITS`.

It takes files on standard input and answers on standard output until its input ends. It limits its own memory, time and
writing before it loads a parser, so that a hostile file can at worst end this process. Every message is an eight-byte
length and that many bytes: a line and after it a file. The line of a request says in words what to do with the file (`text
docx`, `pages pdf`, `image 3 110`, `marks pdf`, `readable`), that of an answer is JSON, its file the image or the PDF asked for.
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import IO

from giaoban.intake.draft import Decoded
from giaoban.intake.guard import Limits, UnreadableSource

LENGTH = struct.Struct(">Q")
Answers = Callable[[str, bytes, Limits], tuple[dict[str, object], bytes]]  # what is asked, of which file, within which limits
DAMAGED = "Tệp bị hỏng hoặc có cấu trúc lạ nên không đọc được. Hãy lấy lại tệp gốc hoặc lưu lại bằng Word."
TOO_COMPLEX = "Tệp quá phức tạp, vượt giới hạn bộ nhớ nên không đọc. Hãy tách thành nhiều tệp nhỏ hơn."


def main(answers_as: Answers | None = None) -> None:
    """Take the limits given, bind oneself to them, serve; `answers_as` is what another program answers instead."""
    limits = Limits(**json.loads(sys.argv[1]))
    limit_resources(limits)
    serve(sys.stdin.buffer, sys.stdout.buffer, limits, answers_as or answer)


def serve(requests: IO[bytes], answers: IO[bytes], limits: Limits, answers_as: Answers | None = None) -> None:
    """Answer requests until there are no more."""
    answers_as = answers_as or answer
    while (size := read_length(requests)) is not None:
        words, _, data = requests.read(size).partition(b"\n")
        limit_time(limits)
        answers.write(message(*answers_as(words.decode("ascii", "replace"), data, limits)))
        answers.flush()


def message(told: dict[str, object], file: bytes = b"") -> bytes:
    """An answer as it is sent."""
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n" + file
    return LENGTH.pack(len(body)) + body


def read_length(stream: IO[bytes]) -> int | None:
    """The length of the next message; None where the stream ended."""
    head = stream.read(LENGTH.size)
    return int(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else None


def answer(words: str, data: bytes, limits: Limits) -> tuple[dict[str, object], bytes]:
    """What was made of one file, or why nothing could be. Whatever goes wrong in a parser, a clerk gets one clear line."""
    try:
        return _done(words.split(), data, limits)
    except UnreadableSource as error:
        return {"refusal": str(error)}, b""
    except MemoryError:
        return {"refusal": TOO_COMPLEX}, b""
    except Exception:  # noqa: BLE001 - the last guard before the office's screen
        return {"refusal": DAMAGED}, b""


def _done(words: list[str], data: bytes, limits: Limits) -> tuple[dict[str, object], bytes]:
    match words:
        case ["image", page, dpi]:
            from giaoban.intake.pageimage import page_image

            return {}, page_image(data, int(page), int(dpi), limits)
        case ["readable"]:
            from giaoban.intake.readable import readable_pdf

            made, pages = readable_pdf(data, limits)
            return {"pages": pages}, made
        case ["marks", kind]:
            from giaoban.intake.marks import look_into

            return asdict(look_into(kind, data, limits)), b""
        case [task, kind]:
            decoded = decode(kind, data, limits, with_maps=task == "pages")
            return {
                "text": decoded.text,
                "pages": decoded.pages,
                "ocr": decoded.ocr,
                "findings": [asdict(finding) for finding in decoded.findings],
                "maps": [page.as_json() for page in decoded.maps],
            }, b""
    raise ValueError(words)


def decode(kind: str, data: bytes, limits: Limits, *, with_maps: bool = False) -> Decoded:
    """The text of one file by the parser of its kind; parsers are loaded when first needed."""
    if kind == "pdf":
        from giaoban.intake import pdf

        return pdf.decode(data, limits, with_maps=with_maps)
    if kind == "tables":
        from giaoban.intake import tables

        return tables.decode(data, limits)
    if kind == "sheets":
        from giaoban.intake import sheets

        return sheets.decode(data, limits)
    from giaoban.intake import docx

    return docx.decode(data, limits)


def limit_resources(limits: Limits) -> None:
    """No more memory than allowed, no file written, no core dumped. Where the system cannot limit, the parent's clock still does."""
    try:
        import resource
    except ImportError:  # pragma: no cover - not on this system
        return
    for what, most in ((resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # pragma: no cover - a lower limit stands already
            continue


def limit_time(limits: Limits) -> None:
    """So much processor time from now on; should the parent be gone, this process still ends."""
    try:
        import resource
    except ImportError:  # pragma: no cover - not on this system
        return
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (int(spent.ru_utime + spent.ru_stime) + limits.seconds + 2, most))
    except (ValueError, OSError):  # pragma: no cover - a lower limit stands already
        return


if __name__ == "__main__":
    main()

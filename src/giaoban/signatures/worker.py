"""The process that looks at signatures: `python -m giaoban.signatures.worker LIMITS`.

It serves as the parsers' process does, under the same limits. A request says when the file is looked at, how long the certificates of trust
are that stand before it, and how long the lists of those revoked (`verify 2026-12-01T07:30:00+00:00 1204 0`); the answer is what was found,
as JSON.
"""

from __future__ import annotations

import datetime as dt

from giaoban.intake.guard import Limits
from giaoban.intake.worker import main
from giaoban.signatures.told import as_told
from giaoban.writing.signing.certificates import roots_of
from giaoban.writing.signing.revoked import lists_of
from giaoban.writing.signing.verify import verify

TOO_COMPLEX = "Tệp quá phức tạp, vượt giới hạn bộ nhớ nên không kiểm tra được chữ ký. Hãy xin lại tệp gốc từ nơi gửi."
DAMAGED = "Tệp bị hỏng hoặc có cấu trúc lạ nên không kiểm tra được chữ ký. Hãy xin lại tệp gốc từ nơi gửi."


def answer(words: str, data: bytes, _: Limits) -> tuple[dict[str, object], bytes]:
    """What is found in one file, or why nothing could be."""
    try:
        _verb, at, *lengths = words.split()
        first, second = map(int, lengths)
        roots, lists, pdf = data[:first], data[first : first + second], data[first + second :]
        known = roots_of(filter(None, [roots])), lists_of(filter(None, [lists]))
        return as_told(verify(pdf, known[0], dt.datetime.fromisoformat(at), known[1])), b""
    except MemoryError:
        return {"refusal": TOO_COMPLEX}, b""
    except Exception:  # noqa: BLE001 - the last guard before the office's screen
        return {"refusal": DAMAGED}, b""


if __name__ == "__main__":
    main(answer)

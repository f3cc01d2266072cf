"""Signatures verified in the process apart, within its time and memory."""

from __future__ import annotations

import atexit
import datetime as dt
import threading
from dataclasses import replace

from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource, within_size
from giaoban.intake.workers import Interrupted, Workers
from giaoban.signatures.told import understood
from giaoban.signatures.trust import Trust
from giaoban.writing.signing.verified import Verified

LIMITS = replace(DEFAULT, seconds=20)
_NO_PDF = "Đây không phải tệp PDF. Ở đây kiểm tra được chữ ký số của tệp PDF; hãy chọn lại tệp."
_TOO_SLOW = "Kiểm tra quá {seconds} giây chưa xong nên đã dừng: tệp quá lớn hoặc có cấu trúc bất thường. Hãy xin lại tệp gốc từ nơi gửi."
_STOPPED = "Bộ kiểm tra dừng đột ngột khi mở tệp này, có thể tệp bị hỏng. Hãy xin lại tệp gốc từ nơi gửi."
_PLACES = 2


def check_pdf(data: bytes) -> None:
    """Raises UnreadableSource for what is no PDF. Some programs write a few bytes before its mark."""
    if b"%PDF-" not in data[:1024]:
        raise UnreadableSource(_NO_PDF)


def verified_apart(pdf: bytes, trust: Trust, at: dt.datetime, limits: Limits = LIMITS) -> Verified:
    """What is found in a file at a moment (with a zone). `trust`: the certificates that are trusted, the lists of those revoked.

    Raises UnreadableSource: for what is no PDF, and where the file took too long, too much, or brought the process down.
    """
    check_pdf(within_size(pdf, limits))
    trusted = b"".join(_pem("CERTIFICATE", root.dump()) for root in trust.roots)
    revoked = b"".join(_pem("X509 CRL", one.der) for one in trust.lists)
    with _places:
        workers = _taken(limits)
        try:
            told, _ = workers.told(f"verify {at.isoformat()} {len(trusted)} {len(revoked)}", trusted + revoked + pdf)
            return understood(told)
        except Interrupted as error:
            raise UnreadableSource(_TOO_SLOW.format(seconds=limits.seconds) if error.late else _STOPPED) from error
        except ValueError as error:
            raise UnreadableSource(_STOPPED) from error
        finally:
            _free.append(workers)


def _pem(kind: str, der: bytes) -> bytes:
    """A certificate or a list between its lines: so many stand in one piece of bytes."""
    from asn1crypto import pem

    armoured: bytes = pem.armor(kind, der)
    return armoured


_free: list[Workers] = []
_places = threading.BoundedSemaphore(_PLACES)


def _taken(limits: Limits) -> Workers:
    """A process with these limits, kept from one file to the next: loading what reads signatures takes longer than most files."""
    for workers in _free:
        if workers.limits == limits:
            _free.remove(workers)
            return workers
    return Workers(limits, "giaoban.signatures.worker")


@atexit.register
def _end() -> None:
    while _free:
        _free.pop().close()

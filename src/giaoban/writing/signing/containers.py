"""The place in a PDF that holds a signature, and which the signature alone does not cover: does it hold that and nothing else?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

_ONE_CASE = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")


class Container(Enum):
    """How the place stands."""

    FITS = "fits"
    MARRED = "marred"  # something else stands in it, or around it
    MOVED = "moved"  # it is elsewhere than was signed: the file was written anew


def container_of(pdf: bytes, byte_range: Sequence[int], contents: bytes) -> Container:
    """Looks at the bytes between the two stretches that were signed; `contents` is what was read as the signature.

    A signature of PDF is written as hexadecimal figures and filled up with noughts: one letter changed to its capital, or a nought
    to a one, changes nothing that is computed, and yet the file is not the one that was signed.
    """
    if len(byte_range) != 4:
        return Container.MARRED
    first, begin, end, _ = byte_range
    gap = pdf[begin:end] if 0 <= begin <= end <= len(pdf) else b""
    if first == 0 and _ONE_CASE.fullmatch(gap) and len(gap) % 2 == 0 and bytes.fromhex(gap[1:-1].decode()) == contents:
        return Container.FITS if _is_filled_with_noughts(contents) else Container.MARRED
    return Container.MARRED if _stands_there(pdf, begin, end, contents) else Container.MOVED


def _is_filled_with_noughts(contents: bytes) -> bool:
    from asn1crypto.parser import peek

    return not any(contents[peek(contents) :])


def _stands_there(pdf: bytes, begin: int, end: int, contents: bytes) -> bool:
    """Does the place begin or end where it was when it was signed?"""
    written = contents.hex().encode()
    at = next((at for form in (written, written.upper()) if (at := pdf.find(form)) > 0), None)
    if at is None:  # figures of both cases, or a sign between them that is none
        return pdf[begin : begin + 1] == b"<" or pdf[end - 1 : end] == b">"
    return at - 1 == begin or at + len(written) + 1 == end

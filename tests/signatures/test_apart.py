"""Signatures verified in a process apart: what it finds is what is there, and no file can hold it up."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest

from giaoban.intake.guard import MB, UnreadableSource
from giaoban.signatures.apart import LIMITS, verified_apart
from giaoban.signatures.told import as_told, understood
from giaoban.signatures.trust import Trust
from giaoban.signatures.worker import DAMAGED, answer
from giaoban.writing.signing.certificates import roots_of
from giaoban.writing.signing.verified import Standing, Verified
from tests.writing.signing.issuers import LATER, SIGNED, root
from tests.writing.signing.signed import by_both, by_the_chief, stamped, unsigned, verified

UNREADABLE = "Không đọc được tệp PDF: tệp bị hỏng, bị cắt cụt hoặc có mật khẩu. Hãy lấy lại tệp gốc."


def trust() -> Trust:
    return Trust(roots_of([root().der]))


def apart(data: bytes, **more: object) -> Verified:
    """What the process finds, with the made-up issuer trusted."""
    return verified_apart(data, trust(), SIGNED, **more)  # type: ignore[arg-type]


def test_process_finds_what_is_found_without_it() -> None:
    again = stamped(by_both())

    files = (unsigned(), by_the_chief(), again)
    assert [apart(data) for data in files] == [verified(data) for data in files]


def test_moment_and_roots_are_heeded() -> None:
    def standing(found: Verified) -> list[Standing]:
        return [one.standing for one in found.signatures]

    late, unknown = verified_apart(by_the_chief(), trust(), LATER), verified_apart(by_the_chief(), Trust(), SIGNED)
    second = verified_apart(by_the_chief(), Trust(roots_of([root("CA khác").der, root().der])), SIGNED)

    assert [standing(found) for found in (late, unknown, second)] == [[Standing.EXPIRED], [Standing.UNKNOWN_ISSUER], [Standing.VALID]]


def test_what_is_no_pdf_is_not_handed_over() -> None:
    with pytest.raises(UnreadableSource, match="Đây không phải tệp PDF"):
        apart("Kính gửi: Đảng ủy xã Minh Sơn".encode())


def test_file_that_takes_too_long_is_left_and_the_next_is_looked_at() -> None:
    with pytest.raises(UnreadableSource, match="Kiểm tra quá 0 giây chưa xong nên đã dừng"):
        apart(by_the_chief(), limits=replace(LIMITS, seconds=0))

    assert apart(by_the_chief()).is_sound


def packed(size: int) -> bytes:
    """A PDF whose table of objects unpacks to more than the process may hold."""
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(MB)) for _ in range(size)) + packer.flush()
    head = b"1 0 obj\n<< /Type /XRef /Size 9 /W [1 4 2] /Root 2 0 R /Filter /FlateDecode /Length %d >>\nstream\n" % len(body)
    return b"%PDF-1.7\n" + head + body + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"


def test_file_that_unpacks_beyond_memory_is_refused_and_the_next_is_looked_at() -> None:
    little = replace(LIMITS, memory=512 * MB)

    assert apart(packed(600), limits=little).fault == UNREADABLE
    assert apart(by_the_chief(), limits=little).is_sound


def test_table_that_leads_to_itself_comes_to_an_end() -> None:
    circle = b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n"

    assert apart(circle).fault == UNREADABLE


def test_findings_pass_whole() -> None:
    found = verified(stamped(by_both()))

    assert understood(as_told(found)) == found


NO_FINDINGS: tuple[object, ...] = (
    None,
    [],
    {},
    {"signatures": [{}], "fault": ""},
    {"signatures": 1, "fault": ""},
    {"signatures": ["a"], "fault": ""},
)


@pytest.mark.parametrize("told", NO_FINDINGS)
def test_what_is_no_finding_is_not_believed(told: object) -> None:
    with pytest.raises(ValueError, match="no findings"):
        understood(told)


@pytest.mark.parametrize("words", ["", "verify", "verify mai 0", f"verify {SIGNED.isoformat()} x", f"verify {SIGNED.isoformat()} 3"])
def test_request_that_cannot_be_understood_is_refused(words: str) -> None:
    assert answer(words, b"abc", LIMITS) == ({"refusal": DAMAGED}, b"")

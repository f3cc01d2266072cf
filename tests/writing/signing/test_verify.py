"""What a signed file is worth: valid, altered by a byte, written anew, signed again, out of date, unsigned, by nobody knows whom."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from giaoban.writing.signing.certificates import NoRoot, roots_of
from giaoban.writing.signing.marks import corner_mark, personal_mark, seal_mark
from giaoban.writing.signing.pictures import picture
from giaoban.writing.signing.revoked import lists_of
from giaoban.writing.signing.sign import ORGAN, _signed, sign_as_person
from giaoban.writing.signing.verified import Covers, Standing, Verified
from giaoban.writing.signing.verify import verify
from tests.writing.signing.issuers import LATER, SIGNED, Owner, owner, png, revoked, root
from tests.writing.signing.signed import BLUE, CHIEF, OFFICE, RED, by_both, by_the_chief, place, stamped, unsigned, verified

PDFSIG = shutil.which("pdfsig")


def standings(found: Verified) -> list[tuple[Standing, Covers]]:
    return [(one.standing, one.covers) for one in found.signatures]


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def place_of_container(data: bytes) -> tuple[int, int]:
    """Where the last signature's own place begins and ends."""
    begin = data.rindex(b"/Contents <") + len(b"/Contents ")
    return begin, data.index(b">", begin) + 1


def signed_by(one: Owner) -> bytes:
    return sign_as_person(unsigned(), one.key_file(), personal_mark(place(), picture(png(200, 100, BLUE))), SIGNED)


def test_untouched_file_is_sound() -> None:
    found = verified(by_the_chief())

    assert found.is_sound
    assert found.said == (
        "Tệp nguyên vẹn, 1 chữ ký số đều hợp lệ.",
        "Chữ ký 1, Trần Thị Mai (Đảng ủy xã Minh Sơn): hợp lệ, nội dung nguyên vẹn từ khi ký. Nơi cấp chứng thư: CA Minh Sơn.",
        "Bao trùm toàn bộ tệp.",
        "Thời điểm ký theo máy của người ký: 14:30:00 ngày 01/12/2026; không có dấu thời gian.",
    )


def test_file_signed_twice_says_what_each_covers() -> None:
    found = verified(by_both())

    assert found.is_sound
    assert standings(found) == [(Standing.VALID, Covers.UNTIL_SIGNED_AGAIN), (Standing.VALID, Covers.ALL)]
    assert [one.who for one in found.signatures] == ["Trần Thị Mai (Đảng ủy xã Minh Sơn)", "Đảng ủy xã Minh Sơn"]
    assert [(one.later, by_both()[: one.length]) for one in found.signatures] == [((2,), by_the_chief()), ((), by_both())]
    assert (
        found.signatures[0].said[1] == "Bao trùm toàn bộ tệp như lúc ký; sau đó chỉ có thêm chữ ký, dấu thời gian số 2, nội dung không đổi."
    )


def test_stamp_over_the_file_keeps_signatures_valid() -> None:
    found = verified(stamped(by_both()), LATER)

    assert found.is_sound
    assert standings(found) == [(Standing.VALID, Covers.UNTIL_SIGNED_AGAIN)] * 2 + [(Standing.VALID, Covers.ALL)]
    assert [(one.is_stamp, one.stamped_at, one.later) for one in found.signatures] == [
        (False, SIGNED, (2, 3)),
        (False, SIGNED, (3,)),
        (True, SIGNED, ()),
    ]
    assert found.said[0] == "Tệp nguyên vẹn, 2 chữ ký số đều hợp lệ."
    assert found.signatures[2].said == (
        "Dấu thời gian 3, Dấu thời gian (Đảng ủy xã Minh Sơn): hợp lệ, nội dung nguyên vẹn từ khi ký. Nơi cấp chứng thư: CA Minh Sơn.",
        "Bao trùm toàn bộ tệp.",
        "Thời điểm được chứng nhận: 14:30:00 ngày 01/12/2026.",
    )


def test_stamp_of_nobody_known_proves_nothing() -> None:
    found = verified(stamped(by_the_chief(), issuer="CA lạ"), LATER)

    assert [one.standing for one in found.signatures] == [Standing.EXPIRED, Standing.UNKNOWN_ISSUER]


def test_stamp_alone_is_nobodys_signature() -> None:
    found = verified(stamped(unsigned()))

    assert (found.is_signed, found.is_sound, found.summary) == (False, False, "Tệp không có chữ ký số.")


@pytest.mark.skipif(PDFSIG is None, reason="poppler's pdfsig is not installed")
def test_another_program_finds_the_same(tmp_path: Path) -> None:
    def told(data: bytes) -> list[str]:
        (tmp_path / "a.pdf").write_bytes(data)
        ran = subprocess.run([str(PDFSIG), "-nocert", "a.pdf"], cwd=tmp_path, capture_output=True, text=True, check=False)
        return re.findall(r"(?:Common Name: |Signature Validation: )(.+)", ran.stdout)

    data = by_both()
    at = data.index(b"stream\n") + 40

    assert told(data) == [CHIEF, "Signature is Valid.", OFFICE, "Signature is Valid."]
    assert told(flipped(data, at))[1::2] == ["Digest Mismatch."] * 2


def test_unsigned_file_is_told() -> None:
    found = verified(unsigned())

    assert (found.is_signed, found.is_sound, found.said) == (False, False, ("Tệp không có chữ ký số.",))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 cut", b"Not a PDF", b"PK\x03\x04"])
def test_file_that_is_no_pdf_is_told(data: bytes) -> None:
    assert verified(data) == Verified(fault="Không đọc được tệp PDF: tệp bị hỏng, bị cắt cụt hoặc có mật khẩu. Hãy lấy lại tệp gốc.")


def test_byte_of_the_text_altered_is_told() -> None:
    data = by_the_chief()
    at = data.index(b"stream\n") + 40

    found = verified(flipped(data, at))

    assert standings(found) == [(Standing.ALTERED, Covers.NOTHING)]
    assert found.summary == "Không tin cậy được tệp này: chữ ký 1 không còn khớp với nội dung. Hãy xem lý do bên dưới."


def test_byte_under_two_signatures_altered_breaks_both() -> None:
    assert [one.standing for one in verified(flipped(by_both(), by_both().index(b"stream\n") + 40)).signatures] == [Standing.ALTERED] * 2


@pytest.mark.fuzz
@given(share=st.floats(0, 1, exclude_max=True), bit=st.sampled_from((1, 2, 16, 32, 128)))
def test_no_file_with_any_byte_altered_is_sound(share: float, bit: int) -> None:
    data = by_the_chief()
    begin, end = place_of_container(data)
    at = int(share * (len(data) - (end - begin)))
    at += (end - begin) if at >= begin else 0

    found = verified(data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])

    assert not found.is_sound
    assert found.is_signed or found.fault


@pytest.mark.fuzz
@given(share=st.floats(0, 1, exclude_max=True), bit=st.sampled_from((1, 2, 16, 32, 128)))
def test_signature_with_any_byte_altered_says_nothing_new(share: float, bit: int) -> None:
    data = by_the_chief()
    begin, end = place_of_container(data)
    at = begin + int(share * (end - begin))

    found = verified(data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])

    assert not found.is_sound or found == verified(data)  # a few bytes of a signature's wrapping are covered by nothing


def test_place_of_the_signature_marred_without_effect_is_told() -> None:
    data = by_the_chief()
    begin, end = place_of_container(data)
    letter = re.search(rb"[a-fA-F]", data[begin:end])
    assert letter
    filled, cased = end - 2, begin + letter.start()

    for at, sign in ((filled, b"1"), (cased, data[cased : cased + 1].swapcase())):
        assert standings(verified(data[:at] + sign + data[at + 1 :])) == [(Standing.ALTERED, Covers.NOTHING)]


def test_file_written_anew_is_told() -> None:
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(by_the_chief()))), BytesIO()
    writer.write(out)

    found = verified(out.getvalue())

    assert standings(found) == [(Standing.RESAVED, Covers.NOTHING)]
    assert found.signatures[0].said[0] == (
        "Chữ ký 1, Trần Thị Mai (Đảng ủy xã Minh Sơn): không đối chiếu được. Tệp đã bị ghi lại toàn bộ sau khi ký"
        " (lưu lại, nén, ghép). Hãy xin lại tệp gốc từ nơi gửi."
    )


def test_content_put_over_what_was_signed_is_told() -> None:
    writer, out = PdfWriter(BytesIO(by_the_chief()), incremental=True), BytesIO()
    writer.pages[0].merge_page(PdfReader(BytesIO(unsigned())).pages[-1])
    writer.write(out)

    assert standings(verified(out.getvalue())) == [(Standing.CHANGED_AFTER, Covers.NOTHING)]


def test_number_stamped_between_two_signatures_is_told_apart() -> None:
    writer, out = PdfWriter(BytesIO(by_the_chief()), incremental=True), BytesIO()
    writer.pages[0].merge_page(PdfReader(BytesIO(corner_mark(unsigned(), ["Số 15"]).drawing)).pages[0])
    writer.write(out)
    mark = seal_mark(place(), picture(png(40, 40, RED)), (36, 36))
    signed = _signed(out.getvalue(), ORGAN, verified(by_the_chief()), owner(OFFICE).key_file(), mark, SIGNED, None)

    found = verified(signed)

    assert (found.is_sound, standings(found)) == (False, [(Standing.CHANGED_AFTER, Covers.NOTHING), (Standing.VALID, Covers.ALL)])
    assert found.summary == "Lần ký cuối hợp lệ và bao trùm toàn bộ tệp; sau chữ ký 1 nội dung có được ghi thêm. Hãy xem bên dưới."
    assert found.signatures[0].said[0] == (
        "Chữ ký 1, Trần Thị Mai (Đảng ủy xã Minh Sơn): phần đã ký còn nguyên; sau đó tệp được ghi thêm nội dung khác"
        " (thường là số, ngày, dấu do văn thư đặt) và được ký lại (số 2). Hãy đối chiếu với bản lúc ký."
    )
    assert signed[: found.signatures[0].length] == by_the_chief()


@pytest.mark.parametrize("issuer", ["CA lạ", "CA Minh Sơn"])
def test_content_signed_again_by_nobody_known_is_not_excused(issuer: str) -> None:
    writer, out = PdfWriter(BytesIO(by_the_chief()), incremental=True), BytesIO()
    writer.pages[0].merge_page(PdfReader(BytesIO(corner_mark(unsigned(), ["Đã hủy"]).drawing)).pages[0])
    writer.write(out)
    mark, stranger = seal_mark(place(), picture(png(40, 40, RED)), (36, 36)), owner(OFFICE, issuer="CA lạ").key_file()
    # Signed by a stranger, or stamped by an office of time stamps that anybody may ask.
    known = issuer == "CA Minh Sơn"
    data = stamped(out.getvalue()) if known else _signed(out.getvalue(), ORGAN, verified(by_the_chief()), stranger, mark, SIGNED, None)

    found = verified(data)

    assert standings(found)[0] == (Standing.CHANGED_AFTER, Covers.NOTHING)
    assert (found.signatures[0].later, found.signatures[0].was_added_to) == ((), False)
    assert found.summary == "Không tin cậy được tệp này: chữ ký 1 không còn khớp với nội dung. Hãy xem lý do bên dưới."


def test_note_laid_over_what_was_signed_is_told() -> None:
    writer, out = PdfWriter(BytesIO(by_the_chief()), incremental=True), BytesIO()
    writer.add_annotation(0, FreeText(text="Đã hủy", rect=(50, 550, 200, 650)))
    writer.write(out)

    assert standings(verified(out.getvalue())) == [(Standing.CHANGED_AFTER, Covers.NOTHING)]


def test_bytes_behind_the_last_signature_are_told() -> None:
    found = verified(by_the_chief() + b"\n% more\n")

    assert not found.is_sound
    assert standings(found) == [(Standing.VALID, Covers.UNTIL_ADDED_TO)]
    assert found.summary == ("Các chữ ký số hợp lệ, nhưng sau lần ký cuối tệp còn được ghi thêm. Hãy xin lại tệp gốc nếu cần chắc chắn.")


def test_expired_certificate_without_a_stamp_is_told() -> None:
    found = verified(by_the_chief(), LATER)

    assert standings(found) == [(Standing.EXPIRED, Covers.ALL)]
    assert found.signatures[0].said[0] == (
        "Chữ ký 1, Trần Thị Mai (Đảng ủy xã Minh Sơn): nội dung nguyên vẹn, nhưng chứng thư số hết hạn ngày 31/12/2027,"
        " không có dấu thời gian cho biết đã ký khi còn hạn."
    )


def test_certificate_of_a_later_day_is_told() -> None:
    assert standings(verified(by_the_chief(), dt.datetime(2025, 6, 1, tzinfo=dt.UTC))) == [(Standing.NOT_YET, Covers.ALL)]


def test_unknown_issuer_is_told() -> None:
    stranger = signed_by(owner(CHIEF, issuer="CA lạ"))

    assert [standings(verified(stranger)), standings(verify(by_the_chief(), (), SIGNED))] == [[(Standing.UNKNOWN_ISSUER, Covers.ALL)]] * 2
    assert standings(verify(stranger, roots_of([root("CA lạ").der]), SIGNED)) == [(Standing.VALID, Covers.ALL)]


def test_certificate_for_another_use_is_told() -> None:
    assert standings(verified(signed_by(owner("Máy chủ thư", use="encrypt")))) == [(Standing.NOT_FOR_SIGNING, Covers.ALL)]


def test_revoked_certificate_is_told() -> None:
    crl = revoked(owner(CHIEF), SIGNED - dt.timedelta(days=1))

    assert standings(verified(by_the_chief(), lists=lists_of([crl]))) == [(Standing.REVOKED, Covers.ALL)]


def test_roots_are_read_from_der_and_pem_or_refused() -> None:
    from asn1crypto import pem

    der = root().der
    many = pem.armor("CERTIFICATE", der) * 2

    assert [len(roots_of([der])), len(roots_of([many])), len(roots_of([]))] == [1, 2, 0]
    for wrong in (b"", b"text", der[:-5], b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        with pytest.raises(NoRoot):
            roots_of([wrong])

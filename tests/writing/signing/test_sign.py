"""Signing: the order of signatures, the keys, the stamp of time, and that nothing written before is touched."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from giaoban.writing.signing.keys import KeyFile, NoKey, Token, WrongPassword
from giaoban.writing.signing.marks import Mark, corner_mark, number_and_time, personal_mark
from giaoban.writing.signing.pictures import picture
from giaoban.writing.signing.sign import NotSigned, sign_as_organ, sign_as_person, stamper_at
from giaoban.writing.signing.verified import Covers, Standing
from tests.writing.signing.issuers import LATER, PASSWORD, SIGNED, endless, owner, png, without_key
from tests.writing.signing.signed import BLUE, CHIEF, OFFICE, by_both, by_the_chief, place, stamper, unsigned, verified


def mark() -> Mark:
    return personal_mark(place(), picture(png(200, 100, BLUE)))


def test_what_was_written_before_is_not_touched() -> None:
    assert [by_the_chief()[: len(unsigned())] == unsigned(), by_both()[: len(by_the_chief())] == by_the_chief()] == [True, True]


def test_organ_signs_after_the_person() -> None:
    with pytest.raises(NotSigned, match=r"^Văn bản chưa có chữ ký của người có thẩm quyền nên cơ quan chưa được ký số"):
        sign_as_organ(unsigned(), owner(OFFICE).key_file(), mark(), SIGNED)


def test_person_does_not_sign_after_the_organ() -> None:
    with pytest.raises(NotSigned, match=r"^Cơ quan đã ký số văn bản này nên không ký thêm được"):
        sign_as_person(by_both(), owner("Lê Văn Hòa").key_file(), mark(), SIGNED)


def test_organ_signs_once() -> None:
    with pytest.raises(NotSigned, match=r"^Văn bản đã có chữ ký số của cơ quan"):
        sign_as_organ(by_both(), owner(OFFICE).key_file(), mark(), SIGNED)


def test_two_persons_sign_before_the_organ() -> None:
    two = sign_as_person(by_the_chief(), owner("Lê Văn Hòa").key_file(), mark(), SIGNED)

    found = verified(sign_as_organ(two, owner(OFFICE).key_file(), mark(), SIGNED))

    assert found.is_sound
    assert [(one.field, one.holder and one.holder.name, one.later) for one in found.signatures] == [
        ("ChuKy1", "Trần Thị Mai", (2, 3)),
        ("ChuKy2", "Lê Văn Hòa", (3,)),
        ("DauCoQuan3", OFFICE, ()),
    ]


def test_copy_of_the_organ_needs_no_person() -> None:
    corner = corner_mark(unsigned(), ["SAO Y; Văn phòng Đảng ủy", number_and_time("Số 05-BS/VP", SIGNED)])

    found = verified(sign_as_organ(unsigned(), owner(OFFICE).key_file(), corner, SIGNED, is_own_copy=True))

    assert [(one.standing, one.covers) for one in found.signatures] == [(Standing.VALID, Covers.ALL)]


def test_altered_file_is_not_signed_again() -> None:
    data = by_the_chief()
    at = data.index(b"stream\n") + 40

    with pytest.raises(NotSigned, match=r"^Tệp đã bị sửa sau khi Trần Thị Mai \(Đảng ủy xã Minh Sơn\) ký"):
        sign_as_organ(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], owner(OFFICE).key_file(), mark(), SIGNED)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (LATER, "^Chứng thư số của Trần Thị Mai .* đã hết hạn ngày 31/12/2027. Hãy gia hạn"),
        (dt.datetime(2025, 12, 31, tzinfo=dt.UTC), r"^Chứng thư số của Trần Thị Mai .* chưa có hiệu lực \(từ 01/01/2026\)"),
    ],
)
def test_nothing_is_signed_with_a_certificate_that_does_not_hold(at: dt.datetime, words: str) -> None:
    with pytest.raises(NotSigned, match=words):
        sign_as_person(unsigned(), owner(CHIEF).key_file(), mark(), at)


def test_file_that_is_no_pdf_is_not_signed() -> None:
    with pytest.raises(NotSigned, match=r"^Không đọc được tệp PDF"):
        sign_as_person(b"%PDF-1.7 cut", owner(CHIEF).key_file(), mark(), SIGNED)


def test_stamp_of_time_keeps_a_signature_valid_after_its_certificate() -> None:
    found = verified(sign_as_person(unsigned(), owner(CHIEF).key_file(), mark(), SIGNED, stamper()), LATER)

    assert [(one.standing, one.stamped_at) for one in found.signatures] == [(Standing.VALID, SIGNED)]
    assert found.signatures[0].said[-1] == "Thời điểm ký theo dấu thời gian: 14:30:00 ngày 01/12/2026."


class NoAnswer(TimeStamper):
    """An office of time stamps that does not answer."""

    async def async_request_tsa_response(self, req: object) -> object:
        raise TimestampRequestError("no answer")


def test_stamp_that_does_not_come_leaves_the_file_unsigned() -> None:
    with pytest.raises(NotSigned, match=r"^Chưa ký: máy chủ cấp dấu thời gian không trả lời"):
        sign_as_person(unsigned(), owner(CHIEF).key_file(), mark(), SIGNED, NoAnswer())  # type: ignore[no-untyped-call] # the library's


def test_stamper_is_there_where_the_office_has_set_one() -> None:
    with_address = stamper_at("http://dau-thoi-gian.example")

    assert (stamper_at(""), getattr(with_address, "url", None)) == (None, "http://dau-thoi-gian.example")


@pytest.mark.parametrize(
    ("key", "kind", "words"),
    [
        (KeyFile(b"not a key", PASSWORD), NoKey, r"^Tệp này không phải tệp chứng thư số \(.p12, .pfx\), hoặc đã hỏng"),
        (KeyFile(b"", ""), NoKey, "^Tệp này không phải tệp chứng thư số"),
        (owner(CHIEF).key_file("another"), WrongPassword, "^Sai mật khẩu của tệp chứng thư số"),
        (without_key(), NoKey, "^Tệp chứng thư số không có khóa để ký"),
        (endless(), NoKey, "^Tệp này không phải tệp chứng thư số"),
    ],
)
def test_key_file_that_does_not_open_is_told(key: KeyFile, kind: type[NoKey], words: str) -> None:
    with pytest.raises(NoKey, match=words) as refused:
        sign_as_person(unsigned(), key, mark(), SIGNED)

    assert type(refused.value) is kind


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_password_in_vietnamese_opens_however_it_is_typed(form: Literal["NFC", "NFD"]) -> None:
    data = owner(CHIEF).key_file("mật khẩu của Mai").data

    with KeyFile(data, unicodedata.normalize(form, "mật khẩu của Mai")).opened() as (_, holder):
        assert holder.said == "Trần Thị Mai (Đảng ủy xã Minh Sơn)"


def test_keys_do_not_write_their_secrets_out() -> None:
    assert [repr(KeyFile(b"key", "password")), repr(Token(Path("token.so"), "Van phong", "Mai", "1234"))] == [
        "KeyFile(…)",
        "Token('Van phong')",
    ]

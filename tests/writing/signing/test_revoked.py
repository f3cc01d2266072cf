"""Lists of revoked certificates: what they name counts, however old they are, where the issuer of the certificate signed them."""

from __future__ import annotations

import datetime as dt

import pytest
from asn1crypto import pem

from giaoban.writing.signing.certificates import roots_of
from giaoban.writing.signing.revoked import NoList, lists_of
from giaoban.writing.signing.verified import Standing
from giaoban.writing.signing.verify import verify
from tests.writing.signing.issuers import SIGNED, TO, owner, renewed, revoked, root
from tests.writing.signing.signed import CHIEF, by_both, by_the_chief, stamped, verified

DAY = dt.timedelta(1)


def standings(data: bytes, *lists: bytes, at: dt.datetime = SIGNED) -> list[Standing]:
    return [one.standing for one in verified(data, at, lists=lists_of(lists)).signatures]


def test_list_out_of_date_still_names_whom_it_names() -> None:
    late = revoked(owner(CHIEF), SIGNED - 20 * DAY, until=SIGNED - 10 * DAY)

    assert standings(by_both(), late) == [Standing.REVOKED, Standing.VALID]


def test_list_of_others_says_nothing() -> None:
    others = revoked(owner("Lê Văn Hòa"), SIGNED - DAY), revoked(owner(CHIEF), SIGNED - DAY, issuer="CA khác")

    assert standings(by_the_chief(), *others) == [Standing.VALID]


def test_stamp_of_time_before_the_revocation_keeps_the_signature() -> None:
    later = revoked(owner(CHIEF), SIGNED + 5 * DAY)

    assert standings(stamped(by_the_chief()), later, at=SIGNED + 10 * DAY) == [Standing.VALID, Standing.VALID]
    assert standings(by_the_chief(), later, at=SIGNED + 10 * DAY) == [Standing.REVOKED]


def test_lists_are_read_from_der_and_pem_or_refused() -> None:
    der = revoked(owner(CHIEF), SIGNED)

    found = lists_of([der, pem.armor("X509 CRL", der) * 2])

    assert [(one.issuer, one.until, one.der == der) for one in found] == [("CA Minh Sơn", TO, True)] * 3
    for wrong in (b"", b"no list", pem.armor("X509 CRL", b"xx")):
        with pytest.raises(NoList, match=r"^Tệp danh sách chứng thư bị thu hồi không đọc được"):
            lists_of([wrong])


def test_issuer_that_renewed_its_key_under_the_same_name_still_revokes() -> None:
    """Two roots of one name are trusted; the list is that of the one that issued the certificate, whichever stands first."""
    other = renewed()
    lists = lists_of([revoked(owner(CHIEF), SIGNED - DAY)])

    for trusted in ([root().der, other.der], [other.der, root().der]):
        assert [one.standing for one in verify(by_the_chief(), roots_of(trusted), SIGNED, lists).signatures] == [Standing.REVOKED]


def test_revoked_certificate_is_known_before_any_issuer_is_trusted() -> None:
    lists = lists_of([revoked(owner(CHIEF), SIGNED - DAY)])

    assert [one.standing for one in verify(by_the_chief(), (), SIGNED, lists).signatures] == [Standing.REVOKED]

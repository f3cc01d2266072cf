"""Lists of revoked certificates (CRL, RFC 5280) that were given: what they name, and until when they say to hold. Asks nobody.

A list that is out of date still names those it names: they stay revoked. What was revoked since, it cannot know.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from giaoban.writing.paper import plain

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from cryptography.x509 import CertificateRevocationList

_LONGEST_CHAIN = 10


class NoList(Exception):  # noqa: N818 - the name is what happened
    """What was given as a list of revoked certificates is none. The message is one line of Vietnamese."""


@dataclass(frozen=True, slots=True)
class RevocationList:
    """A list: who issued it, until when (UTC) it says to hold; None where it does not say."""

    crl: CertificateRevocationList
    issuer: str
    until: dt.datetime | None

    @property
    def der(self) -> bytes:
        """Its bytes."""
        from cryptography.hazmat.primitives.serialization import Encoding

        return self.crl.public_bytes(Encoding.DER)


def lists_of(files: Iterable[bytes]) -> tuple[RevocationList, ...]:
    """The lists of files (DER, or PEM with one or many). Raises NoList."""
    from asn1crypto import pem
    from cryptography.x509 import load_der_x509_crl

    found: list[RevocationList] = []
    for data in files:
        try:
            ders = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
            for der in ders:
                crl = load_der_x509_crl(der)
                found.append(RevocationList(crl, _issuer(crl), crl.next_update_utc))
        except (ValueError, TypeError) as error:
            raise NoList("Tệp danh sách chứng thư bị thu hồi không đọc được. Hãy lấy lại tệp .crl từ nơi cấp.") from error
    return tuple(found)


def _issuer(crl: CertificateRevocationList) -> str:
    from cryptography.x509.oid import NameOID

    names = crl.issuer.get_attributes_for_oid(NameOID.COMMON_NAME) or crl.issuer.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    return plain(str(names[0].value)) if names else "không ghi tên"


def is_revoked(certificate: Certificate, above: Sequence[Certificate], lists: Sequence[RevocationList], moment: dt.datetime) -> bool:
    """Was the certificate, or one that it hangs on, revoked at the moment? `above`: certificates of issuers, the roots among them.

    A list counts only where the issuer of the certificate signed it.
    """
    return any(_names(one, issuer, each, moment) for each, issuer in _links(certificate, above) for one in lists)


def _links(certificate: Certificate, above: Sequence[Certificate]) -> Iterator[tuple[Certificate, Certificate]]:
    """Each certificate up to the root, with each that may be its issuer's: an issuer that renews its key keeps its name, and anybody may
    put a certificate of that name into a file. Of those that did not issue it no list counts."""
    looked: set[bytes] = set()
    rising = [certificate]
    for _ in range(_LONGEST_CHAIN):
        looked |= {one.dump() for one in rising}
        found = [(each, one) for each in rising for one in above if one.subject == each.issuer and one.dump() not in looked]
        yield from found
        rising = list({one.dump(): one for _, one in found}.values())


def _names(one: RevocationList, issuer: Certificate, certificate: Certificate, moment: dt.datetime) -> bool:
    from cryptography.x509 import load_der_x509_certificate

    entry = one.crl.get_revoked_certificate_by_serial_number(certificate.serial_number)
    if entry is None or entry.revocation_date_utc > moment:
        return False
    holder: Any = load_der_x509_certificate(issuer.dump())
    return bool(one.crl.issuer == holder.subject and one.crl.is_signature_valid(holder.public_key()))

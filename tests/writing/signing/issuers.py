"""A made-up issuer of certificates with fixed dates, the keys of the people of xã Minh Sơn, pictures of a signature and a seal."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from dataclasses import dataclass
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from giaoban.writing.signing.keys import KeyFile

PASSWORD = "mot-mat-khau"
FROM, TO = dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2027, 12, 31, tzinfo=dt.UTC)
SIGNED = dt.datetime(2026, 12, 1, 7, 30, tzinfo=dt.UTC)
LATER = dt.datetime(2028, 6, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Owner:
    """A certificate with its key, and the certificates above it."""

    certificate: x509.Certificate
    key: RSAPrivateKey
    above: tuple[x509.Certificate, ...] = ()

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def key_file(self, password: str = PASSWORD) -> KeyFile:
        sealed = pkcs12.serialize_key_and_certificates(
            b"key", self.key, self.certificate, list(self.above), BestAvailableEncryption(password.encode())
        )
        return KeyFile(sealed, PASSWORD)


def root(name: str = "CA Minh Sơn") -> Owner:
    return _root(name)


@cache
def _root(name: str) -> Owner:
    key = generate_private_key(65537, 2048)
    return Owner(_certificate(name, "", key, None, (dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2040, 1, 1, tzinfo=dt.UTC))), key)


@cache
def renewed(name: str = "CA Minh Sơn") -> Owner:
    """The same issuer with a new key, as its certificate names it."""
    return _root.__wrapped__(name)


@cache
def owner(
    name: str,
    organ: str = "Đảng ủy xã Minh Sơn",
    issuer: str = "CA Minh Sơn",
    use: str = "sign",
    held: tuple[dt.datetime, dt.datetime] = (FROM, TO),
) -> Owner:
    key = generate_private_key(65537, 2048)
    above = root(issuer)
    held = (FROM, TO.replace(year=2040)) if use == "stamp" else held
    return Owner(_certificate(name, organ, key, above, held, use), key, (above.certificate,))


def _certificate(
    name: str, organ: str, key: RSAPrivateKey, above: Owner | None, held: tuple[dt.datetime, dt.datetime], use: str = "issue"
) -> x509.Certificate:
    subject = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, name)] + ([x509.NameAttribute(NameOID.ORGANIZATION_NAME, organ)] if organ else [])
    )
    signs, issues = use in {"sign", "stamp"}, use == "issue"
    usage = x509.KeyUsage(signs, signs, not signs and not issues, False, False, issues, issues, False, False)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(above.certificate.subject if above else subject)
        .public_key(key.public_key())
        .serial_number(zlib.crc32(f"{name}, {organ}, {use}".encode()))
        .not_valid_before(held[0])
        .not_valid_after(held[1])
        .add_extension(x509.BasicConstraints(ca=issues, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key((above.key if above else key).public_key()), critical=False)
    )
    if not issues:  # where the list of those revoked would be; nobody asks there
        lists = x509.DistributionPoint([x509.UniformResourceIdentifier("http://ca.minhson.example/thu-hoi.crl")], None, None, None)
        built = built.add_extension(x509.CRLDistributionPoints([lists]), critical=False)
    if use == "stamp":
        built = built.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return built.sign(above.key if above else key, hashes.SHA256())


def without_key() -> KeyFile:
    """A file with a certificate alone."""
    lone = pkcs12.serialize_key_and_certificates(None, None, None, [root().certificate], BestAvailableEncryption(PASSWORD.encode()))
    return KeyFile(lone, PASSWORD)


def endless() -> KeyFile:
    """A file that asks for two thousand million rounds to try its password."""
    from asn1crypto.pkcs12 import Pfx

    found = Pfx.load(owner("Trần Thị Mai").key_file().data)
    found["mac_data"]["iterations"] = 2_000_000_000
    return KeyFile(found.dump(force=True), PASSWORD)


def revoked(one: Owner, day: dt.datetime, until: dt.datetime = TO, issuer: str = "CA Minh Sơn") -> bytes:
    """The list of the issuer that names the certificate, from that day until another."""
    above = root(issuer)
    entry = x509.RevokedCertificateBuilder().serial_number(one.certificate.serial_number).revocation_date(day).build()
    listed = x509.CertificateRevocationListBuilder().issuer_name(above.certificate.subject).last_update(day).next_update(until)
    listed = listed.add_revoked_certificate(entry).add_extension(x509.CRLNumber(1), critical=False)
    named = x509.AuthorityKeyIdentifier.from_issuer_public_key(above.key.public_key())
    return listed.add_extension(named, critical=False).sign(above.key, hashes.SHA256()).public_bytes(Encoding.DER)


def png(width: int, height: int, colour: tuple[int, int, int], *, is_transparent: bool = True, pixels_a_metre: int = 0) -> bytes:
    """A picture of one colour, half seen through."""
    dot = bytes((*colour, 128)) if is_transparent else bytes(colour)
    rows = b"".join(b"\0" + dot * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 6 if is_transparent else 2, 0, 0, 0)
    physical = _part(b"pHYs", struct.pack(">IIB", pixels_a_metre, pixels_a_metre, 1)) if pixels_a_metre else b""
    return b"\x89PNG\r\n\x1a\n" + _part(b"IHDR", head) + physical + _part(b"IDAT", zlib.compress(rows)) + _part(b"IEND", b"")


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

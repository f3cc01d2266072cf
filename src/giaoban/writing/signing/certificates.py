"""Whose a certificate is, who issued it, from when to when it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from giaoban.writing.paper import plain

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate


class NoRoot(Exception):  # noqa: N818 - the name is what happened
    """What was given as a root of trust is no certificate. The message is one line of Vietnamese."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a certificate names, as it says itself, and the time (UTC, both ends included) in which it holds."""

    name: str
    organ: str
    issuer: str
    serial: str
    valid_from: dt.datetime
    valid_to: dt.datetime

    @property
    def said(self) -> str:
        """The holder as people read it: `Lê Văn Hòa (Đảng ủy xã Minh Sơn)`."""
        return f"{self.name} ({self.organ})" if self.organ and self.organ != self.name else self.name


def holder_of(certificate: Certificate) -> Holder:
    """Whose certificate it is."""
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return Holder(
        name=_first(subject, "common_name") or _first(subject, "organization_name") or "không ghi tên",
        organ=_first(subject, "organization_name"),
        issuer=_first(issuer, "common_name") or _first(issuer, "organization_name") or "không ghi tên",
        serial=f"{certificate.serial_number:X}",
        valid_from=certificate.not_valid_before,
        valid_to=certificate.not_valid_after,
    )


def _first(name: Any, part: str) -> str:
    """A part of a name; of several the first."""
    value = name.get(part, "")
    value = value[0] if isinstance(value, list) else value
    return plain(str(value))


def roots_of(files: Iterable[bytes]) -> tuple[Certificate, ...]:
    """The certificates of files (DER, or PEM with one or many). Raises NoRoot."""
    from asn1crypto import pem
    from asn1crypto.x509 import Certificate as Read

    found: list[Certificate] = []
    for data in files:
        try:
            ders = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
            for der in ders:
                certificate = Read.load(der, strict=True)
                holder_of(certificate)  # it is read where it is asked for, so ask now
                found.append(certificate)
        except (ValueError, TypeError, KeyError) as error:
            raise NoRoot("Tệp chứng thư gốc không đọc được. Hãy lấy lại tệp .cer, .crt hoặc .pem từ nơi cấp.") from error
    return tuple(found)

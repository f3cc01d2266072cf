"""What a signed PDF is worth: who signed it, whether it is as it was signed, whether who issued the certificates is trusted. Asks nobody.

The roots of trust are given. Whether a certificate was revoked is known only from lists (CRL) that are given (`revoked.py`).
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from giaoban.writing.signing.certificates import Holder, holder_of
from giaoban.writing.signing.containers import Container, container_of
from giaoban.writing.signing.revoked import RevocationList, is_revoked
from giaoban.writing.signing.verified import Covers, Found, Standing, Verified

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus
    from pyhanko_certvalidator import ValidationContext

    _Status = PdfSignatureStatus | DocumentTimestampStatus

_UNREADABLE = "Không đọc được tệp PDF: tệp bị hỏng, bị cắt cụt hoặc có mật khẩu. Hãy lấy lại tệp gốc."
_TRACES = "Trong tệp có dấu vết của chữ ký số nhưng chữ ký không còn đọc được: tệp đã bị sửa hoặc hỏng. Hãy xin lại tệp gốc từ nơi gửi."
_TRACE = re.compile(rb"/ByteRange\b")
# The library writes whose certificate fails into the log; what is found is told to who asked, and to nobody else.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


def verify(pdf: bytes, roots: Sequence[Certificate], at: dt.datetime, lists: Sequence[RevocationList] = ()) -> Verified:
    """What is found in a file at a moment (with a zone). `roots`: who is trusted (`roots_of`); `lists`: who was revoked (`lists_of`).

    Never raises for what the file holds.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader

    traces = len(_TRACE.findall(pdf))
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        fields = list(_fields(reader))
    except Exception:  # noqa: BLE001 - a damaged file makes a parser raise anything
        return Verified(fault=_TRACES if traces else _UNREADABLE)
    asked = _Asked(pdf, roots, at, lists, frozenset(name for name, _ in fields))
    read = sorted((_read(reader, name, field) for name, field in fields), key=lambda one: one.revision)
    # Stamps first: one over the whole file proves that what was signed before it was there.
    stamps = {number: asked.found(number, one) for number, one in enumerate(read, 1) if one.is_stamp}
    proofs = {number: stamp.stamped_at for number, stamp in stamps.items() if stamp.is_valid and stamp.stamped_at}
    found = tuple(
        stamps.get(number) or asked.found(number, one, min((at for after, at in proofs.items() if after > number), default=None))
        for number, one in enumerate(read, 1)
    )
    return Verified(_joined(found), "" if traces <= len(found) else _TRACES)


@dataclass(frozen=True, slots=True)
class _Read:
    """A field that holds a signature, and the signature where it can be read; `revision` orders them, those that cannot be read last."""

    field: str
    revision: int
    signature: EmbeddedPdfSignature | None

    @property
    def is_stamp(self) -> bool:
        """Is it a stamp of time over the file instead of somebody's signature?"""
        return self.signature is not None and self.signature.sig_object_type == "/DocTimeStamp"


def _fields(reader: Any) -> Iterator[tuple[str, Any]]:
    from pyhanko.sign.fields import enumerate_sig_fields

    for name, _, field in enumerate_sig_fields(reader, filled_status=True):
        yield str(name), field


def _read(reader: Any, name: str, field: Any) -> _Read:
    from pyhanko.sign.validation import EmbeddedPdfSignature

    try:
        signature = EmbeddedPdfSignature(reader, field, name)
        return _Read(name, signature.signed_revision, signature)
    except Exception:  # noqa: BLE001 - what stands in the field may be anything
        return _Read(name, 1 << 30, None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of every signature of a file."""

    pdf: bytes
    roots: Sequence[Certificate]
    at: dt.datetime
    lists: Sequence[RevocationList]
    names: frozenset[str]  # of the fields that hold signatures

    def found(self, number: int, one: _Read, proved: dt.datetime | None = None) -> Found:
        """How one signature stands; `proved`: the moment by which a later stamp proves that it was there."""
        broken = Found(number, one.field, Standing.BROKEN, is_stamp=one.is_stamp)
        if one.signature is None:
            return broken
        try:
            return self._judged(broken, one.signature, proved)
        except Exception:  # noqa: BLE001 - certificates and signatures are bytes that anybody may have written
            return broken

    def _judged(self, broken: Found, signature: EmbeddedPdfSignature, proved: dt.datetime | None) -> Found:
        status = self._status(signature, self.at, with_changes=False)
        stamped = _stamped(status) or proved
        holder = holder_of(signature.signer_cert)
        signed_at = getattr(status, "signer_reported_dt", None)
        spans = [int(each) for each in signature.byte_range]
        found = replace(broken, standing=Standing.VALID, holder=holder, signed_at=_utc(signed_at), stamped_at=_utc(stamped))
        container = container_of(self.pdf, spans, signature.pkcs7_content)
        fault = _fault_of_the_file(status, container)
        if fault:
            return replace(found, standing=fault, stamped_at=None)
        found = replace(found, length=spans[2] + spans[3])
        try:
            status = self._status(signature, self.at if found.is_stamp else stamped or self.at)
        except Exception:  # noqa: BLE001 - what was written behind the signature cannot be read: nobody can say that it changes nothing
            return replace(found, standing=Standing.CHANGED_AFTER)
        if _is_changed(status):
            return replace(found, standing=Standing.CHANGED_AFTER)
        moment = self.at if found.is_stamp else stamped or self.at
        revoked = is_revoked(signature.signer_cert, [*self.roots, *signature.other_embedded_certs], self.lists, moment)
        fault = _fault_of_the_certificate(status, holder, moment, revoked=revoked)
        return replace(found, standing=fault or Standing.VALID, covers=_covers(status, self.names))

    def _status(self, signature: EmbeddedPdfSignature, moment: dt.datetime, *, with_changes: bool = True) -> _Status:
        """What the library says of it; `with_changes`: also of what was written behind it."""
        from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
        from pyhanko.sign.validation.settings import KeyUsageConstraints

        if signature.sig_object_type == "/DocTimeStamp":
            return asyncio.run(async_validate_pdf_timestamp(signature, self._context(moment), skip_diff=not with_changes))
        usage = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)
        trusted = self._context(moment), self._context(self.at)
        return asyncio.run(async_validate_pdf_signature(signature, *trusted, key_usage_settings=usage, skip_diff=not with_changes))

    def _context(self, moment: dt.datetime) -> ValidationContext:
        from pyhanko_certvalidator import ValidationContext
        from pyhanko_certvalidator.registry import SimpleTrustManager

        trust = SimpleTrustManager.build(trust_roots=list(self.roots))
        return ValidationContext(trust_manager=trust, moment=moment, allow_fetching=False)


def _stamped(status: _Status) -> dt.datetime | None:
    """The moment that a trusted stamp proves: the stamp itself, or the one within a signature."""
    stamp: Any = getattr(status, "timestamp_validity", status)
    moment: dt.datetime | None = stamp.timestamp if stamp and stamp.valid and stamp.intact and stamp.trusted else None
    return moment


def _is_changed(status: _Status) -> bool:
    """Was something put over what was signed?"""
    from pyhanko.sign.diff_analysis import ModificationLevel

    level = status.modification_level
    return status.docmdp_ok is False or level is None or level is ModificationLevel.OTHER


def _fault_of_the_file(status: _Status, container: Container) -> Standing | None:
    """What is wrong with what was signed, if anything."""
    if container is Container.MOVED:
        return Standing.RESAVED
    if not (status.intact and status.valid) or container is Container.MARRED:
        return Standing.ALTERED
    return None


def _fault_of_the_certificate(status: _Status, holder: Holder, moment: dt.datetime, *, revoked: bool) -> Standing | None:
    """What is wrong with the certificate at a moment, if anything."""
    from pyhanko.sign.ades.report import AdESIndeterminate

    if status.trusted:
        return Standing.REVOKED if revoked else None
    if revoked:  # whoever issued it says so, trusted or not yet
        return Standing.REVOKED
    if status.trust_problem_indic is AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND:
        return Standing.UNKNOWN_ISSUER
    if moment > holder.valid_to:
        return Standing.EXPIRED
    if moment < holder.valid_from:
        return Standing.NOT_YET
    wrong_use = status.trust_problem_indic is AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE
    return Standing.NOT_FOR_SIGNING if wrong_use else Standing.UNTRUSTED


def _covers(status: _Status, names: frozenset[str]) -> Covers:
    """What a whole signature covers, before its neighbours are looked at; `names`: of the fields that hold signatures."""
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return Covers.ALL
    result = status.diff_result
    if isinstance(result, DiffResult) and result.changed_form_fields - names:
        return Covers.UNTIL_FILLED_IN
    added = {ModificationLevel.FORM_FILLING, ModificationLevel.LTA_UPDATES}
    signed_again = isinstance(result, DiffResult) and result.modification_level in added
    return Covers.UNTIL_SIGNED_AGAIN if signed_again else Covers.UNTIL_ADDED_TO


def _joined(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Each with the whole signatures that came after it. Of one that content was put over only those count that are somebody's and valid:
    anybody can put content into a file and sign it with a certificate of his own making.
    """
    return tuple(
        _with_later(one, tuple(other.number for other in found if other.number > one.number and _counts(one, other))) for one in found
    )


def _counts(one: Found, other: Found) -> bool:
    return other.is_whole if one.is_whole else other.is_valid and not other.is_stamp


def _with_later(one: Found, later: tuple[int, ...]) -> Found:
    if one.covers is Covers.UNTIL_SIGNED_AGAIN and not later:
        return replace(one, covers=Covers.UNTIL_ADDED_TO)
    return replace(one, later=later)


def _utc(moment: dt.datetime | None) -> dt.datetime | None:
    return moment.astimezone(dt.UTC) if moment else None

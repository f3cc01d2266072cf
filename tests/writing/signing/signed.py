"""The programme of December, signed by the chief of office and by the office."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper

from giaoban.writing.pdf import pdf
from giaoban.writing.signing.certificates import roots_of
from giaoban.writing.signing.marks import personal_mark, seal_mark
from giaoban.writing.signing.pictures import picture
from giaoban.writing.signing.places import Place, place_of_last_mark, place_of_signature
from giaoban.writing.signing.sign import sign_as_organ, sign_as_person
from giaoban.writing.signing.verified import Verified
from giaoban.writing.signing.verify import verify
from tests.writing.papers import PROGRAMME
from tests.writing.signing.issuers import SIGNED, owner, png, root

CHIEF, OFFICE = "Trần Thị Mai", "Đảng ủy xã Minh Sơn"
BLUE, RED = (0, 0, 200), (220, 0, 0)


@cache
def unsigned() -> bytes:
    return pdf(PROGRAMME)


@cache
def place() -> Place:
    return place_of_signature(unsigned(), PROGRAMME.signature)


@cache
def by_the_chief() -> bytes:
    mark = personal_mark(place(), picture(png(200, 100, BLUE)))
    return sign_as_person(unsigned(), owner(CHIEF).key_file(), mark, SIGNED)


@cache
def by_both() -> bytes:
    mark = seal_mark(place_of_last_mark(by_the_chief()), picture(png(100, 100, RED)), (36, 36))
    return sign_as_organ(by_the_chief(), owner(OFFICE).key_file(), mark, SIGNED)


def stamper(issuer: str = "CA Minh Sơn") -> DummyTimeStamper:
    """An office of time stamps within the test."""
    office = owner("Dấu thời gian", issuer=issuer, use="stamp")
    key = office.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(asn1_x509.Certificate.load(office.der), asn1_keys.PrivateKeyInfo.load(key), fixed_dt=SIGNED)


def stamped(data: bytes, issuer: str = "CA Minh Sơn") -> bytes:
    """The file with a stamp of time over the whole of it, as other programs add one."""
    out = BytesIO()
    writer = IncrementalPdfFileWriter(BytesIO(data))
    PdfTimeStamper(stamper(issuer)).timestamp_pdf(writer, "sha256", output=out)
    return out.getvalue()


def verified(data: bytes, at: object = SIGNED, **more: object) -> Verified:
    """What is found, with the made-up issuer trusted."""
    return verify(data, roots_of([root().der]), at, **more)  # type: ignore[arg-type]

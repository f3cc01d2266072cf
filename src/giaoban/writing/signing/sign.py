"""A paper signed: first by the person, then by the organ; each signature is added behind what is there, nothing before it is touched.

The order is that of Nghị định 30/2020/NĐ-CP, Điều 13.7, 14.3 and 32.2.d: the organ signs only what bears the signature of who may sign,
and copies and annexes that it makes itself.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from giaoban.writing.signing.certificates import Holder
from giaoban.writing.signing.keys import Key
from giaoban.writing.signing.marks import Mark
from giaoban.writing.signing.number import FIELD as NUMBER
from giaoban.writing.signing.verified import Verified
from giaoban.writing.signing.verify import verify

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSigner
    from pyhanko.sign.signers.pdf_cms import Signer
    from pyhanko.sign.timestamps import TimeStamper

PERSON, ORGAN = "ChuKy", "DauCoQuan"
_SAID = {PERSON: "Chữ ký số của người có thẩm quyền", ORGAN: "Chữ ký số của cơ quan"}
_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_SECONDS = 8  # the organ signs while its number is being given: nobody else writes meanwhile


class NotSigned(Exception):  # noqa: N818 - the name is what happened
    """The file was not signed and is as it was. The message is one line of Vietnamese: why, and what to do."""


def sign_as_person(pdf: bytes, key: Key, mark: Mark, at: dt.datetime, stamper: TimeStamper | None = None) -> bytes:
    """The file with the signature of who may sign. `at`: the moment of signing. Raises NotSigned, NoKey."""
    earlier = _sound(pdf, at)
    if any(found.field.startswith(ORGAN) for found in earlier.signatures):
        raise NotSigned("Cơ quan đã ký số văn bản này nên không ký thêm được: người có thẩm quyền ký trước, cơ quan ký sau.")
    return _signed(pdf, PERSON, earlier, key, mark, at, stamper)


def sign_as_organ(
    pdf: bytes, key: Key, mark: Mark, at: dt.datetime, stamper: TimeStamper | None = None, *, is_own_copy: bool = False
) -> bytes:
    """The file with the signature of the organ. `is_own_copy`: a copy or annex, which bears the organ's alone. Raises NotSigned, NoKey."""
    earlier = _sound(pdf, at)
    if any(found.field.startswith(ORGAN) for found in earlier.signatures):
        raise NotSigned("Văn bản đã có chữ ký số của cơ quan. Không cần ký lại.")
    if not earlier.is_signed and not is_own_copy:
        raise NotSigned(
            "Văn bản chưa có chữ ký của người có thẩm quyền nên cơ quan chưa được ký số"
            " (Nghị định 30/2020/NĐ-CP, Điều 32). Hãy trình ký trước."
        )
    return _signed(pdf, ORGAN, earlier, key, mark, at, stamper)


def stamper_at(url: str) -> TimeStamper | None:
    """Who states the time, at the address that the office has set; None where none is set. It is asked when something is signed."""
    from pyhanko.sign.timestamps import HTTPTimeStamper

    return HTTPTimeStamper(url, timeout=_SECONDS) if url else None


def _sound(pdf: bytes, at: dt.datetime) -> Verified:
    """What is signed already; a file that was altered behind a signature is not signed again."""
    earlier = verify(pdf, (), at)
    if earlier.fault:
        raise NotSigned(earlier.fault)
    broken = next((found for found in earlier.signatures if not found.is_whole), None)
    if broken:
        raise NotSigned(f"Tệp đã bị sửa sau khi {broken.who} ký nên không ký tiếp. Hãy lấy lại tệp đã ký nguyên vẹn.")
    return earlier


def _signed(pdf: bytes, kind: str, earlier: Verified, key: Key, mark: Mark, at: dt.datetime, stamper: TimeStamper | None) -> bytes:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps import TimestampRequestError

    name = f"{kind}{len(earlier.signatures) + 1}"
    with key.opened() as (signer, holder):
        _may_sign(holder, at)
        try:
            return asyncio.run(_added(pdf, _pdf_signer(name, kind, mark, signer, stamper), at))
        except TimestampRequestError as error:
            raise NotSigned("Chưa ký: máy chủ cấp dấu thời gian không trả lời. Hãy thử lại sau ít phút.") from error
        except (PdfError, SigningError, ValueError) as error:
            raise NotSigned("Không ký được tệp PDF này (tệp có mật khẩu, khóa sửa, hoặc hỏng). Hãy tạo lại tệp PDF rồi ký.") from error


def _may_sign(holder: Holder, at: dt.datetime) -> None:
    if at < holder.valid_from:
        raise NotSigned(f"Chứng thư số của {holder.said} chưa có hiệu lực (từ {_day(holder.valid_from)}). Hãy kiểm tra ngày giờ của máy.")
    if at > holder.valid_to:
        raise NotSigned(f"Chứng thư số của {holder.said} đã hết hạn ngày {_day(holder.valid_to)}. Hãy gia hạn chứng thư rồi ký.")


def _day(moment: dt.datetime) -> str:
    return f"{moment.astimezone(_VIETNAM):%d/%m/%Y}"


def _pdf_signer(name: str, kind: str, mark: Mark, signer: Signer, stamper: TimeStamper | None) -> PdfSigner:
    from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    from giaoban.writing.signing.drawing import style_of

    box = mark.box
    field = SigFieldSpec(
        name,
        on_page=mark.page,
        box=(box.left, box.bottom, box.right, box.top),  # type: ignore[arg-type] # parts of points are written too
        readable_field_name=_SAID[kind],
        # From the organ's signature on the number stands: whoever writes another into its field is found out.
        field_mdp_spec=FieldMDPSpec(FieldMDPAction.INCLUDE, [NUMBER]) if kind == ORGAN else None,
    )
    said = PdfSignatureMetadata(field_name=name, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    return PdfSigner(said, signer, timestamper=stamper, stamp_style=style_of(mark), new_field_spec=field)


async def _added(pdf: bytes, signer: PdfSigner, at: dt.datetime) -> bytes:
    """One more revision behind the file, with the moment of signing given instead of the machine's own."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    session = signer.init_signing_session(IncrementalPdfFileWriter(BytesIO(pdf), strict=False))
    session.system_time = at.astimezone(_VIETNAM)
    reserved = await session.estimate_signature_container_size(None)
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=reserved)
    out = BytesIO()
    digest, _ = document.digest_tbs_document(output=out)
    told = PdfCMSSignedAttributes(signing_time=session.system_time)
    done = await document.perform_signature(document_digest=digest.document_digest, pdf_cms_signed_attrs=told)
    await done.post_signature_processing(out)
    return out.getvalue()

"""What the verification of a signed PDF found, and how it is said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from zoneinfo import ZoneInfo

from giaoban.writing.signing.certificates import Holder

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class Standing(Enum):
    """How a signature stands, the gravest fault first."""

    BROKEN = "broken"  # cannot be read as a signature
    ALTERED = "altered"  # what was signed is not what stands there
    RESAVED = "resaved"  # the file was written anew, so that what was signed cannot be found in it
    CHANGED_AFTER = "changed_after"  # what was signed is there, and other content was put over it
    UNKNOWN_ISSUER = "unknown_issuer"
    REVOKED = "revoked"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    NOT_FOR_SIGNING = "not_for_signing"
    UNTRUSTED = "untrusted"  # another fault in the chain of certificates
    VALID = "valid"


class Covers(Enum):
    """What of the file a whole signature covers."""

    NOTHING = "nothing"
    ALL = "all"  # every byte but the signature's own place
    UNTIL_FILLED_IN = "until_filled_in"  # the file as it was, but for fields that it left open, as for the number of a paper
    UNTIL_SIGNED_AGAIN = "until_signed_again"  # the file as it was; behind it stand signatures and nothing else
    UNTIL_ADDED_TO = "until_added_to"  # the file as it was; behind it stands something else, which changes nothing of what one reads


_OF_THE_FILE = frozenset({Standing.BROKEN, Standing.ALTERED, Standing.RESAVED, Standing.CHANGED_AFTER})


@dataclass(frozen=True, slots=True)
class Found:
    """One signature, counted from 1 in the order of signing.

    Times are UTC: `signed_at` is what the signer's machine says, `stamped_at` what a trusted stamp proves. `is_stamp`: a stamp of time over
    the whole file, nobody's signature. `later` are the whole ones after it (valid ones, where content was put over it); its first `length`
    bytes are the file as it was when it was signed.
    """

    number: int
    field: str
    standing: Standing
    covers: Covers = Covers.NOTHING
    holder: Holder | None = None
    signed_at: dt.datetime | None = None
    stamped_at: dt.datetime | None = None
    later: tuple[int, ...] = ()
    is_stamp: bool = False
    length: int = 0

    @property
    def is_whole(self) -> bool:
        """Is what was signed still what stands there, whoever signed it?"""
        return self.standing not in _OF_THE_FILE

    @property
    def was_added_to(self) -> bool:
        """Was content put over what was signed, and signed by somebody else then, as a registry does that stamps the number on it?"""
        return self.standing is Standing.CHANGED_AFTER and bool(self.later)

    @property
    def is_valid(self) -> bool:
        """Is it whole, by somebody whom a trusted issuer knows, with a certificate that held?"""
        return self.standing is Standing.VALID

    @property
    def who(self) -> str:
        """Who signed, as the certificate says; else which signature it is."""
        return self.holder.said if self.holder else f"chữ ký thứ {self.number}"

    @property
    def called(self) -> str:
        """What it is called beside the others: `Chữ ký 1`, `Dấu thời gian 2`."""
        return f"{'Dấu thời gian' if self.is_stamp else 'Chữ ký'} {self.number}"

    @property
    def said(self) -> tuple[str, ...]:
        """The finding in sentences: how it stands, what it covers, when it was signed."""
        return tuple(filter(None, (f"{self.called}, {self.who}: {self.standing_said}", self.covers_said, self.time_said)))

    @property
    def standing_said(self) -> str:
        """How it stands and what to do, to go on after whose signature it is."""
        if self.was_added_to:
            return _ADDED_TO.format(later=", ".join(map(str, self.later)))
        return _STANDINGS[self.standing].format(
            issuer=self.holder.issuer if self.holder else "không rõ",
            valid_from=_day(self.holder.valid_from) if self.holder else "",
            valid_to=_day(self.holder.valid_to) if self.holder else "",
        )

    @property
    def covers_said(self) -> str:
        """What of the file it covers; empty where that cannot be said."""
        if self.covers is Covers.UNTIL_SIGNED_AGAIN:
            others = ", ".join(str(number) for number in self.later)
            return f"Bao trùm toàn bộ tệp như lúc ký; sau đó chỉ có thêm chữ ký, dấu thời gian số {others}, nội dung không đổi."
        return _COVERS[self.covers]

    @property
    def time_said(self) -> str:
        """When it was signed, and who says so; empty where nobody does."""
        if self.stamped_at and self.is_stamp:
            return f"Thời điểm được chứng nhận: {_moment(self.stamped_at)}."
        if self.stamped_at:
            return f"Thời điểm ký theo dấu thời gian: {_moment(self.stamped_at)}."
        return f"Thời điểm ký theo máy của người ký: {_moment(self.signed_at)}; không có dấu thời gian." if self.signed_at else ""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in a file. `fault` says why it could not be read, or that traces of a signature stand in it that cannot be."""

    signatures: tuple[Found, ...] = ()
    fault: str = ""

    @property
    def is_signed(self) -> bool:
        """Does the file hold a signature of somebody, sound or not?"""
        return any(not found.is_stamp for found in self.signatures)

    @property
    def is_sound(self) -> bool:
        """Is it signed, every signature valid, and nothing in the file that none of them covers?"""
        valid = all(found.is_valid for found in self.signatures)
        return self.is_signed and not self.fault and valid and self.signatures[-1].covers is Covers.ALL

    @property
    def summary(self) -> str:
        """The whole in one sentence."""
        if self.fault:
            return self.fault
        if not self.is_signed:
            return "Tệp không có chữ ký số."
        if self.is_sound:
            return f"Tệp nguyên vẹn, {sum(not found.is_stamp for found in self.signatures)} chữ ký số đều hợp lệ."
        bad = [found for found in self.signatures if not found.is_valid]
        if not bad:
            return "Các chữ ký số hợp lệ, nhưng sau lần ký cuối tệp còn được ghi thêm. Hãy xin lại tệp gốc nếu cần chắc chắn."
        changed = [found for found in bad if not found.is_whole]
        names = ", ".join(found.called.lower() for found in changed or bad)
        if not changed:
            return f"Nội dung tệp nguyên vẹn từ khi ký, nhưng chưa tin cậy được {names}. Hãy xem lý do bên dưới."
        if all(found.was_added_to for found in bad) and self.signatures[-1].covers is Covers.ALL:
            return f"Lần ký cuối hợp lệ và bao trùm toàn bộ tệp; sau {names} nội dung có được ghi thêm. Hãy xem bên dưới."
        return f"Không tin cậy được tệp này: {names} không còn khớp với nội dung. Hãy xem lý do bên dưới."

    @property
    def said(self) -> tuple[str, ...]:
        """All of it in sentences."""
        return (self.summary, *(sentence for found in self.signatures for sentence in found.said))


_STANDINGS = {
    Standing.VALID: "hợp lệ, nội dung nguyên vẹn từ khi ký. Nơi cấp chứng thư: {issuer}.",
    Standing.ALTERED: "không hợp lệ. Nội dung tệp đã bị sửa sau khi ký. Không dùng tệp này; hãy xin lại tệp gốc từ nơi gửi.",
    Standing.RESAVED: "không đối chiếu được. Tệp đã bị ghi lại toàn bộ sau khi ký (lưu lại, nén, ghép). Hãy xin lại tệp gốc từ nơi gửi.",
    Standing.CHANGED_AFTER: "phần đã ký còn nguyên, nhưng sau đó nội dung khác đã được ghi đè lên. Hãy xin lại tệp gốc từ nơi gửi.",
    Standing.BROKEN: "không đọc được. Chữ ký bị hỏng, bị sửa hoặc thuộc loại không hỗ trợ. Hãy xin lại tệp gốc từ nơi gửi.",
    Standing.UNKNOWN_ISSUER: "nội dung nguyên vẹn, nhưng không rõ ai ký: cơ quan chưa tin cậy nơi cấp chứng thư ({issuer}).",
    Standing.REVOKED: "nội dung nguyên vẹn, nhưng chứng thư số đã bị thu hồi. Hãy hỏi lại người ký.",
    Standing.EXPIRED: "nội dung nguyên vẹn, nhưng chứng thư số hết hạn ngày {valid_to}, không có dấu thời gian cho biết đã ký khi còn hạn.",
    Standing.NOT_YET: "nội dung nguyên vẹn, nhưng chứng thư số chỉ có hiệu lực từ ngày {valid_from}. Hãy kiểm tra ngày giờ của máy.",
    Standing.NOT_FOR_SIGNING: "nội dung nguyên vẹn, nhưng chứng thư số không dùng để ký văn bản. Hãy hỏi lại người ký.",
    Standing.UNTRUSTED: "nội dung nguyên vẹn, nhưng chuỗi chứng thư số không hợp lệ (nơi cấp: {issuer}). Hãy hỏi lại nơi cấp chứng thư.",
}
_ADDED_TO = (
    "phần đã ký còn nguyên; sau đó tệp được ghi thêm nội dung khác (thường là số, ngày, dấu do văn thư đặt) và được ký lại (số {later})."
    " Hãy đối chiếu với bản lúc ký."
)
_COVERS = {
    Covers.NOTHING: "",
    Covers.ALL: "Bao trùm toàn bộ tệp.",
    Covers.UNTIL_FILLED_IN: "Bao trùm toàn bộ tệp như lúc ký; sau đó có điền vào ô để trống sẵn (như số văn bản), chỗ khác không đổi.",
    Covers.UNTIL_ADDED_TO: "Bao trùm toàn bộ tệp như lúc ký; sau đó tệp còn được ghi thêm dữ liệu, nội dung đã ký không đổi.",
}


def _day(moment: dt.datetime) -> str:
    return f"{moment.astimezone(_VIETNAM):%d/%m/%Y}"


def _moment(moment: dt.datetime) -> str:
    return f"{moment.astimezone(_VIETNAM):%H:%M:%S ngày %d/%m/%Y}"

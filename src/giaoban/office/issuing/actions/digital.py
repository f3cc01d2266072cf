"""Signed digitally: what the person signs, what the organ signs after him. Keys, passwords and pictures serve for one act and are not kept.

The PDF is made of the version that stands, with room for its number, and signed by the person; when it is numbered the number is filled in
and the organ signs (Nghị định 30/2020/NĐ-CP, Điều 13, 14, Phụ lục I). Nothing of it is written here: `signing` does that.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.core.exceptions import ValidationError

from giaoban.office.directory.models import Person
from giaoban.office.issuing.actions.files import pdf_of, to_be_signed
from giaoban.office.issuing.models import Signing
from giaoban.office.registry import store
from giaoban.office.registry.series import symbol_of
from giaoban.office.registry.signatures import trusted
from giaoban.office.registry.spelling import folded, lowered
from giaoban.signatures.trust import Trust
from giaoban.writing.paper import NotAPaper
from giaoban.writing.profile import NoProfile
from giaoban.writing.signing.certificates import Holder
from giaoban.writing.signing.keys import Key, KeyFile, NoKey, Opened, WrongPassword
from giaoban.writing.signing.marks import personal_mark, seal_mark
from giaoban.writing.signing.number import numbered, with_room
from giaoban.writing.signing.pictures import NoPicture, picture
from giaoban.writing.signing.places import NoPlace, place_of_last_mark, place_of_signature
from giaoban.writing.signing.sign import NotSigned, sign_as_organ, sign_as_person, stamper_at
from giaoban.writing.signing.verified import Standing, Verified
from giaoban.writing.signing.verify import verify

_BETWEEN = re.compile(r"[,;()/]| - ")
_A_WORD_FILE = "Bản này là tệp Word nộp lên nên chưa ký số được ở đây. Hãy ký trên giấy, hoặc ghi nội dung vào bản mới rồi trình lại."
_NO_PAPER = "Nội dung bản này chưa lập được thành văn bản để ký. Hãy ký trên giấy, hoặc viết bản mới rồi trình lại."
_NO_SYMBOL = "Ghi ký hiệu của văn bản: số được điền trước ký hiệu khi ban hành."
_OF_ANOTHER = "Chứng thư số này là của đ/c {other}. Hãy dùng chứng thư của đ/c {whose}."
_OTHER_NAME = (
    "Chứng thư số ghi tên “{said}”, không phải “{whose}”. Nếu đúng là chứng thư của {whose} thì đánh dấu ô này, chọn lại tệp và ký."
)
_OTHER_SYMBOL = "Bản đã ký số ghi ký hiệu “{signed}”, sổ lấy “{given}”. Hãy sửa ký hiệu trong sổ, hoặc bỏ ghi đã ký rồi ký lại."
_LOST = "Không thấy tệp đã ký số trong kho. Hãy bỏ ghi đã ký rồi ký lại, và báo người quản trị."
_REFUSED = {
    Standing.REVOKED: "Chứng thư số của {who} đã bị thu hồi nên không ký được. Hãy dùng chứng thư khác.",
    Standing.NOT_FOR_SIGNING: "Chứng thư số của {who} không dùng để ký văn bản. Hãy dùng chứng thư khác.",
    Standing.UNTRUSTED: "Chuỗi chứng thư số của {who} không hợp lệ (nơi cấp: {issuer}). Hãy hỏi nơi cấp chứng thư.",
    Standing.UNKNOWN_ISSUER: "Cơ quan này chưa tin cậy nơi cấp chứng thư số của {who} ({issuer}). Hãy dùng chứng thư khác, hoặc báo người"
    " quản trị thêm chứng thư gốc của nơi cấp.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hand:
    """What one signs with: a key, the picture of the signature or the seal (PNG), the seal's true size where the picture does not say it.

    `other_name`: whoever signs says that the certificate is the right one although it bears another name.
    """

    key: Key = field(repr=False)
    picture: bytes = field(repr=False)
    size_mm: float | None = None
    other_name: bool = False

    @property
    def true_size(self) -> tuple[float, float] | None:
        """Width and height of a round seal."""
        return (self.size_mm, self.size_mm) if self.size_mm else None


@dataclass(frozen=True, slots=True)
class Made:
    """A signed file, the symbol that stands in it, what its signatures are worth."""

    data: bytes
    symbol: str
    found: Verified


def by_person(signing: Signing, hand: Hand, at: dt.datetime, symbol: str = "") -> Made:
    """The version as the person signs it at a moment. `symbol`: where the version bears none. Raises ValidationError."""
    if signing.version.file_id is not None:
        raise ValidationError(_A_WORD_FILE)
    with _told(hand), hand_opened(hand, signing.signer.full_name, signing.signer) as opened:
        try:
            paper = to_be_signed(signing, symbol_of(signing.version.draft.organ, signing.version.draft.kind, signing.day) or symbol)
            pdf = pdf_of(paper)
        except (NotAPaper, NoProfile) as wrong:
            raise ValidationError(_NO_PAPER) from wrong
        if not paper.symbol:
            raise ValidationError({"symbol": _NO_SYMBOL})
        pdf = with_room(pdf)
        mark = personal_mark(place_of_signature(pdf, paper.signature), picture(hand.picture))
        data = sign_as_person(pdf, opened.key, mark, at, stamper_at(settings.SIGNATURE_TIME))
    return Made(data, paper.symbol, _judged(data, trusted(), at))


def by_organ(signing: Signing, number: str, symbol: str, opened: Hand, at: dt.datetime) -> Made:
    """The file that the person signed, with its number, signed by the organ. `opened`: from `hand_opened`. Raises ValidationError."""
    if signing.symbol != symbol:
        raise ValidationError(_OTHER_SYMBOL.format(signed=signing.symbol, given=symbol))
    assert signing.file is not None  # asked by who calls
    with _told(opened):
        try:
            pdf = numbered(store.read(signing.file.sha256), number)
        except FileNotFoundError as lost:
            raise ValidationError(_LOST) from lost
        mark = seal_mark(place_of_last_mark(pdf), picture(opened.picture), opened.true_size)
        data = sign_as_organ(pdf, opened.key, mark, at, stamper_at(settings.SIGNATURE_TIME))
    return Made(data, symbol, _judged(data, trusted(), at))


@contextmanager
def hand_opened(hand: Hand, whose: str, person: Person | None = None) -> Iterator[Hand]:
    """The same with its key open, and looked at: is it the person's, or the organ's, whose name is given? Raises ValidationError."""
    with _told(hand), hand.key.opened() as (signer, holder):
        _must_be_of(holder, whose, person, other_name=hand.other_name)
        yield replace(hand, key=Opened(signer, holder))


@contextmanager
def _told(hand: Hand) -> Iterator[None]:
    """What cannot be done is told at the field that it comes from."""
    try:
        yield
    except WrongPassword as wrong:
        raise ValidationError({"password": str(wrong)}) from wrong
    except NoKey as wrong:
        raise ValidationError({"key_file" if isinstance(hand.key, KeyFile) else "pin": str(wrong)}) from wrong
    except NoPicture as wrong:
        raise ValidationError({"picture": str(wrong)}) from wrong
    except (NoPlace, NotSigned) as wrong:
        raise ValidationError(str(wrong)) from wrong


def _must_be_of(holder: Holder, whose: str, person: Person | None, *, other_name: bool) -> None:
    """A certificate that names another is not taken: never one that names another person of this office, else not without a word."""
    if _names(holder, whose):
        return
    others = Person.objects.exclude(pk=person.pk) if person is not None else Person.objects.all()
    other = next((name for name in others.values_list("full_name", flat=True) if _names(holder, name)), None)
    if other is not None:
        raise ValidationError({"key_file": _OF_ANOTHER.format(other=other, whose=whose)})
    if not other_name:
        raise ValidationError({"other_name": _OTHER_NAME.format(said=holder.said, whose=whose)})


def _names(holder: Holder, whose: str) -> bool:
    """Is it that name, alone or beside others (`LÊ VĂN HÒA, Bí thư`)? Marks count, but in a certificate that is written without any."""
    said = {part.strip() for part in _BETWEEN.split(lowered(holder.name))}
    return lowered(whose) in said or (lowered(holder.name) == folded(holder.name) and folded(whose) in said)


def _judged(data: bytes, trust: Trust, at: dt.datetime) -> Verified:
    """What the signatures are worth now. Nobody signs with a certificate that is known to be bad."""
    found = verify(data, trust.roots, at, trust.lists)
    last = found.signatures[-1]
    unknown = last.standing is Standing.UNKNOWN_ISSUER and not trust.roots  # nobody is trusted yet: nothing is known of anybody
    if last.standing in _REFUSED and not unknown:
        issuer = last.holder.issuer if last.holder else "không rõ"
        raise ValidationError({"key_file": _REFUSED[last.standing].format(who=last.who, issuer=issuer)})
    return found

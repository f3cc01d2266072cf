"""A paper of ours as the message that goes to another office, and what of its files goes along which way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from giaoban.edxml import message
from giaoban.edxml.attachments import safe_names
from giaoban.edxml.guarded import DEFAULT, MB, Refused
from giaoban.edxml.read import received
from giaoban.edxml.write import package
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import place_and_side
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.exchange.codes import codes_of, named
from giaoban.office.exchange.models import Package, Parcel
from giaoban.office.issuing.heading import signature_of
from giaoban.office.issuing.models import Draft, Recipient
from giaoban.office.issuing.recipients import is_for_people_alone
from giaoban.office.registry import store
from giaoban.office.registry.models import Paper, Part
from giaoban.office.registry.series import type_name
from giaoban.office.registry.spelling import number_and_symbol
from giaoban.office.work.actions import NotNow

Kept = list[str]  # sum, name, kind of content, what it is
RESTRICTED = "Văn bản trong phạm vi hạn chế (Thường trực): không gửi qua liên thông, không gửi qua thư điện tử."
_ORDER = (Part.Kind.SCAN, Part.Kind.MAIN, Part.Kind.ANNEX)  # what bears the signature first; photographs of annotations stay here
_MAIL_BYTES = 20 * MB  # what most mail servers take, with room for how files are written in mails
_NO_FILE = "Văn bản chưa có tệp để gửi: tệp đang được lập, hoặc chưa có bản chụp bản ký. Hãy thử lại sau ít phút."
_NO_CODE = "Cơ quan ban hành chưa có mã định danh. Hãy ghi ở trang Địa chỉ gửi văn bản."
_TOO_LARGE = "Các tệp của văn bản nặng {} MB, quá mức {} MB của {}. Hãy gửi cách khác."
_LOST = "Một tệp của văn bản không còn nguyên trong kho. Hãy báo quản trị chạy giaoban doctor."
_NO_HEAD = "Phần đầu của gói này không đọc lại được. Hãy chọn gửi lại đến nơi này; vẫn không được thì báo quản trị chạy giaoban doctor."


def why_not(draft: Draft) -> str:
    """Why the paper must not go to other offices at all; empty where it may."""
    return RESTRICTED if is_for_people_alone(draft) else ""


def files_of(paper: Paper, *, by_mail: bool = False) -> list[Kept]:
    """What goes along: the scan of the signed copy, the paper, its annexes; by mail the paper without its scan, only where there is none.

    Raises NotNow for a paper without a file, and for files that are too large for the way.
    """
    parts = [part for kind in _ORDER for part in paper.parts.select_related("file") if part.kind == kind]
    if by_mail and any(part.kind == Part.Kind.SCAN for part in parts):
        parts = [part for part in parts if part.kind != Part.Kind.MAIN]
    if not any(part.kind != Part.Kind.ANNEX for part in parts):
        raise NotNow(_NO_FILE)
    _fits([part.file.size for part in parts], by_mail=by_mail)
    names = safe_names(part.name for part in parts)
    return [[part.file.sha256, name, part.file.media_type, part.get_kind_display()] for part, name in zip(parts, names, strict=True)]


def _fits(sizes: Iterable[int], *, by_mail: bool) -> None:
    sizes = list(sizes)
    most = _MAIL_BYTES if by_mail else DEFAULT.package * 3 // 4 - MB  # in base64 three bytes are four signs
    if sum(sizes) > most:
        raise NotNow(_TOO_LARGE.format(sum(sizes) // MB + 1, most // MB, "thư điện tử" if by_mail else "gói liên thông"))
    if not by_mail and max(sizes) > DEFAULT.attachment:
        raise NotNow(_TOO_LARGE.format(max(sizes) // MB + 1, DEFAULT.attachment // MB, "một tệp trong gói liên thông"))


def document_of(draft: Draft, recipient: Recipient, code: str, actor: Account, at: dt.datetime) -> message.Document:
    """The paper as a message to one organ, without its files. Raises NotNow where our organ has no code."""
    paper, signing = draft.paper, draft.signings.select_related("signer").get(undone_at=None)
    assert paper is not None  # it is issued
    day = paper.date or signing.day
    own = codes_of([draft.organ_id]).get(draft.organ_id)
    if own is None:
        raise NotNow(_NO_CODE)
    number, notation = number_and_symbol(paper.number)
    signature = signature_of(draft, signing)
    receivers = draft.recipients.select_related("organ", "person")
    return message.Document(
        sender=named(draft.organ, own),
        receivers=(message.Organ(organ_id=code, name=str(recipient)),),
        number=number,
        notation=notation,
        place=place_and_side()[0],
        day=day,
        type_name=type_name(draft.kind).capitalize(),
        subject=paper.subject,
        signer=message.Signer("; ".join(signature["authority"]), signature["office_title"], signature["name"]),
        to_places=tuple(dict.fromkeys(row.group or str(row) for row in receivers)),
        priority=paper.urgency,
        answers=_answered(paper.reply_to),
        document_id=message.document_id(own, day, number, notation),
        traces=(message.Trace(own, at),),
        business=message.Business(staff=message.Staff(name=actor.name)),
    )


def _answered(paper: Paper | None) -> tuple[message.Answered, ...]:
    """The paper that ours replies to, by the name under which it came where it came as a package."""
    if paper is None:
        return ()
    came = Package.objects.filter(files__arrival__paper=paper).exclude(document_id="").order_by("pk").first()
    code = codes_of([paper.issuer_id]).get(paper.issuer_id, "") if paper.issuer_id is not None else ""
    return (message.Answered((came.sender_code if came else "") or code, paper.number, paper.date, came.document_id if came else ""),)


def frozen(document: message.Document) -> str:
    """A message without its files, as it is kept until it is sent."""
    return package(replace(document, attachments=())).decode()


def packed(parcel: Parcel) -> bytes:
    """The package of a parcel, the same to the byte however often it is asked for. Raises NotNow for one that must not go, or cannot."""
    paper = parcel.recipient.draft.paper
    if paper is None or paper.confidentiality != Confidentiality.OPEN:
        raise NotNow(RESTRICTED)
    return as_it_went(parcel)


def as_it_went(parcel: Parcel) -> bytes:
    """The same, whether it may still go or not. Raises NotNow where a file was lost, or the head cannot be read any more."""
    document = document_that_went(parcel)
    files = (message.Attachment(name, bytes_of(sha256), media_type, said) for sha256, name, media_type, said in parcel.files)
    return package(replace(document, attachments=tuple(files)))


def document_that_went(parcel: Parcel) -> message.Document:
    """What a parcel said of its paper, to whom and from whom, without the files. Raises NotNow where it cannot be read any more."""
    try:
        document = received(parcel.head.encode()).message
    except Refused as error:
        raise NotNow(_NO_HEAD) from error
    if not isinstance(document, message.Document):
        raise NotNow(_NO_HEAD)
    return document


def bytes_of(sha256: str) -> bytes:
    """What the store has of a file. Raises NotNow where it was lost or damaged."""
    if not store.is_whole(sha256):
        raise NotNow(_LOST)
    return store.read(sha256)

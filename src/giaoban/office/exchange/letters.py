"""An issued paper as a mail: whose it is, its number and subject, its files. Words are words: none becomes a line of the mail's head."""

from __future__ import annotations

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.exchange.contents import RESTRICTED, bytes_of
from giaoban.office.exchange.models import Parcel, Way
from giaoban.office.notices.letters import Enclosed, Letter, NotToLeave, writes
from giaoban.office.registry.series import type_name
from giaoban.office.work.actions import NotNow

KIND = "exchange.parcel"
_GONE = "Văn bản hoặc nơi nhận không còn trong phần mềm."
_SUBJECT = 180


@writes(KIND)
def letter(parcel_id: int) -> Letter:
    """The mail of a parcel. Raises NotToLeave for a paper that is gone, or became restricted since it was asked for."""
    rows = Parcel.objects.select_related("recipient__draft__paper", "recipient__draft__organ", "recipient__organ", "recipient__person")
    parcel = rows.filter(pk=parcel_id, way=Way.MAIL).first()
    paper = parcel.recipient.draft.paper if parcel is not None else None
    if parcel is None or paper is None:
        raise NotToLeave(_GONE)
    if paper.confidentiality != Confidentiality.OPEN:
        raise NotToLeave(RESTRICTED)
    try:
        files = tuple(Enclosed(name, media_type, bytes_of(sha256)) for sha256, name, media_type, _ in parcel.files)
    except NotNow as why:
        raise NotToLeave(str(why)) from why
    kind = type_name(paper.type).capitalize()
    day = f" ngày {paper.date:%d/%m/%Y}" if paper.date else ""
    words = [
        f"Kính gửi: {parcel.recipient}",
        f"{paper.issuer_text} gửi {kind} số {paper.number}{day}: {paper.subject}",
        "Tệp kèm theo:\n" + "\n".join(f"- {file.name}" for file in files),
        "Đề nghị nơi nhận báo lại cho văn thư khi đã nhận được văn bản.",
    ]
    return Letter(f"{kind} {paper.number}: {paper.subject}"[:_SUBJECT], "\n\n".join(words) + "\n", files)

"""Papers on their way between xã Minh Sơn and the province, quick to bring as far as a test needs."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings

from giaoban.edxml.message import Answered, Attachment, Document, Organ, Signer, Status, document_id
from giaoban.edxml.read import Received, received
from giaoban.edxml.transport import IN, OUT
from giaoban.edxml.write import package
from giaoban.office.directory.models import Organ as Known
from giaoban.office.directory.models import OrganName
from giaoban.office.exchange import jobs
from giaoban.office.exchange.actions import switch_post
from giaoban.office.issuing import actions as issuing
from giaoban.office.issuing.models import Draft, Recipient
from giaoban.office.jobs.models import Job
from tests.letters import letter
from tests.office.issuing.rows import fresh, issued, scan
from tests.people import Organs, People, person_of

COMMUNE, PROVINCE, FINANCE = "A12.34.56", "A12", "H56.05"
US, THEM = Organ(COMMUNE, name="Đảng ủy xã Minh Sơn"), Organ(PROVINCE, name="Tỉnh ủy An Bình")
DAY = dt.date(2026, 11, 2)
PLAN = Document(
    sender=THEM,
    receivers=(US,),
    number="85",
    notation="KH/TU",
    day=DAY,
    type_name="Kế hoạch",
    subject="Tổng kết công tác xây dựng Đảng năm 2026",
    signer=Signer("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Vũ Thị Hạnh"),
    document_id=document_id(PROVINCE, DAY, "85", "KH-TU"),
    attachments=(Attachment("ke-hoach-85.txt", letter(), "text/plain"),),
)


def coded(organs: Organs) -> None:
    """The organs that have codes."""
    for organ, code in ((organs.committee, COMMUNE), (organs.province_committee, PROVINCE), (organs.finance, FINANCE)):
        OrganName.objects.filter(organ=organ).update(edxml_id=code)


def distributed(people: People, organs: Organs, to: list[Known] | None = None, **values: Any) -> Draft:
    """A signed and scanned report that went to the province, the department of finance, member Bùi Thị Sen, and somebody in words."""
    draft = issued(people, organs, scan(), **values)
    whom = {"organs": to or [organs.province_committee, organs.finance], "people": [person_of(people.sen)], "words": ["Lưu Văn phòng"]}
    draft = issuing.set_recipients(people.lan, draft.pk, draft.revision, **whom)  # type: ignore[arg-type]
    issuing.distribute(people.lan, draft.pk, draft.revision)
    return fresh(draft)


def of(draft: Draft, organ: Known) -> Recipient:
    """The organ's row of the list."""
    return draft.recipients.get(organ=organ)


def folder(name: str) -> Path:
    """One of the four folders."""
    place = Path(settings.EXCHANGE) / name
    place.mkdir(parents=True, exist_ok=True)
    return place


def lying(name: str) -> list[Path]:
    """What lies in one of them, by name."""
    return sorted(folder(name).iterdir())


def drop(data: bytes, name: str = "goi.edxml") -> Path:
    """A package put into the incoming folder, a while ago."""
    place = folder(IN) / name
    place.write_bytes(data)
    os.utime(place, (1, 1))
    return place


def bring(document: Document = PLAN, name: str = "goi.edxml", **changes: Any) -> Path:
    """A paper put into the incoming folder."""
    return drop(package(replace(document, **changes)), name)


def tell(draft: Draft, status: int, sender: Organ = THEM, words: str = "", at: dt.datetime | None = None, **more: Any) -> Path:
    """A state of the draft's paper put into the incoming folder."""
    called = draft.recipients.exclude(parcels=None).first()
    assert called is not None
    parcel = called.parcels.exclude(document_id="").first()
    about = Answered(**({"organ_id": COMMUNE, "document_id": parcel.document_id if parcel else ""} | more))
    return drop(package(Status(about, sender, status, words, at)), f"{sender.organ_id}-{status}.edxml")


def opened(people: People) -> None:
    """The clerk has packages taken in by themselves."""
    switch_post(people.lan, to_open=True, shown=0)


def carried() -> None:
    """What the worker does: take in what waits, look after it, hand over what is to go."""
    jobs.take(Job.objects.create(kind=jobs.TAKE, key=f"take {Job.objects.count()}", state="running", not_before=dt.datetime.now(dt.UTC)))
    jobs.look_after()
    jobs.send(Job())


def outgoing() -> list[Received]:
    """The messages that lie in the outgoing folder."""
    return [received(place.read_bytes()) for place in lying(OUT)]


def answered() -> list[tuple[str, int, str]]:
    """The states that lie in the outgoing folder: of which paper, which, with which words."""
    told = (one.message for one in outgoing())
    return sorted((one.answers.document_id, one.code, one.description) for one in told if isinstance(one, Status))

"""The demo's packages: a letter that went to the province, what its receivers say of it, and two packages that the clerk has to look at."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.conf import settings

from giaoban.demo.issuing import PHOTO, Loading, fresh
from giaoban.edxml.message import ARRIVED, RECEIVED, Attachment, Document, Organ, Status, answering
from giaoban.edxml.transport import IN, Arrival
from giaoban.edxml.write import package
from giaoban.office.directory.models import Account
from giaoban.office.directory.models import Organ as OurOrgan
from giaoban.office.exchange import ways
from giaoban.office.exchange.actions import ask_back, close, send_out, send_waiting, take_package
from giaoban.office.exchange.contents import document_that_went
from giaoban.office.exchange.models import Parcel
from giaoban.office.issuing import actions
from giaoban.office.issuing.actions import Handed, Numbered
from giaoban.office.issuing.models import Draft

_LETTER = """1. Đảng ủy xã Minh Sơn đề nghị hỗ trợ 25 triệu đồng tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư.
2. Phần còn lại do ngân sách xã và Nhân dân đóng góp."""
_WRONG = "Số tiền đề nghị ghi sai; Đảng ủy xã sẽ gửi lại công văn đúng."
_OURS, _ELSEWHERE = "A00.1.2", "A00.1.9"
_AGRICULTURE = Organ("H00.7", name="Sở Nông nghiệp và Môi trường")


def load_parcels(accounts: dict[str, Account], organs: dict[str, OurOrgan], today: dt.date) -> None:
    """Make them, for a local day, where the demo has a folder for packages."""
    if not ways.is_set():
        return
    lan = accounts["lan"]
    _send_letter(Loading(accounts, organs, today))
    for parcel in Parcel.objects.order_by("pk"):
        _answer(lan, parcel, ARRIVED)
    to_committee, to_department = (Parcel.objects.get(recipient__organ=organs[key]) for key in ("TU", "STC"))
    _answer(lan, to_committee, RECEIVED, "Đã vào sổ số 1204.")
    ask_back(lan, to_department.pk, _WRONG)
    send_waiting(ways.transport())
    _bring(lan, "cong-van-214.edxml", _from_agriculture("214", _OURS, today))
    _bring(lan, "cong-van-215.edxml", _from_agriculture("215", _ELSEWHERE, today))


def _send_letter(at: Loading) -> Draft:
    """Signed, numbered, sent over the folder to two offices of the province."""
    lan = at.accounts["lan"]
    draft = at.draft("ha", "CV", "V/v đề nghị hỗ trợ kinh phí tổ chức Ngày hội Đại đoàn kết toàn dân tộc", _LETTER)
    draft = at.before("thu", draft, "ha", "Đề nghị hỗ trợ kinh phí.")
    draft = actions.set_recipients(lan, draft.pk, draft.revision, organs=[at.organs["TU"], at.organs["STC"]], groups=[], words=[])
    scan = Handed(PHOTO, "cong-van-ban-ky.png", assured=True)
    draft = actions.issue(lan, draft.pk, draft.revision, Numbered(scan=scan), at.signed("thu"))
    actions.distribute(lan, draft.pk, draft.revision)
    draft = fresh(draft)
    send_out(lan, draft.pk, draft.revision, by_code=list(draft.recipients.values_list("pk", flat=True)))
    send_waiting(ways.transport())
    return draft


def _answer(clerk: Account, parcel: Parcel, code: int, words: str = "") -> None:
    """A receiver of ours says how far the paper is there."""
    went = document_that_went(parcel)
    (receiver,) = went.receivers
    said = package(Status(answering(went), receiver, code, words))
    take_package(clerk, Arrival(f"trang-thai-{parcel.pk}-{code}.edxml", said))


def _from_agriculture(number: str, to: str, today: dt.date) -> bytes:
    """A letter as a picture, which the program cannot look through."""
    letter = Document(
        sender=_AGRICULTURE, receivers=(Organ(to),), number=number, notation="SNNMT-TL", day=today, type_name="Công văn",
        subject="V/v vận hành hồ chứa, cấp nước vụ xuân", document_id=f"{_AGRICULTURE.organ_id},{today:%Y/%m/%d},{number}/SNNMT-TL",
        attachments=(Attachment("cong-van.png", PHOTO, "image/png"),),
    )  # fmt: skip
    return package(letter)


def _bring(clerk: Account, name: str, data: bytes) -> None:
    """As it comes: the file lies in the folder until the clerk has looked at it."""
    folder = Path(settings.EXCHANGE) / IN
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    arrival = Arrival(name, data)
    close(take_package(clerk, arrival), arrival, ways.transport())

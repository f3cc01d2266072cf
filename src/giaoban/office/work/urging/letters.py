"""The words of a letter that urges a unit: whose letter it is and who signs, as of its day; then its tasks, and by when to answer.

A Party committee's letter is signed `T/L BAN THƯỜNG VỤ`, a People's Committee's `TL. CHỦ TỊCH`: by the chief of office.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from giaoban.office.directory.heads import head_of_committee
from giaoban.office.directory.models import Organ
from giaoban.office.work.models import Side, Urging, UrgingLetter, UrgingLine
from giaoban.office.work.urging.overdue import LateShare
from giaoban.writing.paper import Column, Paper, Paragraph, Signature, Table
from giaoban.writing.profile import Side as FormSide
from giaoban.writing.profile import profile_on

COLUMNS = (
    Column("TT", 10, centred=True),
    Column("Nội dung nhiệm vụ", 71),
    Column("Văn bản giao, nguồn giao", 41),
    Column("Hạn", 24, centred=True),
    Column("Số ngày quá hạn", 19, centred=True),
)
SUBJECT = "đôn đốc thực hiện nhiệm vụ quá hạn"


@dataclass(frozen=True, slots=True)
class Head:
    """What a letter says besides its tasks. `unit`: to whom, by the name of that day; `back_to`: where the answer goes.

    `number` is the line of the number with its room, as letters have been written down: `Số      -CV/ĐU`.
    """

    form: str
    above: str
    issuer: str
    number: str
    place: str
    unit: str
    back_to: str
    authority: str
    office_title: str
    signer: str


def head_for(day: dt.date) -> Head:
    """The head of the letters of a local day; the unit's name is put in for each. Nothing is made up: what is not known stays empty."""
    committee = head_of_committee(day)
    signed = committee.by_order
    number = f"Số      -CV/{committee.organ}" if committee.side == "party" else f"Số:       /{committee.organ}-VP"
    return Head(
        form=committee.side, above=" ".join(committee.above).upper(), issuer=" ".join(committee.issuer).upper(), number=number,
        place=committee.place, unit="", back_to=committee.office, authority=signed.authority[0], office_title=signed.office_title,
        signer=signed.name,
    )  # fmt: skip


def letter_to(organ: Organ, head: Head, urging: Urging, shares: Sequence[LateShare]) -> tuple[UrgingLetter, list[UrgingLine]]:
    """A letter and its lines that are not written down yet: for the preview, and to be written down."""
    said = asdict(head) | {"unit": organ.named_on(urging.day)}
    letter = UrgingLetter(urging=urging, organ=organ, head=said)
    return letter, [line_of(letter, share) for share in shares]


def line_of(letter: UrgingLetter, share: LateShare, time: int = 1) -> UrgingLine:
    """A row of a letter."""
    told: dict[str, Any] = {"title": share.title, "source": share.source, "side": share.side}
    told |= {"deadline": share.deadline, "days_late": share.days_late, "time": time}
    return UrgingLine(letter=letter, assignment_id=share.share_id, **told)


def words_of(letter: UrgingLetter, lines: Sequence[UrgingLine]) -> Paper:
    """Every word of a letter, ready to be set in the form of its day."""
    head, urging = Head(**letter.head), letter.urging
    side: FormSide = "party" if head.form == "party" else "state"
    asked = (
        f"Đề nghị {head.unit} khẩn trương thực hiện các nhiệm vụ nêu trên, báo cáo kết quả bằng văn bản, nêu rõ nguyên nhân chậm và "
        f"thời gian hoàn thành, gửi về {head.back_to} chậm nhất ngày {urging.reply_by:%d/%m/%Y}"
    )
    opening = f"Qua theo dõi, tính đến ngày {urging.day:%d/%m/%Y}, {head.unit} còn {len(lines):02} nhiệm vụ quá hạn, cụ thể như sau:"
    said = [paragraph for paragraph in urging.words.splitlines() if paragraph.strip()]
    table = Table(COLUMNS, tuple(_row(number, line) for number, line in enumerate(lines, 1)))
    return Paper(
        profile=profile_on(side, urging.day).id,
        above=(head.above,) if head.above else (),
        issuer=(head.issuer,) if head.issuer else (),
        symbol=head.number.partition("-" if side == "party" else "/")[2],
        place=head.place,
        day=urging.day,
        subject=SUBJECT,
        addressees=(head.unit,),
        body=(Paragraph(opening), table, *map(Paragraph, said), Paragraph(asked)),
        recipients=("Như trên", f"Lưu {head.back_to}" if side == "party" else "Lưu: VT"),
        signature=Signature((head.authority,), head.office_title, head.signer),
    )


def _row(number: int, line: UrgingLine) -> tuple[str, ...]:
    title = f"{line.title.rstrip(' .')} (phối hợp)" if line.side == Side.SUPPORT else line.title
    by = f"{line.deadline:%d/%m/%Y}" if line.deadline else ""
    return (str(number), title, line.source, by, "" if line.days_late is None else str(line.days_late))

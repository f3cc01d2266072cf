"""The words of a letter that urges a unit: whose letter it is and who signs, as of its day; then its tasks, and by when to answer.

A Party committee's letter is signed `T/L BAN THƯỜNG VỤ`, a People's Committee's `TL. CHỦ TỊCH`: by the chief of office.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from giaoban.office.directory.models import Level, Office, Organ, OrganName, name_on
from giaoban.office.directory.models import Side as OrganSide
from giaoban.office.directory.queries import chief_of_office, office, office_of
from giaoban.office.work.models import Side, Urging, UrgingLetter, UrgingLine
from giaoban.office.work.urging.overdue import LateShare
from giaoban.writing.days import place_and_day
from giaoban.writing.letter import Column, Form, Letter

COLUMNS = (
    Column("TT", 10, centred=True),
    Column("Nội dung nhiệm vụ", 71),
    Column("Văn bản giao, nguồn giao", 41),
    Column("Hạn", 24, centred=True),
    Column("Số ngày quá hạn", 19, centred=True),
)
SUBJECT = "đôn đốc thực hiện nhiệm vụ quá hạn"
_PARTY_LEVELS = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_COMMITTEE = re.compile(r"(tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What a letter says besides its tasks. `unit`: to whom, by the name of that day; `back_to`: where the answer goes."""

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
    kept = office()
    chief = chief_of_office(day)
    title = chief.title.upper() if chief else "CHÁNH VĂN PHÒNG"
    own = kept.organ if kept else None
    desk = office_of(own, day) if own else None
    known = {"place": kept.place if kept else "", "unit": "", "back_to": desk.named_on(day) if desk else "Văn phòng"}
    signed = {"office_title": title, "signer": chief.person.full_name if chief else ""}
    return Head(**_of_party(kept, day) if own is None or own.side == OrganSide.PARTY else _of_state(own, day), **known, **signed)


def _of_party(kept: Office | None, day: dt.date) -> dict[str, str]:
    own = kept.organ if kept else None
    parent = own.parent if own and own.level != Level.PROVINCE else None
    return {
        "form": Form.PARTY,
        "above": _membership(parent.named_on(day)).upper() if parent else "",
        "issuer": own.named_on(day).upper() if own else "",
        "number": f"Số      -CV/{_symbol(own, day) if own else ''}",
        "authority": "T/L BAN THƯỜNG VỤ",
    }


def _of_state(own: Organ, day: dt.date) -> dict[str, str]:
    """People's Committees name no organ above themselves."""
    number = f"Số:       /{_symbol(own, day)}-VP"
    return {"form": Form.STATE, "above": "", "issuer": own.named_on(day).upper(), "number": number, "authority": "TL. CHỦ TỊCH"}


def _membership(committee: str) -> str:
    """`Tỉnh ủy An Bình` → `Đảng bộ tỉnh An Bình`: a committee's papers name above it the whole membership."""
    found = _COMMITTEE.match(committee)
    if found is None:
        return committee
    level = _PARTY_LEVELS.get(found[1].lower(), "")
    return " ".join(f"Đảng bộ {level} {committee[found.end() :]}".split())


def _symbol(organ: Organ, day: dt.date) -> str:
    names = OrganName.objects.filter(organ=organ).values_list("symbol", "valid_from", "valid_to")
    return name_on(names, day)


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


def words_of(letter: UrgingLetter, lines: Sequence[UrgingLine]) -> Letter:
    """Every word of a letter, ready to be set."""
    head, urging = Head(**letter.head), letter.urging
    party = head.form == Form.PARTY
    end = "." if party else "./."
    asked = (
        f"Đề nghị {head.unit} khẩn trương thực hiện các nhiệm vụ nêu trên, báo cáo kết quả bằng văn bản, nêu rõ nguyên nhân chậm và "
        f"thời gian hoàn thành, gửi về {head.back_to} chậm nhất ngày {urging.reply_by:%d/%m/%Y}{end}"
    )
    return Letter(
        form=Form(head.form),
        above=head.above,
        issuer=head.issuer,
        number=head.number,
        subject=f"{'về việc' if party else 'V/v'} {SUBJECT}",
        place_day=place_and_day(head.place, urging.day),
        addressee=head.unit,
        before=(f"Qua theo dõi, tính đến ngày {urging.day:%d/%m/%Y}, {head.unit} còn {len(lines):02} nhiệm vụ quá hạn, cụ thể như sau:",),
        columns=COLUMNS,
        rows=tuple(_row(number, line) for number, line in enumerate(lines, 1)),
        after=(*(paragraph for paragraph in urging.words.splitlines() if paragraph.strip()), asked),
        recipients=("- Như trên;", f"- Lưu {head.back_to}.") if party else ("- Như trên;", "- Lưu: VT."),
        authority=head.authority,
        office_title=head.office_title,
        signer=head.signer,
    )


def _row(number: int, line: UrgingLine) -> tuple[str, ...]:
    title = f"{line.title.rstrip(' .')} (phối hợp)" if line.side == Side.SUPPORT else line.title
    by = f"{line.deadline:%d/%m/%Y}" if line.deadline else ""
    return (str(number), title, line.source, by, "" if line.days_late is None else str(line.days_late))

"""Who signs papers of an organ, and how the block reads: by order, as its head, in the head's place, acting.

Party: Hướng dẫn 36-HD/VPTW, mục II.1.7.1. State: Nghị định 30/2020/NĐ-CP, Điều 13, and Phụ lục I, II.7. What is not known stays empty.
"""

from __future__ import annotations

import datetime as dt
import re

from giaoban.office.directory.models import Organ, Position, Side
from giaoban.office.directory.queries import chief_of_office
from giaoban.writing.paper import Signature
from giaoban.writing.profile import Side as FormSide

PEOPLES_COMMITTEE = "peoples-committee"
NO_CHIEF = "CHÁNH VĂN PHÒNG"  # by whom an office is led, whoever that is
_PEOPLE = "TM. ỦY BAN NHÂN DÂN"
_OF_AN_ORGAN = re.compile(r"\s(?:Đảng (?:ủy|uỷ)|Tỉnh (?:ủy|uỷ)|UBND|Ủy ban nhân dân|HĐND)\b.*$", re.IGNORECASE)
_ACTING = re.compile(r"(?:QUYỀN\s+|Q\.\s*)(?=\S)")
_DEPUTY = re.compile(r"PHÓ\s+(?=\S)")
_BESIDE_AN_OFFICE = re.compile(r"\s+(?:PHỤ TRÁCH|THƯỜNG TRỰC)\b.*$")  # of a deputy alone


def side_of(organ: Organ | None) -> FormSide:
    """In whose form the organ writes: the Party's committees, organs and cells in the Party's, all others as the State does (Điều 2)."""
    return "party" if organ is None or organ.side in {Side.PARTY, Side.CELL} else "state"


def title_of(title: str) -> str:
    """An office title as a signature has it: in capitals, without the name of an organ; `Quyền Chánh Văn phòng` is `Q. CHÁNH VĂN PHÒNG`."""
    return _ACTING.sub("Q. ", _OF_AN_ORGAN.sub("", title).upper(), count=1)


def title_of_head(title: str) -> str:
    """The title of the head in whose place a deputy signs: of `PHÓ CHÁNH VĂN PHÒNG` `CHÁNH VĂN PHÒNG`; a head's own is his own."""
    deputy = _DEPUTY.match(title)
    return _BESIDE_AN_OFFICE.sub("", title[deputy.end() :]) if deputy else title


def first_of(organ: Organ, day: dt.date) -> Position | None:
    """The first in rank of an organ on a local day."""
    held = Position.objects.filter(Position.on(day), organ=organ, person__active=True).select_related("person", "organ")
    return held.order_by("rank", "pk").first()


def head_is_vacant(organ: Organ, title: str, day: dt.date) -> bool:
    """Does nobody hold the title of head in the organ, in whose place a deputy of this title would sign?"""
    head = title_of_head(title_of(title))
    titles = Position.objects.filter(Position.on(day), organ=organ, person__active=True).values_list("title", flat=True)
    return not any(title_of(each) in {head, f"Q. {head}"} for each in titles)


def as_head(held: Position | None, side: FormSide, day: dt.date) -> Signature:
    """Who signs for an organ with one head: the head directly, a deputy in the head's place.

    A deputy in charge where no head is appointed signs directly in the Party, in the head's place in the State.
    """
    if held is None:
        return Signature()
    title = title_of(held.title)
    head = title_of_head(title)
    if head == title or (side == "party" and head_is_vacant(held.organ, title, day)):
        return Signature((), title, held.person.full_name)
    return Signature((f"K/T {head}" if side == "party" else f"KT. {head}",), title, held.person.full_name)


def by_order(chief: Position | None, side: FormSide, whom: str = "") -> Signature:
    """The chief of the office signs for its committee (thừa lệnh); `whom` is another than the Standing Board, the chairman.

    A deputy signs by order himself in the Party; in the State in the place of the chief, to whom the order was given.
    """
    title = title_of(chief.title) if chief else NO_CHIEF
    name = chief.person.full_name if chief else ""
    if side == "party":
        return Signature((f"T/L {whom or 'BAN THƯỜNG VỤ'}",), title, name)
    head = title_of_head(title)
    return Signature((f"TL. {whom or 'CHỦ TỊCH'}", *(() if head == title else (f"KT. {head}",))), title, name)


def on_behalf_of_the_people(organ: Organ, day: dt.date) -> Signature:
    """A People's Committee signs through its chairman; where none is written down through a deputy."""
    first = first_of(organ, day)
    title = title_of(first.title) if first else "CHỦ TỊCH"
    if first is None or not title_of_head(title).startswith("CHỦ TỊCH"):
        return Signature((_PEOPLE,), "CHỦ TỊCH", "")
    head = title_of_head(title)
    return Signature((_PEOPLE, *(() if head == title else (f"KT. {head}",))), title, first.person.full_name)


def chief_of(organ: Organ | None, desk: Organ | None, own: Organ | None, day: dt.date) -> Position | None:
    """The chief of the office `desk` of an organ: of our own committee whoever holds that role, else the first of that office."""
    if organ is None or own is None or organ.pk == own.pk:
        return chief_of_office(day)
    return first_of(desk, day) if desk is not None else None

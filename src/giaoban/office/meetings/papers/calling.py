"""Giấy mời and giấy triệu tập: what a meeting is about, when, where, under whom; who is asked; which papers are to be read.

A giấy triệu tập calls the members of a Party body, a giấy mời everybody else: guests, units, other organs. The State's side only invites.
The agenda is the one that was sent last, else the one that stands; of a confidential matter its heading alone, by what it is now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from giaoban.office.directory.heads import Head
from giaoban.office.directory.models import Account
from giaoban.office.meetings.dossier_queries import needs_visible_to
from giaoban.office.meetings.kinds import Part
from giaoban.office.meetings.models import AgendaIssue, Attendee, Meeting, Need
from giaoban.office.meetings.models import Item as Matter
from giaoban.office.meetings.papers.wording import held_said, matter_said, place_said, when_said
from giaoban.office.meetings.queries import agendas_visible_to, items_visible_to, seats_of
from giaoban.office.registry.spelling import folded
from giaoban.writing.paper import Block, Item, Paper, Paragraph

ADDRESSED = 6  # who are more than that are named in the list of those who take part, and `Kính gửi` names them together


class Call(StrEnum):
    """Which of the two papers."""

    INVITATION = "invitation"
    SUMMONS = "summons"


_KINDS = {Call.INVITATION: ("Giấy mời", "GM"), Call.SUMMONS: ("Giấy triệu tập", "GTT")}


@dataclass(frozen=True, slots=True)
class Line:
    """A matter on the agenda that is sent: the key of its item, its words, who prepares it."""

    item: int
    title: str
    prepared_by: str


@dataclass(frozen=True, slots=True)
class Called:
    """What an invitation says of a meeting: `title` as it goes on in a sentence, `asked` who is asked by it, `papers` what may be read."""

    meeting: int
    title: str
    when: str
    place: str
    chair: str
    participants: str
    agenda: tuple[Line, ...]
    asked: tuple[tuple[int, str], ...]
    papers: tuple[tuple[int, str], ...]


def called_by(account: Account, meeting: Meeting, call: Call, head: Head) -> Called:
    """The facts of one of the two papers, as far as the person sees the meeting."""
    seats = [seat for seat in seats_of(account, meeting) if call_of(seat, head.side) == call]
    standing = Q(item__meeting=meeting, item__state=Matter.State.STANDS, item__confidential=False)  # it goes outside, whoever writes it
    needs = needs_visible_to(account).filter(standing, state=Need.State.COMPLETE).select_related("item").order_by("item__place", "pk")
    return Called(
        meeting=meeting.pk,
        title=held_said(meeting),
        when=when_said(meeting),
        place=place_said(meeting),
        chair=meeting.chair.full_name if meeting.chair else meeting.chair_words,
        participants=" ".join(meeting.participants.split()),
        agenda=tuple(_agenda(account, meeting)),
        asked=tuple((seat.pk, f"Đồng chí {seat}" if seat.person_id is not None else str(seat)) for seat in seats),
        papers=tuple((need.pk, _paper(need)) for need in needs),
    )


def _paper(need: Need) -> str:
    """`Tờ trình (Phương án phòng cháy rừng)`; without the matter where the paper's own name says it."""
    title, matter = str(need), matter_said(need.item)
    return title if folded(matter) in folded(title) else f"{title} ({matter.rstrip(' .;')})"


def call_of(seat: Attendee, side: str) -> Call:
    """By which paper somebody is called on that side."""
    is_member = seat.person_id is not None and seat.part != Part.GUEST
    return Call.SUMMONS if is_member and side == "party" else Call.INVITATION


def _agenda(account: Account, meeting: Meeting) -> Iterator[Line]:
    standing = {item.pk: item for item in items_visible_to(account).filter(meeting=meeting).select_related("prepared_by")}
    sent = agendas_visible_to(account).filter(meeting=meeting, stage=AgendaIssue.Stage.INVITED).order_by("version").last()
    if sent is None:
        for item in standing.values():
            if item.state == Matter.State.STANDS and not item.at_meeting:
                yield Line(item.pk, matter_said(item), str(item.prepared_by) if item.prepared_by else item.prepared_words)
        return
    for row in sent.rows:
        now = standing.get(row["item"])
        title = matter_said(now) if now is not None and now.confidential else row["title"]
        yield Line(row["item"], title, row["prepared_by"])


def calling_paper(called: Called, call: Call, head: Head) -> Paper:
    """The paper, its number still to be given."""
    kind, sign = _KINDS[call]
    begun = called.title
    lead = "triệu tập các đồng chí dự" if call == Call.SUMMONS else "trân trọng kính mời các đồng chí tới dự"
    body: list[Block] = [Paragraph(f"{head.committee or 'Văn phòng'} {lead} {begun}, cụ thể như sau:", f"meeting:{called.meeting}")]
    body += _numbered(called)
    body.append(Paragraph("Đề nghị các đồng chí tới dự đúng thời gian, thành phần."))
    return Paper(
        **head.begin(kind, sign),
        subject=f"dự {begun}",
        addressees=_addressees(called.asked),
        body=tuple(body),
        recipients=("Như trên", head.archive),
        signature=head.by_order,
    )


def _addressees(asked: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Each by name, or all of them together where they are many: then the paper lists them."""
    return tuple(name for _, name in asked) if 0 < len(asked) <= ADDRESSED else ("Các đồng chí dự họp",)


def _numbered(called: Called) -> Iterator[Block]:
    """The parts that are known, counted."""
    key = f"meeting:{called.meeting}"
    parts: list[tuple[str, str, str, list[Block]]] = [
        ("Thời gian", f"{called.when}.", "when", []),
        ("Địa điểm", f"{called.place}." if called.place else "", "place", []),
        ("Chủ trì", f"đồng chí {called.chair}." if called.chair else "", "chair", []),
        ("Thành phần", f"{called.participants.rstrip(' .')}." if called.participants else "", "participants", _guests(called)),
        ("Nội dung, chương trình", "", "agenda", _matters(called)),
        ("Tài liệu", "", "papers", [Item(2, "-", f"{title}.", f"need:{pk}") for pk, title in called.papers]),
    ]
    known = [part for part in parts if part[1] or part[3]]
    for number, (label, words, name, below) in enumerate(known, 1):
        yield Item(1, f"{number}.", f"{label}: {words}" if words else label if name == "agenda" else f"{label}:", f"{key}.{name}")
        yield from below


def _guests(called: Called) -> list[Block]:
    if len(called.asked) <= ADDRESSED:
        return []
    return [Item(2, "-", f"{name};", f"seat:{pk}") for pk, name in called.asked]


def _matters(called: Called) -> list[Block]:
    found: list[Block] = []
    for number, line in enumerate(called.agenda, 1):
        by = f" ({line.prepared_by} chuẩn bị)" if line.prepared_by else ""
        found.append(Item(2, f"({number})", f"{line.title.rstrip(' .;')}{by}", f"item:{line.item}"))
    return found

"""Phiếu trình: what the office proposes to do with an incoming paper, laid on it for a leader's word."""

from __future__ import annotations

import datetime as dt

from giaoban.account.words import kind
from giaoban.office.directory.heads import Head
from giaoban.office.registry.models import Handling
from giaoban.office.registry.models import Paper as Incoming
from giaoban.writing.paper import Block, Column, Item, Paper, Paragraph, Signature, Table

PAPER, PROPOSAL, OPINION = "paper", "proposal", "opinion"
_LINES, _LINE = 5, "…" * 38
_ROOM = Table((Column("Ý kiến chỉ đạo của lãnh đạo"),), (("\n".join([_LINE] * _LINES),),), key=OPINION)


def submission_slip(handling: Handling, arrivals: str, head: Head) -> Paper:
    """The slip of a proposed handling; `arrivals` are its numbers in the register of incoming papers."""
    by = handling.proposed_by
    return Paper(
        **head.begin("Phiếu trình", "PT"),
        subject="giải quyết văn bản đến",
        addressees=(f"Đồng chí {handling.leader}" if handling.leader else "Thường trực",),
        body=(*_blocks(handling, arrivals, head), _ROOM),
        signature=Signature((), "NGƯỜI ĐỀ XUẤT", by.person.full_name if by and by.person else ""),
    )


def _blocks(handling: Handling, arrivals: str, head: Head) -> list[Block]:
    paper = handling.paper
    told = (f"số đến {arrivals}" if arrivals else "", f"ngày đến {_day(paper.received_on)}" if paper.received_on else "")
    arrived = ", ".join(part for part in told if part)
    issuer = f" của {paper.issuer_text}" if paper.issuer_text else ""
    return [
        Item(1, "1.", f"Văn bản đến: {named(paper)}{issuer}{f' ({arrived})' if arrived else ''}.", PAPER),
        Item(1, "2.", f"Trích yếu: {paper.subject or 'không có'}", f"{PAPER}.subject"),
        Item(1, "3.", f"{head.office} đề xuất: {_proposed(handling)}.", PROPOSAL),
        *(Paragraph(line, f"{PROPOSAL}.text") for line in handling.text.splitlines() if line.strip()),
    ]


def named(paper: Incoming) -> str:
    """`Công văn số 187-CV/TU ngày 02/11/2026`."""
    words = kind(paper.type) if paper.type else "Văn bản"
    number = f" số {paper.number}" if paper.number else ""
    return f"{words}{number}{f' ngày {_day(paper.date)}' if paper.date else ''}"


def _proposed(handling: Handling) -> str:
    if handling.lead is None:
        words = "xem, cho ý kiến"
    else:
        support = ", ".join(str(organ) for organ in handling.support.prefetch_related("names"))
        words = f"giao {handling.lead} chủ trì{f', phối hợp với {support}' if support else ''}"
    return f"{words}; hoàn thành chậm nhất ngày {_day(handling.deadline)}" if handling.deadline else words


def _day(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""

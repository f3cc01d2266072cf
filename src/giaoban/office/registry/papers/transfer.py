"""Phiếu chuyển văn bản: a paper sent on to a unit, with what that unit is to do; nothing that others are told stands on it."""

from __future__ import annotations

from giaoban.office.directory.heads import Head
from giaoban.office.registry.models import Annotation, Forwarding
from giaoban.office.registry.papers.submission import named
from giaoban.writing.paper import Block, Item, Paper, Paragraph

_PARTS = {
    Forwarding.Part.LEAD: "chủ trì giải quyết theo chức năng, nhiệm vụ",
    Forwarding.Part.SUPPORT: "phối hợp giải quyết theo chức năng, nhiệm vụ",
    Forwarding.Part.TO_KNOW: "để biết, theo dõi",
}


def orders_to(forwarding: Forwarding) -> list[Annotation]:
    """The leaders' orders on the paper that are given to this unit: what is ordered of others is not told on."""
    notes = forwarding.paper.annotations.select_related("leader").prefetch_related("support").order_by("at", "pk")
    organ = forwarding.organ_id
    return [one for one in notes if organ is not None and (one.lead_id == organ or organ in {each.pk for each in one.support.all()})]


def transfer_slip(forwarding: Forwarding, head: Head) -> Paper:
    """The slip that goes with a paper to the unit it is sent on to."""
    paper, unit = forwarding.paper, str(forwarding.organ)
    by = f"; hoàn thành chậm nhất ngày {forwarding.deadline:%d/%m/%Y}" if forwarding.deadline else ""
    issuer = f" của {paper.issuer_text}" if paper.issuer_text else ""
    body: list[Block] = [
        Paragraph(f"{head.office} chuyển đến {unit} văn bản sau đây:"),
        Item(1, "1.", f"Văn bản: {named(paper)}{issuer}.", "paper"),
        Item(1, "2.", f"Trích yếu: {paper.subject or 'không có'}", "paper.subject"),
        *(
            Item(1, f"{number}.", f"Ý kiến của đồng chí {one.leader}: {one.text}", f"annotation:{one.pk}")
            for number, one in enumerate((each for each in orders_to(forwarding) if each.text.strip()), 3)
        ),
        Paragraph(f"Đề nghị {unit} {_PARTS[Forwarding.Part(forwarding.part)]}{by}.", f"forwarding:{forwarding.pk}"),
    ]
    return Paper(
        **head.begin("Phiếu chuyển văn bản", "PC"),
        addressees=(unit,),
        body=tuple(body),
        recipients=("Như trên", head.archive),
        signature=head.by_chief,
    )

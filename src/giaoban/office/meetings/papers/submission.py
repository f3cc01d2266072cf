"""Tờ trình on a matter of a meeting: begun with what is known, for the unit that prepares it to go on with and hand in.

What only the unit knows is left open with dots, under the headings that a body asks for. Of a confidential matter there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from giaoban.office.directory.heads import Head
from giaoban.office.directory.models import Account
from giaoban.office.meetings.dossier_queries import needs_visible_to
from giaoban.office.meetings.models import Competence, Need
from giaoban.office.meetings.papers.wording import body_said, small, when_said
from giaoban.office.registry.papers.submission import named
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.writing.paper import Block, Heading, Item, Paper, Paragraph

OPEN = "…" * 30
_ASKED = {Competence.Does.DECIDES: "xem xét, quyết định", Competence.Does.GIVES_OPINION: "xem xét, cho ý kiến"}


@dataclass(frozen=True, slots=True)
class Submitted:
    """What is known of what is submitted. `before`: the body; `asked`: what it is asked to do; `bases`, `beside`: papers."""

    item: int
    title: str
    before: str
    when: str
    asked: str
    bases: tuple[str, ...]
    beside: tuple[tuple[int, str], ...]


def submitted(account: Account, need: Need) -> Submitted:
    """The facts of a tờ trình that is needed, as far as the person sees what stands around it."""
    item, meeting = need.item, need.item.meeting
    programme = papers_visible_to(account).filter(pk=meeting.paper_id).first() if meeting.paper_id is not None else None
    others = needs_visible_to(account).filter(item=item).exclude(pk=need.pk).exclude(state=Need.State.WAIVED).order_by("pk")
    return Submitted(
        item=item.pk,
        title=item.title.rstrip(" .;"),
        before=body_said(meeting, "Thường trực"),
        when=when_said(meeting) if meeting.day else "",
        asked=_asked(need),
        bases=(f"Căn cứ {named(programme)}{f' của {programme.issuer_text}' if programme.issuer_text else ''}",) if programme else (),
        beside=tuple((other.pk, str(other)) for other in others),
    )


def _asked(need: Need) -> str:
    """By the competence table: to decide, or to give an opinion; both where it says nothing."""
    item = need.item
    rows = item.matter.competences.all() if item.matter is not None else []
    found = next((Competence.Does(one.does) for one in rows if one.body == item.meeting.body), None)
    return _ASKED.get(found, "xem xét, cho ý kiến, quyết định") if found else "xem xét, cho ý kiến, quyết định"


def submission_draft(facts: Submitted, head: Head) -> Paper:
    """The tờ trình of the unit whose head it is."""
    return Paper(
        **head.begin("Tờ trình", "TTr"),
        subject=f"về {small(facts.title)}",
        addressees=(facts.before,),
        bases=facts.bases,
        body=tuple(_body(facts, head)),
        recipients=("Như trên", head.archive),
        signature=head.by_chief,
    )


def _body(facts: Submitted, head: Head) -> Iterator[Block]:
    key = f"item:{facts.item}"
    at = f" tại cuộc họp {facts.when}" if facts.when else ""
    yield Paragraph(f"{head.office} kính trình {facts.before}{at} về {small(facts.title)}, cụ thể như sau:", key)
    for number, title in enumerate(("Sự cần thiết, căn cứ", "Nội dung trình", "Ý kiến của các cơ quan liên quan"), 1):
        yield Heading(1, f"{number}.", title)
        yield Paragraph(OPEN)
    yield Heading(1, "4.", "Đề nghị")
    yield Paragraph(f"{head.office} kính đề nghị {facts.before} {facts.asked}.", key)
    if facts.beside:
        *before, last = facts.beside
        yield Paragraph("Tài liệu kèm theo:")
        yield from (Item(2, "-", f"{title};", f"need:{pk}") for pk, title in before)
        yield Item(2, "-", last[1], f"need:{last[0]}")

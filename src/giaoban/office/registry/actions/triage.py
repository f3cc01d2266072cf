"""Phân văn: sorting the day's papers, proposing who handles them, a leader's answer, his annotation, sending on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from giaoban.office.audit.acts import Line, act, require, revise
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.registry import rules, store
from giaoban.office.registry.actions.taking_in import Handed, kept_file, new_part, screened
from giaoban.office.registry.models import Annotation, Forwarding, Handling, Paper, Part, Sorting
from giaoban.office.registry.queries import visible_to
from giaoban.office.registry.spelling import file_name

ANSWERED = "Lãnh đạo đã cho ý kiến về đề xuất này; hãy ghi bút phê mới nếu có ý kiến khác."


@dataclass(frozen=True, slots=True)
class Order:
    """Who leads, who supports, by when, in which words."""

    lead: Organ | None = None
    support: tuple[Organ, ...] = ()
    deadline: dt.date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Receiver:
    """To whom a paper is sent on with work: an organ or a person, as what, by when."""

    part: Forwarding.Part
    organ: Organ | None = None
    person: Person | None = None
    deadline: dt.date | None = None


def sort_paper(actor: Account, paper_id: int, choice: Sorting | str, *, shown: int) -> Paper:
    """Say what a paper is: phải làm, mời họp, để biết, lưu; empty takes the saying back. Raises Conflict when it was sorted meanwhile."""
    with act(actor, "registry.sort-paper") as line:
        paper = _paper(actor, paper_id)
        require(rules.may_sort(actor))
        revise(line, paper, shown, sorting=Sorting(choice).value if choice else "")
        paper.sorted_at = timezone.now() if choice else None
        paper.save(update_fields=["sorted_at"])
    return paper


def propose_handling(actor: Account, paper_id: int, order: Order, *, leader: Person | None, shown: int | None) -> Handling:
    """Put a proposal (đề xuất xử lý) before a leader, or change the one that was shown, as long as it has no answer."""
    with act(actor, "registry.propose-handling") as line:
        paper = _paper(actor, paper_id)
        require(rules.may_sort(actor))
        handling = Handling.objects.select_for_update().filter(paper=paper).first()
        if handling is None:
            handling = Handling.objects.create(paper=paper, proposed_by=actor, **_written(order), leader=leader)
            line.about(handling, paper=paper.pk)
        else:
            require(not handling.answer, ANSWERED)
            revise(line, handling, shown or 0, leader=leader, **_written(order))
        _set_support(line, handling, order.support)
    return handling


def answer_handling(actor: Account, handling_id: int, answer: Handling.Answer, order: Order | None = None, *, shown: int) -> Handling:
    """A leader's word on a proposal: agreed, amended with an order of his own, or only to know. What he orders is sent on."""
    with act(actor, "registry.answer-handling") as line:
        handling = Handling.objects.select_for_update().select_related("paper").get(pk=handling_id, paper__in=visible_to(actor))
        require(rules.may_answer(actor, handling), "Đề xuất này trình đồng chí lãnh đạo khác.")
        changed = _written(order) if answer == Handling.Answer.AMENDED and order else {}
        revise(line, handling, shown, answer=answer, **changed)
        Handling.objects.filter(pk=handling.pk).update(answered_by=actor, answered_at=timezone.now())
        if changed and order:
            _set_support(line, handling, order.support)
        if answer != Handling.Answer.TO_KNOW:
            _send_on(actor, handling.paper, handling.lead, handling.support.all(), handling.deadline)
    return handling


def record_annotation(actor: Account, paper_id: int, leader: Person, order: Order, photo: Handed | None = None) -> Annotation:
    """Record what a leader wrote on a paper: the giver is the leader, the enterer is who types. It is never changed afterwards.

    Raises SecretPaper, CannotSee, NotTakenIn for the photograph, as for every file; then nothing is kept of it.
    """
    require(rules.may_record_annotation(actor, leader))
    visible_to(actor).get(pk=paper_id)
    unseen = screened(actor, photo.data, photo.name, assured=photo.assured) if photo else ""
    sha256 = store.keep(photo.data) if photo else ""
    with act(actor, "registry.record-annotation") as line:
        paper = _paper(actor, paper_id)
        part = new_part(paper, kept_file(sha256, photo.data), Part.Kind.PHOTO, file_name(photo.name)) if photo else None
        note = Annotation.objects.create(
            paper=paper, leader=leader, text=order.text, lead=order.lead, deadline=order.deadline, photo=part, entered_by=actor
        )
        note.support.set(order.support)
        _send_on(actor, paper, order.lead, order.support, order.deadline)
        line.about(note, paper=paper.pk, leader=leader.pk, lead=order.lead.pk if order.lead else None, deadline=order.deadline)
        line.about(note, **({"assured": unseen} if unseen else {}))
    return note


def forward_paper(actor: Account, paper_id: int, *, organs: Iterable[Organ] = (), people: Iterable[Person] = ()) -> None:
    """Send a paper on, to be known (để biết)."""
    with act(actor, "registry.forward-paper") as line:
        paper = _paper(actor, paper_id)
        require(rules.may_sort(actor))
        to_organs, to_people = list(organs), list(people)
        for organ in to_organs:
            _forward(actor, paper, Forwarding.Part.TO_KNOW, organ=organ)
        for person in to_people:
            _forward(actor, paper, Forwarding.Part.TO_KNOW, person=person)
        line.about(paper, organs=[o.pk for o in to_organs], people=[p.pk for p in to_people])


def send_on(actor: Account, paper_id: int, receivers: Iterable[Receiver]) -> None:
    """A paper goes with the work that comes from it. Who leads already is not made a supporter by another task."""
    with act(actor, "registry.send-on") as line:
        paper = _paper(actor, paper_id)
        require(rules.may_send_on(actor))
        to = list(receivers)
        leads = set(paper.forwardings.filter(part=Forwarding.Part.LEAD).values_list("organ_id", "person_id"))
        for one in to:
            key = (one.organ.pk if one.organ else None, one.person.pk if one.person else None)
            if one.part == Forwarding.Part.LEAD or key not in leads:
                _forward(actor, paper, one.part, organ=one.organ, person=one.person, deadline=one.deadline)
        line.about(paper, organs=[one.organ.pk for one in to if one.organ], people=[one.person.pk for one in to if one.person])


def _paper(actor: Account, paper_id: int) -> Paper:
    return visible_to(actor).select_for_update().get(pk=paper_id)


def _written(order: Order) -> dict[str, object]:
    return {"lead": order.lead, "deadline": order.deadline, "text": order.text}


def _set_support(line: Line, handling: Handling, support: Iterable[Organ]) -> None:
    handling.support.set(support)
    line.about(handling, support=sorted(handling.support.values_list("pk", flat=True)))


def _send_on(actor: Account, paper: Paper, lead: Organ | None, support: Iterable[Organ], deadline: dt.date | None) -> None:
    """The lead and those who support see the paper from now on; each with the deadline of the order."""
    if lead:
        _forward(actor, paper, Forwarding.Part.LEAD, organ=lead, deadline=deadline)
    for organ in support:
        _forward(actor, paper, Forwarding.Part.SUPPORT, organ=organ, deadline=deadline)


def _forward(
    actor: Account,
    paper: Paper,
    part: Forwarding.Part,
    *,
    organ: Organ | None = None,
    person: Person | None = None,
    deadline: dt.date | None = None,
) -> None:
    if part == Forwarding.Part.TO_KNOW and paper.forwardings.exclude(part=part).filter(organ=organ, person=person).exists():
        return  # who has something to do with it knows of it
    Forwarding.objects.update_or_create(
        paper=paper, organ=organ, person=person, defaults={"part": part, "deadline": deadline, "by": actor, "at": timezone.now()}
    )

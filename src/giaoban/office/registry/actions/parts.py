"""The files of a paper: joined, put in order."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.registry import duplicates, queries, rules
from giaoban.office.registry.actions.arrivals import is_registered, remove_paper
from giaoban.office.registry.actions.letterheads import carry_confidentiality
from giaoban.office.registry.actions.taking_in import ask_to_read, new_part, next_position
from giaoban.office.registry.models import Arrival, File, Paper, Part

_REGISTERED = "Văn bản của tệp này đã vào sổ nên không ghép vào văn bản khác được."
_NOT_ITSELF = "Tệp này đã là của văn bản ấy."
_SET_ASIDE = "Tệp này đã bỏ."


def join_part(actor: Account, paper_id: int, arrival_id: int, kind: Part.Kind) -> Part:
    """Make a file that came in a part of another paper, an annex or a scan. The paper it had become goes, its parts come along; the other
    is from now on as far inside as that was."""
    with act(actor, "registry.join-part") as line:
        require(rules.may_take_in(actor))
        paper = queries.visible_to(actor).select_for_update(of=("self",)).get(pk=paper_id)
        arrival = queries.arrivals_visible_to(actor).select_for_update(of=("self",)).get(pk=arrival_id)
        if arrival.file is None:
            raise PermissionDenied(_SET_ASIDE)
        there = paper.parts.filter(file=arrival.file).first()
        if there is not None and there.kind == Part.Kind.MAIN:
            raise PermissionDenied(_NOT_ITSELF)
        inside = duplicates.most_inside([arrival.file])
        if inside > paper.confidentiality:
            revise(line, paper, paper.revision, confidentiality=inside)
            carry_confidentiality(paper)
        part = there or _joined(paper, arrival, arrival.file, kind)
        line.about(paper, part=part.pk, kind=part.kind)
        Arrival.objects.filter(pk=arrival.pk).update(paper=paper, state=Arrival.State.READY, reason="")
    return part


def order_parts(actor: Account, paper_id: int, part_ids: Sequence[int]) -> list[Part]:
    """Put the parts of a paper in the order named; those not named stay behind them."""
    with act(actor, "registry.order-parts") as line:
        paper = queries.visible_to(actor).select_for_update(of=("self",)).get(pk=paper_id)
        require(rules.may_correct(actor, paper))
        parts = list(paper.parts.all())
        wanted = {part_id: place for place, part_id in enumerate(part_ids)}
        parts.sort(key=lambda part: wanted.get(part.pk, len(wanted)))
        for place, part in enumerate(parts):
            part.position = place
        Part.objects.bulk_update(parts, ["position"])
        line.about(paper, parts=[part.pk for part in parts])
    return parts


def _joined(paper: Paper, arrival: Arrival, file: File, kind: Part.Kind) -> Part:
    """The arrival's file as a part of the paper. With the main part of its own paper the other parts come along, and that paper goes."""
    own = arrival.paper
    if own is None:
        part = new_part(paper, file, kind, arrival.name)
        ask_to_read(part)
        return part
    if is_registered(own):
        raise PermissionDenied(_REGISTERED)
    parts = list(own.parts.all())
    main = next((part for part in parts if part.file_id == file.pk and part.kind == Part.Kind.MAIN), None)
    moved = parts if main is not None else [part for part in parts if part.file_id == file.pk]
    for place, part in enumerate(moved, start=next_position(paper)):
        part.paper, part.position, part.kind = paper, place, kind if part.file_id == file.pk else part.kind
        part.save(update_fields=["paper", "position", "kind"])
        ask_to_read(part, again=True)
    if main is not None:
        own.arrivals.update(paper=paper)
        remove_paper(own)
    return next(part for part in moved if part.file_id == file.pk)

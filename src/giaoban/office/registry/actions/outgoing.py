"""A paper of our own, entered as it was signed: nothing of its letterhead needs to be read, for it was written here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account
from giaoban.office.registry import rules
from giaoban.office.registry.actions.reading import derive
from giaoban.office.registry.actions.taking_in import ask_to_read, new_part
from giaoban.office.registry.models import Direction, File, Paper, Part, Stage


@dataclass(frozen=True, slots=True)
class Held:
    """A file of the paper that is kept already: what it is to the paper, its name. `to_read`: its text is wanted."""

    file: File
    kind: Part.Kind
    name: str
    to_read: bool = False


def enter_outgoing(actor: Account, files: Iterable[Held], **letterhead: Any) -> Paper:
    """A paper that goes out: its letterhead as it was written, the files that are kept of it. Its number is given by the register."""
    with act(actor, "registry.enter-outgoing") as line:
        require(rules.may_take_in(actor))
        paper = Paper(direction=Direction.OUT, stage=Stage.READY, entered_by=actor, **letterhead)
        derive(paper)
        paper.save()
        for held in files:
            add_held(paper, held)
        line.about(paper)
    return paper


def add_held(paper: Paper, held: Held) -> Part:
    """One more file of the paper; the same file again is the same part."""
    part = paper.parts.filter(file=held.file).first() or new_part(paper, held.file, held.kind, held.name)
    if held.to_read:
        ask_to_read(part)
    return part

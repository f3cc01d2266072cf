"""The file of an issued paper that was written here: made afterwards, from the version that was signed, with its number and day."""

from __future__ import annotations

import dataclasses
from typing import Any

from django.utils import timezone

from giaoban.office.audit.acts import act
from giaoban.office.issuing.heading import profile_for, signature_of
from giaoban.office.issuing.models import Draft, DraftState, Signing, Version
from giaoban.office.issuing.own_form import issued_in_own_form
from giaoban.office.registry import actions as registry
from giaoban.office.registry import store
from giaoban.office.registry.actions.taking_in import kept_file
from giaoban.office.registry.models import Paper, Part
from giaoban.office.registry.spelling import number_and_symbol
from giaoban.writing.paper import Paper as Written
from giaoban.writing.paper import from_json, plain


def written(version: Version, paper: Paper | None = None, signing: Signing | None = None) -> Written:
    """A version as it is set: with number, day and signature of the paper it became, or as a draft. Raises NotAPaper.

    The paper bears who signed it, as that was recorded, whoever was to sign when it was drafted.
    """
    content: dict[str, Any] = version.content
    if signing is not None:
        content = content | {"signature": signature_of(version.draft, signing)}
    day = paper.date if paper is not None and paper.date is not None else timezone.localdate()
    made = from_json(content | {"profile": content.get("profile") or profile_for(version.draft.organ, day)})
    if paper is None:
        return dataclasses.replace(made, draft_mark=made.draft_mark or f"Dự thảo lần {version.number}")
    number, symbol = number_and_symbol(paper.number)
    return dataclasses.replace(made, number=number, symbol=symbol or made.symbol, day=paper.date, draft_mark="")


def to_be_signed(signing: Signing, symbol: str = "") -> Written:
    """The version as it is signed digitally: with who signs, on which day, and room for its number. `symbol`: where it bears none."""
    version = signing.version
    content = version.content | {"signature": signature_of(version.draft, signing)}
    made = from_json(content | {"profile": content.get("profile") or profile_for(version.draft.organ, signing.day)})
    return dataclasses.replace(made, number="", symbol=plain(made.symbol or symbol), day=signing.day, draft_mark="")


def file_name_of(paper: Paper) -> str:
    """The name of its file."""
    return f"{plain(paper.number).replace('/', '-')}.pdf"


def word_of(made: Written) -> bytes:
    """The paper as a Word file."""
    from giaoban.writing.word import word

    return word(made)


def pdf_of(made: Written) -> bytes:
    """The paper as PDF."""
    from giaoban.writing.pdf import pdf

    return pdf(made)


def write_issued_file(draft_id: int) -> Part | None:
    """The paper as PDF, joined to the paper of the register. Done twice it is as done once; nothing where it is gone.

    One file alone: a paper has one main text. As Word it is made when it is asked for. Words that come from what we follow need no reading.
    """
    draft = Draft.objects.filter(pk=draft_id, state=DraftState.ISSUED).select_related("paper").first()
    if draft is None or draft.paper is None:
        return None
    signing = draft.signings.select_related("version__draft", "signer").get(undone_at=None)
    made = written(signing.version, draft.paper, signing)
    data = issued_in_own_form(signing.version, made) or pdf_of(made)
    sha256 = store.keep(data)
    with act(None, "issuing.write-file") as line:
        paper = Paper.objects.select_for_update().get(pk=draft.paper.pk)
        file = kept_file(sha256, data)
        part = registry.add_held(paper, registry.Held(file, Part.Kind.MAIN, file_name_of(paper), to_read=not signing.version.sources))
        line.about(draft, part=part.pk)
    return part
